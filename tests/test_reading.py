"""Reading files: what becomes a paragraph, and one clear line for what cannot be read."""

from __future__ import annotations

import io
import os
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.config import Config
from aligner.document import Location, Text
from aligner.errors import InputError
from aligner.reading import (
    MAX_BYTES,
    markdown,
    read,
    read_bilingual,
    read_documents,
    read_pairs,
    read_text,
)
from aligner.reading.texts import make_text

ENGLISH = "The river rose overnight. Two villages were cut off.\n\nNobody had warned them.\n"
URDU = "دریا راتوں رات چڑھ گیا۔ دو گاؤں کٹ گئے۔\n\nکسی نے خبردار نہیں کیا تھا۔\n"
LONG_EN = (
    "The committee met on Monday and heard the engineers at length about the state of the canal. "
)
LONG_UR = "کمیٹی نے پیر کو اجلاس کیا اور نہر کی حالت کے بارے میں انجینئروں کو تفصیل سے سنا۔ "


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def paragraphs(text: Text) -> list[str]:
    return [text.text[p.start : p.end] for p in text.paragraphs]


def sentences(text: Text) -> list[str]:
    assert all(text.text[s.start : s.end] == s.text for s in text.sentences)
    assert len(text.owners) == len(text.sentences)
    for sentence, owner in zip(text.sentences, text.owners, strict=True):
        home = text.paragraphs[owner]
        assert home.start <= sentence.start < sentence.end <= home.end
    return [s.text for s in text.sentences]


# --- encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = read_text(write(tmp_path, "a.txt", URDU.encode(encoding)), "ur")
    assert text.text == URDU
    assert len(sentences(text)) == 3


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    for newline in ("\r\n", "\r"):
        content = ENGLISH.replace("\n", newline)
        text = read_text(write(tmp_path, "a.txt", content), "en")
        assert text.text == content
        assert len(text.paragraphs) == 2
        assert len(sentences(text)) == 3


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "پاکستان میں بارش ہو گئی".encode("cp1256", "ignore"))
    with pytest.raises(InputError, match="--encoding cp1256"):
        read_text(path, "ur")
    assert "پاکستان" in read_text(path, "ur", "cp1256").text
    path = write(tmp_path, "b.txt", "The café’s owner said “no”.".encode("cp1252"))
    with pytest.raises(InputError, match="--encoding cp1252"):
        read_text(path, "en")


def test_an_encoding_that_does_not_fit_or_exist(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", URDU)
    with pytest.raises(InputError, match="not ascii"):
        read_text(path, "ur", "ascii")
    for unknown in ("utf-nine", "rot13", "zip"):
        with pytest.raises(InputError):
            read_text(path, "ur", unknown)


def test_damaged_utf8_names_the_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", URDU.encode() * 20 + b"\n\xff" + URDU.encode())
    with pytest.raises(InputError, match=r"damaged UTF-8.*line"):
        read_text(path, "ur")


# --- bad input: one line each


def bad(message: str, *args: Path | None, encoding: str | None = None) -> None:
    with pytest.raises(InputError, match=message) as caught:
        if len(args) == 2:
            read_documents(args[0] or "", args[1], Config(encoding=encoding))
        else:
            read_text(args[0] or "", "en", encoding)
    assert "\n" not in str(caught.value)


def test_missing_folder_empty_blank(tmp_path: Path) -> None:
    bad("no such file", tmp_path / "none.txt")
    bad("no such file", tmp_path / "none.pdf")
    bad("is a folder", tmp_path)
    bad("is empty", write(tmp_path, "a.txt", ""))
    bad("no text", write(tmp_path, "b.txt", " \n\n\t"))
    bad("no text", write(tmp_path, "c.txt", b"\xef\xbb\xbf"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)
    path.chmod(0)
    bad("no permission", path)


def test_permission_error_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    bad("no permission", tmp_path / "a.txt")


def test_binary_files(tmp_path: Path) -> None:
    bad("binary", write(tmp_path, "a.txt", bytes(range(256)) * 40))
    bad("PDF", write(tmp_path, "b.txt", b"%PDF-1.7 xx"))
    bad("zip archive", write(tmp_path, "c.txt", b"PK\x03\x04xxxx"))
    bad("picture", write(tmp_path, "d", b"\x89PNG\r\n"))
    bad("NUL", write(tmp_path, "e.txt", b"some text\x00 and more text"))


def test_a_huge_file_of_one_line_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    bad(f"larger than {MAX_BYTES // 1_000_000} MB", path)


def test_a_long_segment_is_returned_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "word " * 60_000)
    text = read_text(path, "en")
    assert len(text.sentences) == 1
    assert len(text.sentences[0].text) > 100_000


@pytest.mark.parametrize("suffix", [".pdf", ".doc", ".odt", ".html", ".rtf", ".inp", ".tsv"])
def test_unsupported_formats_say_what_to_do(tmp_path: Path, suffix: str) -> None:
    bad("save|export|--pairs", write(tmp_path, "a" + suffix, b"something"))


def test_swapped_same_and_wrong_languages(tmp_path: Path) -> None:
    english, urdu = write(tmp_path, "en.txt", ENGLISH), write(tmp_path, "ur.txt", URDU)
    both = write(tmp_path, "both.txt", ENGLISH + "\n" + URDU)
    bad("swapped", urdu, english)
    bad("same file is given twice", english, english)
    bad("Urdu belongs here, but the file is in English", english, write(tmp_path, "b", ENGLISH))
    bad("English belongs here, but the file is in Urdu", urdu, write(tmp_path, "c", URDU))
    bad("holds English and Urdu", both, urdu)
    bad("no words", write(tmp_path, "d", "123 456"), urdu)
    bad("only one of the two", Path("-"), Path("-"))


def test_only_one_language_in_a_bilingual_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="only English in it, no Urdu"):
        read_bilingual(write(tmp_path, "en.txt", ENGLISH))
    with pytest.raises(InputError, match="only Urdu in it, no English"):
        read_bilingual(write(tmp_path, "ur.txt", URDU))
    verse = ENGLISH * 30 + "\nدل ہی تو ہے\n"
    with pytest.raises(InputError, match="only English"):
        read_bilingual(write(tmp_path, "verse.txt", verse))


# --- both languages in one file


def test_english_whole_then_urdu_whole(tmp_path: Path) -> None:
    content = ENGLISH + "\n" + URDU
    english, urdu = read_bilingual(write(tmp_path, "a.txt", content))
    assert english.text == urdu.text == content
    assert (english.language, urdu.language) == ("en", "ur")
    assert len(sentences(english)) == len(sentences(urdu)) == 3


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_paragraph_by_paragraph(tmp_path: Path, gap: str) -> None:
    parts = [
        "The UN said NATO had left.",
        "UN کے مطابق NATO جا چکا ہے۔",
        "The word izzat, or عزت, is old.",
        "عزت (honour) پرانا لفظ ہے۔",
    ]
    english, urdu = read_bilingual(write(tmp_path, "a.txt", gap.join(parts)))
    assert paragraphs(english) == parts[::2]
    assert paragraphs(urdu) == parts[1::2]


def test_short_paragraphs_belong_to_what_surrounds_them(tmp_path: Path) -> None:
    english = ["A heading", LONG_EN, "دل ہی تو ہے نہ سنگ و خشت", LONG_EN, "sara@example.org"]
    urdu = ["ایک سرخی", LONG_UR, "CPEC 2.0", LONG_UR, "sara@example.org"]
    path = write(tmp_path, "a.txt", "\n\n".join(english + urdu))
    texts = read_bilingual(path)
    assert paragraphs(texts[0]) == [p.strip() for p in english]
    assert paragraphs(texts[1]) == [p.strip() for p in urdu]


# --- paragraphs


def test_lines_as_paragraphs(tmp_path: Path) -> None:
    content = "\n".join([LONG_EN * 2] * 4)
    assert len(read_text(write(tmp_path, "a.txt", content), "en").paragraphs) == 4


@pytest.mark.parametrize(("language", "sentence"), [("en", LONG_EN), ("ur", LONG_UR)])
def test_hard_wrapped_text(tmp_path: Path, language: str, sentence: str) -> None:
    import textwrap

    body = textwrap.fill(sentence * 5, 64)
    text = read_text(write(tmp_path, "a.txt", body + "\n\n" + body), language)
    assert len(text.paragraphs) == 2
    assert [" ".join(s.split()) for s in sentences(text)] == [sentence.strip()] * 10


def test_headings_are_marked(tmp_path: Path) -> None:
    content = f"A river out of hand\n\nBy Sara Malik\n\n{LONG_EN}\n\nTHE SECOND BREACH\n{LONG_EN}"
    text = read_text(write(tmp_path, "a.txt", content), "en")
    assert [p.kind for p in text.paragraphs] == ["heading", "heading", "text", "heading", "text"]


def test_broken_sentence_is_proposed_not_joined(tmp_path: Path) -> None:
    content = (
        f"{LONG_EN}They said it was part of a broader\n\nplan. {LONG_EN}\n\nLater it rained.\n"
    )
    text = read_text(write(tmp_path, "a.txt", content), "en")
    assert [p.continues for p in text.paragraphs] == [False, True, False]
    assert sentences(text)[1:3] == ["They said it was part of a broader", "plan."]
    content = (
        f"{LONG_UR}یہ ایک بڑے منصوبے کے حصے کے طور پر\n\nسامنے آیا۔ {LONG_UR}\n\nپھر بارش ہوئی۔"
    )
    text = read_text(write(tmp_path, "b.txt", content), "ur")
    assert [p.continues for p in text.paragraphs] == [False, True, False]


def test_a_heading_is_not_continued(tmp_path: Path) -> None:
    content = f"ایک سرخی\n\n{LONG_UR}\n\nدوسری سرخی\n\n{LONG_UR}"
    text = read_text(write(tmp_path, "a.txt", content), "ur")
    assert not any(p.continues for p in text.paragraphs)


# --- properties

PIECES = st.lists(
    st.sampled_from(
        [*"\n\r# \t>-*`|=[]()!:<", "\n\n", "---\n", "```\n", "<!--", "-->", "1. ", "The end.",
         "of the", "دریا چڑھ گیا۔", "کے طور پر", LONG_EN, LONG_UR, "A Heading", "سرخی"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(PIECES, st.text()), st.sampled_from([".txt", ".md"]))
def test_paragraphs_hold_the_text_in_order(content: str, suffix: str) -> None:
    try:
        raw = read("-", stdin=io.BytesIO(content.encode("utf-8", "replace")))
    except InputError:
        return
    found = raw.paragraphs
    if suffix == ".md":
        found = tuple(markdown.paragraphs(raw.text))
    else:
        inside = {i for p in found for i in range(p.start, p.end)}
        assert all(i in inside for i, c in enumerate(raw.text) if not c.isspace())
    assert all(0 <= p.start < p.end <= len(raw.text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(raw.text[p.start : p.end].strip() for p in found)
    sentences(make_text(raw, found, "ur"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    for prefix in (b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"):
        try:
            read("-", stdin=io.BytesIO(prefix + data))
        except InputError as error:
            assert "\n" not in str(error)


# --- standard input


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read("-", stdin=io.BytesIO(ENGLISH.encode())).text == ENGLISH
    with pytest.raises(InputError, match="standard input: the file is empty"):
        read("-", stdin=io.BytesIO(b""))


# --- Markdown


def test_markdown(tmp_path: Path) -> None:
    content = (
        "---\ntitle: Not text. At all.\n---\n\n"
        "# A river out of hand ##\n\n"
        "The **river** rose\novernight. [Two villages](https://example.org/a.b) were cut off.\n\n"
        "> Nobody had\n> warned them.\n\n"
        "- First, the wall.\n- Then, the road.\n  It was gone.\n\n"
        "```\ncode = 1.\n```\n<!-- a note.\n\nmore -->\n\n***\n\n"
        "Setext heading\n==============\n\n"
        "| English | Urdu |\n| --- | --- |\n| Rain fell. | بارش ہوئی۔ |\n\n"
        "[ref]: https://example.org\n![map](map.png)\nThe end.\n"
    )
    raw = read(write(tmp_path, "a.md", content))
    assert raw.text == content
    found = [(content[p.start : p.end], p.kind) for p in raw.paragraphs]
    assert found == [
        ("A river out of hand", "heading"),
        (
            "The **river** rose\novernight. [Two villages](https://example.org/a.b) were cut off.",
            "text",
        ),
        ("Nobody had\n> warned them.", "text"),
        ("First, the wall.", "text"),
        ("Then, the road.\n  It was gone.", "text"),
        ("Setext heading", "heading"),
        ("English", "heading"),
        ("Urdu", "heading"),
        ("Rain fell.", "text"),
        ("بارش ہوئی۔", "text"),
        ("The end.", "text"),
    ]


# --- DOCX


def save(document: docx.document.Document, path: Path) -> Path:
    document.save(str(path))
    return path


def test_docx_paragraphs_and_locations(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("A river out of hand", 1)
    document.add_paragraph("")
    document.add_paragraph("The river rose. Two villages were cut off.")
    text = read_text(save(document, tmp_path / "a.docx"), "en")
    assert [(p.kind, p.location) for p in text.paragraphs] == [
        ("heading", Location("body", 1)),
        ("text", Location("body", 3)),
    ]
    last = text.sentences[-1]
    start = text.paragraphs[1].start
    assert (last.start - start, last.text) == (16, "Two villages were cut off.")


def test_docx_tables_nested_and_merged(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Once only."
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Tall cell."
    table.cell(1, 1).text = "Right."
    nested = table.cell(2, 1).add_table(rows=1, cols=1)
    nested.cell(0, 0).text = "Inner."
    document.add_paragraph("After the table.")
    text = read_text(save(document, tmp_path / "a.docx"), "en")
    assert sentences(text) == ["Once only.", "Tall cell.", "Right.", "Inner.", "After the table."]
    parts = [p.location.part for p in text.paragraphs if p.location]
    assert parts == ["table 1", "table 1", "table 1", "table 2", "body"]
    assert len({p.location for p in text.paragraphs}) == 5


def test_docx_table_of_two_languages(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, (english, urdu) in enumerate(
        [("The river rose.", "دریا چڑھ گیا۔"), ("Nobody knew.", "کسی کو علم نہ تھا۔")]
    ):
        table.cell(row, 0).text, table.cell(row, 1).text = english, urdu
    english_text, urdu_text = read_bilingual(save(document, tmp_path / "a.docx"))
    assert sentences(english_text) == ["The river rose.", "Nobody knew."]
    assert sentences(urdu_text) == ["دریا چڑھ گیا۔", "کسی کو علم نہ تھا۔"]


def rewrite(path: Path, name: str, change: object) -> Path:
    """Replace one part of a zip file: by bytes, or by a function of its bytes."""
    with zipfile.ZipFile(path) as old:
        parts = {i.filename: old.read(i) for i in old.infolist()}
    parts[name] = change(parts[name]) if callable(change) else change  # type: ignore[assignment]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)
    return path


def plain_docx(folder: Path, text: str = "The river rose.") -> Path:
    document = docx.Document()
    document.add_paragraph(text)
    return save(document, folder / "a.docx")


def test_docx_tracked_changes_and_content_controls(tmp_path: Path) -> None:
    def change(xml: bytes) -> bytes:
        run = b"<w:r><w:t>The river rose.</w:t></w:r>"
        assert run in xml
        new = (
            b'<w:r><w:t xml:space="preserve">The </w:t></w:r>'
            b'<w:del w:id="1" w:author="a"><w:r><w:delText>sea</w:delText></w:r></w:del>'
            b'<w:ins w:id="2" w:author="a"><w:r><w:t>river</w:t></w:r></w:ins>'
            b'<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> fell.</w:t></w:r>'
            b"</w:sdtContent></w:sdt>"
        )
        return xml.replace(run, new)

    path = rewrite(plain_docx(tmp_path), "word/document.xml", change)
    assert sentences(read_text(path, "en")) == ["The river fell."]


def test_docx_bad_files(tmp_path: Path) -> None:
    bad("damaged or not a Word document", write(tmp_path, "a.docx", b"no zip at all"))
    whole = plain_docx(tmp_path).read_bytes()
    bad("damaged", write(tmp_path, "b.docx", whole[: len(whole) // 2]))
    bad("password", write(tmp_path, "c.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    bad("damaged", rewrite(plain_docx(tmp_path), "word/document.xml", b"<w:document"))
    bad("no text", plain_docx(tmp_path, ""))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "no document")
    bad("damaged", write(tmp_path, "d.docx", buffer.getvalue()))


def test_docx_bombs_are_refused(tmp_path: Path) -> None:
    bad(
        "unpacks to too much",
        rewrite(plain_docx(tmp_path), "word/document.xml", b" " * 70_000_000),
    )

    def with_entity(xml: bytes) -> bytes:
        entity = b'<!DOCTYPE w [<!ENTITY a "secret">]>'
        return xml.replace(b"?>", b"?>" + entity, 1).replace(b"The river", b"&a;")

    bad("DOCTYPE", rewrite(plain_docx(tmp_path), "word/document.xml", with_entity))


def test_docx_on_standard_input(tmp_path: Path) -> None:
    data = plain_docx(tmp_path).read_bytes()
    assert read("-", stdin=io.BytesIO(data)).text == "The river rose."


# --- pairs


def test_pairs(tmp_path: Path) -> None:
    content = (
        '\ufeffEnglish\tUrdu\nHe said "no.\tاس نے کہا "نہیں۔\r\n\n'
        "Left out.\t\n\tبلا اصل۔\nx\ty\tnote\n"
    )
    assert read_pairs(write(tmp_path, "a.tsv", content)) == [
        ('He said "no.', 'اس نے کہا "نہیں۔'),
        ("Left out.", ""),
        ("", "بلا اصل۔"),
        ("x", "y"),
    ]


def test_pairs_with_one_column_name_the_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 3: one column"):
        read_pairs(write(tmp_path, "a.tsv", "a\tb\n\nonly English\n"))
    with pytest.raises(InputError, match="no pairs"):
        read_pairs(write(tmp_path, "b.tsv", "english\turdu\n"))
    with pytest.raises(InputError, match="no such file"):
        read_pairs(tmp_path / "none.tsv")


def test_languages_need_no_blank_line_between_them(tmp_path: Path) -> None:
    file = tmp_path / "both.txt"
    english = (
        "The first line of news came in the morning.\n\nThe second came at night, and was bad."
    )
    urdu = "خبر کی پہلی سطر صبح کے وقت آئی تھی۔\n\nدوسری رات کو آئی اور وہ بری خبر تھی۔"
    file.write_text(f"{english}\n{urdu}\n", encoding="utf-8")
    left, right = read_bilingual(file)
    assert [len(t.paragraphs) for t in (left, right)] == [2, 2]
    assert [len(t.sentences) for t in (left, right)] == [2, 2]
