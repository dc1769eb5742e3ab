"""ROLE: relative clauses with a pronoun, hearers, what is held against what, rough amounts."""

from __future__ import annotations

import pytest

import aligner
from aligner.checks.base import Analysis
from aligner.roles import english


def serious(english_text: str, urdu: str) -> list[str]:
    (found,) = aligner.check_pairs([(english_text, urdu)])
    return [f.rule for f in found if f.severity is not aligner.Severity.MINOR]


@pytest.mark.parametrize(
    ("english_text", "right", "wrong", "rule"),
    [
        (
            "The minister thanked the nurse he had insulted.",
            "وزیر نے اس نرس کا شکریہ ادا کیا جس کی انہوں نے توہین کی تھی۔",
            "وزیر نے اس نرس کا شکریہ ادا کیا جس نے ان کی توہین کی تھی۔",
            "ROLE001",
        ),
        (
            "The farmer recognised the officer who had beaten him.",
            "کسان نے اس افسر کو پہچان لیا جس نے اسے پیٹا تھا۔",
            "کسان نے اس افسر کو پہچان لیا جسے اس نے پیٹا تھا۔",
            "ROLE003",
        ),
        (
            "She was not told why the school had closed.",
            "انہیں نہیں بتایا گیا کہ اسکول کیوں بند ہوا۔",
            "انہوں نے نہیں بتایا کہ اسکول کیوں بند ہوا۔",
            "ROLE002",
        ),
        (
            "Farmers were told of the decision only last week.",
            "کسانوں کو فیصلے سے گزشتہ ہفتے ہی آگاہ کیا گیا۔",
            "کسانوں نے گزشتہ ہفتے ہی فیصلے کا اعلان کیا۔",
            "ROLE002",
        ),
        (
            "Turkey now grows far more cotton than Egypt does.",
            "کپاس کی پیداوار میں اب ترکی مصر سے کہیں آگے ہے۔",
            "کپاس کی پیداوار میں اب مصر ترکی سے کہیں آگے ہے۔",
            "ROLE005",
        ),
        (
            "Jordan buys about a third of its gas from Egypt.",
            "اردن اپنی تقریباً ایک تہائی گیس مصر سے خریدتا ہے۔",
            "مصر اپنی تقریباً ایک تہائی گیس اردن سے خریدتا ہے۔",
            "ROLE004",
        ),
        (
            "The mayor's brother sued the banker's wife.",
            "میئر کے بھائی نے بینکار کی اہلیہ پر مقدمہ کر دیا۔",
            "بینکار کے بھائی نے میئر کی اہلیہ پر مقدمہ کر دیا۔",
            "ROLE001",
        ),
    ],
)
def test_who_does_it(english_text: str, right: str, wrong: str, rule: str) -> None:
    assert rule in serious(english_text, wrong)
    assert serious(english_text, right) == []


@pytest.mark.parametrize(
    ("english_text", "urdu"),
    [
        ("It was the last thing they needed.", "یہ آخری چیز تھی جو ان کو درکار تھی۔"),
        ("He was robbed by men he had once employed.", "اسے ان افراد نے لوٹا جو اس کے ملازم تھے۔"),
        ("Warm water cleans more than cold water.", "گرم پانی ٹھنڈے پانی سے زیادہ صاف کرتا ہے۔"),
    ],
)
def test_what_only_looks_turned(english_text: str, urdu: str) -> None:
    assert not [rule for rule in serious(english_text, urdu) if rule.startswith("ROLE")]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("The officers have since been accused of fraud.", "accuse"),
        ("The party withdrew its support from the governor.", "withdraw_support"),
    ],
)
def test_what_stands_inside_a_predicate_is_passed_over(text: str, concept: str) -> None:
    (event,) = english.events(Analysis(text, "en"))
    assert event.concept == concept
