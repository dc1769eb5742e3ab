"""Reading numbers: what each manner of writing is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import resources
from aligner.checks.base import Analysis
from aligner.language.numerals import Kind, Number, find_numbers
from aligner.language.numerals_calendar import find_days
from aligner.language.numerals_words import number_words, units
from aligner.language.numerals_writing import urdu_number

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def numbers(text: str, language: str) -> tuple[Number, ...]:
    return find_numbers(Analysis(text, language))


def only(text: str, language: str) -> Number:
    (number,) = numbers(text, language)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five", 25), ("two hundred and fifty thousand", 250_000), ("1,50,000", 150_000),
        ("1,500.50", 1500.5), ("4.5 million", 4_500_000), ("half a million", 500_000),
        ("two and a half million", 2_500_000), ("Rs1.2tr", 1.2e12), ("$3bn", 3e9), ("12k", 12_000),
        ("5 lakh crore", 5e12), ("half a dozen", 6), ("a hundred", 100), ("two dozen", 24),
        ("minus 12", -12), ("2½", 2.5), ("an hour and a half", 1.5), ("15 crore", 150_000_000),
        ("Rs. 2,000", 2000), ("nine hundred ninety-nine", 999), ("three-quarters", 0.75),
        ("two-thirds", 2 / 3), ("one fifth", 0.2), ("1/3", 1 / 3), ("twenty-first", 21),
        ("the 1990s", 1990), ("trebled", 3), ("hundreds of thousands", 100_000),
    ],
)  # fmt: skip
def test_english_values(text: str, value: float) -> None:
    assert only(text, "en").value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("پینتالیس لاکھ", 4_500_000), ("ڈیڑھ لاکھ", 150_000), ("ڈھائی ارب", 2.5e9),
        ("ساڑھے تین سو", 350), ("سوا لاکھ", 125_000), ("سوا دو کروڑ", 22_500_000),
        ("پونے دو سو", 175), ("تین کروڑ 50 لاکھ", 35_000_000), ("2 ہزار 500", 2500),
        ("ایک ہزار ارب", 1e12), ("7 ہزار 200 ارب", 7.2e12),
        ("5،000", 5000), ("۳۔۵", 3.5), ("٣٫٥", 3.5), ("۱۲٬۵۰۰", 12_500),
        ("دو ہزار تیئیس", 2023), ("انیس سو نوے", 1990), ("ایک تہائی", 1 / 3), ("تین چوتھائی", 0.75),
        ("نصف ملین", 500_000), ("تین گنا", 3), ("چھبیسویں", 26), ("21ویں", 21), ("بارھویں", 12),
        ("منفی 12", -12), ("3 روپے 28 پیسے", 3.28), ("درجن", 12), ("چھ ھزار", 6000),
        ("پانچ لاكھ", 500_000), ("دسیوں ہزار", 10_000), ("اڑھائی سو", 250), ("سات اور نصف", 7.5),
    ],
)  # fmt: skip
def test_urdu_values(text: str, value: float) -> None:
    assert only(text, "ur").value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "language", "kind", "unit"),
    [
        ("48pc", "en", Kind.CARDINAL, "percent"), ("48 per cent", "en", Kind.CARDINAL, "percent"),
        ("۴۸٪", "ur", Kind.CARDINAL, "percent"), ("%80", "ur", Kind.CARDINAL, "percent"),
        ("48 فی صد", "ur", Kind.CARDINAL, "percent"), ("US$300", "en", Kind.CARDINAL, "dollar"),
        ("30 امریکی ڈالر", "ur", Kind.CARDINAL, "dollar"),
        ("42-year-old", "en", Kind.CARDINAL, "year"),
        ("42 سالہ", "ur", Kind.CARDINAL, "year"), ("in 1947", "en", Kind.YEAR, ""),
        ("2004ء", "ur", Kind.YEAR, ""), ("نوے کی دہائی", "ur", Kind.DECADE, ""),
        ("COVID-19", "en", Kind.CODE, ""), ("ایف 16", "ur", Kind.CODE, ""),
        ("3 p.m.", "en", Kind.CLOCK, ""), ("شام تین بجے", "ur", Kind.CLOCK, ""),
        ("March 5", "en", Kind.DAY, ""), ("یکم مارچ", "ur", Kind.DAY, ""),
        ("ہزاروں", "ur", Kind.VAGUE, ""), ("fortnight", "en", Kind.HINT, "fortnight"),
    ],
)  # fmt: skip
def test_kinds_and_units(text: str, language: str, kind: Kind, unit: str) -> None:
    number = only(text, language)
    assert number.kind is kind
    assert (number.unit.name if number.unit else "") == unit


@pytest.mark.parametrize(
    ("text", "language", "minutes", "period"),
    [
        ("7.55am", "en", 475, "am"), ("15:00", "en", 180, "pm"), ("half past three", "en", 210, ""),
        ("صبح 7.55 بجے", "ur", 475, "am"), ("ساڑھے تین بجے", "ur", 210, ""),
        ("رات 9 بجے", "ur", 540, "pm"), ("3 بج کر 20 منٹ", "ur", 200, ""),
    ],
)  # fmt: skip
def test_clock_times(text: str, language: str, minutes: float, period: str) -> None:
    number = only(text, language)
    assert (number.value, number.period) == (minutes, period)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("one of them", "en"), ("no one came", "en"), ("second thoughts", "en"),
        ("the eleventh hour", "en"), ("چار دیواری", "ur"), ("ایک دوسرے سے", "ur"),
        ("نو منتخب وزیر", "ur"), ("سات سمندر پار", "ur"), ("اسی رات", "ur"), ("بہتر ہوا", "ur"),
    ],
)  # fmt: skip
def test_idioms_and_doubtful_words_weigh_nothing(text: str, language: str) -> None:
    assert all(n.weight == 0 for n in numbers(text, language))


def test_a_range_shares_its_scale() -> None:
    low, high = numbers("10-15 million", "en")
    assert 10_000_000 in low.values and high.value == 15_000_000
    low, high = numbers("دس سے پندرہ لاکھ", "ur")
    assert 1_000_000 in low.values and high.value == 1_500_000


def test_spans_and_word_indices() -> None:
    analysis = Analysis("The fund lent Rs1.2tr last year.", "en")
    (number,) = find_numbers(analysis)
    assert analysis.text[number.span.start : number.span.end] == "Rs1.2tr"
    assert analysis.words[number.first].text == "Rs1"
    assert analysis.words[number.last].text == "tr"


@given(st.integers(min_value=2, max_value=99), st.sampled_from(["", "سو", "ہزار", "لاکھ", "کروڑ"]))
def test_every_urdu_word_below_a_hundred_reads_back(value: int, scale: str) -> None:
    size = {"": 1, "سو": 100, "ہزار": 1000, "لاکھ": 100_000, "کروڑ": 10_000_000}[scale]
    text = f"{urdu_number(float(value), 'تین')} {scale}".strip()
    assert only(text, "ur").value == value * size


@given(st.integers(min_value=2, max_value=10**12))
def test_written_numbers_read_back(value: int) -> None:
    for like in ("تین لاکھ", "3 لاکھ", "۳،۰۰۰", "٣"):
        written = urdu_number(float(value), like, scale=1e5 if "لاکھ" in like else 1.0)
        assert only(written, "ur").value == pytest.approx(value)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_digits_of_three_scripts_are_one(whole: int, cents: int) -> None:
    text = f"{whole:,}.{cents:02}"
    values = {only(t, "ur").values for t in (text, text.translate(PERSIAN), text.translate(ARABIC))}
    assert len(values) == 1


@given(st.text(alphabet="0123456789۰۵٣,.،۔:/-½ %$سولاکھ یںaRstm", max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    for language in ("en", "ur"):
        analysis = Analysis(text, language)
        for number in find_numbers(analysis):
            assert 0 <= number.span.start < number.span.end <= len(text)
        find_days(analysis)


@pytest.mark.parametrize(
    ("text", "language", "sure"),
    [
        ("in May", "en", True), ("They may go", "en", None), ("long march", "en", False),
        ("مارچ میں", "ur", True), ("لانگ مارچ", "ur", False), ("پیر کے روز", "ur", True),
        ("ہفتے کے دوران", "ur", False), ("جمعرات", "ur", True),
    ],
)  # fmt: skip
def test_calendar_words(text: str, language: str, sure: bool | None) -> None:
    found = [d.sure for d in find_days(Analysis(text, language)) if d.kind != "part"]
    assert found == ([] if sure is None else [sure])


def test_number_words_have_known_kinds_and_values() -> None:
    kinds = {"unit", "scale", "ordinal", "fraction", "prefix", "times", "vague", "hint"}
    for row in resources.read_tsv("number_words.tsv"):
        assert row["language"] in ("en", "ur")
        assert row["kind"] in kinds, row
        assert row["doubtful"] in ("", "yes", "weak"), row
        assert resources.alternatives(row["forms"]), row
    for language in ("en", "ur"):
        assert all(w.values for w in number_words(language).values())
    below = {w.value for w in number_words("ur").values() if w.kind == "unit"}
    assert below >= {float(n) for n in range(100)}


def test_units_have_sizes_and_both_languages() -> None:
    assert len(units()) == sum(1 for _ in resources.read_tsv("units.tsv"))
    for row in resources.read_tsv("units.tsv"):
        assert float(row["size"]) >= 0
        assert row["english"] and row["urdu"], row


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("8.5 million acre-feet of water", "en", "acre_foot"),
        ("8.5 ملین ایکڑ فٹ پانی", "ur", "acre_foot"),
        ("8.5 ایم اے ایف پانی", "ur", "million_acre_foot"),
        ("200 nautical miles away", "en", "nautical_mile"),
        ("200 بحری میل دور", "ur", "nautical_mile"),
        ("200 square miles", "en", "mile"),
        ("40 light-years away", "en", "light_year"),
        ("100 بیسس پوائنٹس", "ur", "basis_point"),
        ("ڈھائی لاکھ کیوسک", "ur", "cusec"),
    ],
)
def test_units_of_several_words(text: str, language: str, unit: str) -> None:
    found = only(text, language).unit
    assert found is not None and found.name == unit


def test_idioms_hold_a_number_word() -> None:
    for row in resources.read_tsv("number_idioms.tsv"):
        words = row["phrase"].split()
        listed = number_words(row["language"])
        assert any(w in listed or numbers(w, row["language"]) for w in words), row


def test_calendar_rows() -> None:
    kinds = {"month": 12, "weekday": 7, "part": 6}
    rows = list(resources.read_tsv("calendar_words.tsv"))
    for kind, count in kinds.items():
        assert sum(r["kind"] == kind for r in rows) == count
    for row in rows:
        forms = {*resources.alternatives(row["english"]), *resources.alternatives(row["urdu"])}
        assert set(resources.alternatives(row["doubtful"])) <= forms, row
