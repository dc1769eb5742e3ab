"""DOCX: the paragraphs of the body and its tables, each with its location.

Text is taken from the XML's runs rather than from python-docx's ``text``, which leaves out what
stands in tracked insertions and content controls. Deleted and moved-away text is left out.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from aligner.document import Location, Paragraph
from aligner.errors import InputError
from aligner.reading.plain import is_heading
from aligner.reading.raw import RawText, Source

MAX_XML = 60_000_000  # unpacked size of one XML part, in bytes
MAX_UNPACKED = 300_000_000  # of the whole file
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_W + "del", _W + "moveFrom", _W + "txbxContent", _W + "pPr", _W + "rPr", _FALLBACK}
_HEADING_STYLES = ("heading", "title", "subtitle", "caption", "byline")
_SEPARATOR = "\n\n"


def read(source: Source) -> RawText:
    """Read a Word file.

    Raises:
        InputError: damaged, protected, too large when unpacked, or not a Word document.
    """
    _check_archive(source)
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for text, style, location in _walk(_body(source)):
        bare = text.strip()
        if bare:
            start = at + len(text) - len(text.lstrip())
            named = style.lower().startswith(_HEADING_STYLES)
            kind = "heading" if named or is_heading(bare) else "text"
            paragraphs.append(Paragraph(at, start + len(bare), kind, location))
            pieces.append(text)
            at += len(text) + len(_SEPARATOR)
    if not paragraphs:
        raise InputError(f"{source.name}: no text in the document")
    return RawText(source.name, _SEPARATOR.join(pieces), tuple(paragraphs))


def _check_archive(source: Source) -> None:
    """Refuse what would unpack to something enormous, and XML that declares entities."""
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            f"{source.name}: password-protected or an old .doc; save it as DOCX without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            infos = archive.infolist()
            large = [i for i in infos if i.file_size > MAX_XML and _is_xml(i.filename)]
            if large or sum(i.file_size for i in infos) > MAX_UNPACKED:
                raise InputError(f"{source.name}: refused, it unpacks to too much data")
            for info in infos:
                if _is_xml(info.filename) and _declares_entities(archive, info):
                    raise InputError(f"{source.name}: refused, its XML declares a DOCTYPE")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise InputError(_damaged(source)) from None


def _declares_entities(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    with archive.open(info) as part:
        return b"<!DOCTYPE" in part.read(4096).replace(b"\x00", b"").upper()


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _damaged(source: Source) -> str:
    return f"{source.name}: damaged or not a Word document; open it in Word and save it again"


def _body(source: Source) -> Any:
    import docx

    try:
        return docx.Document(io.BytesIO(source.data)).element.body
    except Exception:  # python-docx and lxml raise a dozen kinds on damaged files
        raise InputError(_damaged(source)) from None


def _walk(body: Any) -> Iterator[tuple[str, str, Location]]:
    """Yield text, style and location of every paragraph, tables' cells in reading order.

    Iterative, because tables nest as deep as a file says. ``index`` counts from 1 in its part.
    """
    counts: Counter[str] = Counter()
    stack: list[tuple[Any, str]] = [(body, "body")]
    while stack:
        element, part = stack.pop()
        if element.tag == _W + "p":
            counts[part] += 1
            yield _text(element), _style(element), Location(part, counts[part])
            continue
        if element.tag == _W + "tbl":
            counts["tables"] += 1
            part = f"table {counts['tables']}"
        if element.tag not in _SKIPPED:
            stack.extend((child, part) for child in reversed(element))


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == _W + "t":
            parts.append(element.text or "")
        elif element.tag in (_W + "br", _W + "cr"):
            parts.append("\n")
        elif element.tag == _W + "tab":
            parts.append("\t")
        elif element.tag == _W + "noBreakHyphen":
            parts.append("-")
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(element))
    return "".join(parts)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(style.get(_W + "val", "")) if style is not None else ""
