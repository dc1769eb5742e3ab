"""Links between the noun phrases of a pair: who is who.

Three sources, surest first: the table of people and peoples (``people_nouns.tsv``; a country and
its inhabitants are one entry there), the names of ``names.tsv``, the lexicon's word links.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from aligner import resources
from aligner.checks.base import Analysis, Pair
from aligner.language.urdu_forms import base_forms, fold
from aligner.resources.kept import kept

# Below this a word link of the lexicon is no evidence.
MIN_LINK = 0.35
_PERSON_LINK = 0.03  # … where the word is a person: the two are each other's best
MIN_COMMON = 0.5
_NOT_NAMES = frozenset(("us", "who", "is", "it", "may", "mark"))  # pronouns, not US, WHO, IS
# Phrases of so many words are also written as one: ایئرلائن.
_JOINABLE = 2
_TABLES = ("people_nouns.tsv", "names.tsv", "thing_nouns.tsv")
# Below the certainty of a person.
_THING = 0.9


@lru_cache(maxsize=100_000)
def urdu_keys(norm: str) -> tuple[str, ...]:
    """Return a normalised Urdu word and its possible base forms, folded for comparison."""
    return tuple(dict.fromkeys(fold(w) for w in (norm, *base_forms(norm))))


@dataclass(frozen=True, slots=True)
class _Tables:
    """Entries by the first word of their English phrases, with what follows it, and their Urdu."""

    english: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    urdu: tuple[tuple[tuple[str, ...], ...], ...]  # by entry
    things: int  # the first entry that is no person


@kept
def _tables() -> _Tables:
    english: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    urdu: list[tuple[tuple[str, ...], ...]] = []
    things = 0
    for name in _TABLES:
        if not resources.path(name).exists():
            continue
        things = len(urdu)
        for row in resources.read_tsv(name):
            for phrase in resources.alternatives(row["english"]):
                first, *rest = phrase.lower().split()
                english.setdefault(first, []).append((tuple(rest), len(urdu)))
            phrases = resources.alternatives(row["urdu"])
            folded = [tuple(fold(w) for w in phrase.split()) for phrase in phrases]
            joined = [("".join(words),) for words in folded if len(words) == _JOINABLE]
            urdu.append(tuple(dict.fromkeys((*folded, *joined))))
    return _Tables({k: tuple(v) for k, v in english.items()}, tuple(urdu), things)


@kept
def _persons() -> frozenset[str]:
    rows = resources.read_tsv(_TABLES[0])
    return frozenset(p for row in rows for p in resources.alternatives(row["english"]))


def is_person(word: str) -> bool:
    """Whether an English base form is a noun of ``people_nouns.tsv``."""
    return word in _persons()


class Links:
    """For each English word the Urdu words that may mean the same thing or person."""

    def __init__(self, pair: Pair, wanted: Iterable[int]) -> None:
        """Link the ``wanted`` English words of a pair."""
        wanted = frozenset(wanted)
        source = _english_entries(pair.source, wanted)
        entries = {entry for found in source.values() for entry in found}
        target = _urdu_words(pair.target, entries) if entries else {}
        table: dict[int, dict[int, float]] = {}
        first_thing = _tables().things
        for i, found in source.items():
            links: dict[int, float] = {}
            for entry in sorted(found, reverse=True):  # people last: they are surest
                sure = 1.0 if entry < first_thing else _THING
                links |= dict.fromkeys(target.get(entry, ()), sure)
            if links:
                table[i] = links
        for i in wanted.difference(table):
            least = _PERSON_LINK if any(map(is_person, pair.source.forms[i])) else MIN_LINK
            found_links = {
                link.target: max(link.probability, MIN_COMMON if least < MIN_LINK else 0.0)
                for link in pair.links_by_source.get(i, ())
                if link.probability >= least
            }
            if found_links:
                table[i] = found_links
        self._table = table

    def of(self, i: int) -> dict[int, float]:
        """Return the Urdu words linked to English word ``i`` with their probabilities."""
        return self._table.get(i, {})


@lru_cache(maxsize=100_000)
def _english_keys(forms: tuple[str, ...]) -> tuple[str, ...]:
    first = forms[0]
    if first.endswith("men"):
        return (*forms, first[:-3] + "man")
    return (*forms, first[:-2]) if first.endswith("'s") else forms


def _english_entries(analysis: Analysis, wanted: frozenset[int]) -> dict[int, list[int]]:
    """Return the entries that each wanted word is a part of; the longest phrase at a word wins."""
    known, size = _tables().english, len(analysis.words)
    found: dict[int, tuple[int, list[int]]] = {}
    for i in sorted({n for w in wanted for n in (w - 2, w - 1, w)}):
        if i < 0 or analysis.words[i].text in _NOT_NAMES:
            continue
        for key in _english_keys(analysis.forms[i]):
            for rest, entry in known.get(key, ()):
                last = i + len(rest)
                if last < size and (
                    not rest
                    or all(
                        w in _english_keys(analysis.forms[i + 1 + n]) for n, w in enumerate(rest)
                    )
                ):
                    for word in range(i, last + 1):
                        _keep(found, word, len(rest), entry)
    return {i: entries for i, (_, entries) in found.items() if i in wanted}


def _keep(found: dict[int, tuple[int, list[int]]], word: int, size: int, entry: int) -> None:
    """Keep an entry for a word unless a longer phrase has the word."""
    most, entries = found.get(word, (-1, []))
    if size > most:
        found[word] = (size, [entry])
    elif size == most:
        entries.append(entry)


def _urdu_words(analysis: Analysis, entries: set[int]) -> dict[int, list[int]]:
    """Return the words that render each entry; the longest phrase at a word wins."""
    keys = [urdu_keys(n) for n in analysis.norms]
    places: dict[str, list[int]] = {}
    for j, found in enumerate(keys):
        for key in found:
            places.setdefault(key, []).append(j)
    parted = {
        keys[j][0] + key: j  # کاشت کار is کاشتکار too
        for j, found in enumerate(keys[1:])
        for key in found
        if len(keys[j][0]) > 1 and len(key) > 1
    }
    claims: dict[int, tuple[int, list[int]]] = {}
    for entry in sorted(entries):
        for phrase in _tables().urdu[entry]:
            if len(phrase) == 1 and (start := parted.get(phrase[0], -1)) >= 0:
                for word in (start, start + 1):
                    _keep(claims, word, len(phrase) + 1, entry)
            for j in places.get(phrase[0], ()):
                end = j + len(phrase)
                if end <= len(keys) and all(w in keys[j + n] for n, w in enumerate(phrase)):
                    for word in range(j, end):
                        _keep(claims, word, len(phrase), entry)
    table: dict[int, list[int]] = {}
    for j in sorted(claims):
        for entry in dict.fromkeys(claims[j][1]):
            table.setdefault(entry, []).append(j)
    return table
