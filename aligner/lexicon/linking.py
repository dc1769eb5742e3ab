"""Word links inside a pair: the best evidence first, one partner a word, neighbours joining.

Competitive linking (Melamed 2000): candidates are taken by falling score while both words are
free; then a word that is still free may join its partner's neighbours (Prime Minister = وزیر اعظم,
attacked = حملہ کیا).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.language.tokens import Token
from aligner.lexicon.function_words import function_words
from aligner.lexicon.names import transliteration_score

if TYPE_CHECKING:
    from aligner.lexicon.model import Lexicon, Link

_LEAST = 0.04  # below this a word pair is no candidate
_LEAST_JOIN = 0.08  # below this a word does not join a partner that is taken
_NAME = 0.6  # the transliteration score from which two words may be one name
_POSITION = 0.35  # how much the farthest place costs, as a share of the score

Candidate = tuple[float, float, int, int]  # rank, probability, source, target


def link_words(lexicon: Lexicon, source: Sequence[Token], target: Sequence[Token]) -> list[Link]:
    """Return the links of two word lists, by source then target."""
    from aligner.lexicon.model import Link

    if not source or not target:
        return []
    candidates = _candidates(lexicon, source, target)
    candidates.sort(key=lambda c: (-c[0], c[2], c[3]))
    taken_source: dict[int, int] = {}
    taken_target: dict[int, int] = {}
    links: dict[tuple[int, int], float] = {}
    waiting: list[Candidate] = []
    for candidate in candidates:
        _, probability, i, j = candidate
        if i not in taken_source and j not in taken_target:
            taken_source[i], taken_target[j] = j, i
            links[i, j] = probability
        elif (i in taken_source) != (j in taken_target) and probability >= _LEAST_JOIN:
            waiting.append(candidate)
    for _, probability, i, j in waiting:
        if i in taken_source and j not in taken_target and abs(taken_source[i] - j) <= 2:
            taken_target[j] = i
            links[i, j] = probability
        elif j in taken_target and i not in taken_source and abs(taken_target[j] - i) <= 2:
            taken_source[i] = j
            links[i, j] = probability
    return [Link(i, j, p) for (i, j), p in sorted(links.items())]


def _candidates(
    lexicon: Lexicon, source: Sequence[Token], target: Sequence[Token]
) -> list[Candidate]:
    english_functions, urdu_functions = function_words("en"), function_words("ur")
    places: dict[int, list[int]] = {}
    names: list[int] = []
    others: dict[str, list[int]] = {}
    for j, token in enumerate(target):
        if token.kind == "urdu":
            if token.norm in urdu_functions:
                continue
            number = lexicon.urdu_id(token.norm)
            places.setdefault(number, []).append(j)
            names.append(j)
        else:
            others.setdefault(_plain(token.norm), []).append(j)
    width, height = len(source), len(target)
    found: list[Candidate] = []

    def add(probability: float, i: int, j: int) -> None:
        rank = probability * (1 - _POSITION * abs(i / width - j / height))
        found.append((rank, probability, i, j))

    for i, token in enumerate(source):
        if token.norm in english_functions:
            continue
        for j in others.get(_plain(token.norm), ()) if others else ():
            add(0.99, i, j)
        entries = lexicon.entries(token.norm)
        best = 0.0
        for number in entries.keys() & places.keys():
            probability = entries[number]
            best = max(best, probability)
            if probability >= _LEAST:
                for j in places[number]:
                    add(probability, i, j)
        if best < 0.3 and (token.text[0].isupper() or not entries) and token.kind == "latin":
            for j in names:
                score = transliteration_score(token.norm, target[j].norm)
                if score >= _NAME:
                    add(0.9 * score, i, j)
    return found


def _plain(norm: str) -> str:
    return norm.replace(",", "").replace("،", "").replace("٬", "") if norm[:1].isdigit() else norm
