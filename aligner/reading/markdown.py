"""Markdown: paragraphs as spans of the file, without the marks that lead a line.

Front matter, code, tables' rules, comments, link definitions and pictures are left out. Marks
inside a paragraph (emphasis, links) stay, so that offsets and texts are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.document import Paragraph
from aligner.reading.plain import is_heading
from aligner.reading.raw import RawText, Source
from aligner.reading.source import decode
from aligner.splitting.layout import ends_closed

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)")
_FENCE = re.compile(r"[ \t>]{0,8}(```+|~~~+)")
_PREFIX = re.compile(
    r"(?:[ \t]{0,3}>[ \t]?)*[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_RULE = re.compile(r"[ \t]*(?:(?:[-*_=][ \t]*){3,}|\|?(?:[ \t]*:?-+:?[ \t]*\|?)+)[ \t]*\Z")
_SETEXT = re.compile(r"[ \t]{0,3}(?:=+|-+)[ \t]*\Z")
_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\]]+\]:[ \t]*\S")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)[ \t]*\Z")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"[ \t]*</?[A-Za-z][^>]*>[ \t]*\Z")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def read(source: Source) -> RawText:
    """Read a Markdown file."""
    text = decode(source)
    return RawText(source.name, text, tuple(paragraphs(text)))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs, headings, list items and table cells of a Markdown text."""
    open_at: int | None = None
    end = 0
    for line in (*_prose_lines(text), None):
        body = _body(line) if line else None
        if line is None or body is None or _starts_anew(line.text):
            if open_at is not None:
                setext = line is not None and bool(_SETEXT.match(line.text)) and "\n" not in (
                    text[open_at:end]
                )  # fmt: skip
                yield _paragraph(text, open_at, end, heading=setext)
            open_at = None
        if line is None or body is None:
            continue
        if _HEADING.match(line.text):
            yield _paragraph(text, *body, heading=True)
        elif line.text.lstrip().startswith("|"):
            yield from _cells(line)
        else:
            open_at = body[0] if open_at is None else open_at
            end = body[1]


def _paragraph(text: str, start: int, end: int, *, heading: bool = False) -> Paragraph:
    bare = text[start:end].strip("*_ \t\r\n")
    return Paragraph(start, end, "heading" if heading or (bare and is_heading(bare)) else "text")


def _starts_anew(line: str) -> bool:
    return bool(_HEADING.match(line) or _ITEM.match(line)) or line.lstrip().startswith("|")


def _body(line: _Line) -> tuple[int, int] | None:
    """The span of a line's text without its leading marks, or None for a line without text."""
    text = line.text
    if not text.strip() or any(
        p.match(text) for p in (_RULE, _SETEXT, _DEFINITION, _PICTURE, _TAG)
    ):
        return None
    lead = _HEADING.match(text) or _PREFIX.match(text)
    start = lead.end() if lead else 0
    body = text[start:].rstrip()
    if _HEADING.match(text):
        body = body.rstrip("#").rstrip()
    return (line.start + start, line.start + start + len(body)) if body else None


def _cells(line: _Line) -> Iterator[Paragraph]:
    at = line.start
    for cell in line.text.split("|"):
        bare = cell.strip()
        if bare:
            start = at + cell.index(bare)
            kind = "text" if ends_closed(bare) else "heading"
            yield Paragraph(start, start + len(bare), kind)
        at += len(cell) + 1


def _prose_lines(text: str) -> Iterator[_Line]:
    """The lines of a file outside front matter, code and comments; blank ones included."""
    hidden = [m.span() for m in _COMMENT.finditer(text)]
    fence, front = "", False
    for number, match in enumerate(_LINE.finditer(text)):
        line = match.group().rstrip("\r\n")
        mark = _FENCE.match(line)
        if number == 0 and line.strip() == "---" and re.search(r"^---[ \t]*\r?$", text[4:], re.M):
            front = True
        elif front:
            front = line.strip() not in {"---", "..."}
        elif fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif not any(s <= match.start() < e for s, e in hidden):
            yield _Line(match.start(), match.start() + len(line), line)
            continue
        yield _Line(match.start(), match.start(), "")
