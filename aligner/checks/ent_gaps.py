"""Which names of a pair have no counterpart on the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from aligner.checks.base import Span
from aligner.checks.ent_traces import PLACES, Traces
from aligner.checks.ent_words import (
    acronym_letters,
    bare,
    is_everyday,
    is_ordinary,
    is_rare,
    is_unknown,
    may_spell,
    name_parts,
    opens_sentence,
    sounds_like,
    stands_as_name,
)
from aligner.checks.lit import idiom_words
from aligner.checks.periphrases import periphrases
from aligner.language.acronyms import letters_of
from aligner.language.lazy import lazy
from aligner.language.names import Name, find_names, keys_of, names_match


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


class Gaps(Traces):
    """The names of one pair that are missing from the Urdu, and those added to it."""

    @lazy
    def missing(self) -> list[Gap]:
        """Known names of the English, and acronyms, that the Urdu lacks."""
        return [*self._missing_names(), *self._missing_acronyms()]

    def _missing_names(self) -> Iterator[Gap]:
        told = periphrases(self.pair)[0] | idiom_words(self.source)  # robbing Peter to pay Paul
        for name in find_names(self.source):
            if names_match(name, self.target):
                continue
            if not told.isdisjoint(range(name.start, name.end)):
                continue
            if not self._asserted(name) or self._traced_in_target(name):
                continue
            yield _gap(name)

    def _asserted(self, name: Name) -> bool:
        """Whether an English name is surely one, where it stands."""
        if name.optional or name.text.islower() or (name.text.isupper() and self._capitalised):
            return False
        if self.source.text[name.span.end :].lstrip(".").startswith("$"):
            return False  # US$ is the dollar
        person = name.kinds == {"person"} and name.end - name.start == 1
        doubtful = name.common or (person and is_ordinary(name.text.lower()))
        return not doubtful or (
            not self._headline and not opens_sentence(self.source, name.span.start)
        )

    @lazy
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
        for part in name.inner:
            if not self._asserted(part) or names_match(part, self.target):
                continue
            if not self._traced_in_target(part):
                return False
        words = [
            (i, piece)
            for i in range(name.start, name.end)
            if (piece := self._piece(i, name))[:1].isupper()
        ]
        barred = self._others(name.kinds)
        country = name.kinds == {"country"} and bool(barred)
        traced = sum(self._word_traced(i, piece, barred, country=country) for i, piece in words)
        return 2 * traced >= len(words) if name.inner else 2 * traced > len(words)

    def _piece(self, index: int, name: Name) -> str:
        """Return what of a word (a hyphenated one) belongs to the name and to no inner one."""
        token = self.source.words[index]
        low, high = max(token.start, name.span.start), min(token.end, name.span.end)
        inner = [part.span for part in name.inner]
        kept = (k for k in range(low, high) if not any(s.start <= k < s.end for s in inner))
        return "".join(self.source.text[k] for k in kept).strip("-")

    def _missing_acronyms(self) -> Iterator[Gap]:
        for i, token in self._capitals:
            letters = acronym_letters(token.text)
            if letters and not self._word_traced(i, token.text):
                span = Span(token.start, token.end)
                yield Gap(i, i + 1, span, token.text, None, letters)

    @lazy
    def unknown_missing(self) -> list[Gap]:
        """Capitalised English words of no row that nothing in the Urdu can be."""
        return [
            Gap(i, i + 1, Span(t.start, t.end), t.text, None)
            for i, t in self._capitals
            if stands_as_name(self.source, t)
            and is_rare(bare(t.norm))
            and not self._word_traced(i, t.text)
        ]

    def completes(self, gap: Gap) -> bool:
        """Whether the word before or after is another part of the name, and is in the Urdu."""
        words = self.source.words
        named = {i for n in find_names(self.source) for i in range(n.start, n.end)}
        return any(
            0 <= i < len(words)
            and words[i].text[0].isupper()
            and (i in named or is_rare(bare(words[i].norm)))
            and (self._word_traced(i, words[i].text) or self._joined(min(i, gap.start)))
            for i in (gap.start - 1, gap.end)
        )

    def _joined(self, index: int) -> bool:
        """Whether the Urdu writes two parts of a name as one word (Abdul Rahim, عبدالرحیم)."""
        both = "".join(bare(norm) for norm in self.source.norms[index : index + 2])
        return any(sounds_like(both, urdu) for urdu in self._sound_words if len(urdu) > 5)

    def barred(self, gap: Gap) -> frozenset[int]:
        """Return the target words that are names of other things of the same kind, or matched."""
        kinds = PLACES if gap.kinds <= PLACES else gap.kinds  # Gambian is no زیمبیا
        rivals = (n for n in self._suspects if not n.weak and n.kinds & kinds)
        return self._matched.union(i for n in rivals for i in range(n.start, n.end))

    def resembled(self, gap: Gap) -> bool:
        """Whether some Urdu word may be an odd spelling of a missing name."""
        return any(resembles(gap, urdu) for urdu in self._sound_words)

    def hinted(self, gap: Gap) -> bool:
        """Whether any Urdu word outside names, translated or not, may be an odd spelling."""
        named = self._matched | self._foreign
        return any(
            t.kind == "urdu" and i not in named and len(t.norm) > 2 and resembles(gap, t.norm)
            for i, t in enumerate(self.target.words)
        )

    def echoes(self, gap: Gap) -> bool:
        """Whether an added name may be an odd spelling of a capitalised English word."""
        words = self.target.norms[gap.start : gap.end]
        return any(
            may_spell(part, urdu)
            for _, token in self._capitals
            for part in name_parts(token.text)
            for urdu in words
        )

    @lazy
    def added(self) -> list[Gap]:
        """Known names of the Urdu, and spelt acronyms, that the English lacks."""
        return [*self._added_names(), *self._added_acronyms()]

    def _added_names(self) -> Iterator[Gap]:
        for name in self._suspects:
            if name.weak or self._everyday(name) or "ه" in name.text:
                continue  # the Arabic letter is printed for ہ and for ھ
            if not self._traced_in_source(name):
                yield _gap(name)

    @lazy
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
        return single and is_everyday(self.target.norms[name.start])

    def _traced_in_source(self, name: Name) -> bool:
        """Whether an Urdu name, or every shorter name inside it, has a trace in the English."""
        words = self.target.norms[name.start : name.end]
        letters = letters_of()
        if all(w in letters for w in words):
            return self._abbreviates("".join(letters[w] for w in words))
        parts = [p for p in name.inner if not p.weak]
        if parts:
            covered = {i for p in parts for i in range(p.start, p.end)}
            rest = [i for i in range(name.start, name.end) if i not in covered]
            return 2 * sum(map(self._linked, rest)) >= len(rest) and all(
                names_match(p, self.source) or self._traced_in_source(p) for p in parts
            )
        if any(self._linked(i) for i in range(name.start, name.end)):
            return True
        return self._heard_in_source(name.start, name.end)

    def _added_acronyms(self) -> Iterator[Gap]:
        named = {i for n in find_names(self.target) for i in range(n.start, n.end)}
        for start, end, letters in self._runs:
            links = self.pair.links_by_target
            if "K" in letters or any(i in named or i in links for i in range(start, end)):
                continue  # a کے between letters is mostly the postposition
            if not self._abbreviates(letters):
                span = self.target.span(start, end - 1)
                yield Gap(start, end, span, self.target.quote(span), None, letters)

    @lazy
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
            and is_unknown(t.norm)
            and "ه" not in t.text
            and not self._heard_in_source(i, i + 1)
        ]


def _gap(name: Name) -> Gap:
    return Gap(name.start, name.end, name.span, name.text, name)


def resembles(gap: Gap, urdu: str) -> bool:
    """Whether Urdu text may be an odd spelling of a missing name, or of a word of it.

    Of an institution's name that has shorter names inside it only these count (Sindh of Sindh
    High Court).
    """
    inner = gap.name.inner if gap.name and gap.kinds != {"person"} else ()
    text = " ".join(part.text for part in inner if not part.common) or gap.text
    return any(may_spell(part, word) for part in name_parts(text) for word in (urdu, *urdu.split()))
