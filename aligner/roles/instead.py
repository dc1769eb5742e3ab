"""The one and not the other: "blame the mayors rather than the capital"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles import english_clause, urdu
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.entities import Links
from aligner.roles.urdu_clause import UrduText

_CUES = (("rather", "than"), ("instead", "of"))
_REACH = 8
_MARKERS = frozenset(" ".join(map(fold, text.split())) for text in ("کے بجائے", "کی بجائے"))
_PREPOSITIONS = frozenset(("to", "from", "by", "with", "for", "on", "against", "at"))


@dataclass(frozen=True, slots=True)
class Reversed:
    """(English word, Urdu word) of who is meant and of who is not, with the other's marker."""

    meant: tuple[int, int]
    left: tuple[int, int]


def reversed_choices(pair: Pair) -> Iterator[Reversed]:
    """Yield the choices of a pair that the Urdu turns round."""
    norms = pair.source.norms
    if "rather" not in norms and "instead" not in norms:
        return
    clause = english_clause.read(pair.source)
    for at in range(1, len(norms) - 2):
        words = _cue(clause, at)
        if words:
            meant, left = _before(clause, at), _behind(clause, at + words)
            if meant and left and (found := _judge(pair, meant, left)) is not None:
                yield found


def _cue(clause: Clause, at: int) -> int:
    """Return how many words at ``at`` part who is meant from who is not: "rather than"."""
    if tuple(clause.norms[at : at + 2]) in _CUES:
        return 2
    apart = clause.norms[at] == "than" and "rather" in clause.norms[max(at - _REACH, 0) : at - 1]
    return int(apart)  # "would rather trust a neighbour than a school"


def _before(clause: Clause, at: int) -> Phrase | None:
    start = clause.content_start(at)
    return Phrase(start, at - 1) if start < at else None


def _behind(clause: Clause, start: int) -> Phrase | None:
    if clause.norms[start] in _PREPOSITIONS:
        start += 1
    return clause.phrase(start) if start < clause.size else None


def _judge(pair: Pair, meant: Phrase, left: Phrase) -> Reversed | None:
    links = Links(pair, {*meant.range, *left.range})
    text, _ = urdu.read(pair.target)
    mine = {j: i for i in meant.range for j in links.of(i)}
    theirs = {j: i for i in left.range for j in links.of(i)}
    if not mine or not theirs or mine.keys() & theirs.keys():
        return None
    wrong = [j for j in mine if _instead(text, j)]
    if not wrong or any(_instead(text, j) for j in theirs):
        return None
    behind = [j for j in theirs if j > wrong[0] and text.segments[j] == text.segments[wrong[0]]]
    return Reversed((mine[wrong[0]], wrong[0]), (theirs[behind[0]], behind[0])) if behind else None


def _instead(text: UrduText, j: int) -> bool:
    """Whether a word, its phrase's last, stands before کے بجائے."""
    return " ".join(text.keys[j + 1 : j + 3]) in _MARKERS
