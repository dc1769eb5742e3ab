"""LEX: a word of several senses rendered in the wrong one.

The English around a word of ``senses.tsv`` fixes its sense (its cues, its part of speech, or else
the sense usual in news); the check flags the Urdu when it has a rendering of another sense, none
of the right one, and no other English word accounts for it. In a document, what the sentence
leaves open the sentences around it may tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.checks.base import Check, DocumentCheck, Flag, Pair
from aligner.checks.lex_discourse import SenseInDocument
from aligner.checks.lex_judge import LEX001, LEX002, is_rendered, judge
from aligner.checks.lex_senses import find_senses
from aligner.language.patterns import all_forms

if TYPE_CHECKING:
    from aligner.config import Config
    from aligner.document import Span


class WrongSense(Check):
    """LEX001 and LEX002."""

    rules = (LEX001, LEX002)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag each listed word that the Urdu renders in another sense only."""
        del config
        shown = all_forms(pair.target)
        told: list[Span] = []
        settled: set[int] = set()  # words of a term whose own rendering is there
        uses = sorted(find_senses(pair, shown), key=lambda u: (-len(u.entry.words), u.at))
        for use in uses:
            if use.at in settled:
                continue  # living in "standard of living", معیار زندگی
            flag = judge(pair, use)
            if len(use.entry.words) > 1 and flag is None and is_rendered(pair, use):
                settled.update(range(use.at, use.at + len(use.entry.words)))
            span = flag.target_span if flag else None
            if flag and span and all(span.end <= t.start or t.end <= span.start for t in told):
                told.append(span)  # a phrase speaks for its words
                yield flag


CHECKS: tuple[Check | DocumentCheck, ...] = (WrongSense(), SenseInDocument())
