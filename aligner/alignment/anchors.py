"""Cutting two long texts into pieces that are aligned one by one.

Anchors are pairs of sentences that share rare words and are each other's best match anywhere in
the texts. The longest chain of anchors that rises on both sides says where the translation runs,
however many chapters are missing; it is cut only between two anchors that follow one another
immediately, in a stretch where their neighbours agree. All of it is linear in the texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aligner.alignment.evidence import Texts, spread
from aligner.alignment.words import Flags, Floats, Ints

_RARE = 10  # sentences of one side that may hold a word of which anchors are made
_BUDGET = 20  # pairs of sentences looked at for each sentence of the texts
_BATCH = 65_536
_MARGIN = 1.5  # an anchor is so many times as strong as either sentence's next best partner
_PIECE = 64  # sentences a side that a piece should have at least
_AGREE = 4  # anchors on either side of a cut that must lie near its diagonal
_DRIFT = 4  # how far from the diagonal they may lie
_NEAR = 64  # … and from the cut
_ENOUGH = 0.02  # anchors for each sentence of the shorter text; with fewer none is trusted


@dataclass(frozen=True)
class Piece:
    """A rectangle of the two texts, half-open on both sides."""

    rows: range
    columns: range


def cut(texts: Texts, small: int) -> Iterator[Piece]:
    """Yield pieces that cover two texts, cut until they have ``small`` cells or no more anchors.

    A piece that is still large is searched again by itself: words that are common in the whole
    text may be rare in it.
    """
    yield from _cut(texts, Piece(range(len(texts.source)), range(len(texts.target))), small)


def _cut(texts: Texts, piece: Piece, small: int) -> Iterator[Piece]:
    if len(piece.rows) * len(piece.columns) <= small:
        yield piece
        return
    part = texts.part(list(piece.rows), list(piece.columns))
    parts = list(_split(len(piece.rows), len(piece.columns), find_anchors(part)))
    for sub in parts:
        inside = Piece(
            piece.rows[sub.rows.start : sub.rows.stop],
            piece.columns[sub.columns.start : sub.columns.stop],
        )
        if len(parts) == 1:
            yield inside
        else:
            yield from _cut(texts, inside, small)


def find_anchors(texts: Texts) -> list[tuple[int, int]]:
    """Return pairs of sentences that are surely translations, rising on both sides."""
    rows, columns, strength = _candidates(texts)
    if not len(rows):
        return []
    best = _clear_best(rows, strength, len(texts.source))
    best &= _clear_best(columns, strength, len(texts.target))
    order = np.argsort(rows[best], kind="stable")
    return _rising(rows[best][order].tolist(), columns[best][order].tolist())


def _candidates(texts: Texts) -> tuple[Ints, Ints, Floats]:
    """Return pairs of sentences that share linked rare words, and how strongly."""
    source_count, target_count = texts.source.words.frequency(), texts.target.words.frequency()
    links = texts.source.links
    left = np.repeat(np.arange(len(links.offsets) - 1), np.diff(links.offsets))
    places = source_count[left] * target_count[links.target]
    order = np.argsort(places, kind="stable")
    budget = _BUDGET * (len(texts.source) + len(texts.target))
    rare = order[np.cumsum(places[order]) <= budget]
    rare = rare[(source_count[left[rare]] <= _RARE) & (target_count[links.target[rare]] <= _RARE)]
    left, right, strength = left[rare], links.target[rare], links.strength[rare]
    source_at, source_where = _inverted(
        texts.source.words.ids, texts.source.words.offsets, source_count
    )
    target_at, target_where = _inverted(
        texts.target.words.ids, texts.target.words.offsets, target_count
    )
    per_link = places[rare]
    which = np.repeat(np.arange(len(left)), per_link)
    nth = spread(np.zeros_like(per_link), per_link)
    wide = target_count[right][which]
    rows = source_where[source_at[left][which] + nth // wide]
    columns = target_where[target_at[right][which] + nth % wide]
    weight = strength * np.log(len(texts.target) / np.maximum(1, target_count[right]) + 1)
    keys, inverse = np.unique(rows * len(texts.target) + columns, return_inverse=True)
    total = np.bincount(inverse, weight[which], len(keys)).astype(np.float32)
    rows, columns = keys // len(texts.target), keys % len(texts.target)
    alike = _alike(texts, rows, columns)
    return rows, columns, total * np.maximum(alike, 0.0) ** 2 + total * 0.01


def _alike(texts: Texts, rows: Ints, columns: Ints) -> Floats:
    """Return the cosines of pairs of sentences, a few at a time to bound memory."""
    parts = [np.zeros(0, np.float32)]
    for k in range(0, len(rows), _BATCH):
        left = texts.source.vectors[rows[k : k + _BATCH]]
        parts.append(np.einsum("ij,ij->i", left, texts.target.vectors[columns[k : k + _BATCH]]))
    return np.concatenate(parts)


def _inverted(ids: Ints, offsets: Ints, count: Ints) -> tuple[Ints, Ints]:
    """Return for each type where its sentences begin in the list of sentences by type."""
    sentence = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    return np.cumsum(count) - count, sentence[np.argsort(ids, kind="stable")]


def _clear_best(group: Ints, strength: Floats, groups: int) -> Flags:
    """Return which entries beat every other of their group by the margin."""
    order = np.lexsort((-strength, group))
    first = np.ones(len(order), bool)
    first[1:] = group[order][1:] != group[order][:-1]
    second = np.zeros(groups, np.float32)
    runner = order[1:][~first[1:] & first[:-1]]
    second[group[runner]] = strength[runner]
    clear = np.zeros(len(order), bool)
    lead = order[first]
    clear[lead] = strength[lead] > _MARGIN * second[group[lead]]
    return clear


def _rising(rows: list[int], columns: list[int]) -> list[tuple[int, int]]:
    """Return the longest chain that rises on both sides (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(rows)
    for k, column in enumerate(columns):
        place = bisect_left(tails, column)
        before[k] = ends[place - 1] if place else -1
        tails[place : place + 1] = [column]
        ends[place : place + 1] = [k]
    chain = []
    k = ends[-1] if ends else -1
    while k >= 0:
        chain.append((rows[k], columns[k]))
        k = before[k]
    return chain[::-1]


def _split(n: int, m: int, anchors: list[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the pieces that cover ``n`` by ``m`` sentences, cut where the anchors are sure."""
    i = j = 0
    if len(anchors) < _ENOUGH * min(n, m):
        anchors = []
    for k in range(len(anchors) - 1):
        row, column = anchors[k][0] + 1, anchors[k][1] + 1
        if row - i < _PIECE or column - j < _PIECE or anchors[k + 1] != (row, column):
            continue
        near = anchors[max(0, k - _AGREE) : k + 2 + _AGREE]
        if len(near) > _AGREE and all(
            abs((r - row) - (c - column)) <= _DRIFT and abs(r - row) <= _NEAR for r, c in near
        ):
            yield Piece(range(i, row), range(j, column))
            i, j = row, column
    yield Piece(range(i, n), range(j, m))
