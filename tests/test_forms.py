"""Word forms of both languages, and the tables behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import resources
from aligner.language.english import lemmas
from aligner.language.urdu import is_urdu_letter, normalise_word
from aligner.language.urdu_forms import base_forms, fold, verb_forms


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("tried", "try"), ("making", "make"), ("hoped", "hope"), ("visited", "visit"),
        ("planned", "plan"), ("killed", "kill"), ("agreed", "agree"), ("changed", "change"),
        ("settled", "settle"), ("countries", "country"), ("strikes", "strike"),
        ("passes", "pass"), ("taxes", "tax"), ("women", "woman"), ("crises", "crisis"),
        ("went", "go"), ("fallen", "fall"), ("worse", "bad"), ("largest", "large"),
        ("pakistan's", "pakistan"), ("ministers'", "minister"), ("children’s", "child"),
        ("lives", "life"), ("lives", "live"), ("movies", "movie"), ("dying", "die"),
        ("policemen", "policeman"), ("increased", "increase"), ("invited", "invite"),
    ],
)  # fmt: skip
def test_english_inflections_give_their_lemma(form: str, lemma: str) -> None:
    assert lemma in lemmas(form)


@pytest.mark.parametrize(
    "word", ["news", "this", "politics", "series", "evening", "hundred", "need"]
)
def test_words_that_only_look_inflected_stay_whole(word: str) -> None:
    assert lemmas(word) == (word,)


@pytest.mark.parametrize("word", ["quickly", "teacher", "government", "national", "unhappy"])
def test_derivations_are_words_of_their_own(word: str) -> None:
    assert lemmas(word) == (word,)


def test_every_row_of_the_english_table_is_used() -> None:
    seen = set()
    for row in resources.read_tsv("english_irregular.tsv"):
        forms = resources.alternatives(row["forms"])
        assert forms and row["lemma"] == row["lemma"].lower()
        for form in forms:
            assert row["lemma"] in lemmas(form), (form, row["lemma"])
            assert (form, row["lemma"]) not in seen, f"twice: {form}"
            seen.add((form, row["lemma"]))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("حملوں", "حملہ"), ("حملے", "حملہ"), ("کتابیں", "کتاب"), ("لڑکیاں", "لڑکی"),
        ("لڑکوں", "لڑکا"), ("پاکستانیوں", "پاکستانی"), ("رہنماؤں", "رہنما"), ("جنگجوؤں", "جنگجو"),
        ("کریں", "کرنا"), ("کیے", "کرنا"), ("گیا", "جانا"), ("تھا", "ہونا"), ("بھاگتے", "بھاگنا"),
        ("جائیگا", "جانا"), ("پہنچے", "پہنچنا"), ("مسائل", "مسئلہ"), ("افراد", "فرد"),
        ("ممالک", "ملک"), ("وزراء", "وزیر"), ("خواتین", "خاتون"), ("مجرمین", "مجرم"),
        ("انتخابات", "انتخاب"), ("خدمات", "خدمت"), ("نئی", "نیا"), ("بڑے", "بڑا"),
        ("صوبوں", "صوبہ"), ("قوانین", "قانون"), ("ہسپتالوں", "اسپتال"),
    ],
)  # fmt: skip
def test_urdu_inflections_give_their_base_form(form: str, base: str) -> None:
    assert normalise_word(base) in base_forms(normalise_word(form))


@pytest.mark.parametrize("word", ["نہیں", "زمین", "مذاکرات", "گجرات", "فلسطین", "سامنے"])
def test_urdu_words_that_only_look_inflected_stay_whole(word: str) -> None:
    assert base_forms(word) == (word,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دھماکہ", "دھماکا"), ("لئے", "لیے"), ("انھیں", "انہیں"), ("علماء", "علما"),
        ("قرآن", "قران"), ("اسکول", "سکول"), ("چاہئے", "چاہیے"), ("جرأت", "جرات"), ("گۓ", "گے"),
    ],
)  # fmt: skip
def test_spelling_variants_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("کہا", "کھا"), ("آم", "ام"), ("پڑھنا", "پڑنا"), ("اسلام", "سلام")]
)
def test_different_words_keep_their_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_every_row_of_the_urdu_tables_is_used() -> None:
    kinds = {"verb", "plural", "adjective", "whole", "variant"}
    for row in resources.read_tsv("urdu_irregular.tsv"):
        assert row["kind"] in kinds
        base = normalise_word(row["base"])
        for form in map(normalise_word, resources.alternatives(row["forms"])):
            assert base in base_forms(form), (form, base)
            assert all(map(is_urdu_letter, form)), form
    roots = [row["root"] for row in resources.read_tsv("urdu_verbs.tsv")]
    assert len(roots) == len(set(roots))
    assert {row["alone"] for row in resources.read_tsv("urdu_verbs.tsv")} == {"y", "n"}
    assert all(any(root + "نا" in v for v in verb_forms().values()) for root in roots)


@given(st.text(alphabet="ابپتٹجچحخدڈرڑزسشصضطعغفقکگلمنںوہھءیےئآؤ", max_size=12))
def test_urdu_forms_start_with_the_word_and_folding_is_stable(word: str) -> None:
    norm = normalise_word(word)
    assert base_forms(norm)[0] == norm
    assert len(set(base_forms(norm))) == len(base_forms(norm))
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", max_size=14))
def test_lemmas_start_with_the_word_and_are_distinct(word: str) -> None:
    forms = lemmas(word)
    assert forms[0] == word
    assert len(set(forms)) == len(forms)
    assert len(forms) <= 6
