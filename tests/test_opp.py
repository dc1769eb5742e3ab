"""OPP: every row of the table of opposites, and what the check finds and leaves alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner import Config, Finding, Severity, resources
from aligner.checks.opp_table import Row, rows
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold

CONFIG = Config(select=("OPP",))
_STANDARD = re.compile(r"[ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآئؤۂأَُِّٰٔاً\u0650\u064b ~*]+")
_ENGLISH = re.compile(r"[a-z'#*\- ]+")


def check(english: str, urdu: str) -> list[Finding]:
    (found,) = aligner.check_pairs([(english, urdu)], config=CONFIG)
    return list(found)


def _keys(phrases: tuple[str, ...]) -> set[str]:
    return {" ".join(fold(normalise_word(w)) for w in p.split()) for p in phrases}


@pytest.mark.parametrize("row", rows(), ids=lambda r: r.english[0][0])
def test_every_row_holds_two_ends_in_standard_letters(row: Row) -> None:
    assert row.kind in ("opposite", "relation", "converse", "shift")
    assert not set(row.english[0]) & set(row.english[1])
    for phrases in row.english:
        assert phrases
        assert all(_ENGLISH.fullmatch(p) for p in phrases)
    for phrases in (*row.urdu, *row.vague):
        assert all(_STANDARD.fullmatch(p) for p in phrases)
    ends = [_keys(row.urdu[side]) | _keys(row.vague[side]) for side in (0, 1)]
    assert all(ends)
    assert not ends[0] & ends[1]


def test_the_table_is_broad() -> None:
    pairs = {frozenset((row.english[0][0], row.english[1][0])) for row in rows()}
    assert len(pairs) >= 400


def test_the_certainty_table_compiles_and_has_standard_letters() -> None:
    kinds = []
    for row in resources.read_tsv("certainty.tsv"):
        kinds.append(row["kind"])
        assert Severity(row["severity"])
        assert 0 < float(row["confidence"]) < 1
        assert all(_ENGLISH.fullmatch(p) for p in resources.alternatives(row["english"]))
        assert all(_STANDARD.fullmatch(p) for p in resources.alternatives(row["urdu"]))
        assert set(resources.alternatives(row["forms"])) <= {
            "can",
            "future",
            "subjunctive",
            "must",
            "infinitive",
        }
    assert len(kinds) == len(set(kinds)) >= 4


@pytest.mark.parametrize(
    ("english", "wrong", "right", "code"),
    [
        (
            "Wages fell in the second quarter.",
            "دوسری سہ ماہی میں اجرتوں میں اضافہ ہوا۔",
            "دوسری سہ ماہی میں اجرتیں گر گئیں۔",
            "OPP001",
        ),
        (
            "The strictest curbs apply in winter.",
            "سب سے نرم پابندیاں سردیوں میں لگتی ہیں۔",
            "سب سے سخت پابندیاں سردیوں میں لگتی ہیں۔",
            "OPP001",
        ),
        (
            "Over 60 shops were sealed.",
            "60 سے کم دکانیں سیل کر دی گئیں۔",
            "60 سے زائد دکانیں سیل کر دی گئیں۔",
            "OPP001",
        ),
        (
            "The market is illegal.",
            "یہ بازار قانونی ہے۔",
            "یہ بازار غیرقانونی ہے۔",
            "OPP001",
        ),
        (
            "Prices did not fall in May.",
            "مئی میں قیمتوں میں اضافہ نہیں ہوا۔",
            "مئی میں قیمتیں کم نہیں ہوئیں۔",
            "OPP001",
        ),
        (
            "His uncle paid the fees.",
            "فیس ان کی خالہ نے ادا کی۔",
            "فیس ان کے چچا نے ادا کی۔",
            "OPP002",
        ),
        (
            "The court may release the editor.",
            "عدالت نے مدیر کو رہا کر دیا۔",
            "عدالت مدیر کو رہا کر سکتی ہے۔",
            "OPP003",
        ),
        (
            "The ministry will publish the list on Friday.",
            "وزارت نے جمعے کو فہرست شائع کر دی۔",
            "وزارت جمعے کو فہرست شائع کرے گی۔",
            "OPP004",
        ),
    ],
)
def test_the_wrong_word_is_found_and_the_right_one_is_not(
    english: str, wrong: str, right: str, code: str
) -> None:
    assert [f.rule for f in check(english, wrong)] == [code]
    assert check(english, right) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("Exports did not fall.", "برآمدات برقرار رہیں۔"),
        ("Fewer buses ran and fares rose.", "کم بسیں چلیں اور کرائے بڑھ گئے۔"),
        ("He worked in Quetta before moving to Multan.", "کوئٹہ میں کام کے بعد وہ ملتان چلے گئے۔"),
        ("The farmer sold the land to his cousin.", "کسان کے کزن نے زمین خرید لی۔"),
        ("It is a less common ailment.", "یہ غیر معمولی بیماری ہے۔"),
        ("She could not attend.", "وہ شریک نہ ہوئیں۔"),
        ("Theresa May visited Bradford.", "تھریسا مے نے بریڈفورڈ کا دورہ کیا۔"),
        ("The minister said the road will open.", "وزیر نے کہا کہ سڑک کھول دی گئی۔"),
    ],
)
def test_equal_meaning_in_other_words_is_no_error(english: str, urdu: str) -> None:
    assert check(english, urdu) == []


def test_spans_point_at_both_words() -> None:
    english, urdu = "Police arrested the witness.", "پولیس نے ملزم کو گرفتار کر لیا۔"
    (finding,) = check(english, urdu)
    assert finding.source_span is not None
    assert finding.target_span is not None
    assert english[finding.source_span.start : finding.source_span.end] == "witness"
    assert urdu[finding.target_span.start : finding.target_span.end] == "ملزم"


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60), st.text(alphabet="کمیاضفہسےزدبڑھنہں ۔,", max_size=60))
def test_any_text_can_be_checked(english: str, urdu: str) -> None:
    for finding in check(english, urdu):
        assert finding.rule.startswith("OPP")
