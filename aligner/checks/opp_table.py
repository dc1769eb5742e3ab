"""The table of opposites: what each word means on its axis, and where a text says which end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from aligner import resources
from aligner.checks.base import Analysis
from aligner.document import Severity
from aligner.language.numerals_words import number_words
from aligner.language.phrases import Match
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold
from aligner.lexicon.keys import urdu_candidates
from aligner.resources.kept import kept

_PREFIXES = frozenset(["غیر", "بے", "نا", "لا", "بد", "خوش", "کم", "ہم", "بین", "ان"])
_DENIERS = frozenset(["نہیں", "نہ", "غیر", "بے", "نا", "لا", "عدم", "بلا", "بغیر", "ناقابل"])

# Verbs and nouns of the table whose -er is someone who does it.
_DOERS = frozenset(
    ["buy", "sell", "lend", "borrow", "win", "lose", "teach", "learn", "help", "lead", "own"]
)
_NO_LEMMA = frozenset(["more", "most", "less", "least"])  # not many, much, little

End = tuple[int, int]
"""One end of an axis: the number of its row, and 0 or 1."""


class Row(NamedTuple):
    """Two ends that exclude each other, each with its English and its Urdu phrases.

    ``urdu`` are clear renderings; ``vague`` may render the end but do not prove it.
    """

    kind: str
    severity: Severity
    english: tuple[tuple[str, ...], tuple[str, ...]]
    urdu: tuple[tuple[str, ...], tuple[str, ...]]
    vague: tuple[tuple[str, ...], tuple[str, ...]]


class Meaning(NamedTuple):
    """The ends that a phrase may stand for, those it must stand for, and the others of the rows."""

    ends: tuple[End, ...]
    clear: tuple[End, ...]
    own: frozenset[End]
    turned: frozenset[End]

    @classmethod
    def of(cls, ends: Mapping[End, bool]) -> Meaning:
        """Return what a phrase means by its ends, each with whether it is clear."""
        return cls(
            tuple(ends),
            tuple(e for e in ends if ends[e]),
            frozenset(ends),
            frozenset((row, 1 - side) for row, side in ends),
        )

    def join(self, other: Meaning) -> Meaning:
        """Return what both say together."""
        table = dict.fromkeys((*self.ends, *other.ends), False)
        return Meaning.of(table | dict.fromkeys((*self.clear, *other.clear), True))

    def within(self, outer: Meaning, clear: bool) -> Meaning:
        """Return the meaning of an outer phrase, with what this inner one may mean besides.

        ``clear`` says that the outer one leaves the inner one its sense.
        """
        more = {e: clear and e in self.clear for e in self.ends if e not in outer.turned}
        return Meaning.of(more | {e: e in outer.clear for e in outer.ends})


@dataclass(frozen=True, slots=True)
class Place:
    """``words[start:end]`` of a text and what they mean."""

    start: int
    end: int
    meaning: Meaning

    @property
    def ends(self) -> tuple[End, ...]:
        """The ends that the words may stand for."""
        return self.meaning.ends

    @property
    def clear(self) -> tuple[End, ...]:
        """The ends that the words must stand for."""
        return self.meaning.clear

    @property
    def own(self) -> frozenset[End]:
        """The ends as a set."""
        return self.meaning.own

    @property
    def turned(self) -> frozenset[End]:
        """The other ends of the same rows."""
        return self.meaning.turned

    def covers(self, at: int) -> bool:
        """Whether a word's number lies inside."""
        return self.start <= at < self.end


@kept
def rows() -> tuple[Row, ...]:
    """Return the rows that compare; those of kind ``neutral`` are only in the indexes."""
    return tuple(
        _row(row) for row in resources.read_tsv("opposites.tsv") if row["kind"] != "neutral"
    )


def _row(row: dict[str, str]) -> Row:
    (urdu, vague), (other, other_vague) = (
        _clear_and_vague(row[column]) for column in ("urdu", "opposite_urdu")
    )
    return Row(
        row["kind"],
        Severity(row["severity"]),
        (resources.alternatives(row["english"]), resources.alternatives(row["opposite"])),
        (urdu, other),
        (vague, other_vague),
    )


def _clear_and_vague(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    clear, _, vague = cell.partition("~")
    return resources.alternatives(clear), resources.alternatives(vague)


@cache
def _neutral(column: str) -> tuple[str, ...]:
    return tuple(
        phrase
        for row in resources.read_tsv("opposites.tsv")
        if row["kind"] == "neutral"
        for phrase in resources.alternatives(row[column])
    )


_Ends = dict[End, bool]
"""The ends of a phrase, and whether it is clear; no ends for a phrase that says nothing."""


_Tails = list[tuple[tuple[str, ...], Meaning]]


class _Phrases:
    """The phrases of one language by their first word, longer ones also by their second."""

    def __init__(self, phrases: Mapping[tuple[str, ...], _Ends]) -> None:
        self._single = {words[0]: Meaning.of(e) for words, e in phrases.items() if len(words) == 1}
        longer: dict[str, dict[str, _Tails]] = {}
        for words, ends in phrases.items():
            if len(words) > 1:
                tails = longer.setdefault(words[0], {}).setdefault(words[1], [])
                tails.append((words[2:], Meaning.of(ends)))
        self._longer = longer

    def find(self, words: Sequence[Sequence[str]]) -> Iterator[Match[Meaning]]:
        """Yield every match; ``words`` holds the possible forms of each word."""
        single, longer = self._single, self._longer
        for start, forms in enumerate(words):
            for form in forms:
                if (meaning := single.get(form)) is not None:
                    yield Match(start, start + 1, meaning)
                if (seconds := longer.get(form)) is None or start + 1 == len(words):
                    continue
                for second in (*words[start + 1], "*"):
                    for tail, meaning in seconds.get(second, ()):
                        end = start + 2 + len(tail)
                        if end <= len(words) and all(
                            word == "*" or word in words[start + 2 + k]
                            for k, word in enumerate(tail)
                        ):
                            yield Match(start, end, meaning)


@kept
def _english() -> _Phrases:
    phrases: dict[tuple[str, ...], _Ends] = {tuple(p.split()): {} for p in _neutral("english")}
    for number, row in enumerate(rows()):
        for side in (0, 1):
            for phrase in row.english[side]:
                phrases.setdefault(tuple(phrase.split()), {})[number, side] = True
    return _Phrases(phrases)


@cache
def _urdu_phrases() -> dict[tuple[str, ...], _Ends]:
    phrases: dict[tuple[str, ...], _Ends] = {p: {} for p in _keys(_neutral("urdu"))}
    for number, row in enumerate(rows()):
        for side in (0, 1):
            for table, clear in ((row.vague, False), (row.urdu, True)):
                for phrase in _keys(table[side]):
                    phrases.setdefault(phrase, {})[number, side] = clear
    return phrases


@kept
def _fixed() -> frozenset[tuple[str, ...]]:
    """Return the neutral phrases of the Urdu: سب سے is no سب."""
    return frozenset(_keys(_neutral("urdu")))


@kept
def _urdu() -> _Phrases:
    return _Phrases(_urdu_phrases())


@kept
def _first_words() -> dict[str, frozenset[End]]:
    """Return the ends that a clear phrase beginning with a word may stand for."""
    table: dict[str, set[End]] = {}
    for phrase, ends in _urdu_phrases().items():
        table.setdefault(phrase[0], set()).update(end for end, clear in ends.items() if clear)
    return {word: frozenset(ends) for word, ends in table.items() if ends}


def may_hold(analysis: Analysis, ends: Set[End]) -> bool:
    """Whether any word of an Urdu text may begin a clear phrase for one of the ends."""
    table = _first_words()
    return any(
        key in table and not table[key].isdisjoint(ends)
        for norm in analysis.norms
        for key in urdu_candidates(norm)
    )


def _keys(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield phrases as folded words; a prefix may also be written joined (غیرقانونی)."""
    for phrase in phrases:
        words = tuple(fold(normalise_word(w)) for w in phrase.split())
        yield words
        if len(words) > 1 and phrase.split()[0] in _PREFIXES:
            yield (words[0] + words[1], *words[2:])


def english_places(analysis: Analysis) -> list[Place]:
    """Return where an English text names an end, longest phrases only."""
    found = _english().find(
        [
            _forms(w.norm, w.kind, forms)
            for w, forms in zip(analysis.words, analysis.forms, strict=True)
        ]
    )
    return _places(found, analysis.norms)


def _forms(norm: str, kind: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return what an English word may be in the table, comparatives and numbers included."""
    if norm in _NO_LEMMA:
        return (norm,)
    if kind == "number" or norm in number_words("en"):
        return (*forms, "#")
    return (*forms, *_positives(norm)) if norm.endswith(("er", "est")) else forms


@lru_cache(maxsize=20_000)
def _positives(norm: str) -> tuple[str, ...]:
    """Return the adjectives of the table that a word may be the comparative of."""
    known = _adjectives()
    stem = norm.removesuffix("est") if norm.endswith("est") else norm.removesuffix("er")
    tries = [stem, stem + "e"]
    if stem[-2:-1] == stem[-1:]:
        tries.append(stem[:-1])
    if stem.endswith("i"):
        tries.append(stem[:-1] + "y")
    return tuple(dict.fromkeys(t for t in tries if t in known and norm not in known))


@kept
def _adjectives() -> frozenset[str]:
    """Return the single words of the table, nearly all of whose -er forms are comparatives."""
    return frozenset(
        p for row in rows() for side in row.english for p in side if " " not in p
    ).difference(_DOERS)


def urdu_places(analysis: Analysis) -> list[Place]:
    """Return where an Urdu text names an end, in any inflection and spelling."""
    prefixes = {i for i, norm in enumerate(analysis.norms) if norm in _PREFIXES}
    found = _urdu().find([urdu_candidates(n) for n in analysis.norms])
    return _places(found, analysis.norms, prefixes)


def _places(
    matches: Iterable[Match[Meaning]], norms: Sequence[str], prefixes: Set[int] | None = None
) -> list[Place]:
    """Join what is found at one span; drop what lies inside a longer phrase.

    In Urdu, which names its ``prefixes``, the longer phrase may also render, vaguely, what a word
    in it means (the وجہ of وجہ سے), unless it means the opposite (the قانونی of غیر قانونی).
    """
    spans: dict[tuple[int, int], Meaning] = {}
    for start, stop, meaning in matches:
        known = spans.get((start, stop))
        spans[start, stop] = meaning if known is None else known.join(meaning)
    kept: list[Place] = []
    last = 0
    # By start, longest first, so a phrase can lie only inside one that came earlier.
    for start, stop in sorted(spans, key=lambda s: (s[0], -s[1])):
        meaning = spans[start, stop]
        if stop > last:
            last = stop
            kept.append(Place(start, stop, meaning))
        elif prefixes is not None and kept[-1].ends and kept[-1].start not in prefixes:
            outer = kept[-1]
            rest = (norms[i] for i in range(outer.start, outer.end) if not start <= i < stop)
            words = tuple(fold(norm) for norm in norms[outer.start : outer.end])
            clear = words not in _fixed() and _DENIERS.isdisjoint(rest)
            kept[-1] = Place(outer.start, outer.end, meaning.within(outer.meaning, clear))
    return [place for place in kept if place.ends]
