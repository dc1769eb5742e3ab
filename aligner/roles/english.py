"""Events of an English text: predicates of the table, and plain transitive verbs beside it.

Shallow on purpose: an event is given only where its phrases stand next to their verb; a clause
that needs a parser yields none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aligner.checks.base import Analysis
from aligner.roles.english_clause import (
    ADVERBS,
    BE,
    CONTROL,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SAYING,
    Clause,
    Phrase,
)  # fmt: skip
from aligner.roles.frames import Frame, table
from aligner.roles.words import word_set


TIMES = word_set("time year month week day hour minute second night")


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate with the phrases in its places.

    ``concept`` is "" for a verb that the table does not know. ``nominal`` is the index of the
    event noun (``attacks`` in "suffered 236 attacks"), or -1.
    """

    concept: str
    kind: str
    frame: Frame
    places: dict[str, tuple[Phrase, ...]] = field(hash=False)
    first: int
    last: int
    passive: bool
    nominal: int = -1

    def indices(self, place: str) -> tuple[int, ...]:
        """Return the word indices of the phrases in a place."""
        return tuple(i for p in self.places.get(place, ()) for i in p.range)


def events(analysis: Analysis) -> tuple[Event, ...]:
    """Return the events of an English text, computed once."""
    if "roles" not in analysis.memo:
        analysis.memo["roles"] = tuple(_events(Clause(analysis)))
    found: tuple[Event, ...] = analysis.memo["roles"]
    return found


def _events(clause: Clause) -> Iterator[Event]:
    known = table().english
    shared: Phrase | None = None  # the subject of the verb before, for "attacked P and killed Q"
    for at, lemma in enumerate(clause.verbs):
        if not lemma:
            continue
        group, passive, controlled = _group(clause, at)
        subject = clause.subject(group)
        if (
            subject is None
            and group
            and clause.norms[group - 1] == "and"
            and group not in clause.breaks
        ):
            subject = shared
        if controlled and subject is None:
            subject = shared
        shared = subject
        frames = known.get(lemma, ()) or (_generic(clause, at, lemma),)
        filled = [_fill(clause, f, at, group, subject, passive) for f in frames if f is not None]
        if found := [event for event in filled if event is not None]:
            yield max(found, key=_explicit)


def _explicit(event: Event) -> tuple[bool, int, bool]:
    """Rank the readings of a verb: an event noun, places by preposition, a plain frame."""
    marked = sum(
        event.frame.place(p.marker) == place for place in "AP" for p in event.places.get(place, ())
    )
    return event.nominal >= 0, marked, not event.frame.markers


def _generic(clause: Clause, at: int, lemma: str) -> Frame | None:
    """Return the plain transitive frame for a verb outside the table."""
    if lemma in SAYING or len(lemma) < 3:
        return None
    return Frame("", "force", "A", "P", (), (), lemma)


def _group(clause: Clause, at: int) -> tuple[int, bool, bool]:
    """Return where the verb group starts, whether it is passive, whether "to" leads it."""
    group, nearest, controlled = at, "", False
    while group > 0 and group not in clause.breaks:
        word = clause.norms[group - 1]
        if word in BE or word in HAVE or word in MODALS:
            nearest = nearest or word
        elif word == "to" and group > 1:
            controlled = True
        elif controlled and any(f in CONTROL for f in clause.forms[group - 1]):
            pass
        elif not (word in ADVERBS or word.endswith("ly")):
            break
        group -= 1
    passive = nearest in BE and not clause.norms[at].endswith("ing")
    return group, passive, controlled


def _fill(
    clause: Clause, frame: Frame, at: int, group: int, subject: Phrase | None, passive: bool
) -> Event | None:
    end = at + 1
    if frame.words and _skip(clause, end, frame.words) == end:
        return None
    end = _skip(clause, end, frame.words)
    if passive or not frame.object:
        end = _skip(clause, end, frame.after)
    direct = None
    if end < clause.size and end not in clause.breaks and clause.is_content(end):
        direct = clause.joined(end)
        if not passive and direct is not None and TIMES.intersection(clause.forms[direct.last]):
            return None  # "shot three times": no object, and who knows who shot
    resume = direct.last + 1 if direct else end
    if frame.after and not passive:
        direct, resume = _split_after(clause, direct, frame.after)
        if direct is None:
            return None
    elif frame.after and end == at + 1:
        return None
    marked, _ = _marked(clause, resume)
    if not passive and direct is None and not frame.markers:
        passive = _reduced(clause, at, group, marked) and bool(frame.concept)
        if not passive:
            return None
    if not passive and subject is None:
        return None
    places: dict[str, tuple[Phrase, ...]] = {}
    nominal = -1
    if frame.noun:
        return _nominal(clause, frame, at, subject, direct, marked, passive)
    if passive:
        role = frame.object or "T"
        if (
            frame.object == "P"
            and any(m == "to" for m, _ in frame.markers)
            and any(p.marker == "to" for p in marked)
        ):
            role = "T"
        _put(places, role, subject)
        for phrase in marked:
            if phrase.marker == "by":
                _put(places, frame.subject, phrase)
    else:
        _put(places, frame.subject, subject)
        role = frame.object
        markers = {p.marker for p in marked}
        if role == "P" and frame.place("to") == "P" and "to" in markers:
            role = "T"
        _put(places, role, direct)
    for phrase in marked:
        if place := frame.place(phrase.marker):
            _put(places, place, phrase)
    if not any(p in places for p in ("A", "P")):
        return None
    return Event(frame.concept, frame.kind, frame, places, group, end - 1, passive, nominal)


def _reduced(clause: Clause, at: int, group: int, marked: Sequence[Phrase]) -> bool:
    """Whether a bare participle is a passive: "men arrested by the police"."""
    if not marked or marked[0].marker != "by" or at != group:
        return False
    return not clause.norms[marked[0].first].endswith("ing")


def _skip(clause: Clause, i: int, words: Sequence[str]) -> int:
    """Return the index behind ``words`` when they stand at ``i``, else ``i``."""
    found = tuple(clause.norms[i : i + len(words)]) == tuple(words)
    return i + len(words) if found else i


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


def _nominal(
    clause: Clause,
    frame: Frame,
    at: int,
    subject: Phrase | None,
    direct: Phrase | None,
    marked: Sequence[Phrase],
    passive: bool,
) -> Event | None:
    """Fill a support verb's frame: "A carry out N on P", "P suffer N"."""
    holder = (
        direct if not frame.markers else next((p for p in marked if frame.place(p.marker)), direct)
    )
    if frame.place("N"):
        holder = next((p for p in marked if frame.place(p.marker) == "N"), None)
    if passive:
        holder, subject = subject, None
    if holder is None:
        return None
    found = next(
        (
            (i, noun)
            for i in reversed(holder.range)
            for form in clause.forms[i]
            if (noun := table().nouns.get(form)) is not None
        ),
        None,
    )
    if found is None:
        return None
    index, noun = found
    places: dict[str, tuple[Phrase, ...]] = {}
    _put(places, frame.subject, subject)
    other = "P" if frame.subject == "A" else "A"
    for phrase in marked:
        if phrase.marker in noun.prepositions:
            _put(places, "P", phrase)
        elif phrase.marker == "by" or (phrase.marker == "from" and other == "A"):
            _put(places, "A", phrase)
    if not places:
        return None
    return Event(noun.concept, noun.kind, frame, places, at, index, passive, index)


def _put(places: dict[str, tuple[Phrase, ...]], place: str, phrase: Phrase | None) -> None:
    if phrase is not None and place:
        places[place] = (*places.get(place, ()), phrase)


def _marked(clause: Clause, start: int) -> tuple[list[Phrase], int]:
    """Return the phrases with a preposition from ``start`` to the end of the clause."""
    found: list[Phrase] = []
    i = start
    while i < clause.size and (i not in clause.breaks or i == start):
        word = clause.norms[i]
        if word == "to" and i + 1 < clause.size and clause.verbs[i + 1]:
            break
        if word in PREPOSITIONS and i + 1 < clause.size:
            phrase = clause.joined(i + 1, word)
            if phrase is None:
                break
            found.append(phrase)
            i = phrase.last + 1
        elif word in ADVERBS or word.endswith("ly"):
            i += 1
        else:
            break
    return found, i
