"""The NUM family through its public face: pairs in, flags out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aligner import resources
from aligner.checks.base import Flag, Pair
from aligner.checks.num import CHECKS
from aligner.checks.num_rules import RULES
from aligner.config import Config
from aligner.language.numerals_writing import urdu_number

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def flags(english: str, urdu: str) -> list[Flag]:
    pair = Pair(english, urdu)
    return [flag for check in CHECKS for flag in check.check(pair, Config())]


def codes(english: str, urdu: str) -> list[str]:
    return [f.rule.code for f in flags(english, urdu)]


def page_rows() -> list[tuple[str, str, str, str]]:
    rows = []
    for rule in RULES:
        page = resources.path(f"rules/{rule.code}.md").read_text(encoding="utf-8")
        for line in page.splitlines():
            cells = [c.strip() for c in line.strip("|").split("|")]
            head = cells[0] == "English" or set(cells[0]) <= {"-"}
            if line.startswith("| ") and len(cells) == 3 and not head:
                rows.append((rule.code, *cells))
    return rows  # type: ignore[return-value]


@pytest.mark.parametrize(("code", "english", "wrong", "right"), page_rows())
def test_page_examples(code: str, english: str, wrong: str, right: str) -> None:
    assert code in codes(english, wrong)
    assert codes(english, right) == []


@pytest.mark.parametrize(("code", "english", "wrong", "right"), page_rows())
def test_digit_script_changes_nothing(code: str, english: str, wrong: str, right: str) -> None:
    for urdu in (wrong, right):
        assert codes(english, urdu) == codes(english, urdu.translate(PERSIAN))


EQUAL = [
    ("Rs1.2tr was spent.", "12 کھرب روپے خرچ ہوئے۔"),
    ("Rs1.2tr was spent.", "1.2 ٹریلین روپے خرچ ہوئے۔"),
    ("It cost $300 billion.", "اس پر 3 کھرب ڈالر لاگت آئی۔"),
    ("It cost $300 billion.", "اس پر تین سو ارب ڈالر لاگت آئی۔"),
    ("Half a million people fled.", "پانچ لاکھ افراد نے نقل مکانی کی۔"),
    ("Over 150,000 people came.", "ڈیڑھ لاکھ سے زائد افراد آئے۔"),
    ("Some 225 million rupees were paid.", "ساڑھے بائیس کروڑ روپے ادا کیے گئے۔"),
    ("It lasted two and a half hours.", "یہ ڈھائی گھنٹے جاری رہا۔"),
    ("Many mills closed in the 1990s.", "نوے کی دہائی میں ملیں بند ہو گئیں۔"),
    ("A 42-year-old man was held.", "ایک 42 سالہ شخص کو حراست میں لیا گیا۔"),
    ("About 48pc agreed.", "تقریباً اڑتالیس فی صد نے اتفاق کیا۔"),
    ("Between 10 and 15 million voted.", "ایک کروڑ سے ڈیڑھ کروڑ افراد نے ووٹ دیا۔"),
    ("The 21st century began in 2001.", "اکیسویں صدی 2001ء میں شروع ہوئی۔"),
    ("Half of them, 50 per cent, stayed.", "ان میں سے نصف یعنی 50 فیصد رک گئے۔"),
    ("A quarter of the land is barren.", "25 فیصد زمین بنجر ہے۔"),
    ("One in five children is hungry.", "ہر پانچواں بچہ بھوکا ہے۔"),
    ("The price has doubled.", "قیمت دگنی ہو گئی ہے۔"),
    ("They met at 15:00.", "وہ سہ پہر تین بجے ملے۔"),
    ("They met at half past three.", "وہ ساڑھے تین بجے ملے۔"),
    ("He left a fortnight ago.", "وہ پندرہ دن پہلے چلا گیا۔"),
    ("It ended a decade ago.", "یہ دس سال پہلے ختم ہوا۔"),
    ("Delegates left COP29 early.", "مندوبین کوپ 29 سے جلد چلے گئے۔"),
    ("It rose by Rs3.28 per unit.", "اس میں 3 روپے 28 پیسے فی یونٹ اضافہ ہوا۔"),
    ("The road is 5 miles (8 km) long.", "سڑک 5 میل (8 کلومیٹر) لمبی ہے۔"),
    ("World War II began in 1939.", "دوسری جنگ عظیم 1939 میں شروع ہوئی۔"),
    ("Each family got Rs500,000.", "ہر خاندان کو پانچ پانچ لاکھ روپے ملے۔"),
    ("He left two years before, in March.", "وہ دو سال پہلے مارچ میں چلا گیا۔"),
    ("They talked to one another.", "انہوں نے ایک دوسرے سے بات کی۔"),
    ("Both brothers left.", "دونوں بھائی چلے گئے۔"),
    ("The newly elected mayor spoke.", "نو منتخب میئر نے خطاب کیا۔"),
    ("That very night it rained.", "اسی رات بارش ہوئی۔"),
    ("Prices were better this year.", "اس سال قیمتیں بہتر تھیں۔"),
    ("See https://example.org/2019/11 for details.", "تفصیل کے لیے ویب سائٹ دیکھیں۔"),
]


@pytest.mark.parametrize(("english", "urdu"), EQUAL)
def test_equal_values_in_other_forms_are_silent(english: str, urdu: str) -> None:
    assert codes(english, urdu) == []


def test_message_names_both_values_and_spans() -> None:
    english, urdu = "The club has 38 members.", "کلب کے 37 ارکان ہیں۔"
    (flag,) = flags(english, urdu)
    assert flag.message == "Source says “38”, translation says “37”."
    assert flag.source_span is not None and flag.target_span is not None
    assert english[flag.source_span.start : flag.source_span.end] == "38"
    assert urdu[flag.target_span.start : flag.target_span.end] == "37"
    assert flag.suggestion == "38"


@pytest.mark.parametrize(
    ("english", "urdu", "suggestion"),
    [
        ("It has 38 rooms.", "اس میں ۳۷ کمرے ہیں۔", "۳۸"),
        ("It has 38 rooms.", "اس میں سینتیس کمرے ہیں۔", "اڑتیس"),
        ("It cost Rs45 million.", "اس پر 45 لاکھ روپے لاگت آئی۔", "4.5 کروڑ روپے"),
        ("The judge resigned on Friday.", "جج نے اتوار کو استعفیٰ دیا۔", "جمعہ"),
    ],
)
def test_suggestion_keeps_the_style(english: str, urdu: str, suggestion: str) -> None:
    assert [f.suggestion for f in flags(english, urdu)] == [suggestion]


def test_no_number_no_flag() -> None:
    assert codes("The river rose.", "دریا چڑھ گیا۔") == []
    assert codes("", "") == []


def rows_of(name: str) -> list[list[str]]:
    path = Path(__file__).parents[2] / "shared" / "data" / "dev" / name
    if not path.exists():
        pytest.skip("no shared data")
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [re.split("\t", line) for line in lines]


@pytest.mark.shared
def test_contrast_rows() -> None:
    for kind, english, faithful, wrong in rows_of("contrast.tsv"):
        assert codes(english, faithful) == []
        if kind == "number":
            assert codes(english, wrong)


@pytest.mark.shared
def test_faithful_controls() -> None:
    for english, urdu in rows_of("faithful_controls.tsv"):
        assert codes(english, urdu) == []


STYLES = ("3", "۳", "٣", "تین", "3 لاکھ")


def urdu_of(value: int, style: str) -> str:
    return urdu_number(float(value), style, scale=1e5 if "لاکھ" in style else 1.0)


@given(
    st.integers(min_value=3, max_value=10**11),
    st.integers(min_value=3, max_value=10**11),
    st.sampled_from(STYLES),
)
@example(12_499_999_995, 3, "3 لاکھ")
def test_any_value_is_silent_and_any_other_is_found(value: int, other: int, style: str) -> None:
    english = f"The fund holds {value:,} shares of the company."
    assert codes(english, f"فنڈ کے پاس کمپنی کے {urdu_of(value, style)} حصص ہیں۔") == []
    if other != value:
        assert codes(english, f"فنڈ کے پاس کمپنی کے {urdu_of(other, style)} حصص ہیں۔")


@pytest.mark.parametrize(
    ("english", "faithful", "wrong"),
    [
        (
            "The bombing in Bannu killed nine soldiers and injured 26.",
            "بنوں میں بم دھماکے میں نو فوجی شہید اور 26 زخمی ہو گئے۔",
            "بنوں میں بم دھماکے میں 26 فوجی شہید اور نو زخمی ہو گئے۔",
        ),
        (
            "At least 14 people died and 60 were hurt when the roof fell.",
            "چھت گرنے سے کم از کم 14 افراد جاں بحق اور 60 زخمی ہوئے۔",
            "چھت گرنے سے کم از کم 60 افراد جاں بحق اور 14 زخمی ہوئے۔",
        ),
    ],
)
def test_the_dead_and_the_injured_may_not_change_places(
    english: str, faithful: str, wrong: str
) -> None:
    assert codes(english, faithful) == []
    assert "NUM008" in codes(english, wrong)


RATES = [
    ("The mill grinds 80 tonnes a day.", "مل یومیہ 80 ٹن پیستی ہے۔", "مل سالانہ 80 ٹن پیستی ہے۔"),
    (
        "The council meets every month.",
        "کونسل کا اجلاس ہر ماہ ہوتا ہے۔",
        "کونسل کا اجلاس ہر ہفتے ہوتا ہے۔",
    ),
    ("Drink six cups a day.", "دن میں چھ پیالے پیئیں۔", "ہفتے میں چھ پیالے پیئیں۔"),
    ("It sells at Rs90 per kilogram.", "یہ 90 روپے فی کلو بکتا ہے۔", "یہ 90 روپے فی من بکتا ہے۔"),
    ("The quarterly survey is out.", "سہ ماہی سروے جاری ہو گیا۔", "ششماہی سروے جاری ہو گیا۔"),
]


@pytest.mark.parametrize(("english", "right", "wrong"), RATES)
def test_changed_rate(english: str, right: str, wrong: str) -> None:
    assert codes(english, right) == []
    assert "NUM005" in codes(english, wrong)


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("He waited for a day.", "اس نے ایک دن انتظار کیا، ہر ماہ کی طرح۔"),
        ("They met once a month, 12 times a year.", "وہ سال میں 12 بار ملتے تھے۔"),
        ("It happened one day in a week of rain.", "یہ بارش کے ہفتے میں ایک دن ہوا۔"),
    ],
)
def test_rates_are_silent_where_unsure(english: str, urdu: str) -> None:
    assert "NUM005" not in codes(english, urdu)


EXCHANGED = [
    (
        "Rain of 40mm fell in Kasur and 75mm in Okara.",
        "قصور میں 40 ملی میٹر اور اوکاڑہ میں 75 ملی میٹر بارش ہوئی۔",
        None,
    ),
    (
        "The trench is 12 feet deep and 30 feet long.",
        "خندق 12 فٹ گہری اور 30 فٹ لمبی ہے۔",
        "خندق 30 فٹ گہری اور 12 فٹ لمبی ہے۔",
    ),
    (
        "The opener made 58 off 41 balls.",
        "اوپنر نے 41 گیندوں پر 58 رنز بنائے۔",
        "اوپنر نے 58 گیندوں پر 41 رنز بنائے۔",
    ),
    (
        "Profit rose to Rs7bn from Rs5bn.",
        "منافع 5 ارب روپے سے بڑھ کر 7 ارب روپے ہو گیا۔",
        "منافع 7 ارب روپے سے بڑھ کر 5 ارب روپے ہو گیا۔",
    ),
    (
        "The motion was carried by 91 votes to 34.",
        "قرارداد 34 کے مقابلے میں 91 ووٹوں سے منظور ہوئی۔",
        "قرارداد 91 کے مقابلے میں 34 ووٹوں سے منظور ہوئی۔",
    ),
    (
        "Each family got three blankets and a stove.",
        "ہر خاندان کو تین کمبل اور ایک چولہا ملا۔",
        "ہر خاندان کو ایک کمبل اور تین چولہے ملے۔",
    ),
    (
        "The plant has 14 workers in Gujrat and three in Jhelum.",
        "پلانٹ کے گجرات میں 14 اور جہلم میں تین کارکن ہیں۔",
        "پلانٹ کے گجرات میں تین اور جہلم میں 14 کارکن ہیں۔",
    ),
    (
        "The show will run for six weeks in 12 towns.",
        "شو 12 قصبوں میں چھ ہفتے چلے گا۔",
        "شو چھ قصبوں میں 12 ہفتے چلے گا۔",
    ),
    (
        "The 70-year-old taught his 19-year-old niece to drive.",
        "70 سالہ شخص نے اپنی 19 سالہ بھانجی کو گاڑی چلانا سکھایا۔",
        None,
    ),
    (
        "Debt fell to Rs3bn, down from Rs8bn.",
        "قرض 3 ارب روپے رہ گیا جو پہلے 8 ارب روپے تھا۔",
        "قرض 8 ارب روپے رہ گیا جو پہلے 3 ارب روپے تھا۔",
    ),
    (
        "He finished 41st among 58 runners.",
        "وہ 58 دوڑنے والوں میں 41ویں نمبر پر رہا۔",
        "وہ 41 دوڑنے والوں میں 58ویں نمبر پر رہا۔",
    ),
    (
        "The mill opened in 1951 and closed in 1998.",
        "مل 1951 میں کھلی اور 1998 میں بند ہوئی۔",
        "مل 1998 میں کھلی اور 1951 میں بند ہوئی۔",
    ),
]


@pytest.mark.parametrize(("english", "right", "wrong"), EXCHANGED)
def test_exchanged_numbers(english: str, right: str, wrong: str | None) -> None:
    assert codes(english, right) == []
    if wrong is not None:
        assert codes(english, wrong) != []


def test_a_measure_with_the_article_is_one_of_it() -> None:
    assert "NUM005" in codes("A kilogram of rice costs Rs300.", "ایک من چاول 300 روپے کا ہے۔")
    assert codes("A kilogram of rice costs Rs300.", "ایک کلو چاول 300 روپے کا ہے۔") == []
