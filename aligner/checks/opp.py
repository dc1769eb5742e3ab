"""OPP: opposites and shifts of meaning, by a table of axes with both ends in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from aligner.checks.base import Check, Flag, Pair, Rule
from aligner.checks.num_match import compare
from aligner.checks.opp_antonyms import opposed
from aligner.checks.opp_denial import denies, turned_round
from aligner.checks.opp_modal import ModalityCheck
from aligner.checks.opp_mood import CertaintyCheck
from aligner.checks.opp_table import End, Place, Row, english_places, may_hold, rows, urdu_places
from aligner.checks.periphrases import periphrases
from aligner.config import Config
from aligner.document import Severity
from aligner.language.numerals_words import number_words
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
_PART = 0.12  # … the same for a word of a longer phrase: much may be زیادہ but not سب سے زیادہ
_PARTIES = frozenset(["from", "to", "by", "against"])  # … brings in who else takes part
_LESSENERS = frozenset(  # less common is غیر معمولی, lack of trust عدم اعتماد
    ["less", "least", "unless", "anything", "lack", "absence", "lacking", "non", "loss", "without"]
)
_STANDARDS = frozenset(["سے", "مقابلے", "نسبت", "بجائے", "بہ نسبت"])  # end what is compared with
_AT_STANDARD = 3  # words before them that may name it
_AGAIN = frozenset(["دوبارہ", "پھر"])  # of reopen only the re-
_GOVERNED = 8  # words before a postposition that it may govern
_MEASURE = 3  # words before a preposition that may say by how long: two days before
_TIMES = frozenset(
    ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "shortly"]
).union(["moment", "soon", "immediately", "just", "long", "fortnight", "season", "couple", "few"])
_BESIDE = 2  # words between the Urdu and a word that stands by the English one


class OppositesCheck(Check):
    """Finds an English word rendered by what means its opposite."""

    rules = (OPPOSITE, SHIFT)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a word without a rendering of its own where its opposite stands unexplained."""
        del config
        found = list(_by_table(pair))
        yield from found or _by_antonyms(pair)


def _by_table(pair: Pair) -> Iterator[Flag]:
    """Yield the words of which the Urdu has the other end of their axis."""
    source = english_places(pair.source)
    named = frozenset[End]().union(*(place.own for place in source))
    turned = frozenset[End]().union(*(place.turned for place in source)) - named
    if not turned or not may_hold(pair.target, turned):
        return
    texts = _Texts(pair, source, urdu_places(pair.target), named)
    used: set[int] = set()
    for place in source:
        flag = _compare(texts, place, used)
        if flag is not None:
            yield flag


def _by_antonyms(pair: Pair) -> Iterator[Flag]:
    """Yield a word without source that excludes what a word without partner means."""
    found = opposed(pair)
    if found is not None:
        source = pair.source.span(found.word)
        target = pair.target.span(found.first, found.last)
        message = (
            f"Source says “{pair.source.quote(source)}” (“{found.meant}”), "
            f"translation says “{pair.target.quote(target)}”, the opposite."
        )
        yield Flag(OPPOSITE, 0.75, message, source, target)


@dataclass(frozen=True, slots=True)
class _Texts:
    """A pair with its places, and all the ends that the English names."""

    pair: Pair
    source: Sequence[Place]
    target: Sequence[Place]
    named: frozenset[End]


def _compare(texts: _Texts, place: Place, used: set[int]) -> Flag | None:
    pair, source, target = texts.pair, texts.source, texts.target
    turned = place.turned - texts.named
    found = [t for t in target if t.start not in used and not turned.isdisjoint(t.clear)]
    if not found or _turns_legally(pair, place):
        return None
    found = [
        t
        for t in found
        if not any(_renders(pair, o, t) and not _busy(pair, o, t) for o in source)
        and not _explained(pair, place, t)
        and not denies(pair, place, t)
        and not _converted(pair, place, t)
        and _may_turn(pair, place, t, {rows()[row].kind for row, _ in turned.intersection(t.clear)})
    ]
    if not found:
        return None
    best = max(found, key=lambda t: (_closeness(pair, place, t), -t.start))
    own = [t for t in target if _renders(pair, place, t) and not _belongs(place, t, best)]
    if own and not _is_anothers(pair, place, own, best, source):
        return None
    related = {rows()[row].kind for row, _ in turned.intersection(best.clear)} == {"relation"}
    if not related and _own_rendering(pair, place, (*found, *own)):
        return None
    denied, denied_urdu = turned_round(pair, place, best)
    if denied != denied_urdu:
        return None
    used.add(best.start)
    end = next(e for e in best.clear if e in turned)
    return _flag(pair, place, best, rows()[end[0]], 0.2 if denied else 0.0)


def _belongs(place: Place, at: Place, found: Place) -> bool:
    """Whether a vague rendering stands by the opposite and is what that is said of: تیز رفتار."""
    vague = place.own.isdisjoint(at.clear)
    return vague and at.end == found.start


def _converted(pair: Pair, place: Place, found: Place) -> bool:
    """Whether both are the units of one length of time: 150 minutes, ڈھائی گھنٹے."""
    return any(
        s.first <= place.start <= s.last + 1 and t.first <= found.start <= t.last + 1
        for s, t in compare(pair).equal
        if s.unit is not None and t.unit is not None and s.unit.name != t.unit.name
    )


def _is_anothers(
    pair: Pair, place: Place, own: Sequence[Place], found: Place, source: Sequence[Place]
) -> bool:
    """Whether the renderings of an English word are those of others that mean the same.

    *Sales rose as building picked up*: one بڑھنا for two words, and it stands by the other.
    """
    others = [o for o in source if o is not place and not place.own.isdisjoint(o.own)]
    near = _closeness(pair, place, found)
    return (
        bool(others)
        and len(own) <= len(others)
        and near >= -_BESIDE
        and all(
            (near, max(_closeness(pair, o, t) for o in others)) > (_closeness(pair, place, t),) * 2
            for t in own
        )
    )


def _turns_legally(pair: Pair, place: Place) -> bool:
    """Whether the opposite may be right.

    More B than A for less A than B; uncommon for less common.
    """
    norms = pair.source.norms
    if norms[place.start] in ("less", "fewer") and "than" in norms[place.end :]:
        return not _keeps_standard(pair, norms.index("than", place.end))
    if norms[place.start] in ("less", "fewer"):
        return False
    return not _LESSENERS.isdisjoint(norms[max(0, place.start - 2) : place.start])


def _keeps_standard(pair: Pair, than: int) -> bool:
    """Whether what the English compares with is what the Urdu compares with (… کے مقابلے میں)."""
    for j, norm in enumerate(pair.target.norms):
        if norm in _STANDARDS:
            linked = [
                x.source
                for k in range(max(0, j - _AT_STANDARD), j)
                for x in pair.links_by_target.get(k, ())
                if x.probability >= _OTHER
            ]
            if linked:
                return linked[-1] > than
    return False


def _may_turn(pair: Pair, place: Place, found: Place, kinds: Set[str]) -> bool:
    """Whether rows of these kinds compare here: B may buy what A sells, and A precede B."""
    if kinds == {"relation"}:
        return _governs(pair, place, found)
    return kinds != {"converse"} or _PARTIES.isdisjoint(pair.source.norms)


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
    if not shared.isdisjoint(at.clear):
        return True
    return not _explained(pair, place, at) and not _linked_elsewhere(pair, place, at)


def _linked_elsewhere(pair: Pair, place: Place, at: Place) -> bool:
    """Whether the Urdu at a place is the partner of another English word, however unlikely."""
    phrases, rendered = periphrases(pair)  # so far, اب تک
    if rendered.issuperset(range(at.start, at.end)) and not any(map(place.covers, phrases)):
        return True
    sources = {x.source for j in range(at.start, at.end) for x in pair.links_by_target.get(j, ())}
    return bool(sources) and not any(map(place.covers, sources))


def _busy(pair: Pair, place: Place, at: Place) -> bool:
    """Whether an English word is linked to another Urdu word that renders it as well."""
    return any(
        link.probability >= _OTHER and not at.covers(link.target)
        for i in range(place.start, place.end)
        for link in pair.links_by_source.get(i, ())
    )


def _governs(pair: Pair, place: Place, found: Place) -> bool:
    """Whether what follows an English preposition stands before the Urdu postposition.

    *A before B* and *A کے بعد B* mean the same: only B before the postposition makes it an error.
    The nearest word with a partner tells, lengths of time (two days before) apart.
    """
    for j in range(found.end - 2, max(-1, found.start - _GOVERNED), -1):
        for link in pair.links_by_target.get(j, ()):
            norm = pair.source.norms[link.source]
            if link.probability < _OTHER or is_function_word(norm, "en"):
                continue
            if place.start - _MEASURE <= link.source < place.start and _measures(pair, link.source):
                continue
            return place.end <= link.source < _clause_end(pair, place)
    return False


def _measures(pair: Pair, at: int) -> bool:
    word = pair.source.words[at]
    number = word.kind == "number" or word.norm in number_words("en")
    return number or not _TIMES.isdisjoint(pair.source.forms[at])


def _clause_end(pair: Pair, place: Place) -> int:
    """Return the number of the first word behind the next comma."""
    comma = pair.source.text.find(",", pair.source.words[place.end - 1].end)
    words = pair.source.words
    if comma < 0:
        return len(words)
    return next((i for i in range(place.end, len(words)) if words[i].start > comma), len(words))


def _explained(pair: Pair, place: Place, found: Place) -> bool:
    """Whether another English word, one without a better partner, translates the Urdu or a part."""
    lexicon = load_lexicon()
    numbers = {
        lexicon.urdu_id(pair.target.norms[j])
        for j in range(found.start, found.end)
        if found.end - found.start == 1 or not is_function_word(pair.target.norms[j], "ur")
    }
    least = _OTHER if len(numbers) == 1 else _PART
    told: set[int] = set()
    for i, norm in enumerate(pair.source.norms):
        if place.covers(i) or is_function_word(norm, "en"):
            continue
        entries = lexicon.entries(norm)
        best = max((entries.get(n, 0.0) for n in numbers), default=0.0)
        if best >= least and not _has_better(pair, i, found, best):
            told.update(n for n in numbers if entries.get(n, 0.0) >= least)
    return bool(numbers) and told == numbers


def _has_better(pair: Pair, at: int, found: Place, probability: float) -> bool:
    """Whether an English word is linked to a likelier Urdu word than the one found."""
    links = pair.links_by_source.get(at, ())
    return any(x.probability > probability for x in links) and not any(
        found.covers(x.target) for x in links
    )


def _own_rendering(pair: Pair, place: Place, found: Sequence[Place]) -> bool:
    """Whether the lexicon knows any word of the Urdu, those found apart, as the English word's."""
    if place.end - place.start > 1:
        return False
    lexicon = load_lexicon()
    entries = lexicon.entries(pair.source.norms[place.start])
    return any(
        entries.get(lexicon.urdu_id(norm), 0.0) >= _OWN
        for j, norm in enumerate(pair.target.norms)
        if norm not in _AGAIN
        and not is_function_word(norm, "ur")
        and not any(f.covers(j) for f in found)
    )


def _closeness(pair: Pair, place: Place, found: Place) -> float:
    """Return how close the Urdu stands to where the English words around are translated."""
    at = [
        link.target
        for i in range(max(0, place.start - 3), min(len(pair.source.words), place.end + 3))
        for link in pair.links_by_source.get(i, ())
        if link.probability >= 0.2 and not place.covers(i)
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


CHECKS = (OppositesCheck(), CertaintyCheck(), ModalityCheck())
