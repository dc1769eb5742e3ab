"""Two numbers that changed places: 52 in 2023 and 48 in 2024, told the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from aligner.checks import num_rules as rules
from aligner.checks.base import Analysis, Check, Flag, Pair, Related
from aligner.checks.num_article import count_moved
from aligner.checks.num_marks import marks_say
from aligner.checks.num_match import LINKED, compare
from aligner.checks.num_places import in_one_sentence, place_evidence
from aligner.checks.num_toll import toll_turned
from aligner.document import Side
from aligner.language.numerals import Kind, Number
from aligner.language.numerals_calendar import find_days
from aligner.lexicon.function_words import is_function_word

if TYPE_CHECKING:
    from aligner.config import Config

_ANCHORS = (Kind.YEAR, Kind.DECADE, Kind.CODE)
# Fitted on the written training pairs, faithful against two numbers exchanged by a script.
_EXCHANGED_FROM = 0.25
_AMONG_OTHERS = 0.8  # with a third number between, neighbours mislead more often
_IN_ORDER = 0.6  # where both texts name them in one order, neighbours must be this sure
_SURE = 0.5
_DASHES = ("-", "–", "—", "/")
_PLAIN = (Kind.CARDINAL, Kind.YEAR)
_VALUES = (*_PLAIN, Kind.ORDINAL, Kind.FRACTION, Kind.DAY, Kind.CLOCK)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands on both sides, by its first word."""

    source: int
    target: int
    numbers: tuple[Number, Number] | None = None


class ExchangeCheck(Check):
    """Compares which number goes with which year, month, name or thing."""

    rules = (rules.EXCHANGED,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield at most one exchange of two numbers."""
        del config
        if not compare(pair).equal:
            return
        values = _unique(pair)
        if (moved := next((v for v in values if _moved(pair, v)), None)) is not None:
            yield _moved_flag(pair, moved)
            return
        for a, b in combinations(values, 2):
            if a.numbers is None or b.numbers is None or _range(pair, a.numbers, b.numbers):
                continue
            if _turned_round(pair, a, b, values):
                yield _flag(pair, a.numbers, b.numbers)
                return


def _turned_round(pair: Pair, a: _Place, b: _Place, values: Sequence[_Place]) -> bool:
    """Whether two numbers changed places; what grammar marks on both sides decides first."""
    assert a.numbers is not None and b.numbers is not None
    if toll_turned(pair, a.numbers, b.numbers) or _kinds_turned(a.numbers, b.numbers):
        return True
    if not _comparable(a.numbers, b.numbers):
        return False
    said = marks_say(pair, a.numbers, b.numbers)
    if said:
        return said < 0
    units = any(
        _units_turned(pair, *two) for two in ((a.numbers, b.numbers), (b.numbers, a.numbers))
    )
    return units or _exchanged(pair, a, b, values)


def _unique(pair: Pair) -> list[_Place]:
    """Return the equal numbers whose value stands once on each side."""
    equal = [
        (s, t)
        for s, t in compare(pair).equal
        if s.kind is not Kind.HINT and (_counts(t) or _both_one(pair, s, t) or _linked(pair, s, t))
    ]
    values = [(round(s.value, 6), s.kind is Kind.ORDINAL and s.value < 4) for s, _ in equal]
    return [
        _Place(s.first, t.first, (s, t))
        for (s, t), value in zip(equal, values, strict=True)
        if values.count(value) == 1
    ]


def _counts(t: Number) -> bool:
    return t.weight > 0 or t.kind is Kind.ORDINAL


def _linked(pair: Pair, s: Number, t: Number) -> bool:
    """Whether the words of two numbers are linked though the Urdu one is doubtful (کر دو)."""
    links = pair.links_by_source.get(s.first, ()) if s.weight > 0 else ()
    return any(link.target == t.first and link.probability > _SURE for link in links)


def _both_one(pair: Pair, s: Number, t: Number) -> bool:
    """Whether one, once and ایک count on both sides; each stands there but once, so no article."""
    ours, theirs = pair.source.norms, pair.target.norms
    return (
        ours[s.first] in ("one", "once")
        and theirs[t.first] == "ایک"
        and theirs.count("ایک") == 1
        and s.first == s.last
    )


def _kinds_turned(a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether the one is a rank in English only and the other in Urdu only: 109th of 127.

    Or a factor: sevenfold in three years, told as threefold in seven.
    """
    kinds = (a[0].kind, a[1].kind, b[0].kind, b[1].kind)
    factor = Kind.TIMES
    if kinds in (
        (factor, Kind.CARDINAL, Kind.CARDINAL, factor),
        (Kind.CARDINAL, factor, factor, Kind.CARDINAL),
    ):
        return any(n.unit is not None for n in (a[1], b[1]) if n.kind is Kind.CARDINAL)
    rank, count = Kind.ORDINAL, Kind.CARDINAL
    unit = a[0].unit or b[0].unit
    of_one_unit = unit is not None and unit in (a[1].unit, b[1].unit) and unit.size > 0
    sure = of_one_unit or min(n.weight for n in (*a, *b)) > 1
    return sure and kinds in ((rank, count, count, rank), (count, rank, rank, count))


def _units_turned(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether six weeks in 12 cities became 12 weeks in six cities."""
    crossed = a[0].unit is not None and a[0].unit == b[1].unit and not (a[1].unit or b[0].unit)
    return crossed and _counts_thing(pair.source, b[0]) and _counts_thing(pair.target, a[1])


def _counts_thing(analysis: Analysis, number: Number) -> bool:
    """Whether a word of content follows a number: what it counts."""
    i = number.last + 1
    norms = analysis.norms
    if i >= len(norms) or is_function_word(norms[i], analysis.language):
        return False
    between = analysis.text[number.span.end : analysis.words[i].start]
    return not between.strip(" -") and len(norms[i]) > 2


def _moved(pair: Pair, place: _Place) -> bool:
    return place.numbers is not None and count_moved(pair, *place.numbers)


def _kind(number: tuple[Number, Number]) -> Kind | None:
    """Return what both sides say of a number's kind; 1,500 may be read as a year, 1500, too."""
    kinds = {n.kind for n in number}
    if kinds == set(_PLAIN):
        return Kind.CARDINAL
    return number[0].kind if len(kinds) == 1 else None


def _comparable(a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    kind = _kind(a)
    return (
        kind in _VALUES
        and kind is _kind(b)
        and all(
            m.unit is None or n.unit is None or m.unit.dimension == n.unit.dimension
            for m, n in zip(a, b, strict=True)
        )
    )


def _exchanged(pair: Pair, a: _Place, b: _Place, values: Sequence[_Place]) -> bool:
    assert a.numbers is not None and b.numbers is not None
    if _kind(a.numbers) is Kind.YEAR and any(
        v.numbers and _kind(v.numbers) is not Kind.YEAR for v in values
    ):
        return False  # then the years are what the counts belong to
    least = _AMONG_OTHERS if _others_between(a, b, values) else _EXCHANGED_FROM
    if _places_exchanged(pair, a.numbers, b.numbers, least):
        return True
    anchors = [v for v in values if v.numbers and v.numbers[0].kind in _ANCHORS]
    ranks = [v for v in values if v.numbers and v.numbers[0].kind is Kind.ORDINAL]
    if a.numbers[0].kind is Kind.ORDINAL or not _alike(pair, a.numbers, b.numbers):
        ranks = []
    return any(
        len(group) == 2
        and abs(group[0].source - group[1].source) > 1
        and _turned(a, b, group[0], group[1])
        for group in (anchors, ranks, _calendar(pair))
    )


def _range(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether the two are a range or score (10-15, 3-1), which Urdu writes either way round."""
    return _joined(pair.source, a[0], b[0]) or _joined(pair.target, a[1], b[1])


def _joined(analysis: Analysis, a: Number, b: Number) -> bool:
    """Whether nothing but a dash or stroke stands between two numbers, or nothing at all."""
    first, second = (a, b) if a.first < b.first else (b, a)
    onward = analysis.text[first.span.end : first.span.end + 2].strip()
    ranged = onward[:1] in _DASHES and onward[1:].isdigit()  # the first of 10-15, and 200
    between = analysis.text[first.span.end : second.span.start].strip()
    return ranged or second.first - first.first <= 1 or between in _DASHES


def _calendar(pair: Pair) -> list[_Place]:
    """Return months or weekdays that stand once on each side."""
    places = []
    target = find_days(pair.target)
    source = find_days(pair.source)
    for s in source:
        partners = [t for t in target if (t.kind, t.value) == (s.kind, s.value)]
        alone = sum((o.kind, o.value) == (s.kind, s.value) for o in source) == 1
        if len(partners) == 1 and alone and s.kind in ("month", "weekday"):
            places.append(_Place(s.index, partners[0].index))
    return places


def _turned(a: _Place, b: _Place, x: _Place, y: _Place) -> bool:
    """Whether values a and b go with anchors x and y on one side and crosswise on the other."""
    ours = _association(a.source, b.source, x.source, y.source)
    theirs = _association(a.target, b.target, x.target, y.target)
    return ours is not None and theirs is not None and ours != theirs


_NEAR = 7


def _association(a: int, b: int, x: int, y: int) -> bool | None:
    """Return whether ``a`` goes with ``x``: by neighbours, or in order when a, b stand together.

    None where a value stands too far from its anchor to tell.
    """
    order = sorted([(a, "a"), (b, "b"), (x, "x"), (y, "y")])
    names = "".join(n for _, n in order)
    together = {names[0], names[1]} in ({"a", "b"}, {"x", "y"})
    if not together and max(order[1][0] - order[0][0], order[3][0] - order[2][0]) > _NEAR:
        return None
    first, second = (names[0], names[2]) if together else (names[0], names[1])
    return {first, second} in ({"a", "x"}, {"b", "y"})


def _others_between(a: _Place, b: _Place, values: Sequence[_Place]) -> bool:
    """Whether a third number of their kind stands between two: in lists neighbours mislead."""
    low, high = sorted((a.source, b.source))
    return any(
        low < v.source < high and v.numbers and a.numbers and _comparable(v.numbers, a.numbers)
        for v in values
    )


def _places_exchanged(
    pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number], least: float
) -> bool:
    """Whether the words around two plain numbers of one unit stand beside the other one's."""
    if _kind(a) not in (*_PLAIN, Kind.ORDINAL) or not _one_unit(a, b):
        return False
    first, second = sorted((a[0], b[0]), key=lambda n: n.first)
    one_sentence = in_one_sentence(pair.source.text, (a[0], b[0])) and in_one_sentence(
        pair.target.text, (a[1], b[1])
    )
    if not one_sentence or second.first - first.last <= 2:
        return False
    evidence = place_evidence(pair, a, b)
    if (a[0].first < b[0].first) == (a[1].first < b[1].first):
        # What changes places also changes the order, as a rule.
        return evidence < -max(least, _IN_ORDER)
    usual = least == _EXCHANGED_FROM
    return evidence < -least or (usual and evidence < 0 and _heads_exchanged(pair, a, b))


def _one_unit(a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether both count the same; a unit may be left out (12 millimetres, Murree 37)."""
    units = {n.unit for n in (*a, *b)} - {None}
    unlike = any(_has_unit(m) and not any(n.unit for n in o) for m, o in ((a, b), (b, a)))
    return len(units) <= 1 and not unlike


def _alike(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether two numbers count the same, be it that one leaves out what (two years, and ten)."""
    bare = (n[0] for n in (a, b) if n[0].unit is None)
    return _one_unit(a, b) or any(not _counts_thing(pair.source, n) for n in bare)


def _has_unit(number: tuple[Number, Number]) -> bool:
    """Whether a number has its unit on both sides."""
    return all(n.unit is not None for n in number)


def _heads_exchanged(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> bool:
    """Whether the thing after each number is linked to the thing after the other one."""
    if _head_link(pair, a[0], a[1]) or _head_link(pair, b[0], b[1]):
        return False
    low, high = sorted((_head_link(pair, a[0], b[1]), _head_link(pair, b[0], a[1])))
    return low >= LINKED or (low > 0 and high >= 2 * LINKED)


_LEAST = 0.05  # a link this weak counts only beside a sure one


def _head_link(pair: Pair, s: Number, t: Number) -> float:
    """Return the best link between the two words after each number, 0.0 where there is none."""
    sources = range(s.last + 1, min(s.last + 3, len(pair.source.words)))
    targets = range(t.last + 1, min(t.last + 3, len(pair.target.words)))
    norms, target_norms = pair.source.norms, pair.target.norms
    found = [
        link.probability
        for i in sources
        if pair.source.words[i].kind == "latin" and len(norms[i]) > 2 and norms.count(norms[i]) == 1
        for link in pair.links_by_source.get(i, ())
        if link.target in targets
        and link.probability >= _LEAST
        and target_norms.count(target_norms[link.target]) == 1
    ]
    return max(found, default=0.0)


def _flag(pair: Pair, a: tuple[Number, Number], b: tuple[Number, Number]) -> Flag:
    one, two = pair.source.quote(a[0].span), pair.source.quote(b[0].span)
    return Flag(
        rules.EXCHANGED,
        0.75,
        f"“{one}” and “{two}” have changed places in the translation "
        f"({pair.target.quote(a[1].span)}, {pair.target.quote(b[1].span)}).",
        a[0].span,
        a[1].span,
        related=(
            Related(Side.SOURCE, b[0].span, "the other number"),
            Related(Side.TARGET, b[1].span, "the other number"),
        ),
    )


def _moved_flag(pair: Pair, place: _Place) -> Flag:
    assert place.numbers is not None
    s, t = place.numbers
    return Flag(
        rules.EXCHANGED,
        0.7,
        f"“{pair.source.quote(s.span)}” and a single thing have changed places in the translation.",
        s.span,
        t.span,
    )
