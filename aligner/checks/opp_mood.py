"""Certainty and tense: a possibility, allegation or plan told as a fact; will for did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.checks.neg_cues import cues as denials
from aligner.checks.opp_tense import ENGLISH_FUTURE, TENSE, changed
from aligner.checks.opp_verbs import (
    AUXILIARY,
    FUTURE,
    ends_perfective,
    is_infinitive,
    last_words,
    verb_kinds,
)
from aligner.config import Config
from aligner.document import Severity
from aligner.language.english import lemmas
from aligner.language.phrases import PhraseIndex
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold
from aligner.lexicon import load_lexicon
from aligner.lexicon.keys import urdu_candidates

CERTAINTY = Rule(
    "OPP003",
    "certainty-changed",
    Severity.CRITICAL,
    "What may be, is alleged, planned or conditional in the English is a fact in the Urdu.",
)

# Words whose chance links explain no hedge: the تو of a condition is not the "will" of its clause.
_GRAMMAR = frozenset(
    [
        "the",
        "a",
        "an",
        "will",
        "would",
        "to",
        "of",
        "in",
        "on",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
    ]
)
_NOT = frozenset(["نہیں", "نہ"])
_SUPPOSED = ENGLISH_FUTURE.union(  # گا renders these as well, or leaves the question open
    ["would", "'d", "wouldn't", "going", "whether", "where", "how", "when", "believe", "believed"]
)
_NO_FACT = frozenset(["can", "future", "subjunctive", "must", "possible", "infinitive"])
_OTHER = 0.1  # the probability from which an English word explains a vague Urdu hedge
_MULTIPLIED = frozenset(["doubled", "tripled", "trebled", "quadrupled", "halved"])
_GENERAL = frozenset(["ہے", "ہیں"])  # after no finished act
_SHORT = 18  # words up to which a habit told for a possibility is flagged, as a major error


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
        yield from changed(pair, _doubtful)


def _doubtful(pair: Pair) -> bool:
    return not _NO_FACT.isdisjoint(verb_kinds(pair.target) | _cues(pair, ()))


def _first_lost(pair: Pair, hedges: Sequence[Hedge]) -> Flag | None:
    if not _NOT.isdisjoint(pair.target.norms[-4:]):  # what was not done is told as no fact
        return None
    kept = _cues(pair, hedges) | verb_kinds(pair.target)
    ended = ends_perfective(pair.target.norms)
    for start, end, mood in hedges:
        forms = mood.forms
        if ended and not ENGLISH_FUTURE.isdisjoint(pair.source.norms):
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
        and target[-1] in FUTURE
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
        mood = match.value
        if mood is None or _month(source, match.start):
            continue
        if mood.kind != "almost" or _before_past(source, match.end):
            kept.append((match.start, match.end, mood))
    return kept


def _before_past(source: Analysis, at: int) -> bool:
    """Whether a verb in the past follows: almost sank, but not almost all, nearly doubled."""
    if at >= len(source.norms) or source.norms[at] in _MULTIPLIED:
        return False
    word = source.norms[at]
    return len(lemmas(word)) > 1 and not word.endswith(("s", "ing"))


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
        if pair.target.norms[start] in _NOT and denials(pair.source):
            continue  # the English denies by itself: unpaid, نہ ملنے پر
        if clear or not _explained(pair.target.norms[start:end], _others(pair, hedges, kind)):
            kinds.add(kind)
    return frozenset(kinds)


def _others(pair: Pair, hedges: Sequence[Hedge], kind: str) -> Iterator[str]:
    """Yield the English words outside the hedges of a kind, mere grammar apart."""
    inside = {i for start, end, mood in hedges if mood.kind == kind for i in range(start, end)}
    return (
        norm for i, norm in enumerate(pair.source.norms) if i not in inside and norm not in _GRAMMAR
    )


def _is_cue(norms: Sequence[str], at: int) -> bool:
    """Whether لیے tells a purpose (کرنے کے لیے), and والا what will be (آنے والا ہے)."""
    if norms[at] in ("لیے", "لئے"):
        return at > 1 and norms[at - 1] == "کے" and is_infinitive(norms[at - 2])
    if norms[at] in ("والا", "والی", "والے"):
        return at + 1 == len(norms) or norms[at + 1] in AUXILIARY
    if norms[at] == "کہ":
        return not at or norms[at - 1] not in AUXILIARY  # لے چکی تھی کہ …: no کہ of a plan
    return True


def _explained(urdu: Sequence[str], english: Iterable[str]) -> bool:
    lexicon = load_lexicon()
    numbers = [lexicon.urdu_id(norm) for norm in urdu]
    return any(
        entries.get(n, 0.0) >= _OTHER for entries in map(lexicon.entries, english) for n in numbers
    )


def _lost(pair: Pair, start: int, end: int, mood: Mood, severity: Severity) -> Flag:
    span = pair.source.span(start, end - 1)
    verb = last_words(pair.target)
    return Flag(
        CERTAINTY,
        mood.confidence,
        f"Source says “{pair.source.quote(span)}” ({mood.kind}), "
        f"translation states a fact (“{pair.target.quote(verb)}”).",
        span,
        verb,
        severity=severity,
    )
