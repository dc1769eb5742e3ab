"""English clauses, shallowly: which words are verbs, where noun phrases begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner.checks.base import Analysis
from aligner.language.patterns import word_set
from aligner.roles.entities import is_person
from aligner.roles.frames import table
from aligner.roles.words import word_class

DETERMINERS = word_class("determiner")
PREPOSITIONS = word_class("preposition")
BE = word_class("be")
HAVE = word_class("have")
MODALS = word_class("modal")
ADVERBS = word_class("adverb")
OPENERS = word_class("opener")
PRONOUNS = word_class("pronoun")
RELATIVES = frozenset(("who", "which", "that"))
# Verbs whose own subject is also that of a following "to" + verb.
CONTROL = word_class("control")
# Verbs whose "of" belongs to them, not to their object: "accused the board of fraud".
OF_VERBS = word_class("of_verb")
SAYING = word_class("saying")


LY_NOUNS = word_class("ly_noun")


def is_adverb(word: str) -> bool:
    """Whether a word may stand inside a verb group without being part of it."""
    return word in ADVERBS or (word.endswith("ly") and word not in LY_NOUNS)


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


PLURALS = word_class("plural")
# Verbs whose past is their base form.
INVARIANT = word_class("invariant")


_PARTICLES = word_set("away down up out off back over")
_AGENCIES = word_set("by in at from near during")
_ASIDES = word_set("who which whose")
_QUANTIFIERS = (
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("up", "to"),
)
_NAMES = word_set("us who it is may")


NEVER_VERBS = BE | HAVE | MODALS | PREPOSITIONS | DETERMINERS


_BEFORE_VERBS = MODALS | ADVERBS


@cache
def _be_words() -> frozenset[str]:
    """Return the words that make a predicate of the table with "be"."""
    return frozenset(frame.words[0] for frame in table().english.get("be", ()) if frame.words)


class Clause:
    """The words of an English text with what an event reader asks of them."""

    def __init__(self, analysis: Analysis) -> None:
        self.norms: Sequence[str] = [
            t.text if t.norm in _NAMES and _is_name(t.text, i) else t.norm
            for i, t in enumerate(analysis.words)
        ]
        self.forms: Sequence[tuple[str, ...]] = analysis.forms
        self.words = analysis.words
        self.size = len(self.norms)
        self.breaks = breaks(analysis)
        self._joined: dict[tuple[int, str, bool], Phrase | None] = {}
        self.verbs = [""] * self.size
        known, before = table().english, ""
        for i, (word, forms) in enumerate(zip(self.norms, self.forms, strict=True)):
            if word in NEVER_VERBS:
                worth = word in BE
            else:  # most words are not worth a closer look
                worth = len(forms) > 1 or word in known or before in _BEFORE_VERBS
            if worth:
                self.verbs[i] = self._verb_lemma(i)
            before = word

    def capital(self, i: int) -> bool:
        """Whether a word starts with a capital."""
        return i < self.size and self.words[i].text[:1].isupper()

    def _aux_before(self, i: int) -> str:
        j = i - 1
        while j >= 0 and is_adverb(self.norms[j]):
            j -= 1
        if j < 0:
            return ""
        word = self.norms[j]
        if word in BE:
            return "be"
        if word in HAVE:
            return "have"
        if word in MODALS:
            return "modal"
        return "to" if word == "to" else ""

    def _verb_lemma(self, i: int) -> str:
        """Return the base form when word ``i`` is surely or probably used as a verb, else ""."""
        word, forms, known = self.norms[i], self.forms[i], table().english
        if word in BE:  # "is afraid of"
            return "be" if i + 1 < self.size and self.norms[i + 1] in _be_words() else ""
        if word in ADVERBS or (i and i not in self.breaks and self.capital(i)):
            return ""  # a name: Mohamed, Waters
        aux = self._aux_before(i)
        if aux in ("modal", "to"):
            return word if word in known or (aux == "modal" and len(forms) == 1) else ""
        return self._base_form(i) if len(forms) == 1 else self._inflected(i, aux)

    def _inflected(self, i: int, aux: str) -> str:
        word, forms, known = self.norms[i], self.forms[i], table().english
        lemma = next((f for f in forms[1:] if f in known), forms[1])
        past = word.endswith("ed") or (not word.endswith(("s", "ing")) and lemma in known)
        before = self.norms[i - 1] if i and i not in self.breaks else ""
        if past:  # but not in "the accused", "of occupied land"
            noun = before in PREPOSITIONS and self._noun_like(i + 1)
            verb = not noun and before not in DETERMINERS
        elif word.endswith("ing"):
            verb = aux == "be"
        else:
            verb = word.endswith("s") and not word.endswith("'s") and self._finite_s(i, lemma)
        return lemma if verb else ""

    def _base_form(self, i: int) -> str:
        """Return an uninflected word that stands as a plural's verb ("rebels attack the town")."""
        word = self.norms[i]
        if word not in table().english or not i or i in self.breaks or i + 1 in self.breaks:
            return ""
        if self._aux_before(i) == "be" or self._aux_before(i) == "have":
            return word  # hit, put, cut: participle and base form are one
        at = i - 1
        while at > 0 and at not in self.breaks and is_adverb(self.norms[at]):
            at -= 1  # "women now outnumber men"
        before = self.norms[at]
        if before in DETERMINERS or before in PREPOSITIONS or before == "to":
            return ""
        plural = before.endswith("s") or before in PLURALS or before in PRONOUNS
        if word in INVARIANT and (self.capital(i - 1) or self.is_content(i - 1)):
            plural = True
        if self.capital(i + 1) and (self.capital(i) or is_person(word)):
            return ""  # "Lakers coach Luke Walton": a title
        if plural and not self._opens_object(i + 1):  # "The Houthis accept weapons"
            who = self.capital(at) or any(is_person(f) for f in self.forms[at])
            noun = (word in table().nouns and at == i - 1) or is_person(word)
            plural = who and not noun and self._noun_like(i + 1) and not self.verbs_after(i + 1)
        return word if plural else ""

    def verbs_after(self, i: int) -> bool:
        """Whether word ``i`` looks like a past tense, so that the word before it is a noun."""
        return self.norms[i].endswith("ed")

    def _finite_s(self, i: int, lemma: str) -> bool:
        if not i or i + 1 >= self.size or not {i, i + 1}.isdisjoint(self.breaks):
            return False
        before, known = self.norms[i - 1], table().english
        if (
            lemma not in known
            or before in DETERMINERS
            or before in PREPOSITIONS
            or before.endswith("'s")
            or before[:1].isdigit()
            or is_person(lemma)
            or self._past(i + 1)  # "security forces shot"
        ):
            return False
        if self._opens_object(i + 1) or self._event_noun(i + 1):
            return True
        if any(frame.place(self.norms[i + 1]) for frame in known[lemma]):
            return True  # "depends on"
        named = self.capital(i - 1) or any(is_person(f) for f in self.forms[i - 1])
        return named and self._noun_like(i + 1) and not self.norms[i + 1].endswith("ed")

    def _past(self, i: int) -> bool:
        """Whether a word is the past of a known verb."""
        if i >= self.size:
            return False
        word, forms = self.norms[i], self.forms[i]
        plain = word.endswith(("s", "ing"))
        return not plain and any(f in table().english for f in forms[1:])

    def _event_noun(self, i: int) -> bool:
        """Whether one of the next words names an event: "faces growing criticism"."""
        for j in range(i, min(i + 3, self.size)):
            if not self.is_content(j) or j in self.breaks:
                return False
            if any(f in table().nouns for f in self.forms[j]):
                return True
        return False

    def _opens_object(self, i: int) -> bool:
        if i >= self.size:
            return False
        word = self.norms[i]
        return word in DETERMINERS or word in PRONOUNS or self.capital(i) or word[:1].isdigit()

    def _noun_like(self, i: int) -> bool:
        return i < self.size and i not in self.breaks and self.is_content(i)

    def is_content(self, i: int) -> bool:
        """Whether a word may belong to a noun phrase's inside."""
        word = self.norms[i]
        return not (
            word in PREPOSITIONS or word in BE or word in HAVE or word in MODALS or word in OPENERS
            or word in PRONOUNS
        )  # fmt: skip

    def phrase(self, i: int, marker: str = "", of: bool = True) -> Phrase | None:
        """Return the noun phrase that starts at ``i``, with "of" phrases behind it if ``of``."""
        start = i
        if tuple(self.norms[i : i + 2]) in _QUANTIFIERS:
            i += 2  # "more than 400 attacks"
        while i < self.size and (i == start or i not in self.breaks) and self.is_content(i):
            if i > start and self._amount(i):
                break
            if i > start and (self.verbs[i] or self.norms[i] in DETERMINERS - {"other", "more"}):
                break
            i += 1
        if i == start:
            return None
        if of and i < self.size and self.norms[i] == "of" and i not in self.breaks:
            inner = self.phrase(i + 1)
            if inner is not None:
                return Phrase(start, inner.last, marker)
        return Phrase(start, i - 1, marker)

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

    def _amount(self, i: int) -> bool:
        """Whether an amount starts here behind a noun."""
        word = self.norms[i]
        money = word.startswith(("rs", "us$")) and word[-1:].isdigit()
        return (money or word.isdigit()) and any(is_person(f) for f in self.forms[i - 1])

    def subject(self, group: int) -> Phrase | None:
        """Return the noun phrase that ends before the verb group at ``group``."""
        if group in self.breaks or not group:
            return self._before_aside(group)
        before = self.norms[group - 1]
        if before in RELATIVES:
            return self._antecedent(group - 1)
        start = group
        while start > 0 and start not in self.breaks:
            word = self.norms[start - 1]
            if word in BE or word in HAVE or word in MODALS or self.verbs[start - 1]:
                return self._behind_relative(start - 1)
            if word in OPENERS and word not in ("and", "or"):
                break
            start -= 1
        if start and self.norms[start - 1] in ("who", "which", "whose", "where"):
            return None
        return self._bare_phrase(start, group)

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
        while start > 0 and start not in self.breaks and self.is_content(start - 1):
            start -= 1
        at = start - 1
        if at < 1 or start == group or self.norms[at] not in ("whom", "which"):
            return None
        marker = self.norms[at - 1] if self.norms[at - 1] in PREPOSITIONS else ""
        antecedent = self._antecedent(at - 1 if marker else at)
        return Phrase(antecedent.first, antecedent.last, marker) if antecedent else None

    def qualified(self, group: int) -> Phrase | None:
        """Return what a bare participle at ``group`` qualifies: "men | arrested by", or None.

        Behind a comma or at the start that is the subject next to its phrase.
        """
        if group and group not in self.breaks:
            return self._antecedent(group)
        if group:
            return self._before_aside_of(group)
        comma = min((i for i in self.breaks if i > group), default=0)
        return self.phrase(comma) if comma and self.is_content(comma) else None

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
        """Return what a relative clause between commas hangs on: "the IMF, whose staff …,"."""
        start = group - 1
        while start > 0 and start not in self.breaks:
            start -= 1
        aside = start > 0 and self.norms[start] in _ASIDES
        return self._antecedent(start) if aside else None

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
        while follows < self.size and self.norms[follows] in _PARTICLES:
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


def breaks(analysis: Analysis) -> frozenset[int]:
    """Return the indices of the words before which a comma, dash, quote or bracket stands."""
    found, index = set(), 0
    for token in analysis.tokens:
        if token.kind != "mark":
            index += 1
        elif token.text not in "-'’$£€%&" and not _inside_number(analysis.text, token.start):
            found.add(index)
    return frozenset(found)


def _is_name(text: str, i: int) -> bool:
    """Whether a word of ``_NAMES`` is one: US, WHO, IT, not the pronoun; May, not the verb."""
    return text.isupper() or (text == "May" and i > 0)


def _inside_number(text: str, at: int) -> bool:
    """Whether a mark stands between digits: Rs500,000."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
