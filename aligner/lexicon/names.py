"""Names across scripts: how likely an Urdu word is an English name's spelling."""

from __future__ import annotations

from functools import lru_cache

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


@lru_cache(maxsize=100_000)
def transliteration_score(english: str, urdu: str) -> float:
    """Return, 0 to 1, how well the Urdu word spells the English name by its sound."""
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
