"""aligner: find out whether an Urdu text says what its English original says.

The public API, imported on first use so that ``import aligner`` is instant::

    aligner.split(text, "en" | "ur") -> list[Sentence]
    aligner.embed(sentences) -> numpy.ndarray            # (n, d) float32
    aligner.align(source, target) -> list[Bead]
    aligner.check_pairs(pairs, config=None) -> list[list[Finding]]
    aligner.check(source, target=None, config=None) -> Run
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "split": "aligner.splitting",
    "embed": "aligner.embedding",
    "align": "aligner.alignment",
    "check_pairs": "aligner.checks.runner",
    "check": "aligner.pipeline",
    "Config": "aligner.config",
    "InputError": "aligner.errors",
} | dict.fromkeys(
    ("Bead", "Document", "Finding", "Location", "Related", "Run", "Sentence", "Severity",
     "Side", "Signature", "Span", "Text"),
    "aligner.document",
)  # fmt: skip

if TYPE_CHECKING:
    from aligner.alignment import align
    from aligner.checks.runner import check_pairs
    from aligner.config import Config
    from aligner.document import (
        Bead,
        Document,
        Finding,
        Location,
        Related,
        Run,
        Sentence,
        Severity,
        Side,
        Signature,
        Span,
        Text,
    )
    from aligner.embedding import embed
    from aligner.errors import InputError
    from aligner.pipeline import check
    from aligner.splitting import split

__all__ = [
    "Bead", "Config", "Document", "Finding", "InputError", "Location", "Related", "Run",
    "Sentence", "Severity", "Side", "Signature", "Span", "Text",
    "align", "check", "check_pairs", "embed", "split",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
