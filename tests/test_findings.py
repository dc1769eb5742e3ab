"""Errors of many families through the public API: found where wrong, silent where right."""

from __future__ import annotations

import pytest

import aligner
from aligner import Severity


def serious(english: str, urdu: str) -> set[str]:
    (found,) = aligner.check_pairs([(english, urdu)])
    return {f.rule for f in found if f.severity is not Severity.MINOR}


@pytest.mark.parametrize(
    ("rule", "english", "wrong", "right"),
    [
        pytest.param(
            "ROLE001",
            "She warned us twice.",
            "ہم نے اسے دو بار خبردار کیا۔",
            "اس نے ہمیں دو بار خبردار کیا۔",
            id="two pronouns",
        ),
        pytest.param(
            "ROLE004",
            "Fishermen in Gwadar were not paid by the contractors.",
            "گوادر میں ماہی گیروں نے ٹھیکیداروں کو ادائیگی نہیں کی۔",
            "گوادر میں ماہی گیروں کو ٹھیکیداروں نے ادائیگی نہیں کی۔",
            id="a place behind the subject",
        ),
        pytest.param(
            "ENT002",
            "UNESCO praised the museum in Lahore.",
            "یونیسیف نے لاہور کے عجائب گھر کی تعریف کی۔",
            "یونیسکو نے لاہور کے عجائب گھر کی تعریف کی۔",
            id="bodies that sound alike",
        ),
        pytest.param(
            "ENT001",
            "The team landed in Guinea-Bissau on Sunday.",
            "ٹیم اتوار کو استوائی گنی پہنچی۔",
            "ٹیم اتوار کو گنی بساؤ پہنچی۔",
            id="both parts of a country's name",
        ),
        pytest.param(
            "NEG001",
            "The licence will be cancelled unless the fee is paid.",
            "فیس ادا کی گئی تو لائسنس منسوخ کر دیا جائے گا۔",
            "فیس ادا نہ کی گئی تو لائسنس منسوخ کر دیا جائے گا۔",
            id="unless told as if",
        ),
        pytest.param(
            "OPP003",
            "The clerk allegedly sold the stamps.",
            "کلرک نے ٹکٹیں بیچیں۔",
            "کلرک نے مبینہ طور پر ٹکٹیں بیچیں۔",
            id="an ambiguous last verb behind نے",
        ),
        pytest.param(
            "OPP004",
            "The library will lend the maps.",
            "کتب خانے نے نقشے ادھار دیے۔",
            "کتب خانہ نقشے ادھار دے گا۔",
            id="will for did behind نے",
        ),
        pytest.param(
            "OPP003",
            "Had the bridge held, the bus would have reached Swat.",
            "پل قائم رہا تو بس سوات پہنچ گئی۔",
            "پل قائم رہتا تو بس سوات پہنچ جاتی۔",
            id="a counterfactual with تو",
        ),
        pytest.param(
            "OPP001",
            "The province lifted its ban on rice exports.",
            "صوبے نے چاول کی برآمد پر پابندی لگا دی۔",
            "صوبے نے چاول کی برآمد پر پابندی اٹھا لی۔",
            id="a collocation",
        ),
        pytest.param(
            "LEX001",
            "Both parties to the lease met the judge.",
            "لیز کی دونوں سیاسی جماعتوں نے جج سے ملاقات کی۔",
            "لیز کے دونوں فریقوں نے جج سے ملاقات کی۔",
            id="a word of the right sense inside a wrong rendering",
        ),
        pytest.param(
            "LEX001",
            "The rebels claimed the attack on the depot.",
            "باغیوں نے ڈپو پر حملے کا دعویٰ کیا۔",
            "باغیوں نے ڈپو پر حملے کی ذمہ داری قبول کی۔",
            id="a calque of machine translation",
        ),
        pytest.param(
            "UNT001",
            "Agents smuggle families across the desert.",
            "ایجنٹ خاندانوں کو صحرا کے پار smuggle کرتے ہیں۔",
            "ایجنٹ خاندانوں کو صحرا کے پار اسمگل کرتے ہیں۔",
            id="an English verb in the Urdu",
        ),
        pytest.param(
            "ADD001",
            "Lightning struck a warehouse in Multan.",
            "ملتان میں ایک گودام پر آسمانی بجلی گری جس سے کئی مزدور بری طرح جھلس گئے۔",
            "ملتان میں ایک گودام پر آسمانی بجلی گری۔",
            id="an added clause without a comma",
        ),
    ],
)
def test_found_where_wrong_and_silent_where_right(
    rule: str, english: str, wrong: str, right: str
) -> None:
    assert rule in serious(english, wrong)
    assert serious(english, right) == set()
