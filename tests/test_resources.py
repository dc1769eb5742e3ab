"""What holds for every table under ``aligner/resources``; its meaning is tested with its reader."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter

import pytest

from aligner import resources

ROOT = resources.path(".")
TABLES = sorted(f.relative_to(ROOT).as_posix() for f in ROOT.rglob("*.tsv"))
SETTINGS = sorted(f.relative_to(ROOT).as_posix() for f in ROOT.rglob("*.toml"))

# Columns that a row may leave empty; every other cell holds something.
OPTIONAL = {
    "qualifiers.tsv": {"added"},
    "acronyms.tsv": {"expansion", "letters", "urdu", "note"},
    "calendar_words.tsv": {"doubtful"},
    "certainty.tsv": {"but", "forms"},
    "idioms.tsv": {"context", "severity", "confidence"},
    "images.tsv": {"telling"},
    "lexicon/transliteration.tsv": {"urdu"},
    "names.tsv": {"of", "note"},
    "negative_words.tsv": {"urdu"},
    "number_words.tsv": {"doubtful"},
    "opposites.tsv": {"english", "urdu", "opposite", "opposite_urdu"},
    "predicates.tsv": {"en_verbs", "en_frames", "en_nouns", "ur_frames"},
    "rates.tsv": {"english"},
    "senses.tsv": {"cues", "severity"},
}
# Letters and digits of Arabic keyboards, which a reader of Urdu never types; and tatweel.
FOREIGN = re.compile("[\u064a\u0643\u0647\u0649\u06c0\u06d5\u0629\u0640\u0660-\u0669\u06f0-\u06f9]")
# Characters that nobody sees: all but the joiner and non-joiner that spelling may need.
INVISIBLE = re.compile("[\u00a0\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def header(name: str) -> tuple[list[str], str]:
    """Return the columns of a table and what its header says before naming them."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("#:"))
    assert all(line.startswith("#") for line in lines[:at])
    return [c.strip() for c in lines[at][2:].split("\t")], "\n".join(lines[:at])


def rows(name: str) -> list[dict[str, str]]:
    found = list(resources.read_tsv(name))
    assert found
    return found


@pytest.mark.parametrize("name", TABLES)
def test_the_header_explains_every_column(name: str) -> None:
    columns, words = header(name)
    assert len(columns) == len(set(columns))
    assert [c for c in columns if not re.search(rf"\b{re.escape(c)}\b", words)] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_empty_that_may_not_be(name: str) -> None:
    optional = OPTIONAL.get(name, set())
    assert optional <= set(header(name)[0])
    empty = [row for row in rows(name) for c, cell in row.items() if not cell and c not in optional]
    assert empty == []


@pytest.mark.parametrize("name", TABLES)
def test_no_row_and_no_alternative_stands_twice(name: str) -> None:
    found = rows(name)
    assert [row for row, n in Counter(tuple(r.values()) for r in found).items() if n > 1] == []
    for cell in (cell for row in found for cell in row.values()):
        parts = [part.strip() for part in cell.split("|")]
        assert parts == [cell] or all(parts), cell
        assert len(parts) == len(set(parts)), cell


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_written_in_the_letters_of_urdu(name: str) -> None:
    for cell in (cell for row in rows(name) for cell in row.values()):
        assert FOREIGN.search(cell) is None, cell
        assert INVISIBLE.search(cell) is None, cell
        assert unicodedata.is_normalized("NFC", cell), cell


@pytest.mark.parametrize("name", SETTINGS)
def test_every_toml_file_explains_itself(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.startswith("#")
    assert tomllib.loads(text)


def test_there_are_tables_to_test() -> None:
    assert len(TABLES) >= 25
    assert len(SETTINGS) >= 2
