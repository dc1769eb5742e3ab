"""Which names of a pair have no counterpart on the other side.

A name is traced by the gazetteer (its own renderings, or what it stands for), by the lexicon's
links, by its sound, by being printed in Latin letters, or by the names of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from aligner.checks.base import Analysis, Pair, Span
from aligner.language.acronyms import letters_of, spelt_letters
from aligner.language.english import lemmas
from aligner.language.names import Name, find_names, keys_of, names_match
from aligner.language.tokens import Token

SOUND = 0.65  # score from which two words may be one name by their consonants
ODD_SOUND = 0.45  # the same for names in no row, whose spelling is not settled
LINK = 0.1  # link probability from which a word is traced by the lexicon
STRONG_LINK = 0.5  # the same where the linked word is a name of something else
_ACRONYM = re.compile(r"[A-Z](?:[A-Z&.-]?[A-Z]){1,5}s?$")
_OPENERS = frozenset(".!?:;…“\"'‘’(—–-•*")


@dataclass(frozen=True, slots=True)
class Gap:
    """A name without a counterpart, at ``words[start:end]``; ``name`` is its gazetteer name."""

    start: int
    end: int
    span: Span
    text: str
    name: Name | None
    letters: str = ""
    faint: bool = False  # an ordinary word too

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its rows; none for a name that is in no row."""
        return self.name.kinds if self.name else frozenset()


class Gaps:
    """The names of one pair that are missing from the Urdu, and those added to it."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.source = pair.source
        self.target = pair.target

    @cached_property
    def _suspects(self) -> list[Name]:
        """Names of the Urdu that the gazetteer does not find in the English."""
        return [n for n in find_names(self.target) if not names_match(n, self.source)]

    @cached_property
    def _foreign(self) -> frozenset[int]:
        """The target words that belong to such a name."""
        return frozenset(i for n in self._suspects if not n.weak for i in range(n.start, n.end))

    @cached_property
    def missing(self) -> list[Gap]:
        """Known names of the English, and acronyms, that the Urdu lacks."""
        return [*self._missing_names(), *self._missing_acronyms()]

    def _missing_names(self) -> Iterator[Gap]:
        for name in find_names(self.source):
            if names_match(name, self.target):
                continue
            if not self._asserted(name) or self._traced_in_target(name):
                continue
            yield _gap(name)

    def _asserted(self, name: Name) -> bool:
        """Whether an English name is surely one, where it stands."""
        if name.optional or name.text.islower():
            return False
        doubtful = name.common or (name.end - name.start == 1 and _is_ordinary(name.text.lower()))
        return not doubtful or (
            not self._headline and not opens_sentence(self.source, name.span.start)
        )

    @cached_property
    def _headline(self) -> bool:
        return in_title_case(self.source)

    @cached_property
    def partly_missing(self) -> list[Gap]:
        """Words of a found longer name that the Urdu lacks (Nawaz of Nawaz Sharif)."""
        return [
            _gap(part)
            for name in find_names(self.source)
            if name.inner and names_match(name, self.target) and not self._whole(name)
            for part in name.inner
            if self._asserted(part)
            and not names_match(part, self.target)
            and not self._traced_in_target(part)
        ]

    def _whole(self, name: Name) -> bool:
        return bool(name.keys & keys_of(self.target)[0])

    def _traced_in_target(self, name: Name) -> bool:
        """Whether every part of a name, shorter names inside it included, has a trace."""
        covered: set[int] = set()
        for part in name.inner:
            covered.update(range(part.start, part.end))
            if not self._asserted(part) or names_match(part, self.target):
                continue
            if not self._traced_in_target(part):
                return False
        words = [i for i in range(name.start, name.end) if i not in covered]
        words = [i for i in words if self.source.words[i].text[0].isupper()]
        traced = sum(self._word_traced(i) for i in words)
        return 2 * traced >= len(words) if name.inner else 2 * traced > len(words)

    def _word_traced(self, index: int) -> bool:
        token = self.source.words[index]
        for link in self.pair.links_by_source.get(index, ()):
            bar = STRONG_LINK if link.target in self._foreign else LINK
            if link.probability >= bar:
                return True
        return self._printed(token) or self._sounds(token) or self._spelt(token)

    def _printed(self, token: Token) -> bool:
        if not self._latin:
            return False
        norm = bare(token.norm)
        return norm in self._latin or any(p in self._latin for p in norm.split("-") if len(p) > 2)

    @cached_property
    def _latin(self) -> frozenset[str]:
        tokens = (bare(t.norm) for t in self.target.words if t.kind == "latin")
        return frozenset(p for norm in tokens for p in (norm, *norm.split("-")))

    @cached_property
    def _sound_words(self) -> list[str]:
        """The Urdu words that a name may be: each, and each joined to its neighbours.

        A word that is a name of something else counts only when joined (بیسٹ ووڈ).
        """
        words = [
            t.norm
            if t.kind == "urdu" and t.norm not in _PARTICLES and i not in self._matched
            else ""
            for i, t in enumerate(self.target.words)
        ]
        single = [w for i, w in enumerate(words) if w and i not in self._foreign]
        double = [a + b for a, b in pairwise(words) if a and b]
        triple = [
            a + b + c for a, b, c in zip(words, words[1:], words[2:], strict=False) if a and b and c
        ]
        return list(dict.fromkeys((*single, *double, *triple)))

    @cached_property
    def _matched(self) -> frozenset[int]:
        """The target words of names that the gazetteer finds in the English."""
        suspects = {id(n) for n in self._suspects}
        names = (n for n in find_names(self.target) if id(n) not in suspects and not n.weak)
        return frozenset(i for n in names for i in range(n.start, n.end))

    def _sounds(self, token: Token) -> bool:
        if token.text.isupper():
            return any(sounds_like(token.norm, t.norm, 0.8) for t in self.target.words)
        parts = [p for p in bare(token.norm).split("-") if len(p) > 1]
        return any(sounds_like(part, urdu) for part in parts for urdu in self._sound_words)

    def _spelt(self, token: Token) -> bool:
        letters = acronym_letters(token.text)
        return bool(letters) and any(letters in run for _, _, run in self._runs)

    @cached_property
    def _runs(self) -> list[tuple[int, int, str]]:
        return list(spelt_letters(self.target.norms))

    def _missing_acronyms(self) -> Iterator[Gap]:
        named = {i for n in find_names(self.source) for i in range(n.start, n.end)}
        if self._headline:
            return
        for i, token in enumerate(self.source.words):
            letters = acronym_letters(token.text) if token.kind == "latin" else ""
            if letters and i not in named and not self._word_traced(i):
                span = Span(token.start, token.end)
                yield Gap(i, i + 1, span, token.text, None, letters)

    @cached_property
    def unknown_missing(self) -> list[Gap]:
        """Capitalised English words of no row that nothing in the Urdu can be."""
        if self._headline:
            return []
        named = {i for n in find_names(self.source) for i in range(n.start, n.end)}
        return [
            Gap(i, i + 1, Span(t.start, t.end), t.text, None)
            for i, t in enumerate(self.source.words)
            if i not in named
            and t.kind == "latin"
            and _is_name(self.source, t)
            and not self._word_traced(i)
            and not self._resembled(t)
        ]

    def _resembled(self, token: Token) -> bool:
        """Whether an Urdu word spells an unknown name, if oddly."""
        from aligner.lexicon.names import rough_score

        return any(rough_score(bare(token.norm), urdu) >= ODD_SOUND for urdu in self._sound_words)

    @cached_property
    def added(self) -> list[Gap]:
        """Known names of the Urdu, and spelt acronyms, that the English lacks."""
        return [*self._added_names(), *self._added_acronyms()]

    def _added_names(self) -> Iterator[Gap]:
        for name in self._suspects:
            if not name.weak and not self._everyday(name) and not self._traced_in_source(name):
                yield _gap(name)

    @cached_property
    def faintly_added(self) -> list[Gap]:
        """People's names of one word that the English lacks, though ordinary words too."""
        return [
            replace(_gap(name), faint=True)
            for name in self._suspects
            if name.kinds == {"person"}
            and not name.weak
            and self._everyday(name)
            and not self._traced_in_source(name)
        ]

    def _everyday(self, name: Name) -> bool:
        """Whether a person's name of one word is known to the lexicon as another word."""
        single = name.end - name.start == 1 and name.kinds == {"person"}
        return single and _is_everyday(self.target.norms[name.start])

    def _traced_in_source(self, name: Name) -> bool:
        """Whether an Urdu name, or every shorter name inside it, has a trace in the English."""
        words = self.target.norms[name.start : name.end]
        letters = letters_of()
        if all(w in letters for w in words):
            return self._abbreviates("".join(letters[w] for w in words))
        parts = [p for p in name.inner if not p.weak]
        if parts:
            return all(names_match(p, self.source) or self._traced_in_source(p) for p in parts)
        if any(self._linked(i) for i in range(name.start, name.end)):
            return True
        return self._heard_in_source(name.start, name.end)

    def _linked(self, index: int) -> bool:
        """Whether the lexicon links a target word, more surely if to a name of something else."""
        return any(
            link.probability >= (STRONG_LINK if link.source in self._unmatched else LINK)
            for link in self.pair.links_by_target.get(index, ())
        )

    @cached_property
    def _unmatched(self) -> frozenset[int]:
        """The source words that belong to a name the gazetteer does not find in the Urdu."""
        names = (n for n in find_names(self.source) if not names_match(n, self.target))
        return frozenset(i for n in names for i in range(n.start, n.end))

    @cached_property
    def _explained(self) -> frozenset[int]:
        """The source words of names that the gazetteer finds in the Urdu."""
        names = (n for n in find_names(self.source) if names_match(n, self.target))
        return frozenset(i for n in names for i in range(n.start, n.end))

    def _heard_in_source(self, start: int, end: int) -> bool:
        """Whether an English word sounds like these Urdu words, alone or with a neighbour."""
        norms = self.target.norms
        words = norms[start:end]
        joined = "".join(words)
        wider = [joined, *words]
        if start > 0:
            wider.append(norms[start - 1] + joined)
        if end < len(norms):
            wider.append(joined + norms[end])
        return any(
            sounds_like(part, urdu)
            for i, t in enumerate(self.source.words)
            if t.kind == "latin" and len(t.norm) > 2 and i not in self._explained
            for part in bare(t.norm).split("-")
            for urdu in wider
        )

    def _added_acronyms(self) -> Iterator[Gap]:
        named = {i for n in find_names(self.target) for i in range(n.start, n.end)}
        links = self.pair.links_by_target
        for start, end, letters in self._runs:
            if "K" in letters or any(i in named or i in links for i in range(start, end)):
                continue  # a کے between letters is mostly the postposition
            if not self._abbreviates(letters):
                span = self.target.span(start, end - 1)
                yield Gap(start, end, span, self.target.quote(span), None, letters)

    def _abbreviates(self, letters: str) -> bool:
        """Whether the English has these letters as an acronym, or as initials in a row."""
        texts = [p.upper() for t in self.source.words for p in t.text.split("-") if p]
        if any(letters in text.replace(".", "") for text in texts):
            return True
        initials = "".join(text[0] for text in texts)
        content = "".join(text[0] for text in texts if text.lower() not in _SMALL)
        acronyms = (acronym_letters(t.text) for t in self.source.words)
        return (
            letters in initials or letters in content or any(a and a in letters for a in acronyms)
        )

    @cached_property
    def unknown_added(self) -> list[Gap]:
        """Urdu words that no lexicon knows, no link explains and nothing English sounds like."""
        named = {i for n in find_names(self.target) for i in range(n.start, n.end)}
        links = self.pair.links_by_target
        return [
            Gap(i, i + 1, Span(t.start, t.end), t.text, None)
            for i, t in enumerate(self.target.words)
            if t.kind == "urdu"
            and i not in named
            and i not in links
            and _is_unknown(t.norm)
            and "ه" not in t.text
            and not self._heard_in_source(i, i + 1)
        ]


_PARTICLES = frozenset(
    ("کا", "کی", "کے", "کو", "نے", "سے", "میں", "پر", "اور", "تک", "بھی", "ہے", "ہیں", "تھا", "تھی")
)
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "a", "an", "de", "la"))


def _gap(name: Name) -> Gap:
    return Gap(name.start, name.end, name.span, name.text, name)


def sounds_like(english: str, urdu: str, least: float = SOUND) -> bool:
    """Whether an Urdu word may spell an English name."""
    from aligner.lexicon.names import (
        english_skeleton,
        rough_score,
        transliteration_score,
        urdu_skeleton,
    )

    if len(skeleton := english_skeleton(english)) < 2:
        same = len(urdu) < 5 and skeleton == urdu_skeleton(urdu)
        return same or transliteration_score(english, urdu) >= 0.5
    return rough_score(english, urdu) >= least


def bare(norm: str) -> str:
    """Return an English word without its possessive ending."""
    norm = norm.replace("’", "'")
    return norm.removesuffix("'s").removesuffix("'")


def acronym_letters(text: str) -> str:
    """Return the capitals of an acronym such as ``TTP``, ``U.S`` or ``MPs``; else nothing."""
    text = bare(text) if text.endswith(("'", "’", "'s", "’s")) else text
    if not _ACRONYM.match(text):
        return ""
    return "".join(c for c in text if c.isupper())


def in_title_case(source: Analysis) -> bool:
    """Whether most English words are capitalised, so that capitals tell nothing."""
    words = [t for t in source.words if t.kind == "latin" and len(t.text) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) > 0.6 * len(words)


def opens_sentence(source: Analysis, start: int) -> bool:
    """Whether what stands at this offset opens a sentence or a quotation."""
    before = source.text[:start].rstrip()
    return not before or before[-1] in _OPENERS


def _is_name(source: Analysis, token: Token) -> bool:
    """Whether a capitalised word is a name by its place, and no ordinary word's capital."""
    text = token.text
    if not text[0].isupper() or text.isupper() or len(bare(text)) < 4:
        return False
    if opens_sentence(source, token.start):
        return False
    return not _is_ordinary(bare(token.norm))


@lru_cache(maxsize=20_000)
def _is_ordinary(norm: str) -> bool:
    """Whether the lexicon translates the word otherwise than by spelling it."""
    from aligner.lexicon import load_lexicon

    lexicon = load_lexicon()
    likeliest = [lexicon.translations(word)[:1] for word in lemmas(bare(norm))]
    known = [urdu for best in likeliest for urdu, _ in best]
    return bool(known) and not any(sounds_like(norm, urdu) for urdu in known)


@lru_cache(maxsize=20_000)
def _is_everyday(urdu: str) -> bool:
    """Whether the lexicon translates the Urdu word, and never by a word that sounds like it."""
    from aligner.lexicon import load_lexicon

    known = load_lexicon().translations(urdu, "ur")
    return bool(known) and not any(sounds_like(word, urdu) for word, _ in known)


@lru_cache(maxsize=20_000)
def _is_unknown(urdu: str) -> bool:
    """Whether an Urdu word is no form of any word that the lexicon or the verb list has."""
    from aligner.language.urdu_forms import verb_forms
    from aligner.lexicon import load_lexicon
    from aligner.lexicon.function_words import function_words

    if len(urdu) < 4 or urdu in verb_forms() or urdu in function_words("ur"):
        return False
    return load_lexicon().urdu_id(urdu) < 0
