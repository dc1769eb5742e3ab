"""Whether saying or what is said is denied: *did not say that it fell*, *said that it did not*."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Analysis, Pair
from aligner.checks.neg_cues import SOFT, STRONG, Cue, cues
from aligner.language.patterns import word_set

# Verbs that do not hand their denial down, as *think* and *expect* do.
_SAYING = word_set(
    "say claim state announce declare allege admit promise confirm acknowledge report write"
    " tell reveal argue conclude rule prove"
)
_ASKING = word_set("ask tell order urge request instruct advise direct command invite")
_TELLING = word_set("say tell reveal explain disclose announce inform mention specify clarify")
_AUXILIARIES = word_set("been be ever even yet publicly")
_PROMISING = word_set("promise vow pledge agree decide choose swear threaten")
_PRONOUNS = word_set("he she they it we i")
_SAID = word_set(
    "کہا کہی کہے کہتا کہتے کہتی کہنا بتایا بتائی بتائے بتاتے دعوی دعویٰ الزام اعلان تصدیق"
    " اعتراف وعدہ فیصلہ لکھا قرار ثابت بیان"
)
_ASKED = word_set("کہا حکم ہدایت درخواست مشورہ تلقین تاکید زور اپیل دعوت مطالبہ")
_INFINITIVE = ("نے", "نا", "نی")
_AFTER = 2  # words between a denial and the verb that it denies
_TO = 8  # words between a verb of asking and what is asked
_BESIDE = 4  # words between what is said and کہ
_BEHIND = 6  # words between an infinitive and the word for asking
_THAT, _KE = "that", "کہ"


def unsaid(pair: Pair, stated: Sequence[Cue]) -> tuple[Cue, Cue] | None:
    """Return an English and an Urdu denial, one of saying or asking, the other of what is said."""
    strong = [c for c in stated if c.kind == STRONG]
    english = [c for c in cues(pair.source) if c.kind == STRONG]
    if not strong or len(strong) != len(english):
        return None
    return _said(pair, english, strong) or _asked(pair, english, strong)


def _said(pair: Pair, english: Sequence[Cue], strong: Sequence[Cue]) -> tuple[Cue, Cue] | None:
    source, target = pair.source, pair.target
    denied = _denied(source, english)
    that = next((i for i, w in enumerate(source.norms) if w == _THAT and _says(source, i)), denied)
    if that is None:
        that = _promised(source, english) or _told(source)
    told = [k for k, w in enumerate(target.norms) if w == _KE and _is_said(target, k)]
    reported = denied is not None and _is_reported(source, denied)
    if that is None or len(told) != 1 + reported:
        return None
    start, end = _limits(target, told[-1])
    first, last = _limits(source, that)
    outer, inner = _either(english, first, that, last)
    urdu_outer, urdu_inner = _either(strong, start, told[-1], end)
    mild = any(c.kind != SOFT and start <= c.start < told[-1] for c in cues(target))
    if outer and not inner and urdu_inner and not mild:
        return outer, urdu_inner
    if inner and not outer and urdu_outer and not urdu_inner:
        return inner, urdu_outer
    return None


def _promised(source: Analysis, english: Sequence[Cue]) -> int | None:
    """Return the verb of "promised not to", behind which what is promised begins."""
    for cue in english:
        verb = cue.start - 1
        if source.norms[cue.end : cue.end + 1] == ["to"] and verb >= 0:
            return verb if not _PROMISING.isdisjoint(source.forms[verb]) else None
    return None


def _denied(source: Analysis, english: Sequence[Cue]) -> int | None:
    """Return the verb of telling right behind the only denial: "did not say | who"."""
    if len(english) != 1:
        return None
    verb = english[0].end
    while verb < len(source.norms) and source.norms[verb] in _AUXILIARIES:
        verb += 1
    told = verb + 1 < len(source.norms) and not _TELLING.isdisjoint(source.forms[verb])
    return verb if told else None


def _is_reported(source: Analysis, verb: int) -> bool:
    """Whether another verb of saying stands before a verb: "they say | they were not told"."""
    return any(not _SAYING.isdisjoint(forms) for forms in source.forms[:verb])


def _told(source: Analysis) -> int | None:
    """Return a verb of saying with a pronoun right behind it: "said | he had not"."""
    for i, forms in enumerate(source.forms[:-1]):
        if not _SAYING.isdisjoint(forms) and source.norms[i + 1] in _PRONOUNS:
            return i
    return None


def _either(found: Sequence[Cue], start: int, at: int, end: int) -> tuple[Cue | None, Cue | None]:
    """Return a denial before word ``at`` of a stretch, and one behind it."""
    before = next((c for c in found if start <= c.start < at), None)
    return before, next((c for c in found if at < c.start < end), None)


def _says(source: Analysis, that: int) -> bool:
    """Whether a verb of saying stands right before "that"."""
    return that > 0 and not _SAYING.isdisjoint(source.forms[that - 1])


def _is_said(target: Analysis, at: int) -> bool:
    return not _SAID.isdisjoint(target.norms[max(0, at - _BESIDE) : at])


def _limits(text: Analysis, at: int) -> tuple[int, int]:
    """Return the stretch between marks of the end, and commas in English, around a word."""
    marks = ".;:!?؛۔" if text.language == "ur" else ".,;:!?"
    ends = [
        i + 1
        for i, (one, two) in enumerate(zip(text.words, text.words[1:], strict=False))
        if any(c in marks for c in text.text[one.end : two.start])
    ]
    start = max((e for e in ends if e <= at), default=0)
    return start, min((e for e in ends if e > at), default=len(text.words))


def _asked(pair: Pair, english: Sequence[Cue], strong: Sequence[Cue]) -> tuple[Cue, Cue] | None:
    if len(strong) != 1:
        return None
    (cue,), (there,) = english, strong
    norms, forms = pair.source.norms, pair.source.forms
    verb = next((i for i in range(cue.end, cue.end + _AFTER) if _asks(forms, i)), None)
    if verb is not None and "to" in norms[verb + 1 : verb + _TO]:
        return (cue, there) if _of_infinitive(pair.target, there) else None
    before = range(max(0, cue.start - _TO), cue.start)
    if norms[cue.end : cue.end + 1] == ["to"] and any(_asks(forms, i) for i in before):
        return (cue, there) if _of_asking(pair.target, there) else None
    return None


def _asks(forms: Sequence[tuple[str, ...]], i: int) -> bool:
    return i < len(forms) and not _ASKING.isdisjoint(forms[i])


def _of_infinitive(target: Analysis, cue: Cue) -> bool:
    """Whether a negator denies an infinitive before a word for asking: نہ روکنے کو کہا."""
    behind = target.norms[cue.end : cue.end + _BEHIND]
    return bool(behind) and behind[0].endswith(_INFINITIVE) and not _ASKED.isdisjoint(behind)


def _of_asking(target: Analysis, cue: Cue) -> bool:
    """Whether a negator denies the word for asking: روکنے کو نہیں کہا."""
    beside = target.norms[max(0, cue.start - 1) : cue.end + 1]
    plain = target.norms[cue.start] == "نہیں"  # نہ belongs to a wish: کہا کہ نہ کریں
    return plain and not _ASKED.isdisjoint(beside) and not _of_infinitive(target, cue)
