"""Pairing the numbers of a pair's two sides by value, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, log10

from aligner.checks.base import Pair
from aligner.language.numerals import Kind, Number, find_numbers, same_value

# A leftover number of each side is called one changed number from this affinity on.
CHANGED_FROM = 1.0
# The lexicon gives ordinary nouns that translate each other about 0.2 to 0.4.
LINKED = 0.15


@dataclass(frozen=True, slots=True)
class Change:
    """A source number and the target number that stands in its place with another value."""

    source: Number
    target: Number
    affinity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of each number: ``equal`` pairs, ``changed`` pairs, and those alone."""

    equal: tuple[tuple[Number, Number], ...]
    changed: tuple[Change, ...]
    missing: tuple[Number, ...]
    added: tuple[Number, ...]


def compare(pair: Pair) -> Comparison:
    """Compare the numbers of a pair; the result is kept in the source's ``memo``."""
    found: Comparison | None = pair.source.memo.get("number comparison")
    if found is None or pair.source.memo.get("number target") is not pair.target:
        found = _compare(pair)
        pair.source.memo["number comparison"] = found
        pair.source.memo["number target"] = pair.target
    return found


def _compare(pair: Pair) -> Comparison:
    all_source, all_target = find_numbers(pair.source), find_numbers(pair.target)
    source, target = list(all_source), list(all_target)
    equal: list[tuple[Number, Number]] = []
    for fits in (_identical, _same, equivalent):
        _take_equal(source, target, fits, equal, hints=False)
    _drop_joined(source, target, pair)
    _drop_ratios(source, target)
    _drop_ratios(target, source)
    changed = _pair_up(source, target, all_source, all_target, pair)
    left_s = [s for s in source if not any(s is c.source for c in changed)]
    left_t = [t for t in target if not any(t is c.target for c in changed)]
    for fits in (_same, equivalent):
        _take_equal(left_s, left_t, fits, equal, hints=True)
    missing = tuple(s for s in left_s if not _occurs(s, all_target))
    added = tuple(t for t in left_t if not _occurs(t, all_source))
    return Comparison(tuple(equal), tuple(changed), missing, added)


def _written(number: Number) -> bool:
    """Whether a number stands there, or a length of time (a decade), rather than a mere hint."""
    return number.kind is not Kind.HINT or number.unit is not None


def _take_equal(
    source: list[Number],
    target: list[Number],
    fits: Callable[[Number, Number], bool],
    equal: list[tuple[Number, Number]],
    *,
    hints: bool,
) -> None:
    """Move the pairs that fit from the two lists to ``equal``; hints take what others left."""
    for s in tuple(source):
        if not (hints or _written(s)):
            continue
        t = next((t for t in target if (hints or _written(t)) and fits(s, t)), None)
        if t is not None:
            equal.append((s, t))
            source.remove(s)
            target.remove(t)


def _identical(s: Number, t: Number) -> bool:
    return s.unit == t.unit and s.kind == t.kind and s.period == t.period and _same(s, t)


def _same(s: Number, t: Number) -> bool:
    if (s.kind is Kind.CLOCK) != (t.kind is Kind.CLOCK):
        return False
    if (s.kind is Kind.VAGUE) != (t.kind is Kind.VAGUE):
        return False
    span = any(n.kind is Kind.HINT and n.unit is not None for n in (s, t))
    if span and s.unit != t.unit:  # a decade is no other number one
        return False
    return any(same_value(a, b) for a in s.values for b in t.values)


def equivalent(s: Number, t: Number) -> bool:
    """Whether two numbers say the same in different forms: 50% and half, 10 years and a decade."""
    return _shares(s, t) or _shares(t, s) or _conversion(s, t) or _spoken(s, t) or _spoken(t, s)


def _shares(s: Number, t: Number) -> bool:
    """Whether ``s`` is a part that ``t`` names as a percentage, a rank or a count."""
    percent = t.unit is not None and t.unit.name == "percent"
    if s.kind is Kind.ORDINAL and percent:  # the poorest fifth
        return same_value(s.value * t.value, 100)
    if s.kind is not Kind.FRACTION:
        return False
    if percent:
        return abs(s.value * 100 - t.value) < 1
    upper_lower = _as_ratio(s.value)
    return upper_lower is not None and t.value in upper_lower and t.value > 1


def _as_ratio(value: float) -> tuple[int, int] | None:
    for lower in range(2, 21):
        upper = value * lower
        if abs(upper - round(upper)) < 1e-6:
            return round(upper), lower
    return None


def _conversion(s: Number, t: Number) -> bool:
    """Whether two measures of one dimension are the same amount: 60 minutes, one hour."""
    if s.unit is None or t.unit is None or s.unit.name == t.unit.name:
        return False
    if s.unit.dimension != t.unit.dimension or not (s.unit.size and t.unit.size):
        return False
    a, b = s.value * s.unit.size, t.value * t.unit.size
    loose = "fortnight" in (s.unit.name, t.unit.name) or s.unit.dimension not in ("time", "percent")
    return isclose(a, b, rel_tol=0.08 if loose else 0.03)


def _spoken(a: Number, b: Number) -> bool:
    """Whether ``b`` is another way to write ``a``; tried in both directions."""
    if a.kind is Kind.TIMES:
        percent = b.unit is not None and b.unit.name == "percent"
        return percent and b.value in ((a.value - 1) * 100, a.value * 100)
    if a.kind is Kind.DECADE:
        short = min(a.value, b.value) < 100 or a.value == b.value
        return b.kind is not Kind.CLOCK and short and b.value % 100 == a.value % 100 and b.value > 9
    if a.kind is Kind.YEAR:
        return b.digits and b.value < 100 and a.value % 100 == b.value
    if a.kind is Kind.CLOCK:
        hours = a.value / 60
        dotted = int(hours) + a.value % 60 / 100
        return b.value in (hours, hours + 12, dotted, dotted + 12) or (hours == 0 and b.value == 12)
    if a.kind is Kind.VAGUE:
        loose = b.kind is Kind.VAGUE or (b.kind is Kind.CARDINAL and b.value == b.scale)
        return loose and any(vague_fits(x, y) for x in a.values for y in b.values)
    years = b.unit is None or b.unit.name == "year"
    decades = a.unit is not None and a.unit.name == "decade"
    return decades and years and b.value == a.value * 10


def vague_fits(a: float, b: float) -> bool:
    """Whether ہزاروں may stand for an English plural of this order, and the reverse."""
    low, high = min(a, b), max(a, b)
    if high <= 20:
        return True
    if low < 1000:
        return low == high
    if high <= 10_000:
        return True
    if high <= 100_000:
        return low == high
    return high / low <= (100 if low >= 1e9 else 10)


def _drop_joined(source: list[Number], target: list[Number], pair: Pair) -> None:
    """Drop numbers whose digits the other side writes in one run, or in several (telephones)."""
    for mine, other, text in (
        (source, target, pair.target.text), (target, source, pair.source.text),
    ):  # fmt: skip
        if not any(n.digits and n.value >= 10 for n in mine) or not other:
            continue
        run = _digit_runs(text)
        mine[:] = [n for n in mine if not (n.digits and len(_digits(n)) >= 2 and _digits(n) in run)]


def _drop_ratios(source: list[Number], target: list[Number]) -> None:
    """Drop ``nine in ten`` against a percentage or fraction of the same value."""
    for t in tuple(target):
        percent = t.unit is not None and t.unit.name == "percent"
        if not percent and t.kind is not Kind.FRACTION:
            continue
        share = t.value / 100 if percent else t.value
        for a, b in pairwise(tuple(source)):
            if 0 < a.value < b.value and same_value(a.value / b.value, share):
                source.remove(a)
                source.remove(b)
                target.remove(t)
                break


def _digits(number: Number) -> str:
    return f"{number.value:.10g}".replace(".", "")


def _digit_runs(text: str) -> str:
    """Return the runs of seven and more digits of a text, joined over spaces and hyphens."""
    digits = "".join(str(int(c)) if c.isdigit() and c.isdecimal() else c for c in text)
    runs: list[str] = []
    current = ""
    for c in digits + ".":
        if c.isascii() and c.isdigit():
            current += c
        elif c not in " -()+" or not current:
            if len(current) >= 7:
                runs.append(current)
            current = ""
    return "|".join(runs)


def _occurs(number: Number, others: Iterable[Number]) -> bool:
    """Whether the other side has the value anywhere, be it matched with another number."""
    return any(
        _same(number, o) or (equivalent(number, o) and Kind.YEAR not in (number.kind, o.kind))
        for o in others
    )


def _pair_up(
    source: Sequence[Number],
    target: Sequence[Number],
    all_source: Sequence[Number],
    all_target: Sequence[Number],
    pair: Pair,
) -> list[Change]:
    """Join leftovers of the two sides that most likely stand for each other, best first."""
    ours = [n for n in source if _written(n)]
    theirs = [n for n in target if _written(n)]
    lone = sum(n.weight > 1 for n in ours) <= 1 and sum(n.weight > 1 for n in theirs) <= 1
    candidates: list[tuple[float, int, int]] = []
    for i, s in enumerate(ours):
        for j, t in enumerate(theirs):
            if s.weight + t.weight < 1 and not _comparable_kinds(s, t):
                continue
            score = affinity(s, t, pair) + (1 if lone else 0)
            repeats = _occurs(s, all_target) or _occurs(t, all_source)
            if score >= CHANGED_FROM + (1.5 if repeats else 0.0):
                candidates.append((score - abs(i - j) / 100, i, j))
    candidates.sort(key=lambda c: (-c[0], c[1], c[2]))
    used_s: set[int] = set()
    used_t: set[int] = set()
    changed = []
    for score, i, j in candidates:
        if i not in used_s and j not in used_t:
            used_s.add(i)
            used_t.add(j)
            changed.append(Change(ours[i], theirs[j], score))
    return changed


_QUANTITIES = (Kind.CARDINAL, Kind.VAGUE)


def affinity(s: Number, t: Number, pair: Pair) -> float:
    """Return how likely two unequal numbers stand for each other; below 1 they do not."""
    score = _kind_affinity(s, t) + _unit_affinity(s, t) + _form_affinity(s, t)
    if min(s.weight, t.weight) == 0 and not _comparable_kinds(s, t):
        return score + 1 if heads_linked(s, t, pair) else -9
    return score + (2 if heads_linked(s, t, pair) else 0)


def _comparable_kinds(s: Number, t: Number) -> bool:
    """Whether even a doubtful word may stand against the other: its kind or unit tells it."""
    if Kind.HINT in (s.kind, t.kind):
        return s.unit is not None and t.unit is not None and s.unit.dimension == t.unit.dimension
    if s.kind is t.kind is Kind.ORDINAL:
        return min(s.value, t.value) > 2
    if {s.kind, t.kind} == {Kind.FRACTION, Kind.CARDINAL}:  # half an hour, ڈیڑھ گھنٹہ
        return s.unit is not None and s.unit == t.unit
    return s.kind is t.kind and s.kind in (Kind.FRACTION, Kind.TIMES, Kind.CODE)


def _kind_affinity(s: Number, t: Number) -> float:
    if s.kind is t.kind:
        return 1.0 if s.kind in _QUANTITIES else 2.0
    if s.kind in _QUANTITIES and t.kind in _QUANTITIES:
        return 0.5
    if {s.kind, t.kind} <= {Kind.DAY, Kind.CARDINAL, Kind.ORDINAL, Kind.CODE, Kind.HINT}:
        return 0.0
    if {s.kind, t.kind} in ({Kind.CARDINAL, Kind.TIMES}, {Kind.CARDINAL, Kind.CLOCK}):
        return 0.0
    if {s.kind, t.kind} == {Kind.YEAR, Kind.CARDINAL}:
        return 0.5 if min(s.value, t.value) >= 1000 and max(s.value, t.value) < 10_000 else -1.0
    return -1.5


def _unit_affinity(s: Number, t: Number) -> float:
    if s.unit is None and t.unit is None:
        return 0.0
    if s.unit is None or t.unit is None:
        return -0.5
    if s.unit.name == t.unit.name:
        return 2.0
    return 1.0 if s.unit.dimension == t.unit.dimension else -2.0


def _form_affinity(s: Number, t: Number) -> float:
    """Favour what slips make: digits exchanged or changed, zeros lost, the wrong scale word."""
    a, b = f"{s.value:.10g}".replace(".", ""), f"{t.value:.10g}".replace(".", "")
    if power_of_ten(s.value, t.value):
        return 1.5
    if len(a) > 1 and sorted(a) == sorted(b):
        return 1.5
    if len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return 1.0
    return 0.0


def power_of_ten(a: float, b: float) -> bool:
    """Whether one value is 10, 100 … times the other."""
    if a <= 0 or b <= 0 or same_value(a, b):
        return False
    exponent = log10(a / b)
    return abs(exponent - round(exponent)) < 1e-6


def heads_linked(s: Number, t: Number, pair: Pair) -> bool:
    """Whether a word just after the one number is linked to a word just after the other."""
    targets = range(t.last + 1, min(t.last + 4, len(pair.target.words)))
    sources = range(s.last + 1, min(s.last + 4, len(pair.source.words)))
    return any(
        link.target in targets and link.probability >= LINKED
        for i in sources
        for link in pair.links_by_source.get(i, ())
    )
