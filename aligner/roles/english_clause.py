"""English clauses, shallowly: where noun phrases begin and end, and whose subject is which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checks.base import Analysis
from aligner.language.patterns import word_set
from aligner.roles.english_finite import is_plural
from aligner.roles.english_words import (
    BE,
    CLAUSAL,
    DETERMINERS,
    HAVE,
    INVERTED,
    MODALS,
    OPENERS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    Words,
    is_adverb,
)  # fmt: skip
from aligner.roles.words import word_class


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, ``words[first]`` to ``words[last]``, with the preposition before it."""

    first: int
    last: int
    marker: str = ""

    @property
    def range(self) -> range:
        """The indices of its words."""
        return range(self.first, self.last + 1)


_QUANTITIES = word_class("quantity")
_AGENCIES = word_set("by in at from near during")
_ASIDES = word_set("who which whose")
_ASKED = word_set("who whom")
_ASIDE = 14  # words between commas behind a subject
_OWNERS = word_set("the his her its their our my your")
_WHICH_TIME = word_set("last next")
_TIMES = word_set(
    "year month week night decade century summer winter spring autumn monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september"
    " october november december season quarter"
)
_MORE_THAN = ("more", "than")
_QUANTIFIERS = (
    _MORE_THAN,
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("up", "to"),
)


class Clause(Words):
    """The words of an English text with the phrases among them."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(analysis)
        self._joined: dict[tuple[int, str, bool], Phrase | None] = {}
        self._phrases: dict[tuple[int, str, bool], Phrase | None] = {}

    def starts_phrase(self, i: int) -> bool:
        """Whether another noun phrase begins at ``i`` with a determiner."""
        return i < self.size and i not in self.breaks and self.norms[i] in DETERMINERS

    def phrase(self, i: int, marker: str = "", of: bool = True) -> Phrase | None:
        """Return the noun phrase that starts at ``i``, with "of" phrases behind it if ``of``."""
        key = (i, marker, of)
        if key not in self._phrases:
            self._phrases[key] = self._phrase(i, marker, of)
        return self._phrases[key]

    def _phrase(self, i: int, marker: str, of: bool) -> Phrase | None:
        start = i
        if tuple(self.norms[i : i + 2]) in _QUANTIFIERS:
            i += 2  # "more than 400 attacks"
        while i < self.size and (i == start or i not in self.breaks) and self.is_content(i):
            if i > start and (self._amount(i) or tuple(self.norms[i : i + 2]) == _MORE_THAN):
                break
            if i > start and (self.verbs[i] or self._new_phrase(i)):
                break
            i += 1
        if i == start:
            return None
        end = i
        while i > start + 1 and is_adverb(self.norms[i - 1]):
            i -= 1  # "education officers | simply to have"
        if i == start + 1 and self.norms[start] == "nearly":
            return None  # "nearly | twice as many"
        if i < end:
            return Phrase(start, i - 1, marker)
        if of and i < self.size and self.norms[i] == "of" and i not in self.breaks:
            inner = self.phrase(i + 1)
            if inner is not None:
                return Phrase(start, inner.last, marker)
        return Phrase(start, i - 1, marker)

    def _new_phrase(self, i: int) -> bool:
        """Whether a determiner opens another phrase; not that of "her most outspoken critic"."""
        word = self.norms[i]
        if word == "most":
            return self.norms[i - 1] not in _OWNERS
        if word in _WHICH_TIME:  # "Pakistan | last year"
            return i + 1 < self.size and self.norms[i + 1] in _TIMES
        return word in DETERMINERS and word not in ("other", "more")

    def joined(self, i: int, marker: str = "", of: bool = True) -> Phrase | None:
        """Return the noun phrase that starts at ``i`` with what "and" joins to it."""
        key = (i, marker, of)
        if key not in self._joined:
            self._joined[key] = self._join(i, marker, of)
        return self._joined[key]

    def _join(self, i: int, marker: str, of: bool) -> Phrase | None:
        found = self.phrase(i, marker, of)
        if found is None or found.last + 2 >= self.size or self.norms[found.last + 1] != "and":
            return found
        start = found.last + 2
        if start in self.breaks or start - 1 in self.breaks or not self.is_content(start):
            return found
        second = self.phrase(start)
        if second is None or self._verb_group(second.last + 1) or self.verbs[start]:
            return found
        return Phrase(found.first, second.last, marker)

    def _verb_group(self, i: int) -> bool:
        if i >= self.size or i in self.breaks:
            return False
        word = self.norms[i]
        return bool(self.verbs[i]) or word in BE or word in HAVE or word in MODALS

    def opens_clause(self, i: int) -> bool:
        """Whether a finite verb group begins at ``i`` with a word that begins nothing else."""
        if i >= self.size or i in self.breaks:
            return False
        word = self.norms[i]
        return word in BE or word in HAVE or word in MODALS

    def _amount(self, i: int) -> bool:
        """Whether an amount starts here behind a noun."""
        word = self.norms[i]
        money = word.startswith(("rs", "us$")) and word[-1:].isdigit()
        counts = money or word.isdigit() or (word in _QUANTITIES and not self.owner(i - 1))
        return counts and (
            self.person(i - 1) or (self.capital(i - 1) and not self._opens_amount(i - 1))
        )

    def _opens_amount(self, i: int) -> bool:
        """Whether a word belongs to the amount behind it: "A | number", "2019"."""
        return self.norms[i] in DETERMINERS or self.norms[i][-1:].isdigit()

    def subject(self, group: int) -> Phrase | None:
        """Return the noun phrase that ends before the verb group at ``group``."""
        if self.norms[group] == "having":
            return self.qualified(group)  # "having defeated Italy, Spain"
        if group in self.breaks or not group:
            return self._before_aside(group)
        if self.norms[group - 1] in RELATIVES:
            return self._antecedent(group - 1)
        start, verb = self._subject_start(group)
        if verb >= 0 and not (len(self.forms[group]) == 1 and self.perceived(group)):
            return self._behind_relative(verb)
        if start and self.norms[start - 1] in ("who", "which", "whose", "where"):
            return self._inside_relative(start, group)
        return self._bare_phrase(start, group) or self._unparted(start, group)

    def _inside_relative(self, start: int, group: int) -> Phrase | None:
        """Return the subject between "which" and its verb: "the country which | India attacked"."""
        found = self.phrase(start)
        asked = self.norms[start - 1] in ("which", "who") and self.opens_object(start)
        return found if asked and found is not None and found.last == group - 1 else None

    def _unparted(self, start: int, group: int) -> Phrase | None:
        """Return a subject right behind a phrase that opens the clause: "In 2019 | India"."""
        if self.norms[start] not in PREPOSITIONS or self.norms[start] == "of":
            return None
        first = group
        while first > start + 2 and self.capital(first - 1):
            first -= 1
        if first == group and self.person(group - 1) and is_plural(self, group - 1):
            first -= 1  # "during lockdown | teachers"
        opened = self.phrase(start + 1)
        inside = opened is not None and opened.first < first < group == opened.last + 1
        if not inside or self.capital(first - 1) or self.person(first - 1) or self.owner(first - 1):
            return None  # "against Prime Minister Starmer": one name
        return Phrase(first, group - 1)

    def _subject_start(self, group: int) -> tuple[int, int]:
        """Return where the subject of a verb group may start, and the verb met before it or -1."""
        start = group
        while start > 0 and start not in self.breaks:
            word, forms = self.norms[start - 1], self.forms[start - 1]
            governed = self.norms[start] in PREPOSITIONS  # "complained to the police | were"
            if start < group and not governed and not CLAUSAL.isdisjoint(forms):
                acts = self.opens_clause(group) or self.opens_object(group + 1)
                plain = SAYING.isdisjoint(forms) and not acts
                return start, start - 1 if plain else -1  # "said | the mayor had"
            if word in INVERTED and start < group and self._asks(start - 1):
                return start, -1  # "did | the commission"
            if word in BE or word in HAVE or word in MODALS or self.verbs[start - 1]:
                return start, start - 1
            if word in OPENERS and word not in ("and", "or"):
                break
            start -= 1
        return start, -1

    def marked(self, start: int) -> Iterator[Phrase]:
        """Yield the phrases with a preposition from ``start`` to the end of the clause."""
        i = start
        while i < self.size and (i not in self.breaks or i == start):
            word = self.norms[i]
            if word in PREPOSITIONS and i + 1 < self.size:
                infinitive = word == "to" and self.infinitive(i + 1)
                phrase = None if infinitive else self.joined(i + 1, word)
                if phrase is None:
                    return
                yield phrase
                i = phrase.last + 1
            elif is_adverb(word):
                i += 1
            else:
                return

    def object_relative(self, group: int) -> Phrase | None:
        """Return what "whom" or "against which" before a verb's subject stands for."""
        start = group
        if group and self.norms[group - 1] in PRONOUNS and group not in self.breaks:
            start -= 1  # "whom she accused"
        while start > 0 and start not in self.breaks and self.is_content(start - 1):
            start -= 1
        at = start - 1
        if at < 1 or start == group or self.norms[at] not in ("whom", "which"):
            return None
        marker = self.norms[at - 1] if self.norms[at - 1] in PREPOSITIONS else ""
        antecedent = self._antecedent(at - 1 if marker else at)
        return Phrase(antecedent.first, antecedent.last, marker) if antecedent else None

    def shares_subject(self, group: int) -> bool:
        """Whether a verb has the subject of the one before: "and killed", "but also killed"."""
        at = group - 1
        while at > 0 and at + 1 not in self.breaks and is_adverb(self.norms[at]):
            at -= 1
        return at > 0 and self.norms[at] in ("and", "but") and at + 1 not in self.breaks

    def asks_whom(self, group: int) -> bool:
        """Whether the subject before a verb follows "whom did": the object is what is asked."""
        start = self.content_start(group)
        return 1 < start < group and self.norms[start - 2] in _ASKED and self._asks(start - 1)

    def qualified(self, group: int) -> Phrase | None:
        """Return what a bare participle at ``group`` qualifies: "men | arrested by", or None.

        Behind a comma or at the start that is the subject next to its phrase.
        """
        if group and group not in self.breaks:
            return self._antecedent(group)
        if group:
            return self._before_aside_of(group)
        comma = min((i for i in self.breaks if i > group), default=0)
        inside = 0 < comma < self.size and self.is_content(comma)
        return self.phrase(comma) if inside else None

    def _before_aside_of(self, group: int) -> Phrase | None:
        """Return the subject that a participle between commas follows: "ambulances, donated"."""
        start = group
        while start > 0 and self.is_content(start - 1) and not self.verbs[start - 1]:
            start -= 1
            if start in self.breaks:
                break
        if start == group or (start and start not in self.breaks):
            return None
        return Phrase(start, group - 1)

    def infinitive(self, i: int) -> bool:
        """Whether the word behind "to" is a verb: one of the table, or one with an object."""
        if self.verbs[i]:
            return True
        if len(self.forms[i]) > 1 or self.capital(i) or self.norms[i] in DETERMINERS:
            return False
        return i + 1 < self.size and i + 1 not in self.breaks and self.norms[i + 1] in DETERMINERS

    def _before_aside(self, group: int) -> Phrase | None:
        """Return what stands before something between commas: "the IMF, whose staff …,"."""
        start = group - 1
        while start > 0 and start not in self.breaks:
            start -= 1
        if start <= 0:
            return None
        if self.norms[start] in _ASIDES:
            return self._antecedent(start)
        return self._aside_subject(start) if group - start <= _ASIDE else None

    def _aside_subject(self, comma: int) -> Phrase | None:
        """Return the noun phrase that fills the clause before a comma: "the party, tired of"."""
        start = comma - 1
        while start > 0 and start not in self.breaks and self.norms[start - 1] not in OPENERS:
            start -= 1
        if any(self._verb_group(i) for i in range(start, comma)):
            return None
        if self.norms[start] in PREPOSITIONS or self.norms[comma] in ("and", "or", "but"):
            return None
        return self._bare_phrase(start, comma)

    def _behind_relative(self, verb: int) -> Phrase | None:
        """Return what a relative clause with the verb ``verb`` hangs on: "the bank that …"."""
        while verb > 0 and verb not in self.breaks and self._verb_group(verb - 1):
            verb -= 1
        if verb < 1 or verb in self.breaks:
            return None
        if self.norms[verb - 1] in RELATIVES:
            return self._antecedent(verb - 1)
        return self._antecedent(verb) if self._bare_participle(verb) else None

    def _bare_participle(self, i: int) -> bool:
        """Whether a verb without object qualifies the noun before it: "men held by the army"."""
        if i >= self.size:
            return False
        word, follows = self.norms[i], i + 1
        while follows < self.size and self.norms[follows] in PARTICLES:
            follows += 1
        past = bool(self.verbs[i]) and not word.endswith(("s", "ing"))
        return past and follows < self.size and self.norms[follows] in _AGENCIES

    def _bare_phrase(self, start: int, stop: int) -> Phrase | None:
        """Return the last phrase of a region that no preposition governs."""
        found: Phrase | None = None
        i = start
        while i < stop:
            if not self.is_content(i) and tuple(self.norms[i : i + 2]) not in _QUANTIFIERS:
                marker = self.norms[i]
                if marker in PRONOUNS:
                    return None
                inner = self.phrase(i + 1) if i + 1 < stop else None
                if inner is None:
                    i += 1
                    continue
                if marker in ("and", "or"):
                    found = Phrase(found.first if found else inner.first, inner.last)
                i = inner.last + 1
                continue
            part = self.phrase(i)
            if part is None:
                return found
            if part.last >= stop:  # "women | now outnumber men"
                part = Phrase(part.first, stop - 1)
            if found is None or self.norms[i] in DETERMINERS:
                found = part
            i = part.last + 1
        return found if found is None or found.last < stop else None

    def _antecedent(self, relative: int) -> Phrase | None:
        stop = relative
        start = stop
        while start > 0 and self.is_content(start - 1) and not self.verbs[start - 1]:
            start -= 1
            if start in self.breaks or self.norms[start] in DETERMINERS:
                break
        if start == stop or (start and self.norms[start - 1] in ("of", "in", "from")):
            return None
        return Phrase(start, stop - 1)


def read(analysis: Analysis) -> Clause:
    """Return the clauses of an English text, read once."""
    if "clause" not in analysis.memo:
        analysis.memo["clause"] = Clause(analysis)
    found: Clause = analysis.memo["clause"]
    return found
