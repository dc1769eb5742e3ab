"""Every rule has a page, and the examples on it are true."""

from __future__ import annotations

import pytest

import aligner
from aligner import Severity
from aligner.checks import all_rules
from aligner.resources import path
from aligner.rules import Example, page

RULES = sorted(all_rules())
EXAMPLES = [(code, example) for code in RULES for example in page(code).examples]


def test_pages_and_rules_are_the_same() -> None:
    assert sorted(p.stem for p in path("rules").glob("*.md")) == RULES


@pytest.mark.parametrize("code", RULES)
def test_the_head_says_what_the_rule_says(code: str) -> None:
    rule, head = all_rules()[code], page(code)
    assert (head.name, head.severity) == (rule.name, rule.severity.value)
    for section in ("## Why it matters", "## When it abstains"):
        assert section in head.text


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_wrong_rendering_is_flagged_and_the_right_one_is_not(
    code: str, example: Example
) -> None:
    wrong, right = aligner.check_pairs(
        [(example.english, example.wrong), (example.english, example.right)]
    )
    assert code in [f.rule for f in wrong]
    assert [f for f in right if f.severity is not Severity.MINOR] == []
