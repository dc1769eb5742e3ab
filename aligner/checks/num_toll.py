"""The dead and the injured told the other way round: 11 killed and 34 wounded, 34 killed and 11."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Analysis, Pair
from aligner.language.numerals import Number

_DEAD, _HURT = "dead", "hurt"
_ENGLISH = {
    **dict.fromkeys(
        (
            "killed",
            "kills",
            "killing",
            "dead",
            "died",
            "dies",
            "deaths",
            "lives",
            "martyred",
            "slain",
        ),
        _DEAD,
    ),
    **dict.fromkeys(
        ("wounded", "wounds", "wounding", "injured", "injures", "injuring", "injuries", "hurt"),
        _HURT,
    ),
}
_URDU = {
    **dict.fromkeys(
        ("ہلاک", "ہلاکتیں", "ہلاکتوں", "جاں", "جانبحق", "شہید", "مارے", "مارا", "مار", "اموات",
         "جانیں", "لقمہ"),
        _DEAD,
    ),
    **dict.fromkeys(("زخمی", "زخمیوں", "مجروح", "گھائل"), _HURT),
}  # fmt: skip
_JOINTS = frozenset(("and", "while", "but"))
_REACH = 6  # words between a number and what it counts


def toll_turned(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether one counts the dead and one the injured, and the Urdu has it crosswise."""
    ours = [_nearest(pair.source, n) for n in (a[0], b[0])]
    if set(ours) != {_DEAD, _HURT}:
        return False
    others = (a[1], b[1])
    theirs = [_next(pair.target, n, [o for o in others if o is not n]) for n in others]
    return set(theirs) == {_DEAD, _HURT} and ours != theirs


def _nearest(analysis: Analysis, number: Number) -> str:
    """Return what the nearest word of death or injury tells of an English number."""
    found = [
        (_distance(analysis.norms, number, i), kind)
        for i, norm in enumerate(analysis.norms)
        if (kind := _ENGLISH.get(norm))
    ]
    near = sorted(f for f in found if f[0] <= _REACH)
    if not near or (len(near) > 1 and near[0][0] == near[1][0] and near[0][1] != near[1][1]):
        return ""
    return near[0][1]


def _distance(norms: Sequence[str], number: Number, i: int) -> int:
    """Return the words from a number to word ``i``; a conjunction between counts as three."""
    low, high = (i, number.first) if i < number.first else (number.last, i)
    return high - low + 2 * (not _JOINTS.isdisjoint(norms[low:high]))


def _next(analysis: Analysis, number: Number, others: Sequence[Number]) -> str:
    """Return what the first such word after an Urdu number tells of it, if no other comes first."""
    for i in range(number.last + 1, min(number.last + 1 + _REACH, len(analysis.norms))):
        if any(o.first <= i <= o.last for o in others):
            return ""
        if kind := _URDU.get(analysis.norms[i]):
            return kind
    return ""
