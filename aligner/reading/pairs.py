"""Pairs that come aligned: a TSV file, English and Urdu in two columns."""

from __future__ import annotations

import re
from pathlib import Path

from aligner.errors import InputError
from aligner.reading.source import decode, load

_HEADER = ("english", "urdu")


def read_pairs(path: Path | str, encoding: str | None = None) -> list[tuple[str, str]]:
    """Read pairs, one ``english<TAB>urdu`` a line; quotation marks are taken as they stand.

    A header ``english<TAB>urdu``, blank lines and columns after the second are left out.
    An empty cell is kept.

    Raises:
        InputError: it cannot be read, or a line has one column (the message has its number).
    """
    source = load(path, encoding)
    pairs: list[tuple[str, str]] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", decode(source)), 1):
        if not line.strip(" \ufeff"):
            continue
        cells = line.split("\t")
        if len(cells) < 2:
            raise InputError(
                f"{source.name}, line {number}: one column where english<TAB>urdu belongs"
            )
        if not pairs and tuple(c.strip().lower() for c in cells[:2]) == _HEADER:
            continue
        pairs.append((cells[0], cells[1]))
    if not pairs:
        raise InputError(f"{source.name}: no pairs in the file")
    return pairs
