"""Passages that the translation has in another place, found after the monotone pass.

Sentences that were left without partner on both sides are compared with each other, wherever they
stand. A pair must be each side's best and beat "left out here, added there" by more than the number
of comparisons could bring about by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.evidence import Evidence, Texts, gather
from aligner.alignment.model import Weights, features
from aligner.alignment.sentences import Step
from aligner.alignment.words import Floats
from aligner.document import Bead

_SURE = 4.5  # log-odds beyond chance that a moved pair must have
_CROSSED = 11.0  # log-odds that each of two neighbours which changed places must have
_LIMIT = 4_000_000  # comparisons; texts with more loose sentences than that are left as they are


@dataclass(frozen=True)
class _Pair:
    """A moved bead: half-open ranges of the loose sentences of each side."""

    i: int
    i2: int
    j: int
    j2: int
    gain: float


def find_moved(
    texts: Texts, steps: list[Step], weights: Weights, running: frozenset[int] = frozenset()
) -> list[Bead]:
    """Return the beads of an alignment with moved passages joined and marked.

    A moved bead stands at its place in the source; the others keep their order. Source sentences
    in ``running`` are the second half of a broken one, so they did not change places with it.
    """
    steps = [
        part
        for step in steps
        for part in ([step] if step.i + 1 in running else _uncross(texts, step, weights))
    ]
    rows = [s.i for s in steps if s.j == s.j2]
    columns = [s.j for s in steps if s.i == s.i2]
    pairs = []
    if rows and columns and len(rows) * len(columns) <= _LIMIT:
        pairs = _pairs(texts, rows, columns, weights)
    source = {row: pair for pair in pairs for row in rows[pair.i : pair.i2]}
    gone = {column for pair in pairs for column in columns[pair.j : pair.j2]}
    beads = []
    for step in steps:
        if step.i == step.i2 and step.j in gone:
            continue
        if step.j < step.j2 or step.i not in source:
            beads.append(step.bead())
        elif step.i == rows[(pair := source[step.i]).i]:
            score = float(1 / (1 + np.exp(-pair.gain)))
            targets = tuple(columns[pair.j : pair.j2])
            beads.append(Bead(tuple(rows[pair.i : pair.i2]), targets, score, moved=True))
    return _in_order(beads)


def _in_order(beads: list[Bead]) -> list[Bead]:
    """Return the beads with every loose target before those that follow it in its text.

    A crossed bead leaves one behind its place when its partner was found elsewhere.
    """
    ordered: list[Bead] = []
    for bead in beads:
        at = len(ordered)
        if not bead.source:
            later = (k for k, b in enumerate(ordered) if not b.moved and b.target > bead.target)
            at = next(later, at)
        ordered.insert(at, bead)
    return ordered


def _pairs(texts: Texts, rows: list[int], columns: list[int], weights: Weights) -> list[_Pair]:
    ev = gather(texts.part(rows, columns), range(len(rows)), range(len(columns)))
    scores = {kind: _score(ev, *kind, weights) for kind in ((1, 1), (1, 2), (2, 1))}
    gain = scores[1, 1] - 2 * weights.dropped
    needed = _SURE + float(np.log(gain.size))
    best_row, best_column = gain.argmax(axis=1), gain.argmax(axis=0)
    seeds = [
        (i, int(j)) for i, j in enumerate(best_row)
        if best_column[j] == i and gain[i, j] > needed
    ]  # fmt: skip
    seeds.sort(key=lambda seed: -gain[seed])
    used: tuple[set[int], set[int]] = ({i for i, _ in seeds}, {j for _, j in seeds})
    pairs = []
    for i, j in seeds:
        pair = _Pair(i, i + 1, j, j + 1, float(gain[i, j]) - needed)
        pairs.append(_widen(pair, scores, (rows, columns), used, weights.dropped))
    return pairs


def _score(ev: Evidence, a: int, b: int, weights: Weights) -> Floats:
    terms = zip(weights.evidence().tolist(), features(ev, a, b), strict=True)
    return np.asarray(sum(w * f for w, f in terms), np.float32)


def _widen(
    pair: _Pair,
    scores: dict[tuple[int, int], Floats],
    places: tuple[list[int], list[int]],
    used: tuple[set[int], set[int]],
    dropped: float,
) -> _Pair:
    """Return the pair with a loose neighbour joined to it, where that beats leaving it loose."""
    own = float(scores[1, 1][pair.i, pair.j])
    ways = []
    for side, at in ((0, pair.i), (1, pair.j)):
        for first in (at - 1, at):
            other = first if first < at else at + 1
            where = places[side]
            if first < 0 or first + 1 >= len(where) or other in used[side]:
                continue
            if where[first + 1] != where[first] + 1:
                continue
            kind = (2, 1) if side == 0 else (1, 2)
            cell = (first + 1, pair.j) if side == 0 else (pair.i, first + 1)
            gain = float(scores[kind][cell]) - own - dropped
            ways.append((gain, side, first, other))
    if not ways or max(ways)[0] <= 0:
        return pair
    _, side, first, other = max(ways)
    used[side].add(other)
    if side == 0:
        return replace(pair, i=first, i2=first + 2)
    return replace(pair, j=first, j2=first + 2)


def _uncross(texts: Texts, step: Step, weights: Weights) -> list[Step]:
    """Return a 2-2 bead whose sentences changed places as loose ones, to be paired crosswise."""
    if (step.i2 - step.i, step.j2 - step.j) != (2, 2):
        return [step]
    ev = gather(texts, range(step.i, step.i2), range(step.j, step.j2))
    single = _score(ev, 1, 1, weights)
    together = float(_score(ev, 2, 2, weights)[1, 1])
    crossed = min(float(single[0, 1]), float(single[1, 0]))
    if crossed - 2 * weights.dropped < _CROSSED or single[0, 1] + single[1, 0] < together:
        return [step]
    return [
        Step(step.i, step.i + 1, step.j + 1, step.j2, step.score),
        Step(step.i + 1, step.i2, step.j, step.j, step.score),
        Step(step.i2, step.i2, step.j, step.j + 1, step.score),
    ]
