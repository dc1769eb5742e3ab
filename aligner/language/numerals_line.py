"""A scanned text as the number readers walk over it, and a number while it is being added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from aligner.language.numerals import Kind, Reading, spans
from aligner.language.numerals_scan import VULGAR, digit_values, scan
from aligner.language.numerals_urdu_ordinals import ordinal_value
from aligner.language.numerals_words import Unit, Word, number_words, unit_forms
from aligner.language.tokens import Token

_NOTHING = Token("", "", 0, 0, "")


@lru_cache(maxsize=100_000)
def find_word(norm: str, language: str) -> Word | None:
    """Return a number word: listed, an English plural, an Urdu ordinal, or ہ written ھ."""
    words = number_words(language)
    word = words.get(norm)
    if word is not None or not norm:
        return word
    if language == "en":
        word = words.get(norm[:-1]) if norm[-1] == "s" else None
        return word if word is not None and word.kind == "unit" and word.value > 2 else None
    if "ھ" in norm and (word := words.get(norm.replace("ھ", "ہ"))) is not None:
        return word
    rank = ordinal_value(norm)
    return Word("ordinal", (rank,), False) if rank is not None else None


_WORD, _DIGIT = "word", "digit"


@lru_cache(maxsize=50_000)
def _english_start(norm: str) -> str:
    """Return how an atom may start a number: as a word, as digits, or '' for not at all."""
    return _WORD if norm in ("a", "an") else _start(norm, "en")


@lru_cache(maxsize=50_000)
def _urdu_start(norm: str) -> str:
    return _start(norm, "ur")


def _start(norm: str, language: str) -> str:
    if norm in spans() or norm in VULGAR or find_word(norm, language) is not None:
        return _WORD
    return _DIGIT if norm[:1].isdigit() else ""


_STARTS = {"en": _english_start, "ur": _urdu_start}


class Line:
    """The atoms of a text, asked by index; outside the text there are empty atoms."""

    def __init__(self, text: str, language: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.language = language
        self.atoms = scan(text, tokens)
        self.all_norms = [a.norm for a in self.atoms]
        self._units, self._prefixes = unit_forms(language)

    def __len__(self) -> int:
        return len(self.atoms)

    def atom(self, i: int) -> Token:
        """Return atom ``i``, an empty one outside the text."""
        return self.atoms[i] if 0 <= i < len(self.atoms) else _NOTHING

    def starts(self) -> list[int]:
        """Return the places at which a number may start."""
        possible = map(_STARTS[self.language], self.all_norms)
        return [
            i
            for i, hit in enumerate(possible)
            if hit and (hit is _WORD or self.atoms[i].kind == "number")
        ]

    def norm(self, i: int) -> str:
        """Return the matching form of atom ``i``, '' outside the text."""
        return self.all_norms[i] if 0 <= i < len(self.all_norms) else ""

    def norms(self, i: int, count: int) -> list[str]:
        """Return up to ``count`` matching forms from atom ``i`` on."""
        return self.all_norms[i : i + count]

    def is_number(self, i: int) -> bool:
        """Whether atom ``i`` is written in digits."""
        return self.atom(i).kind == "number"

    def touches(self, i: int) -> bool:
        """Whether atom ``i`` follows atom ``i - 1`` with nothing between."""
        return 0 < i < len(self.atoms) and self.atoms[i - 1].end == self.atoms[i].start

    def word(self, i: int) -> Word | None:
        """Return the number word at atom ``i``."""
        return find_word(self.norm(i), self.language)

    def is_kind(self, i: int, *kinds: str) -> bool:
        """Whether a number word of one of these kinds stands at atom ``i``."""
        word = self.word(i)
        return word is not None and word.kind in kinds

    def unit_at(self, i: int) -> tuple[Unit | None, int]:
        """Return the unit whose one to three words begin at atom ``i``, and where it ends."""
        first, second, third = self.norm(i), self.norm(i + 1), self.norm(i + 2)
        middle = (first, third) if second == "-" else (first, second, third)  # acre-feet
        unit = self._units.get(middle)
        if unit is not None:
            return unit, i + 3
        unit = self._units.get((first, second))
        if unit is not None:
            return unit, i + 2
        unit = self._units.get((first,))
        return (unit, i + 1) if unit is not None else (None, i)

    def unit_before(self, i: int) -> tuple[Unit | None, int]:
        """Return the unit written before a number (``$``, ``Rs.``) and where it starts."""
        k = i - 1
        if self.norm(k) == "." and self.norm(k - 1) in self._prefixes:
            k -= 1
        unit = self._prefixes.get(self.norm(k))
        return (unit, k) if unit is not None else (None, i)

    def slashed(self, i: int) -> Reading | None:
        """Read a fraction in digits, ``1/3``; dates and names such as 9/11 are none."""
        if self.norm(i + 1) != "/" or not (self.is_number(i) and self.is_number(i + 2)):
            return None
        if not (self.touches(i + 1) and self.touches(i + 2)) or self.touches(i + 3):
            return None
        upper, lower = (digit_values(self.norm(k))[0] for k in (i, i + 2))
        if not 0 < upper < lower <= 20 or (upper, lower) in ((7, 11), (9, 11)):
            return None
        return Reading((upper / lower,), Kind.FRACTION, i, i + 3, True)

    def is_year(self, r: Reading) -> bool:
        """Whether a number is written as years are: four digits between 1000 and 2100."""
        raw = self.norm(r.start)
        plain = r.digits and r.end == r.start + 1 and raw.isdecimal() and len(raw) == 4
        return plain and 1000 <= int(raw) <= 2100


_GREAT = 1e6  # scales above it may multiply thousands and hundreds together


@dataclass(slots=True)
class Sum:
    """A number while it is read: what is added up, and what still waits for its scale."""

    total: float = 0.0
    current: float | None = None
    scale: float = 1.0
    bare: bool = False  # a scale word came without a number before it
    last: float = inf
    addend: float = 0.0

    @property
    def value(self) -> float:
        """The value read so far."""
        return self.total + (self.current or 0.0)

    @property
    def is_hundreds(self) -> bool:
        """Whether what waits is full hundreds, so that fifty may follow."""
        return self.current is not None and self.current >= 100 and self.current % 100 == 0

    def add_unit(self, value: float, *, after_tens: bool) -> bool:
        """Add a word below 100, after tens too where the language builds them (twenty-five)."""
        rest = (self.current or 0.0) % 100
        if self.current is None or (after_tens and self.current == 0):
            fits = value < self.last
        elif self.is_hundreds:
            fits = value < 100
        else:
            fits = after_tens and rest >= 20 and rest % 10 == 0 and 0 < value < 10
        if fits:
            self.current = (self.current or 0.0) + value
        return fits

    def add_scale(self, size: float) -> bool:
        """Multiply by a scale word: what waits, or in ایک ہزار ارب what was just added."""
        coefficient = 1.0 if self.current is None else self.current
        if size in (100, 12):
            if self.current is None and self.total:
                return False
            self.bare = self.current is None
            self.current = coefficient * size
        elif self.current is None and self.total:
            if size <= self.last:
                return False
            self.total += self.addend * (size - 1)
            self.last = size
        elif size < self.last:
            self.bare = self.current is None
            self.addend = coefficient * size
            self.total += self.addend
            self.last, self.current = size, None
        elif size > max(self.last, _GREAT) and self.total == self.addend:
            self.total = self.addend = self.value * size  # 7 ہزار 200 ارب
            self.last, self.current = size, None
        else:
            return False
        self.scale = size
        return True
