"""aligner: find out whether an Urdu text says what its English original says."""

from __future__ import annotations

__version__ = "0.1.0"
