"""Make documents with what translators do, from aligned ones, and measure on them.

    python tools/make_moved_set.py DATA/dev/ntrex-dev/align_easy.json moved.json
    python tools/make_moved_set.py --evaluate moved.json

Each document gets paragraphs of two to four sentences, and then two or three of these, by a fixed
seed: Urdu paragraphs merged or split, a sentence moved to another paragraph, paragraphs of a list
reordered, a paragraph dropped or added, a pull quote repeated (on both sides or in the English
only), a headline or byline without partner, a sentence broken in two. The output holds the texts it
was made from: it is for measuring and must not be committed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligner.alignment import align_documents
from aligner.alignment.evaluate import AlignmentReport, Counts, Group, read_set, render
from aligner.document import Bead, Paragraph, Sentence, Text

Row = tuple[int, str]  # the number of a unit of meaning, and the sentence that says it


@dataclass
class Draft:
    """A document in the making: paragraphs of rows on both sides. Equal numbers are partners."""

    source: list[list[Row]]
    target: list[list[Row]]
    strange: list[str]  # Urdu sentences of another document
    moved: set[int] = field(default_factory=set)
    next: int = 10_000

    def fresh(self) -> int:
        """Return a number that no unit has."""
        self.next += 1
        return self.next


def merge(draft: Draft, rng: random.Random) -> None:
    """Join two Urdu paragraphs."""
    k = rng.randrange(len(draft.target) - 1)
    draft.target[k : k + 2] = [draft.target[k] + draft.target[k + 1]]


def split(draft: Draft, rng: random.Random) -> None:
    """Make two Urdu paragraphs of one."""
    k = rng.choice([k for k, p in enumerate(draft.target) if len(p) > 1])
    at = rng.randrange(1, len(draft.target[k]))
    draft.target[k : k + 1] = [draft.target[k][:at], draft.target[k][at:]]


def move(draft: Draft, rng: random.Random) -> None:
    """Move a sentence three or more sentences on, into another Urdu paragraph."""
    k = rng.randrange(len(draft.target) - 2)
    row = draft.target[k].pop(rng.randrange(len(draft.target[k])))
    draft.target[min(len(draft.target) - 1, k + 2)].append(row)
    draft.moved.add(row[0])
    draft.target[:] = [p for p in draft.target if p]


def reorder(draft: Draft, rng: random.Random) -> None:
    """Put an Urdu paragraph before the one that it follows."""
    k = rng.randrange(len(draft.target) - 1)
    smaller = min(draft.target[k], draft.target[k + 1], key=len)
    draft.moved.update(number for number, _ in smaller)
    draft.target[k], draft.target[k + 1] = draft.target[k + 1], draft.target[k]


def drop(draft: Draft, rng: random.Random) -> None:
    """Leave an English paragraph untranslated."""
    draft.target.pop(rng.randrange(len(draft.target)))


def add(draft: Draft, rng: random.Random) -> None:
    """Add an Urdu paragraph of another document."""
    rows = [(draft.fresh(), s) for s in rng.sample(draft.strange, 3)]
    draft.target.insert(rng.randrange(len(draft.target)), rows)


def quote(draft: Draft, rng: random.Random) -> None:
    """Repeat a sentence as a paragraph of its own before its paragraph, or in the English only."""
    k = rng.randrange(len(draft.source))
    number, text = rng.choice(draft.source[k])
    here = [(p, u) for p, rows in enumerate(draft.target) for n, u in rows if n == number]
    copy = draft.fresh()
    draft.source.insert(k, [(copy, text)])
    if here and rng.random() < 0.7:
        draft.target.insert(here[0][0], [(copy, here[0][1])])


def headline(draft: Draft, rng: random.Random) -> None:
    """Put a heading or byline on one side only."""
    if rng.random() < 0.5:
        draft.source.insert(
            0, [(draft.fresh(), rng.choice(["Published in print", "By our staff"]))]
        )
    else:
        draft.target.insert(0, [(draft.fresh(), rng.choice(["ترجمہ: ادارہ", "خصوصی تحریر"]))])


def break_sentence(draft: Draft, rng: random.Random) -> None:
    """Cut a long Urdu sentence at a comma."""
    places = [
        (p, k)
        for p, rows in enumerate(draft.target)
        for k, (_, text) in enumerate(rows)
        if "،" in text[20:-20]
    ]
    if places:
        p, k = rng.choice(places)
        number, text = draft.target[p][k]
        at = text.index("،", 20) + 1
        draft.target[p][k : k + 1] = [(number, text[:at]), (number, text[at:].strip())]


CHANGES: list[Callable[[Draft, random.Random], None]] = [
    merge, split, move, reorder, drop, add, quote, headline, break_sentence,
]  # fmt: skip


def make(path: Path) -> list[dict[str, Any]]:
    """Return the set: paragraphs of both sides, gold groups, and which of them moved."""
    documents = [d for d in read_set(path) if len(d[0]) >= 12]
    rng = random.Random(20)
    made = []
    for number, (source, target, _) in enumerate(documents):
        paragraphs: list[list[int]] = []
        at = 0
        while at < len(source):
            size = rng.randint(2, 4)
            paragraphs.append(list(range(at, min(len(source), at + size))))
            at += size
        draft = Draft(
            [[(i, source[i]) for i in p] for p in paragraphs],
            [[(i, target[i]) for i in p] for p in paragraphs],
            documents[(number + 5) % len(documents)][1],
        )
        names = []
        for change in rng.sample(CHANGES, rng.randint(2, 3)):
            if len(draft.target) >= 4:
                change(draft, rng)
                names.append(change.__name__)
        made.append(_document(draft, names))
    return made


def _document(draft: Draft, names: list[str]) -> dict[str, Any]:
    places: dict[int, tuple[list[int], list[int]]] = {}
    for side, paragraphs in enumerate((draft.source, draft.target)):
        for k, (number, _) in enumerate(row for rows in paragraphs for row in rows):
            places.setdefault(number, ([], []))[side].append(k)
    return {
        "changes": names,
        "en": [[text for _, text in rows] for rows in draft.source],
        "ur": [[text for _, text in rows] for rows in draft.target],
        "gold": list(places.values()),
        "moved": [places[n] for n in sorted(draft.moved) if n in places and all(places[n])],
    }


def to_text(paragraphs: list[list[str]], language: str) -> Text:
    """Return the paragraphs as a document that was read and split."""
    text, parts, sentences, owners = "", [], [], []
    for number, rows in enumerate(paragraphs):
        start = len(text)
        for row in rows:
            sentences.append(Sentence(row, len(text), len(text) + len(row)))
            owners.append(number)
            text += row + " "
        parts.append(Paragraph(start, len(text) - 1))
        text += "\n\n"
    return Text("made", language, text, tuple(parts), tuple(sentences), tuple(owners))


def evaluate(path: Path, *, show: bool = False) -> str:
    """Return the figures of ``align_documents`` on a set that ``make`` made."""
    counts = Counts()
    found = guessed = gold_moved = 0
    lost: dict[str, int] = {}
    documents = json.loads(path.read_text(encoding="utf-8"))
    for row in documents:
        beads = align_documents(to_text(row["en"], "en"), to_text(row["ur"], "ur"))
        gold: list[Group] = [(tuple(a), tuple(b)) for a, b in row["gold"]]
        counts.add(beads, gold)
        moved = {(b.source, b.target) for b in beads if b.moved}
        expected = {(tuple(a), tuple(b)) for a, b in row["moved"]}
        found, guessed = found + len(moved & expected), guessed + len(moved)
        gold_moved += len(expected)
        wrong = {(b.source, b.target) for b in beads} - set(gold)
        for name in row["changes"]:
            lost[name] = lost.get(name, 0) + len(wrong)
        if show and wrong:
            _show(row, beads, set(gold))
    figures = AlignmentReport(path.name, len(documents), counts)
    return (
        f"{render(figures)}\n  moved: {found} of {gold_moved} found, {guessed} reported"
        f"\n  wrong beads in documents with each change: {lost}"
    )


def _show(row: dict[str, Any], beads: list[Bead], gold: set[Group]) -> None:
    print("changes:", *row["changes"])
    guesses = {(b.source, b.target): b for b in beads}
    for group in sorted(guesses.keys() - gold):
        print("   got", *group, f"{guesses[group].score:.2f}", "moved" * guesses[group].moved)
    for group in sorted(gold - guesses.keys()):
        print("  want", *group)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path, nargs="?")
    parser.add_argument("--evaluate", action="store_true", help="measure on a set made before")
    parser.add_argument("--show", action="store_true", help="print what is wrong, by document")
    options = parser.parse_args()
    if options.evaluate:
        print(evaluate(options.source, show=options.show))
    elif options.output is None:
        parser.error("name the file to write, outside the repository")
    else:
        rows = make(options.source)
        options.output.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
