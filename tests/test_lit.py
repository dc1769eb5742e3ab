"""LIT: literal idioms are found, their plain uses and good renderings are not."""

from __future__ import annotations

import pytest

from aligner import resources
from aligner.checks.base import Analysis, Flag, Pair, Severity
from aligner.checks.lit import CHECKS, compile_idiom, find_idioms, idioms, images
from aligner.config import Config
from aligner.language.patterns import EnglishPattern, urdu_phrase
from aligner.language.tokens import tokenize


def flags(english: str, urdu: str) -> list[Flag]:
    return [f for check in CHECKS for f in check.check(Pair(english, urdu), Config())]


CONTRASTS = [
    (
        "Last week's floods were the tip of the iceberg.",
        "گزشتہ ہفتے کا سیلاب برفانی تودے کی نوک تھا۔",
        "گزشتہ ہفتے کا سیلاب محض ایک جھلک تھا۔",
    ),
    (
        "Both rebel groups have joined forces against the junta.",
        "دونوں باغی گروہ جنتا کے خلاف افواج میں شامل ہو گئے ہیں۔",
        "دونوں باغی گروہوں نے جنتا کے خلاف ہاتھ ملا لیا ہے۔",
    ),
    (
        "The ruling sent a dog-whistle message to his base.",
        "فیصلے نے اس کے حامیوں کو کتے کی سیٹی والا پیغام دیا۔",
        "فیصلے نے اس کے حامیوں کو ڈھکے چھپے اشاروں میں پیغام دیا۔",
    ),
    (
        "Farmers will foot the bill for the new tax.",
        "کسان نئے ٹیکس کے بل پر پاؤں رکھیں گے۔",
        "نئے ٹیکس کا بوجھ کسان اٹھائیں گے۔",
    ),
    (
        "Her party won by a landslide in the election.",
        "اس کی جماعت نے انتخابات مٹی کے تودے سے جیت لیے۔",
        "اس کی جماعت نے انتخابات بھاری اکثریت سے جیت لیے۔",
    ),
    (
        "Critics say the ministry is turning a blind eye to smuggling.",
        "ناقدین کہتے ہیں کہ وزارت سمگلنگ پر اندھی آنکھ پھیر رہی ہے۔",
        "ناقدین کہتے ہیں کہ وزارت سمگلنگ سے چشم پوشی کر رہی ہے۔",
    ),
]


@pytest.mark.parametrize(("english", "wrong", "right"), CONTRASTS)
def test_literal_rendering_is_flagged_and_idiomatic_is_not(
    english: str, wrong: str, right: str
) -> None:
    assert [f.rule.code for f in flags(english, wrong)] == ["LIT001"]
    assert flags(english, right) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("The puppy hears the dog whistle.", "کتے کا بچہ کتے کی سیٹی سنتا ہے۔"),
        ("The boy has no appetite for food.", "لڑکے کو کھانے کی بھوک نہیں۔"),
        ("The ship struck the tip of the iceberg.", "جہاز برف کے تودے کی نوک سے ٹکرا گیا۔"),
        ("A landslide buried the village.", "مٹی کا تودہ گرنے سے گاؤں دب گیا۔"),
    ],
)
def test_plain_use_is_not_flagged(english: str, urdu: str) -> None:
    assert flags(english, urdu) == []


def test_spans_quote_both_sides_and_suggest() -> None:
    english, urdu = "It is dog-whistle politics.", "یہ کتے کی سیٹی کی سیاست ہے۔"
    (flag,) = flags(english, urdu)
    assert flag.source_span is not None and flag.target_span is not None
    assert english[flag.source_span.start : flag.source_span.end] == "dog-whistle"
    assert urdu[flag.target_span.start : flag.target_span.end] == "کتے کی سیٹی"
    assert flag.suggestion


def test_severity_of_a_false_fact_is_critical() -> None:
    english, wrong, _ = CONTRASTS[4]
    assert flags(english, wrong)[0].severity is Severity.CRITICAL


def test_every_row_compiles_and_can_fire() -> None:
    for row in resources.read_tsv("idioms.tsv"):
        idiom = compile_idiom(row)
        assert idiom.english and idiom.literal, row["english"]
        assert 0 < idiom.confidence <= 1
        assert all(p.places for p in idiom.literal), row["english"]
        assert all(p.places for p in idiom.accepted), row["english"]


def test_pattern_words_are_base_forms_of_themselves() -> None:
    """A pattern must be found in its own words, gaps closed, else the row is dead."""
    for idiom, row in zip(idioms(), resources.read_tsv("idioms.tsv"), strict=True):
        for text in resources.alternatives(row["english"]):
            words = " ".join(w.split("/")[0] for w in text.split() if w != "~")
            need = sorted(idiom.needed)[:1]
            uses = find_idioms(Analysis(" ".join([words, *need]), "en"))
            assert any(u.idiom is idiom for u in uses), text


def test_no_idiom_or_image_is_listed_twice() -> None:
    english = [row["english"] for row in resources.read_tsv("idioms.tsv")]
    assert len(english) == len(set(english))
    rows = [row["english"] for row in resources.read_tsv("images.tsv")]
    assert len(rows) == len(set(rows)) == len(images())


def test_gap_stops_before_a_new_clause() -> None:
    pattern = EnglishPattern.parse("show ~ hand")
    words = [(t.norm,) for t in tokenize("show that good hand")]
    assert pattern.match(words, 0, 0) is None


def test_urdu_phrase_matches_inflected_words_in_any_order() -> None:
    phrase = urdu_phrase("ہاتھ اٹھانا")
    forms = [(t.norm,) for t in tokenize("اٹھایا اس نے ہاتھ")]
    assert phrase.find(forms) == (0, 3)


def test_unknown_image_is_an_error() -> None:
    with pytest.raises(KeyError):
        urdu_phrase("unheard", {})
