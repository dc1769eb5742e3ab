"""ENT: names of people, places, peoples and organisations that changed, vanished or appeared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.checks.base import Check, Flag, Pair, Rule, Severity, Span
from aligner.checks.ent_gaps import Gap, Gaps, resembles
from aligner.checks.ent_people import namesakes, replaced_by
from aligner.checks.ent_spelling import begins_alike, described, misspelling, part_spelt
from aligner.checks.ent_traces import BODIES
from aligner.checks.ent_words import acronym_letters

if TYPE_CHECKING:
    from aligner.config import Config

CHANGED = Rule("ENT001", "name-changed", Severity.CRITICAL, "A name is rendered as another name.")
MISSING = Rule(
    "ENT002", "name-missing", Severity.MAJOR, "A name of the English is not in the Urdu."
)
ADDED = Rule("ENT003", "name-added", Severity.MAJOR, "The Urdu has a name the English lacks.")
ACRONYM = Rule("ENT004", "acronym-changed", Severity.CRITICAL, "An acronym's letters changed.")
GARBLED = Rule("ENT005", "name-garbled", Severity.MAJOR, "A name's spelling is of another name.")

_CLASSES = {
    "country": "place", "place": "place", "nationality": "place", "person": "person",
    "org": "org", "group": "org", "party": "org", "event": "event", "other": "other",
}  # fmt: skip
_SHORT_NAME = 2  # words
_SURE = 0.9  # two names of one kind
_NEAR = 0.4  # how far apart, as a share of the text, a name and what took its place may stand
_SPEECH = frozenset(
    (
        "said",
        "says",
        "added",
        "told",
        "noted",
        "continued",
        "explained",
        "wrote",
        "asked",
        "replied",
    )
)
_PRONOUNS = frozenset(("وہ", "انہوں", "انھوں", "اس", "ان", "موصوف"))
# What translators add to explain a title or another name.
_CLARIFYING = frozenset({"country", "nationality", "person", "other"})
_LONG = 30  # words of a text of whose sense one name more or less is no great part


class NameCheck(Check):
    """Compares the names of the two texts."""

    rules = (CHANGED, MISSING, ADDED, ACRONYM, GARBLED)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:  # noqa: ARG002
        """Yield a flag for each name that changed, vanished or appeared."""
        gaps = Gaps(pair)
        added = list(gaps.added)
        missing = []
        for gap in (*gaps.missing, *gaps.unknown_missing):
            if gap.name is None:
                missing.append(gap)
            elif span := misspelling(gap.name, pair.target, gaps.barred(gap)):
                yield _misspelt(pair, gap, span)
            elif added or " " in gap.text or not described(gap.name, pair):
                missing.append(gap)
        if not missing and not added and not gaps.partly_missing:
            return
        if added:
            hinted = [gap for gap in missing if not gap.name and gaps.hinted(gap)]
            missing = [gap for gap in missing if gap not in hinted]
            yield from _changed(pair, missing, added)
            yield from _changed(pair, list(gaps.partly_missing), added)
        yield from _replaced(gaps, missing)
        missing = [gap for gap in missing if _long_body(gap) or not gaps.resembled(gap)]
        if missing:
            yield from _changed(pair, missing, list(gaps.faintly_added))
            yield from _garbled(pair, missing, list(gaps.unknown_added))
        yield from _namesakes(gaps, missing, added)
        kept = [gap for gap in missing if gap.name and not _dispensable(gaps, gap)]
        yield from (_missing(pair, gap) for gap in kept)
        for gap in added:
            if gap.name and not _first_name(gap) and not gaps.echoes(gap):
                yield _added(gap)


def _long_body(gap: Gap) -> bool:
    """Whether it is a body's name of several words, of which one may well sound like another."""
    return gap.kinds <= BODIES and gap.end - gap.start > _SHORT_NAME


def _changed(pair: Pair, missing: list[Gap], added: list[Gap]) -> Iterator[Flag]:
    """Yield a flag for each missing name that an added one may replace, taking both away."""
    for gap, other, confidence in _couples(pair, missing, added):
        acronyms = bool(gap.letters and other.letters)
        yield _changed_flag(ACRONYM if acronyms else CHANGED, confidence, gap, other)


def _couples(pair: Pair, missing: list[Gap], added: list[Gap]) -> list[tuple[Gap, Gap, float]]:
    """Return the likeliest pairs of a missing and an added name, and take them out of the lists."""
    alone = len(missing) == len(added) == 1  # then how far Urdu moved it tells nothing
    ranked = [
        (-kinship, _distance(pair, a, b), i, j)
        for i, a in enumerate(missing)
        for j, b in enumerate(added)
        if (kinship := _kinship(a, b)) > 0
        and (_distance(pair, a, b) <= _NEAR or (alone and kinship >= _SURE))
    ]
    couples: dict[int, tuple[int, float]] = {}
    for negative, _, i, j in sorted(ranked):
        if i not in couples and all(j != other for other, _ in couples.values()):
            couples[i] = (j, -negative)
    found = [(missing[i], added[j], kinship) for i, (j, kinship) in couples.items()]
    missing[:] = [a for i, a in enumerate(missing) if i not in couples]
    taken = {j for j, _ in couples.values()}
    added[:] = [b for j, b in enumerate(added) if j not in taken]
    return found


def _distance(pair: Pair, missing: Gap, added: Gap) -> float:
    width, height = len(pair.source.words), len(pair.target.words)
    return abs(missing.start / width - added.start / height) if min(width, height) > 12 else 0.0


def _kinship(missing: Gap, added: Gap) -> float:
    """How surely the one name took the other's place: by what kinds of name they are."""
    ours = {_CLASSES[k] for k in missing.kinds}
    theirs = {_CLASSES[k] for k in added.kinds}
    if missing.letters:
        return 0.85 if added.letters else 0.6 * (theirs == {"org"})
    apart = ours == theirs and ours in ({"place"}, {"org"})  # known, however alike they sound
    single = not apart and (not missing.name or added.end - added.start == 1)
    if (ours and theirs and not ours & theirs) or (single and resembles(missing, added.text)):
        return 0.0
    if ours & theirs:
        return 0.7 if added.faint else 0.9
    return 0.0 if added.letters or added.faint else 0.6


def _garbled(pair: Pair, missing: list[Gap], unknown: list[Gap]) -> Iterator[Flag]:
    """Yield a flag for a missing name beside the one Urdu word that nobody knows."""
    for gap in list(missing):
        near = [u for u in unknown if _distance(pair, gap, u) <= _NEAR / 2]
        if len(near) == 1 and not acronym_letters(gap.text):
            unknown.remove(near[0])
            missing.remove(gap)
            yield _changed_flag(GARBLED, 0.4, gap, near[0])


def _replaced(gaps: Gaps, missing: list[Gap]) -> Iterator[Flag]:
    """Yield a flag for a part of a person's name beside whose other part another name stands."""
    for gap in (*gaps.partly_missing, *missing):
        if gap.kinds == {"person"} and (other := replaced_by(gaps, gap)) is not None:
            if gap in missing:
                missing.remove(gap)
            yield _changed_flag(CHANGED, 0.6, gap, other)
            return


def _namesakes(gaps: Gaps, missing: list[Gap], added: list[Gap]) -> Iterator[Flag]:
    """Yield a flag for a person who became another of the same family, taking both away."""
    for gap, other in list(namesakes(gaps, added)):
        if other in added:
            added.remove(other)
            missing[:] = [m for m in missing if m.span != gap.span]
            yield _changed_flag(CHANGED, 0.8, gap, other)


def _changed_flag(rule: Rule, confidence: float, gap: Gap, other: Gap) -> Flag:
    message = f"Source says “{gap.text}”, translation says “{other.text}”."
    severity = None
    if not gap.name and not gap.letters:  # what kind of word it is, only its capital tells
        severity = Severity.MINOR if rule is GARBLED else Severity.MAJOR
    elif rule is GARBLED and ("nationality" in gap.kinds or begins_alike(gap.text, other.text)):
        severity = Severity.MINOR  # an adjective rendered freely, or a slip of the pen
    return Flag(rule, confidence, message, gap.span, other.span, severity=severity)


def _misspelt(pair: Pair, gap: Gap, span: Span) -> Flag:
    message = f"Source names “{gap.text}”; the translation spells it “{pair.target.quote(span)}”."
    return Flag(GARBLED, 0.6, message, gap.span, span, severity=Severity.MINOR)


def _dispensable(gaps: Gaps, gap: Gap) -> bool:
    """Whether good Urdu may leave the name out, or spell it in a way that cannot be told."""
    if gap.kinds == {"other"}:
        return True
    if gap.kinds != {"person"}:
        return False
    if gap.end - gap.start > 1:
        return gap.name is not None and part_spelt(gap.name, gaps.target)
    return len(gap.text) <= 3 or gaps.completes(gap) or _is_pronoun(gaps, gap)


def _is_pronoun(gaps: Gaps, gap: Gap) -> bool:
    """Whether a name that only tells who spoke (Graham added) may be a pronoun in the Urdu."""
    norms = gaps.source.norms
    beside = (*norms[max(0, gap.start - 1) : gap.start], *norms[gap.end : gap.end + 1])
    return not _SPEECH.isdisjoint(beside) and not _PRONOUNS.isdisjoint(gaps.target.norms)


def _missing(pair: Pair, gap: Gap) -> Flag:
    """Return the flag; one name of the many words of a long text is no loss of its sense."""
    message = f"Source names “{gap.text}”; the translation has no trace of it."
    severity = Severity.MINOR if len(pair.source.words) > _LONG else None
    return Flag(MISSING, 0.7, message, source_span=gap.span, severity=severity)


def _first_name(gap: Gap) -> bool:
    """Whether it is a person's name of one word, which may only complete another name."""
    return gap.kinds == {"person"} and gap.end - gap.start == 1


def _added(gap: Gap) -> Flag:
    message = f"Translation names “{gap.text}”; the source has no trace of it."
    clarifying = bool(gap.kinds & _CLARIFYING)
    return Flag(
        ADDED,
        0.3 if clarifying else 0.4,
        message,
        target_span=gap.span,
        severity=Severity.MINOR if clarifying else None,
    )


CHECKS: tuple[Check, ...] = (NameCheck(),)
