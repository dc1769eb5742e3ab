"""English word forms: what a word may be an inflection of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner import resources

_VOWELS = "aeiou"
# Stems of -ed and -ing that have most likely lost an e: invit, chang, settl, clos, hop, decid …
_SILENT_E = re.compile(
    r"[vcuz]$|[^s]s$|(?:[dlr]|[aeu]n)g$|[bcdfgkpt]l$"
    r"|^[^aeiou]*[aiou][bdgklmnprt]$"
    r"|[^aeiou](?:[aiou]d|at|ut|ot|u[rlm]|[ai]r|[ai]m|[aio]k|in|il|ap|ip)$"
)


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

    Rule-based: ``tried`` gives ``(tried, try)``, ``making`` gives ``(making, make, mak)``. Only
    inflection is undone: ``-ly``, ``-er`` of doers and other derivations make words of their own.
    A form listed in ``english_irregular.tsv`` gives its listed base forms only.
    """
    word = word.lower().replace("’", "'")
    if word.endswith(("'s", "s'")):
        bare = word[:-2] if word.endswith("'s") else word[:-1]
        return tuple(dict.fromkeys((word, *lemmas(bare))))
    if (listed := _irregular().get(word)) is not None:
        return tuple(dict.fromkeys((word, *listed)))
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
    if len(stem) == 2 and word.endswith("ed"):
        return (stem + "e",)  # used, owed, aged: of no verb of two letters
    if stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return (stem, stem[:-1]) if stem[-1] in "lsfz" else (stem[:-1], stem)
    if stem[-1] == "e":
        return (stem, stem + "e") if word.endswith("ing") else (stem + "e",)
    return (stem + "e", stem) if _SILENT_E.search(stem) else (stem, stem + "e")
