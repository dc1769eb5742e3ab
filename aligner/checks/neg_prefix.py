"""Words whose first letters deny their base: *unstable*, *unaudited*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner.checks.base import Analysis, Pair
from aligner.checks.neg_cues import DENIES, Cue, cues, negative_words
from aligner.checks.neg_scope import rendered
from aligner.language import english
from aligner.lexicon import load_lexicon

_PREFIXES = frozenset(["ان", "نا", "بے", "غیر", "بن", "لا"])
_NEAR_AFTER = 4  # words between what is denied and the Urdu's negator
_SHORTEST = 4  # letters of a base
_SURE = 0.2  # so probable is a translation of a base that the table does not have


@dataclass(frozen=True, slots=True)
class Undenied:
    """English word ``word``, of which ``words[first:last + 1]`` of the Urdu render the ``base``."""

    word: int
    first: int
    last: int
    base: str


def base_rendered(pair: Pair, stated: Sequence[Cue]) -> Undenied | None:
    """Return a negative word where the Urdu has what translates its base, undenied."""
    for i, base, renderings in _negatives(pair.source):
        found = rendered(pair, i, base, renderings)
        if found is None or pair.target.norms[max(0, found[0] - 1)] in _PREFIXES:
            continue  # ان بکے, unsold
        if not any(found[0] - 2 <= c.start <= found[1] + _NEAR_AFTER for c in stated):
            return Undenied(i, *found, base)
    return None


def _negatives(source: Analysis) -> Iterator[tuple[int, str, frozenset[tuple[str, ...]]]]:
    """Yield the negative words that nothing denies in turn, with their bases and renderings."""
    for i, norm in enumerate(source.norms):
        base, renderings = negative_words().get(norm, (_participle_base(norm), frozenset()))
        if base and not _is_denied(source, i):
            yield i, base, renderings


@lru_cache(maxsize=20_000)
def _participle_base(norm: str) -> str:
    """Return the verb of a participle that un- denies and the lexicon surely knows, or ""."""
    if not norm.startswith("un") or not norm.endswith("ed"):
        return ""
    if any(_strengths(verb) for verb in english.lemmas(norm)[1:]):
        return ""  # to unveil is no denial of veiling
    bases = english.lemmas(norm[2:])[1:]
    found = (b for b in bases if len(b) >= _SHORTEST and max(_strengths(b), default=0) >= _SURE)
    return next(found, "")


def _strengths(word: str) -> list[float]:
    return list(load_lexicon().entries(word).values())


def _is_denied(source: Analysis, at: int) -> bool:
    """Whether a word is a denial in its own right, or stands just after one (not uncommon)."""
    return any((c.start == at and c.kind in DENIES) or at - 3 < c.end <= at for c in cues(source))
