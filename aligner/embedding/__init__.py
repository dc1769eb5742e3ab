"""Vectors of sentences: the embedded model, or any other that is asked for."""

from __future__ import annotations

from aligner.embedding.base import Embedder
from aligner.embedding.errors import ModelError
from aligner.embedding.load import embed, export, load_embedder

__all__ = ["Embedder", "ModelError", "embed", "export", "load_embedder"]
