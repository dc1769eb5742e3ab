"""Sets the events of a pair side by side: which entity fills which place.

Never the voice alone: an English passive is as often as not an Urdu agentive. What is compared is
the place of linked entities, and every doubt is settled in the translation's favour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from aligner.checks.base import Analysis, Pair
from aligner.language.numerals import find_numbers, same_value
from aligner.language.urdu_forms import fold
from aligner.roles import english, modifiers, telling, urdu, urdu_clause, usurper
from aligner.roles.entities import Links
from aligner.roles.evidence import Candidate, Evidence, Linked, Places
from aligner.roles.frames import COMPARABLE, PLACES, family, table
from aligner.roles.verbs import Voice

# Kinds of which one entity in the wrong place tells enough.
_ALONE = COMPARABLE | {"order"}
# The concept of verbs that need their object to mean anything: keep, put, hold.
_ANY = "have"
# How far before its predicate an Urdu clause may count the times.
_TIMES_REACH = 5


class Kind(StrEnum):
    """What is wrong with the places."""

    EXCHANGED = "exchanged"
    MADE_AGENT = "made agent"
    MADE_PATIENT = "made patient"
    REPLACED = "replaced"  # somebody else does it


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


def mismatches(pair: Pair) -> Iterator[Mismatch]:
    """Yield the disagreements of a pair, at most one for each English event."""
    events = [e for e in english.events(pair.source) if e.kind != "symmetric"]
    if not events:
        return
    links = Links(pair, {i for e in events for place in PLACES for i in e.indices(place)})
    if not any(links.of(i) for e in events for place in ("A", "P") for i in e.indices(place)):
        return
    comparison = _Comparison(pair, events, links)
    for event in events:
        if (found := comparison.judge(event)) is not None:
            yield found


def _values(analysis: Analysis, first: int, last: int) -> tuple[float, ...]:
    """Return the values of the last number among ``words[first]`` to ``words[last]``."""
    inside = [n for n in find_numbers(analysis) if first <= n.first and n.last <= last]
    return inside[-1].values if inside else ()


class _Comparison(Places):
    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(fold(n) for n in self.pair.target.norms)

    def _worth(self, event: english.Event, linked: Linked) -> bool:
        """Whether an event can come to anything, told without reading the Urdu."""
        if linked["A"] and linked["P"]:
            return True
        alone = event.kind in COMPARABLE and (linked["A"] or linked["P"])
        starts = (table().starts.get(name, frozenset()) for name in sorted(event.families))
        return bool(alone) and any(not self._keys.isdisjoint(words) for words in starts)

    def judge(self, event: english.Event) -> Mismatch | None:
        """Return what is wrong with the Urdu of an event, or None."""
        linked = self.linked(event)
        if (found := self._crossed(event)) is not None:
            return found
        if not self._worth(event, linked) or self._mutual(event):
            return self._told(event, linked) if telling.is_spoken_to(event) else None
        families = event.families if event.concept else frozenset[str]()
        same = [u for u in self.urdu_events if family(u.concept) in families]
        verbs = [u for u in same if u.voice is not Voice.NOMINAL]
        nouns = (u for u in same if u.voice is Voice.NOMINAL)
        # A verb shows the error better, and says what its own noun cannot.
        same = verbs + [u for u in nouns if not any(v.first <= u.first <= v.last for v in verbs)]
        if self._left_out(event, same):
            return None
        if same:
            found = self._judge_same(event, same, linked)
            return found or self._told(event, linked) or self._usurped(event, same, linked)
        both = linked["A"] and linked["P"] and self._comparable(event, linked)
        found = self._judge_generic(event, linked) if both else None
        return found or self._told(event, linked)

    def _crossed(self, event: english.Event) -> Mismatch | None:
        """Return the modifiers of who acts and who is acted on in each other's places, or None."""
        a, p = (event.places.get(place, ()) for place in ("A", "P"))
        found = modifiers.crossed(self.pair, a, p)
        if found is None:
            return None
        (agent, patient), at = found, found[1][1]
        return Mismatch(Kind.EXCHANGED, event, at, at, (patient, agent), True, False)

    def _mutual(self, event: english.Event) -> bool:
        """Whether another event of the text has the same two the other way round."""
        ours = [self._heads(event, place) for place in ("A", "P")]
        return all(ours) and any(
            other is not event
            and not event.families.isdisjoint(other.families)
            and [self._heads(other, place) for place in ("P", "A")] == ours
            for other in self.events
        )

    def _left_out(self, event: english.Event, same: Sequence[urdu.Event]) -> bool:
        """Whether the Urdu leaves out the verb of a chain: A blames B, B blames C."""
        norms, told = self.pair.source.norms, len({u.first for u in same})
        heads = self._heads(event, "A") | self._heads(event, "P")
        repeated = 0 < told < norms.count(norms[event.first])
        return repeated and any(norms.count(head) > 1 for head in heads)

    def _heads(self, event: english.Event, place: str) -> set[str]:
        return {self.pair.source.norms[phrase.last] for phrase in event.places.get(place, ())}

    def _comparable(self, event: english.Event, linked: Linked) -> bool:
        """Whether who acts in an event has in any rendering the place of who acts."""
        if event.kind in COMPARABLE:
            return True  # and "kept the ministry in the dark", as a verb of the table's own
        return event.concept == _ANY and all(
            any(self.actor(i) for i, _ in linked[place]) for place in ("A", "P")
        )

    def _usurped(
        self, event: english.Event, same: Sequence[urdu.Event], linked: Linked
    ) -> Mismatch | None:
        """Return the Urdu predicate that only somebody else of the text does, or None."""
        for candidate in same:
            moved = usurper.moved(self, event, candidate, linked) or usurper.displaced(
                self, event, candidate, linked
            )
            if moved:
                return Mismatch(
                    Kind.REPLACED, event, candidate.first, candidate.last, moved, False, False
                )
        return None

    def _told(self, event: english.Event, linked: Linked) -> Mismatch | None:
        """Return what a marker shows that tells a place by itself: کے ہاتھوں, کی جگہ, or نے."""
        moved, at = telling.told(self, event, linked)
        if not moved:
            return None
        kind = Kind.EXCHANGED if len(moved) > 1 else Kind.MADE_AGENT
        return Mismatch(kind, event, at, at, moved, True, False)

    # -- the same concept on both sides -----------------------------------------------------------

    def _judge_same(
        self,
        event: english.Event,
        same: Sequence[urdu.Event],
        linked: Linked,
    ) -> Mismatch | None:
        found: list[Mismatch] = []
        for candidate in same:
            evidence = self.evidence(event, candidate, linked)
            mismatch = self._verdict(event, candidate, evidence, linked)
            if mismatch is not None:
                found.append(mismatch)
            elif evidence.get(("A", "A")) or evidence.get(("P", "P")):
                return None
        return found[0] if found else None

    def _verdict(
        self,
        event: english.Event,
        candidate: urdu.Event,
        evidence: Evidence,
        linked: Linked,
    ) -> Mismatch | None:
        counted = self._numbers(event, candidate)
        if counted is False:
            return None
        if candidate.voice is Voice.NONFINITE:
            return self._nonfinite(event, candidate, evidence, linked)
        kind, moved = Kind.EXCHANGED, list(self.exchange(event, candidate, evidence))
        if not moved and (("A", "A") in evidence or ("P", "P") in evidence):
            return None
        weak = evidence.get(("P", "weak"), []) if counted else []
        if not moved and self._absent(candidate, linked["A"]):
            agents = evidence.get(("P", "A"), weak)
            kind, moved = Kind.MADE_AGENT, self._alone(event, candidate, agents, "A")
        if not moved and self._absent(candidate, linked["P"]):
            patients = evidence.get(("A", "P"), [])
            kind, moved = Kind.MADE_PATIENT, self._alone(event, candidate, patients, "P")
        if not moved:
            return None
        return Mismatch(
            kind, event, candidate.first, candidate.last, tuple(moved), False, bool(counted)
        )

    def _nonfinite(
        self,
        event: english.Event,
        candidate: urdu.Event,
        evidence: Evidence,
        linked: Linked,
    ) -> Mismatch | None:
        """Return what an infinitive shows, whose own marker nothing else in the clause has."""
        before = self.text.keys[candidate.first - 1] if candidate.first else ""
        agents = [m for m in evidence.get(("P", "A"), []) if self.actor(m[0])]
        if agents and candidate.frame.subject == "P" and self._absent_before(candidate, linked):
            kind = Kind.MADE_AGENT  # اٹلی سے ہارنے کے بعد of "having beaten Italy"
            return Mismatch(
                kind, event, candidate.first, candidate.last, (agents[0],), False, False
            )
        marked = candidate.frame.directed or before == "کو"
        if not marked or not self._absent(candidate, linked["P"]):
            return None
        heads = [m for m in evidence.get(("A", "P"), []) if not self.adjective(event, m[0])]
        moved = self._alone(event, candidate, heads, "P")
        if not moved:
            return None
        kind = Kind.MADE_PATIENT
        return Mismatch(kind, event, candidate.first, candidate.last, tuple(moved), False, False)

    def _absent_before(self, candidate: urdu.Event, linked: Linked) -> bool:
        """Whether who acts does not stand before an infinitive in its clause."""
        start = self.text.starts[candidate.segment]
        return not any(start <= j < candidate.first for _, j in linked["A"])

    def _absent(self, candidate: urdu.Event, links: Sequence[tuple[int, int]]) -> bool:
        """Whether none of the linked words is in the candidate's clause."""
        if candidate.head:
            return True  # the noun that a participle qualifies tells enough
        near = (candidate.segment, self.text.back.get(candidate.segment, -1))
        return all(self.text.segments[j] not in near for _, j in links)

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
        if event.kind not in _ALONE or self._elsewhere(event, moved, place):
            return []
        if candidate.voice is Voice.NOMINAL:
            return []
        if event.kind == "transfer" and event.frame.subject != "P" and not event.passive:
            return []  # "sell cameras": the direct object may be the thing
        counted = self._numbers(event, candidate)
        found = [
            (i, j) for i, j in moved if (counted or self.actor(i)) and not self._owner(j, candidate)
        ]
        bare_object = candidate.frame.subject == "A" and candidate.frame.place("کو") == "P"
        bare_object = bare_object or candidate.voice is Voice.CONTROLLED
        return [(i, j) for i, j in found if not (bare_object and self._bare(j, candidate))][:1]

    def _owner(self, j: int, candidate: urdu.Event) -> bool:
        """Whether a word is but the owner of what has the place."""
        if j in candidate.head or self.text.relative_case(j, candidate.segment) is not None:
            return False
        case = self.text.case(j, frozenset(), frozenset())
        return case.possessor and case.doubt > 0

    def _bare(self, j: int, candidate: urdu.Event) -> bool:
        """Whether nothing marks a word's place beside a predicate."""
        if j in candidate.head or self.text.relative_case(j, candidate.segment) is not None:
            return False
        return self.text.case(j, frozenset(), frozenset()).marker == urdu_clause.BARE

    def _numbers(self, event: english.Event, candidate: urdu.Event) -> bool | None:
        """Whether both sides count the event the same; None when one has no number.

        Counted is the event noun ("90 attacks", 90 حملے) or the event ("attacked 14 times").
        """
        last = event.nominal if event.nominal >= 0 else self._times(event)
        if last < 0:
            return None
        first = candidate.first - (3 if event.nominal >= 0 else _TIMES_REACH)
        left = _values(self.pair.source, last - 3, last)
        right = _values(self.pair.target, first, candidate.first)
        return any(same_value(a, b) for a in left for b in right) if left and right else None

    def _times(self, event: english.Event) -> int:
        """Return the index of "times" behind a predicate, or -1."""
        norms = self.pair.source.norms
        ahead = range(event.last + 1, len(norms))
        return next((i for i in ahead if norms[i] == "times"), -1)

    def _elsewhere(
        self, event: english.Event, moved: Sequence[tuple[int, int]], place: str
    ) -> bool:
        """Whether another English event of the concept puts one of these entities there."""
        targets = {j for _, j in moved}
        return any(
            other is not event
            and not other.families.isdisjoint(event.families)
            and any(j in targets for i in other.indices(place) for j in self.links.of(i))
            for other in self.events
        )

    # -- any transitive verb -------------------------------------------------------------------

    def _judge_generic(self, event: english.Event, linked: Linked) -> Mismatch | None:
        spaces = self._spaces(linked["A"]) & self._spaces(linked["P"])
        if not spaces:
            return None
        found = None
        for segment in sorted(spaces):
            mismatch = self._judge_segment(event, segment, linked)
            if mismatch is None:
                return None
            found = found or mismatch
        return found

    def _spaces(self, links: Sequence[tuple[int, int]]) -> set[int]:
        """Return the clauses that linked words are in, or that hang on them."""
        inside = {self.text.segments[j] for _, j in links}
        hang = {
            self.text.segments[j] + 1
            for _, j in links
            if self.text.relative_case(j, self.text.segments[j] + 1) is not None
        }
        return inside | hang

    def _judge_segment(self, event: english.Event, segment: int, linked: Linked) -> Mismatch | None:
        for candidate in self._candidates(event, segment):
            evidence = self.evidence(event, candidate, linked)
            moved = self.exchange(event, candidate, evidence)
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

    def _candidates(self, event: english.Event, segment: int) -> Sequence[Candidate]:
        """Return the readings of a clause that share the event's orientation."""
        inside = [
            u for u in self.urdu_events if u.segment == segment and u.voice is not Voice.NOMINAL
        ]
        frames = [u for u in inside if u.frame.kind in COMPARABLE]
        read = {u.last for u in frames}
        if any(u.last not in read and u.frame.kind != "order" for u in inside):
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
        return not reverse and self.actor(patient) and self.actor(agent)

    def _predicate_linked(self, event: english.Event, candidate: Candidate) -> bool:
        return any(
            candidate.first - 1 <= j <= candidate.last
            for i in range(event.first, event.last + 1)
            for j in self.links.of(i)
        )
