"""From word-aligned pairs to the lexicon's tables."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.lexicon.store import INFORMATION_STEP, Tables

_ONE_SIDED = 0.25  # the worth of a link that only one direction found
_LEAST_COUNT = 1.0  # weighted links: one that both directions found, or four of one direction
_LEAST_SHARE = 0.001  # of either word's uses, below which an entry is noise
_LEAST_PROBABILITY = 0.01
_LEAST_SENTENCES = 3  # a word without entries is kept, for its information, from here on


@dataclass(frozen=True, slots=True)
class Sample:
    """A training pair as keys. ``running`` is false for rows of dictionaries and lists of names."""

    english: tuple[str, ...]
    urdu: tuple[str, ...]
    weight: int
    running: bool


Alignment = frozenset[tuple[int, int]]


class Counts:
    """Weighted counts of keys, of links, and of the sentences that hold each key."""

    def __init__(self) -> None:
        self.links: dict[tuple[str, str], float] = defaultdict(float)
        self.english: Counter[str] = Counter()
        self.urdu: Counter[str] = Counter()
        self.english_sentences: Counter[str] = Counter()
        self.urdu_sentences: Counter[str] = Counter()
        self.sentences = 0

    def add(self, sample: Sample, forward: Alignment, backward: Alignment) -> None:
        """Count one sample aligned in both directions, once per its weight."""
        weight = sample.weight
        for words, counter in ((sample.english, self.english), (sample.urdu, self.urdu)):
            for word in words:
                counter[word] += weight
        if sample.running:
            self.sentences += 1
            self.english_sentences.update(set(sample.english))
            self.urdu_sentences.update(set(sample.urdu))
        for i, j in sorted(forward | backward):
            pair = (sample.english[i], sample.urdu[j])
            agreed = (i, j) in forward and (i, j) in backward
            self.links[pair] += weight if agreed else weight * _ONE_SIDED


def link_probability(count: float, forward: float, backward: float) -> float:
    """Return how surely two keys translate each other.

    Args:
        count: weighted links between them.
        forward: their share of the English key's uses.
        backward: their share of the Urdu key's uses.
    """
    either = 1 - (1 - min(1.0, forward)) * (1 - min(1.0, backward))
    shrunk = either * count / (count + 1)
    return min(1.0, max(math.sqrt(forward * backward), 0.6 * shrunk))


def make_tables(
    counts: Counts, citations: dict[str, str], given: Iterable[tuple[str, str, float]] = ()
) -> Tables:
    """Return the pruned tables. ``given`` entries (keys, probability) are always kept."""
    entries: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for (english, urdu), count in counts.links.items():
        forward, backward = count / counts.english[english], count / counts.urdu[urdu]
        if count < _LEAST_COUNT or min(forward, backward) < _LEAST_SHARE or urdu.isascii():
            continue  # Latin words and numbers translate themselves
        probability = link_probability(count, forward, backward)
        if probability >= _LEAST_PROBABILITY:
            entries[english][urdu] = (probability, backward)
    for english, urdu, probability in given:
        learnt, backward = entries[english].get(urdu, (0.0, 0.0))
        entries[english][urdu] = (max(learnt, probability), backward)
    return _tables(counts, citations, entries)


def _tables(
    counts: Counts,
    citations: dict[str, str],
    entries: dict[str, dict[str, tuple[float, float]]],
) -> Tables:
    translated = {urdu for row in entries.values() for urdu in row}
    english = _by_frequency(counts.english, counts.english_sentences, set(entries))
    urdu = _by_frequency(counts.urdu, counts.urdu_sentences, translated)
    urdu = [key for key in urdu if not key.isascii()]
    numbers = {key: number for number, key in enumerate(urdu)}
    ends: list[int] = []
    targets: list[int] = []
    columns = [bytearray(), bytearray()]
    for key in english:
        row = entries.get(key, {})
        for word in sorted(row, key=lambda w: (-row[w][0], w)):
            targets.append(numbers[word])
            for column, value in zip(columns, row[word], strict=True):
                column.append(max(1, min(255, round(255 * value))))
        ends.append(len(targets))
    return Tables(
        english=english,
        urdu=urdu,
        citations=["" if citations.get(key, key) == key else citations[key] for key in urdu],
        english_information=_information(english, counts.english_sentences, counts.sentences),
        urdu_information=_information(urdu, counts.urdu_sentences, counts.sentences),
        ends=ends,
        targets=targets,
        link=bytes(columns[0]),
        backward=bytes(columns[1]),
    )


def _by_frequency(counts: Counter[str], sentences: Counter[str], needed: set[str]) -> list[str]:
    kept = needed | {key for key, n in sentences.items() if n >= _LEAST_SENTENCES}
    return sorted(kept, key=lambda key: (-counts[key], key))


def _information(keys: list[str], sentences: Counter[str], total: int) -> bytes:
    bits = (math.log2((total + 1) / (sentences[key] + 0.5)) for key in keys)
    return bytes(max(0, min(255, round(b / INFORMATION_STEP))) for b in bits)
