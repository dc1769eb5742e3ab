"""Making text of others safe to print on a terminal, and readable where scripts mix."""

from __future__ import annotations

import unicodedata

FSI, PDI = "\u2068", "\u2069"
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """Return the text on one line with control, escape and bidi control characters shown.

    A C0 control becomes its picture (``␛``), any other such character its code point (``⟨202E⟩``).
    """
    return "".join(_show(c) for c in " ".join(text.split()))


def _show(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp"):
        return f"⟨{code:04X}⟩"
    return char


def isolate(text: str) -> str:
    """Return the text made visible, in a first-strong isolate so that its direction stays in it."""
    return f"{FSI}{visible(text)}{PDI}"


def shorten(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Return the parts before, in and after ``text[start:end]``, about ``width`` long together."""
    room = max(0, width - (end - start)) // 2
    left, right = max(0, start - room), min(len(text), end + room)
    before = ("…" if left else "") + text[left:start]
    after = text[end:right] + ("…" if right < len(text) else "")
    return before, text[start:end], after
