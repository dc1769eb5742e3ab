"""OMI, ADD and MIS: spans, abstention, the model file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner import Config, Finding, Severity
from aligner.checks.omi import _models
from aligner.resources import read_tsv

ENGLISH = "The minister opened the bridge on Monday and promised a second one before winter."
URDU = "وزیر نے پیر کے روز پل کا افتتاح کیا اور سردیوں سے پہلے دوسرے پل کا وعدہ کیا۔"


def findings(english: str, urdu: str) -> list[Finding]:
    config = Config(select=("OMI", "ADD", "MIS"))
    return aligner.check_pairs([(english, urdu)], config=config)[0]


def test_a_faithful_pair_is_silent() -> None:
    assert findings(ENGLISH, URDU) == []


def test_an_omission_is_marked_in_the_english() -> None:
    (finding,) = findings(ENGLISH, "وزیر نے پیر کے روز پل کا افتتاح کیا۔")
    assert (finding.rule, finding.severity) == ("OMI001", Severity.MAJOR)
    assert finding.source_span is not None
    assert "promised a second one before winter" in ENGLISH[finding.source_span.start :]
    assert ENGLISH[finding.source_span.start : finding.source_span.end].endswith("winter")


def test_an_addition_is_marked_in_the_urdu() -> None:
    urdu = URDU.replace("وعدہ کیا", "وعدہ کیا جس پر کسانوں نے خوشی سے نعرے لگائے")
    (finding,) = findings("The minister opened the bridge on Monday.", urdu)
    assert (finding.rule, finding.severity) == ("ADD001", Severity.MAJOR)
    assert finding.target_span is not None
    assert finding.target_span.start >= URDU.index("اور")


def test_a_gloss_in_brackets_is_no_addition() -> None:
    gloss = "پل (دریا کے اوپر سے گزرنے والی سڑک) کا افتتاح"
    assert findings(ENGLISH, URDU.replace("پل کا افتتاح", gloss)) == []


def test_a_figure_of_speech_rendered_as_a_whole_is_a_translation() -> None:
    assert findings("It turned a deaf ear.", "اس نے یہ بات سنی ان سنی کر دی۔") == []


def test_a_short_addition_is_found_where_the_english_has_nothing_to_spare() -> None:
    urdu = URDU.replace("وزیر نے", "وزیر نے تاجروں کے احتجاج کے باوجود")
    (finding,) = findings(ENGLISH, urdu)
    assert (finding.rule, finding.severity) == ("ADD001", Severity.MAJOR)
    assert finding.target_span is not None
    assert "احتجاج" in urdu[finding.target_span.start : finding.target_span.end]


def test_a_word_said_twice_is_no_addition() -> None:
    assert findings(ENGLISH, URDU.replace("پل کا افتتاح", "پل یعنی نئے پل کا افتتاح")) == []


def test_an_approximate_number_is_left_to_num() -> None:
    english = "In the wheat season he feeds about seventy."
    assert findings(english, "گندم کے موسم میں وہ تقریباً ستر مزدوروں کو کھلاتا ہے۔") == []


def test_unrelated_texts() -> None:
    (finding,) = findings(ENGLISH, "بلی چھت پر سو رہی تھی جب بارش شروع ہوئی۔")
    assert (finding.rule, finding.severity) == ("MIS001", Severity.CRITICAL)


@pytest.mark.parametrize("row", list(read_tsv("never_last.tsv")), ids=lambda r: r["word"])
def test_every_word_that_cannot_end_a_sentence(row: dict[str, str]) -> None:
    rules = [f.rule for f in findings(ENGLISH, URDU.removesuffix("۔") + " " + row["word"])]
    assert "OMI002" in rules
    assert "OMI002" not in [f.rule for f in findings(ENGLISH, URDU)]


def test_the_model_has_a_weight_for_every_feature_and_limits() -> None:
    assert set(_models()) == {"OMI001", "ADD001"}
    for weights, _, minor, major in _models().values():
        assert len(weights) == 18
        assert minor > 0 < major


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_survived_and_spans_lie_inside(english: str, urdu: str) -> None:
    for finding in findings(english, urdu):
        for span, text in ((finding.source_span, english), (finding.target_span, urdu)):
            assert span is None or 0 <= span.start < span.end <= len(text)
