"""Which reader reads which file. A new format is one file here and one line in ``READERS``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.reading.raw import RawText
from aligner.reading.source import STDIN, load

READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "word",
}
_SAVE = "save it as DOCX or plain text (UTF-8)"
UNSUPPORTED = {
    ".pdf": f"PDF is not supported; {_SAVE}",
    ".doc": f"old Word files are not supported; {_SAVE}",
    ".docm": f"Word files with macros are not supported; {_SAVE}",
    ".odt": f"OpenDocument is not supported; {_SAVE}",
    ".rtf": f"RTF is not supported; {_SAVE}",
    ".html": f"HTML is not supported; {_SAVE}",
    ".htm": f"HTML is not supported; {_SAVE}",
    ".epub": f"EPUB is not supported; {_SAVE}",
    ".pages": f"Pages is not supported; {_SAVE}",
    ".inp": "InPage files are not supported; export the text as Unicode, UTF-8",
    ".xlsx": "spreadsheets are not supported; save the pairs as TSV and use --pairs",
    ".xls": "spreadsheets are not supported; save the pairs as TSV and use --pairs",
    ".csv": "CSV is not supported; save the pairs as TSV and use --pairs",
    ".tsv": "a TSV file holds pairs; use --pairs",
}


def read(
    path: Path | str, *, encoding: str | None = None, stdin: BinaryIO | None = None
) -> RawText:
    """Read a file, or standard input where the path is ``-``, into text and paragraphs.

    Args:
        path: the file; its suffix says the format, any unknown one is plain text.
        encoding: of a text file that is neither UTF-8 nor UTF-16.
        stdin: what to read for ``-``; ``sys.stdin.buffer`` by default.

    Raises:
        InputError: it cannot be read; the message is one line.
    """
    suffix = Path(path).suffix.lower()
    if suffix in UNSUPPORTED and not Path(path).is_dir():
        load(path)  # a file that is not there is the nearer error
        raise InputError(f"{path}: {UNSUPPORTED[suffix]}")
    source = load(path, encoding, stdin)
    name = READERS.get(suffix, "plain")
    if str(path) == STDIN and source.data.startswith(b"PK\x03\x04"):
        name = "word"
    raw: RawText = import_module(f"aligner.reading.{name}").read(source)
    return raw
