"""Clock times in both languages, as minutes on a dial of twelve hours with a half of the day."""

from __future__ import annotations

import re

from aligner.language.numerals import Kind, Reading
from aligner.language.numerals_line import Line
from aligner.language.numerals_scan import digit_values

_AM_PM = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_STRUCK = ("بجے", "بج", "بجکر")
_PARTS = {
    "صبح": "am", "سویرے": "am", "تڑکے": "am", "الصبح": "am", "فجر": "am", "شام": "pm",
    "دوپہر": "noon", "پہر": "pm", "رات": "night", "شب": "night",
}  # fmt: skip


def dial(raw: str) -> tuple[int | None, int]:
    """Return hour and minute of ``7.55``, ``11:20`` or ``3``; no hour where it is no time."""
    parts = re.split(r"[:.]", raw)
    if not all(p.isdecimal() for p in parts):
        return None, 0
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if hour > 24 or minute > 59 or (len(parts) > 1 and len(parts[1]) != 2):
        return None, 0
    return hour, minute


def _time(r: Reading, end: int, minutes: float, period: str = "") -> Reading:
    return Reading((minutes % 720,), Kind.CLOCK, r.start, end, r.digits, period=period)


def english_clock(line: Line, r: Reading) -> Reading | None:
    """Read ``3 p.m.``, ``7.55am``, ``11:20``, ``3 o'clock``, ``eight a.m.``,
    or ``nine in the evening``.
    """
    if r.end != r.start + 1 or r.unit is not None:
        return None
    raw = line.norm(r.start)
    match = _AM_PM.match(line.text, line.atom(r.start).end)
    spoken = line.norm(r.end) == "o" and line.norm(r.end + 2) == "clock"
    part = _english_part(line, r.end + 3 if spoken else r.end)
    if match is None and ":" not in raw and not spoken and not part:
        return None
    hour, minute = dial(raw) if r.digits else (int(r.values[0]), 0)
    if hour is None or hour > 24:
        return None
    period = f"{match.group(1).lower()}m" if match else ("pm" if hour > 12 else part)
    if part and not match and not spoken and not 1 <= hour <= 12:
        return None  # 30 in the morning
    end = r.end + 3 if spoken else r.end
    while match and end < len(line) and line.atom(end).start < match.end():
        end += 1
    return _time(r, end, hour * 60 + minute, period)


def _english_part(line: Line, at: int) -> str:
    """Return am or pm by what follows a time: in the morning."""
    words = (line.norm(at), line.norm(at + 1), line.norm(at + 2))
    if words[0] == "in" and words[1] == "the":
        return {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(words[2], "")
    return ""


def english_past(line: Line, i: int) -> Reading | None:
    """Read ``half past three``, ``quarter to four``, ``ten past nine``."""
    side, word = line.norm(i + 1), line.word(i)
    minutes = {"half": 30.0, "quarter": 15.0}.get(line.norm(i))
    if side not in ("past", "to") or (side == "to" and minutes is None):
        return None
    if minutes is None and word is not None and word.kind == "unit":
        minutes = word.value
    hour = _hour(line, i + 2)
    if minutes is None or hour is None:
        return None
    total = hour * 60 + (minutes if side == "past" else -minutes)
    return Reading((total % 720,), Kind.CLOCK, i, i + 3, False)


def _hour(line: Line, i: int) -> float | None:
    word = line.word(i)
    hour = word.value if word is not None and word.kind == "unit" else None
    if line.is_number(i):
        hour = digit_values(line.norm(i))[0]
    return hour if hour is not None and 1 <= hour <= 12 else None


def urdu_clock(line: Line, r: Reading) -> Reading | None:
    """Read ``شام 3 بجے``, ``ساڑھے تین بجے``, ``3 بج کر 20 منٹ``, ``11:20``."""
    raw = line.norm(r.start) if r.digits and r.end == r.start + 1 else ""
    struck = line.norm(r.end) in _STRUCK
    if not struck and ":" not in raw:
        return None
    hour, minute = dial(raw) if raw else (int(r.values[0]), round(r.values[0] % 1 * 60))
    if hour is None or hour > 24:
        return None
    end = r.end + struck
    if struck and line.norm(r.end) != "بجے":
        minute, end = _minutes(line, end, minute)
    period = "pm" if hour > 12 else _period(line, r.start, hour % 12)
    return _time(r, end, hour * 60 + minute % 60, period)


def _minutes(line: Line, end: int, minute: int) -> tuple[int, int]:
    """Read ``کر 20 منٹ`` after بج; return the minutes and where they end."""
    i = end + 1 if line.norm(end) == "کر" else end
    word = line.word(i)
    if line.is_number(i):
        minute, end = int(digit_values(line.norm(i))[0]), i + 1
    elif word is not None and word.kind == "unit":
        minute, end = int(word.value), i + 1
    return minute, end + (line.norm(end) == "منٹ")


def _period(line: Line, start: int, hour: int) -> str:
    """Return am or pm by the part of the day named just before the time, else ''."""
    for k in range(start - 1, max(start - 4, -1), -1):
        part = _PARTS.get(line.norm(k), "")
        if part == "noon":
            return "am" if hour == 11 else "pm"
        if part == "night":
            return "pm" if 6 <= hour <= 11 else "am"
        if part:
            return part
    return ""
