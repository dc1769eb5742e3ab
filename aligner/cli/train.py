"""``aligner train``: adapt the model to a newsroom's own translations."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.models import LEXICON

_NAMED = 5  # bad rows named one by one; the rest are counted


@click.command(
    name="train",
    epilog="""\b
Example:
  aligner train memory.tsv more.tsv -o our-model
  aligner check english.txt urdu.txt --model our-model
""",
)
@click.argument(
    "pairs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAIRS..."
)
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the adapted model goes; use it by --model FOLDER.",
)
@click.option(
    "--epochs",
    type=click.IntRange(1, 50),
    default=6,
    show_default=True,
    help="How often the pairs are gone through.",
)
def command(pairs: tuple[Path, ...], folder: Path, epochs: int) -> None:
    """Adapt model and lexicon to your own translation memory.

    Each of PAIRS is a TSV file, English<TAB>Urdu. Rows that cannot be used are named and left
    out. The same pairs give the same model.
    """
    from aligner.embedding.train import adapt
    from aligner.errors import InputError
    from aligner.lexicon import load_lexicon, store
    from aligner.lexicon.train import adapt as adapt_lexicon
    from aligner.reading import read_memory

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: exists and is not an empty folder; name a new one")
    rows: list[tuple[str, str]] = []
    bad: list[str] = []
    for file in pairs:
        good, wrong = read_memory(file)
        rows += good
        bad += wrong
    for line in bad[:_NAMED]:
        click.echo(f"left out: {line}", err=True)
    if len(bad) > _NAMED:
        click.echo(f"left out: {len(bad) - _NAMED} more rows", err=True)
    before = load_lexicon()
    try:
        result = adapt(rows, folder, epochs=epochs)
        after = adapt_lexicon(before, rows)
        store.write(folder / LEXICON, after.tables)
    except ValueError as error:
        raise InputError(str(error)) from None
    click.echo(
        f"{result.folder}: adapted on {result.used} pairs ({len(bad) + result.left_out} left out); "
        f"loss {result.first_loss:.3f} → {result.last_loss:.3f}; "
        f"{len(after.tables.targets) - len(before.tables.targets)} word pairs learnt"
    )
