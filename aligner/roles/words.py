"""Closed classes of words, from ``role_words.tsv``."""

from __future__ import annotations

from functools import cache

from aligner import resources
from aligner.language.urdu_forms import fold


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    rows = resources.read_tsv("role_words.tsv")
    return {row["class"]: resources.alternatives(row["words"]) for row in rows}


def word_class(name: str) -> frozenset[str]:
    """Return the words of a class."""
    return frozenset(_classes()[name])


def folded_class(name: str) -> frozenset[str]:
    """Return the words of an Urdu class, folded for comparison."""
    return frozenset(map(fold, _classes()[name]))


def folded(text: str) -> frozenset[str]:
    """Return the Urdu words of a string as a set, folded for comparison."""
    return frozenset(fold(word) for word in text.split())
