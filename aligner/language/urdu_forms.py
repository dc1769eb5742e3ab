"""Urdu word forms: what a word may be an inflection of."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=200_000)
def base_forms(word: str) -> tuple[str, ...]:
    """Return the normalised word followed by its possible base forms, likeliest first."""
    forms = [word]
    for suffix, bases in (("وں", ("", "ا", "ہ", "ی")), ("یں", ("", "ی")), ("یاں", ("ی",)), ("ے", ("ا", "ہ"))):
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            forms += [word[: -len(suffix)] + b for b in bases]
    return tuple(dict.fromkeys(forms))
