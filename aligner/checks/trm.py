"""TRM: the house's glossary and the house's own patterns. Silent unless the house gave them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from aligner.checks.base import Check, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import Severity, Span
from aligner.glossary import Term, find_urdu, load_glossary, spellings
from aligner.language.phrases import PhraseIndex
from aligner.language.tokens import tokenize

MISSING = Rule(
    "TRM001", "term-missing", Severity.MAJOR, "A term is not rendered as the glossary requires."
)
FORBIDDEN = Rule("TRM002", "term-forbidden", Severity.MAJOR, "Urdu that the glossary forbids.")
PATTERN = Rule(
    "TRM003", "house-pattern", Severity.MINOR, "The Urdu matches a pattern of the house."
)

_TIME_LIMIT = 0.2  # seconds a pattern may take on one segment


class TermCheck(Check):
    """Looks for the glossary's terms in the English and for their renderings in the Urdu."""

    rules = (MISSING, FORBIDDEN)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag terms without a required rendering, and forbidden renderings."""
        if config.glossary is None:
            return
        index, bans = _compiled(load_glossary(Path(config.glossary)))
        seen: set[Term] = set()
        for match in index.find(pair.source.forms):
            if match.value not in seen:
                seen.add(match.value)
                yield from _term(pair, match.value, pair.source.span(match.start, match.end - 1))
        for term in bans:
            yield from _term(pair, term, None)


@lru_cache(maxsize=8)
def _compiled(terms: tuple[Term, ...]) -> tuple[PhraseIndex[Term], tuple[Term, ...]]:
    phrases = [
        ([t.norm for t in tokenize(term.term) if t.kind != "mark"], term)
        for term in terms
        if term.term
    ]
    return PhraseIndex(phrases), tuple(t for t in terms if not t.term)


@lru_cache(maxsize=10_000)
def _spellings(word: str) -> frozenset[str]:
    return spellings(word)


def _term(pair: Pair, term: Term, source_span: Span | None) -> Iterator[Flag]:
    norms = pair.target.norms
    note = f" ({term.note})" if term.note else ""
    wrong = find_urdu(norms, [_spellings(w) for w in term.forbidden]) if term.forbidden else None
    right = find_urdu(norms, [_spellings(w) for w in term.required]) if term.required else None
    best = term.required[0] if term.required else None
    if wrong is not None:
        span = pair.target.span(wrong[0], wrong[1] - 1)
        about = f" for “{term.term}”" if term.term else ""
        message = f"The glossary forbids “{pair.target.quote(span)}”{about}{note}."
        yield Flag(FORBIDDEN, 0.95, message, source_span, span, best)
    elif term.required and right is None:
        wanted = " or ".join(f"“{word}”" for word in term.required)
        message = f"“{term.term}” must be rendered as {wanted}{note}."
        yield Flag(MISSING, 0.9, message, source_span, None, best)


class PatternCheck(Check):
    """Runs the regular expressions of ``[tool.aligner.patterns]`` over the Urdu."""

    rules = (PATTERN,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag the first match of each pattern; a pattern that takes too long is said so."""
        if not config.patterns:
            return
        import regex

        for name, pattern in sorted(config.patterns.items()):
            try:
                match = regex.search(pattern, pair.target.text, timeout=_TIME_LIMIT)
            except TimeoutError:
                message = f"The pattern {name} took longer than {_TIME_LIMIT} s and was stopped."
                yield Flag(PATTERN, 0.1, message)
                continue
            if match is not None:
                span = Span(*match.span()) if match.end() > match.start() else None
                yield Flag(PATTERN, 0.95, f"{name}: “{match.group()}”.", target_span=span)


CHECKS = (TermCheck(), PatternCheck())
