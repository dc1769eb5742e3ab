"""DOCX: what stands outside the body's paragraphs, in the XML that word processors write."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from aligner.document import Text
from aligner.errors import InputError
from aligner.reading import read_text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def legacy_box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for itself, once for older readers."""
    shape = f"<wps:txbx><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></wps:txbx>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{legacy_box(*paragraphs)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, *paragraphs: str, attributes: str = "") -> str:
    return f'<w:{kind} w:id="{number}"{attributes}>{"".join(paragraphs)}</w:{kind}>'


def word_file(
    folder: Path, body: str, notes: dict[str, str] | None = None, suffix: str = "xml"
) -> Path:
    """Write a DOCX with this body and these parts of notes ("footnote": its elements)."""
    path = folder / "a.docx"
    docx.Document().save(str(path))
    with zipfile.ZipFile(path) as old:
        parts = {i.filename: old.read(i).decode("utf-8", "surrogateescape") for i in old.infolist()}
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts["word/document.xml"] = document
    for kind, content in (notes or {}).items():
        name = f"{kind}s.{suffix}"
        relation = f'<Relationship Id="n{kind}" Type="{RELATIONS}/{kind}s" Target="{name}"/>'
        override = f'<Override PartName="/word/{name}" ContentType="{CONTENT}.{kind}s+xml"/>'
        parts[f"word/{name}"] = f"<w:{kind}s {NAMESPACES}>{content}</w:{kind}s>"
        for part, end, line in (
            ("word/_rels/document.xml.rels", "</Relationships>", relation),
            ("[Content_Types].xml", "</Types>", override),
        ):
            parts[part] = parts[part].replace(end, line + end)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content.encode("utf-8", "surrogateescape"))
    return path


def placed(text: Text) -> list[tuple[str, str, int]]:
    """Every paragraph with its location, which must be its alone."""
    found = [
        (text.text[p.start : p.end].strip(), p.location.part, p.location.index)
        for p in text.paragraphs
        if p.location
    ]
    assert len(found) == len(text.paragraphs) == len({f[1:] for f in found})
    return found


def test_text_boxes_follow_the_paragraph_that_anchors_them(tmp_path: Path) -> None:
    body = (
        p(run("The river "), box(p(run("A pull quote.")), p(run("By nobody."))), run("rose."))
        + p(run("Nobody knew."), legacy_box(p(run("An old box."))))
        + p(box(p(run("A box alone."))))
        + p(run("The end."))
    )
    assert placed(read_text(word_file(tmp_path, body), "en")) == [
        ("The river rose.", "body", 1),
        ("A pull quote.", "text box 1", 1),
        ("By nobody.", "text box 1", 2),
        ("Nobody knew.", "body", 2),
        ("An old box.", "text box 2", 1),
        ("A box alone.", "text box 3", 1),
        ("The end.", "body", 4),
    ]


def test_text_boxes_nest_with_tables(tmp_path: Path) -> None:
    def table(cell: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"

    inner = table(p(run("In both."))) + p(run("After it."))
    body = table(p(run("A cell."), box(inner, p(box(p(run("Deep.")))))))
    assert placed(read_text(word_file(tmp_path, body), "en")) == [
        ("A cell.", "table 1", 1),
        ("In both.", "table 2", 1),
        ("After it.", "text box 1", 1),
        ("Deep.", "text box 2", 1),
    ]


def test_a_deleted_text_box_is_not_read(tmp_path: Path) -> None:
    body = p(run("Left."), f'<w:del w:id="1" w:author="a">{box(p(run("Gone.")))}</w:del>')
    assert placed(read_text(word_file(tmp_path, body), "en")) == [("Left.", "body", 1)]


def test_notes_follow_the_body_in_the_order_of_their_marks(tmp_path: Path) -> None:
    deleted = f'<w:del w:id="9" w:author="a">{mark("footnote", 4)}</w:del>'
    body = (
        p(run("One."), mark("footnote", 3), run(" Two."), mark("endnote", 1), deleted)
        + p(run("Three."), mark("footnote", 2), box(p(run("Four."), mark("footnote", 3))))
    )  # fmt: skip
    separator = note("footnote", -1, p(run("x")), attributes=' w:type="separator"')
    footnotes = separator + "".join(
        note("footnote", n, p(run(f" Note {n}.")), p(run("More of it."))) for n in (2, 3, 4, 5)
    )
    path = word_file(
        tmp_path, body, {"footnote": footnotes, "endnote": note("endnote", 1, p(run("Last.")))}
    )
    assert placed(read_text(path, "en")) == [
        ("One. Two.", "body", 1),
        ("Three.", "body", 2),
        ("Four.", "text box 1", 1),
        ("Note 3.", "footnotes", 1),
        ("More of it.", "footnotes", 2),
        ("Note 2.", "footnotes", 3),
        ("More of it.", "footnotes", 4),
        ("Last.", "endnotes", 1),
    ]


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The river rose.")
    document.sections[0].header.paragraphs[0].text = "The Daily."
    document.sections[0].footer.paragraphs[0].text = "Page 1."
    document.save(str(tmp_path / "a.docx"))
    assert placed(read_text(tmp_path / "a.docx", "en")) == [("The river rose.", "body", 1)]


def test_notes_are_checked_as_the_body_is(tmp_path: Path) -> None:
    body = p(run("One."), mark("footnote", 1))

    def refused(message: str, content: str, suffix: str = "xml") -> None:
        path = word_file(tmp_path, body, {"footnote": content}, suffix)
        with pytest.raises(InputError, match=message) as caught:
            read_text(path, "en")
        assert "\n" not in str(caught.value)

    refused("unpacks to too much", " " * 70_000_000)
    refused("damaged", "<w:footnote")
    refused("damaged", note("footnote", 1, p(run("Not checked."))), suffix="bin")
    path = word_file(tmp_path, body, {"footnote": note("footnote", 1, p(run("&a;")))})
    with zipfile.ZipFile(path) as old:
        parts = {i.filename: old.read(i) for i in old.infolist()}
    parts["word/footnotes.xml"] = (
        b'<!DOCTYPE w [<!ENTITY a "secret">]>' + parts["word/footnotes.xml"]
    )
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    with pytest.raises(InputError, match="DOCTYPE"):
        read_text(path, "en")


def test_a_mark_without_its_note_is_no_error(tmp_path: Path) -> None:
    body = p(run("One."), mark("footnote", 7), mark("endnote", 1))
    path = word_file(tmp_path, body, {"footnote": note("footnote", 1, p(run("Another.")))})
    assert placed(read_text(path, "en")) == [("One.", "body", 1)]
