"""Lists written on one line: ``1. … 2. …``, ``a) … b) …``, ``• … • …``, ``۱۔ … ۲۔ …``."""

from __future__ import annotations

import re

from aligner.language.urdu import normalise_word

_BULLETS = "•⁃▪●◦‣"
_BULLET = re.compile(rf"(?<=\s)[{_BULLETS}](?=\s?\S)")
_MARKER = re.compile(
    rf"(?<!\S)(?:[{_BULLETS}]\s?)?\(?"
    r"(?P<value>[0-9۰-۹]{1,3}|[ivxIVX]{1,5}|[a-zA-Z]|الف|[بپتٹثجچدہوز])"
    r"(?P<style>\.\)|[.)۔\-])(?=\s)"
)
_LEADING = re.compile(
    rf"(?:[{_BULLETS}*–—-]\s?)?[(]?(?:[0-9۰-۹٠-٩]{{1,3}}|[ivxIVX]{{1,5}}|[a-zA-Z]|الف|[\u0628-\u06cc])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ABJAD = ("الف", "ب", "ج", "د", "ہ", "و", "ز")
_ALIF_BE = ("الف", "ب", "پ", "ت", "ٹ", "ث", "ج", "چ")


def is_marker(text: str) -> bool:
    """Whether a sentence's beginning, up to a mark, is only the number of a list item."""
    return len(text) <= 8 and _LEADING.fullmatch(text) is not None


def cuts(text: str, start: int, end: int) -> list[int]:
    """Return where further items of a list begin that ``text[start:end]`` is, in order.

    A numbered list counts only where the text begins with a number and its successors follow.
    """
    found = [m.start() for m in _BULLET.finditer(text, start, end)]
    first = _MARKER.match(text, start, end)
    if first and not _is_initial(first):
        found.extend(_successors(text, first, end))
    return sorted(set(found))


def _is_initial(marker: re.Match[str]) -> bool:
    """``J. K. Rowling``: capitals with a full stop are initials, but ``I.`` is also a numeral."""
    value = marker["value"]
    return marker["style"] == "." and value.isupper() and value != "I"


def _successors(text: str, first: re.Match[str], end: int) -> list[int]:
    style, wanted = first["style"], _following(first["value"])
    found = []
    for marker in _MARKER.finditer(text, first.end(), end):
        value = normalise_word(marker["value"])
        if marker["style"] == style and value in wanted:
            found.append(marker.start())
            wanted = _following(marker["value"])
    return found


def _following(value: str) -> set[str]:
    """The markers that may come after this one: 2 after 1, b after a, ii after i."""
    capital, value = value == "I", normalise_word(value)
    if value.isdigit():
        return {str(int(value) + 1)}
    after = {row[i + 1] for row in (_ROMAN, _ABJAD, _ALIF_BE) for i in _places(row, value)}
    if len(value) == 1 and "a" <= value < "z" and not capital:
        after.add(chr(ord(value) + 1))
    return after


def _places(row: tuple[str, ...], value: str) -> list[int]:
    return [row.index(value)] if value in row[:-1] else []
