"""The embedded model and the static models beside it, without torch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import resources
from aligner.embedding import ModelError, embed, export, load_embedder
from aligner.embedding.evaluate import evaluate_embedding
from aligner.embedding.static import StaticModel

SHARED = Path(__file__).parents[2] / "shared" / "data" / "dev"
ENGLISH = [
    "The court rejected the petition.",
    "Heavy rain flooded the streets of Karachi.",
    "The finance minister will present the budget on Friday.",
    "Pakistan beat Australia by six wickets.",
    "Doctors at the hospital went on strike.",
]
URDU = [
    "عدالت نے درخواست مسترد کر دی۔",
    "شدید بارش سے کراچی کی سڑکیں زیر آب آ گئیں۔",
    "وزیر خزانہ جمعے کو بجٹ پیش کریں گے۔",
    "پاکستان نے آسٹریلیا کو چھ وکٹوں سے ہرا دیا۔",
    "ہسپتال کے ڈاکٹر ہڑتال پر چلے گئے۔",
]
TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("abc XYZ 0123,.؟۔ ابپتکگہھیئےں ۱۲ \n\t\u200c\u064e"),
    ),
    max_size=60,
)


def test_translations_find_each_other() -> None:
    cosines = embed(ENGLISH) @ embed(URDU).T
    assert cosines.argmax(axis=0).tolist() == cosines.argmax(axis=1).tolist() == [0, 1, 2, 3, 4]


def test_rows_are_float32_of_length_one() -> None:
    rows = embed(ENGLISH + URDU)
    assert rows.dtype == np.float32
    assert rows.shape == (10, load_embedder().dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_nothing_and_nothing_known() -> None:
    assert embed([]).shape == (0, load_embedder().dimension)
    assert not embed(["", "  \n", "…۔", "\U00013000"]).any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("آپ کیلئے", "آپ کے لیے"),
        ("کیا ہوگا", "کیا ہو گا"),
        ("چاہئے", "چاہیے"),
        ("ﻻہور", "لاہور"),
        ("كراچي", "کراچی"),
        ("پهر", "پھر"),
        ("مُلک", "ملک"),
        ("۱۲۳ افراد", "123 افراد"),
        ("1,200 people", "1200 people"),
        ("The U.S. said", "the US said"),
        ("POLICE", "police"),
    ],
)
def test_spellings_are_folded(one: str, other: str) -> None:
    rows = embed([one, other])
    assert rows[0] @ rows[1] > 0.9999


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_row_depends_on_its_text_alone(texts: list[str]) -> None:
    together = embed(texts)
    alone = np.concatenate([embed([text]) for text in reversed(texts)])[::-1]
    assert np.array_equal(together, alone)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_word_by_word_equals_the_whole_text(text: str) -> None:
    """The cached words' sum is what the tokenizer's pieces of the whole text give."""
    model = load_embedder()
    assert isinstance(model, StaticModel)
    whole = model.matrix()[model.pieces([text])[0]].sum(axis=0)
    norm = np.linalg.norm(whole)
    expected = whole / norm if norm > 0 else whole
    assert np.allclose(model.embed([text])[0], expected, atol=2e-4)


def test_a_long_text_is_read_to_its_end() -> None:
    long = "bread " * 60_000
    assert embed([long + "parliament " * 60_000])[0] @ embed(["parliament"])[0] > 0.3
    assert embed([long])[0] @ embed(["bread"])[0] > 0.999


def test_the_export_gives_the_same_vectors(tmp_path: Path) -> None:
    export(tmp_path / "model")
    copy = load_embedder(str(tmp_path / "model"))
    assert np.array_equal(copy.embed(URDU), embed(URDU))
    assert copy.hash == load_embedder().hash


def test_a_prompt_is_part_of_the_text() -> None:
    asked = load_embedder(None, "question: ").embed(["water"])
    assert np.allclose(asked, embed(["question: water"]))


def test_a_broken_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 32)
    with pytest.raises(ModelError, match="cannot read the model"):
        load_embedder(str(tmp_path))


def test_another_static_model_whose_pieces_reach_over_spaces(tmp_path: Path) -> None:
    """A tokenizer that is not ours sees the whole text, as sentence-transformers shows it."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models

    words = {"[UNK]": 0, "two words": 1, "two": 2, "words": 3}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    save_file({"embedding.weight": np.eye(4, dtype=np.float32)}, tmp_path / "model.safetensors")
    assert load_embedder(str(tmp_path)).embed(["two words", "two"]).argmax(axis=1).tolist() == [
        1,
        2,
    ]


def test_vectors_for_fewer_pieces_than_the_tokenizer_has_are_refused(tmp_path: Path) -> None:
    from safetensors.numpy import save_file

    export(tmp_path)
    save_file({"embeddings": np.zeros((3, 4), np.int8)}, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="no vectors"):
        load_embedder(str(tmp_path))


def test_it_is_small() -> None:
    folder = resources.path("model")
    assert sum(p.stat().st_size for p in folder.iterdir()) <= 18_000_000


def test_it_starts_fast_and_without_torch() -> None:
    program = (
        "import time, sys, json; import numpy; start = time.process_time();"
        "from aligner.embedding import embed; embed(['ایک', 'one']);"
        "print(json.dumps([time.process_time() - start, 'torch' in sys.modules]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    seconds, torch = json.loads(run.stdout)
    assert not torch
    assert seconds < 0.8  # 0.2 on an idle machine


def test_evaluation_counts_the_right_answers() -> None:
    report = evaluate_embedding(list(zip(ENGLISH, URDU, strict=True)), load_embedder())
    assert (report.forward, report.backward) == (1, 1)
    shifted = list(zip(ENGLISH, URDU[1:] + URDU[:1], strict=True))
    assert evaluate_embedding(shifted, load_embedder()).forward == 0
    assert "P@1" in report.render()


def test_evaluation_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no pairs"):
        evaluate_embedding([], load_embedder())


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "plain", "margin"), [("ntrex-dev", 0.94, 0.96), ("flores-dev", 0.97, 0.98)]
)
def test_floors_on_the_dev_sets(name: str, plain: float, margin: float) -> None:
    path = SHARED / name / "pairs.tsv"
    if not path.is_file():
        pytest.skip("the team's development data is not here")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    report = evaluate_embedding([(row[0], row[1]) for row in rows], load_embedder())
    assert min(report.forward, report.backward) >= plain
    assert min(report.margin_forward, report.margin_backward) >= margin
