"""Learn how English letters are written in Urdu: the table behind the matching of names.

    python tools/train_transliteration.py DATA/train [--seed 1]

Pairs: Dakshina's romanised words, and single-word names of CLDR, the country lists and the shipped
lexicon whose consonants already agree. Viterbi EM over chunks of one or two English letters to none
to two Urdu letters, word ends included as letters; about three minutes. Then the score of pairs
kept apart is fitted by logistic regression against random other names, and recall and false matches
are printed. Writes ``aligner/resources/lexicon/transliteration.tsv``.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from aligner import resources
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold
from aligner.lexicon import load_lexicon
from aligner.lexicon.names import (
    Chunks,
    english_skeleton,
    rough_score,
    spelling_score,
    urdu_skeleton,
)

_ROUNDS = 5
_DAKSHINA = 25_000
_NAME_WEIGHT = 4
_LEAST = 2e-3  # chunks rarer than this, given their English letters, are dropped
_OTHERS = 40  # random other names that each name is compared with
_HELD_OUT = 10  # every tenth name is kept for the test

Pair = tuple[str, str]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--out", type=Path, default=resources.path("lexicon") / "transliteration.tsv"
    )
    options = parser.parse_args()
    rng = random.Random(options.seed)
    names = name_pairs(options.data)
    rng.shuffle(names)
    test, kept = names[::_HELD_OUT], [p for i, p in enumerate(names) if i % _HELD_OUT]
    dakshina = dakshina_pairs(options.data, "train")
    train = rng.sample(dakshina, min(_DAKSHINA, len(dakshina))) + kept * _NAME_WEIGHT
    print(f"{len(train)} training pairs, {len(names)} names of which {len(test)} are kept apart")
    chunks = learn(train)
    options.out.write_text(render(chunks), encoding="utf-8")
    report("names kept apart", test, chunks, rng)
    held = dakshina_pairs(options.data, "test")
    report("Dakshina test", rng.sample(held, min(2000, len(held))), chunks, rng)


def dakshina_pairs(folder: Path, part: str) -> list[Pair]:
    """Return Dakshina's pairs that more than one person wrote, or that are longer words."""
    pairs = []
    path = folder / "share-alike" / "dakshina-translit" / f"{part}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        roman, urdu, count = line.split("\t")
        if int(count) > 1 and len(urdu) > 2 and roman.isascii() and roman.isalpha():
            pairs.append((roman.lower(), fold(normalise_word(urdu))))
    return pairs


def name_pairs(folder: Path) -> list[Pair]:
    """Return single-word names in both scripts whose consonants roughly agree."""
    pairs = set()
    for name in ("permissive/cldr/names.tsv", "share-alike/mledoze-countries/countries.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            english, urdu = line.split("\t")[:2]
            pairs.add((english, urdu))
    for row in resources.read_tsv("names.tsv"):
        pairs.update(
            (english, urdu)
            for english in resources.alternatives(row["english"])
            for urdu in resources.alternatives(row["urdu"])
        )
    words: set[Pair] = set()
    for english, urdu in pairs:
        parts = english.replace("-", " ").split(), urdu.replace("-", " ").split()
        if len(parts[0]) == len(parts[1]):
            words.update(zip(*parts, strict=True))
    lexicon = load_lexicon()
    for english in lexicon.tables.english:
        for urdu, probability in lexicon.translations(english):
            if probability >= 0.3:
                words.add((english, urdu))
    return sorted(
        (e.lower(), fold(u))
        for e, u in words
        if e.isascii() and e.isalpha() and len(e) > 3 and rough_score(e, fold(u)) >= 0.7
    )


def learn(pairs: list[Pair]) -> Chunks:
    """Return the log-probabilities of Urdu chunks given English chunks, by Viterbi EM."""
    chunks: Chunks | None = None
    for _ in range(_ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for english, urdu in pairs:
            for e, u in best_path(f"^{english}$", f"^{urdu}$", chunks):
                counts[e][u] += 1
        chunks = normalise(counts)
    assert chunks is not None
    return chunks


def normalise(counts: dict[str, Counter[str]]) -> Chunks:
    """Return smoothed log-probabilities, rare chunks dropped."""
    chunks: Chunks = {}
    for e, row in counts.items():
        total = sum(row.values()) + (2.0 if len(e) == 1 else 20.0)  # long chunks must earn it
        chunks[e] = {
            u: math.log(n / total) for u, n in row.items() if n > 1 and n / total >= _LEAST
        }
    return {e: row for e, row in chunks.items() if row}


def best_path(english: str, urdu: str, chunks: Chunks | None) -> list[Pair]:
    """Return the likeliest segmentation of a pair; with no table, one that favours the diagonal."""
    n, m = len(english), len(urdu)
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    for i in range(n):
        for j in range(m + 1):
            if (i, j) not in best:
                continue
            so_far = best[i, j][0]
            for a in (1, 2):
                for b in (0, 1, 2):
                    if i + a > n or j + b > m:
                        continue
                    cost = step(english[i : i + a], urdu[j : j + b], chunks, n, m)
                    if so_far + cost > best.get((i + a, j + b), (-math.inf, None))[0]:
                        best[i + a, j + b] = (so_far + cost, (i, j))
    path: list[Pair] = []
    at: tuple[int, int] | None = (n, m) if (n, m) in best else None
    while at is not None and at != (0, 0):
        before = best[at][1]
        assert before is not None
        path.append((english[before[0] : at[0]], urdu[before[1] : at[1]]))
        at = before
    return path[::-1]


def step(e: str, u: str, chunks: Chunks | None, n: int, m: int) -> float:
    """Return the log-probability of one chunk pair."""
    if chunks is not None:
        return chunks.get(e, {}).get(u, -9.0 - 3 * len(e))
    score = rough_letters(e, u)
    return score - 0.2 * abs(len(e) / n - len(u) / m)


def rough_letters(e: str, u: str) -> float:
    """Return the first round's guess: consonants by their class, vowels to nothing or vowels."""
    if ("^" in e) != ("^" in u) or ("$" in e) != ("$" in u):
        return -20.0
    a, b = english_skeleton(e.strip("^$")), urdu_skeleton(u.strip("^$"))
    return (-0.3 if a == b else -4.0) - 0.5 * abs(len(e) - 1) - 0.3 * max(0, len(u) - 1)


def render(chunks: Chunks) -> str:
    """Return the table as TSV, sorted."""
    lines = [
        "# How Urdu names write English letters, learnt by tools/train_transliteration.py.",
        "# english: one or two letters, ^ and $ are the word's ends. urdu: folded letters.",
        "# score: natural logarithm of the probability of the Urdu given the English.",
        "#:english\turdu\tscore",
    ]
    for e in sorted(chunks):
        for u, p in sorted(chunks[e].items(), key=lambda item: (-item[1], item[0])):
            lines.append(f"{e}\t{u}\t{p:.2f}")
    return "\n".join(lines) + "\n"


def report(title: str, pairs: list[Pair], chunks: Chunks, rng: random.Random) -> None:
    """Fit the score's curve and print recall and false matches on random other pairs."""
    urdu = [u for _, u in pairs]
    features, right = [], []
    for e, u in pairs:
        for other in [u, *(o for o in rng.sample(urdu, min(_OTHERS, len(urdu))) if o != u)]:
            score = spelling_score(e, other, chunks)
            features.append((score, score * max(len(e), len(other)), 1.0))
            right.append(other == u)
    x, y = np.array(features), np.array(right)
    weights = np.zeros(3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -50, 50)))
        curvature = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3)
        weights += np.linalg.solve(curvature, x.T @ (y - p) - 1e-3 * weights)
    p = 1 / (1 + np.exp(-np.clip(x @ weights, -50, 50)))
    print(f"{title}: {sum(y)} right, {sum(~y)} wrong; per letter, whole, bias: {weights.round(2)}")
    for t in (0.1, 0.3, 0.5, 0.7, 0.9):
        print(f"  {t}  recall {(p[y] >= t).mean():.3f}  false matches {(p[~y] >= t).mean():.4f}")


if __name__ == "__main__":
    main()
