"""MIS: a pair that is not a translation at all."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.checks.base import Check, Flag, Pair, Rule
from aligner.checks.lit_rendered import rendered_words
from aligner.checks.presence import evidence
from aligner.config import Config
from aligner.document import Severity

UNRELATED = Rule(
    "MIS001", "not-a-translation", Severity.CRITICAL, "The two texts say different things."
)

_AGAINST = 3.0  # nats of word evidence against translation
_PER_WORD = 0.5  # and in a short text so many for each content word, where freedom costs more
_SHORT = 12
_UNLIKE_SHORT = 0.15
_UNLIKE = 0.28  # cosine of the embedded model below which texts are unlike


class UnrelatedCheck(Check):
    """Asks the word links first, and the sentence vectors only where they deny."""

    rules = (UNRELATED,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag the whole pair when words and vectors agree that it is no translation."""
        del config
        if len(pair.source.words) < 3 or len(pair.target.words) < 3:
            return
        found = evidence(pair)
        against = found.source.total + found.target.total
        words = found.source.words + found.target.words
        if against < max(_AGAINST, _PER_WORD * min(words, _SHORT)):
            return
        if rendered_words(pair):
            return  # a figure of speech and its rendering need not share a word
        from aligner.embedding import embed

        source, target = embed([pair.source.text, pair.target.text])
        likeness = float(source @ target)
        if likeness < (_UNLIKE if words >= _SHORT else _UNLIKE_SHORT):
            confidence = 0.95 if against > 2 * _AGAINST and likeness < 0.2 else 0.75
            yield Flag(
                UNRELATED,
                confidence,
                f"Hardly a word of one text is in the other (likeness {max(likeness, 0.0):.2f}).",
                pair.source.span(0, len(pair.source.words) - 1),
                pair.target.span(0, len(pair.target.words) - 1),
            )


CHECKS = (UnrelatedCheck(),)
