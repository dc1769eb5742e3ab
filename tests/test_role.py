"""ROLE: who did what to whom."""

from __future__ import annotations

import pytest

from aligner.checks.base import Flag, Pair
from aligner.checks.role import RoleCheck
from aligner.config import Config
from aligner.document import Side


def flags(english: str, urdu: str) -> list[Flag]:
    return list(RoleCheck().check(Pair(english, urdu), Config()))


def codes(english: str, urdu: str) -> list[str]:
    return [flag.rule.code for flag in flags(english, urdu)]


SUFFERED = "As of last week, Pakistan had experienced 236 attacks in 2024."


def test_the_sufferer_of_attacks_made_their_author_is_found_with_both_spans() -> None:
    urdu = "گزشتہ ہفتے تک پاکستان نے 2024 میں 236 حملے کیے تھے۔"
    (flag,) = flags(SUFFERED, urdu)
    assert flag.rule.code == "ROLE002"
    assert flag.source_span is not None and flag.target_span is not None
    assert "experienced" in SUFFERED[flag.source_span.start : flag.source_span.end]
    assert urdu[flag.target_span.start : flag.target_span.end] == "حملے کیے"
    marked = {r.side: r.span for r in flag.related}
    assert SUFFERED[marked[Side.SOURCE].start : marked[Side.SOURCE].end] == "Pakistan"
    assert urdu[marked[Side.TARGET].start : marked[Side.TARGET].end] == "پاکستان"
    assert flag.confidence >= 0.8


@pytest.mark.parametrize(
    "urdu",
    [
        "گزشتہ ہفتے تک پاکستان کو 236 حملوں کا سامنا کرنا پڑا۔",
        "گزشتہ ہفتے تک پاکستان میں 236 حملے ہوئے۔",
        "گزشتہ ہفتے تک پاکستان پر 236 حملے کیے گئے۔",
        "گزشتہ ہفتے تک پاکستان 236 حملوں کا نشانہ بنا۔",
        "گزشتہ ہفتے تک پاکستان نے 236 حملے برداشت کیے۔",
    ],
)
def test_renderings_that_keep_the_sufferer_are_silent(urdu: str) -> None:
    assert codes(SUFFERED, urdu) == []
