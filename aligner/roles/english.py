"""Events of an English text: predicates of the table, and plain transitive verbs beside it.

Shallow on purpose: an event is given only where its phrases stand next to their verb; a clause
that needs a parser yields none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.checks.base import Analysis
from aligner.language.patterns import word_set
from aligner.roles import english_nouns
from aligner.roles.english_clause import Clause, Phrase, read
from aligner.roles.english_finite import rough_amount
from aligner.roles.english_words import (
    BE,
    CLAUSAL,
    CONTROL,
    HAVE,
    MODALS,
    OF_VERBS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    TELLING,
    is_adverb,
)  # fmt: skip
from aligner.roles.event import Event
from aligner.roles.frames import EventNoun, Frame, family, table
from aligner.roles.words import word_class

__all__ = ["Event", "events"]

MIN_VERB = 3  # letters of a verb outside the table
TIMES = word_class("time")
# Pronouns that stand for an object and for nothing else.
_OBJECTS = word_set("me him us them it himself herself itself themselves")
# What stands behind "by" and does nothing: "defeated by a narrow margin the candidate".
_MEASURES = word_class("measure")
_MOVING = word_class("moving")
_RAISING = word_class("raising")
_SELF = word_set("himself herself itself themselves")  # "had himself been mentored"
_ADVERBIALS = word_set("away aside apart back forward")
_PARTICLES = word_set("up out off down")
_LOCATING = [[word] for word in ("at", "in", "near", "off", "outside", "during", "along", "inside")]
_OWNERS = word_set("its their his her our my the a an this that")
_PHRASAL = _PARTICLES | _ADVERBIALS | word_set("over in through")


def events(analysis: Analysis) -> tuple[Event, ...]:
    """Return the events of an English text, computed once."""
    if "roles" not in analysis.memo:
        clause = read(analysis)
        analysis.memo["roles"] = (*_events(clause), *english_nouns.events(clause))
    found: tuple[Event, ...] = analysis.memo["roles"]
    return found


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb, where its group starts, its voice, and its subject."""

    clause: Clause
    at: int
    group: int
    passive: bool
    subject: Phrase | None
    relative: Phrase | None  # what "whom", "against whom" before the subject stands for


@dataclass(frozen=True, slots=True)
class _Reading:
    """A frame laid over a verb: its object, its phrases with a preposition, its last word."""

    frame: Frame
    direct: Phrase | None
    marked: tuple[Phrase, ...]
    last: int
    passive: bool
    subject: Phrase | None
    stranded: str = ""  # the preposition of "was spied on by"

    def by(self, marker: str) -> Phrase | None:
        """Return the first phrase with a preposition."""
        return next((p for p in self.marked if p.marker == marker), None)


def _events(clause: Clause) -> Iterator[Event]:
    known = table().english
    shared: Phrase | None = None  # the subject of the verb before, for "attacked P and killed Q"
    told: Phrase | None = None  # whom the verb before has do the next: "ordered P to pay Q"
    for at, lemma in enumerate(clause.verbs):
        if not lemma:
            continue
        group, passive, controlled = _group(clause, at)
        subject = clause.subject(group)
        if controlled and told is not None and told.last == group - 1:
            subject = told
        elif subject is None and (controlled or clause.shares_subject(group)):
            subject = shared
        shared = subject
        verb = _Verb(clause, at, group, passive, subject, clause.object_relative(group))
        frames = known.get(lemma) or _generic(lemma)
        readings = [r for r in (_lay(verb, frame) for frame in frames) if r is not None]
        told = _told(readings) if lemma in TELLING else None
        found = [event for event in (_event(verb, r) for r in readings) if event is not None]
        if found:
            best = max(found, key=_explicit) if len(found) > 1 else found[0]
            alike = frozenset(family(e.concept) for e in found if e.places == best.places)
            yield replace(best, families=alike)


def _told(readings: Sequence[_Reading]) -> Phrase | None:
    """Return the object of a verb whose object does what follows "to"."""
    return next((r.direct for r in readings if r.direct is not None and not r.passive), None)


def _explicit(event: Event) -> tuple[bool, bool, int, int, bool, bool]:
    """Rank the readings of a verb: an event noun, words behind the object ("bring P to justice"),
    places by preposition, words of its own, an object ("surrendered two men to P"), a plain frame.
    """
    marked = sum(
        event.frame.place(p.marker) == place for place in "AP" for p in event.places.get(place, ())
    )
    frame = event.frame
    has_object = bool(frame.object) and frame.object in event.places
    words = len(frame.words)
    return event.nominal >= 0, len(frame.after) > 1, marked, words, has_object, not frame.markers


def _generic(lemma: str) -> tuple[Frame, ...]:
    """Return the plain transitive frame for a verb outside the table."""
    if lemma in SAYING or len(lemma) < MIN_VERB:
        return ()
    return (Frame("", "force", "A", "P", (), (), lemma),)


def _group(clause: Clause, at: int) -> tuple[int, bool, bool]:
    """Return where the verb group starts, whether it is passive, whether "to" leads it."""
    group, nearest, controlled = at, "", False
    while group > 0 and group not in clause.breaks:
        word = clause.norms[group - 1]
        if word in BE or word in HAVE or word in MODALS:
            nearest = nearest or word
        elif word == "to" and group > 1:
            controlled = True
        elif controlled and _raised(clause, group - 1):
            nearest = nearest or word  # "is expected to": the passive is not the infinitive's
        elif not (
            (controlled and any(f in CONTROL for f in clause.forms[group - 1]))
            or is_adverb(word)
            or (word in _SELF and (nearest or clause.norms[group - 2] in BE | HAVE))
        ):
            break
        group -= 1
    passive = nearest in BE and not clause.norms[at].endswith("ing")
    return group, passive, controlled


def _raised(clause: Clause, i: int) -> bool:
    """Whether a word hands its subject on to the infinitive behind it: "is | likely to"."""
    if clause.norms[i] not in _RAISING:
        return False
    before = i - 1
    while before > 0 and is_adverb(clause.norms[before]):
        before -= 1
    return before >= 0 and clause.norms[before] in BE


def _lay(verb: _Verb, frame: Frame) -> _Reading | None:
    """Lay a frame over a verb; None where its words or its object are missing."""
    clause = verb.clause
    end = _skip(clause, verb.at + 1, frame.words)
    if frame.words and end == verb.at + 1:  # "handed the falcons over to the wardens"
        apart = frame.object and not verb.passive and not frame.after
        return _lay(verb, frame._replace(words=(), after=frame.words)) if apart else None
    ends = _skip(clause, end, frame.after)
    if frame.after and not verb.passive and ends > end:
        if _PHRASAL.issuperset(frame.after) and _has_object(clause, ends):  # "turned down P"
            return _lay(verb, frame._replace(words=(*frame.words, *frame.after), after=()))
        verb = replace(verb, passive=verb.at == verb.group, subject=clause.qualified(verb.group))
    after = verb.passive or not frame.object
    if after and frame.after:
        start, end = end, _skip(clause, end, frame.after)
        if start == end:
            return None
    end = _aside(clause, end)
    stranded = ""
    if verb.passive and clause.norms[end + 1 : end + 2] == ["by"] and not frame.object:
        stranded = clause.norms[end] if clause.norms[end] in PREPOSITIONS else ""
        end += bool(stranded)
    direct, resume, pronoun = _object(verb, frame, end)
    if frame.after and not after:
        direct, resume = _split_after(clause, direct, frame.after)
        if direct is None:
            return None
    marked = tuple(clause.marked(resume))
    if verb.relative is not None and not verb.passive:
        if verb.relative.marker:
            marked = (*marked, verb.relative)
        elif direct is None or clause.verbs[direct.first]:  # "which India attacked | surrendered"
            direct = verb.relative
    reading = _Reading(frame, direct, marked, end - 1, verb.passive, verb.subject, stranded)
    told = pronoun or direct or verb.passive or clause.asks_whom(verb.group)
    return reading if told else _without_object(verb, reading)


def _has_object(clause: Clause, i: int) -> bool:
    """Whether an object without preposition stands at ``i``."""
    return i < clause.size and i not in clause.breaks and clause.is_content(i)


def _object(verb: _Verb, frame: Frame, i: int) -> tuple[Phrase | None, int, bool]:
    """Return the object at ``i``, the index behind it, and whether it is but a pronoun."""
    clause = verb.clause
    i += rough_amount(clause, i)
    if i >= clause.size or i in clause.breaks:
        return None, i, False
    if clause.is_content(i):
        direct = clause.joined(i, of=frame.verb not in OF_VERBS)
        if direct and frame.verb in CLAUSAL and _acts(clause, direct.last + 1):
            return None, i, False  # "believe inflation is driving up wages"
        return direct, (direct.last + 1 if direct else i), False
    pronoun = clause.norms[i] in _OBJECTS and not verb.passive
    return None, i + pronoun, pronoun


def _acts(clause: Clause, i: int) -> bool:
    """Whether a verb of what ends before ``i`` stands there: "believe minks | caught it"."""
    return clause.opens_clause(i) or (i < clause.size and bool(clause.verbs[i]))


def _without_object(verb: _Verb, reading: _Reading) -> _Reading | None:
    """Return the reading of a verb without object: intransitive, or a bare participle."""
    frame = reading.frame
    if frame.markers and not frame.object:
        return reading
    if frame.concept and _reduced(verb, reading.marked):
        subject = verb.clause.qualified(verb.group) or verb.subject
        return replace(reading, passive=True, subject=subject)
    if frame.object == "T" and frame.verb in _MOVING:
        return None  # "residents return to the village": nothing passes to it
    return reading if frame.markers else None


def _qualifies(verb: _Verb, reading: _Reading) -> bool:
    """Whether a past form belongs to its noun: "migrants | rescued off the island | said"."""
    clause, at = verb.clause, verb.at
    if reading.passive or at != verb.group or not clause.norms[at].endswith("ed"):
        return False
    if not reading.frame.object or clause.norms[at + 1 : at + 2] == ["to"]:
        return False
    if clause.norms[at + 1 : at + 2] not in _LOCATING:
        return False
    for i in range(at + 2, clause.size):
        if i in clause.breaks or clause.norms[i] in OPENERS:
            return False
        if clause.opens_clause(i) or clause.verbs[i]:
            return True
    return False


def _event(verb: _Verb, reading: _Reading) -> Event | None:
    if _qualifies(verb, reading):
        reading = replace(reading, passive=True, direct=None)
    timed = reading.direct and TIMES.intersection(verb.clause.forms[reading.direct.last])
    group, norms = verb.group, verb.clause.norms
    unknown = reading.subject is None and not (group and norms[group - 1] in PRONOUNS)
    if not reading.passive and (unknown or timed):
        return None  # "shot three times": no object, and who knows who shot
    return _nominal(verb, reading) if reading.frame.noun else _plain(verb, reading)


def _plain(verb: _Verb, reading: _Reading) -> Event | None:
    """Fill the places of a frame without event noun."""
    frame = reading.frame
    places: dict[str, tuple[Phrase, ...]] = {}
    direct = frame.object
    if direct == "P" and frame.place("to") == "P" and reading.by("to"):
        direct = "T"
    object_ = reading.subject if reading.passive else reading.direct
    if direct == "P" and frame.kind == "transfer" and not _anybody(verb.clause, object_):
        direct = "T"  # "sell their looms": nobody receives
    if direct == "T" and not reading.passive and object_ and _two_objects(verb.clause, object_):
        direct = "P"
    if reading.passive:
        given = "P" if frame.words and frame.place("to") == "P" else "T"  # "are owed money"
        _put(places, frame.place(reading.stranded) or direct or given, reading.subject)
        _put(places, frame.subject, reading.by("by"))
    else:
        _put(places, frame.subject, reading.subject)
        _put(places, direct, reading.direct)
    for phrase in reading.marked:
        _put(places, frame.place(phrase.marker), phrase)
    if "A" not in places and "P" not in places:
        return None
    return Event(
        frame.concept, frame.kind, frame, places, verb.group, reading.last, reading.passive
    )


def _anybody(clause: Clause, phrase: Phrase | None) -> bool:
    """Whether a phrase may mean somebody: a person, a name, or nothing known."""
    if phrase is None or _two_objects(clause, phrase):
        return True
    return any(clause.capital(i) or clause.person(i) for i in phrase.range)


def _two_objects(clause: Clause, first: Phrase) -> bool:
    """Whether a second object follows: "rents the museum its main hall"."""
    return clause.starts_phrase(first.last + 1)


def _nominal(verb: _Verb, reading: _Reading) -> Event | None:
    """Fill a frame with an event noun: "A carry out N on P", "P suffer N", "N hit P"."""
    frame = reading.frame
    if frame.subject == "N":
        subject, place = (reading.subject if reading.passive else reading.direct), "P"
        holder = reading.by("by") if reading.passive else reading.subject
    elif reading.passive:
        subject, place, holder = None, frame.subject, reading.subject
    else:
        subject, place = reading.subject, frame.subject
        markers = [m for m, p in frame.markers if p == "N"]
        marked = next((p for p in reading.marked if p.marker in markers), None)
        holder = marked if markers else reading.direct
    found = _event_noun(verb.clause, holder)
    if found is None:
        return None
    index, noun = found
    places: dict[str, tuple[Phrase, ...]] = {}
    _put(places, place, subject)
    for phrase in reading.marked:
        if phrase.marker in noun.prepositions:
            _put(places, "P", phrase)
        elif (phrase.marker == "by" and frame.subject != "N") or (
            phrase.marker == "from" and frame.subject == "P"
        ):
            _put(places, "A", phrase)
    if not places:
        return None
    return Event(
        noun.concept, noun.kind, frame, places, verb.at, reading.last, reading.passive, index
    )


def _event_noun(clause: Clause, holder: Phrase | None) -> tuple[int, EventNoun] | None:
    """Return the event noun of a phrase with its index, the last of them."""
    for i in reversed(holder.range if holder else ()):
        for form in clause.forms[i]:
            if (noun := table().nouns.get(form)) is not None:
                return i, noun
    return None


def _reduced(verb: _Verb, marked: Sequence[Phrase]) -> bool:
    """Whether a bare participle is a passive: "men arrested by the police"."""
    by = next((p for p in marked if p.marker == "by"), None)
    if by is None or verb.at != verb.group or verb.clause.norms[verb.at].endswith("ing"):
        return False
    if verb.clause.norms[by.first].endswith("ing"):
        return False
    return not any(verb.clause.norms[i] in _MEASURES for i in by.range)


def _aside(clause: Clause, i: int) -> int:
    """Return the index behind an adverb that belongs to a verb: "chased away a leopard"."""
    if i + 1 >= clause.size or i + 1 in clause.breaks:
        return i
    word, follows = clause.norms[i], clause.norms[i + 1]
    particle = word in _PARTICLES and (follows == "by" or clause.is_content(i + 1))
    return i + 1 if word in _ADVERBIALS or particle else i


def _skip(clause: Clause, i: int, words: Sequence[str]) -> int:
    """Return the index behind ``words`` at ``i`` ("withdraw | its support | from"), else ``i``."""
    owned = clause.norms[i] in _OWNERS if words and i < clause.size else False
    start = i + 1 if owned and words[0] not in _PHRASAL else i
    found = tuple(clause.norms[start : start + len(words)]) == tuple(words)
    return start + len(words) if found and words else i


def _split_after(
    clause: Clause, direct: Phrase | None, words: Sequence[str]
) -> tuple[Phrase | None, int]:
    """Cut the words that belong to the predicate off an object: "tourists | hostage"."""
    if direct is None:
        return None, 0
    for i in (*direct.range, direct.last + 1):
        if i > direct.first and tuple(clause.norms[i : i + len(words)]) == tuple(words):
            return Phrase(direct.first, i - 1, direct.marker), i + len(words)
    return None, 0


def _put(places: dict[str, tuple[Phrase, ...]], place: str, phrase: Phrase | None) -> None:
    if phrase is not None and place:
        places[place] = (*places.get(place, ()), phrase)
