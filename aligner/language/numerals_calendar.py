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


def _find(analysis: Analysis) -> Iterator[DayWord]:
    forms, norms = _forms(analysis.language), analysis.norms
    for i, norm in enumerate(norms):
        entry = forms.get(norm)
        if entry is None and analysis.language == "en":
            norm = norm.removesuffix("'s").removesuffix("’s").removeprefix("mid-")
            entry = forms.get(norm)
        if entry is None:
            continue
        kind, value, sure = entry
        if analysis.language == "en":
            if kind in ("month", "weekday") and not analysis.words[i].text[:1].isupper():
                continue
            sure = sure or _english_setting(analysis, kind, i)
        else:
            if norm == "پہر" and i and norms[i - 1] in ("دو", "آٹھ"):
                continue
            sure = sure or _urdu_setting(norms, kind, i)
        yield DayWord(kind, value, sure, analysis.span(i), i)


_BEFORE_MONTH = {"in", "of", "by", "since", "until", "till", "last", "next", "this", "early", "late",
                 "from", "to", "through", "during", "between", "before", "after", "mid", "every"}  # fmt: skip


def _english_setting(analysis: Analysis, kind: str, i: int) -> bool:
    """Whether the words beside a doubtful form show that it is meant (in May, 5 March, May 7)."""
    words = analysis.words
    if kind != "month" or (len(words[i].text) == 3 and words[i].text not in ("May", "Mar", "Dec")):
        return kind == "weekday" and False
    before = words[i - 1].norm if i else ""
    after = words[i + 1] if i + 1 < len(words) else None
    numeric = after is not None and after.kind == "number"
    if i and (words[i - 1].kind == "number" or before in ("st", "nd", "rd", "th")):
        return True
    return numeric or (i > 0 and before in _BEFORE_MONTH)


def _urdu_setting(norms: Sequence[str], kind: str, i: int) -> bool:
    before = norms[i - 1] if i else ""
    after = norms[i + 1] if i + 1 < len(norms) else ""
    if kind == "weekday":
        if norms[i] in ("منڈے", "سنڈے", "فرائیڈے", "فرائڈے", "جمعتہ"):
            return False
        if after == "کے":
            return i + 2 < len(norms) and norms[i + 2] in ("روز", "دن")
        if after in ("کو", "روز") and norms[i] not in ("ہفتے", "ہفتہ"):
            return True
        if norms[i] in ("ہفتے", "ہفتہ"):
            return after == "کو" and before not in _WEEK_WORDS
        return after == "کی" and i + 2 < len(norms) and norms[i + 2] in ("صبح", "شام", "رات", "شب")
    if kind == "month":
        return before.isdigit() or after in ("میں", "کو", "تک") or (after + before).isdigit()
    return False


_WEEK_WORDS = {"گزشتہ", "گذشتہ", "پچھلے", "اگلے", "آئندہ", "اس", "ہر", "رواں", "دو", "تین", "ایک", "چار",
               "پہلے", "دوسرے", "کئی", "چند", "آیندہ"}  # fmt: skip


@cache
def urdu_name(kind: str, value: str) -> str | None:
    """Return the usual Urdu name of a month, weekday or part of the day."""
    for row in resources.read_tsv("calendar_words.tsv"):
        if row["kind"] == kind and row["value"] == value:
            return resources.alternatives(row["urdu"])[0]
    return None
