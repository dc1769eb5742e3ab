"""What can go wrong with a model, as one exception."""

from __future__ import annotations

from aligner.errors import InputError


class ModelError(InputError, ValueError):
    """A model cannot be found, read or run; the message says what to do about it."""
