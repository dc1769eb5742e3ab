"""Somebody else of the text in the agent's place: neither who acts nor who is acted on."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.roles import urdu
from aligner.roles.entities import Links, is_person
from aligner.roles.event import Event
from aligner.roles.evidence import Linked, Places
from aligner.roles.frames import COMPARABLE
from aligner.roles.urdu_clause import CONJUNCTIONS, ERGATIVE
from aligner.roles.verbs import Voice

_VOICES = frozenset((Voice.ACTIVE, Voice.PASSIVE, Voice.NONFINITE))
_INCLUDING = frozenset(("including", "namely", "especially", "among"))
# How many words a marker of the agent may have.
_LENGTHS = (3, 2)


def moved(
    places: Places, event: Event, candidate: urdu.Event, linked: Linked
) -> tuple[tuple[int, int], ...]:
    """Return the agent, who is elsewhere in the clause, and who acts in his place, or ()."""
    agents = [link for link in linked["A"] if places.actor(link[0])]
    comparable = event.kind in COMPARABLE and candidate.voice in _VOICES
    if not agents or not comparable or not _beside(event):
        return ()
    if any(places.text.segments[j] != candidate.segment for _, j in agents):
        return ()
    nouns = list(_agents(places, candidate))
    mine = places.own(event, "A", linked) | places.own(event, "P", linked)
    if len(nouns) != 1 or not mine.isdisjoint(range(nouns[0] - 1, nouns[0] + 1)):
        return ()
    between = range(min(agents[0][1], nouns[0]), nouns[0])
    if any(places.text.keys[j] in CONJUNCTIONS for j in between):
        return ()  # both do it
    rival = _rival(places, event, nouns[0])
    if rival is None or _among(places, agents[0][0], rival):
        return ()
    return agents[0], (rival, nouns[0])


def _among(places: Places, agent: int, rival: int) -> bool:
    """Whether the rival is one of those who act (three, including two diplomats) or he."""
    source = places.pair.source
    if not _INCLUDING.isdisjoint(source.norms[agent:rival]):
        return True
    head, _, name = source.text[source.words[agent].end : source.words[rival].end].partition(", ")
    beside = bool(name) and "," not in name and head == head.lower()
    return beside and all(w[:1].isupper() for w in name.split())  # a young officer, Hina Palijo


def displaced(
    places: Places, event: Event, candidate: urdu.Event, linked: Linked
) -> tuple[tuple[int, int], ...]:
    """Return who is told, but in another clause, and who is told in the predicate's, or ()."""
    patients = [link for link in linked["P"] if places.actor(link[0])]
    if not patients or event.kind != "speech" or candidate.voice is not Voice.ACTIVE:
        return ()
    if any(places.text.segments[j] <= candidate.segment for _, j in patients):
        return ()
    own = places.own(event, "A", linked) | places.own(event, "P", linked)
    markers = [m for m, place in candidate.frame.markers if place == "P" and " " not in m]
    start = places.text.starts[candidate.segment]
    nouns = [k - 1 for k in range(start + 1, candidate.first) if places.text.keys[k] in markers]
    if len(nouns) != 1 or nouns[0] in own:
        return ()
    for noun in (nouns[0], nouns[0] - 1):  # وزیر قبیلے کو
        if noun >= start and (rival := _rival(places, event, noun)) is not None:
            return patients[0], (rival, noun)
    return ()


def _beside(event: Event) -> bool:
    """Whether the English agent stands next to its verb, so that no other can be meant."""
    return event.passive or any(p.last + 1 == event.first for p in event.places.get("A", ()))


def _agents(places: Places, candidate: urdu.Event) -> Iterator[int]:
    """Yield the nouns of a predicate's clause whose marker is that of who acts."""
    text = places.text
    finite = candidate.voice is Voice.ACTIVE
    if finite and not candidate.takes_ergative:
        return
    first = text.starts[candidate.segment] + 1
    if not finite:  # a phrase belongs to the next predicate
        first = max((k for k in text.predicates if k < candidate.first), default=first)
    for k in range(first, candidate.first):
        phrase = any(
            " ".join(text.keys[k : k + n]) in _PHRASES for n in _LENGTHS if k + n <= text.size
        )
        if (finite and text.keys[k] == ERGATIVE) or (not finite and phrase):
            yield k - 1


def _rival(places: Places, event: Event, j: int) -> int | None:
    """Return the English word, outside the event, for who acts in the Urdu."""
    source = places.pair.source
    taken = {i for place in ("A", "P") for i in event.indices(place)}
    others = {
        i
        for i, word in enumerate(source.words)
        if i not in taken
        and (any(map(is_person, source.forms[i])) or (i and word.text[:1].isupper()))
    }
    links = Links(places.pair, others)
    found = [i for i in sorted(others) if links.of(i).get(j, 0.0) >= 1.0]
    acts = {i for other in places.events if other is not event for i in places.acting(other, "A")}
    return next((i for i in found if i not in acts), None) if found else None


_PHRASES = urdu.AGENT_PHRASES - {"کے ذریعے", "کے ذریعہ"}
