"""Is a word's translation there? Evidence from word links with a null state.

Each content word speaks for or against its being translated by a log-likelihood ratio: words
that the lexicon knows well and that find no partner speak against, unknown words say little.
After OTTAWA's null-state alignment; the ratio replaces its model's probabilities.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner import resources
from aligner.checks.base import Analysis, Pair
from aligner.checks.lit import idiom_words
from aligner.checks.neg_cues import SOFT, cues
from aligner.checks.periphrases import periphrases
from aligner.language.acronyms import letters_of
from aligner.language.numerals import find_numbers
from aligner.language.patterns import word_set
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word
from aligner.resources.kept import kept

_ROUGHLY = word_set("about around almost nearly roughly approximately some تقریبا قریبا لگ بھگ")
_BRACKETS = re.compile(r"\([^()]*\)")
_EXPLAINED = re.compile(r"\bیعنی(?:\s+\w+){1,2}")
# Chance that a word whose translation is absent is linked all the same, by accident.
CHANCE = 0.15
# How often content words are linked in good pairs: a floor, and a rise with what the lexicon has.
# Fitted on training pairs; where a word was counted there, the counts outweigh it.
_ENGLISH, _URDU = (0.15, 0.6), (0.56, 0.2)
_UNKNOWN_ENGLISH, _UNKNOWN_URDU, _NAME = 0.25, 0.66, 0.87
_PRIOR = 4  # occurrences that the floor and rise are worth
_SURE = 0.98  # no word is surer of a partner


@dataclass(frozen=True, slots=True)
class Run:
    """The stretch of words that is least likely to be translated, and how unlikely (nats).

    ``words`` counts the content words between ``first`` and ``last``, both included, and
    ``unlinked`` those of them without link.
    """

    value: float
    first: int
    last: int
    words: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class SideEvidence:
    """One side's evidence: its sum, its worst run, its content words and those without link."""

    total: float
    run: Run | None
    words: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a pair. Positive sums speak against translation."""

    source: SideEvidence
    target: SideEvidence


def evidence(pair: Pair) -> Evidence:
    """Return the evidence of a pair, computed once."""
    if "presence" not in pair.source.memo:
        here, there = periphrases(pair)
        pair.source.memo["presence"] = Evidence(
            _side(pair.source, pair.links_by_source.keys() | here),
            _side(pair.target, pair.links_by_target.keys() | there),
        )
    result: Evidence = pair.source.memo["presence"]
    return result


def _side(analysis: Analysis, links: Collection[int]) -> SideEvidence:
    total, words, unlinked = 0.0, 0, 0
    best: Run | None = None
    current, start, count, alone = 0.0, 0, 0, 0
    norms = analysis.norms
    rendered = {norms[i] for i in links}
    for i, rate in enumerate(word_rates(analysis)):
        if not rate or (i not in links and norms[i] in rendered):
            continue  # a word said twice may have its partner elsewhere
        words += 1
        if i in links:
            value = math.log(CHANCE / max(rate, CHANCE))
        else:
            unlinked += 1
            value = math.log((1 - CHANCE) / (1 - rate))
        total += value
        if current <= 0:
            current, start, count, alone = 0.0, i, 0, 0
        current += value
        count += 1
        alone += i not in links
        if current > (best.value if best else 0.0):
            best = Run(current, start, i, count, alone)
    return SideEvidence(total, best, words, unlinked)


def content_words(analysis: Analysis) -> list[int]:
    """Return the indices of the words that should have a partner in the other text."""
    return [i for i, rate in enumerate(word_rates(analysis)) if rate]


def word_rates(analysis: Analysis) -> Sequence[float]:
    """Return how often each word has a partner in good pairs; 0 for those that need none."""
    rates: Sequence[float] | None = analysis.memo.get("rates")
    if rates is None:
        english = analysis.language == "en"
        rates = _english_rates(analysis) if english else _urdu_rates(analysis)
        analysis.memo["rates"] = rates
    return rates


def _english_rates(analysis: Analysis) -> list[float]:
    turns = (c for c in cues(analysis) if c.kind == SOFT and c.end - c.start > 2)
    turned = {i for cue in turns for i in range(cue.start, cue.end)}
    figurative = idiom_words(analysis) | turned  # rendered freely: no word of it need have a link
    rates = [
        0.0 if i in figurative else _english(t.norm, i > 0 and t.text[0].isupper())
        for i, t in enumerate(analysis.words)
    ]
    return _without_numbers(rates, analysis)


def _urdu_rates(analysis: Analysis) -> list[float]:
    """Return the rates of the Urdu's words; a gloss in brackets is the translator's right.

    So is a name printed twice, in Urdu and in brackets in Latin letters, and what یعنی explains.
    """
    glosses = [(m.start() - _reach(m[0]), m.end()) for m in _BRACKETS.finditer(analysis.text)]
    glosses += [m.span() for m in _EXPLAINED.finditer(analysis.text)]
    rates = [
        0.0
        if any(a <= t.start < b for a, b in glosses)
        else (_urdu(t.norm) if t.kind == "urdu" else _NAME)
        for t in analysis.words
    ]
    return _without_numbers(_without_letters(rates, analysis), analysis)


def _without_letters(rates: list[float], analysis: Analysis) -> list[float]:
    """Leave letter names in a row (ایچ آئی وی) to ENT: an acronym's link is to one of them."""
    spelt = [norm in letters_of() for norm in analysis.norms]
    for i, (first, second) in enumerate(pairwise(spelt)):
        if first and second:
            rates[i] = rates[i + 1] = 0.0
    return rates


def _reach(bracket: str) -> int:
    """Return how many characters before a bracket its Latin letters repeat."""
    return len(bracket) if any(c.isascii() and c.isalpha() for c in bracket) else 0


def _without_numbers(rates: list[float], analysis: Analysis) -> list[float]:
    """Leave numbers to NUM, which compares them by value however they are written."""
    for number in find_numbers(analysis):
        rates[number.first : number.last + 1] = [0.0] * (number.last + 1 - number.first)
        if analysis.norms[number.last + 1 : number.last + 2] == ["old"]:
            rates[number.last + 1] = 0.0  # two years old, دو سال
        for i in range(max(number.first - 2, 0), number.first):
            if analysis.norms[i] in _ROUGHLY:
                rates[i] = 0.0  # about ninety, تقریباً نوے: about has no rate either
    return rates


@lru_cache(maxsize=50_000)
def _english(norm: str, name: bool) -> float:
    """Return how often the word is linked where its translation is there; 0 for function words."""
    if is_function_word(norm, "en"):
        return 0.0
    if name:
        return _counted("en", norm, _NAME)
    found = load_lexicon().entries(norm).values()
    return _counted("en", norm, _rate(found, _ENGLISH) if found else _UNKNOWN_ENGLISH)


@lru_cache(maxsize=50_000)
def _urdu(norm: str) -> float:
    if is_function_word(norm, "ur"):
        return 0.0
    number = load_lexicon().urdu_id(norm)
    missed = float(_missed()[number]) if number >= 0 else 1.0
    return _counted("ur", norm, _URDU[0] + _URDU[1] * (1 - missed) if missed < 1 else _UNKNOWN_URDU)


def _counted(language: str, norm: str, prior: float) -> float:
    seen, linked = _counts().get((language, norm), (0, 0))
    return min(_SURE, (linked + _PRIOR * prior) / (seen + _PRIOR))


@kept
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    """Return by language and word how often it was seen in good pairs, and how often linked."""
    rows = resources.read_tsv("lexicon/link_rates.tsv")
    return {(r["language"], r["word"]): (int(r["seen"]), int(r["linked"])) for r in rows}


@cache
def _missed() -> NDArray[np.float64]:
    """Return for each Urdu key the chance that none of its translations links it."""
    tables = load_lexicon().tables
    links = np.frombuffer(bytes(tables.link), dtype=np.uint8) / 255
    logs = np.log1p(-np.minimum(links, 0.999))
    return np.exp(np.bincount(np.asarray(tables.targets), logs, len(tables.urdu)))


def _rate(probabilities: Iterable[float], line: tuple[float, float]) -> float:
    return line[0] + line[1] * (1 - math.prod(1 - p for p in probabilities))
