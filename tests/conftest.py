"""Fixtures that several tests share."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from aligner.document import (
    Bead,
    Document,
    Finding,
    Gate,
    Paragraph,
    ParagraphScore,
    Run,
    Sentence,
    Severity,
    Signature,
    Span,
    Text,
)

if "ALIGNER_CACHE" not in os.environ:  # tables are kept for the tests alone, not in the home folder
    os.environ["ALIGNER_CACHE"] = tempfile.mkdtemp(prefix="aligner-tests-")
    atexit.register(shutil.rmtree, os.environ["ALIGNER_CACHE"], ignore_errors=True)

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's development data beside the checkout; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the development data is not beside this checkout")
    return SHARED


def text_of(name: str, language: str, *sentences: str) -> Text:
    """A text of one paragraph."""
    whole = " ".join(sentences)
    units, at = [], 0
    for sentence in sentences:
        units.append(Sentence(sentence, at, at + len(sentence)))
        at += len(sentence) + 1
    owners = (0,) * len(units)
    return Text(name, language, whole, (Paragraph(0, len(whole)),), tuple(units), owners)


@pytest.fixture
def small_run() -> Run:
    """A run with hostile names and texts, and one finding of each severity."""
    source = text_of(
        "en<script>.txt",
        "en",
        "The town saw 12 attacks.",
        "<img src=x onerror=alert(1)> 😀 & so on.",
    )
    target = text_of("ur.txt", "ur", "قصبے نے 12 حملے کیے۔", "😀 وغیرہ وغیرہ۔")
    critical = Finding(
        "ROLE001", "role-reversed", Severity.CRITICAL, 0.9, "source says saw; translation کیے",
        "قصبے پر 12 حملے ہوئے", Span(4, 16), Span(0, 19), (), 0, "0" * 16, "a" * 16,
    )  # fmt: skip
    minor = Finding(
        "TYP001", "letter", Severity.MINOR, 0.5, "<b>bold</b>", None, Span(54, 55), Span(23, 28),
        (), 1, "1" * 16, "b" * 16,
    )  # fmt: skip
    document = Document(
        source, target, (Bead((0,), (0,), 0.97), Bead((1,), (1,), 0.9)), (critical, minor),
        93.0, (ParagraphScore((0,), (0,), 93.0, 9),), 40.0, 9,
    )  # fmt: skip
    gate = Gate("findings", "no finding from critical", "1 found", failed=True)
    return Run((document,), Signature("0", "model@1", "r", "c"), (gate,))
