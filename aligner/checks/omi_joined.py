"""A joined phrase that only one side has: "new lights | and a covered gymnasium".

Surer than any run of words without partner, as the other side has not even the *and*: fewer
words join there than here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set

from aligner.checks.base import Analysis, Pair
from aligner.checks.presence import CHANCE, word_rates
from aligner.language.patterns import word_set

_ENGLISH = word_set("and or plus nor along alongside & including while whereas both besides")
_URDU = word_set("اور یا نیز و سمیت ساتھ علاوہ جبکہ بمع مع نہ بھی")
_JOINS = {"en": word_set("and or"), "ur": word_set("اور یا نیز")}
_WITHIN = {
    "en": word_set("a an the its his her their of for to in on at from with by"),
    "ur": word_set("کا کی کے سے میں پر کو ہی بھی"),
}
_ERGATIVE = "نے"
_FINISHED = word_set(
    "ہے ہیں تھا تھے تھی لیا لیے لی دیا دیے دی گیا گئے گئی کیا کیے کی ہوا ہوئے ہوئی"
)
_FEWEST = 2  # words of the phrase that should have a partner
_SURE = 1.8  # nats from which one word tells enough where the other side has a list too
_LEAST = {"en": 1.0, "ur": 1.8}  # nats; set on contrast pairs and good ones


def unmatched(pair: Pair, linked: Set[int], spare: int, *, added: bool) -> tuple[int, int] | None:
    """Return the words of the likeliest joined phrase that the other side lacks.

    ``linked`` are this side's words with a partner, ``spare`` how many of the other side's words
    have none though they usually have one.
    """
    here, there = (pair.target, pair.source) if added else (pair.source, pair.target)
    joins = _joins(there)
    if _joins(here) <= joins:
        return None
    rates = word_rates(here)
    best, worth = None, _LEAST[here.language]
    for first, end in _phrases(here, linked):
        inside = [i for i in range(first, end) if rates[i]]
        value = sum(math.log((1 - CHANCE) / (1 - rates[i])) for i in inside)
        alone = len(inside) == 1 and not added and not spare and _is_name(here, inside[0])
        told = len(inside) - spare >= _FEWEST or (alone and (not joins or value >= _SURE))
        if told and value >= worth:
            best, worth = (first, inside[-1] + 1), value
    return best


def _is_name(analysis: Analysis, i: int) -> bool:
    """Whether an English word is hardly a verb: it may be all that is joined."""
    return not analysis.norms[i].endswith(("ed", "ing", "ly"))


def _joins(analysis: Analysis) -> int:
    """Return how many words and commas of a text may join two things."""
    words = _ENGLISH if analysis.language == "en" else _URDU
    commas = analysis.text.count(",") + analysis.text.count("،")
    return commas + sum(norm in words for norm in analysis.norms)


def _phrases(analysis: Analysis, linked: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches without a linked word right behind and right before a joining word."""
    norms, joins = analysis.norms, _JOINS[analysis.language]
    within = _WITHIN[analysis.language]
    for at, norm in enumerate(norms):
        if norm not in joins or not 0 < at < len(norms) - 1:
            continue
        end = at + 1
        while end < len(norms) and end not in linked and not _parted(analysis, end - 1, at):
            end += 1
        yield at, _trimmed(norms, at, end, within)
        if analysis.language == "en":
            yield from _listed(analysis, at, linked)
        else:
            start = at
            while start and start - 1 not in linked and not _parted(analysis, start - 1, at):
                start -= 1
            if _ERGATIVE not in norms[start:at] and norms[at - 1] not in _FINISHED:
                yield start, at + 1


def _listed(analysis: Analysis, at: int, linked: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the elements without a linked word of the list that ends in "and" at a word."""
    end = at
    while end > 1:
        start = end
        while start and not _parted(analysis, start - 1, -1):
            start -= 1
        if not start or start == end:
            return
        if linked.isdisjoint(range(start, end)):
            yield start, end
        end = start


def _trimmed(norms: Sequence[str], first: int, end: int, within: Set[str]) -> int:
    while end > first and norms[end - 1] in within:
        end -= 1
    return end


def _parted(analysis: Analysis, i: int, at: int) -> bool:
    """Whether a mark stands behind word ``i``; the joining word itself may have one before it."""
    if i == at or i + 1 >= len(analysis.words):
        return False
    return bool(analysis.text[analysis.words[i].end : analysis.words[i + 1].start].strip())
