"""Acronyms spelt in Urdu by the names of their letters: TTP is ٹی ٹی پی, joined or spaced."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from aligner.language.acronyms import names_by_letter
from aligner.language.urdu_forms import fold

_LONGEST = 8


@cache
def _folded() -> dict[str, frozenset[str]]:
    return {letter: frozenset(map(fold, names)) for letter, names in names_by_letter().items()}


def is_acronym(text: str) -> bool:
    """Whether a token is an acronym: two to eight capitals, dots and a plural s aside."""
    bare = _bare(text)
    return 2 <= len(bare) <= _LONGEST and bare.isascii() and bare.isalpha() and bare.isupper()


def _bare(text: str) -> str:
    bare = text.replace("’", "'").removesuffix("'s").replace(".", "")
    return bare[:-1] if len(bare) > 2 and bare[-1] == "s" and bare[:-1].isupper() else bare


@lru_cache(maxsize=10_000)
def acronym_letters(acronym: str) -> tuple[str, ...]:
    """Return the usual Urdu names of an acronym's letters; nothing if it is no acronym."""
    if not is_acronym(acronym):
        return ()
    return tuple(names_by_letter()[letter][0] for letter in _bare(acronym))


@lru_cache(maxsize=10_000)
def _joined(acronym: str) -> str:
    return fold("".join(acronym_letters(acronym)))


def find_acronym(acronym: str, norms: Sequence[str]) -> tuple[int, int] | None:
    """Return where Urdu words spell an acronym by its letters, as ``(first, end)``, or None.

    Written apart (``ٹی ٹی پی``), together (``ٹیٹیپی``) or partly so (``پی ٹیآئی``).
    """
    if not is_acronym(acronym):
        return None
    letters = [_folded()[letter] for letter in _bare(acronym)]
    whole = _joined(acronym)
    for first, norm in enumerate(norms):
        if fold(norm) in letters[0]:
            apart = norms[first : first + len(letters)]
            if len(apart) == len(letters) and all(
                fold(word) in names for word, names in zip(apart, letters, strict=True)
            ):
                return first, first + len(letters)
        if norm[:1] == whole[0]:
            for end in range(first + 1, min(first + len(letters), len(norms)) + 1):
                if fold("".join(norms[first:end])) == whole:
                    return first, end
    return None
