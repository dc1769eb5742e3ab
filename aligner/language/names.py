"""Names in either language, found by the gazetteer ``names.tsv`` and ``acronyms.tsv``.

``find_names`` gives the names of a text, longest first where they overlap; ``names_match`` tells
whether a name of one text has a counterpart by the gazetteer in the other. A name is compared by
keys: those of its rows and of what its rows stand for (Moscow and Russian stand for Russia too).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from aligner.document import Span
from aligner.language.gazetteer import (
    KINDS,
    Entity,
    Gazetteer,
    english_key,
    gazetteer,
    is_acronym,
)
from aligner.language.tokens import Token
from aligner.language.urdu_forms import fold

if TYPE_CHECKING:
    from aligner.checks.base import Analysis

# The forms a word is looked up by (one is kept as a bare string, which the index finds faster),
# and its place: the number of its token, and its start and end in the text.
Forms = str | tuple[str, ...]
Place = tuple[int, int, int]

# The parts of state-owned and of a full stop without its space (Italy.Spain), but U.S whole.
_PART = re.compile(r"(?:[^-.]|(?<![^-.][^-.][^-.])\.|\.(?![^-.]{2}))+")
_BREAK = re.compile(r"[^\s\w.۔()'’&/–‑-]")


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
        return bool(self.entities) and all(e.weak for e in self.entities)

    @property
    def common(self) -> bool:
        """Whether it is an ordinary English word too."""
        return bool(self.entities) and all(e.common for e in self.entities)

    @property
    def optional(self) -> bool:
        """Whether Urdu may leave it out."""
        return any(e.optional for e in self.entities)


def find_names(analysis: Analysis) -> tuple[Name, ...]:
    """Return the names of a text in order, none overlapping; kept in the analysis' ``memo``."""
    found: tuple[Name, ...] | None = analysis.memo.get("names")
    if found is None:
        found = analysis.memo["names"] = _find(analysis)
    return found


def _find(analysis: Analysis) -> tuple[Name, ...]:
    english = analysis.language == "en"
    forms, places = _english_words(analysis.words) if english else _urdu_words(analysis.words)
    index = gazetteer().english if english else gazetteer().urdu
    matches: dict[tuple[int, int], list[Entity]] = {}
    for match in index.find(cast("list[tuple[str, ...]]", forms)):
        start, end = match.start, match.end
        if end - start == 1 or not _broken(analysis.text, places[start:end]):
            matches.setdefault((start, end), []).append(match.value)
    if not matches:
        return ()
    return tuple(_names(analysis, places, matches, 0, len(places), whole=True))


def _broken(text: str, places: Sequence[Place]) -> bool:
    """Whether a comma, quotation mark or the like stands between these words."""
    gaps = (text[a[2] : b[1]] for a, b in pairwise(places))
    return any(_BREAK.search(gap) for gap in gaps)


def _names(
    analysis: Analysis,
    places: Sequence[Place],
    matches: dict[tuple[int, int], list[Entity]],
    low: int,
    high: int,
    *,
    whole: bool,
) -> Iterator[Name]:
    """Yield the longest matches inside words low to high; the range itself only if ``whole``."""
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
            inner = tuple(_names(analysis, places, matches, start, end, whole=False))
        yield _name(analysis, places[start], places[end - 1], matches[start, end], inner)


def _name(
    analysis: Analysis, first: Place, last: Place, rows: Iterable[Entity], inner: tuple[Name, ...]
) -> Name:
    entities = tuple(dict.fromkeys(rows))
    span = Span(first[1], last[2])
    return Name(
        first[0],
        last[0] + 1,
        span,
        analysis.quote(span),
        entities,
        frozenset(k for e in entities for k in e.keys),
        frozenset(k for n in inner for k in n.keys | n.inner_keys),
        inner,
    )


def _english_words(words: Sequence[Token]) -> tuple[list[Forms], list[Place]]:
    lower_words = gazetteer().lower_words
    forms: list[Forms] = []
    places: list[Place] = []
    for i, token in enumerate(words):
        text = token.text
        parts = _PART.findall(text) if "-" in text or "." in text else ()
        if len(parts) < 2:
            forms.append(_english_forms(text, lower_words))
            places.append((i, token.start, token.end))
            continue
        at, named = 0, any(c.isupper() for c in text)
        for part in parts:
            at = text.index(part, at)
            forms.append(_capitalised_forms(part) if named else "")
            places.append((i, token.start + at, token.start + at + len(part)))
            at += len(part)
    return forms, places


def _english_forms(text: str, lower_words: frozenset[str]) -> Forms:
    if text[0].isupper():
        return _capitalised_forms(text)
    return text if text in lower_words or text[0].isdigit() else ""


@lru_cache(maxsize=50_000)
def _capitalised_forms(text: str) -> Forms:
    norm = text.lower().replace("’", "'")
    forms = [norm]
    bare = text
    if norm.endswith("'s"):
        bare = text[:-2]
        forms.append(norm[:-2])
    elif norm.endswith("'"):
        bare = text[:-1]
        forms.append(norm[:-1])
    if is_acronym(bare):
        forms.append("=" + bare)
    elif len(bare) > 2 and bare[-1] == "s" and bare[:-1].isupper():
        forms.append("=" + bare[:-1])  # MPs, NGOs
    elif len(bare) > 4 and norm.endswith("s"):
        forms.append(bare.lower()[:-1])
    return tuple(dict.fromkeys(forms)) if len(forms) > 1 else norm


def _urdu_words(words: Sequence[Token]) -> tuple[list[Forms], list[Place]]:
    forms: list[Forms] = []
    places: list[Place] = []
    for i, (_, norm, start, end, kind) in enumerate(words):
        forms.append(fold(norm) if kind == "urdu" else norm)
        places.append((i, start, end))
    return forms, places


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
    "names_match",
]  # fmt: skip
