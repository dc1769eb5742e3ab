"""OPP: every row of the table of opposites, and what the check finds and leaves alone."""

from __future__ import annotations

import re

import pytest

import aligner
from aligner import Config, Finding
from aligner.checks.opp_table import Row, rows
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold

CONFIG = Config(select=("OPP",))
_STANDARD = re.compile(r"[ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآئؤۂأَُِّٰٔاً\u0650\u064b ~*]+")
_ENGLISH = re.compile(r"[a-z'#*\- ]+")


def check(english: str, urdu: str) -> list[Finding]:
    (found,) = aligner.check_pairs([(english, urdu)], config=CONFIG)
    return list(found)


def _keys(phrases: tuple[str, ...]) -> set[str]:
    return {" ".join(fold(normalise_word(w)) for w in p.split()) for p in phrases}


@pytest.mark.parametrize("row", rows(), ids=lambda r: r.english[0][0])
def test_every_row_holds_two_ends_in_standard_letters(row: Row) -> None:
    assert row.kind in ("opposite", "relation", "converse", "shift")
    assert not set(row.english[0]) & set(row.english[1])
    for phrases in row.english:
        assert phrases
        assert all(_ENGLISH.fullmatch(p) for p in phrases)
    for phrases in (*row.urdu, *row.vague):
        assert all(_STANDARD.fullmatch(p) for p in phrases)
    ends = [_keys(row.urdu[side]) | _keys(row.vague[side]) for side in (0, 1)]
    assert all(ends)
    assert not ends[0] & ends[1]


def test_the_table_is_broad() -> None:
    assert len(rows()) >= 150
