"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from aligner.errors import InputError


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file through a temporary one beside it, with the access rights it has or would get.

    Raises:
        InputError: the folder or file cannot be written.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        replace(path, data, mode)
    except OSError as error:
        raise InputError(f"{path}: cannot write ({error.strerror or error})") from None


def replace(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put new bytes in a file's place; on failure nothing is left of them.

    Raises:
        OSError: the folder or file cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
