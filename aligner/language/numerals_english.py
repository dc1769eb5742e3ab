"""Reading English numbers: words, digits, money, ages, decades, names with digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligner.language.numerals import Kind, Reading, spans
from aligner.language.numerals_calendar import is_month
from aligner.language.numerals_clock import english_clock, english_past
from aligner.language.numerals_dates import english_day
from aligner.language.numerals_line import Line, Sum
from aligner.language.numerals_parts import and_a_half, begins_fraction, fraction
from aligner.language.numerals_scan import VULGAR, digit_values
from aligner.language.numerals_words import Unit, Word, units

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
    "around", "some", "than", "nearly", "almost", "about", "per", "a", "of", "st", "nd", "rd", "th",
}  # fmt: skip
_ORDINAL_ENDS = {"st", "nd", "rd", "th"}
# Measures of which "a" is one. A foot, a yard, a stone, a pound are other things too.
_MEASURED = {"kilogram", "gram", "tonne", "maund", "tola", "litre", "gallon", "barrel", "acre",
             "hectare", "kanal", "marla", "kilometre", "mile", "metre"}  # fmt: skip
_SINGLE = {"vague": Kind.VAGUE, "hint": Kind.HINT, "times": Kind.TIMES}


def read(line: Line) -> list[Reading]:
    """Return the numbers of an English text, in order."""
    return list(_read(line))


def _read(line: Line) -> Iterator[Reading]:
    done, lengths = 0, spans()
    for i in line.starts():
        if i < done:
            continue
        norm, reading = line.norm(i), None
        if (unit := lengths.get(norm)) is not None:
            reading = Reading((1.0,), Kind.HINT, i, i + 1, False, unit)
        elif line.is_number(i) or norm in VULGAR or line.word(i) is not None or _article(line, i):
            reading = _number_at(line, i)
        if reading is not None:
            done = reading.end
            yield reading


def _article(line: Line, i: int) -> bool:
    """Whether ``a`` begins a number: a million, a third of, an hour and a half, a year."""
    if line.norm(i) not in ("a", "an"):
        return False
    return line.is_kind(i + 1, "scale") or begins_fraction(line, i) or _is_measure(line, i + 1)


def _is_measure(line: Line, i: int) -> bool:
    unit, end = line.unit_at(i)
    if unit is None or line.norm(end - 1) in spans():
        return False
    return unit.dimension == "time" or unit.name in _MEASURED


def _number_at(line: Line, i: int) -> Reading | None:
    """Read the number that starts at atom ``i``."""
    word = line.word(i)
    if word is not None and word.kind in _SINGLE:
        return _single(line, i, word)
    reading = english_past(line, i) or fraction(line, i) or line.slashed(i) or _one_unit(line, i)
    if reading is not None:
        return reading
    cardinal = _cardinal(line, i)
    return _finish(line, cardinal) if cardinal is not None else None


def _single(line: Line, i: int, word: Word) -> Reading:
    """Read thousands, both, doubled; and hundreds of thousands, tens of millions as one."""
    end, value = i + 1, word.value
    while word.kind == "vague" and line.norm(end) == "of":
        more = line.word(end + 1)
        if more is None or more.kind not in ("vague", "scale") or more.value < 100:
            break
        value, end = value * more.value, end + 2
    values = (value,) if word.kind == "vague" else word.values
    doubtful = word.doubtful and end == i + 1
    return Reading(values, _SINGLE[word.kind], i, end, False, doubtful=doubtful)


def _one_unit(line: Line, i: int) -> Reading | None:
    """Read ``a year`` as one year, ``an hour and a half`` as one and a half hours."""
    if line.norm(i) not in ("a", "an", "one"):
        return None
    unit, end = line.unit_at(i + 1)
    if unit is not None and and_a_half(line, end):
        return Reading((1.5,), Kind.CARDINAL, i, end + 3, False, unit)
    if line.norm(i) == "one" or not _is_measure(line, i + 1):
        return None
    return Reading((1.0,), Kind.CARDINAL, i, end, False, unit, doubtful=True)


def _cardinal(line: Line, i: int) -> Reading | None:
    """Read digits and words up to the last scale: ``two hundred and five thousand``."""
    number, j = Sum(), i
    values: tuple[float, ...] = ()
    article, digits = line.norm(i) in ("a", "an"), line.is_number(i)
    if article:
        number.current, j = 1.0, i + 1
    elif digits:
        values = digit_values(line.norm(i))
        number.current, j = values[0], i + 1
    if line.norm(j) in VULGAR and (j == i or line.touches(j)):
        number.current, j, digits = (number.current or 0.0) + VULGAR[line.norm(j)], j + 1, True
        values = (number.current,)
    ordinal = False
    while j < len(line) and not ordinal:
        step = _joint(line, j, number, digits) or _add_word(number, line.word(j), digits)
        if not step:
            break
        ordinal = line.is_kind(j, "ordinal")
        j += step
    if j == i or (number.current is None and not number.total):
        return None
    alone = line.word(i) if j == i + 1 else None
    kind = Kind.ORDINAL if ordinal else Kind.CARDINAL
    readings = values if number.scale == 1 and len(values) > 1 else (number.value,)
    doubtful = alone is not None and alone.doubtful
    bare = article or (number.bare and alone is not None)
    return Reading(
        readings, kind, i, j, digits, None, number.scale, doubtful=doubtful, bare=bare
    )  # fmt: skip


def _add_word(number: Sum, word: Word | None, digits: bool) -> int:
    """Add a number word; return 1 where it belongs to the number, else 0."""
    if word is None:
        return 0
    if word.kind == "scale":
        return int(number.add_scale(word.value))
    if word.kind in ("unit", "ordinal") and not digits:
        return int(number.add_unit(word.value, after_tens=True))
    return 0


def _joint(line: Line, j: int, number: Sum, digits: bool) -> int:
    """Return how many atoms to step over: ``-`` and ``and`` inside a number, ``and a half``."""
    norm, after = line.norm(j), line.word(j + 1)
    if number.current is not None and norm in ("and", "-"):
        half = 3 if and_a_half(line, j) else 0
        half = 6 if line.norms(j, 6) == ["-", "and", "-", "a", "-", "half"] else half
        number.current += 0.5 if half else 0.0
        if half:
            return half
    if after is None:
        return 0
    words = after.kind in ("unit", "ordinal") and not digits
    if norm == "-" and line.touches(j) and number.current is not None:
        return int(words or after.kind == "scale")
    if norm == "and" and words and after.kind == "unit":
        fits = number.current is None and after.value < number.last
        return int(fits or (number.is_hundreds and after.value < 100))
    return 0


def _finish(line: Line, r: Reading) -> Reading:
    """Add what stands round the number: clock, scale letters, money, endings, unit, year, day."""
    clock = english_clock(line, r)
    if clock is not None:
        return clock
    unit, start = line.unit_before(r.start)
    if unit is not None:
        r = replace(r, start=start, unit=unit)
    if r.digits and r.scale == 1 and (special := _special(line, r)) is not None:
        return special
    if unit is None:
        unit, end = _unit_after(line, r.end)
        if unit is not None:
            r = replace(r, unit=unit, end=end, doubtful=False)
    if r.unit is None and r.kind is Kind.CARDINAL and r.scale == 1:
        if _is_age(line, start):
            r = replace(r, unit=units()["year"])
        elif line.is_year(r):
            r = replace(r, kind=Kind.YEAR)
    return english_day(line, r)


def _special(line: Line, r: Reading) -> Reading | None:
    """Read what is written onto digits: 12k, $3bn, 21st, 1990s, COVID-19."""
    norm, close = line.norm(r.end), line.touches(r.end)
    if norm in _SHORT and (close or r.unit is not None):
        plain = r.values if r.unit is None and norm in ("m", "k", "b", "t") else ()
        values = (*(v * _SHORT[norm] for v in r.values), *plain)
        r = replace(r, values=values, end=r.end + 1, scale=_SHORT[norm])
        unit, end = (r.unit, r.end) if r.unit is not None else _unit_after(line, r.end)
        return replace(r, unit=unit, end=end)
    if close and norm in _ORDINAL_ENDS:
        ordinal = replace(r, kind=Kind.ORDINAL, end=r.end + 1)
        return english_day(line, ordinal)
    if close and norm == "s" and r.values[0] % 10 == 0 and r.unit is None:
        return replace(r, kind=Kind.DECADE, end=r.end + 1)
    if r.unit is None and _in_name(line, r.start):
        return replace(r, kind=Kind.CODE)
    return None


def _is_age(line: Line, i: int) -> bool:
    """Whether the number is an age by the words before it: aged 9, turned 160, the age of 88."""
    before, second = line.norm(i - 1), line.norm(i - 2)
    if before in ("aged", "turned", "turns", "turning"):
        return True
    return before == "of" and second in ("age", "ages")


def _unit_after(line: Line, j: int) -> tuple[Unit | None, int]:
    """Find the unit after a number, over a hyphen or an adjective; return it and its end."""
    k = j
    unit, end = line.unit_at(k)
    while (
        unit is None
        and k < j + 2
        and (line.norm(k) in _SKIPPED or (line.norm(k) == "-" and k == j))
    ):
        k += 1
        unit, end = line.unit_at(k)
    return (unit, end) if unit is not None else (None, j)


def _in_name(line: Line, i: int) -> bool:
    """Whether digits are part of a name: COVID-19, G20, F-16, MH370; not mid-1990s or March-5."""
    if not line.touches(i):
        return False
    joined = line.norm(i - 1) in ("-", ".") and line.touches(i - 1)
    name = line.atom(i - 2 if joined else i - 1)
    if name.kind not in ("latin", "urdu") or name.norm in _OPEN_PREFIXES or name.norm == "s":
        return False
    return not is_month(name.norm, "en")
