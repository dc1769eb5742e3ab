"""Events that English names with a noun: "the arrest of X by Y", "Y's attack on X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.english_words import DETERMINERS
from aligner.roles.event import Event
from aligner.roles.frames import EventNoun, Frame, family, table

# Without one of these, or a possessor, no noun has both its people.
_CUES = frozenset(("by", "from"))
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def events(clause: Clause) -> Iterator[Event]:
    """Yield the events whose noun has both its people beside it."""
    if not any(word in _CUES or word.endswith(_POSSESSIVE) for word in clause.norms):
        return
    for at, forms in enumerate(clause.forms):
        noun = _noun(forms)
        if noun is None or clause.verbs[at]:
            continue
        agent, patient = _people(clause, at, noun)
        if agent is None or patient is None:
            continue
        frame = Frame(noun.concept, noun.kind, "A", "P", (), (), clause.norms[at])
        places: dict[str, tuple[Phrase, ...]] = {"A": (agent,), "P": (patient,)}
        kin = frozenset((family(noun.concept),))
        yield Event(noun.concept, noun.kind, frame, places, at, at, False, families=kin)


@lru_cache(maxsize=100_000)
def _noun(forms: tuple[str, ...]) -> EventNoun | None:
    nouns = table().nouns
    return next((nouns[f] for f in forms if f in nouns), None)


def _people(clause: Clause, at: int, noun: EventNoun) -> tuple[Phrase | None, Phrase | None]:
    """Return who does what the noun at ``at`` names, and who suffers it."""
    if at + 1 in clause.breaks:
        return None, None
    marked = list(clause.marked(at + 1))
    agent = next((p for p in marked if p.marker == "by" or p.marker in noun.agents), None)
    if agent is not None and clause.norms[agent.first].endswith("ing"):
        return None, None
    patient = next((p for p in marked if p.marker in noun.prepositions), None)
    if noun.kind == "transfer" and agent is None:
        agent = next((p for p in marked if p.marker == "from"), None)
    if agent is None and not noun.agents:
        agent = _possessor(clause, at)
    elif patient is None:
        patient = _possessor(clause, at)
    return agent, patient


def _possessor(clause: Clause, at: int) -> Phrase | None:
    """Return the phrase with "'s" before a noun, adjectives between them aside."""
    last = at - 1
    while last > 0 and last not in clause.breaks and clause.is_content(last):
        if clause.words[last].text.endswith(_POSSESSIVE):
            break
        last -= 1
    if last < 0 or not clause.words[last].text.endswith(_POSSESSIVE):
        return None
    first = last
    while first > 0 and first not in clause.breaks and clause.is_content(first - 1):
        if clause.norms[first] in DETERMINERS or clause.verbs[first - 1]:
            break
        first -= 1
    return Phrase(first, last)
