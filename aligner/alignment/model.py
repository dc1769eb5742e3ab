"""The score of a bead: a weighted sum of what speaks for it, and the weights.

The weights are those of a conditional random field over paths: fitted so that the gold paths of
NTREX-dev are likely (``tools/fit_alignment.py``), which also makes the share of the paths that go
through a bead an honest probability that it is right.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

import numpy as np

from aligner.alignment.evidence import Evidence
from aligner.alignment.program import KINDS, Doubles
from aligner.alignment.words import Floats

_NEVER = -1e30


@dataclass(frozen=True)
class Weights:
    """What each part of the evidence counts. Natural-log units."""

    source_words: float = 0.51
    target_words: float = 0.94
    unmet: float = 1.85  # a sentence of the bead whose words speak against it
    cosine: float = 5.68
    length: float = -4.93
    base: float = 5.60  # a pair of any kind; a kind with more sentences makes for fewer pairs
    dropped: float = -1.88  # a sentence without partner; the fit said -1.55, see docs/alignment.md

    together: float = 0.6  # a bead begins or ends where paragraphs begin or end on both sides
    apart: float = -0.3  # … on one side only
    crossed: float = -1.5  # each paragraph break inside the bead

    def evidence(self) -> Doubles:
        """Return the weights of ``features``, in their order."""
        return np.array(astuple(self)[:7])


WEIGHTS = Weights()


def _window(table: Floats, size: int, axis: int) -> Floats:
    """Return the sums of ``size`` neighbours that end at each place along the axis."""
    if axis == 1:
        return _window(table.T, size, 0).T
    out = table.copy()
    for k in range(1, size):
        out[k:] += table[: max(0, len(table) - k)]
    return out


def features(ev: Evidence, a: int, b: int) -> list[Floats | float]:
    """Return each weight's feature for every bead of kind (a, b) by its last sentences."""
    forward, backward = ev.forward[b - 1], ev.backward[a - 1]
    low = _window(np.minimum(forward, 0), a, 0) + _window(np.minimum(backward, 0), b, 1)
    dots = _window(_window(ev.dots, a, 0), b, 1)
    norms = ev.source_norms[a - 1][:, None] * ev.target_norms[b - 1][None, :]
    cosine = (dots / np.maximum(norms, 1e-9) - ev.low) / ev.span
    left = _window(ev.source_length, a, 0)[:, None]
    right = _window(ev.target_length, b, 0)[None, :]
    length = np.log1p((left - right) ** 2 / (8.0 * (left + right + 1.0)))
    return [
        _window(forward, a, 0), _window(backward, b, 1), low, cosine, length,
        1.0, 0.0,
    ]  # fmt: skip


@dataclass(frozen=True)
class Breaks:
    """Where paragraphs begin: for each side 1.0 before such a sentence and at the end, else 0.0.

    A break that the reader doubts (``Paragraph.continues``) may be anything between.
    """

    source: Doubles  # (n + 1,)
    target: Doubles  # (m + 1,)

    def part(self, rows: range, columns: range) -> Breaks:
        """Return the breaks of a rectangle."""
        return Breaks(
            self.source[rows.start : rows.stop + 1], self.target[columns.start : columns.stop + 1]
        )

    def cost(self, a: int, b: int, weights: Weights) -> Doubles:
        """Return what the breaks add to the beads of kind (a, b), by their last sentences."""
        n, m = len(self.source) - 1, len(self.target) - 1
        crossed = np.zeros((n, m))
        for k in range(1, a):
            crossed[k:] += self.source[1 : n - k + 1, None]
        for k in range(1, b):
            crossed[:, k:] += self.target[None, 1 : m - k + 1]
        nodes = _meeting(self.source[1:], self.target[1:], weights)
        start = _meeting(self.source[: n - a + 1], self.target[: m - b + 1], weights)
        nodes[a - 1 :, b - 1 :] += start
        return nodes + weights.crossed * crossed


def _meeting(source: Doubles, target: Doubles, weights: Weights) -> Doubles:
    both = source[:, None] * target[None, :]
    either = source[:, None] + target[None, :] - 2 * both
    return weights.together * both + weights.apart * either


def score_beads(
    ev: Evidence, weights: Weights, breaks: Breaks | None = None
) -> tuple[Floats, Doubles]:
    """Return the scores of all beads of a rectangle as ``program`` takes them."""
    n, m = ev.shape
    w = weights.evidence().tolist()  # Python floats, so that the tables stay of 32 bits
    scores = np.full((len(KINDS), n, m + 1), _NEVER, np.float32)
    for k, (a, b) in enumerate(KINDS):
        if b == 0:
            scores[k] = weights.dropped
        elif a <= n and b <= m:
            total = sum(x * f for x, f in zip(w, features(ev, a, b), strict=True) if x)
            if breaks is not None:
                total = total + breaks.cost(a, b, weights)
            scores[k, a - 1 :, b:] = np.asarray(total, np.float32)[a - 1 :, b - 1 :]
    return scores, np.full(m, weights.dropped)
