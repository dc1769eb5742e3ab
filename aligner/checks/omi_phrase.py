"""Whole phrases that the other text lacks: of none of their words has it a partner.

Far surer than a run of unlinked words, which may begin and end anywhere: a phrase of circumstance
(*despite an injured ankle*, پولیس کی ملی بھگت سے) is left out, or added, as a whole. Surest where
the other text has no word for the relation either.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from aligner import resources
from aligner.checks.base import Analysis, Pair
from aligner.checks.num_match import compare
from aligner.checks.periphrases import periphrases
from aligner.checks.presence import CHANCE, word_rates
from aligner.language.patterns import word_set
from aligner.language.phrases import PhraseIndex
from aligner.language.urdu import normalise_word

_PREPOSITIONS = word_set(
    "with under on in using after during since at by from before until without through over amid"
    " despite against for of as into including who which whose where while when because if unless"
    " provided although though lest"
)
_LOOSE = word_set("of as to without")  # end a phrase, and open none (without: see NEG)
_TAIL_OPENERS = _PREPOSITIONS | word_set("and but or since though as following amid to than that")
_POSTPOSITIONS = word_set("نے کو سے پر میں تک")
_CLOSERS = _POSTPOSITIONS | word_set(
    "باوجود باعث بعد قبل پہلے مطابق تحت ذریعے لیے سامنے ہوئے دوران خلاف بغیر"
)
_CLAUSES = word_set(
    "تاہم لیکن مگر جبکہ اور کیونکہ جس جو جن جہاں حالانکہ اگرچہ چنانچہ بلکہ جسے جنہیں"
)
_JOINING, _JOINED = word_set("اور مگر لیکن تاہم"), word_set("and but while yet or then")
_RELATIVE = word_set("جو جس جن جسے جنہیں جہاں")
_PRONOUNS = word_set("i we you he she it they who which that whose whom where")
_LAST = 6  # English words among which a joined clause that ends the text begins
_HANGING = _JOINING | word_set("جس جن جبکہ")
_FINISHED = word_set(
    "گیا گئی گئے گئیں لیا لی لیے دیا دی دیے ہے ہیں تھا تھی تھے ہوا ہوئی ہوئے چکا چکی چکے"
    " گا گی گے کیا کی کیے"
)
_NEW_CLAUSE = word_set("اور کہ جو جس تو مگر لیکن")
_WITHIN = word_set("کا کی کے")
_PLACING = word_set("میں سے پر")
_LONGEST, _LONGEST_ASIDE, _LONGEST_URDU = 9, 16, 10  # words of a phrase
_FEWEST, _FEWEST_CLAUSE = 2, 3  # content words of a phrase, of a clause
# By how many words of the other text have no partner, which the phrase might render: how unlikely
# the phrase's words then are (nats). Set on contrast pairs and on good ones.
_OMITTED, _ADDED = (1.0, 3.2), (2.0, 3.0, 4.5)
_MUCH_LONGER = 1.0
_LONGER, _SHORTER = 0.5, 0.3  # how much longer or shorter the Urdu is than usual (spreads)
_RELATED = 0.8  # rates summed; enough where the relation has no word either
# How much shorter the Urdu is, words that should have a partner, words in all, and Urdu words
# without partner at most, of a last phrase that is left out. Set on contrast pairs and good ones.
_TAILS = ((1.5, 1, 3, 2), (1.0, 2, 4, 1))
_LEAD = 2  # words before it at least
SURE, _LIKELY = 0.75, 0.6


@dataclass(frozen=True, slots=True)
class Lost:
    """A phrase ``words[first:end]`` without counterpart, and the confidence that it is."""

    first: int
    end: int
    confidence: float


def omitted(pair: Pair, excess: float) -> Lost | None:
    """Return the English phrase that is surest to be left out; ``excess`` as in ``added``."""
    linked = linked_words(pair, pair.source)
    relations = _relations()
    phrases = list(relations.opens.find(pair.source.forms))
    kept = {m.value for m in relations.keeps.find(pair.target.norms)} if phrases else frozenset()
    for opened in phrases:
        end = _end(pair.source, opened.end)
        words = range(opened.end, end)
        if opened.value not in kept and _is_alone(pair.source, words, linked, fewest=1):
            return Lost(opened.start, end, SURE)
    return _tail(pair, -excess, linked) or _unlikeliest(
        pair, _english(pair.source), -excess > _SHORTER, added=False
    )


def _tail(pair: Pair, shortness: float, linked: Iterable[int]) -> Lost | None:
    """Return the last phrases of the English where none of their words has a partner."""
    done, norms = set(linked), pair.source.norms
    first = max(done, default=-1) + 1
    start = next((i for i in range(first, len(norms)) if i > _LEAD and _opens(pair.source, i)), 0)
    told = len(_rated(pair.source, range(start, len(norms)))) if start else 0
    if not told:
        return None
    spare = partnerless(pair, pair.target)
    for short, fewest, words, most in _TAILS:
        if shortness > short and told >= fewest and len(norms) - start >= words and spare <= most:
            return Lost(start, len(norms), SURE)
    return None


def _opens(analysis: Analysis, i: int) -> bool:
    """Whether an English phrase or clause may begin at a word."""
    return analysis.norms[i] in _TAIL_OPENERS or _parted(analysis, i - 1)


def added(pair: Pair, excess: float) -> Lost | None:
    """Return the Urdu phrase that is surest to be added.

    ``excess`` says how much longer than usual the Urdu is, in standard deviations.
    """
    return (
        _circumstance(pair)
        or added_clause(pair, excess)
        or _unlikeliest(pair, _urdu(pair.target), excess > _LONGER, added=True)
    )


def added_clause(pair: Pair, excess: float) -> Lost | None:
    """Return a last Urdu clause without source, where no stretch of the English may be it."""
    linked = linked_words(pair, pair.target)
    norms = pair.target.norms
    last = range(len(norms) - 1, 0, -1)
    start = next((i for i in last if _parted(pair.target, i - 1) or _hangs(norms, i)), 0)
    if not start or norms[start] not in _CLAUSES or excess <= _LONGER:
        return None
    fewest, longest = (1, _FEWEST) if excess > _MUCH_LONGER else (_FEWEST_CLAUSE, _FEWEST - 1)
    inside = _rated(pair.target, range(start, len(norms)))
    told = len(inside) + sum(n.first >= start for n in compare(pair).added)
    english = pair.source.norms[-_LAST:]
    if norms[start] in _JOINING and _ends_joined(english):
        return None
    if norms[start] in _RELATIVE and not _PRONOUNS.isdisjoint(english):
        return None  # "the disease they prevent"
    free = told >= fewest and linked.isdisjoint(inside)
    if free and _longest_gap(pair) <= longest:
        return Lost(start, len(norms), SURE)
    return None


def _ends_joined(last: Sequence[str]) -> bool:
    """Whether an English text ends in a joined clause itself: and then reinjected."""
    at = next((i for i, norm in enumerate(last) if norm in _JOINED), len(last))
    return any(norm.endswith(("ed", "ing")) for norm in last[at:])


def _hangs(norms: Sequence[str], i: int) -> bool:
    """Whether a clause hangs on a finished one without a comma: لے لیا جس سے …."""
    return norms[i] in _HANGING and norms[i - 1] in _FINISHED


def _longest_gap(pair: Pair) -> int:
    """Return how many English words in a row, of those that should, have no partner."""
    linked = linked_words(pair, pair.source)
    longest = count = 0
    for i in _rated(pair.source, range(len(pair.source.norms))):
        count = 0 if i in linked else count + 1
        longest = max(longest, count)
    return longest


def _circumstance(pair: Pair) -> Lost | None:
    """Return the Urdu phrase of a relation that nothing in the English calls for."""
    if _closing_words().isdisjoint(pair.target.norms):
        return None
    linked = linked_words(pair, pair.target)
    relations = _relations()
    explained = {m.value for m in relations.explains.find(pair.source.forms)}
    hinted = {m.value for m in relations.hints.find(pair.source.forms)}
    for closed in relations.closes.find(pair.target.norms):
        start = closed.start
        while start > _start(pair.target, closed.start) and start - 1 not in linked:
            start -= 1
        start = _farther(pair.target, start, linked)
        while start < closed.start and pair.target.norms[start] in _WITHIN:
            start += 1
        nouns = range(closed.start + 1, closed.end - 1)  # of کی درخواست پر the request
        words = [*range(start, closed.start), *nouns]
        if closed.value in explained or not _is_alone(pair.target, words, linked):
            continue
        if closed.value not in hinted or len(_rated(pair.target, words)) > unrendered(pair):
            return Lost(start, closed.end, SURE)
    return None


def _farther(analysis: Analysis, start: int, linked: Collection[int]) -> int:
    """Return where an added phrase starts with the place before it: فرانس سے | تربیت لینے."""
    if not start or analysis.norms[start - 1] not in _PLACING or _parted(analysis, start - 1):
        return start
    first = start - 1
    while first > _start(analysis, start - 2) and first - 1 not in linked:
        first -= 1
    return first if first < start - 1 and _rated(analysis, range(first, start - 1)) else start


def _rated(analysis: Analysis, words: Iterable[int]) -> list[int]:
    """Return those of some words that usually have a partner."""
    rates = word_rates(analysis)
    return [i for i in words if rates[i]]


def unrendered(pair: Pair) -> int:
    """Return how many English words have no partner though they usually have one."""
    return partnerless(pair, pair.source)


def partnerless(pair: Pair, analysis: Analysis) -> int:
    """Return how many words of one side have no partner though they usually have one."""
    linked = linked_words(pair, analysis)
    return sum(i not in linked for i in _rated(analysis, range(len(analysis.norms))))


def linked_words(pair: Pair, analysis: Analysis) -> Set[int]:
    """Return the words of one side that have a partner, or belong to a fixed phrase that has."""
    english, urdu = periphrases(pair)
    if analysis is pair.source:
        return pair.links_by_source.keys() | english
    return pair.links_by_target.keys() | urdu


def _unlikeliest(
    pair: Pair, phrases: Iterable[tuple[int, int]], fits: bool, *, added: bool
) -> Lost | None:
    """Return the phrase whose words without partner are least likely, where nothing explains it.

    ``fits`` says that the Urdu's length speaks for it.
    """
    here, there = (pair.target, pair.source) if added else (pair.source, pair.target)
    limits = _ADDED if added else _OMITTED
    spare = partnerless(pair, there)
    if spare >= len(limits) or (spare and not fits):
        return None
    rates, linked = word_rates(here), linked_words(pair, here)
    best, worth = None, limits[spare]
    for first, end in phrases:
        inside = [i for i in range(first, end) if rates[i]]
        if len(inside) - spare < _FEWEST or not linked.isdisjoint(inside):
            continue
        value = sum(math.log((1 - CHANCE) / (1 - rates[i])) for i in inside)
        if value >= worth:
            best, worth = Lost(first, end, _LIKELY), value
    return best


def _is_alone(
    analysis: Analysis, words: Sequence[int], linked: Iterable[int], fewest: int = _FEWEST
) -> bool:
    """Whether no word of a phrase has a partner though they should."""
    rates, inside = word_rates(analysis), _rated(analysis, words)
    alone = len(inside) >= fewest and not set(linked).intersection(inside)
    return alone and sum(rates[i] for i in inside) >= _RELATED


def _english(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield English phrases: from a preposition to the next, and between two marks."""
    norms = analysis.norms
    opening = _end(analysis, 0, _LONGEST, opening=_LONGEST)
    if norms[0] in _PREPOSITIONS and opening < len(norms) and _parted(analysis, opening - 1):
        yield 0, opening
    for first in range(1, len(norms)):
        aside = _parted(analysis, first - 1)
        if aside:
            yield first, _end(analysis, first, _LONGEST_ASIDE, opening=_LONGEST_ASIDE)
        if aside or (norms[first] in _PREPOSITIONS and norms[first] not in _LOOSE):
            yield first, _end(analysis, first, opening=2)


def _urdu(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield Urdu phrases: each ends in a postposition, or after اور ends the text."""
    for last, norm in enumerate(analysis.norms):
        first = _start(analysis, last)
        joined = first and analysis.norms[first - 1] == "اور" and last + 1 == len(analysis.norms)
        if norm in _CLOSERS or joined:
            yield first, last + 1


def _end(analysis: Analysis, first: int, longest: int = _LONGEST, opening: int = 0) -> int:
    """Return where an English phrase ends: at a mark, or at a preposition after ``opening``."""
    end = first
    while end < min(len(analysis.norms), first + longest):
        governed = end >= first + opening and analysis.norms[end] in _PREPOSITIONS
        if governed or (end > first and _parted(analysis, end - 1)):
            break
        end += 1
    return end


def _start(analysis: Analysis, last: int) -> int:
    """Return where an Urdu phrase begins that word ``last`` closes."""
    first, stops = last, _POSTPOSITIONS | _NEW_CLAUSE
    while first > 0 and last - first < _LONGEST_URDU:
        if _parted(analysis, first - 1) or analysis.norms[first - 1] in stops:
            break
        first -= 1
    return first


def _parted(analysis: Analysis, at: int) -> bool:
    """Whether a mark stands between a word and the next."""
    return bool(analysis.text[analysis.words[at].end : analysis.words[at + 1].start].strip())


@cache
def _closing_words() -> frozenset[str]:
    """Return words of which each closing phrase has one: they are rarer than its کے."""
    phrases = (p for r in resources.read_tsv("adjuncts.tsv") for p in _closing(r["urdu"]))
    return frozenset(normalise_word(phrase.split()[1]) for phrase in phrases)


def _closing(cell: str) -> list[str]:
    """Return the phrases of a cell that close a phrase: کے باعث."""
    phrases = resources.alternatives(cell)
    return [p for p in phrases if " " in p and p.split()[0] in ("کے", "کی", "سے")]


class _Relations(NamedTuple):
    """What explains an Urdu phrase, what hints at it, what closes one, and the English's own."""

    explains: PhraseIndex[str]
    hints: PhraseIndex[str]
    closes: PhraseIndex[str]
    keeps: PhraseIndex[str]
    opens: PhraseIndex[str]


@cache
def _relations() -> _Relations:
    tables: list[list[tuple[list[str], str]]] = [[], [], [], [], []]
    for row in resources.read_tsv("adjuncts.tsv"):
        plain, _, common = row["english"].partition("~")
        urdu = resources.alternatives(row["urdu"])
        cells = (
            resources.alternatives(plain),
            resources.alternatives(common),
            _closing(row["urdu"]),
            urdu,
            resources.alternatives(row["opens"]),
        )
        for table, phrases in zip(tables, cells, strict=True):
            table += [([normalise_word(w) for w in p.split()], row["relation"]) for p in phrases]
    return _Relations(*map(PhraseIndex, tables))
