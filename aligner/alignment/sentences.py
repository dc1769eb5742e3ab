"""Aligning two lists of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.alignment.anchors import Piece, cut
from aligner.alignment.evidence import Texts, gather
from aligner.alignment.model import WEIGHTS, Breaks, Weights, score_beads
from aligner.alignment.prepare import prepare
from aligner.alignment.program import best_path, posteriors
from aligner.document import Bead

if TYPE_CHECKING:
    from aligner.embedding import Embedder

EXACT = 3_000_000  # cells of a rectangle that is aligned as a whole when it has no anchors
_SMALL = 250_000  # cells of a text pair that is aligned as a whole in any case
_WINDOW = 128  # sentences a side of the window that runs through a larger one without anchors
_KEPT = 0.7  # share of a window's path that is kept; what follows is decided by the next window


@dataclass(frozen=True)
class Step:
    """A bead by its sentences' half-open ranges, and the probability that it is right."""

    i: int
    i2: int
    j: int
    j2: int
    score: float

    def bead(self) -> Bead:
        """Return the step as a bead."""
        return Bead(tuple(range(self.i, self.i2)), tuple(range(self.j, self.j2)), self.score)


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    embedder: Embedder | None = None,
    breaks: Breaks | None = None,
) -> list[Bead]:
    """Align English sentences with Urdu ones.

    Args:
        source: the English sentences, in order.
        target: the Urdu sentences, in order.
        embedder: the model whose vectors are used; the embedded one by default.
        breaks: where paragraphs begin on each side, as soft locks.

    Returns:
        Beads in order, monotone on both sides; every index is in exactly one. A sentence without
        partner is a bead with one empty side. The scores are calibrated probabilities.
    """
    if not source or not target:
        alone = [Bead((i,), (), 1.0) for i in range(len(source))]
        return alone + [Bead((), (j,), 1.0) for j in range(len(target))]
    texts = prepare(source, target, embedder)
    return [step.bead() for step in align_texts(texts, breaks=breaks)]


def align_texts(
    texts: Texts, *, breaks: Breaks | None = None, weights: Weights = WEIGHTS, exact: int = EXACT
) -> list[Step]:
    """Align two prepared texts: as one rectangle when small, from anchors when large."""
    steps: list[Step] = []
    for piece in cut(texts, min(_SMALL, exact)):
        if len(piece.rows) * len(piece.columns) <= exact:
            steps.extend(_align_piece(texts, piece, breaks, weights))
        else:
            steps.extend(_slide(texts, piece, breaks, weights))
    return steps


def _align_piece(texts: Texts, piece: Piece, breaks: Breaks | None, weights: Weights) -> list[Step]:
    """Align one rectangle exactly."""
    i, j = piece.rows.start, piece.columns.start
    if not piece.rows or not piece.columns:
        drops = [Step(k, k + 1, j, j, 1.0) for k in piece.rows]
        return drops + [
            Step(piece.rows.stop, piece.rows.stop, k, k + 1, 1.0) for k in piece.columns
        ]
    inside = breaks.part(piece.rows, piece.columns) if breaks else None
    scores, inserted = score_beads(gather(texts, piece.rows, piece.columns), weights, inside)
    path = best_path(scores, inserted)
    sure = posteriors(scores, inserted, path)
    return [
        Step(a + i, a2 + i, b + j, b2 + j, p) for (a, a2, b, b2), p in zip(path, sure, strict=True)
    ]


def _slide(texts: Texts, piece: Piece, breaks: Breaks | None, weights: Weights) -> Iterator[Step]:
    """Align a rectangle that is too large and has no anchors, through a window that moves on."""
    i, j = piece.rows.start, piece.columns.start
    while True:
        rows = range(i, min(i + _WINDOW, piece.rows.stop))
        columns = range(j, min(j + _WINDOW, piece.columns.stop))
        last = rows.stop == piece.rows.stop and columns.stop == piece.columns.stop
        steps = _align_piece(texts, Piece(rows, columns), breaks, weights)
        if last or not rows or not columns:
            yield from steps
            if last:
                return
            i, j = rows.stop, columns.stop
            continue
        for step in steps[: max(1, int(len(steps) * _KEPT))]:
            yield step
            i, j = step.i2, step.j2
