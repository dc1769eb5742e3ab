"""Who acts and whose it is, exchanged: "the minister named the speaker's cousin" against
اسپیکر نے وزیر کے کزن کو نامزد کیا.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from aligner.checks.base import Pair
from aligner.roles import english_clause, urdu
from aligner.roles.entities import Links
from aligner.roles.slots import AGENT, OBJECT, PATIENT, POSSESSOR, SUBJECT, Filler, fillers
from aligner.roles.urdu_clause import CONJUNCTIONS, GENITIVES, POSTPOSITIONS, UrduText

_CORE = frozenset((SUBJECT, OBJECT, PATIENT, AGENT))
_LIKELY = 0.5  # a link good enough for a common noun
_BETWEEN = 5  # adjectives and amounts between the owner's کا and what is owned


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
    owned = [
        (owner, thing)
        for owner, thing in pairwise(found)
        if owner.slot == POSSESSOR and thing.phrase.first == owner.phrase.last + 1
    ]
    if not owned:
        return
    links = Links(pair, {i for f in found for i in f.phrase.range})
    text, _ = urdu.read(pair.target)
    for first, second in combinations(owned, 2):
        if (turned := _both(text, links, first, second)) is not None:
            yield turned
            return
    for owner, thing in owned:
        others = [f for f in found if f.slot in _CORE and f is not thing and not f.pronoun]
        yield from _judge(text, links, owner, thing, others)


def _both(
    text: UrduText, links: Links, first: tuple[Filler, Filler], second: tuple[Filler, Filler]
) -> Exchanged | None:
    """Return two owners each of whom the Urdu gives what is the other's."""
    things = [_thing(links, thing) for _, thing in (first, second)]
    owners = [_linked(links, owner) for owner, _ in (first, second)]
    if min(things) < 0 or owners[0] & owners[1]:
        return None
    told = [_owner(text, j) for j in things]
    if told[0] not in owners[1] or told[1] not in owners[0]:
        return None
    return Exchanged(
        (first[0].phrase.last, told[1]),
        (second[0].phrase.last, told[0]),
        (first[1].phrase.last, things[0]),
    )


def _judge(
    text: UrduText, links: Links, owner: Filler, thing: Filler, others: list[Filler]
) -> Iterator[Exchanged]:
    owned, owners = _thing(links, thing), _linked(links, owner)
    if owned < 0 or not owners:
        return
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


def _thing(links: Links, thing: Filler) -> int:
    """Return the first Urdu word of what is owned, or -1 where it stands in several places."""
    found = sorted(_linked(links, thing))
    return found[0] if found and found[-1] - found[0] == len(found) - 1 else -1


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
