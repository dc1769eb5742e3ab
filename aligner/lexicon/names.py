"""Names across scripts: how likely an Urdu word is an English name's spelling."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from aligner import resources
from aligner.language.urdu_forms import fold

_IMPOSSIBLE = -1e9
_BAND = 3  # letters that a spelling may run ahead or behind
_UNSEEN = -11.0  # the log-probability of a chunk pair that was never seen, less one a letter
_LETTER = -2.9  # the log-probability of a letter of any Urdu word
# Of the logistic curve over the score a letter and the score of the whole name, as fitted by
# tools/train_transliteration.py at one right spelling among 40.
_PER_LETTER, _WHOLE, _BIAS = 1.91, 0.30, -1.44
_ENGLISH = (
    ("tch", "c"), ("sch", "S"), ("ch", "c"), ("sh", "S"), ("kh", "x"), ("gh", "G"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("zh", "z"), ("dh", "d"), ("bh", "b"), ("jh", "j"), ("qu", "k"),
)  # fmt: skip
_ENGLISH_LETTERS = dict(zip("bcdfgjklmnpqrstvwxz", "bkdfgjklmnpkrstvvkz", strict=True))
_URDU_LETTERS = dict(
    zip(
        "بپتٹطثسصجچحخدڈذزضظژرڑشغفقکگلمنںو",
        "bptttsssjchxddzzzzzrrSGfkkglmnnv".replace("h", "h"),
        strict=True,
    )
)
_NEAR = {
    frozenset(p): c
    for p, c in {
        "xk": 0.3, "Gg": 0.2, "gj": 0.4, "cS": 0.4, "ck": 0.4, "sz": 0.3, "sS": 0.5, "bv": 0.6,
        "sk": 0.6, "dt": 0.5, "fv": 0.4, "pf": 0.6, "jz": 0.5, "cs": 0.5, "zS": 0.5, "jy": 0.6,
    }.items()
}  # fmt: skip


@lru_cache(maxsize=50_000)
def english_skeleton(word: str) -> str:
    """Return the consonant classes of an English name."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for letters, code in _ENGLISH:
        word = word.replace(letters, code.upper() if code in "c" else code)
    codes = [
        ("c" if ch == "C" else ch) if ch in "CSxG" else _ENGLISH_LETTERS.get(ch, "") for ch in word
    ]
    return _squeeze(codes)


@lru_cache(maxsize=50_000)
def urdu_skeleton(word: str) -> str:
    """Return the consonant classes of an Urdu word; و counts as one only at the start."""
    codes = [_URDU_LETTERS.get(ch, "") for ch in word]
    return _squeeze([c for i, c in enumerate(codes) if c != "h" and (c != "v" or i == 0)])


def _squeeze(codes: list[str]) -> str:
    kept: list[str] = []
    for code in codes:
        if code and (not kept or kept[-1] != code):
            kept.append(code)
    return "".join(kept)


# Classes of consonants that may stand for one another; a letter read in two ways is in none.
_CLASSES = ("bpبپ", "fف", "kqکقخ", "szسصثزذضظشژ", "tdتٹطدڈ", "rرڑ", "lل", "mم", "nنں")


_SOFT_C = re.compile("c(?=[eiy])")
_CODES = {letter: letters[0] for letters in _CLASSES for letter in letters}


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    """Return the classes of a word's unambiguous consonants, in order; of either script."""
    if word.isascii():
        word = _SOFT_C.sub("s", word.replace("ph", "f").replace("ch", "").replace("x", "ks"))
        word = word.replace("c", "k")
    return _squeeze([_CODES.get(letter, "") for letter in word])


@lru_cache(maxsize=200_000)
def may_spell(english: str, urdu: str) -> bool:
    """Whether words with these consonants can be one name: equal but for one of them."""
    if english == urdu:
        return english != ""
    shorter, longer = (english, urdu) if len(english) < len(urdu) else (urdu, english)
    if not shorter or len(longer) - len(shorter) > 1:
        return False
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :] and len(longer) > 2


@lru_cache(maxsize=100_000)
def rough_score(english: str, urdu: str) -> float:
    """Return, 0 to 1, how well the consonants of two words agree, by their classes."""
    a, b = english_skeleton(english), urdu_skeleton(urdu)
    if len(a) < 2 or len(b) < 2:
        return 0.0
    row = [float(j) for j in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], float(i)
        for j, y in enumerate(b, 1):
            cost = 0.0 if x == y else _NEAR.get(frozenset((x, y)), 1.0)
            gap = 0.3 if x == "v" else 1.0
            last, row[j] = row[j], min(last + cost, row[j] + gap, row[j - 1] + 1.0)
    return max(0.0, 1.0 - row[-1] / max(len(a), len(b)))


Chunks = dict[str, dict[str, float]]


@cache
def _chunks() -> Chunks:
    table: Chunks = {}
    for row in resources.read_tsv("lexicon/transliteration.tsv"):
        table.setdefault(row["english"], {})[row["urdu"]] = float(row["score"])
    return table


def spelling_score(english: str, urdu: str, chunks: Chunks, least: float = -math.inf) -> float:
    """Return how much likelier the folded Urdu is as this name's spelling than as any word.

    Natural logarithms per letter of the longer word; above 0 the spelling explains it better.
    A score below ``least`` need not be exact, only below it: beginnings that fell below are not
    followed, as no chunk's logarithm is above 0.
    """
    english, urdu = f"^{english}$", f"^{urdu}$"
    n, m = len(english), len(urdu)
    background, letters = _LETTER * (m - 2), max(n - 2, m - 2)
    floor = max(least * letters + background - 1e-6, _IMPOSSIBLE + 1)
    singles, doubles = [*urdu, ""], [urdu[j : j + 2] for j in range(m)]
    rows = [[_IMPOSSIBLE] * (m + 3) for _ in range(n + 2)]  # two cells more than are ever read
    rows[0][0] = 0.0
    none: dict[str, float] = {}
    one, two = _UNSEEN - 1, _UNSEEN - 2
    for i in range(n):
        here, row, later = rows[i], rows[i + 1], rows[i + 2]
        get, get_long = chunks.get(english[i], none).get, chunks.get(english[i : i + 2], none).get
        low = max(0, i * m // n - _BAND)
        for j in range(low, min(m, low + 2 * _BAND + 1)):
            so_far = here[j]
            if so_far < floor:
                continue
            single, double = singles[j], doubles[j]
            if (score := so_far + get("", _UNSEEN)) > row[j]:
                row[j] = score
            if (score := so_far + get(single, one)) > row[j + 1]:
                row[j + 1] = score
            if (score := so_far + get(double, two)) > row[j + 2]:
                row[j + 2] = score
            if (score := so_far + get_long("", _UNSEEN)) > later[j]:
                later[j] = score
            if (score := so_far + get_long(single, one)) > later[j + 1]:
                later[j + 1] = score
            if (score := so_far + get_long(double, two)) > later[j + 2]:
                later[j + 2] = score
    return (rows[n][m] - background) / letters


@lru_cache(maxsize=200_000)
def transliteration_score(english: str, urdu: str) -> float:
    """Return, 0 to 1, how surely the Urdu word spells the English name by its sound."""
    a, b = english_skeleton(english), urdu_skeleton(urdu)
    if not a or not b or len(a) > 2 * len(b) + 1 or len(b) > 2 * len(a) + 1:
        return 0.0
    word = english.lower().removesuffix("'s").removesuffix("’s")
    key = fold(urdu)
    score = spelling_score(word, key, _chunks(), 0.0)
    whole = score * max(len(word), len(key))
    if score <= 0:
        return 0.0
    return 1 / (1 + math.exp(-(_PER_LETTER * score + _WHOLE * whole + _BIAS)))
