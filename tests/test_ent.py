"""Names: the gazetteer, finding names, and the checks that compare them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import resources
from aligner.checks.base import Analysis, Flag, Pair
from aligner.checks.ent import CHECKS
from aligner.checks.ent_given import GivenNameCheck
from aligner.checks.periphrases import periphrases
from aligner.config import Config
from aligner.document import Severity
from aligner.language.acronyms import letter_names, load_acronyms, spelt_letters
from aligner.language.names import KINDS, english_key, find_names, names_match
from aligner.language.urdu import is_urdu_letter

SHARED = Path(__file__).parents[2] / "shared"


def flags(english: str, urdu: str) -> list[Flag]:
    return [flag for check in CHECKS for flag in check.check(Pair(english, urdu), Config())]


def codes(english: str, urdu: str) -> list[str]:
    return [flag.rule.code for flag in flags(english, urdu)]


def keys(text: str, language: str) -> list[str]:
    return [name.text for name in find_names(Analysis(text, language))]


def _is_urdu(form: str) -> bool:
    return all(is_urdu_letter(c) or c in " ’-.0123456789٫\u0670" for c in form) and not (
        set(form) & set("يكهةۀ")
    )


def test_every_row_of_the_gazetteer_is_sound() -> None:
    rows = list(resources.read_tsv("names.tsv"))
    assert len(rows) >= 1500
    heads = {resources.alternatives(row["english"])[0] for row in rows}
    for row in rows:
        urdu = resources.alternatives(row["urdu"])
        assert resources.alternatives(row["english"]), row
        assert urdu, row
        assert row["kind"] in KINDS, row
        assert not row["of"] or row["of"] in heads, row
        assert set(row["note"].split()) <= {"weak", "common"}, row
        assert all(_is_urdu(form) for form in urdu), row
        assert len(set(urdu)) == len(urdu), row
    names = Counter((resources.alternatives(row["english"])[0], row["kind"]) for row in rows)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_row_of_the_acronyms_is_sound() -> None:
    rows = list(resources.read_tsv("acronyms.tsv"))
    assert len(rows) >= 250
    for row in rows:
        assert resources.alternatives(row["acronym"]), row
        assert row["kind"] in KINDS, row
        assert row["note"] in {"", "common"}, row
        assert all(_is_urdu(form) for form in resources.alternatives(row["urdu"])), row
    assert all(acronym.letters for acronym in load_acronyms())


def test_every_ordinary_word_is_a_word() -> None:
    words = [row["urdu"] for row in resources.read_tsv("names_ordinary.tsv")]
    assert len(words) == len(set(words))
    assert all(_is_urdu(word) and " " not in word for word in words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Sindh High Court met in Karachi.", ["Sindh High Court", "Karachi"]),
        ("US-led talks with Pakistan’s envoy", ["US", "Pakistan’s"]),
        ("He let us go in May.", []),
        ("Fighters of IS-K and the PML-N", ["IS-K", "PML-N"]),
        ("He flew to Italy.Spain was next.", ["Italy", "Spain"]),
    ],
)
def test_finds_english_names(text: str, names: list[str]) -> None:
    assert keys(text, "en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سندھ ہائی کورٹ نے کراچی میں", ["سندھ ہائی کورٹ", "کراچی"]),
        ("پاکستانیوں اور افغانوں نے", ["پاکستانیوں", "افغانوں"]),
        ("وہ ڈھاکے سے آئے", ["ڈھاکے"]),
        ("خیبرپختونخوا کے لوگ", ["خیبرپختونخوا"]),
        ("شمالی کوریا نے کہا", ["شمالی کوریا"]),
    ],
)
def test_finds_urdu_names(text: str, names: list[str]) -> None:
    assert keys(text, "ur") == names


@pytest.mark.parametrize(
    ("english", "urdu", "expected"),
    [
        ("Moscow replied.", "روس نے جواب دیا۔", True),
        ("A Russian envoy", "روس کا ایلچی", True),
        ("Imran Khan spoke.", "خان نے خطاب کیا۔", True),
        ("South Korea", "شمالی کوریا", False),
        ("the UN", "اقوام متحدہ", True),
        ("the UN", "یو این", True),
        ("Lahore", "پشاور", False),
    ],
)
def test_matches_by_what_a_name_stands_for(english: str, urdu: str, expected: bool) -> None:
    (name,) = find_names(Analysis(english, "en"))
    assert names_match(name, Analysis(urdu, "ur")) is expected


def test_letters_of_acronyms() -> None:
    assert letter_names("FIA") == ("ایف", "آئی", "اے")
    assert letter_names("Fia") == ()
    words = ["اس", "نے", "ٹی", "ٹی", "پی", "کے", "خلاف", "کہا"]
    assert list(spelt_letters(words)) == [(2, 5, "TTP")]
    assert english_key("U.S-led PML-N") == ("=U.S", "led", "=PML", "=N")


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("The Peshawar High Court granted bail.", "بلوچستان ہائی کورٹ نے ضمانت منظور کی۔"),
        ("South Korea fired two missiles.", "شمالی کوریا نے دو میزائل داغے۔"),
        ("Canadian troops left the base.", "ڈچ فوجی اڈے سے چلے گئے۔"),
        ("Shehbaz Sharif addressed the rally.", "نواز شریف نے جلسے سے خطاب کیا۔"),
        ("The PPP rejected the bill.", "ایم کیو ایم نے بل مسترد کر دیا۔"),
        ("Flood water entered Larkana.", "سیلابی پانی گوجرانوالہ میں داخل ہو گیا۔"),
        ("The WHO sent doctors.", "عالمی بینک نے ڈاکٹر بھیجے۔"),
    ],
)
def test_another_name_is_critical(english: str, urdu: str) -> None:
    found = flags(english, urdu)
    assert [f.rule.code for f in found] == ["ENT001"]
    flag = found[0]
    assert (flag.severity or flag.rule.severity) is Severity.CRITICAL
    assert flag.source_span and flag.target_span
    assert english[flag.source_span.start : flag.source_span.end] in flag.message
    assert urdu[flag.target_span.start : flag.target_span.end] in flag.message


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("The Kremlin denied the report.", "روس نے رپورٹ کی تردید کی۔"),
        ("Islamabad summoned the envoy.", "پاکستان نے سفیر کو طلب کر لیا۔"),
        ("The Russian army withdrew.", "روس کی فوج پیچھے ہٹ گئی۔"),
        ("Macron's party lost.", "فرانسیسی صدر میکخواں کی جماعت ہار گئی۔"),
        ("The prime minister resigned.", "وزیر اعظم شہباز شریف مستعفی ہو گئے۔"),
        (
            "The blast, claimed by IS-K, killed ten.",
            "داعش خراسان کے دھماکے میں دس افراد ہلاک ہوئے۔",
        ),
        ("Bill paid the bill in May.", "بل نے مئی میں بل ادا کیا۔"),
        ("He breathed his last in peace.", "اس نے چین سے دم توڑا۔"),
        ("The dig at Tharri Mirwah went on.", "ٹھری میرواہ میں کھدائی جاری رہی۔"),
        ("GDP grew by three per cent.", "مجموعی قومی پیداوار تین فیصد بڑھی۔"),
        ("The FIA and NAB raided the office.", "ایف آئی اے اور نیب نے دفتر پر چھاپہ مارا۔"),
        ("Parliament passed the law.", "پارلیمنٹ نے قانون منظور کر لیا۔"),
    ],
)
def test_good_renderings_are_left_alone(english: str, urdu: str) -> None:
    found = flags(english, urdu)
    assert [f for f in found if (f.severity or f.rule.severity) is not Severity.MINOR] == []


def test_a_lost_and_an_added_name() -> None:
    assert codes("Talks with Hamas and Qatar failed.", "حماس سے مذاکرات ناکام ہوئے۔") == ["ENT002"]
    assert codes("The general retired.", "جنرل اور حزب اللہ ریٹائر ہو گئے۔") == ["ENT003"]


def test_wrong_letters() -> None:
    assert codes("The NCOC met on Monday.", "این سی ایچ ڈی کا اجلاس پیر کو ہوا۔") == ["ENT004"]
    assert codes("The NCOC met on Monday.", "این سی او سی کا اجلاس پیر کو ہوا۔") == []
    assert codes("The NCOC met on Monday.", "NCOC کا اجلاس پیر کو ہوا۔") == []


@given(st.text(max_size=60), st.text(alphabet="ابپتسکلمنوی ۔،TU.-’", max_size=60))
def test_never_fails_and_is_repeatable(english: str, urdu: str) -> None:
    first = flags(english, urdu)
    assert first == flags(english, urdu)
    for flag in first:
        assert 0 < flag.confidence <= 1
        for span, text in ((flag.source_span, english), (flag.target_span, urdu)):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the team's data")
def test_few_flags_on_human_translations() -> None:
    lines = (SHARED / "data/dev/ntrex-dev/pairs.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines][:300]
    serious = sum(
        any((f.severity or f.rule.severity) is not Severity.MINOR for f in flags(english, urdu))
        for english, urdu in pairs
    )
    assert serious <= 0.02 * len(pairs)


CHANGED_KIN = [
    (
        "He sailed from Slovenia in May.",
        "وہ مئی میں سلووینیا سے روانہ ہوا۔",
        "وہ مئی میں سلوواکیہ سے روانہ ہوا۔",
    ),
    ("The bridge at Shikarpur is closed.", "شکارپور کا پل بند ہے۔", "خیرپور کا پل بند ہے۔"),
    (
        "Shehbaz Sharif left for Doha.",
        "شہباز شریف دوحہ روانہ ہو گئے۔",
        "نواز شریف دوحہ روانہ ہو گئے۔",
    ),
    ("Imran Khan spoke for an hour.", "عمران خان ایک گھنٹہ بولے۔", "عمران اشرف ایک گھنٹہ بولے۔"),
    (
        "Naseem Shah took the new ball.",
        "نسیم شاہ نے نئی گیند سنبھالی۔",
        "شاہین شاہ نے نئی گیند سنبھالی۔",
    ),
]


@pytest.mark.parametrize(("english", "right", "wrong"), CHANGED_KIN)
def test_a_name_of_the_same_kind_or_family_is_another_name(
    english: str, right: str, wrong: str
) -> None:
    assert codes(english, right) == []
    assert "ENT001" in codes(english, wrong)


def test_a_creed_may_be_told_in_other_words() -> None:
    english, urdu = "An Islamist party won the poll.", "ایک مذہبی جماعت نے انتخاب جیت لیا۔"
    assert codes(english, urdu) == []
    assert codes("The Yorkshire side lost.", "یارک شائر کی ٹیم ہار گئی۔") == []


def test_a_description_may_be_rendered_by_the_name() -> None:
    english = "The graft watchdog arrested two former ministers in Lahore."
    assert codes(english, "نیب نے لاہور میں دو سابق وزرا کو گرفتار کر لیا۔") == []
    assert codes("NEPRA and the graft watchdog met in Lahore.", "نیب کا لاہور میں اجلاس ہوا۔") != []


@pytest.mark.parametrize(
    "row", list(resources.read_tsv("periphrases.tsv")), ids=lambda row: row["english"]
)
def test_every_periphrasis_is_found_with_each_of_its_names(row: dict[str, str]) -> None:
    for english in resources.alternatives(row["english"]):
        for urdu in resources.alternatives(row["urdu"]):
            source, target = periphrases(Pair(f"the {english} met", f"{urdu} ملا"))
            assert source and target, (english, urdu)


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        (
            "Mr Nasir Khosa resigned after the audit of the company.",
            "کمپنی کے آڈٹ کے بعد ناصر کھوسہ نے استعفیٰ دے دیا۔",
            "کمپنی کے آڈٹ کے بعد نصیر کھوسہ نے استعفیٰ دے دیا۔",
        ),
        (
            "The novelist Saleem Durrani won the prize.",
            "ناول نگار سلیم درانی نے انعام جیتا۔",
            "ناول نگار سلمان درانی نے انعام جیتا۔",
        ),
    ],
)
def test_a_name_much_like_another(english: str, right: str, wrong: str) -> None:
    def found(urdu: str) -> list[str]:
        checked = GivenNameCheck().check(Pair(english, urdu), Config())
        return [flag.rule.code for flag in checked]

    assert found(wrong) == ["ENT005"]
    assert found(right) == []


def test_given_names_are_told_apart() -> None:
    rows = list(resources.read_tsv("given_names.tsv"))
    latin = [n for row in rows for n in resources.alternatives(row["english"])]
    assert len(latin) == len(set(latin))
    for row in rows:
        assert all(n.isascii() and n[0].isupper() for n in resources.alternatives(row["english"]))
        urdu = resources.alternatives(row["urdu"])
        assert len(urdu) == len(set(urdu))
        assert all(_is_urdu(form) and " " not in form for form in urdu)
