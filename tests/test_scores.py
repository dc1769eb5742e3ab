"""The scores, on the op-eds of the repository."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import aligner
from aligner import Document, Finding, Severity
from aligner.checks.evaluate import evaluate_key
from aligner.scoring import quality_score

SEEDS = Path(__file__).parents[1] / "seeds"
KEYS = sorted(SEEDS.glob("*.key.json"))


def paragraphs(name: str) -> list[str]:
    return (SEEDS / f"{name}.ur.txt").read_text(encoding="utf-8").split("\n\n")


@pytest.fixture
def check(tmp_path: Path) -> Callable[[str, list[str]], Document]:
    def run(english: str, urdu: list[str]) -> Document:
        target = tmp_path / "ur.txt"
        target.write_text("\n\n".join(urdu), encoding="utf-8")
        return aligner.check(SEEDS / f"{english}.en.txt", target).documents[0]

    return run


def test_a_faithful_op_ed_is_aligned_and_raises_nothing_critical() -> None:
    (document,) = aligner.check(
        SEEDS / "karachi_water.en.txt", SEEDS / "karachi_water.ur.txt"
    ).documents
    assert document.alignment_score >= 90
    assert len(document.paragraph_scores) == 11
    assert all(len(p.source) == len(p.target) == 1 for p in document.paragraph_scores)
    assert [f for f in document.findings if f.severity is Severity.CRITICAL] == []
    assert document.quality_score >= 95


def test_two_unrelated_op_eds(check: Callable[[str, list[str]], Document]) -> None:
    assert check("karachi_water", paragraphs("border_town")).alignment_score <= 20


@pytest.mark.parametrize("place", [2, 5, 8])
def test_one_paragraph_replaced(check: Callable[[str, list[str]], Document], place: int) -> None:
    urdu = paragraphs("karachi_water")
    urdu[place] = paragraphs("border_town")[place]
    scores = {p.source: p.score for p in check("karachi_water", urdu).paragraph_scores}
    assert scores[(place,)] <= 30
    assert min(s for p, s in scores.items() if p and p != (place,)) >= 80


@pytest.mark.parametrize("place", [1, 5, 9])
def test_one_paragraph_dropped(check: Callable[[str, list[str]], Document], place: int) -> None:
    urdu = paragraphs("karachi_water")
    whole = check("karachi_water", urdu).alignment_score
    del urdu[place]
    assert check("karachi_water", urdu).alignment_score <= whole - 5


def test_the_planted_reversal_is_critical_with_both_spans() -> None:
    source, target = SEEDS / "border_town.en.txt", SEEDS / "border_town.ur.txt"
    (document,) = aligner.check(source, target).documents
    urdu = target.read_text(encoding="utf-8")
    (found,) = [
        f
        for f in document.findings
        if f.rule.startswith("ROLE")
        and f.target_span
        and "حملے" in urdu[f.target_span.start : f.target_span.end]
    ]
    assert found.severity is Severity.CRITICAL
    assert found.confidence >= 0.8
    assert found.source_span is not None


def test_the_keys_are_true() -> None:
    """Every keyed text stands in its file, and there are enough planted errors."""
    assert len(KEYS) == 3
    errors = json.loads((SEEDS / "border_town.key.json").read_text(encoding="utf-8"))["errors"]
    assert len(errors) >= 15
    assert len({e["family"] for e in errors}) >= 8
    for key in KEYS:
        assert "errors" in evaluate_key(key)


def test_dropped_and_added_paragraphs_are_found() -> None:
    report = evaluate_key(SEEDS / "empty_classrooms.key.json")
    assert "major     recall 5/5" in report


def finding(severity: Severity, confidence: float) -> Finding:
    return Finding("X001", "x", severity, confidence, "m")


@pytest.mark.parametrize(
    ("severity", "confidence", "words", "score"),
    [
        (Severity.MINOR, 1.0, 100, 99.0),
        (Severity.MAJOR, 0.5, 100, 97.5),
        (Severity.CRITICAL, 0.8, 200, 90.0),
        (Severity.CRITICAL, 1.0, 10, 0.0),
        (Severity.MINOR, 1.0, 0, 0.0),
    ],
)
def test_the_quality_formula(
    severity: Severity, confidence: float, words: int, score: float
) -> None:
    assert quality_score([finding(severity, confidence)], words) == score


def test_nothing_found_is_a_hundred() -> None:
    assert quality_score([], 0) == quality_score([], 50) == 100.0


@pytest.mark.parametrize("name", ["border_town", "empty_classrooms"])
def test_findings_do_not_depend_on_the_script_of_digits(name: str, tmp_path: Path) -> None:
    source = SEEDS / f"{name}.en.txt"
    target = tmp_path / "ur.txt"
    urdu = (SEEDS / f"{name}.ur.txt").read_text(encoding="utf-8")
    found = []
    for digits in ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"):
        target.write_text(urdu.translate(str.maketrans("0123456789", digits)), encoding="utf-8")
        config = aligner.Config(ignore=("TYP", "CON"))
        (document,) = aligner.check(source, target, config=config).documents
        found.append(
            [(f.rule, f.confidence, f.source_span, f.target_span) for f in document.findings]
        )
    assert found[0] == found[1] == found[2] != []
