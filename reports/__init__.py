"""Reports: a run in, a file's content out. One format per file, registered by one line."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from aligner.document import Run

# One line a format: its name, the suffixes that choose it, and its module, which has
# ``render(run: Run) -> str``.
FORMATS: dict[str, tuple[tuple[str, ...], str]] = {
    "text": ((".txt",), "reports.text"),
    "json": ((".json",), "reports.json_report"),
    "html": ((".html", ".htm"), "reports.html"),
}


def format_of(path: Path) -> str | None:
    """Return the name of the format that a file's suffix chooses, or None."""
    suffix = path.suffix.lower()
    return next((name for name, (suffixes, _) in FORMATS.items() if suffix in suffixes), None)


def render(run: Run, name: str) -> str:
    """Return the report of a run in the named format."""
    result: str = import_module(FORMATS[name][1]).render(run)
    return result
