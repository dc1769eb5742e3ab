"""``aligner split``: sentences, one a line."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    name="split",
    epilog="""\b
Examples:
  aligner split urdu.txt --lang ur
  aligner split - --lang en < english.txt
""",
)
@click.argument("file", type=click.Path())
@click.option(
    "--lang",
    "language",
    type=click.Choice(("en", "ur")),
    required=True,
    help="The language of the text.",
)
@click.option(
    "--encoding", metavar="NAME", help="The file's encoding when it is not UTF-8 or UTF-16."
)
def command(file: str, language: str, encoding: str | None) -> None:
    """Split a text into sentences and print them one a line, in order."""
    from aligner.reading import other_language, read_text

    text = read_text(Path(file), language, encoding)
    if seen := other_language(text):
        click.echo(f"note: {text.name} {seen}; --lang is {language}", err=True)
    for sentence in text.sentences:
        click.echo(" ".join(sentence.text.split()))
