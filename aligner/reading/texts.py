"""From a file's paragraphs to texts of one language, split into sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from aligner.config import Config
from aligner.document import Paragraph, Sentence, Text
from aligner.errors import InputError
from aligner.language.urdu import is_urdu_letter
from aligner.reading.formats import read
from aligner.reading.raw import RawText
from aligner.reading.source import STDIN
from aligner.splitting import split
from aligner.splitting.layout import dangles, ends_closed, is_list_item

NAMES = {"en": "English", "ur": "Urdu"}
_TRACE = 0.05  # less of a language than this is a quotation, not a text
_BOTH = 0.3  # more of the other language than this means that a file holds both
_SHORT = 40  # a paragraph of fewer letters may quote the other language
_FULL_LINE = 60  # an Urdu paragraph without end mark shorter than this is a heading
_AFTER_LATIN = "\u0250"  # the letters of English, and of names from its neighbours, come before
_OPENING = "\"'“”‘’«([{*_ "


def read_text(path: Path | str, language: str | None = None, encoding: str | None = None) -> Text:
    """Read a file of one language.

    Args:
        path: the file, or ``-`` for standard input.
        language: ``"en"`` or ``"ur"``; None to take the one most of its letters are of.
        encoding: of a text file that is neither UTF-8 nor UTF-16.

    Raises:
        InputError: it cannot be read.
        ValueError: the language is neither.
    """
    raw = read(path, encoding=encoding)
    return make_text(raw, raw.paragraphs, language or _language(raw.text))


def read_bilingual(path: Path | str, encoding: str | None = None) -> tuple[Text, Text]:
    """Read a file that holds the English and the Urdu, one after the other or in turn.

    Both texts share the decoded file as their ``text``, so offsets are into that file.

    Raises:
        InputError: it cannot be read, or only one language is in it.
    """
    raw = read(path, encoding=encoding)
    languages = paragraph_languages(raw)
    share = _urdu_share(raw)
    if not _TRACE <= share <= 1 - _TRACE or len(set(languages)) < 2:
        found, missing = ("Urdu", "English") if share > 0.5 else ("English", "Urdu")
        raise InputError(
            f"{raw.name}: only {found} in it, no {missing}; "
            f"give the {missing} as a second file: ENGLISH URDU"
        )
    english, urdu = (
        make_text(
            raw,
            tuple(p for p, found in zip(raw.paragraphs, languages, strict=True) if found == wanted),
            wanted,
        )
        for wanted in ("en", "ur")
    )
    return english, urdu


def read_documents(
    source: Path | str, target: Path | str | None, config: Config
) -> tuple[tuple[Text, Text], ...]:
    """Read what is to be checked: an English and an Urdu file, or one that holds both.

    Raises:
        InputError: a file cannot be read, the two are swapped or the same, or one language lacks.
    """
    if target is None:
        return (read_bilingual(source, config.encoding),)
    _check_not_same(source, target)
    english = read(source, encoding=config.encoding)
    urdu = read(target, encoding=config.encoding)
    _check_languages(english, urdu)
    return ((make_text(english, english.paragraphs, "en"), make_text(urdu, urdu.paragraphs, "ur")),)


def _check_not_same(source: Path | str, target: Path | str) -> None:
    if STDIN in (str(source), str(target)):
        if str(source) == str(target):
            raise InputError("standard input (-) can be only one of the two files")
        return
    try:
        same = Path(source).samefile(target)
    except (OSError, ValueError):
        return  # reading says what is wrong
    if same:
        raise InputError(
            f"{source}: the same file is given twice; give it once if it holds both languages"
        )


def _check_languages(english: RawText, urdu: RawText) -> None:
    first, second = _urdu_share(english), _urdu_share(urdu)
    if first > 0.5 > second:
        raise InputError(
            f"the two files are swapped: {english.name} is Urdu and {urdu.name} English; "
            "give the English file first"
        )
    for raw, share, wanted, other in (
        (english, first, "English", "Urdu"),
        (urdu, 1 - second, "Urdu", "English"),
    ):
        if share > 1 - _TRACE:
            raise InputError(f"{raw.name}: {wanted} belongs here, but the file is in {other}")
        if share > _BOTH:
            raise InputError(
                f"{raw.name}: holds English and Urdu; give it alone if it holds the whole "
                f"of both, or leave only the {wanted} in it"
            )


def _letters(text: str) -> tuple[int, int]:
    """The number of Latin and of Urdu letters."""
    urdu = sum(map(is_urdu_letter, text))
    return sum(map(str.isalpha, text)) - urdu, urdu


def _urdu_share(raw: RawText) -> float:
    """The share of a file's letters that are Urdu, over its paragraphs.

    Raises:
        InputError: there is no letter at all.
    """
    counts = [_letters(raw.text[p.start : p.end]) for p in raw.paragraphs]
    other, urdu = sum(c[0] for c in counts), sum(c[1] for c in counts)
    if not other + urdu:
        raise InputError(f"{raw.name}: no words in the file")
    return urdu / (other + urdu)


def other_language(text: Text) -> str:
    """Say what a text seems to be instead of its language: "looks like English"; else ""."""
    letters = [c for c in text.text if c.isalpha()]
    urdu = sum(map(is_urdu_letter, letters))
    latin = sum(c < _AFTER_LATIN for c in letters)
    own, other = (urdu, latin) if text.language == "ur" else (latin, urdu)
    if other <= _BOTH * len(letters):
        return ""
    if own > _BOTH * len(letters):
        return "holds English and Urdu"
    return f"looks like {NAMES['en' if text.language == 'ur' else 'ur']}"


def _language(text: str) -> str:
    other, urdu = _letters(text)
    return "ur" if urdu > other else "en"


def paragraph_languages(raw: RawText) -> tuple[str, ...]:
    """Return each paragraph's language by the majority of its letters.

    A paragraph without letters (a number, a rule) goes with the one before it. Where the file is
    the whole of one language and then the whole of the other, a short paragraph inside one of
    them (a quoted verse, an acronym as heading, an address) belongs to what surrounds it.
    """
    languages: list[str] = []
    sure: list[bool] = []
    previous = _language(raw.text)
    for paragraph in raw.paragraphs:
        other, urdu = _letters(raw.text[paragraph.start : paragraph.end])
        if other + urdu:
            previous = "ur" if urdu > other else "en"
        languages.append(previous)
        sure.append(other + urdu >= _SHORT)
    long = [i for i, is_sure in enumerate(sure) if is_sure]
    if sum(languages[a] != languages[b] for a, b in pairwise(long)) == 1:
        for index in range(len(languages)):
            around = {languages[i] for i in _neighbours(long, index)}
            if not sure[index] and len(around) == 1:
                languages[index] = around.pop()
    return tuple(languages)


def _neighbours(indices: list[int], index: int) -> list[int]:
    """The nearest of some ascending indices on either side of one."""
    at = bisect_left(indices, index)
    return indices[max(0, at - 1) : at] + indices[at : at + 1]


def make_text(raw: RawText, paragraphs: tuple[Paragraph, ...], language: str) -> Text:
    """Split the paragraphs of one language and propose which of them run on.

    No sentence crosses a paragraph's end.
    """
    text = raw.text
    linked = tuple(_link(text, paragraphs, i, language) for i in range(len(paragraphs)))
    sentences: list[Sentence] = []
    owners: list[int] = []
    for index, paragraph in enumerate(linked):
        for found in split(text[paragraph.start : paragraph.end], language):
            start = paragraph.start + found.start
            sentences.append(Sentence(found.text, start, start + len(found.text)))
            owners.append(index)
    return Text(raw.name, language, text, linked, tuple(sentences), tuple(owners))


def _link(text: str, paragraphs: tuple[Paragraph, ...], index: int, language: str) -> Paragraph:
    """The paragraph, marked where it seems to continue the previous one's last sentence."""
    paragraph = paragraphs[index]
    if index == 0:
        return paragraph
    previous = paragraphs[index - 1]
    before = text[previous.start : previous.end]
    piece = text[paragraph.start : paragraph.end]
    if not continues(before, piece, language, heading=previous.kind == "heading"):
        return paragraph
    return replace(paragraph, continues=True, kind="text")


def continues(before: str, piece: str, language: str, *, heading: bool = False) -> bool:
    """Whether a paragraph seems to go on with the last sentence of the one before."""
    before = before.rstrip()
    if ends_closed(before) or before.endswith(":") or is_list_item(piece):
        return False
    if dangles(before) or before.endswith((",", "،")):
        return True
    if language == "en":
        first = piece.lstrip(_OPENING)[:1]
        return first.islower()
    return not heading and len(before) > _FULL_LINE
