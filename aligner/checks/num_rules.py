"""The rules of the NUM family; codes are stable."""

from __future__ import annotations

from aligner.checks.base import Rule, Severity

MISMATCH = Rule(
    "NUM001", "number-mismatch", Severity.CRITICAL,
    "A number has another value in the translation.",
)  # fmt: skip
MISSING = Rule(
    "NUM002", "number-missing", Severity.MAJOR,
    "A number of the source has no counterpart in the translation.",
)  # fmt: skip
ADDED = Rule(
    "NUM003", "number-added", Severity.MAJOR,
    "The translation has a number that the source does not have.",
)  # fmt: skip
MAGNITUDE = Rule(
    "NUM004", "magnitude-changed", Severity.CRITICAL,
    "A number is ten, a hundred … times too large or too small: a zero, or lakh for crore.",
)  # fmt: skip
UNIT = Rule(
    "NUM005", "unit-changed", Severity.CRITICAL,
    "A number stands with another unit or currency.",
)  # fmt: skip
DATE = Rule(
    "NUM006", "date-changed", Severity.CRITICAL,
    "A day, month or weekday is another one in the translation.",
)  # fmt: skip
TIME = Rule(
    "NUM007", "time-changed", Severity.CRITICAL,
    "A clock time or part of the day is another one in the translation.",
)  # fmt: skip
EXCHANGED = Rule(
    "NUM008", "numbers-exchanged", Severity.CRITICAL,
    "Two numbers have changed places: each belongs to the other's thing, year or name.",
)  # fmt: skip
FORM = Rule(
    "NUM009", "fraction-or-rank-changed", Severity.MAJOR,
    "A fraction, a rank or a multiple is another one in the translation.",
)  # fmt: skip
EXTENT = Rule(
    "NUM010", "by-or-to", Severity.CRITICAL,
    "How far something rose or fell is told as where it came to, or the reverse.",
)  # fmt: skip

RULES = (MISMATCH, MISSING, ADDED, MAGNITUDE, UNIT, DATE, TIME, EXCHANGED, FORM, EXTENT)
