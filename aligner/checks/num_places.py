"""Which number belongs to which words: evidence from where linked words stand.

If a word stands nearer to number ``a`` than to ``b`` in the source, its translation should stand
nearer to ``a`` in the translation too. Over all linked words the agreement, weighted by the links'
probabilities, is positive for a faithful pair and negative where two numbers changed places.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from aligner.checks.base import Analysis, Pair
from aligner.language.numerals import Number
from aligner.lexicon.function_words import is_function_word

_BREAKS = {",", "،", ";", "؛", ":", "۔", ".", "(", ")", "—", "–"}
_JOINTS = {"and", "while", "but", "whereas", "from", "to", "اور", "جبکہ", "مگر", "لیکن"}
# The constants below were fitted on the written training pairs, faithful against exchanged.
_WHEN = {"now", "then", "earlier", "previously", "today", "yesterday", "already"}
_BREAK_COST = 3  # words that a comma or a conjunction between counts as
_FARTHEST = 20
_LEAST = 0.04  # the least link probability that says anything
_GROWTH = 0.35  # exponent of a link's probability: doubtful links are worth half of sure ones
_USUAL_LENGTH = 20  # words; in longer sentences more links stand askew by chance
# Words outside two numbers that nothing parts belong to both of them: the subject, the verb.
_BEFORE_BOTH = {"en": 0.3, "ur": 0.2}
# Words after two parted numbers may belong to both (cut by 10 and by 20 points), Urdu verbs do.
_AFTER_PARTED = {"en": 0.7, "ur": 0.5}
_SHARED = 0.5
_NAME = 1.5  # a name tells more than another word
_HEAD = 2  # words after a number among which is what it counts, and how much more that tells


class _Side:
    """One text with the breaks before each of its words, and where the two numbers stand."""

    def __init__(self, analysis: Analysis, a: Number, b: Number) -> None:
        self.norms = analysis.norms
        self.words = analysis.words
        self.a, self.b = a, b
        breaks = [t.start for t in analysis.tokens if t.kind == "mark" and t.text in _BREAKS]
        self._breaks: list[int] = []
        self._joints: list[int] = []
        seen = joints = 0
        for word in analysis.words:
            while seen < len(breaks) and breaks[seen] < word.start:
                seen += 1
            self._breaks.append(seen)
            self._joints.append(joints)
            joints += word.norm in _JOINTS
        first, last = (a, b) if a.first < b.first else (b, a)
        self._first, self._end = first.first, last.last
        parted = self._parted(first.last, last.first) > 0
        self._before = 1.0 if parted else _BEFORE_BOTH[analysis.language]
        self._after = _AFTER_PARTED[analysis.language] if parted else 1.0
        # What both count is said once: after the first number in English, after the last in Urdu.
        alone, full = (first, last) if analysis.language == "ur" else (last, first)
        self.shares = self._is_bare(alone) and not self._is_bare(full)

    def _is_bare(self, number: Number) -> bool:
        """Whether a number stands without what it counts: 112 اور, and 64 in Narowal."""
        i = number.last + 1
        if i == len(self.words) or self._breaks[i] > self._breaks[number.last]:
            return True
        return self.norms[i] in _JOINTS or is_function_word(self.norms[i], "en")

    def _parted(self, low: int, high: int) -> int:
        """Return how many breaks and conjunctions stand between two words."""
        joints = self._joints[high] - self._joints[min(low + 1, high)]
        return self._breaks[high] - self._breaks[low] + joints

    def _distance(self, number: Number, i: int) -> int:
        """Return how far word ``i`` is from a number, 0 inside it; breaks count as words."""
        if number.first <= i <= number.last:
            return 0
        low, high = (i, number.first) if i < number.first else (number.last, i)
        return high - low + _BREAK_COST * self._parted(low, high)

    def preference(self, i: int) -> float:
        """Return 1 for a word right beside ``a``, -1 beside ``b``, 0 halfway or inside."""
        to_a, to_b = self._distance(self.a, i), self._distance(self.b, i)
        if not to_a or not to_b or min(to_a, to_b) > _FARTHEST:
            return 0.0
        weight = self._before if i < self._first else self._after if i > self._end else 1.0
        return weight * (to_b - to_a) / (to_a + to_b)

    def counted(self, i: int) -> bool:
        """Whether a word stands where either number's thing stands, right after it."""
        return any(0 < i - n.last <= _HEAD for n in (self.a, self.b))


def place_evidence(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> float:
    """Return how far linked words keep (above 0) or exchange (below 0) the places of a and b."""
    source, target = _Side(pair.source, a[0], b[0]), _Side(pair.target, a[1], b[1])
    evidence = 0.0
    for i, j, probability in pair.links:
        if probability >= _LEAST and _telling(source, target, i, j):
            kept = source.preference(i) * target.preference(j)
            evidence += _weight(source, target, (i, j), kept) * kept * probability**_GROWTH
    return evidence * sqrt(_USUAL_LENGTH / (len(source.norms) + 8))


def _weight(source: _Side, target: _Side, link: tuple[int, int], kept: float) -> float:
    """Return how much a link tells: more of what the numbers count, and of names.

    What is said once for both numbers may stand after the first in one language and after the
    second in the other: 112 millimetres of rain here and 64 there.
    """
    if source.counted(link[0]) and target.counted(link[1]):
        shared = source.shares and target.shares
        return _HEAD if not shared else _SHARED if kept > 0 else 0.0
    return _NAME if link[0] and source.words[link[0]].text[0].isupper() else 1.0


def _telling(source: _Side, target: _Side, i: int, j: int) -> bool:
    """Whether both words stand once in their texts and neither is digits or a particle."""
    word, other = source.words[i], target.words[j]
    if (word.norm not in _WHEN and is_function_word(word.norm, "en")) or any(
        c.isdigit() for c in word.text + other.text
    ):
        return False
    return source.norms.count(word.norm) == 1 and target.norms.count(other.norm) == 1


def in_one_sentence(text: str, numbers: Sequence[Number]) -> bool:
    """Whether no sentence ends, and no bracket closes, between two numbers of a text."""
    first, second = sorted(numbers, key=lambda n: n.first)
    between = text[first.span.end : second.span.start]
    return not any(mark in between for mark in ("۔", ". ", ") ", "؟", "? "))
