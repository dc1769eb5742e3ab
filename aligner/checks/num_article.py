"""A count that changed places with an article: two bulbs and a fan, ایک بلب اور دو پنکھے."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.checks.base import Pair
from aligner.language.numerals import Kind, Number

_LINKED = 0.1
_REACH = 3  # words after a number or article among which its noun stands
_MOST = 20


def count_moved(pair: Pair, s: Number, t: Number) -> bool:
    """Whether Urdu gives the number to the thing of which English has one, and ایک to its own."""
    if s.kind is not Kind.CARDINAL or not 1 < s.value <= _MOST or s.unit or t.unit:
        return False
    theirs = pair.target.norms
    if theirs.count("ایک") != 1:
        return False
    one = theirs.index("ایک")
    return any(
        _nouns_linked(pair, s.last, one)
        and _nouns_linked(pair, article, t.last)
        and not _nouns_linked(pair, s.last, t.last)
        for article in _articles(pair, s)
    )


def _articles(pair: Pair, s: Number) -> Iterator[int]:
    """Yield the places of ``and a`` after, or ``a … and`` before, a number."""
    norms = pair.source.norms
    for i in range(s.last + 2, min(s.last + 2 + _REACH, len(norms))):
        if norms[i] in ("a", "an", "one") and norms[i - 1] == "and":
            yield i
    if s.first > 1 and norms[s.first - 1] == "and":
        for i in range(max(s.first - 2 - _REACH, 0), s.first - 2):
            if norms[i] in ("a", "an", "one"):
                yield i


def _nouns_linked(pair: Pair, source: int, target: int) -> bool:
    """Whether a word just after the one place is linked to a word just after the other."""
    norms = pair.source.norms
    end = min(source + 1 + _REACH, len(norms))
    stop = next((i for i in range(source + 1, end) if norms[i] == "and"), end)
    theirs = pair.target.norms
    last = min(target + 1 + _REACH, len(theirs))
    last = next((j for j in range(target + 1, last) if theirs[j] == "اور"), last)
    return any(
        target < link.target < last and link.probability >= _LINKED
        for i in range(source + 1, stop)
        for link in pair.links_by_source.get(i, ())
    )
