"""Where the verb of a predicate stands behind its keyword: نیلام … کیا, انحصار … پر ہے."""

from __future__ import annotations

from aligner.language.urdu_forms import fold
from aligner.roles.frames import table
from aligner.roles.urdu_clause import ERGATIVE, GENITIVES, POSTPOSITIONS, UrduText
from aligner.roles.verbs import BE, FUTURE, GO, NEGATORS, VECTORS

MADE, IS_NOT = fold("کردہ"), fold("نہیں")
_PARTICLES = NEGATORS | frozenset(("بھی", "ہی", "تو", "تک", "ہیں"))
_LIGHT = frozenset(("کرنا", "ہونا", "دینا", "لینا", "آنا", "جانا", "پڑنا"))
_PARTING = frozenset((ERGATIVE, "کو", "سے"))
# How many words may stand between a keyword and its verb, and with a phrase with پر.
_GAP, _GAP_ON = 5, 7


def find_verb(text: UrduText, start: int, verb: str) -> int | None:
    """Return where a verb stands behind its keyword, a short phrase between the two at most."""
    if verb == "ہونا" and (found := _rests_on(text, start)) is not None:
        return found
    for k in range(start, min(start + _GAP, text.size)):
        if text.segments[k] != text.segments[start - 1] or _is_genitive(text, start, k):
            return None
        if _is_form(text, k, verb):
            return k
        if not _may_part(text, start, k, verb):
            return None
    return None


def _is_genitive(text: UrduText, start: int, k: int) -> bool:
    """Whether کی belongs to a noun, and is no form of کرنا: زخمی پائلٹ کی تیمارداری."""
    return k > start and text.keys[k] in GENITIVES and not _ends_clause(text, k)


def _is_form(text: UrduText, k: int, verb: str) -> bool:
    key = text.keys[k]
    if verb in table().forms.get(key, ()) or (verb == "ہونا" and _is_copula(text, k)):
        return True
    return verb == "کرنا" and key == MADE


def _may_part(text: UrduText, start: int, k: int, verb: str) -> bool:
    """Whether a word may stand between a keyword and its verb."""
    key = text.keys[k]
    if verb in _LIGHT and key not in _PARTICLES and not _marked_between(text, start, k):
        return False
    return k != start or not (key in GENITIVES or key in POSTPOSITIONS)


def _marked_between(text: UrduText, start: int, k: int) -> bool:
    """Whether ``k`` is in a short phrase with a marker between keyword and verb."""
    return any(text.keys[m] in _PARTING for m in range(k, min(start + 4, text.size)))


def _rests_on(text: UrduText, start: int) -> int | None:
    """Return the copula behind a phrase with پر that parts it from its noun: انحصار … پر ہے."""
    for k in range(start + 1, min(start + _GAP_ON, text.size - 1)):
        if text.keys[k] in POSTPOSITIONS:
            return k + 1 if text.keys[k] == "پر" and _is_copula(text, k + 1) else None
        if text.keys[k] in table().finite or text.segments[k] != text.segments[start]:
            return None
    return None


def _ends_clause(text: UrduText, k: int) -> bool:
    """Whether nothing but auxiliaries stands between a word and the end of its clause."""
    while k + 1 < text.size and text.keys[k + 1] in BE | GO | FUTURE | VECTORS:
        k += 1
    return text.finite_end(k + 1)


def _is_copula(text: UrduText, k: int) -> bool:
    """Whether a word is a form of *be*, or a نہیں that stands for it at the end of a clause."""
    return text.keys[k] in BE or (text.keys[k] == IS_NOT and text.finite_end(k + 1))
