"""LIT: figurative English rendered word by word.

An idiom of ``idioms.tsv`` found in the English is an error when the Urdu has its images (a can
and worms, a tip and an iceberg) near each other and none of the renderings that are Urdu.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule, Severity
from aligner.language.english import lemmas
from aligner.language.patterns import (
    EnglishPattern,
    SplitWords,
    UrduPhrase,
    split_forms,
    split_words,
    urdu_phrase,
    word_set,
)
from aligner.resources.kept import kept

if TYPE_CHECKING:
    from aligner.config import Config

LIT001 = Rule(
    "LIT001",
    "literal-idiom",
    Severity.MAJOR,
    "An English idiom or metaphor is rendered word by word.",
)
_SUGGESTED = 3
_INFERRED = 0.8  # share of the row's confidence that is left when no written cue was found
_EXPLAINED = 0.04  # another source word that translates an image this probably explains it
_LITERAL = 0.08  # so probable is the literal translation of a content word
_MOST_WORDS = 5
# The particle of a phrasal verb, as word-by-word translation has it.
_PARTICLES = {
    "up": word_set("اوپر اپ"),
    "down": word_set("نیچے ڈاؤن"),
    "out": word_set("باہر آؤٹ"),
    "off": word_set("بند دور آف"),
    "away": word_set("دور"),
    "over": word_set("اوپر اوور پار"),
    "back": word_set("واپس پیچھے"),
    "in": word_set("اندر"),
    "into": word_set("اندر"),
    "through": word_set("ذریعے پار"),
    "under": word_set("نیچے تلے"),
    "aside": word_set("طرف"),
    "around": word_set("گرد ارد"),
    "ahead": word_set("آگے"),
    "along": word_set("ساتھ"),
}
_PARTICLE_WORDS = word_set("in out up down on off over under by at to for with from into away")
_COMMON = word_set(
    "that from with have into back time will first their when before more which much last many"
    " take make bring call come good give change look find high long head home over down through"
)
_PLAIN = word_set(
    "not never all the and for with its his her their our your from into out off down over"
    " under about that this has have had was were are been being get got getting gets take"
    " takes took taken taking make makes made making put puts putting give gives gave given"
    " giving keep keeps kept keeping come comes came coming went goes going gone set sets"
    " setting"
)


@dataclass(frozen=True, slots=True)
class Idiom:
    """A row of ``idioms.tsv``, compiled.

    ``needed``: the English must have one of these words, if any are given. ``vetoes``: it must
    have none of these, for then the image is meant as it stands. ``telling``: its images that
    alone betray a word-by-word rendering.
    """

    english: tuple[EnglishPattern, ...]
    literal: tuple[UrduPhrase, ...]
    accepted: tuple[UrduPhrase, ...]
    telling: tuple[UrduPhrase, ...]
    needed: frozenset[str]
    vetoes: frozenset[str]
    severity: Severity
    confidence: float

    @property
    def suggestion(self) -> str | None:
        """The first accepted renderings; none where the row holds idioms of unlike words."""
        first, *others = (_content(pattern) for pattern in self.english)
        if any(not (first <= other or other <= first) for other in others):
            return None
        return " / ".join(p.text for p in self.accepted[:_SUGGESTED]) or None


def _content(pattern: EnglishPattern) -> frozenset[str]:
    words = (w for place in pattern.places for w in place if len(w) > 2 and w not in _PLAIN)
    return frozenset(min(lemmas(w), key=len) for w in words)


@kept
def telling_images() -> frozenset[str]:
    """Return the English words whose literal rendering alone betrays one of an idiom."""
    return frozenset(r["english"] for r in resources.read_tsv("images.tsv") if r["telling"])


@kept
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
    english = tuple(EnglishPattern.parse(p) for p in resources.alternatives(row["english"]))
    told = (w for pattern in english for place in pattern.places for w in sorted(place))
    return Idiom(
        english,
        tuple(urdu_phrase(p, images()) for p in resources.alternatives(row["literal"])),
        tuple(urdu_phrase(p) for p in resources.alternatives(row["accepted"])),
        tuple(urdu_phrase(w, images()) for w in dict.fromkeys(told) if w in telling_images()),
        frozenset(w[1:] for w in context if w.startswith("+")),
        frozenset(w for w in context if not w.startswith("+")),
        Severity(row["severity"] or "major"),
        float(row["confidence"] or 0.9),
    )


@kept
def _lines() -> tuple[str, ...]:
    """Return the lines of ``idioms.tsv``, before them its columns."""
    return resources.read_lines("idioms.tsv")


def _row(number: int) -> dict[str, str]:
    return resources.row_of(_lines()[0], _lines()[number + 1])


@cache
def _idiom(row: int) -> Idiom:
    """Compile a row when it is first met: a text meets few of the thousands."""
    return compile_idiom(_row(row))


def idioms() -> tuple[Idiom, ...]:
    """Return the compiled rows of ``idioms.tsv``."""
    return tuple(map(_idiom, range(len(_lines()) - 1)))


class Anchored(NamedTuple):
    """A pattern filed under a word of its place ``anchor``; ``other`` is its next rarest place."""

    row: int
    pattern: EnglishPattern
    anchor: int
    other: frozenset[str]


@kept
def _by_anchor() -> dict[str, list[Anchored]]:
    """Index every pattern by the words of its rarest place."""
    patterns = [
        (row, EnglishPattern.parse(text))
        for row, cells in enumerate(resources.read_tsv("idioms.tsv"))
        for text in resources.alternatives(cells["english"])
    ]
    uses: dict[str, int] = {}
    for _, pattern in patterns:
        for word in (w for place in pattern.places for w in place):
            uses[word] = uses.get(word, 0) + (100 if len(word) < 4 or word in _COMMON else 1)
    table: dict[str, list[Anchored]] = {}
    for row, pattern in patterns:
        costs = [sum(uses[w] for w in place) for place in pattern.places]
        order = sorted(range(len(costs)), key=costs.__getitem__)
        other = pattern.places[order[min(1, len(order) - 1)]]
        entry = Anchored(row, pattern, order[0], other)
        for word in pattern.places[order[0]]:
            table.setdefault(word, []).append(entry)
    return table


@dataclass(frozen=True, slots=True)
class Use:
    """An idiom at ``source.words[first]`` to ``source.words[last]``, by one of its patterns."""

    idiom: Idiom
    pattern: EnglishPattern
    first: int
    last: int


def find_idioms(source: Analysis) -> list[Use]:
    """Return the idioms of an English text, each once, those used in their plain sense left out.

    Kept in its ``memo``: what is figurative is rendered freely, so other checks ask too.
    """
    found: list[Use] | None = source.memo.get("idioms")
    if found is None:
        found = source.memo["idioms"] = list(_find(source))
    return found


def idiom_words(source: Analysis) -> frozenset[int]:
    """Return the indices of the words that stand in idioms."""
    return frozenset(i for use in find_idioms(source) for i in range(use.first, use.last + 1))


def _find(source: Analysis) -> Iterator[Use]:
    table = _by_anchor()
    split = split_words(source)
    present = split_forms(source)
    seen: set[int] = set()
    for at, forms in enumerate(split.forms):
        for form in forms:
            for entry in table.get(form, ()):
                if entry.other.isdisjoint(present) or entry.row in seen:
                    continue
                found = entry.pattern.match(split.forms, entry.anchor, at)
                if found is None or _parted(source, split, found[1]):
                    continue
                if _meant(_idiom(entry.row), present):
                    seen.add(entry.row)
                    yield Use(
                        _idiom(entry.row),
                        entry.pattern,
                        split.owners[found[0]],
                        split.owners[found[1]],
                    )


def _parted(source: Analysis, split: SplitWords, last: int) -> bool:
    """Whether a comma stands before a last particle: "in two phases, in spring"."""
    at = split.owners[last]
    between = source.text[source.words[at - 1].end : source.words[at].start] if at else ""
    return "," in between and source.norms[at] in _PARTICLE_WORDS


def _meant(idiom: Idiom, present: frozenset[str]) -> bool:
    """Return whether the sentence's words let the idiom be one."""
    needed = not idiom.needed or not idiom.needed.isdisjoint(present)
    return needed and idiom.vetoes.isdisjoint(present)


class LiteralIdiom(Check):
    """LIT001."""

    rules = (LIT001,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag each idiom whose images stand in the Urdu without an accepted rendering."""
        del config
        for use in find_idioms(pair.source):
            flag = _judge(pair, use)
            if flag is not None:
                yield flag


def _judge(pair: Pair, use: Use) -> Flag | None:
    idiom = use.idiom
    place = next(
        (p for p in (c.find_in(pair.target) for c in idiom.literal) if p is not None), None
    )
    sure = place is not None
    if any(_accepts(pair, use, a, sure) for a in idiom.accepted):
        return None
    if place is None:
        place = _telling(pair, use) or _word_by_word(pair, use)
    if place is None:
        return None
    source, target = pair.source.span(use.first, use.last), pair.target.span(*place)
    return Flag(
        LIT001,
        idiom.confidence if sure else _INFERRED * idiom.confidence,
        f"The source's “{pair.source.quote(source)}” is figurative, the translation's"
        f" “{pair.target.quote(target)}” renders its words.",
        source,
        target,
        idiom.suggestion,
        severity=idiom.severity,
    )


def _accepts(pair: Pair, use: Use, accepted: UrduPhrase, literal: bool) -> bool:
    """Return whether the Urdu has this rendering of the idiom.

    Where a written cue says that the idiom is literal, a single word that renders another English
    word is no rendering of the idiom.
    """
    place = accepted.find_in(pair.target)
    alone = literal and len(accepted.places) == 1
    return place is not None and not (alone and _explained(pair, use, place[0], _LITERAL))


def _explained(pair: Pair, use: Use, at: int, least: float) -> bool:
    """Return whether an English word outside the idiom translates the Urdu word at ``at``."""
    urdu = pair.target.norms[at]
    return any(
        _probability(norm, urdu) >= least
        for index, norm in enumerate(pair.source.norms)
        if not use.first <= index <= use.last
    )


def _telling(pair: Pair, use: Use) -> tuple[int, int] | None:
    """Return where a telling image of the idiom stands that no other English word accounts for."""
    for phrase in use.idiom.telling:
        place = phrase.find_in(pair.target)
        if place and not _explained(pair, use, place[0], _EXPLAINED):
            return place
    return None


@cache
def _image_forms() -> dict[str, frozenset[str]]:
    return {word: urdu_phrase(word, images()).places[0] for word in images()}


def _word_by_word(pair: Pair, use: Use) -> tuple[int, int] | None:
    """Return where literal renderings of the idiom's content words stand together.

    Of three words or more one may be missing; of a phrasal verb the particle counts as a word.
    """
    split = split_words(pair.source)
    named = {word for place in use.pattern.places for word in place}
    words = [
        forms
        for forms, owner in zip(split.forms, split.owners, strict=True)
        if use.first <= owner <= use.last and not named.isdisjoint(forms)
    ]
    content = [w for w in words if len(w[0]) > 2 and w[0] not in _PLAIN]
    if len(content) == 1:
        content += [w for w in words if w[0] in _PARTICLES]
    if not 2 <= len(content) <= _MOST_WORDS:
        return None
    hits = [found for found in (_renderings(pair, w) for w in content) if found]
    if len(hits) < max(2, len(content) - 1):
        return None
    for start in hits[0]:
        chosen = [min(found, key=lambda i: abs(i - start)) for found in hits]
        close = max(chosen) - min(chosen) <= len(chosen) + 1
        if close and len(set(chosen)) == len(chosen):
            return min(chosen), max(chosen)
    return None


def _renderings(pair: Pair, english: Sequence[str]) -> list[int]:
    """Return the indices of the Urdu words that render an English word literally."""
    known = _PARTICLES.get(english[0], frozenset())
    known = known.union(*(_image_forms().get(form, ()) for form in english))
    return [
        index
        for index, (word, forms) in enumerate(
            zip(pair.target.words, pair.target.forms, strict=True)
        )
        if not known.isdisjoint(forms)
        or (word.kind == "urdu" and _probability(english[0], word.norm) >= _LITERAL)
    ]


def _probability(english: str, urdu: str) -> float:
    from aligner.lexicon import load_lexicon

    return load_lexicon().is_translation(english, urdu)


CHECKS: tuple[Check, ...] = (LiteralIdiom(),)
