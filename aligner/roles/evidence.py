"""What the two texts of a pair say of the places: who is linked to whom, in which case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles import elimination, english, english_clause, modifiers, urdu, urdu_clause
from aligner.roles.english_words import DETERMINERS
from aligner.roles.entities import Links
from aligner.roles.frames import GENITIVE, table
from aligner.roles.verbs import Voice
from aligner.roles.words import word_class

# Words that count others: never an actor themselves.
QUANTITIES = word_class("quantity")
# Cases of what is not the subject, whatever the predicate.
_MARKED = frozenset((urdu_clause.ERGATIVE, "کو", "پر", "سے"))
_OWNER = re.compile("[a-z]+['’]s")  # not "Armenia's", which names the office
_OBLIQUE = frozenset(("کو", "پر", "سے", "میں", GENITIVE, "کے خلاف", "کے ساتھ", "کے لیے"))
_GENITIVES = urdu_clause.GENITIVES
# A common noun must be linked as surely as this.
MIN_COMMON = 0.5

_OF_TWO = frozenset((Voice.OBLIGED, Voice.NONFINITE, Voice.CONTROLLED))


@cache
def _happenings() -> frozenset[str]:
    """Return the nouns whose genitive takes part in them, but is not what is spoken of."""
    return frozenset((*table().nouns, "case", "incident", "instance", "report", "news"))


Candidate = urdu.Event | urdu.AnyClause
# (English word, Urdu word) by place
Linked = dict[str, list[tuple[int, int]]]
# the same by (place in the English, place in the Urdu); for want of a sure place there, "other"
# is any but the subject's, "possessor" that of a noun before کا, "weak" that of a likely subject
Evidence = dict[tuple[str, str], list[tuple[int, int]]]


class Places:
    """The entities of a pair's events, with the places they hold on either side."""

    def __init__(self, pair: Pair, events: Sequence[english.Event], links: Links) -> None:
        self.pair = pair
        self.events = events
        self.links = links
        self.modifiers: frozenset[int] = frozenset()  # adjectives that stand for their nouns
        self.spare: frozenset[int] = frozenset()  # nouns linked by elimination

    @cached_property
    def text(self) -> urdu_clause.UrduText:
        """The Urdu text, read only when an event asks for it."""
        return urdu.read(self.pair.target)[0]

    @cached_property
    def urdu_events(self) -> tuple[urdu.Event, ...]:
        """The events of the Urdu text."""
        return urdu.read(self.pair.target)[1]

    def linked(self, event: english.Event) -> Linked:
        """Return (English, Urdu) index pairs for the places A and P, ambiguous ones left out."""
        table = {place: self._place_links(event, place) for place in ("A", "P")}
        own = {place: self.own(event, place, table) for place in table}
        shared = elimination.unshared(table, own["A"] & own["P"])
        told = {
            p: [
                (i, j)
                for i, j in found
                if j not in shared and not self._of_both(i, own["P" if p == "A" else "A"] - own[p])
            ]
            for p, found in table.items()
        }
        proper = any(self._proper(i) for found in told.values() for i, _ in found)
        told = told if proper else self._by_modifiers(event) or told
        return self._by_elimination(event, told)

    def _of_both(self, i: int, others: frozenset[int]) -> bool:
        """Whether a word has a partner behind the other place's: صارفین of "households" too."""
        norms = self.pair.target.norms
        found = [norms[j] for j in self.links.of(i)]
        return any(found.count(norms[j]) > 1 and j - 1 in others for j in self.links.of(i))

    def _by_elimination(self, event: english.Event, told: Linked) -> Linked:
        """Link the one place that has no partner to the one Urdu noun that has none."""
        missing = [p for p in ("A", "P") if not told[p] and event.places.get(p)]
        if len(missing) != 1 or not any(told.values()):
            return told
        place = missing[0]
        found = elimination.linked(self.pair, self.text, self.links, event.places[place][0])
        if found is None or found[1] in {j for pairs in told.values() for _, j in pairs}:
            return told
        self.spare |= {found[0]}
        return {**told, place: [found]}

    def _by_modifiers(self, event: english.Event) -> Linked | None:
        """Return the adjectives of both places, where both have one: small banks, larger rivals."""
        phrases = {p: event.places.get(p, ()) for p in ("A", "P")}
        if not all(modifiers.told(self.pair, found) for found in phrases.values()):
            return None
        left, right = (modifiers.linked(self.pair, phrases[p]) for p in ("A", "P"))
        if left is None or right is None or left[1] == right[1]:
            return None
        self.modifiers |= {left[0], right[0]}
        return {"A": [left], "P": [right]}

    def _place_links(self, event: english.Event, place: str) -> list[tuple[int, int]]:
        indices = self.acting(event, place)
        if any(self._repeated(i) for i in indices):
            return []  # "from person to person"
        heads = [phrase.last for phrase in event.places.get(place, ())]
        actors = [i for i in indices if self.actor(i)]
        if any(i in heads for i in actors):  # of "the ambassador's cook" it is the cook
            words = self.pair.source.words
            actors = [i for i in actors if i in heads or not _OWNER.fullmatch(words[i].text)]
        if not actors and heads:
            actors = heads[:1]
        return [
            (i, j)
            for i in actors
            for j, probability in self.links.of(i).items()
            if probability >= MIN_COMMON or self.actor(i)
        ]

    def _repeated(self, i: int) -> bool:
        norms = self.pair.source.norms
        around = (norms[i : i + 3 : 2], norms[max(i - 2, 0) : i + 1 : 2])
        return norms[i] not in DETERMINERS and [norms[i]] * 2 in around

    def acting(self, event: english.Event, place: str) -> list[int]:
        """Return the words of a place; of "the abduction of a judge" not the judge."""
        source, found = self.pair.source, list[int]()
        for phrase in event.places.get(place, ()):
            for i in phrase.range:
                if source.norms[i] == "of" and not _happenings().isdisjoint(source.forms[i - 1]):
                    break
                found.append(i)
        return found

    def actor(self, i: int) -> bool:
        """Whether an English word names somebody: known to the tables, or a proper name."""
        links = self.links.of(i)
        if i in self.modifiers or i in self.spare:
            return True
        if not links or not QUANTITIES.isdisjoint(self.pair.source.forms[i]):
            return False
        word = self.pair.source.words[i]
        return max(links.values(), default=0.0) >= 1.0 or (i > 0 and word.text[:1].isupper())

    def evidence(
        self,
        event: english.Event,
        candidate: Candidate,
        linked: Linked,
    ) -> Evidence:
        """Return which linked entities hold which place beside an Urdu predicate."""
        own = {p: self.own(event, p, linked) for p in ("A", "P")}
        evidence: Evidence = {}
        for place, pairs in linked.items():
            for i, j in pairs:
                if isinstance(candidate, urdu.Event) and j in candidate.head:
                    evidence.setdefault((place, candidate.head_place), []).append((i, j))
                    continue
                if j >= candidate.last or self._keyword(j, candidate):
                    continue
                case = self.text.relative_case(j, candidate.segment)
                if case is None:
                    case = self.case(event, (i, j), place, own)
                    if not self._inside(j, candidate, case):
                        continue
                if self._proper(i) and (
                    lent := self._lent(j, own["P" if place == "A" else "A"], case)
                ):
                    of_owned = self.text.case(lent, own["P" if place == "A" else "A"], own[place])
                    case = of_owned if of_owned.marker in urdu_clause.POSTPOSITIONS else case
                if place == "P" and case.possessor and self._owned_thing(event):
                    evidence.setdefault((place, "possessor"), []).append((i, j))
                    continue
                vague = case.possessor and case.marker == urdu_clause.BARE and case.doubt > 0
                held = "" if vague else self._held(candidate, j, case.marker)
                if held and (case.sure or held == place):
                    evidence.setdefault((place, held), []).append((i, j))
                elif place == "A" and self.actor(i) and self._possesses(case):
                    evidence.setdefault((place, "possessor"), []).append((i, j))
                elif place == "A" and self.actor(i) and self._not_agent(j, case):
                    evidence.setdefault((place, "other"), []).append((i, j))
                elif not case.sure and self._opens(j, candidate, place):
                    evidence.setdefault((place, "weak"), []).append((i, j))
        return evidence

    def _keyword(self, j: int, candidate: Candidate) -> bool:
        """Whether a word is the predicate's own: the حکومت of حکومت گرانا."""
        if not isinstance(candidate, urdu.Event) or j < candidate.first:
            return False
        return self.text.keys[j] in map(fold, candidate.frame.words)

    def _held(self, candidate: Candidate, j: int, marker: str) -> str:
        """Return the place of a case; of two with کو the first is who has to, or is made to, act.

        مریم کو رپورٹ کو پڑھنا ہے, حکومت کو پروازوں کو منسوخ کرنے پر مجبور کیا.
        """
        if marker == "کو" and candidate.voice in _OF_TWO and isinstance(candidate, urdu.Event):
            start = self.text.starts[candidate.segment]
            found = [k for k in range(start, candidate.first) if self.text.keys[k] == "کو"]
            if len(found) == 2:
                duty = candidate.voice is Voice.OBLIGED
                first = candidate.subject if duty else candidate.frame.subject
                return first if j < found[0] else candidate.frame.place("کو")
        return candidate.place(marker)

    def _lent(self, j: int, others: frozenset[int], case: urdu_clause.Case) -> int | None:
        """Return the word of the other place that a word now possesses, or None.

        پاکستان کے سفیر نے of "Egypt's ambassador thanked Pakistan": its place is the ambassador's.
        """
        if case.marker != GENITIVE and not case.possessor:
            return None
        keys = self.text.keys
        at = next((k for k in range(j + 1, min(j + 4, len(keys))) if keys[k] in _GENITIVES), None)
        if at is None or any(k in others for k in range(j + 1, at)):
            return None
        ahead = range(at + 1, min(at + 3, len(keys)))
        return next((k for k in ahead if k in others), None)

    def _inside(self, j: int, candidate: Candidate, case: urdu_clause.Case) -> bool:
        """Whether a word is in a predicate's clause, or is the subject it takes from another."""
        segment = self.text.segments[j]
        if segment == candidate.segment:
            return True
        shared = self.text.back.get(candidate.segment) == segment
        return shared and case.marker == urdu_clause.ERGATIVE and candidate.takes_ergative

    def case(
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
        if self.adjective(event, i) and j + 1 not in mine:
            return self.text.case(j, mine | others, frozenset())
        others = (others | self._strangers(event)) - mine
        if (head := self._owned(event, i, j, place)) is not None:
            return self.text.case(head, mine | {head, head + 1}, others)
        case = self.text.case(j, mine, others)
        if 0 < case.doubt <= self._unlinked_behind(event, i, place) and case.marker in _MARKED:
            return replace(case, doubt=0)  # ہوٹل چین سے of "to a hotel chain"
        return case

    def _owned(self, event: english.Event, i: int, j: int, place: str) -> int | None:
        """Return the first word of the head that the name of a people stands for, or None.

        Of ڈنمارک کی خفیہ ایجنسی for "Danish intelligence", whose head has no link.
        """
        keys = self.text.keys
        own = self.adjective(event, i) and self._unlinked_behind(event, i, place)
        if not own or j + 2 >= len(keys) or keys[j + 1] not in _GENITIVES:
            return None
        phrases = {k for p in event.places.get(place, ()) if i in p.range for k in p.range}
        told = (x.source for k in (j + 2, j + 3) for x in self.pair.links_by_target.get(k, ()))
        return j + 2 if phrases.issuperset(told) else None

    def _strangers(self, event: english.Event) -> frozenset[int]:
        """Return the Urdu words of the thing passed on, and those for people outside the event."""
        inside = {i for place in ("A", "P") for i in event.indices(place)}
        thing = {j for i in event.indices("T") for j in self.links.of(i)}
        return frozenset(thing) | frozenset(
            j
            for j, key in enumerate(self.text.keys)
            if key in urdu_clause.CARRIERS
            and (told := self.pair.links_by_target.get(j))
            and inside.isdisjoint(x.source for x in told)
        )

    def _unlinked_behind(self, event: english.Event, i: int, place: str) -> int:
        """Return how many unlinked words end a phrase or name it again: "neighbour, Spain"."""
        for phrase in event.places.get(place, ()):
            if i in phrase.range:
                rest = range(i + 1, phrase.last + 1)
                behind = 0 if any(map(self.links.of, rest)) else len(rest)
                return behind + self._apposed(phrase.last)
        return 0

    def _apposed(self, last: int) -> int:
        """Return the words of a name between commas behind a phrase that ends at ``last``."""
        clause = english_clause.read(self.pair.source)
        start = end = last + 1
        while start in clause.breaks and end < clause.size and clause.capital(end):
            end += 1
            if end in clause.breaks:
                break
        closed = end in clause.breaks or end == clause.size
        return end - start if closed else 0

    def adjective(self, event: english.Event, i: int) -> bool:
        """Whether a proper name stands before its phrase's last word: "Afghan Taliban"."""
        phrases = [p for place in ("A", "P") for p in event.places.get(place, ())]
        owner = self.pair.source.words[i].text.endswith(("'s", "’s"))
        return i in self.modifiers or (
            self._proper(i)
            and any(p.first <= i < p.last or (owner and i == p.last) for p in phrases)
        )

    def _not_agent(self, j: int, case: urdu_clause.Case) -> bool:
        """Whether a case keeps its noun from being the subject of a clause that has one with نے."""
        if case.marker == urdu_clause.ERGATIVE:
            return False
        oblique = case.sure and case.marker in _OBLIQUE
        bare = case.marker == urdu_clause.BARE and self._ergative(j)
        return oblique or bare or case.possessor or case.marker == GENITIVE

    @staticmethod
    def _possesses(case: urdu_clause.Case) -> bool:
        """Whether a noun stands before کا کی کے, and what it possesses is not the subject."""
        told = (urdu_clause.ERGATIVE, urdu_clause.BARE, urdu_clause.UNKNOWN)
        return case.doubt == 0 and (
            case.marker == GENITIVE or (case.possessor and case.marker not in told)
        )

    def _opens(self, j: int, candidate: Candidate, place: str) -> bool:
        """Whether an unmarked word opens a clause without نے, as another place's subject would.

        Before it may stand what belongs to it, and adverbial phrases.
        """
        return (
            candidate.place(urdu_clause.BARE) not in ("", place)
            and self._first(j, candidate)
            and not self._ergative(j)
        )

    def _first(self, j: int, candidate: Candidate) -> bool:
        """Whether a word opens its clause; beside a known predicate, with all of its phrase."""
        if isinstance(candidate, urdu.Event):
            return self.text.opens_phrase(j)
        return self.text.first_in_clause(j) or self.text.first_in_clause(j - 1)

    def own(self, event: english.Event, place: str, linked: Linked) -> frozenset[int]:
        """Return every Urdu word linked to any word of a place."""
        own = {j for i in event.indices(place) for j in self.links.of(i)}
        return frozenset(own | {j for _, j in linked[place]})

    def exchange(
        self, event: english.Event, candidate: Candidate, evidence: Evidence
    ) -> tuple[tuple[int, int], ...]:
        """Return the two entities that stand in each other's places, or ()."""
        agents, patients = evidence.get(("P", "A"), []), evidence.get(("A", "P"), [])
        if agents and (self._ergative(agents[0][1]) or not candidate.subject):
            patients = patients or evidence.get(("A", "other"), [])
        elif agents:
            patients = patients or evidence.get(("A", "weak"), [])
        agents = agents or evidence.get(("P", "weak"), [])
        if agents and not patients and (found := evidence.get(("A", "possessor"))):
            agents, patients = [m for m in agents if self.actor(m[0])], found
        if patients and not agents and self._owned_thing(event):  # "the king's letter to the emir"
            agents = evidence.get(("P", "possessor"), [])
        kept = evidence.get(("A", "A"), []) + evidence.get(("P", "P"), [])
        adjectives = [
            next((m for m in found if self.adjective(event, m[0])), None)
            for found in (agents, patients)
        ]
        if adjectives[0] and adjectives[1]:  # "Afghan Taliban … Pakistani delegation"
            return adjectives[0], adjectives[1]
        phrases = [p for place in ("A", "P") for p in event.places.get(place, ())]
        moved = [i for i, _ in (*agents[:1], *patients[:1])]
        beside = {i for p in phrases if any(m in p.range for m in moved) for i in p.range}
        joined = any(self.pair.source.norms[i] == "and" for i in beside)
        if any(i not in beside or (self._proper(i) and not joined) for i, _ in kept):
            return ()  # somebody is where he belongs
        if kept:  # "Turkey shot down a Russian jet": the names tell, not the jet
            agents = [m for m in agents if self.actor(m[0])]
            patients = [m for m in patients if self.actor(m[0])]
        return (agents[0], patients[0]) if agents and patients else ()

    def _owned_thing(self, event: english.Event) -> bool:
        """Whether who sends is but the owner of what is sent."""
        words = self.pair.source.words
        return event.kind == "transfer" and any(
            words[p.last].text.endswith(("'s", "’s")) for p in event.places.get("A", ())
        )

    def _ergative(self, j: int) -> bool:
        return self.text.has_ergative(self.text.segments[j])

    def _proper(self, i: int) -> bool:
        word = self.pair.source.words[i]
        return word.text[:1].isupper() and (
            i > 0 or max(self.links.of(i).values(), default=0.0) >= 1.0
        )
