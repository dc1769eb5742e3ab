"""One error, one flag: what families raise on the same words is told once, by the best witness."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Flag
from aligner.document import Severity, Span

# A pair that is no translation at all makes every finer comparison noise.
_SWALLOWS_ALL = frozenset({"MIS001"})
_FORM = frozenset({"TYP", "SEG", "MIS"})
# Families that only know that words have no partner yield to those that know why.
_GENERAL = frozenset({"OMI", "ADD"})
_SPECIFIC = frozenset({"NUM", "ENT", "NEG", "ROLE", "OPP", "LIT", "LEX", "UNT", "TRM"})
_SURE = 0.7


def reconcile(flags: Sequence[Flag]) -> list[Flag]:
    """Return the flags without those that another one explains better."""
    if len(flags) < 2:
        return list(flags)
    flags = list(dict.fromkeys(flags))
    sure = any(f.rule.code in _SWALLOWS_ALL and f.confidence >= _SURE for f in flags)
    if sure:
        return [f for f in flags if f.rule.family in _FORM]
    specific = [f for f in flags if f.rule.family in _SPECIFIC and f.severity is not Severity.MINOR]
    return [
        f
        for f in flags
        if f.rule.family not in _GENERAL or not any(_same_place(f, s) for s in specific)
    ]


def _same_place(general: Flag, specific: Flag) -> bool:
    return _overlaps(general.source_span, specific.source_span) or _overlaps(
        general.target_span, specific.target_span
    )


def _overlaps(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    return one.start < other.end and other.start < one.end
