"""ROLE by slots: two people in each other's places, whatever the predicate."""

from __future__ import annotations

import pytest

from aligner import resources
from aligner.checks.base import Pair
from aligner.checks.role import RoleCheck
from aligner.config import Config
from aligner.roles import english_clause
from aligner.roles.exchange import exchanges, probability
from aligner.roles.slots import SLOTS, fillers


def slots(english: str) -> dict[str, str]:
    clause = english_clause.read(Pair(english, "").source)
    words = [t.text for t in clause.words]
    return {words[f.phrase.last]: f.slot for f in fillers(clause) if f.slot}


@pytest.mark.parametrize(
    ("english", "word", "slot"),
    [
        ("The mayor was serenaded by students.", "mayor", "passive subject"),
        ("The mayor was serenaded by students.", "students", "agent"),
        ("The mayor has serenaded the students.", "mayor", "subject"),
        ("Jakarta's rebuff by Canberra stalled the talks.", "Canberra", "noun agent"),
        ("Jakarta's rebuff by Canberra stalled the talks.", "Jakarta's", "possessor"),
        ("Lyon signed the striker from Ajax.", "Ajax", "from"),
        ("The firm which the tribe had sued was fined.", "firm", "relative object"),
    ],
)
def test_slots_are_read_without_a_table_of_predicates(english: str, word: str, slot: str) -> None:
    assert slots(english)[word] == slot


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        (
            "The senator was heckled by nurses in Quetta.",
            "کوئٹہ میں نرسوں نے سینیٹر پر آوازے کسے۔",
            "کوئٹہ میں سینیٹر نے نرسوں پر آوازے کسے۔",
        ),
        (
            "The teacher received no reply from the minister.",
            "استاد کو وزیر کی طرف سے کوئی جواب نہ ملا۔",
            "وزیر کو استاد کی طرف سے کوئی جواب نہ ملا۔",
        ),
        (
            "The union which the governor had courted walked out.",
            "جس یونین کو گورنر نے رجھایا تھا وہ واک آؤٹ کر گئی۔",
            "جس یونین نے گورنر کو رجھایا تھا وہ واک آؤٹ کر گئی۔",
        ),
        (
            "Two of Karachi's best bowlers were lured away by Lahore.",
            "کراچی کے دو بہترین بولر لاہور نے توڑ لیے۔",
            "لاہور کے دو بہترین بولر کراچی نے توڑ لیے۔",
        ),
    ],
)
def test_exchanged_people_are_found_and_kept_ones_silent(
    english: str, right: str, wrong: str
) -> None:
    assert not list(RoleCheck().check(Pair(english, right), Config()))
    (flag,) = RoleCheck().check(Pair(english, wrong), Config())
    assert flag.rule.code in ("ROLE001", "ROLE004")
    assert flag.source_span and flag.target_span and flag.related


def test_a_verb_of_no_table_is_judged_by_its_slots() -> None:
    english = "The governor was serenaded by fishermen in Gwadar."
    wrong = Pair(english, "گوادر میں گورنر نے ماہی گیروں کو گیت سنائے۔")
    (found,) = exchanges(wrong)
    assert {found.first.filler.slot, found.second.filler.slot} == {"passive subject", "agent"}
    assert found.score >= 2.0
    assert not list(exchanges(Pair(english, "گوادر میں ماہی گیروں نے گورنر کو گیت سنائے۔")))


def test_the_message_names_both_and_their_markers() -> None:
    english = "Lahore signed the bowler from Multan."
    (flag,) = RoleCheck().check(Pair(english, "ملتان نے لاہور سے بولر کی خدمات لے لیں۔"), Config())
    assert "“لاہور سے”" in flag.message and "“ملتان نے”" in flag.message
    assert not list(RoleCheck().check(Pair(english, "لاہور نے ملتان سے بولر لے لیا۔"), Config()))


def test_what_the_readers_of_events_understand_is_left_to_them() -> None:
    beaten = Pair("The army defeated the rebels.", "باغیوں نے فوج سے شکست کھائی۔")
    assert not list(exchanges(beaten))
    met = Pair(
        "Iran's minister met the Turkish president.", "ترک صدر نے ایران کے وزیر سے ملاقات کی۔"
    )
    assert not list(exchanges(met))


def test_a_text_with_one_noun_and_no_pronoun_is_survived() -> None:
    pair = Pair("He called the traders corrupt.", "انہوں نے تاجروں کو بے ایمان کہا۔")
    assert not list(exchanges(pair))


def test_a_goal_without_a_marker_behind_the_source_is_a_reversed_motion() -> None:
    english = "Fog forced the flight to reroute from Lahore to Multan."
    assert not list(
        RoleCheck().check(Pair(english, "دھند نے پرواز کا رخ لاہور سے ملتان موڑ دیا۔"), Config())
    )
    (flag,) = RoleCheck().check(
        Pair(english, "دھند نے پرواز کا رخ ملتان سے لاہور موڑ دیا۔"), Config()
    )
    assert flag.rule.code == "ROLE004"


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        # The other's act told from this side.
        ("Ghana lost to Mali in the final.", "فائنل میں مالی نے گھانا کو ہرا دیا۔"),
        ("The minister drew praise from Germany.", "جرمنی نے وزیر کی تعریف کی۔"),
        # What is joined by "and" shares a slot.
        (
            "The plan was drafted by the army and the police.",
            "منصوبہ فوج اور پولیس نے تیار کیا۔",
        ),
        # A phrase whose head is something else.
        (
            "The donation was blocked by US sanctions.",
            "امریکہ کی پابندیوں نے عطیے کو روک دیا۔",
        ),
        ("The governor's letter to the mayor was leaked.", "میئر کے نام گورنر کا خط افشا ہو گیا۔"),
    ],
)
def test_what_only_looks_exchanged_is_silent(english: str, urdu: str) -> None:
    assert not list(exchanges(Pair(english, urdu)))


def test_counted_slots_and_markers_are_known() -> None:
    rows = list(resources.read_tsv("slot_counts.tsv"))
    assert {row["slot"] for row in rows} == SLOTS
    assert all(int(row["count"]) > 0 for row in rows)
    assert len({(row["slot"], row["marker"]) for row in rows}) == len(rows)
    for slot in SLOTS:
        markers = {row["marker"] for row in rows}
        assert 0.9 < sum(probability(slot, marker) for marker in markers) < 1.1
