"""What is wrong in the typing of an Urdu text, as edits that repair it.

Each edit is a place in the original text and what should stand there. ``safe`` ones can be made
without reading: they change how the text is written, never what it says. Arabic quotations
(Quran verses, anything in ornate brackets or fully vowelled) are left alone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from aligner.document import Span
from aligner.language.urdu import normalise_word

_FORMS = "\ufb50-\ufd3d\ufd50-\ufdf1\ufe70-\ufefc"
_U = f"\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff{_FORMS}"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_VERSE = re.compile(r"﴿[^﴾]*﴾|\ufd3e[^\ufd3f]*\ufd3f")
_VOWELLED = re.compile(rf"(?:[{_U}]+[{_MARKS}]+[{_U}{_MARKS}]*[ \n]*){{3,}}")

_LETTERS = {"ي": "ی", "ك": "ک", "ه": "ہ", "ۀ": "ۂ", "ى": "ی", "ة": "ۃ", "ە": "ہ", "ۓ": "ئے"}
_ASPIRABLE = frozenset("بپتٹجچدڈرڑکگلمنك")
_MOST_DOUBTS = 3
_WRONG_LETTER = re.compile(
    rf"[{_U}]*[{''.join(_LETTERS)}\ufb50-\ufd3d\ufd50-\ufdf1\ufe70-\ufefc][{_U}]*"
)
_PUNCTUATION = {".": "۔", ",": "،", ";": "؛", "?": "؟"}
_LATIN_MARK = re.compile(rf"(?<=[{_U}])[{_MARKS}]*[ \u00a0]?([.,;?])(?=[\s”“\"’‘')\]»]|$)")
_SPACE_BEFORE = re.compile(
    rf"(?<=[{_U}0-9”“\"’)])[ \u00a0]+(?=[۔،؛؟](?:\s|$|[”“\"’])|[،؛؟][{_U}]{{2}})"
)
_NO_SPACE_AFTER = re.compile(rf"(?<=[{_U}]{{2}}[۔،؛؟])(?=[{_U}]{{2}})")
_DOUBLE_SPACE = re.compile(r"(?<=\S)  +(?=\S)")
# What the dear patterns above cannot do without; nearly every text is done with these.
_ANY_SPACE_BEFORE = re.compile("[ \u00a0][۔،؛؟]")
_ANY_NO_SPACE_AFTER = re.compile(rf"[۔،؛؟][{_U}]")
_TATWEEL = re.compile(rf"[{_U}]*ـ+[{_U}]*")
_CONTROL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[span]`` by ``replacement``, for the reason that ``kind`` names."""

    span: Span
    replacement: str
    kind: str  # "letter" | "mark" | "space" | "tatweel" | "control"
    safe: bool = True


def edits(text: str) -> list[Edit]:
    """Return the edits that an Urdu text needs, in order, not overlapping."""
    found = [*_letters(text), *_marks(text), *_spaces(text), *_strays(text)]
    if not found:
        return []
    quoted = [m.span() for p in (_VERSE, _VOWELLED) for m in p.finditer(text)]
    found = [e for e in found if not any(a < e.span.end and e.span.start < b for a, b in quoted)]
    found.sort(key=lambda e: (e.span.start, e.span.end))
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    return kept


def apply(text: str, changes: list[Edit]) -> str:
    """Return the text with the edits made."""
    parts, at = [], 0
    for edit in changes:
        parts += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def _letters(text: str) -> Iterator[Edit]:
    for match in _WRONG_LETTER.finditer(text):
        word = match.group()
        right, sure = _spelled(word)
        if right != word:
            yield Edit(Span(*match.span()), right, "letter", sure)


@lru_cache(maxsize=10_000)
def _spelled(word: str) -> tuple[str, bool]:
    """Return a word in Urdu's letters, and whether its spelling is sure.

    An Arabic keyboard has one letter for two: بهي is بھی, but شهر is شہر. Of the spellings that
    a word allows, the commonest one that the lexicon knows is taken.
    """
    plain = _plain(word)
    places = [i for i, c in enumerate(plain) if c == "ه" and i and plain[i - 1] in _ASPIRABLE]
    letters = [_LETTERS.get(c, c) for c in plain]
    if not places or len(places) > _MOST_DOUBTS:
        return "".join(letters), not places
    best, least = "".join(letters), math.inf
    for choice in product("ہھ", repeat=len(places)):
        for place, letter in zip(places, choice, strict=True):
            letters[place] = letter
        spelling = "".join(letters)
        bits = _rarity(spelling)
        if bits < least:
            best, least = spelling, bits
    return best, least < math.inf


def _rarity(word: str) -> float:
    """Return the information of a word in bits; infinite when nobody knows it."""
    from aligner.lexicon import is_function_word, load_lexicon

    norm = normalise_word(word)
    if is_function_word(norm, "ur"):
        return 0.0
    lexicon = load_lexicon()
    return lexicon.information(norm, "ur") if lexicon.urdu_id(norm) >= 0 else math.inf


def _plain(word: str) -> str:
    """Return the word with presentation forms resolved, letter by letter."""
    return "".join(
        unicodedata.normalize("NFKC", c) if "\ufb50" <= c <= "\ufefc" else c for c in word
    )


def _marks(text: str) -> Iterator[Edit]:
    if not any(mark in text for mark in _PUNCTUATION):
        return
    for match in _LATIN_MARK.finditer(text):
        mark, start = match.group(1), match.start(1)
        if mark == "." and text[start : start + 2] == "..":
            continue
        yield Edit(Span(start, start + 1), _PUNCTUATION[mark], "mark")


def _spaces(text: str) -> Iterator[Edit]:
    if _ANY_SPACE_BEFORE.search(text):
        for match in _SPACE_BEFORE.finditer(text):
            yield Edit(Span(*match.span()), "", "space")
    if _ANY_NO_SPACE_AFTER.search(text):
        for match in _NO_SPACE_AFTER.finditer(text):
            if not _initials(text, match.start()):
                yield Edit(
                    Span(match.start() - 1, match.start()), text[match.start() - 1] + " ", "space"
                )
    if "  " in text:
        for match in _DOUBLE_SPACE.finditer(text):
            yield Edit(Span(*match.span()), " ", "space")


def _initials(text: str, at: int) -> bool:
    """Whether the ۔ before ``at`` joins letter names (پی۔ٹی۔آئی) rather than ending a sentence."""
    left = re.search(rf"[{_U}]+۔$", text[max(0, at - 12) : at])
    right = re.match(rf"[{_U}]+", text[at : at + 12])
    return bool(left and right and len(left.group()) <= 5 and len(right.group()) <= 4)


def _strays(text: str) -> Iterator[Edit]:
    for match in _TATWEEL.finditer(text) if "ـ" in text else ():
        if any(unicodedata.category(c) == "Lo" for c in match.group()):
            yield Edit(Span(*match.span()), match.group().replace("ـ", ""), "tatweel")
    for match in _CONTROL.finditer(text):
        yield Edit(Span(*match.span()), "", "control")
