"""Train the embedded model from the folder of training data, in one command.

    python tools/train_embedding.py DATA/train --dev DATA/dev        # writes the resources
    python tools/train_embedding.py DATA/train --dev DATA/dev --out FOLDER --steps 1500

Every choice is seeded. The work is kept in ``.train/embedding`` (tokenizer, checkpoints): run the
same command again after an interruption and it goes on where it was, to the same result.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parents[1]))

from aligner.embedding import static
from aligner.embedding.contrastive import Batch, Floats, Ints, Trainer, wordings
from aligner.embedding.evaluate import evaluate_embedding
from tools import training_data
from tools.embedding_tokenizer import SILENT, train_tokenizer

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides the result, apart from the data."""

    seed: int = 1
    pieces: int = 30_000
    dimension: int = 384
    steps: int = 1_200
    batch: int = 1_024
    rate: float = 0.01
    warmup: int = 50
    scale: float = 7.0
    dropout: float = 0.3
    sif: float = 1e-3


# How often a batch comes from each group, how often a text is read by the tokenizer's training,
# and how its pieces count as evidence of a piece's frequency in the press.
SHARES = {"news": 4.0, "wiki": 2.0, "docs": 4.0, "strings": 1.0, "words": 4.0, "names": 2.0}
REPEATS = {"news": 4, "wiki": 2, "docs": 1, "strings": 1, "words": 1, "names": 1}
EVIDENCE = {"news": 5.0, "wiki": 2.0, "docs": 0.5, "strings": 0.5, "words": 0.2, "names": 0.2}


@dataclass(frozen=True, slots=True)
class Group:
    """The tokenized pairs of one group."""

    source: list[Ints]
    target: list[Ints]
    source_wording: Ints
    target_wording: Ints

    def batch(self, rows: Ints) -> Batch:
        return Batch(
            [self.source[i] for i in rows],
            [self.target[i] for i in rows],
            self.source_wording[rows],
            self.target_wording[rows],
        )


class Schedule:
    """Which pairs each step sees: fixed by the seed, so that a resumed run sees the same."""

    def __init__(self, groups: dict[str, Group], recipe: Recipe) -> None:
        self._names = [name for name in SHARES if name in groups]
        self._sizes = [len(groups[name].source) for name in self._names]
        shares = np.array([SHARES[name] for name in self._names])
        random = np.random.default_rng(recipe.seed)
        self._choices = random.choice(len(shares), size=recipe.steps, p=shares / shares.sum())
        self._recipe = recipe

    def __getitem__(self, step: int) -> tuple[str, Ints]:
        group = int(self._choices[step])
        size = self._sizes[group]
        batch = min(self._recipe.batch, size)
        start = int((self._choices[:step] == group).sum()) * batch
        positions = np.arange(start, start + batch)
        order = np.empty(batch, dtype=np.int64)
        for cycle in np.unique(positions // size):
            here = positions // size == cycle
            random = np.random.default_rng((self._recipe.seed, group, int(cycle)))
            order[here] = random.permutation(size)[positions[here] % size]
        return self._names[group], np.unique(order)


def tokenizer_for(pairs: Sequence[training_data.Pair], urdu: Path, recipe: Recipe) -> Tokenizer:
    """Train the tokenizer on both languages, the press counting most."""
    texts = [
        text
        for pair in pairs
        for _ in range(REPEATS.get(pair.group, 0))
        for text in (pair.english, pair.urdu)
    ]
    if urdu.is_file():
        texts += urdu.read_text(encoding="utf-8").splitlines()
    return train_tokenizer(texts, recipe.pieces)


def tokenize(pairs: Sequence[training_data.Pair], tokenizer: Tokenizer) -> dict[str, Group]:
    """Return the pairs of each group as piece numbers; pairs with an empty side are left out."""
    by_name: dict[str, list[training_data.Pair]] = {}
    for pair in pairs:
        by_name.setdefault(pair.group, []).append(pair)
    groups = {}
    for name, members in by_name.items():
        source = _ids(tokenizer, [p.english for p in members])
        target = _ids(tokenizer, [p.urdu for p in members])
        kept = [i for i in range(len(members)) if len(source[i]) and len(target[i])]
        groups[name] = Group(
            [source[i] for i in kept],
            [target[i] for i in kept],
            wordings([members[i].english for i in kept]),
            wordings([members[i].urdu for i in kept]),
        )
    return groups


def _ids(tokenizer: Tokenizer, texts: list[str]) -> list[Ints]:
    encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    return [np.array(e.ids, dtype=np.int64) for e in encodings]


def start_vectors(groups: dict[str, Group], tokenizer: Tokenizer, recipe: Recipe) -> Floats:
    """Return random vectors, shorter for frequent pieces (smooth inverse frequency).

    The unknown piece and the bare start of a word say nothing: they are zero, and stay so.
    """
    size = tokenizer.get_vocab_size()
    counts = np.ones(size)
    for name, group in groups.items():
        for ids in group.source + group.target:
            np.add.at(counts, ids, EVIDENCE.get(name, 0))
    weight = recipe.sif / (recipe.sif + counts / counts.sum())
    random = np.random.default_rng(recipe.seed)
    vectors = random.standard_normal((size, recipe.dimension)) / np.sqrt(recipe.dimension)
    vectors *= (0.5 * weight + 0.05)[:, None]
    vectors[[tokenizer.token_to_id(piece) for piece in SILENT]] = 0
    return vectors.astype(np.float32)


def train(
    groups: dict[str, Group],
    tokenizer: Tokenizer,
    recipe: Recipe,
    checkpoint: Path,
    every: int = 100,
) -> Floats:
    """Train the vectors, going on from the checkpoint where there is one."""
    trainer = Trainer(start_vectors(groups, tokenizer, recipe), recipe.scale, recipe.dropout)
    if checkpoint.is_file():
        with np.load(checkpoint, allow_pickle=False) as saved:
            trainer.matrix, trainer.first = saved["matrix"], saved["first"]
            trainer.second, trainer.steps = saved["second"], int(saved["steps"])
    schedule = Schedule(groups, recipe)
    losses: list[float] = []
    while trainer.steps < recipe.steps:
        step = trainer.steps
        name, rows = schedule[step]
        rate = recipe.rate * min(1, (step + 1) / recipe.warmup) * max(0.02, 1 - step / recipe.steps)
        random = np.random.default_rng((recipe.seed, 1, step))
        losses.append(trainer.step(groups[name].batch(rows), rate, random))
        if trainer.steps % every == 0:
            _save(trainer, checkpoint)
            print(f"step {trainer.steps}: loss {np.mean(losses[-every:]):.3f}", flush=True)
    return trainer.matrix


def _save(trainer: Trainer, checkpoint: Path) -> None:
    draft = checkpoint.with_suffix(".part.npz")
    np.savez(
        draft,
        matrix=trainer.matrix,
        first=trainer.first,
        second=trainer.second,
        steps=trainer.steps,
    )
    draft.replace(checkpoint)


def main() -> None:
    """Read the data, train, write the model and print what it reaches on the dev sets."""
    options = _options()
    recipe = Recipe(**{name: getattr(options, name) for name in asdict(Recipe())})

    started = time.process_time()
    forbidden = training_data.Forbidden(training_data.dev_texts(options.dev))
    pairs, dropped = training_data.load(options.data, forbidden, options.extra)
    print(f"{len(pairs)} pairs {dict(Counter(p.group for p in pairs))}; left out {dict(dropped)}")
    content = "\n".join(f"{p.group}\t{p.english}\t{p.urdu}" for p in pairs)
    data_hash = hashlib.sha256(content.encode()).hexdigest()
    state = hashlib.sha256(f"{data_hash} {recipe}".encode()).hexdigest()[:16]
    work = options.work / state
    work.mkdir(parents=True, exist_ok=True)

    tokenizer = _tokenizer(work / "tokenizer.json", pairs, options.data, recipe)
    groups = tokenize(pairs, tokenizer)
    matrix = train(groups, tokenizer, recipe, work / "checkpoint.npz")
    static.write(options.out, tokenizer, matrix)
    seconds = time.process_time() - started
    facts = {"recipe": asdict(recipe), "data_sha256": data_hash, "pairs": len(pairs)}
    facts |= {"left_out": dict(dropped), "cpu_seconds": round(seconds)}
    (options.out / "training.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    _measure(options.dev, static.StaticModel(options.out))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="training folder")
    parser.add_argument("--dev", type=Path, required=True, help="kept out, and measured")
    parser.add_argument("--out", type=Path, default=ROOT / "aligner" / "resources" / "model")
    parser.add_argument("--work", type=Path, default=ROOT / ".train" / "embedding")
    parser.add_argument(
        "--extra", type=Path, nargs="*", default=sorted(ROOT.glob("tools/data/*.tsv"))
    )
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    return parser.parse_args()


def _tokenizer(
    saved: Path, pairs: Sequence[training_data.Pair], data: Path, recipe: Recipe
) -> Tokenizer:
    """Return the tokenizer of an interrupted run, or train and save one."""
    if saved.is_file():
        return Tokenizer.from_file(str(saved))
    urdu = data / "share-alike/urdu-wikipedia-mono/ur.wiki-valid.shuf.txt"
    tokenizer = tokenizer_for(pairs, urdu, recipe)
    tokenizer.save(str(saved))
    return tokenizer


def _measure(dev: Path, model: static.StaticModel) -> None:
    """Print what a model reaches on each dev set of pairs."""
    for path in sorted(dev.glob("*/pairs.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        measured = [tuple(line.split("\t")[:2]) for line in lines]
        report = evaluate_embedding(measured, model)  # type: ignore[arg-type]
        print(f"\n{path.parent.name}\n{report.render()}", flush=True)


if __name__ == "__main__":
    main()
