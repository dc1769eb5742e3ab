"""Cutting a text into what numbers are made of: digits, words and marks, with offsets.

Finer than ``tokens``: ``Rs1.2tr`` is Rs + 1.2 + tr here, and ``two-year-old`` three words. Tokens
are taken over as they are wherever they are fine enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.language.tokens import Token

_RUN = re.compile(r"\S+")
_PIECE = re.compile(
    r"""
    (?P<number>\d+(?:[.,،٫٬۔:]\d+)*)
  | (?P<latin>[A-Za-zÀ-ɏ]+)
  | (?P<urdu>[^\W\dA-Za-zÀ-ɏ]+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# What is no number though it has digits: addresses, hashtags, entities, placeholders.
_SKIPPED = re.compile(r"[@#][^\W\d][\w-]*|&#?\w+;|%\d+\$[sd]|\{\w*\}")
_SIGNS = str.maketrans("،٬٫۔", ",,..")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+")
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?")
_DIGITS = re.compile(r"\d+")
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}


def scan(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the atoms of a text: its tokens, those that hold a number in their parts.

    URLs, addresses, hashtags and placeholders are left out.
    """
    atoms: list[Token] = []
    done = 0
    for token in tokens:
        if token.start < done:
            continue
        kind = token.kind
        if kind == "urdu" or (kind == "latin" and token.text.isalpha()):
            atoms.append(token)
        elif kind == "number":
            atoms.extend(_number_parts(token))
        elif kind == "latin":
            done = _rescan(text, token.start, atoms)
        elif token.text in VULGAR:
            atoms.append(Token(token.text, token.text, token.start, token.end, kind))
        elif kind == "mark":
            skipped = _SKIPPED.match(text, token.start) if token.text in "@#&%{" else None
            if skipped is not None:
                done = skipped.end()
            else:
                atoms.append(token)
    return atoms


def _rescan(text: str, start: int, atoms: list[Token]) -> int:
    """Cut the run of text at ``start``, such as ``Rs1.2tr`` or ``two-year-old``; return its end."""
    run = _RUN.match(text, start)
    end = run.end() if run is not None else start
    for match in _PIECE.finditer(text, start, end):
        kind, piece = match.lastgroup or "mark", match.group()
        atom = Token(piece, piece.lower(), match.start(), match.end(), kind)
        if kind == "number":
            atoms.extend(_number_parts(atom))
        else:
            atoms.append(atom)
    return end


def _number_parts(token: Token) -> Iterator[Token]:
    """Yield a run of digits and signs: whole where it is one number, in its parts elsewhere."""
    norm = token.norm
    if norm.isdecimal() and norm.isascii():
        yield token
        return
    norm = "".join(str(int(c)) if c.isdecimal() else c for c in norm).translate(_SIGNS)
    if any(form.fullmatch(norm) for form in (_DIGITS, _GROUPED, _DECIMAL, _CLOCK)):
        yield Token(token.text, norm, token.start, token.end, "number")
        return
    end = 0
    for run in _DIGITS.finditer(norm):
        if run.start() > end:
            yield _part(token, norm, end, run.start(), "mark")
        yield _part(token, norm, run.start(), run.end(), "number")
        end = run.end()


def _part(token: Token, norm: str, start: int, end: int, kind: str) -> Token:
    place = token.start
    return Token(token.text[start:end], norm[start:end], place + start, place + end, kind)


def digit_values(norm: str) -> tuple[float, ...]:
    """Return what a number atom may be worth, likeliest first.

    ``1,50,000`` gives (150000,); ``1.500`` gives (1.5, 1500); a clock time its hour as a decimal.
    """
    if ":" in norm:
        hour, minute = norm.split(":")[:2]
        return (float(f"{int(hour)}.{minute}"),)
    value = float(norm.replace(",", ""))
    whole, _, decimals = norm.partition(".")
    if len(decimals) == 3 and "," not in norm and len(whole) <= 3 and whole != "0":
        return (value, float(whole + decimals))
    return (value,)
