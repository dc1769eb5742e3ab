"""The gates that decide the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.config import Config
from aligner.document import Document, Finding, Gate, Severity


def fails(finding: Finding, config: Config) -> bool:
    """Whether a finding is severe **and** sure enough to fail the run."""
    if config.fail_on == "never":
        return False
    severe = finding.severity.rank >= Severity(config.fail_on).rank
    return severe and finding.confidence >= config.fail_confidence


def gates(documents: Sequence[Document], config: Config) -> tuple[Gate, ...]:
    """Return every gate that is switched on, with what was measured."""
    failing = sum(fails(f, config) for d in documents for f in d.findings)
    result = []
    if config.fail_on != "never":
        level = config.fail_on if config.fail_on == "critical" else f"{config.fail_on} or graver"
        limit = f"no {level} finding with confidence ≥ {config.fail_confidence:g} is allowed"
        result.append(Gate("findings", limit, f"{failing} found", failing > 0))
    lowest = {
        "quality": (config.fail_under, [d.quality_score for d in documents]),
        "alignment": (config.fail_under_alignment, [d.alignment_score for d in documents]),
        "paragraph": (
            config.fail_under_paragraph,
            [p.score for d in documents for p in d.paragraph_scores],
        ),
    }
    for name, (limit_score, scores) in lowest.items():
        if limit_score is not None:
            worst = min(scores, default=0.0)
            gate = Gate(name, f"at least {limit_score:g}", f"{worst:.1f}", worst < limit_score)
            result.append(gate)
    return tuple(result)
