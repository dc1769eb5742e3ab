"""The one and not the other: "blame the mayors rather than the capital", "the sit-in, not the
hunger strike", "not sugar but salt".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles import english_clause, urdu
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.entities import Links
from aligner.roles.urdu_clause import GENITIVES, POSTPOSITIONS, UrduText
from aligner.roles.words import folded

_CUES = (("rather", "than"), ("instead", "of"), ("exchange", "for"), ("return", "for"))
_OPENING = frozenset(first for first, _ in _CUES)
_REACH = 8
_MARKERS = frozenset(
    " ".join(map(fold, text.split())) for text in ("کے بجائے", "کی بجائے", "کے بدلے", "کے عوض")
)
_NOT, _NOR, _THAT = folded("نہیں"), folded("نہ"), folded("کہ")
_PRO_FORMS = frozenset(("one", "ones"))  # "retired judges, not serving ones"
_BUT = folded("بلکہ")
_PARTICLES = POSTPOSITIONS | GENITIVES
_MOST_BEHIND = 2  # postpositions between a noun and the نہیں that denies it
_PREPOSITIONS = frozenset(("to", "from", "by", "with", "for", "on", "against", "at"))


@dataclass(frozen=True, slots=True)
class Reversed:
    """(English word, Urdu word) of who is meant and of who is not, with the other's marker."""

    meant: tuple[int, int]
    left: tuple[int, int]


def reversed_choices(pair: Pair) -> Iterator[Reversed]:
    """Yield the choices of a pair that the Urdu turns round."""
    yield from _denied_choices(pair)
    norms = pair.source.norms
    if _OPENING.isdisjoint(norms):
        return
    clause = english_clause.read(pair.source)
    for at in range(1, len(norms) - 2):
        words = _cue(clause, at)
        if words:
            meant, left = _before(clause, at), _behind(clause, at + words)
            if meant and left and (found := _judge(pair, meant, left)) is not None:
                yield found


def _denied_choices(pair: Pair) -> Iterator[Reversed]:
    """Yield who is meant where the Urdu denies him, and not the other: "X, not Y", Y، X نہیں."""
    norms = pair.source.norms
    if norms.count("not") != 1:
        return
    at = norms.index("not")
    clause = english_clause.read(pair.source)
    if at in clause.breaks and at:
        meant, left = _before_mark(clause, at), _behind(clause, at + 1)
    else:
        left = _behind(clause, at + 1) if at + 2 < clause.size else None
        turn = left.last + 1 if left else clause.size
        but = norms[turn : turn + 1] == ["but"] and turn + 1 < clause.size
        meant = _behind(clause, turn + 1) if but else None
    if meant is None or left is None or norms[left.last] in _PRO_FORMS:
        return
    text, _ = urdu.read(pair.target)
    mine, theirs = (_any_links(pair, phrase) for phrase in (meant, left))
    if mine.keys() & theirs.keys():
        return
    wrong = [j for j in mine if _denied(text, j) or _instead(text, j)]
    others = [j for j in theirs if text.keys[j] not in _NOT]
    if wrong and others and not any(_denied(text, j) or _instead(text, j) for j in theirs):
        yield Reversed((mine[wrong[0]], wrong[0]), (theirs[others[-1]], others[-1]))


def _any_links(pair: Pair, phrase: Phrase) -> dict[int, int]:
    """Return the English word of each Urdu word linked to a phrase, however weakly."""
    links = Links(pair, set(phrase.range))
    weak = {x.target: i for i in phrase.range for x in pair.links_by_source.get(i, ())}
    return weak | {j: i for i in phrase.range for j in links.of(i)}


def _denied(text: UrduText, j: int) -> bool:
    """Whether نہیں behind a noun denies it alone, or نہ کہ before it: بھوک ہڑتال نہیں بلکہ."""
    k = j + 1
    while k < text.size and k <= j + _MOST_BEHIND and text.keys[k] in _PARTICLES:
        k += 1
    if k < text.size and text.keys[k] in _NOT:
        return k + 1 == text.size or k + 1 in text.commas | text.stops or text.keys[k + 1] in _BUT
    return j > 1 and text.keys[j - 2] in _NOR and text.keys[j - 1] in _THAT


def _cue(clause: Clause, at: int) -> int:
    """Return how many words at ``at`` part who is meant from who is not: "rather than"."""
    if tuple(clause.norms[at : at + 2]) in _CUES:
        return 2
    apart = clause.norms[at] == "than" and "rather" in clause.norms[max(at - _REACH, 0) : at - 1]
    return int(apart)  # "would rather trust a neighbour than a school"


def _before(clause: Clause, at: int) -> Phrase | None:
    at -= clause.norms[at - 1] == "in"  # in exchange for
    start = clause.content_start(at)
    return Phrase(start, at - 1) if start < at else None


def _before_mark(clause: Clause, at: int) -> Phrase | None:
    """Return the noun phrase that a comma before word ``at`` closes."""
    start = at
    while start and clause.is_content(start - 1) and not clause.verbs[start - 1]:
        start -= 1
        if start in clause.breaks:
            break
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
