"""OPP003: what would have been, told as what was."""

from __future__ import annotations

import pytest

from aligner.checks.base import Pair
from aligner.checks.opp_unreal import UnrealCheck
from aligner.config import Config


def raised(english: str, urdu: str) -> list[str]:
    return [flag.rule.code for flag in UnrealCheck().check(Pair(english, urdu), Config())]


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        (
            "Had the dam been repaired, the town would have been spared.",
            "ڈیم کی مرمت ہو جاتی تو قصبہ بچ جاتا۔",
            "ڈیم کی مرمت ہو گئی، قصبہ بچ گیا۔",
        ),
        (
            "If the clerk had spoken up, the fraud might have ended.",
            "اگر کلرک بول پڑتا تو شاید دھوکا رک جاتا۔",
            "کلرک بول پڑا، دھوکا شاید رک گیا ہو۔",
        ),
    ],
)
def test_unreal_conditions(english: str, right: str, wrong: str) -> None:
    assert raised(english, wrong) == ["OPP003"]
    assert raised(english, right) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        (
            "Had he any money, he asked. He would have to walk.",
            "اس نے پوچھا پیسے ہیں۔ وہ پیدل گیا۔",
        ),
        ("The team had played well and would have rest.", "ٹیم اچھا کھیلی اور آرام کرے گی۔"),
    ],
)
def test_plain_pasts_are_none(english: str, urdu: str) -> None:
    assert raised(english, urdu) == []
