"""The one denied, the other said: *not reform but an iron hand*, told as آہنی ہاتھ نہیں."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.checks.base import Analysis, Pair
from aligner.checks.neg_cues import STRONG, Cue
from aligner.checks.neg_scope import LINKED, URDU_CLAUSE, border
from aligner.lexicon.function_words import is_function_word

_REACH = 7  # words of either part
_MILD = frozenset(["only", "just", "merely", "simply", "even", "necessarily", "so", "because"])
_MARKS = ",;:.!?—–"
_CLAUSE = frozenset(["that", "which", "who", "because", "if", "when", "while", "although", "and"])

Parts = tuple[frozenset[int], frozenset[int]]  # the English words denied, and those said


def exchanged_parts(pair: Pair, stated: Sequence[Cue]) -> tuple[int, Cue] | None:
    """Return the English *not* and the Urdu negator that denies what the English says instead."""
    norms = pair.source.norms
    strong = [c for c in stated if c.kind == STRONG]
    if norms.count("not") != 1 or len(strong) != 1:
        return None
    at = norms.index("not")
    parts = _not_but(pair.source, at) or _said_not(pair.source, at)
    if parts is None:
        return None
    denied, said = parts
    beside = _beside(pair.target, strong[0])
    ours, theirs = _linked(pair, denied), _linked(pair, said)
    if ours & theirs or not ours or not theirs:
        return None
    turned = theirs & beside and not ours & beside and not theirs - beside
    return (at, strong[0]) if turned else None


def _not_but(source: Analysis, at: int) -> Parts | None:
    """Return the parts of *not A but B*."""
    norms = source.norms
    if norms[at + 1 : at + 2] and norms[at + 1] in _MILD:
        return None
    for but in range(at + 2, min(at + _REACH + 2, len(norms))):
        if norms[but] in _CLAUSE:
            return None
        if norms[but] == "but":
            return _content(source, at + 1, but), _content(source, but + 1, _end(source, but + 1))
    return None


def _said_not(source: Analysis, at: int) -> Parts | None:
    """Return the parts of *B, not A*."""
    if at < 2 or at + 1 >= len(source.words) or source.norms[at + 1] in _MILD:
        return None
    before, word = source.words[at - 1], source.words[at]
    if "," not in source.text[before.end : word.start]:
        return None
    start = at - 1
    while start > 0 and at - start < _REACH and not _parted(source, start):
        start -= 1
    return _content(source, at + 1, _end(source, at + 1)), _content(source, start, at)


def _end(source: Analysis, start: int) -> int:
    end = start + 1
    while end < min(len(source.words), start + _REACH) and not _parted(source, end):
        end += 1
    return end


def _parted(source: Analysis, at: int) -> bool:
    between = source.text[source.words[at - 1].end : source.words[at].start]
    return source.norms[at] in _CLAUSE or any(mark in between for mark in _MARKS)


def _content(source: Analysis, start: int, end: int) -> frozenset[int]:
    words = range(start, min(end, len(source.norms)))
    return frozenset(i for i in words if not is_function_word(source.norms[i], "en"))


def _linked(pair: Pair, words: frozenset[int]) -> frozenset[int]:
    return frozenset(
        link.target
        for i in words
        for link in pair.links_by_source.get(i, ())
        if link.probability >= LINKED
    )


def _beside(target: Analysis, cue: Cue) -> frozenset[int]:
    """Return the words that an Urdu negator denies: those before it, or after نہ کہ."""
    norms = target.norms
    if norms[cue.start : cue.start + 2] == ["نہ", "کہ"]:
        start, end = cue.start + 2, cue.start + 3
        while end < len(norms) and not border(target, end, URDU_CLAUSE):
            end += 1
        return frozenset(range(start, end))
    start = cue.start
    while start > 0 and cue.start - start < _REACH and not border(target, start, URDU_CLAUSE):
        start -= 1
    return frozenset(range(start, cue.start))
