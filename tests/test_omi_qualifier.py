"""OMI003 and ADD002: qualifiers left out, or added, before their noun."""

from __future__ import annotations

import pytest

from aligner import resources
from aligner.checks.runner import check_pairs
from aligner.config import Config
from aligner.language.patterns import urdu_phrase


def found(english: str, urdu: str) -> list[str]:
    (flags,) = check_pairs([(english, urdu)])
    return [
        english[f.source_span.start : f.source_span.end]
        for f in flags
        if f.rule == "OMI003" and f.source_span
    ]


@pytest.mark.parametrize(
    ("word", "english", "wrong", "right"),
    [
        (
            "retired",
            "A retired judge will head the inquiry into the fire.",
            "آتشزدگی کی تحقیقات کی سربراہی ایک جج کریں گے۔",
            "آتشزدگی کی تحقیقات کی سربراہی ایک ریٹائرڈ جج کریں گے۔",
        ),
        (
            "unarmed",
            "Soldiers shot an unarmed farmer near the border.",
            "فوجیوں نے سرحد کے قریب ایک کسان کو گولی مار دی۔",
            "فوجیوں نے سرحد کے قریب ایک نہتے کسان کو گولی مار دی۔",
        ),
        (
            "Former",
            "Former students of the college have sued the board.",
            "کالج کے طلبہ نے بورڈ پر مقدمہ کر دیا ہے۔",
            "کالج کے سابق طلبہ نے بورڈ پر مقدمہ کر دیا ہے۔",
        ),
    ],
)
def test_a_lost_qualifier_is_found_and_a_kept_one_is_not(
    word: str, english: str, wrong: str, right: str
) -> None:
    assert found(english, wrong) == [word]
    assert found(english, right) == []


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        # said of the noun, not before it
        ("The guards were unarmed and tired.", "محافظ تھکے ہوئے تھے۔"),
        # the noun is not rendered either: that is another rule's finding
        ("The unarmed brigand fled.", "وہ بھاگ گیا۔"),
        # part of a name
        ("He works for Former Soldiers United.", "وہ سولجرز یونائیٹڈ میں کام کرتا ہے۔"),
    ],
)
def test_it_abstains(english: str, urdu: str) -> None:
    assert found(english, urdu) == []


def test_every_row_can_match() -> None:
    rows = list(resources.read_tsv("qualifiers.tsv"))
    assert len(rows) >= 300
    words = [w for row in rows for w in resources.alternatives(row["english"])]
    assert len(words) == len(set(words))
    for row in rows:
        assert row["english"] == row["english"].lower(), row
        phrases = list(map(urdu_phrase, resources.alternatives(row["urdu"])))
        assert len(phrases) >= 3 and all(p.places for p in phrases), row
        added = resources.alternatives(row["added"].partition("~")[0])
        assert set(added) <= set(resources.alternatives(row["urdu"])), row


@pytest.mark.parametrize("word", ["سابق", "مبینہ", "مفرور"])
def test_a_qualifier_is_found_in_the_urdu_alone(word: str) -> None:
    english = "Police stopped the banker at the border."
    plain = "پولیس نے بینکار کو سرحد پر روک لیا۔"
    added = plain.replace("بینکار", f"{word} بینکار")
    said = english.replace("banker", "fugitive former banker, the alleged thief,")
    pairs = [(english, plain), (english, added), (said, added)]
    right, wrong, told = check_pairs(pairs, config=Config(select=("ADD002",)))
    assert list(right) == list(told) == []
    spans = [f.target_span for f in wrong if f.target_span]
    assert [added[span.start : span.end] for span in spans] == [word]
