"""Word patterns: English phrases with gaps, and Urdu phrases in any order near each other.

Both are written as an editor would write them, in citation form, and match inflected text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from aligner.language.english import lemmas
from aligner.language.lazy import lazy
from aligner.language.tokens import tokenize
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import base_forms

if TYPE_CHECKING:
    from aligner.checks.base import Analysis


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


# English words that may stand inside a phrase without being named by its pattern.
_DETERMINERS = word_set("a an the this that these those his her its their our my your own very")
# Words of an Urdu phrase that carry no content: left out when it is looked for.
_EMPTY = word_set(
    "کا کے کی کو میں سے پر نے ہے ہیں تھا تھی تھے ہو ہونا کر کرنا اور یا بھی ہی تو"
    " اس ان وہ یہ اپنا اپنے اپنی ایک"
)
# Words of so little content that one of them alone says nothing.
_THIN = _EMPTY | word_set(
    "لے لینا دے دینا جا جانا آ آنا رہ رہنا لگ لگنا ڈال ڈالنا رکھ رکھنا دیکھ دیکھنا کہ کہنا بات طرف"
    " طور حال پاس بعد پہلے آگے پیچھے ساتھ سب کچھ بہت بڑا بڑی حد کام وقت لیے لئے والا گیا دیا لیا"
)
_VERB_ENDINGS = (
    "", "ا", "ی", "ے", "یں", "نا", "نے", "نی", "تا", "تے", "تی", "یا", "ئے", "ئی", "ئیں", "و", "ؤ",
    "وں", "ؤں", "یے", "ئیے", "کر", "یئے", "ئیو",
)  # fmt: skip
_IRREGULAR_VERBS = {
    "جانا": word_set("گیا گئے گئی گئیں"),
    "کرنا": word_set("کیا کی کیے"),
    "لینا": word_set("لے لیں لوں لیا لیے"),
    "دینا": word_set("دے دیں دوں دیا دیے"),
    "مرنا": word_set("موت مردہ"),
}
# Words in -نا that are no infinitives, and what the future tense would make of گانا.
_NOT_VERBS = word_set(
    "سامنا پرانا اپنا بنا کونا تنا چونا جتنا اتنا کتنا گھنا دگنا دوگنا گنا انا آمنا میمنا بانا تانا"
    " ٹھکانا کھلونا ناآشنا آشنا نابینا استثنا دانا توانا نانا پڑنانا یقینا سرغنا ماریجوانا اینٹینا"
    " انٹینا گنگنا گھناؤنا جھرنا گہنا تمنا چنا دنا زنا فنا غنا"
)
_FUTURE = word_set("گا گی گے")
# A gap before a noun holds its adjectives and its owner, that of a phrasal verb its object; these
# words would open a clause.
_BARRIERS = word_set("that which who and or but if to of for do did not")
_PARTICLES = word_set(
    "under off aside out by at on down in up to from into over back home through with against away"
    " above around for together below"
)
_PREPOSITIONS = word_set("of for with in on by that at from as and into out back")
_GAP, _NOUN_GAP = 4, 2
# An alternative with a hyphen stands in texts as two words, so it can fill no place.
_PARTED = re.compile(r"[^ /]*-[^ /]*/|/[^ /]*-[^ /]*(?= |$)")
_SLACK = 4


def usable(pattern: str) -> str:
    """Return a pattern without the alternatives that have a hyphen."""
    return _PARTED.sub("", pattern) if "-" in pattern else pattern


class EnglishPattern(NamedTuple):
    """A phrase: for each place its alternative words, and how many words may precede it."""

    places: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> EnglishPattern:
        """Read ``kick ~ can/tin down road``: ``~`` is a gap, ``/`` is or.

        A gap has up to four words, before a noun two. Words are base forms; articles and
        possessives are left out, they are skipped in texts.
        """
        places: list[frozenset[str]] = []
        gaps: list[int] = []
        open_gap = False
        for word in usable(text).replace("-", " ").split():
            if word == "~":
                open_gap = True
                continue
            places.append(frozenset(word.split("/")))
            gaps.append((_GAP if word in _PARTICLES else _NOUN_GAP) if open_gap else 0)
            open_gap = False
        return cls(tuple(places), tuple(gaps))

    @property
    def is_bare(self) -> bool:
        """Whether all places but one are prepositions and the like, or nothing."""
        return sum(place.isdisjoint(_PREPOSITIONS) for place in self.places) < 2

    def match(self, forms: Sequence[Sequence[str]], place: int, at: int) -> tuple[int, int] | None:
        """Match with place number ``place`` at word ``at``; return first and last word or None."""
        last = self._walk(forms, at, range(place + 1, len(self.places)), 1)
        first = self._walk(forms, at, range(place - 1, -1, -1), -1)
        return None if first is None or last is None else (first, last)

    def _walk(
        self, forms: Sequence[Sequence[str]], at: int, places: Iterable[int], step: int
    ) -> int | None:
        for place in places:
            gap = budget = self.gaps[place if step > 0 else place + 1]
            wanted = self.places[place]
            at += step
            while 0 <= at < len(forms) and wanted.isdisjoint(forms[at]):
                if forms[at][0] not in _DETERMINERS:
                    budget -= 1
                tight = gap == _NOUN_GAP or len(self.places) == 2
                if budget < 0 or (tight and forms[at][0] in _BARRIERS):
                    return None
                at += step
            if not 0 <= at < len(forms):
                return None
        return at


@dataclass(frozen=True, slots=True)
class SplitWords:
    """An English text's words with those joined by hyphens taken apart."""

    forms: list[tuple[str, ...]]
    owners: list[int]  # the index in ``Analysis.words`` of each

    def norms(self, first: int, last: int) -> list[str]:
        """Return the matching forms of the parts of words ``first`` to ``last``."""
        pairs = zip(self.forms, self.owners, strict=True)
        return [forms[0] for forms, owner in pairs if first <= owner <= last]


def split_words(analysis: Analysis) -> SplitWords:
    """Return an English text's words, ``dog-whistle`` as two, with their forms."""
    found = analysis.memo.get("split_words")
    if not isinstance(found, SplitWords):
        found = analysis.memo["split_words"] = _split(analysis)
    return found


def split_forms(analysis: Analysis) -> frozenset[str]:
    """Return every form of the split words of an English text."""
    found: frozenset[str] | None = analysis.memo.get("split_forms")
    if found is None:
        found = frozenset(chain.from_iterable(split_words(analysis).forms))
        analysis.memo["split_forms"] = found
    return found


def _split(analysis: Analysis) -> SplitWords:
    forms: list[tuple[str, ...]] = []
    owners: list[int] = []
    for index, (norm, known) in enumerate(zip(analysis.norms, analysis.forms, strict=True)):
        if "-" in norm:
            parts = [p for p in norm.split("-") if p]
            forms += [lemmas(p) for p in parts]
            owners += [index] * len(parts)
        else:
            forms.append(known)
            owners.append(index)
    return SplitWords(forms, owners)


@dataclass(frozen=True)
class UrduPhrase:
    """Words, each with its alternatives, that must stand near each other in any order."""

    text: str
    images: Mapping[str, tuple[str, ...]] | None = field(default=None, repr=False, compare=False)

    @lazy
    def places(self) -> tuple[frozenset[str], ...]:
        """For each word the forms it may have; worked out on use, as few of many phrases are."""
        return _places(self.text, self.images or {})

    def find_in(self, text: Analysis, *, in_order: bool = False) -> tuple[int, int] | None:
        """Return the first and last word of the first occurrence in a text, or None.

        With ``in_order`` only grammar words may stand among them: no وزیر غیر ملکی in وزیر خارجہ
        نے غیر ملکی.
        """
        shown = all_forms(text)
        if any(place.isdisjoint(shown) for place in self.places):
            return None  # nearly always: a search through the words is spared
        return self._find_in_order(text) if in_order else self.find(text.forms)

    def _find_in_order(self, text: Analysis) -> tuple[int, int] | None:
        for start, forms in enumerate(text.forms):
            if self.places[0].isdisjoint(forms):
                continue
            at, found = start, 1
            while found < len(self.places) and at + 1 < len(text.forms):
                at += 1
                if not self.places[found].isdisjoint(text.forms[at]):
                    found += 1
                elif text.norms[at] not in _EMPTY:
                    break
            if found == len(self.places):
                return start, at
        return None

    def find(self, forms: Sequence[Sequence[str]]) -> tuple[int, int] | None:
        """Return the first and last word of the first occurrence, or None."""
        if not self.places:
            return None
        hits = []
        for place in self.places:
            found = [i for i, word in enumerate(forms) if not place.isdisjoint(word)]
            if not found:
                return None
            hits.append(found)
        reach = len(hits) - 1 + (_SLACK if len(hits) > 1 else 0)
        for start in hits[0]:
            chosen = [start]
            for found in hits[1:]:
                free = [i for i in found if i not in chosen]
                if not free:
                    break
                chosen.append(min(free, key=lambda i: abs(i - start)))
            if len(chosen) == len(hits) and max(chosen) - min(chosen) <= reach:
                return min(chosen), max(chosen)
        return None


def all_forms(text: Analysis) -> frozenset[str]:
    """Return every form of every word of a text."""
    found: frozenset[str] | None = text.memo.get("all_forms")
    if found is None:
        found = text.memo["all_forms"] = frozenset(chain.from_iterable(text.forms))
    return found


@lru_cache(maxsize=20_000)
def word_forms(word: str) -> frozenset[str]:
    """Return what an Urdu word in citation form may look like among a text's base forms.

    An infinitive (``اکھاڑنا``) stands for the forms of its verb.
    """
    forms = {word, normalise_word(word)}  # تناؤ stands in texts as تناو
    if word.endswith("نا") and len(word) > 2 and word not in _NOT_VERBS:
        forms |= {word[:-2] + ending for ending in _VERB_ENDINGS} - _FUTURE
        forms |= _IRREGULAR_VERBS.get(word, frozenset())
    elif word.endswith(("ے", "وں", "یں")):
        forms |= {f for f in base_forms(word) if len(f) > 2}
    return frozenset(forms)


def urdu_phrase(text: str, images: Mapping[str, tuple[str, ...]] | None = None) -> UrduPhrase:
    """Compile an Urdu phrase; ``/`` joins alternatives of a word, grammar words are left out.

    A Latin word stands for every rendering that ``images`` gives it.

    Raises:
        KeyError: a Latin word is not among the images.
    """
    if _LATIN.search(text):
        for word in text.replace("/", " ").split():
            if word.isascii() and word.isalpha():
                (images or {})[word]
    return UrduPhrase(text, images)


_LATIN = re.compile("[A-Za-z]")
_NOTHING: frozenset[str] = frozenset()


def _norms(text: str) -> list[str]:
    return [t.norm for t in tokenize(text)]


def _places(text: str, images: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    places: list[frozenset[str]] = []
    spare: list[frozenset[str]] = []
    thin = True
    for chunk in text.split():
        norms: list[str] = []
        for alternative in chunk.split("/"):
            latin = alternative.isascii() and alternative.isalpha()
            for word in images[alternative] if latin else (alternative,):
                norms += [normalise_word(word)] if word.isalpha() else _norms(word)
        forms = word_forms(norms[0]) if len(norms) == 1 else _NOTHING.union(*map(word_forms, norms))
        (spare if _EMPTY.issuperset(norms) else places).append(forms)
        thin = thin and _THIN.issuperset(norms)
    # ایک سے لے کر is not any لے: where no word has weight, all must be there.
    return tuple((*places, *spare) if thin and len(places) == 1 else places or spare)
