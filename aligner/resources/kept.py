"""Tables compiled from the resources, kept on disk between runs.

To compile the tables takes longer than to check an op-ed, so what was compiled once is kept in the
user's cache folder, as Python keeps its bytecode. ``ALIGNER_CACHE`` names another folder; ``off``
keeps nothing. What is kept is found by the version and by the names, sizes and times of the
program's own files, so that a changed table or line of code is compiled anew.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

from aligner.atomic import replace

T = TypeVar("T")
_ROOTS = tuple(Path(__file__).parents[2] / name for name in ("aligner", "reports"))
_MOST_KEPT = 3  # versions of the program whose tables stay


def kept(compile_table: Callable[[], T]) -> Callable[[], T]:
    """Keep what a function without arguments returns: in memory, and on disk between runs.

    The value must be picklable. A file that cannot be read or written costs the time to compile.
    """
    name = f"{compile_table.__module__}.{compile_table.__name__}"

    @cache
    @wraps(compile_table)
    def load() -> T:
        path = _path(name)
        if path is None:
            return compile_table()
        with suppress(Exception):  # whatever is wrong with the file, the table can be compiled
            if _is_own(path):
                value: T = pickle.loads(path.read_bytes())
                return value
        value = compile_table()
        with suppress(OSError):
            _write(path, value)
        return value

    return load


def _path(name: str) -> Path | None:
    folder = cache_folder()
    return folder / _stamp() / f"{name}.pickle" if folder else None


def cache_folder() -> Path | None:
    """Return the folder of kept tables, or None where nothing is to be kept."""
    chosen = os.environ.get("ALIGNER_CACHE", "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    with suppress(RuntimeError):  # a user without home
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "aligner" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "aligner"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aligner"
    return None


@cache
def _stamp() -> str:
    """Return what changes with the interpreter and with every file of the program."""
    total = hashlib.sha256(f"{sys.version}|{_ROOTS}".encode())
    files = (entry for root in _ROOTS if root.is_dir() for entry in _files(root))
    for entry in sorted(files, key=lambda e: e.path):
        stat = entry.stat()
        total.update(f"{entry.path}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return total.hexdigest()[:20]


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in ("__pycache__", "rules"):
                    yield from _files(entry.path)
            elif entry.name.endswith((".py", ".tsv", ".toml", ".bin", ".j2")):
                yield entry


def _is_own(path: Path) -> bool:
    """Whether nobody else can have written the file: a pickle may run code."""
    if not hasattr(os, "getuid"):
        return True
    stat, folder = path.stat(), path.parent.stat()
    return all(s.st_uid == os.getuid() and not s.st_mode & 0o022 for s in (stat, folder))


def _write(path: Path, value: object) -> None:
    """Write atomically, and forget the tables of older versions."""
    if not path.parent.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget(path.parent.parent)
    replace(path, pickle.dumps(value, protocol=5))


def _forget(folder: Path) -> None:
    versions = sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime)
    for old in versions[:-_MOST_KEPT]:
        for file in old.glob("*.pickle"):
            file.unlink()
        with suppress(OSError):
            old.rmdir()
