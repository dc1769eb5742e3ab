"""Any sentence-transformers model, from this machine only, its vectors kept on disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.embedding.errors import ModelError
from aligner.embedding.hub import content_hash, locate
from aligner.embedding.store import VectorStore


class NeuralModel:
    """A sentence-transformers model; torch is imported when a text is met for the first time."""

    def __init__(self, name: str, prompt: str = "") -> None:
        """Find the model; it is loaded when it is needed.

        Raises:
            ModelError: the model is not on this machine, is not in safetensors, or the extra
                ``neural`` is not installed.
        """
        self.name = name
        self.prompt = prompt
        self.folder = locate(name)
        if find_spec("sentence_transformers") is None:
            raise ModelError(f'the model {name} needs: pip install "aligner[neural]"')

    @cached_property
    def hash(self) -> str:
        """A hash of the model's files."""
        return content_hash(self.folder)

    @cached_property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._vectors(["a"])["a"].shape[0])

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a sentence, (n, dimension)."""
        if not sentences:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._vectors(list(dict.fromkeys(sentences)))
        return np.stack([vectors[sentence] for sentence in sentences])

    def _vectors(self, sentences: list[str]) -> dict[str, NDArray[np.float32]]:
        """Return each sentence's vector, from the store or from the model."""
        texts = [self.prompt + sentence for sentence in sentences]
        store = VectorStore(self.hash)
        known = store.read(texts)
        new = [text for text in texts if text not in known]
        if new:
            computed = dict(zip(new, self._encode(new), strict=True))
            store.write(computed.items())
            known |= computed
        return {s: known[t] for s, t in zip(sentences, texts, strict=True)}

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        try:
            rows = self._model.encode(
                texts, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
            )
        except Exception as error:
            raise ModelError(f"the model {self.name} failed: {error}") from error
        return np.asarray(rows, dtype=np.float32)

    @cached_property
    def _model(self) -> Any:
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(
                str(self.folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        # Loading runs a library's code on someone's files: whatever it raises, they are at fault.
        except Exception as error:
            raise ModelError(f"cannot load the model {self.name}: {error}") from error
