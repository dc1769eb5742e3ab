"""Which sense a listed word has: its cues, its part of speech, or the sense usual in news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby

from aligner import resources
from aligner.checks.base import Analysis, Pair, Severity
from aligner.checks.lex_parts import NOMINAL, NOUN, PARTS, VERB, parts_of_speech
from aligner.language.patterns import (
    EnglishPattern,
    UrduPhrase,
    split_forms,
    split_words,
    urdu_phrase,
    usable,
    word_forms,
    word_set,
)
from aligner.resources.kept import kept

_NEAR, _REACH = 3, 12  # words either side in which a context word counts two, or one
STRONG, ENOUGH, MARGIN = 4, 2, 2
_MARKS = word_set("* Cap low _, :n :v :a")
# Words too light to betray a sense: they keep the check silent but never raise it.
LIGHT = word_set(
    "کا کے کی کیا کیے کو ہے تھا گیا گئے گئی دیا دی دیے لیا لی لے میں سے طور والا والے والی کام بات"
    " بہت چلا حال پر جانب طرف رہ وقت لوگ مال ملک پہلا پہلے دوسرا یہ سامنے آگے بڑا زیادہ کم حصہ"
    " ساتھ لیے بعد پیش نہیں گے گی گا باقی قریب ایسا کچھ عام خاص واضح حاصل"
    " جانا کرنا دینا لینا ہونا رہنا رکھنا آنا لانا چلنا چلانا لگنا لگانا ملنا بننا بنانا نکلنا"
    " نکالنا پانا ڈالنا اٹھنا اٹھانا بڑھنا بڑھانا کہنا بتانا دیکھنا دکھانا سمجھنا چھوڑنا مارنا پڑنا"
    " کھلنا پہنچنا بدلنا ماننا سننا پوچھنا کھونا ہٹنا ہٹانا بچنا بچانا جاننا"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern of a sense, with the place of the word in it."""

    pattern: EnglishPattern
    place: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of ``senses.tsv``; its patterns and phrases are compiled when a text asks for them.

    ``patterns`` are pattern cues, each with words of which the text must have one.
    """

    label: str
    word: str
    patterns: tuple[tuple[str, frozenset[str]], ...]
    context: frozenset[str]
    marks: frozenset[str]  # of ``_MARKS``
    shapes: frozenset[str]  # exact forms of the word, such as ``issued``
    renderings: str
    severity: Severity

    @property
    def urdu(self) -> tuple[UrduPhrase, ...]:
        """The renderings, the first of which is suggested."""
        return _phrases(self.renderings.replace("~", ""))

    @property
    def telling(self) -> tuple[UrduPhrase, ...]:
        """Those renderings that are the error where another sense is meant."""
        return _phrases(self.renderings.partition("~")[0])

    @property
    def is_thing(self) -> bool:
        """Whether the label is a noun's, and no mark or shape says that a verb may have it."""
        noun = self.label.startswith(("a ", "an ", "the "))
        return noun and not self.shapes and self.marks.isdisjoint(PARTS)


@dataclass(frozen=True)
class Entry:
    """A word (or phrase) with its senses."""

    words: tuple[str, ...]
    senses: tuple[Sense, ...]

    @cached_property
    def parts(self) -> int:
        """How many senses are tied to a part of speech."""
        return sum(not s.marks.isdisjoint(PARTS) for s in self.senses)


def compile_sense(row: Mapping[str, str]) -> Sense:
    """Compile a row of ``senses.tsv``."""
    cues = tuple(map(usable, resources.alternatives(row["cues"])))
    marks = frozenset(cues) & _MARKS
    return Sense(
        row["sense"],
        row["word"],
        tuple((c, _needed(c)) for c in cues if "_" in c and c not in marks),
        frozenset(c for c in cues if "_" not in c and c[0] != "=") - marks,
        marks,
        frozenset(c[1:] for c in cues if c[0] == "="),
        row["urdu"],
        Severity(row["severity"] or "major"),
    )


def _needed(cue: str) -> frozenset[str]:
    """Return alternatives of which a text must have one for a cue to match; none if there are."""
    words = [w for w in cue.replace("-", " ").split() if w not in ("_", "~") and "_" not in w]
    return frozenset(words[-1].split("/")) if words else frozenset()


@lru_cache(maxsize=20_000)
def _compile_cue(cue: str, word: str) -> Cue:
    before = cue[: cue.index("_")].replace("~", " ")
    pattern = EnglishPattern.parse(cue.replace("_", word))
    return Cue(pattern, len(before.split()), pattern.is_bare)


@lru_cache(maxsize=20_000)
def _phrases(renderings: str) -> tuple[UrduPhrase, ...]:
    return tuple(urdu_phrase(p) for p in resources.alternatives(renderings))


@kept
def _lines() -> dict[str, tuple[str, ...]]:
    """Return the lines of ``senses.tsv`` by word, below "" its columns; words stand together."""
    columns, *lines = resources.read_lines("senses.tsv")
    groups = groupby(lines, key=lambda line: line.partition("\t")[0])
    return {"": (columns,)} | {word: tuple(group) for word, group in groups}


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for word in _lines() if word)


def _rows(word: str) -> tuple[dict[str, str], ...]:
    (columns,) = _lines()[""]
    return tuple(resources.row_of(columns, line) for line in _lines()[word])


@cache
def entry_of(word: str) -> Entry:
    """Return the entry of a listed word, compiled when first met: a text meets few of them."""
    return Entry(tuple(word.split()), tuple(map(compile_sense, _rows(word))))


def entries() -> tuple[Entry, ...]:
    """Return the entries of ``senses.tsv``."""
    return tuple(map(entry_of, _words()))


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Return the listed words and phrases by their first word."""
    table: dict[str, tuple[str, ...]] = {}
    for word in _words():
        first = word.partition(" ")[0]
        table[first] = (*table.get(first, ()), word)
    return table


@cache
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(word.split())


@kept
def _hints() -> dict[str, frozenset[str]]:
    """Return, by word, Urdu forms one of which stands wherever it has a telling rendering."""
    return {word: _hints_of(word) for word in _words()}


def _hints_of(word: str) -> frozenset[str]:
    forms: set[str] = set()
    for row in _rows(word):
        for phrase in resources.alternatives(row["urdu"].partition("~")[0]):
            words = phrase.replace("/", " ").split()
            telling = [w for w in words if w not in LIGHT]
            if telling or len(words) > 1:
                forms.update(*map(word_forms, telling or words))
    return frozenset(forms)


@dataclass(frozen=True, slots=True)
class Use:
    """A listed word at number ``at`` of the split words, and the sense it has there."""

    entry: Entry
    at: int
    sense: int
    evidence: int


def find_senses(pair: Pair, shown: frozenset[str] | None = None) -> Iterator[Use]:
    """Yield the listed words of the English whose sense the context fixes.

    With ``shown``, only words of which the Urdu forms ``shown`` have a telling rendering.
    A word whose occurrences differ in sense, or leave it open, is left out.
    """
    for word, places in occurrences(pair.source).items():
        if shown is not None and not is_telling(word, shown):
            continue
        uses = [disambiguate(pair.source, entry_of(word), at) for at in places]
        if uses[0] and all(use and use.sense == uses[0].sense for use in uses):
            yield uses[0]


def is_telling(word: str, shown: frozenset[str]) -> bool:
    """Whether the Urdu forms ``shown`` have a telling rendering of a listed word."""
    return not _hints()[word].isdisjoint(shown)


def occurrences(source: Analysis) -> dict[str, list[int]]:
    """Return the places of the listed words."""
    listed, split = _by_first_word().keys(), split_words(source)
    words = _lines().keys()
    seen: dict[str, list[int]] = {}
    for at, forms in enumerate(split.forms):
        if listed.isdisjoint(forms):
            continue
        for form in forms[:1] if forms[0] in words else forms:
            for word in _by_first_word().get(form, ()):
                if _stands_at(_tokens(word), source, at):
                    seen.setdefault(word, []).append(at)
    return seen


def _stands_at(words: Sequence[str], source: Analysis, at: int) -> bool:
    """Return whether the phrase stands there unbroken, only its last word inflected."""
    split = split_words(source)
    last = at + len(words) - 1
    if last == at:
        return True
    if last >= len(split.forms) or words[-1] not in split.forms[last]:
        return False
    if any(split.forms[at + i][0] != word for i, word in enumerate(words[:-1])):
        return False
    between = source.text[
        source.words[split.owners[at]].start : source.words[split.owners[last]].end
    ]
    return not any(mark in between for mark in ',;:()"')


def disambiguate(source: Analysis, entry: Entry, at: int) -> Use | None:
    """Return the one sense for which the evidence is clearly strongest, or None."""
    real = [i for i, s in enumerate(entry.senses) if s.label != "-"]
    if len(real) == 1 and (len(entry.words) > 1 or "*" in entry.senses[real[0]].marks):
        return Use(entry, at, real[0], ENOUGH)  # a term of two words has but one sense
    parts = parts_of_speech(source, at)
    scores = evidence(source, entry, at)
    if len(scores) == 1 < entry.parts:
        return Use(entry, at, next(iter(scores)), ENOUGH)
    for sense, score in scores.items():
        rival = max((s for i, s in scores.items() if i != sense), default=0)
        if score == STRONG > rival:
            rival = min(rival, STRONG - MARGIN)  # what a pattern says, words nearby do not undo
        usual = _is_usual(entry.senses[sense], parts) and not _named(source, at)
        if score >= ENOUGH and score - rival >= MARGIN:
            return Use(entry, at, sense, score)
        if usual and score >= max(ENOUGH, rival) and score + rival < STRONG:
            return Use(entry, at, sense, score)
    return None


def evidence(source: Analysis, entry: Entry, at: int) -> dict[int, int]:
    """Return how much the sentence speaks for each sense that the part of speech allows."""
    near = _weights(split_words(source).forms, at)
    senses = _possible(entry.senses, parts_of_speech(source, at))
    return {i: _evidence(entry.senses[i], source, at, near) for i in senses}


def _is_usual(sense: Sense, parts: frozenset[str]) -> bool:
    """Return whether the sense is the usual one in news of the word as this part of speech."""
    if parts == VERB and not sense.marks & VERB and not sense.label.startswith("to "):
        return False
    if parts == NOMINAL and sense.marks & NOUN:
        return False  # before a noun it may as well be an adjective
    return "*" in sense.marks


def _possible(senses: tuple[Sense, ...], parts: frozenset[str]) -> list[int]:
    """Return the senses that the word's part of speech allows, where that is plain."""
    able = [i for i, s in enumerate(senses) if s.label != "-"]
    verbal = (senses[i].marks & VERB or senses[i].label.startswith("to ") for i in able)
    if parts == VERB and not any(verbal):
        return able  # no verb after all: "ten minutes a night"
    if parts == VERB and any(senses[i].label.startswith("to ") for i in able):
        able = [i for i in able if not senses[i].is_thing]
    if parts == NOUN:
        able = [i for i in able if not senses[i].label.startswith("to ")] or able
    if any(s.marks & PARTS for s in senses):
        fit = [i for i in able if senses[i].marks & parts or not senses[i].marks & PARTS]
        return fit if parts and fit else able
    return able


def _weights(forms: Sequence[tuple[str, ...]], at: int) -> dict[str, int]:
    """Return what each form around a word counts for: two close by, one further off."""
    weights: dict[str, int] = {}
    for reach, weight in ((_REACH, 1), (_NEAR, 2)):
        for index in range(max(0, at - reach), min(len(forms), at + reach + 1)):
            if index != at:
                weights.update(dict.fromkeys(forms[index], weight))
    return weights


def _evidence(sense: Sense, source: Analysis, at: int, near: Mapping[str, int]) -> int:
    """Weigh the cues of a sense: a pattern decides, context words count by distance."""
    forms, known = split_words(source).forms, split_forms(source)
    likely = (
        _compile_cue(text, sense.word)
        for text, needs in sense.patterns
        if not needs or not needs.isdisjoint(known)
    )
    found = ((cue, cue.pattern.match(forms, cue.place, at)) for cue in likely)
    matched = [cue for cue, span in found if span and not _parted(source, at, *span)]
    if any(not cue.bare for cue in matched) or forms[at][0] in sense.shapes:
        return STRONG
    if sense.marks and _mark_evidence(sense.marks, source, at):
        return STRONG
    context = sum(weight for form, weight in near.items() if form in sense.context)
    return min(context + bool(matched), STRONG)


def _parted(source: Analysis, at: int, first: int, last: int) -> bool:
    """Whether a mark parts the word from what a pattern has matched: the engineer, the collapse."""
    owners, words = split_words(source).owners, source.words
    ends = ((max(first, at - 1), at), (at, min(last, at + 1)))
    gaps = (source.text[words[owners[i]].end : words[owners[k]].start] for i, k in ends)
    return any(mark in gap for gap in gaps for mark in ",;:()")


def _mark_evidence(marks: frozenset[str], source: Analysis, at: int) -> bool:
    word = source.words[split_words(source).owners[at]]
    if "_," in marks:
        rest = source.text[word.end :].lstrip()
        return not rest or not rest[0].isalnum()
    inside = source.text[: word.start].rstrip()[-1:].isalnum()
    if "Cap" in marks:
        return inside and word.text[0].isupper() and not source.text.isupper()
    return "low" in marks and word.text[0].islower()


def accuses(phrase: UrduPhrase) -> bool:
    """Return whether a rendering is telling enough to be the sign of a wrong sense."""
    words = phrase.text.split()
    return (len(words) > 1 and len(phrase.places) > 1) or words[0] not in LIGHT


def _named(source: Analysis, at: int) -> bool:
    """Return whether a word is written as a name: capital inside a sentence, not after a mark."""
    word = source.words[split_words(source).owners[at]]
    before = source.text[: word.start].rstrip()[-1:]
    return word.text[:1].isupper() and before.isalnum()
