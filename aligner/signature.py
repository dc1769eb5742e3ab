"""What produced a run: version, model, resources, configuration."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import aligner
from aligner import resources
from aligner.config import Config
from aligner.document import Signature
from aligner.fingerprint import digest
from aligner.lexicon.model import lexicon_path


def signature(config: Config) -> Signature:
    """Return the signature of a run with this configuration."""
    from aligner.embedding import load_embedder

    embedder = load_embedder(config.model, config.prompt)
    settings = json.dumps(asdict(config), sort_keys=True, ensure_ascii=False)
    return Signature(
        version=aligner.__version__,
        model=f"{embedder.name}@{embedder.hash}",
        resources=digest(resources_hash(), _hash_of(lexicon_path())),
        config=digest(settings),
    )


@cache
def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def resources_hash() -> str:
    """Return the hash of every table and settings file among the resources, by name and content."""
    root = resources.path(".")
    total = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.suffix in (".tsv", ".toml"):
            name = file.relative_to(root).as_posix()
            total.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]
