"""The lexicon's file: key lists by frequency, document shares, and the entries of each English key.

Layout, all integers little-endian: the magic ``ALEX1``, a newline, four uint32 (bytes of the English
key list, bytes of the Urdu one, English keys, entries); the two key lists (UTF-8, newline between
keys, most frequent first); one byte a key of information (see ``information_bits``), English then
Urdu; uint32 row ends, one an English key; uint16 Urdu key numbers; and three bytes an entry, each
255ths: the link's probability, the share of the English key's uses, the share of the Urdu key's.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"ALEX1\n"
_HEAD = struct.Struct("<4I")
INFORMATION_STEP = 1 / 16


class LexiconError(ValueError):
    """A file is no lexicon of this version."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A lexicon in memory. ``targets[ends[i-1]:ends[i]]`` are English key i's translations."""

    english: list[str]
    urdu: list[str]
    english_information: bytes
    urdu_information: bytes
    ends: Sequence[int]
    targets: Sequence[int]
    link: bytes
    forward: bytes
    backward: bytes


def write(path: Path, tables: Tables) -> None:
    """Write a lexicon. Raises LexiconError when it has more Urdu keys than 16 bits hold."""
    if len(tables.urdu) > 0xFFFF:
        raise LexiconError(f"{len(tables.urdu)} Urdu keys; at most 65535 fit")
    english, urdu = "\n".join(tables.english).encode(), "\n".join(tables.urdu).encode()
    ends, targets = array("I", tables.ends), array("H", tables.targets)
    if sys.byteorder == "big":
        ends.byteswap()
        targets.byteswap()
    head = _HEAD.pack(len(english), len(urdu), len(tables.english), len(targets))
    parts = [_MAGIC, head, english, urdu, tables.english_information, tables.urdu_information]
    parts += [ends.tobytes(), targets.tobytes(), tables.link, tables.forward, tables.backward]
    path.write_bytes(b"".join(parts))


def read(path: Path) -> Tables:
    """Read a lexicon. Raises OSError, or LexiconError when the file is no lexicon."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC) or len(data) < len(_MAGIC) + _HEAD.size:
        raise LexiconError(f"{path}: not a lexicon")
    english_bytes, urdu_bytes, keys, entries = _HEAD.unpack_from(data, len(_MAGIC))
    at = len(_MAGIC) + _HEAD.size

    def take(size: int) -> bytes:
        nonlocal at
        at += size
        if at > len(data):
            raise LexiconError(f"{path}: cut short")
        return data[at - size : at]

    english = take(english_bytes).decode().split("\n")
    urdu = take(urdu_bytes).decode().split("\n")
    english_information, urdu_information = take(len(english)), take(len(urdu))
    ends, targets = array("I", take(4 * keys)), array("H", take(2 * entries))
    if sys.byteorder == "big":
        ends.byteswap()
        targets.byteswap()
    link, forward, backward = take(entries), take(entries), take(entries)
    return Tables(
        english, urdu, english_information, urdu_information, ends, targets, link, forward, backward
    )
