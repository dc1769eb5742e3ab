"""English words, as the reader of events sees them: which are verbs, which belong to nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from aligner import resources
from aligner.checks.base import Analysis
from aligner.language.patterns import word_set
from aligner.roles.english_finite import supply
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
# Verbs whose object is the subject of a following "to" + verb.
TELLING = word_class("telling")
# Verbs whose "of" belongs to them, not to their object: "accused the board of fraud".
OF_VERBS = word_class("of_verb")
SAYING = word_class("saying")
# Verbs whose object may be a clause without "that": "believe inflation is rising".
CLAUSAL = SAYING | word_class("thinking")
LY_NOUNS = word_class("ly_noun")


def is_adverb(word: str) -> bool:
    """Whether a word may stand inside a verb group without being part of it."""
    return word in ADVERBS or (word.endswith("ly") and word not in LY_NOUNS)


PLURALS = word_class("plural")
_ARTICLES = word_set("a an the this his her its their our my your")  # a hastily armed militia
# Verbs whose past is their base form.
INVARIANT = word_class("invariant")
# Adverbs that belong to a verb: "beat up".
PARTICLES = word_set("away down up out off back over")
_NAMES = word_set("us who it is may")
# Prepositions of a phrase that hangs on a subject.
HANGING = word_set("in of from at near with across on along outside")
_MANY = word_set("many several few some most both others")
# Their object does what a base form behind it says.
_PERCEIVING = word_set("see watch hear let make help")
INVERTED = word_set("did does do will would can could should may might")
_ASKING = word_set("who whom why how where when what which")
NEVER_VERBS = BE | HAVE | MODALS | PREPOSITIONS | DETERMINERS
_BEFORE_VERBS = MODALS | ADVERBS


@cache
def _be_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words that make a predicate of the table with "be", by the first of them."""
    words: dict[str, tuple[tuple[str, ...], ...]] = {}
    for frame in table().english.get("be", ()):
        if frame.words:
            words[frame.words[0]] = (*words.get(frame.words[0], ()), frame.words)
    return words


@cache
def _plain_verbs() -> frozenset[str]:
    """Return the verbs whose base form is nothing else."""
    return frozenset(row["verb"] for row in resources.read_tsv("plain_verbs.tsv"))


@lru_cache(maxsize=100_000)
def _may_be_verb(forms: tuple[str, ...]) -> bool:
    """Whether an inflected word may be a verb: any past, and what the table knows."""
    if not forms[0].endswith(("s", "ing")):
        return True
    return not table().english.keys().isdisjoint(forms[1:])


def _by_first_words() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
    for text in sorted(word_class("adverb_phrase")):
        phrase = tuple(text.split())
        key = (phrase[0], phrase[1])
        found[key] = (*found.get(key, ()), phrase)
    return found


# Phrases that are as an adverb between subject and verb: "which for decades depended on".
_ADVERBIALS = _by_first_words()
_ADVERB = "also"


def _flatten(norms: list[str]) -> None:
    """Put an adverb for each word of the adverbial phrases."""
    for i, pair in enumerate(pairwise(norms)):
        for phrase in _ADVERBIALS.get(pair, ()):
            end = i + len(phrase)
            if end < len(norms) and tuple(norms[i:end]) == phrase:
                norms[i:end] = [_ADVERB] * len(phrase)
        if pair[1] == "since" and pair[0] in HAVE and norms[i + 2 : i + 3]:
            norms[i + 1] = _ADVERB  # "has since been accused"


_GETS = word_set("get gets got getting")
_AMOUNTS = word_set("most some more much all half money help aid")
_HAS = re.compile("['’](?:ve|ll)$")  # of "I've talked" the pronoun shows whose the verb is


class Words:
    """The words of an English text with what an event reader asks of them."""

    def __init__(self, analysis: Analysis) -> None:
        self.norms: list[str] = [
            t.text if t.norm in _NAMES and _is_name(t.text, i) else _HAS.sub("", t.norm)
            for i, t in enumerate(analysis.words)
        ]
        _flatten(self.norms)
        self.forms: Sequence[tuple[str, ...]] = analysis.forms
        self.words = analysis.words
        self._text = analysis.text
        self.size = len(self.norms)
        self.breaks = breaks(analysis)
        self.verbs = [""] * self.size
        known, before = table().english, ""
        for i, (word, forms) in enumerate(zip(self.norms, self.forms, strict=True)):
            if word in NEVER_VERBS:
                worth = word in BE  # and get
            else:  # most words are not worth a closer look
                worth = word in known or before in _BEFORE_VERBS
                if not worth and len(forms) > 1:
                    worth = _may_be_verb(forms)
            if worth:
                self.verbs[i] = self._verb_lemma(i)
            before = word
        supply(self)

    def capital(self, i: int) -> bool:
        """Whether a word starts with a capital."""
        return i < self.size and self.words[i].text[:1].isupper()

    def person(self, i: int) -> bool:
        """Whether a word is a noun for people, in any of its forms."""
        return any(is_person(f) for f in self.forms[i])

    def owner(self, i: int) -> bool:
        """Whether a word is a possessor: "bank's", "landlords'"."""
        token = self.words[i]
        if token.text.endswith(("'s", "’s")):
            return True
        return token.text.endswith("s") and self._text[token.end : token.end + 1] in ("'", "’")

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
        if word in _GETS and self._gets(i):
            return "get"
        if word in BE:  # "is afraid of"
            return "be" if self._predicates(i + 1) else ""
        if word in ADVERBS or (i and i not in self.breaks and self.capital(i)):
            return ""  # a name: Mohamed, Waters
        if i and i not in self.breaks and self._owned(i):
            return ""  # "the bank's silence", "the landlords' armed guards"
        aux = self._aux_before(i)
        if aux in ("modal", "to"):
            return word if word in known or (aux == "modal" and len(forms) == 1) else ""
        return self._base_form(i) if len(forms) == 1 else self._inflected(i, aux)

    def _predicates(self, i: int) -> bool:
        """Whether words that make a predicate with "be" stand at ``i``: "afraid", "a tenant"."""
        found = _be_words().get(self.norms[i], ()) if i < self.size else ()
        return any(tuple(self.norms[i : i + len(words)]) == words for words in found)

    def _gets(self, i: int) -> bool:
        """Whether a form of *get* is no auxiliary: "gets most of its gas"."""
        if i + 1 >= self.size or i + 1 in self.breaks:
            return False
        return self.opens_object(i + 1) or self.norms[i + 1] in _AMOUNTS

    def _owned(self, i: int) -> bool:
        """Whether a possessor stands before a word, which then is its noun or an adjective."""
        if not self.owner(i - 1):
            return False
        return not (
            self.words[i - 1].text[:1].isupper()
            and self.past(i)
            and i + 1 < self.size
            and self.opens_object(i + 1)
        )

    def _inflected(self, i: int, aux: str) -> str:
        word, forms, known = self.norms[i], self.forms[i], table().english
        lemma = next((f for f in forms[1:] if f in known), forms[1])
        if word == "named" and self.capital(i + 1) and self._indefinite(i):
            return ""  # "a constable named X": no verb of his
        past = word.endswith("ed") or (not word.endswith(("s", "ing")) and lemma in known)
        before = self.norms[i - 1] if i and i not in self.breaks else ""
        if past:  # but not in "the accused", "of occupied land"
            noun = before in PREPOSITIONS and self._noun_like(i + 1)
            ahead = self.norms[i - 2] if i > 1 and is_adverb(before) else before
            verb = not noun and ahead not in _ARTICLES and before not in DETERMINERS
        elif word.endswith("ing"):
            verb = aux == "be"
        else:
            verb = word.endswith("s") and not word.endswith("'s") and self._finite_s(i, lemma)
        return lemma if verb else ""

    def _base_form(self, i: int) -> str:
        """Return an uninflected word that stands as a plural's verb ("rebels attack the town")."""
        word = self.norms[i]
        if word not in table().english or not i or i in self.breaks:
            return ""
        if i + 1 in self.breaks:
            return word if self._inverted(i - 1) or self._gapped(i - 1) else ""
        if self._aux_before(i) in ("be", "have"):
            return word  # hit, put, cut: participle and base form are one
        at = i - 1
        while at > 0 and at not in self.breaks and is_adverb(self.norms[at]):
            at -= 1  # "women now outnumber men"
        before = self.norms[at]
        if before in DETERMINERS or before in PREPOSITIONS or before == "to":
            return ""
        if self.perceived(i) or word.startswith("out") or self._inverted(at) or self._gapped(at):
            return word  # outnumber, outweigh: no nouns; "whom did the commission question"
        return word if self._of_plural(i, at) else ""

    def perceived(self, i: int) -> bool:
        """Whether the object of "see", "let" or "make" does a base form: "saw a man | hit X"."""
        start = i
        while start > 0 and start not in self.breaks and self.is_content(start - 1):
            start -= 1
            if not _PERCEIVING.isdisjoint(self.forms[start]):
                return start + 1 < i and self.opens_object(start + 1) and self.opens_object(i + 1)
        return False

    def _of_plural(self, i: int, at: int) -> bool:
        """Whether the word at ``at`` ends a plural whose verb may be the base form at ``i``."""
        word, before = self.norms[i], self.norms[at]
        plural = before.endswith(("s", "men")) or before in PLURALS or before in PRONOUNS
        if not plural and self.opens_object(i + 1):
            plural = self._plural_behind(at)  # "voters in the north blame their mayors"
        if word in INVARIANT and (self.capital(i - 1) or self.is_content(i - 1)):
            plural = True
        if self.capital(i + 1) and (self.capital(i) or is_person(word)):
            return False  # "Lakers coach Luke Walton": a title
        aside = i + 2 < self.size and self.norms[i + 1] in PARTICLES
        behind = i + 2 if aside else i + 1
        if word in _plain_verbs():
            return plural or self._plural_behind(at, anything=True)
        if plural and not self.opens_object(behind):  # "The Houthis accept weapons"
            who = self.capital(at) or self.person(at)
            noun = (word in table().nouns and at == i - 1) or is_person(word)
            plural = who and not noun and self._noun_like(behind) and not self.verbs_after(behind)
        return plural

    def _plural_behind(self, at: int, *, anything: bool = False) -> bool:
        """Whether the word at ``at`` ends a phrase with a preposition that hangs on a plural.

        A plural of people, unless it may be of ``anything``.
        """
        while at > 0 and at not in self.breaks and self.is_content(at):
            at -= 1
        if at < 1 or at in self.breaks or self.norms[at] not in HANGING:
            return False
        word = self.norms[at - 1]
        plural = word.endswith(("s", "men")) or word in PLURALS
        return word in _MANY or (plural and (anything or self.person(at - 1)))

    def _inverted(self, at: int) -> bool:
        """Whether what ends at ``at`` is the subject of a question: "did the commission"."""
        start = at
        while start > 0 and start not in self.breaks and self.is_content(start):
            start -= 1
        return start < at and self._asks(start)

    def _gapped(self, at: int) -> bool:
        """Whether what ends at ``at`` is the subject behind whom: "whom the managers | regard"."""
        start = self.content_start(at + 1)
        return 0 < start <= at and self.norms[start - 1] == "whom"

    def _indefinite(self, end: int) -> bool:
        return self.norms[self.content_start(end)] in ("a", "an")

    def _asks(self, i: int) -> bool:
        """Whether the auxiliary at ``i`` stands before its subject."""
        if self.norms[i] not in INVERTED:
            return False
        return i == 0 or i in self.breaks or self.norms[i - 1] in _ASKING

    def content_start(self, end: int) -> int:
        """Return where the content words begin that end before ``end`` in its clause."""
        start = end
        while start > 0 and start not in self.breaks and self.is_content(start - 1):
            start -= 1
        return start

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
            or (is_person(lemma) and not (self.capital(i - 1) and self.capital(i + 1)))
            or self.past(i + 1)  # "security forces shot"
        ):
            return False
        if lemma in _plain_verbs():
            return True
        if self.opens_object(i + 1) or self._event_noun(i + 1):
            return True
        if any(frame.place(self.norms[i + 1]) for frame in known[lemma]):
            return True  # "depends on"
        named = self.capital(i - 1) or self.person(i - 1)
        named = named and not is_adverb(self.norms[i + 1])  # "mill hands still remember"
        return named and self._noun_like(i + 1) and not self.norms[i + 1].endswith("ed")

    def past(self, i: int) -> bool:
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

    def opens_object(self, i: int) -> bool:
        """Whether a noun phrase surely begins at ``i``: a determiner, a name, a number."""
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
