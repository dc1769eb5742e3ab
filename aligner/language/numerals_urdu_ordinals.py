"""Urdu's regular ordinals: a cardinal with -واں or -ویں."""

from __future__ import annotations

from aligner.language.numerals_words import number_words

_ENDINGS = ("ویں", "واں", "وین", "وان")


def ordinal_value(norm: str) -> float | None:
    """Return the rank that a regular ordinal names (پچیسویں is 25), or None."""
    if not norm.endswith(_ENDINGS):
        return None
    words, stem = number_words("ur"), norm[:-3]
    for form in (stem, stem.replace("ھ", "ہ"), stem + "ہ", stem[:-1] + "ہ"):
        word = words.get(form)
        if word is not None and word.kind in ("unit", "scale") and word.value > 3:
            return word.value
    return None
