"""Who acts and whose it is, exchanged: "the minister named the speaker's cousin" against
اسپیکر نے وزیر کے کزن کو نامزد کیا.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aligner.checks.base import Pair
from aligner.roles import english_clause, urdu
from aligner.roles.entities import Links
from aligner.roles.slots import AGENT, OBJECT, PATIENT, POSSESSOR, SUBJECT, Filler, fillers
from aligner.roles.urdu_clause import CONJUNCTIONS, GENITIVES, POSTPOSITIONS, UrduText

_CORE = frozenset((SUBJECT, OBJECT, PATIENT, AGENT))
_LIKELY = 0.5  # a link good enough for a common noun
_BETWEEN = 3  # adjectives between the owner's کا and what is owned


@dataclass(frozen=True, slots=True)
class Exchanged:
    """(English word, Urdu word) of the owner and of the other, each in the other's place."""

    owner: tuple[int, int]
    other: tuple[int, int]
    thing: tuple[int, int]


def exchanged_owners(pair: Pair) -> Iterator[Exchanged]:
    """Yield the owners that the Urdu has act, where who acts owns."""
    if not any(norm.endswith(("'s", "’s", "s'", "s’")) for norm in pair.source.norms):
        return
    clause = english_clause.read(pair.source)
    found = list(fillers(clause))
    for owner, thing in pairwise(found):
        if owner.slot == POSSESSOR and thing.phrase.first == owner.phrase.last + 1:
            others = [f for f in found if f.slot in _CORE and f is not thing and not f.pronoun]
            yield from _judge(pair, owner, thing, others)


def _judge(pair: Pair, owner: Filler, thing: Filler, others: list[Filler]) -> Iterator[Exchanged]:
    wanted = {i for f in (owner, thing, *others) for i in f.phrase.range}
    links = Links(pair, wanted)
    things, owners = _linked(links, thing), _linked(links, owner)
    text, _ = urdu.read(pair.target)
    if len(things) != 1 or not owners:
        return
    owned = next(iter(things))
    told = _owner(text, owned)
    if told < 0 or any(_belongs(text, j, owned) for j in owners):
        return
    for other in others:
        theirs = _linked(links, other)
        if theirs and owners.isdisjoint(theirs) and told in theirs and max(theirs) == told:
            at = max(owners)
            if text.segments[at] == text.segments[told] and not _owns(text, at):
                yield Exchanged(
                    (owner.phrase.last, at), (other.phrase.last, told), (thing.phrase.last, owned)
                )
                return


def _linked(links: Links, filler: Filler) -> set[int]:
    """Return the Urdu words that surely render the last word of a phrase."""
    return {j for j, p in links.of(filler.phrase.last).items() if p >= _LIKELY}


def _owner(text: UrduText, j: int) -> int:
    """Return the word before the کا that stands before a noun, or -1."""
    for k in range(j - 1, max(j - 2 - _BETWEEN, 0), -1):
        if text.keys[k] in GENITIVES:
            return k - 1
        if text.keys[k] in POSTPOSITIONS or text.keys[k] in CONJUNCTIONS or k in text.commas:
            return -1
    return -1


def _belongs(text: UrduText, j: int, owned: int) -> bool:
    """Whether a word stands in the phrase of what is owned, however deep."""
    between = text.keys[min(j, owned) + 1 : max(j, owned)]
    return POSTPOSITIONS.isdisjoint(between)


def _owns(text: UrduText, j: int) -> bool:
    """Whether a word owns something itself."""
    return j + 1 < text.size and text.keys[j + 1] in GENITIVES
