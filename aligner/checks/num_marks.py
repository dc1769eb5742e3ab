"""What grammar says of one number among two: the whole, the start, the one compared with.

``six of the seven`` and ``سات میں سے چھ``, ``from 90 to 140`` and ``90 سے بڑھ کر 140``, ``350
against a target of 400`` and ``400 کے ہدف کے مقابلے میں 350``: both languages mark the same one of
the two, whatever the order. Where both mark one, the marks decide, and not the words around.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from aligner.checks.base import Analysis, Pair
from aligner.language.numerals import Kind, Number


class Mark(Enum):
    """How one number of two stands to the other."""

    WHOLE = auto()  # of which the other is a part
    START = auto()  # from which something came to the other
    RIVAL = auto()  # with which the other is compared


_NEAR = 4  # words between a number and what marks it
_FAR = 6
_APART = 9  # words between a number and the earlier one that it became
_FILLERS = frozenset(
    ("about", "around", "nearly", "almost", "just", "over", "under", "more", "less", "than", "some",
     "only", "a", "an", "the", "roughly", "approximately", "its", "their", "his", "her", "every",
     "each", "all", "estimated", "as", "many", "little", "much", "fewer", "current", "previous",
     "initial", "original", "record", "current", "mere")
)  # fmt: skip
_AGAINST = frozenset(("against", "compared"))
_PART = frozenset(("of", "in", "out"))
_NOT_START = frozenset(
    ("زائد", "زیادہ", "اوپر", "تجاوز", "قبل", "پہلے", "بھی", "کمتر", "متجاوز", "نیچے", "بعد", "لے",
     "ہی", "لیس", "وابستہ", "متعلق")
)  # fmt: skip
_BECOMES = frozenset(("ہو", "کر", "کرکے", "ہوکر", "کرتے", "ہوتے", "ہوتا", "ہوتی", "کی", "کیا"))
_CHANGING = frozenset(
    ("بڑھ", "بڑھا", "گھٹ", "گھٹا", "کم", "گر", "گرا", "اچھل", "پھیل", "سکڑ", "اضافہ")
)
_COMPARED = frozenset(("مقابلے", "مقابلہ", "نسبت", "بنسبت", "برعکس", "برخلاف"))


def marks_say(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> int:
    """Return 1 where both sides mark the same number, -1 where they mark different ones, else 0."""
    source, target = _english(pair.source, a[0], b[0]), _urdu(pair.target, a[1], b[1])
    said = {source[mark] == target[mark] for mark in source.keys() & target.keys()}
    if len(said) != 1:
        return 0
    return 1 if said.pop() else -1


def _english(analysis: Analysis, a: Number, b: Number) -> dict[Mark, bool]:
    """Return for each mark whether it stands on ``a`` (else on ``b``)."""
    first, second = (a, b) if a.first < b.first else (b, a)
    between = analysis.norms[first.last + 1 : second.first]
    found: dict[Mark, bool] = {}
    if _is_whole(first, second, between):
        found[Mark.WHOLE] = second is a
    elif _before(analysis, first)[:2] == ["of", "out"] and first.value > second.value:
        found[Mark.WHOLE] = first is a
    starts = [n for n, other in ((first, second), (second, first)) if _starts(analysis, n, other)]
    if len(starts) == 1:
        found[Mark.START] = starts[0] is a
    rivals = [n for n, other in ((first, second), (second, first)) if _rivals(analysis, n, other)]
    if len(rivals) == 1:
        found[Mark.RIVAL] = rivals[0] is a
    return found


def _is_whole(part: Number, whole: Number, between: Sequence[str]) -> bool:
    """Whether ``six of the seven``, ``two in three``, ``14 of Rakhine's 17`` stand there."""
    if part.value >= whole.value or not 1 <= len(between) <= _NEAR or whole.kind is Kind.YEAR:
        return False
    return not _PART.isdisjoint(between[:2])


def _before(analysis: Analysis, number: Number) -> list[str]:
    """Return the words before a number, nearest first, without fillers."""
    words = analysis.norms[max(number.first - _NEAR, 0) : number.first]
    return [w for w in reversed(words) if w not in _FILLERS]


def _starts(analysis: Analysis, n: Number, other: Number) -> bool:
    """Whether something goes from ``n``: from 90 to 140, between 9 and 11, 9 to 11."""
    before = _before(analysis, n)
    after = analysis.norms[n.last + 1 : other.first] if n.last < other.first else []
    near = 1 <= len(after) <= _FAR
    if before and before[0] == "between":
        return near
    if before and before[0] == "from":
        onward = analysis.norms[n.last + 1 : n.last + 1 + _NEAR]
        return near or (0 < n.first - other.last <= _APART and "to" not in onward)
    return 1 <= len(after) <= _NEAR and after[0] == "to"


def _rivals(analysis: Analysis, n: Number, other: Number) -> bool:
    """Whether the other is compared with ``n``: against a target of 400, by 64 votes to four."""
    low = max(n.first - _FAR, other.last + 1 if other.last < n.first else 0)
    words = analysis.norms[low : n.first]
    if not _AGAINST.isdisjoint(words):
        return True
    return 0 < len(words) <= 3 and other.last < n.first and "to" in words and words[0] != "from"


def _urdu(analysis: Analysis, a: Number, b: Number) -> dict[Mark, bool]:
    """Return for each mark whether it stands on ``a`` (else on ``b``)."""
    found: dict[Mark, bool] = {}
    for number, other in ((a, b), (b, a)):
        for mark in _urdu_marks(_after(analysis, number, other), number.last < other.first):
            if mark in found:
                return {}
            found[mark] = number is a
    if Mark.START not in found:
        grown = [n for n in (a, b) if _is_grown(analysis, n)]
        former = [n for n in (a, b) if _is_former(analysis, n)]
        if len(grown) == 1:  # کم ہو کر 6: the other one is where it came from
            found[Mark.START] = grown[0] is b
        elif len(former) == 1:
            found[Mark.START] = former[0] is a
    return found


def _is_grown(analysis: Analysis, number: Number) -> bool:
    """Whether بڑھ کر, کم ہو کر, گھٹا کر stand before a number: what it became."""
    before = analysis.norms[max(number.first - _NEAR, 0) : number.first]
    if "کر" not in before:
        return "ہوکر" in before and not _CHANGING.isdisjoint(before)
    at = before.index("کر")
    return not _CHANGING.isdisjoint(before[max(at - 2, 0) : at])


def _is_former(analysis: Analysis, number: Number) -> bool:
    """Whether it is told what was before: جو پہلے 19 ارب تھے."""
    before = analysis.norms[max(number.first - 1, 0) : number.first]
    after = analysis.norms[number.last + 1 : number.last + 2]
    return before == ["پہلے"] and after in (["تھا"], ["تھی"], ["تھے"])


def _after(analysis: Analysis, number: Number, other: Number) -> list[str]:
    """Return the words after a number as far as the other one."""
    end = number.last + 1 + _FAR
    if other.first > number.last:
        end = min(end, other.first)
    return analysis.norms[number.last + 1 : end]


def _urdu_marks(after: Sequence[str], is_first: bool) -> list[Mark]:
    marks = []
    near = after[: _NEAR + 1]
    if any(near[i : i + 2] == ["میں", "سے"] for i in range(len(near) - 1)):
        marks.append(Mark.WHOLE)
    elif is_first and _leaves(after):
        marks.append(Mark.START)
    if any(after[i] in ("کے", "کی") and after[i + 1] in _COMPARED for i in range(len(after) - 1)):
        marks.append(Mark.RIVAL)
    return marks


def _leaves(after: Sequence[str]) -> bool:
    """Whether the number is followed by سے that means from: not 50 سے زائد, 50 سے کم."""
    if any(after[i : i + 2] == ["کے", "بجائے"] for i in range(3)):
        return True  # instead of
    if not after:
        return False
    if after[0] != "سے":  # 50 مریضوں سے بڑھ کر
        return any(
            after[i] == "سے" and after[i + 1] in _CHANGING and after[i + 2] in _BECOMES
            for i in range(1, min(3, len(after) - 2))
        )
    then = after[1] if len(after) > 1 else ""
    if then in ("کم", "گھٹ", "گھٹا"):
        return len(after) > 2 and after[2] in _BECOMES
    return then not in _NOT_START
