"""What neighbouring numbers lend each other: scales, units, and the two halves of one amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.language.numerals import Kind, Reading, same_value

_COINS = {("rupee", "paisa"), ("dollar", "cent"), ("euro", "cent"), ("pounds", "penny")}
_LINKS = {"to", "and", "or", "-", "–", "—", "سے", "اور", "یا", "تا", ",", "،", "لے", "کر", "~"}
_LISTED = {",", "،", "اور"}


def join_coins(readings: Sequence[Reading]) -> list[Reading]:
    """Make one number of rupees and paise (3 روپے 28 پیسے is 3.28) and of پانچ پانچ لاکھ."""
    joined: list[Reading] = []
    for r in readings:
        last = joined[-1] if joined else None
        if last is not None and _repeats(last, r):
            joined[-1] = r
        elif last is not None and _is_change(last, r):
            value = last.values[0] + r.values[0] / 100
            joined[-1] = replace(last, values=(value,), end=r.end)
        else:
            joined.append(r)
    return joined


def _repeats(a: Reading, b: Reading) -> bool:
    """Whether ``a`` is the first of a pair that says "each": پانچ پانچ لاکھ, 25، 25 لاکھ."""
    if a.unit is not None or a.scale != 1 or a.kind is not b.kind or b.start - a.end > 1:
        return False
    return a.kind is Kind.CARDINAL and same_value(a.values[0] * b.scale, b.values[0])


def _is_change(a: Reading, b: Reading) -> bool:
    """Whether ``b`` is the paise or cents of the amount ``a``."""
    if a.unit is None or b.unit is None or b.start - a.end > 1 or b.values[0] >= 100:
        return False
    return (a.unit.name, b.unit.name) in _COINS


def share_scales(readings: Sequence[Reading], norms: Sequence[str]) -> list[Reading]:
    """Let the scale and unit of the last number of a chain hold for those before it.

    ``10-15 million``, ``دس سے پندرہ لاکھ``, ``6% and 1%``: the first number may mean millions too.
    """
    shared = list(readings)
    for i in range(len(shared) - 2, -1, -1):
        a, b = shared[i], shared[i + 1]
        between = norms[a.end : b.start]
        if not between or a.kind is not Kind.CARDINAL or b.kind is not Kind.CARDINAL:
            continue
        linked = len(between) <= 3 and all(n in _LINKS for n in between)
        listed = a.digits and between[0] in _LISTED and len(between) < 9
        if a.scale == 1 and (linked or listed):
            a = replace(a, values=_scaled(a.values, b))
        if linked and a.unit is None and a.scale <= b.scale and not _has_comma(between):
            a = replace(a, unit=b.unit)
        shared[i] = a
    return shared


def _has_comma(norms: Sequence[str]) -> bool:
    return "," in norms or "،" in norms


def _scaled(values: tuple[float, ...], b: Reading) -> tuple[float, ...]:
    """Return values followed by what they are worth at the scale that ``b`` is read with."""
    scale = b.scale if b.scale > 1 or len(b.values) < 2 else b.values[-1] / b.values[0]
    return (*values, *(v * scale for v in values)) if scale > 1 else values


_MINUS = {"minus", "منفی"}
_DASHES = {"-", "−", "–"}
_BELOW = {"below", "نیچے", "انجماد", "subzero"}


def add_signs(readings: Sequence[Reading], norms: Sequence[str]) -> list[Reading]:
    """Make numbers after ``minus`` negative; after a bare ``-``, or by "below", they may be."""
    return [_signed(r, norms) for r in readings]


def _signed(r: Reading, norms: Sequence[str]) -> Reading:
    before = norms[r.start - 1] if r.start else ""
    if r.kind is not Kind.CARDINAL:
        return r
    if before in _MINUS:
        return replace(r, values=tuple(-v for v in r.values), start=r.start - 1)
    if before in _DASHES or _is_below(norms, r):
        return replace(r, values=(*r.values, *(-v for v in r.values)))
    return r


def _is_below(norms: Sequence[str], r: Reading) -> bool:
    return any(n in _BELOW for n in norms[max(r.start - 5, 0) : r.end + 5])
