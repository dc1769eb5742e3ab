"""ADD002: a word that says which (former, alleged, pregnant) put before a noun that has none.

The converse of OMI003, from the same table: the words of its column ``added`` are flagged where
nothing in the English may be one, and no English word is left that they might render.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner import resources
from aligner.checks.base import Check, Flag, Pair, Rule
from aligner.checks.lit import find_idioms
from aligner.checks.omi_phrase import unrendered
from aligner.checks.periphrases import periphrases
from aligner.config import Config
from aligner.document import Severity
from aligner.language.names import find_names
from aligner.language.phrases import PhraseIndex
from aligner.language.urdu import normalise_word
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word

QUALIFIER = Rule(
    "ADD002",
    "qualifier-added",
    Severity.MAJOR,
    "A word that says which one is meant has no English.",
)
_LINKED = 0.1  # so probable a partner is rendered
_MAY_BE = 0.01  # so probable a translation explains a word
_SPARE = 1  # English words without partner that the Urdu word hardly renders
_LONGEST = 24  # words: in a longer text much may be told otherwise


class AddedQualifierCheck(Check):
    """Looks in the English for whatever the Urdu qualifier may render."""

    rules = (QUALIFIER,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a qualifier of which the English has no trace, before a noun that it has."""
        del config
        if len(pair.source.words) > _LONGEST:
            return
        said, told = _tables()
        for match in said.find(pair.target.norms):
            place = range(match.start, match.end)
            if not _qualifies(pair, match.end) or _is_told(pair, place):
                continue
            if any(match.value in m.value for m in told.find(pair.source.forms)):
                continue
            if unrendered(pair) > _SPARE:
                continue
            span = pair.target.span(match.start, match.end - 1)
            message = f"The source has nothing for “{pair.target.quote(span)}”."
            yield Flag(QUALIFIER, 0.65, message, target_span=span)
            return


@cache
def _tables() -> tuple[PhraseIndex[str], PhraseIndex[frozenset[str]]]:
    """Return the Urdu words that may be added, and by English phrase those it may have told."""
    rows = tuple(resources.read_tsv("qualifiers.tsv"))
    cells = [row["added"].partition("~")[::2] for row in rows]
    said = {word for added, _ in cells for word in resources.alternatives(added)}
    told: dict[str, frozenset[str]] = {}
    for row, (_, also) in zip(rows, cells, strict=True):
        words = said.intersection(resources.alternatives(row["urdu"]))
        for phrase in (*resources.alternatives(row["english"]), *resources.alternatives(also)):
            told[phrase] = told.get(phrase, frozenset()) | words
    return (
        PhraseIndex(([normalise_word(w) for w in word.split()], word) for word in sorted(said)),
        PhraseIndex((phrase.split(), words) for phrase, words in sorted(told.items())),
    )


def _qualifies(pair: Pair, end: int) -> bool:
    """Whether a word stands before a noun that renders an English word."""
    words, text = pair.target.words, pair.target.text
    if end >= len(words) or text[words[end - 1].end : words[end].start].strip():
        return False
    if is_function_word(pair.target.norms[end], "ur"):
        return False
    return any(x.probability >= _LINKED for x in pair.links_by_target.get(end, ()))


def _is_told(pair: Pair, place: range) -> bool:
    """Whether links, names, idioms, fixed phrases or the lexicon account for the Urdu words."""
    if any(pair.links_by_target.get(j) for j in place) or find_idioms(pair.source):
        return True
    named = {j for n in find_names(pair.target) for j in range(n.start, n.end)}
    if not (periphrases(pair)[1] | named).isdisjoint(place):
        return True
    probable = load_lexicon().is_translation
    urdu = [pair.target.norms[j] for j in place]
    content = [n for n in pair.source.norms if not is_function_word(n, "en")]
    return any(probable(norm, word) >= _MAY_BE for norm in content for word in urdu)


CHECKS = (AddedQualifierCheck(),)
