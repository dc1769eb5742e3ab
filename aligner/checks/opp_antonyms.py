"""A word rendered by what excludes it, told by the lexicon and a table of Urdu opposites.

``opposites.tsv`` knows English words with their renderings; ``antonyms.tsv`` only which Urdu words
exclude each other. Where an Urdu word translates nothing of the English, and its opposite would
translate the one English word that has no partner, the translation says the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner import resources
from aligner.checks.base import Analysis, Pair
from aligner.checks.lit import idiom_words
from aligner.checks.neg_cues import DENIES, cues
from aligner.language.patterns import word_set
from aligner.language.urdu import normalise_word
from aligner.language.urdu_forms import fold
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word
from aligner.lexicon.keys import urdu_candidates
from aligner.resources.kept import kept

_TRANSLATES = 0.1  # so probable is a rendering of the English word at least
_MAIN = 0.6  # … and this share of what its likeliest rendering has
_EXPLAINS = 0.02  # … and what explains an Urdu word
_NEAR = 5  # words between the Urdu word and the partner of an English neighbour
_BESIDE = 3  # English words on either side that are neighbours
_DENIED = 3  # words between a word and what denies it
# English words of too many senses to have an opposite.
_VAGUE = word_set("go get come make take put set give turn run keep bring look start past open")
_LIGHT = frozenset(
    map(fold, word_set("کرنا ہونا دینا لینا جانا آنا رکھنا رہنا بنانا بننا لگانا سے میں"))
)
_LACKING = frozenset(
    map(
        fold,
        word_set(
            "کمی فقدان خاتمہ خاتمے بغیر عدم غیر بے نا بلا ناقابل محروم خلاف بجائے قلت مجروح متزلزل"
        ),
    )
)

Phrase = tuple[str, ...]


@kept
def _opposites() -> dict[Phrase, tuple[Phrase, ...]]:
    """Return the phrases that exclude each phrase, as folded words."""
    table: dict[Phrase, dict[Phrase, None]] = {}
    for row in resources.read_tsv("antonyms.tsv"):
        left, right = (
            [tuple(fold(normalise_word(w)) for w in p.split()) for p in resources.alternatives(c)]
            for c in (row["urdu"], row["opposite"])
        )
        for ends, others in ((left, right), (right, left)):
            for phrase in ends:
                table.setdefault(phrase, {}).update(dict.fromkeys(others))
    return {phrase: tuple(others) for phrase, others in table.items()}


@cache
def _by_first_word() -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, tuple[Phrase, ...]] = {}
    for phrase in sorted(_opposites(), key=lambda p: (-len(p), p)):
        table[phrase[0]] = (*table.get(phrase[0], ()), phrase)
    return table


@dataclass(frozen=True, slots=True)
class Opposed:
    """English word ``word``, rendered by ``words[first:last + 1]``, which excludes ``meant``."""

    word: int
    first: int
    last: int
    meant: str


def opposed(pair: Pair) -> Opposed | None:
    """Return an Urdu word without source beside the English word that its opposite translates."""
    alone = [i for i in range(len(pair.source.words)) if _is_alone(pair, i)]
    if not alone or not _may_hold(pair, alone):
        return None
    for place in _places(pair.target):
        first, last, others = place
        if not _is_free(pair, place) or _denied(pair.target, place):
            continue
        if _explained(pair, first, last):
            continue
        for i in alone:
            meant = _translated(pair, i, others)
            if meant and _close(pair, i, first) and not _denied_english(pair.source, i):
                return Opposed(i, first, last, meant)
    return None


def _may_hold(pair: Pair, alone: Sequence[int]) -> bool:
    """Whether the Urdu has any first word of what excludes a translation of these words."""
    entries, turned = load_lexicon().entries, _first_words_by_meaning()
    wanted = {
        word
        for i in alone
        for number, probability in entries(pair.source.norms[i]).items()
        if probability >= _TRANSLATES
        for word in turned.get(number, ())
    }
    return bool(wanted) and any(
        not wanted.isdisjoint(urdu_candidates(norm)) for norm in pair.target.norms
    )


@cache
def _first_words_by_meaning() -> dict[int, frozenset[str]]:
    """Return the first words of what excludes an Urdu word, by its number in the lexicon."""
    table: dict[int, set[str]] = {}
    number = load_lexicon().urdu_id
    for phrase, others in _opposites().items():
        words = [w for w in phrase if w not in _LIGHT] or phrase[:1]
        for word in words:
            table.setdefault(number(word), set()).update(other[0] for other in others)
    return {key: frozenset(words) for key, words in table.items() if key >= 0}


def _places(target: Analysis) -> Iterator[tuple[int, int, tuple[Phrase, ...]]]:
    """Yield where a phrase of the table stands, and what excludes it; the longest at each word."""
    index, end = _by_first_word(), 0
    keys = [_keys(norm) for norm in target.norms]
    for j, forms in enumerate(keys):
        if j < end:
            continue
        for phrase in (p for form in forms for p in index.get(form, ())):
            size = len(phrase)
            if j + size <= len(keys) and all(phrase[n] in keys[j + n] for n in range(1, size)):
                end = j + size
                yield j, end - 1, _opposites()[phrase]
                break


def _keys(norm: str) -> Sequence[str]:
    """Return what a word may be in the table: itself, or else one of its base forms."""
    forms = urdu_candidates(norm)
    return forms[:1] if (forms[0],) in _opposites() else forms


def _content(target: Analysis, first: int, last: int) -> list[int]:
    return [j for j in range(first, last + 1) if fold(target.norms[j]) not in _LIGHT] or [first]


def _is_free(pair: Pair, place: tuple[int, int, tuple[Phrase, ...]]) -> bool:
    """Whether no English word is linked to what stands there, nor to the same elsewhere."""
    norms = pair.target.norms
    linked = {norms[j] for j in pair.links_by_target}
    words = [norms[j] for j in _content(pair.target, place[0], place[1])]
    return linked.isdisjoint(words) and all(norms.count(word) == 1 for word in words)


def _denied(target: Analysis, place: tuple[int, int, tuple[Phrase, ...]]) -> bool:
    """Whether something near takes the word back: a negator, a word of lack."""
    first, last, _ = place
    near = range(max(0, first - 2), min(len(target.norms), last + _DENIED + 1))
    if any(fold(target.norms[j]) in _LACKING for j in near):
        return True
    return any(
        c.kind in DENIES and (c.end <= first or c.start > last) and c.start in near
        for c in cues(target)
    )


def _denied_english(source: Analysis, at: int) -> bool:
    return any(
        c.kind in DENIES and c.start - _BESIDE <= at <= c.end + _DENIED for c in cues(source)
    )


def _is_alone(pair: Pair, i: int) -> bool:
    """Whether an English word has no partner, though it is one that should."""
    norm = pair.source.norms[i]
    return (
        i not in pair.links_by_source
        and norm.replace("-", "").isalpha()
        and not is_function_word(norm, "en")
        and not (i and pair.source.words[i].text[:1].isupper())
        and _VAGUE.isdisjoint(pair.source.forms[i])
        and i not in idiom_words(pair.source)
    )


def _explained(pair: Pair, first: int, last: int) -> bool:
    """Whether any English word may be what the Urdu renders."""
    lexicon = load_lexicon()
    numbers = [lexicon.urdu_id(pair.target.norms[j]) for j in _content(pair.target, first, last)]
    return any(
        lexicon.entries(norm).get(number, 0.0) >= _EXPLAINS
        for norm in pair.source.norms
        if not is_function_word(norm, "en")
        for number in numbers
    )


def _translated(pair: Pair, i: int, others: Sequence[Phrase]) -> str:
    """Return which of the phrases would translate an English word, or ""."""
    lexicon = load_lexicon()
    entries = lexicon.entries(pair.source.norms[i])
    least = max(_TRANSLATES, _MAIN * max(entries.values(), default=0.0))
    present = {key for norm in pair.target.norms for key in urdu_candidates(norm)}
    found = ""
    for phrase in others:
        words = [w for w in phrase if w not in _LIGHT] or list(phrase)
        if present.issuperset(words):
            return ""  # rendered after all
        if len(words) == 1 and entries.get(lexicon.urdu_id(words[0]), 0.0) >= least:
            found = found or " ".join(phrase)
    return found


def _close(pair: Pair, i: int, first: int) -> bool:
    """Whether a neighbour of the English word has its partner near the Urdu word."""
    near = range(i - _BESIDE, i + _BESIDE + 1)
    partners = [x.target for n in near for x in pair.links_by_source.get(n, ())]
    return not partners or any(abs(j - first) <= _NEAR for j in partners)
