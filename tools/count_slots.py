"""Count by which Urdu marker each English slot is rendered in good training pairs.

    python -m tools.count_slots DATA/train

Writes ``aligner/resources/slot_counts.tsv``, from which ``aligner/roles/exchange.py`` knows when
two people of a pair are likelier in each other's places. Only the pairs written for it count.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from aligner import resources
from aligner.checks.base import Pair
from aligner.roles import english_clause
from aligner.roles.exchange import placed
from aligner.roles.slots import SLOTS, fillers
from tools.fit_omission import read_good

HEADER = """\
# How often an Urdu marker stood behind the rendering of an English slot, counted in the training
# pairs written for this project by tools/count_slots.py; read by aligner/roles/exchange.py.
# slot: an element of SLOTS in aligner/roles/slots.py. marker: the postposition. count: times seen.
#:slot\tmarker\tcount
"""


def main(folder: Path) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    written, _ = read_good(folder)
    for english, urdu in written:
        pair = Pair(english, urdu)
        found = [f for f in fillers(english_clause.read(pair.source)) if f.slot in SLOTS]
        counts.update((p.filler.slot, p.marker) for p in placed(pair, found))
    path = resources.path("slot_counts.tsv")
    rows = [f"{slot}\t{marker}\t{n}\n" for (slot, marker), n in sorted(counts.items())]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    print(f"{path.name}: {sum(counts.values())} phrases")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of training TSV files")
    main(parser.parse_args().data)
