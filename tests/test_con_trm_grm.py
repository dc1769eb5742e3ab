"""CON across a document, TRM with a glossary and patterns, GRM."""

from __future__ import annotations

from pathlib import Path

import pytest

import aligner
from aligner import Config, Finding, InputError
from aligner.glossary import find_urdu, load_glossary, spellings
from aligner.pipeline import check_given_pairs
from aligner.resources import read_tsv


def document(*pairs: tuple[str, str]) -> tuple[Finding, ...]:
    return check_given_pairs(pairs, "pairs", Config(select=("CON",))).findings


def test_one_acronym_in_two_ways() -> None:
    (finding,) = document(
        ("The WHO met.", "ڈبلیو ایچ او کا اجلاس ہوا۔"),
        ("The WHO agreed.", "ڈبلیو ایچ او نے اتفاق کیا۔"),
        ("The WHO left.", "WHO چلا گیا۔"),
    )
    assert (finding.rule, finding.bead, finding.suggestion) == ("CON001", 2, "ڈبلیو ایچ او")
    assert finding.target_span == aligner.Span(0, 3)


def test_a_gloss_in_brackets_is_no_inconsistency() -> None:
    assert not document(
        ("The WHO met.", "ڈبلیو ایچ او (WHO) کا اجلاس ہوا۔"),
        ("The WHO agreed.", "ڈبلیو ایچ او راضی۔"),
    )


def test_one_name_in_two_spellings() -> None:
    (finding,) = document(
        ("America knows.", "امریکہ جانتا ہے۔"),
        ("America sees.", "امریکہ دیکھتا ہے۔"),
        ("America waits.", "امریکا انتظار کرتا ہے۔"),
    )
    assert (finding.rule, finding.bead) == ("CON001", 2)


def test_repeated_sentences() -> None:
    same = "We will not forget this."
    rules = [
        f.rule
        for f in document(
            (same, "ہم یہ نہیں بھولیں گے۔"),
            (same, "یہ بات ہمیں یاد رہے گی۔"),
            (same, "ہم یہ نہیں بھولیں گے۔"),
        )
    ]
    assert rules == ["CON002"]
    assert [
        f.rule
        for f in document(
            ("The mill closed on Friday.", "مل جمعے کو بند ہوئی۔"),
            ("The mill was sold on Friday.", "مل جمعے کو بند ہوئی۔"),
        )
    ] == ["CON003"]


def test_check_pairs_looks_at_no_other_pair() -> None:
    english = "We will not forget this."
    pairs = [(english, "ہم یہ نہیں بھولیں گے۔"), (english, "یاد رہے گی یہ بات۔")]
    assert all(f.rule[:3] != "CON" for r in aligner.check_pairs(pairs) for f in r)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    file = tmp_path / "terms.tsv"
    file.write_text(
        "term\trequired\tforbidden\tnote\n"
        "ceasefire\tجنگ بندی|فائر بندی\t\thouse style\n"
        "militant\tعسکریت پسند\tدہشت گرد\t\n"
        "\t\tآتنک وادی\t\n",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize(
    ("english", "urdu", "rules"),
    [
        ("The ceasefires held.", "جنگ بندیاں برقرار رہیں۔", []),
        ("The ceasefire held.", "جنگ‌بندی برقرار رہی۔", []),
        ("The ceasefire held.", "جنگبندی برقرار رہی۔", []),
        ("The ceasefire held.", "لڑائی کا وقفہ برقرار رہا۔", ["TRM001"]),
        ("Militants fled.", "عسکریت پسندوں نے راہ فرار اختیار کی۔", []),
        ("Militants fled.", "دہشت گردوں نے راہ فرار اختیار کی۔", ["TRM002"]),
        ("They fled.", "آتنک وادی بھاگ گئے۔", ["TRM002"]),
    ],
)
def test_glossary(glossary: Path, english: str, urdu: str, rules: list[str]) -> None:
    config = Config(select=("TRM",), glossary=str(glossary))
    (found,) = aligner.check_pairs([(english, urdu)], config=config)
    assert [f.rule for f in found] == rules


def test_csv_and_tbx_are_read(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text('"peace, lasting",پائیدار امن,,\n', encoding="utf-8")
    assert load_glossary(table)[0].term == "peace, lasting"
    tbx = tmp_path / "t.tbx"
    tbx.write_text(
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>'
        '<langSec xml:lang="en"><termSec><term>ceasefire</term></termSec></langSec>'
        '<langSec xml:lang="ur"><termSec><term>جنگ بندی</term></termSec>'
        "<termSec><term>سیز فائر</term>"
        '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
        "</termSec></langSec></conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    (term,) = load_glossary(tbx)
    assert (term.required, term.forbidden) == (("جنگ بندی",), ("سیز فائر",))


def test_entities_of_a_tbx_are_not_expanded(tmp_path: Path) -> None:
    tbx = tmp_path / "t.tbx"
    tbx.write_text(
        '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<tbx><conceptEntry><langSec xml:lang="en"><termSec><term>&x;</term></termSec></langSec>'
        '<langSec xml:lang="ur"><termSec><term>امن</term></termSec></langSec></conceptEntry></tbx>',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="no terms"):
        load_glossary(tbx)


def test_a_row_without_urdu_is_named(tmp_path: Path) -> None:
    file = tmp_path / "t.tsv"
    file.write_text("peace\tامن\nwar\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        load_glossary(file)


def test_terms_are_found_whole() -> None:
    wanted = [spellings("جنگ بندی")]
    assert find_urdu(["اس", "جنگ", "بندی", "پر"], wanted) == (1, 3)
    assert find_urdu(["جنگ", "میں", "بندی"], wanted) is None


def test_house_patterns_run_with_a_time_limit() -> None:
    config = Config(select=("TRM",), patterns={"year": r"(?<!\d)(19|20)\d\d(?!ء|\d)"})
    (found,) = aligner.check_pairs([("In 2019", "2019 میں")], config=config)
    assert [f.rule for f in found] == ["TRM003"]
    slow = Config(select=("TRM",), patterns={"slow": r"(ا|اا)+$"})
    (found,) = aligner.check_pairs([("x", "ا" * 200 + "ب")], config=slow)
    assert ["stopped" in f.message for f in found] == [True]


@pytest.mark.parametrize(
    ("urdu", "rules"),
    [
        ("آگ کے بعد شہر سب کی توجہ کا مرکز بناتا ہے۔", ["GRM001"]),
        ("یہ بات شہر کو سب کی توجہ کا مرکز بناتی ہے۔", []),
        ("یہ اسے پھر توجہ کا مرکز بناتی ہے۔", []),
        ("اس نے شہر میں ایک گھر بنایا۔", []),
        ("مہمانوں نے دیر سے پہنچے۔", ["GRM002"]),
        ("مہمانوں نے کہا کہ وہ دیر سے پہنچے۔", []),
    ],
)
def test_case_markers(urdu: str, rules: list[str]) -> None:
    (found,) = aligner.check_pairs([("x", urdu)], config=Config(select=("GRM",)))
    assert [f.rule for f in found] == rules


def test_only_what_lacks_its_object_is_marked() -> None:
    urdu = "آگ کے بعد شہر سب کی توجہ کا مرکز بناتا ہے۔"
    ((finding,),) = aligner.check_pairs([("x", urdu)], config=Config(select=("GRM",)))
    assert finding.target_span is not None
    assert urdu[finding.target_span.start : finding.target_span.end] == "توجہ کا مرکز بناتا"


def test_every_row_of_made_into_raises_the_rule() -> None:
    for row in read_tsv("made_into.tsv"):
        urdu = f"آج کل وہ شہر {row['complement']} بناتا ہے۔"
        (found,) = aligner.check_pairs([("x", urdu)], config=Config(select=("GRM",)))
        assert [f.rule for f in found] == ["GRM001"], row
