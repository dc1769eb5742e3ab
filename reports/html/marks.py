"""Cutting a text into marked and unmarked pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from aligner.document import Severity, Span

_ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
# Digits and marks between Urdu words belong to the run, or the words would change places.
_URDU = re.compile(rf"[{_ARABIC}](?:[\s\u200c0-9.,:%()\-{_ARABIC}]*[{_ARABIC}])?")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that a finding points at, relative to the text it is shown in."""

    span: Span
    finding: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; ``severity`` is the gravest of them, "" without any."""

    text: str
    findings: tuple[int, ...] = ()
    severity: str = ""


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut a text at the ends of its marks. Marks are widened to whole words for display,
    because a highlight inside a word breaks the joining of Urdu's letters.
    """
    wide = [(whole_words(text, m.span), m) for m in marks]
    cuts = sorted({0, len(text), *(p for span, _ in wide for p in (span.start, span.end))})
    result = []
    for start, end in pairwise(cuts):
        over = [m for span, m in wide if span.start <= start and end <= span.end]
        worst = max((m.severity for m in over), key=lambda s: s.rank, default=None)
        numbers = tuple(sorted({m.finding for m in over}))
        result.append(Piece(text[start:end], numbers, worst.value if worst else ""))
    return tuple(result)


def whole_words(text: str, span: Span) -> Span:
    """Return the span widened to the words it touches, within the text."""
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    if start >= end:
        return Span(start, end)
    while start > 0 and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while end < len(text) and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    return Span(start, end)


def _joins(char: str) -> bool:
    return char.isalnum() or "\u064b" <= char <= "\u0670" or char in "\u200c\u200d"


def utf16(text: str, at: int) -> int:
    """Return a code-point offset as JavaScript counts: in UTF-16 units."""
    return at + sum(ord(c) > 0xFFFF for c in text[:at])


def urdu_runs(text: str) -> Markup:
    """Return a message with its Urdu words isolated and set as Urdu, everything escaped."""
    out = Markup()
    at = 0
    for match in _URDU.finditer(text):
        out += escape(text[at : match.start()])
        out += Markup('<bdi lang="ur" dir="rtl">{}</bdi>').format(match.group())
        at = match.end()
    return out + escape(text[at:])
