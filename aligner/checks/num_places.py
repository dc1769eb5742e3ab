"""Which number belongs to which words: evidence from where linked words stand.

If a word stands nearer to number ``a`` than to ``b`` in the source, its translation should stand
nearer to ``a`` in the translation too. Over all linked words the agreement, weighted by the links'
probabilities, is positive for a faithful pair and negative where two numbers changed places.
"""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Analysis, Pair
from aligner.language.numerals import Number

_BREAKS = {",", "،", ";", "؛", ":", "۔", ".", "(", ")", "—", "–"}
_JOINTS = {"and", "while", "but", "whereas", "from", "to", "اور", "جبکہ", "مگر", "لیکن"}
_BREAK_COST = 3  # words that a comma or a conjunction between counts as
_FARTHEST = 9
_LEAST = 0.08  # the least link probability that says anything


class _Side:
    """One text with the breaks before each of its words."""

    def __init__(self, analysis: Analysis) -> None:
        self.norms = analysis.norms
        self.words = analysis.words
        breaks = [t.start for t in analysis.tokens if t.kind == "mark" and t.text in _BREAKS]
        self._before: list[int] = []
        seen = joints = 0
        self._joints: list[int] = []
        for word in analysis.words:
            while seen < len(breaks) and breaks[seen] < word.start:
                seen += 1
            self._before.append(seen)
            self._joints.append(joints)
            joints += word.norm in _JOINTS

    def distance(self, number: Number, i: int) -> int:
        """Return how far word ``i`` is from a number, 0 inside it; breaks count as words."""
        if number.first <= i <= number.last:
            return 0
        low, high = (i, number.first) if i < number.first else (number.last, i)
        breaks = self._before[high] - self._before[low]
        joints = self._joints[high] - self._joints[min(low + 1, high)]
        return high - low + _BREAK_COST * (breaks + joints)


def place_evidence(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> float:
    """Return how far linked words keep (above 0) or exchange (below 0) the places of a and b."""
    source, target = _Side(pair.source), _Side(pair.target)
    evidence = 0.0
    for link in pair.links:
        if link.probability < _LEAST or not _telling(source, target, link.source, link.target):
            continue
        ours = _preference(source, a[0], b[0], link.source)
        theirs = _preference(target, a[1], b[1], link.target)
        evidence += link.probability * ours * theirs
    return evidence


def _telling(source: _Side, target: _Side, i: int, j: int) -> bool:
    """Whether both words stand once in their texts and neither is digits or a particle."""
    word, other = source.words[i], target.words[j]
    if len(word.text) < 3 or any(c.isdigit() for c in word.text + other.text):
        return False
    return source.norms.count(word.norm) == 1 and target.norms.count(other.norm) == 1


def _preference(side: _Side, a: Number, b: Number, i: int) -> float:
    """Return 1 for a word right beside ``a``, -1 beside ``b``, 0 halfway, inside or far away."""
    to_a, to_b = side.distance(a, i), side.distance(b, i)
    if not to_a or not to_b or min(to_a, to_b) > _FARTHEST:
        return 0.0
    return (to_b - to_a) / (to_a + to_b)


def in_one_sentence(text: str, numbers: Sequence[Number]) -> bool:
    """Whether no sentence ends, and no bracket closes, between two numbers of a text."""
    first, second = sorted(numbers, key=lambda n: n.first)
    between = text[first.span.end : second.span.start]
    return not any(mark in between for mark in ("۔", ". ", ") ", "؟", "? "))
