"""SEG and UNT on single pairs. Their pages' examples are tested with all others."""

from __future__ import annotations

import pytest

import aligner
from aligner import Config, Finding, Severity
from aligner.document import MAX_SEGMENT


def findings(english: str, urdu: str, **settings: object) -> list[Finding]:
    config = Config(select=("UNT", "SEG"), **settings)  # type: ignore[arg-type]
    return aligner.check_pairs([(english, urdu)], config=config)[0]


def test_both_sides_empty_is_nothing() -> None:
    assert findings("", " \n") == []


def test_an_empty_cell_is_a_finding_that_marks_the_other_side() -> None:
    (missing,) = findings("  He left the house at once. ", "")
    assert (missing.rule, missing.severity) == ("SEG001", Severity.MAJOR)
    assert missing.source_span == aligner.Span(2, 28)
    (added,) = findings("", "وہ فوراً گھر سے چلا گیا۔")
    assert added.rule == "SEG002"
    assert added.target_span == aligner.Span(0, 24)


def test_a_huge_segment_is_flagged_and_not_checked() -> None:
    (finding,) = findings("word " * (MAX_SEGMENT // 4), "auction auction auction")
    assert finding.rule == "SEG004"


@pytest.mark.parametrize(
    "urdu",
    [
        "ہسپتال نے COVID-19 کے 12 مریض IMF کے دفتر بھیجے۔",
        "وزیر نے ازخود نوٹس (suo motu notice) کی مخالفت کی۔",
        "یہ فاصلہ 12 km ہے۔",
        "تفصیل example.com پر دیکھیں۔",
        "Microsoft کے ترجمان نے تردید کی۔",
    ],
)
def test_names_acronyms_glosses_units_and_addresses_may_stay_latin(urdu: str) -> None:
    english = (
        "The Microsoft spokesman sent a judicial inquiry 12 km away, see example.com, COVID-19."
    )
    assert findings(english, urdu) == []


def test_the_house_may_allow_words() -> None:
    pair = ("They held a webinar yesterday.", "انہوں نے کل webinar منعقد کیا۔")
    assert findings(*pair)
    assert findings(*pair, latin_allowed=("webinar",)) == []


def test_a_run_of_english_words_is_one_finding_with_exact_spans() -> None:
    english, urdu = "He wants a judicial inquiry now.", "وہ اب judicial inquiry چاہتا ہے۔"
    (finding,) = findings(english, urdu)
    assert finding.target_span is not None
    assert finding.source_span is not None
    assert urdu[finding.target_span.start : finding.target_span.end] == "judicial inquiry"
    assert english[finding.source_span.start : finding.source_span.end] == "judicial inquiry"


def test_a_name_alone_is_the_same_in_both_languages() -> None:
    assert findings("COP28", "COP28") == []
    assert findings("Reuters", "Reuters") == []
