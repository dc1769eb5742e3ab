"""Urdu predicates that do not end a clause: participles, infinitives, and who their subject is.

``X پر حملہ کرنے والا Y`` says who attacks whom as surely as a clause does: its subject is the
noun behind it. ``X کا گرفتار کردہ Y`` and ``گرفتار کیا گیا Y`` have their object there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.roles.urdu_clause import GENITIVES, OPENERS, POSTPOSITIONS, UrduText
from aligner.roles.verbs import GO, Aspect, Voice
from aligner.roles.words import folded, folded_class

# What makes an adjective of an infinitive: کرنے والا.
_AGENTIVE = folded("والا والے والی والوں")
_MADE = folded("کردہ")
_CONTROLS = folded_class("ur_control")
_GRANTS = folded_class("ur_grant")
_BEGIN = folded("لگا لگے لگی لگیں چاہتا چاہتے چاہتی چاہتیں")
_LINKS = folded("پر کا کی کے سے میں")
# How many words the noun phrase behind a participle may have.
_HEAD = 6
# How many words may stand between an infinitive's postposition and what governs it.
_CONTROL_REACH = 3


@dataclass(frozen=True, slots=True)
class Nonfinite:
    """The voice of a predicate inside a clause, and the words of the noun that it qualifies."""

    voice: Voice
    head: range = range(0)


def read(
    text: UrduText, verb: int, end: int, aspects: tuple[Aspect, ...], passive: bool
) -> Nonfinite | None:
    """Return how a predicate that ends before ``end`` hangs on its clause, or None."""
    if text.keys[verb] in _MADE:
        return Nonfinite(Voice.MADE, _head(text, verb + 1))
    follows = text.keys[end] if end < text.size else ""
    infinitive = Aspect.INFINITIVE in aspects
    if follows in _AGENTIVE:
        suffers = Aspect.PERFECTIVE in aspects and text.keys[end - 1] in GO
        if infinitive or suffers:
            voice = Voice.PASSIVE_PARTICIPLE if suffers else Voice.PARTICIPLE
            return Nonfinite(voice, _head(text, end + 1))
    elif passive and Aspect.PERFECTIVE in aspects and end > verb + 1:
        return Nonfinite(Voice.PASSIVE_PARTICIPLE, _head(text, end))
    elif infinitive and end == verb + 1:
        return _infinitive(text.keys, end)
    return None


def _infinitive(keys: Sequence[str], end: int) -> Nonfinite | None:
    """Return whose the subject of an infinitive is: کرنے پر رضامند, کرنے کی اجازت."""
    follows = keys[end] if end < len(keys) else ""
    if follows in _BEGIN:
        return Nonfinite(Voice.CONTROLLED)
    if follows not in _LINKS:
        return None
    governs = keys[end + 1 : end + 1 + _CONTROL_REACH]
    if any(key in _CONTROLS for key in governs):
        return Nonfinite(Voice.CONTROLLED)
    if governs and governs[0] in _GRANTS:
        return Nonfinite(Voice.GRANTED)
    return None


def _head(text: UrduText, start: int) -> range:
    """Return the words of the noun phrase that starts at ``start``."""
    end = start
    while end < min(text.size, start + _HEAD):
        key = text.keys[end]
        if (
            key in POSTPOSITIONS
            or key in OPENERS
            or end in text.stops
            or end in text.commas
            or (end > start and key in GENITIVES and text.keys[end - 1] in _AGENTIVE)
        ):
            break
        end += 1
    return range(start, end)
