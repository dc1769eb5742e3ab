"""Dropped subjects: "the bank warned its customers before they were robbed".

An Urdu infinitive clause without a subject of its own (حملے کا نشانہ بننے سے پہلے) takes that of
its main clause. Where the English pronoun cannot mean it, the Urdu says something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.patterns import word_set
from aligner.roles import english, english_clause, urdu, urdu_clause
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.entities import Links
from aligner.roles.frames import table
from aligner.roles.verbs import Aspect
from aligner.roles.words import folded

_PLURAL, _SINGULAR = word_set("they"), word_set("it")
_TAILS = (("سے", "پہلے"), ("سے", "قبل"), ("کے", "بعد"))
_OWN_SUBJECT = folded("ان اس وہ یہ انہیں اسے اسکے انکے جن جس خود اپنے")
# How far before its infinitive an Urdu subordinate clause may begin.
_SPAN = 7


@dataclass(frozen=True, slots=True)
class Shifted:
    """A pronoun, the Urdu infinitive that lost it, and the subject that took its place.

    ``antecedent`` holds the first and last word of what the pronoun means.
    """

    pronoun: int
    infinitive: int
    last: int
    subject: tuple[int, int]
    antecedent: tuple[int, int]


def shifted_referents(pair: Pair) -> Iterator[Shifted]:
    """Yield the pronouns of a pair whose Urdu lets them mean the main clause's subject."""
    norms = pair.source.norms
    found = [
        i + 1
        for i, word in enumerate(norms[:-1])
        if word in ("before", "after") and norms[i + 1] in _PLURAL | _SINGULAR
    ]
    if len(found) != 1:
        return
    main = _main_clause(pair, found[0])
    if main is None:
        return
    subject, antecedent = main
    result = _urdu(pair, found[0], subject, antecedent)
    if result is not None:
        yield result


def _main_clause(pair: Pair, pronoun: int) -> tuple[Phrase, Phrase] | None:
    """Return the subject that the pronoun cannot mean, and the phrase that it means."""
    clause = english_clause.read(pair.source)
    plural = pair.source.norms[pronoun] in _PLURAL
    for event in reversed(english.events(pair.source)):
        if event.last >= pronoun or not event.places.get("A"):
            continue
        subject = event.places["A"][0]
        if event.passive or subject.first > event.first or _plural(clause, subject) is plural:
            return None
        others = [p for place in ("P", "T") for p in event.places.get(place, ())]
        named = [p for p in _following(clause, event.last + 1, pronoun) if p not in others]
        fitting = [p for p in (*others, *named) if _plural(clause, p) is plural]
        return (subject, fitting[-1]) if fitting else None
    return None


def _following(clause: Clause, start: int, stop: int) -> list[Phrase]:
    """Return the noun phrases between a verb and the pronoun, coordinated ones as one."""
    found: list[Phrase] = []
    i = start
    while i < stop - 1:
        phrase = clause.phrase(i) if clause.is_content(i) else None
        if phrase is None:
            i += 1
            continue
        joined = (
            found and phrase.first - 2 == found[-1].last and clause.norms[phrase.first - 1] == "and"
        )
        if joined:
            found[-1] = Phrase(found[-1].first, phrase.last)
        else:
            found.append(phrase)
        i = phrase.last + 1
    return found


def _plural(clause: Clause, phrase: Phrase) -> bool | None:
    """Whether a phrase is plural; None for one that takes either pronoun, or an unsure one."""
    if any(clause.norms[i] == "and" for i in phrase.range):
        return True
    head = phrase.last
    for i in phrase.range:
        if clause.norms[i] == "of":
            head = i - 1
            break
    word = clause.words[head].text
    if word[:1].isupper():
        return False if word.isupper() or not word.endswith("s") else None
    if word.endswith("s") and not word.endswith("ss") and len(clause.forms[head]) > 1:
        return True
    return None


def _urdu(pair: Pair, pronoun: int, subject: Phrase, antecedent: Phrase) -> Shifted | None:
    text, _ = urdu.read(pair.target)
    links = Links(pair, {*subject.range, *antecedent.range})
    infinitive = [j for j in range(text.size - 2) if _ends_subordinate(text, j)]
    if len(infinitive) != 1:
        return None
    at = infinitive[0]
    owner = {j: i for i in antecedent.range for j in links.of(i)}
    start = max(0, at - _SPAN)
    ergative = [j for j in range(start, at) if text.keys[j] == urdu_clause.ERGATIVE]
    start = ergative[-1] + 1 if ergative else start
    inside = range(start, at)
    if any(text.keys[j] in _OWN_SUBJECT or j in owner for j in inside):
        return None
    if not any(j > at for j in owner):
        return None
    own = frozenset(j for i in subject.range for j in links.of(i))
    for i in subject.range:
        for j in links.of(i):
            if text.case(j, own, frozenset(owner)).marker == urdu_clause.ERGATIVE:
                return Shifted(pronoun, at, at + 2, (i, j), (antecedent.first, antecedent.last))
    return None


def _ends_subordinate(text: urdu_clause.UrduText, j: int) -> bool:
    if tuple(text.keys[j + 1 : j + 3]) not in _TAILS or not text.keys[j].endswith("نے"):
        return False
    aspects = table().forms.get(text.keys[j], {}).values()
    return any(Aspect.INFINITIVE in a for a in aspects)
