"""What a user did wrong or what is wrong with their file: one line, and exit status 2."""

from __future__ import annotations


class InputError(Exception):
    """Bad use or unreadable input. The message is one line: where, what, and what to do."""
