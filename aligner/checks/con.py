"""CON: one thing called two names, one sentence translated two ways. Across a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aligner import resources
from aligner.checks.base import DocumentCheck, DocumentView, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import Related, Severity, Side, Span
from aligner.language.phrases import PhraseIndex
from aligner.language.tokens import tokenize
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold
from aligner.lexicon.acronyms import acronym_letters
from aligner.resources.kept import kept

NAME = Rule("CON001", "name-in-two-ways", Severity.MINOR, "An acronym or name written in two ways.")
SOURCE = Rule(
    "CON002", "source-in-two-ways", Severity.MINOR, "One English sentence translated in two ways."
)
TARGET = Rule(
    "CON003", "target-for-two", Severity.MINOR, "Two English sentences with one translation."
)

_SENTENCE = 4  # words from which a repeated sentence says something

Place = tuple[int, Span]  # the pair, and where in its target


class ConsistencyCheck(DocumentCheck):
    """Collects over the document first; flags the rarer of two ways at its first place."""

    rules = (NAME, SOURCE, TARGET)

    def check(self, view: DocumentView, config: Config) -> Iterator[tuple[int, Flag]]:
        """Yield flags on the pairs that depart from the others."""
        del config
        yield from _acronyms(view)
        yield from _spellings(view)
        yield from _sentences(view)


def _acronyms(view: DocumentView) -> Iterator[tuple[int, Flag]]:
    """Flag an acronym that stands in Latin letters here and by its Urdu letter names there."""
    ways: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for number, pair in enumerate(view.pairs):
        acronyms = {t.text for t in pair.source.words if _is_acronym(t.text)}
        for acronym in sorted(acronyms):
            for way, span in _renderings(pair, acronym):
                ways[acronym][way].append((number, span))
    for acronym, found in sorted(ways.items()):
        if len(found) > 1:
            rare, usual = sorted(found, key=lambda w: (len(found[w]), w))[:2]
            yield _two_ways(view, acronym, (rare, found[rare]), (usual, found[usual]))


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isupper() and text.isascii() and text.isalpha()


def _renderings(pair: Pair, acronym: str) -> Iterator[tuple[str, Span]]:
    """Yield how the Urdu writes an acronym, but not as a gloss in brackets."""
    target = pair.target
    letters = [fold(letter) for letter in acronym_letters(acronym)]
    folded = [fold(n) for n in target.norms]
    size = len(letters)
    for i, word in enumerate(target.words):
        if word.norm == acronym.lower():
            if target.text[word.start - 1 : word.start] != "(":
                yield acronym, Span(word.start, word.end)
        elif size > 1 and folded[i : i + size] == letters:
            span = target.span(i, i + size - 1)
            if target.text[span.start - 1 : span.start] != "(":
                yield target.quote(span), span


@kept
def _variants() -> PhraseIndex[tuple[str, str]]:
    """The Urdu renderings of names that have several, under the name's headword."""
    phrases: list[tuple[tuple[str, ...], tuple[str, str]]] = []
    for row in resources.read_tsv("names.tsv"):
        if "|" not in row["urdu"]:
            continue
        headword = row["english"].partition("|")[0].strip()
        spelled = {_norms(v): v for v in resources.alternatives(row["urdu"])}
        phrases += [(words, (headword, v)) for words, v in spelled.items()]
    return PhraseIndex(phrases)


def _norms(text: str) -> tuple[str, ...]:
    words = text.split()
    if all(word.isalpha() for word in words):
        return tuple(map(normalise_word, words))
    return tuple(t.norm for t in tokenize(text))


def _near(one: str, other: str) -> bool:
    """Whether two spellings have as many words and differ in at most two letters."""
    if one.count(" ") != other.count(" ") or abs(len(one) - len(other)) > 2:
        return False
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    kept = sum(b.size for b in blocks)
    return max(len(one), len(other)) - kept <= 2


def _spellings(view: DocumentView) -> Iterator[tuple[int, Flag]]:
    ways: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for number, pair in enumerate(view.pairs):
        for match in _variants().find(pair.target.norms):
            headword, variant = match.value
            span = pair.target.span(match.start, match.end - 1)
            ways[headword][variant].append((number, span))
    for headword, found in sorted(ways.items()):
        # Two renderings may both be right (UN); two spellings of one word are a slip.
        *others, usual = sorted(found, key=lambda w: (len(found[w]), w))
        rare = next((other for other in others if _near(other, usual)), None)
        if rare is not None:
            yield _two_ways(view, headword, (rare, found[rare]), (usual, found[usual]))


def _two_ways(
    view: DocumentView,
    name: str,
    rare: tuple[str, list[Place]],
    usual: tuple[str, list[Place]],
) -> tuple[int, Flag]:
    (number, span), *others = rare[1]
    base = view.offsets[number][1]
    times = "once" if len(usual[1]) == 1 else f"{len(usual[1])} times"
    flag = Flag(
        NAME,
        0.8,
        f"“{name}” is written “{rare[0]}” here and “{usual[0]}” elsewhere ({times}).",
        target_span=span,
        suggestion=usual[0],
        related=tuple(Related(Side.TARGET, s.shift(view.offsets[n][1] - base)) for n, s in others),
    )
    return number, flag


def _sentences(view: DocumentView) -> Iterator[tuple[int, Flag]]:
    """Flag repeated sentences whose translations differ, and the reverse."""
    first: dict[tuple[str, ...], int] = {}
    first_target: dict[tuple[str, ...], int] = {}
    for number, pair in enumerate(view.pairs):
        source, target = tuple(pair.source.norms), tuple(pair.target.norms)
        if not target or len(source) < _SENTENCE or len(target) < _SENTENCE:
            continue
        earlier = first.setdefault(source, number)
        if earlier != number and tuple(view.pairs[earlier].target.norms) != target:
            message = f"Segment {earlier + 1} has the same English and another Urdu."
            yield number, Flag(SOURCE, 0.8, message, *_whole(pair))
        earlier = first_target.setdefault(target, number)
        if earlier != number and tuple(view.pairs[earlier].source.norms) != source:
            message = f"Segment {earlier + 1} has the same Urdu for another English."
            yield number, Flag(TARGET, 0.8, message, *_whole(pair))


def _whole(pair: Pair) -> tuple[Span, Span]:
    return (
        pair.source.span(0, len(pair.source.words) - 1),
        pair.target.span(0, len(pair.target.words) - 1),
    )


CHECKS = (ConsistencyCheck(),)
