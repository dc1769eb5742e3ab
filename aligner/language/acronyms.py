"""Acronyms in Urdu: the names of the letters, and what each acronym is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner import resources


@dataclass(frozen=True, slots=True)
class Acronym:
    """A row of ``acronyms.tsv``: how English writes it and what Urdu may call it."""

    key: str
    kind: str
    english: tuple[str, ...]
    letters: tuple[str, ...]
    urdu: tuple[str, ...]
    common: bool


@cache
def load_acronyms() -> tuple[Acronym, ...]:
    """Return the rows of ``acronyms.tsv``."""
    return tuple(_rows())


def _rows() -> Iterator[Acronym]:
    for row in resources.read_tsv("acronyms.tsv"):
        short = resources.alternatives(row["acronym"])
        spelt = resources.alternatives(row["letters"]) or tuple(
            " ".join(names) for a in short if (names := letter_names(a))
        )
        yield Acronym(
            key=f"name:{short[0].lower()}",
            kind=row["kind"],
            english=(*short, *resources.alternatives(row["expansion"])),
            letters=spelt,
            urdu=resources.alternatives(row["urdu"]),
            common=row["note"] == "common",
        )


@cache
def names_by_letter() -> dict[str, tuple[str, ...]]:
    """Return the Urdu names of each capital letter, the usual one first."""
    rows = resources.read_tsv("letter_names.tsv")
    return {row["letter"]: resources.alternatives(row["names"]) for row in rows}


def letter_names(acronym: str) -> tuple[str, ...]:
    """Return the usual Urdu names of an acronym's letters; empty if one is no capital letter."""
    letters = [c for c in acronym if c not in ".-&"]
    if not letters or any(c not in names_by_letter() for c in letters):
        return ()
    return tuple(names_by_letter()[c][0] for c in letters)


@cache
def letters_of() -> dict[str, str]:
    """Return the letter of each Urdu letter name."""
    return {name: letter for letter, names in names_by_letter().items() for name in names}


def spelt_letters(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield each run of two or more Urdu letter names as (start, end, letters).

    ``کے`` is also a postposition: it counts inside a run, never at its ends.
    """
    table = letters_of()
    if table.keys().isdisjoint(words):
        return
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end] in table:
            end += 1
        first, last = start, end
        while first < last and words[first] == "کے":
            first += 1
        while last > first and words[last - 1] == "کے":
            last -= 1
        if last - first >= 2:
            yield first, last, "".join(table[w] for w in words[first:last])
        start = max(end, start + 1)
