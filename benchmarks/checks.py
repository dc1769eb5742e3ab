"""How fast pairs are checked: pairs a second, and microseconds a pair by stage and by check.

    python benchmarks/checks.py PAIRS.tsv … [--repeat 3]

Each file has English, a tab and Urdu on a line. Twenty pairs are checked first, so that every
resource is loaded; then each pair is seen once, in a fresh process a run. What several checks
share (words, links, names, numbers) is timed as stages of its own. CPU time, the best of the runs;
the calibration loop tells how quick the machine was meanwhile.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

WARMING = 20


def read(paths: list[Path]) -> list[tuple[str, str]]:
    """Read the pairs of TSV files; further columns are left out."""
    rows = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [(row[0], row[1]) for row in cells if len(row) > 1]


def calibrate() -> float:
    """Return the CPU milliseconds of a fixed loop, the best of five."""
    times = []
    for _ in range(5):
        start, table = time.process_time(), {}
        for i in range(200_000):
            table[i % 977] = table.get(i % 977, 0) + i
        times.append(time.process_time() - start)
    return 1000 * min(times)


def one_run(paths: list[Path], parts: bool) -> dict[str, float]:
    """Check all pairs in this process; return microseconds a pair, overall or by part."""
    from aligner.checks.runner import check_pairs

    pairs = read(paths)
    check_pairs(pairs[:WARMING])
    pairs = pairs[WARMING:]
    spent: dict[str, float] = defaultdict(float)
    if parts:
        by_part(pairs, spent)
    else:
        start = time.process_time()
        check_pairs(pairs)
        spent["all"] = time.process_time() - start
    return {name: 1e6 * t / len(pairs) for name, t in spent.items()} | {"loop": calibrate()}


def by_part(pairs: list[tuple[str, str]], spent: dict[str, float]) -> None:
    """Add up the time of each shared stage and of each check."""
    from aligner.checks import all_checks
    from aligner.checks.base import Check, Pair
    from aligner.config import Config
    from aligner.language.names import find_names
    from aligner.language.numerals import find_numbers

    config = Config()

    def timed(name: str, work: Callable[[], Any]) -> None:
        start = time.process_time()
        work()
        spent[name] += time.process_time() - start

    for english, urdu in pairs:
        pair = Pair(english, urdu)
        sides = (pair.source, pair.target)
        timed("= words", lambda sides=sides: [s.norms for s in sides])
        timed("= forms", lambda sides=sides: [s.forms for s in sides])
        timed("= links", lambda pair=pair: (pair.links, pair.links_by_source, pair.links_by_target))
        timed("= names", lambda sides=sides: [find_names(s) for s in sides])
        timed("= numbers", lambda sides=sides: [find_numbers(s) for s in sides])
        for check in all_checks():
            if isinstance(check, Check):
                timed(
                    type(check).__name__,
                    lambda check=check, pair=pair: list(check.check(pair, config)),
                )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--once", choices=["all", "parts"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(one_run(given.files, given.once == "parts")))
        return
    for what in ("all", "parts"):
        command = [sys.executable, __file__, "--once", what, *map(str, given.files)]
        runs = [
            json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            for _ in range(given.repeat)
        ]
        best = {name: min(run[name] for run in runs) for name in runs[0]}
        loop = best.pop("loop")
        for name, spent in sorted(best.items(), key=lambda item: -item[1]):
            print(f"{name:<24} {spent:8.1f} µs a pair")
        total = sum(best.values())
        print(f"{'together':<24} {total:8.1f} µs a pair, {1e6 / total:.0f} pairs/s")
        print(f"{'calibration loop':<24} {loop:8.1f} ms\n")


if __name__ == "__main__":
    main()
