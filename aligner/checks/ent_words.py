"""What a single word tells: whether it sounds like another, is a name, or an ordinary word."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.checks.base import Analysis
from aligner.language.english import lemmas
from aligner.language.tokens import Token

SOUND = 0.5  # probability from which a name is traced by its sound
ODD_SOUND = 0.1  # the same for a name that nothing else speaks against
ROUGH = 0.45  # how well the consonants must agree for the sound to be compared at all
ODD_ROUGH = 0.66  # the same by the consonants alone
_ACRONYM = re.compile(r"[A-Z](?:[A-Z&.-]?[A-Z]){1,5}s?$")
_SILENT = re.compile(r"^(?:k(?=n)|w(?=r)|p(?=[sn])|g(?=n))")
_SOFT_C = re.compile(r"c(?=[eiy])")
_JOINED = re.compile(r"(?!Mc|De|La|Le|Di|Du|Mac|Fitz)[A-Z][a-z]+[A-Z]")
_OPENERS = frozenset(".!?:;…“\"'‘’(—–-•*")


@lru_cache(maxsize=100_000)
def sounds_like(english: str, urdu: str, least: float = SOUND) -> bool:
    """Whether an Urdu word may spell an English name; consonants are compared first, for speed."""
    from aligner.lexicon.names import english_skeleton, rough_score, transliteration_score

    if len(english_skeleton(english)) > 1 and rough_score(english, urdu) < ROUGH:
        return False
    return transliteration_score(english, urdu) >= least


def name_parts(text: str) -> list[str]:
    """Return the words of a name of three letters and more, in lower case."""
    return [bare(p) for p in re.split(r"[\s.-]+", text.lower()) if len(p) > 2]


def may_spell(english: str, urdu: str) -> bool:
    """Whether an Urdu word may be an odd spelling of an English one."""
    from aligner.lexicon.names import rough_score

    heard = _SILENT.sub("", _SOFT_C.sub("s", english))
    return (
        max(rough_score(english, urdu), rough_score(heard, urdu)) >= ODD_ROUGH
        or _same_short(heard, urdu)
        or sounds_like(english, urdu, ODD_SOUND)
    )


def _same_short(english: str, urdu: str) -> bool:
    """Whether short words (Knott, ناٹ) have the same two consonants, and the same length."""
    from aligner.lexicon.names import english_skeleton, urdu_skeleton

    skeleton = english_skeleton(english)
    return len(skeleton) == 2 and skeleton == urdu_skeleton(urdu) and len(urdu) <= len(english)


def bare(norm: str) -> str:
    """Return an English word without its possessive ending."""
    norm = norm.replace("’", "'")
    return norm.removesuffix("'s").removesuffix("'")


def acronym_letters(text: str) -> str:
    """Return the capitals of an acronym such as ``TTP``, ``U.S`` or ``MPs``; else nothing."""
    text = bare(text) if text.endswith(("'", "’", "'s", "’s")) else text
    if not _ACRONYM.match(text):
        return ""
    return "".join(c for c in text if c.isupper())


def in_title_case(source: Analysis) -> bool:
    """Whether most English words are capitalised, so that capitals tell nothing."""
    words = [t for t in source.words if t.kind == "latin" and len(t.text) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) > 0.6 * len(words)


def in_capitals(source: Analysis) -> bool:
    """Whether the English is printed in capitals, so that ordinary words look like acronyms."""
    words = [t.text for t in source.words if t.kind == "latin" and len(t.text) > 1]
    return len(words) > 2 and sum(map(str.isupper, words)) > 0.6 * len(words)


def opens_sentence(source: Analysis, start: int) -> bool:
    """Whether what stands at this offset opens a sentence or a quotation."""
    before = source.text[:start].rstrip()
    return not before or before[-1] in _OPENERS


def stands_as_name(source: Analysis, token: Token) -> bool:
    """Whether a capitalised word is a name by its place, and no ordinary word's capital."""
    text = token.text
    if not text[0].isupper() or text.isupper() or len(bare(text)) < 4 or _JOINED.match(text):
        return False
    return not opens_sentence(source, token.start)


@lru_cache(maxsize=20_000)
def is_rare(norm: str) -> bool:
    """Whether the lexicon has no translation of an English word, nor of what it is a form of."""
    from aligner.lexicon import load_lexicon

    return not any(load_lexicon().entries(word) for word in lemmas(norm))


@lru_cache(maxsize=20_000)
def is_ordinary(norm: str) -> bool:
    """Whether the lexicon translates the word otherwise than by spelling it."""
    from aligner.lexicon import load_lexicon

    lexicon = load_lexicon()
    likeliest = [lexicon.translations(word)[:1] for word in lemmas(bare(norm))]
    known = [urdu for best in likeliest for urdu, _ in best]
    return bool(known) and not any(may_spell(norm, urdu) for urdu in known)


@lru_cache(maxsize=20_000)
def is_everyday(urdu: str) -> bool:
    """Whether the lexicon translates the Urdu word, and never by a word that sounds like it."""
    from aligner.lexicon import load_lexicon

    known = load_lexicon().translations(urdu, "ur")
    return bool(known) and not any(sounds_like(word, urdu) for word, _ in known)


@lru_cache(maxsize=20_000)
def is_unknown(urdu: str) -> bool:
    """Whether an Urdu word is no form of any word that the lexicon or the verb list has."""
    from aligner.language.urdu_forms import verb_forms
    from aligner.lexicon import load_lexicon
    from aligner.lexicon.function_words import function_words

    if len(urdu) < 4 or urdu in verb_forms() or urdu in function_words("ur"):
        return False
    return load_lexicon().urdu_id(urdu) < 0
