"""NEG: denial lost and added, and the rows of its two tables."""

from __future__ import annotations

import pytest

import aligner
from aligner import Config
from aligner.checks.base import Analysis
from aligner.checks.neg_cues import cues
from aligner.resources import read_tsv

ROWS = [(lang, r) for lang in ("en", "ur") for r in read_tsv(f"negation_{lang}.tsv")]


def rules(english: str, urdu: str) -> list[str]:
    (found,) = aligner.check_pairs([(english, urdu)], config=Config(select=("NEG",)))
    return [f.rule for f in found]


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("They were unable to hold the town.", "وہ قصبے پر قبضہ برقرار نہ رکھ سکے۔"),
        ("The plan failed.", "منصوبہ ناکام ہو گیا۔"),
        ("Such floods are not unusual.", "ایسے سیلاب عام بات ہیں۔"),
        ("Not only the poor but also the rich complained.", "غریب ہی نہیں امیر بھی شاکی تھے۔"),
        ("There is no doubt about his talent.", "اس کی صلاحیت یقینی ہے۔"),
        ("He waited until she came.", "جب تک وہ نہ آئی وہ انتظار کرتا رہا۔"),
        ("He noted the change.", "اس نے تبدیلی محسوس کی۔"),
        ("The court rejected the plea.", "عدالت نے درخواست خارج کر دی۔"),
        ("Room No. 5 is free.", "کمرہ نمبر 5 خالی ہے۔"),
        ("Few believed him.", "کم ہی لوگوں نے اس پر یقین کیا۔"),
        ("He left without a word.", "وہ کچھ کہے بغیر چلا گیا۔"),
        ("Buddhism spread quickly.", "بدھ مت تیزی سے پھیلا۔"),
        ("The firm averted a strike.", "کمپنی ہڑتال ٹالنے میں کامیاب رہی۔"),
        ("Not all members voted.", "تمام ارکان نے ووٹ نہیں دیا۔"),
        ("His income rose.", "اس کی آمدنی بڑھ گئی۔"),
    ],
)
def test_the_same_meaning_in_other_words(english: str, urdu: str) -> None:
    assert rules(english, urdu) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("Nobody objected to the plan.", "سب نے منصوبے پر اعتراض کیا۔"),
        ("The army has never ruled there.", "فوج نے وہاں حکومت کی ہے۔"),
        ("She refused to sign the letter.", "اس نے خط پر دستخط کر دیے۔"),
        ("The road is unlikely to open soon.", "سڑک جلد کھلنے کا امکان ہے۔"),
        ("He didn't pay the fine.", "اس نے جرمانہ ادا کر دیا۔"),
        ("Two members abstained.", "دو ارکان نے ووٹ دیا۔"),
        ("The villagers were unaware of the leak.", "دیہاتی رساؤ سے واقف تھے۔"),
        ("The mayor stopped short of an apology.", "میئر نے معافی مانگی۔"),
        ("There is little hope of rain.", "بارش کی پوری امید ہے۔"),
        ("Neither side kept the closed border quiet.", "دونوں فریقوں نے بند سرحد پرسکون رکھی۔"),
    ],
)
def test_denial_lost(english: str, urdu: str) -> None:
    assert rules(english, urdu) == ["NEG001"]


def test_denial_lost_in_one_clause_of_two() -> None:
    english = "The mayor did not resign, but the council has not met since."
    urdu = "میئر نے استعفیٰ دے دیا، لیکن اس کے بعد سے کونسل کا اجلاس نہیں ہوا۔"
    assert rules(english, urdu) == ["NEG001"]


def test_denial_added() -> None:
    assert rules("The factory reopened in May.", "فیکٹری مئی میں دوبارہ نہیں کھلی۔") == ["NEG002"]


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("Its players would come to the camp.", "اس کے کھلاڑی کیمپ میں نہیں آئیں گے۔"),
        ("The lost boy was able to call home.", "گمشدہ لڑکا گھر فون کرنے میں ناکام رہا۔"),
        ("His income will reach the village.", "اس کی آمدنی گاؤں تک نہیں پہنچے گی۔"),
    ],
)
def test_denial_added_beside_harmless_words(english: str, urdu: str) -> None:
    assert "NEG002" in rules(english, urdu)


@pytest.mark.parametrize(
    ("english", "right", "wrong", "rule"),
    [
        (
            "The clerks found no proof that the driver had slept.",
            "کلرکوں کو کوئی ثبوت نہیں ملا کہ ڈرائیور سو گیا تھا۔",
            "کلرکوں کو ثبوت مل گیا کہ ڈرائیور سویا نہیں تھا۔",
            "NEG004",
        ),
        (
            "The club will not sell its captain and will open a new school.",
            "کلب اپنا کپتان فروخت نہیں کرے گا اور نیا اسکول کھولے گا۔",
            "کلب اپنا کپتان فروخت نہیں کرے گا اور نیا اسکول بھی نہیں کھولے گا۔",
            "NEG002",
        ),
        (
            "The mayor rejected the plan.",
            "میئر نے منصوبہ مسترد کر دیا۔",
            "میئر نے منصوبہ مسترد نہیں کیا۔",
            "NEG002",
        ),
        (
            "Such floods are not uncommon here.",
            "یہاں ایسے سیلاب غیر معمولی نہیں۔",
            "یہاں ایسے سیلاب کوئی عام بات نہیں۔",
            "NEG002",
        ),
        (
            "The wall was too weak to hold.",
            "دیوار اتنی کمزور تھی کہ ٹھہر نہ سکی۔",
            "دیوار کمزور تھی مگر ٹھہر گئی۔",
            "NEG001",
        ),
    ],
)
def test_a_denial_is_followed_to_its_clause(
    english: str, right: str, wrong: str, rule: str
) -> None:
    assert rules(english, right) == []
    assert rules(english, wrong) == [rule]


def test_until_takes_a_negator_that_denies_nothing() -> None:
    english = "The union will not return until its leaders are freed."
    right = "جب تک رہنما رہا نہیں ہوتے یونین واپس نہیں آئے گی۔"
    assert rules(english, right) == []
    assert rules(english, right.replace("نہیں آئے گی", "آ جائے گی")) == ["NEG001"]


def test_spans_mark_the_negator_and_the_verb() -> None:
    english, urdu = "The board did not pay.", "بورڈ نے ادائیگی کر دی۔"
    (found,) = aligner.check_pairs([(english, urdu)], config=Config(select=("NEG",)))
    (finding,) = found
    assert finding.source_span is not None
    assert english[finding.source_span.start :].startswith("not")
    assert finding.target_span is not None
    assert urdu[finding.target_span.start : finding.target_span.end].endswith("دی")


@pytest.mark.parametrize(
    ("language", "row"), ROWS, ids=lambda v: v["phrase"] if isinstance(v, dict) else v
)
def test_every_row_is_found_where_it_stands(language: str, row: dict[str, str]) -> None:
    kinds = {
        "en": {"strong", "implicit", "weak", "soft"},
        "ur": {"strong", "implicit", "weak", "soft", "neutral"},
    }
    assert row["kind"] in kinds[language]
    if row["phrase"] == "n't":
        return  # a part of a word: didn't
    filled = row["phrase"].replace("*", "لوگ")  # * stands for any one word
    found = cues(Analysis(filled, language))
    size = len(row["phrase"].split())
    if row["kind"] == "neutral":
        assert found == []
    else:
        assert [(c.start, c.end) for c in found] == [(0, size)]


def test_every_negative_word_denies_its_base() -> None:
    rows = list(read_tsv("negative_words.tsv"))
    assert len(rows) == len({r["word"] for r in rows})
    for row in rows:
        assert row["word"] != row["base"]
        assert row["word"].startswith(("un", "il", "im", "in", "ir", "dis", "mis", "non"))


def test_no_phrase_stands_twice() -> None:
    for language in ("en", "ur"):
        phrases = [r["phrase"] for lang, r in ROWS if lang == language]
        assert len(phrases) == len(set(phrases))
