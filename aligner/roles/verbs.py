"""Urdu verbs as the frames need them: every form with its aspect, and the complex around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from aligner.language.patterns import word_set
from aligner.language.urdu_forms import fold
from aligner.roles.words import folded, folded_class


class Aspect(StrEnum):
    """What kind of form a verb stands in."""

    PERFECTIVE = "perfective"
    IMPERFECTIVE = "imperfective"
    INFINITIVE = "infinitive"
    STEM = "stem"
    SUBJUNCTIVE = "subjunctive"
    FUTURE = "future"


_STEMS = {"دینا": "دے", "لینا": "لے"}
_PERFECTIVE = {
    "کر": ("کیا", "کیے", "کئے", "کی", "کیں"),
    "دے": ("دیا", "دیے", "دئے", "دیئے", "دی", "دیں"),
    "لے": ("لیا", "لیے", "لئے", "لی", "لیں"),
    "جا": ("گیا", "گئے", "گئی", "گئیں"),
    "ہو": ("ہوا", "ہوئے", "ہوئی", "ہوئیں"),
    "مر": ("مرا", "مرے", "مری", "مریں", "موا"),
    "پی": ("پیا", "پیے", "پئے", "پی", "پیں"),
    "سی": ("سیا", "سیے", "سی"),
}
_SUBJUNCTIVE = {
    "دے": ("دوں", "دے", "دو", "دیں"),
    "لے": ("لوں", "لے", "لو", "لیں"),
    "ہو": ("ہوں", "ہو"),
}
_FUTURE_ENDINGS = ("گا", "گے", "گی", "گیں")

BE = word_set("ہے ہیں تھا تھے تھی تھیں ہوں ہو")
FUTURE = frozenset(_FUTURE_ENDINGS)
# Second verbs that follow a stem and leave its voice as it is.
VECTORS = folded_class("ur_vector")
GO = folded_class("ur_go")
OBLIGATION = folded_class("ur_obligation")
NEGATORS = frozenset(("نہیں", "نہ", "مت"))


def paradigm(infinitive: str) -> Iterator[tuple[str, Aspect]]:
    """Yield every form of a verb, folded for comparison, with its aspect."""
    stem = _STEMS.get(infinitive) or infinitive.removesuffix("نا")
    base = infinitive.removesuffix("نا")  # دی of دینا, where the bare stem is دے
    vowel = stem[-1] in "او"
    yield fold(stem), Aspect.STEM
    for ending in ("نا", "نے", "نی"):
        yield fold(base + ending), Aspect.INFINITIVE
    for ending in ("تا", "تے", "تی", "تیں"):
        yield fold(base + ending), Aspect.IMPERFECTIVE
    endings = ("یا", "ئے", "ئی", "ئیں") if vowel else ("ا", "ے", "ی", "یں")
    for form in _PERFECTIVE.get(stem, tuple(stem + e for e in endings)):
        yield fold(form), Aspect.PERFECTIVE
    endings = ("ؤں", "ئے", "ؤ", "ئیں") if vowel else ("وں", "ے", "و", "یں")
    for form in _SUBJUNCTIVE.get(stem, tuple(stem + e for e in endings)):
        yield fold(form), Aspect.SUBJUNCTIVE
        for ending in _FUTURE_ENDINGS:
            yield fold(form + ending), Aspect.FUTURE
            yield fold(form.removesuffix("ں") + "ن" + ending), Aspect.FUTURE


@lru_cache(maxsize=20_000)
def noun_forms(word: str) -> tuple[str, ...]:
    """Return a noun's forms, folded: singular, plural, oblique."""
    forms = [word]
    if word.endswith(("ا", "ہ")) and len(word) > 2:
        forms += [word[:-1] + ending for ending in ("ے", "وں", "ات")]
    elif word.endswith("ی"):
        forms += [word + "اں", word + "وں"]
    forms += [word + ending for ending in ("وں", "یں", "ات")]
    return tuple(dict.fromkeys(map(fold, forms)))


def all_forms(infinitives: Iterable[str]) -> dict[str, dict[str, tuple[Aspect, ...]]]:
    """Return, for each folded form, the infinitives it may belong to with its aspects there."""
    table: dict[str, dict[str, tuple[Aspect, ...]]] = {}
    for infinitive in dict.fromkeys(infinitives):
        for form, aspect in paradigm(infinitive):
            entry = table.setdefault(form, {})
            entry[infinitive] = tuple(dict.fromkeys((*entry.get(infinitive, ()), aspect)))
    return table


class Voice(StrEnum):
    """How a verb complex presents its subject."""

    ACTIVE = "active"
    PASSIVE = "passive"
    OBLIGED = "obliged"  # the subject takes کو: کرنا پڑا
    PARTICIPLE = "participle"  # کرنے والا: its subject is the noun behind it
    PASSIVE_PARTICIPLE = "passive participle"  # کیا گیا, کیے جانے والا
    MADE = "made"  # کردہ: who does it stands before it with کا
    CONTROLLED = "controlled"  # کرنے پر رضامند: its subject is that of the clause
    GRANTED = "granted"  # کرنے کی اجازت: its subject takes کو
    NOMINAL = "nominal"  # پر حملہ, کی جانب سے گرفتاری
    NONFINITE = "nonfinite"  # کرنے کے بعد, کرنے سے پہلے


def read_complex(keys: Sequence[str], at: int, aspects: tuple[Aspect, ...]) -> tuple[Voice, int]:
    """Return the voice of the verb at ``keys[at]`` and the index after its last auxiliary.

    ``keys`` are folded words; ``aspects`` are those the form at ``at`` may have.
    """
    end = at + 1
    passive = obliged = False
    finite = not (set(aspects) <= {Aspect.STEM, Aspect.INFINITIVE})
    participle = Aspect.PERFECTIVE in aspects
    while end < len(keys):
        word = keys[end]
        if word in NEGATORS or word in ("بھی", "ہی", "تو"):
            if end + 1 < len(keys) and keys[end + 1] in VECTORS | GO | BE | OBLIGATION:
                end += 1
                continue
            break
        if word in GO and participle:
            passive, participle = True, False
            finite = word not in ("جانے", "جانی", "جانا")
        elif (word in GO and end == at + 1 and Aspect.STEM in aspects) or (word in GO and passive):
            finite = True
        elif word in VECTORS and (finite or Aspect.STEM in aspects or passive):
            finite, participle = True, word in _PERFECT_VECTORS
        elif word in OBLIGATION and Aspect.INFINITIVE in aspects:
            obliged = finite = True
            participle = False
        elif word in BE or word in FUTURE or word in _BE_MORE:
            finite = finite or Aspect.INFINITIVE in aspects
            obliged = obliged or (Aspect.INFINITIVE in aspects and not passive)
            participle = False
        else:
            break
        end += 1
    if not finite:
        return Voice.NONFINITE, end
    return (Voice.PASSIVE if passive else Voice.OBLIGED if obliged else Voice.ACTIVE), end


_PERFECT_VECTORS = folded("دیا دیے دئے دی دیں لیا لیے لی لیں ڈالا ڈالے ڈالی")
_BE_MORE = folded("ہوگا ہوگی ہونگے ہوا ہوئے ہوئی ہوئیں رہتا رہتے رہتی کرتا کرتے کرتی")
