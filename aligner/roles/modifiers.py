"""Adjectives that tell two like things apart: "the smaller party deserted its larger ally"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from aligner import resources
from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles.english_clause import Phrase
from aligner.roles.entities import urdu_keys

_LIKELY, _POSSIBLE = 0.2, 0.05  # links of a noun, and of a modifier beside it

_QUANTITIES = frozenset(("most", "more", "many", "much", "few", "fewer", "less", "least"))


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    """Return the folded Urdu words, one by one, for each adjective of ``comparatives.tsv``."""
    return {
        row["english"]: frozenset(
            fold(phrase) for phrase in resources.alternatives(row["urdu"]) if " " not in phrase
        )
        for row in resources.read_tsv("comparatives.tsv")
        if row["english"] not in _QUANTITIES
    }


def told(pair: Pair, phrases: Iterable[Phrase]) -> bool:
    """Whether a place has an adjective of the table."""
    known = _adjectives()
    return any(f in known for p in phrases for i in p.range for f in pair.source.forms[i])


def linked(pair: Pair, phrases: Iterable[Phrase]) -> tuple[int, int] | None:
    """Return the (English, Urdu) adjective of a place, where the Urdu has it once."""
    known = _adjectives()
    for phrase in phrases:
        for i in phrase.range:
            words = frozenset(w for f in pair.source.forms[i] for w in known.get(f, ()))
            if not words:
                continue
            found = [
                j for j, norm in enumerate(pair.target.norms) if words.intersection(urdu_keys(norm))
            ]
            if len(found) == 1:
                return i, found[0]
    return None


def crossed(
    pair: Pair, ours: Sequence[Phrase], theirs: Sequence[Phrase]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the modifiers of two places that each stand before the other's noun.

    شہری اساتذہ اپنے دیہی ساتھیوں پر of "rural teachers envy their city colleagues".
    """
    if told(pair, ours) and told(pair, theirs):
        return None  # small banks swallowed by larger rivals: see linked
    for a in ours:
        for b in theirs:
            one, other = _before(pair, a, b.last), _before(pair, b, a.last)
            if one and other and one[1] != other[1]:
                return one, other
    return None


def _before(pair: Pair, phrase: Phrase, head: int) -> tuple[int, int] | None:
    """Return a modifier of a phrase that stands right before the Urdu of another one's head."""
    nouns = {x.target for x in pair.links_by_source.get(head, ()) if x.probability >= _LIKELY}
    norms = pair.target.norms
    own = {norms[x.target] for x in pair.links_by_source.get(phrase.last, ())}
    for i in range(phrase.first, phrase.last):
        if i and pair.source.words[i].text[:1].isupper():
            continue  # a name, a title
        for link in pair.links_by_source.get(i, ()):
            behind = link.target + 1
            if link.probability >= _POSSIBLE and behind in nouns and norms[behind] not in own:
                return i, link.target
    return None
