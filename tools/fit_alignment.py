"""Fit the weights of a bead's score on gold alignments, cross-validated by document.

    python tools/fit_alignment.py DATA/dev/ntrex-dev/align_hard.json

The model is a conditional random field over paths: the log-likelihood of the gold paths is
maximised by L-BFGS (scipy, which the ``neural`` extra brings). Printed are the figures of the
held-out folds and the weights fitted on everything, to be copied into
``aligner/alignment/model.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from aligner.alignment.evaluate import AlignmentReport, Counts, Group, read_set, render
from aligner.alignment.evidence import gather
from aligner.alignment.model import WEIGHTS, Weights, features
from aligner.alignment.prepare import prepare
from aligner.alignment.program import KINDS, Doubles, backward, best_path, forward, posteriors
from aligner.alignment.sentences import Step

NEVER = -1e30
NAMES = [field.name for field in fields(Weights)][: len(WEIGHTS.evidence())]
DROPPED = NAMES.index("dropped")


@dataclass
class Example:
    """A document: features and possibility of each bead, and those of the gold path, summed."""

    features: Doubles  # (F, K, n, m + 1)
    mask: Doubles  # (K, n, m + 1): 0 or minus infinity
    gold_features: Doubles
    gold: list[Group]

    def scores(self, w: Doubles) -> tuple[Doubles, Doubles]:
        """Return the scores as the dynamic program takes them."""
        inserted = np.full(self.mask.shape[2] - 1, w[DROPPED])
        return np.tensordot(w, self.features, 1) + self.mask, inserted


def example(source: list[str], target: list[str], gold: list[Group]) -> Example:
    """Return the features of a document's beads."""
    n, m = len(source), len(target)
    ev = gather(prepare(source, target), range(n), range(m))
    table = np.zeros((len(NAMES), len(KINDS), n, m + 1))
    mask = np.full((len(KINDS), n, m + 1), NEVER)
    for k, (a, b) in enumerate(KINDS):
        if b == 0:
            table[DROPPED, k], mask[k] = 1.0, 0.0
        elif a <= n and b <= m:
            mask[k, a - 1 :, b:] = 0.0
            for x, feature in enumerate(features(ev, a, b)):
                table[x, k, a - 1 :, b:] = np.broadcast_to(feature, (n, m))[a - 1 :, b - 1 :]
    total = np.zeros(len(NAMES))
    i = j = 0
    for left, right in gold:
        i, j = i + len(left), j + len(right)
        if left:
            total += table[:, KINDS.index((len(left), len(right))), i - 1, j]
        else:
            total[DROPPED] += 1
    return Example(table, mask, total, gold)


def loss(w: Doubles, examples: Sequence[Example], ridge: float) -> tuple[float, Doubles]:
    """Return the negative log-likelihood of the gold paths, and its gradient."""
    value, gradient = ridge * float(w @ w), 2 * ridge * w
    a, b = np.array(KINDS).T[:, :, None, None]
    for ex in examples:
        scores, inserted = ex.scores(w)
        before, after = forward(scores, inserted), backward(scores, inserted)
        whole = before[-1, -1]
        _, n, width = scores.shape
        padded = np.full((n + 5, width + 4), NEVER)
        padded[4:, 4:] = before
        i, j = np.arange(1, n + 1)[None, :, None], np.arange(width)[None, None, :]
        share = np.exp(np.minimum(padded[i + 4 - a, j + 4 - b] + scores + after[1:] - whole, 0))
        share[ex.mask < 0] = 0
        expected = np.tensordot(ex.features, share, 3)
        expected[DROPPED] += np.exp(before[:, :-1] + inserted + after[:, 1:] - whole).sum()
        value -= float(ex.gold_features @ w - whole)
        gradient -= ex.gold_features - expected
    return value, gradient


def fit(examples: Sequence[Example], start: Doubles, ridge: float) -> Doubles:
    """Return the weights that maximise the penalised likelihood."""
    options = {"maxiter": 200}
    found = minimize(loss, start, (examples, ridge), jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x)


def count(counts: Counts, ex: Example, w: Doubles) -> None:
    """Align a document with some weights and count what is right."""
    scores, inserted = ex.scores(w)
    path = best_path(scores.astype(np.float32), inserted)
    sure = posteriors(scores, inserted, path)
    steps = [Step(*bead, p) for bead, p in zip(path, sure, strict=True)]
    counts.add([step.bead() for step in steps], ex.gold)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--ridge", type=float, default=0.02)
    options = parser.parse_args()
    examples = [example(*row) for path in options.sets for row in read_set(path)]
    start = WEIGHTS.evidence()
    counts, unlikely = Counts(), 0.0
    for fold in range(options.folds):
        train = [ex for k, ex in enumerate(examples) if k % options.folds != fold]
        held_out = [ex for k, ex in enumerate(examples) if k % options.folds == fold]
        w = fit(train, start, options.ridge)
        unlikely += loss(w, held_out, 0.0)[0]
        for ex in held_out:
            count(counts, ex, w)
    print(render(AlignmentReport("held-out folds", len(examples), counts), reliability=True))
    print(f"negative log-likelihood of the held-out gold paths: {unlikely:.2f}")
    for name, value in zip(NAMES, fit(examples, start, options.ridge), strict=True):
        print(f"    {name}: float = {value:.2f}")


if __name__ == "__main__":
    main()
