"""Two denials that make a statement: *has not ruled out*, *not uncommon*.

The Urdu may say the same with two denials or with none; with one of them it says the opposite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.checks.base import Analysis, Pair
from aligner.checks.neg_cues import (
    IMPLICIT,
    STRONG,
    Cue,
    cues,
    found_cues,
    is_prefixed,
    negative_words,
)
from aligner.checks.neg_scope import ENGLISH_CLAUSE, LINKED, border, rendered

_REFUSES = frozenset(["refused", "refuses", "refuse", "declined", "failed", "fails", "fail"])
_WITHIN = 3  # words between what denies and what is denied
_SUBJECT, _NOBODY = 7, frozenset(["no", "neither", "none", "nobody"])  # of a subject
_AFTER = 3  # words between an Urdu word and its negator
# What denies, by its first word, and the Urdu that does so by itself.
_REJECTED = frozenset(["مسترد", "رد", "خارج", "ٹھکرا", "انکار", "تردید"])
_USUAL = {
    **dict.fromkeys(["rule", "rules", "ruled", "ruling", "exclude", "excluded"], _REJECTED),
    **dict.fromkeys(["reject", "rejects", "rejected", "dismiss", "dismissed"], _REJECTED),
    **dict.fromkeys(["deny", "denies", "denied"], frozenset(["انکار", "تردید", "محروم"])),
}
_PREFIXES = frozenset(["بے", "نا", "غیر"])  # written apart from the word that they deny
_NOT = frozenset(["not", "never", "neither", "nobody", "none", "no", "nor", "cannot"])


@dataclass(frozen=True, slots=True)
class Half:
    """Of two English denials ``words[first:last + 1]`` the Urdu has one, at word ``at``."""

    first: int
    last: int
    at: int
    denies: bool  # whether what is left is a negator


def halves(pair: Pair, stated: Sequence[Cue]) -> Half | None:
    """Return a double denial of which the Urdu has one half."""
    strong = [c for c in stated if c.kind == STRONG]
    english = found_cues(pair.source)
    for negator, denial in pairwise(english):
        if not _is_double(pair.source, negator, denial) or len(english) > 2:
            continue
        word = pair.source.norms[denial.start]
        prefixed = word in negative_words()
        alone = is_prefixed(word) and len(stated) == 1
        if (prefixed or denial.kind == IMPLICIT or alone) and not strong:
            at = _linked(pair, denial, stated)
            if at is None:
                at = _known(pair, denial, stated)
            if at is not None:
                return Half(negator.start, denial.end - 1, at, False)
        if prefixed and len(strong) == 1:
            at = _base_denied(pair, denial, strong[0])
            if at is not None:
                return Half(negator.start, denial.end - 1, at, True)
    return None


def _is_double(source: Analysis, negator: Cue, denial: Cue) -> bool:
    word = source.norms[negator.start]
    plain = negator.kind == STRONG and (word in _NOT or word.endswith(("n't", "n’t")))
    plain = plain or (negator.kind == denial.kind == IMPLICIT and word in _REFUSES)
    reach = _SUBJECT if word in _NOBODY else _WITHIN
    near = denial.start - negator.end <= reach
    return (
        plain
        and near
        and not any(border(source, i, ENGLISH_CLAUSE) for i in range(negator.end, denial.start + 1))
    )


def _linked(pair: Pair, denial: Cue, stated: Sequence[Cue]) -> int | None:
    """Return the Urdu word that renders an English denial by a word that denies."""
    targets = {
        x.target
        for i in range(denial.start, denial.end)
        for x in pair.links_by_source.get(i, ())
        if x.probability >= LINKED
    }
    if any(c.kind != IMPLICIT and targets.isdisjoint(range(c.start, c.end)) for c in stated):
        return None
    found = (
        c.start
        for c in cues(pair.target)
        for apart in [len(stated) == 1 and pair.target.norms[c.start] in _PREFIXES]
        if not targets.isdisjoint(range(c.start, c.end + apart))
    )
    return next(found, None)


def _known(pair: Pair, denial: Cue, stated: Sequence[Cue]) -> int | None:
    """Return the Urdu's only denial, where it is the usual rendering of the English one.

    That of *toothless* is any with بے, that of *unexpected* غیر before a rendering of *expected*.
    """
    word, norms = pair.source.norms[denial.start], pair.target.norms
    if len(stated) == 1 and norms[stated[0].start] in _PREFIXES:
        at = stated[0].start
        bases = negative_words()[word][1] if word in negative_words() else frozenset()
        if word.endswith("less") or tuple(norms[at + 1 : at + 2]) in bases:
            return at
    renderings = _USUAL.get(pair.source.norms[denial.start], frozenset())
    found = [c for c in stated if c.kind == IMPLICIT]
    if len(found) == 1 and pair.target.norms[found[0].start] in renderings:
        return found[0].start
    return None


def _base_denied(pair: Pair, denial: Cue, strong: Cue) -> int | None:
    """Return where the Urdu denies what the English word denies: not uncommon, عام نہیں."""
    base, renderings = negative_words()[pair.source.norms[denial.start]]
    found = rendered(pair, denial.start, base, renderings)
    if found is None or not 0 < strong.start - found[1] <= _AFTER:
        return None
    if found[0] and pair.target.norms[found[0] - 1] in _PREFIXES:
        return None  # غیر منصفانہ نہیں
    return strong.start
