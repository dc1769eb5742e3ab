"""How well an alignment agrees with a gold one, by Vecalign's definitions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aligner.alignment.sentences import align
from aligner.document import Bead
from aligner.errors import InputError

if TYPE_CHECKING:
    from aligner.embedding import Embedder

Group: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]

BINS = 10  # rows of the reliability table


@dataclass
class Counts:
    """What is counted, to be pooled over documents.

    Strict: the exact bead. Lax: some gold bead shares a sentence with it on both sides (a bead with
    an empty side must be exact). Precision is over all beads, recall over those with both sides.
    """

    guessed: int = 0
    right: int = 0
    near: int = 0
    gold: int = 0
    found: int = 0
    touched: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)  # kind: found, gold
    bins: list[tuple[float, int, int]] = field(default_factory=lambda: [(0.0, 0, 0)] * BINS)

    def add(self, beads: Sequence[Bead], gold: Sequence[Group]) -> None:
        """Count one document."""
        guesses = {(b.source, b.target) for b in beads}
        truth = set(gold)
        gold_cells = _cells([g for g in gold if g[0] and g[1]])
        guess_cells = _cells(list(guesses))
        for bead in beads:
            group = (bead.source, bead.target)
            right = group in truth
            both = bool(bead.source and bead.target)
            self.guessed += 1
            self.right += right
            self.near += not gold_cells.isdisjoint(_cells([group])) if both else right
            place = min(BINS - 1, int(bead.score * BINS))
            total, count, correct = self.bins[place]
            self.bins[place] = (total + bead.score, count + 1, correct + right)
        for group in gold:
            kind = f"{len(group[0])}-{len(group[1])}"
            hits, total_of_kind = self.kinds.get(kind, (0, 0))
            self.kinds[kind] = (hits + (group in guesses), total_of_kind + 1)
            if group[0] and group[1]:
                self.gold += 1
                self.found += group in guesses
                self.touched += not guess_cells.isdisjoint(_cells([group]))


def _cells(groups: Sequence[Group]) -> set[tuple[int, int]]:
    return {(i, j) for source, target in groups for i in source for j in target}


@dataclass(frozen=True)
class Prf:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class AlignmentReport:
    """The agreement on one set."""

    name: str
    documents: int
    counts: Counts

    @property
    def strict(self) -> Prf:
        """Exact beads."""
        c = self.counts
        return Prf(c.right / max(1, c.guessed), c.found / max(1, c.gold))

    @property
    def lax(self) -> Prf:
        """Beads that share a sentence with a gold bead on both sides."""
        c = self.counts
        return Prf(c.near / max(1, c.guessed), c.touched / max(1, c.gold))

    def recall(self, *kinds: str) -> float:
        """Return the share of the gold beads of these kinds that were found exactly."""
        found, gold = map(sum, zip(*(self.counts.kinds.get(k, (0, 0)) for k in kinds), strict=True))
        return found / gold if gold else 1.0

    def reliability(self) -> list[tuple[float, int, float]]:
        """Return ``(mean score, beads, share exactly right)`` by tenths of the score."""
        return [(total / n, n, right / n) for total, n, right in self.counts.bins if n]


def read_set(path: Path) -> list[tuple[list[str], list[str], list[Group]]]:
    """Read ``[{"en": […], "ur": […], "gold": [[[i…], [j…]], …]}, …]``.

    Raises:
        InputError: the file is not such a set.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [
            (row["en"], row["ur"], [(tuple(a), tuple(b)) for a, b in row["gold"]]) for row in rows
        ]
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not an alignment set (en, ur, gold): {error}") from error


def evaluate_alignment(path: Path, *, embedder: Embedder | None = None) -> AlignmentReport:
    """Align each document of a set and compare with its gold beads, pooled over documents.

    Raises:
        InputError: the file is not an alignment set.
    """
    documents = read_set(path)
    counts = Counts()
    for source, target, gold in documents:
        counts.add(align(source, target, embedder=embedder), gold)
    return AlignmentReport(path.name, len(documents), counts)


def render(report: AlignmentReport, *, reliability: bool = False) -> str:
    """Return a report as lines of text."""
    lines = [f"{report.name}: {report.documents} documents, {report.counts.guessed} beads"]
    for name, prf in (("strict", report.strict), ("lax", report.lax)):
        lines.append(f"  {name:<6} P {prf.precision:.4f}  R {prf.recall:.4f}  F1 {prf.f1:.4f}")
    for kind, (found, gold) in sorted(report.counts.kinds.items()):
        lines.append(f"  {kind:<6} {found}/{gold} found  {found / gold:.3f}")
    if reliability:
        lines.append("  score  beads  exactly right")
        lines += [f"  {mean:.3f}  {n:5d}  {share:.3f}" for mean, n, share in report.reliability()]
    return "\n".join(lines)
