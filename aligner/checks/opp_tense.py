"""Tense, in sentences of one clause: will for did, did for will, now for used to, may for did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from aligner.checks.base import Flag, Pair, Rule
from aligner.checks.neg_cues import cues
from aligner.checks.opp_verbs import (
    ends_perfective,
    ends_possible,
    ends_present,
    is_future,
    last_words,
)
from aligner.document import Severity
from aligner.language.english import lemmas
from aligner.language.patterns import word_set

TENSE = Rule(
    "OPP004",
    "tense-changed",
    Severity.CRITICAL,
    "What will happen in the English has happened in the Urdu, or the reverse.",
)

ENGLISH_FUTURE = word_set("will shall 'll won't")
_JOINTS = word_set(
    "that which who whom whose but because if when while although though whereas since after before"
    " until as where what how"
)
_SPEECH = word_set("said says say told added according announced warned")
_PRESENT = word_set(
    "is are am do does can could would should may might must will shall to going won't wouldn't"
)
_HAVE = word_set("has have")
_NOUNY = word_set("the a an of his her their its be been and by")
_BE = word_set("is are was were be been being am get gets got")  # "is used to"
_PARTED = word_set("not already also since just now never ever long finally")  # has already left
_POSSIBLE = word_set(
    "can could may might able possible possibly perhaps potential potentially likely unlikely risk"
    " ability capable enable allow permit let would should will feared threatened capacity designed"
    " enough built available open probably maybe expected used"
)
_DONE = frozenset(["چکا", "چکی", "چکے"])
_NO_PROGRESS = word_set(
    "was were did has have had already now been finishing completing running becoming"
)
_LONGEST = 22  # words of a sentence that is taken for one clause
_NAMES = {
    "will": "the future",
    "did": "the past",
    "does": "the present",
    "can": "the possible",
    "going": "the progressive",
}


def changed(pair: Pair, doubtful: Callable[[Pair], bool]) -> Iterator[Flag]:
    """Yield a flag for a one-clause sentence whose only verb changed its tense.

    ``doubtful`` tells whether the Urdu may hedge, so that its past is no plain fact.
    """
    source, target = pair.source.norms, pair.target.norms
    if not 3 <= len(source) <= _LONGEST or not target:
        return
    if any(c.kind == "strong" for c in (*cues(pair.source), *cues(pair.target))):
        return
    words = frozenset(source)
    if words & _JOINTS or words & _SPEECH or "?" in pair.source.text:
        return
    future = next((i for i, norm in enumerate(source) if norm in ENGLISH_FUTURE), None)
    if future is not None:
        noun = source[max(0, future - 1)] in _NOUNY  # a will, his will
        if not noun and ends_perfective(target) and _past(source) is None and not doubtful(pair):
            yield _flag(pair, future, "will", "did")
    elif _completed(target) and (going := _going_on(source)) is not None:
        yield _flag(pair, going, "going", "did")
    elif (place := _past_for(source, target)) is not None:
        at, became = place
        yield _flag(pair, at, "did", became)


def _past_for(source: Sequence[str], target: Sequence[str]) -> tuple[int, str] | None:
    """Return the place of a past tense, and what it has become in the Urdu, or None."""
    words = frozenset(source)
    if is_future(target[-1]):
        if words & _PRESENT:
            return None
        past = _perfect(source) if words & _HAVE else _past(source)
        return (past, "will") if past is not None else None
    if ends_present(target) and (habit := _habit(source)) is not None:
        return habit, "does"
    if ends_possible(target) and not words & _POSSIBLE:
        past = _past(source)
        if past is not None and "to" not in _without_had_to(source):
            return past, "can"
    return None


def _without_had_to(source: Sequence[str]) -> list[str]:
    return [w for i, w in enumerate(source) if w != "to" or not i or source[i - 1] != "had"]


def _habit(source: Sequence[str]) -> int | None:
    """Return the place of *used* in "used to live", not in "is used to"."""
    for i in range(1, len(source) - 1):
        before = source[max(0, i - 3) : i]
        if source[i] == "used" and source[i + 1] == "to" and _BE.isdisjoint(before):
            return i
    return None


def _completed(target: Sequence[str]) -> bool:
    """Whether a text ends in what is done and over: کر چکے ہیں."""
    return len(target) > 2 and target[-1] in ("ہے", "ہیں") and target[-2] in _DONE


def _going_on(source: Sequence[str]) -> int | None:
    """Return the place of *is* in "is building", where no other verb is finite."""
    found = [i for i, norm in enumerate(source[:-1]) if norm in ("is", "are")]
    if len(found) != 1 or not _NO_PROGRESS.isdisjoint(source):
        return None
    following = source[found[0] + 1]
    doing = following.endswith("ing") and len(lemmas(following)) > 1 and following != "being"
    return found[0] if doing else None


def _perfect(source: Sequence[str]) -> int | None:
    """Return the place of *has* in "has dismantled"."""
    for i, norm in enumerate(source[:-1]):
        if norm in _HAVE:
            at = i + 2 if source[i + 1] in _PARTED and i + 2 < len(source) else i + 1
            if len(lemmas(source[at])) > 1 and not source[at].endswith(("s", "ing")):
                return i
    return None


def _past(source: Sequence[str]) -> int | None:
    """Return the place of a word that may be a past tense and nothing else."""
    for i, norm in enumerate(source):
        if norm in ("was", "were", "had", "did"):
            return i
        if i and norm.endswith("ed") and len(lemmas(norm)) > 1 and source[i - 1] not in _NOUNY:
            return i
    return None


def _flag(pair: Pair, at: int, said: str, became: str) -> Flag:
    span, verb = pair.source.span(at), last_words(pair.target)
    return Flag(
        TENSE,
        0.7,
        f"The source is in {_NAMES[said]} (“{pair.source.quote(span)}”), "
        f"the translation in {_NAMES[became]} (“{pair.target.quote(verb)}”).",
        span,
        verb,
    )
