"""What the template shows, prepared: no logic beyond loops is left to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aligner.document import Document, Finding, ParagraphScore, Run, Severity, Side, Span, Text
from aligner.pipeline import absolute, extent
from aligner.resources import ResourceError
from aligner.rules import page as rule_page
from reports.html.marks import Mark, Piece, pieces, utf16


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding with the words it points at and the anchor of its segment."""

    number: int
    finding: Finding
    segment: str
    source_words: str
    target_words: str
    why: str


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One bead: its anchor and both texts, cut at their marks."""

    anchor: str
    label: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    findings: tuple[FindingView, ...]
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """The segments of one source paragraph, with its alignment score."""

    anchor: str
    score: float | None
    segments: tuple[SegmentView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One checked document."""

    document: Document
    title: str
    anchor: str
    first_segment: int
    lowest: ParagraphView | None
    counts: tuple[tuple[str, int], ...]
    findings: tuple[FindingView, ...]
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page. ``offsets`` is what the script needs, in UTF-16 units."""

    run: Run
    title: str
    documents: tuple[DocumentView, ...]
    offsets: dict[str, Any]


def page_of(run: Run) -> Page:
    """Return the page of a run."""
    documents: list[DocumentView] = []
    offsets: dict[str, Any] = {}
    number, segment = 0, 0
    for document in run.documents:
        view = _document(document, number, segment, offsets)
        if documents:  # the first keeps the plain anchor, which others have linked to
            view = replace(view, anchor=f"{view.anchor}-{len(documents) + 1}")
        documents.append(view)
        number += len(document.findings)
        segment += len(document.beads)
    return Page(run, ", ".join(d.title for d in documents), tuple(documents), offsets)


def _document(doc: Document, first: int, segment: int, offsets: dict[str, Any]) -> DocumentView:
    ranked = sorted(
        doc.findings, key=lambda f: (-f.severity.rank, -f.confidence, f.bead, f.fingerprint)
    )
    findings = tuple(
        _finding(f, first + i + 1, f"seg-{segment + f.bead + 1}", doc) for i, f in enumerate(ranked)
    )
    by_bead: dict[int, list[FindingView]] = {}
    for view in findings:
        by_bead.setdefault(view.finding.bead, []).append(view)
    segments = [
        _segment(doc, bead, segment + bead + 1, by_bead.get(bead, []), offsets)
        for bead in range(len(doc.beads))
    ]
    paragraphs = _paragraphs(doc, segments, segment)
    scored = [p for p in paragraphs if p.score is not None]
    lowest = min(scored, key=lambda p: p.score or 0.0, default=None)
    counts = Counter(f.severity for f in doc.findings)
    return DocumentView(
        document=doc,
        title=" ↔ ".join(dict.fromkeys(Path(t.name).name for t in (doc.source, doc.target))),
        anchor="findings",
        first_segment=segment + 1,
        lowest=lowest,
        counts=tuple((s.value, counts[s]) for s in reversed(Severity)),
        findings=findings,
        paragraphs=paragraphs,
    )


def _finding(finding: Finding, number: int, segment: str, doc: Document) -> FindingView:
    source = absolute(finding.source_span, finding.source_location, doc.source)
    target = absolute(finding.target_span, finding.target_location, doc.target)
    return FindingView(
        number=number,
        finding=finding,
        segment=segment,
        source_words=_quote(doc.source, source),
        target_words=_quote(doc.target, target),
        why=_why(finding.rule),
    )


def _quote(text: Text, span: Span | None, limit: int = 160) -> str:
    if span is None:
        return ""
    words = " ".join(text.text[span.start : span.end].split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def _why(code: str) -> str:
    try:
        text = rule_page(code).text
    except ResourceError:
        return ""
    _, _, rest = text.partition("## Why it matters\n")
    return " ".join(rest.partition("\n## ")[0].split())


def _segment(
    doc: Document, bead: int, number: int, findings: Sequence[FindingView], offsets: dict[str, Any]
) -> SegmentView:
    anchor = f"seg-{number}"
    given = doc.beads[bead]
    shown: dict[Side, tuple[Piece, ...]] = {}
    for side, text, sentences in (
        (Side.SOURCE, doc.source, given.source),
        (Side.TARGET, doc.target, given.target),
    ):
        place = extent(text, sentences)
        body = text.text[place.start : place.end]
        marks = [m for v in findings for m in _marks(v, side, text, place)]
        shown[side] = pieces(body, marks)
        for mark in marks:
            entry = offsets.setdefault(str(mark.finding), [])
            entry.append(
                [anchor, side.value, utf16(body, mark.span.start), utf16(body, mark.span.end)]
            )
    return SegmentView(
        anchor=anchor,
        label=str(number),
        source=shown[Side.SOURCE],
        target=shown[Side.TARGET],
        findings=tuple(findings),
        score=given.score,
        note="moved here from another place" if given.moved else "",
    )


def _marks(view: FindingView, side: Side, text: Text, place: Span) -> list[Mark]:
    f = view.finding
    if side is Side.SOURCE:
        primary = absolute(f.source_span, f.source_location, text)
    else:
        primary = absolute(f.target_span, f.target_location, text)
    spans = [primary] if primary else []
    related = (absolute(r.span, r.location, text) for r in f.related if r.side is side)
    spans += [span for span in related if span]
    return [
        Mark(span.shift(-place.start), view.number, f.severity)
        for span in spans
        if span.start < place.end and place.start < span.end
    ]


def _paragraphs(
    doc: Document, segments: Sequence[SegmentView], first: int
) -> tuple[ParagraphView, ...]:
    scores: dict[int, ParagraphScore] = {i: p for p in doc.paragraph_scores for i in p.source}
    groups: list[tuple[int | None, list[SegmentView]]] = []
    for bead, segment in zip(doc.beads, segments, strict=True):
        home = doc.source.owners[bead.source[0]] if bead.source else None
        if groups and (home is None or groups[-1][0] in (None, home)):
            last_home, last = groups[-1]
            last.append(segment)
            groups[-1] = (home if last_home is None else last_home, last)
        else:
            groups.append((home, [segment]))
    return tuple(
        ParagraphView(
            anchor=f"par-{first + i + 1}",
            score=scores[home].score if home in scores else None,
            segments=tuple(group),
        )
        for i, (home, group) in enumerate(groups)
    )
