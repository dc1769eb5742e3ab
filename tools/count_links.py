"""Count how often each content word finds a partner in good training pairs.

    python -m tools.count_links DATA/train

Writes ``aligner/resources/lexicon/link_rates.tsv``, from which ``aligner/checks/presence.py``
knows what a missing link means: much for a word that nearly always has one, little for others.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from aligner import resources
from aligner.checks.base import Pair
from aligner.checks.presence import content_words
from tools.fit_omission import read_good

LEAST = 4  # a word seen less often says too little about itself
MOST_OTHER = 10_000
HEADER = """\
# How often a content word found a partner in good pairs, counted by tools/count_links.py.
# language: en or ur. word: its matching form. seen: how often. linked: of these, with a partner.
#:language\tword\tseen\tlinked
"""


def main(folder: Path) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    linked: Counter[tuple[str, str]] = Counter()
    written, other = read_good(folder)
    random.Random(11).shuffle(other)
    for english, urdu in written + other[:MOST_OTHER]:
        pair = Pair(english, urdu)
        for side, links in (
            (pair.source, pair.links_by_source),
            (pair.target, pair.links_by_target),
        ):
            for i in content_words(side):
                word = side.language, side.norms[i]
                seen[word] += 1
                linked[word] += i in links
    rows = [
        f"{a}\t{w}\t{n}\t{linked[a, w]}\n" for (a, w), n in sorted(seen.items()) if w and n >= LEAST
    ]
    path = resources.path("lexicon/link_rates.tsv")
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)} words")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of training TSV files")
    main(parser.parse_args().data)
