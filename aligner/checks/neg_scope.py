"""Where a denial holds: the words it denies, their clause, and the clause of their translation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from aligner.checks.base import Analysis, Pair
from aligner.checks.neg_cues import DENIES, IMPLICIT, STRONG, WEAK, Cue
from aligner.language import english
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word

LINKED = 0.05  # a weaker link ties nothing
_REACH = 3  # content words after a negator among which its head is looked for
URDU_CLAUSE = frozenset(
    ["کہ", "جو", "جس", "جن", "لیکن", "مگر", "بلکہ", "کیونکہ", "چونکہ", "اگر", "تو", "جبکہ", "تاہم"]
).union(["جب", "حالانکہ"])
ENGLISH_CLAUSE = frozenset(
    ["that", "which", "who", "whom", "whose", "but", "because", "if", "when", "while", "although"]
).union(["though", "whereas", "since"])
_ALL_BUT = frozenset(["anything", "nothing", "nobody", "none", "one", "all", "anyone", "everyone"])
_EVEN = frozenset(["حتی", "حتیٰ"])  # حتی کہ opens no clause
# Verbs that may deny in the main clause what Urdu denies in the other: I do not think that …
_RAISING = frozenset(
    ["think", "believe", "expect", "want", "seem", "appear", "suppose", "feel", "likely", "look"]
).union(["intend", "plan", "imagine", "reckon", "mean", "happen", "hope", "allow", "have", "need"])
_LISTING = frozenset(["or", "nor", "either"])
_PARTING = frozenset(["and", "but", "while", "although", "because", "that", "which", "who", "as"])
_JOINING = frozenset(["and", "but"])
_FINITE = frozenset(
    [
        "will",
        "would",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "can",
        "could",
        "may",
        "might",
    ]
).union(
    ["must", "should", "did", "does", "do", "plans", "wants", "hopes", "expects", "says", "said"]
)
_TELLING = frozenset(["say", "tell", "know", "speak"])
# What Urdu may deny in turn, so that nothing is denied: انکار نہیں کیا.
_SAID_NO = frozenset(["تردید", "انکار"])  # اس بات کی تردید کی کہ وہ نہیں ملا
_DENIABLE = frozenset(["ناکام", "قاصر", "انکار", "مسترد", "خارج", "تردید", "گریز", "اجتناب", "منع"])


def clauses(analysis: Analysis, borders: frozenset[str]) -> list[tuple[int, int]]:
    """Return the clauses of a text as ranges of words; a clause has three words or more."""
    starts = [0, *(i for i in range(1, len(analysis.words)) if border(analysis, i, borders))]
    ends = [*starts[1:], len(analysis.words)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b - a >= 3]


def denied_words(pair: Pair, cue: Cue) -> list[int]:
    """Return the English words that translate what stands round an Urdu negator."""
    around = range(max(0, cue.start - 2), min(len(pair.target.words), cue.end + 2))
    return [
        link.source
        for i in around
        if not is_function_word(pair.target.norms[i], "ur")
        for link in pair.links_by_target.get(i, ())
        if link.probability >= LINKED
    ]


def heads_of(analysis: Analysis, cue: Cue) -> list[int]:
    """Return the content words that a negator may deny: the first after it, in its clause."""
    heads: list[int] = []
    for i in range(cue.end, min(len(analysis.words), cue.end + _REACH + 2)):
        if heads and border(analysis, i, ENGLISH_CLAUSE):
            break
        if not is_function_word(analysis.norms[i], "en"):
            heads.append(i)
    return heads[:2]


def links_of(pair: Pair, word: int) -> list[int]:
    """Return the Urdu words that an English word is linked to."""
    links = pair.links_by_source.get(word, ())
    return [link.target for link in links if link.probability >= LINKED]


def clause_denies(
    analysis: Analysis, at: int, found: Sequence[Cue], borders: frozenset[str]
) -> bool:
    """Whether any cue, even a soft one, stands in the clause of a word."""
    start, end = at, at
    while start > 0 and not border(analysis, start, borders):
        start -= 1
    while end + 1 < len(analysis.words) and not border(analysis, end + 1, borders):
        end += 1
    return any(start <= c.start <= end for c in found)


def border(analysis: Analysis, at: int, borders: frozenset[str]) -> bool:
    """Whether a clause begins at a word: after a mark, or at a conjunction."""
    before, word = analysis.words[at - 1], analysis.words[at]
    if before.norm in _EVEN or (word.norm == "but" and before.norm in _ALL_BUT):
        return False
    between = analysis.text[before.end : word.start]
    return word.norm in borders or any(c in ",;:.!?،؛۔؟—–" for c in between)


def shifted(pair: Pair, denied: Sequence[Cue], stated: Sequence[Cue]) -> tuple[Cue, Cue] | None:
    """Return an English and an Urdu denial of different clauses, each without one in the other.

    *Found no evidence that he drank* is not *found evidence that he did not drink*.
    """
    strong = [c for c in stated if c.kind == STRONG]
    if len(denied) != 1 or len(strong) != 1 or len(stated) != 1:
        return None
    (cue,), (there,) = denied, strong
    english, urdu = heads_of(pair.source, cue), _others(denied_words(pair, there), denied)
    heads = [j for i in english for j in links_of(pair, i)]
    near = {form for i in range(max(0, cue.start - 2), cue.end + 3) for form in _forms(pair, i)}
    told = sum(not _TELLING.isdisjoint(forms) for forms in pair.source.forms)
    if not english or not links_of(pair, english[0]):
        return None  # who knows where the Urdu denies what the first word says
    if not heads or not urdu or not _RAISING.isdisjoint(near) or told > 1:
        return None
    lost = not any(clause_denies(pair.target, j, stated, URDU_CLAUSE) for j in heads)
    added = not any(clause_denies(pair.source, i, denied, ENGLISH_CLAUSE) for i in urdu)
    return (cue, there) if lost and added else None


def _forms(pair: Pair, at: int) -> tuple[str, ...]:
    return pair.source.forms[at] if 0 <= at < len(pair.source.forms) else ()


def surplus(pair: Pair, source: Sequence[Cue], stated: Sequence[Cue]) -> Cue | None:
    """Return an Urdu negator too many: its words are of an English clause that denies nothing."""
    strong = [c for c in stated if c.kind == STRONG]
    if len(strong) <= len(source) or not any(c.kind in DENIES for c in source):
        return None
    for cue in strong:
        heads = _others(denied_words(pair, cue), source)
        if heads and all(_out_of_reach(pair.source, i, source) for i in heads):
            return cue
    return None


def _others(words: Sequence[int], found: Sequence[Cue]) -> list[int]:
    """Return the words that stand in no cue."""
    return [i for i in words if not any(c.start <= i < c.end for c in found)]


def _out_of_reach(source: Analysis, at: int, found: Sequence[Cue]) -> bool:
    """Whether no denial reaches a word: none in its clause, none over an *or* of a list."""
    for cue in found:
        between = source.norms[cue.end : at]
        if cue.start < at and any(a in _JOINING and b in _FINITE for a, b in pairwise(between)):
            continue  # … and will: what follows has a verb of its own
        if clause_denies(source, at, [cue], ENGLISH_CLAUSE):
            return False
        if cue.start < at and (_LISTING & set(between) or not _PARTING & set(between)):
            return False
    return True


def cancelled(pair: Pair, source: Sequence[Cue], stated: Sequence[Cue]) -> Cue | None:
    """Return a negator that takes back the Urdu's only denial: انکار نہیں کیا, بغیر نہیں چلتا."""
    if len(source) != 1 or source[0].kind not in (*DENIES, WEAK):
        return None
    without = pair.source.norms[source[0].start] == "without"
    for first in stated:
        word = pair.target.norms[first.start]
        if first.kind == IMPLICIT and (word in _DENIABLE or (without and word == "بغیر")):
            said = word in _SAID_NO and "کہ" in pair.target.norms[first.end : first.end + 4]
            reach = len(pair.target.norms) if without or said else 1
            for cue in stated:
                if cue.kind == STRONG and 0 <= cue.start - first.end <= reach:
                    return cue
    return _not_forgotten(pair, stated)


def _not_forgotten(pair: Pair, stated: Sequence[Cue]) -> Cue | None:
    """Return the negator of نہیں بھولے where the English forgets."""
    if not any("forget" in forms for forms in pair.source.forms):
        return None
    norms = pair.target.norms
    for cue in stated:
        beside = norms[max(0, cue.start - 1) : cue.start] + norms[cue.end : cue.end + 1]
        if cue.kind == STRONG and any(norm.startswith("بھول") for norm in beside):
            return cue
    return None


def rendered(
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
        probable = max(lexicon.is_translation(f, urdu) for f in forms)
        if probable >= 0.1 and lexicon.is_translation(pair.source.norms[word], urdu) < probable:
            return at, at
    return None
