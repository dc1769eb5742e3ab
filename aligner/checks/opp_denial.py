"""Denials beside a word of an opposite, and beside the Urdu that may be its opposite."""

from __future__ import annotations

from collections.abc import Sequence, Set

from aligner.checks.base import Analysis, Pair
from aligner.checks.neg_cues import DENIES, Cue, cues
from aligner.checks.opp_table import Place
from aligner.lexicon import Link

_TIED = 0.06  # so probable a link ties a denial to its partner
_QUANTIFIERS = frozenset(["most", "many", "few", "some", "several"])
_PLAIN_NO = frozenset(["no", "not", "non", "neither", "nor", "never", "hardly"])
_NEAR, _AFTER = 4, 1  # words between a denial and what it may turn round, forwards and backwards


def turned_round(pair: Pair, place: Place, found: Place) -> tuple[bool, bool]:
    """Whether a denial turns the English word round, and whether one turns the Urdu.

    A negative word with a partner counts only where the partner stands by the other word: the
    rejection of *the lower house rejected the bill* is not that of the house.
    """
    english = _near_denials(pair.source, place)
    urdu = _near_denials(pair.target, found)
    far = any(c not in english and not place.covers(c.start) for c in cues(pair.source))
    near_english = {*_numbers(english), *range(place.start, place.end)}
    near_urdu = {*_numbers(urdu), *range(found.start, found.end)}
    plain = pair.source.norms[max(0, place.start - 1)] in _PLAIN_NO  # also in a name: no confidence
    return (
        plain
        or any(c.kind == "strong" or _stays(pair.links_by_source, c, near_urdu) for c in english),
        any(
            c.end == found.start
            or (_stays(pair.links_by_target, c, near_english) and (c.kind == "strong" or not far))
            for c in urdu
        ),
    )


def _near_denials(text: Analysis, place: Place) -> list[Cue]:
    """Return the denials close enough to turn a word round: before it in English, after in Urdu."""
    ahead, behind = (_NEAR, _AFTER) if text.language == "en" else (_AFTER, _NEAR - 1)
    if text.norms[place.start] in _QUANTIFIERS:
        behind = -1  # most of them never came: most of them all the same
    return [
        c
        for c in cues(text)
        if c.kind in DENIES
        and text.norms[c.start] != "unless"  # opens a clause, and turns no word of it
        and (0 <= place.start - c.end <= ahead or 0 <= c.start - place.end <= behind)
    ]


def _numbers(denials: Sequence[Cue]) -> set[int]:
    return {i for c in denials for i in range(c.start, c.end)}


def _stays(links: dict[int, list[Link]], cue: Cue, near: Set[int]) -> bool:
    partners = [
        {link.source, link.target}
        for at in range(cue.start, cue.end)
        for link in links.get(at, ())
        if link.probability >= _TIED
    ]
    return not partners or any(not p.isdisjoint(near) for p in partners)


def denies(pair: Pair, place: Place, found: Place) -> bool:
    """Whether the Urdu itself denies, as the English does in its own way."""
    denials = [c for c in cues(pair.source) if c.kind != "soft" and not place.covers(c.start)]
    return bool(denials) and any(
        cue.kind != "soft" and found.start < cue.end and cue.start < found.end
        for cue in cues(pair.target)
    )
