"""Words of grammar, which may stay without a partner in a good translation."""

from __future__ import annotations

from functools import cache

from aligner import resources
from aligner.language.urdu import normalise_word


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the matching forms of a language's (``en`` or ``ur``) function words."""
    return frozenset(
        normalise_word(word)
        for row in resources.read_tsv("function_words.tsv")
        if row["language"] == language
        for word in resources.alternatives(row["words"])
    )


@cache
def unlinkable_words(language: str) -> frozenset[str]:
    """Return the function words that are never a content word's partner: cases, particles."""
    return frozenset(
        normalise_word(word)
        for row in resources.read_tsv("function_words.tsv")
        if row["language"] == language and row["kind"] in ("case", "particle")
        for word in resources.alternatives(row["words"])
    )


def is_function_word(norm: str, language: str) -> bool:
    """Whether a word is one of grammar: an article, auxiliary, postposition, pronoun …"""
    return norm.replace("’", "'") in function_words(language)
