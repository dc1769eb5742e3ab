"""Who says it: "nurses say doctors look down on them" against ڈاکٹروں کا کہنا ہے."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles import english_clause, urdu
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.english_words import BE
from aligner.roles.entities import Links, is_person
from aligner.roles.urdu_clause import ERGATIVE, GENITIVES, UrduText
from aligner.roles.words import folded_class, word_class

_VERBS = word_class("speaking")
# What stands behind a speaker: نے کہا, کا کہنا ہے, کے مطابق.
_SAID = folded_class("ur_said")
_OWNED = folded_class("ur_saying")
_ACCORDING = fold("مطابق")
_DATIVE, _FELT = "کو", folded_class("ur_felt")
_THAT = fold("کہ")
_NEAR = 5  # words before کہ


@dataclass(frozen=True, slots=True)
class Shifted:
    """(English word, Urdu word) of who says it, and of who says it in the translation."""

    verb: int
    speaker: tuple[int, int]
    other: tuple[int, int]


def shifted_speakers(pair: Pair) -> Iterator[Shifted]:
    """Yield the speaker of a pair whose words the Urdu gives to somebody else."""
    if all(map(_VERBS.isdisjoint, pair.source.forms)):
        return
    clause = english_clause.read(pair.source)
    spoken = list(_speakers(clause))
    if len(spoken) != 1:
        return
    verb, phrase = spoken[0]
    text, _ = urdu.read(pair.target)
    said = sorted(set(_urdu_speakers(text)))
    if len(said) != 1:
        return
    if (found := _judge(pair, clause, phrase, said[0])) is not None:
        yield Shifted(verb, *found)


def _speakers(clause: Clause) -> Iterator[tuple[int, Phrase]]:
    for at, forms in enumerate(clause.forms):
        if at and _VERBS.intersection(forms) and at not in clause.breaks:
            start = at
            while start > 1 and clause.opens_clause(start - 1):
                start -= 1
            if BE.intersection(clause.norms[start:at]):
                continue  # "was warned by"
            if (phrase := clause.subject(start)) is not None:
                yield at, phrase


def _urdu_speakers(text: UrduText) -> Iterator[int]:
    """Yield the last word of each phrase that speaks."""
    return (k - 1 for k in range(1, text.size - 1) if _speaks(text, k))


def _speaks(text: UrduText, k: int) -> bool:
    """Whether the word before ``k`` speaks: نے کہا, کا کہنا ہے, کو شکایت ہے, شکایت کرتے ہیں."""
    key, follows = text.keys[k], text.keys[k + 1]
    if key == ERGATIVE:
        return _says(text, k + 1)
    if key in GENITIVES:
        return follows in _OWNED or follows == _ACCORDING
    if key == _DATIVE:
        return follows in _FELT and _THAT in text.keys[k : k + _NEAR]
    segment = text.segments[k]
    bare = text.keys[k - 1] not in GENITIVES and not text.has_ergative(segment)
    opens = k - text.starts[segment] in (1, 2)
    return bare and opens and key in _SAID and _THAT in text.keys[k : k + _NEAR]


def _says(text: UrduText, start: int) -> bool:
    """Whether the clause from ``start`` ends in a verb of saying before کہ."""
    end = next((k for k in range(start, text.size) if text.keys[k] == _THAT), None)
    return end is not None and any(key in _SAID for key in text.keys[start:end])


def _judge(
    pair: Pair, clause: Clause, phrase: Phrase, said: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    others = {
        i
        for i, forms in enumerate(clause.forms)
        if i not in phrase.range and (any(map(is_person, forms)) or (i and clause.capital(i)))
    }
    links = Links(pair, {*phrase.range, *others})
    mine = {j: i for i in phrase.range for j, p in links.of(i).items() if p >= 1.0}
    theirs = {j: i for i in sorted(others) for j, p in links.of(i).items() if p >= 1.0}
    if said not in theirs or not mine or said in mine:
        return None
    text, _ = urdu.read(pair.target)
    if any(text.segments[j] == text.segments[said] and j < said for j in mine):
        return None  # وزیر کے ترجمان نے: the speaker's own phrase
    if any(_speaks_too(text, j) for j in mine):
        return None  # استغاثہ چاہے کچھ بھی دعویٰ کرے
    i = next(iter(mine))
    return (mine[i], i), (theirs[said], said)


def _speaks_too(text: UrduText, j: int) -> bool:
    """Whether a word of saying stands behind word ``j`` in its clause."""
    rest = range(j + 1, text.size)
    return any(text.keys[k] in _SAID for k in rest if text.segments[k] == text.segments[j])
