"""English fractions: half, a third of, two-thirds, three quarters of an hour, half a million."""

from __future__ import annotations

from aligner.language.numerals import Kind, Reading
from aligner.language.numerals_line import Line

_AFTER_FRACTION = {
    "of", "and", "or", "in", "since", "this", "that", "last", "to", "from", "by", "more", "less",
    "lower", "higher", "over", "within", "on", "as", "at",
}  # fmt: skip
_SEASONS = {"final", "last", "this", "next", "previous", "current", "each", "every", "per", "same"}


def and_a_half(line: Line, j: int) -> bool:
    """Whether the atoms from ``j`` are ``and a half``."""
    return line.norms(j, 3) == ["and", "a", "half"]


def begins_fraction(line: Line, i: int) -> bool:
    """Whether the article at ``i`` begins a fraction: a third of, an hour and a half."""
    third = line.is_kind(i + 1, "ordinal") and _ends_phrase(line, i + 2)
    return third or and_a_half(line, i + 2)


def _ends_phrase(line: Line, j: int) -> bool:
    """Whether no noun follows: a third of, a fifth. (not: a third party, a quarter-final)."""
    if j >= len(line):
        return True
    norm = line.norm(j)
    return norm != "-" and (line.atom(j).kind == "mark" or norm in _AFTER_FRACTION)


def fraction(line: Line, i: int) -> Reading | None:
    """Read a fraction in words at atom ``i``; a quarter of the year is only a hint."""
    word = line.word(i)
    if word is not None and word.kind == "fraction":
        if word.value == 1 / 4 and not _is_share(line, i):
            return Reading((0.25,), Kind.HINT, i, i + 1, False)
        return _part_of(line, i, i + 1, word.value)
    upper = word.value if word is not None and word.kind == "unit" else None
    if line.norm(i) == "a":
        upper = 1.0
    j = i + 2 if line.norm(i + 1) == "-" else i + 1
    lower = line.word(j)
    if upper is None or lower is None or upper > 20:
        return None
    one = line.norm(i) == "one"
    if lower.kind == "fraction" and (upper > 1 or lower.value < 1 / 2 or one):
        return _part_of(line, i, j + 1, upper * lower.value)
    small = lower.kind == "ordinal" and 3 <= lower.value <= 20 and upper == 1
    if small and (one or _ends_phrase(line, j + 1)):
        return Reading((1 / lower.value,), Kind.FRACTION, i, j + 1, False)
    return None


def _is_share(line: Line, i: int) -> bool:
    """Whether ``quarter`` at ``i`` is a fourth part rather than three months."""
    if line.norms(i + 1, 2) in (["of", "a"], ["of", "an"]):
        return True
    if line.is_kind(i - 1, "ordinal") or line.norm(i - 1) in _SEASONS:
        return False
    whole = line.norm(i - 1) in ("a", "one") and _ends_phrase(line, i + 1)
    return whole or line.norm(i + 1) in ("of", "century", "million", "past", "to")


def _part_of(line: Line, i: int, end: int, value: float) -> Reading:
    """Finish a fraction: half a million and half a dozen are cardinals, half an hour has a unit."""
    j = end
    while line.norm(j) in ("a", "an", "of", "-", "the") and j < end + 2:
        j += 1
    scale = line.word(j)
    if scale is not None and scale.kind == "scale":
        return Reading((value * scale.value,), Kind.CARDINAL, i, j + 1, False, scale=scale.value)
    unit, after = line.unit_at(j)
    if unit is not None and j > end and unit.size:
        return Reading((value,), Kind.FRACTION, i, after, False, unit, doubtful=value == 0.5)
    return Reading((value,), Kind.FRACTION, i, end, False, doubtful=value == 0.5)
