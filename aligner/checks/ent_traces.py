"""What of a pair's names has a trace on the other side.

A name is traced by the gazetteer (its own renderings, or what it stands for), by the lexicon's
links, by its sound, by being printed in Latin letters, or by the names of its letters.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from aligner.checks.base import Pair
from aligner.checks.ent_words import acronym_letters, bare, in_capitals, in_title_case, sounds_like
from aligner.checks.periphrases import periphrases
from aligner.language.acronyms import spelt_letters
from aligner.language.lazy import lazy
from aligner.language.names import Name, find_names, names_match
from aligner.language.tokens import Token
from aligner.lexicon import load_lexicon

PLACES = frozenset(("place", "country", "nationality"))
BODIES = frozenset(("org", "group", "party"))
LINK = 0.1  # link probability from which a word is traced by the lexicon
FREE_LINK = 0.3  # link probability from which an Urdu word is no other name's spelling
STRONG_LINK = 0.5  # the same where the linked word is a name of something else
_PARTICLES = frozenset(
    ("کا", "کی", "کے", "کو", "نے", "سے", "میں", "پر", "اور", "تک", "بھی", "ہے", "ہیں", "تھا", "تھی")
)
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "a", "an", "de", "la"))


class Traces:
    """The names and words of one pair, and which of them the other side accounts for."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.source = pair.source
        self.target = pair.target

    @lazy
    def _suspects(self) -> list[Name]:
        """Names of the Urdu that the gazetteer does not find in the English."""
        told = periphrases(self.pair)[1]
        return [
            n
            for n in find_names(self.target)
            if not names_match(n, self.source) and told.isdisjoint(range(n.start, n.end))
        ]

    @lazy
    def _foreign(self) -> frozenset[int]:
        """The target words that belong to such a name."""
        return frozenset(i for n in self._suspects if not n.weak for i in range(n.start, n.end))

    @lazy
    def _matched(self) -> frozenset[int]:
        """The target words of names that the gazetteer finds in the English."""
        suspects = {id(n) for n in self._suspects}
        names = (n for n in find_names(self.target) if id(n) not in suspects and not n.weak)
        return frozenset(i for n in names for i in range(n.start, n.end))

    @lazy
    def _unmatched(self) -> frozenset[int]:
        """The source words that belong to a name the gazetteer does not find in the Urdu."""
        names = (n for n in find_names(self.source) if not names_match(n, self.target))
        return frozenset(i for n in names for i in range(n.start, n.end))

    @lazy
    def _explained(self) -> frozenset[int]:
        """The source words of names that the gazetteer finds in the Urdu."""
        names = (n for n in find_names(self.source) if names_match(n, self.target))
        return frozenset(i for n in names for i in range(n.start, n.end))

    @lazy
    def _headline(self) -> bool:
        return in_title_case(self.source)

    @lazy
    def _capitalised(self) -> bool:
        return in_capitals(self.source)

    @lazy
    def _capitals(self) -> list[tuple[int, Token]]:
        """The capitalised English words of no known name, unless all words are capitalised."""
        if self._headline or self._capitalised:
            return []
        named = {i for n in find_names(self.source) for i in range(n.start, n.end)}
        return [
            (i, t)
            for i, t in enumerate(self.source.words)
            if t.kind == "latin" and t.text[0].isupper() and i not in named
        ]

    @lazy
    def _other_places(self) -> frozenset[int]:
        """The target words of sure places and countries that the English does not name.

        Sound and lexicon take Slovakia for سلووینیا and Bahawalpur for بہاولنگر; the gazetteer
        knows them apart.
        """
        return self._named(PLACES)

    @lazy
    def _other_bodies(self) -> frozenset[int]:
        """The same of bodies: UNESCO is no یونیسیف."""
        return self._named(BODIES)

    def _named(self, kinds: Set[str]) -> frozenset[int]:
        return frozenset(
            i
            for n in self._suspects
            if not n.weak and n.kinds <= kinds
            for i in range(n.start, n.end)
        )

    def _others(self, kinds: Set[str]) -> frozenset[int]:
        """The target words of sure names of a kind that the English does not name."""
        if kinds and kinds <= PLACES:
            return self._other_places
        return self._other_bodies if kinds and kinds <= BODIES else frozenset()

    def _word_traced(
        self, index: int, text: str, barred: Set[int] = frozenset(), *, country: bool = False
    ) -> bool:
        """Whether a source word, or the given piece of it, has a partner in the Urdu."""
        for link in self.pair.links_by_source.get(index, ()):
            if link.target in barred or (country and not self._translates(index, link.target)):
                continue
            bar = STRONG_LINK if link.target in self._foreign else LINK
            if link.probability >= bar:
                return True
        return self._printed(text) or self._sounds(text) or self._spelt(text)

    def _translates(self, index: int, target: int) -> bool:
        """Whether the lexicon knows the link: Bahrain is no باری, which only sounds like it."""
        word, urdu = self.source.norms[index], self.target.norms[target]
        return load_lexicon().is_translation(word, urdu) >= LINK

    def _printed(self, text: str) -> bool:
        norm = bare(text.lower())
        return norm in self._latin or any(p in self._latin for p in norm.split("-") if len(p) > 2)

    @lazy
    def _latin(self) -> frozenset[str]:
        tokens = (bare(t.norm) for t in self.target.words if t.kind == "latin")
        return frozenset(p for norm in tokens for p in (norm, *norm.split("-")))

    @lazy
    def _sound_words(self) -> list[str]:
        """The Urdu words that a name may be: each, and each joined to its neighbours.

        A word that is a name of something else counts only when joined (بیسٹ ووڈ).
        """
        words = [
            t.norm if t.kind == "urdu" and t.norm not in _PARTICLES and self._is_free(i) else ""
            for i, t in enumerate(self.target.words)
        ]
        single = [w for i, w in enumerate(words) if w and i not in self._foreign]
        double = [a + b for a, b in pairwise(words) if a and b]
        return list(dict.fromkeys((*single, *double)))

    def _is_free(self, index: int) -> bool:
        """Whether a target word belongs to no matched name and translates no other word."""
        links = self.pair.links_by_target.get(index, ())
        return index not in self._matched and all(k.probability < FREE_LINK for k in links)

    def _sounds(self, text: str) -> bool:
        if text.isupper():  # but UNESCO is no یونیسیف
            free = (t.norm for i, t in enumerate(self.target.words) if i not in self._foreign)
            return any(sounds_like(text.lower(), norm) for norm in free)
        parts = [p for p in bare(text.lower()).split("-") if len(p) > 1]
        return any(sounds_like(part, urdu) for part in parts for urdu in self._sound_words)

    def _spelt(self, text: str) -> bool:
        letters = acronym_letters(text)
        return bool(letters) and any(letters in run for _, _, run in self._runs)

    @lazy
    def _runs(self) -> list[tuple[int, int, str]]:
        return list(spelt_letters(self.target.norms))

    @lazy
    def _lost_places(self) -> frozenset[int]:
        """The source words of places and countries that the gazetteer does not find in the Urdu."""
        return self._lost(PLACES)

    @lazy
    def _lost_bodies(self) -> frozenset[int]:
        """The same of bodies."""
        return self._lost(BODIES)

    def _lost(self, kinds: Set[str]) -> frozenset[int]:
        names = (n for n in find_names(self.source) if not names_match(n, self.target))
        return frozenset(
            i for n in names if n.kinds <= kinds and not n.common for i in range(n.start, n.end)
        )

    def _rivals(self, index: int) -> frozenset[int]:
        """The source words of lost names of the kind that a target word's name is of."""
        if index in self._other_places:
            return self._lost_places
        return self._lost_bodies if index in self._other_bodies else frozenset()

    def _linked(self, index: int) -> bool:
        """Whether the lexicon links a target word, more surely if to a name of something else."""
        lost = self._rivals(index)
        return any(
            link.probability >= (STRONG_LINK if link.source in self._unmatched else LINK)
            and link.source not in lost
            for link in self.pair.links_by_target.get(index, ())
        )

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
        other = self._lost_places if start in self._other_places else frozenset()
        lost = {i for i in other if not self._may_contain(i, start)}
        return any(
            sounds_like(part, urdu)
            for i, t in enumerate(self.source.words)
            if t.kind == "latin" and len(t.norm) > 2 and i not in self._explained and i not in lost
            for part in bare(t.norm).split("-")
            for urdu in wider
        )

    def _may_contain(self, index: int, start: int) -> bool:
        """Whether an English name may have the Urdu one in it: Yorkshire, یارک شائر."""
        norm = self.source.norms[index]
        return any(
            norm.startswith(key.partition(":")[2])
            for n in self._suspects
            if n.start <= start < n.end
            for key in n.keys
        )

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
