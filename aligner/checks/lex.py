"""LEX: a word of several senses rendered in the wrong one.

The English around a word of ``senses.tsv`` fixes its sense; the check flags the Urdu when it has
a rendering of another sense, none of the right one, and no other English word accounts for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule, Severity
from aligner.language.patterns import (
    EnglishPattern,
    UrduPhrase,
    split_words,
    urdu_phrase,
    word_set,
)

if TYPE_CHECKING:
    from aligner.config import Config

LEX001 = Rule(
    "LEX001",
    "wrong-sense",
    Severity.MAJOR,
    "a word rendered in a sense that it does not have here",
)
LEX002 = Rule(
    "LEX002",
    "name-as-word",
    Severity.MAJOR,
    "a name rendered as the common word it looks like, or the reverse",
)
_NEAR, _REACH = 3, 8  # words either side in which a context word counts two, or one
_STRONG, _ENOUGH, _MARGIN, _DEFAULT = 4, 2, 2, 1
# Words too light to betray a sense: they keep the check silent but never raise it.
_LIGHT = word_set(
    "کی کیا کیے کو ہے تھا گیا گئے گئی دیا دی دیے لیا لی لے میں سے طور والا والے والی کام بات بہت"
    " چلا حال پر جانب طرف رہ وقت لوگ مال ملک پہلا پہلے دوسرا یہ سامنے آگے بڑا زیادہ کم حصہ"
    " ساتھ لیے بعد پیش باقی قریب ایسا کچھ عام خاص واضح حاصل جاری"
    " جانا کرنا دینا لینا ہونا رہنا رکھنا آنا لانا چلنا چلانا لگنا لگانا ملنا بننا بنانا نکلنا"
    " نکالنا پانا ڈالنا اٹھنا اٹھانا بڑھنا بڑھانا کہنا بتانا دیکھنا دکھانا سمجھنا چھوڑنا مارنا پڑنا"
    " گزرنا گرنا کھلنا کھولنا پہنچنا بدلنا ماننا سننا پوچھنا کھونا ہٹنا ہٹانا بچنا بچانا جاننا"
)
_PLAINLY = 0.2  # so probable is a plain translation
_EXPLAINED = 0.04  # another source word that translates the rendering this probably explains it


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of ``senses.tsv``, compiled."""

    label: str
    patterns: tuple[tuple[EnglishPattern, int], ...]
    context: frozenset[str]
    marks: frozenset[str]  # of ``*``, ``Cap``, ``low``, ``_,``
    shapes: frozenset[str]  # exact forms of the word, such as ``issued``
    urdu: tuple[UrduPhrase, ...]
    severity: Severity


@dataclass(frozen=True)
class Entry:
    """A word (or phrase) with its senses."""

    words: tuple[str, ...]
    senses: tuple[Sense, ...]

    @cached_property
    def telling_forms(self) -> frozenset[str]:
        """The Urdu forms, one of which a wrong rendering must have."""
        phrases = [p for s in self.senses for p in s.urdu if _accuses(p)]
        return frozenset(form for p in phrases for form in min(p.places, key=len))


def compile_sense(row: Mapping[str, str]) -> Sense:
    """Compile a row of ``senses.tsv``."""
    cues = resources.alternatives(row["cues"])
    marks = frozenset(c for c in cues if c in {"*", "Cap", "low", "_,"})
    patterns = tuple(_compile_cue(c, row["word"]) for c in cues if "_" in c and c not in marks)
    return Sense(
        row["sense"],
        patterns,
        frozenset(c for c in cues if "_" not in c and c[0] != "=") - marks,
        marks,
        frozenset(c[1:] for c in cues if c[0] == "="),
        tuple(urdu_phrase(p) for p in resources.alternatives(row["urdu"])),
        Severity(row["severity"] or "major"),
    )


def _compile_cue(cue: str, word: str) -> tuple[EnglishPattern, int]:
    before = cue[: cue.index("_")].replace("~", " ")
    return EnglishPattern.parse(cue.replace("_", word)), len(before.split())


@cache
def entries() -> tuple[Entry, ...]:
    """Return the entries of ``senses.tsv``, whose rows of one word stand together."""
    rows = groupby(resources.read_tsv("senses.tsv"), key=lambda row: row["word"])
    return tuple(
        Entry(tuple(word.split()), tuple(compile_sense(r) for r in group)) for word, group in rows
    )


@cache
def _by_word() -> dict[str, tuple[Entry, ...]]:
    table: dict[str, tuple[Entry, ...]] = {}
    for entry in entries():
        table[entry.words[0]] = (*table.get(entry.words[0], ()), entry)
    return table


@dataclass(frozen=True, slots=True)
class Use:
    """A listed word at number ``at`` of the split words, and the sense it has there."""

    entry: Entry
    at: int
    sense: int
    evidence: int


def find_senses(pair: Pair, shown: set[str] | None = None) -> Iterator[Use]:
    """Yield the listed words of the English whose sense the context fixes.

    With ``shown``, only words of which the Urdu forms ``shown`` have a telling rendering.
    A word that occurs twice is left out: its occurrences may differ in sense.
    """
    table, split = _by_word(), split_words(pair.source)
    seen: dict[int, tuple[Entry, list[int]]] = {}
    for at, forms in enumerate(split.forms):
        own = any(len(entry.words) == 1 for entry in table.get(forms[0], ()))
        for form in forms[:1] if own else forms:
            for entry in table.get(form, ()):
                if _stands_at(entry, pair.source, at):
                    seen.setdefault(id(entry), (entry, []))[1].append(at)
    for entry, places in seen.values():
        telling = shown is None or not entry.telling_forms.isdisjoint(shown)
        if telling and len(places) == 1:
            use = _disambiguate(pair.source, entry, places[0])
            if use is not None:
                yield use


def _stands_at(entry: Entry, source: Analysis, at: int) -> bool:
    """Return whether the phrase stands there unbroken, only its last word inflected."""
    split = split_words(source)
    last = at + len(entry.words) - 1
    if last == at:
        return True
    if last >= len(split.forms) or entry.words[-1] not in split.forms[last]:
        return False
    if any(split.forms[at + i][0] != word for i, word in enumerate(entry.words[:-1])):
        return False
    between = source.text[
        source.words[split.owners[at]].start : source.words[split.owners[last]].end
    ]
    return not any(mark in between for mark in ',;:()"')


def _disambiguate(source: Analysis, entry: Entry, at: int) -> Use | None:
    """Return the one sense for which the evidence is clearly strongest, or None."""
    forms = split_words(source).forms
    scores = [_evidence(s, source, at, forms) for s in entry.senses]
    best = max(scores)
    sense = scores.index(best)
    rivals = scores[:sense] + scores[sense + 1 :]
    if best >= _ENOUGH and all(best - rival >= _MARGIN for rival in rivals):
        return Use(entry, at, sense, best)
    default = next((i for i, s in enumerate(entry.senses) if "*" in s.marks), None)
    if default is not None and all(score == 0 for score in scores):
        return Use(entry, at, default, _DEFAULT)
    return None


def _evidence(sense: Sense, source: Analysis, at: int, forms: list[tuple[str, ...]]) -> int:
    """Weigh the cues of a sense: a pattern decides, context words count by distance."""
    matched = [p for p, place in sense.patterns if p.match(forms, place, at)]
    if any(not p.is_bare for p in matched) or forms[at][0] in sense.shapes:
        return _STRONG
    if sense.marks and _mark_evidence(sense.marks, source, at):
        return _STRONG
    weight: dict[str, int] = {}
    for index in range(max(0, at - _REACH), min(len(forms), at + _REACH + 1)):
        for form in forms[index] if index != at else ():
            if form in sense.context:
                near = 2 if abs(index - at) <= _NEAR else 1
                weight[form] = max(near, weight.get(form, 0))
    weight["_"] = 1 if matched else 0
    return min(sum(weight.values()), _STRONG)


def _mark_evidence(marks: frozenset[str], source: Analysis, at: int) -> bool:
    word = source.words[split_words(source).owners[at]]
    if "_," in marks:
        rest = source.text[word.end :].lstrip()
        return not rest or not rest[0].isalnum()
    inside = source.text[: word.start].rstrip()[-1:].isalnum()
    if "Cap" in marks:
        return inside and word.text[0].isupper() and not source.text.isupper()
    return "low" in marks and word.text[0].islower()


class WrongSense(Check):
    """LEX001 and LEX002."""

    rules = (LEX001, LEX002)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag each listed word that the Urdu renders in another sense only."""
        del config
        shown = {form for forms in pair.target.forms for form in forms}
        for use in find_senses(pair, shown):
            flag = _judge(pair, use)
            if flag is not None:
                yield flag


def _accuses(phrase: UrduPhrase) -> bool:
    """Return whether a rendering is telling enough to be the sign of a wrong sense."""
    words = phrase.text.split()
    return len(words) > 1 or words[0] not in _LIGHT


def _judge(pair: Pair, use: Use) -> Flag | None:
    right = use.entry.senses[use.sense]
    forms = pair.target.forms
    owners = split_words(pair.source).owners
    first, last = owners[use.at], owners[use.at + len(use.entry.words) - 1]
    own = set(range(first, last + 1))
    for phrase in right.urdu:
        if (place := phrase.find(forms)) and not _borrowed(pair, own, place):
            return None
    for wrong in use.entry.senses:
        for phrase in wrong.urdu if wrong is not right else ():
            place = phrase.find(forms) if _accuses(phrase) else None
            if place and not _explained(pair, own, place):
                return _flag(pair, use, (first, last), place)
    return None


def _borrowed(pair: Pair, own: set[int], place: tuple[int, int]) -> bool:
    """Return whether a right rendering plainly translates another English word instead."""
    from aligner.lexicon import load_lexicon

    probable, norms = load_lexicon().is_translation, pair.source.norms
    urdu = pair.target.norms[place[0]]
    if place[0] != place[1] or any(probable(norms[i], urdu) >= _EXPLAINED for i in own):
        return False
    return any(probable(w, urdu) >= _PLAINLY for i, w in enumerate(norms) if i not in own)


def _explained(pair: Pair, own: set[int], place: tuple[int, int]) -> bool:
    """Return whether English words other than ``own`` may account for the Urdu words."""
    from aligner.lexicon import load_lexicon

    probable = load_lexicon().is_translation
    ends = sorted(set(place))
    linked = [link.source for at in ends for link in pair.links_by_target.get(at, ())]
    return any(source not in own for source in linked) or any(
        probable(word, pair.target.norms[at]) >= _EXPLAINED
        for at in ends
        for index, word in enumerate(pair.source.norms)
        if index not in own
    )


def _flag(pair: Pair, use: Use, own: tuple[int, int], place: tuple[int, int]) -> Flag:
    sense = use.entry.senses[use.sense]
    source, target = pair.source.span(*own), pair.target.span(*place)
    word, urdu = pair.source.quote(source), pair.target.quote(target)
    name = not {"Cap", "low"}.isdisjoint(sense.marks)
    return Flag(
        LEX002 if name else LEX001,
        0.55 + 0.075 * use.evidence,
        f"the source's “{word}” means {sense.label} here, the translation has “{urdu}”",
        source,
        target,
        " / ".join(p.text for p in sense.urdu[:3]),
        severity=sense.severity,
    )


CHECKS: tuple[Check, ...] = (WrongSense(),)
