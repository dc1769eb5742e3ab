"""Training of static vectors by contrast, in numpy: a pair's texts must find each other.

The loss is the symmetric in-batch softmax over cosines (InfoNCE): every other text of the batch
is a negative. Texts lose a random part of their pieces in each step, so that every word learns to
carry its sentence. Optimised by Adam on the rows that the batch touches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_BETA1, _BETA2 = 0.9, 0.99


@dataclass(frozen=True, slots=True)
class Batch:
    """Piece numbers of a batch's texts, and a number for each text's wording.

    Two pairs with the same wording on either side are never each other's negatives.
    """

    source: list[Ints]
    target: list[Ints]
    source_wording: Ints
    target_wording: Ints


class Trainer:
    """The vectors of all pieces with the state of their optimiser."""

    def __init__(self, matrix: Floats, scale: float = 7.0, dropout: float = 0.3) -> None:
        """Start from vectors (pieces, dimension); rows that are zero stay so (unknown pieces).

        ``scale`` multiplies the cosines (the inverse of the temperature); ``dropout`` is the mean
        share of a text's pieces left out in a step.
        """
        self.matrix = matrix
        self.silent = np.flatnonzero(~matrix.any(axis=1))
        self.scale = scale
        self.dropout = dropout
        self.first = np.zeros_like(matrix)
        self.second = np.zeros_like(matrix)
        self.steps = 0

    def step(self, batch: Batch, rate: float, random: np.random.Generator) -> float:
        """Improve the vectors on one batch; return its loss before the step."""
        source = [self._thin(p, random) for p in batch.source]
        target = [self._thin(p, random) for p in batch.target]
        used, inverse = np.unique(np.concatenate(source + target), return_inverse=True)
        lengths = np.array([len(p) for p in source + target])
        rows = self.matrix[used]
        sums = np.add.reduceat(rows[inverse], np.cumsum(lengths) - lengths, axis=0)
        norms = np.maximum(np.sqrt(np.einsum("nd,nd->n", sums, sums)), 1e-8)[:, None]
        units = sums / norms
        loss, gradient = self._contrast(units, batch)
        gradient = (gradient - np.einsum("nd,nd->n", gradient, units)[:, None] * units) / norms
        order = np.argsort(inverse, kind="stable")
        texts = np.repeat(np.arange(len(lengths)), lengths)[order]
        counts = np.bincount(inverse)
        by_row = np.add.reduceat(gradient[texts], np.cumsum(counts) - counts, axis=0)
        self._update(used, rows, by_row, rate)
        return loss

    def _thin(self, pieces: Ints, random: np.random.Generator) -> Ints:
        """Leave out a random part of a text's pieces, never all of them."""
        if len(pieces) < 4 or not self.dropout:
            return pieces
        kept = pieces[random.random(len(pieces)) >= 2 * self.dropout * random.random()]
        return kept if len(kept) else pieces

    def _contrast(self, units: Floats, batch: Batch) -> tuple[float, Floats]:
        """Return the loss and its gradient by the unit vectors."""
        half = len(batch.source)
        source, target = units[:half], units[half:]
        logits = self.scale * (source @ target.T)
        same = batch.source_wording[:, None] == batch.source_wording
        same |= batch.target_wording[:, None] == batch.target_wording
        np.fill_diagonal(same, False)
        logits[same] = -1e4
        forward, first = _softmax(logits)
        backward, second = _softmax(np.ascontiguousarray(logits.T))
        slope = forward + backward.T
        slope[np.diag_indices(half)] -= 2
        slope *= self.scale / (2 * half)
        return (first + second) / 2, np.concatenate([slope @ target, slope.T @ source])

    def _update(self, used: Ints, rows: Floats, gradient: Floats, rate: float) -> None:
        self.steps += 1
        first = _BETA1 * self.first[used] + (1 - _BETA1) * gradient
        second = _BETA2 * self.second[used] + (1 - _BETA2) * gradient * gradient
        self.first[used], self.second[used] = first, second
        first /= 1 - _BETA1**self.steps
        second /= 1 - _BETA2**self.steps
        self.matrix[used] = rows - rate * first / (np.sqrt(second) + 1e-8)
        self.matrix[self.silent] = 0


def wordings(texts: Sequence[str]) -> Ints:
    """Return a number for each text: equal for equal texts but for case."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(t.lower(), len(numbers)) for t in texts], dtype=np.int64)


def _softmax(logits: Floats) -> tuple[Floats, float]:
    """Return the softmax of each row, and the mean loss of the diagonal."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    np.exp(shifted, out=shifted)
    shifted /= shifted.sum(axis=1, keepdims=True)
    return shifted, float(-np.log(np.maximum(np.diagonal(shifted), 1e-30)).mean())
