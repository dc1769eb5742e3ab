"""How often: a day become ماہانہ, weekly become روزانہ.

A rate speaks only where both sides are sure: the English says one period, the Urdu has no word of
it at all, and says another one that the English does not name anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aligner import resources
from aligner.checks import num_rules as rules
from aligner.checks.base import Analysis, Check, Flag, Pair
from aligner.language.numerals import find_numbers
from aligner.language.numerals_words import number_words
from aligner.language.urdu import normalise_word

if TYPE_CHECKING:
    from aligner.config import Config

_ALWAYS = frozenset(("per", "every", "each"))
_ARTICLES = frozenset(("a", "an"))
_COUNTING = frozenset(
    ("once", "twice", "thrice", "times", "several", "many", "few", "hundreds", "thousands",
     "millions", "much", "dozens", "half")
)  # fmt: skip
_COUNTED = 5  # words from a count to the period it is told by: 300 tonnes of cement a day
_EVERY = frozenset(("ہر", "فی"))
_ABOUT = frozenset(("تقریباً", "تقریبا", "کم", "زیادہ", "صرف", "کئی", "اوسطاً", "اوسطا", "قریباً"))
_NO_RATE = frozenset(
    ("ایک", "اس", "اسی", "گزشتہ", "گذشتہ", "پچھلے", "آئندہ", "اگلے", "رواں", "پورے", "چند", "کئی",
     "پہلے", "دوسرے", "آخری", "دو", "تین", "چار", "پانچ", "چھ", "سات", "آٹھ", "نو", "دس",
     "کے", "کی", "اتنے", "ان", "انہی", "تمام", "سب", "بعد", "کسی", "محض", "ہی")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rate:
    """A period as it is told at the words ``first`` to ``last``."""

    period: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Table:
    """What ``rates.tsv`` says: by word its period, and all that names a period."""

    adverbs: dict[str, str]
    units: dict[str, str]
    urdu: dict[tuple[str, ...], str]
    urdu_units: dict[str, str]
    named: dict[str, frozenset[str]]  # English words of a period
    rendered: dict[str, frozenset[str]]  # Urdu words that may render a period


@cache
def _table() -> _Table:
    table = _Table({}, {}, {}, {}, {}, {})
    for row in resources.read_tsv("rates.tsv"):
        period = row["period"]
        english, units = (
            resources.alternatives(row["english"]),
            resources.alternatives(row["units"]),
        )
        told = [tuple(map(normalise_word, form.split())) for form in _forms(row["urdu"])]
        single, also = _forms(row["urdu_units"]), _forms(row["also"])
        table.adverbs.update(dict.fromkeys(english, period))
        table.units.update(dict.fromkeys(units, period))
        table.urdu.update(dict.fromkeys(told, period))
        table.urdu_units.update(dict.fromkeys(single, period))
        table.named[period] = frozenset((*english, *units))
        words = (form[0] for form in told if form[0] not in _EVERY)
        table.rendered[period] = frozenset((*words, *single, *also))
    return table


def _forms(cell: str) -> list[str]:
    return [form.replace("\u200c", "") for form in resources.alternatives(cell)]


class RateCheck(Check):
    """Compares per hour, day, week, month and year."""

    rules = (rules.UNIT,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield at most one changed rate."""
        del config
        for ours in _english(pair.source):
            if not _table().rendered[ours.period].isdisjoint(pair.target.norms):
                continue
            for theirs in _urdu(pair.target):
                if not _names(pair.source, theirs.period):
                    yield _flag(pair, ours, theirs)
                    return


def _names(source: Analysis, period: str) -> bool:
    """Whether the English has any word of a period, be it inside another (three-month)."""
    words = {part for norm in source.norms for part in (norm, *norm.split("-"))}
    return not words.isdisjoint(_table().named[period])


def _english(source: Analysis) -> Iterator[_Rate]:
    norms, table = source.norms, _table()
    for i, norm in enumerate(norms):
        if (period := table.adverbs.get(norm)) is not None:
            yield _Rate(period, i, i)
        elif (period := table.units.get(norm)) is None or not i:
            continue
        elif norms[i - 1] in _ALWAYS or (norms[i - 1] in _ARTICLES and _counted(source, i - 1)):
            yield _Rate(period, i - 1, i)


def _counted(source: Analysis, article: int) -> bool:
    """Whether something countable stands before ``a day``: Rs500 a day, three times a week."""
    low = article - _COUNTED
    if not _COUNTING.isdisjoint(source.norms[max(low, 0) : article]):
        return True
    return any(low <= n.last < article and n.weight > 0 for n in find_numbers(source))


def _urdu(target: Analysis) -> Iterator[_Rate]:
    norms, table = target.norms, _table()
    for i, norm in enumerate(norms):
        two = tuple(norms[i : i + 2])
        if (period := table.urdu.get(two)) is not None:
            yield _Rate(period, i, i + 1)
        elif (period := table.urdu.get((norm,))) is not None:
            yield _Rate(period, i, i)
        elif (period := table.urdu_units.get(norm)) is not None and _repeated(norms, i):
            yield _Rate(period, max(i - 1, 0), i)


def _repeated(norms: Sequence[str], i: int) -> bool:
    """Whether a unit says how often: ہر ماہ, فی گھنٹہ, دن میں آٹھ گلاس (not ایک دن میں)."""
    before = norms[i - 1] if i else ""
    if before in _EVERY:
        return True
    if norms[i + 1 : i + 2] != ["میں"] or before in _NO_RATE:
        return False
    after = norms[i + 2] if i + 2 < len(norms) else ""
    return after[:1].isdigit() or after in number_words("ur") or after in _ABOUT


def _flag(pair: Pair, ours: _Rate, theirs: _Rate) -> Flag:
    source, target = (
        pair.source.span(ours.first, ours.last),
        pair.target.span(theirs.first, theirs.last),
    )
    return Flag(
        rules.UNIT,
        0.8,
        f"Source says “{pair.source.quote(source)}”, translation says "
        f"“{pair.target.quote(target)}”: the rate has changed.",
        source,
        target,
    )
