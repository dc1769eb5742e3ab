"""TYP and the repairs of ``aligner fix``."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import aligner
from aligner import Config, Finding
from aligner.cli.fix import repair
from aligner.language.typography import apply, edits
from aligner.resources import read_tsv

URDU = st.text(alphabet='اآبپتکیيكهہۀےۓ۔،؟.,? \n\u200f\u0640ﻻ\u0651\u06701۲"”“)(A', max_size=60)


def typ(urdu: str, english: str = "It is so.") -> list[Finding]:
    return aligner.check_pairs([(english, urdu)], config=Config(select=("TYP",)))[0]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("يہ كتاب ہے.", "یہ کتاب ہے۔"),
        ("وه بهي شهر كے ساته تها، بهت پهلے۔", "وہ بھی شہر کے ساتھ تھا، بہت پہلے۔"),
        ("وہ آیا .", "وہ آیا۔"),
        ("وہ آیا ، بیٹھا،اور چلا گیا ۔", "وہ آیا، بیٹھا، اور چلا گیا۔"),
        ("کون  ہے?", "کون ہے؟"),
        ("سو روپے ،اور کچھ نہیں۔", "سو روپے، اور کچھ نہیں۔"),
        ("شہـــر بڑا ہے۔\u200f", "شہر بڑا ہے۔"),
        ("وہ ﻻہور گیا۔", "وہ لاہور گیا۔"),
    ],
)
def test_safe_repairs(wrong: str, right: str) -> None:
    assert repair(wrong) == right
    assert [f for f in typ(right) if f.rule != "TYP009"] == []


@pytest.mark.parametrize(
    "text",
    [
        "پی۔ٹی۔آئی کا جلسہ۔",
        "دیوار 4.2 میٹر اونچی ہے۔",
        "فہرست www.example.org پر ہے۔",
        "He left. She stayed , alone .",
        "﴿قُلْ هُوَ اللَّهُ أَحَدٌ﴾",
        "وہ رکا... پھر چل دیا۔",
        "میں\u200cنے دیکھا۔",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert repair(text) == text


@given(URDU)
@example("ۓـ?")
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


@given(URDU)
def test_edits_do_not_overlap_and_stay_inside(text: str) -> None:
    at = 0
    for edit in edits(text):
        assert at <= edit.span.start < edit.span.end <= len(text)
        at = edit.span.end
    assert apply(text, []) == text


def test_one_finding_per_rule_with_the_other_places_related() -> None:
    urdu = "يہ كتاب كم ہے۔"
    (finding,) = typ(urdu)
    assert finding.rule == "TYP001"
    assert finding.target_span is not None
    assert urdu[finding.target_span.start : finding.target_span.end] == "يہ"
    assert [urdu[r.span.start : r.span.end] for r in finding.related] == ["كتاب", "كم"]


@pytest.mark.parametrize("good", ["وہ آہستہ آہستہ چلا۔", "بی بی سی نے کیا کیا کہا؟", "“ٹھیک” ہے۔"])
def test_reduplication_letters_and_quotes_are_right(good: str) -> None:
    assert typ(good, "What?" if good.endswith("؟") else "It is so.") == []


def test_a_quotation_open_in_both_runs_on() -> None:
    assert typ("“ہم آئیں گے۔", "“We will come.") == []
    assert [f.rule for f in typ("“ہم آئیں گے۔", "We will come.")] == ["TYP004"]


def test_every_row_of_doubled_words_is_one_urdu_word() -> None:
    words = [row["word"] for row in read_tsv("doubled_words.tsv")]
    assert len(words) == len(set(words)) > 20
    for word in words:
        assert [f.rule for f in typ(f"یہ {word} {word} ٹھیک ہے۔")] == ["TYP006"]
