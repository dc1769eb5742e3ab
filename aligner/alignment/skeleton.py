"""Consonant skeletons: a name and its transliteration share their consonants.

``Kavanaugh`` and ``کیوانو`` both leave ``kn``; vowels, h and w are written too freely to compare.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENGLISH = [
    (re.compile(pattern), into)
    for pattern, into in (
        (r"'s$|'", ""), (r"^kn", "n"), (r"^wr", "r"), (r"tch", "C"),
        (r"sch|sh|ti(?=on)|ci(?=a)", "S"), (r"ch", "C"), (r"ph", "f"),
        (r"gh(?=t|$)", ""), (r"ck|q", "k"),
        (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"dg(?=e)", "j"), (r"g(?=[ei])", "j"),
        (r"z", "s"),
        (r"[aeiouhwyv]", ""), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip
_CLASSES = {
    "ب": "b", "پ": "p", "تٹط": "t", "ج": "j", "چ": "C", "خقک": "k", "دڈ": "d", "رڑ": "r",
    "زذضظژسصث": "s", "ش": "S", "غگ": "g", "ف": "f", "ل": "l", "م": "m", "نں": "n",
}  # fmt: skip
_URDU = str.maketrans({letter: to for letters, to in _CLASSES.items() for letter in letters})
_URDU_REST = re.compile("[^bptjCkdrsSgflmn]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def urdu_skeleton(word: str) -> str:
    """Return the consonants of a normalised Urdu word; empty for words of other scripts."""
    if word.isascii():
        return ""
    return _DOUBLE.sub(r"\1", _URDU_REST.sub("", word.translate(_URDU)))


@lru_cache(maxsize=200_000)
def english_skeletons(word: str) -> tuple[str, ...]:
    """Return the consonants of a lower-case English word, in the ways it may be read.

    Nothing is returned for words that leave fewer than two consonants.
    """
    if not word.isascii() or not word.replace("'", "").isalpha():
        return ()
    skeleton = word
    for pattern, into in _ENGLISH:
        skeleton = pattern.sub(into, skeleton)
    ways = {skeleton: None, skeleton.replace("j", "g"): None, skeleton.replace("C", "k"): None}
    return tuple(way for way in ways if len(way) >= 2)
