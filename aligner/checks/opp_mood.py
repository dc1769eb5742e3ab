"""Certainty and tense: a possibility, allegation or plan told as a fact; will for did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.checks.neg_cues import cues
from aligner.config import Config
from aligner.document import Severity, Span
from aligner.language.english import lemmas
from aligner.language.phrases import PhraseIndex
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold, verb_forms
from aligner.lexicon import load_lexicon
from aligner.lexicon.keys import urdu_candidates

CERTAINTY = Rule(
    "OPP003",
    "certainty-changed",
    Severity.CRITICAL,
    "What may be, is alleged, planned or conditional in the English is a fact in the Urdu.",
)
TENSE = Rule(
    "OPP004",
    "tense-changed",
    Severity.CRITICAL,
    "What will happen in the English has happened in the Urdu, or the reverse.",
)

_FUTURE = frozenset(["گا", "گے", "گی", "گئیں گے"])
_FUTURE_ENDINGS = ("ونگا", "ونگی", "ینگے", "ینگی", "یگا", "یگی", "وگا", "وگی", "ئیگا", "ئیگی")
_CAN = ("سکتا", "سکتے", "سکتی", "سکتیں", "سکا", "سکے", "سکی", "سکیں", "پاتا", "پاتے", "پاتی")
_MUST = frozenset(["پڑے", "پڑا", "پڑی", "پڑیں", "پڑتا", "پڑتی", "پڑتے", "پڑنا", "پڑنے"])
# Forms of كرے, جائیں; those that are more often perfective or a noun are left out.
_SUBJUNCTIVE = frozenset(
    ["ہو", "ہوں", "کرے", "کریں", "کرو", "جائے", "جائیں", "جاؤ", "دے", "دیں", "لے", "لیں"]
).union(["رہے", "رہیں", "آئے", "آئیں", "کیجیے", "کیجئے", "دیجیے", "لیجیے", "رکھے", "رکھیں", "بنے"])
_PERFECTIVE = frozenset(
    ["گیا", "گئی", "گئیں", "گئے", "دیا", "دی", "دیے", "دیئے", "کیا", "کی", "کیں", "کیے", "کئے"]
).union(["لیا", "لی", "لیے", "لیں", "ہوا", "ہوئی", "ہوئے", "ہوئیں", "چکا", "چکی", "چکے", "تھا"])
_NOT = frozenset(["نہیں", "نہ"])
_AUXILIARY = frozenset(["ہے", "ہیں", "تھا", "تھی", "تھے", "تھیں"])
# Before these what looks like a subjunctive is a stem or a participle: ہو گیا, دے دیا, آ رہے ہیں.
_AFTER_STEM = (_PERFECTIVE | _AUXILIARY | _FUTURE).union(
    ["رہا", "رہی", "رہے", "رہیں", "چکیں", "جاتا", "جاتے", "جاتی", "کر", "لے", "دے", "جانا", "جانے"]
)
_NEW_CLAUSE = frozenset(
    ["تو", "کہ", "اور", "یا", "ورنہ", "بلکہ", "مگر", "لیکن", "تاکہ", "جو", "جس"]
)
_OF_DUTY = (_AUXILIARY | frozenset(_MUST)).union(
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
_ENGLISH_FUTURE = frozenset(["will", "shall", "'ll", "won't"])
_SUPPOSED = _ENGLISH_FUTURE.union(  # گا renders these as well, or leaves the question open
    ["would", "'d", "wouldn't", "going", "whether", "where", "how", "when", "believe", "believed"]
)
_JOINTS = frozenset(
    ["that", "which", "who", "whom", "whose", "but", "because", "if", "when", "while", "although"]
).union(["though", "whereas", "since", "after", "before", "until", "as", "where", "what", "how"])
_SPEECH = frozenset(["said", "says", "say", "told", "added", "according", "announced", "warned"])
_PRESENT = frozenset(
    ["is", "are", "am", "has", "have", "do", "does", "can", "could", "would", "should", "may"]
).union(["might", "must", "will", "shall", "to", "going", "won't", "wouldn't"])
_NO_FACT = frozenset(["can", "future", "subjunctive", "must", "possible", "infinitive"])
_OTHER = 0.1  # the probability from which an English word explains a vague Urdu hedge
_GENERAL = frozenset(["ہے", "ہیں"])  # after no finished act
_SHORT = 18  # words up to which a habit told for a possibility is flagged, as a major error
_LONGEST = 22  # words of a sentence that is taken for one clause


@dataclass(frozen=True, slots=True)
class Mood:
    """A row of ``certainty.tsv``."""

    kind: str
    severity: Severity
    confidence: float
    forms: tuple[str, ...]


Hedge = tuple[int, int, Mood]
"""A hedge of the English: ``words[start:end]`` and its row."""


@cache
def _moods() -> tuple[tuple[Mood, dict[str, str]], ...]:
    return tuple(
        (
            Mood(
                row["kind"],
                Severity(row["severity"]),
                float(row["confidence"]),
                resources.alternatives(row["forms"]),
            ),
            row,
        )
        for row in resources.read_tsv("certainty.tsv")
    )


@cache
def _english() -> PhraseIndex[Mood | None]:
    return PhraseIndex(
        [
            (phrase.split(), mood if column == "english" else None)
            for mood, row in _moods()
            for column in ("english", "but")
            for phrase in resources.alternatives(row[column])
        ]
    )


@cache
def _urdu() -> PhraseIndex[tuple[str, bool]]:
    """What renders a hedge, with its kind and whether it can hardly render anything else."""
    return PhraseIndex(
        ([fold(normalise_word(w)) for w in phrase.split()], (mood.kind, clear))
        for mood, row in _moods()
        for clear, cell in zip((True, False), row["urdu"].partition("~")[::2], strict=True)
        for phrase in resources.alternatives(cell)
    )


class CertaintyCheck(Check):
    """Flags a hedge of the English of which the Urdu keeps nothing."""

    rules = (CERTAINTY, TENSE)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a lost possibility, allegation, plan or condition, or a future made past."""
        del config
        hedges = _hedges(pair.source)
        if hedges:
            flag = _first_lost(pair, hedges)
            if flag is not None:
                yield flag
                return
        yield from _tense(pair)


def _first_lost(pair: Pair, hedges: Sequence[Hedge]) -> Flag | None:
    if not _NOT.isdisjoint(pair.target.norms[-4:]):  # what was not done is told as no fact
        return None
    kept = _cues(pair, hedges) | _verb_forms(pair.target)
    ended = _ends_perfective(pair.target.norms)
    for start, end, mood in hedges:
        forms = mood.forms
        if ended and not _ENGLISH_FUTURE.isdisjoint(pair.source.norms):
            forms = tuple(f for f in forms if f != "infinitive")  # نہ ہونے پر کاٹ دی: it was not so
        if mood.kind in kept:
            continue
        if kept.intersection(forms):
            if _made_certain(pair, mood, kept):
                return _lost(pair, start, end, mood, Severity.MAJOR)
            continue
        if ended:
            return _lost(pair, start, end, mood, mood.severity)
        if len(pair.source.norms) <= _SHORT:
            # What may be so, told as what is so in general, changes least.
            general = mood.kind == "possible" and pair.target.norms[-1] in _GENERAL
            return _lost(pair, start, end, mood, Severity.MINOR if general else Severity.MAJOR)
    return None


def _made_certain(pair: Pair, mood: Mood, kept: frozenset[str]) -> bool:
    """Whether *may* has become a plain *will* of the main verb."""
    target = pair.target.norms
    return (
        mood.kind == "possible"
        and len(pair.source.norms) <= _SHORT
        and kept.isdisjoint(("can", "subjunctive", "must"))
        and target[-1] in _FUTURE
        and target[-2] not in ("ہو", "ہوں")  # ہوا ہو گا: what one supposes
        and _SUPPOSED.isdisjoint(pair.source.norms)
    )


def _hedges(source: Analysis) -> list[Hedge]:
    """Return the English hedges, without those inside a phrase that weakens nothing."""
    found = list(_english().find(source.forms))
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Hedge] = []
    last = 0
    for match in found:
        if match.end <= last:
            continue
        last = match.end
        if match.value is not None and not _month(source, match.start):
            kept.append((match.start, match.end, match.value))
    return kept


def _month(source: Analysis, at: int) -> bool:
    """Whether the word is the month of May or a name: a capital, not first, or by a number."""
    word = source.words[at]
    beside = source.words[max(0, at - 1) : at + 2]
    return word.norm.startswith("may") and (
        (word.text[0] == "M" and at > 0) or any(w.kind == "number" for w in beside)
    )


def _cues(pair: Pair, hedges: Sequence[Hedge]) -> frozenset[str]:
    """Return the kinds of hedge that words of the Urdu keep.

    A vague word counts only where no other English word explains it: اگر keeps *may* open unless
    the English has its own *if*.
    """
    kinds: set[str] = set()
    for start, end, (kind, clear) in _urdu().find([urdu_candidates(n) for n in pair.target.norms]):
        if kind in kinds or not _is_cue(pair.target.norms, start):
            continue
        if clear or not _explained(pair.target.norms[start:end], _others(pair, hedges, kind)):
            kinds.add(kind)
    return frozenset(kinds)


def _others(pair: Pair, hedges: Sequence[Hedge], kind: str) -> Iterator[str]:
    """Yield the English words outside the hedges of a kind."""
    inside = {i for start, end, mood in hedges if mood.kind == kind for i in range(start, end)}
    return (norm for i, norm in enumerate(pair.source.norms) if i not in inside)


def _is_cue(norms: Sequence[str], at: int) -> bool:
    """Whether لیے tells a purpose (کرنے کے لیے), and والا what will be (آنے والا ہے)."""
    if norms[at] in ("لیے", "لئے"):
        return at > 1 and norms[at - 1] == "کے" and _infinitive(norms[at - 2])
    if norms[at] in ("والا", "والی", "والے"):
        return at + 1 == len(norms) or norms[at + 1] in _AUXILIARY
    return True


def _explained(urdu: Sequence[str], english: Iterable[str]) -> bool:
    lexicon = load_lexicon()
    numbers = [lexicon.urdu_id(norm) for norm in urdu]
    return any(
        entries.get(n, 0.0) >= _OTHER for entries in map(lexicon.entries, english) for n in numbers
    )


def _verb_forms(target: Analysis) -> frozenset[str]:
    """Return the verb forms that may hedge in an Urdu text."""
    norms, kinds = target.norms, set[str]()
    for j, norm in enumerate(norms):
        following = norms[j + 1] if j + 1 < len(norms) else ""
        if _is_future(norm):
            kinds.add("future")
        elif norm.endswith(_CAN):  # also joined: جاسکتا
            kinds.add("can")
        elif norm in _MUST:
            kinds.add("must")
        elif norm in _SUBJUNCTIVE:
            if following not in _AFTER_STEM and not (not following and _ergative(norms)):
                kinds.add("subjunctive")
        elif norm.endswith("یں") and norm in verb_forms():  # no plural noun (جانیں): a clause ends
            if not following or following in _NEW_CLAUSE or _stop_after(target, j):
                kinds.add("subjunctive")
        elif norm.endswith("نے") and _infinitive(norm):
            kinds.add("infinitive")
        elif norm.endswith(("نا", "نی")) and following in _OF_DUTY and _infinitive(norm):
            kinds.add("must")
    return frozenset(kinds)


def _ergative(norms: Sequence[str]) -> bool:
    """Whether نے makes a last لیں or دیں a finished act."""
    return norms[-1] in _PERFECTIVE and "نے" in norms


def _stop_after(target: Analysis, at: int) -> bool:
    between = target.text[target.words[at].end : target.words[at + 1].start]
    return any(c in "،؛۔,;.؟!" for c in between)


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(verb for verbs in verb_forms().values() for verb in verbs)


def _infinitive(norm: str) -> bool:
    """Whether a word is an infinitive in any case: کرنا, کرنی, کرنے."""
    return norm[:-1] + "ا" in _infinitives()


def _is_future(norm: str) -> bool:
    return norm in _FUTURE or norm.endswith(_FUTURE_ENDINGS)


def _lost(pair: Pair, start: int, end: int, mood: Mood, severity: Severity) -> Flag:
    span = pair.source.span(start, end - 1)
    verb = _last_words(pair.target)
    return Flag(
        CERTAINTY,
        mood.confidence,
        f"Source says “{pair.source.quote(span)}” ({mood.kind}), "
        f"translation states a fact (“{pair.target.quote(verb)}”).",
        span,
        verb,
        severity=severity,
    )


def _last_words(target: Analysis) -> Span | None:
    last = len(target.words) - 1
    return target.span(max(0, last - 2), last) if target.words else None


def _tense(pair: Pair) -> Iterator[Flag]:
    """Flag a one-clause sentence whose only verb changed between future and past."""
    source, target = pair.source.norms, pair.target.norms
    if not 3 <= len(source) <= _LONGEST or not target:
        return
    if any(c.kind == "strong" for c in (*cues(pair.source), *cues(pair.target))):
        return
    words = frozenset(source)
    if words & _JOINTS or words & _SPEECH or "?" in pair.source.text:
        return
    future = next((i for i, norm in enumerate(source) if norm in _ENGLISH_FUTURE), None)
    if future is not None and source[max(0, future - 1)] in _NOUNY:  # a will, his will
        return
    if future is not None:
        if _ends_perfective(target) and not _past(source) and _states_fact(pair):
            yield _changed(pair, future, "will", "did")
    elif _is_future(target[-1]) and not words & _PRESENT:
        past = _past(source)
        if past is not None:
            yield _changed(pair, past, "did", "will")


def _states_fact(pair: Pair) -> bool:
    return _NO_FACT.isdisjoint(_verb_forms(pair.target) | _cues(pair, ()))


def _ends_perfective(target: Sequence[str]) -> bool:
    words = [n for n in target[-2:] if n not in _AUXILIARY]
    return bool(words) and words[-1] in _PERFECTIVE


def _past(source: Sequence[str]) -> int | None:
    """Return the place of a word that may be a past tense and nothing else."""
    for i, norm in enumerate(source):
        if norm in ("was", "were", "had", "did"):
            return i
        if i and norm.endswith("ed") and len(lemmas(norm)) > 1 and source[i - 1] not in _NOUNY:
            return i
    return None


_NOUNY = frozenset(
    ["the", "a", "an", "of", "his", "her", "their", "its", "be", "been", "and", "by"]
)


def _changed(pair: Pair, at: int, said: str, became: str) -> Flag:
    span, verb = pair.source.span(at), _last_words(pair.target)
    tense = {"will": "the future", "did": "the past"}
    return Flag(
        TENSE,
        0.7,
        f"The source is in {tense[said]} (“{pair.source.quote(span)}”), "
        f"the translation in {tense[became]} (“{pair.target.quote(verb)}”).",
        span,
        verb,
    )
