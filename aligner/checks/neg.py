"""NEG: negation lost or added. Polarity is compared by what denies, not by which word denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.checks.lit_rendered import has_free_idiom, rendered_idioms
from aligner.checks.neg_cues import DENIES, IMPLICIT, SOFT, STRONG, WEAK, Cue, cues, negative_words
from aligner.checks.neg_double import Half, halves
from aligner.checks.neg_except import Missing, made_none, missing
from aligner.checks.neg_order import added_by_order, as_many, lost_by_order
from aligner.checks.neg_parts import exchanged_parts
from aligner.checks.neg_prefix import base_rendered
from aligner.checks.neg_said import unsaid
from aligner.checks.neg_scope import (
    ENGLISH_CLAUSE,
    LINKED,
    URDU_CLAUSE,
    border,
    cancelled,
    clause_denies,
    denied_words,
    heads_of,
    links_of,
    shifted,
    surplus,
)
from aligner.config import Config
from aligner.document import Severity, Span

LOST = Rule(
    "NEG001", "negation-lost", Severity.CRITICAL, "The English denies something; the Urdu does not."
)
ADDED = Rule(
    "NEG002",
    "negation-added",
    Severity.CRITICAL,
    "The Urdu denies something; the English does not.",
)
PREFIX = Rule(
    "NEG003", "negative-prefix-lost", Severity.CRITICAL, "An un- or in- of the English is gone."
)

MOVED = Rule("NEG004", "negation-moved", Severity.MAJOR, "Another thing is denied, or any for all.")

# Denials that no milder word renders: ناکام may stand for *not*, never for *neither*.
_FIRM = frozenset(["neither", "neither nor", "cannot", "can't", "can’t", "couldn't", "couldn’t"])
_FAILS = frozenset(["fail", "fails", "failed", "failing"])
_MERE = ("کم", "اختلاف", "فرق", "مختلف")  # deny nothing that somebody fails to do
_SUCCESS = frozenset(["able", "manage", "succeed", "agree", "allow", "permit", "accept", "approve"])
_MANAGED = frozenset(["managed", "succeeded", "manages", "succeeds"])
_FAILURE = frozenset(["ناکام", "قاصر", "انکار", "انکاری", "مسترد", "محروم", "عاجز"])
_UNTIL = frozenset(["until", "till", "til", "'til"])
_NOT_BUT = frozenset([("نہیں", "بلکہ"), ("نہ", "کہ")])
_RESUMING = frozenset(["اور", "تو", "لیکن", "مگر", "تب"])
_ASKING = frozenset(["تو", "یا", "ہاں", "کم"])  # before نہیں: it asks, or denies nothing
# First words of phrases (nothing but, never before, less than) whose other words tell no place.
_TURNS = frozenset(["anything", "nothing", "never", "no", "not", "less", "fewer"])
_SHORT = 20  # words: in a longer text a weak denial may be anywhere, in any words
_LONG = 30  # words: in a longer text what is denied may be told otherwise
_PLAIN = 0.4  # so probable is a word's usual translation


class NegationCheck(Check):
    """Compares the negative cues of both sides, as a whole and clause by clause."""

    rules = (LOST, ADDED, PREFIX, MOVED)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a denial with no counterpart; silent when either side's polarity is unclear."""
        del config
        source, stated = cues(pair.source), _without_until(pair)
        weak = _weak_lost(pair, source)
        if weak is not None:
            yield weak
            return
        denied = [c for c in source if c.kind in DENIES]
        half = halves(pair, stated)
        if half is not None:
            yield _half(pair, half)
            return
        gap = missing(pair, stated)
        if gap is not None:
            yield _missing(pair, gap)
            return
        if turned := exchanged_parts(pair, stated):
            yield _turned(pair, *turned)
            return
        yield from _lost_anywhere(pair, denied, stated)
        yield from _added_anywhere(pair, source, stated)
        prefixed = sum(pair.source.norms[c.start] not in negative_words() for c in denied)
        if len(stated) <= prefixed:  # each denial of the Urdu is another's
            yield from _prefix_lost(pair, stated)


def _weak_lost(pair: Pair, source: Sequence[Cue]) -> Flag | None:
    """Flag a word such as *averted* where nothing in the Urdu could render it."""
    weak = [c for c in source if c.kind == WEAK]
    strong = any(c.kind in DENIES for c in source)
    if strong or not weak or len(pair.source.words) > _SHORT:
        return None
    if all(_explained(pair, c, weak) for c in cues(pair.target)):
        return _lost(pair, weak[0], None, 0.65)
    return None


def _lost_anywhere(pair: Pair, denied: Sequence[Cue], stated: Sequence[Cue]) -> Iterator[Flag]:
    """Flag a denial that the Urdu does not have at all, not in its clause, or of something else."""
    target = [c for c in stated if not _explained(pair, c, denied)]
    if denied and all(_is_firm(pair, c) for c in denied):
        target = [c for c in target if c.kind in DENIES]
    if denied and all(pair.source.norms[c.start] in _FAILS for c in denied):
        target = [
            c for c in target if c.kind != SOFT and not pair.target.norms[c.start].startswith(_MERE)
        ]
    without = [c for c in denied if pair.source.norms[c.start] == "without"]
    rest = [c for c in denied if c not in without and c.kind in DENIES]
    if denied and not target:
        yield _lost(pair, denied[0], None, 0.9 if denied[0].kind == STRONG else 0.8)
    elif without and rest and all(pair.target.norms[c.start] == "بغیر" for c in target):
        yield _lost(pair, rest[0], None, 0.65)  # "without a visa they cannot"
    elif denied:
        lost = list(_lost_in_clause(pair, denied, target))
        if not lost and (found := lost_by_order(pair, denied, target)):
            lost = [_lost(pair, *found, 0.6)]
        yield from lost
        yield from _moved(pair, denied, target)
        if places := shifted(pair, denied, stated) or unsaid(pair, stated):
            yield _shifted(pair, *places)


def _added_anywhere(pair: Pair, source: Sequence[Cue], stated: Sequence[Cue]) -> Iterator[Flag]:
    """Flag a denial of the Urdu for which the English has no word, or none in the clause."""
    if "without" in pair.source.norms and "بغیر" in pair.target.norms and len(source) > 1:
        return  # "no one without a licence": each denies the other, on both sides
    strong = [c for c in stated if c.kind == STRONG]
    free = [c for c in source if c.kind in DENIES or not _placed(pair, c, strong)]
    if strong and not free and not _figures(pair, strong):
        yield _added(pair, strong[0], _added_confidence(pair, strong, alone=not source))
    elif spare := cancelled(pair, source, stated):
        yield _added(pair, spare, 0.65)
    elif strong and not any(c.kind in DENIES for c in source):
        if _manages(pair.source, source):
            yield _added(pair, strong[0], 0.65)
        else:
            by_order = added_by_order(pair, source, strong)
            yield from (
                [_added(pair, by_order, 0.6)] if by_order else _added_in_clause(pair, strong, free)
            )
    elif not free and (failure := _failure(pair, stated)):
        yield _added(pair, failure, 0.7)
    elif spare := surplus(pair, [c for c in free if not _has_own_word(pair, c)], stated):
        yield _added(pair, spare, 0.65)


def _figures(pair: Pair, strong: Sequence[Cue]) -> bool:
    """Whether a negator stands in or beside the rendering of an idiom, be it an unknown one."""
    return has_free_idiom(pair) or any(
        first - 2 <= c.start <= last + 2 for first, last in rendered_idioms(pair) for c in strong
    )


def _manages(source: Analysis, found: Sequence[Cue]) -> bool:
    """Whether a short text says that something succeeded, and has no word of denial besides."""
    at = [i for i, norm in enumerate(source.norms) if norm in _MANAGED]
    others = [c for c in found if not any(c.start <= i < c.end for i in at)]
    return bool(at) and not others and len(source.words) <= _SHORT


def _without_until(pair: Pair) -> list[Cue]:
    """Return what denies in the Urdu, without the negator that جب تک has by idiom for *until*."""
    found = [c for c in cues(pair.target) if c.kind != WEAK]
    norms = pair.target.norms
    if _UNTIL.isdisjoint(pair.source.norms) or "تک" not in norms:
        return found
    for i, (first, second) in enumerate(pairwise(norms)):
        if first == "جب" and second == "تک":
            owned = next((c for c in found if c.start > i and c.kind == STRONG), None)
            if owned and any(
                norms[k] in _RESUMING and border(pair.target, k, URDU_CLAUSE)
                for k in range(i + 2, owned.start + 1)
            ):
                owned = None  # جب تک وہ آئے، اور جہاں یہ ممکن نہیں
            found = [c for c in found if c is not owned]
    return found


def _is_firm(pair: Pair, cue: Cue) -> bool:
    return " ".join(pair.source.norms[cue.start : cue.end]) in _FIRM


def _placed(pair: Pair, cue: Cue, strong: Sequence[Cue]) -> bool:
    """Whether an English word that may be negative has its Urdu away from every negator."""
    if cue.end > cue.start + 1 and pair.source.norms[cue.start] in _TURNS:
        return False  # nothing but, anything but: ہرگز and سوا stand where they like
    words = {
        link.target
        for i in range(cue.start, cue.end)
        for link in pair.links_by_source.get(i, ())
        if link.probability >= LINKED
    }
    return bool(words) and all(abs(w - c.start) > 1 for w in words for c in strong)


def _has_own_word(pair: Pair, cue: Cue) -> bool:
    """Whether an English word that may be negative has a plain Urdu word: a deficit is خسارہ."""
    denying = {i for c in cues(pair.target) for i in range(c.start, c.end)}
    links = pair.links_by_source.get(cue.start, ())
    return (
        cue.kind == SOFT
        and cue.end - cue.start == 1
        and any(x.probability >= _PLAIN and x.target not in denying for x in links)
    )


def _added_confidence(pair: Pair, strong: Sequence[Cue], *, alone: bool) -> float:
    """Return how sure an added negator is an error; ``alone``: the English has no cue at all."""
    sure = any(denied_words(pair, cue) for cue in strong)
    if sure and alone:
        return 0.85
    if alone and _manages(pair.source, ()):
        return 0.65
    # نہ stands in wishes and conditions too, and تو نہیں and یا نہیں ask.
    norms = pair.target.norms
    plain = any(
        norms[c.start] == "نہیں" and c.start and norms[c.start - 1] not in _ASKING for c in strong
    )
    long = len(pair.source.words) > _LONG
    return 0.6 if plain and (alone or sure) and not long else 0.2


def _failure(pair: Pair, stated: Sequence[Cue]) -> Cue | None:
    """Return where the Urdu fails or refuses what the English manages or allows."""
    if not any(_SUCCESS & set(forms) for forms in pair.source.forms):
        return None
    for cue in stated:
        if cue.kind == IMPLICIT and pair.target.norms[cue.start] in _FAILURE:
            return None if _explained(pair, cue, ()) else cue
    return None


def _moved(pair: Pair, denied: Sequence[Cue], target: Sequence[Cue]) -> Iterator[Flag]:
    """Flag *not all* that became none: کوئی بھی … نہیں without تمام."""
    found = made_none(pair, denied, target)
    if found is not None:
        cue, anyone = found
        source, span = pair.source.span(cue.start, cue.end), pair.target.span(anyone)
        message = (
            f"“{pair.source.quote(source)}” leaves some, “{pair.target.quote(span)} … نہیں” none."
        )
        yield Flag(MOVED, 0.8, message, source, span)


def _missing(pair: Pair, gap: Missing) -> Flag:
    source, target = pair.source.span(gap.first, gap.last), pair.target.span(gap.at)
    said, urdu = pair.source.quote(source), pair.target.quote(target)
    message = f"“{said}” makes an exception or denies, “{urdu}” in the translation does not."
    return Flag(ADDED if gap.added else LOST, 0.75, message, source, target)


def _half(pair: Pair, half: Half) -> Flag:
    source, target = pair.source.span(half.first, half.last), pair.target.span(half.at)
    said, urdu = pair.source.quote(source), pair.target.quote(target)
    message = f"“{said}” denies twice, the translation once (“{urdu}”)."
    return Flag(ADDED if half.denies else LOST, 0.7, message, source, target)


def _turned(pair: Pair, at: int, there: Cue) -> Flag:
    return _shifted(pair, Cue(at, at + 1, STRONG), there)


def _shifted(pair: Pair, cue: Cue, there: Cue) -> Flag:
    source, target = pair.source.span(cue.start, cue.end - 1), pair.target.span(there.start)
    message = (
        f"“{pair.source.quote(source)}” denies one thing in the source,"
        f" “{pair.target.quote(target)}” another in the translation."
    )
    return Flag(MOVED, 0.65, message, source, target, severity=Severity.CRITICAL)


def _explained(pair: Pair, cue: Cue, denied: Sequence[Cue]) -> bool:
    """Whether an Urdu word that may deny renders an English word that is no denial.

    پابندی renders *sanctions* and cannot stand for the *not* beside it.
    """
    if cue.kind == STRONG:
        return False
    # بے روزگار renders both words of "not employed"
    joined = pair.target.norms[cue.start].startswith(("بے", "نا", "غیر"))
    own = {w for c in denied for w in range(c.start, c.end + joined)}
    sources = [
        {x.source for x in pair.links_by_target.get(i, ()) if x.probability >= LINKED}
        for i in range(cue.start, cue.end)
    ]
    words = set[int]().union(*sources)
    if cue.end - cue.start > 1 and cue.kind == IMPLICIT and not all(sources):
        return False  # کم ہی is no کم of something else
    return bool(words) and own.isdisjoint(words)


def _lost_in_clause(pair: Pair, denied: Sequence[Cue], target: Sequence[Cue]) -> Iterator[Flag]:
    """Flag a denial whose head is translated in a clause that denies nothing."""
    if as_many(denied, target):
        return
    words = 1 if _parts(pair.target) else None  # of "not malice, explains" only malice
    for cue in denied:
        heads = [j for i in heads_of(pair.source, cue)[:words] for j in links_of(pair, i)]
        if not heads:
            continue
        said = {pair.target.norms[at] for at in heads}
        heads_anywhere = [i for i, norm in enumerate(pair.target.norms) if norm in said]
        if any(clause_denies(pair.target, at, target, URDU_CLAUSE) for at in heads_anywhere):
            continue  # a head said twice may have its partner in the other clause
        yield _lost(pair, cue, heads[0], 0.7)
        return


def _parts(target: Analysis) -> bool:
    """Whether the Urdu denies the one for the other: نہیں بلکہ, نہ کہ."""
    return any(two in _NOT_BUT for two in pairwise(target.norms))


def _added_in_clause(pair: Pair, strong: Sequence[Cue], source: Sequence[Cue]) -> Iterator[Flag]:
    """Flag an Urdu negator whose verb translates one of an English clause that denies nothing."""
    for cue in strong:
        heads = denied_words(pair, cue)
        if not heads:
            continue
        if any(clause_denies(pair.source, at, source, ENGLISH_CLAUSE) for at in heads):
            continue
        yield _added(pair, cue, 0.2)
        return


def _lost(pair: Pair, cue: Cue, at: int | None, confidence: float) -> Flag:
    words = pair.source.words
    span = pair.source.span(cue.start, min(cue.end, len(words) - 1))
    asks = pair.source.text.rstrip().endswith("?")
    target_span = _verb_span(pair.target, at)
    quoted = pair.target.quote(target_span)
    return Flag(
        LOST,
        confidence - (0.3 if asks else 0.0),
        f"Source denies (“{pair.source.quote(span)}”), translation does not (“{quoted}”).",
        span,
        target_span,
    )


def _verb_span(target: Analysis, at: int | None) -> Span | None:
    """Return the verb of the clause of a word, which Urdu puts last; of the text without one."""
    if not target.words:
        return None
    end = len(target.words) - 1 if at is None else at
    while at is not None and end + 1 < len(target.words):
        if border(target, end + 1, URDU_CLAUSE):
            break
        end += 1
    return target.span(max(0, end - 2), end)


def _added(pair: Pair, cue: Cue, confidence: float) -> Flag:
    target = pair.target
    span = target.span(max(0, cue.start - 1), min(cue.end, len(target.words) - 1))
    severity = Severity.MINOR if confidence < 0.5 else None
    links = [link for i in (cue.start - 1, cue.end) for link in pair.links_by_target.get(i, ())]
    best = max(links, key=lambda link: link.probability, default=None)
    source_span = pair.source.span(best.source) if best else None
    return Flag(
        ADDED,
        confidence,
        f"Translation denies (“{target.quote(span)}”), source does not.",
        source_span,
        span,
        severity=severity,
    )


def _prefix_lost(pair: Pair, stated: Sequence[Cue]) -> Iterator[Flag]:
    """Flag a word such as *unstable* where the Urdu has what translates *stable*, undenied."""
    found = base_rendered(pair, stated)
    if found is not None:
        word, span = pair.source.norms[found.word], pair.target.span(found.first, found.last)
        message = (
            f"Source says “{word}”, translation says “{pair.target.quote(span)}”: {found.base}."
        )
        yield Flag(PREFIX, 0.75, message, pair.source.span(found.word), span)


CHECKS = (NegationCheck(),)
