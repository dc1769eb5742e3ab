"""Certainty and tense: a possibility, allegation or plan told as a fact; will for did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    ["ہو", "ہوں", "کرے", "کریں", "کرو", "جائے", "جائیں", "جاؤ", "دے", "دیں", "دو", "لے", "لیں"]
).union(["رہے", "رہیں", "آئے", "آئیں", "کیجیے", "کیجئے", "دیجیے", "لیجیے", "رکھے", "رکھیں", "بنے"])
_PERFECTIVE = frozenset(
    ["گیا", "گئی", "گئیں", "گئے", "دیا", "دی", "دیے", "دیئے", "کیا", "کی", "کیں", "کیے", "کئے"]
).union(["لیا", "لی", "لیے", "لیں", "ہوا", "ہوئی", "ہوئے", "ہوئیں", "چکا", "چکی", "چکے", "تھا"])
_AUXILIARY = frozenset(["ہے", "ہیں", "تھا", "تھی", "تھے", "تھیں"])
_ENGLISH_FUTURE = frozenset(["will", "shall", "'ll", "won't"])
_JOINTS = frozenset(
    ["that", "which", "who", "whom", "whose", "but", "because", "if", "when", "while", "although"]
).union(["though", "whereas", "since", "after", "before", "until", "as", "where", "what", "how"])
_SPEECH = frozenset(["said", "says", "say", "told", "added", "according", "announced", "warned"])
_PRESENT = frozenset(
    ["is", "are", "am", "has", "have", "do", "does", "can", "could", "would", "should", "may"]
).union(["might", "must", "will", "shall", "to", "going", "won't", "wouldn't"])
_NO_FACT = frozenset(["can", "future", "subjunctive", "must", "possible", "infinitive"])
_SHORT = 18  # words up to which a habit told for a possibility is flagged, as a major error
_LONGEST = 22  # words of a sentence that is taken for one clause


@dataclass(frozen=True, slots=True)
class Mood:
    """A row of ``certainty.tsv``."""

    kind: str
    severity: Severity
    confidence: float
    forms: tuple[str, ...]


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
def _urdu() -> PhraseIndex[str]:
    return PhraseIndex(
        ([fold(normalise_word(w)) for w in phrase.split()], mood.kind)
        for mood, row in _moods()
        for phrase in resources.alternatives(row["urdu"])
    )


class CertaintyCheck(Check):
    """Flags a hedge of the English of which the Urdu keeps nothing."""

    rules = (CERTAINTY, TENSE)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a lost possibility, allegation, plan or condition, or a future made past."""
        del config
        hedges = _hedges(pair.source)
        if hedges:
            kept = _kept(pair.target)
            for start, end, mood in hedges:
                if mood.kind in kept or kept.intersection(mood.forms):
                    continue
                if _ends_perfective(pair.target.norms):
                    yield _lost(pair, start, end, mood, mood.severity)
                    return
                if len(pair.source.norms) <= _SHORT:
                    yield _lost(pair, start, end, mood, Severity.MAJOR)
                    return
        yield from _tense(pair)


def _hedges(source: Analysis) -> list[tuple[int, int, Mood]]:
    """Return the English hedges, without those inside a phrase that weakens nothing."""
    found = list(_english().find(source.forms))
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[tuple[int, int, Mood]] = []
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


def _kept(target: Analysis) -> frozenset[str]:
    """Return the kinds of hedge, and the verb forms that may hedge, in an Urdu text."""
    kinds = {match.value for match in _urdu().find([urdu_candidates(n) for n in target.norms])}
    for norm in target.norms:
        if _is_future(norm):
            kinds.add("future")
        if norm.endswith(_CAN):  # also joined: جاسکتا
            kinds.add("can")
        if norm in _SUBJUNCTIVE or (norm.endswith("یں") and norm in verb_forms()):
            kinds.add("subjunctive")
        if norm in _MUST or (norm.endswith(("نا", "نی")) and _infinitive(norm)):
            kinds.add("must")
        if norm.endswith("نے") and _infinitive(norm):
            kinds.add("infinitive")
    return frozenset(kinds)


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
        if _ends_perfective(target) and not _past(source) and _states_fact(pair.target):
            yield _changed(pair, future, "will", "did")
    elif _is_future(target[-1]) and not words & _PRESENT:
        past = _past(source)
        if past is not None:
            yield _changed(pair, past, "did", "will")


def _states_fact(target: Analysis) -> bool:
    return _kept(target).isdisjoint(_NO_FACT)


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
