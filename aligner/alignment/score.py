"""How surely each paragraph's Urdu is the translation of its English, 0 to 100.

Every bead has evidence *e*: the part of its score that comes from words, vectors and length, in
natural-log units, without any prior. True pairs have a median of about +8, chance pairs of -17
(measured on NTREX-dev). A bead is believed by its own evidence and that of its paragraph::

    belief(bead)     = sigmoid((e(bead) + mean e of the paragraph) / 2 + 1)
    score(paragraph) = 100 * sum(words(bead) * belief(bead)) / sum(words(bead))
    score(document)  = mean of the paragraphs' scores, weighted by source words

``words`` counts both sides, the mean is weighted by them, and a sentence without partner has
belief 0. A paragraph of the translation that no English belongs to scores 0 and weighs as many
words as it has. This is about alignment, not quality: a clumsy translation scores high.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.alignment.documents import align_paragraphs
from aligner.alignment.evidence import MOST, Texts, gather
from aligner.alignment.model import WEIGHTS, features
from aligner.alignment.prepare import prepare
from aligner.document import Bead, ParagraphScore, Text

_SHIFT = 1.0
_PARTS = 5  # features that are evidence: words both ways, unmet sentences, cosine, length
_WORST = -30.0

_Piece = tuple[float | None, int]  # a bead's evidence and its words on both sides


def paragraph_scores(
    source: Text, target: Text, beads: Sequence[Bead]
) -> tuple[ParagraphScore, ...]:
    """Return the score of each group of paragraphs that belong together, in source order.

    Always computed with the embedded model, so that scores of different runs can be compared.
    ``source`` and ``target`` of a score are indices of paragraphs; either may be empty.
    """
    groups = align_paragraphs(source, target, beads)
    inside: list[list[_Piece]] = [[] for _ in groups]
    if source.sentences and target.sentences:
        texts = prepare([s.text for s in source.sentences], [s.text for s in target.sentences])
        by_source = {p: k for k, group in enumerate(groups) for p in group.source}
        by_target = {q: k for k, group in enumerate(groups) for q in group.target}
        for bead in beads:
            if bead.source:  # a bead belongs to the paragraph where it starts
                k = by_source[source.owners[bead.source[0]]]
            else:
                k = by_target[target.owners[bead.target[0]]]
            size = _size(source, bead.source) + _size(target, bead.target)
            inside[k].append((bead_evidence(texts, bead), size))
    left, right = _words_by_paragraph(source), _words_by_paragraph(target)
    return tuple(
        ParagraphScore(
            group.source,
            group.target,
            _score(pieces),
            sum(left[p] for p in group.source) or sum(right[q] for q in group.target),
        )
        for group, pieces in zip(groups, inside, strict=True)
    )


def document_score(scores: Sequence[ParagraphScore]) -> float:
    """Return the word-weighted mean of the paragraphs' scores; 0 without any word."""
    words = sum(s.words for s in scores)
    return round(sum(s.score * s.words for s in scores) / words, 1) if words else 0.0


def bead_evidence(texts: Texts, bead: Bead) -> float | None:
    """Return what speaks for a bead, in natural-log units; None where a side is empty."""
    if not bead.source or not bead.target:
        return None
    if len(bead.source) > MOST or len(bead.target) > MOST:
        return _WORST
    rows = range(bead.source[0], bead.source[-1] + 1)
    columns = range(bead.target[0], bead.target[-1] + 1)
    parts = features(gather(texts, rows, columns), len(rows), len(columns))[:_PARTS]
    last = [float(np.asarray(part)[-1, -1]) for part in parts]
    return float(WEIGHTS.evidence()[:_PARTS] @ last)


def _score(pieces: list[_Piece]) -> float:
    known = [(max(e, _WORST), n) for e, n in pieces if e is not None]
    weight = sum(n for _, n in known)
    if not weight:
        return 0.0
    mean = sum(e * n for e, n in known) / weight
    belief = sum(n / (1 + np.exp(-(e + mean) / 2 - _SHIFT)) for e, n in known)
    return round(100 * float(belief) / sum(n for _, n in pieces), 1)


def _size(text: Text, sentences: Sequence[int]) -> int:
    return sum(len(text.sentences[i].text.split()) for i in sentences)


def _words_by_paragraph(text: Text) -> dict[int, int]:
    words: dict[int, int] = {}
    for i, owner in enumerate(text.owners):
        words[owner] = words.get(owner, 0) + _size(text, [i])
    return words
