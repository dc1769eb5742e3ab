"""From words to the lexicon's keys: one key for all inflections and spellings of a word.

A word's key is the likeliest of its base forms that the key list knows. The list is ordered by
frequency, so a key's position is its rank, and the smallest position wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from aligner.language.english import lemmas
from aligner.language.urdu_forms import base_forms, fold

# A base form counts as a word when it is seen at least this often for each form of it.
_LEAST_SHARE = 0.01


def english_candidates(norm: str) -> tuple[str, ...]:
    """Return an English word's possible keys: the word itself first, then its lemmas."""
    return lemmas(norm)


def urdu_candidates(norm: str) -> tuple[str, ...]:
    """Return an Urdu word's possible keys: its folded form first, then its folded base forms."""
    return tuple(dict.fromkeys(map(fold, base_forms(norm))))


CANDIDATES: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "en": english_candidates,
    "ur": urdu_candidates,
}


def find_key(norm: str, language: str, known: Mapping[str, int]) -> str | None:
    """Return the key of a word among the known keys (key to position), or None."""
    word, *bases = CANDIDATES[language](norm)
    found = [b for b in bases if b in known]
    if found:
        return min(found, key=known.__getitem__)
    return word if word in known else None


def choose_keys(counts: Counter[str], language: str) -> dict[str, str]:
    """Map every counted word to its key: the most frequent base form that is itself a word."""
    folded: Counter[str] = Counter()
    for norm, count in counts.items():
        folded[CANDIDATES[language](norm)[0]] += count

    def reduce(norm: str) -> str:
        word, *bases = CANDIDATES[language](norm)
        seen = [b for b in bases if folded[b] >= max(1, _LEAST_SHARE * folded[word])]
        return max(seen, key=lambda b: (folded[b], b)) if seen else word

    keys: dict[str, str] = {}
    for norm in counts:
        key = reduce(norm)
        for _ in range(2):  # a base form may itself be an inflection (plural of a plural)
            key = reduce(key)
        keys[norm] = key
    return keys
