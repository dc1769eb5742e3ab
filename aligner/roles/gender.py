"""She and he told apart by the Urdu verb: "she died", وہ انتقال کر گیا.

Urdu has one pronoun for both, and only the verb's ending tells who is meant; where it tells the
other, the sentence is of somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.patterns import word_set
from aligner.language.urdu_forms import fold
from aligner.roles import urdu
from aligner.roles.entities import is_person
from aligner.roles.urdu_clause import ERGATIVE, UrduText
from aligner.roles.words import folded

_PRONOUN = fold("وہ")
# Whom the pronoun may stand for as well, or whose words are quoted.
_OTHERS = word_set("they it them their its we i you")
_MEN = word_set(
    "his him himself mr sir lord father man men son brother husband king prince boy uncle"
    " grandfather nephew gentleman widower groom"
)
_WOMEN = word_set(
    "her hers herself ms mrs miss lady madam mother woman women daughter sister wife queen"
    " princess girl aunt grandmother niece widow bride actress"
)
_MALE = folded("گیا گئے تھا تھے رہا رہے ہوا ہوئے چکا چکے گا گے آیا آئے سکا سکے لگا لگے")
_FEMALE = folded("گئی گئیں تھی تھیں رہی ہوئی ہوئیں چکی چکیں گی آئی آئیں سکی سکیں لگی لگیں")
_HIS_HABITS, _HER_HABITS = ("تا", "تے"), ("تی", "تیں")
_LAST = 3  # words at the end of a clause among which the verb's ending is


@dataclass(frozen=True, slots=True)
class Turned:
    """The English pronoun, the Urdu one, and the verb whose ending is of the other gender."""

    english: int
    pronoun: int
    verb: int


def turned_genders(pair: Pair) -> Iterator[Turned]:
    """Yield the first Urdu verb with وہ whose gender is not that of the only she or he."""
    norms = pair.source.norms
    if ("she" in norms) == ("he" in norms) or not _OTHERS.isdisjoint(norms):
        return
    female = "she" in norms
    others = _MEN if female else _WOMEN
    if any(not others.isdisjoint(forms) for forms in pair.source.forms):
        return
    text, _ = urdu.read(pair.target)
    for j, key in enumerate(text.keys):
        if key == _PRONOUN and text.starts[text.segments[j]] in (j, j - 1):
            verb = _gendered(text, j)
            if verb < 0 or (text.keys[verb].endswith("ے") and _has_people(pair)):
                continue  # رہے may be said of several
            if _is_female(text.keys[verb]) != female:
                yield Turned(norms.index("she" if female else "he"), j, verb)
                return


def _has_people(pair: Pair) -> bool:
    """Whether the English has a plural noun for people: colleagues, police."""
    return any(
        len(forms) > 1 and any(map(is_person, forms)) and not word.text[:1].isupper()
        for word, forms in zip(pair.source.words, pair.source.forms, strict=True)
    )


def _gendered(text: UrduText, start: int) -> int:
    """Return the last word of a clause that tells the gender of its subject, or -1."""
    end = start
    while end < text.size and text.segments[end] == text.segments[start]:
        end += 1
    if ERGATIVE in text.keys[start:end]:
        return -1  # the verb agrees with its object
    ahead = range(end - 1, max(start, end - 1 - _LAST), -1)
    return next((k for k in ahead if _tells(text.keys[k])), -1)


def _tells(key: str) -> bool:
    return key in _MALE or key in _FEMALE or key.endswith(_HIS_HABITS + _HER_HABITS)


def _is_female(key: str) -> bool:
    return key in _FEMALE or key.endswith(_HER_HABITS)
