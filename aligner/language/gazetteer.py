"""The gazetteer: ``names.tsv`` and ``acronyms.tsv`` as two phrase indexes, one a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from aligner import resources
from aligner.language.acronyms import letters_of, load_acronyms
from aligner.language.phrases import PhraseIndex
from aligner.language.tokens import tokenize
from aligner.language.urdu_forms import fold
from aligner.resources.kept import kept

KINDS = (
    "country", "nationality", "place", "person", "org", "group", "party", "event", "other",
)  # fmt: skip

# Words of a person's row that are no part of the name.
_TITLES = frozenset(
    (
        "king", "queen", "prince", "princess", "pope", "lord", "sir", "imam", "maulana", "mullah",
        "ayatollah", "allama", "barrister", "baba", "guru", "prophet", "mother", "mahatma",
        "saint", "st", "the", "of", "bin", "bint", "al", "el", "de", "la", "le", "von", "van",
        "der", "da", "sen", "may",  # Sen. is mostly a senator, May a month
    )
)  # fmt: skip
_SMALL = frozenset(("and", "for", "on", "in", "to", "a", "an"))
_SPREADING = frozenset({"nationality", "group", "party"})  # kinds that take plural endings


class Entity(NamedTuple):
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
class Gazetteer:
    """The two indexes, the lower-case words inside English names (of, bin), and the spellings.

    ``spellings`` gives for each key its Urdu forms, folded; ``expansions`` the content words of
    what an acronym stands for.
    """

    english: PhraseIndex[Entity]
    urdu: PhraseIndex[Entity]
    lower_words: frozenset[str]
    spellings: dict[str, tuple[tuple[str, ...], ...]]
    expansions: dict[str, tuple[tuple[str, ...], ...]]


@kept
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
        weak = None
        for form in urdu_forms:
            for words in _urdu_keys(form, entity.kind):
                plain = _tells(words, entity, ordinary)
                weak = weak or (None if plain else entity._replace(weak=True))
                urdu.setdefault((words, entity.key), (words, entity if plain else weak or entity))
    spellings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words, key in urdu:
        spellings[key] = (*spellings.get(key, ()), words)
    return Gazetteer(
        english=PhraseIndex(english.values()),
        urdu=PhraseIndex(urdu.values()),
        lower_words=frozenset(lower),
        spellings=spellings,
        expansions=_expansions(list(english)),
    )


def _expansions(
    forms: Sequence[tuple[tuple[str, ...], str]],
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by key the content words of the full forms of what has an acronym."""
    short = {key for words, key in forms if len(words) == 1 and words[0].startswith("=")}
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words, key in forms:
        content = tuple(w for w in words if w not in _TITLES and w not in _SMALL)
        if key in short and len(content) > 1:
            table[key] = (*table.get(key, ()), content)
    return table


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
        yield entity._replace(weak=True), (), acronym.urdu


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
    words = form.split()
    if not all(word.isalpha() for word in words):
        words = [t.text for t in tokenize(form) if t.kind != "mark"]
        words = [part for word in words for part in word.split("-") if part]
    return tuple(map(_form, words))


def _form(word: str) -> str:
    return "=" + word if is_acronym(word) else word.lower().replace("’", "'")


def is_acronym(word: str) -> bool:
    """Whether a word is in capitals (TTP, M23), or nearly so (LoC, AfD)."""
    if word[1:].islower():
        return False
    letters = [c for c in word if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if not capitals or len(letters) > 6:
        return False
    if capitals == len(letters):
        return True
    return word.isalpha() and capitals >= max(2, len(letters) / 2) and "Mc" not in word


def _urdu_keys(form: str, kind: str) -> Iterator[tuple[str, ...]]:
    """Yield the folded words of an Urdu name, with its oblique, plural and joined forms."""
    words = tuple(map(fold, form.split()))
    if not form.replace(" ", "").isalpha():
        words = tuple(fold(t.norm) for t in tokenize(form) if t.kind != "mark")
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
