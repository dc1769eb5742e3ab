"""NUM: numbers, amounts, dates and times that the translation changed, dropped or added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aligner.checks import num_rules as rules
from aligner.checks.base import Analysis, Check, Flag, Pair, Related, Rule, Severity
from aligner.checks.num_calendar import CalendarCheck
from aligner.checks.num_exchange import ExchangeCheck
from aligner.checks.num_extent import ExtentCheck
from aligner.checks.num_match import Change, Comparison, compare, power_of_ten
from aligner.checks.num_rates import RateCheck
from aligner.document import Side
from aligner.language.numerals import Kind, Number, find_numbers, same_value
from aligner.language.numerals_urdu import DECADES
from aligner.language.numerals_words import Unit
from aligner.language.numerals_writing import urdu_number

if TYPE_CHECKING:
    from aligner.config import Config


_MANY = 2  # lost numbers above which a whole clause went with them
_PARTS = frozenset(("early", "mid", "late"))  # of a decade, or else of a year


class NumberCheck(Check):
    """Compares the numbers of the two sides by value."""

    rules = (
        rules.MISMATCH, rules.MISSING, rules.ADDED, rules.MAGNITUDE, rules.UNIT, rules.DATE,
        rules.TIME, rules.FORM,
    )  # fmt: skip

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield changed, missing and added numbers, and changed units."""
        del config
        found = compare(pair)
        for change in found.changed:
            yield _changed(pair, change)
        yield from _missing(pair, found.missing)
        for number in found.added:
            if (flag := _added(pair, number)) is not None:
                yield flag
        yield from _units(pair, found)
        yield from _periods(pair, found)
        yield from _decades(pair, found)


def _decades(pair: Pair, found: Comparison) -> Iterator[Flag]:
    """Yield a flag for a decade told as its first year: the 1960s, 1960."""
    if not DECADES.isdisjoint(pair.target.norms):
        return
    for s, t in found.equal:
        if s.kind is Kind.DECADE and t.kind is Kind.YEAR:
            ours, theirs = pair.source.quote(s.span), pair.target.quote(t.span)
            message = f"Source says “{ours}”, translation says “{theirs}”: a decade, not a year."
            part = pair.source.norms[max(0, s.first - 1)] in _PARTS
            severity = Severity.MAJOR if part else Severity.MINOR
            yield Flag(rules.FORM, 0.7, message, s.span, t.span, severity=severity)


def _changed(pair: Pair, change: Change) -> Flag:
    s, t = change.source, change.target
    rule = _rule_of(s, t)
    ours, theirs = pair.source.quote(s.span), pair.target.quote(t.span)
    low, high = sorted((s.weight, t.weight))
    confidence = (0.6, 0.8, 0.9, 0.95)[low] - (0.1 if change.affinity < 2 else 0.0)
    severity = Severity.CRITICAL if high >= 2 and rule is not rules.FORM else Severity.MAJOR
    return Flag(
        rule,
        round(confidence, 2),
        f"Source says “{ours}”, translation says “{theirs}”.",
        s.span,
        t.span,
        _suggestion(pair, s, t),
        severity=severity,
    )


def _rule_of(s: Number, t: Number) -> Rule:
    kinds = {s.kind, t.kind}
    if kinds == {Kind.CLOCK}:
        return rules.TIME
    if kinds == {Kind.DAY}:
        return rules.DATE
    if kinds & {Kind.FRACTION, Kind.TIMES} or kinds == {Kind.ORDINAL}:
        return rules.FORM
    if kinds == {Kind.VAGUE} or (power_of_ten(s.value, t.value) and s.value >= 1):
        return rules.MAGNITUDE
    return rules.MISMATCH


def _suggestion(pair: Pair, s: Number, t: Number) -> str | None:
    """Write the source's value in the manner of the translation; its unit is kept."""
    plain = (Kind.CARDINAL, Kind.YEAR, Kind.DAY)
    if s.kind not in plain or t.kind not in plain or s.value < 0:
        return None
    like = pair.target.quote(t.span)
    number = urdu_number(s.value, like, scale=t.scale)
    return f"{number} {_unit_text(like)}".strip() if t.unit is not None else number


def _unit_text(like: str) -> str:
    """Return the last word of a number's text when it is a unit's word rather than a numeral's."""
    from aligner.language.numerals_words import number_words

    words = like.split()
    last = words[-1] if words else ""
    letters = last.isalpha() and last not in number_words("ur")
    return last if letters and len(words) > 1 else ""


def _missing(pair: Pair, numbers: Iterable[Number]) -> Iterator[Flag]:
    """Yield a flag for each missing number; one for all where many went with their clause."""
    gone = [n for n in numbers if n.weight > 0 and n.kind is not Kind.HINT]
    if len(gone) > _MANY:
        gone.sort(key=lambda n: n.span.start)
        quoted = ", ".join(f"“{pair.source.quote(n.span)}”" for n in gone)
        yield Flag(
            rules.MISSING,
            0.8,
            f"Source says {quoted}; the translation has none of these numbers.",
            gone[0].span,
            related=tuple(Related(Side.SOURCE, n.span) for n in gone[1:]),
        )
        return
    for number in gone:
        yield Flag(
            rules.MISSING,
            (0.5, 0.65, 0.8)[number.weight - 1],
            f"Source says “{pair.source.quote(number.span)}”; the translation has no such number.",
            number.span,
        )


def _added(pair: Pair, number: Number) -> Flag | None:
    if number.weight < 2:
        return None
    return Flag(
        rules.ADDED,
        0.75 if number.weight == 3 else 0.6,
        f"Translation says “{pair.target.quote(number.span)}”; the source has no such number.",
        None,
        number.span,
    )


def _units(pair: Pair, found: Comparison) -> Iterator[Flag]:
    """Yield numbers of one value that stand with units which exclude each other."""
    for s, t in found.equal:
        lost = _percent_lost(pair, s, t) or _percent_lost(pair, t, s)
        if lost or _fold_and_percent(s, t) or _fold_and_percent(t, s):
            yield _percent_flag(pair, s, t)
        if s.unit is None or t.unit is None or not units_conflict(s.unit, t.unit):
            continue
        if s.value * s.unit.size and _close(s.value * s.unit.size, t.value * t.unit.size):
            continue
        yield Flag(
            rules.UNIT,
            0.9 if s.unit.dimension == t.unit.dimension else 0.7,
            f"Source says “{pair.source.quote(s.span)}”, translation says "
            f"“{pair.target.quote(t.span)}”: the unit has changed.",
            s.span,
            t.span,
        )


def _percent_lost(pair: Pair, a: Number, b: Number) -> bool:
    """Whether ``a`` is a percentage, ``b`` plain, and the side of ``b`` knows no percentage."""
    if a.unit is None or a.unit.name != "percent" or b.unit is not None or b.weight < 2:
        return False
    text = pair.target if b in find_numbers(pair.target) else pair.source
    written = _PERCENT.search(text.text) or _is_share(text, b, a.value)
    return b.kind is Kind.CARDINAL and not written


def _fold_and_percent(a: Number, b: Number) -> bool:
    """Whether one value is a multiple and a percentage: fourfold, چار فیصد."""
    if b.unit is None or b.unit.name != "percent" or not same_value(a.value, b.value):
        return False
    return a.kind is Kind.TIMES or (a.unit is not None and a.unit.name == "times")


_OF = frozenset(["in", "of", "میں"])


def _is_share(text: Analysis, number: Number, percent: float) -> bool:
    """Whether a number ends *one in ten*, which is so many per cent."""
    return any(
        n.last < number.first <= n.last + 3
        and not _OF.isdisjoint(text.norms[n.last + 1 : number.first + 1])
        and same_value(100 * n.value / number.value, percent)
        for n in find_numbers(text)
        if number.value
    )


_PERCENT = re.compile(r"per\s?cent|%|٪|\bpc\b|pct|فی\s?صد|پرسنٹ|پرسینٹ", re.IGNORECASE)


def _percent_flag(pair: Pair, s: Number, t: Number) -> Flag:
    return Flag(
        rules.UNIT,
        0.7,
        f"Source says “{pair.source.quote(s.span)}”, translation says "
        f"“{pair.target.quote(t.span)}”: only one of them is a percentage.",
        s.span,
        t.span,
    )


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 0.08 * max(a, b)  # a fortnight is پندرہ دن


_MEASURES = ("money", "percent", "time", "length", "mass")


def units_conflict(a: Unit, b: Unit) -> bool:
    """Whether two units cannot both be right for one number."""
    if a.name == b.name:
        return False
    if "pounds" in (a.dimension, b.dimension):
        other = b if a.dimension == "pounds" else a
        return other.dimension in ("money", "mass") and other.name != "pound"
    if a.dimension == b.dimension:
        return True
    return a.dimension in _MEASURES and b.dimension in _MEASURES


def _periods(pair: Pair, found: Comparison) -> Iterator[Flag]:
    """Yield clock times of one value of which one is a.m. and the other p.m."""
    for s, t in found.equal:
        if s.kind is t.kind is Kind.CLOCK and s.period and t.period and s.period != t.period:
            yield Flag(
                rules.TIME,
                0.85,
                f"Source says “{pair.source.quote(s.span)}”, translation says "
                f"“{pair.target.quote(t.span)}” in another half of the day.",
                s.span,
                t.span,
            )


CHECKS: tuple[Check, ...] = (
    NumberCheck(),
    CalendarCheck(),
    ExchangeCheck(),
    RateCheck(),
    ExtentCheck(),
)
