"""UNT: English left in the Urdu, a target equal to its source, addresses that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import Severity, Span
from aligner.language.tokens import Token
from aligner.language.urdu import urdu_share
from aligner.lexicon import load_lexicon, transliteration_score

ENGLISH_LEFT = Rule(
    "UNT001", "english-left", Severity.MAJOR, "English words left untranslated in the Urdu."
)
EQUAL = Rule("UNT002", "target-is-source", Severity.MAJOR, "The Urdu is the English, copied.")
ADDRESS = Rule(
    "UNT003", "address-changed", Severity.MAJOR, "A URL or e-mail address that changed or is gone."
)

_BRACKETS = re.compile(r"[(\[«][^)\]»]*[)\]»]")
_QUOTED = re.compile(r"[\"“”'‘’][^\"“”'‘’]{1,60}[\"“”'‘’]")
_ABOUT = re.compile(
    r"\s*(?:(?:اور|یا)\s*[A-Za-z]+\s*)?(?:کا|کے)?\s*(?:لفظ|الفاظ|مطلب|معنی|نامی|نام)"
)
_PLACEHOLDER = re.compile(r"%\d*\$?[sd@]|\{[\w.]*\}|<[^<>]+>|`[^`]*`")
_ALIKE = 0.6  # a word sounds so like what it was borrowed from


@cache
def _allowed() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.read_tsv("latin_allowed.tsv"))


class UntranslatedCheck(Check):
    """Compares the Latin script of the Urdu with the English."""

    rules = (ENGLISH_LEFT, EQUAL, ADDRESS)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a copied text, or else each run of English words; and changed addresses."""
        latin = [t for t in pair.target.tokens if t.kind == "latin"]
        yield from _addresses(pair)
        if not latin:
            return
        if _copied(pair):
            whole = pair.target.span(0, len(pair.target.words) - 1)
            yield Flag(
                EQUAL, 0.95, "The Urdu is the English text, untranslated.", target_span=whole
            )
            return
        for run in _runs(pair.target, latin, config):
            yield _left(pair, run)


def _copied(pair: Pair) -> bool:
    """Whether the target is (nearly) the source and holds an ordinary English word."""
    if urdu_share(pair.target.text) > 0.1:
        return False
    source, target = pair.source.norms, pair.target.norms
    common = sum(n in set(source) for n in target)
    ordinary = any(_ordinary(t, pair.source) for t in pair.target.words)
    return bool(target) and common >= 0.9 * len(target) and ordinary


def _ordinary(token: Token, source: Analysis) -> bool:
    """Whether a Latin word is English to translate: not a name, acronym, code or unit."""
    text = token.text
    if token.kind != "latin" or token.norm in _allowed() or len(text) < 3:
        return False
    if text.islower() and text.isascii():
        return True
    if not text.istitle() or any(c.isdigit() for c in text):
        return False
    return token.norm in _lower_words(source)


def _lower_words(source: Analysis) -> frozenset[str]:
    if "lower" not in source.memo:
        source.memo["lower"] = frozenset(t.norm for t in source.words if t.text.islower())
    result: frozenset[str] = source.memo["lower"]
    return result


def _runs(target: Analysis, latin: Sequence[Token], config: Config) -> Iterator[list[Token]]:
    """Yield the runs of neighbouring Latin words that hold English to translate."""
    allowed = {w.lower() for w in config.latin_allowed}
    exempt = [m.span() for p in (_BRACKETS, _PLACEHOLDER) for m in p.finditer(target.text)]
    run: list[Token] = []
    for token in (*latin, None):
        follows = (
            token is not None
            and bool(run)
            and not target.text[run[-1].end : token.start].strip(" -/&'’,")
        )
        if run and not follows:
            if any(t.norm not in allowed and _word(t) for t in run):
                yield run
            run = []
        if token is not None and not any(a <= token.start < b for a, b in exempt):
            run.append(token)


def _word(token: Token) -> bool:
    return (
        token.text.islower()
        and token.text.isascii()
        and token.text.replace("-", "").replace("'", "").isalpha()
        and len(token.text) > 2
        and token.norm not in _allowed()
    )


def _left(pair: Pair, run: Sequence[Token]) -> Flag:
    span = Span(run[0].start, run[-1].end)
    words = pair.target.quote(span)
    norms = pair.source.norms
    first = run[0].norm
    source_span = None
    if first in norms:
        start = norms.index(first)
        same = 0
        while same < len(run) and norms[start + same : start + same + 1] == [run[same].norm]:
            same += 1
        source_span = pair.source.span(start, start + same - 1)
    quoted = any(a.start() <= span.start < a.end() for a in _QUOTED.finditer(pair.target.text))
    # A title, a word that the text is about, or a term that no dictionary has is left on purpose.
    title = 2 * sum(t.text[0].isupper() for t in run) > len(run)
    about = _ABOUT.match(pair.target.text[span.end :]) or not _known(run) or _borrowed(run)
    deliberate = quoted or title or bool(about)
    confidence = (0.9 if source_span else 0.5) - (0.35 if deliberate else 0.0)
    severity = Severity.MAJOR if source_span and not deliberate else Severity.MINOR
    return Flag(
        ENGLISH_LEFT,
        confidence,
        f"English is left in the Urdu: “{words}”.",
        source_span,
        span,
        severity=severity,
    )


def _known(run: Sequence[Token]) -> bool:
    lexicon = load_lexicon()
    return any(lexicon.translations(t.norm) for t in run if _word(t) and "-" not in t.norm)


def _borrowed(run: Sequence[Token]) -> bool:
    """Whether it is one term for which Urdu has but the borrowed word: glucose, گلوکوز."""
    if len(run) > 1:
        return False
    found = load_lexicon().translations(run[0].norm)
    return len(found) == 1 and transliteration_score(run[0].norm, found[0][0]) >= _ALIKE


def _addresses(pair: Pair) -> Iterator[Flag]:
    source = [t for t in pair.source.words if t.kind == "url"]
    if not source:
        return
    target = {_bare(t): t for t in pair.target.words if t.kind == "url"}
    known = {_bare(t) for t in source}
    strangers = [t for bare, t in target.items() if bare not in known]
    for token in source:
        if _bare(token) in target:
            continue
        span = Span(token.start, token.end)
        if strangers:
            other = strangers.pop(0)
            message = f"Source has “{token.text}”, translation has “{other.text}”."
            place = Span(other.start, other.end)
            yield Flag(ADDRESS, 0.9, message, span, place, suggestion=token.text)
        else:
            yield Flag(ADDRESS, 0.7, f"The address “{token.text}” is not in the translation.", span)


def _bare(token: Token) -> str:
    return token.norm.rstrip(".,;:!?)’”").removeprefix("https://").removeprefix("http://")


CHECKS = (UntranslatedCheck(),)
