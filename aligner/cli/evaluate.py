"""``aligner evaluate``: the numbers of the README, from files with a key."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.models import choose_model

_FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False)
)
_MODEL = click.option("--model", metavar="FOLDER_OR_NAME", help="Another model.")


@click.group(name="evaluate")
def command() -> None:
    """Measure a part of the program on files that say what is right."""


@command.command("alignment")
@_FILES
@_MODEL
@click.option("--reliability", is_flag=True, help="Also show how far bead scores can be trusted.")
def alignment(files: tuple[Path, ...], model: str | None, reliability: bool) -> None:
    """Strict and lax F1, and recall by kind of bead.

    Each file is a JSON list of {"en": […], "ur": […], "gold": [[[i…], [j…]], …]}.
    """
    from aligner.alignment.evaluate import evaluate_alignment, render
    from aligner.embedding import load_embedder

    choose_model(model)
    embedder = load_embedder(model)
    for file in files:
        report = evaluate_alignment(file, embedder=embedder)
        click.echo(render(report, reliability=reliability))


@command.command("embedding")
@_FILES
@_MODEL
def embedding(files: tuple[Path, ...], model: str | None) -> None:
    """Precision at 1 by plain cosine and by ratio margin, both ways, and the speed.

    Each file is a TSV of pairs, English<TAB>Urdu.
    """
    from aligner.embedding import load_embedder
    from aligner.embedding.evaluate import evaluate_embedding
    from aligner.reading import read_pairs

    embedder = load_embedder(model)
    for file in files:
        click.echo(f"{file.name}: " + evaluate_embedding(read_pairs(file), embedder).render())


@command.command("splitting")
@_FILES
@click.option("--lang", "language", type=click.Choice(("en", "ur")), required=True)
def splitting(files: tuple[Path, ...], language: str) -> None:
    """Texts split exactly as marked, or boundary F1 on marked sentences.

    Each file is a JSON list of [text, [sentences]], or of {"text", "doc", "newpar"}.
    """
    from aligner.splitting.evaluate import evaluate_file

    for file in files:
        click.echo(f"{file.name}: {evaluate_file(file, language)}")


@command.command("checks")
@_FILES
@click.option("--misses", is_flag=True, help="List what was not solved, or what was flagged.")
def checks(files: tuple[Path, ...], misses: bool) -> None:
    """What the checks find, and what they wrongly flag.

    \b
    A contrast TSV (type, English, faithful, wrong): solved by type. Solved is a major or critical
      finding on the wrong rendering and none on the faithful one.
    A TSV of good pairs (English, Urdu): the share flagged, by rule.
    A key (NAME.key.json beside the documents it names): precision and recall by severity, MCC,
      and recall at fixed false-alarm rates.
    """
    from aligner.checks.evaluate import evaluate_file

    for file in files:
        click.echo(evaluate_file(file, misses=misses))
