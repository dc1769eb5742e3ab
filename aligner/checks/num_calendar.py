"""Months, days of the week and parts of the day that the translation changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.checks import num_rules as rules
from aligner.checks.base import Check, Flag, Pair, Severity
from aligner.language.numerals_calendar import DayWord, find_days

if TYPE_CHECKING:
    from aligner.config import Config

_PARTS_APART = {
    "dawn": {"afternoon", "evening", "noon"},
    "morning": {"afternoon", "evening", "night", "noon"},
    "noon": {"morning", "evening", "night", "dawn"},
    "afternoon": {"morning", "night", "dawn"},
    "evening": {"morning", "noon", "dawn"},
    "night": {"morning", "noon", "afternoon"},
}


class CalendarCheck(Check):
    """Compares the calendar words of the two sides."""

    rules = (rules.DATE, rules.TIME)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield changed months and weekdays, and changed parts of the day."""
        del config
        source = find_days(pair.source)
        if not source:
            return
        target = find_days(pair.target)
        for kind in ("month", "islamic", "weekday"):
            yield from _names(
                pair, [d for d in source if d.kind == kind], [d for d in target if d.kind == kind]
            )
        yield from _parts(
            pair, [d for d in source if d.kind == "part"], [d for d in target if d.kind == "part"]
        )


def _names(pair: Pair, source: Sequence[DayWord], target: Sequence[DayWord]) -> Iterator[Flag]:
    """Pair the names one side has alone with those the other side has alone, in order."""
    ours, theirs = {d.value for d in source}, {d.value for d in target}
    lost = _first_of_each(d for d in source if d.value not in theirs and d.sure)
    new = _first_of_each(d for d in target if d.value not in ours and d.sure)
    for s, t in zip(lost, new, strict=False):
        ours_text, theirs_text = pair.source.quote(s.span), pair.target.quote(t.span)
        yield Flag(
            rules.DATE,
            0.9,
            f"Source says “{ours_text}”, translation says “{theirs_text}”.",
            s.span,
            t.span,
            _name_of(s),
        )
    for s in lost[len(new) :]:
        if s.kind == "month" and not any(d.kind == s.kind for d in target):
            yield Flag(
                rules.DATE,
                0.5,
                f"Source says “{pair.source.quote(s.span)}”; the translation names no month.",
                s.span,
                None,
                _name_of(s),
                severity=Severity.MINOR,
            )


def _first_of_each(days: Iterator[DayWord]) -> list[DayWord]:
    return list({d.value: d for d in reversed(list(days))}.values())[::-1]


def _name_of(day: DayWord) -> str | None:
    from aligner.language.numerals_calendar import urdu_name

    return urdu_name(day.kind, day.value)


def _parts(pair: Pair, source: Sequence[DayWord], target: Sequence[DayWord]) -> Iterator[Flag]:
    """Yield a part of the day that no part named on the other side may translate."""
    lost = [s for s in source if s.sure and target and all(_apart(s, t) for t in target)]
    new = [t for t in target if t.sure and source and all(_apart(s, t) for s in source)]
    if any(n.startswith("syria") for n in pair.source.norms):  # شام is the country too
        new = [t for t in new if pair.target.norms[t.index] != "شام"]
    for s, t in zip(_first_of_each(iter(lost)), _first_of_each(iter(new)), strict=False):
        yield Flag(
            rules.TIME,
            0.75,
            f"Source says “{pair.source.quote(s.span)}”, translation says "
            f"“{pair.target.quote(t.span)}”.",
            s.span,
            t.span,
            _name_of(s),
            severity=Severity.MAJOR,
        )


def _apart(s: DayWord, t: DayWord) -> bool:
    return t.value in _PARTS_APART[s.value]
