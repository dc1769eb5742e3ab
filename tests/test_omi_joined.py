"""OMI001, ADD001: joined phrases, and who says so."""

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
            "The council promised new lamps and a public library in Multan.",
            "کونسل نے ملتان میں نئے لیمپ اور ایک عوامی لائبریری کا وعدہ کیا۔",
            "کونسل نے ملتان میں نئے لیمپ کا وعدہ کیا۔",
        ),
        (
            "The factory owner beat two workers, police said.",
            "پولیس کے مطابق فیکٹری کے مالک نے دو مزدوروں کو پیٹا۔",
            "فیکٹری کے مالک نے دو مزدوروں کو پیٹا۔",
        ),
        (
            "According to the auditor, the department bought 40 idle generators.",
            "آڈیٹر کے مطابق محکمے نے 40 بیکار جنریٹر خریدے۔",
            "محکمے نے 40 بیکار جنریٹر خریدے۔",
        ),
    ],
)
def test_left_out(english: str, right: str, wrong: str) -> None:
    assert "OMI001" in serious(english, wrong)
    assert serious(english, right) == []


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        (
            "Doctors advised the patients to stay at home.",
            "ڈاکٹروں نے مریضوں کو گھر میں رہنے کا مشورہ دیا۔",
            "ڈاکٹروں نے مریضوں کو گھر میں رہنے اور ماسک پہننے کا مشورہ دیا۔",
        ),
        (
            "The election in Quetta will be held on Sunday.",
            "کوئٹہ میں انتخاب اتوار کو ہو گا۔",
            "کوئٹہ میں انتخاب فوج کی نگرانی میں اتوار کو ہو گا۔",
        ),
    ],
)
def test_added(english: str, right: str, wrong: str) -> None:
    assert "ADD001" in serious(english, wrong)
    assert serious(english, right) == []


def test_two_words_for_one_are_no_addition() -> None:
    assert serious("The judge gave a stern warning.", "جج نے سخت اور کڑی تنبیہ کی۔") == []
