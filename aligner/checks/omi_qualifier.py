"""OMI003: a word that says which (former, unarmed, temporary) left out before its noun.

One word is too little for the evidence of a run of words without partner, but the words of
``qualifiers.tsv`` are listed with whatever may render them, and without them the fact is another.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.checks.base import Check, Flag, Pair, Rule
from aligner.checks.lit import find_idioms
from aligner.checks.periphrases import periphrases
from aligner.checks.rendered_phrases import RenderedPhrases
from aligner.config import Config
from aligner.document import Severity
from aligner.language.names import find_names
from aligner.language.patterns import word_set
from aligner.lexicon.function_words import is_function_word

QUALIFIER = Rule(
    "OMI003",
    "qualifier-omitted",
    Severity.MAJOR,
    "A word that says which one is meant has no Urdu before its noun.",
)
_LINKED = 0.1  # so probable a partner may render the word
_SAID = word_set("be is are was were been being am get got become became remain remained stay")
_LONGEST = 24  # words: in a longer text much may be told otherwise
_QUALIFIERS = RenderedPhrases("qualifiers.tsv")


class QualifierCheck(Check):
    """Looks for each listed word's renderings anywhere in the Urdu."""

    rules = (QUALIFIER,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a qualifier that nothing in the Urdu can be, where its noun is rendered."""
        del config
        if len(pair.source.words) > _LONGEST:
            return
        for match in _QUALIFIERS.find(pair.source.norms):
            place = match.start, match.end
            if not _qualifies(pair, *place) or _is_told(pair, *place):
                continue
            if any(phrase.find_in(pair.target) for phrase in _QUALIFIERS.renderings(match.value)):
                continue
            span = pair.source.span(match.start, match.end - 1)
            message = f"The translation has nothing for “{pair.source.quote(span)}”."
            yield Flag(QUALIFIER, 0.7, message, source_span=span)
            return


def _qualifies(pair: Pair, start: int, end: int) -> bool:
    """Whether the word stands before a noun that the Urdu renders."""
    words, norms, text = pair.source.words, pair.source.norms, pair.source.text
    if end >= len(words) or text[words[end - 1].end : words[end].start].strip():
        return False
    if start and norms[start - 1] in _SAID:
        return False
    if is_function_word(norms[end], "en") or (start and words[start].text[0].isupper()):
        return False  # "Former Soldiers United"
    heads = [end]
    if end + 1 < len(words) and len(pair.source.forms[end + 1]) == 1:  # no verb: "unarmed men fled"
        heads.append(end + 1)
    return any(
        link.probability >= _LINKED for i in heads for link in pair.links_by_source.get(i, ())
    )


def _is_told(pair: Pair, start: int, end: int) -> bool:
    """Whether links, names, idioms or fixed phrases account for the word."""
    own = range(start, end)
    if any(x.probability >= _LINKED for i in own for x in pair.links_by_source.get(i, ())):
        return True
    if not periphrases(pair)[0].isdisjoint(own):
        return True
    taken = [(n.start, n.end) for n in find_names(pair.source)]
    taken += [(use.first, use.last + 1) for use in find_idioms(pair.source)]
    return any(a < end and start < b for a, b in taken)


CHECKS = (QualifierCheck(),)
