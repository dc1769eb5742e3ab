"""Plain text: paragraphs by blank lines, or by lines where each line is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from statistics import median

from aligner.document import Paragraph
from aligner.language.urdu import urdu_share
from aligner.reading.raw import RawText, Source
from aligner.reading.source import decode
from aligner.splitting.layout import Block, blocks, ends_closed, is_list_item

_LONG_LINES = 100  # lines this long between two blank lines are paragraphs, not sentences
_MANY_LINES = 12
MAX_HEADING = 90
_MAX_HEADING_WORDS = 14


def read(source: Source) -> RawText:
    """Read a text file."""
    text = decode(source)
    return RawText(source.name, text, tuple(paragraphs(text)))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text with their kind."""
    groups = [list(found) for _, found in groupby(blocks(text), key=lambda b: b.group)]
    for group in groups:
        yield from _paragraphs_of(text, group, alone=len(groups) == 1)


def _paragraphs_of(text: str, group: list[Block], *, alone: bool) -> Iterator[Paragraph]:
    by_line = alone or len(group) > _MANY_LINES or _is_long(group)
    start: int | None = None
    end = 0
    urdu = False
    for block in group:
        piece = text[block.start : block.end]
        apart = by_line or is_heading(piece) or is_list_item(piece)
        # One language may follow the other without a blank line between them.
        before, urdu = urdu, urdu_share(piece) > 0.5
        if (apart or urdu != before) and start is not None:
            yield Paragraph(start, end)
            start = None
        if apart:
            kind = "heading" if is_heading(piece) else "text"
            yield Paragraph(block.start, block.end, kind)
        elif start is None:
            start = block.start
        end = block.end
    if start is not None:
        yield Paragraph(start, end)


def _is_long(group: list[Block]) -> bool:
    return median(b.end - b.start for b in group) >= _LONG_LINES


def is_heading(piece: str) -> bool:
    """Whether a paragraph looks like a heading, byline or caption: short and without end mark."""
    return (
        len(piece) <= MAX_HEADING
        and not ends_closed(piece)
        and piece[-1] not in ",،;؛:-–—"
        and not is_list_item(piece)
        and len(piece.split()) <= _MAX_HEADING_WORDS
    )
