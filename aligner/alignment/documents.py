"""Aligning two documents: sentences, with their paragraphs as soft or hard locks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.evidence import MOST
from aligner.alignment.model import WEIGHTS, Breaks
from aligner.alignment.moved import find_moved
from aligner.alignment.prepare import prepare
from aligner.alignment.program import Doubles
from aligner.alignment.sentences import Step, align_texts
from aligner.document import Bead, Text

if TYPE_CHECKING:
    from aligner.embedding import Embedder

_LINK = 0.3  # share of either paragraph's characters that two paragraphs must have in common


def align_documents(
    source: Text,
    target: Text,
    *,
    embedder: Embedder | None = None,
    lock_paragraphs: bool = False,
    moved: bool = True,
) -> list[Bead]:
    """Align the sentences of two documents.

    Paragraph breaks are soft locks: a bead may cross one where the evidence asks for it, easily
    where the reader thinks that a sentence runs on (``Paragraph.continues``).

    Args:
        source: the English, read and split.
        target: the Urdu, read and split.
        embedder: the model whose vectors are used; the embedded one by default.
        lock_paragraphs: pair whole paragraphs first; no bead crosses a break then.
        moved: look for passages that stand elsewhere in the translation (not when locked).

    Returns:
        Beads over ``sentences`` of both texts, by the source's order; every index is in exactly
        one. Beads marked ``moved`` are out of the target's order.
    """
    left, right = [s.text for s in source.sentences], [s.text for s in target.sentences]
    if not left or not right:
        alone = [Bead((i,), (), 1.0) for i in range(len(left))]
        return alone + [Bead((), (j,), 1.0) for j in range(len(right))]
    texts = prepare(left, right, embedder)
    breaks = Breaks(_breaks(source), _breaks(target))
    if lock_paragraphs:
        steps = _align_locked(source, target, embedder)
    else:
        steps = _rejoin(align_texts(texts, breaks=breaks), source, target)
    if lock_paragraphs or not moved:
        return [step.bead() for step in steps]
    running = frozenset(i for i in range(1, len(left)) if _runs_on(source, i))
    return find_moved(texts, steps, WEIGHTS, running)


def _breaks(text: Text) -> Doubles:
    """Return 1.0 before each sentence that begins a paragraph, 0.0 before every other."""
    n = len(text.sentences)
    marks = np.zeros(n + 1)
    marks[[0, n]] = 1.0
    for i in range(1, len(text.owners)):
        if text.owners[i] != text.owners[i - 1]:
            marks[i] = 0.0 if text.paragraphs[text.owners[i]].continues else 1.0
    return marks


def _rejoin(steps: list[Step], source: Text, target: Text) -> list[Step]:
    """Join beads that meet where, as the reader thinks, both sides break one sentence in two."""
    joined: list[Step] = []
    for step in steps:
        last = joined[-1] if joined else step
        pair = Step(last.i, step.i2, last.j, step.j2, min(last.score, step.score))
        if (
            last.i < last.i2 == step.i < step.i2
            and last.j < last.j2 == step.j < step.j2
            and _runs_on(source, step.i)
            and _runs_on(target, step.j)
            and max(pair.i2 - pair.i, pair.j2 - pair.j) <= MOST
        ):
            joined[-1] = pair
        else:
            joined.append(step)
    return joined


def _runs_on(text: Text, sentence: int) -> bool:
    """Whether the sentence begins a paragraph in which the one before it runs on."""
    owner = text.owners[sentence]
    return owner != text.owners[sentence - 1] and text.paragraphs[owner].continues


def _extents(text: Text) -> list[range]:
    """Return the sentences of each paragraph that has any."""
    starts = [
        i for i in range(len(text.sentences)) if not i or text.owners[i] != text.owners[i - 1]
    ]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(text.sentences)], strict=True)]


def _align_locked(source: Text, target: Text, embedder: Embedder | None) -> list[Step]:
    """Align paragraphs one to one or to nothing, then the sentences inside each pair."""
    left, right = _extents(source), _extents(target)
    whole = prepare(
        [" ".join(source.sentences[i].text for i in p) for p in left],
        [" ".join(target.sentences[j].text for j in p) for p in right],
        embedder,
    )
    steps: list[Step] = []
    everywhere = Breaks(np.ones(len(left) + 1), np.ones(len(right) + 1))
    single = replace(WEIGHTS, together=0.0, crossed=-1e6)
    for pair in align_texts(whole, breaks=everywhere, weights=single):
        rows = [i for p in left[pair.i : pair.i2] for i in p]
        columns = [j for p in right[pair.j : pair.j2] for j in p]
        if not rows or not columns:
            steps += [Step(i, i + 1, 0, 0, pair.score) for i in rows]
            steps += [Step(0, 0, j, j + 1, pair.score) for j in columns]
            continue
        texts = prepare(
            [source.sentences[i].text for i in rows],
            [target.sentences[j].text for j in columns],
            embedder,
        )
        i, j = rows[0], columns[0]
        steps += [Step(s.i + i, s.i2 + i, s.j + j, s.j2 + j, s.score) for s in align_texts(texts)]
    return steps


def align_paragraphs(source: Text, target: Text, beads: Sequence[Bead]) -> list[Bead]:
    """Return which paragraphs belong together according to the beads of their sentences.

    Two paragraphs belong together when their common beads hold 30 % of either one's characters, so
    a single sentence that strayed does not tie its paragraphs together. Indices are of
    ``paragraphs``; those without sentences are left out; the score is the mean of the beads'.
    """
    shared: dict[tuple[int, int], list[float]] = {}
    size: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for text, sizes in ((source, size[0]), (target, size[1])):
        for sentence, owner in zip(text.sentences, text.owners, strict=True):
            sizes[owner] = sizes.get(owner, 0.0) + len(sentence.text)
    for bead in beads:
        for p in _share(source, bead.source):
            for q in _share(target, bead.target):
                pair = shared.setdefault((p[0], q[0]), [0.0, 0.0])
                pair[0] += p[1]
                pair[1] += q[1]
    groups = _components(
        [*size[0]], [*size[1]],
        [
            (p, q) for (p, q), (a, b) in shared.items()
            if a >= _LINK * size[0][p] or b >= _LINK * size[1][q]
        ],
    )  # fmt: skip
    scores: dict[int, list[float]] = {}
    for bead in beads:
        for owner in dict.fromkeys(source.owners[i] for i in bead.source):
            scores.setdefault(owner, []).append(bead.score)
    return [Bead(s, t, _mean([x for p in s for x in scores.get(p, ())])) for s, t in groups]


def _share(text: Text, sentences: tuple[int, ...]) -> list[tuple[int, float]]:
    """Return the paragraphs of some sentences with the characters of theirs."""
    sizes: dict[int, float] = {}
    for i in sentences:
        sizes[text.owners[i]] = sizes.get(text.owners[i], 0.0) + len(text.sentences[i].text)
    return list(sizes.items())


def _components(
    left: list[int], right: list[int], edges: list[tuple[int, int]]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the connected groups of paragraphs in source order, those of the target last."""
    group: dict[tuple[int, int], int] = {}
    members: dict[int, list[tuple[int, int]]] = {}
    for node in [*((0, p) for p in left), *((1, q) for q in right)]:
        group[node] = len(group)
        members[group[node]] = [node]
    for p, q in edges:
        first, second = sorted((group[0, p], group[1, q]))
        if first != second:
            for node in members[second]:
                group[node] = first
            members[first] += members.pop(second)
    return [
        (
            tuple(sorted(k for side, k in nodes if side == 0)),
            tuple(sorted(k for side, k in nodes if side == 1)),
        )
        for _, nodes in sorted(members.items())
    ]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0
