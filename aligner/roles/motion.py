"""Source and goal: "from bats to humans" against انسانوں سے چمگادڑوں میں."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles import english_clause, urdu
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.english_words import OPENERS
from aligner.roles.entities import Links
from aligner.roles.frames import GENITIVE
from aligner.roles.urdu_clause import Case, UrduText

_REACH = 7  # words between a source and a goal parted by the verb
_LIKELY = 0.5
_NEXT = 3  # words behind a name at which the next one may stand
_GOALS = frozenset(("to", "into"))
_FAR_GOALS = frozenset(("into", "inside", "in"))  # "drones from Sudan hit a depot inside Chad"
_SOURCE_CASE = "سے"
_LEAVING = fold("چھوڑ")
_TURNING = [fold("کا"), fold("رخ")]  # لاہور کا رخ کیا
_FAR, _HAVING = 6, fold("کر")  # چاڈ سے فرار ہو کر سوڈان
_PARTING = frozenset((_SOURCE_CASE, _LEAVING))
_GOAL_CASES = frozenset(("میں", "کو", "کی طرف"))


@dataclass(frozen=True, slots=True)
class Reversed:
    """(English word, Urdu word) of a source and of a goal that stand in each other's case."""

    source: tuple[int, int]
    goal: tuple[int, int]


def reversed_motions(pair: Pair) -> Iterator[Reversed]:
    """Yield the sources and goals of a pair that the Urdu exchanges."""
    if "from" not in pair.source.norms:
        return
    clause = english_clause.read(pair.source)
    for at in (i for i, word in enumerate(clause.norms) if word == "from"):
        found = _ends(clause, at)
        if found is not None and (result := _judge(pair, *found)) is not None:
            yield result


def _ends(clause: Clause, at: int) -> tuple[Phrase, Phrase] | None:
    """Return the phrases of "from X to Y" or "to Y from X" around ``at``."""
    source = clause.phrase(at + 1)
    if source is None:
        return None
    follows = source.last + 1
    if follows + 1 < clause.size and clause.norms[follows] in _GOALS:
        goal = None if clause.verbs[follows + 1] else clause.phrase(follows + 1)
        return (source, goal) if goal else None
    if (goal := _far_goal(clause, follows)) is not None:
        return source, goal
    for start in range(max(at - 4, 0), at - 1):
        if clause.norms[start] in _GOALS:
            goal = clause.phrase(start + 1)
            return (source, goal) if goal and goal.last == at - 1 else None
    return None


def _far_goal(clause: Clause, start: int) -> Phrase | None:
    """Return the place behind the verb: "refugees from Sudan are crossing into"."""
    for i in range(start, min(start + _REACH, clause.size - 1)):
        if i in clause.breaks or clause.norms[i] in OPENERS:
            return None
        if clause.norms[i] in _FAR_GOALS:
            moves = any(clause.verbs[k] for k in range(start, i))  # not "from the mine in Duki"
            return clause.phrase(i + 1) if moves else None
    return None


def _owns(case: Case) -> bool:
    """Whether a noun stands before کا: سوڈان کے پناہ گزین come from there."""
    return case.possessor or case.marker == GENITIVE


def _named(pair: Pair, links: Links, phrase: Phrase, *, named: bool) -> dict[int, int]:
    """Return the English word of each Urdu word that names somebody, or some place, of a phrase.

    ``named``: the other phrase has a name, beside which a likely link will do.
    """
    return {
        j: i
        for i in phrase.range
        for j, p in links.of(i).items()
        if p >= (_LIKELY if named or pair.source.words[i].text[:1].isupper() else 1.0)
    }


def _has_name(pair: Pair, phrase: Phrase) -> bool:
    return any(pair.source.words[i].text[:1].isupper() for i in phrase.range)


def _behind_source(text: UrduText, j: int, goals: Mapping[int, Case]) -> bool:
    """Whether a word stands next behind a goal with سے: ملتان سے لاہور موڑنا."""
    return any(
        c.sure
        and c.marker == _SOURCE_CASE
        and k < j <= k + (_FAR if text.keys[j - 1] == _HAVING else _NEXT)
        and not _PARTING.isdisjoint(text.keys[k:j])
        for k, c in goals.items()
    )


def _case(text: UrduText, j: int, own: frozenset[int], others: frozenset[int]) -> Case:
    """Return the case of a name; what somebody has left (پارٹی چھوڑ کر) is as with سے."""
    behind = next((k for k in range(j + 1, min(j + _NEXT + 1, text.size)) if k not in own), j)
    if text.keys[behind] == _LEAVING:
        return Case(_SOURCE_CASE, 0)
    if text.keys[behind : behind + 2] == _TURNING:
        return Case("کی طرف", 0)
    return text.case(j, own, others)


def _judge(pair: Pair, source: Phrase, goal: Phrase) -> Reversed | None:
    links = Links(pair, {*source.range, *goal.range})
    text, _ = urdu.read(pair.target)
    left, right = (
        _named(pair, links, one, named=_has_name(pair, other))
        for one, other in ((source, goal), (goal, source))
    )
    if left.keys() & right.keys():
        return None
    mine, others = frozenset(left), frozenset(right)
    common = {text.keys[j] for j in left} & {text.keys[j] for j in right}  # two canals
    left, right = (
        {j: i for j, i in found.items() if text.keys[j] not in common} for found in (left, right)
    )
    sources = {j: _case(text, j, mine, others) for j in sorted(left)}
    goals = {j: _case(text, j, others, mine) for j in sorted(right)}
    wrong_goals = [j for j, c in goals.items() if (c.sure and c.marker == _SOURCE_CASE) or _owns(c)]
    wrong_sources = [
        j
        for j, c in sources.items()
        if (c.sure and c.marker in _GOAL_CASES) or _behind_source(text, j, goals)
    ]
    if not wrong_goals or not wrong_sources:
        return None
    if any(c.marker == _SOURCE_CASE or _owns(c) for c in sources.values()):
        return None
    j, k = wrong_sources[0], wrong_goals[0]
    if text.segments[j] != text.segments[k]:
        return None
    return Reversed((left[j], j), (right[k], k))
