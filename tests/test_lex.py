"""LEX: wrong senses are found; right ones, and what other words account for, are not."""

from __future__ import annotations

import pytest

from aligner import resources
from aligner.checks.base import Flag, Pair
from aligner.checks.lex import WrongSense
from aligner.checks.lex_parts import parts_of_speech
from aligner.checks.lex_senses import compile_sense, entries, find_senses
from aligner.config import Config
from aligner.language.patterns import split_words, urdu_phrase
from aligner.pipeline import check_given_pairs


def flags(english: str, urdu: str) -> list[Flag]:
    return list(WrongSense().check(Pair(english, urdu), Config()))


CONTRASTS = [
    (
        "Nurses called off their strike after the pay deal.",
        "تنخواہ کے معاہدے کے بعد نرسوں نے اپنا حملہ منسوخ کر دیا۔",
        "تنخواہ کے معاہدے کے بعد نرسوں نے اپنی ہڑتال ختم کر دی۔",
    ),
    (
        "The central bank left its interest rate unchanged.",
        "مرکزی بینک نے دلچسپی کی شرح تبدیل نہیں کی۔",
        "مرکزی بینک نے شرح سود برقرار رکھی۔",
    ),
    (
        "The steel plant employs two thousand workers.",
        "اسٹیل کے پودے میں دو ہزار مزدور کام کرتے ہیں۔",
        "اسٹیل کے کارخانے میں دو ہزار مزدور کام کرتے ہیں۔",
    ),
    (
        "Lawmakers passed the bill in the lower house of parliament.",
        "قانون سازوں نے پارلیمنٹ کے نچلے گھر میں بل منظور کر لیا۔",
        "قانون سازوں نے پارلیمنٹ کے ایوان زیریں میں بل منظور کر لیا۔",
    ),
    (
        "A civil war broke out after the coup.",
        "بغاوت کے بعد سول جنگ چھڑ گئی۔",
        "بغاوت کے بعد خانہ جنگی چھڑ گئی۔",
    ),
    (
        "She met the Polish president in Warsaw.",
        "وہ وارسا میں پالش صدر سے ملیں۔",
        "وہ وارسا میں پولش صدر سے ملیں۔",
    ),
]


@pytest.mark.parametrize(("english", "wrong", "right"), CONTRASTS)
def test_wrong_sense_is_flagged_and_right_sense_is_not(
    english: str, wrong: str, right: str
) -> None:
    assert [f.rule.family for f in flags(english, wrong)] == ["LEX"]
    assert flags(english, right) == []


def test_another_word_may_account_for_the_rendering() -> None:
    english = "Workers called off the strike after the attack on the union."
    assert flags(english, "کارکنوں نے یونین پر حملے کے بعد کام روکنے کا فیصلہ واپس لے لیا۔") == []


def test_two_uses_of_a_word_are_left_alone() -> None:
    english = "The teachers' strike began after an air strike."
    assert not [u for u in find_senses(Pair(english, "")) if u.entry.words == ("strike",)]


def test_two_uses_in_one_sense_are_judged_once() -> None:
    english = "The bank told the customers of the bank nothing."
    assert len(flags(english, "دریا کے کنارے نے گاہکوں کو کچھ نہیں بتایا۔")) == 1


def test_no_sense_without_a_cue() -> None:
    uses = find_senses(Pair("They saw the strike.", ""))
    assert not [u for u in uses if u.entry.words == ("strike",)]


@pytest.mark.parametrize(
    ("english", "label"),
    [
        ("The firm was sold.", "a company"),
        ("It gave a firm guarantee to both.", None),
        ("They will table a plan.", "to present"),
    ],
)
def test_the_part_of_speech_may_decide(english: str, label: str | None) -> None:
    uses = [u for u in find_senses(Pair(english, "")) if u.entry.words in {("firm",), ("table",)}]
    labels = [u.entry.senses[u.sense].label for u in uses]
    assert labels == ([label] if label else [])


@pytest.mark.parametrize(
    ("english", "allowed"),
    [
        ("The general left.", {":n"}),
        ("They must matter.", {":v"}),
        ("It was flat.", {":a"}),
        ("A book that matters the most.", {":v"}),
        ("The general election.", {":n", ":a"}),
        ("General election.", set()),
    ],
)
def test_neighbours_tell_the_part_of_speech(english: str, allowed: set[str]) -> None:
    source = Pair(english, "").source
    words = split_words(source).forms
    at = next(i for i, f in enumerate(words) if f[0] in {"general", "matter", "matters", "flat"})
    assert parts_of_speech(source, at) == allowed


def test_a_phrase_speaks_for_its_words() -> None:
    english = "The interest rate went up."
    (flag,) = flags(english, "دلچسپی کی شرح بڑھ گئی۔")
    assert "interest rate" in flag.message


def test_a_cue_of_several_words_says_where_the_word_stands() -> None:
    for row in resources.read_tsv("senses.tsv"):
        for cue in resources.alternatives(row["cues"]):
            assert " " not in cue or "_" in cue, (row["word"], cue)


def test_message_names_both_sides() -> None:
    english, wrong, _ = CONTRASTS[2]
    (flag,) = flags(english, wrong)
    assert "plant" in flag.message and "پودے" in flag.message
    assert flag.source_span is not None and flag.target_span is not None
    assert english[flag.source_span.start : flag.source_span.end] == "plant"
    assert wrong[flag.target_span.start : flag.target_span.end] == "پودے"


def test_every_row_compiles() -> None:
    for row in resources.read_tsv("senses.tsv"):
        sense = compile_sense(row)
        assert sense.urdu and all(p.places for p in sense.urdu), row["word"]


def test_every_word_has_two_senses_and_one_that_can_be_fixed() -> None:
    words = [e.words for e in entries()]
    assert len(words) == len(set(words))
    for entry in entries():
        assert len(entry.senses) > 1, entry.words
        assert any(s.patterns or s.context or s.marks or s.shapes for s in entry.senses), (
            entry.words
        )


def test_a_rendering_stands_under_one_line_of_a_word_only_once() -> None:
    for row in resources.read_tsv("senses.tsv"):
        renderings = resources.alternatives(row["urdu"])
        assert len(renderings) == len(set(renderings)), (row["word"], row["sense"])


def test_words_of_a_wrong_rendering_stand_in_its_order() -> None:
    text = Pair("", "وزیر خارجہ نے غیر ملکی صحافیوں سے بات کی۔").target
    phrase = urdu_phrase("غیر ملکی وزیر")
    assert phrase.find_in(text) is not None
    assert phrase.find_in(text, in_order=True) is None
    parted = Pair("", "وہ غیر ملکی کے وزیر ہیں۔").target
    assert phrase.find_in(parted, in_order=True) == (1, 4)


POWER = [
    (
        "The tariff pays for power stations that burn imported gas and coal.",
        "یہ نرخ ان بجلی گھروں کے لیے ہے جو درآمدی گیس اور کوئلہ جلاتے ہیں۔",
    ),
    ("Many of the plants were paid for last year.", "گزشتہ برس بہت سے پودوں کے پیسے دیے گئے۔"),
    ("The regulator says electricity is dear.", "ریگولیٹر کہتا ہے کہ بجلی مہنگی ہے۔"),
]


def test_the_sentences_around_tell_what_a_noun_means() -> None:
    assert not any(flags(*pair) for pair in POWER)
    (finding,) = check_given_pairs(POWER, "pairs", Config(select=("LEX",))).findings
    assert (finding.rule, finding.bead, finding.confidence) == ("LEX001", 1, 0.65)
    assert finding.target_span is not None
    alone = [("The gardener came early.", "مالی جلد آ گیا۔"), POWER[1]]
    assert not check_given_pairs(alone, "pairs", Config(select=("LEX",))).findings
