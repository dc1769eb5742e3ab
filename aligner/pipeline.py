"""The main job: files in, a checked run out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.checks.base import DocumentView, Pair
from aligner.checks.runner import check_view
from aligner.config import Config
from aligner.document import (
    Bead,
    Document,
    Finding,
    Location,
    Paragraph,
    ParagraphScore,
    Related,
    Run,
    Sentence,
    Side,
    Span,
    Text,
)
from aligner.scoring import count_words, quality_score

Progress = Callable[[str, int], Iterator[None]]
"""Called with a stage's name and its number of steps; advanced once per step."""


def check(source: Path, target: Path | None = None, *, config: Config | None = None) -> Run:
    """Read, split, align, check and score an English text and its Urdu.

    Args:
        source: the English file, or one file that holds both languages.
        target: the Urdu file, or None when ``source`` is bilingual.
        config: the settings; the default ones are those of the command.

    Raises:
        InputError: a file cannot be read as what it should be; the message is one line.
    """
    from aligner.reading import read_documents

    config = config or Config()
    texts = read_documents(source, target, config)
    return make_run([check_texts(s, t, config) for s, t in texts], config)


def make_run(documents: Sequence[Document], config: Config) -> Run:
    """Return the run of some checked documents, signed and gated."""
    from aligner.gates import gates
    from aligner.signature import signature

    return Run(tuple(documents), signature(config), gates(documents, config))


def check_texts(
    source: Text, target: Text, config: Config, progress: Progress | None = None
) -> Document:
    """Align and check two texts that were read and split."""
    from aligner.alignment import align_documents
    from aligner.embedding import load_embedder

    embedder = load_embedder(config.model, config.prompt)
    beads = tuple(
        align_documents(source, target, embedder=embedder, lock_paragraphs=config.lock_paragraphs)
    )
    return check_beads(source, target, beads, config, progress)


def check_beads(
    source: Text,
    target: Text,
    beads: tuple[Bead, ...],
    config: Config,
    progress: Progress | None = None,
) -> Document:
    """Check and score two texts whose alignment is known."""
    from aligner.alignment import document_score, paragraph_scores

    view = view_of(source, target, beads)
    tick = progress("checking", len(beads)) if progress else None
    findings = check_view(view, config, tick)
    scores: tuple[ParagraphScore, ...] = paragraph_scores(source, target, beads)
    words = count_words(source)
    return Document(
        source=source,
        target=target,
        beads=beads,
        findings=tuple(place(f, source, target) for f in findings),
        alignment_score=document_score(scores),
        paragraph_scores=scores,
        quality_score=quality_score(findings, words),
        source_words=words,
    )


def view_of(source: Text, target: Text, beads: tuple[Bead, ...]) -> DocumentView:
    """Return the document as its checks see it."""
    places = [(extent(source, b.source), extent(target, b.target)) for b in beads]
    return DocumentView(
        source=source,
        target=target,
        beads=beads,
        pairs=tuple(
            Pair(source.text[s.start : s.end], target.text[t.start : t.end]) for s, t in places
        ),
        offsets=tuple((s.start, t.start) for s, t in places),
    )


def extent(text: Text, sentences: Sequence[int]) -> Span:
    """Return the span from the first to the last of some sentences; empty without any."""
    if not sentences:
        return Span(0, 0)
    return Span(text.sentences[sentences[0]].start, text.sentences[sentences[-1]].end)


def place(finding: Finding, source: Text, target: Text) -> Finding:
    """Return the finding with spans relative to their paragraph where the format has locations."""
    source_span, source_location = _localise(finding.source_span, source)
    target_span, target_location = _localise(finding.target_span, target)
    return replace(
        finding,
        source_span=source_span,
        target_span=target_span,
        source_location=source_location,
        target_location=target_location,
        related=tuple(
            _localise_related(r, source if r.side is Side.SOURCE else target)
            for r in finding.related
        ),
    )


def _localise_related(related: Related, text: Text) -> Related:
    span, location = _localise(related.span, text)
    return replace(related, span=span or related.span, location=location)


def _localise(span: Span | None, text: Text) -> tuple[Span | None, Location | None]:
    home = _home(text, span.start) if span else None
    if span is None or home is None or home.location is None:
        return span, None
    return Span(span.start - home.start, min(span.end, home.end) - home.start), home.location


def _home(text: Text, at: int) -> Paragraph | None:
    index = bisect_right(text.paragraphs, at, key=lambda p: p.start) - 1
    return text.paragraphs[index] if index >= 0 else None


def absolute(span: Span | None, location: Location | None, text: Text) -> Span | None:
    """Return a finding's span in ``text.text``, undoing what :func:`place` did."""
    if span is None or location is None:
        return span
    home = next(p for p in text.paragraphs if p.location == location)
    return span.shift(home.start)


@dataclass(frozen=True, slots=True)
class _Column:
    """One side of a list of pairs, joined into a text with one paragraph per cell."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    index: tuple[int | None, ...]  # the sentence of each cell, None for an empty one


def _column(cells: Sequence[str], side: str) -> _Column:
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    index: list[int | None] = []
    at = 0
    for row, cell in enumerate(cells):
        location = Location(f"{side} column", row + 1)
        paragraphs.append(Paragraph(at, at + len(cell), location=location))
        bare = cell.strip()
        if bare:
            start = at + cell.index(bare)
            index.append(len(sentences))
            sentences.append(Sentence(bare, start, start + len(bare)))
        else:
            index.append(None)
        at += len(cell) + 1
    return _Column("\n".join(cells), tuple(paragraphs), tuple(sentences), tuple(index))


def check_given_pairs(
    pairs: Sequence[tuple[str, str]],
    name: str,
    config: Config,
    progress: Progress | None = None,
) -> Document:
    """Check pairs that came aligned (``--pairs``): a bead a row, spans relative to the cell."""
    left, right = (_column([p[i] for p in pairs], s) for i, s in ((0, "English"), (1, "Urdu")))
    source, target = (
        Text(
            name,
            language,
            column.text,
            column.paragraphs,
            column.sentences,
            tuple(row for row, at in enumerate(column.index) if at is not None),
        )
        for column, language in ((left, "en"), (right, "ur"))
    )
    beads = tuple(
        Bead(() if s is None else (s,), () if t is None else (t,), 1.0)
        for s, t in zip(left.index, right.index, strict=True)
    )
    return check_beads(source, target, beads, config, progress)
