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
            "irrealis",
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


@pytest.mark.parametrize(
    ("english", "wrong", "right", "code"),
    [
        (  # one rendering is no excuse for two words that mean the same
            "Cotton prices rose by nine per cent as demand picked up.",
            "طلب بڑھنے سے کپاس کی قیمت میں نو فیصد کمی ہوئی۔",
            "طلب بڑھنے سے کپاس کی قیمت میں نو فیصد اضافہ ہوا۔",
            "OPP001",
        ),
        (  # the other against is that of خلاف
            "The village council agreed to support the drive against weapons.",
            "گاؤں کی کونسل ہتھیاروں کے خلاف مہم کی مخالفت پر متفق ہو گئی۔",
            "گاؤں کی کونسل ہتھیاروں کے خلاف مہم کی حمایت پر متفق ہو گئی۔",
            "OPP001",
        ),
        (  # a length of time stands between the postposition and what it governs
            "He sold the house three weeks before the trial opened in Quetta.",
            "انہوں نے کوئٹہ میں مقدمہ شروع ہونے کے تین ہفتے بعد مکان بیچ دیا۔",
            "انہوں نے کوئٹہ میں مقدمہ شروع ہونے سے تین ہفتے پہلے مکان بیچ دیا۔",
            "OPP001",
        ),
        (  # the rejection is the bill's
            "The lower house rejected the bill.",
            "ایوان بالا نے بل مسترد کر دیا۔",
            "ایوان زیریں نے بل مسترد کر دیا۔",
            "OPP001",
        ),
        (
            "Despite the heat, hundreds joined the march.",
            "گرمی کی وجہ سے سینکڑوں افراد مارچ میں شریک ہوئے۔",
            "گرمی کے باوجود سینکڑوں افراد مارچ میں شریک ہوئے۔",
            "OPP001",
        ),
        (
            "Only licensed drivers may enter the port.",
            "لائسنس یافتہ ڈرائیور بھی بندرگاہ میں داخل ہو سکتے ہیں۔",
            "صرف لائسنس یافتہ ڈرائیور بندرگاہ میں داخل ہو سکتے ہیں۔",
            "OPP001",
        ),
        (  # what is compared with stays the same
            "The mill employs fewer people than it did in May.",
            "مل میں مئی کے مقابلے میں زیادہ لوگ کام کرتے ہیں۔",
            "مل میں مئی کے مقابلے میں کم لوگ کام کرتے ہیں۔",
            "OPP001",
        ),
        (  # لیے tells of a thing and took, not a purpose
            "The club plans to buy two buses for its players.",
            "کلب نے اپنے کھلاڑیوں کے لیے دو بسیں خرید لی ہیں۔",
            "کلب اپنے کھلاڑیوں کے لیے دو بسیں خریدنے کا ارادہ رکھتا ہے۔",
            "OPP003",
        ),
        (  # اگر is that of the English if
            "The union may strike if the talks fail.",
            "اگر مذاکرات ناکام ہوئے تو یونین ہڑتال کرے گی۔",
            "اگر مذاکرات ناکام ہوئے تو یونین ہڑتال کر سکتی ہے۔",
            "OPP003",
        ),
        (  # a plural noun is no subjunctive
            "Better lighting could have saved their lives.",
            "بہتر روشنی سے ان کی جانیں بچ گئیں۔",
            "بہتر روشنی سے ان کی جانیں بچ سکتی تھیں۔",
            "OPP003",
        ),
        (
            "Unless the rent is paid, the owner will evict the family.",
            "کرایہ ادا نہ ہونے پر مالک نے خاندان کو بے دخل کر دیا۔",
            "کرایہ ادا نہ ہوا تو مالک خاندان کو بے دخل کر دے گا۔",
            "OPP003",
        ),
        (
            "The pilot is believed to have misread the chart.",
            "پائلٹ نے نقشہ غلط پڑھا تھا۔",
            "خیال ہے کہ پائلٹ نے نقشہ غلط پڑھا تھا۔",
            "OPP003",
        ),
    ],
)
def test_what_another_word_explains_is_no_excuse(
    english: str, wrong: str, right: str, code: str
) -> None:
    assert code in [f.rule for f in check(english, wrong)]
    assert check(english, right) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("The cabinet survived a motion of no confidence.", "کابینہ تحریک عدم اعتماد سے بچ گئی۔"),
        ("Lack of trust stalled the talks.", "عدم اعتماد نے مذاکرات روک دیے۔"),
        ("There is no doubt about the result.", "نتیجے کے بارے میں یقین ہے۔"),
        ("Fewer men than women applied.", "مردوں سے زیادہ خواتین نے درخواست دی۔"),
        ("The store was closed to visitors.", "سٹور سیاحوں کے لیے بند تھا۔"),
        ("She may have left on Monday.", "وہ پیر کو روانہ ہوئی ہوں گی۔"),
    ],
)
def test_the_same_in_other_words_is_no_error(english: str, urdu: str) -> None:
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


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        ("The team in red won the final.", "ریڈز نے فائنل میں حریف کو ہرا دیا۔"),
        ("His cousin was held in Lahore.", "لاہور میں ان کے چچا کے بیٹے کو حراست میں لیا گیا۔"),
        ("His brother-in-law was held.", "ان کے سسرال کے ایک شخص کو حراست میں لیا گیا۔"),
        ("The wheat is dry.", "گندم کم تر نمی والی ہے۔"),
    ],
)
def test_words_of_several_senses_prove_nothing(english: str, urdu: str) -> None:
    assert check(english, urdu) == []


# English, what is right, what is wrong: the word has no row of opposites.tsv.
LEXICAL = [
    ("The gate was painted hastily before the visit.", "دورے سے پہلے گیٹ عجلت میں رنگا گیا۔",
     "دورے سے پہلے گیٹ اطمینان سے رنگا گیا۔"),
    ("Good carpenters are scarce in the valley.", "وادی میں اچھے بڑھئی کمیاب ہیں۔",
     "وادی میں اچھے بڑھئی بکثرت ہیں۔"),
    ("The old bridge is fragile.", "پرانا پل کمزور ہے۔", "پرانا پل مضبوط ہے۔"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "right", "wrong"), LEXICAL)
def test_the_lexicon_and_the_table_of_antonyms_find_an_opposite(
    english: str, right: str, wrong: str
) -> None:
    assert [f.rule for f in check(english, right)] == []
    assert "OPP001" in [f.rule for f in check(english, wrong)]


def test_a_denied_opposite_is_silent() -> None:
    assert check("Good carpenters are scarce here.", "یہاں اچھے بڑھئی بکثرت نہیں۔") == []


def test_every_row_of_the_antonyms_has_two_ends() -> None:
    rows = list(resources.read_tsv("antonyms.tsv"))
    assert len(rows) >= 1500
    for row in rows:
        ends = [
            {tuple(fold(normalise_word(w)) for w in p.split()) for p in resources.alternatives(c)}
            for c in (row["urdu"], row["opposite"])
        ]
        assert all(ends) and not ends[0] & ends[1], row
        assert all(_STANDARD.fullmatch(p) for c in row.values() for p in resources.alternatives(c))
