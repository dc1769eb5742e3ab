"""Plain text: paragraphs by blank lines, or by lines where blank lines say nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from statistics import median

from aligner.document import Paragraph
from aligner.language.urdu import urdu_share
from aligner.reading.raw import RawText, Source
from aligner.reading.source import decode
from aligner.splitting.layout import Block, blocks, ends_closed, is_list_item

_LONG_LINES = 100  # lines this long between two blank lines are paragraphs, not sentences
_MANY_LINES = 12  # more sentences than this are no one paragraph where they are most of a text
_MOST = 2 / 3
MAX_HEADING = 90
_MAX_HEADING_WORDS = 14


def read(source: Source) -> RawText:
    """Read a text file."""
    text = decode(source)
    return RawText(source.name, text, tuple(paragraphs(text)))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text with their kind.

    Blank lines part them. Lines do where no blank line could: in the only stretch of its language,
    in one that is nearly the whole of it, and where the lines are as long as paragraphs.
    """
    stretches = [list(found) for _, found in groupby(blocks(text), key=lambda b: b.group)]
    counts = [_bodies(text, stretch) for stretch in stretches]
    totals = sum(counts, Counter())
    for stretch, count in zip(stretches, counts, strict=True):
        by_line = _is_long(text, stretch) or _is_whole(count, totals)
        yield from _paragraphs_of(text, stretch, by_line=by_line)


def _bodies(text: str, stretch: list[Block]) -> Counter[bool]:
    """How many blocks between two blank lines are no headings: in English, and in Urdu (True)."""
    pieces = (text[b.start : b.end] for b in stretch)
    return Counter(urdu_share(piece) > 0.5 for piece in pieces if not is_heading(piece))


def _is_whole(count: Counter[bool], totals: Counter[bool]) -> bool:
    """Whether a stretch is all the text of its languages, headings aside, or most of a long one."""
    most = _MOST if count.total() > _MANY_LINES else 1
    return all(count[urdu] >= most * totals[urdu] for urdu in count)


def _paragraphs_of(text: str, group: list[Block], *, by_line: bool) -> Iterator[Paragraph]:
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


def _is_long(text: str, group: list[Block]) -> bool:
    """Whether a stretch's lines are paragraphs; a wrapped paragraph's lines are its own."""
    return median(max(map(len, text[b.start : b.end].splitlines())) for b in group) >= _LONG_LINES


def is_heading(piece: str) -> bool:
    """Whether a paragraph looks like a heading, byline or caption: short and without end mark."""
    return (
        len(piece) <= MAX_HEADING
        and not ends_closed(piece)
        and piece[-1] not in ",،;؛:-–—"
        and not is_list_item(piece)
        and len(piece.split()) <= _MAX_HEADING_WORDS
    )
