"""Data that people edit, and how it is read.

A TSV resource starts with comment lines (``#``) that explain its columns; the last of them names
the columns, tab-separated, after ``#:``. A cell may hold alternatives separated by ``|``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path


class ResourceError(ValueError):
    """A resource file has a row that does not fit its header."""


def path(name: str) -> Path:
    """Return the path of a resource file by its name, such as ``names.tsv``."""
    return Path(str(files(__name__).joinpath(name)))


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a TSV resource as dicts by column name, cells stripped.

    Raises:
        ResourceError: a row has more or fewer cells than the header names.
    """
    columns: list[str] = []
    with path(name).open(encoding="utf-8") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\n")
            if line.startswith("#:"):
                columns = [c.strip() for c in line[2:].split("\t")]
            elif line and not line.startswith("#"):
                cells = [c.strip() for c in line.split("\t")]
                if len(cells) != len(columns):
                    raise ResourceError(
                        f"{name}, line {number}: {len(cells)} cells where {len(columns)} belong"
                    )
                yield dict(zip(columns, cells, strict=True))


def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a TSV resource that ``row_of`` reads: rows, and their columns first.

    For long tables of which few rows are needed: to keep lines is cheaper than to keep rows.

    Raises:
        ResourceError: a row has more or fewer cells than the header names.
    """
    rows = list(read_tsv(name))
    return ("\t".join(rows[0]), *("\t".join(row.values()) for row in rows))


def row_of(columns: str, line: str) -> dict[str, str]:
    """Return a line of ``read_lines`` as a dict by column name."""
    return dict(zip(columns.split("\t"), line.split("\t"), strict=True))


def alternatives(cell: str) -> tuple[str, ...]:
    """Split a cell at ``|`` and drop empty parts."""
    if "|" not in cell:
        return (bare,) if (bare := cell.strip()) else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())
