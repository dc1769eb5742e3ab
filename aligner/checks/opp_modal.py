"""Modality turned round: certain for may, allowed for must, wants to for can; because for if."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.checks.opp_verbs import ends_able, verb_kinds
from aligner.config import Config
from aligner.document import Severity
from aligner.language.patterns import word_set
from aligner.language.phrases import Match, PhraseIndex
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold

MODALITY = Rule(
    "OPP005",
    "modality-turned",
    Severity.CRITICAL,
    "The Urdu is certain, allows, obliges or wants where the English does the contrary.",
)

_CAN = word_set("can cannot can't could couldn't able unable")
_WANTING = word_set(
    "want wish seek hope like would keen desire desirous willing unwilling intend aim plan"
    " intention love prefer try ask demand need look eager mean will bid aspire crave call urge"
    " favour support should must reluctant refuse ready determined interested struggle"
    " expect propose choose ambition attempt effort chance loath 'd won't purpose reach"
)
_WANTS = frozenset(["چاہتا", "چاہتے", "چاہتی", "چاہتیں"])
_BECAUSE = word_set("because owing thanks")
_IFS = word_set(
    "if when whenever unless whether once while until provided should or where in case otherwise"
)
_SUBJUNCTIVES = frozenset(["ہو", "ہوں", "جائے", "جائیں", "کرے", "کریں", "رہے", "رہیں", "دے", "دیں"])
_URDU_BECAUSE = word_set(
    "کیونکہ چونکہ وجہ باعث سبب لہذا بنا نتیجے بدولت خاطر طفیل لیے بنیاد مارے پیش"
)


_NOT = frozenset(["نہیں", "نہ"])
_FIRM = frozenset(["certain", "obliged", "ordered"])  # no such statement is firm beside سکتا
_PARTS = re.compile(r"[؛;۔!؟?]")  # marks that part sentences, or halves of one
_DUTY = word_set("must")
_DUTIES = [[verb, "to"] for verb in ("has", "have", "required", "obliged", "compelled")]
_OWNERS = word_set("their his her its our my your the a")
_FREE = _CAN | word_set("may might possible allow permit option if whether able let right")


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of ``modality.tsv``."""

    kind: str
    severity: Severity
    confidence: float


@cache
def _table() -> tuple[PhraseIndex[str], PhraseIndex[str], PhraseIndex[Statement]]:
    """Return what contradicts each kind, what asks for it, and how the Urdu tells it."""
    against: list[tuple[list[str], str]] = []
    asking: list[tuple[list[str], str]] = []
    told: list[tuple[list[str], Statement]] = []
    for row in resources.read_tsv("modality.tsv"):
        statement = Statement(row["kind"], Severity(row["severity"]), float(row["confidence"]))
        against += [(p.split(), statement.kind) for p in resources.alternatives(row["english"])]
        asking += [(p.split(), statement.kind) for p in resources.alternatives(row["but"])]
        told += [
            ([fold(normalise_word(w)) for w in p.split()], statement)
            for p in resources.alternatives(row["urdu"])
        ]
    return PhraseIndex(against), PhraseIndex(asking), PhraseIndex(told)


class ModalityCheck(Check):
    """Flags a firm statement of the Urdu that the English contradicts; silent beside سکتا."""

    rules = (MODALITY,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag at most one statement of a pair."""
        del config
        others = (_optional, _wanted, _conditional)
        found = (*_told(pair), *(flag for of in others if (flag := of(pair)) is not None))
        yield from found[:1]


def _told(pair: Pair) -> Iterator[Flag]:
    against, asking, told = _table()
    found = list(told.find([fold(norm) for norm in pair.target.norms]))
    if not found:
        return
    wanted, opposed = (list(index.find(pair.source.forms)) for index in (asking, against))
    for match in found:
        statement = match.value
        contrary = [m for m in opposed if m.value == statement.kind]
        asked = any(
            m.value == statement.kind and not any(c.start <= m.start < c.end for c in contrary)
            for m in wanted  # but the *have to* of *may have to* asks for no duty
        )
        if asked or (
            statement.kind in _FIRM and _possible(pair) and _beside_can(pair.target, match.start)
        ):
            continue
        if contrary:
            longest = max(contrary, key=lambda m: (m.end - m.start, -m.start))
            yield _flag(pair, longest, match, statement.severity, statement.confidence)


def _possible(pair: Pair) -> bool:
    return "can" in verb_kinds(pair.target)


def _beside_can(target: Analysis, at: int) -> bool:
    """Whether a form of سکنا stands in the sentence, or part of one after ؛, of a word."""
    words, here = target.words, target.words[at].start
    bounds = [m.start() for m in _PARTS.finditer(target.text)]
    first = max((b for b in bounds if b < here), default=-1)
    last = min((b for b in bounds if b > here), default=len(target.text))
    return any(first < w.start < last and w.norm.startswith("سک") for w in words)


def _optional(pair: Pair) -> Flag | None:
    """Return a flag for a duty told as what one may do: must, کر سکتے ہیں."""
    source, target = pair.source.norms, pair.target.norms
    if not ends_able(target) or not _NOT.isdisjoint(target):
        return None
    duties = (i for i in range(len(source)) if source[i] in _DUTY or source[i : i + 2] in _DUTIES)
    at = next(duties, None)
    if at is None:
        return None
    if any(
        not _FREE.isdisjoint(forms) and not (i and source[i - 1] in _OWNERS)
        for i, forms in enumerate(pair.source.forms)
    ):
        return None  # but "their permits" allow nothing
    if "be" in source[at : at + 2] and not _must_be_done(pair, at):
        return None
    told = Match(len(target) - 2, len(target), "")
    return _flag(pair, Match(at, at + 1, ""), told, Severity.CRITICAL, 0.6)


def _must_be_done(pair: Pair, at: int) -> bool:
    """Whether *must be* is a duty and told as possible: "must be published", شائع کیا جا سکتا."""
    done = pair.source.norms[at + 2 : at + 3]
    passive = bool(done) and done[0].endswith(("ed", "en"))
    return passive and "جا" in pair.target.norms[-4:]


def _wanted(pair: Pair) -> Flag | None:
    """Return a flag for what can be done told as what is wanted."""
    norms = pair.target.norms
    at = next(
        (j for j in range(len(norms) - 1, max(-1, len(norms) - 4), -1) if norms[j] in _WANTS), None
    )
    if at is None or any(not _WANTING.isdisjoint(forms) for forms in pair.source.forms):
        return None
    can = next((i for i, norm in enumerate(pair.source.norms) if norm in _CAN), None)
    if can is None or _possible(pair):
        return None
    return _flag(pair, Match(can, can + 1, ""), Match(at, at + 1, ""), Severity.CRITICAL, 0.65)


def _conditional(pair: Pair) -> Flag | None:
    """Return a flag for a cause told as a condition: پٹڑیاں گیلی ہوں تو."""
    source, target = pair.source.norms, pair.target.norms
    cause = next((i for i, norm in enumerate(source) if norm in _BECAUSE), None)
    if cause is None or not _IFS.isdisjoint(source) or not _URDU_BECAUSE.isdisjoint(target):
        return None
    at = next(
        (
            j
            for j, norm in enumerate(target)
            if norm == "اگر" or (norm == "تو" and j and target[j - 1] in _SUBJUNCTIVES)
        ),
        None,
    )
    if at is None or _possible(pair):
        return None
    return _flag(pair, Match(cause, cause + 1, ""), Match(at, at + 1, ""), Severity.CRITICAL, 0.6)


def _flag(
    pair: Pair,
    said: Match[str],
    told: Match[Statement] | Match[str],
    severity: Severity,
    confidence: float,
) -> Flag:
    source = pair.source.span(said.start, said.end - 1)
    target = pair.target.span(told.start, told.end - 1)
    return Flag(
        MODALITY,
        confidence,
        f"Source says “{pair.source.quote(source)}”, "
        f"translation says “{pair.target.quote(target)}”: not the same certainty or duty.",
        source,
        target,
        severity=severity,
    )


CHECKS = (ModalityCheck(),)
