"""One error, one flag: what families raise on the same words is told once, by the best witness."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Flag
from aligner.document import Severity, Span

# A pair that is no translation at all makes every finer comparison noise.
_SWALLOWS_ALL = frozenset({"MIS001"})
_FORM = frozenset({"TYP", "SEG", "MIS"})
# Which families explain the same words better. Words without a partner (OMI, ADD) yield to whoever
# knows why; a lost denial to the word that says the opposite; a wrong sense to the idiom it is in.
_SPECIFIC = frozenset({"NUM", "ENT", "NEG", "ROLE", "OPP", "LIT", "LEX", "UNT", "TRM"})
_BETTER = {
    "OMI": _SPECIFIC,
    "ADD": _SPECIFIC,
    "NEG": frozenset({"OPP"}),
    "LEX": frozenset({"LIT"}),
}
_PHRASES, _PARTS = frozenset({"OMI", "ADD"}), frozenset({"NUM", "ENT"})
_SURE = 0.7
_MORE = 12  # characters that a phrase has more than a name in it


def reconcile(flags: Sequence[Flag]) -> list[Flag]:
    """Return the flags without those that another one explains better."""
    if len(flags) < 2:
        return list(flags)
    flags = list(dict.fromkeys(flags))
    sure = any(f.rule.code in _SWALLOWS_ALL and f.confidence >= _SURE for f in flags)
    if sure:
        return [f for f in flags if f.rule.family in _FORM]
    phrases = [f for f in flags if f.rule.family in _PHRASES and f.severity is not Severity.MINOR]
    flags = [f for f in flags if not any(_belongs(f, phrase) for phrase in phrases)]
    grave = [f for f in flags if f.severity is not Severity.MINOR]
    return [f for f in flags if not any(_explains(other, f) for other in grave)]


def _belongs(flag: Flag, phrase: Flag) -> bool:
    """Whether a number or name that one side lacks is but a part of a phrase that it lacks.

    Of "according to two former officials" not the two is lost but the phrase.
    """
    if flag.rule.family not in _PARTS or phrase.confidence < _SURE:
        return False
    inside = [
        whole is not None
        and part is not None
        and whole.start <= part.start < part.end <= whole.end
        and (whole.end - whole.start) - (part.end - part.start) >= _MORE
        for part, whole in (
            (flag.source_span, phrase.source_span),
            (flag.target_span, phrase.target_span),
        )
    ]
    one_side = flag.source_span is None or flag.target_span is None
    return one_side and any(inside)


def _explains(better: Flag, flag: Flag) -> bool:
    """Whether another flag says of the same words what is wrong with them."""
    if better.rule.family not in _BETTER.get(flag.rule.family, ()):
        return False
    return _overlaps(better.source_span, flag.source_span) or _overlaps(
        better.target_span, flag.target_span
    )


def _overlaps(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    return one.start < other.end and other.start < one.end
