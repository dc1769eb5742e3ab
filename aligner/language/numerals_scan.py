"""Cutting a text into what numbers are made of: digits, words and marks, with offsets.

Finer than ``tokens``: ``Rs1.2tr`` is Rs + 1.2 + tr here, and ``two-year-old`` three words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aligner.language.urdu import normalise_word

_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
)
_JOINERS = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c"
_ATOM = re.compile(
    rf"""
    (?P<skip>(?:https?://|www\.)[^\s،۔؟"”“<>()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@\#][^\W\d]\w*
        |&\#?\w+;|%\d+\$[sd]|\{{\w*\}})
  | (?P<number>\d+(?:[.,،٫٬۔:]\d+)*)
  | (?P<word>[A-Za-zÀ-ɏ]+|[{_ARABIC}][{_ARABIC}{_JOINERS}]*)
  | (?P<mark>[^\s{_JOINERS}])
    """,
    re.VERBOSE,
)
_SIGNS = str.maketrans("،٬٫۔", ",,..")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+")
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d(?::[0-5]\d)?")
_RUN = re.compile(r"\d+")
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}


class Atom(NamedTuple):
    """A piece of text: ``kind`` is number, word or mark; ``norm`` its matching form."""

    kind: str
    norm: str
    start: int
    end: int


def scan(text: str) -> list[Atom]:
    """Return the atoms of a text. URLs, addresses, hashtags and placeholders are left out."""
    atoms: list[Atom] = []
    for match in _ATOM.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            atoms.append(Atom("word", normalise_word(match.group()), match.start(), match.end()))
        elif kind == "mark":
            atoms.append(Atom("mark", match.group(), match.start(), match.end()))
        elif kind == "number":
            _add_number(atoms, normalise_word(match.group()).translate(_SIGNS), match.start())
    return atoms


def _add_number(atoms: list[Atom], norm: str, start: int) -> None:
    """Add a run of digits and signs: whole where it is one number, in its parts elsewhere."""
    if (
        norm.isdecimal()
        or _GROUPED.fullmatch(norm)
        or _DECIMAL.fullmatch(norm)
        or _CLOCK.fullmatch(norm)
    ):
        atoms.append(Atom("number", norm, start, start + len(norm)))
        return
    end = 0
    for run in _RUN.finditer(norm):
        if run.start() > end:
            atoms.append(Atom("mark", norm[end : run.start()], start + end, start + run.start()))
        atoms.append(Atom("number", run.group(), start + run.start(), start + run.end()))
        end = run.end()


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
