"""The documents say what is so: links lead somewhere, families and commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aligner.checks import all_rules
from aligner.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_NAMED = re.compile(r"`((?:aligner|reports|tools|tests|docs|seeds|benchmarks)/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_and_named_files_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    linked = [page.parent / found for found in _LINK.findall(text)]
    named = [ROOT / found for found in _NAMED.findall(text) if "<" not in found]
    assert [path for path in (*linked, *named) if not path.exists()] == []


def test_the_readme_names_every_family_of_rules_and_no_other() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## What it checks")[2]
    cells = re.findall(r"^\| ([A-Z]{3,4}(?:, [A-Z]{3,4})*) \|", table.partition("\n## ")[0], re.M)
    named = [family for cell in cells for family in cell.split(", ")]
    assert sorted(named) == sorted({code.rstrip("0123456789") for code in all_rules()})


def test_the_readme_shows_only_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^(?:.*?/bin/)?aligner ([a-z]+)", text, re.M)
    assert shown
    assert set(shown) <= set(COMMANDS)
