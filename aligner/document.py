"""What flows through the program: texts, sentences, beads, findings, runs.

All classes are frozen. Every position is a code-point offset into the original text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MAX_SEGMENT = 100_000
"""Code points of a segment above which it is shown and flagged, but not checked."""


class Side(StrEnum):
    """Which of the two texts a span lies in."""

    SOURCE = "source"
    TARGET = "target"


class Severity(StrEnum):
    """What an error costs the reader, in MQM's terms."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return _RANKS[self]

    @property
    def weight(self) -> int:
        """The MQM penalty: minor 1, major 5, critical 25."""
        return _WEIGHTS[self]


_RANKS = {Severity.MINOR: 0, Severity.MAJOR: 1, Severity.CRITICAL: 2}
_WEIGHTS = {Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Location:
    """A place inside a container format: a part (``body``, ``table 1``) and a paragraph index."""

    part: str
    index: int


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that a finding points at."""

    side: Side
    span: Span
    note: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: ``text[s.start:s.end] == s.text``, stripped of outer space."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text, by its offsets; ``location`` is set for container formats."""

    start: int
    end: int
    kind: str = "text"  # "text" | "heading"
    location: Location | None = None
    continues: bool = False  # the reader thinks the previous paragraph's last sentence runs on here


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a document: what was read, and its units."""

    name: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...] = ()
    owners: tuple[int, ...] = ()  # the paragraph each sentence belongs to


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of source sentences aligned to a group of target sentences, by index.

    ``score`` in [0, 1] is how sure the alignment is of the bead.
    ``moved`` marks a pair found out of order, after the monotone pass.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    moved: bool = False

    @property
    def kind(self) -> str:
        """The bead's shape, such as ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One flag raised on one bead. Spans are places in the original texts, or None."""

    rule: str
    name: str
    severity: Severity
    confidence: float
    message: str
    suggestion: str | None = None
    source_span: Span | None = None
    target_span: Span | None = None
    related: tuple[Related, ...] = ()
    bead: int = 0
    fingerprint: str = ""
    text_hash: str = ""
    source_location: Location | None = None
    target_location: Location | None = None


@dataclass(frozen=True, slots=True)
class ParagraphScore:
    """How surely one aligned paragraph's Urdu is the translation of its English, 0 to 100."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    words: int


@dataclass(frozen=True, slots=True)
class SegmentReference:
    """sacrebleu's scores of one bead's Urdu against the reference."""

    bead: int
    reference: str
    chrf: float
    bleu: float
    ter: float


@dataclass(frozen=True, slots=True)
class ReferenceScores:
    """sacrebleu's scores of a document against an approved translation, with its signatures."""

    name: str
    chrf: float
    bleu: float
    ter: float
    signatures: dict[str, str]
    segments: tuple[SegmentReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A checked pair of texts."""

    source: Text
    target: Text
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    alignment_score: float
    paragraph_scores: tuple[ParagraphScore, ...]
    quality_score: float
    source_words: int
    silenced: int = 0
    reference: ReferenceScores | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """What produced a run: versions, resources, configuration. Every output carries it."""

    version: str
    model: str
    resources: str
    config: str

    def __str__(self) -> str:
        return (
            f"aligner:{self.version}|model:{self.model}"
            f"|resources:{self.resources}|config:{self.config}"
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of the exit code: its name, limit, what was measured, and whether it failed."""

    name: str
    limit: str
    measured: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Run:
    """The result of one call of the program."""

    documents: tuple[Document, ...]
    signature: Signature
    gates: tuple[Gate, ...] = field(default=())
