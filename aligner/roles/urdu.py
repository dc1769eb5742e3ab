"""Events of an Urdu text, and the case in which a word of it stands.

Urdu marks every place: the case of a noun is the postposition after its phrase. So an event here
is a predicate that can say which place a case holds, and nothing is parsed beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.checks.base import Analysis
from aligner.language.urdu_forms import fold
from aligner.roles.frames import GENITIVE, Frame, table
from aligner.roles.verbs import (
    BE,
    FUTURE,
    GO,
    NEGATORS,
    VECTORS,
    Aspect,
    Voice,
    noun_forms,
    read_complex,
)  # fmt: skip
from aligner.roles.words import folded, word_set

ERGATIVE, BARE, UNKNOWN = "نے", "", "?"
POSTPOSITIONS = frozenset(("نے", "کو", "پر", "سے", "میں", "تک"))
GENITIVES = frozenset(fold(w) for w in ("کا", "کی", "کے"))
_COMPOUND_TEXT = (
    "کے ہاتھوں", "کی جانب سے", "کی طرف سے", "کے ذریعے", "کے خلاف", "کے ساتھ", "کے لیے", "کے لئے",
    "کے بعد", "کے پاس", "کے مطابق", "کے باعث", "کے دوران", "کے مقابلے میں", "کے مقابلے", "کی وجہ سے",
    "کے بارے میں", "کے حوالے سے", "کے درمیان", "کے بغیر", "کے علاوہ", "کے سامنے", "کے آگے", "کے نیچے",
    "کے اندر", "کے قریب", "کے تحت", "کے سوا", "کی بجائے", "کے بجائے", "کی نسبت", "کے حق میں", "کے نام",
    "کے ہاں", "کے ہاتھ", "کے پیچھے", "کی طرح", "کے اوپر", "کے ذمے",
    "کے موقع پر", "کی حیثیت سے", "کے سبب", "کی خاطر", "کی بنیاد پر", "کے پہلے", "کے طور پر",
)  # fmt: skip
AGENT_PHRASES = frozenset(("کے ہاتھوں", "کی جانب سے", "کی طرف سے", "کے ذریعے"))
CONJUNCTIONS = frozenset(fold(w) for w in ("اور", "و", "یا"))
OPENERS = folded(
    "کہ لیکن مگر جبکہ تاہم کیونکہ اگر تو چونکہ تاکہ حالانکہ اگرچہ بلکہ چنانچہ ورنہ جس جن جو جسے جنہیں "
    "جنہوں جب جہاں جونہی جیسے"
)
_PARTICLES = NEGATORS | frozenset(("بھی", "ہی", "تو", "تک", "ہیں"))
_LIGHT = frozenset(("کرنا", "ہونا", "دینا", "لینا", "آنا", "جانا", "پڑنا"))
_ENDS = frozenset(("ہے", "ہیں", "تھا", "تھے", "تھی", "تھیں", "گا", "گے", "گی", "ہوگا", "ہوگی"))
_CONJUNCT = frozenset(("کر", "کے"))
# How many words may stand between a keyword and its verb when the verb is not a light one.
_GAP = 5
# How many words may stand between a noun and its postposition.
_REACH = 5


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate of the table at ``words[first]`` to ``words[last]``, in one of its voices."""

    concept: str
    frame: Frame
    voice: Voice
    first: int
    last: int
    segment: int
    perfective: bool

    def place(self, case: str) -> str:
        """Return the place that a case holds beside this predicate, or "" where it is open."""
        frame = self.frame
        if case in AGENT_PHRASES:
            return "A" if self.voice is Voice.PASSIVE or frame.subject != "A" else ""
        if self.voice is Voice.PASSIVE:
            if case == BARE:
                return frame.place("کو")
            return frame.place(case)
        if self.voice is Voice.OBLIGED:
            if case == ERGATIVE:
                return frame.subject
            return "" if case == "کو" and frame.subject else frame.place(case)
        if case == ERGATIVE:
            return frame.subject
        if case == BARE:
            if self.voice is Voice.NONFINITE:
                return ""
            if self.perfective and frame.subject and frame.verb not in _INTRANSITIVE:
                return frame.place("کو")
            return frame.subject
        return frame.place(case)


_INTRANSITIVE = word_set(
    "ہونا بننا آنا جانا ملنا پڑنا لگنا پہنچنا نکلنا بھاگنا بچنا گرنا ڈرنا ہارنا اترنا ٹکرانا ٹوٹنا رکنا "
    "رہنا مرنا چڑھنا گزرنا"
)


@dataclass(frozen=True, slots=True)
class AnyClause:
    """A clause whose predicate the table does not know, read by its cases alone."""

    voice: Voice
    first: int
    last: int
    segment: int
    ergative: bool

    def place(self, case: str) -> str:
        """Return the place that a case holds: نے acts; کو, پر, سے and the like are acted on."""
        if case == ERGATIVE:
            return "A"
        if case in AGENT_PHRASES:
            return "A" if self.voice is Voice.PASSIVE else ""
        if case == BARE:
            return "P" if self.voice is Voice.PASSIVE or self.ergative else "A"
        if case in ("کو", "پر", "کے خلاف") or (
            self.ergative and case in ("سے", GENITIVE, "کے ساتھ")
        ):
            return "P"
        return ""


def any_clause(text: UrduText, segment: int) -> AnyClause | None:
    """Return the clause of a segment, or None where its verb cannot tell who acts."""
    words = [j for j in range(text.size) if text.segments[j] == segment]
    last = end = words[-1]
    while end > words[0] and text.keys[end] in BE | FUTURE | VECTORS | GO | NEGATORS:
        end -= 1
    ergative = [j for j in words if text.keys[j] == ERGATIVE]
    forms = table().forms.get(text.keys[end], {})
    if len(ergative) == 1:
        return AnyClause(Voice.ACTIVE, end, last, segment, True)
    if ergative or not forms or any(f in _INTRANSITIVE for f in forms):
        return None
    perfect = any(Aspect.PERFECTIVE in a for a in forms.values())
    passive = perfect and any(text.keys[j] in GO for j in range(end + 1, last + 1))
    if perfect and not passive:
        return None
    return AnyClause(Voice.PASSIVE if passive else Voice.ACTIVE, end, last, segment, False)


_NUMBERS = folded("تعداد")


@dataclass(frozen=True, slots=True)
class Case:
    """The marker behind a noun's phrase ("" bare, "?" unknown).

    ``doubt`` counts the words of nobody's that lie between the two; ``possessor`` says that کا کی
    کے stands between them, so that the marker is that of what the noun possesses.
    """

    marker: str
    doubt: int
    possessor: bool = False

    @property
    def sure(self) -> bool:
        """Whether the marker is surely the noun's own."""
        return self.doubt == 0 or (self.marker == ERGATIVE and self.doubt <= 2)


class UrduText:
    """An Urdu text with its folded words, its clauses and its cases."""

    def __init__(self, analysis: Analysis) -> None:
        self.keys: Sequence[str] = [fold(n) for n in analysis.norms]
        self.size = len(self.keys)
        self.commas, self.stops = _marks(analysis)
        self.segments = self._segments()
        self.predicates: frozenset[int] = frozenset()  # where the events found here begin

    def _segments(self) -> list[int]:
        forms = table().forms
        number, found = 0, []
        for j, key in enumerate(self.keys):
            if j and (
                j in self.stops
                or key in OPENERS
                or (self.keys[j - 1] in _ENDS and key not in _ENDS and not self._attributive(j))
                or (
                    (j in self.commas or key in CONJUNCTIONS)
                    and self.keys[j - 1] not in GENITIVES | POSTPOSITIONS
                    and self._finite_form(forms, j - 1)
                )
            ):
                number += 1
            found.append(number)
        return found

    def _attributive(self, j: int) -> bool:
        return self.keys[j] in NEGATORS

    def _finite_form(self, forms: dict[str, dict[str, tuple[Aspect, ...]]], j: int) -> bool:
        key = self.keys[j]
        if key in GO or key in VECTORS or key in BE:
            return True
        return any(
            a in (Aspect.PERFECTIVE, Aspect.SUBJUNCTIVE, Aspect.FUTURE)
            for aspects in forms.get(key, {}).values()
            for a in aspects
        )

    def finite_end(self, end: int) -> bool:
        """Whether a verb complex that ends before ``end`` ends its clause."""
        return (
            end >= self.size
            or end in self.commas
            or end in self.stops
            or self.segments[end] != self.segments[end - 1]
            or self.keys[end] in OPENERS
            or self.keys[end] in CONJUNCTIONS
        )

    def case(self, j: int, own: frozenset[int], others: frozenset[int]) -> Case:
        """Return the case of the phrase that word ``j`` belongs to.

        ``own`` are words of the same phrase, ``others`` words of other phrases, at which it ends.
        """
        doubt, k, possessor = 0, j + 1, False
        while k < self.size and k <= j + _REACH + len(own):
            key = self.keys[k]
            if k in self.stops or key in OPENERS or self.segments[k] != self.segments[j]:
                return Case(BARE, doubt + 1, possessor)
            if key in POSTPOSITIONS:
                return Case("میں" if key == "تک" else key, doubt, possessor)
            if key in GENITIVES:
                marker = self._genitive(k, others)
                if marker is not None:
                    return Case(marker, doubt, possessor)
                possessor = True
            elif k in others or self._predicate_word(k, own):
                return Case(BARE, doubt, possessor)
            elif k in self.commas and not self._listed(k):
                return Case(BARE, doubt + 1, possessor)
            elif k not in own and key not in CONJUNCTIONS:
                doubt += 1
            k += 1
        return Case(UNKNOWN, doubt, possessor)

    def _genitive(self, k: int, others: frozenset[int]) -> str | None:
        """Return the case told by کا کی کے at ``k``, or None when the phrase goes on."""
        for length in (3, 2):
            if found := _COMPOUNDS.get(" ".join(self.keys[k : k + length])):
                return found
        follows = k + 1
        if follows < self.size and self.keys[follows] in _NUMBERS:
            return BARE  # خواتین کی تعداد: the women themselves
        if follows >= self.size or self.segments[follows] != self.segments[k]:
            return BARE  # the verb کی
        if self.keys[follows] in BE | GO:
            return BARE
        if follows in others or follows in self.predicates:
            return GENITIVE
        return None

    def _listed(self, k: int) -> bool:
        """Whether a comma before ``k`` belongs to a list: a conjunction is near."""
        return any(key in CONJUNCTIONS for key in self.keys[k : k + 4])

    def first_in_clause(self, j: int) -> bool:
        """Whether word ``j`` opens its clause, adverbial phrases aside."""
        if j == 0 or self.segments[j - 1] != self.segments[j] or j in self.commas:
            return True
        return self.keys[j - 1] in POSTPOSITIONS - {ERGATIVE}

    def has_ergative(self, segment: int) -> bool:
        """Whether a clause has a phrase with نے."""
        return any(
            key == ERGATIVE and found == segment
            for key, found in zip(self.keys, self.segments, strict=True)
        )

    def _predicate_word(self, k: int, own: frozenset[int]) -> bool:
        if k in self.predicates or k in own:
            return k not in own
        aspects = table().forms.get(self.keys[k], {}).values()
        return any(a is not Aspect.STEM for found in aspects for a in found)


_COMPOUNDS = {
    " ".join(fold(w) for w in text.split()): text.replace("لئے", "لیے") for text in _COMPOUND_TEXT
}


def _marks(analysis: Analysis) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indices of the words after a comma or bracket, and after a full stop."""
    commas, stops, index = set(), set(), 0
    for token in analysis.tokens:
        if token.kind != "mark":
            index += 1
        elif token.text in "۔؟!؛.:;":
            stops.add(index)
        elif token.text not in "-'’":
            commas.add(index)
    return frozenset(commas), frozenset(stops)


def read(analysis: Analysis) -> tuple[UrduText, tuple[Event, ...]]:
    """Return an Urdu text and its events, computed once."""
    if "roles" not in analysis.memo:
        text = UrduText(analysis)
        found = tuple(_longest(_events(text)))
        text.predicates = frozenset(e.first for e in found)
        analysis.memo["roles"] = (text, found)
    result: tuple[UrduText, tuple[Event, ...]] = analysis.memo["roles"]
    return result


def _events(text: UrduText) -> Iterator[Event]:
    known = table()
    for j, key in enumerate(text.keys):
        for frame in known.urdu_words.get(key, ()):
            yield from _keyword_event(text, frame, j)
        for frame in known.urdu_support.get(key, ()):
            yield from _support_event(text, frame, j)
        for infinitive in known.forms.get(key, ()):
            for frame in known.urdu_support.get(infinitive, ()):
                yield from _support_event(text, frame, j)
            for frame in known.urdu_verbs.get(infinitive, ()):
                if not _is_vector(text, j):
                    yield from _event(text, frame, frame.concept, j, j)


def _longest(found: Iterator[Event]) -> Iterator[Event]:
    """Keep, for each verb, the events whose keywords are the longest."""
    by_verb: dict[int, list[Event]] = {}
    for event in found:
        by_verb.setdefault(event.last, []).append(event)
    for last in sorted(by_verb):
        most = max(len(e.frame.words) for e in by_verb[last])
        yield from (e for e in by_verb[last] if len(e.frame.words) == most)


def _words_match(text: UrduText, words: Sequence[str], j: int) -> bool:
    if j + len(words) > text.size:
        return False
    return all(text.keys[j + n] in _forms_of(word) for n, word in enumerate(words))


def _forms_of(word: str) -> frozenset[str]:
    if word not in _FORMS:
        _FORMS[word] = frozenset(noun_forms(word))
    return _FORMS[word]


_FORMS: dict[str, frozenset[str]] = {}


def _keyword_event(text: UrduText, frame: Frame, j: int) -> Iterator[Event]:
    if not _words_match(text, frame.words, j):
        return
    last = j + len(frame.words) - 1
    if (verb := _find_verb(text, last + 1, frame.verb)) is not None:
        yield from _event(text, frame, frame.concept, j, verb)


def _support_event(text: UrduText, frame: Frame, j: int) -> Iterator[Event]:
    """Match a frame with an event noun: ``j`` is at its first word after the noun."""
    known = table()
    words = frame.words[1:]
    genitive = bool(words) and words[0] == GENITIVE
    rest = words[1:] if genitive else words
    noun = j - 2 if genitive else j - 1
    if noun < 0 or (genitive and text.keys[j - 1] not in GENITIVES):
        return
    if not _words_match(text, rest, j):
        return
    verb = _find_verb(text, j + len(rest), frame.verb) if rest else j
    if verb is None:
        return
    for concept in known.keywords.get(text.keys[noun], ()):
        yield from _event(text, frame, concept, noun, verb)


def _find_verb(text: UrduText, start: int, verb: str) -> int | None:
    forms = table().forms
    for k in range(start, min(start + _GAP, text.size)):
        key = text.keys[k]
        if text.segments[k] != text.segments[start - 1]:
            return None
        if verb in forms.get(key, ()) or (verb == "ہونا" and key in BE):
            return k
        if verb in _LIGHT and key not in _PARTICLES and not _marked_between(text, start, k):
            return None
        if k == start and (key in GENITIVES or key in POSTPOSITIONS):
            return None
    return None


def _marked_between(text: UrduText, start: int, k: int) -> bool:
    """Whether ``k`` is in a short phrase with نے or کو between keyword and verb."""
    return any(text.keys[m] in (ERGATIVE, "کو") for m in range(k, min(start + 4, text.size)))


def _is_vector(text: UrduText, j: int) -> bool:
    """Whether the verb at ``j`` only helps the word before it."""
    if not j:
        return False
    before = text.keys[j - 1]
    forms = table().forms.get(before, {})
    if any(Aspect.STEM in aspects for aspects in forms.values()):
        return True
    return text.segments[j] != text.segments[j - 1]


def _event(text: UrduText, frame: Frame, concept: str, first: int, verb: int) -> Iterator[Event]:
    key = text.keys[verb]
    aspects = table().forms.get(key, {}).get(frame.verb, (Aspect.IMPERFECTIVE,))
    voice, end = read_complex(text.keys, verb, aspects)
    if voice is not Voice.NONFINITE and not text.finite_end(end):
        voice = Voice.NONFINITE
    if voice is Voice.NONFINITE and Aspect.STEM in aspects and _conjunctive(text, verb):
        voice = Voice.ACTIVE  # حملہ کر کے: the subject is that of the clause
    if voice is Voice.NONFINITE and not frame.words:
        return  # an infinitive or participle of a plain verb says too little
    perfective = _is_perfective(text.keys, verb, end, aspects)
    if perfective and frame.verb in _INTRANSITIVE and text.has_ergative(text.segments[verb]):
        return  # نے asks for a transitive verb: بچا is of بچانا
    yield Event(concept, frame, voice, first, verb, text.segments[verb], perfective)


def _conjunctive(text: UrduText, verb: int) -> bool:
    return verb + 1 < text.size and text.keys[verb + 1] in _CONJUNCT


def _is_perfective(keys: Sequence[str], verb: int, end: int, aspects: tuple[Aspect, ...]) -> bool:
    """Whether the complex asks its subject for نے: perfective, and no رہا, چکا, سکا behind it."""
    tail = keys[verb + 1 : end]
    if any(w in _NO_ERGATIVE or w in FUTURE for w in tail):
        return False
    if Aspect.PERFECTIVE in aspects:
        return True
    return Aspect.STEM in aspects and bool(tail) and tail[0] in _TAKES_ERGATIVE


_NO_ERGATIVE = folded(
    "رہا رہے رہی رہیں چکا چکے چکی چکیں سکا سکے سکی سکتا سکتے سکتی پایا پائے پائی "
    "کرتا کرتے کرتی کرتیں"
)
_TAKES_ERGATIVE = folded("دیا دیے دئے دی دیں لیا لیے لی لیں ڈالا ڈالے ڈالی رکھا")
