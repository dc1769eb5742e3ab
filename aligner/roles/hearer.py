"""Whom somebody speaks to, told by a pronoun: "he was not told" against انہوں نے نہیں بتایا."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.checks.base import Pair
from aligner.language.patterns import word_set
from aligner.roles import english_clause, urdu
from aligner.roles.english_words import is_adverb
from aligner.roles.urdu_clause import ERGATIVE
from aligner.roles.words import folded, folded_class

_PRONOUNS = word_set("he she they")
_BE = word_set("was were been is are being")
_HELPING = word_set("not never have has had be will")
_TOLD = word_set("told informed warned advised ordered instructed notified assured reminded asked")
_ACTS = folded("انہوں انھوں اس")
_HEARS = folded("انہیں انھیں اسے")
_SAID = folded_class("ur_speech")


def speaking_hearers(pair: Pair) -> Iterator[tuple[int, int, int]]:
    """Yield the English pronoun, the Urdu one with نے and the word of speech behind it."""
    norms = pair.source.norms
    if _TOLD.isdisjoint(norms) or "by" in norms or sum(n in _PRONOUNS for n in norms) != 1:
        return
    at = next(i for i, norm in enumerate(norms) if norm in _PRONOUNS)
    if not _is_told(norms, at) or at in english_clause.read(pair.source).breaks:
        return
    text, _ = urdu.read(pair.target)
    if not _HEARS.isdisjoint(text.keys):
        return
    for j in range(text.size - 1):
        if text.keys[j] in _ACTS and text.keys[j + 1] == ERGATIVE:
            ahead = range(j + 2, text.size)
            same = [k for k in ahead if text.segments[k] == text.segments[j]]
            said = next((k for k in same if text.keys[k] in _SAID), -1)
            if said >= 0:
                yield at, j, said
            return


def _is_told(norms: list[str], at: int) -> bool:
    """Whether a passive of speech follows a pronoun: he | was not | told."""
    be = False
    for norm in norms[at + 1 : at + 6]:
        if norm in _TOLD:
            return be
        if norm not in _BE and norm not in _HELPING and not is_adverb(norm):
            return False
        be = be or norm in _BE
    return False
