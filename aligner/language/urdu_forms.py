"""Urdu word forms: what a word may be an inflection of, and one key for its spelling variants."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner import resources
from aligner.language.urdu import normalise_word

# Letters after which ھ marks aspiration (کھا is not کہا); elsewhere it is only another ہ.
_LOOSE_HE = re.compile(r"(?<![بپتٹجچدڈڑکگ])ھ")
# English words in st-, sk-, sp- are written with or without a vowel before them: اسکول, سکول.
_PROSTHETIC = re.compile(r"^اس(?=[ٹکپ]..)")
_INNER_MADDA = re.compile(r"(?<=.)آ")
_FOLDS = str.maketrans({"ئ": "ی", "ء": "", "ۂ": "ہ", "\u0654": ""})
_FOLDED = re.compile("[ئءۂ\u0654ھآ]")  # a word without these is left as it is by the above

# Suffix, the endings a base form may have in its place, and the shortest stem.
_DOUBLE_YE = re.compile("ی{2,}")
_SUFFIXES: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("یوں", ("ی",), 2),
    ("ئیوں", ("ئی",), 1),
    ("ئوں", ("", "و"), 2),
    ("وں", ("", "ا", "ہ", "و", "اں"), 2),
    ("یاں", ("ی",), 2),
    ("ئیں", ("", "ئی"), 2),
    ("یں", ("",), 2),
    ("ے", ("ا", "ہ"), 2),
    ("ات", ("", "ہ", "ت", "ی"), 3),
    ("جات", ("ہ", ""), 3),
    ("ین", ("",), 3),
    ("گان", ("ہ",), 3),
)
# The plural of an English word keeps its s: ڈائریکٹرز, ٹکٹس. Letters that no Urdu word ends in
# before such a letter (آغاز, احساس) are left out.
_ENGLISH_PLURAL = re.compile(r"(?<=.{3}[رنلمڈبگجیو])ز$|(?<=.{2}[ٹکپف])س$")
_BY_LAST_LETTER = {
    letter: tuple(row for row in _SUFFIXES if row[0][-1] == letter)
    for letter in {suffix[-1] for suffix, _, _ in _SUFFIXES}
}
_ENDINGS = (
    "نا", "نے", "نی", "تا", "تے", "تی", "تیں", "ا", "ے", "ی", "یں", "و", "وں", "یے", "یئے", "ئے",
    "یگا", "یگی", "ینگے", "ینگی", "وںگا", "یجیے",
)  # fmt: skip
_VOWEL_ENDINGS = (
    "نا", "نے", "نی", "تا", "تے", "تی", "تیں", "یا", "ئے", "ئی", "ئیں", "و", "وں", "ئیے", "یے",
    "ئیگا", "ئیگی", "ئینگے",
)  # fmt: skip


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the key that all spellings of an Urdu word share.

    ``دھماکہ`` and ``دھماکا``, ``لئے`` and ``لیے``, ``انھیں`` and ``انہیں``, ``علماء`` and ``علما``,
    ``اسکول`` and ``سکول`` have one key each. Only for comparing: the key itself may be no word.
    """
    word = normalise_word(word)
    if word.isascii():
        return word
    if _FOLDED.search(word):
        word = _LOOSE_HE.sub("ہ", _INNER_MADDA.sub("ا", word.translate(_FOLDS)))
    if word.startswith("اس"):
        word = _PROSTHETIC.sub("س", word)
    if len(word) >= 4 and word[-1] == "ہ" and word[-2] not in "اویے":
        word = word[:-1] + "ا"
    return _DOUBLE_YE.sub("ی", word) if len(word) >= 5 and "یی" in word else word


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in resources.read_tsv("urdu_irregular.tsv"):
        for form in map(normalise_word, resources.alternatives(row["forms"])):
            table[form] = (*table.get(form, ()), normalise_word(row["base"]))
    return table


@cache
def verb_forms() -> dict[str, tuple[str, ...]]:
    """Return the infinitives of every form that the roots in ``urdu_verbs.tsv`` give."""
    table: dict[str, tuple[str, ...]] = {}
    rows = list(resources.read_tsv("urdu_verbs.tsv"))
    infinitives = {row["root"] + "نا" for row in rows}
    for row in rows:
        root, infinitive = row["root"], row["root"] + "نا"
        endings = _VOWEL_ENDINGS if root[-1] in "او" else _ENDINGS
        forms = [root + e for e in endings] + ([root] if row["alone"] == "y" else [])
        for form in dict.fromkeys(forms):
            if form not in infinitives:  # جانا is to go, never a form of جاننا
                table[form] = (*table.get(form, ()), infinitive)
    return table


@lru_cache(maxsize=200_000)
def base_forms(word: str) -> tuple[str, ...]:
    """Return the normalised word followed by its possible base forms, likeliest first.

    Rules over-generate: a base form may be no word, so compare it only with real ones.
    A form listed in ``urdu_irregular.tsv`` gives its listed base forms only.
    """
    if (listed := _irregular().get(word)) is not None:
        return tuple(dict.fromkeys((word, *listed, *verb_forms().get(word, ()))))
    forms = [word, *verb_forms().get(word, ())]
    for suffix, bases, shortest in _BY_LAST_LETTER.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            forms += [word[: -len(suffix)] + b for b in bases]
    if word[-1:] in "زس" and _ENGLISH_PLURAL.search(word):
        forms.append(word[:-1])
    if len(word) >= 4 and word.endswith("ہے"):  # شبہے of شبہ
        forms.append(word[:-1])
    return tuple(dict.fromkeys(forms))
