"""Denials compared clause by clause, where both texts have as many clauses and keep their order."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Pair
from aligner.checks.neg_cues import DENIES, SOFT, Cue, cues
from aligner.checks.neg_scope import ENGLISH_CLAUSE, LINKED, URDU_CLAUSE, clauses

_CLAUSES = 4  # more clauses than this need not keep their order
_LACK = frozenset(["کمی", "کم", "شک", "قلت", "حرج", "دیر", "کسر", "خالی"])  # کمی نہیں: plentiful

Ranges = tuple[list[tuple[int, int]], list[tuple[int, int]]]


def as_many(source: Sequence[Cue], target: Sequence[Cue]) -> bool:
    """Whether the Urdu denies as often as the English has such words."""
    return sum(c.kind in DENIES for c in target) >= len(source)


def lost_by_order(
    pair: Pair, denied: Sequence[Cue], target: Sequence[Cue]
) -> tuple[Cue, int] | None:
    """Return the one English denial whose Urdu clause has none, and where that begins."""
    source = cues(pair.source)
    if any(c.kind == SOFT for c in target) or as_many(source, target):
        return None
    ranges = _in_order(pair)
    if ranges is None or (as_many(denied, target) and not _said(pair, ranges)):
        return None
    lost: list[tuple[Cue, int]] = []
    for (start, end), (first, last) in zip(*ranges, strict=True):
        cue = next((c for c in denied if start <= c.start < end), None)
        denies = any(first <= c.start < last for c in target)
        if denies and not any(start <= c.start < end for c in source):
            return None  # the clauses do not keep their order
        if cue is not None and not denies:
            lost.append((cue, first))
    return lost[0] if len(lost) == 1 else None


def added_by_order(pair: Pair, source: Sequence[Cue], strong: Sequence[Cue]) -> Cue | None:
    """Return the one Urdu negator in a clause whose English denies nothing at all."""
    ranges = _in_order(pair)
    if ranges is None:
        return None
    spare: list[Cue] = []
    for (start, end), (first, last) in zip(*ranges, strict=True):
        inside = [c for c in strong if first <= c.start < last]
        if any(pair.target.norms[c.start - 1] in _LACK for c in inside if c.start):
            return None
        if not inside or any(start <= c.start < end for c in source):
            continue
        heads = {i for cue in inside for i in _heads(pair, cue)}
        if not heads or not all(start <= i < end for i in heads):
            return None
        spare += inside
    return spare[0] if len(spare) == 1 else None


def _in_order(pair: Pair) -> Ranges | None:
    """Return the clauses of both texts where they have as many, and not too many."""
    here = clauses(pair.source, ENGLISH_CLAUSE)
    there = clauses(pair.target, URDU_CLAUSE)
    return (here, there) if len(here) == len(there) and 1 < len(here) <= _CLAUSES else None


def _said(pair: Pair, ranges: Ranges) -> bool:
    """Whether both have but a main clause and what it says: that …, کہ …."""
    here, there = ranges
    opening = pair.source.norms[here[1][0]], pair.target.norms[there[1][0]]
    return len(here) == 2 and opening == ("that", "کہ")


def _heads(pair: Pair, cue: Cue) -> set[int]:
    """Return the English words of the two Urdu words before a negator."""
    before = range(max(0, cue.start - 2), cue.start)
    links = (link for i in before for link in pair.links_by_target.get(i, ()))
    return {link.source for link in links if link.probability >= LINKED}
