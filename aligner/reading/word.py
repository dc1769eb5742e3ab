"""DOCX: the paragraphs of the body, its tables and text boxes, and of its notes, with locations.

A text box follows the paragraph that anchors it, and the notes follow the body in the order of
their marks. Headers and footers are left out: they repeat, and are the house's, not the author's.

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
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT_BOX = _W + "txbxContent"
_SKIPPED = {_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr", _MC + "Fallback"}
_NOTES = {"footnotes": _W + "footnoteReference", "endnotes": _W + "endnoteReference"}
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
    for text, style, location in _walk(_roots(source)):
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
    return name.lower().endswith((".xml", ".rels"))


def _damaged(source: Source) -> str:
    return f"{source.name}: damaged or not a Word document; open it in Word and save it again"


def _roots(source: Source) -> list[tuple[Any, str]]:
    """The elements that hold the text, each with the name of its part."""
    import docx

    try:
        document = docx.Document(io.BytesIO(source.data))
        body = document.element.body
        notes = _notes(document.part, body)
    except Exception:  # python-docx and lxml raise a dozen kinds on damaged files
        raise InputError(_damaged(source)) from None
    return [(body, "body"), *notes]


def _notes(part: Any, body: Any) -> list[tuple[Any, str]]:
    """The footnotes and endnotes that the body has a mark for, in the order of the marks."""
    found: list[tuple[Any, str]] = []
    for name, mark in _NOTES.items():
        root = _related(part, name)
        if root is not None:
            by_id = {note.get(_W + "id"): note for note in root}
            ids = dict.fromkeys(e.get(_W + "id") for e in _inside(body, mark))
            found.extend((by_id[i], name) for i in ids if i in by_id)
    return found


def _related(part: Any, name: str) -> Any:
    """The root of the part that the document names its footnotes or endnotes, None without."""
    from docx.oxml import parse_xml  # expands no entity

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{name}"):
            target = relation.target_part
            if not _is_xml(target.partname):  # it has not been checked as XML
                raise ValueError(target.partname)
            return parse_xml(target.blob)
    return None


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a tag in reading order, none of which is inside another."""
    stack = _children(element)
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        else:
            stack.extend(_children(element))


def _children(element: Any) -> list[Any]:
    """What to read inside an element, last first.

    Of alternatives only one is read: a drawing's text stands in each of them.
    """
    if element.tag in _SKIPPED:
        return []
    if element.tag == _MC + "AlternateContent":
        return element.findall(_MC + "Choice")[:1]  # type: ignore[no-any-return]
    return list(reversed(element))


def _walk(roots: list[tuple[Any, str]]) -> Iterator[tuple[str, str, Location]]:
    """Yield text, style and location of every paragraph, tables' cells in reading order.

    Iterative, because tables nest as deep as a file says. ``index`` counts from 1 in its part.
    """
    counts: Counter[str] = Counter()
    stack = roots[::-1]
    while stack:
        element, part = stack.pop()
        if element.tag == _W + "p":
            counts[part] += 1
            yield _text(element), _style(element), Location(part, counts[part])
            stack.extend((box, "text box") for box in reversed([*_inside(element, _TEXT_BOX)]))
            continue
        if element.tag == _W + "tbl":
            counts["tables"] += 1
            part = f"table {counts['tables']}"
        elif element.tag == _TEXT_BOX:
            counts["text boxes"] += 1
            part = f"text box {counts['text boxes']}"
        stack.extend((child, part) for child in _children(element))


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
        elif element.tag != _TEXT_BOX:  # it is read by itself
            stack.extend(_children(element))
    return "".join(parts)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(style.get(_W + "val", "")) if style is not None else ""
