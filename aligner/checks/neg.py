"""NEG: negation lost or added. Polarity is compared by what denies, not by which word denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import Severity, Span
from aligner.language import english
from aligner.language.phrases import PhraseIndex
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word

LOST = Rule(
    "NEG001", "negation-lost", Severity.CRITICAL, "The English denies something; the Urdu does not."
)
ADDED = Rule(
    "NEG002",
    "negation-added",
    Severity.CRITICAL,
    "The Urdu denies something; the English does not.",
)
PREFIX = Rule(
    "NEG003", "negative-prefix-lost", Severity.CRITICAL, "An un- or in- of the English is gone."
)

_STRONG, _IMPLICIT, _SOFT, _NEUTRAL = "strong", "implicit", "soft", "neutral"
_DENIES = (_STRONG, _IMPLICIT)
_REACH = 3  # content words after a negator among which its head is looked for
_WITHOUT = 6  # words between hardly and without in *hardly a week passes without*
_BAD = frozenset(["wrong", "bad", "rare", "difficult", "hard"])
_CLAUSES = 4  # more clauses than this need not keep their order
_LINKED = 0.05  # a weaker link ties nothing
_URDU_CLAUSE = frozenset(
    ["کہ", "جو", "جس", "جن", "لیکن", "مگر", "بلکہ", "کیونکہ", "چونکہ", "اگر", "تو", "جبکہ", "تاہم"]
).union(["جب", "حالانکہ"])
_ENGLISH_CLAUSE = frozenset(
    ["that", "which", "who", "whom", "whose", "but", "because", "if", "when", "while", "although"]
).union(["though", "whereas", "since"])
_PREFIXES = frozenset(["بے", "غیر", "نا", "عدم", "بلا", "لا"])
_EVEN = frozenset(["حتی", "حتیٰ"])  # حتی کہ opens no clause
_PREFIX = re.compile(r"(?:un|in|im|il|ir|non-?|dis)(?P<base>[a-z]{4,})$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A negative word or phrase, ``words[start:end]``, and what it asks of the other side."""

    start: int
    end: int
    kind: str


@cache
def _index(language: str, exact: bool) -> PhraseIndex[str]:
    """Phrases matched as they stand (negators: *noted* is no *not*), or in any word form."""
    return PhraseIndex(
        (row["phrase"].split(), row["kind"])
        for row in resources.read_tsv(f"negation_{language}.tsv")
        if exact == (row["kind"] == _STRONG)
    )


def cues(analysis: Analysis) -> list[Cue]:
    """Return the negative cues of a text, the longest at each place, not overlapping."""
    if "negation" not in analysis.memo:
        analysis.memo["negation"] = _find(analysis)
    found: list[Cue] = analysis.memo["negation"]
    return found


def _find(analysis: Analysis) -> list[Cue]:
    source = analysis.language == "en"
    matches = (
        *_index(analysis.language, exact=True).find(analysis.norms),
        *_index(analysis.language, exact=False).find(analysis.forms),
    )
    found = [Cue(m.start, m.end, m.value) for m in matches]
    if source:
        for i, norm in enumerate(analysis.norms):
            if norm.endswith(("n't", "n’t")):
                found.append(Cue(i, i + 1, _STRONG))
            elif _prefixed(norm) or norm.startswith(("no-", "non-")):
                found.append(Cue(i, i + 1, _SOFT))
    found.sort(key=lambda c: (c.start - c.end, c.start))
    kept: list[Cue] = []
    for cue in found:
        if not any(cue.start < k.end and k.start < cue.end for k in kept):
            kept.append(cue)
    kept.sort(key=lambda c: c.start)
    kept = [c for c in kept if c.kind != _NEUTRAL]
    return _resolve_doubles(kept, analysis) if source else kept


def _resolve_doubles(found: list[Cue], analysis: Analysis) -> list[Cue]:
    """Weaken two denials side by side (not uncommon, not wrong): they may cancel out."""
    result = []
    for i, cue in enumerate(found):
        others = (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])
        doubled = any(_cancels(cue, o, analysis) for o in others)
        numbered = analysis.norms[cue.start] == "no" and _number_follows(analysis, cue)
        weak = cue.kind in _DENIES and (doubled or numbered)
        result.append(Cue(cue.start, cue.end, _SOFT) if weak else cue)
    return result


def _cancels(cue: Cue, other: Cue, analysis: Analysis) -> bool:
    gap = max(other.start - cue.end, cue.start - other.end)
    if "without" in (analysis.norms[cue.start], analysis.norms[other.start]):
        return gap <= _WITHOUT and (cue.kind in _DENIES and other.kind in _DENIES)
    if other.kind in _DENIES or _prefixed(analysis.norms[other.start]):
        return gap <= 1
    return gap == 0 and analysis.norms[other.start] in _BAD


def _number_follows(analysis: Analysis, cue: Cue) -> bool:
    return cue.end < len(analysis.words) and analysis.words[cue.end].kind == "number"


@lru_cache(maxsize=20_000)
def _prefixed(norm: str) -> bool:
    """Whether a word is a known word with a negative prefix, or ends in -less."""
    if norm.endswith("less") and len(norm) > 6:
        return True
    match = _PREFIX.match(norm)
    return match is not None and bool(load_lexicon().translations(match["base"]))


class NegationCheck(Check):
    """Compares the negative cues of both sides, as a whole and clause by clause."""

    rules = (LOST, ADDED, PREFIX)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a denial with no counterpart; silent when either side's polarity is unclear."""
        del config
        source, stated = cues(pair.source), cues(pair.target)
        denied = [c for c in source if c.kind in _DENIES]
        target = [c for c in stated if not _explained(pair, c, denied)]
        if denied and not target:
            yield _lost(pair, denied[0], None, 0.9 if denied[0].kind == _STRONG else 0.8)
        elif denied:
            yield from _lost_in_clause(pair, denied, target)
        strong = [c for c in stated if c.kind == _STRONG]
        if strong and not source:
            sure = any(_denied_words(pair, cue) for cue in strong)
            yield _added(pair, strong[0], 0.85 if sure else 0.4)
        elif strong and not denied:
            yield from _added_in_clause(pair, strong, source)
        if not stated:
            yield from _prefix_lost(pair)


def _explained(pair: Pair, cue: Cue, denied: Sequence[Cue]) -> bool:
    """Whether an Urdu word that may deny renders an English word that is no denial.

    پابندی renders *sanctions* and cannot stand for the *not* beside it.
    """
    if cue.kind == _STRONG:
        return False
    words = {
        link.source
        for i in range(cue.start, cue.end)
        for link in pair.links_by_target.get(i, ())
        if link.probability >= _LINKED
    }
    return bool(words) and not any(c.start <= w < c.end for c in denied for w in words)


def _lost_in_clause(pair: Pair, denied: Sequence[Cue], target: Sequence[Cue]) -> Iterator[Flag]:
    """Flag a denial whose head is translated in a clause that denies nothing."""
    if sum(c.kind in _DENIES for c in target) >= len(denied):
        return
    for cue in denied:
        heads = [link for word in _heads(pair.source, cue) for link in _links(pair, word)]
        if not heads:
            continue
        if any(_clause_denies(pair.target, at, target, _URDU_CLAUSE) for at in heads):
            continue
        yield _lost(pair, cue, heads[0], 0.7)
        return
    yield from _lost_by_order(pair, denied, target)


def _lost_by_order(pair: Pair, denied: Sequence[Cue], target: Sequence[Cue]) -> Iterator[Flag]:
    """Compare clause by clause where both sides have as many, in order."""
    if any(c.kind == _SOFT for c in target):
        return
    here = _clauses(pair.source, _ENGLISH_CLAUSE)
    there = _clauses(pair.target, _URDU_CLAUSE)
    if len(here) != len(there) or not 1 < len(here) <= _CLAUSES:
        return
    lost: list[tuple[Cue, int]] = []
    for (start, end), (first, last) in zip(here, there, strict=True):
        cue = next((c for c in denied if start <= c.start < end), None)
        denies = any(first <= c.start < last for c in target)
        if cue is None and denies:
            return  # the clauses do not keep their order
        if cue is not None and not denies:
            lost.append((cue, first))
    if len(lost) == 1:
        yield _lost(pair, *lost[0], 0.6)


def _clauses(analysis: Analysis, borders: frozenset[str]) -> list[tuple[int, int]]:
    """Return the clauses of a text as ranges of words; a clause has three words or more."""
    starts = [0, *(i for i in range(1, len(analysis.words)) if _border(analysis, i, borders))]
    ends = [*starts[1:], len(analysis.words)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b - a >= 3]


def _added_in_clause(pair: Pair, strong: Sequence[Cue], source: Sequence[Cue]) -> Iterator[Flag]:
    """Flag an Urdu negator whose verb translates one of an English clause that denies nothing."""
    for cue in strong:
        heads = _denied_words(pair, cue)
        if not heads:
            continue
        if any(_clause_denies(pair.source, at, source, _ENGLISH_CLAUSE) for at in heads):
            continue
        yield _added(pair, cue, 0.4)
        return


def _denied_words(pair: Pair, cue: Cue) -> list[int]:
    """Return the English words that translate what stands round an Urdu negator."""
    around = range(max(0, cue.start - 2), min(len(pair.target.words), cue.end + 2))
    return [
        link.source
        for i in around
        if not is_function_word(pair.target.norms[i], "ur")
        for link in pair.links_by_target.get(i, ())
        if link.probability >= _LINKED
    ]


def _heads(analysis: Analysis, cue: Cue) -> list[int]:
    """Return the content words that a negator may deny: the first after it, in its clause."""
    heads: list[int] = []
    for i in range(cue.end, min(len(analysis.words), cue.end + _REACH + 2)):
        if heads and _border(analysis, i, _ENGLISH_CLAUSE):
            break
        if not is_function_word(analysis.norms[i], "en"):
            heads.append(i)
    return heads[:2]


def _links(pair: Pair, word: int) -> list[int]:
    links = pair.links_by_source.get(word, ())
    return [link.target for link in links if link.probability >= _LINKED]


def _clause_denies(
    analysis: Analysis, at: int, found: Sequence[Cue], borders: frozenset[str]
) -> bool:
    """Whether any cue, even a soft one, stands in the clause of a word."""
    start, end = at, at
    while start > 0 and not _border(analysis, start, borders):
        start -= 1
    while end + 1 < len(analysis.words) and not _border(analysis, end + 1, borders):
        end += 1
    return any(start <= c.start <= end for c in found)


def _border(analysis: Analysis, at: int, borders: frozenset[str]) -> bool:
    """Whether a clause begins at a word: after a mark, or at a conjunction."""
    before, word = analysis.words[at - 1], analysis.words[at]
    if before.norm in _EVEN:
        return False
    between = analysis.text[before.end : word.start]
    return word.norm in borders or any(c in ",;:.!?،؛۔؟—–" for c in between)


def _lost(pair: Pair, cue: Cue, at: int | None, confidence: float) -> Flag:
    words = pair.source.words
    span = pair.source.span(cue.start, min(cue.end, len(words) - 1))
    asks = pair.source.text.rstrip().endswith("?")
    target_span = _verb_span(pair.target, at)
    quoted = pair.target.quote(target_span)
    return Flag(
        LOST,
        confidence - (0.3 if asks else 0.0),
        f"Source denies (“{pair.source.quote(span)}”), translation does not (“{quoted}”).",
        span,
        target_span,
    )


def _verb_span(target: Analysis, at: int | None) -> Span | None:
    """Return the verb of the clause of a word, which Urdu puts last; of the text without one."""
    if not target.words:
        return None
    end = len(target.words) - 1 if at is None else at
    while at is not None and end + 1 < len(target.words):
        if _border(target, end + 1, _URDU_CLAUSE):
            break
        end += 1
    return target.span(max(0, end - 2), end)


def _added(pair: Pair, cue: Cue, confidence: float) -> Flag:
    target = pair.target
    span = target.span(max(0, cue.start - 1), min(cue.end, len(target.words) - 1))
    severity = Severity.MINOR if confidence < 0.5 else None
    links = [link for i in (cue.start - 1, cue.end) for link in pair.links_by_target.get(i, ())]
    best = max(links, key=lambda link: link.probability, default=None)
    source_span = pair.source.span(best.source) if best else None
    return Flag(
        ADDED,
        confidence,
        f"Translation denies (“{target.quote(span)}”), source does not.",
        source_span,
        span,
        severity=severity,
    )


@cache
def _negative_words() -> dict[str, tuple[str, frozenset[tuple[str, ...]]]]:
    """Return by negative word its base, and the base's Urdu renderings as words."""
    return {
        row["word"]: (
            row["base"],
            frozenset(tuple(u.split()) for u in resources.alternatives(row["urdu"])),
        )
        for row in resources.read_tsv("negative_words.tsv")
    }


def _is_denied(source: Analysis, at: int) -> bool:
    """Whether a word is a denial in its own right, or stands just after one (not uncommon)."""
    return any((c.start == at and c.kind in _DENIES) or at - 3 < c.end <= at for c in cues(source))


def _prefix_lost(pair: Pair) -> Iterator[Flag]:
    """Flag a word such as *unstable* where the Urdu has what translates *stable*."""
    for i, norm in enumerate(pair.source.norms):
        base, renderings = _negative_words().get(norm, ("", frozenset()))
        if not base or _is_denied(pair.source, i):
            continue
        found = _rendered(pair, i, base, renderings)
        if found is not None:
            span = pair.target.span(*found)
            message = f"Source says “{norm}”, translation says “{pair.target.quote(span)}”: {base}."
            yield Flag(PREFIX, 0.75, message, pair.source.span(i), span)
            return


def _rendered(
    pair: Pair, word: int, base: str, renderings: frozenset[tuple[str, ...]]
) -> tuple[int, int] | None:
    """Return where the Urdu renders the base of a negative word: first and last word, or None."""
    lexicon = load_lexicon()
    forms = (base, *english.lemmas(base)[1:])
    norms, target = pair.target.norms, pair.target.forms
    for at, urdu in enumerate(norms):
        if any(link.source != word for link in pair.links_by_target.get(at, ())):
            continue
        for rendering in renderings:
            end = at + len(rendering)
            words = target[at:end]
            if len(words) == len(rendering) and all(
                r in w for r, w in zip(rendering, words, strict=True)
            ):
                return at, end - 1
        if is_function_word(urdu, "ur"):
            continue
        if max(lexicon.is_translation(f, urdu) for f in forms) >= 0.1:
            return at, at
    return None


CHECKS = (NegationCheck(),)
