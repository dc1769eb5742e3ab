"""Links between the noun phrases of a pair: who is who.

Three sources, surest first: the table of people and peoples (``people_nouns.tsv``; a country and
its inhabitants are one entry there), the names of ``names.tsv``, the lexicon's word links.
"""

from __future__ import annotations

from functools import cache, lru_cache

from aligner import resources
from aligner.checks.base import Analysis, Pair
from aligner.language.phrases import PhraseIndex
from aligner.language.urdu_forms import base_forms, fold

# Below this a word link of the lexicon is no evidence.
MIN_LINK = 0.35
_NOT_NAMES = frozenset(("us", "who", "is", "it", "may", "mark"))  # pronouns, not US, WHO, IS
_TABLES = ("people_nouns.tsv", "names.tsv")


@lru_cache(maxsize=100_000)
def urdu_keys(norm: str) -> tuple[str, ...]:
    """Return a normalised Urdu word and its possible base forms, folded for comparison."""
    return tuple(dict.fromkeys(fold(w) for w in (norm, *base_forms(norm))))


@cache
def _indexes() -> tuple[PhraseIndex[int], PhraseIndex[int]]:
    english: list[tuple[list[str], int]] = []
    urdu: list[tuple[list[str], int]] = []
    number = 0
    for name in _TABLES:
        if not resources.path(name).exists():
            continue
        for row in resources.read_tsv(name):
            number += 1
            for phrase in resources.alternatives(row["english"]):
                english.append((phrase.lower().split(), number))
            for phrase in resources.alternatives(row["urdu"]):
                urdu.append(([fold(w) for w in phrase.split()], number))
    return PhraseIndex(english), PhraseIndex(urdu)


@cache
def _persons() -> frozenset[str]:
    rows = resources.read_tsv(_TABLES[0])
    return frozenset(p for row in rows for p in resources.alternatives(row["english"]))


def is_person(word: str) -> bool:
    """Whether an English base form is a noun of ``people_nouns.tsv``."""
    return word in _persons()


class Links:
    """For each English word the Urdu words that may mean the same thing or person."""

    def __init__(self, pair: Pair) -> None:
        english, urdu = _indexes()
        source = _entries(english, [_english_keys(f) for f in pair.source.forms])
        target = _entries(urdu, [urdu_keys(n) for n in pair.target.norms])
        by_entry: dict[int, list[int]] = {}
        for j in sorted(target):
            for entry in target[j]:
                by_entry.setdefault(entry, []).append(j)
        table: dict[int, dict[int, float]] = {}
        for i in sorted(source):
            if pair.source.words[i].text in _NOT_NAMES:
                continue
            for entry in source[i]:
                for j in by_entry.get(entry, ()):
                    table.setdefault(i, {})[j] = 1.0
        for i, links in _lexicon_links(pair).items():
            if i not in table:
                table[i] = links
        self._table = table

    def of(self, i: int) -> dict[int, float]:
        """Return the Urdu words linked to English word ``i`` with their probabilities."""
        return self._table.get(i, {})


def _english_keys(forms: tuple[str, ...]) -> tuple[str, ...]:
    first = forms[0]
    if first.endswith("men"):
        return (*forms, first[:-3] + "man")
    return (*forms, first[:-2]) if first.endswith("'s") else forms


def _entries(index: PhraseIndex[int], keys: list[tuple[str, ...]]) -> dict[int, tuple[int, ...]]:
    """Return the entries that each word is a part of; the longest phrase at a word wins."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for match in index.find(keys):
        size = match.end - match.start
        for word in range(match.start, match.end):
            known, entries = found.get(word, (0, ()))
            if size > known:
                found[word] = (size, (match.value,))
            elif size == known:
                found[word] = (size, (*entries, match.value))
    return {word: entries for word, (_, entries) in found.items()}


def _lexicon_links(pair: Pair) -> dict[int, dict[int, float]]:
    table: dict[int, dict[int, float]] = {}
    for link in pair.links:
        if link.probability >= MIN_LINK:
            table.setdefault(link.source, {})[link.target] = link.probability
    return table


def digits(analysis: Analysis, first: int, last: int) -> str:
    """Return the last number in digits among ``words[first]`` to ``words[last]``, or ""."""
    return next(
        (
            t.norm.replace(",", "").replace("،", "")
            for t in reversed(analysis.words[max(first, 0) : last + 1])
            if t.kind == "number"
        ),
        "",
    )
