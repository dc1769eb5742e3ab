"""Finding a model by its name: the embedded one, a folder, or one of the local hub cache."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import resources
from aligner.embedding.base import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EMBEDDED = "aligner-static-en-ur"
_FOLDER = "model"


def load_embedder(name: str | None = None, prompt: str = "") -> Embedder:
    """Return a model by name.

    ``None`` is the embedded model; a folder is a static model (read without torch) or any
    sentence-transformers model; another name is looked up in the local hub cache, never on the
    network. ``prompt`` is put before every sentence, such as ``"query: "``.

    Raises:
        ModelError: the model is unknown here, or cannot be read, or needs the extra ``neural``.
    """
    if name is None:
        return _embedded(prompt)
    folder = Path(name).expanduser()
    if folder.is_dir():
        from aligner.embedding.static import StaticModel, is_static

        if is_static(folder):
            return StaticModel(folder, name, prompt)
    from aligner.embedding.neural import NeuralModel

    return NeuralModel(name, prompt)


def embed(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return the embedded model's vectors, (n, dimension), rows of length one.

    A text without any known piece gives a zero row; no sentences give shape (0, dimension).
    """
    return load_embedder().embed(sentences)


def export(folder: Path) -> None:
    """Copy the embedded model to a folder that sentence-transformers loads."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(resources.path(_FOLDER).iterdir()):
        if path.is_file() and path.suffix != ".py":
            shutil.copyfile(path, folder / path.name)


@cache
def _embedded(prompt: str) -> Embedder:
    from aligner.embedding.static import StaticModel

    return StaticModel(resources.path(_FOLDER), EMBEDDED, prompt)
