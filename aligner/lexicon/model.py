"""The lexicon's interface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aligner.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Link:
    """Source word ``source`` is translated by target word ``target`` with this probability."""

    source: int
    target: int
    probability: float


class Lexicon:
    """Word-translation probabilities in both directions, learnt from the training pairs."""

    def translations(self, word: str, language: str = "en") -> list[tuple[str, float]]:
        """Return the translations of a word with probabilities, likeliest first."""
        raise NotImplementedError

    def is_translation(self, english: str, urdu: str) -> float:
        """Return how probable it is, 0 to 1, that the one word translates the other."""
        raise NotImplementedError

    def align_words(self, source: Sequence[Token], target: Sequence[Token]) -> list[Link]:
        """Return the word links of a pair; a word in no link has no partner (the null state)."""
        raise NotImplementedError


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    return Lexicon()
