"""English that Urdu does not render word by word: the graft watchdog, نیب; step down, مستعفی."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner import resources
from aligner.checks.base import Pair
from aligner.checks.rendered_phrases import RenderedPhrases
from aligner.language.names import find_names, names_match
from aligner.language.patterns import UrduPhrase, urdu_phrase

Places = tuple[frozenset[int], frozenset[int]]
_PHRASES = RenderedPhrases("periphrases.tsv")


def periphrases(pair: Pair) -> Places:
    """Return the source words of such phrases, and the target words that render them."""
    found: Places | None = pair.source.memo.get("periphrases")
    if found is None:
        found = pair.source.memo["periphrases"] = _find(pair)
    return found


def _find(pair: Pair) -> Places:
    """Return them, unless the English has a name that the Urdu may have exchanged for another."""
    source: set[int] = set()
    target: set[int] = set()
    for match in _PHRASES.find(pair.source.forms):
        words = range(match.start, match.end)
        for phrase in _PHRASES.renderings(match.value):
            place = phrase.find_in(pair.target)
            if place is None or _lacks_a_name(pair, words):
                continue
            named = range(min(place), max(place) + 1)
            if not _names_too(pair, words, named):
                source.update(words)
                target.update(named)
    for i, phrases in _acronyms(pair):
        places = [place for place in (p.find_in(pair.target) for p in phrases) if place]
        if places:
            source.add(i)
            target.update(*(range(min(place), max(place) + 1) for place in places))
    return frozenset(source), frozenset(target)


@cache
def _expansions() -> dict[str, tuple[UrduPhrase, ...]]:
    """Return the Urdu names that render acronyms, by acronym."""
    return {
        acronym: tuple(map(urdu_phrase, resources.alternatives(row["urdu"])))
        for row in resources.read_tsv("acronyms.tsv")
        for acronym in resources.alternatives(row["acronym"])
        if row["urdu"]
    }


def _acronyms(pair: Pair) -> Iterator[tuple[int, tuple[UrduPhrase, ...]]]:
    """Yield the acronyms of the English with their Urdu names: WHO, عالمی ادارہ صحت."""
    for i, word in enumerate(pair.source.words):
        if word.text.isupper() and (phrases := _expansions().get(word.text)):
            yield i, phrases


def _lacks_a_name(pair: Pair, words: range) -> bool:
    """Whether a name of the English, outside the description, is not in the Urdu."""
    return any(
        name.text[0].isupper() and not name.common and not names_match(name, pair.target)
        for name in find_names(pair.source)
        if name.end <= words.start or words.stop <= name.start
    )


def _names_too(pair: Pair, words: range, named: range) -> bool:
    """Whether the English has the name as well, outside the description."""
    there = [n for n in find_names(pair.target) if n.start < named.stop and named.start < n.end]
    return any(
        here.keys & name.keys
        for here in find_names(pair.source)
        if here.end <= words.start or words.stop <= here.start
        for name in there
    )
