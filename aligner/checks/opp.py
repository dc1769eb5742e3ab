"""OPP: opposites and shifts of meaning, by a table of axes with both ends in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from aligner.checks.base import Check, Flag, Pair, Rule
from aligner.checks.neg_cues import cues
from aligner.checks.opp_mood import CertaintyCheck
from aligner.checks.opp_table import Place, Row, english_places, may_hold, rows, urdu_places
from aligner.config import Config
from aligner.document import Severity
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word

OPPOSITE = Rule(
    "OPP001",
    "opposite-meaning",
    Severity.CRITICAL,
    "The Urdu says the opposite of an English word.",
)
SHIFT = Rule(
    "OPP002",
    "shifted-meaning",
    Severity.MAJOR,
    "The Urdu says another member of the same series: son for daughter, injured for killed.",
)

_OWN = 0.1  # a word pair at least this probable may be the English word's own rendering
_OTHER = 0.06  # … or explain the Urdu opposite by another English word
_PARTIES = frozenset(["from", "to", "by", "against"])  # … brings in who else takes part
_LESSENERS = frozenset(["less", "least", "unless", "anything"])  # less common is غیر معمولی
_GOVERNED = 5  # words after a preposition, and before a postposition, that it may govern
_NEAR, _AFTER = 4, 1  # words between a denial and what it may turn round, forwards and backwards


class OppositesCheck(Check):
    """Finds an English word rendered by what means its opposite."""

    rules = (OPPOSITE, SHIFT)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a word without a rendering of its own where its opposite stands unexplained."""
        del config
        source = english_places(pair.source)
        turned = {end for place in source for end in place.turned}
        if not source or not may_hold(pair.target, turned):
            return
        target = urdu_places(pair.target)
        used: set[int] = set()
        for place in source:
            flag = _compare(pair, place, source, target, used)
            if flag is not None:
                yield flag


def _compare(
    pair: Pair, place: Place, source: Sequence[Place], target: Sequence[Place], used: set[int]
) -> Flag | None:
    turned = place.turned
    if any(not turned.isdisjoint(other.ends) for other in source):
        return None
    found = [t for t in target if t.start not in used and not turned.isdisjoint(t.clear)]
    if not found or any(_renders(pair, place, t) for t in target):
        return None
    kinds = {rows()[row].kind for row, _ in place.ends}
    if _turns_legally(pair, place, kinds):
        return None
    found = [
        t
        for t in found
        if not any(_renders(pair, other, t) for other in source)
        and not _explained(pair, place, t)
        and not _denies(pair, place, t)
        and ("relation" not in kinds or _governs(pair, place, t))
    ]
    if not found or _own_rendering(pair, place, found):
        return None
    best = max(found, key=lambda t: (_closeness(pair, place, t), -t.start))
    denied = _denied(pair, place)
    if denied != _denied_target(pair, best):
        return None
    used.add(best.start)
    end = next(e for e in best.clear if e in turned)
    return _flag(pair, place, best, rows()[end[0]], 0.2 if denied else 0.0)


def _turns_legally(pair: Pair, place: Place, kinds: Set[str]) -> bool:
    """Whether the opposite may be right.

    B buys for A sells; more B than A for less A than B; uncommon for less common.
    """
    if "converse" in kinds and not _PARTIES.isdisjoint(pair.source.norms):
        return True
    if pair.source.norms[place.start] in ("less", "fewer"):
        return "than" in pair.source.norms[place.end + 1 :]
    return not _LESSENERS.isdisjoint(pair.source.norms[max(0, place.start - 2) : place.start])


def _renders(pair: Pair, place: Place, at: Place) -> bool:
    """Whether the Urdu at a place may render the English word.

    A vague rendering counts only where no other English word explains it; the far end of another
    row, which may hold several words (weekly, monthly), only where it is no opposite.
    """
    shared = place.own.intersection(at.ends)
    if not shared:
        return False
    if all(side for _, side in shared) and not place.turned.isdisjoint(at.clear):
        return all(side for _, side in place.ends)
    return not shared.isdisjoint(at.clear) or not _explained(pair, place, at)


def _governs(pair: Pair, place: Place, found: Place) -> bool:
    """Whether what follows an English preposition stands before the Urdu postposition.

    *A before B* and *A کے بعد B* mean the same: only B before the postposition makes it an error.
    """
    before = range(max(0, found.start - _GOVERNED), found.start)
    after = range(place.end, min(len(pair.source.words), place.end + _GOVERNED))
    return any(
        link.target in before and link.probability >= _OTHER
        for i in after
        if not is_function_word(pair.source.norms[i], "en")
        for link in pair.links_by_source.get(i, ())
    )


def _explained(pair: Pair, place: Place, found: Place) -> bool:
    """Whether another English word translates the Urdu, or part of it."""
    lexicon = load_lexicon()
    numbers = {
        lexicon.urdu_id(pair.target.norms[j])
        for j in range(found.start, found.end)
        if found.end - found.start == 1 or not is_function_word(pair.target.norms[j], "ur")
    }
    for i, norm in enumerate(pair.source.norms):
        if place.covers(i) or is_function_word(norm, "en"):
            continue
        entries = lexicon.entries(norm)
        if any(entries.get(n, 0.0) >= _OTHER for n in numbers):
            return True
    return False


def _own_rendering(pair: Pair, place: Place, found: Sequence[Place]) -> bool:
    """Whether the lexicon knows any word of the Urdu, the opposite apart, as the English word's."""
    if place.end - place.start > 1:
        return False
    lexicon = load_lexicon()
    entries = lexicon.entries(pair.source.norms[place.start])
    return any(
        entries.get(lexicon.urdu_id(norm), 0.0) >= _OWN
        for j, norm in enumerate(pair.target.norms)
        if not is_function_word(norm, "ur") and not any(f.covers(j) for f in found)
    )


def _denied(pair: Pair, place: Place) -> bool:
    """Whether a denial in the English stands close enough to turn the word round."""
    return any(
        c.kind != "soft"
        and (0 <= place.start - c.end <= _NEAR or 0 <= c.start - place.end <= _AFTER)
        for c in cues(pair.source)
    )


def _denied_target(pair: Pair, found: Place) -> bool:
    return any(
        cue.kind != "soft"
        and (0 <= cue.start - found.end < _NEAR or 0 <= found.start - cue.end <= _AFTER)
        for cue in cues(pair.target)
    )


def _denies(pair: Pair, place: Place, found: Place) -> bool:
    """Whether the Urdu itself denies, as the English does in its own way."""
    denials = [c for c in cues(pair.source) if not place.covers(c.start)]
    return bool(denials) and any(
        cue.kind != "soft" and found.start < cue.end and cue.start < found.end
        for cue in cues(pair.target)
    )


def _closeness(pair: Pair, place: Place, found: Place) -> float:
    """Return how close the Urdu stands to where the English words around are translated."""
    at = [
        link.target
        for i in range(max(0, place.start - 3), min(len(pair.source.words), place.end + 3))
        for link in pair.links_by_source.get(i, ())
        if link.probability >= 0.2
    ]
    return -min((abs(t - found.start) for t in at), default=len(pair.target.words))


def _flag(pair: Pair, place: Place, found: Place, row: Row, doubt: float) -> Flag:
    source_span = pair.source.span(place.start, place.end - 1)
    target_span = pair.target.span(found.start, found.end - 1)
    said, urdu = pair.source.quote(source_span), pair.target.quote(target_span)
    if row.kind != "shift":
        message = f"Source says “{said}”, translation says “{urdu}”, the opposite."
    else:
        message = f"Source says “{said}”, translation says “{urdu}”, which is something else."
    distance = -_closeness(pair, place, found)
    return Flag(
        SHIFT if row.kind == "shift" else OPPOSITE,
        (0.8 if distance <= 4 else 0.6) - doubt,
        message,
        source_span,
        target_span,
        severity=row.severity,
    )


CHECKS = (OppositesCheck(), CertaintyCheck())
