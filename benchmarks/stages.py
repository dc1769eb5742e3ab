"""Where the time of ``aligner check`` goes: CPU seconds by stage, in a fresh process.

    python benchmarks/stages.py [ENGLISH URDU] [--repeat 5]

Prints the median of several runs. Absolute times differ between machines: compare within a run.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"


def one_run(english: Path, urdu: Path) -> dict[str, float]:
    """Run every stage once in this process; return CPU seconds and the peak in MB."""
    spent: dict[str, float] = {}

    def stage(name: str, before: float) -> float:
        now = time.process_time()
        spent[name] = now - before
        return now

    at = 0.0
    import aligner.pipeline
    from aligner.alignment import align_documents
    from aligner.config import Config
    from aligner.embedding import load_embedder
    from aligner.lexicon import load_lexicon
    from aligner.reading import read_documents

    at = stage("start and imports", at)
    ((source, target),) = read_documents(english, urdu, Config())
    at = stage("read and split", at)
    embedder = load_embedder(None)
    at = stage("load the model", at)
    load_lexicon()
    at = stage("load the lexicon", at)
    beads = tuple(align_documents(source, target, embedder=embedder))
    at = stage("embed and align", at)
    document = aligner.pipeline.check_beads(source, target, beads, Config())
    at = stage("check and score", at)
    import reports

    reports.render(aligner.pipeline.make_run([document], Config()), "html")
    at = stage("render HTML", at)
    spent["total"] = at
    spent["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    files = given.files or [SEEDS / "border_town.en.txt", SEEDS / "border_town.ur.txt"]
    if given.once:
        print(json.dumps(one_run(*files)))
        return
    runs = []
    for _ in range(given.repeat):
        command = [sys.executable, __file__, "--once", *map(str, files)]
        runs.append(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
    for name in runs[0]:
        print(f"{name:<20} {statistics.median(r[name] for r in runs):8.3f}")


if __name__ == "__main__":
    main()
