"""Slots of an English text: what each noun phrase is to its verb, read from the words beside it.

Needs no table of predicates: "by" behind a participle, "from", the subject of a passive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.language.patterns import word_set
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.english_words import (
    BE,
    HANGING,
    HAVE,
    MODALS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
)

AGENT, NOUN_AGENT = "agent", "noun agent"  # "sued by", "a rebuff by"
SUBJECT, PATIENT, OBJECT = "subject", "passive subject", "object"
ASKED = "relative object"  # "the firm which | the tribe had sued"
POSSESSOR = "possessor"
SLOTS = frozenset((AGENT, NOUN_AGENT, SUBJECT, PATIENT, OBJECT, ASKED, POSSESSOR)).union(
    ("from", "to", "into", "against", "on")
)

_NAMES = {
    AGENT: "“by”",
    NOUN_AGENT: "“by”",
    SUBJECT: "subject",
    PATIENT: "subject of the passive",
    OBJECT: "object",
    ASKED: "object",
    POSSESSOR: "’s",
}
_AUXILIARIES = BE | HAVE | MODALS
_RELATIVES = word_set("whom which that")
_BEFORE_TO = word_set("due according owing thanks prior next close similar related subject")
_PRONOUNS = {
    **dict.fromkeys(("they", "he", "she", "them", "him", "her"), "third"),
    **dict.fromkeys(("we", "i", "us", "me"), "first"),
    **dict.fromkeys(("who", "whom", "which"), "relative"),
}
_RAISED = word_set(
    "expected said believed thought reported alleged set known likely due supposed meant scheduled"
    " planned feared understood claimed rumoured"
)
_GIVING = word_set("hand turn sign make give take")  # "hand over the engineer"
_PLACING = HANGING - {"from"}  # of "water from the Sutlej" both may be who acts
_GROUP = 5  # words that a verb group may have


@dataclass(frozen=True, slots=True)
class Filler:
    """A noun phrase and its slot; an element of ``SLOTS``, another preposition, or "".

    ``pronoun`` is "third", "first" or "relative", or "" for a noun.
    """

    phrase: Phrase
    slot: str
    pronoun: str = ""


def slot_name(slot: str) -> str:
    """Return how a message names a slot: a grammatical place, or the preposition."""
    return _NAMES.get(slot, f"“{slot}”")


def fillers(clause: Clause) -> Iterator[Filler]:
    """Yield the noun phrases of a text in order, "of" phrases and possessors apart."""
    i = 0
    while i < clause.size:
        if kind := _pronoun(clause, i):
            slot = _of_relative(clause, i) if kind == "relative" else _slot(clause, Phrase(i, i))
            yield Filler(Phrase(i, i), slot, kind)
            i += 1
            continue
        phrase = None if _in_verb_group(clause, i) else clause.phrase(i, of=False)
        if phrase is None or is_adverb(clause.norms[i]):
            i += 1
            continue
        start = i
        for k in range(i, phrase.last):
            if clause.owner(k):
                yield Filler(Phrase(start, k), POSSESSOR)
                start = k + 1
        slot = _slot(clause, phrase) or _before_aside(clause, phrase)
        yield Filler(Phrase(start, phrase.last), slot)
        i = phrase.last + 1


def _pronoun(clause: Clause, i: int) -> str:
    """Return the kind of a pronoun, "" for other words and for the *her* of "her stepmother"."""
    owns = clause.norms[i] == "her" and i + 1 < clause.size and clause.is_content(i + 1)
    return "" if owns else _PRONOUNS.get(clause.norms[i], "")


def _of_relative(clause: Clause, i: int) -> str:
    """Return the slot that *who* or *which* has in its own clause."""
    if i and clause.norms[i - 1] in PREPOSITIONS:
        return _marked(clause, i - 1)
    if i + 1 in clause.breaks:
        return ""  # "a guest who, the butler noticed, never …"
    if i + 1 < clause.size and (clause.norms[i + 1] in PRONOUNS or clause.is_content(i + 1)):
        return _before_verb(clause, i + 1) or OBJECT
    return _before_verb(clause, i + 1)


def _in_verb_group(clause: Clause, i: int) -> bool:
    return bool(clause.verbs[i]) or clause.norms[i] in _AUXILIARIES


def _slot(clause: Clause, phrase: Phrase) -> str:
    before = phrase.first - 1
    beside = before >= 0 and phrase.first not in clause.breaks
    if beside and clause.norms[before] in PREPOSITIONS:
        over = before and clause.norms[before] == "over"
        given = over and not _GIVING.isdisjoint(clause.forms[before - 1])
        return OBJECT if given else _marked(clause, before)
    if beside and clause.norms[before] in ("and", "or"):
        return ""  # its slot is that of what it is joined to
    if beside and before and clause.norms[before - 1] == "to":
        return OBJECT  # "the decision to investigate | the channel came"
    whole = clause.phrase(phrase.first) or phrase  # "the lawyers | of three governments"
    if slot := _before_verb(clause, max(phrase.last, whole.last) + 1):
        return slot
    return OBJECT if beside and clause.verbs[before] else _behind_hanging(clause, whole)


def _behind_hanging(clause: Clause, phrase: Phrase) -> str:
    """Return the slot of a subject parted from its verb by places: "growers in Badin were"."""
    i = phrase.last + 1
    while i + 1 < clause.size and i not in clause.breaks and clause.norms[i] in _PLACING:
        inner = clause.phrase(i + 1)
        if inner is None:
            return ""
        i = inner.last + 1
    return _before_verb(clause, i) if i > phrase.last + 1 else ""


def _before_aside(clause: Clause, phrase: Phrase) -> str:
    """Return the slot of a subject parted from its verb: "the firm, once the pride of X, was"."""
    if phrase.last + 1 not in clause.breaks or phrase.first in clause.breaks:
        return ""
    for group in sorted(b for b in clause.breaks if phrase.last + 1 < b < clause.size):
        if _in_verb_group(clause, group):
            subject = clause.subject(group)
            if subject is not None and subject.last >= phrase.last >= subject.first:
                return PATIENT if _is_passive(clause, group) else SUBJECT
            return ""
    return ""


def _marked(clause: Clause, at: int) -> str:
    """Return the slot of what a preposition at ``at`` governs."""
    if clause.norms[at] == "to" and clause.norms[at - 1] in _BEFORE_TO:
        return ""  # due to, according to
    if clause.norms[at] != "by":
        return clause.norms[at]
    verb = at - 1
    if clause.norms[verb] in PREPOSITIONS:
        verb -= 1  # "lied to by", "shot at by"
    while verb > 0 and (is_adverb(clause.norms[verb]) or clause.norms[verb] in PARTICLES):
        verb -= 1
    acted = verb >= 0 and (clause.verbs[verb] or clause.norms[verb].endswith(("ed", "en")))
    return AGENT if acted else NOUN_AGENT


def _before_verb(clause: Clause, follows: int) -> str:
    """Return the slot of what stands before word ``follows``, or "" where no verb is behind it."""
    if follows + 1 >= clause.size:
        return ""
    if clause.norms[follows] in _RELATIVES:
        inner = follows + 1
        asked = clause.is_content(inner) and not _in_verb_group(clause, inner)
        return ASKED if asked else ""
    if follows in clause.breaks:
        return ""
    verb = follows
    while verb + 1 < clause.size and is_adverb(clause.norms[verb]):
        verb += 1
    if not _in_verb_group(clause, verb):
        return ""
    if clause.norms[verb] in _AUXILIARIES:
        return PATIENT if _is_passive(clause, verb) else SUBJECT
    return "" if clause.norms[verb + 1 : verb + 2] == ["by"] else SUBJECT


def _is_passive(clause: Clause, start: int) -> bool:
    """Whether the verb group at ``start`` is a form of *be* with a participle."""
    passive = False
    for k in range(start, min(start + _GROUP, clause.size)):
        word = clause.norms[k]
        if k > start and k in clause.breaks:
            return False
        if word in BE:
            passive = True
        elif word not in HAVE and word not in MODALS and not is_adverb(word):
            if clause.norms[k + 1 : k + 2] == ["to"] and word in _RAISED:
                return False  # "is expected to extradite"
            past = word.endswith(("ed", "en"))
            return passive and (past or (bool(clause.verbs[k]) and not word.endswith(("s", "ing"))))
    return False
