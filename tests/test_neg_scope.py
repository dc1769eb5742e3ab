"""NEG: what is denied, and by which of two denials."""

from __future__ import annotations

import pytest

import aligner
from aligner.config import Config


def rules(english: str, urdu: str) -> list[str]:
    (found,) = aligner.check_pairs([(english, urdu)], config=Config(select=("NEG",)))
    return [f.rule for f in found]


# English, what is right, what is wrong, the rule.
PAIRS = [
    # saying against what is said
    ("The judge did not say that the sale was void.", "جج نے یہ نہیں کہا کہ فروخت کالعدم تھی۔",
     "جج نے کہا کہ فروخت کالعدم نہیں تھی۔", "NEG004"),
    ("The guard said he had not opened the gate.", "محافظ نے کہا کہ اس نے گیٹ نہیں کھولا تھا۔",
     "محافظ نے یہ نہیں کہا کہ اس نے گیٹ کھولا تھا۔", "NEG004"),
    ("The club promised not to sell the ground.",
     "کلب نے وعدہ کیا کہ وہ میدان فروخت نہیں کرے گا۔",
     "کلب نے یہ وعدہ نہیں کیا کہ وہ میدان فروخت کرے گا۔", "NEG004"),
    ("She had not asked the driver to stop.", "اس نے ڈرائیور سے رکنے کو نہیں کہا تھا۔",
     "اس نے ڈرائیور سے نہ رکنے کو کہا تھا۔", "NEG004"),
    # two denials, of which one is left
    ("The board has not ruled out a merger.", "بورڈ نے انضمام کا امکان مسترد نہیں کیا۔",
     "بورڈ نے انضمام کا امکان مسترد کر دیا۔", "NEG001"),
    ("The actor denied having signed the letter.", "اداکار نے خط پر دستخط کرنے کی تردید کی۔",
     "اداکار نے اس بات کی تردید کی کہ اس نے خط پر دستخط نہیں کیے تھے۔", "NEG002"),
    # exceptions and near-denials
    ("No one but the gardener had a key.", "مالی کے سوا کسی کے پاس چابی نہ تھی۔",
     "مالی کے سوا سب کے پاس چابی تھی۔", "NEG001"),
    ("Hardly a day passes without a quarrel.", "شاید ہی کوئی دن ایسا ہو جب جھگڑا نہ ہو۔",
     "شاید ہی کوئی دن ایسا ہو جب جھگڑا ہو۔", "NEG001"),
    ("The path is anything but safe.", "یہ راستہ ہرگز محفوظ نہیں۔", "یہ راستہ بالکل محفوظ ہے۔",
     "NEG001"),
    ("So far, not one bridge has been built.", "اب تک ایک بھی پل نہیں بنا۔",
     "اب تک صرف ایک پل بنا ہے۔", "NEG001"),
    ("She had never before met a poet.", "وہ اس سے پہلے کبھی کسی شاعر سے نہیں ملی تھی۔",
     "وہ اس سے پہلے بھی شاعر سے مل چکی تھی۔", "NEG001"),
    # words that deny by their first letters; what is forgotten
    ("The houses remain unpainted.", "مکانوں پر اب تک رنگ نہیں ہوا۔", "مکانوں پر رنگ ہو چکا ہے۔",
     "NEG003"),
    ("The cook forgot to salt the soup.", "باورچی شوربے میں نمک ڈالنا بھول گیا۔",
     "باورچی شوربے میں نمک ڈالنا نہیں بھولا۔", "NEG002"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "right", "wrong", "rule"), PAIRS)
def test_the_denial_is_found_where_it_is(english: str, right: str, wrong: str, rule: str) -> None:
    assert rules(english, right) == []
    assert rule in rules(english, wrong)


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        # an idiom whose rendering denies
        ("The farmers took the promise with a pinch of salt.", "کسانوں نے وعدے پر یقین نہیں کیا۔"),
        # each denies the other, on both sides
        ("No one may drive without a licence.", "لائسنس کے بغیر کوئی گاڑی نہیں چلا سکتا۔"),
        # a wish
        ("The lawyers asked the court not to hurry.", "وکلا نے عدالت سے کہا کہ جلدی نہ کرے۔"),
        ("The roof is far from finished.", "چھت کی تکمیل ابھی بہت دور ہے۔"),
    ],
)
def test_the_same_in_other_words_is_silent(english: str, urdu: str) -> None:
    assert rules(english, urdu) == []
