"""Who says so, left out: ", police said" of which the Urdu has nothing, and tells it as a fact."""

from __future__ import annotations

from collections.abc import Set

from aligner.checks.base import Analysis, Pair
from aligner.language.patterns import word_set
from aligner.language.urdu_forms import fold
from aligner.roles.words import folded_class

_SAID = word_set(
    "said says say warned warns warn added adds argued argues argue claimed claims claim explained"
    " explains suggested suggests suggest told reported reports insisted insists maintained"
    " maintains"
)
_LONGEST = 8  # words of who says it
_ACCORDING = ("according", "to")
_PRONOUNS = word_set("he she they it we i you who which that")
_TOLD = tuple(sorted(folded_class("ur_telling")))  # beginnings of words


def lost(pair: Pair, linked: Set[int]) -> tuple[int, int] | None:
    """Return the English words that name a source of which the Urdu has nothing, or None."""
    found = _named(pair.source)
    if found is None or not linked.isdisjoint(range(*found)):
        return None
    if '"' in pair.target.text or "“" in pair.target.text:
        return None  # a quotation tells that somebody speaks
    told = any(fold(norm).startswith(_TOLD) for norm in pair.target.norms)
    return None if told else found


def _named(analysis: Analysis) -> tuple[int, int] | None:
    """Return the words of "according to X," or ", X said" at either end of a text."""
    norms, size = analysis.norms, len(analysis.norms)
    starts = [i for i in range(size) if i == 0 or _parted(analysis, i - 1)]
    for start in starts:
        end = next((k for k in range(start + 1, size) if _parted(analysis, k - 1)), size)
        if tuple(norms[start : start + 2]) == _ACCORDING and start + 2 < end:
            return start, end
        said = norms[end - 1] in _SAID and 1 < end - start <= _LONGEST
        if start and said and end == size and norms[start] not in _PRONOUNS:
            return start, end
    return None


def _parted(analysis: Analysis, i: int) -> bool:
    between = analysis.text[analysis.words[i].end : analysis.words[i + 1].start]
    return any(mark in between for mark in ',;:.”"')
