"""The lexicon that ships: translations, names, acronyms, word links, its file."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import resources
from aligner.checks.base import Pair
from aligner.language.tokens import tokenize
from aligner.lexicon import (
    acronym_letters,
    find_acronym,
    function_words,
    is_acronym,
    is_function_word,
    load_lexicon,
    store,
    transliteration_score,
)
from aligner.lexicon.train import adapt

LEXICON = resources.path("lexicon") / "lexicon.bin"


def links(english: str, urdu: str) -> set[tuple[str, str]]:
    pair = Pair(english, urdu)
    source, target = pair.source.words, pair.target.words
    return {(source[x.source].text, target[x.target].text) for x in pair.links}


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("attack", "حملہ"), ("attacks", "حملوں"), ("court", "عدالت"), ("children", "بچوں"),
        ("government", "حکومت"), ("elections", "انتخابات"), ("police", "پولیس"), ("war", "جنگ"),
        ("river", "دریا"), ("soldiers", "فوجیوں"), ("arrested", "گرفتار"), ("Friday", "جمعہ"),
        ("Pakistan's", "پاکستان"), ("countries", "ممالک"), ("issues", "مسائل"), ("new", "نئی"),
        ("written", "لکھا"), ("truce", "جنگ"), ("massacre", "قتل"), ("ransom", "تاوان"),
    ],
)  # fmt: skip
def test_common_words_translate_through_their_forms(english: str, urdu: str) -> None:
    assert load_lexicon().is_translation(english, urdu) >= 0.1


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("attack", "امن"), ("court", "پولیس"), ("Friday", "منگل"), ("war", "امن"),
        ("river", "پہاڑ"), ("Karachi", "لاہور"), ("12", "21"), ("Biden", "ٹرمپ"),
    ],
)  # fmt: skip
def test_other_words_do_not(english: str, urdu: str) -> None:
    assert load_lexicon().is_translation(english, urdu) < 0.1


def test_numbers_are_equal_by_their_digits() -> None:
    assert load_lexicon().is_translation("5,000", "5000") == 1.0


def test_translations_are_citation_forms_likeliest_first_in_both_directions() -> None:
    lexicon = load_lexicon()
    english = lexicon.translations("attacks")
    assert english[0][0] == "حملہ"
    assert [p for _, p in english] == sorted((p for _, p in english), reverse=True)
    assert "attack" in [word for word, _ in lexicon.translations("حملوں", "ur")[:3]]
    assert lexicon.translations("qwxzk") == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("Kavanaugh", "کیوانا"), ("Erdogan", "اردوان"), ("Bisham", "بشام"), ("Macron", "میکرون"),
        ("Zelensky", "زیلنسکی"), ("Johnson's", "جانسن"), ("Putin", "پیوٹن"), ("Wuhan", "ووہان"),
        ("Charles", "چارلس"), ("Schwarzenegger", "شوارزنیگر"),
    ],
)  # fmt: skip
def test_names_match_their_urdu_spelling(english: str, urdu: str) -> None:
    assert transliteration_score(english, urdu) >= 0.5


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("Kavanaugh", "کینیڈا"), ("Erdogan", "اردن"), ("Macron", "مرکل"), ("Johnson", "جیکسن"),
        ("Putin", "پیلوسی"), ("Trump", "ترک"), ("Khan", "حسین"), ("Stu", "سائٹ"),
    ],
)  # fmt: skip
def test_other_names_do_not(english: str, urdu: str) -> None:
    assert transliteration_score(english, urdu) < 0.5


def test_acronyms_are_spelt_by_their_letters() -> None:
    assert acronym_letters("TTP") == ("ٹی", "ٹی", "پی")
    assert acronym_letters("U.N.") == ("یو", "این")
    assert acronym_letters("MPs") == ("ایم", "پی")
    assert acronym_letters("Trump") == ()
    assert find_acronym("IMF", ["کل", "آئی", "ایم", "ایف", "نے"]) == (1, 4)
    assert find_acronym("PTI", ["پیٹیآئی", "نے"]) == (0, 1)
    assert find_acronym("PTI", ["پی", "ٹیآئی"]) == (0, 2)
    assert find_acronym("PTI", ["پی", "پی", "پی"]) is None
    assert not is_acronym("I")


def test_the_letter_table_is_whole() -> None:
    rows = list(resources.read_tsv("letter_names.tsv"))
    assert [row["letter"] for row in rows] == [chr(65 + i) for i in range(26)]
    assert all(resources.alternatives(row["names"]) for row in rows)


def test_links_reach_over_word_order_and_join_phrases() -> None:
    found = links(
        "The prime minister condemned the attack in Peshawar on Friday.",
        "وزیر اعظم نے جمعے کو پشاور میں ہونے والے حملے کی مذمت کی۔",
    )
    assert {
        ("prime", "وزیر"), ("minister", "وزیر"), ("prime", "اعظم"), ("minister", "اعظم"),
    } & found  # fmt: skip
    assert {
        ("condemned", "مذمت"), ("attack", "حملے"), ("Peshawar", "پشاور"), ("Friday", "جمعے"),
    } <= found  # fmt: skip


def test_a_word_without_partner_has_no_link() -> None:
    pair = Pair("The elephant drank water in the river.", "وزیر نے بجٹ پیش کیا۔")
    assert pair.links == []


def test_repeated_words_link_by_their_place() -> None:
    pair = Pair("Water is life and water is power.", "پانی زندگی ہے اور پانی طاقت ہے۔")
    water = [(x.source, x.target) for x in pair.links if pair.source.norms[x.source] == "water"]
    assert water == [(0, 0), (4, 4)]


def test_equal_numbers_latin_words_and_acronyms_link() -> None:
    found = links(
        "The IMF gave $7,000 to BBC staff in the US.",
        "آئی ایم ایف نے امریکہ میں BBC کے عملے کو 7،000 ڈالر دیے۔",
    )
    assert {
        ("IMF", "آئی"), ("IMF", "ایم"), ("IMF", "ایف"), ("BBC", "BBC"), ("7,000", "7،000"),
        ("US", "امریکہ"),
    } <= found  # fmt: skip


def test_a_name_written_as_two_words_links_to_both() -> None:
    found = links("Netanyahu met the ambassador.", "نیتن یاہو نے سفیر سے ملاقات کی۔")
    assert {("Netanyahu", "نیتن"), ("Netanyahu", "یاہو")} <= found


TEXT = st.text(alphabet="The court of Pakistan 12 عدالت پاکستان نے کے حملہ۔, US-", max_size=60)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_links_point_at_words_once_each_and_repeat(english: str, urdu: str) -> None:
    source = [t for t in tokenize(english) if t.is_word]
    target = [t for t in tokenize(urdu) if t.is_word]
    found = load_lexicon().align_words(source, target)
    assert all(0 <= x.source < len(source) and 0 <= x.target < len(target) for x in found)
    assert all(0 < x.probability <= 1 for x in found)
    assert len({(x.source, x.target) for x in found}) == len(found)
    assert found == load_lexicon().align_words(source, target)


def test_function_words() -> None:
    assert is_function_word("the", "en") and is_function_word("کے", "ur")
    assert not is_function_word("not", "en") and not is_function_word("نہیں", "ur")
    assert not is_function_word("حملہ", "ur")
    for row in resources.read_tsv("function_words.tsv"):
        assert row["language"] in ("en", "ur")
        assert set(resources.alternatives(row["words"])), row
    assert len(function_words("en")) > 150 and len(function_words("ur")) > 200


def test_rare_words_inform_more() -> None:
    lexicon = load_lexicon()
    assert lexicon.information("tornado", "en") > lexicon.information("attack", "en")
    assert lexicon.information("the", "en") < 3
    assert lexicon.information("کے", "ur") < 3 < lexicon.information("حملہ", "ur")


def test_every_row_of_the_supplement_is_well_formed() -> None:
    seen = set()
    for row in resources.read_tsv("lexicon_supplement.tsv"):
        assert row["english"] == row["english"].lower() and row["english"].isascii()
        assert row["english"] not in seen
        seen.add(row["english"])
        for urdu in resources.alternatives(row["urdu"]):
            assert all(t.kind == "urdu" for t in tokenize(urdu)), urdu
            assert not set("يكهأ") & set(urdu), urdu


def test_the_file_reads_back_what_was_written(tmp_path: Path) -> None:
    tables = store.read(LEXICON)
    store.write(tmp_path / "copy.bin", tables)
    assert (tmp_path / "copy.bin").read_bytes() == LEXICON.read_bytes()
    (tmp_path / "cut.bin").write_bytes(LEXICON.read_bytes()[:-5])
    (tmp_path / "other.bin").write_bytes(b"something else")
    for name in ("cut.bin", "other.bin"):
        with pytest.raises(store.LexiconError):
            store.read(tmp_path / name)


def test_it_is_small_and_quick() -> None:
    assert LEXICON.stat().st_size < 6_000_000
    code = (
        "import time; from aligner.lexicon import load_lexicon; import aligner.language.tokens;"
        "t = time.process_time(); load_lexicon(); print(time.process_time() - t)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(out.stdout) < 0.15
    pair = Pair(
        "The committee told the governor of the province that the flood had destroyed "
        "many schools and roads in three districts last year.",
        "کمیٹی نے صوبے کے گورنر کو بتایا کہ گزشتہ سال سیلاب نے تین اضلاع میں بہت سے "
        "اسکول اور سڑکیں تباہ کر دی تھیں۔",
    )
    lexicon, source, target = load_lexicon(), pair.source.words, pair.target.words
    lexicon.align_words(source, target)
    start = time.process_time()
    for _ in range(100):
        lexicon.align_words(source, target)
    assert (time.process_time() - start) / 100 < 0.001  # a generous limit for busy machines


def test_adapting_learns_a_houses_own_words_and_keeps_the_rest(tmp_path: Path) -> None:
    base = load_lexicon()
    pairs = [
        ("The zorblat opened in Karachi.", "کراچی میں غڑپوں کھل گیا۔"),
        ("A zorblat needs water.", "غڑپوں کو پانی چاہیے۔"),
        ("Nobody saw the zorblat in the river.", "دریا میں غڑپوں کو کسی نے نہیں دیکھا۔"),
        ("The court banned the zorblat.", "عدالت نے غڑپوں پر پابندی لگا دی۔"),
    ]
    assert base.is_translation("zorblat", "غڑپوں") == 0.0
    house = adapt(base, pairs)
    assert house.is_translation("zorblat", "غڑپوں") >= 0.3
    assert house.is_translation("zorblat", "پانی") < 0.1
    assert house.is_translation("court", "عدالت") >= base.is_translation("court", "عدالت")
    assert house.translations("ransom") == base.translations("ransom")
    assert base.translations("zorblat") == []
    store.write(tmp_path / "house.bin", house.tables)
    assert load_lexicon(tmp_path / "house.bin").is_translation("zorblat", "غڑپوں") >= 0.3
