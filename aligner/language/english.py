"""English word forms: what a word may be an inflection of."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner import resources

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in resources.read_tsv("english_irregular.tsv"):
        for form in resources.alternatives(row["forms"]):
            table[form] = (*table.get(form, ()), row["lemma"])
    return table


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Return the lower-case word followed by its possible base forms, likeliest first.

    Rule-based: ``tried`` gives ``(tried, try)``, ``making`` gives ``(making, make, mak)``.
    A form listed in ``english_irregular.tsv`` gives its listed base forms only.
    """
    word = word.lower().replace("’", "'")
    if word.endswith(("'s", "s'")):
        bare = word[:-2] if word.endswith("'s") else word[:-1]
        return tuple(dict.fromkeys((word, *lemmas(bare))))
    if (listed := _irregular().get(word)) is not None:
        return (word, *listed)
    return tuple(dict.fromkeys((word, *_regular(word))))


def _regular(word: str) -> tuple[str, ...]:
    if len(word) < 4 or not word.isascii():
        return ()
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _plural(word)
    for suffix in ("ing", "ed"):
        if word.endswith(suffix):
            return _participle(word, word[: -len(suffix)])
    return ()


def _plural(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return (word[:-2], word[:-1])
    return (word[:-1],)


def _participle(word: str, stem: str) -> tuple[str, ...]:
    if len(stem) < 2 or not any(c in _VOWELS + "y" for c in stem):
        return ()
    if word.endswith("ied"):
        return (word[:-3] + "y",)
    if stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return (stem[:-1], stem)
    if stem[-1] == stem[-2] and stem[-1] in "ls":
        return (stem, stem[:-1])
    if stem[-1] in "aeiou" or stem.endswith(("at", "iz", "is", "us", "ut", "uc", "v", "c", "g")):
        return (stem + "e", stem)
    return (stem, stem + "e")
