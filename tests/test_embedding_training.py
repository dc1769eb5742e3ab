"""Training the embedded model, and adapting it to a newsroom's pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aligner.embedding import load_embedder
from aligner.embedding.contrastive import Batch, Trainer, wordings
from aligner.embedding.train import adapt
from tools import train_embedding, training_data
from tools.embedding_tokenizer import train_tokenizer

WHO = {
    "the minister": "وزیر",
    "a farmer": "ایک کسان",
    "the judge": "جج",
    "my teacher": "میری استاد",
    "the captain": "کپتان",
    "a nurse": "ایک نرس",
}
WHAT = {
    "opened a school": "نے سکول کھولا",
    "bought a horse": "نے گھوڑا خریدا",
    "wrote a letter": "نے خط لکھا",
    "left the city": "نے شہر چھوڑا",
    "drank cold water": "نے ٹھنڈا پانی پیا",
    "counted the votes": "نے ووٹ گنے",
}
PAIRS = [(f"{who} {what}", f"{WHO[who]} {WHAT[what]}") for who in WHO for what in WHAT]
RECIPE = train_embedding.Recipe(pieces=300, dimension=16, steps=24, batch=12, warmup=2)


def _folder(tmp_path: Path, pairs: list[tuple[str, str]]) -> Path:
    folder = tmp_path / "train" / "written"
    folder.mkdir(parents=True)
    text = "".join(f"{english}\t{urdu}\n" for english, urdu in pairs)
    (folder / "a.tsv").write_text(text, encoding="utf-8")
    return folder.parent


def test_an_interrupted_training_ends_the_same(tmp_path: Path) -> None:
    pairs, _ = training_data.load(_folder(tmp_path, PAIRS), training_data.Forbidden([]))
    pairs = [pair for pair in pairs if pair.group == "news"]
    tokenizer = train_tokenizer([t for pair in PAIRS for t in pair], RECIPE.pieces)
    groups = train_embedding.tokenize(pairs, tokenizer)

    whole = train_embedding.train(groups, tokenizer, RECIPE, tmp_path / "whole.npz", every=10)
    resumed = train_embedding.train(groups, tokenizer, RECIPE, tmp_path / "whole.npz")

    assert np.array_equal(whole, resumed)
    assert not whole[0].any()


def test_training_brings_translations_together() -> None:
    tokenizer = train_tokenizer([t for pair in PAIRS for t in pair], 300)
    groups = train_embedding.tokenize(
        [training_data.Pair(e, u, "news", "a") for e, u in PAIRS], tokenizer
    )
    trainer = Trainer(train_embedding.start_vectors(groups, tokenizer, RECIPE), scale=10)
    everything = groups["news"].batch(np.arange(len(PAIRS)))
    random = np.random.default_rng(0)
    losses = [trainer.step(everything, 0.02, random) for _ in range(60)]
    assert losses[-1] < losses[0] / 3


def test_the_gradient_is_the_loss_s_slope() -> None:
    random = np.random.default_rng(3)
    units = random.standard_normal((8, 5))
    batch = Batch([np.array([1])] * 4, [np.array([2])] * 4, np.array([0, 1, 2, 0]), np.arange(4))
    trainer = Trainer(np.ones((3, 5), np.float32), scale=3.0)
    _, gradient = trainer._contrast(units, batch)
    for place in [(0, 0), (3, 4), (5, 1), (7, 2)]:
        step = np.zeros_like(units)
        step[place] = 1e-5
        above, below = (trainer._contrast(units + s, batch)[0] for s in (step, -step))
        assert gradient[place] == pytest.approx((above - below) / 2e-5, rel=1e-3, abs=1e-6)


def test_rows_of_dev_sets_and_near_duplicates_are_left_out(tmp_path: Path) -> None:
    dev = [
        "The committee will meet again on Monday to vote on the new rules.",
        "کمیٹی پیر کو ملے گی",
    ]
    rows = [
        ("The committee will meet again on Monday to vote on the new rules!", "اجلاس پیر کو ہو گا"),
        ("It meets.", "کمیٹی پیر کو ملے گی۔"),
        ("He said the committee will meet again on Monday to vote.", "اس نے کہا کہ اجلاس ہو گا"),
        ("The price rose to 12 rupees.", "قیمت 12 روپے ہو گئی۔"),
        ("The price rose to 15 rupees.", "قیمت 15 روپے ہو گئی۔"),
        ("Untranslated words", "still in English"),
        ("Nothing", ""),
    ]
    pairs, dropped = training_data.load(_folder(tmp_path, rows), training_data.Forbidden(dev))
    assert [p.english for p in pairs if p.group == "news"] == ["The price rose to 12 rupees."]
    _, always = training_data.load(tmp_path / "none", training_data.Forbidden(dev))
    assert dropped - always == {"in a dev set": 3, "duplicate": 1, "language": 1, "empty": 1}


def test_wordings_ignore_case() -> None:
    assert wordings(["One", "two", "one"]).tolist() == [0, 1, 0]


def test_adapting_learns_a_newsroom_s_words(tmp_path: Path) -> None:
    """Made-up names that the model cannot know find each other after adapting."""
    names = ["zorblat", "quindrex", "vamporil", "jastonek", "brilofan", "dwexumar"]
    urdu = ["کھٹپٹیا", "ڈولمچی", "چھنگالو", "ٹپریکا", "گھنسوری", "بھڑمکا"]
    pairs = list(zip(names, urdu, strict=True)) * 2
    before = _correct(load_embedder(), names, urdu)
    result = adapt([*pairs, ("!", "۔")], tmp_path / "one", epochs=20)
    adapt([*pairs, ("!", "۔")], tmp_path / "two", epochs=20)

    assert _correct(load_embedder(str(tmp_path / "one")), names, urdu) == 6 > before
    assert (result.used, result.left_out) == (12, 1)
    assert result.last_loss < result.first_loss
    for file in ("model.safetensors", "tokenizer.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_adapting_to_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 2"):
        adapt([("!", "۔"), ("one", "ایک")], tmp_path)


def _correct(embedder: object, english: list[str], urdu: list[str]) -> int:
    cosines = embedder.embed(english) @ embedder.embed(urdu).T  # type: ignore[attr-defined]
    return int((cosines.argmax(axis=1) == np.arange(len(english))).sum())
