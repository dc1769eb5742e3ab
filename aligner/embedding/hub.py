"""Where a model lies on this machine: a folder, or a snapshot in the local hub cache.

Only files are looked at, so that a name which is not here fails at once and without torch.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from aligner.embedding.errors import ModelError

_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?")
_HASHED_WHOLE = 64 << 20
_SAMPLES = 64
_SAMPLE = 64 << 10


def locate(name: str) -> Path:
    """Return the folder of a model given by its folder or its hub name.

    Raises:
        ModelError: it is not on this machine, or its weights are not safetensors.
    """
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = _snapshot(name)
    _require_safetensors(folder, name)
    return folder


def content_hash(folder: Path) -> str:
    """Return a hash of a model's files.

    A hub snapshot is named by its revision, which is the hash. Of files over 64 MiB, 64 blocks
    spread evenly are read: training changes all of them.
    """
    if folder.parent.name == "snapshots":
        return folder.name
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.suffix in {".json", ".txt", ".safetensors", ".model"}:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            _hash_file(digest, path)
    return digest.hexdigest()


def _hash_file(digest: hashlib._Hash, path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _HASHED_WHOLE:
            digest.update(file.read())
            return
        digest.update(str(size).encode())
        for i in range(_SAMPLES):
            file.seek((size - _SAMPLE) * i // (_SAMPLES - 1))
            digest.update(file.read(_SAMPLE))


def _snapshot(name: str) -> Path:
    """Return the snapshot folder of a hub name, as the hub's own library would choose it."""
    if not _NAME.fullmatch(name):
        raise ModelError(f"no folder {name!r}, and that is not the name of a model either")
    full = name if "/" in name else f"sentence-transformers/{name}"
    repository = _hub_cache() / f"models--{full.replace('/', '--')}"
    reference = repository / "refs" / "main"
    if reference.is_file():
        folder = repository / "snapshots" / reference.read_text(encoding="utf-8").strip()
        if folder.is_dir():
            return folder
    snapshots = sorted((repository / "snapshots").glob("*/"))
    if len(snapshots) == 1:
        return snapshots[0]
    raise ModelError(
        f"the model {full} is not on this machine, and aligner does not download;"
        f" fetch it with: hf download {full}"
    )


def _hub_cache() -> Path:
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if os.environ.get(variable):
            return Path(os.environ[variable]).expanduser()
    home = os.environ.get("HF_HOME")
    if home:
        return Path(home).expanduser() / "hub"
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "huggingface" / "hub"


def _require_safetensors(folder: Path, name: str) -> None:
    """Refuse weights that are a pickle, in any module of the model."""
    if not any(folder.rglob("*.safetensors")):
        raise ModelError(
            f"the model {name} has no weights in safetensors, the one format read here"
        )
    for pickled in sorted(folder.rglob("pytorch_model*.bin")):
        if not any(pickled.parent.glob("*.safetensors")):
            part = pickled.relative_to(folder)
            raise ModelError(f"the model {name} needs {part}, a pickle; only safetensors are read")
