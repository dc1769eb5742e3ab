"""The settings of a run, as one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aligner.document import Severity


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. The defaults are those of the command."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    profile: str = "news"
    min_confidence: float = 0.0
    fail_on: str = "critical"
    fail_confidence: float = 0.8
    fail_under: float | None = None
    fail_under_alignment: float | None = None
    fail_under_paragraph: float | None = None
    model: str | None = None
    prompt: str = ""
    encoding: str | None = None
    lock_paragraphs: bool = False
    glossary: str | None = None
    patterns: Mapping[str, str] = field(default_factory=dict)
    latin_allowed: tuple[str, ...] = ()
