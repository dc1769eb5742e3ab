"""How surely each paragraph's Urdu is the translation of its English, 0 to 100.

Every bead has evidence *e*: the part of its score that comes from words, vectors and length, in
natural-log units, without any prior. True pairs have a median of about +8, chance pairs of -17
(measured on NTREX-dev). A bead is believed by its own evidence and that of its paragraph::

    belief(bead)     = sigmoid((e(bead) + mean e of the paragraph) / 2 + 2.5)
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

_SHIFT = 2.5
_PARTS = 5  # features that are evidence: words both ways, unmet sentences, cosine, length
_WORST = -30.0


def paragraph_scores(
    source: Text, target: Text, beads: Sequence[Bead]
) -> tuple[ParagraphScore, ...]:
    """Return the score of each group of paragraphs that belong together, in source order.

    Always computed with the embedded model, so that scores of different runs can be compared.
    ``source`` and ``target`` of a score are indices of paragraphs; either may be empty.
    """
    if not source.sentences or not target.sentences:
        return tuple(
            ParagraphScore(b.source, b.target, 0.0, _words(source, target, b))
            for b in align_paragraphs(source, target, beads)
        )
    texts = prepare([s.text for s in source.sentences], [s.text for s in target.sentences])
    evidence = [bead_evidence(texts, bead) for bead in beads]
    sizes = [_size(source, bead.source) + _size(target, bead.target) for bead in beads]
    scores = []
    for group in align_paragraphs(source, target, beads):
        inside = [k for k, bead in enumerate(beads) if _belongs(bead, group, source, target)]
        score = _score([evidence[k] for k in inside], [sizes[k] for k in inside])
        words = _words(source, target, group)
        scores.append(ParagraphScore(group.source, group.target, score, words))
    return tuple(scores)


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


def _score(evidence: list[float | None], sizes: list[int]) -> float:
    pairs = [(e, n) for e, n in zip(evidence, sizes, strict=True) if e is not None]
    total = sum(sizes)
    weight = sum(n for _, n in pairs)
    if not total or not weight:
        return 0.0
    mean = sum(max(e, _WORST) * n for e, n in pairs) / weight
    belief = sum(n / (1 + np.exp(-(max(e, _WORST) + mean) / 2 - _SHIFT)) for e, n in pairs)
    return round(100 * float(belief) / total, 1)


def _belongs(bead: Bead, group: Bead, source: Text, target: Text) -> bool:
    """Whether a bead starts in a group of paragraphs; by its source side where it has one."""
    if bead.source:
        return source.owners[bead.source[0]] in group.source
    return target.owners[bead.target[0]] in group.target


def _size(text: Text, sentences: Sequence[int]) -> int:
    return sum(len(text.sentences[i].text.split()) for i in sentences)


def _words(source: Text, target: Text, group: Bead) -> int:
    """Return the source words of a group of paragraphs, or its target words where it has none."""
    text, paragraphs = (source, group.source) if group.source else (target, group.target)
    return _size(text, [i for i, owner in enumerate(text.owners) if owner in paragraphs])
