"""Names in either language, found by the gazetteer ``names.tsv`` and ``acronyms.tsv``.

``find_names`` gives the names of a text, longest first where they overlap; ``names_match`` tells
whether a name of one text has a counterpart by the gazetteer in the other. A name is compared by
keys: those of its rows and of what its rows stand for (Moscow and Russian stand for Russia too).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner import resources
from aligner.document import Span
from aligner.language.acronyms import letter_names, letters_of, load_acronyms
from aligner.language.phrases import PhraseIndex
from aligner.language.tokens import Token, tokenize
from aligner.language.urdu_forms import fold

if TYPE_CHECKING:
    from aligner.checks.base import Analysis

KINDS = (
    "country", "nationality", "place", "person", "org", "group", "party", "event", "other",
)  # fmt: skip

# The parts of state-owned and of a full stop without its space (Italy.Spain), but U.S whole.
_PART = re.compile(r"(?:[^-.]|(?<![^-.][^-.][^-.])\.|\.(?![^-.]{2}))+")
_BREAK = re.compile(r"[^\s\w.۔()'’&/–‑-]")

# Words of a person's row that are no part of the name.
_TITLES = frozenset(
    (
        "king", "queen", "prince", "princess", "pope", "lord", "sir", "imam", "maulana", "mullah",
        "ayatollah", "allama", "barrister", "baba", "guru", "prophet", "mother", "mahatma",
        "saint", "st", "the", "of", "bin", "bint", "al", "el", "de", "la", "le", "von", "van",
        "der", "da", "sen", "may",  # Sen. is mostly a senator, May a month
    )
)  # fmt: skip
_SPREADING = frozenset({"nationality", "group", "party"})  # kinds that take plural endings


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of the gazetteer, or one word of a person's row."""

    key: str
    kind: str
    of: str = ""
    weak: bool = False
    common: bool = False
    optional: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of the row and that of the row it stands for."""
        return (self.key, self.of) if self.of else (self.key,)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: ``words[start:end]`` of its analysis, and the rows it may be.

    ``keys`` are those of its rows; ``inner_keys`` those of shorter names inside it, which are
    listed in ``inner``. A capitalised English word that is in no row has neither.
    """

    start: int
    end: int
    span: Span
    text: str
    entities: tuple[Entity, ...]
    keys: frozenset[str]
    inner_keys: frozenset[str]
    inner: tuple[Name, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of its first row; empty without a row."""
        return self.entities[0].kind if self.entities else ""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all its rows."""
        return frozenset(e.kind for e in self.entities)

    @property
    def weak(self) -> bool:
        """Whether it is an ordinary Urdu word too."""
        return all(e.weak for e in self.entities)

    @property
    def common(self) -> bool:
        """Whether one of its rows is an ordinary English word too."""
        return any(e.common for e in self.entities)

    @property
    def optional(self) -> bool:
        """Whether Urdu may leave it out."""
        return any(e.optional for e in self.entities)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word of a text, or a part of a hyphenated one, with the forms it is looked up by."""

    forms: tuple[str, ...]
    word: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The two indexes, and the lower-case words inside English names (of, bin)."""

    english: PhraseIndex[Entity]
    urdu: PhraseIndex[Entity]
    lower_words: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """Return the names of ``names.tsv`` and ``acronyms.tsv`` as two phrase indexes."""
    ordinary = {fold(row["urdu"]) for row in resources.read_tsv("names_ordinary.tsv")}
    english: dict[tuple[tuple[str, ...], str], tuple[Sequence[str], Entity]] = {}
    urdu: dict[tuple[tuple[str, ...], str], tuple[Sequence[str], Entity]] = {}
    lower: set[str] = set()
    for entity, english_forms, urdu_forms in _rows():
        for form in english_forms:
            words = english_key(form)
            lower.update(w for w in _starts(form) if w.islower())
            english.setdefault((words, entity.key), (words, entity))
        weak = replace(entity, weak=True)
        for form in urdu_forms:
            for words in _urdu_keys(form, entity.kind):
                plain = _tells(words, entity, ordinary)
                urdu.setdefault((words, entity.key), (words, entity if plain else weak))
    return Gazetteer(PhraseIndex(english.values()), PhraseIndex(urdu.values()), frozenset(lower))


def _tells(words: Sequence[str], entity: Entity, ordinary: set[str]) -> bool:
    """Whether an Urdu form is surely this name: no ordinary word, no two letters in a row."""
    if len(words) == 1:
        return not (entity.weak or words[0] in ordinary)
    return len(words) > 2 or not all(w in letters_of() or w == "ای" for w in words)


def _starts(form: str) -> Iterator[str]:
    """Yield the words of an English name, of a hyphenated one the first part."""
    for word in form.split():
        yield word.split("-")[0]


def _rows() -> Iterator[tuple[Entity, Sequence[str], Sequence[str]]]:
    for row in resources.read_tsv("names.tsv"):
        english = resources.alternatives(row["english"])
        urdu = resources.alternatives(row["urdu"])
        notes = row["note"].split()
        key = _key(english[0], row["kind"])
        of = _key(row["of"], "country") if row["of"] else ""
        entity = Entity(key, row["kind"], of, "weak" in notes, "common" in notes)
        yield entity, english, urdu
        if row["kind"] == "person":
            yield from _parts(english, urdu)
    for acronym in load_acronyms():
        entity = Entity(acronym.key, acronym.kind, common=acronym.common, optional=acronym.common)
        yield entity, acronym.english, acronym.letters
        yield replace(entity, weak=True), (), acronym.urdu


def _key(headword: str, kind: str) -> str:
    """Return what a row is known by: places, countries and peoples share one name space."""
    space = "person" if kind == "person" else "name"
    return f"{space}:{headword.lower()}"


def _parts(
    english: Sequence[str], urdu: Sequence[str]
) -> Iterator[tuple[Entity, Sequence[str], Sequence[str]]]:
    """Yield each word of a person's name with the Urdu words that spell it."""
    from aligner.lexicon.names import rough_score

    full = english[0].replace("-", " ").split()
    if len(full) < 2:
        return
    for form in urdu:
        words = form.split()
        if len(words) != len(full):
            continue
        for a, b in zip(full, words, strict=True):
            if (
                a[0].isupper()
                and a.lower() not in _TITLES
                and len(a) > 2
                and rough_score(a, b) >= 0.5
            ):
                yield Entity(_key(a, "person"), "person"), (a,), (b,)


@lru_cache(maxsize=20_000)
def english_key(form: str) -> tuple[str, ...]:
    """Return the words by which an English name is looked up: lower case, acronyms as ``=US``."""
    words: list[str] = []
    for token in tokenize(form):
        if token.kind != "mark":
            words.extend(_form(part) for part in token.text.split("-") if part)
    return tuple(words)


def _form(word: str) -> str:
    return "=" + word if _is_acronym(word) else word.lower().replace("’", "'")


def _is_acronym(word: str) -> bool:
    """Whether a word is in capitals (TTP, M23), or nearly so (LoC, AfD)."""
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (
        len(letters) <= 6
        and capitals > 0
        and (
            capitals == len(letters)
            or (
                capitals >= 2
                and 2 * capitals >= len(letters)
                and word.isalpha()
                and word[1:].lower() != word[1:]
                and "Mc" not in word
            )
        )
    )


def _urdu_keys(form: str, kind: str) -> Iterator[tuple[str, ...]]:
    """Yield the folded words of an Urdu name, with its oblique, plural and joined forms."""
    words = tuple(fold(t.norm) for t in tokenize(form) if t.kind != "mark")
    if not words:
        return
    *head, last = words
    for end in dict.fromkeys((last, *_endings(form.rsplit(maxsplit=1)[-1], kind))):
        yield (*head, end)
        if len(words) == 2 and min(map(len, words)) >= 3:
            yield ("".join((*head, end)),)


def _endings(last: str, kind: str) -> Iterator[str]:
    if len(last) >= 4 and last[-1] in "ہا" and last[-2] not in "اویے":
        yield fold(last[:-1] + "ے")
    if kind in _SPREADING:
        stem = last[:-1] if last[-1] in "ہا" else last
        yield fold(stem + "وں")
        yield fold(stem + "ؤں")
        yield fold(last + "ز")


def find_names(analysis: Analysis) -> tuple[Name, ...]:
    """Return the names of a text in order, none overlapping; kept in the analysis' ``memo``."""
    found: tuple[Name, ...] | None = analysis.memo.get("names")
    if found is None:
        found = analysis.memo["names"] = _find(analysis)
    return found


def _find(analysis: Analysis) -> tuple[Name, ...]:
    english = analysis.language == "en"
    units = _english_units(analysis.words) if english else _urdu_units(analysis.words)
    index = gazetteer().english if english else gazetteer().urdu
    matches: dict[tuple[int, int], list[Entity]] = {}
    for match in index.find([u.forms for u in units]):
        if match.end - match.start > 1 and _broken(analysis.text, units[match.start : match.end]):
            continue
        matches.setdefault((match.start, match.end), []).append(match.value)
    if not matches:
        return ()
    return tuple(_names(analysis, units, matches, 0, len(units), whole=True))


def _broken(text: str, units: Sequence[_Unit]) -> bool:
    """Whether a comma, quotation mark or the like stands between these words."""
    gaps = (text[a.end : b.start] for a, b in pairwise(units))
    return any(_BREAK.search(gap) for gap in gaps)


def _names(
    analysis: Analysis,
    units: Sequence[_Unit],
    matches: dict[tuple[int, int], list[Entity]],
    low: int,
    high: int,
    *,
    whole: bool,
) -> Iterator[Name]:
    """Yield the longest matches inside ``units[low:high]``; the range itself only if ``whole``."""
    inside = [
        m for m in matches if low <= m[0] and m[1] <= high and (whole or m[1] - m[0] < high - low)
    ]
    inside.sort(key=lambda m: (m[0] - m[1], m[0]))
    taken: list[tuple[int, int]] = []
    for start, end in inside:
        if all(end <= a or start >= b for a, b in taken):
            taken.append((start, end))
    for start, end in sorted(taken):
        inner: tuple[Name, ...] = ()
        if end - start > 1:
            inner = tuple(_names(analysis, units, matches, start, end, whole=False))
        yield _name(analysis, units[start], units[end - 1], matches[start, end], inner)


def _name(
    analysis: Analysis, first: _Unit, last: _Unit, rows: Iterable[Entity], inner: tuple[Name, ...]
) -> Name:
    entities = tuple(dict.fromkeys(rows))
    span = Span(first.start, last.end)
    return Name(
        first.word,
        last.word + 1,
        span,
        analysis.quote(span),
        entities,
        frozenset(k for e in entities for k in e.keys),
        frozenset(k for n in inner for k in n.keys | n.inner_keys),
        inner,
    )


def _english_units(words: Sequence[Token]) -> list[_Unit]:
    lower_words = gazetteer().lower_words
    units: list[_Unit] = []
    for i, token in enumerate(words):
        text = token.text
        parts = _PART.findall(text) if "-" in text or "." in text else ()
        if len(parts) < 2:
            units.append(_Unit(_english_forms(text, lower_words), i, token.start, token.end))
            continue
        at, named = 0, any(c.isupper() for c in text)
        for part in parts:
            at = text.index(part, at)
            forms = _capitalised_forms(part) if named else ()
            units.append(_Unit(forms, i, token.start + at, token.start + at + len(part)))
            at += len(part)
    return units


def _english_forms(text: str, lower_words: frozenset[str]) -> tuple[str, ...]:
    if not text[0].isupper():
        norm = text.lower()
        return (norm,) if norm in lower_words or text[0].isdigit() else ()
    return _capitalised_forms(text)


@lru_cache(maxsize=50_000)
def _capitalised_forms(text: str) -> tuple[str, ...]:
    norm = text.lower().replace("’", "'")
    forms = [norm]
    bare = text
    if norm.endswith("'s"):
        bare = text[:-2]
        forms.append(norm[:-2])
    elif norm.endswith("'"):
        bare = text[:-1]
        forms.append(norm[:-1])
    if _is_acronym(bare):
        forms.append("=" + bare)
    elif len(bare) > 2 and bare[-1] == "s" and bare[:-1].isupper():
        forms.append("=" + bare[:-1])  # MPs, NGOs
    elif len(bare) > 4 and norm.endswith("s"):
        forms.append(bare.lower()[:-1])
    return tuple(dict.fromkeys(forms))


def _urdu_units(words: Sequence[Token]) -> list[_Unit]:
    return [
        _Unit((fold(t.norm),) if t.kind == "urdu" else (t.norm,), i, t.start, t.end)
        for i, t in enumerate(words)
    ]


def keys_of(analysis: Analysis) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of all names of a text, and those of the shorter names inside them."""
    found: tuple[frozenset[str], frozenset[str]] | None = analysis.memo.get("name_keys")
    if found is None:
        names = find_names(analysis)
        found = (
            frozenset(k for n in names for k in n.keys),
            frozenset(k for n in names for k in n.inner_keys),
        )
        analysis.memo["name_keys"] = found
    return found


def names_match(name: Name, analysis: Analysis) -> bool:
    """Whether a name has a counterpart by the gazetteer among the names of the other text.

    A longer name matches a shorter one that lies inside it (Imran Khan, خان) and the reverse, but
    two longer ones that merely share a part (South Korea, North Korea) do not match.
    """
    keys, inner = keys_of(analysis)
    return bool(name.keys & keys or name.keys & inner or name.inner_keys & keys)


__all__ = [
    "KINDS", "Entity", "Gazetteer", "Name", "english_key", "find_names", "gazetteer", "keys_of",
    "letter_names", "names_match",
]  # fmt: skip
