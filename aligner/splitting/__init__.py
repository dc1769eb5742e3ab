"""Sentences of English and Urdu, by rules.

The text is cut into blocks at blank lines, headings and list items (``layout``), a block at the
items of a list written on one line (``lists``), and the rest at end marks that the rules of its
language accept (``scan``, ``english``, ``urdu``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aligner.document import Sentence
from aligner.splitting import english, lists, urdu
from aligner.splitting.layout import blocks
from aligner.splitting.scan import boundaries

__all__ = ["LANGUAGES", "sentences_between", "split"]

LANGUAGES = ("en", "ur")


def split(text: str, language: str) -> list[Sentence]:
    """Return the sentences of a text, in order, with their code-point offsets.

    Every character that is not space lies in exactly one sentence; a blank line always ends one;
    a line break inside a wrapped sentence does not.

    Args:
        text: any text; nothing is normalised.
        language: ``"en"`` or ``"ur"``.

    Raises:
        ValueError: the language is neither.
    """
    _known(language)
    return [
        sentence
        for block in blocks(text)
        for sentence in sentences_between(text, block.start, block.end, language)
    ]


def sentences_between(text: str, start: int, end: int, language: str) -> Iterator[Sentence]:
    """Yield the sentences of ``text[start:end]``, in which a line break counts as a space.

    Raises:
        ValueError: the language is neither ``"en"`` nor ``"ur"``.
    """
    _known(language)
    items = [start, *lists.cuts(text, start, end), end]
    for first, last in pairwise(items):
        yield from _item(text, first, last, language)


def _known(language: str) -> None:
    if language not in LANGUAGES:
        raise ValueError(f"no sentence splitter for language {language!r}: use 'en' or 'ur'")


def _item(text: str, start: int, end: int, language: str) -> Iterator[Sentence]:
    rules = urdu if language == "ur" else english
    at = start
    ends = boundaries(text, start, end, rules.is_end, rules.runs_on, single_quotes=language == "ur")
    for cut in ends:
        if _has_word(text, at, cut) and _has_word(text, cut, end):
            yield _sentence(text, at, cut)
            at = cut
    if text[at:end].strip():
        yield _sentence(text, at, end)


def _has_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a letter or digit; looked for near its start only."""
    return any(c.isalnum() for c in text[start : min(end, start + 60)]) or end - start > 60


def _sentence(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    body = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return Sentence(body, start, start + len(body))
