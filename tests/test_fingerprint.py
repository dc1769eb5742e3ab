"""Fingerprints survive what does not concern them and change with what does."""

from __future__ import annotations

from dataclasses import replace

from aligner.document import Finding, Severity, Span
from aligner.fingerprint import stamp, text_hash

TEXTS = [("He left.", "وہ چلا گیا۔"), ("He has 5 cows.", "اس کے پاس 6 گائیں ہیں۔")]
OFFSETS = [(0, 0), (9, 12)]
FINDING = Finding(
    "NUM001", "number-mismatch", Severity.CRITICAL, 0.9, "5 is not 6", None,
    Span(16, 17), Span(22, 23), bead=1,
)  # fmt: skip


def mark(finding: Finding, texts: list[tuple[str, str]], *, neighbours: bool = True) -> str:
    return stamp([finding], texts, OFFSETS, neighbours=neighbours)[0].fingerprint


def test_it_is_frozen() -> None:
    assert mark(FINDING, TEXTS) == "f8e52386ed34bf6a"


def test_it_survives_an_edit_elsewhere_a_new_code_and_new_spacing() -> None:
    first = mark(FINDING, TEXTS)
    assert mark(FINDING, [("She came.", "وہ آئی۔"), TEXTS[1]]) == first
    assert mark(replace(FINDING, rule="NUM002", message="x"), TEXTS) == first
    assert mark(FINDING, [TEXTS[0], ("He has  5 COWS", TEXTS[1][1])]) == first


def test_it_changes_with_the_family_the_source_and_the_flagged_words() -> None:
    first = mark(FINDING, TEXTS)
    assert mark(replace(FINDING, rule="ENT001"), TEXTS) != first
    assert mark(FINDING, [TEXTS[0], ("He has 5 goats.", TEXTS[1][1])]) != first
    assert mark(FINDING, [TEXTS[0], (TEXTS[1][0], "اس کے پاس 7 گائیں ہیں۔")]) != first


def test_equal_ones_are_told_apart_by_the_neighbouring_bead() -> None:
    texts = [TEXTS[1], ("He left.", "وہ چلا گیا۔"), TEXTS[1]]
    pair = [replace(FINDING, bead=0), replace(FINDING, bead=2)]
    offsets = [(9, 12)] * 3
    first, second = stamp(pair, texts, offsets, neighbours=True)
    assert first.fingerprint != second.fingerprint
    assert first.text_hash == second.text_hash == text_hash(*TEXTS[1])
