"""Sets the events of a pair side by side: which entity fills which place.

Never the voice alone: an English passive is as often as not an Urdu agentive. What is compared is
the place of linked entities, and every doubt is settled in the translation's favour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aligner.checks.base import Pair
from aligner.roles import english, urdu
from aligner.roles.entities import Links, digits
from aligner.roles.frames import COMPARABLE
from aligner.roles.verbs import Voice
from aligner.roles.words import word_set

# Words that count others: never an actor themselves.
QUANTITIES = word_set(
    "hundred thousand million billion trillion dozen score lakh crore many most some several one two "
    "three four five six seven eight nine ten half majority number handful group"
)


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


Evidence = dict[tuple[str, str], list[tuple[int, int]]]


def mismatches(pair: Pair) -> Iterator[Mismatch]:
    """Yield the disagreements of a pair, at most one for each English event."""
    events = [e for e in english.events(pair.source) if e.kind != "symmetric"]
    if not events:
        return
    comparison = _Comparison(pair, events)
    for event in events:
        if (found := comparison.judge(event)) is not None:
            yield found


class _Comparison:
    def __init__(self, pair: Pair, events: Sequence[english.Event]) -> None:
        self.pair = pair
        self.events = events
        self.links = Links(pair)
        self.text, self.urdu_events = urdu.read(pair.target)

    def judge(self, event: english.Event) -> Mismatch | None:
        """Return what is wrong with the Urdu of an event, or None."""
        linked = self._linked(event)
        if not any(linked.values()):
            return None
        same = [u for u in self.urdu_events if event.concept and u.concept == event.concept]
        if same:
            return self._judge_same(event, same, linked)
        if event.kind in COMPARABLE and linked["A"] and linked["P"]:
            return self._judge_generic(event, linked)
        return None

    # -- links --------------------------------------------------------------------------------

    def _linked(self, event: english.Event) -> dict[str, list[tuple[int, int]]]:
        """Return (English, Urdu) index pairs for the places A and P, ambiguous ones left out."""
        table = {place: self._place_links(event, place) for place in ("A", "P")}
        shared = {j for _, j in table["A"]} & {j for _, j in table["P"]}
        return {p: [(i, j) for i, j in found if j not in shared] for p, found in table.items()}

    def _place_links(self, event: english.Event, place: str) -> list[tuple[int, int]]:
        indices = event.indices(place)
        actors = [i for i in indices if self._actor(i)]
        if not actors and event.places.get(place):
            actors = [event.places[place][0].last]
        return [(i, j) for i in actors for j in self.links.of(i)]

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
        linked: dict[str, list[tuple[int, int]]],
    ) -> Mismatch | None:
        found: list[Mismatch] = []
        for candidate in same:
            evidence = self._evidence(candidate, linked)
            if evidence.get(("A", "A")) or evidence.get(("P", "P")):
                return None
            mismatch = self._verdict(event, candidate, evidence, linked)
            if mismatch is not None:
                found.append(mismatch)
        return found[0] if found else None

    def _evidence(
        self,
        candidate: urdu.Event | urdu.AnyClause,
        linked: dict[str, list[tuple[int, int]]],
    ) -> Evidence:
        own = {p: frozenset(j for _, j in pairs) for p, pairs in linked.items()}
        evidence: Evidence = {}
        for place, pairs in linked.items():
            other = own["P" if place == "A" else "A"]
            for i, j in pairs:
                if self.text.segments[j] != candidate.segment or j >= candidate.last:
                    continue
                case, sure = self.text.case(j, own[place], other)
                held = candidate.place(case)
                if held and (sure or held == place):
                    evidence.setdefault((place, held), []).append((i, j))
        return evidence

    def _verdict(
        self,
        event: english.Event,
        candidate: urdu.Event,
        evidence: Evidence,
        linked: dict[str, list[tuple[int, int]]],
    ) -> Mismatch | None:
        made_agent, made_patient = evidence.get(("P", "A"), []), evidence.get(("A", "P"), [])
        numbers = self._numbers(event, candidate)
        if numbers is False or candidate.voice is Voice.NONFINITE:
            return None
        if made_agent and made_patient:
            kind, moved = Kind.EXCHANGED, [made_agent[0], made_patient[0]]
        elif moved := self._alone(event, candidate, made_agent, linked["A"], "A"):
            kind = Kind.MADE_AGENT
        elif moved := self._alone(event, candidate, made_patient, linked["P"], "P"):
            kind = Kind.MADE_PATIENT
        else:
            return None
        return Mismatch(
            kind, event, candidate.first, candidate.last, tuple(moved), False, bool(numbers)
        )

    def _alone(
        self,
        event: english.Event,
        candidate: urdu.Event,
        moved: list[tuple[int, int]],
        rivals: list[tuple[int, int]],
        place: str,
    ) -> list[tuple[int, int]]:
        """Return what shows, without a second entity, that the first is in the wrong place.

        Only somebody whom the tables or a capital name, in a case that says so by itself: a bare
        noun beside a verb that may take it as its object says nothing.
        """
        if rivals or event.kind not in ("force", "speech") or self._elsewhere(event, moved, place):
            return []
        found = [(i, j) for i, j in moved if self._actor(i)]
        bare_object = candidate.frame.subject == "A" and candidate.frame.place("کو") == "P"
        return [(i, j) for i, j in found[:1] if not (bare_object and self._bare(j))]

    def _bare(self, j: int) -> bool:
        return self.text.case(j, frozenset(), frozenset())[0] == urdu.BARE

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
            and other.concept == event.concept
            and any(j in targets for i in other.indices(place) for j in self.links.of(i))
            for other in self.events
        )

    # -- any transitive verb -------------------------------------------------------------------

    def _judge_generic(
        self, event: english.Event, linked: dict[str, list[tuple[int, int]]]
    ) -> Mismatch | None:
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

    def _judge_segment(
        self, event: english.Event, segment: int, linked: dict[str, list[tuple[int, int]]]
    ) -> Mismatch | None:
        inside = [u for u in self.urdu_events if u.segment == segment]
        frames = [u for u in inside if u.frame.kind in COMPARABLE]
        if len(frames) != len(inside):
            return None
        plain = event.frame.subject == "A"
        transfer = [u for u in frames if u.frame.kind == event.kind == "transfer"]
        if transfer:
            candidates: Sequence[urdu.Event | urdu.AnyClause] = transfer
        elif not plain or any(u.frame.subject != "A" for u in frames):
            return None
        elif frames:
            candidates = frames
        else:
            clause = urdu.any_clause(self.text, segment)
            candidates = [clause] if clause is not None else []
        for candidate in candidates:
            evidence = self._evidence(candidate, linked)
            if evidence.get(("A", "A")) or evidence.get(("P", "P")):
                return None
            made_agent, made_patient = evidence.get(("P", "A"), []), evidence.get(("A", "P"), [])
            if made_agent and made_patient and candidate.voice is not Voice.NONFINITE:
                return Mismatch(
                    Kind.EXCHANGED, event, candidate.first, candidate.last,
                    (made_agent[0], made_patient[0]), True, self._predicate_linked(event, candidate),
                )  # fmt: skip
        return None

    def _predicate_linked(
        self, event: english.Event, candidate: urdu.Event | urdu.AnyClause
    ) -> bool:
        return any(
            candidate.first - 1 <= j <= candidate.last
            for i in range(event.first, event.last + 1)
            for j in self.links.of(i)
        )
