"""The static model: a sentence is the sum of its pieces' vectors, scaled to length one.

The folder holds what sentence-transformers reads as a ``StaticEmbedding`` (model2vec's names):
``tokenizer.json``, ``model.safetensors`` with ``embeddings`` (int8, one row a piece) and
``weights`` (float32, the scale of each row), and ``modules.json``. Here it is read without
either library, and faster: words repeat, so each word's vector is computed once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from aligner.embedding.errors import ModelError

TOKENIZER = "tokenizer.json"
WEIGHTS = "model.safetensors"
MODULES = "modules.json"
_MODULE = {
    "idx": 0,
    "name": "0",
    "path": "",
    "type": "sentence_transformers.models.StaticEmbedding",
}
_CACHED_WORDS = 40_000
_CHUNK_CHARACTERS = 400_000
_POSITIONS = 256  # words of a text that are summed for all texts of a chunk at once
_RUN = 64  # words tokenized as one text
_SILENT = ".,;:!\"()'’‘“”،؛۔-–—"  # at a word's edge the tokenizer drops them: fewer words to learn
_MARK, _MARK_LIKE = "?", re.compile(r"[?؟\[\]]")


class StaticModel:
    """A static model in memory. Not safe to share between threads (it caches words)."""

    def __init__(self, folder: Path, name: str | None = None, prompt: str = "") -> None:
        """Read a model's folder.

        Raises:
            ModelError: a file is missing or is not what it should be.
        """
        self.folder = folder
        self.name = name or str(folder)
        self.prompt = prompt
        self.tokenizer, self._rows, self._scales = _read(folder)
        self._by_word = _splits_at_spaces(self.tokenizer)
        self._index: dict[str, int] = {}
        self._cache = np.zeros((0, self.dimension), dtype=np.float32)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._rows.shape[1])

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of the tokenizer, the weights and the prompt."""
        digest = hashlib.sha256(self.prompt.encode())
        for name in (TOKENIZER, WEIGHTS):
            digest.update((self.folder / name).read_bytes())
        return digest.hexdigest()

    def pieces(self, sentences: Sequence[str]) -> list[list[int]]:
        """Return the piece numbers of each sentence."""
        encodings = self.tokenizer.encode_batch_fast(list(sentences), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def matrix(self) -> NDArray[np.float32]:
        """Return the vectors of all pieces, (pieces, dimension)."""
        return self._rows.astype(np.float32) * self._scales[:, None]

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a sentence, (n, dimension); a zero row where nothing is known."""
        out = np.zeros((len(sentences), self.dimension), dtype=np.float32)
        for start, chunk in _chunks(
            [self.prompt + s for s in sentences] if self.prompt else sentences
        ):
            self._sum(chunk, out[start : start + len(chunk)])
        norms = np.sqrt(np.einsum("nd,nd->n", out, out))
        out /= np.where(norms > 0, norms, 1)[:, None]
        return out

    def _sum(self, sentences: Sequence[str], out: NDArray[np.float32]) -> None:
        """Add each sentence's word vectors into ``out``, which is zero."""
        if len(self._index) > _CACHED_WORDS:
            self._index = {}
        if self._by_word:
            words = [[word.strip(_SILENT) for word in s.split()] for s in sentences]
        else:
            words = [[s] for s in sentences]
        self._learn(list(dict.fromkeys(chain.from_iterable(words))))
        numbers = np.fromiter(
            map(self._index.__getitem__, chain.from_iterable(words)), dtype=np.int64
        )
        lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        _add_runs(self._cache, numbers, lengths, out)

    def _learn(self, words: list[str]) -> None:
        """Compute the vectors of words not met before.

        Words can be taken one by one where the tokenizer never joins over white space, as ours.
        Of another model's tokenizer, whole texts are the words.
        """
        new = [word for word in words if word not in self._index]
        if not new:
            return
        pieces = self._pieces_of_words(new)
        lengths = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        flat = np.fromiter(chain.from_iterable(pieces), dtype=np.int64)
        used, inverse = np.unique(flat, return_inverse=True)
        vectors = np.zeros((len(new), self.dimension), dtype=np.float32)
        _add_runs(self._rows[used] * self._scales[used, None], inverse, lengths, vectors)
        first = len(self._index)
        self._index.update(zip(new, range(first, first + len(new)), strict=True))
        self._cache = np.concatenate([self._cache[:first], vectors])

    def _pieces_of_words(self, words: list[str]) -> list[list[int]]:
        """Return the pieces of each word; many at a time, a mark between them, is much faster."""
        mark = self.pieces([_MARK])[0]
        plain = [i for i, word in enumerate(words) if not _MARK_LIKE.search(word)]
        runs = [plain[i : i + _RUN] for i in range(0, len(plain), _RUN)]
        pieces: dict[int, list[int]] = {}
        if self._by_word and len(mark) == 1:
            lines = self.pieces([f" {_MARK} ".join(words[i] for i in run) for run in runs])
            for run, line in zip(runs, lines, strict=True):
                parts = _split(line, mark[0])
                if len(parts) == len(run):
                    pieces.update(zip(run, parts, strict=True))
        rest = [i for i in range(len(words)) if i not in pieces]
        pieces.update(zip(rest, self.pieces([words[i] for i in rest]), strict=True))
        return [pieces[i] for i in range(len(words))]


def _add_runs(
    rows: NDArray[np.float32],
    numbers: NDArray[np.int64],
    lengths: NDArray[np.int64],
    out: NDArray[np.float32],
) -> None:
    """Add to ``out[i]`` the next ``lengths[i]`` rows by their numbers.

    Position by position over all runs, longest first: the order of the additions in a run, and so
    its rounding, does not depend on the other runs. Long runs, being few, are cut off and summed
    one by one.
    """
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")
    sums = np.zeros_like(out)
    for position in range(min(int(lengths.max(initial=0)), _POSITIONS)):
        active = order[: int((lengths > position).sum())]
        sums[: len(active)] += rows[numbers[starts[active] + position]]
    out[order] += sums
    for i in order[: int((lengths > _POSITIONS).sum())]:
        rest = numbers[starts[i] + _POSITIONS : starts[i] + lengths[i]]
        for first in range(0, len(rest), _POSITIONS):
            out[i] += rows[rest[first : first + _POSITIONS]].sum(axis=0)


def _splits_at_spaces(tokenizer: Tokenizer) -> bool:
    """Whether the tokenizer takes texts apart at white space before all else, as ours does."""
    if tokenizer.pre_tokenizer is None:
        return False
    # Its pickled state is its JSON; to_str() would write the whole vocabulary, which takes long.
    splitter = json.loads(tokenizer.pre_tokenizer.__getstate__())
    steps = splitter.get("pretokenizers") or [splitter]
    return bool(steps[0].get("type") == "WhitespaceSplit")


def _split(pieces: list[int], mark: int) -> list[list[int]]:
    """Split a list of pieces at each mark."""
    parts: list[list[int]] = [[]]
    for piece in pieces:
        if piece == mark:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def is_static(folder: Path) -> bool:
    """Whether a folder holds a static model: a tokenizer, weights, and no transformer."""
    if not (folder / TOKENIZER).is_file() or not (folder / WEIGHTS).is_file():
        return False
    if not (folder / MODULES).is_file():
        return not (folder / "config.json").is_file()
    try:
        modules = json.loads((folder / MODULES).read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rsplit(".", 1)[-1] for module in modules]
        return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
    except (ValueError, KeyError, TypeError):
        return False


def write(folder: Path, tokenizer: Tokenizer, matrix: NDArray[np.float32]) -> None:
    """Write a model's folder: vectors in int8 with one scale a row."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.abs(matrix).max(axis=1) / 127
    rows = np.rint(matrix / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    save_file(
        {"embeddings": rows, "weights": scales.astype(np.float32)},
        folder / WEIGHTS,
        metadata={"format": "pt"},
    )
    (folder / WEIGHTS).chmod(0o644)  # safetensors writes for the owner alone
    (folder / MODULES).write_text(json.dumps([_MODULE], indent=2) + "\n", encoding="utf-8")


def _read(folder: Path) -> tuple[Tokenizer, NDArray[Any], NDArray[np.float32]]:
    try:
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        tensors = load_file(folder / WEIGHTS)
    except Exception as error:  # what the tokenizers library raises for a file it cannot read
        raise ModelError(f"cannot read the model in {folder}: {error}") from error
    rows = tensors.get("embeddings", tensors.get("embedding.weight"))
    if rows is None or rows.ndim != 2 or len(rows) < tokenizer.get_vocab_size():
        raise ModelError(f"{folder / WEIGHTS} holds no vectors for the pieces of {TOKENIZER}")
    scales = tensors.get("weights", np.ones(len(rows)))
    if "mapping" in tensors:
        rows = rows[tensors["mapping"]]
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, rows, scales.astype(np.float32)


def _chunks(sentences: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield runs of sentences with their start, so that memory stays bounded."""
    start = size = 0
    for end, sentence in enumerate(sentences):
        size += len(sentence)
        if size > _CHUNK_CHARACTERS:
            yield start, sentences[start : end + 1]
            start, size = end + 1, 0
    if start < len(sentences):
        yield start, sentences[start:]
