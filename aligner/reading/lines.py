"""Files that come line by line: sentences already split, and translation memories."""

from __future__ import annotations

import re
from pathlib import Path

from aligner.reading.source import decode, load

_BREAK = re.compile(r"\r\n|\r|\n")


def read_lines(path: Path | str, encoding: str | None = None) -> list[str]:
    """Read text that is one sentence a line. Blank lines count, but for those at the end.

    Raises:
        InputError: it cannot be read.
    """
    return [line.strip() for line in _BREAK.split(decode(load(path, encoding)).rstrip())]


def read_memory(path: Path | str) -> tuple[list[tuple[str, str]], list[str]]:
    """Read a translation memory (TSV), forgiving bad rows.

    Returns:
        The pairs, and for each row that cannot be used ``FILE, line N: why``.

    Raises:
        InputError: the file itself cannot be read.
    """
    source = load(path)
    pairs, bad = [], []
    for number, line in enumerate(_BREAK.split(decode(source)), 1):
        cells = [c.strip() for c in line.split("\t")]
        if len(cells) < 2:
            if line.strip():
                bad.append(f"{source.name}, line {number}: one column")
        elif not cells[0] or not cells[1]:
            bad.append(f"{source.name}, line {number}: an empty cell")
        else:
            pairs.append((cells[0], cells[1]))
    return pairs, bad
