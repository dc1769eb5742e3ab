"""Sets the events of a pair side by side: which entity fills which place.

Never the voice alone: an English passive is as often as not an Urdu agentive. What is compared is
the place of linked entities, and every doubt is settled in the translation's favour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles import english, urdu, urdu_clause
from aligner.roles.entities import Links, digits
from aligner.roles.frames import COMPARABLE, GENITIVE, family, table
from aligner.roles.verbs import Voice
from aligner.roles.words import word_class

# Words that count others: never an actor themselves.
QUANTITIES = word_class("quantity")


# Cases of what is not the subject, whatever the predicate.
_OBLIQUE = frozenset(("کو", "پر", "سے", "میں", GENITIVE, "کے خلاف", "کے ساتھ", "کے لیے"))


# A common noun must be linked as surely as this.
MIN_COMMON = 0.6


class Kind(StrEnum):
    """What is wrong with the places."""

    EXCHANGED = "exchanged"
    MADE_AGENT = "made agent"
    MADE_PATIENT = "made patient"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A pair of events whose places disagree.

    ``moved`` are (English word, Urdu word) indices of the entities in the wrong place.
    ``generic`` says that the Urdu predicate was not recognised as the same concept.
    """

    kind: Kind
    source: english.Event
    first: int  # the Urdu predicate's words
    last: int
    moved: tuple[tuple[int, int], ...]
    generic: bool
    supported: bool  # further evidence: an equal number, or linked predicates


Linked = dict[str, list[tuple[int, int]]]
Evidence = dict[tuple[str, str], list[tuple[int, int]]]


def mismatches(pair: Pair) -> Iterator[Mismatch]:
    """Yield the disagreements of a pair, at most one for each English event."""
    events = [e for e in english.events(pair.source) if e.kind != "symmetric"]
    if not events:
        return
    links = Links(pair, {i for e in events for place in ("A", "P") for i in e.indices(place)})
    if not any(links.of(i) for e in events for place in ("A", "P") for i in e.indices(place)):
        return
    comparison = _Comparison(pair, events, links)
    for event in events:
        if (found := comparison.judge(event)) is not None:
            yield found


class _Comparison:
    def __init__(self, pair: Pair, events: Sequence[english.Event], links: Links) -> None:
        self.pair = pair
        self.events = events
        self.links = links

    @cached_property
    def text(self) -> urdu_clause.UrduText:
        """The Urdu text, read only when an event asks for it."""
        return urdu.read(self.pair.target)[0]

    @cached_property
    def urdu_events(self) -> tuple[urdu.Event, ...]:
        """The events of the Urdu text."""
        return urdu.read(self.pair.target)[1]

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(fold(n) for n in self.pair.target.norms)

    def _worth(self, event: english.Event, linked: Linked) -> bool:
        """Whether an event can come to anything, told without reading the Urdu."""
        if linked["A"] and linked["P"]:
            return True
        alone = event.kind in ("force", "speech") and (linked["A"] or linked["P"])
        starts = table().starts.get(family(event.concept), frozenset())
        return bool(alone) and not self._keys.isdisjoint(starts)

    def judge(self, event: english.Event) -> Mismatch | None:
        """Return what is wrong with the Urdu of an event, or None."""
        linked = self._linked(event)
        if not self._worth(event, linked):
            return None
        same = [
            u
            for u in self.urdu_events
            if event.concept and family(u.concept) == family(event.concept)
        ]
        if same:
            return self._judge_same(event, same, linked)
        if event.kind in COMPARABLE and linked["A"] and linked["P"]:
            return self._judge_generic(event, linked)
        return None

    # -- links --------------------------------------------------------------------------------

    def _linked(self, event: english.Event) -> Linked:
        """Return (English, Urdu) index pairs for the places A and P, ambiguous ones left out."""
        table = {place: self._place_links(event, place) for place in ("A", "P")}
        shared = self._own(event, "A", table) & self._own(event, "P", table)
        return {p: [(i, j) for i, j in found if j not in shared] for p, found in table.items()}

    def _place_links(self, event: english.Event, place: str) -> list[tuple[int, int]]:
        indices = event.indices(place)
        actors = [i for i in indices if self._actor(i)]
        if not actors and event.places.get(place):
            actors = [event.places[place][0].last]
        return [
            (i, j)
            for i in actors
            for j, probability in self.links.of(i).items()
            if probability >= MIN_COMMON or self._actor(i)
        ]

    def _actor(self, i: int) -> bool:
        """Whether an English word names somebody: known to the tables, or a proper name."""
        links = self.links.of(i)
        if not links or not QUANTITIES.isdisjoint(self.pair.source.forms[i]):
            return False
        word = self.pair.source.words[i]
        return max(links.values()) >= 1.0 or (i > 0 and word.text[:1].isupper())

    # -- the same concept on both sides -----------------------------------------------------------

    def _judge_same(
        self,
        event: english.Event,
        same: Sequence[urdu.Event],
        linked: Linked,
    ) -> Mismatch | None:
        found: list[Mismatch] = []
        for candidate in same:
            evidence = self._evidence(event, candidate, linked)
            mismatch = self._verdict(event, candidate, evidence, linked)
            if mismatch is not None:
                found.append(mismatch)
            elif evidence.get(("A", "A")) or evidence.get(("P", "P")):
                return None
        return found[0] if found else None

    def _evidence(
        self,
        event: english.Event,
        candidate: urdu.Event | urdu.AnyClause,
        linked: Linked,
    ) -> Evidence:
        own = {p: self._own(event, p, linked) for p in ("A", "P")}
        evidence: Evidence = {}
        for place, pairs in linked.items():
            for i, j in pairs:
                if j >= candidate.last:
                    continue
                case = self._case(event, (i, j), place, own)
                if not self._inside(j, candidate, case):
                    continue
                vague = case.possessor and case.marker == urdu_clause.BARE and case.doubt > 0
                held = "" if vague else candidate.place(case.marker)
                if held and (case.sure or held == place):
                    evidence.setdefault((place, held), []).append((i, j))
                elif place == "A" and case.marker == GENITIVE and self._actor(i):
                    evidence.setdefault((place, "possessor"), []).append((i, j))
                elif place == "A" and self._actor(i) and self._not_agent(j, case):
                    evidence.setdefault((place, "other"), []).append((i, j))
                elif not case.sure and self._opens(j, candidate, place):
                    evidence.setdefault((place, "weak"), []).append((i, j))
        return evidence

    def _inside(
        self, j: int, candidate: urdu.Event | urdu.AnyClause, case: urdu_clause.Case
    ) -> bool:
        """Whether a word is in a predicate's clause, or is the subject it takes from another."""
        segment = self.text.segments[j]
        if segment == candidate.segment:
            return True
        shared = self.text.back.get(candidate.segment) == segment
        return shared and case.marker == urdu_clause.ERGATIVE and candidate.takes_ergative

    def _case(
        self,
        event: english.Event,
        link: tuple[int, int],
        place: str,
        own: dict[str, frozenset[int]],
    ) -> urdu_clause.Case:
        """Return the case of a linked word.

        The adjective of a nation may have gone to the other noun (پاکستانی طالبان for "Afghan
        Taliban"), whose case it then shares.
        """
        i, j = link
        mine, others = own[place], own["P" if place == "A" else "A"]
        if self._adjective(event, i):
            return self.text.case(j, mine | others, frozenset())
        return self.text.case(j, mine, others - mine)

    def _adjective(self, event: english.Event, i: int) -> bool:
        """Whether a proper name stands before its phrase's last word: "Afghan Taliban"."""
        phrases = [p for place in ("A", "P") for p in event.places.get(place, ())]
        return self._proper(i) and any(p.first <= i < p.last for p in phrases)

    def _not_agent(self, j: int, case: urdu_clause.Case) -> bool:
        """Whether a case keeps its noun from being the subject of a clause that has one with نے."""
        if case.marker == urdu_clause.ERGATIVE:
            return False
        oblique = case.sure and case.marker in _OBLIQUE
        bare = case.marker == urdu_clause.BARE and self._ergative(j)
        return oblique or bare or case.possessor or case.marker == GENITIVE

    def _opens(self, j: int, candidate: urdu.Event | urdu.AnyClause, place: str) -> bool:
        """Whether an unmarked word opens a clause without نے, as another place's subject would."""
        return (
            candidate.place(urdu_clause.BARE) not in ("", place)
            and self.text.first_in_clause(j)
            and not self._ergative(j)
        )

    def _own(self, event: english.Event, place: str, linked: Linked) -> frozenset[int]:
        """Return every Urdu word linked to any word of a place."""
        own = {j for i in event.indices(place) for j in self.links.of(i)}
        return frozenset(own | {j for _, j in linked[place]})

    def _exchange(self, event: english.Event, evidence: Evidence) -> tuple[tuple[int, int], ...]:
        """Return the two entities that stand in each other's places, or ()."""
        agents, patients = evidence.get(("P", "A"), []), evidence.get(("A", "P"), [])
        if agents and self._ergative(agents[0][1]):
            patients = patients or evidence.get(("A", "other"), [])
        elif agents:
            patients = patients or evidence.get(("A", "weak"), [])
        if agents and not patients and (found := evidence.get(("A", "possessor"))):
            agents, patients = [m for m in agents if self._actor(m[0])], found
        agents = agents or evidence.get(("P", "weak"), [])
        kept = evidence.get(("A", "A"), []) + evidence.get(("P", "P"), [])
        adjectives = [
            next((m for m in found if self._adjective(event, m[0])), None)
            for found in (agents, patients)
        ]
        if adjectives[0] and adjectives[1]:  # "Afghan Taliban … Pakistani delegation"
            return adjectives[0], adjectives[1]
        if kept:  # "Turkey shot down a Russian jet": the names tell, not the jet
            agents = [m for m in agents if self._proper(m[0])]
            patients = [m for m in patients if self._proper(m[0])]
            if any(self._proper(i) for i, _ in kept):
                return ()
        return (agents[0], patients[0]) if agents and patients else ()

    def _ergative(self, j: int) -> bool:
        return self.text.has_ergative(self.text.segments[j])

    def _proper(self, i: int) -> bool:
        word = self.pair.source.words[i]
        return word.text[:1].isupper() and (i > 0 or max(self.links.of(i).values()) >= 1.0)

    def _verdict(
        self,
        event: english.Event,
        candidate: urdu.Event,
        evidence: Evidence,
        linked: Linked,
    ) -> Mismatch | None:
        counted = self._numbers(event, candidate)
        if counted is False or candidate.voice is Voice.NONFINITE:
            return None
        kind, moved = Kind.EXCHANGED, list(self._exchange(event, evidence))
        if not moved and (("A", "A") in evidence or ("P", "P") in evidence):
            return None
        weak = evidence.get(("P", "weak"), []) if counted else []
        if not moved and not linked["A"]:
            agents = evidence.get(("P", "A"), weak)
            kind, moved = Kind.MADE_AGENT, self._alone(event, candidate, agents, "A")
        if not moved and not linked["P"]:
            patients = evidence.get(("A", "P"), [])
            kind, moved = Kind.MADE_PATIENT, self._alone(event, candidate, patients, "P")
        if not moved:
            return None
        return Mismatch(
            kind, event, candidate.first, candidate.last, tuple(moved), False, bool(counted)
        )

    def _alone(
        self,
        event: english.Event,
        candidate: urdu.Event,
        moved: list[tuple[int, int]],
        place: str,
    ) -> list[tuple[int, int]]:
        """Return what shows, without a second entity, that the first is in the wrong place.

        Only somebody whom the tables or a capital name (anybody, where both sides count the same
        number of events), in a case that says so by itself: a bare noun beside a verb that may
        take it as its object says nothing.
        """
        if event.kind not in ("force", "speech") or self._elsewhere(event, moved, place):
            return []
        counted = self._numbers(event, candidate)
        found = [(i, j) for i, j in moved if counted or self._actor(i)]
        bare_object = candidate.frame.subject == "A" and candidate.frame.place("کو") == "P"
        return [(i, j) for i, j in found[:1] if not (bare_object and self._bare(j))]

    def _bare(self, j: int) -> bool:
        return self.text.case(j, frozenset(), frozenset()).marker == urdu_clause.BARE

    def _numbers(self, event: english.Event, candidate: urdu.Event) -> bool | None:
        """Whether the event nouns of both sides count the same; None when one has no number."""
        if event.nominal < 0:
            return None
        left = digits(self.pair.source, event.nominal - 3, event.nominal)
        right = digits(self.pair.target, candidate.first - 3, candidate.first)
        return left == right if left and right else None

    def _elsewhere(
        self, event: english.Event, moved: Sequence[tuple[int, int]], place: str
    ) -> bool:
        """Whether another English event of the concept puts one of these entities there."""
        targets = {j for _, j in moved}
        return any(
            other is not event
            and family(other.concept) == family(event.concept)
            and any(j in targets for i in other.indices(place) for j in self.links.of(i))
            for other in self.events
        )

    # -- any transitive verb -------------------------------------------------------------------

    def _judge_generic(self, event: english.Event, linked: Linked) -> Mismatch | None:
        spaces = {self.text.segments[j] for _, j in linked["A"]} & {
            self.text.segments[j] for _, j in linked["P"]
        }
        if not spaces:
            return None
        found = None
        for segment in sorted(spaces):
            mismatch = self._judge_segment(event, segment, linked)
            if mismatch is None:
                return None
            found = found or mismatch
        return found

    def _judge_segment(self, event: english.Event, segment: int, linked: Linked) -> Mismatch | None:
        for candidate in self._candidates(event, segment):
            evidence = self._evidence(event, candidate, linked)
            moved = self._exchange(event, evidence)
            if candidate.voice is not Voice.NONFINITE and moved:
                supported = self._predicate_linked(event, candidate)
                if not supported and not self._only_event(event, moved):
                    continue  # perhaps another event of the sentence
                return Mismatch(
                    Kind.EXCHANGED, event, candidate.first, candidate.last, moved, True, supported
                )
            if ("A", "A") in evidence or ("P", "P") in evidence:
                return None
        return None

    def _candidates(
        self, event: english.Event, segment: int
    ) -> Sequence[urdu.Event | urdu.AnyClause]:
        """Return the readings of a clause that share the event's orientation."""
        inside = [u for u in self.urdu_events if u.segment == segment]
        frames = [u for u in inside if u.frame.kind in COMPARABLE]
        read = {u.last for u in frames}
        if any(u.last not in read for u in inside):
            return ()
        if event.kind == "transfer" and (
            found := [u for u in frames if u.frame.kind == "transfer"]
        ):
            return found
        plain = event.frame.subject == "A" and not event.frame.noun
        inverse = any(u.frame.subject != "A" for u in frames)
        if inverse or (not plain and any(u.frame.kind != event.kind for u in frames)):
            return ()
        if frames or not plain:
            return frames
        clause = urdu.any_clause(self.text, segment)
        return () if clause is None else (clause,)

    def _only_event(self, event: english.Event, moved: Sequence[tuple[int, int]]) -> bool:
        """Whether no other English event may be the one that the Urdu clause renders."""
        if len(self.events) == 1:
            return True
        (patient, _), (agent, _) = moved
        rivals = [e for e in self.events if e is not event]
        reverse = any(patient in e.indices("A") or agent in e.indices("P") for e in rivals)
        return not reverse and self._actor(patient) and self._actor(agent)

    def _predicate_linked(
        self, event: english.Event, candidate: urdu.Event | urdu.AnyClause
    ) -> bool:
        return any(
            candidate.first - 1 <= j <= candidate.last
            for i in range(event.first, event.last + 1)
            for j in self.links.of(i)
        )
