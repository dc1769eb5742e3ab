"""Sets of words, written as one string each."""

from __future__ import annotations

from aligner.language.urdu_forms import fold


def word_set(text: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(text.split())


def folded(text: str) -> frozenset[str]:
    """Return the Urdu words of a string as a set, folded for comparison."""
    return frozenset(fold(word) for word in text.split())
