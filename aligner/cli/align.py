"""``aligner align``: which sentences translate which."""

from __future__ import annotations

from pathlib import Path

import click

from aligner.cli.models import choose_model

_SUFFIXES = {".tsv": "tsv", ".json": "json", ".tmx": "tmx", ".ladder": "ladder"}


@click.command(
    name="align",
    epilog="""\b
Examples:
  aligner align english.txt urdu.txt
  aligner align english.docx urdu.docx -o memory.tmx
  aligner align --lines en.txt ur.txt --output-format ladder
""",
)
@click.argument("english", type=click.Path())
@click.argument("urdu", type=click.Path(), required=False)
@click.option("--lines", is_flag=True, help="Each line is a sentence already; do not split.")
@click.option(
    "--output-format",
    type=click.Choice(("tsv", "json", "ladder", "tmx")),
    help="TSV (default), JSON, Vecalign's ladder [i]:[j]:score, or a TMX 1.4b memory.",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path),
    help="Write to a file; its suffix (.tsv .json .ladder .tmx) chooses the format.",
)
@click.option("--model", metavar="FOLDER_OR_NAME", help="Another sentence-transformers model.")
@click.option("--prompt", default="", metavar="TEXT", help="Text before each sentence.")
@click.option("--encoding", metavar="NAME", help="The files' encoding if not UTF-8 or UTF-16.")
@click.option("--lock-paragraphs", is_flag=True, help="Never align across paragraph breaks.")
def command(
    *,
    english: str,
    urdu: str | None,
    lines: bool,
    output_format: str | None,
    output_file: Path | None,
    model: str | None,
    prompt: str,
    encoding: str | None,
    lock_paragraphs: bool,
) -> None:
    """Pair the sentences of an ENGLISH and an URDU text, many to many.

    With one file, it holds both languages. A sentence without partner stands in a line with one
    empty side.
    """
    from aligner.alignment import align, align_documents
    from aligner.alignment.formats import FORMATS
    from aligner.atomic import write_atomically
    from aligner.config import Config
    from aligner.embedding import load_embedder
    from aligner.errors import InputError
    from aligner.reading import read_documents, read_lines

    name = output_format or _SUFFIXES.get(output_file.suffix.lower() if output_file else ".tsv")
    if name is None:
        raise InputError(f"{output_file}: use .tsv, .json, .ladder or .tmx, or --output-format")
    if lines and urdu is None:
        raise click.UsageError("--lines needs two files, ENGLISH and URDU")
    choose_model(model)
    embedder = load_embedder(model, prompt)
    if lines:
        source, target = (read_lines(Path(f), encoding) for f in (english, urdu) if f)
        beads = align(source, target, embedder=embedder)
    else:
        second = Path(urdu) if urdu else None
        ((left, right),) = read_documents(Path(english), second, Config(encoding=encoding))
        beads = align_documents(left, right, embedder=embedder, lock_paragraphs=lock_paragraphs)
        source, target = ([s.text for s in t.sentences] for t in (left, right))
    content = FORMATS[name](beads, source, target)
    if output_file is None:
        click.echo(content, nl=False)
    else:
        write_atomically(output_file, content)
