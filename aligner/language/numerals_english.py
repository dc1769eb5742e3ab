"""Reading English numbers: words, digits, money, ages, decades, clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.language.numerals import SPANS, Kind, Reading
from aligner.language.numerals_calendar import is_month
from aligner.language.numerals_scan import VULGAR, Atom, digit_values, touching
from aligner.language.numerals_words import Unit, Word, number_words, unit_forms, units

_SHORT = {
    "m": 1e6, "b": 1e9, "k": 1e3, "tr": 1e12, "t": 1e12, "cr": 1e7,
    "bn": 1e9, "mn": 1e6, "tn": 1e12, "trn": 1e12, "mln": 1e6,
}  # fmt: skip
_SKIPPED = {
    "us", "american", "pakistani", "indian", "canadian", "australian", "british", "kuwaiti",
    "square", "cubic", "metric", "nautical", "full", "consecutive", "whole", "long", "straight",
    "more", "additional", "calendar", "working", "successive", "further", "saudi", "hong", "kong",
}  # fmt: skip
_OPEN_PREFIXES = {
    "mid", "pre", "post", "early", "late", "non", "sub", "under", "over", "aged", "top", "to",
    "around", "some", "than", "nearly", "almost", "about", "per", "a", "of",
}  # fmt: skip
_AM_PM = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_ORDINAL_ENDS = {"st", "nd", "rd", "th"}
_PLAIN_NAMES = {"ps", "fy"}


def read(atoms: list[Atom], text: str) -> list[Reading]:
    """Return the numbers of an English text, in order."""
    return list(_read(atoms, text))


def _read(atoms: list[Atom], text: str) -> Iterator[Reading]:
    words = number_words("en")
    i = 0
    while i < len(atoms):
        atom = atoms[i]
        if atom.norm in SPANS:
            yield Reading((1.0,), Kind.HINT, i, i + 1, False, SPANS[atom.norm])
            i += 1
            continue
        starts = atom.norm in words or _word(atoms, i) is not None or _article(atoms, i)
        reading = None
        if atom.kind == "number" or atom.norm in VULGAR or starts:
            reading = _number_at(atoms, i, text)
        if reading is None:
            i += 1
        else:
            yield reading
            i = max(reading.end, i + 1)


def _word(atoms: list[Atom], i: int) -> Word | None:
    if not 0 <= i < len(atoms):
        return None
    words, norm = number_words("en"), atoms[i].norm
    word = words.get(norm)
    if word is None and norm.endswith("s"):  # the under-fifteens
        word = words.get(norm[:-1])
        return word if word is not None and word.kind == "unit" and word.value > 2 else None
    return word


def _article(atoms: list[Atom], i: int) -> bool:
    """Whether ``a`` begins a number: a million, a third of, an hour and a half."""
    if atoms[i].norm not in ("a", "an"):
        return False
    return (
        _is(atoms, i + 1, "scale")
        or (_is(atoms, i + 1, "ordinal") and _ends_phrase(atoms, i + 2))
        or _and_a_half(atoms, i + 2)
    )


def _and_a_half(atoms: list[Atom], j: int) -> bool:
    return [a.norm for a in atoms[j : j + 3]] == ["and", "a", "half"]


def _is(atoms: list[Atom], i: int, kind: str) -> bool:
    word = _word(atoms, i)
    return word is not None and word.kind == kind


def _norm(atoms: list[Atom], i: int) -> str:
    return atoms[i].norm if 0 <= i < len(atoms) else ""


def _number_at(atoms: list[Atom], i: int, text: str) -> Reading | None:
    """Read the number that starts at atom ``i``."""
    word = _word(atoms, i)
    if word is not None and word.kind in ("vague", "hint", "times"):
        return _single(atoms, i, word)
    if (past := _past(atoms, i)) is not None:
        return past
    if (fraction := _fraction(atoms, i)) is not None:
        return fraction
    if _norm(atoms, i) in ("a", "an", "one") and _and_a_half(atoms, i + 2):
        unit, end = unit_after(atoms, i + 1)
        if unit is not None and end == i + 2:
            return Reading((1.5,), Kind.CARDINAL, i, i + 5, False, unit)
    cardinal = _cardinal(atoms, i)
    if cardinal is None:
        return None
    return _finish(atoms, cardinal, text)


def _single(atoms: list[Atom], i: int, word: Word) -> Reading:
    kind = {"vague": Kind.VAGUE, "hint": Kind.HINT, "times": Kind.TIMES}[word.kind]
    end, value = i + 1, word.value
    if kind is Kind.VAGUE:  # hundreds of thousands; tens of millions
        while _norm(atoms, end) == "of" and _word(atoms, end + 1) is not None:
            more = _word(atoms, end + 1)
            if more is None or more.kind not in ("vague", "scale") or more.value < 100:
                break
            value *= more.value
            end += 2
        return Reading((value,), kind, i, end, False, doubtful=word.doubtful and end == i + 1)
    return Reading(word.values, kind, i, end, False, doubtful=word.doubtful)


def _fraction(atoms: list[Atom], i: int) -> Reading | None:
    """Read ``half``, ``a third of``, ``two-thirds``, ``three quarters``, ``1/3``, ``half a million``."""
    word = _word(atoms, i)
    if word is not None and word.kind == "fraction":
        whole = _norm(atoms, i - 1) in ("a", "one") and _ends_phrase(atoms, i + 1)
        if (
            word.value == 1 / 4
            and not whole
            and _norm(atoms, i + 1) not in ("of", "century", "million", "past", "to")
        ):
            return Reading((0.25,), Kind.HINT, i, i + 1, False)
        return _part_of_scale(atoms, i, i + 1, word.value)
    if atoms[i].kind == "number" and _norm(atoms, i + 1) == "/":
        return _slashed(atoms, i)
    upper = word.value if word is not None and word.kind == "unit" else None
    if upper is None and _norm(atoms, i) == "a":
        upper = 1.0
    j = i + 2 if _norm(atoms, i + 1) == "-" else i + 1
    lower = _word(atoms, j)
    if upper is None or lower is None or upper > 20:
        return None
    if lower.kind == "fraction" and (upper > 1 or lower.value < 1 / 2 or _norm(atoms, i) == "one"):
        return _part_of_scale(atoms, i, j + 1, upper * lower.value)
    small = lower.kind == "ordinal" and 3 <= lower.value <= 20 and upper == 1
    if small and (_norm(atoms, i) == "one" or _ends_phrase(atoms, j + 1)):
        return Reading((upper / lower.value,), Kind.FRACTION, i, j + 1, False)
    return None


_AFTER_FRACTION = {
    "of", "and", "or", "in", "since", "this", "that", "last", "to", "from", "by", "more", "less",
    "lower", "higher", "over", "within", "on", "as", "at", "",
}  # fmt: skip


def _ends_phrase(atoms: list[Atom], j: int) -> bool:
    """Whether no noun follows: a third of, a fifth. (not: a third party)."""
    if j >= len(atoms):
        return True
    return atoms[j].norm != "-" and (atoms[j].kind == "mark" or atoms[j].norm in _AFTER_FRACTION)


def _part_of_scale(atoms: list[Atom], i: int, end: int, value: float) -> Reading:
    """Finish a fraction: ``half a million`` and ``half a dozen`` are cardinals."""
    j = end
    while _norm(atoms, j) in ("a", "an", "of", "-", "the") and j < end + 2:
        j += 1
    scale = _word(atoms, j)
    if scale is not None and scale.kind == "scale":
        return Reading((value * scale.value,), Kind.CARDINAL, i, j + 1, False, scale=scale.value)
    unit, after = unit_after(atoms, j)
    if unit is not None and j > end and unit.size:  # half an hour
        return Reading((value,), Kind.FRACTION, i, after, False, unit, doubtful=value == 0.5)
    return Reading((value,), Kind.FRACTION, i, end, False, doubtful=value == 0.5)


def _past(atoms: list[Atom], i: int) -> Reading | None:
    """Read ``half past three``, ``quarter to four``, ``ten past nine``."""
    side, hour = _norm(atoms, i + 1), _word(atoms, i + 2)
    minutes = {"half": 30.0, "quarter": 15.0}.get(_norm(atoms, i))
    if side not in ("past", "to") or (side == "to" and minutes is None):
        return None
    if minutes is None and (word := _word(atoms, i)) is not None and word.kind == "unit":
        minutes = word.value
    at = hour.value if hour is not None and hour.kind == "unit" else None
    if at is None and i + 2 < len(atoms) and atoms[i + 2].kind == "number":
        at = digit_values(atoms[i + 2].norm)[0]
    if minutes is None or at is None or not 1 <= at <= 12:
        return None
    total = at % 12 * 60 + (minutes if side == "past" else -minutes)
    return Reading((total % 720,), Kind.CLOCK, i, i + 3, False)


def _slashed(atoms: list[Atom], i: int) -> Reading | None:
    if not (touching(atoms, i + 1) and touching(atoms, i + 2)) or touching(atoms, i + 3):
        return None
    if i + 2 >= len(atoms) or atoms[i + 2].kind != "number":
        return None
    upper, lower = (digit_values(atoms[k].norm)[0] for k in (i, i + 2))
    if not 0 < upper < lower <= 20 or (upper, lower) in ((7, 11), (9, 11)):
        return None
    return Reading((upper / lower,), Kind.FRACTION, i, i + 3, True)


def _cardinal(atoms: list[Atom], i: int) -> Reading | None:
    """Read digits and words up to the last scale: ``two hundred and five thousand``, ``4.5 million``."""
    total, current, last, scale = 0.0, None, float("inf"), 1.0
    values: tuple[float, ...] = ()
    digits, doubtful, ordinal, bare = atoms[i].kind == "number", False, False, False
    j = i
    if _norm(atoms, i) in ("a", "an"):
        current, j = 1.0, i + 1
        bare = True
    elif digits:
        values = digit_values(atoms[i].norm)
        current, j = values[0], i + 1
    if _norm(atoms, j) in VULGAR and (j == i or touching(atoms, j)):
        current, j, digits = (current or 0.0) + VULGAR[atoms[j].norm], j + 1, True
        values = (current,)
    while j < len(atoms):
        step = _joint(atoms, j, current, last, digits)
        if step is not None and step[0] > j:
            j, current = step
            continue
        word = _word(atoms, j)
        if word is None or word.kind not in ("unit", "scale", "ordinal"):
            break
        if word.kind == "scale":
            if current is None:
                if j > i:
                    break
                current, bare = 1.0, True
            if word.value == 100 or word.value == 12:
                current *= word.value
                last = min(last, 100.0) if total else last
            elif word.value < last:
                total, last, current = total + current * word.value, word.value, None
            else:
                break
            scale = word.value
        elif digits or not _fits(current, word.value, last):
            break
        else:
            current = (current or 0.0) + word.value
            doubtful = word.doubtful and j == i
            if word.kind == "ordinal":
                j, ordinal = j + 1, True
                break
        j += 1
    if j == i or (current is None and total == 0.0):
        return None
    value = total + (current or 0.0)
    readings = (value,) if scale > 1 or len(values) < 2 else values
    kind = Kind.ORDINAL if ordinal else Kind.CARDINAL
    return Reading(readings, kind, i, j, digits, None, scale, doubtful and j == i + 1, bare)


def _fits(current: float | None, value: float, last: float) -> bool:
    """Whether a word may be added to what was read: five after twenty, fifty after two hundred."""
    if current is None or current == 0:
        return value < last
    if current >= 100:
        return current % 100 == 0 and value < 100
    return current >= 20 and current % 10 == 0 and 0 < value < 10


def _joint(
    atoms: list[Atom], j: int, current: float | None, last: float, digits: bool
) -> tuple[int, float | None] | None:
    """Step over ``-`` and ``and`` inside a number, and over ``and a half``."""
    norm, after = atoms[j].norm, _word(atoms, j + 1)
    joined = [a.norm for a in atoms[j : j + 6]]
    if joined == ["-", "and", "-", "a", "-", "half"] and current is not None:
        return j + 6, current + 0.5
    if norm == "-" and touching(atoms, j) and after is not None:
        if after.kind == "scale" or (after.kind in ("unit", "ordinal") and not digits):
            return (j + 1, current) if current is not None else None
    if norm == "and":
        if _norm(atoms, j + 1) in ("a", "one") and (part := _word(atoms, j + 2)) is not None:
            if part.kind == "fraction" and current is not None:
                return j + 3, current + part.value
        hundred = current is not None and current >= 100 and current % 100 == 0
        if after is not None and after.kind == "unit" and not digits:
            if (hundred and after.value < 100) or (current is None and after.value < last):
                return j + 1, current
    return None


def _finish(atoms: list[Atom], r: Reading, text: str) -> Reading:
    """Add what stands round the number: scale letters, unit, money, ordinal and decade endings."""
    values, kind, end, scale = r.values, r.kind, r.end, r.scale
    unit, start = _unit_before(atoms, r.start)
    if r.digits and (clock := _clock(atoms, r, text)) is not None:
        return clock
    norm = _norm(atoms, end)
    close = touching(atoms, end)
    if r.digits and scale == 1 and norm in _SHORT and (close or unit is not None):
        plain = values if unit is None and norm in ("m", "k", "b", "t") else ()
        values = (*(v * _SHORT[norm] for v in values), *plain)
        end, scale = end + 1, _SHORT[norm]
    elif r.digits and close and norm in _ORDINAL_ENDS:
        return _day(atoms, Reading(values, Kind.ORDINAL, start, end + 1, True), text)
    elif r.digits and close and norm == "s" and values[0] % 10 == 0 and unit is None:
        return Reading(values, Kind.DECADE, start, end + 1, True)
    elif r.digits and unit is None and _in_name(atoms, r.start, text):
        return Reading(values, Kind.CODE, start, end, True)
    if unit is None:
        unit, end = unit_after(atoms, end)
    if unit is None and kind is Kind.CARDINAL and scale == 1 and _age(atoms, start):
        unit = units()["year"]
    if kind is Kind.CARDINAL and _is_year(atoms, r, unit, scale):
        return Reading(values, Kind.YEAR, start, end, True)
    reading = Reading(
        values, kind, start, end, r.digits, unit, scale, r.doubtful and unit is None, r.bare
    )  # fmt: skip
    return _day(atoms, reading, text)


def _age(atoms: list[Atom], i: int) -> bool:
    """Whether the number is an age by the words before it: aged 9, turned 160, the age of 88."""
    before, second = _norm(atoms, i - 1), _norm(atoms, i - 2)
    return before in ("aged", "turned", "turns", "turning") or (before, second) in (
        ("of", "age"), ("of", "ages"), ("at", "aged"),
    )  # fmt: skip


def _unit_before(atoms: list[Atom], i: int) -> tuple[Unit | None, int]:
    """Find ``$``, ``US$`` or ``Rs`` before a number; return it and where it starts."""
    _, before = unit_forms("en")
    k = i - 1
    if _norm(atoms, k) == "." and k > 0 and atoms[k - 1].norm in before:
        k -= 1
    unit = before.get(_norm(atoms, k))
    return (unit, k) if unit is not None else (None, i)


def unit_after(atoms: list[Atom], j: int, language: str = "en") -> tuple[Unit | None, int]:
    """Find the unit at atom ``j`` or after a hyphen or an adjective; return it and its end."""
    after, _ = unit_forms(language)
    skipped = 0
    while skipped < 2 and (_norm(atoms, j) in _SKIPPED or (_norm(atoms, j) == "-" and not skipped)):
        j, skipped = j + 1, skipped + 1
    start = j - skipped
    unit = after.get((_norm(atoms, j), _norm(atoms, j + 1)))
    if unit is not None:
        return unit, j + 2
    unit = after.get((_norm(atoms, j),))
    return (unit, j + 1) if unit is not None else (None, start)


def _clock(atoms: list[Atom], r: Reading, text: str) -> Reading | None:
    """Read ``3 p.m.``, ``7.55am``, ``11:20``, ``3 o'clock``; minutes on a dial of twelve hours."""
    raw = atoms[r.start].norm
    if r.end != r.start + 1:
        return None
    match = _AM_PM.match(text, atoms[r.start].end)
    clock = "o" if _norm(atoms, r.end) == "o" and _norm(atoms, r.end + 2) == "clock" else ""
    if match is None and ":" not in raw and not clock:
        return None
    hour, minute = dial(raw)
    if hour is None:
        return None
    period = f"{match.group(1).lower()}m" if match else ("pm" if hour > 12 else "")
    end = r.end
    while match and end < len(atoms) and atoms[end].start < match.end():
        end += 1
    return Reading(
        (hour % 12 * 60.0 + minute,), Kind.CLOCK, r.start, end, True, period=period
    )  # fmt: skip


def dial(raw: str) -> tuple[int | None, int]:
    """Return hour and minute of ``7.55``, ``11:20`` or ``3``; no hour where it is no time."""
    parts = re.split(r"[:.]", raw)
    if not all(p.isdecimal() for p in parts):
        return None, 0
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if hour > 24 or minute > 59 or (len(parts) > 1 and len(parts[1]) != 2):
        return None, 0
    return hour, minute


def _in_name(atoms: list[Atom], i: int, text: str) -> bool:
    """Whether digits are part of a name: COVID-19, G20, F-16, MH370."""
    if not touching(atoms, i):
        return False
    before = atoms[i - 1]
    if before.kind == "word":
        return before.norm not in _OPEN_PREFIXES
    if before.norm == "-" and touching(atoms, i - 1) and atoms[i - 2].kind == "word":
        name = atoms[i - 2]
        return (
            not (
                name.norm in _OPEN_PREFIXES
                or is_month(name.norm, "en")
                or name.norm in _ORDINAL_ENDS
            )
            and text[name.start : name.end] != "s"
        )
    return before.norm == "." and touching(atoms, i - 1) and atoms[i - 2].kind == "word"


def _is_year(atoms: list[Atom], r: Reading, unit: Unit | None, scale: float) -> bool:
    raw = atoms[r.start].norm
    plain = r.digits and r.end == r.start + 1 and raw.isdecimal() and len(raw) == 4
    return plain and unit is None and scale == 1 and 1000 <= int(raw) <= 2100


def _day(atoms: list[Atom], r: Reading, text: str) -> Reading:
    """Mark a number beside a month's name as the day of a date."""
    if r.unit is not None or not 1 <= r.values[0] <= 31 or r.scale > 1:
        return r
    j = r.end + 1 if _norm(atoms, r.end) in ("of", "-") else r.end
    before = r.start - 2 if _norm(atoms, r.start - 1) == "the" else r.start - 1
    if _month_at(atoms, j, text) or _month_at(atoms, before, text):
        return Reading(r.values, Kind.DAY, r.start, r.end, r.digits)
    return r


def _month_at(atoms: list[Atom], i: int, text: str) -> bool:
    return is_month(_norm(atoms, i), "en") and text[atoms[i].start].isupper()


__all__ = ["dial", "read", "unit_after", "units"]
