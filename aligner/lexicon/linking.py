"""Word links inside a pair: the best evidence first, one partner a word, neighbours joining.

Competitive linking (Melamed 2000): candidates are taken by falling score while both words are
free; then a word that is still free may join its partner's neighbours (Prime Minister = وزیر اعظم,
attacked = حملہ کیا).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.language.tokens import Token
from aligner.lexicon.acronyms import find_acronym, is_acronym
from aligner.lexicon.function_words import function_words, unlinkable_words
from aligner.lexicon.names import consonants, may_spell, transliteration_score

if TYPE_CHECKING:
    from aligner.lexicon.model import Lexicon, Link

_LEAST = 0.01  # below this a word pair is no candidate
_LEAST_JOIN = 0.08  # below this a word does not join a partner that is taken …
_LEAST_NEXT = 0.03  # … or, right beside that partner's own partner, below this
_LEAST_GRAMMAR = 0.08  # below this a content word is not translated by a function word
_GRAMMAR = 0.3  # how much less a link to a function word counts when words compete
_REACH = 2  # words between a partner and the neighbour that may join it
_STRONG = 0.4  # a capitalised word with a candidate this good needs no comparison by sound …
_WEAK = 0.05  # … and neither does another word with one this good
_NAME = 0.4  # the transliteration score from which two words may be one name
_LOAN = 0.7  # the same for words without a capital, and for common Urdu words
_LONG_NAME = 6  # letters from which a name may be written as two words
_COMMON = 9.0  # bits of information below which an Urdu word is common
_POSITION = 0.35  # how much the farthest place costs, as a share of the score
_SAME = 0.99  # the probability of equal numbers, Latin words and acronyms

Candidate = tuple[float, float, int, int]  # rank, probability, source, target


def link_words(lexicon: Lexicon, source: Sequence[Token], target: Sequence[Token]) -> list[Link]:
    """Return the links of two word lists, by source then target."""
    from aligner.lexicon.model import Link

    if not source or not target:
        return []
    candidates = list(_candidates(lexicon, source, target))
    candidates.sort(key=lambda c: (-c[0], c[2], c[3]))
    links: dict[tuple[int, int], float] = {}
    partner_of_source: dict[int, int] = {}
    partner_of_target: dict[int, int] = {}
    waiting: list[Candidate] = []
    for candidate in candidates:
        _, probability, i, j = candidate
        if i not in partner_of_source and j not in partner_of_target:
            partner_of_source[i], partner_of_target[j] = j, i
            links[i, j] = probability
        elif probability >= _LEAST_NEXT:
            waiting.append(candidate)
    for _, probability, i, j in waiting:
        at_target, at_source = partner_of_source.get(i), partner_of_target.get(j)
        reach = _REACH if probability >= _LEAST_JOIN else 1
        if at_source is None and at_target is not None and abs(at_target - j) <= reach:
            partner_of_target[j] = i
            links[i, j] = probability
        elif at_target is None and at_source is not None and abs(at_source - i) <= reach:
            partner_of_source[i] = j
            links[i, j] = probability
    return [Link(i, j, p) for (i, j), p in sorted(links.items())]


def _candidates(
    lexicon: Lexicon, source: Sequence[Token], target: Sequence[Token]
) -> Iterator[Candidate]:
    """Yield the word pairs with evidence: by equality, by the lexicon, by sound."""
    english_functions = function_words("en")
    places, same, grammar = _target_places(lexicon, target)
    known = places.keys()
    width, height = len(source), len(target)
    weak: list[int] = []
    strong: set[int] = set()
    entries_of = lexicon.entries
    for i, token in enumerate(source):
        norm, text = token.norm, token.text
        if norm in english_functions and not _is_name(text, i):
            continue
        best = 0.0
        entries = entries_of(norm)
        for j in same.get(_plain(norm), ()) if same else ():
            best = _SAME
            yield _SAME * (1 - _POSITION * abs(i / width - j / height)), _SAME, i, j
        for number in entries.keys() & known:
            probability = entries[number]
            best = max(best, probability)
            if probability < _LEAST:
                continue
            for j in places[number]:
                rank = probability * (1 - _POSITION * abs(i / width - j / height))
                if j not in grammar:
                    yield rank, probability, i, j
                elif probability >= _LEAST_GRAMMAR:
                    yield rank * _GRAMMAR, probability, i, j
                if probability >= _STRONG:
                    strong.add(j)
        if best < (_STRONG if text[0].isupper() else _WEAK) and token.kind == "latin":
            weak.append(i)
    if weak:
        covered = strong | grammar
        free = [j for numbers in places.values() for j in numbers if j not in covered]
        yield from _by_sound(lexicon, source, target, weak, free)


def _target_places(
    lexicon: Lexicon, target: Sequence[Token]
) -> tuple[dict[int, list[int]], dict[str, list[int]], set[int]]:
    """Return positions by Urdu key, positions by number or Latin word, and function words'."""
    functions, unlinkable = function_words("ur"), unlinkable_words("ur")
    places: dict[int, list[int]] = {}
    same: dict[str, list[int]] = {}
    grammar: set[int] = set()
    urdu_id = lexicon.urdu_id
    for j, (_, norm, _, _, kind) in enumerate(target):
        if kind != "urdu":
            same.setdefault(_plain(norm), []).append(j)
            continue
        if norm in unlinkable:
            continue
        places.setdefault(urdu_id(norm), []).append(j)
        if norm in functions:
            grammar.add(j)
    return places, same, grammar


def _by_sound(
    lexicon: Lexicon,
    source: Sequence[Token],
    target: Sequence[Token],
    weak: list[int],
    free: list[int],
) -> Iterator[Candidate]:
    """Yield acronyms with their letters, and names and loanwords with their transliterations."""
    sounds: list[Sound] = [((j,), target[j].norm, consonants(target[j].norm)) for j in free]
    doubled: list[Sound] | None = None  # dear, and needed by long names alone
    norms: list[str] = []
    for i in weak:
        text = source[i].text
        if is_acronym(text):
            norms = norms or [token.norm for token in target]
            if (found := find_acronym(text, norms)) is not None:
                for j in range(*found):
                    yield 1.0 + (found[0] - j) / 1000, _SAME, i, j
            continue
        name = text[0].isupper()
        if not name and len(text) < 4:
            continue
        for part in source[i].norm.split("-"):
            sound = consonants(part)
            long = name and len(part) >= _LONG_NAME
            if long and doubled is None:
                doubled = _doubled(target, free, sounds)
            for place, written, other in (*sounds, *(doubled or ())) if long else sounds:
                if -2 < len(sound) - len(other) < 2 and may_spell(sound, other):
                    score = transliteration_score(part, written)
                    common = lexicon.information(target[place[0]].norm, "ur") < _COMMON
                    if score >= (_NAME if name and not common else _LOAN):
                        for k, j in enumerate(place):
                            yield score - k / 1000, score, i, j


Sound = tuple[tuple[int, ...], str, str]  # positions, the word or two joined, its consonants


def _doubled(target: Sequence[Token], free: Sequence[int], sounds: Sequence[Sound]) -> list[Sound]:
    """Return each two neighbours of the free words as one: نیتن یاہو, میک گریگر."""
    by_place = {j: sound for j, (_, _, sound) in zip(free, sounds, strict=True)}
    doubled: list[Sound] = []
    for j in free:
        if (second := by_place.get(j + 1)) is not None:
            first = by_place[j]
            joined = first + (second[1:] if first[-1:] == second[:1] else second)
            doubled.append(((j, j + 1), target[j].norm + target[j + 1].norm, joined))
    return doubled


def _is_name(text: str, place: int) -> bool:
    """Whether a word that is spelt like a function word is none: US, WHO, IT; May inside a text."""
    return (len(text) > 1 and text.isupper()) or (text == "May" and place > 0)


def _plain(norm: str) -> str:
    return norm.replace(",", "").replace("،", "").replace("٬", "") if norm[:1].isdigit() else norm
