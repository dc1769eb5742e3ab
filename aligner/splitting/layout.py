"""Lines: which line breaks end a sentence, and which only wrap a long line.

A text is cut into blocks, each a stretch inside which a line break counts as a space. A line
break wraps when the next word would not have fitted on the line; a heading ends early. Where
nearly every line ends in an end mark, nothing was wrapped, however alike the lines' lengths are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aligner.splitting.abbreviations import kind_of, words

# A line break is \r\n, or one of the other characters that editors and word processors write.
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")

END_MARKS = ".!?…۔؟"
_TRAILERS = "\"'”’“‘»)]}\u200b\u200c\u200d\u200e\u200f\u061c\ufeff*_"
WRAP_LIMIT = 140  # longer lines are paragraphs: no editor wraps that far out
_SLACK = 0.82  # lines pasted from a proportional font differ in length by about this much
_EXACT = 0.96  # after an end mark the next line joins only where it was wrapped by count
_ENOUGH = 50  # a block at least this wide was wrapped by a program, not by chance
_NEARLY_ALL = 0.8  # of a wrapped text's lines far fewer end where a sentence does

_LIST_ITEM = re.compile(
    r"[•⁃▪●◦‣*-]\s|\(?(?:[0-9۰-۹]{1,3}|[a-zA-Z]|[ivxIVX]{2,4}|[\u0627-\u06cc])\.?\)\s"
    r"|(?:[a-z]|[\u0627-\u06cc])[.۔]\s|#{1,6}\s|>|؎"
)
# These begin a list item too, but also the rest of a sentence: "October / 18. The army".
_MAYBE_ITEM = re.compile(r"[–—]\s|[0-9۰-۹]{1,3}[.۔]\s")
_DATELINE = re.compile(
    r"[A-Z]{3}[A-Z .,()-]{0,30}[:—–]\s|[\u0620-\u06d3]+(?: [\u0620-\u06d3]+){0,2} ?:\s"
)
_SHORT_FORM = re.compile(
    r"(?:[A-Za-z]\.)*[A-Z]"
)  # U.S, A: the mark at the line's end may be its own
_INPAGE_STOP = re.compile(r"[\u0620-\u06d3]-\Z")
_LATIN = re.compile(r"[A-Za-z]")
_URDU = re.compile(r"[\u0620-\u06d3]")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer space: ``text[start:end]``; ``group`` grows at each blank line."""

    start: int
    end: int
    group: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text no sentence of which runs out of it."""

    start: int
    end: int
    group: int


def lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, with the group between blank lines."""
    found: list[Line] = []
    group, last_end = 0, 0
    for match in _LINE.finditer(text):
        line = match.group()
        lead = len(line) - len(line.lstrip())
        if lead == len(line):
            continue
        start, end = match.start() + lead, match.start() + len(line.rstrip())
        if found and _more_than_one_break(text, last_end, start):
            group += 1
        found.append(Line(start, end, group))
        last_end = end
    return found


def _more_than_one_break(text: str, start: int, end: int) -> bool:
    breaks = _BREAK.finditer(text, start, end)
    next(breaks, None)
    return next(breaks, None) is not None


def ends_closed(line: str) -> bool:
    """Whether a line ends with an end mark, closing quotes and brackets aside."""
    bare = line.rstrip(_TRAILERS)
    return bare[-1:] in tuple(END_MARKS) or _INPAGE_STOP.search(bare[-2:]) is not None


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text, in order, without its blank lines."""
    all_lines = lines(text)
    at = 0
    while at < len(all_lines):
        stop = at + 1
        while stop < len(all_lines) and all_lines[stop].group == all_lines[at].group:
            stop += 1
        yield from _group_blocks(text, all_lines[at:stop])
        at = stop


def _group_blocks(text: str, group: list[Line]) -> Iterator[Block]:
    width = math.inf if _is_sentence_a_line(text, group) else _wrap_width(group)
    start = group[0].start
    for index, (line, following) in enumerate(pairwise(group)):
        headed = index == 0 and _is_heading_above(text, following, width, len(group))
        if headed or not _wraps(text, line, following, width):
            yield Block(start, line.end, line.group)
            start = following.start
    yield Block(start, group[-1].end, group[-1].group)


def _wrap_width(group: list[Line]) -> int:
    """The width that the lines were wrapped at: the longest, a few outliers aside."""
    lengths = sorted(line.end - line.start for line in group)
    return lengths[-1] if len(lengths) < 8 else lengths[int(0.95 * len(lengths))]


def _is_sentence_a_line(text: str, group: list[Line]) -> bool:
    """Whether each line of a group is a sentence or a paragraph of its own, so none is wrapped.

    The last line says nothing: a wrapped paragraph ends in an end mark too.
    """
    inner = group[:-1]
    return sum(_ends_sentence(text, line) for line in inner) >= max(1, _NEARLY_ALL * len(inner))


def _ends_sentence(text: str, line: Line) -> bool:
    tail = _tail(text, line)
    return ends_closed(tail) and not _is_short_form(_last_word(tail))


def _tail(text: str, line: Line) -> str:
    return text[max(line.start, line.end - 40) : line.end]


def _is_heading_above(text: str, following: Line, width: float, count: int) -> bool:
    """Whether a group's first line is a heading, by how the second begins.

    A dateline follows headings; a capital does in a group too small to have been wrapped.
    """
    head = text[following.start : min(following.end, following.start + 60)]
    capital = head[0].isupper() and width < _ENOUGH and count <= 3
    return capital or _DATELINE.match(head) is not None


def _wraps(text: str, line: Line, following: Line, width: float) -> bool:
    """Whether the break between two lines only wraps: the text runs on in the next line."""
    head = text[following.start : min(following.end, following.start + 60)]
    if _LIST_ITEM.match(head) or _changes_script(text, line, following):
        return False
    if head[0].islower():
        return True
    tail = _tail(text, line)
    closed = ends_closed(tail)
    fill = (line.end - line.start + 1 + _first_length(head)) / width
    if width > WRAP_LIMIT:
        fill = 0.0
    if _MAYBE_ITEM.match(head):
        return fill > _SLACK and width >= _ENOUGH and not closed and tail[-1] != ":"
    if closed:
        return fill > (_SLACK if _is_short_form(_last_word(tail)) else _EXACT)
    return fill > _SLACK or tail[-1] in ",،;؛-–—([{" or dangles(tail)


def _changes_script(text: str, line: Line, following: Line) -> bool:
    """Whether one line is English and the other Urdu: clearly so within a sentence."""
    purity = 0.5 if ends_closed(text[max(line.start, line.end - 8) : line.end]) else 0.8
    return {_script(text, line, purity), _script(text, following, purity)} == {"en", "ur"}


def _script(text: str, line: Line, purity: float) -> str:
    """The language that at least this share of a line's letters is of, or ""."""
    sample = text[line.start : min(line.end, line.start + 300)]
    latin, urdu = len(_LATIN.findall(sample)), len(_URDU.findall(sample))
    if not latin + urdu or max(latin, urdu) < purity * (latin + urdu):
        return ""
    return "en" if latin > urdu else "ur"


def _first_length(head: str) -> int:
    word = _FIRST_WORD.match(head)
    return word.end() if word else 0


def _is_short_form(word: str) -> bool:
    return bool(kind_of(word, "en") or _SHORT_FORM.fullmatch(word))


def _last_word(tail: str) -> str:
    return tail.rsplit(maxsplit=1)[-1].rstrip(".")


def is_list_item(line: str) -> bool:
    """Whether a line begins with the bullet or number of a list item."""
    return bool(_LIST_ITEM.match(line) or _MAYBE_ITEM.match(line))


def dangles(tail: str) -> bool:
    """Whether a line ends with a word that no heading ends with: the, of, اور, کے."""
    last = _last_word(tail)
    return last in words("en", "dangling") or last in words("ur", "dangling")
