"""GRM: case markers whose absence or presence wrecks the sense. Only where it is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import Severity

OBJECT = Rule(
    "GRM001", "object-without-marker", Severity.MAJOR, "An object that lacks کو, so that it acts."
)
AGENT = Rule("GRM002", "agent-marker-misused", Severity.MINOR, "نے before a verb that forbids it.")

_MAKE = re.compile(r"بنا(?:تا|تی|تے|یا|ئے|ئی|نا|نے|نی|ؤں|ئیں|)$")
_DATIVE = frozenset(
    ("کو", "اسے", "انہیں", "انھیں", "مجھے", "ہمیں", "تمہیں", "تجھے", "جسے", "جنہیں", "جنھیں", "کسے")
).union(["آپکو", "اپنا", "اپنی", "اپنے", "خود"])
_BORDER = frozenset(("کہ", "جو", "جس", "جن", "لیکن", "مگر", "اور", "کیونکہ", "جبکہ", "تو"))
_INTRANSITIVE = frozenset(
    ("آیا", "آئی", "آئے", "پہنچا", "پہنچی", "پہنچے", "مرا", "مری", "مرے", "گرا", "گری", "گرے")
).union(["بھاگا", "بھاگی", "بھاگے", "نکلا", "نکلی", "نکلے", "رویا", "سویا", "بیٹھا", "بیٹھے"])
_AUXILIARY = frozenset(("ہے", "ہیں", "تھا", "تھی", "تھے", "تھیں", "ہو", "ہوں"))


@cache
def _complements() -> tuple[tuple[str, ...], ...]:
    rows = [tuple(r["complement"].split()) for r in resources.read_tsv("made_into.tsv")]
    return tuple(sorted(rows, key=len, reverse=True))


class GrammarCheck(Check):
    """Looks at the Urdu's clauses alone."""

    rules = (OBJECT, AGENT)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag بنانا with a complement and no marked object, and نے with an intransitive verb."""
        del config
        yield from _unmarked(pair.target)
        yield from _agent(pair.target)


def _clause_start(target: Analysis, at: int) -> int:
    """Return where the clause of a word begins: after a mark or at a conjunction."""
    start = at
    while start > 0:
        before, word = target.words[start - 1], target.words[start]
        if word.norm in _BORDER or target.text[before.end : word.start].strip():
            break
        start -= 1
    return start


def _unmarked(target: Analysis) -> Iterator[Flag]:
    norms = target.norms
    for at, norm in enumerate(norms):
        if at < 3 or not _MAKE.match(norm):
            continue
        size = next((len(c) for c in _complements() if tuple(norms[at - len(c) : at]) == c), 0)
        start = _clause_start(target, at)
        if not size or start >= at - size:
            continue
        # A participle or infinitive (بنانے والا, بنانے کے لیے) may have its object elsewhere.
        if norm in ("بنانے", "بنانا", "بنا", "بنائے") or not _finite(norms, at):
            continue
        if _DATIVE.isdisjoint(norms[start:at]) and "نے" not in norms[start:at]:
            span = target.span(at - size - 1, at)
            message = f"Nothing is marked by “کو” as the object of “{target.words[at].text}”."
            yield Flag(OBJECT, 0.75, message, target_span=span)


def _finite(norms: list[str], at: int) -> bool:
    return norms[at] in ("بنایا", "بنائی", "بنائیں") or (
        at + 1 < len(norms) and norms[at + 1] in _AUXILIARY
    )


def _agent(target: Analysis) -> Iterator[Flag]:
    norms = target.norms
    for at, norm in enumerate(norms):
        if norm != "نے" or at == 0:
            continue
        end = at + 1
        while end < len(norms) and not _ends(target, end):
            end += 1
        verb = end - 1 if end - 1 > at and norms[end - 1] not in _AUXILIARY else end - 2
        if at + 1 <= verb <= at + 3 and norms[verb] in _INTRANSITIVE:
            span = target.span(at - 1, verb)
            message = f"The particle “نے” cannot stand with “{target.words[verb].text}”."
            yield Flag(AGENT, 0.6, message, target_span=span)


def _ends(target: Analysis, at: int) -> bool:
    before, word = target.words[at - 1], target.words[at]
    return word.norm in _BORDER or bool(target.text[before.end : word.start].strip())


CHECKS = (GrammarCheck(),)
