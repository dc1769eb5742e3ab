"""The contract of a check: a pair of texts in, flags out.

A check is a class with ``rules`` and ``check``; it lives in its own file and is registered by one
line in ``aligner/checks/__init__.py``. It must be pure: the same pair gives the same flags,
whatever was checked before. It abstains (yields nothing) when it cannot link what it compares.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aligner.document import Bead, Related, Severity, Span, Text
from aligner.language import english, urdu_forms
from aligner.language.lazy import lazy
from aligner.language.tokens import Token, tokenize

if TYPE_CHECKING:
    from aligner.config import Config
    from aligner.lexicon import Link


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable code, its name, its default severity, and one line that says what it finds."""

    code: str
    name: str
    severity: Severity
    summary: str

    @property
    def family(self) -> str:
        """The letters of the code: ``NUM`` of ``NUM001``."""
        return self.code.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class Flag:
    """What a check raises. Spans are relative to the pair's two texts.

    ``severity`` overrides the rule's default for this one flag.
    """

    rule: Rule
    confidence: float
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    suggestion: str | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


class Analysis:
    """One text of a pair with what every check needs of it, computed once and on demand."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.memo: dict[str, Any] = {}  # results that checks of one family share with others

    @lazy
    def tokens(self) -> list[Token]:
        """All tokens, marks included."""
        return tokenize(self.text)

    @lazy
    def words(self) -> list[Token]:
        """The tokens that are not punctuation."""
        return [t for t in self.tokens if t.kind != "mark"]

    @lazy
    def norms(self) -> list[str]:
        """The matching form of each of ``words``."""
        return [t.norm for t in self.words]

    @lazy
    def forms(self) -> list[tuple[str, ...]]:
        """For each of ``words`` its matching form followed by its possible base forms."""
        base = english.lemmas if self.language == "en" else urdu_forms.base_forms
        return list(map(base, self.norms))

    def release(self) -> None:
        """Forget all but the text and its matching forms; the rest is computed anew if asked."""
        for name in ("tokens", "words", "forms"):
            self.__dict__.pop(name, None)
        self.memo.clear()

    def span(self, first: int, last: int | None = None) -> Span:
        """Return the span of ``words[first]`` to ``words[last]``, both included."""
        end = self.words[first if last is None else last].end
        return Span(self.words[first].start, end)

    def quote(self, span: Span | None) -> str:
        """Return the text of a span, on one line."""
        return " ".join(self.text[span.start : span.end].split()) if span else ""


class Pair:
    """An English text and its Urdu, analysed once for all checks."""

    def __init__(self, source: str, target: str) -> None:
        self.source = Analysis(source, "en")
        self.target = Analysis(target, "ur")

    @lazy
    def links(self) -> Sequence[Link]:
        """Word links (indices into ``source.words`` and ``target.words``) with probabilities."""
        from aligner.lexicon import load_lexicon

        return load_lexicon().align_words(self.source.words, self.target.words)

    @lazy
    def links_by_source(self) -> dict[int, list[Link]]:
        """The links of each source word."""
        table: dict[int, list[Link]] = {}
        for link in self.links:
            table.setdefault(link.source, []).append(link)
        return table

    @lazy
    def links_by_target(self) -> dict[int, list[Link]]:
        """The links of each target word."""
        table: dict[int, list[Link]] = {}
        for link in self.links:
            table.setdefault(link.target, []).append(link)
        return table

    def release(self) -> None:
        """Forget what was computed, for documents of many pairs."""
        for name in ("links", "links_by_source", "links_by_target"):
            self.__dict__.pop(name, None)
        self.source.release()
        self.target.release()


class Check(ABC):
    """A check of single pairs. With ``needs_both`` it only sees pairs with text on both sides."""

    rules: tuple[Rule, ...] = ()
    needs_both: bool = True

    @abstractmethod
    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield the flags of one pair. Never raises for any text."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a document check sees: the texts, the beads, and the pair of each bead.

    ``pairs[i]`` belongs to ``beads[i]``; a side without sentences is an empty text there.
    ``offsets[i]`` are the code-point offsets of the pair's two texts in the document's.
    """

    source: Text
    target: Text
    beads: tuple[Bead, ...]
    pairs: tuple[Pair, ...]
    offsets: tuple[tuple[int, int], ...]


class DocumentCheck(ABC):
    """A check across the pairs of a document. Not run by ``check_pairs``."""

    rules: tuple[Rule, ...] = ()

    @abstractmethod
    def check(self, view: DocumentView, config: Config) -> Iterator[tuple[int, Flag]]:
        """Yield flags with the index of their bead; spans relative to that bead's texts."""


__all__ = [
    "Analysis", "Check", "DocumentCheck", "DocumentView", "Flag", "Pair", "Related", "Rule",
    "Severity", "Span",
]  # fmt: skip
