"""Urdu clauses, shallowly: where they end, and the case in which a word stands.

Urdu marks every place: the case of a noun is the postposition after its phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aligner.checks.base import Analysis
from aligner.language.urdu_forms import fold
from aligner.roles.frames import GENITIVE, table
from aligner.roles.verbs import BE, GO, NEGATORS, VECTORS
from aligner.roles.words import folded, folded_class, word_class

ERGATIVE, BARE, UNKNOWN = "نے", "", "?"
POSTPOSITIONS = frozenset(("نے", "کو", "پر", "سے", "میں", "تک"))
GENITIVES = folded("کا کی کے")
CONJUNCTIONS = folded("اور و یا")
OPENERS = folded_class("ur_opener")
_TOPIC = fold("تو")  # a clause's opener, or a particle: خبردار تو گورنر نے کیا
_EVEN = folded("حتی حتیٰ")
_MARKERS = GENITIVES | POSTPOSITIONS
_ENDS = folded("ہے ہیں تھا تھے تھی تھیں گا گے گی ہوگا ہوگی")
_NUMBERS = folded("تعداد")
_YEAR = 4  # digits
_MORE = folded("سے زائد زیادہ کم")
_AMOUNTS = folded_class("ur_amount")
_RELATIVES = folded("جو جس جن جسے جنہوں جنہیں")
_DATIVE = folded("جسے جنہیں")
# Pronouns that begin the main clause behind a relative one: جس نے … خریدی انہیں.
_CORRELATIVES = folded("وہ انہیں اسے انہوں ان اس")
# Words that announce a relative clause further on: اس شخص کو معاف کر دیا جس نے.
_ANNOUNCERS = folded("اس ان اسی انہی ایسے ایسی ایسا وہ")
_PERIODS = folded("سال ماہ مہینے ہفتے روز دن وقت بار مرتبہ رات صبح شام دوران طرح لیے کے سے پر میں")
# Nouns that add nothing to a name or a people before them: مصری کھلاڑی.
CARRIERS = folded_class("ur_carrier")
_TEAMS = folded_class("ur_team")
# How many words in brackets may part a noun from its marker.
_ASIDE = 5
_PHRASE = 8  # words of a phrase with what belongs to it
_NEAR = 3  # words before a relative clause in which what it hangs on stands
# Words with which an adverbial phrase may end.
_TAILS = (POSTPOSITIONS - {ERGATIVE}) | folded(
    "لیے بعد ساتھ مطابق دوران باعث خلاف پہلے باوجود تحت جگہ"
)
# Words that open a new phrase, so that the noun before them has no marker.
_DEGREES = folded_class("ur_degree")
_BOUNDARIES = folded_class("ur_boundary")
# How many words may stand between a noun and its postposition.
_REACH = 5


@cache
def _finite() -> frozenset[str]:
    """Return the words that may end a clause."""
    return table().finite | GO | VECTORS | BE


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
        self.commas, self.stops, self.asides = _marks(analysis)
        self.segments = self._segments()
        self.starts: dict[int, int] = {}  # the first word of each clause
        for j, segment in enumerate(self.segments):
            self.starts.setdefault(segment, j)
        self.back = self._backs()
        self.ergative = frozenset(
            segment
            for key, segment in zip(self.keys, self.segments, strict=True)
            if key == ERGATIVE
        )
        self.predicates: frozenset[int] = frozenset()  # where the events found here begin

    def _segments(self) -> list[int]:
        finite = _finite()
        number, found, before, relative = 0, [], "", False
        for j, key in enumerate(self.keys):
            resumes = relative and key in _CORRELATIVES
            if j and (
                (key in OPENERS and self._opens(key, before, j in self.commas))
                or (before in _ENDS and key not in _ENDS and key not in NEGATORS)
                or j in self.stops
                or (
                    (key in CONJUNCTIONS or j in self.commas or resumes)
                    and before in finite
                    and before not in _MARKERS
                )
            ):
                number += 1
                relative = False
            relative = relative or key in _RELATIVES
            found.append(number)
            before = key
        return found

    @staticmethod
    def _opens(key: str, before: str, parted: bool) -> bool:
        """Whether an opener opens a clause, and is no particle: خبردار تو, حتیٰ کہ."""
        if key == _TOPIC:
            return parted or before in _finite()
        return before not in _EVEN

    def _backs(self) -> dict[int, int]:
        """Return, for a clause that may lack its subject, the clause that has it.

        That is the one before "اور", and the one that a relative clause interrupts.
        """
        first = self.starts
        back: dict[int, int] = {}
        for segment, j in first.items():
            if segment and self.keys[j] in CONJUNCTIONS:
                back[segment] = segment - 1
            elif segment > 1 and self._interrupts(first[segment - 1]):
                back[segment] = segment - 2
        return back

    def _interrupts(self, j: int) -> bool:
        """Whether a clause that begins at ``j`` is a relative one inside an unfinished clause."""
        before = self.keys[j - 1]
        return self.keys[j] in _RELATIVES and (before in _MARKERS or before not in _finite())

    def relative_case(self, j: int, segment: int) -> Case | None:
        """Return the case that word ``j`` has in a relative clause which hangs on it, or None.

        That of the relative pronoun: نے of جنہوں نے, پر of جس پر, none of جو.
        """
        start = self.starts.get(segment, 0)
        if not start or self.keys[start] not in _RELATIVES or j >= start:
            return None
        beside = start - _NEAR <= j and all(
            k in _MARKERS or k in BE for k in self.keys[j + 1 : start]
        )
        if not beside and not self._announced(j, segment):
            return None
        if self.keys[start] in _DATIVE:
            return Case("کو", 0)
        for length in (3, 2):
            if found := _COMPOUNDS.get(" ".join(self.keys[start + 1 : start + 1 + length])):
                return Case(found, 0)
        follows = self.keys[start + 1] if start + 1 < self.size else ""
        if follows in GENITIVES:
            return Case(UNKNOWN, 1, True)
        return Case(follows if follows in POSTPOSITIONS else BARE, 0)

    def _announced(self, j: int, segment: int) -> bool:
        """Whether اس or the like before word ``j`` points at the relative clause that follows."""
        if self.segments[j] != segment - 1:
            return False
        pointers = [
            k
            for k in range(self.starts[segment - 1], self.starts[segment])
            if self.keys[k] in _ANNOUNCERS
        ]
        if not pointers or not pointers[-1] < j <= pointers[-1] + _NEAR:
            return False
        if self.keys[pointers[-1] + 1] in _PERIODS:
            return False  # اس سال
        return not any(key in _MARKERS for key in self.keys[pointers[-1] + 1 : j])

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
            if k in self.asides:
                k = self.asides[k]
                continue
            key = self.keys[k]
            if k in self.stops or key in OPENERS or self.segments[k] != self.segments[j]:
                return Case(BARE, doubt + 1, possessor)
            if key in POSTPOSITIONS:
                return Case("میں" if key == "تک" else key, doubt, possessor)
            if key in GENITIVES and self.keys[k + 1 : k + 2] and self.keys[k + 1] in _TEAMS:
                k += 1  # پشاور زلمی کی ٹیم is پشاور زلمی
            elif key in GENITIVES:
                marker = self._genitive(k, others)
                if marker is not None:
                    return Case(marker, doubt, possessor)
                possessor = True
            elif k in others or key in _BOUNDARIES or self._predicate_word(k, own):
                return Case(BARE, doubt, possessor)
            elif k in self.commas and not self._listed(k):
                return Case(BARE, doubt + 1, possessor)
            elif k not in own and not self._passes(key):
                doubt += 1
            k += 1
        return Case(UNKNOWN, doubt, possessor)

    @staticmethod
    def _passes(key: str) -> bool:
        """Whether a word parts no noun from its marker."""
        return key in CONJUNCTIONS or key in CARRIERS or _amount(key)

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
        while follows < self.size - 1 and self._amounts(follows):
            follows += 1  # حکومت کی 80 ارب روپے سے زائد کی مقروض
        while follows < self.size - 1 and self.keys[follows] in _DEGREES:
            follows += 1  # رہنما کے بہت بڑے مداح
        if follows in others or follows in self.predicates:
            return GENITIVE
        return None

    def _amounts(self, k: int) -> bool:
        """Whether word ``k`` belongs to an amount with its own genitive."""
        return _amount(self.keys[k]) or (
            (self.keys[k] in _MORE or self.keys[k] in GENITIVES) and self._amounts(k - 1)
        )

    def _listed(self, k: int) -> bool:
        """Whether a comma before ``k`` belongs to a list: a conjunction is near."""
        return any(key in CONJUNCTIONS for key in self.keys[k : k + 4])

    def first_in_clause(self, j: int) -> bool:
        """Whether the phrase of word ``j`` opens its clause, adverbial phrases aside."""
        while j > 1 and self.keys[j - 1] in GENITIVES and self.keys[j - 2] not in _MARKERS:
            j -= 2  # محکمۂ تعلیم کے افسر
            if self.keys[j - 1].endswith("ۂ") and self.segments[j - 1] == self.segments[j]:
                j -= 1
        if j == 0 or self.segments[j - 1] != self.segments[j] or j in self.commas:
            return True
        return self.keys[j - 1] in _TAILS

    def opens_phrase(self, j: int) -> bool:
        """Whether no noun with a marker of its own is in the phrase that ends with word ``j``.

        Before it may stand what belongs to it (گاؤں کے پرانے اسکول) and, with its postposition,
        an adverbial phrase.
        """
        for k in range(j, max(j - _PHRASE, 0), -1):
            if self.segments[k - 1] != self.segments[j] or k in self.commas:
                return True
            if self.keys[k - 1] in _TAILS:
                return True
            if self.keys[k - 1] == ERGATIVE or k - 1 in self.predicates:
                return False
        return j <= _PHRASE

    def has_ergative(self, segment: int) -> bool:
        """Whether a clause has a phrase with نے."""
        return segment in self.ergative or self.back.get(segment, -1) in self.ergative

    def _predicate_word(self, k: int, own: frozenset[int]) -> bool:
        if k in self.predicates or k in own:
            return k not in own
        if self.keys[k] not in table().inflected:
            return False
        # Only a noun stands before نے: بچے is here no form of بچنا.
        return k + 1 == self.size or self.keys[k + 1] != ERGATIVE


def _amount(key: str) -> bool:
    return key in _AMOUNTS or (key[:1].isdigit() and len(key) != _YEAR)


# Postpositions of several words, by their folded form.
_COMPOUNDS = {
    " ".join(fold(w) for w in text.split()): text.replace("لئے", "لیے")
    for text in sorted(word_class("ur_compound"))
}


def _marks(analysis: Analysis) -> tuple[frozenset[int], frozenset[int], dict[int, int]]:
    """Return the words after a comma or bracket, those after a full stop, and the asides.

    An aside is a short text in brackets, مسلم لیگ (ن): where it starts and where the text goes on.
    """
    commas, stops, asides = set(), set(), {}
    index = opened = 0
    for token in analysis.tokens:
        if token.kind != "mark":
            index += 1
        elif token.text in "۔؟!؛.:;":
            stops.add(index)
        elif token.text == ")" and 0 < index - opened <= _ASIDE and opened in commas:
            asides[opened] = index
            commas.discard(opened)
        elif token.text not in "-'’":
            commas.add(index)
            opened = index
    return frozenset(commas), frozenset(stops), asides
