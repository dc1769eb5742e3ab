"""How well a model finds translations: P@1, by plain cosine and by ratio margin."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embedding.base import Embedder

_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class EmbeddingReport:
    """P@1 (shares, 0 to 1) of a model on pairs, and its speed.

    ``forward`` asks each English sentence for its Urdu among all of them, ``backward`` the other
    way; the margin figures rank by the ratio margin with ``neighbours`` neighbours (Artetxe and
    Schwenk, 2019). Of equal candidates the first counts, so repeated sentences cost.
    ``first_speed`` is measured while the words are new to the model, ``sentences_per_second`` when
    they have been met, as most of a long text's have.
    """

    model: str
    model_hash: str
    dimension: int
    pairs: int
    forward: float
    backward: float
    margin_forward: float
    margin_backward: float
    neighbours: int
    first_speed: float
    sentences_per_second: float

    def render(self) -> str:
        """Return the report as lines of text."""
        return "\n".join(
            (
                f"model        {self.model} ({self.model_hash[:12]}), {self.dimension} dimensions",
                f"pairs        {self.pairs}",
                "P@1          English→Urdu  Urdu→English",
                f"  cosine     {self.forward:12.3f}  {self.backward:12.3f}",
                f"  margin k={self.neighbours} {self.margin_forward:12.3f}"
                f"  {self.margin_backward:12.3f}",
                f"speed        {self.sentences_per_second:,.0f} sentences a second,"
                f" {self.first_speed:,.0f} while its words are new",
            )
        )


def evaluate_embedding(
    pairs: Sequence[tuple[str, str]], embedder: Embedder, neighbours: int = 4
) -> EmbeddingReport:
    """Measure a model on pairs of (English, Urdu) sentences.

    Raises:
        ValueError: there are no pairs.
    """
    if not pairs:
        raise ValueError("no pairs to evaluate on")
    embedder.embed([pairs[0][0]])  # loading is not part of the speed
    source, target, first_seconds = _timed(pairs, embedder)
    seconds = _timed(pairs, embedder)[2]
    near_source = nearness(source, target, neighbours)
    near_target = nearness(target, source, neighbours)
    forward = _precision(source, target, near_source, near_target)
    backward = _precision(target, source, near_target, near_source)
    return EmbeddingReport(
        model=embedder.name,
        model_hash=embedder.hash,
        dimension=embedder.dimension,
        pairs=len(pairs),
        forward=forward[0],
        backward=backward[0],
        margin_forward=forward[1],
        margin_backward=backward[1],
        neighbours=neighbours,
        first_speed=2 * len(pairs) / max(first_seconds, 1e-9),
        sentences_per_second=2 * len(pairs) / max(seconds, 1e-9),
    )


def _timed(
    pairs: Sequence[tuple[str, str]], embedder: Embedder
) -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
    """Return the vectors of both sides and the seconds that took."""
    start = time.perf_counter()
    source = embedder.embed([english for english, _ in pairs])
    target = embedder.embed([urdu for _, urdu in pairs])
    return source, target, time.perf_counter() - start


def nearness(
    queries: NDArray[np.float32], pool: NDArray[np.float32], neighbours: int
) -> NDArray[np.float32]:
    """Return the mean cosine of each query to its nearest neighbours in the pool."""
    k = min(neighbours, len(pool))
    out = np.empty(len(queries), dtype=np.float32)
    for start in range(0, len(queries), _BLOCK):
        cosines = queries[start : start + _BLOCK] @ pool.T
        out[start : start + _BLOCK] = np.partition(cosines, -k, axis=1)[:, -k:].mean(axis=1)
    return out


def _precision(
    queries: NDArray[np.float32],
    pool: NDArray[np.float32],
    near_queries: NDArray[np.float32],
    near_pool: NDArray[np.float32],
) -> tuple[float, float]:
    """Return P@1 by cosine and by ratio margin, the answer to query i being i."""
    plain = margin = 0
    for start in range(0, len(queries), _BLOCK):
        cosines = queries[start : start + _BLOCK] @ pool.T
        answers = np.arange(start, start + len(cosines))
        plain += int((cosines.argmax(axis=1) == answers).sum())
        mean = (near_queries[start : start + _BLOCK, None] + near_pool[None]) / 2
        cosines /= np.maximum(mean, 1e-6)
        margin += int((cosines.argmax(axis=1) == answers).sum())
    return plain / len(queries), margin / len(queries)
