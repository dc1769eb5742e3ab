"""One error, one flag."""

from __future__ import annotations

import aligner
from aligner import Severity
from aligner.checks.base import Flag, Rule, Span
from aligner.checks.reconcile import reconcile


def flag(
    code: str, source: tuple[int, int] | None, confidence: float = 0.8, **more: Severity
) -> Flag:
    rule = Rule(code, code.lower(), Severity.MAJOR, "")
    span = Span(*source) if source else None
    return Flag(rule, confidence, "m", span, severity=more.get("severity"))


def codes(*flags: Flag) -> list[str]:
    return [f.rule.code for f in reconcile(flags)]


def test_who_knows_why_speaks_for_who_knows_that() -> None:
    assert codes(flag("OMI001", (0, 10)), flag("NUM002", (5, 7))) == ["NUM002"]
    assert codes(flag("NEG001", (3, 9)), flag("OPP001", (3, 9))) == ["OPP001"]
    assert codes(flag("LEX001", (3, 9)), flag("LIT001", (0, 12))) == ["LIT001"]


def test_of_a_phrase_left_out_the_whole_is_told_and_not_its_number() -> None:
    assert codes(flag("OMI001", (0, 40)), flag("NUM002", (5, 7))) == ["OMI001"]
    assert codes(flag("OMI001", (0, 40), 0.6), flag("NUM002", (5, 7))) == ["NUM002"]
    pair = (
        "According to two former officials, the agency tapped the editor's phone for a year.",
        "ادارہ ایک سال تک مدیر کا فون سنتا رہا۔",
    )
    (found,) = aligner.check_pairs([pair])
    (lost,) = [f for f in found if f.severity is not Severity.MINOR]
    assert lost.rule == "OMI001"
    assert "According to two former officials" in lost.message


def test_other_places_and_doubtful_witnesses_leave_a_flag_alone() -> None:
    assert codes(flag("OMI001", (0, 5)), flag("NUM002", (5, 7))) == ["OMI001", "NUM002"]
    minor = flag("NUM002", (0, 5), severity=Severity.MINOR)
    assert codes(flag("OMI001", (0, 5)), minor) == ["OMI001", "NUM002"]


def test_no_translation_leaves_only_what_concerns_form() -> None:
    flags = (flag("MIS001", None), flag("NUM001", (0, 2)), flag("TYP001", (4, 5)))
    assert codes(*flags) == ["MIS001", "TYP001"]


def test_the_same_flag_is_told_once() -> None:
    assert codes(flag("UNT001", (0, 2)), flag("UNT001", (0, 2))) == ["UNT001"]


def test_a_denial_turned_round_is_one_finding() -> None:
    pair = ("The ministry denies the report.", "وزارت رپورٹ کی تصدیق کرتی ہے۔")
    (found,) = aligner.check_pairs([pair])
    assert [f.rule for f in found if f.severity is Severity.CRITICAL] == ["OPP001"]
