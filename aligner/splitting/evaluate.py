"""How well the splitter does on marked texts: golden rules, and boundary F1 on a treebank."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.reading.source import decode, load
from aligner.splitting import split


@dataclass(frozen=True, slots=True)
class Golden:
    """How many texts were split exactly as marked, and (wanted, found) of the others."""

    right: int
    total: int
    wrong: tuple[tuple[list[str], list[str]], ...]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Sentence ends: found and right, found, and wanted."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the found ends that are right; 1.0 where none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the wanted ends that were found; 1.0 where none was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def golden(path: Path, language: str) -> Golden:
    """Score a JSON list of ``[text, [sentences]]``, compared with space runs as one space."""
    wrong = []
    cases = _load(path)
    for text, wanted in cases:
        found = [_squeeze(s.text) for s in split(text, language)]
        if found != [_squeeze(s) for s in wanted]:
            wrong.append((list(wanted), found))
    return Golden(len(cases) - len(wrong), len(cases), tuple(wrong))


def boundary_scores(path: Path, language: str) -> Boundaries:
    """Score a JSON list of sentences ``{"text", "doc", "newpar"}``.

    A document's sentences are joined by a space, or by a blank line before ``newpar``.
    """
    right = found = wanted = 0
    for _, rows in groupby(_load(path), key=lambda row: row["doc"]):
        text, ends = _join(list(rows))
        mine = {s.end for s in split(text, language)}
        right, found, wanted = right + len(mine & ends), found + len(mine), wanted + len(ends)
    return Boundaries(right, found, wanted)


def evaluate_file(path: Path, language: str) -> str:
    """Score a file of either kind and return its numbers as a line, and what was split wrong.

    Raises:
        InputError: the file is of neither kind.
    """
    try:
        rows = _load(path)
        if rows and isinstance(rows[0], dict):
            ends = boundary_scores(path, language)
            return f"boundaries P {ends.precision:.4f}  R {ends.recall:.4f}  F1 {ends.f1:.4f}"
        result = golden(path, language)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a splitting set: {error}") from None
    lines = [f"{result.right}/{result.total} split as marked"]
    lines += [f"  wanted {wanted}\n  found  {found}" for wanted, found in result.wrong]
    return "\n".join(lines)


def _load(path: Path) -> list[Any]:
    rows = json.loads(decode(load(path)))
    if not isinstance(rows, list) or not rows:
        raise ValueError("no list of texts or sentences")
    return rows


def _join(rows: list[dict[str, Any]]) -> tuple[str, set[int]]:
    text, ends = "", set()
    for row in rows:
        gap = "\n\n" if row["newpar"] else " "
        text += (gap if text else "") + row["text"].strip()
        ends.add(len(text))
    return text, ends


def _squeeze(text: str) -> str:
    return " ".join(text.split())
