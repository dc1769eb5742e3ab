"""What speaks for each pair of sentence groups in a rectangle of the two texts.

For every source sentence ``i`` and every run of ``b`` target sentences that ends at ``j`` there is
a log-likelihood ratio: how much likelier the words of ``i`` are to find (or to miss) their partners
in that run if it holds the translation than if it is any other passage of the text. A partner that
the whole text is full of says little, a rare one much; the ratio therefore grows with the evidence
and needs no stop list. The same is computed from the target's side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment.words import Floats, Ints, Links, Side

MOST = 4  # sentences on one side of a bead
FOUND = 0.6  # share of a sentence's words whose partners the lexicon finds in a true translation
DAMPING = 0.5  # words of a sentence are not independent: their sum counts by its size ** -DAMPING
_PRIOR = 0.02  # chance of a word to be linked to a sentence, before the text is seen …
_PRIOR_WEIGHT = 10.0  # … which counts as much as this many sentences


@dataclass(frozen=True)
class Half:
    """One text ready for alignment. ``links``, ``chance`` and ``weight`` are by its word types."""

    words: Side
    links: Links  # to the types of the other text
    chance: Floats  # share of the other text's sentences that hold a link of the type
    weight: Floats  # how surely a translation of the type would be recognised
    vectors: Floats  # one unit row a sentence

    def __len__(self) -> int:
        return len(self.words)

    def part(self, sentences: Sequence[int]) -> Half:
        """Return the half with some of its sentences only."""
        starts = self.words.offsets[:-1][sentences]
        sizes = self.words.offsets[1:][sentences] - starts
        ids = self.words.ids[spread(starts, sizes)]
        bounds = np.concatenate([[0], np.cumsum(sizes)])
        words = Side(self.words.types, ids, bounds, self.words.length[sentences])
        return replace(self, words=words, vectors=self.vectors[sentences])


@dataclass(frozen=True)
class Texts:
    """Two texts ready for alignment."""

    source: Half
    target: Half
    low: float = 0.0  # cosine of unlike sentences by the model that made the vectors
    span: float = 1.0  # by how much the cosine of like ones is more

    def part(self, rows: Sequence[int], columns: Sequence[int]) -> Texts:
        """Return the texts with some of their sentences only."""
        return replace(self, source=self.source.part(rows), target=self.target.part(columns))


@dataclass(frozen=True)
class Evidence:
    """Matrices over a rectangle of ``n`` source and ``m`` target sentences.

    ``forward[b - 1][i, j]``: sentence ``i`` against targets ``j - b + 1 .. j``.
    ``backward[a - 1][i, j]``: target ``j`` against sources ``i - a + 1 .. i``.
    ``dots[i, j]``: dot product of the two sentence vectors, each weighted by its length.
    """

    forward: list[Floats]
    backward: list[Floats]
    dots: Floats
    source_norms: list[Floats]  # norm of the summed vectors of the ``a`` sentences ending at i
    target_norms: list[Floats]
    source_length: Floats
    target_length: Floats
    low: float
    span: float

    @property
    def shape(self) -> tuple[int, int]:
        """Sentences of the source, of the target."""
        return len(self.source_length), len(self.target_length)


def chances(links: Links, other: Side) -> Floats:
    """Return for each type the smoothed share of the other text's sentences that link to it."""
    share = other.frequency()[links.target] / max(1, len(other))
    missed = np.log1p(-np.minimum(share * links.strength, 0.999))
    rows = np.repeat(np.arange(len(links.offsets) - 1), np.diff(links.offsets))
    met = 1 - np.exp(np.bincount(rows, missed, len(links.offsets) - 1))
    n = len(other)
    return ((met * n + _PRIOR * _PRIOR_WEIGHT) / (n + _PRIOR_WEIGHT)).astype(np.float32)


def _coverage(half: Half, rows: range, other: Side, columns: range) -> tuple[Ints, Ints, Floats]:
    """Return the types in ``rows``, the types' places in that list by token, and their coverage.

    The coverage is the strength of the best link of each type to each of the other's ``columns``.
    """
    links = half.links
    ids = half.words.ids[half.words.offsets[rows.start] : half.words.offsets[rows.stop]]
    types, tokens = np.unique(ids, return_inverse=True)
    first = other.offsets[columns.start]
    others = other.ids[first : other.offsets[columns.stop]]
    sentence = np.repeat(
        np.arange(len(columns)), np.diff(other.offsets[columns.start : columns.stop + 1])
    )
    order = np.argsort(others, kind="stable")
    sorted_others = others[order]
    counts = links.offsets[types + 1] - links.offsets[types]
    at = spread(links.offsets[types], counts)
    row = np.repeat(np.arange(len(types)), counts)
    partner, strength = links.target[at], links.strength[at]
    low = np.searchsorted(sorted_others, partner, "left")
    hits = np.searchsorted(sorted_others, partner, "right") - low
    place = order[spread(low, hits)]
    table = np.zeros((len(types), len(columns)), np.float32)
    np.maximum.at(table, (np.repeat(row, hits), sentence[place]), np.repeat(strength, hits))
    return types, tokens, table


def spread(starts: Ints, counts: Ints) -> Ints:
    """Return ``start, start + 1, …`` for each start, ``count`` of them, in one array."""
    total = int(counts.sum())
    ends = np.cumsum(counts)
    places: Ints = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return places


def _ratios(half: Half, rows: range, other: Side, columns: range) -> list[Floats]:
    """Return for b = 1..MOST the log-likelihood ratios of rows against runs of columns."""
    types, tokens, table = _coverage(half, rows, other, columns)
    bounds = half.words.offsets[rows.start : rows.stop + 1] - half.words.offsets[rows.start]
    p = FOUND * half.weight[types]
    m = len(columns)
    size = np.diff(bounds).astype(np.float32)
    scale = (np.maximum(size, 1.0) ** -DAMPING)[:, None]
    out = []
    widest = table.copy()
    for b in range(1, MOST + 1):
        if b > 1:
            widest[:, b - 1 :] = np.maximum(widest[:, b - 1 :], table[:, : max(0, m - b + 1)])
        q = 1 - (1 - half.chance[types]) ** b
        hit, miss = np.log((q + (1 - q) * p) / q), np.log1p(-p)
        cells = widest * (hit - miss)[:, None] + miss[:, None]
        out.append(_sum_rows(cells, tokens, bounds) * scale)
    return out


def _sum_rows(cells: Floats, tokens: Ints, bounds: Ints) -> Floats:
    """Return the sums of ``cells[tokens]`` between the bounds; an empty run sums to zero."""
    n = len(bounds) - 1
    if n * len(cells) <= 2_000_000:
        member = np.zeros((n, len(cells)), np.float32)
        member[np.repeat(np.arange(n), np.diff(bounds)), tokens] = 1.0
        return member @ cells
    out = np.zeros((n, cells.shape[1]), np.float32)
    for i in range(n):
        out[i] = cells[tokens[bounds[i] : bounds[i + 1]]].sum(axis=0)
    return out


def _column(values: Floats, span: range) -> Floats:
    return values[span.start : span.stop, None]


def _norms(vectors: Floats) -> list[Floats]:
    """Return the norms of the sums of 1 .. MOST vectors that end at each row."""
    run, out = vectors.copy(), []
    for size in range(MOST):
        if size:
            run[size:] += vectors[: max(0, len(vectors) - size)]
        out.append(np.linalg.norm(run, axis=1))
    return out


def gather(texts: Texts, rows: range, columns: range) -> Evidence:
    """Return the evidence of a rectangle. Memory is about ten floats for each of its cells."""
    source, target = texts.source, texts.target
    backward = _ratios(target, columns, source.words, rows)
    left = source.vectors[rows.start : rows.stop] * _column(source.words.length, rows)
    right = target.vectors[columns.start : columns.stop] * _column(target.words.length, columns)
    return Evidence(
        _ratios(source, rows, target.words, columns),
        [table.T for table in backward],
        left @ right.T,
        _norms(left),
        _norms(right),
        source.words.length[rows.start : rows.stop],
        target.words.length[columns.start : columns.stop],
        texts.low,
        texts.span,
    )
