"""Numbers of a text, by value, in both languages.

``find_numbers`` is what checks call. It reads digits of three scripts, grouped in any manner, and
words: ``4.5 million``, ``45 لاکھ`` and ``پینتالیس لاکھ`` are all 4,500,000.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from aligner.document import Span
from aligner.language.numerals_words import Unit, idioms, unit_forms

if TYPE_CHECKING:
    from aligner.checks.base import Analysis


class Kind(StrEnum):
    """What a number says."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    TIMES = "times"  # how many fold
    YEAR = "year"
    DECADE = "decade"
    DAY = "day"  # of the month
    CLOCK = "clock"  # values are minutes past midnight or noon
    VAGUE = "vague"  # thousands of, ہزاروں: the value is the order of magnitude
    CODE = "code"  # part of a name: COVID-19, F-16
    HINT = "hint"  # both, fortnight: no number is written


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text.

    ``values`` are its possible values, likeliest first. ``weight`` is how surely a reader misses
    it when it is gone: 0 never to be reported by itself, 3 digits, money, large numbers.
    ``first`` and ``last`` are indices into ``Analysis.words``. ``scale`` is the last scale word's
    value (100,000 in ``45 لاکھ``), 1 without one.
    """

    values: tuple[float, ...]
    kind: Kind
    unit: Unit | None
    weight: int
    span: Span
    first: int
    last: int
    digits: bool
    scale: float = 1.0
    period: str = ""  # of a clock time: am, pm or unknown

    @property
    def value(self) -> float:
        """The likeliest value."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as the readers of one language yield it: atoms ``start`` to ``end``."""

    values: tuple[float, ...]
    kind: Kind
    start: int
    end: int
    digits: bool
    unit: Unit | None = None
    scale: float = 1.0
    doubtful: bool = False
    weak: bool = False
    bare: bool = False  # a scale word without a number before it
    period: str = ""


def find_numbers(analysis: Analysis) -> tuple[Number, ...]:
    """Return the numbers of a text in order of place. The result is kept in ``memo``."""
    found: tuple[Number, ...] | None = analysis.memo.get("numbers")
    if found is None:
        found = tuple(_find(analysis))
        analysis.memo["numbers"] = found
    return found


def same_value(a: float, b: float) -> bool:
    """Whether two values are equal but for rounding in binary."""
    return a == b or abs(a - b) <= 1e-12 * max(abs(a), abs(b))


@cache
def spans() -> dict[str, Unit]:
    """Return the words of both languages that are a length of time by themselves (a decade)."""
    return {
        form[0]: unit
        for language in ("en", "ur")
        for form, unit in unit_forms(language)[0].items()
        if unit.name in ("fortnight", "decade", "century", "millennium")
    }


_ROMAN = re.compile(r"(?<=\w )(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def _find(analysis: Analysis) -> Iterator[Number]:
    from aligner.language import numerals_english, numerals_urdu
    from aligner.language.numerals_chains import add_signs, join_coins, share_scales
    from aligner.language.numerals_line import Line

    line = Line(analysis.text, analysis.language, analysis.tokens)
    atoms, norms = line.atoms, line.all_norms
    read = numerals_english.read if analysis.language == "en" else numerals_urdu.read
    readings = read(line)
    if readings:
        readings = add_signs(share_scales(join_coins(readings), norms), norms)
    elif analysis.language == "ur":
        return
    starts = [t.start for t in analysis.words]
    numbers = []
    for r in readings:
        span = Span(atoms[r.start].start, atoms[r.end - 1].end)
        weight = weigh(r)
        if weight and not r.digits and _in_idiom(norms, r, analysis.language):
            weight = 0
        numbers.append(_number(r, span, weight, starts))
    if analysis.language == "en":
        numbers += list(_roman(analysis.text, starts))
    yield from sorted(numbers, key=lambda n: n.span)


def _number(r: Reading, span: Span, weight: int, starts: Sequence[int]) -> Number:
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = max(bisect_right(starts, span.end - 1) - 1, first)
    return Number(
        r.values, r.kind, r.unit, weight, span, first, last, r.digits, r.scale, r.period
    )  # fmt: skip


def _roman(text: str, starts: Sequence[int]) -> Iterator[Number]:
    """Yield Roman numerals after a word, as hints (World War II, Henry VIII)."""
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[c] for c in match.group()]
        total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
        span = Span(match.start(), match.end())
        reading = Reading((float(total),), Kind.HINT, 0, 0, False)
        yield _number(reading, span, 0, starts)


_REACH = 4  # the words of an idiom before and after its number


def _in_idiom(norms: Sequence[str], r: Reading, language: str) -> bool:
    """Whether the number shares a word with an idiom; hyphens between words do not matter."""
    first, end = max(r.start - _REACH, 0), min(r.end + _REACH, len(norms))
    places = [i for i in range(first, end) if norms[i] != "-"]
    return any(
        places[m.start] < r.end and places[m.end - 1] >= r.start
        for m in idioms(language).find([norms[i] for i in places])
    )


def weigh(r: Reading) -> int:
    """Return how surely a reader would miss the number, 0 to 3."""
    if r.kind is Kind.HINT:
        return 1 if r.unit is not None else 0
    if r.doubtful:
        return 0
    if r.kind is Kind.FRACTION:
        return 2 if r.values[0] in (2 / 3, 3 / 4) or r.digits else 1
    if r.kind is Kind.ORDINAL:
        return 2 if r.digits or r.values[0] > 3 else 1
    return _weigh_cardinal(r) if r.kind is Kind.CARDINAL else _KIND_WEIGHTS[r.kind]


_KIND_WEIGHTS = {
    Kind.CODE: 0, Kind.TIMES: 1, Kind.VAGUE: 1,
    Kind.YEAR: 3, Kind.DECADE: 3, Kind.CLOCK: 3, Kind.DAY: 3,
}  # fmt: skip


def _weigh_cardinal(r: Reading) -> int:
    value = r.values[0]
    if r.bare or (r.weak and r.unit is None):
        return 1
    if r.digits:
        full = value >= 10 or value != int(value) or r.unit is not None
        return 3 if full and value != 1 else 2
    if value > 10:
        return 3
    if value > 2:
        return 2
    return 1 if value > 1 else 0
