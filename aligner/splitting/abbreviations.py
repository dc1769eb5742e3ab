"""The words that the splitter knows, from ``abbreviations.tsv`` and ``sentence_words.tsv``."""

from __future__ import annotations

from functools import cache

from aligner.resources import alternatives, read_tsv

KINDS = {
    "en": frozenset({"title", "number", "month", "inner", "end", "brand"}),
    "ur": frozenset({"title", "number", "inner", "letter", "word-letter", "marker"}),
}

ROLES = ("opener", "dangling", "postposition", "carry", "finite", "label", "before I", "anaphora")


@cache
def words(language: str, role: str) -> frozenset[str]:
    """Return the words of a language that play a role around a sentence's end."""
    return frozenset(
        word
        for row in read_tsv("sentence_words.tsv")
        if row["language"] == language and row["role"] == role
        for word in alternatives(row["words"])
    )


@cache
def abbreviations(language: str) -> dict[str, str]:
    """Return the kind of each abbreviation of a language, by its form without the last mark."""
    return {
        row["abbreviation"]: row["kind"]
        for row in read_tsv("abbreviations.tsv")
        if row["language"] == language
    }


def kind_of(word: str, language: str) -> str:
    """Return the kind of an abbreviation, or ``""`` where the word is none.

    A form listed in lower case is known in title case too; otherwise case counts (Sat., sat).
    """
    table = abbreviations(language)
    return table.get(word) or table.get(word[:1].lower() + word[1:], "")
