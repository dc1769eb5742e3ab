"""Days of the month: a small number beside a month's name."""

from __future__ import annotations

from dataclasses import replace

from aligner.language.numerals import Kind, Reading
from aligner.language.numerals_calendar import is_month
from aligner.language.numerals_line import Line


def urdu_day(line: Line, r: Reading) -> Reading:
    """Mark ``5 مارچ`` and ``مارچ 5`` as a day of the month."""
    if not _may_be_day(r) or line.norm(r.start) == "پہلے":  # دو سال پہلے مارچ میں; the 1st is یکم
        return r
    beside = is_month(line.norm(r.end), "ur") or is_month(line.norm(r.start - 1), "ur")
    return replace(r, kind=Kind.DAY, doubtful=False) if beside else r


def english_day(line: Line, r: Reading) -> Reading:
    """Mark ``March 5``, ``5th of March`` and ``the 5 March`` as a day of the month."""
    if not _may_be_day(r):
        return r
    after = r.end + 1 if line.norm(r.end) in ("of", "-") else r.end
    before = r.start - 2 if line.norm(r.start - 1) == "the" else r.start - 1
    beside = _month_at(line, after) or _month_at(line, before)
    return replace(r, kind=Kind.DAY, doubtful=False) if beside else r


def _may_be_day(r: Reading) -> bool:
    return r.unit is None and r.scale == 1 and r.values[0].is_integer() and 1 <= r.values[0] <= 31


def _month_at(line: Line, i: int) -> bool:
    return is_month(line.norm(i), "en") and line.text[line.atom(i).start].isupper()
