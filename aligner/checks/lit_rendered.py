"""English idioms that have, or lack, a good rendering in the Urdu; for the other families."""

from __future__ import annotations

from aligner.checks.base import Pair
from aligner.checks.lit import Use, find_idioms


def _is_rendered(pair: Pair, use: Use) -> bool:
    return any(accepted.find_in(pair.target) for accepted in use.idiom.accepted)


def rendered_words(pair: Pair) -> frozenset[int]:
    """Return the indices of the English words in idioms that have a good rendering in the Urdu."""
    return frozenset(
        i
        for use in find_idioms(pair.source)
        if _is_rendered(pair, use)
        for i in range(use.first, use.last + 1)
    )


def rendered_uses(pair: Pair) -> list[tuple[Use, tuple[int, int]]]:
    """Return the English idioms with the first and last Urdu words of their good renderings."""
    found = (
        (use, accepted.find_in(pair.target))
        for use in find_idioms(pair.source)
        for accepted in use.idiom.accepted
    )
    return [(use, place) for use, place in found if place is not None]


def rendered_idioms(pair: Pair) -> list[tuple[int, int]]:
    """Return the first and last Urdu words of good renderings of the English idioms."""
    return [place for _, place in rendered_uses(pair)]


def has_free_idiom(pair: Pair) -> bool:
    """Whether an English idiom has none of its known renderings in the Urdu."""
    return any(not _is_rendered(pair, use) for use in find_idioms(pair.source))
