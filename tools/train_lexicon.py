"""Learn the lexicon that ships with the package.

    python tools/train_lexicon.py DATA/train --dev DATA/dev [--extra FILE.tsv …]

Reads the training pairs, leaves out what shares text with the dev sets, reduces words to keys (one
for all inflections and spellings), aligns the words with eflomal (``eflomal-align`` on the PATH or
by ``--aligner``; not shipped), counts links in both directions, prunes, and writes
``aligner/resources/lexicon/lexicon.bin``. About two minutes on two cores. eflomal samples and takes
no seed, so that two runs differ by a few rare entries; everything else is deterministic.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import training_data

from aligner import resources
from aligner.language.tokens import tokenize
from aligner.lexicon import store
from aligner.lexicon.function_words import is_function_word
from aligner.lexicon.keys import choose_keys, citation_forms, lexicon_words
from aligner.lexicon.learning import Alignment, Counts, Sample, make_tables

# How often a pair of each group counts: text of the press is scarce and right.
_WEIGHTS = {"news": 4, "names": 2, "wiki": 1, "docs": 1, "strings": 1, "words": 1}
_LONGEST = 90  # words; longer pairs align badly
# The least probability of a rendering of the hand-written supplement, by its place in the row.
_GIVEN = (0.5, 0.4, 0.35, 0.3, 0.25, 0.2)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of training TSV files")
    parser.add_argument("--dev", type=Path, required=True, help="folder of dev sets to keep out")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="further TSV files")
    parser.add_argument("--aligner", default="eflomal-align")
    parser.add_argument("--out", type=Path, default=resources.path("lexicon") / "lexicon.bin")
    options = parser.parse_args()
    forbidden = training_data.Forbidden(training_data.dev_texts(options.dev))
    pairs, dropped = training_data.load(options.data, forbidden, options.extra)
    print(f"{len(pairs)} pairs; left out: {dict(dropped)}")
    samples, citations, keys = to_samples(pairs)
    counts = Counts()
    for sample, (forward, backward) in zip(samples, align(samples, options.aligner), strict=True):
        counts.add(sample, forward, backward)
    tables = make_tables(counts, citations, supplement(keys))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    store.write(options.out, tables)
    print(
        f"{len(tables.english)} English keys, {len(tables.urdu)} Urdu keys, "
        f"{len(tables.targets)} entries, {options.out.stat().st_size} bytes"
    )


def to_samples(
    pairs: list[training_data.Pair],
) -> tuple[list[Sample], dict[str, str], dict[str, dict[str, str]]]:
    """Return the pairs as keys, the Urdu keys' citation forms, and each language's word to key."""
    texts = []
    counts: dict[str, Counter[str]] = {"en": Counter(), "ur": Counter()}
    rows = [(p.english, p.urdu, p.group) for p in pairs if p.group in _WEIGHTS]
    rows += [(e, u, "words") for e, u in supplement_rows()]
    rows += [(e, u, "names") for e, u in gazetteer_rows()]
    for english_text, urdu_text, group in rows:
        english = lexicon_words(tokenize(english_text), "en")
        urdu = lexicon_words(tokenize(urdu_text), "ur")
        if not english or not urdu or max(len(english), len(urdu)) > _LONGEST:
            continue
        if max(len(english), len(urdu)) > 6 and not 1 / 3 < len(english) / len(urdu) < 3:
            continue
        counts["en"].update(english)
        counts["ur"].update(urdu)
        texts.append((english, urdu, group))
    keys = {language: choose_keys(counter, language) for language, counter in counts.items()}
    samples = [
        Sample(
            tuple(keys["en"][w] for w in english),
            tuple(keys["ur"][w] for w in urdu),
            _WEIGHTS[group],
            group not in ("words", "names"),
        )
        for english, urdu, group in texts
    ]
    return samples, citation_forms(counts["ur"], keys["ur"]), keys


def supplement_rows() -> Iterator[tuple[str, str]]:
    """Yield the English and Urdu of every row of the hand-written supplement."""
    for row in resources.read_tsv("lexicon_supplement.tsv"):
        for urdu in resources.alternatives(row["urdu"]):
            yield row["english"], urdu


def gazetteer_rows() -> Iterator[tuple[str, str]]:
    """Yield every spelling of every name in the gazetteer with its usual Urdu."""
    for row in resources.read_tsv("names.tsv"):
        for english in resources.alternatives(row["english"]):
            for urdu in resources.alternatives(row["urdu"])[:2]:
                yield english, urdu


def supplement(keys: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, float]]:
    """Yield the supplement's entries of one word each, as keys, with their least probability."""
    for row in resources.read_tsv("lexicon_supplement.tsv"):
        for place, urdu in enumerate(resources.alternatives(row["urdu"])):
            if " " in row["english"] + urdu or is_function_word(urdu, "ur"):
                continue
            words = (
                lexicon_words(tokenize(row["english"]), "en"),
                lexicon_words(tokenize(urdu), "ur"),
            )
            if len(words[0]) == len(words[1]) == 1:
                given = _GIVEN[min(place, len(_GIVEN) - 1)]
                yield keys["en"][words[0][0]], keys["ur"][words[1][0]], given


def align(samples: list[Sample], aligner: str) -> Iterator[tuple[Alignment, Alignment]]:
    """Yield each sample's word alignment in both directions, by eflomal."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / name for name in ("english", "urdu", "forward", "backward")]
        with names[0].open("w") as english, names[1].open("w") as urdu:
            for sample in samples:
                english.write((" ".join(sample.english) + "\n") * sample.weight)
                urdu.write((" ".join(sample.urdu) + "\n") * sample.weight)
        flags = zip(("-s", "-t", "-f", "-r"), map(str, names), strict=True)
        command = [aligner, "--overwrite", "-m", "3", *(part for pair in flags for part in pair)]
        subprocess.run(command, check=True)
        with names[2].open() as forward, names[3].open() as backward:
            for sample in samples:
                for copy in range(sample.weight):  # all copies are read, the first one counts
                    links = (_links(next(forward)), _links(next(backward)))
                    if copy == 0:
                        yield links


def _links(line: str) -> Alignment:
    pairs = (link.split("-") for link in line.split())
    return frozenset((int(i), int(j)) for i, j in pairs)


if __name__ == "__main__":
    main()
