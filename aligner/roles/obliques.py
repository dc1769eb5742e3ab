"""Two places of a verb beside its subject that the Urdu exchanges: handed X over to Y.

Which postposition each of the two asks for stands in ``obliques.tsv``. Flagged only where one of
the two has what belongs to the other alone, and that one does not have it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner import resources
from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.lexicon.function_words import is_function_word
from aligner.roles import english_clause, urdu
from aligner.roles.english_clause import Clause
from aligner.roles.entities import Links
from aligner.roles.slots import OBJECT, PATIENT, Filler, fillers
from aligner.roles.urdu_clause import UrduText
from aligner.roles.words import folded

_ANY = "*"
_REACH = 5  # words between a verb and its first place
_APART = 9  # words between the two places
_LIKELY = 0.4  # a link good enough for a common noun
_LONGEST = 3  # words of a marker
_PARTICLES = folded("ہی بھی تک صاحب صاحبہ")

Markers = tuple[tuple[tuple[str, ...], bool], ...]  # words, and whether the last is but a stem


@dataclass(frozen=True, slots=True)
class Oblique:
    """A row of the table."""

    verbs: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    of_first: Markers
    of_second: Markers


@dataclass(frozen=True, slots=True)
class Reversed:
    """(English word, Urdu word) of two phrases, each with the marker of the other."""

    first: tuple[int, int]
    second: tuple[int, int]
    verb: int


@cache
def _rows() -> tuple[Oblique, ...]:
    return tuple(
        Oblique(
            frozenset(resources.alternatives(row["verbs"])),
            frozenset(resources.alternatives(row["first"])),
            frozenset(resources.alternatives(row["second"])),
            _markers(row["ur_first"]),
            _markers(row["ur_second"]),
        )
        for row in resources.read_tsv("obliques.tsv")
    )


def _markers(cell: str) -> Markers:
    found = []
    for phrase in resources.alternatives(cell):
        words = tuple(fold(w) for w in phrase.removesuffix("*").split())
        found.append((words, phrase.endswith("*")))
    return tuple(sorted(found, key=lambda m: -len(m[0])))


@cache
def _slots() -> frozenset[str]:
    """Return every slot of the table but the object."""
    return frozenset(s for row in _rows() for s in row.first | row.second) - {OBJECT}


def reversed_obliques(pair: Pair) -> Iterator[Reversed]:
    """Yield the first two places of a verb that the Urdu exchanges, if there are any."""
    if _slots().isdisjoint(pair.source.norms) and "by" not in pair.source.norms:
        return
    clause = english_clause.read(pair.source)
    found = [f for f in fillers(clause) if not f.pronoun]
    for n, first in enumerate(found):
        for second in found[n + 1 : n + 3]:
            for row, swapped, verb in _fitting(clause, first, second):
                a, b = (second, first) if swapped else (first, second)
                if turned := _judge(pair, row, a, b):
                    yield Reversed(*turned, verb)
                    return


def _fitting(clause: Clause, a: Filler, b: Filler) -> Iterator[tuple[Oblique, bool, int]]:
    """Yield the rows for two phrases, whether the second of them comes first, and the verb."""
    if b.phrase.first - a.phrase.last > _APART or _parted(clause, a, b):
        return
    slots = tuple("object" if f.slot == PATIENT else f.slot for f in (a, b))
    for row in _rows():
        straight = slots[0] in row.first and slots[1] in row.second
        if not straight and not (slots[1] in row.first and slots[0] in row.second):
            continue
        verb = _verb(clause, row, a, b)
        if verb >= 0:
            yield row, not straight, verb


def _parted(clause: Clause, a: Filler, b: Filler) -> bool:
    return any(i in clause.breaks for i in range(a.phrase.last + 1, b.phrase.first + 1))


def _verb(clause: Clause, row: Oblique, a: Filler, b: Filler) -> int:
    """Return the verb whose places two phrases are, the last before the second, or -1."""
    behind = a.slot == PATIENT
    stop = b.phrase.first if behind else a.phrase.first
    start = a.phrase.last + 1 if behind else max(0, a.phrase.first - _REACH)
    for i in range(stop - 1, start - 1, -1):
        if clause.verbs[i]:
            known = _ANY in row.verbs or not row.verbs.isdisjoint(clause.forms[i])
            return i if known else -1
        if not behind and i + 1 in clause.breaks:
            return -1
    return -1


def _judge(
    pair: Pair, row: Oblique, first: Filler, second: Filler
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    links = Links(pair, {*first.phrase.range, *second.phrase.range})
    ours, theirs = (_linked(pair, links, f) for f in (first, second))
    if len(ours) > len(ours & theirs):
        ours -= theirs  # "doctors", ڈاکٹر or حکیم, beside "healers", حکیم
    elif len(theirs) > len(ours):
        theirs -= ours
    if not ours or not theirs or ours & theirs:
        return None
    text, _ = urdu.read(pair.target)
    a, b = max(ours), max(theirs)
    if text.segments[a] != text.segments[b]:
        return None
    marked = [_told(text, j, row) for j in (a, b)]
    if marked in (["second", "first"], ["second", "both"], ["both", "first"]):
        return (first.phrase.last, a), (second.phrase.last, b)
    return None


def _linked(pair: Pair, links: Links, filler: Filler) -> set[int]:
    """Return the Urdu words that surely render a phrase's head."""
    found = {j for j, p in links.of(filler.phrase.last).items() if p >= _LIKELY}
    return {j for j in found if not is_function_word(pair.target.norms[j], "ur")}


def _told(text: UrduText, j: int, row: Oblique) -> str:
    """Return whose marker stands behind word ``j``: that of the first, the second, both, or ""."""
    behind = j + 1
    while behind < text.size and text.keys[behind] in _PARTICLES:
        behind += 1
    keys = text.keys[behind : behind + _LONGEST]
    sizes = [_match(keys, markers) for markers in (row.of_first, row.of_second)]
    if sizes[0] == sizes[1]:
        return "both" if sizes[0] else ""
    return "first" if sizes[0] > sizes[1] else "second"


def _match(keys: Sequence[str], markers: Markers) -> int:
    """Return how many words the longest marker has that stands here."""
    for words, stem in markers:
        here = tuple(keys[: len(words)])
        if here == words:
            return len(words)
        if stem and here[:-1] == words[:-1] and here and here[-1].startswith(words[-1]):
            return len(words)
    return 0
