"""LIT: figurative English rendered word by word.

An idiom of ``idioms.tsv`` found in the English is an error when the Urdu has its images (a can
and worms, a tip and an iceberg) near each other and none of the renderings that are Urdu.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aligner import resources
from aligner.checks.base import Check, Flag, Pair, Rule, Severity
from aligner.language.patterns import (
    EnglishPattern,
    UrduPhrase,
    split_words,
    urdu_phrase,
)

if TYPE_CHECKING:
    from aligner.config import Config

LIT001 = Rule(
    "LIT001",
    "literal-idiom",
    Severity.MAJOR,
    "an English idiom or metaphor rendered word by word",
)
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Idiom:
    """A row of ``idioms.tsv``, compiled.

    ``needed``: the English must have one of these words, if any are given. ``vetoes``: it must
    have none of these, for then the image is meant as it stands.
    """

    english: tuple[EnglishPattern, ...]
    literal: tuple[UrduPhrase, ...]
    accepted: tuple[UrduPhrase, ...]
    needed: frozenset[str]
    vetoes: frozenset[str]
    severity: Severity
    confidence: float

    @property
    def suggestion(self) -> str | None:
        """The first accepted renderings, for the reader."""
        return " / ".join(p.text for p in self.accepted[:_SUGGESTED]) or None


@cache
def images() -> dict[str, tuple[str, ...]]:
    """Return the literal Urdu renderings of the English words that idioms are made of."""
    return {
        row["english"]: resources.alternatives(row["urdu"])
        for row in resources.read_tsv("images.tsv")
    }


def compile_idiom(row: Mapping[str, str]) -> Idiom:
    """Compile a row of ``idioms.tsv``.

    Raises:
        KeyError: its literal cues name an image that ``images.tsv`` lacks.
    """
    context = resources.alternatives(row["context"])
    return Idiom(
        tuple(EnglishPattern.parse(p) for p in resources.alternatives(row["english"])),
        tuple(urdu_phrase(p, images()) for p in resources.alternatives(row["literal"])),
        tuple(urdu_phrase(p) for p in resources.alternatives(row["accepted"])),
        frozenset(w[1:] for w in context if w.startswith("+")),
        frozenset(w for w in context if not w.startswith("+")),
        Severity(row["severity"] or "major"),
        float(row["confidence"] or 0.9),
    )


@cache
def idioms() -> tuple[Idiom, ...]:
    """Return the compiled rows of ``idioms.tsv``."""
    return tuple(compile_idiom(row) for row in resources.read_tsv("idioms.tsv"))


_Anchored = tuple[Idiom, EnglishPattern, int]


@cache
def _by_anchor() -> dict[str, tuple[_Anchored, ...]]:
    """Index every pattern by the words of its rarest place."""
    uses: dict[str, int] = {}
    for idiom in idioms():
        for pattern in idiom.english:
            for word in (w for place in pattern.places for w in place):
                uses[word] = uses.get(word, 0) + (1 if len(word) > 3 else 100)
    table: dict[str, tuple[_Anchored, ...]] = {}
    for idiom in idioms():
        for pattern in idiom.english:
            costs = [sum(uses[w] for w in place) for place in pattern.places]
            anchor = costs.index(min(costs))
            for word in pattern.places[anchor]:
                table[word] = (*table.get(word, ()), (idiom, pattern, anchor))
    return table


@dataclass(frozen=True, slots=True)
class Use:
    """An idiom at ``source.words[first]`` to ``source.words[last]``."""

    idiom: Idiom
    first: int
    last: int


def find_idioms(pair: Pair) -> Iterator[Use]:
    """Yield the idioms of the English side, each once, those used in their plain sense left out."""
    table = _by_anchor()
    split = split_words(pair.source)
    seen: set[int] = set()
    context: set[str] | None = None
    for at, forms in enumerate(split.forms):
        for form in forms:
            for idiom, pattern, anchor in table.get(form, ()):
                found = None if id(idiom) in seen else pattern.match(split.forms, anchor, at)
                if found is None:
                    continue
                if context is None:
                    context = {f for word in split.forms for f in word}
                if idiom.vetoes.isdisjoint(context) and (
                    not idiom.needed or not idiom.needed.isdisjoint(context)
                ):
                    seen.add(id(idiom))
                    yield Use(idiom, split.owners[found[0]], split.owners[found[1]])


class LiteralIdiom(Check):
    """LIT001."""

    rules = (LIT001,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag each idiom whose images stand in the Urdu without an accepted rendering."""
        del config
        for use in find_idioms(pair):
            flag = _judge(pair, use)
            if flag is not None:
                yield flag


def _judge(pair: Pair, use: Use) -> Flag | None:
    idiom, forms = use.idiom, pair.target.forms
    place = next((p for p in (c.find(forms) for c in idiom.literal) if p is not None), None)
    if place is None or any(a.find(forms) for a in idiom.accepted):
        return None
    source, target = pair.source.span(use.first, use.last), pair.target.span(*place)
    return Flag(
        LIT001,
        idiom.confidence,
        f"the source's “{pair.source.quote(source)}” is figurative, the translation's"
        f" “{pair.target.quote(target)}” renders its words",
        source,
        target,
        idiom.suggestion,
        severity=idiom.severity,
    )


CHECKS: tuple[Check, ...] = (LiteralIdiom(),)
