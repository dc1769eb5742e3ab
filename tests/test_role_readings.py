"""ROLE: constructions of both languages in which the places are read, one pair each."""

from __future__ import annotations

import pytest

from aligner import resources
from aligner.checks.base import Analysis, Pair
from aligner.checks.role import RoleCheck
from aligner.config import Config
from aligner.roles import english
from aligner.roles.frames import table


def codes(source: str, target: str) -> list[str]:
    return [flag.rule.code for flag in RoleCheck().check(Pair(source, target), Config())]


# English, what is right, what is wrong: one construction each.
PAIRS = [
    # a progressive is no رہا ہونا
    ("The wolves are being chased by the dogs.", "کتے بھیڑیوں کا پیچھا کر رہے ہیں۔",
     "بھیڑیے کتوں کا پیچھا کر رہے ہیں۔"),
    # نہیں stands for the copula
    ("The farmers do not trust the mill owners.", "کسانوں کو مل مالکان پر بھروسا نہیں۔",
     "مل مالکان کو کسانوں پر بھروسا نہیں۔"),
    # a subject with what belongs to it
    ("The old school borrows books from the college.", "پرانا اسکول کالج سے کتابیں ادھار لیتا ہے۔",
     "شہر کا کالج اسکول سے کتابیں ادھار لیتا ہے۔"),
    # a head without a link, an apposition
    ("Norway was annexed by its neighbour, Sweden.", "ناروے کو اس کے ہمسائے سویڈن نے ضم کر لیا۔",
     "ناروے نے اپنے ہمسائے سویڈن کو ضم کر لیا۔"),
    # بیٹھنا takes no نے
    ("The guard mistook the farmer for a thief.", "محافظ کسان کو چور سمجھ بیٹھا۔",
     "کسان محافظ کو چور سمجھ بیٹھا۔"),
    # a verb that is nothing else, behind a plural
    ("Farmers in the valley resent the traders.", "وادی کے کسان تاجروں سے نالاں ہیں۔",
     "تاجر وادی کے کسانوں سے نالاں ہیں۔"),
    # a subject handed on
    ("Spain is likely to extradite the banker to Peru.",
     "امکان ہے کہ اسپین بینکار کو پیرو کے حوالے کر دے گا۔",
     "امکان ہے کہ پیرو بینکار کو اسپین کے حوالے کر دے گا۔"),
    # a noun parted from its copula
    ("Malta relies on Libya for gas.", "گیس کے لیے مالٹا کا انحصار لیبیا پر ہے۔",
     "گیس کے لیے لیبیا کا انحصار مالٹا پر ہے۔"),
    # what is left with چھوڑ کر
    ("The singer defected from Cuba to Mexico.", "گلوکار کیوبا چھوڑ کر میکسیکو میں جا بسا۔",
     "گلوکار میکسیکو چھوڑ کر کیوبا میں جا بسا۔"),
    # what is preferred, what something is mistaken for
    ("The villagers prefer tea to coffee.", "گاؤں والے کافی پر چائے کو ترجیح دیتے ہیں۔",
     "گاؤں والے چائے پر کافی کو ترجیح دیتے ہیں۔"),
    # a preposition that the passive leaves behind
    ("The union was spied on by the police.", "پولیس یونین کی جاسوسی کرتی رہی۔",
     "یونین پولیس کی جاسوسی کرتی رہی۔"),
    # modifiers in each other's places
    ("Rural doctors envy their urban colleagues.", "دیہی ڈاکٹر اپنے شہری ساتھیوں پر رشک کرتے ہیں۔",
     "شہری ڈاکٹر اپنے دیہی ساتھیوں پر رشک کرتے ہیں۔"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "right", "wrong"), PAIRS)
def test_the_construction_is_read(source: str, right: str, wrong: str) -> None:
    assert codes(source, right) == []
    assert codes(source, wrong) != []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # each asks the other
        ("The union asked the mill to act, and the mill asked the union.",
         "یونین نے مل سے کارروائی کے لیے کہا، اور مل نے یونین سے۔"),
        # coins are found by somebody: ملنا
        ("The Roman coins were found by a farmer.", "روم کے یہ سکے ایک کسان کو ملے۔"),
        # two kinds of water
        ("Warm water is better than cold water.", "گرم پانی ٹھنڈے پانی سے بہتر ہے۔"),
        # one noun for both
        ("Rich users are subsidising poor ones.", "امیر صارفین غریب صارفین کو سبسڈی دے رہے ہیں۔"),
    ],
)  # fmt: skip
def test_what_is_right_is_silent(source: str, target: str) -> None:
    assert codes(source, target) == []


@pytest.mark.parametrize(
    ("source", "agent"),
    [
        ("The newly formed team beat the guests.", "team"),
        ("Her coach had himself been trained by a monk.", "monk"),
        ("The pilots are expected to sue the airline.", "pilots"),
    ],
)
def test_who_acts_is_found(source: str, agent: str) -> None:
    pair = Pair(source, "")
    words = pair.source.norms
    heads = {
        words[phrase.last]
        for event in english.events(pair.source)
        for phrase in event.places.get("A", ())
    }
    assert agent in heads


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("The officers have since been accused of fraud.", "accuse"),
        ("The party withdrew its support from the governor.", "withdraw_support"),
    ],
)
def test_what_stands_inside_a_predicate_is_passed_over(text: str, concept: str) -> None:
    (event,) = english.events(Analysis(text, "en"))
    assert event.concept == concept


def test_every_plain_verb_is_a_verb_of_the_table() -> None:
    verbs = [row["verb"] for row in resources.read_tsv("plain_verbs.tsv")]
    assert len(verbs) == len(set(verbs)) >= 1000
    assert all(verb in table().english and verb.islower() for verb in verbs)
