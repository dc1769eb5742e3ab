"""Senses that one sentence leaves open and its document tells.

A word has mostly one sense in a discourse (Gale, Church and Yarowsky 1992): what other sentences
fix, and what the sentences around are about, decides for a sentence without a cue of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.checks.base import DocumentCheck, DocumentView, Flag, Pair
from aligner.checks.lex_judge import LEX001, LEX002, judge
from aligner.checks.lex_parts import NOUN, parts_of_speech
from aligner.checks.lex_senses import (
    ENOUGH,
    MARGIN,
    Entry,
    Use,
    disambiguate,
    entry_of,
    evidence,
    is_telling,
    occurrences,
)
from aligner.language.patterns import all_forms, split_forms

if TYPE_CHECKING:
    from aligner.config import Config

_AROUND = 4  # sentences either side whose words count
_MOST = 3  # what they can count for
_ELSEWHERE = 3  # what it counts for that the word has one sense elsewhere
_CONFIDENCE = 0.65
_LONGEST = 5_000  # pairs: a larger set is no discourse


class SenseInDocument(DocumentCheck):
    """LEX001 and LEX002, for words that their own sentence leaves open."""

    rules = (LEX001, LEX002)

    def check(self, view: DocumentView, config: Config) -> Iterator[tuple[int, Flag]]:
        """Yield the words that the Urdu renders in another sense than the document has."""
        del config
        if len(view.pairs) > _LONGEST:
            return
        told = [split_forms(pair.source) for pair in view.pairs]
        fixed, left = _senses(view.pairs)
        for number, word, at in left:
            around = frozenset[str]().union(*told[max(0, number - _AROUND) : number + _AROUND + 1])
            use = _decide(view.pairs[number], word, at, around - told[number], fixed)
            flag = judge(view.pairs[number], use) if use else None
            if flag is not None:
                yield number, replace(flag, confidence=_CONFIDENCE)
        for pair in view.pairs:
            pair.release()


def _senses(pairs: Sequence[Pair]) -> tuple[Mapping[str, Set[int]], list[tuple[int, str, int]]]:
    """Return the senses that each word has where its sentence tells, and where it does not."""
    fixed: dict[str, set[int]] = defaultdict(set)
    left: list[tuple[int, str, int]] = []
    for number, pair in enumerate(pairs):
        shown = all_forms(pair.target)
        for word, places in occurrences(pair.source).items():
            uses = [disambiguate(pair.source, entry_of(word), at) for at in places]
            fixed[word].update(use.sense for use in uses if use)
            if uses == [None] and is_telling(word, shown):
                left.append((number, word, places[0]))
    return fixed, left


def _decide(
    pair: Pair, word: str, at: int, around: Set[str], fixed: Mapping[str, Set[int]]
) -> Use | None:
    """Return the sense of a noun for which the document speaks clearly."""
    if parts_of_speech(pair.source, at) != NOUN:
        return None  # a verb or an adjective is told by its own sentence
    entry = entry_of(word)
    things = [i for i, sense in enumerate(entry.senses) if sense.is_thing]
    scores = {
        i: score
        + min(len(entry.senses[i].context & around), _MOST)
        + (_ELSEWHERE if fixed[word] == {i} else 0)
        for i, score in evidence(pair.source, entry, at).items()
        if i in things
    }
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None:
        return None
    rival = max((s for i, s in scores.items() if i != best), default=0)
    if scores[best] < ENOUGH or scores[best] - rival < MARGIN:
        return None
    nouns = Entry(entry.words, tuple(entry.senses[i] for i in things))
    return Use(nouns, at, things.index(best), ENOUGH)
