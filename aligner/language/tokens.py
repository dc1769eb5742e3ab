"""Words with offsets. Numbers, Latin words, URLs and acronyms with hyphens stay whole.

Urdu words are cut by indic-nlp-library's ``trivial_tokenize_urdu``, behind a pre-tokeniser that
keeps away from it what it would break (3.5, IS-K, 5،000) and splits off ؟ ؛ ” “, which it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aligner.language.urdu import normalise_word

_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
)
_JOINERS = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c"
_ADDRESS = r"""
    (?P<url>(?:https?://|www\.)[^\s،۔؟"”“<>()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+) |
"""
_OTHERS = rf"""
    (?P<urdu>[{_ARABIC}][{_ARABIC}{_JOINERS}]*)
  | (?P<latin>[A-Za-zÀ-ɏ]+
      (?:(?:['’&-]|\.(?![A-Z][a-z]))[A-Za-zÀ-ɏ0-9٠-٩۰-۹]+)*  # meals.The is two words
      [0-9٠-٩۰-۹]*(?:\.(?=[A-Za-z]\.))?)
  | (?P<number>[0-9٠-٩۰-۹]+(?:[.,٫٬،۔:/][0-9٠-٩۰-۹]+)*)
  | (?P<mark>\.\.\.|[^\s{_JOINERS}])
"""
_TOKEN = re.compile(_OTHERS, re.VERBOSE)
# Looking for addresses at every word is dear, so only texts that may hold one are searched.
_TOKEN_OR_ADDRESS = re.compile(_ADDRESS + _OTHERS, re.VERBOSE)


class Token(NamedTuple):
    """A word, number or mark: ``text[start:end]``, its matching form, and its kind.

    ``kind`` is one of ``url number latin urdu mark``. ``norm`` is lower case with ASCII digits.
    """

    text: str
    norm: str
    start: int
    end: int
    kind: str

    @property
    def is_word(self) -> bool:
        """Whether the token is not punctuation."""
        return self.kind != "mark"


@lru_cache(maxsize=100_000)
def _pieces(chunk: str) -> tuple[str, ...]:
    from indicnlp.tokenize.indic_tokenize import trivial_tokenize_urdu

    return tuple(p for p in trivial_tokenize_urdu(chunk) if p)


def _urdu_tokens(chunk: str, start: int) -> Iterator[Token]:
    at = 0
    for piece in _pieces(chunk):
        at = chunk.index(piece, at)
        kind = "urdu" if any(c.isalpha() for c in piece) else "mark"
        yield Token(piece, normalise_word(piece), start + at, start + at + len(piece), kind)
        at += len(piece)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of an English, Urdu or mixed text, in order.

    Every character that is neither space nor an invisible control lies in exactly one token.
    """
    tokens: list[Token] = []
    add, find = tokens.append, text.find
    make = tuple.__new__  # half the time of the named tuple's own
    at = 0
    for chunk in text.split():  # no token holds a space, so what lies between is cut by itself
        at = find(chunk, at)
        size = len(chunk)
        parts = _short_chunk(chunk) if size <= _SHORT else _cut(chunk)
        for word, norm, start, end, kind in parts:
            add(make(Token, (word, norm, at + start, at + end, kind)))
        at += size
    return tokens


_SHORT = 40  # longer chunks are not worth keeping


@lru_cache(maxsize=50_000)
def _short_chunk(chunk: str) -> tuple[tuple[str, str, int, int, str], ...]:
    if chunk.isalpha() and chunk.isascii():
        return ((chunk, chunk.lower(), 0, len(chunk), "latin"),)
    # Plain tuples, which the garbage collector need not visit.
    return tuple((t.text, t.norm, t.start, t.end, t.kind) for t in _cut(chunk))


def _cut(chunk: str) -> list[Token]:
    """Return the tokens of a text without spaces."""
    pattern = _TOKEN_OR_ADDRESS if "@" in chunk or "://" in chunk or "www." in chunk else _TOKEN
    tokens: list[Token] = []
    for match in pattern.finditer(chunk):
        kind, word = match.lastgroup, match.group()
        start, end = match.span()
        if kind != "urdu" or word.isalpha():
            tokens.append(Token(word, normalise_word(word), start, end, kind or "mark"))
        else:
            tokens.extend(_urdu_tokens(word, start))
    return tokens
