"""Adapting a static model to a newsroom's own translations, without torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner.embedding import static
from aligner.embedding.contrastive import Batch, Trainer, wordings
from aligner.embedding.load import load_embedder

_BATCH = 512
_SEED = 20


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What was learnt: pairs used, pairs left out for want of a known word, losses in nats."""

    folder: Path
    used: int
    left_out: int
    first_loss: float
    last_loss: float


def adapt(
    pairs: Sequence[tuple[str, str]],
    folder: Path,
    base: static.StaticModel | None = None,
    epochs: int = 6,
    rate: float = 0.005,
) -> Adaptation:
    """Go on training a model on (English, Urdu) pairs and write the result to a folder.

    The folder works as ``--model``. The same pairs in the same order give the same model. Words
    that the pairs do not hold keep their vectors.

    Raises:
        ValueError: fewer than two pairs can be used.
    """
    model = base or load_embedder()
    if not isinstance(model, static.StaticModel):
        raise TypeError(f"{model.name} is not a static model")
    source = [np.array(p, dtype=np.int64) for p in model.pieces([e for e, _ in pairs])]
    target = [np.array(p, dtype=np.int64) for p in model.pieces([u for _, u in pairs])]
    kept = np.array([i for i in range(len(pairs)) if len(source[i]) and len(target[i])])
    if len(kept) < 2:
        raise ValueError(f"{len(kept)} of {len(pairs)} pairs can be used; at least 2 are needed")
    english = wordings([e for e, _ in pairs])
    urdu = wordings([u for _, u in pairs])
    trainer = Trainer(model.matrix())
    batches = -(-len(kept) // _BATCH)
    losses = []
    for epoch in range(epochs):
        random = np.random.default_rng((_SEED, epoch))
        for rows in np.array_split(random.permutation(kept), batches):
            batch = Batch(
                [source[i] for i in rows], [target[i] for i in rows], english[rows], urdu[rows]
            )
            left = 1 - trainer.steps / (epochs * batches)
            losses.append(trainer.step(batch, rate * left, random))
    static.write(folder, model.tokenizer, trainer.matrix)
    return Adaptation(
        folder,
        used=len(kept),
        left_out=len(pairs) - len(kept),
        first_loss=float(np.mean(losses[:batches])),
        last_loss=float(np.mean(losses[-batches:])),
    )
