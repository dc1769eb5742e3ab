"""The report formats, from a run made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reports
from aligner.document import (
    Document,
    ReferenceScores,
    Run,
    SegmentReference,
    Severity,
    Span,
)
from reports.html.marks import Mark, pieces, urdu_runs, utf16, whole_words
from reports.terminal import FSI, PDI, isolate, visible


def test_the_suffix_chooses_the_format() -> None:
    assert reports.format_of(Path("a/REPORT.HTML")) == "html"
    assert reports.format_of(Path("run.json")) == "json"
    assert reports.format_of(Path("run.pdf")) is None


def test_json_follows_its_schema(small_run: Run) -> None:
    schema = json.loads(files("reports").joinpath("schema.json").read_text(encoding="utf-8"))
    data = json.loads(reports.render(small_run, "json"))
    jsonschema.validate(data, schema)
    first = data["documents"][0]["findings"][0]
    assert first["source_span"] == {"start": 4, "end": 16, "text": "town saw 12 "}
    data["documents"][0]["findings"][0]["severity"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_html_escapes_what_comes_from_outside(small_run: Run) -> None:
    page = reports.render(small_run, "html")
    assert "<img src=x" not in page
    assert "<b>bold" not in page
    assert "en<script>" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_html_needs_no_network_and_links_findings_to_segments(small_run: Run) -> None:
    page = reports.render(small_run, "html")
    for outside in ("http://", "https://", "//cdn", "@import"):
        assert outside not in page
    assert "default-src 'none'" in unescape(page)
    assert "unsafe-inline" not in page
    assert 'href="#seg-1"' in page
    assert 'id="seg-2"' in page
    assert 'lang="ur" dir="rtl"' in page


class _Anchors(HTMLParser):
    """The ids and the links of a page, each with the number of the document it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.document = 0
        self.ids: list[tuple[str, int]] = []
        self.links: list[tuple[str, int]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.document += given.get("class") == "document"
        if name := given.get("id"):
            self.ids.append((name, self.document))
        if tag == "a":
            self.links.append(((given.get("href") or "").removeprefix("#"), self.document))


def _with_reference(document: Document) -> Document:
    segments = tuple(SegmentReference(bead, "قصبہ", 50.0, 40.0, 30.0) for bead in (0, 1))
    scores = ReferenceScores("ref.txt", 50.0, 40.0, 30.0, {"chrF++": "v1"}, segments)
    return replace(document, reference=scores)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_ids_are_unique_and_links_stay_in_their_document(small_run: Run, count: int) -> None:
    documents = tuple(_with_reference(d) for d in small_run.documents) * count
    page = _Anchors(reports.render(replace(small_run, documents=documents), "html"))
    ids = [name for name, _ in page.ids]
    assert len(set(ids)) == len(ids)
    headings = ["findings", "findings-2", "findings-3"][:count]
    assert [i for i in ids if i.startswith("findings")] == headings
    assert [i for i in ids if i.startswith("seg-")] == [f"seg-{n + 1}" for n in range(2 * count)]
    assert page.document == count
    assert set(page.links) <= set(page.ids)


def test_text_names_every_finding_and_isolates_urdu(small_run: Run) -> None:
    text = reports.render(small_run, "text")
    assert "ROLE001 role-reversed" in text
    assert "\x1b" not in text
    assert text.count(FSI) == text.count(PDI) > 0


def test_rendering_is_deterministic(small_run: Run) -> None:
    for name in reports.FORMATS:
        assert reports.render(small_run, name) == reports.render(small_run, name)


@given(st.text())
def test_visible_text_cannot_steer_a_terminal(text: str) -> None:
    shown = visible(text)
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert not {"\u202e", "\u2066", "\u2069"} & set(shown)


def test_an_isolate_cannot_be_closed_from_inside() -> None:
    assert isolate("a\u2069b\x1b[31m") == f"{FSI}a⟨2069⟩b␛[31m{PDI}"


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_pieces_lose_nothing(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(Span(min(p), max(p)), i, Severity.MAJOR) for i, p in enumerate(places)]
    assert "".join(p.text for p in pieces(text, marks)) == text


def test_marks_are_widened_to_whole_words() -> None:
    assert whole_words("اس نے حملہ کیا", Span(7, 8)) == Span(6, 10)
    assert whole_words("no change here", Span(3, 9)) == Span(3, 9)


def test_offsets_for_scripts_count_utf16_units() -> None:
    assert utf16("😀 a", 2) == 3
    assert utf16("اب", 1) == 1


def test_urdu_in_messages_is_isolated_and_the_rest_escaped() -> None:
    shown = urdu_runs("says <36>, not 3 لاکھ 20 ہزار & more")
    assert shown == (
        'says &lt;36&gt;, not 3 <bdi lang="ur" dir="rtl">لاکھ 20 ہزار</bdi> &amp; more'
    )
