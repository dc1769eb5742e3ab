"""Two people or places that stand in each other's slots, whatever the predicate.

How often each English slot ("by" behind a participle, the subject of a passive) is rendered by
each Urdu marker is counted in training pairs (``slot_counts.tsv``, by ``tools/count_slots.py``).
Where two linked names are much likelier with their markers exchanged, they are exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log

from aligner import resources
from aligner.checks.base import Pair
from aligner.language.numerals_calendar import find_days
from aligner.lexicon.function_words import is_function_word
from aligner.roles import english, english_clause, urdu
from aligner.roles.entities import Links, is_person
from aligner.roles.event import Event
from aligner.roles.frames import GENITIVE, family
from aligner.roles.slots import (
    AGENT,
    ASKED,
    NOUN_AGENT,
    OBJECT,
    PATIENT,
    POSSESSOR,
    SLOTS,
    SUBJECT,
    Filler,
    fillers,
)
from aligner.roles.urdu_clause import BARE, ERGATIVE, UNKNOWN, UrduText
from aligner.roles.words import folded

OWNER = "کا"
FIRST = "first"  # no marker, at the start of its clause
# The Urdu markers compared; what is bare or stands before others may be anything.
_MARKERS = frozenset(
    (
        ERGATIVE,
        OWNER,
        FIRST,
        "کو",
        "سے",
        "پر",
        "میں",
        "کے خلاف",
        "کی جانب سے",
        "کی طرف سے",
        "کی طرف",
        "کی وجہ سے",
    )
)
_AGENTIVE = frozenset((AGENT, NOUN_AGENT, PATIENT, "from", "to", "into", "against"))
_LIKELIER = 2.2  # natural logarithm of how much likelier the exchange must be
_MUCH_LIKELIER = 3.0  # where one is only a likely translation
_PRIOR = 20.0  # observations that the markers of all slots together are worth
_SURE = 1.0  # a link by the tables of people and names
_LIKELY = 0.5
_APART = 12  # words that may part two fillers of a clause
_LONGEST = 6  # words of one Urdu phrase
_DATIVES = {
    "third": folded("انہیں انھیں اسے"),
    "first": folded("ہمیں مجھے"),
    "relative": folded("جسے جنہیں جنھیں"),
}
_OBLIQUES = {
    "third": folded("اس ان انہوں انھوں"),
    "first": folded("ہم مجھ میں"),
    "relative": folded("جس جن جنہوں جنھوں"),
}
_BARE = {"third": folded("وہ"), "first": folded("ہم میں"), "relative": frozenset[str]()}
_DATED = _DATIVES["third"] | _DATIVES["first"]
_BEFALLING = frozenset(("ملا", "ملے", "ملی", "ملیں", "نظر", "دکھائی", "محسوس", "معلوم"))
_OWN_MARKERS = folded("نے کو سے پر")
_NO_HEADS = frozenset(("next", "last", "first", "other", "same", "new", "latter", "former"))
_RELATIVE = frozenset(("جس", "جن"))
_ADJACENT = 1
_OF_ONE_NOUN = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """An English phrase with its slot, its Urdu words and their marker."""

    filler: Filler
    word: int  # its English head, or the linked word nearest to it
    urdu: tuple[int, ...]
    marker: str
    segment: int
    sure: bool = True  # linked by the tables of people and names


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two phrases in each other's places; ``score`` is the logarithm of the likelihood ratio."""

    first: Placed
    second: Placed
    score: float


def exchanges(pair: Pair) -> Iterator[Exchange]:
    """Yield the surest exchange of a pair, if there is one."""
    every = list(fillers(english_clause.read(pair.source)))
    days = {day.index for day in find_days(pair.source)}
    telling = _telling([f for f in every if f.slot in SLOTS and f.phrase.last not in days])
    places = placed(pair, [f for f in telling if not f.pronoun])
    kinds = [f.pronoun for f in every]
    places += _pronouns(
        pair, [f for f in telling if f.pronoun and kinds.count(f.pronoun) == 1], places
    )
    compared = (
        Exchange(a, b, score(a, b))
        for i, a in enumerate(places)
        for b in places[i + 1 :]
        if _comparable(pair, a, b)
    )
    best = max(compared, key=lambda x: x.score, default=None)
    if best is None or not (best.first.sure or best.second.sure):
        return
    if best.score >= (_LIKELIER if best.first.sure and best.second.sure else _MUCH_LIKELIER):
        yield best


def _telling(found: Sequence[Filler]) -> list[Filler]:
    """Return the fillers of which another one stands in a slot that can be compared."""
    telling = {
        n
        for i, a in enumerate(found)
        for k, b in enumerate(found[i + 1 :], i + 1)
        if _may_tell(a, b)
        for n in (i, k)
    }
    return [found[n] for n in sorted(telling)]


def _may_tell(a: Filler, b: Filler) -> bool:
    """Whether the slots of two fillers differ, and in a way that the voice does not explain."""
    slots = {a.slot, b.slot}
    if slots in ({"from", "to"}, {"from", "into"}):
        return False  # see motion
    if len(slots) == 1 or b.phrase.first - a.phrase.last > _APART:
        return False
    if a.slot == POSSESSOR and b.phrase.first == a.phrase.last + _ADJACENT:
        return False  # the head of the possessor
    if slots == {POSSESSOR, NOUN_AGENT}:
        return b.phrase.first - a.phrase.last <= _OF_ONE_NOUN  # "Jakarta's rebuff by Canberra"
    if "on" in slots:
        return slots == {SUBJECT, "on"}  # "relies on"
    return not slots.isdisjoint(_AGENTIVE) or slots <= {SUBJECT, OBJECT, ASKED}


def placed(pair: Pair, found: Sequence[Filler]) -> list[Placed]:
    """Return the fillers that are linked to Urdu words of their own, with their markers."""
    links = Links(pair, {i for f in found for i in f.phrase.range})
    linked = [_linked(pair, links, f) for f in found]
    if not any(linked):
        return []
    text, _ = urdu.read(pair.target)
    result = []
    for number, (filler, words) in enumerate(zip(found, linked, strict=True)):
        others = frozenset(j for n, w in enumerate(linked) if n != number for j in w)
        own = {j: i for j, i in words.items() if j not in others}
        if own and max(own) - min(own) <= _LONGEST:
            place = _place(text, filler, own, others)
            result.append(replace(place, sure=_is_sure(pair, links, own)))
    return [p for p in result if p.marker in _MARKERS and not _locates(p)]


def _locates(place: Placed) -> bool:
    """Whether a noun before an unlinked head tells only where: district postings, اضلاع میں."""
    return place.marker == "میں" and place.word != place.filler.phrase.last


def _pronouns(pair: Pair, found: Sequence[Filler], places: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the pronouns whose only likely Urdu stands in the clause of what is beside them.

    That is a phrase with its Urdu, or another pronoun: "they deceived us".
    """
    if not found or (not places and len(found) < 2):
        return
    text, _ = urdu.read(pair.target)
    for filler in found:
        segments = {p.segment for p in places if _may_tell(*sorted((filler, p.filler), key=_start))}
        if any(o is not filler and _may_tell(*sorted((filler, o), key=_start)) for o in found):
            segments |= set(text.segments)
        for segment in sorted(segments):
            told = list(_urdu_pronouns(text, segment, filler.pronoun))
            if len(told) == 1:
                ((j, marker),) = told
                yield Placed(filler, filler.phrase.first, (j,), marker, segment)


def _start(filler: Filler) -> int:
    return filler.phrase.first


def _urdu_pronouns(text: UrduText, segment: int, kind: str) -> Iterator[tuple[int, str]]:
    """Yield where a clause has a pronoun with a marker of its own, and the marker."""
    for j in range(text.starts[segment], text.size):
        if text.segments[j] != segment:
            return
        key = text.keys[j]
        if key in _DATIVES[kind]:
            yield j, "کو"
        elif key in _OBLIQUES[kind] and j + 1 < text.size and text.keys[j + 1] in _OWN_MARKERS:
            yield j, text.keys[j + 1]
        elif key in _BARE[kind] and text.keys[j + 1 : j + 2] and text.keys[j + 1] in _DATED:
            yield j, ERGATIVE  # ہم انہیں دھوکا دیتے رہے: as much a subject as with نے


def _is_sure(pair: Pair, links: Links, own: Mapping[int, int]) -> bool:
    """Whether a phrase is linked by the tables, or as a person or a name."""
    return any(
        links.of(i)[j] >= _SURE
        or any(map(is_person, pair.source.forms[i]))
        or pair.source.words[i].text[:1].isupper()
        for j, i in own.items()
    )


def _linked(pair: Pair, links: Links, filler: Filler) -> dict[int, int]:
    """Return the English word of each Urdu word that surely names somebody of a phrase."""
    found: dict[int, int] = {}
    head = filler.phrase.last
    if pair.source.norms[head] in _NO_HEADS:
        return {}
    for i in filler.phrase.range:
        for j, probability in links.of(i).items():
            if probability >= _LIKELY and not is_function_word(pair.target.norms[j], "ur"):
                found[j] = i
    if head in found.values() or not links.of(head):
        return found
    return {}  # of "US sanctions" only the US


def _place(text: UrduText, filler: Filler, own: dict[int, int], others: frozenset[int]) -> Placed:
    last = max(own)
    case = text.case(last, frozenset(own), others)
    marker = OWNER if case.possessor or case.marker == GENITIVE else case.marker
    if marker == BARE and not case.doubt and text.first_in_clause(min(own)):
        marker = FIRST
    sure = marker not in (BARE, UNKNOWN) and (case.sure or case.possessor)
    return Placed(
        filler, own[last], tuple(sorted(own)), marker if sure else UNKNOWN, text.segments[last]
    )


def _comparable(pair: Pair, a: Placed, b: Placed) -> bool:
    # Between two pronouns a phrase with کے لیے may stand, which looks like a clause.
    apart = 1 if a.filler.pronoun and b.filler.pronoun else 0
    if a.marker == b.marker or abs(a.segment - b.segment) > apart:
        return False
    if not _may_tell(a.filler, b.filler):
        return False
    if _is_understood(pair, a, b):
        return False
    return not any(_turned_rightly(pair, x, y) for x, y in ((a, b), (b, a)))


def _is_understood(pair: Pair, a: Placed, b: Placed) -> bool:
    """Whether an event that is known in both texts gives either marker the place it should have.

    *Beat* is also شکست کھانا, lending قرض لینا from the other side; and who met whom is all one.
    """
    _, found = urdu.read(pair.target)
    for event in english.events(pair.source):
        ends = [(placed, _place_in(event, placed)) for placed in (a, b)]
        if not all(name for _, name in ends):
            continue
        if event.kind == "symmetric":
            return True
        same = [u for u in found if family(u.concept) in event.families]
        if any(u.place(placed.marker) == name for u in same for placed, name in ends):
            return True
    return False


def _place_in(event: Event, placed: Placed) -> str:
    """Return the place that a phrase has in an English event, or ""."""
    words = placed.filler.phrase.range
    return next((p for p in event.places if any(i in words for i in event.indices(p))), "")


def _turned_rightly(pair: Pair, a: Placed, b: Placed) -> bool:
    """Whether ``a`` with ``b`` beside it may well be the agent in the Urdu.

    *Drew praise from Y*, *lost to Y*, *the firm which Y had sued has closed*.
    """
    if a.marker != ERGATIVE:
        return _is_oblique_agent(pair, a)
    slot, other = a.filler.slot, b.filler.slot
    if slot == OBJECT and other == SUBJECT:
        return b.marker in ("سے", "کی وجہ سے")  # "the loan enabled her to buy"
    if slot == ASKED:
        return pair.target.norms[max(a.urdu[0] - 1, 0)] not in _RELATIVE
    if slot == "to":
        return other in (SUBJECT, PATIENT)
    return slot == "from" and other == SUBJECT and b.marker != "سے"


def _is_oblique_agent(pair: Pair, a: Placed) -> bool:
    """Whether who acts has a marker that is not نے: *Ma's donation*, *coins found by a farmer*."""
    if a.marker == "کو":  # سکے کسان کو ملے
        return a.filler.slot == AGENT and not _BEFALLING.isdisjoint(pair.target.norms)
    return a.filler.slot == POSSESSOR and a.marker in ("کی جانب سے", "کی طرف سے")


@cache
def _counts() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for row in resources.read_tsv("slot_counts.tsv"):
        table.setdefault(row["slot"], {})[row["marker"]] = int(row["count"])
    return table


@cache
def probability(slot: str, marker: str) -> float:
    """Return how probable a marker is for a slot, with all slots together as the prior."""
    counts = _counts()
    here = counts.get(OBJECT if slot == ASKED else slot, {})
    total = sum(sum(row.values()) for row in counts.values())
    common = (sum(row.get(marker, 0) for row in counts.values()) + 1) / (total + 1)
    return (here.get(marker, 0) + _PRIOR * common) / (sum(here.values()) + _PRIOR)


def score(a: Placed, b: Placed) -> float:
    """Return the logarithm of how much likelier the two markers are exchanged than as they are."""
    p, q = a.filler.slot, b.filler.slot
    return log(
        probability(q, a.marker)
        * probability(p, b.marker)
        / (probability(p, a.marker) * probability(q, b.marker))
    )
