"""Fit the omission and addition models on errors made from training pairs, without dev text.

    python -m tools.fit_omission DATA/train

An omission is made by cutting a stretch between two clause marks, or a phrase or two, out of the
Urdu; an addition by cutting a stretch out of the English, or by putting phrases of another text
into the Urdu. Writes ``aligner/resources/omission_model.toml``. Seeded.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner import resources
from aligner.checks.base import Pair
from aligner.checks.omi import features
from aligner.checks.presence import evidence

URDU = re.compile("،|؛| اور | کہ | جس | جو | لیکن | مگر | جبکہ | کیونکہ | تاہم | تاکہ | بلکہ ")
ENGLISH = re.compile(
    "[,;:—–]| and | but | which | who | because | while | although | that | as | after | before "
    "| with "
)
# Words that close an Urdu phrase, so that what follows begins another one.
CLOSERS = frozenset(
    ("میں", "سے", "پر", "تک", "کو", "نے", "لیے", "بعد", "ساتھ", "تحت", "مطابق", "ذریعے", "باعث",
     "دوران", "باوجود", "خلاف", "پہلے")
)  # fmt: skip
MOST_WRITTEN, MOST_OTHER = 5000, 2500
# Shares of good training pairs above the limits of minor and major. An addition is major only where
# the English has hardly a word to spare, so its limit is the lower one.
ALARMS = {"OMI001": (0.012, 0.005), "ADD001": (0.01, 0.013)}


def read(path: Path) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(r[0], r[1]) for r in rows if len(r) >= 2]


def read_good(folder: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the written pairs, and those of other sources that look like whole translations."""
    written = [p for f in sorted((folder / "written").glob("*.tsv")) for p in read(f)]
    joshua = folder / "share-alike" / "indian-parallel-corpora"
    other = [p for f in sorted(joshua.glob("*-4refs.tsv")) for p in read(f)]
    return written, [p for p in other if len(p[0]) > 40 and 0.7 < len(p[1]) / len(p[0]) < 1.4]


def pairs(folder: Path, rng: random.Random) -> list[tuple[str, str]]:
    written, other = read_good(folder)
    rng.shuffle(written)
    rng.shuffle(other)
    return [p for p in written[:MOST_WRITTEN] + other[:MOST_OTHER] if len(p[0]) >= 25]


def cut(text: str, marks: re.Pattern[str], rng: random.Random) -> str | None:
    """Return the text without a stretch of three words or more, 15 to 60 % of it."""
    ends = [0, *(m.start() for m in marks.finditer(text)), len(text.rstrip('۔.؟?! ”“"’'))]
    choices = [
        (a, b)
        for i, a in enumerate(ends)
        for b in ends[i + 1 :]
        if len(text[a:b].split()) >= 3 and 0.15 <= (b - a) / len(text) <= 0.6
    ]
    if not choices:
        return None
    a, b = rng.choice(choices)
    rest = (text[:a] + text[b:]).strip(" ،,")
    return rest if len(rest) > 12 else None


def phrases(urdu: str) -> list[list[str]]:
    """Return a text's words, cut after marks and after the words that close a phrase."""
    found: list[list[str]] = [[]]
    for word in urdu.split():
        found[-1].append(word)
        if word in CLOSERS or word[-1] in "،؛":
            found.append([])
    return [phrase for phrase in found if phrase]


def without_phrase(urdu: str, rng: random.Random) -> str | None:
    """Return the Urdu without one or two of its phrases, two to eight words, never its last."""
    parts = phrases(urdu)
    choices = [
        (a, b)
        for a in range(len(parts) - 1)
        for b in (a + 1, a + 2)
        if b < len(parts) and 2 <= sum(map(len, parts[a:b])) <= 8
    ]
    if not choices:
        return None
    a, b = rng.choice(choices)
    return " ".join(word for part in parts[:a] + parts[b:] for word in part)


def with_phrase(urdu: str, other: str, rng: random.Random) -> str | None:
    """Return the Urdu with one or two phrases of another text put between two of its own."""
    guests = phrases(other)[:-1]
    guests = [g for g in guests if 2 <= len(g) <= 8 and g[-1] in CLOSERS]
    parts = phrases(urdu)
    if not guests or len(parts) < 2:
        return None
    at = rng.randrange(1, len(parts)) if rng.random() < 0.8 else 0
    return " ".join(
        word for part in (*parts[:at], rng.choice(guests), *parts[at:]) for word in part
    )


def rows(
    given: list[tuple[str, str]], *, added: bool, rng: random.Random
) -> Iterator[tuple[list[float], bool]]:
    for english, urdu in given:
        good = Pair(english, urdu)
        yield features(good, evidence(good), added=added), False
        rest = cut(english if added else urdu, ENGLISH if added else URDU, rng)
        if rest:
            bad = Pair(rest, urdu) if added else Pair(english, rest)
            yield features(bad, evidence(bad), added=added), True
        other = rng.choice(given)[1]
        changed = with_phrase(urdu, other, rng) if added else without_phrase(urdu, rng)
        if changed:
            bad = Pair(english, changed)
            yield features(bad, evidence(bad), added=added), True


def logistic(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Newton's method with a little ridge; the last weight is the bias."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p) - w)
    return w


def main(folder: Path) -> None:
    rng = random.Random(11)
    given = pairs(folder, rng)
    lines = [
        "# How surely a pair leaves something out (OMI001) or adds something (ADD001).",
        "# Written by tools/fit_omission.py; weights of the features of aligner/checks/omi.py.",
        "# minor: the score from which a flag is raised. major: that from which it is major where",
        "# the other text has hardly a word to spare.",
    ]
    for code, added in (("OMI001", False), ("ADD001", True)):
        data = list(rows(given, added=added, rng=rng))
        x = np.array([d[0] for d in data])
        y = np.array([d[1] for d in data], dtype=float)
        w = logistic(x, y)
        scores = x @ w[:-1] + w[-1]
        good = np.sort(scores[y == 0])
        minor, major = (float(good[int(len(good) * (1 - a))]) for a in ALARMS[code])
        for name, limit in (("minor", minor), ("major", major)):
            found = float((scores[y == 1] >= limit).mean())
            print(f"{code} {name}: limit {limit:.2f}, finds {found:.3f} of {int(y.sum())} made")
        weights = ", ".join(f"{v:.4f}" for v in w[:-1])
        lines += [
            "",
            f"[{code}]",
            f"weights = [{weights}]",
            f"bias = {w[-1]:.4f}",
            f"minor = {minor:.3f}",
            f"major = {major:.3f}",
        ]
    path = resources.path("omission_model.toml")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of training TSV files")
    main(parser.parse_args().data)
