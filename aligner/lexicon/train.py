"""Adapting the lexicon to a newsroom's own pairs.

IBM model 1 in both directions, started from the lexicon that is there, over words that are not
function words; what both directions agree on is added. No network, no torch, no numpy; about two
seconds per thousand sentence pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from aligner.language.tokens import tokenize
from aligner.lexicon.function_words import function_words
from aligner.lexicon.keys import CANDIDATES, find_key, lexicon_words
from aligner.lexicon.learning import link_probability
from aligner.lexicon.model import Lexicon
from aligner.lexicon.store import INFORMATION_STEP, Tables

_ROUNDS = 4
_NULL = 0.05  # what a word without a partner competes with
_UNKNOWN = 0.01  # the first guess for a pair of words that the lexicon does not link
_LEAST_COUNT = 1.5  # expected links of a pair of words, below which nothing is learnt of it
_LEAST_SHARE = 0.1  # of either word's uses
_LEAST_PROBABILITY = 0.1
_MOST_URDU = 0xFFFF  # as many keys as the file's format holds

Bag = tuple[list[str], list[str]]
Table = dict[str, dict[str, float]]


def adapt(lexicon: Lexicon, pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """Return a lexicon that has also learnt from (English, Urdu) pairs; the old one is unchanged.

    Entries are only added or strengthened. Needs no sentence to be split or aligned but the pairs.
    """
    bags = [_bag(lexicon, english, urdu) for english, urdu in pairs]
    counts = Counter(word for bag in bags for word in bag[0])
    urdu_counts = Counter(word for bag in bags for word in bag[1])
    forward = _model_1(bags, lambda e, u: _prior(lexicon, e, u))
    flipped = [(urdu, english) for english, urdu in bags]
    backward = _model_1(flipped, lambda u, e: _prior(lexicon, e, u))
    learnt: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for english, row in forward.items():
        for urdu, there in row.items():
            count = min(there, backward.get(urdu, {}).get(english, 0.0))
            share, back = count / counts[english], count / urdu_counts[urdu]
            probability = link_probability(count, share, back)
            if (
                count >= _LEAST_COUNT
                and max(share, back) >= _LEAST_SHARE
                and probability >= _LEAST_PROBABILITY
            ):
                learnt[english][urdu] = (probability, back)
    return Lexicon(_merge(lexicon.tables, learnt, bags))


def _bag(lexicon: Lexicon, english: str, urdu: str) -> Bag:
    """Return the distinct keys of a pair's content words, new words by their first candidate."""
    sides: list[list[str]] = []
    for text, language, known in (
        (english, "en", lexicon.english_ids),
        (urdu, "ur", lexicon.urdu_ids),
    ):
        functions = function_words(language)
        keys: dict[str, None] = {}
        for word in lexicon_words(tokenize(text), language):
            if word not in functions and not word.isdigit():
                keys[find_key(word, language, known) or CANDIDATES[language](word)[0]] = None
        sides.append(list(keys))
    return sides[0], sides[1]


def _prior(lexicon: Lexicon, english: str, urdu: str) -> float:
    return lexicon.entries(english).get(lexicon.urdu_ids.get(urdu, -1), _UNKNOWN)


def _model_1(bags: Sequence[Bag], prior: Callable[[str, str], float]) -> Table:
    """Return expected link counts of (given word, made word) after some rounds of EM."""
    table: Table = {}
    for given, made in bags:
        for g in given:
            row = table.setdefault(g, {})
            for m in made:
                if m not in row:
                    row[m] = prior(g, m)
    counts: Table = {}
    for _ in range(_ROUNDS):
        counts = {g: dict.fromkeys(row, 0.0) for g, row in table.items()}
        for given, made in bags:
            for m in made:
                weights = [table[g][m] for g in given]
                total = sum(weights) + _NULL
                for g, weight in zip(given, weights, strict=True):
                    counts[g][m] += weight / total
        for g, row in counts.items():
            total = sum(row.values()) or 1.0
            table[g] = {m: value / total for m, value in row.items()}
    return counts


def _merge(
    old: Tables, learnt: dict[str, dict[str, tuple[float, float]]], bags: Sequence[Bag]
) -> Tables:
    """Return the old tables with what was learnt; new keys follow the old ones."""
    english = _extend(old.english, learnt)
    new_words = {u: None for row in learnt.values() for u in row}
    urdu = _extend(old.urdu, new_words)[:_MOST_URDU]
    numbers = {key: number for number, key in enumerate(urdu)}
    ends: list[int] = []
    targets: list[int] = []
    link, backward = bytearray(), bytearray()
    for position, key in enumerate(english):
        row: dict[int, tuple[int, int]] = {}
        if position < len(old.english):
            start = old.ends[position - 1] if position else 0
            for i in range(start, old.ends[position]):
                row[old.targets[i]] = (old.link[i], old.backward[i])
        for word, values in learnt.get(key, {}).items():
            if (number := numbers.get(word)) is not None:
                before = row.get(number, (0, 0))
                new = tuple(max(1, min(255, round(255 * value))) for value in values)
                row[number] = (max(before[0], new[0]), max(before[1], new[1]))
        for number in sorted(row, key=lambda n: (-row[n][0], n)):
            targets.append(number)
            link.append(row[number][0])
            backward.append(row[number][1])
        ends.append(len(targets))
    return Tables(
        english=english,
        urdu=urdu,
        citations=old.citations + [""] * (len(urdu) - len(old.urdu)),
        english_information=_informed(old.english_information, english, [b[0] for b in bags]),
        urdu_information=_informed(old.urdu_information, urdu, [b[1] for b in bags]),
        ends=ends,
        targets=targets,
        link=bytes(link),
        backward=bytes(backward),
    )


def _extend(old: list[str], words: Iterable[str]) -> list[str]:
    known = set(old)
    return old + sorted(word for word in words if word not in known)


def _informed(old: bytes, keys: list[str], bags: Sequence[Sequence[str]]) -> bytes:
    """Return the keys' information, that of new keys from the pairs they came with."""
    seen = Counter(word for bag in bags for word in bag)
    bits = (math.log2((len(bags) + 1) / (seen[key] + 0.5)) for key in keys[len(old) :])
    return old + bytes(max(0, min(255, round(b / INFORMATION_STEP))) for b in bits)
