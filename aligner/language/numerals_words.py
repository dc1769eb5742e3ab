"""The vocabulary of numbers, units and idioms, read once from the resources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from aligner import resources
from aligner.language.phrases import PhraseIndex
from aligner.language.urdu import normalise_word

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """A number word; see ``number_words.tsv`` for the kinds."""

    kind: str
    values: tuple[float, ...]
    doubtful: bool
    weak: bool = False

    @property
    def value(self) -> float:
        """The likeliest value."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``size`` is in the dimension's base unit, 0 where nothing converts."""

    name: str
    dimension: str
    size: float


def _value(text: str) -> float:
    upper, _, lower = text.partition("/")
    return float(upper) / float(lower) if lower else float(upper)


@cache
def number_words(language: str) -> dict[str, Word]:
    """Return the number words of a language by matching form; a form's first row wins."""
    table: dict[str, Word] = {}
    for row in resources.read_tsv("number_words.tsv"):
        if row["language"] == language:
            values = tuple(map(_value, resources.alternatives(row["value"])))
            word = Word(row["kind"], values, row["doubtful"] == "yes", row["doubtful"] == "weak")
            for form in resources.alternatives(row["forms"]):
                table.setdefault(form.replace("\u200c", ""), word)
    return with_plain_he(table)


def with_plain_he(table: dict[str, T]) -> dict[str, T]:
    """Add the spellings with ہ for ھ, as some keyboards type them (لاکہ, گہنٹے)."""
    for form, value in tuple(table.items()):
        table.setdefault(form.replace("ھ", "ہ"), value)
    return table


@cache
def units() -> dict[str, Unit]:
    """Return every unit by its name."""
    return {
        row["unit"]: Unit(row["unit"], row["dimension"], float(row["size"]))
        for row in resources.read_tsv("units.tsv")
    }


@cache
def unit_forms(language: str) -> tuple[dict[tuple[str, ...], Unit], dict[str, Unit]]:
    """Return the forms (one to three words) after a number, and those before it."""
    after: dict[tuple[str, ...], Unit] = {}
    before: dict[str, Unit] = {}
    for row in resources.read_tsv("units.tsv"):
        for form in resources.alternatives(row["english" if language == "en" else "urdu"]):
            if form.startswith("^"):
                before.setdefault(form[1:], units()[row["unit"]])
            else:
                norms = [normalise_word(word) for word in form.split()]
                after.setdefault(tuple(norms), units()[row["unit"]])
                plain = (word.replace("ھ", "ہ") for word in norms)
                after.setdefault(tuple(plain), units()[row["unit"]])
    return after, before


@cache
def idioms(language: str) -> PhraseIndex[bool]:
    """Return the phrases whose number words count nothing."""
    return PhraseIndex(
        (tuple(row["phrase"].split()), True)
        for row in resources.read_tsv("number_idioms.tsv")
        if row["language"] == language
    )
