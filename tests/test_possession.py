"""ROLE001: owners exchanged with who acts, and the one meant with the one that is not."""

from __future__ import annotations

import pytest

import aligner


def serious(english: str, urdu: str) -> list[str]:
    (found,) = aligner.check_pairs([(english, urdu)])
    return [f.rule for f in found if f.severity is not aligner.Severity.MINOR]


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        (
            "The mayor praised the governor's daughter.",
            "میئر نے گورنر کی بیٹی کی تعریف کی۔",
            "گورنر نے میئر کی بیٹی کی تعریف کی۔",
        ),
        (
            "The minister cancelled the sit-in, not the strike.",
            "وزیر نے دھرنا منسوخ کیا، ہڑتال نہیں۔",
            "وزیر نے ہڑتال منسوخ کی، دھرنا نہیں۔",
        ),
        (
            "Farmers blame not the drought but the canal.",
            "کسان خشک سالی کو نہیں بلکہ نہر کو ذمہ دار سمجھتے ہیں۔",
            "کسان نہر کو نہیں بلکہ خشک سالی کو ذمہ دار سمجھتے ہیں۔",
        ),
    ],
)
def test_who_owns_and_who_is_meant(english: str, right: str, wrong: str) -> None:
    assert "ROLE001" in serious(english, wrong)
    assert serious(english, right) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        (
            "The bill covers retired judges, not serving ones.",
            "بل ریٹائرڈ ججوں پر لاگو ہے، حاضر سروس ججوں پر نہیں۔",
        ),
        ("The minister's visit to Lahore was short.", "وزیر کا لاہور کا دورہ مختصر تھا۔"),
        ("The army's spokesman met the mayor.", "میئر سے فوج کے ترجمان نے ملاقات کی۔"),
    ],
)
def test_what_only_looks_so(english: str, urdu: str) -> None:
    assert "ROLE001" not in serious(english, urdu)
