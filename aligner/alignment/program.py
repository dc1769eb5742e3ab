"""The dynamic program: the best path of beads through a rectangle, and how sure each bead is.

A path leads from ``(0, 0)`` to ``(n, m)``; a bead of kind ``(a, b)`` is a step of ``a`` source and
``b`` target sentences. ``scores[k, i, j]`` is the score of the bead of kind ``KINDS[k]`` that ends
before source sentence ``i + 1`` and target sentence ``j`` (so ``i`` runs over ``n`` rows and ``j``
over ``m + 1`` columns); impossible beads hold minus infinity. Insertions (0-1) are apart, in
``inserted[j]``, because within a row they follow one another.

Work is done a row at a time with no Python loop over cells: O(n m) in time.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Doubles: TypeAlias = NDArray[np.float64]
Scores: TypeAlias = NDArray[np.float32] | Doubles
Shorts: TypeAlias = NDArray[np.int8]

# Kinds of beads other than 0-1; up to four sentences a side.
KINDS: tuple[tuple[int, int], ...] = (
    (1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1),
    (2, 4), (4, 2), (3, 3),
)  # fmt: skip
_A = np.array([a for a, _ in KINDS])
_B = np.array([b for _, b in KINDS])
_PAD = 4
_NEVER = -1e30


def best_path(scores: Scores, inserted: Doubles) -> list[tuple[int, int, int, int]]:
    """Return the beads of the best path as ``(start, end, start, end)`` of both sides, in order."""
    _, n, width = scores.shape
    m = width - 1
    total = np.full((n + 1 + _PAD, width + _PAD), _NEVER)
    steps = np.full((n + 1, width), -1, np.int8)
    run = np.concatenate([[0.0], np.cumsum(inserted)])
    total[_PAD, _PAD:] = run
    columns = np.arange(width)[None, :] + _PAD - _B[:, None]
    for i in range(1, n + 1):
        reached = total[(i + _PAD - _A)[:, None], columns] + scores[:, i - 1]
        step = reached.argmax(axis=0)
        level = reached[step, np.arange(width)] - run
        with_insertions = np.maximum.accumulate(level)
        steps[i] = np.where(with_insertions > level, -1, step)
        total[i + _PAD, _PAD:] = with_insertions + run
    return _trace(steps, n, m)


def _trace(steps: Shorts, n: int, m: int) -> list[tuple[int, int, int, int]]:
    beads = []
    i, j = n, m
    while i or j:
        a, b = (0, 1) if (k := int(steps[i, j])) < 0 else KINDS[k]
        beads.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return beads[::-1]


def _sum(terms: Doubles) -> Doubles:
    top = terms.max(axis=0)
    summed: Doubles = top + np.log(np.exp(terms - top).sum(axis=0))
    return summed


def forward(scores: Scores, inserted: Doubles) -> Doubles:
    """Return the log of the summed weights of all paths from the start to each node."""
    _, n, width = scores.shape
    total = np.full((n + 1 + _PAD, width + _PAD), _NEVER)
    run = np.concatenate([[0.0], np.cumsum(inserted)])
    total[_PAD, _PAD:] = run
    columns = np.arange(width)[None, :] + _PAD - _B[:, None]
    for i in range(1, n + 1):
        here = _sum(total[(i + _PAD - _A)[:, None], columns] + scores[:, i - 1])
        total[i + _PAD, _PAD:] = np.logaddexp.accumulate(here - run) + run
    return total[_PAD:, _PAD:]


def backward(scores: Scores, inserted: Doubles) -> Doubles:
    """Return the log of the summed weights of all paths from each node to the end."""
    kinds, n, width = scores.shape
    total = np.full((n + 1 + _PAD, width + _PAD), _NEVER)
    run = np.concatenate([[0.0], np.cumsum(inserted[::-1])])[::-1]
    total[n, :width] = run
    columns = np.arange(width)[None, :] + _B[:, None]
    which = np.arange(kinds)[:, None]
    edge = np.minimum(columns, width - 1)
    outside = columns >= width
    for i in range(n - 1, -1, -1):
        ends = i + _A[:, None]
        step = scores[which, np.minimum(ends, n) - 1, edge]
        step = np.where(outside | (ends > n), _NEVER, step)
        here = _sum(total[ends, columns] + step)
        total[i, :width] = np.logaddexp.accumulate((here - run)[::-1])[::-1] + run
    return total[: n + 1, :width]


def posteriors(
    scores: Scores, inserted: Doubles, beads: list[tuple[int, int, int, int]]
) -> list[float]:
    """Return for each bead the share of the weight of all paths that goes through it.

    A sentence without partner is the same bead wherever the path passes it, so its share is summed
    over all places on the other side.
    """
    before, after = forward(scores, inserted), backward(scores, inserted)
    whole = before[-1, -1]
    index = {kind: k for k, kind in enumerate(KINDS)}
    out = []
    for i, i2, j, j2 in beads:
        if j == j2:
            through = _total(before[i] + scores[index[1, 0], i] + after[i2])
        elif i == i2:
            through = _total(before[:, j] + inserted[j] + after[:, j2])
        else:
            own = float(scores[index[i2 - i, j2 - j], i2 - 1, j2])
            through = before[i, j] + own + after[i2, j2]
        out.append(float(np.exp(min(0.0, float(through - whole)))))
    return out


def _total(logs: Doubles) -> float:
    top = float(logs.max())
    return top + float(np.log(np.exp(logs - top).sum()))
