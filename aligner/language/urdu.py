"""Urdu letters: one spelling for matching, whatever keyboard a text was typed on.

Only for matching. Findings point into the original text, never into a normalised one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Arabic keyboards' letters, presentation-independent variants, digits of three scripts.
_LETTERS = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ه": "ہ", "ە": "ہ", "ۀ": "ۂ",
    "ة": "ہ", "ۃ": "ہ", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ۂ": "ہ", "ۓ": "ے",
}  # fmt: skip
_DIGITS = {chr(0x660 + i): str(i) for i in range(10)} | {chr(0x6F0 + i): str(i) for i in range(10)}
_DROPPED = (
    [chr(c) for c in range(0x610, 0x61B)]
    + [chr(c) for c in range(0x64B, 0x660)]
    + [chr(c) for c in range(0x6D6, 0x6ED) if chr(c) != "۔"]
    + ["ـ", "\u0670", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\ufeff"]
    + [chr(c) for c in range(0x202A, 0x202F)]
    + [chr(c) for c in range(0x2066, 0x206A)]
)
_TABLE = str.maketrans(_LETTERS | _DIGITS | dict.fromkeys(_DROPPED, ""))
# Nearly every word is in these letters, of which none is changed.
_PLAIN = re.compile("[ءآئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوھہیے]+")


@lru_cache(maxsize=200_000)
def normalise_word(word: str) -> str:
    """Return the matching form of an Urdu word: one letter per sound, no marks, ASCII digits.

    Presentation forms are decomposed (NFKC), آ keeps its madda, ئ stays.
    """
    if not word.isascii():
        if _PLAIN.fullmatch(word):
            return word
        word = unicodedata.normalize("NFKC", word).translate(_TABLE)
    return word.lower()


def is_urdu_letter(char: str) -> bool:
    """Whether the character is a letter of the Arabic script."""
    return (
        "\u0620" <= char <= "\u06d3"
        or "\u06ee" <= char <= "\u06ff"
        or "\u0750" <= char <= "\u077f"
        or "\ufb50" <= char <= "\ufdff"
        or "\ufe70" <= char <= "\ufefc"
    ) and char.isalpha()


def urdu_share(text: str) -> float:
    """Return the share of a text's letters that are of the Arabic script; 0.0 without letters."""
    letters = [c for c in text if c.isalpha()]
    return sum(map(is_urdu_letter, letters)) / len(letters) if letters else 0.0
