"""Names that the Urdu has in a form the gazetteer lacks: misspelt, or described in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from aligner.checks.base import Analysis, Pair, Span
from aligner.language.english import lemmas
from aligner.language.gazetteer import gazetteer
from aligner.language.names import Name
from aligner.language.urdu_forms import fold

_LEAST = 5  # letters of a spelling below which one letter more or less makes another word
_SAME = 0.85  # agreement of consonants from which two words spell one name
_PARTLY = 0.3
_TRANSLATES = 0.05  # lexicon probability from which an Urdu word renders a word of a full name


def misspelling(name: Name, target: Analysis, barred: frozenset[int]) -> Span | None:
    """Return where the Urdu has a name but for one letter; ``barred`` words are other names."""
    words = [fold(t.norm) if t.kind == "urdu" else "" for t in target.words]
    forms = [s for key in name.keys for s in gazetteer().spellings.get(key, ())]
    joined = {text: len(form) for form in forms if len(text := "".join(form)) >= _LEAST}
    for start, end, text in _windows(words):
        if barred.issuperset(range(start, end)):
            continue
        for spelling, size in joined.items():
            if end - start <= size + 1 and _one_letter_off(spelling, text):
                return target.span(start, end - 1)
    return None


def part_spelt(name: Name, target: Analysis) -> bool:
    """Whether the Urdu has one word of a longer name in some spelling, written as one or two."""
    from aligner.lexicon.names import english_skeleton, rough_score

    parts = [p for p in name.text.lower().split() if len(english_skeleton(p)) > 2]
    words = [t.norm if t.kind == "urdu" else "" for t in target.words]
    texts = (*words, *(a + b for a, b in pairwise(words) if a and b))
    return any(rough_score(part, text) > _SAME for part in parts for text in texts)


def begins_alike(english: str, urdu: str) -> bool:
    """Whether an Urdu word begins with a name's consonant and agrees in some others."""
    from aligner.lexicon.names import english_skeleton, rough_score, urdu_skeleton

    first, other = english_skeleton(english)[:1], urdu_skeleton(urdu)[:1]
    return (
        bool(first)
        and (first == other or {first, other} == {"c", "S"})
        and (rough_score(english.lower(), urdu) > _PARTLY)
    )


def _windows(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield stretches of up to four words with their letters."""
    for start in range(len(words)):
        text = ""
        for end in range(start + 1, min(start + 4, len(words)) + 1):
            if not words[end - 1]:
                break
            text += words[end - 1]
            if len(text) >= _LEAST - 1:
                yield start, end, text


def _one_letter_off(one: str, other: str) -> bool:
    """Whether two texts differ by one letter added, left out, changed, or by two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    a, b = one[at:], other[at:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def described(name: Name, pair: Pair) -> bool:
    """Whether the Urdu translates the words that an acronym stands for, most of them."""
    norms = frozenset(pair.target.norms)
    for key in sorted(name.keys):
        for expansion in gazetteer().expansions.get(key, ()):
            known = sum(_rendered(word, norms) for word in expansion)
            if known >= 2 and 3 * known >= 2 * len(expansion):
                return True
    return False


def _rendered(word: str, norms: frozenset[str]) -> bool:
    return not norms.isdisjoint(_renderings(word))


@lru_cache(maxsize=5_000)
def _renderings(word: str) -> frozenset[str]:
    from aligner.lexicon import load_lexicon

    lexicon = load_lexicon()
    return frozenset(
        urdu
        for form in lemmas(word)
        for urdu, probability in lexicon.translations(form)
        if probability >= _TRANSLATES
    )
