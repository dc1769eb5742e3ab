"""Events of an Urdu text: predicates of the table in any of their voices.

An event here is a predicate that can say which place a case holds; nothing is parsed beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligner.checks.base import Analysis
from aligner.language.urdu_forms import fold
from aligner.roles import nonfinite
from aligner.roles.frames import COMPARABLE, GENITIVE, Frame, table
from aligner.roles.urdu_clause import BARE, ERGATIVE, GENITIVES, UrduText
from aligner.roles.urdu_verb import IS_NOT, MADE, find_verb
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
from aligner.roles.words import folded, folded_class, word_class

AGENT_PHRASES = word_class("ur_agent_phrase")
_ATTRIBUTIVE = frozenset((Voice.PARTICIPLE, Voice.PASSIVE_PARTICIPLE, Voice.MADE))
_ACTIVE = frozenset(
    (Voice.ACTIVE, Voice.OBLIGED, Voice.PARTICIPLE, Voice.GRANTED, Voice.CONTROLLED)
)
_MEANS = frozenset(("کے ذریعے", "کے ذریعہ"))
_INTRANSITIVE = word_class("ur_intransitive")
_CONJUNCT, _WHILE = folded("کر کے"), fold("ہوئے")
_AFTER_STEMS = folded(
    "رہا رہے رہی رہیں سکتا سکتے سکتی سکا سکے سکی چکا چکے چکی دیا دی دیے لیا لی لیے"
)
_HANDS = folded("ہاتھ ہاتھوں")  # of the postposition کے ہاتھوں
_OF_DOERS = ([fold("کنندہ")], [fold("کنندگان")])
_GOING_ON = folded("رہا رہے رہی")
_IMPERFECTIVE = tuple(sorted(folded("تا تے تی")))
# What makes a person of an event noun: تفتیش کار.
_DOERS = folded("کار کاروں آور آوروں گر گروں باز بازوں دان زدہ یافتہ")
_TAKE = fold("لے")


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
    head: range = range(0)  # the words of the noun that a participle qualifies

    def place(self, case: str) -> str:
        """Return the place that a case holds beside this predicate, or "" where it is open."""
        if case in AGENT_PHRASES:
            return self.frame.place(case) or self._agent(case)
        if self.voice in _ATTRIBUTIVE:
            return self._attributive(case)
        if self.voice is Voice.GRANTED:
            return self._granted(case)
        if self.voice is Voice.PASSIVE:
            return self.frame.place("کو" if case == BARE else case)
        return self._active(case)

    def _agent(self, case: str) -> str:
        """Return "A" where a phrase with کے ہاتھوں, کی جانب سے can be who acts."""
        passive = self.voice is Voice.PASSIVE or self.frame.subject != "A"
        return "A" if passive or not (self.voice in _ACTIVE or case in _MEANS) else ""

    def _active(self, case: str) -> str:
        """Return the place of a case beside a predicate with a subject, or an event noun."""
        if case == ERGATIVE:
            return self.frame.subject
        if case == BARE:
            return self._bare()
        if self.voice is Voice.NOMINAL and case == GENITIVE:
            return self._genitive()
        if self.voice is Voice.OBLIGED and case == "کو" and self.frame.subject:
            return ""  # مظاہرین کو روکنا پڑا: who stops whom?
        return self.frame.place(case)

    @property
    def head_place(self) -> str:
        """The place of the noun that a participle qualifies."""
        if self.voice is Voice.PARTICIPLE:
            return self.frame.subject
        return "T" if self.frame.kind == "transfer" else self.frame.place("کو")

    def _attributive(self, case: str) -> str:
        """Return the place of a case before a participle."""
        if case in (ERGATIVE, BARE):
            return ""
        if self.voice is Voice.MADE and case == GENITIVE:
            return self.frame.subject
        if self.voice is not Voice.PARTICIPLE and case == "کو" and self.frame.kind != "transfer":
            return ""
        return self.frame.place(case)

    def _granted(self, case: str) -> str:
        """Return the place of a case before کرنے کی اجازت, whose subject takes کو."""
        if case == "کو":
            return self.frame.subject
        return self.frame.place("کو" if case == BARE else case) if case != ERGATIVE else ""

    def _genitive(self) -> str:
        """Return the place of a noun with کا before an event noun, "" where it may be either."""
        return "A" if self.frame.directed and not self.frame.place(GENITIVE) else ""

    @property
    def subject(self) -> str:
        """The place of the subject, "" where the construction has none."""
        return self.frame.subject

    @property
    def takes_ergative(self) -> bool:
        """Whether the subject would have نے."""
        return (
            self.voice is Voice.ACTIVE and self.perfective and self.frame.verb not in _INTRANSITIVE
        )

    def _bare(self) -> str:
        """Return the place of a noun without a marker in a clause that is not passive."""
        if self.voice in (Voice.NONFINITE, Voice.OBLIGED, Voice.NOMINAL):
            return ""
        if self.perfective and self.frame.subject and self.frame.verb not in _INTRANSITIVE:
            return self.frame.place("کو")
        if self.voice is Voice.CONTROLLED and self.frame.kind != "transfer":
            return self.frame.subject
        return self.frame.subject


@dataclass(frozen=True, slots=True)
class AnyClause:
    """A clause whose predicate the table does not know, read by its cases alone."""

    voice: Voice
    first: int
    last: int
    segment: int
    ergative: bool
    subject: str = "A"

    @property
    def takes_ergative(self) -> bool:
        """Whether the subject would have نے."""
        return self.ergative

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
    if any(Aspect.INFINITIVE in a for a in forms.values()):
        return None  # دکانداروں کو مشینیں لگانا ہوں گی: کو marks who must
    perfect = any(Aspect.PERFECTIVE in a for a in forms.values())
    passive = perfect and any(text.keys[j] in GO for j in range(end + 1, last + 1))
    if perfect and not passive:
        return None
    return AnyClause(Voice.PASSIVE if passive else Voice.ACTIVE, end, last, segment, False)


def read(analysis: Analysis) -> tuple[UrduText, tuple[Event, ...]]:
    """Return an Urdu text and its events, computed once."""
    if "roles" not in analysis.memo:
        text = UrduText(analysis)
        found = tuple(_longest(_events(text)))
        text.predicates = frozenset(e.first for e in found if e.voice is not Voice.NOMINAL)
        analysis.memo["roles"] = (text, found)
    result: tuple[UrduText, tuple[Event, ...]] = analysis.memo["roles"]
    return result


def _events(text: UrduText) -> Iterator[Event]:
    present = frozenset(text.keys)
    verbs = _verbs(present)
    for j, (key, follows) in enumerate(zip(text.keys, (*text.keys[1:], ""), strict=True)):
        for frame, second, directed in _starting(key):
            if second is not None and follows not in second:
                continue  # most frames by far, so asked here
            if frame.verb not in verbs and not directed:
                continue
            if frame.noun:
                yield from _support_event(text, frame, j)
            elif frame.words:
                yield from _keyword_event(text, frame, j)
            elif frame.needs and frame.needs.isdisjoint(present):
                continue  # کے ہمراہ ہونا: not every form of ہونا
            elif not _is_vector(text, j):
                yield from _event(text, frame, frame.concept, j, j)


@lru_cache(maxsize=50_000)
def _starting(key: str) -> tuple[tuple[Frame, frozenset[str] | None, bool], ...]:
    """Return the frames that a word may start, with what their next word may be (None: any)."""
    return tuple(
        (f, _forms_of(f.words[1]) if len(f.words) > 1 and not f.noun else None, f.directed)
        for f in table().urdu.get(key, ())
    )


def _verbs(keys: frozenset[str]) -> frozenset[str]:
    """Return the infinitives of which a text has a form."""
    forms = table().forms
    found = {verb for key in keys for verb in forms.get(key, ())}
    if IS_NOT in keys or not keys.isdisjoint(BE):
        found.add("ہونا")
    if MADE in keys:
        found.add("کرنا")
    return frozenset(found)


def _longest(found: Iterator[Event]) -> Iterator[Event]:
    """Keep, for each verb, the events whose keywords are the longest."""
    by_verb: dict[int, list[Event]] = {}
    for event in found:
        by_verb.setdefault(event.last, []).append(event)
    for last in sorted(by_verb):
        most = max(_weight(e) for e in by_verb[last])
        yield from (e for e in by_verb[last] if _weight(e) == most)


def _weight(event: Event) -> int:
    """Return how many words of its own an event's frame has; نہیں is anybody's."""
    return sum(word not in NEGATORS for word in event.frame.words)


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
    if len(frame.words) > 1 and not _words_match(text, frame.words, j):
        return
    if text.keys[j] in _GOING_ON and j and _is_verb(text.keys[j - 1]):
        return  # کر رہا ہے sets nobody free
    last = j + len(frame.words) - 1
    if text.keys[last + 1 : last + 2] in _OF_DOERS:
        return  # برآمد کنندگان
    if (verb := find_verb(text, last + 1, frame.verb)) is not None:
        yield from _event(text, frame, frame.concept, j, verb)
    elif frame.subject == "A" and frame.kind in COMPARABLE and _is_noun(text, frame, j, last):
        yield Event(frame.concept, frame, Voice.NOMINAL, j, last, text.segments[j], False)


def _is_verb(key: str) -> bool:
    """Whether a word before رہا is the verb that goes on: کر, کرتا."""
    return key in table().stems or key.endswith(_IMPERFECTIVE)


def _is_noun(text: UrduText, frame: Frame, j: int, last: int) -> bool:
    """Whether a keyword without its verb names the event: P پر A کا حملہ."""
    before = text.keys[j - 1] if j else ""
    follows = text.keys[last + 1] if last + 1 < text.size else ""
    if not frame.directed or text.keys[j] in _HANDS:
        return False
    return before in GENITIVES | {frame.markers[0][0]} and follows not in _DOERS


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
    verb = find_verb(text, j + len(rest), frame.verb) if rest else j
    if verb is None:
        return
    for concept in known.keywords.get(text.keys[noun], ()):
        yield from _event(text, frame, concept, noun, verb)


def _is_vector(text: UrduText, j: int) -> bool:
    """Whether the verb at ``j`` only helps the word before it, or is لے of لے جانا."""
    if text.keys[j] == _TAKE and j + 1 < text.size and text.keys[j + 1] in GO:
        return True
    if not j:
        return False
    before = text.keys[j - 1]
    return (
        before in table().stems or before in GENITIVES or text.segments[j] != text.segments[j - 1]
    )


def _event(text: UrduText, frame: Frame, concept: str, first: int, verb: int) -> Iterator[Event]:
    key = text.keys[verb]
    aspects = table().forms.get(key, {}).get(frame.verb, (Aspect.IMPERFECTIVE,))
    if _is_stem(text, verb, aspects):
        return
    voice, end = read_complex(text.keys, verb, aspects)
    passive = voice is Voice.PASSIVE
    if voice is not Voice.NONFINITE and (not text.finite_end(end) or key == MADE):
        voice = Voice.NONFINITE
    perfective, head = _is_perfective(text.keys, verb, end, aspects), range(0)
    if voice is Voice.NONFINITE and _conjunctive(text, verb, aspects):
        voice = Voice.ACTIVE  # حملہ کر کے: the subject is that of the clause
    elif voice is Voice.NONFINITE and (found := nonfinite.read(text, verb, end, aspects, passive)):
        voice, head = found.voice, found.head
        if voice is Voice.CONTROLLED:
            perfective = text.has_ergative(text.segments[verb])
    if voice is Voice.NONFINITE and not frame.words:
        return  # an infinitive of a plain verb says too little
    wrong = perfective and not head and frame.verb in _INTRANSITIVE
    if wrong and text.has_ergative(text.segments[verb]):
        return  # نے asks for a transitive verb: بچا is of بچانا
    yield Event(concept, frame, voice, first, verb, text.segments[verb], perfective, head)


def _is_stem(text: UrduText, verb: int, aspects: tuple[Aspect, ...]) -> bool:
    """Whether a form that could be perfective is the stem of another verb: بڑھا رہی of بڑھانا."""
    if Aspect.STEM in aspects or Aspect.PERFECTIVE not in aspects or verb + 1 >= text.size:
        return False
    if text.keys[verb + 1] not in _AFTER_STEMS:
        return False
    return any(Aspect.STEM in found for found in table().forms[text.keys[verb]].values())


def _conjunctive(text: UrduText, verb: int, aspects: tuple[Aspect, ...]) -> bool:
    """Whether a verb leans on the subject of its clause: کر کے, کرتے ہوئے."""
    follows = text.keys[verb + 1] if verb + 1 < text.size else ""
    return (Aspect.STEM in aspects and follows in _CONJUNCT) or (
        Aspect.IMPERFECTIVE in aspects and follows == _WHILE
    )


def _is_perfective(keys: Sequence[str], verb: int, end: int, aspects: tuple[Aspect, ...]) -> bool:
    """Whether the complex asks its subject for نے: perfective, and no رہا, چکا, سکا behind it."""
    tail = keys[verb + 1 : end]
    if any(w in _NO_ERGATIVE or w in FUTURE for w in tail):
        return False
    if Aspect.PERFECTIVE in aspects:
        return True
    return Aspect.STEM in aspects and bool(tail) and tail[0] in _TAKES_ERGATIVE


_NO_ERGATIVE = folded_class("ur_no_ergative")
_TAKES_ERGATIVE = folded("دیا دیے دئے دی دیں لیا لیے لی لیں ڈالا ڈالے ڈالی رکھا")
