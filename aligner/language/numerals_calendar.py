"""Months, days of the week and parts of the day in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aligner import resources
from aligner.document import Span

if TYPE_CHECKING:
    from aligner.checks.base import Analysis


@dataclass(frozen=True, slots=True)
class DayWord:
    """A word of the calendar as it stands in a text.

    ``kind`` is month, islamic, weekday or part; ``value`` a number or the part's name. ``sure`` is
    false where the word may mean something else (May, مارچ, پیر).
    """

    kind: str
    value: str
    sure: bool
    span: Span
    index: int


@cache
def _forms(language: str) -> dict[str, tuple[str, str, bool]]:
    table: dict[str, tuple[str, str, bool]] = {}
    for row in resources.read_tsv("calendar_words.tsv"):
        doubtful = resources.alternatives(row["doubtful"])
        for form in resources.alternatives(row["english" if language == "en" else "urdu"]):
            entry = (row["kind"], row["value"], form not in doubtful)
            table.setdefault(form.replace("\u200c", ""), entry)
    return table


def is_month(norm: str, language: str) -> bool:
    """Whether a word is, or may be, a month's name (the case of the letters is not seen)."""
    entry = _forms(language).get(norm)
    return entry is not None and entry[0] in ("month", "islamic")


def find_days(analysis: Analysis) -> tuple[DayWord, ...]:
    """Return the calendar words of a text in order. The result is kept in ``memo``."""
    found: tuple[DayWord, ...] | None = analysis.memo.get("days")
    if found is None:
        found = tuple(_find(analysis))
        analysis.memo["days"] = found
    return found


_BEFORE_MONTH = {
    "in", "of", "by", "since", "until", "till", "last", "next", "this", "early", "late", "from",
    "to", "through", "during", "between", "before", "after", "mid", "every", "for", "as", "on",
    "and", "st", "nd", "rd", "th",
}  # fmt: skip
_MARCHES = {"لانگ", "فلیگ", "ملین", "عورت", "احتجاجی", "آزادی", "ٹرین", "پیدل", "مہنگائی", "کسان"}
_MARCHING = {
    "کیا", "کرنے", "کریں", "کرتے", "کر", "کرتی", "کرنا", "کرے", "نکالا", "نکالنے", "پاسٹ", "کیے",
    "شرکا", "شروع", "روکنے", "کرتا",
}  # fmt: skip
_WEEK_WORDS = {
    "گزشتہ", "گذشتہ", "پچھلے", "اگلے", "آئندہ", "اس", "ہر", "رواں", "دو", "تین", "ایک", "چار",
    "پہلے", "دوسرے", "کئی", "چند",
}  # fmt: skip
_NAMED = {"منڈے", "سنڈے", "فرائیڈے", "فرائڈے", "جمعتہ"}  # Black Friday and the like
_WEEK = {"ہفتہ", "ہفتے"}


def _find(analysis: Analysis) -> Iterator[DayWord]:
    english = analysis.language == "en"
    read, forms = _english_day if english else _urdu_day, _forms(analysis.language)
    for i, norm in enumerate(analysis.norms):
        if norm in forms or (english and not norm.isalpha()):
            day = read(analysis, i)
            if day is not None:
                yield day


def _english_day(analysis: Analysis, i: int) -> DayWord | None:
    norm, forms = analysis.norms[i], _forms("en")
    entry = forms.get(norm)
    if entry is None and ("'" in norm or "’" in norm or norm.startswith("mid-")):
        norm = norm.removesuffix("'s").removesuffix("’s").removeprefix("mid-")
        entry = forms.get(norm)
    if entry is None:
        return None
    kind, value, sure = entry
    capital = analysis.words[i].text[:1].isupper() or "-" in analysis.norms[i]
    if kind in ("month", "weekday") and not capital and norm != "march":
        return None
    sure = sure or (kind == "month" and capital and _dated(analysis, i))
    return DayWord(kind, value, sure, analysis.span(i), i)


def _dated(analysis: Analysis, i: int) -> bool:
    """Whether the words beside May or March show a month: in May, 5 March, May 7."""
    words = analysis.words
    after = i + 1 < len(words) and words[i + 1].kind == "number"
    before = i > 0 and (words[i - 1].kind == "number" or words[i - 1].norm in _BEFORE_MONTH)
    return after or before


def _urdu_day(analysis: Analysis, i: int) -> DayWord | None:
    norms = analysis.norms
    entry = _forms("ur").get(norms[i])
    if entry is None or (norms[i] == "پہر" and i and norms[i - 1] in ("دو", "آٹھ")):
        return None
    kind, value, sure = entry
    before = norms[i - 1] if i else ""
    after = norms[i + 1 : i + 3]
    if kind == "month" and norms[i] == "مارچ":
        sure = before not in _MARCHES and not (after and after[0] in _MARCHING)
    elif kind == "weekday" and not sure and norms[i] not in _NAMED and after:
        sure = _is_weekday(norms[i], before, after)
    return DayWord(kind, value, sure, analysis.span(i), i)


def _is_weekday(norm: str, before: str, after: Sequence[str]) -> bool:
    """Whether the words beside پیر, بدھ, ہفتہ show a day of the week: کے روز, کو, کی صبح."""
    if after[0] == "کے":
        return after[1:2] in (["روز"], ["دن"])
    if norm in _WEEK:
        return after[0] == "کو" and before not in _WEEK_WORDS
    return after[0] in ("کو", "روز") or after[1:2] in (["صبح"], ["شام"], ["رات"], ["شب"])


@cache
def urdu_name(kind: str, value: str) -> str | None:
    """Return the usual Urdu name of a month, weekday or part of the day."""
    for row in resources.read_tsv("calendar_words.tsv"):
        if row["kind"] == kind and row["value"] == value:
            return resources.alternatives(row["urdu"])[0]
    return None
