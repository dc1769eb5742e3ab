"""Who does it to whom in a relative clause with a pronoun: "the reporter who had mocked him"
against صحافی جس کا انہوں نے مذاق اڑایا.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.patterns import word_set
from aligner.roles import english_clause, urdu
from aligner.roles.english_clause import Clause
from aligner.roles.english_words import BE, HAVE, MODALS, is_adverb
from aligner.roles.entities import Links
from aligner.roles.urdu_clause import BARE, ERGATIVE, GENITIVES, POSTPOSITIONS, UrduText
from aligner.roles.words import folded

_SUBJECTS, _OBJECTS = word_set("he she they it we i"), word_set("him her them it us me")
_RELATIVES = word_set("who whom that which")
_ACTING, _SUFFERING = folded("انہوں انھوں اس میں ہم"), folded("انہیں انھیں اسے مجھے ہمیں")
_HE, _THEIR = folded("وہ"), folded("ان اس")
# Verbs whose subject Urdu has in another case: ان کو درکار, اسے ملا, اس کے پاس تھا.
_DATIVE = word_set(
    "need want like know get have receive see owe deserve hold own hear find love remember face"
    " suffer require lose win inherit employ serve"
)
_GROUP = 7  # words of the relative clause up to its pronoun
_LIKELY = 0.3  # a link good enough for a common noun


@dataclass(frozen=True, slots=True)
class Turned:
    """(English word, Urdu word) of the noun, and the English and Urdu pronouns of its clause."""

    head: tuple[int, int]
    pronoun: tuple[int, int]
    acts: bool  # whether the noun acts in the English


def turned_relatives(pair: Pair) -> Iterator[Turned]:
    """Yield the relative clause of a pair in which the Urdu turns round who acts."""
    if _SUBJECTS.isdisjoint(pair.source.norms) and _OBJECTS.isdisjoint(pair.source.norms):
        return
    clause = english_clause.read(pair.source)
    found = list(_english(clause))
    if len(found) != 1:
        return
    head, pronoun, acts = found[0]
    links = Links(pair, {head})
    text, _ = urdu.read(pair.target)
    for j, p in links.of(head).items():
        for segment in sorted(set(text.segments)) if p >= _LIKELY else ():
            case = text.relative_case(j, segment)
            if case is None:
                continue
            suffers = case.marker not in (ERGATIVE, BARE)
            at = _pronoun(text, segment, acting=suffers)
            if suffers == acts and at >= 0 and _pronoun(text, segment, acting=not suffers) < 0:
                yield Turned((head, j), (pronoun, at), acts)
                return


def _english(clause: Clause) -> Iterator[tuple[int, int, bool]]:
    """Yield the noun, the pronoun, and whether the noun acts, of each relative clause."""
    norms = clause.norms
    for i in range(clause.size - 2):
        if i + 1 in clause.breaks or clause.verbs[i] or not clause.is_content(i):
            continue
        relative = norms[i + 1] in _RELATIVES
        start = i + 1 + relative
        if start >= clause.size or start in clause.breaks:
            continue
        if norms[start] in _SUBJECTS and _acts(clause, start + 1) and _plain(clause, start):
            yield i, start, False
        elif relative and norms[i + 1] != "whom" and (at := _object(clause, start)) >= 0:
            yield i, at, True


def _acts(clause: Clause, i: int) -> bool:
    """Whether a verb group begins at a word."""
    while i < clause.size and is_adverb(clause.norms[i]):
        i += 1
    return i < clause.size and (bool(clause.verbs[i]) or clause.norms[i] in HAVE)


def _helps(word: str) -> bool:
    """Whether a word may stand before the verb of its group."""
    return word in HAVE or word in MODALS or is_adverb(word)


def _plain(clause: Clause, start: int) -> bool:
    """Whether the next verb's subject is the subject of its Urdu as well."""
    ahead = range(start, min(start + _GROUP, clause.size))
    verb = next((i for i in ahead if clause.verbs[i]), -1)
    return verb >= 0 and _DATIVE.isdisjoint(clause.forms[verb])


def _object(clause: Clause, start: int) -> int:
    """Return the pronoun that ends a verb group at ``start`` ("had spat at her"), or -1."""
    verb = -1
    for i in range(start, min(start + _GROUP, clause.size)):
        word = clause.norms[i]
        if i in clause.breaks or word in BE:
            return -1
        if clause.verbs[i]:
            verb = i
        elif verb >= 0 and word in _OBJECTS:
            owns = word == "her" and i + 1 < clause.size and clause.is_content(i + 1)
            return -1 if owns and i + 1 not in clause.breaks else i
        elif i > verb + 1 if verb >= 0 else not _helps(word):
            return -1
    return -1


def _pronoun(text: UrduText, segment: int, *, acting: bool) -> int:
    """Return a pronoun of a clause that acts, or that suffers; -1 where there is none."""
    for j in range(text.starts[segment], text.size):
        if text.segments[j] != segment:
            break
        key, behind = text.keys[j], text.keys[j + 1] if j + 1 < text.size else ""
        if acting and (key in _HE or (key in _ACTING and behind == ERGATIVE)):
            return j
        marked = behind in GENITIVES or (behind in POSTPOSITIONS and behind != ERGATIVE)
        if not acting and (key in _SUFFERING or (key in _THEIR and marked)):
            return j
    return -1
