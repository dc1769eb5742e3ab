"""Comparatives: "X is bigger than Y", whose Urdu may compare Y with X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from aligner import resources
from aligner.checks.base import Pair
from aligner.language.patterns import word_set
from aligner.language.urdu_forms import fold
from aligner.roles import english_clause, urdu, urdu_clause
from aligner.roles.english_clause import Clause, Phrase
from aligner.roles.english_words import BE, HAVE, MODALS, is_adverb
from aligner.roles.entities import MIN_LINK, Links, urdu_keys
from aligner.roles.frames import GENITIVE
from aligner.roles.slots import fillers
from aligner.roles.urdu_clause import GENITIVES, UrduText
from aligner.roles.words import folded

# What marks that which something is compared with.
STANDARDS = frozenset(("سے", "کے مقابلے میں", "کے مقابلے", "کی نسبت"))
_UNMARKED = frozenset((urdu_clause.BARE, urdu_clause.UNKNOWN, GENITIVE))
_MEASURES = word_set("much far a little slightly no not")
_DEGREES = word_set("more less fewer")
_DEGREES_UR = folded("زیادہ کم بڑھ کہیں")
_IRREGULAR = word_set("good bad far")
_GOVERNING = word_set("on in to for with from of about at")
_MORE_UR, _LESS_UR = folded("زیادہ آگے بڑھ"), folded("کم پیچھے")
_FROM = fold("سے")
_BESIDE, _AHEAD = 3, 8  # words between a standard and what belongs to it, and what is held
_AMOUNTS = word_set("half third quarter one two three four five ten twice once a dozen hundred")
# How far before "than" its comparative may stand.
_REACH = 6
# Words in -er that are no comparatives.
_NOT = word_set("other rather however ever never over under after number member power order former")


@dataclass(frozen=True, slots=True)
class Reversed:
    """A comparative, its two sides, and the Urdu words that hold each other's place."""

    adjective: int
    urdu_adjective: int
    subject: tuple[int, int]
    standard: tuple[int, int]


def reversed_comparisons(pair: Pair) -> Iterator[Reversed]:
    """Yield the comparatives of a pair whose two sides the Urdu exchanges."""
    norms = pair.source.norms
    if "than" not in norms:
        return
    clause = english_clause.read(pair.source)
    for at in (i for i, word in enumerate(norms) if word == "than"):
        found = _comparative(clause, at)
        result = _judge(pair, *found) if found is not None else None
        result = result or (_by_standard(pair, clause, at) if norms.count("than") == 1 else None)
        if result is not None:
            yield result


def _by_standard(pair: Pair, clause: Clause, at: int) -> Reversed | None:
    """Return what the Urdu holds something against, where it is not what follows "than".

    ایتھوپیا ویتنام سے آگے ہے for "Vietnam grows more coffee than Ethiopia", however it is put.
    """
    degree = next((i for i in range(at - 1, max(at - _REACH, 0), -1) if _is_degree(clause, i)), -1)
    standard = clause.phrase(at + 1) if at + 1 < clause.size else None
    if degree < 0 or standard is None or not _judgeable(clause, standard):
        return None
    others = [f.phrase for f in fillers(clause) if f.phrase.last < degree and not f.pronoun]
    links = Links(pair, {standard.last, *(p.last for p in others)})
    text, _ = urdu.read(pair.target)
    ways = _MORE_UR if clause.norms[degree] == "more" else _LESS_UR
    held = [j for j in range(text.size - 2) if _holds(text, j, ways)]
    ours = {j for j, p in links.of(standard.last).items() if p >= MIN_LINK}
    if len(held) != 1 or not ours or any(_belongs(text, j, held[0]) for j in ours):
        return None
    told = held[0]
    if text.keys.count(text.keys[told]) > 1:
        return None  # warm water and cold
    theirs = [p.last for p in others if links.of(p.last).get(told, 0.0) >= MIN_LINK]
    if not theirs or max(ours) > told + _AHEAD:
        return None
    return Reversed(degree, told + 1, (theirs[0], told), (standard.last, max(ours)))


def _is_degree(clause: Clause, i: int) -> bool:
    return clause.norms[i] in _DEGREES


def _judgeable(clause: Clause, standard: Phrase) -> bool:
    """Whether a standard is a thing or person, and no amount: "more than half"."""
    word = clause.norms[standard.last]
    return not word.isdigit() and clause.norms[standard.first] not in _AMOUNTS


def _belongs(text: UrduText, j: int, held: int) -> bool:
    """Whether a word is what something is held against, or owns it."""
    return j == held or (held - _BESIDE < j < held and text.keys[j + 1] in GENITIVES)


def _holds(text: UrduText, j: int, ways: frozenset[str]) -> bool:
    """Whether something is held against word ``j``: اس سے کہیں زیادہ."""
    return text.keys[j + 1] == _FROM and not ways.isdisjoint(text.keys[j + 2 : j + 4])


def _comparative(clause: Clause, at: int) -> tuple[int, Phrase, Phrase] | None:
    """Return the adjective, the subject and the standard of the comparative before "than"."""
    adjective = _adjective(clause, at)
    if adjective is None:
        return None
    if clause.norms[adjective - 1] in _DEGREES:
        group = adjective - 1
    elif _compares(clause, adjective):
        group = adjective
    else:
        return None
    while group > 0 and _measures(clause.norms[group - 1]):
        group -= 1
    if not group:
        return None
    if not (clause.norms[group - 1] in BE or clause.verbs[group - 1]):
        return _objects(clause, adjective, at)
    group -= 1
    while group > 0 and clause.norms[group - 1] in MODALS | HAVE:
        group -= 1
    subject = clause.subject(group)
    standard = clause.phrase(at + 1) if at + 1 < clause.size else None
    if subject is None or standard is None:
        return None
    return adjective, subject, standard


def _objects(clause: Clause, degree: int, at: int) -> tuple[int, Phrase, Phrase] | None:
    """Return the two objects of one verb: "trust the judges more than the ministers"."""
    if degree != at - 1 or clause.norms[degree] not in _DEGREES or degree in clause.breaks:
        return None
    first = clause.content_start(degree)
    start = next((i + 1 for i in range(degree - 1, first - 1, -1) if clause.verbs[i]), first)
    standard = clause.phrase(at + 1) if at + 1 < clause.size else None
    if start == degree or not start or standard is None:
        return None
    governed = clause.verbs[start - 1] or clause.norms[start - 1] in _GOVERNING
    return (degree, Phrase(start, degree - 1), standard) if governed else None


def _adjective(clause: Clause, at: int) -> int | None:
    """Return what is compared: next to "than", or before a phrase: "more popular with us than"."""
    if at in clause.breaks or at < 2:
        return None
    for i in range(at - 1, max(at - _REACH, 1) - 1, -1):
        if i in clause.breaks:
            return None
        if clause.norms[i - 1] in _DEGREES or _compares(clause, i):
            return i
    return None


def _compares(clause: Clause, i: int) -> bool:
    """Whether a word is a comparative by itself: bigger, better, more."""
    word = clause.norms[i]
    return (
        word in _DEGREES
        or (word.endswith("er") and word not in _NOT)
        or clause.forms[i][-1] in _IRREGULAR
    )


def _measures(word: str) -> bool:
    """Whether a word may stand between "is" and the comparative: much, slightly, no."""
    return word in _MEASURES or is_adverb(word)


def _sides(
    links: Links, subject: Phrase, standard: Phrase
) -> tuple[dict[int, int], dict[int, int]]:
    """Return the Urdu words of either side with their English; those of both are nobody's."""
    left = {j: i for i in subject.range for j in links.of(i)}
    right = {j: i for i in standard.range for j in links.of(i)}
    both = left.keys() & right.keys()
    return (
        {j: i for j, i in left.items() if j not in both},
        {j: i for j, i in right.items() if j not in both},
    )


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    """Return the folded Urdu words for each adjective of ``comparatives.tsv``."""
    return {
        row["english"]: frozenset(
            fold(phrase.split()[0]) for phrase in resources.alternatives(row["urdu"])
        )
        for row in resources.read_tsv("comparatives.tsv")
    }


def _rendered(pair: Pair, adjective: int) -> int | None:
    """Return the Urdu word that the table gives for an adjective, the last of the text."""
    forms = pair.source.forms[adjective]
    known = frozenset(w for f in forms for w in _adjectives().get(f, ()))
    found = [j for j, norm in enumerate(pair.target.norms) if known.intersection(urdu_keys(norm))]
    return found[-1] if found else None


def _is_held(text: UrduText, j: int) -> bool:
    """Whether an object is what another is held against, and سے not its verb's: سے زیادہ."""
    behind = text.keys[j + 1 : j + 4]
    return any(a in STANDARDS and b in _DEGREES_UR for a, b in pairwise(behind)) or (
        " ".join(behind[:3]) in STANDARDS or " ".join(behind[:2]) in STANDARDS
    )


def _judge(pair: Pair, adjective: int, subject: Phrase, standard: Phrase) -> Reversed | None:
    links = Links(pair, {adjective, *subject.range, *standard.range})
    text, _ = urdu.read(pair.target)
    word = next((j for j, p in links.of(adjective).items() if p >= MIN_LINK), None)
    if word is None:
        word = _rendered(pair, adjective)
    if word is None:
        return None  # another adjective may turn the comparison round: larger, smaller
    left, right = _sides(links, subject, standard)
    left, right = (  # of warm and cold water the water says nothing
        {j: i for j, i in side.items() if text.keys.count(text.keys[j]) == 1}
        for side in (left, right)
    )
    own_left, own_right = frozenset(left), frozenset(right)
    cases_left = {j: text.case(j, own_left, own_right) for j in sorted(left)}
    cases_right = {j: text.case(j, own_right, own_left) for j in sorted(right)}
    objects = subject.last + 1 == adjective  # which have a marker of their verb: زیادہ وزرا پر
    held = frozenset(j for j in (*left, *right) if not objects or _is_held(text, j))
    if any(c.marker in STANDARDS and j in held for j, c in cases_right.items()):
        return None
    wrong = [j for j, c in cases_left.items() if c.sure and c.marker in STANDARDS and j in held]
    unmarked = [
        j
        for j, c in cases_right.items()
        if objects or c.marker in _UNMARKED or c.possessor or not c.sure
    ]
    same = [
        j
        for j in unmarked
        if wrong and text.segments[j] == text.segments[wrong[0]] and (objects or j < word)
    ]
    if not same or text.segments[word] != text.segments[same[0]]:
        return None
    return Reversed(adjective, word, (left[wrong[0]], wrong[0]), (right[same[0]], same[0]))
