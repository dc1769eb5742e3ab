"""A progress bar on standard error, for long work only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from aligner.pipeline import Progress

_LONG = 500  # steps from which a bar is worth showing


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Yield what advances a bar; None when nothing is to be shown or nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:

        def start(stage: str, steps: int) -> Iterator[None]:
            task = bar.add_task(stage, total=steps, visible=steps >= _LONG)
            for _ in range(steps):
                bar.advance(task)
                yield

        yield start
