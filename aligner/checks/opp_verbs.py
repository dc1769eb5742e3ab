"""What the verbs of an Urdu text say of certainty and time: future, finished, possible, duty."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aligner.checks.base import Analysis
from aligner.document import Span
from aligner.language.urdu_forms import verb_forms

FUTURE = frozenset(["گا", "گے", "گی", "گئیں گے"])
_FUTURE_ENDINGS = ("ونگا", "ونگی", "ینگے", "ینگی", "یگا", "یگی", "وگا", "وگی", "ئیگا", "ئیگی")
_CAN = (
    "سکتا",
    "سکتے",
    "سکتی",
    "سکتیں",
    "سکا",
    "سکے",
    "سکی",
    "سکیں",
    "سکوں",
    "پاتا",
    "پاتے",
    "پاتی",
)
_COINS = frozenset(["سکے", "سکوں"])  # nouns as well
_PARTICLES = frozenset(["نہ", "نہیں", "بھی", "ہی", "تو"])
_MUST = frozenset(["پڑے", "پڑا", "پڑی", "پڑیں", "پڑتا", "پڑتی", "پڑتے", "پڑنا", "پڑنے"])
# Forms of كرے, جائیں; those that are more often perfective or a noun are left out.
_SUBJUNCTIVE = frozenset(
    ["ہو", "ہوں", "کرے", "کریں", "کرو", "جائے", "جائیں", "جاؤ", "دے", "دیں", "لے", "لیں"]
).union(["رہے", "رہیں", "آئے", "آئیں", "کیجیے", "کیجئے", "دیجیے", "لیجیے", "رکھے", "رکھیں", "بنے"])
_PERFECTIVE = frozenset(
    ["گیا", "گئی", "گئیں", "گئے", "دیا", "دی", "دیے", "دیئے", "کیا", "کی", "کیں", "کیے", "کئے"]
).union(["لیا", "لی", "لیے", "لیں", "ہوا", "ہوئی", "ہوئے", "ہوئیں", "چکا", "چکی", "چکے", "تھا"])
_BEGAN = frozenset(["لگا", "لگی", "لگے", "لگیں"])  # چلنے لگی
_HABITUAL = ("تا", "تے", "تی", "تیں")  # without ہے or تھا: what would have been
AUXILIARY = frozenset(["ہے", "ہیں", "تھا", "تھی", "تھے", "تھیں"])
_NOW = frozenset(["ہے", "ہیں"])
# Before these what looks like a subjunctive is a stem or a participle: ہو گیا, دے دیا, آ رہے ہیں.
_AFTER_STEM = (_PERFECTIVE | AUXILIARY | FUTURE).union(
    ["رہا", "رہی", "رہے", "رہیں", "چکیں", "جاتا", "جاتے", "جاتی", "کر", "لے", "دے", "جانا", "جانے"]
)
_NEW_CLAUSE = frozenset(
    ["تو", "کہ", "اور", "یا", "ورنہ", "بلکہ", "مگر", "لیکن", "تاکہ", "جو", "جس"]
)
_OF_DUTY = (AUXILIARY | frozenset(_MUST)).union(
    [
        "ہوگا",
        "ہوگی",
        "ہو",
        "ہوں",
        "ہوتا",
        "ہوتے",
        "ہوتی",
        "ہوتیں",
        "چاہیے",
        "چاہئے",
        "لازم",
        "لازمی",
        "ضروری",
        "چاہتا",
        "چاہتے",
        "چاہتی",
    ]
)


def verb_kinds(target: Analysis) -> frozenset[str]:
    """Return the verb forms that may hedge in an Urdu text.

    They are those of ``certainty.tsv``: future, can, must, subjunctive, infinitive, irrealis.
    Computed once for a text.
    """
    found: frozenset[str] | None = target.memo.get("verb kinds")
    if found is None:
        found = target.memo["verb kinds"] = _verb_kinds(target)
    return found


def _verb_kinds(target: Analysis) -> frozenset[str]:
    norms, kinds = target.norms, set[str]()
    for j, norm in enumerate(norms):
        following = norms[j + 1] if j + 1 < len(norms) else ""
        if is_future(norm):
            kinds.add("future")
        elif norm.endswith(_CAN):  # also joined: جاسکتا
            if norm not in _COINS or _behind_stem(norms, j):
                kinds.add("can")
        elif norm in _MUST:
            kinds.add("must")
        elif norm in _SUBJUNCTIVE:
            if following not in _AFTER_STEM and not (not following and _ergative(norms)):
                kinds.add("subjunctive")
        elif norm.endswith("یں") and norm in verb_forms():  # no plural noun (جانیں): a clause ends
            if _ends_clause(target, j) and not (not following and _ergative(norms)):
                kinds.add("subjunctive")
        elif norm.endswith("نے") and is_infinitive(norm):
            kinds.add("infinitive")
        elif norm.endswith(("نا", "نی")) and following in _OF_DUTY and is_infinitive(norm):
            kinds.add("must")
        elif norm.endswith(_HABITUAL) and norm in verb_forms() and _ends_clause(target, j):
            kinds.add("irrealis")
    return frozenset(kinds)


def _behind_stem(norms: Sequence[str], j: int) -> bool:
    """Whether the stem of a verb stands before a word: کر سکے, not قدیم سکے."""
    before = next((n for n in reversed(norms[:j]) if n not in _PARTICLES), "")
    return before + "نا" in _infinitives()


def _ends_clause(target: Analysis, j: int) -> bool:
    following = target.norms[j + 1] if j + 1 < len(target.norms) else ""
    return not following or following in _NEW_CLAUSE or _stop_after(target, j)


def _ergative(norms: Sequence[str]) -> bool:
    """Whether نے makes a last لیں, دیں or چرائے a finished act."""
    for norm in reversed(norms[:-1]):
        if norm in _NEW_CLAUSE:
            return False
        if norm == "نے":
            return norms[-1] in _PERFECTIVE or norms[-1] == "دیں" or _plural(norms[-1])
    return False


def _stop_after(target: Analysis, at: int) -> bool:
    between = target.text[target.words[at].end : target.words[at + 1].start]
    return any(c in "،؛۔,;.؟!" for c in between)


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(verb for verbs in verb_forms().values() for verb in verbs)


def is_infinitive(norm: str) -> bool:
    """Whether a word is an infinitive in any case: کرنا, کرنی, کرنے."""
    return norm[:-1] + "ا" in _infinitives()


def is_future(norm: str) -> bool:
    """Whether a word ends a future: گا, or joined to its verb."""
    return norm in FUTURE or norm.endswith(_FUTURE_ENDINGS)


def ends_perfective(target: Sequence[str]) -> bool:
    """Whether a text ends in a finished act: کر دیا, پہنچا تھا."""
    words = [n for n in target[-2:] if n not in AUXILIARY]
    return bool(words) and (
        words[-1] in _PERFECTIVE
        or (words[-1] in _BEGAN and words[0].endswith("نے"))
        or _finished(words[-1])
        or _ergative([n for n in target if n not in AUXILIARY])
    )


def ends_present(target: Sequence[str]) -> bool:
    """Whether a text ends in what is done now or as a rule: کرتا ہے, کر رہے ہیں."""
    return len(target) > 1 and target[-1] in _NOW and target[-2].endswith(("تا", "تے", "تی"))


def ends_possible(target: Sequence[str]) -> bool:
    """Whether a text ends in what may be: ہو سکتا ہے."""
    return len(target) > 1 and target[-1] in _NOW and target[-2].endswith(_CAN)


def ends_able(target: Sequence[str]) -> bool:
    """Whether a text ends in what one may or will be able to do: کر سکتے ہیں, کرا سکیں گے."""
    able = len(target) > 1 and target[-1] in FUTURE and target[-2].endswith(_CAN)
    return able or ends_possible(target)


@cache
def _finished(norm: str) -> bool:
    """Whether a word is a perfective and nothing else: پہنچا, but not پہنچے."""
    roots = (infinitive[:-2] for infinitive in verb_forms().get(norm, ()))
    return any(norm in (root + "ا", root + "یا", root + "ی", root + "ئی") for root in roots)


@cache
def _plural(norm: str) -> bool:
    """Whether a word may be the plural of a perfective: چرائے, which may also be a wish."""
    roots = (infinitive[:-2] for infinitive in verb_forms().get(norm, ()))
    return any(norm in (root + "ے", root + "ئے", root + "یں", root + "ئیں") for root in roots)


def last_words(target: Analysis) -> Span | None:
    """Return the span of the last three words, where an Urdu sentence has its verb."""
    last = len(target.words) - 1
    return target.span(max(0, last - 2), last) if target.words else None
