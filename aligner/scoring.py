"""The quality score. The alignment score is in ``aligner.alignment.score``."""

from __future__ import annotations

from collections.abc import Iterable

from aligner.document import Finding, Text
from aligner.language.tokens import tokenize


def count_words(text: Text) -> int:
    """Return how many words (not marks) the sentences of a text hold."""
    return sum(1 for s in text.sentences for t in tokenize(s.text) if t.kind != "mark")


def quality_score(findings: Iterable[Finding], source_words: int) -> float:
    """Return 100 − 100 × Σ(weight × confidence) ÷ source words, at least 0.

    Weights are MQM's: minor 1, major 5, critical 25. It counts flags, not confirmed errors, and
    a short text is punished harder than a long one, so show the word count beside it. A text
    without words scores 100 when nothing was found and 0 otherwise.
    """
    penalty = sum(f.severity.weight * f.confidence for f in findings)
    if source_words == 0:
        return 0.0 if penalty else 100.0
    return round(max(0.0, 100.0 - 100.0 * penalty / source_words), 1)
