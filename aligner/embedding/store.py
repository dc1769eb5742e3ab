"""Vectors kept on disk by text, one SQLite file a model, so that a second run is free."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
_ASKED_AT_ONCE = 500


def cache_folder() -> Path:
    """Return the folder for this program's cache, by the platform's convention."""
    xdg = os.environ.get("XDG_CACHE_HOME")
    if xdg:
        return Path(xdg) / "aligner"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "aligner"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "aligner" / "cache"
    return Path.home() / ".cache" / "aligner"


class VectorStore:
    """The vectors of one model. A store that cannot be read or written is as good as empty."""

    def __init__(self, model_hash: str, folder: Path | None = None) -> None:
        self.path = (folder or cache_folder() / "vectors") / f"{model_hash[:32]}.sqlite"

    def read(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors of those texts that are in the store."""
        by_key = {_key(text): text for text in texts}
        found: dict[str, NDArray[np.float32]] = {}
        if not self.path.is_file():
            return found
        try:
            with self._open() as database:
                for keys in _runs(list(by_key)):
                    marks = ",".join("?" * len(keys))
                    query = f"SELECT text, vector FROM vectors WHERE text IN ({marks})"
                    for key, blob in database.execute(query, keys):
                        found[by_key[key]] = np.frombuffer(blob, dtype="<f4").astype(np.float32)
        except sqlite3.Error:
            return {}
        return found

    def write(self, vectors: Iterable[tuple[str, NDArray[np.float32]]]) -> None:
        """Add vectors; where the disk does not allow it, nothing happens."""
        rows = [(_key(text), vector.astype("<f4").tobytes()) for text, vector in vectors]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._open() as database, database:
                database.execute(_SCHEMA)
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError):
            return

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=10)) as database:
            yield database


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _runs(keys: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(keys), _ASKED_AT_ONCE):
        yield keys[start : start + _ASKED_AT_ONCE]
