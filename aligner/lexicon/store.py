"""The lexicon's file: key lists by frequency, information, and the entries of each English key.

Layout, all integers little-endian: the magic ``ALEX3`` and a newline; five uint32 (bytes of each of
the three word lists, English keys, entries); the lists of English keys, Urdu keys and Urdu citation
forms (UTF-8, a newline between words, most frequent first; a citation form is empty where it equals
its key); one byte a key of information in steps of ``INFORMATION_STEP`` bits, English then Urdu;
uint32 row ends, one an English key; uint16 Urdu key numbers; and two bytes an entry, in 255ths: the
probability, and the share of the Urdu key's uses that the English key makes up.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"ALEX3\n"
_HEAD = struct.Struct("<5I")
INFORMATION_STEP = 1 / 16


class LexiconError(ValueError):
    """A file is no lexicon of this version."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A lexicon in memory. ``targets[ends[i-1]:ends[i]]`` are English key i's translations."""

    english: list[str]
    urdu: list[str]
    citations: list[str]
    english_information: bytes
    urdu_information: bytes
    ends: Sequence[int]
    targets: Sequence[int]
    link: bytes
    backward: bytes


def write(path: Path, tables: Tables) -> None:
    """Write a lexicon. Raises LexiconError when it has more Urdu keys than 16 bits hold."""
    if len(tables.urdu) > 0xFFFF:
        raise LexiconError(f"{len(tables.urdu)} Urdu keys; at most 65535 fit")
    lists = ["\n".join(words).encode() for words in (tables.english, tables.urdu, tables.citations)]
    ends, targets = array("I", tables.ends), array("H", tables.targets)
    if sys.byteorder == "big":
        ends.byteswap()
        targets.byteswap()
    head = _HEAD.pack(*map(len, lists), len(tables.english), len(targets))
    parts = [
        _MAGIC,
        head,
        *lists,
        tables.english_information,
        tables.urdu_information,
        ends.tobytes(),
    ]
    parts += [targets.tobytes(), tables.link, tables.backward]
    path.write_bytes(b"".join(parts))


def read(path: Path) -> Tables:
    """Read a lexicon. Raises OSError, or LexiconError when the file is no lexicon."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC) or len(data) < len(_MAGIC) + _HEAD.size:
        raise LexiconError(f"{path}: not a lexicon")
    *sizes, keys, entries = _HEAD.unpack_from(data, len(_MAGIC))
    at = len(_MAGIC) + _HEAD.size

    def take(size: int) -> bytes:
        nonlocal at
        at += size
        if at > len(data):
            raise LexiconError(f"{path}: cut short")
        return data[at - size : at]

    english, urdu, citations = (take(size).decode().split("\n") for size in sizes)
    english_information, urdu_information = take(len(english)), take(len(urdu))
    ends, targets = array("I", take(4 * keys)), array("H", take(2 * entries))
    if sys.byteorder == "big":
        ends.byteswap()
        targets.byteswap()
    link, backward = take(entries), take(entries)
    return Tables(
        english, urdu, citations, english_information, urdu_information,
        ends, targets, link, backward,
    )  # fmt: skip
