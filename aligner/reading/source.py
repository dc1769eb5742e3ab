"""Bytes from a file or standard input, and text from bytes."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.language.urdu import is_urdu_letter
from aligner.reading.raw import Source

MAX_BYTES = 20_000_000  # an op-ed is 20 kB, a novel 2 MB
STDIN = "-"
_SAMPLE = 200_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive such as DOCX or ODT"),
    (b"\xd0\xcf\x11\xe0", "an old Word (.doc) or password-protected file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_USUAL = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\xff\u0600-\u06ff\u0750-\u077f\u2000-\u206f\ufb50-\ufdff\ufe70-\ufeff]"
)


def load(path: Path | str, encoding: str | None = None, stdin: BinaryIO | None = None) -> Source:
    """Return the bytes of a file, or of standard input where the path is ``-``.

    Raises:
        InputError: no such file, a folder, no permission, too large, or nothing in it.
    """
    name = str(path)
    if name == STDIN:
        data = (stdin or sys.stdin.buffer).read(MAX_BYTES + 1)
        name = "standard input"
    else:
        data = _file_bytes(Path(path))
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(name))
    if not data:
        raise InputError(f"{name}: the file is empty")
    return Source(name, data, encoding)


def _file_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder; name a file in it")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except PermissionError:
        raise InputError(f"{path}: no permission to read the file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot read ({reason})") from None


def _too_large(name: str) -> str:
    return f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it into smaller files"


def decode(source: Source) -> str:
    """Return the text of some bytes: UTF-8 or UTF-16 unless an encoding is named, BOM removed.

    Raises:
        InputError: not text, or in another encoding; the message names a likely one.
    """
    named = source.encoding
    text = _decode_named(source, named) if named else _decode_unnamed(source)
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        raise InputError(f"{source.name}: holds NUL bytes; this is no text file")
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.02 * min(len(text), _SAMPLE):
        raise InputError(f"{source.name}: a binary file, not text")
    if not text.strip():
        raise InputError(f"{source.name}: no text in the file")
    return text


def _decode_named(source: Source, encoding: str) -> str:
    try:
        return source.data.decode(encoding)
    except LookupError:  # also for codecs that give no text, such as zip
        raise InputError(
            f"unknown encoding {encoding!r}; use a name such as utf-8, utf-16 or cp1256"
        ) from None
    except (UnicodeError, ValueError, TypeError) as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(
            f"{source.name}: not {encoding}{where}; leave --encoding out or name another"
        ) from None


def _decode_unnamed(source: Source) -> str:
    data = source.data
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{source.name}: damaged {encoding.upper()} at byte {error.start + len(bom)}"
                ) from None
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{source.name}: {what}, not text; save it as DOCX or plain text")
    if b"\x00" in data[:_SAMPLE]:
        return _utf16_without_bom(source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{source.name}: {_likely(data, error)}") from None


def _utf16_without_bom(source: Source) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = source.data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if len(_USUAL.findall(sample)) > 0.95 * len(sample):
            return text
    raise InputError(f"{source.name}: a binary file (it holds NUL bytes), not text")


def _likely(data: bytes, error: UnicodeDecodeError) -> str:
    """What a file that is not UTF-8 probably is, and what to do."""
    line = data.count(b"\n", 0, error.start) + 1
    sample = data[:_SAMPLE]
    as_utf8 = sample.decode("utf-8", "replace")
    bad = as_utf8.count("\ufffd")
    if bad * 50 < sum(not c.isascii() for c in as_utf8):
        return f"damaged UTF-8 (a bad byte in line {line}); repair that line or save it again"
    if len(_CONTROL.findall(sample.decode("latin-1"))) > 0.02 * len(sample):
        return "a binary file, not text"
    guess = "cp1256" if _is_urdu(sample.decode("cp1256", "replace")) else "cp1252"
    return (
        f"not UTF-8 (line {line}); it looks like {guess}: "
        f"try --encoding {guess}, or save the file as UTF-8"
    )


def _is_urdu(text: str) -> bool:
    foreign = [c for c in text if not c.isascii() and c.isalpha()]
    share = sum(map(is_urdu_letter, foreign)) / max(1, len(foreign))
    # French or German letters also turn into Arabic ones, but among many more of ASCII.
    return share > 0.7 and len(foreign) > sum(c.isascii() and c.isalpha() for c in text) / 2
