"""Models of sentence-transformers: found on this machine only, vectors kept, same as ours."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from aligner.embedding import ModelError, embed, export, load_embedder, neural
from aligner.embedding.store import VectorStore, cache_folder

TEXTS = ["The bridge collapsed.", "پل گر گیا۔", "آپ کیلئے ۱۲۳", "\U00013000", "U.S. 1,200"]
needs_neural = [
    pytest.mark.neural,
    pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="extra neural missing"),
]


@pytest.fixture(autouse=True)
def _own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("LaBSE", "hf download sentence-transformers/LaBSE"),
        ("intfloat/multilingual-e5-small", "hf download intfloat/multilingual-e5-small"),
    ],
)
def test_an_unknown_name_fails_at_once_and_names_the_command(name: str, command: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ModelError, match=command):
        load_embedder(name)
    assert time.perf_counter() - start < 1


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(ModelError, match="no folder"):
        load_embedder("no such/folder/here")


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pytorch_model.bin").write_bytes(b"x")
    with pytest.raises(ModelError, match="safetensors"):
        load_embedder(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"x")
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "pytorch_model.bin").write_bytes(b"x")
    with pytest.raises(ModelError, match="2_Dense"):
        load_embedder(str(tmp_path))


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"x")
    monkeypatch.setattr(neural, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match=r"pip install .*aligner\[neural\]"):
        load_embedder(str(tmp_path))


def test_a_snapshot_of_the_hub_cache_is_found(tmp_path: Path) -> None:
    repository = tmp_path / "cache/huggingface/hub/models--sentence-transformers--Tiny"
    snapshot = repository / "snapshots" / "abc123"
    snapshot.mkdir(parents=True)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("abc123", encoding="utf-8")
    (snapshot / "model.safetensors").write_bytes(b"x")
    if find_spec("sentence_transformers") is None:
        pytest.skip("extra neural missing")
    assert load_embedder("Tiny").hash == "abc123"


def test_the_store_keeps_vectors_by_text_and_model(tmp_path: Path) -> None:
    rows = np.eye(3, dtype=np.float32)
    store = VectorStore("a" * 64, tmp_path)
    store.write(zip(["ایک", "two", ""], rows, strict=True))
    found = VectorStore("a" * 64, tmp_path).read(["two", "", "new"])
    assert sorted(found) == ["", "two"]
    assert np.array_equal(found["two"], rows[1])
    assert VectorStore("b" * 64, tmp_path).read(["two"]) == {}


def test_a_damaged_store_is_as_good_as_empty(tmp_path: Path) -> None:
    store = VectorStore("c" * 64, tmp_path)
    store.path.write_bytes(b"this is not a database at all" * 40)
    assert store.read(["one"]) == {}
    store.write([("one", np.zeros(2, np.float32))])
    assert store.read(["one"]) == {}


def test_the_cache_folder_follows_xdg(tmp_path: Path) -> None:
    assert cache_folder() == tmp_path / "cache" / "aligner"


class TestSentenceTransformers:
    pytestmark = needs_neural

    def test_the_embedded_model_loads_there_with_the_same_vectors(self, tmp_path: Path) -> None:
        from sentence_transformers import SentenceTransformer

        export(tmp_path / "model")
        model = SentenceTransformer(str(tmp_path / "model"), device="cpu")
        theirs = model.encode(TEXTS, normalize_embeddings=True)
        assert np.allclose(theirs, embed(TEXTS), atol=1e-5)

    def test_a_second_run_is_free(self, tmp_path: Path) -> None:
        folder = _tiny_transformer(tmp_path / "tiny")
        first = load_embedder(str(folder), "query: ").embed([*TEXTS, TEXTS[0]])
        assert first.shape == (len(TEXTS) + 1, 8)
        assert np.array_equal(first[0], first[-1])
        program = (
            "import sys, json; from aligner.embedding import load_embedder;"
            f"rows = load_embedder({str(folder)!r}, 'query: ').embed({TEXTS!r});"
            "print(json.dumps([rows.tolist(), 'torch' in sys.modules]))"
        )
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        rows, torch = json.loads(run.stdout)
        assert not torch
        assert np.array_equal(np.array(rows, np.float32), first[: len(TEXTS)])

    def test_the_prompt_changes_the_vectors(self, tmp_path: Path) -> None:
        folder = _tiny_transformer(tmp_path / "tiny")
        plain, asked = load_embedder(str(folder)), load_embedder(str(folder), "query: ")
        assert not np.allclose(plain.embed(TEXTS[:1]), asked.embed(TEXTS[:1]))
        assert np.allclose(plain.embed(["query: " + TEXTS[0]]), asked.embed(TEXTS[:1]), atol=1e-5)

    def test_nothing_has_the_model_s_dimension(self, tmp_path: Path) -> None:
        assert load_embedder(str(_tiny_transformer(tmp_path / "tiny"))).embed([]).shape == (0, 8)

    def test_a_folder_that_is_no_model_is_a_clear_error(self, tmp_path: Path) -> None:
        (tmp_path / "config.json").write_text("{}", encoding="utf-8")
        (tmp_path / "model.safetensors").write_bytes(b"x")
        with pytest.raises(ModelError, match="cannot load"):
            load_embedder(str(tmp_path)).embed(["one"])


def _tiny_transformer(folder: Path) -> Path:
    """Write an untrained BERT of 8 dimensions as a sentence-transformers folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "query", "the", "bridge", "پل", "گر"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", model_max_length=64
    )
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
    )
    plain = folder.with_name("bert")
    BertModel(config).save_pretrained(plain)
    fast.save_pretrained(plain)
    module = Transformer(str(plain))
    SentenceTransformer(modules=[module, Pooling(8)], device="cpu").save_pretrained(str(folder))
    return folder
