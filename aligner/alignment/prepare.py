"""From two lists of sentences to all that alignment needs of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.evidence import Half, Texts, chances
from aligner.alignment.words import Floats, link_types, read_side
from aligner.lexicon import Lexicon, load_lexicon
from aligner.resources import read_tsv

if TYPE_CHECKING:
    from aligner.embedding import Embedder

_SCALES: dict[str, tuple[float, float]] = {}  # by the model's hash
_LEAST_SPAN = 0.02  # a model that tells less apart knows nothing; its cosines must not explode
_BATCH = 4096  # sentences embedded at a time, to bound memory


def prepare(
    source: Sequence[str],
    target: Sequence[str],
    embedder: Embedder | None = None,
    lexicon: Lexicon | None = None,
) -> Texts:
    """Return the words, word links and vectors of two texts; linear in time and memory.

    Without an embedder the embedded model is used, without a lexicon the one that ships.
    """
    if embedder is None:
        from aligner.embedding import load_embedder

        embedder = load_embedder()
    low, span = similarity_scale(embedder)
    left, right = read_side(source), read_side(target)
    links, source_known, target_known = link_types(left, right, lexicon or load_lexicon())
    back = links.flip(len(right.types))
    known = source_known.astype(np.float32), target_known.astype(np.float32)
    return Texts(
        Half(left, links, chances(links, right), known[0], _embed(embedder, source)),
        Half(right, back, chances(back, left), known[1], _embed(embedder, target)),
        low,
        span,
    )


def similarity_scale(embedder: Embedder) -> tuple[float, float]:
    """Return a model's mean cosine of unlike sentences, and by how much that of like ones is more.

    Measured on the sentences of ``similarity_probe.tsv``, once for each model.
    """
    if embedder.hash not in _SCALES:
        rows = list(read_tsv("similarity_probe.tsv"))
        left = _embed(embedder, [row["english"] for row in rows])
        cosines = left @ _embed(embedder, [row["urdu"] for row in rows]).T
        like, n = float(np.trace(cosines)) / len(rows), len(rows)
        low = (float(cosines.sum()) - like * n) / (n * (n - 1))
        _SCALES[embedder.hash] = (low, max(_LEAST_SPAN, like - low))
    return _SCALES[embedder.hash]


def _embed(embedder: Embedder, sentences: Sequence[str]) -> Floats:
    rows = np.zeros((len(sentences), embedder.dimension), np.float32)
    for start in range(0, len(sentences), _BATCH):
        batch = sentences[start : start + _BATCH]
        rows[start : start + len(batch)] = embedder.embed(batch)
    return rows
