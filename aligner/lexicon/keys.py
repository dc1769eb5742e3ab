"""From words to the lexicon's keys: one key for all inflections and spellings of a word.

A word's key is the likeliest of its base forms that the key list knows. The list is ordered by
frequency, so a key's position is its rank, and the smallest position wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from aligner.language.english import lemmas
from aligner.language.tokens import Token
from aligner.language.urdu_forms import base_forms, fold

# A base form counts as a word when it is seen at least this often for each form of it.
_LEAST_SHARE = 0.01


def english_candidates(norm: str) -> tuple[str, ...]:
    """Return an English word's possible keys: the word itself first, then its lemmas."""
    return lemmas(norm)


@lru_cache(maxsize=100_000)
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


def citation_forms(counts: Counter[str], keys: Mapping[str, str]) -> dict[str, str]:
    """Return for each Urdu key the commonest spelling among the words that fold to it."""
    best: dict[str, tuple[int, str]] = {}
    for norm, count in counts.items():
        if (key := fold(norm)) == keys[norm]:
            best[key] = max(best.get(key, (0, "")), (count, norm))
    return {key: norm for key, (_, norm) in best.items()}


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


def lexicon_words(tokens: Iterable[Token], language: str) -> list[str]:
    """Return the matching forms that the lexicon knows words by: hyphens cut, no possessive s."""
    words: list[str] = []
    for token in tokens:
        if token.kind in ("mark", "url"):
            continue
        if language == "en" and token.kind == "latin":
            words.extend(english_parts(token.norm))
        else:
            words.append(token.norm)
    return words


@lru_cache(maxsize=100_000)
def english_parts(norm: str) -> tuple[str, ...]:
    """Return the parts of a hyphenated English word, each without possessive s."""
    parts = norm.replace("’", "'").replace("&", "-").split("-")
    return tuple(p.removesuffix("'s").removesuffix("'") for p in parts if p not in ("", "'s"))
