"""``aligner check``: the main job."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from aligner.cli.models import choose_model
from aligner.config import Config
from aligner.document import Document, Run
from aligner.errors import InputError

FORMATS = ("text", "json", "html")
_SETTINGS = (
    "select", "ignore", "profile", "min_confidence", "fail_on", "fail_confidence", "fail_under",
    "fail_under_alignment", "fail_under_paragraph", "model", "prompt", "encoding",
    "lock_paragraphs", "glossary",
)  # fmt: skip


def _codes(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> list[str] | None:
    codes = [part.strip() for item in value for part in item.split(",") if part.strip()]
    return codes or None


@click.command(
    name="check",
    epilog="""\b
Examples:
  aligner check english.txt urdu.txt
  aligner check op-ed.docx -o report.html
  aligner check --pairs memory.tsv --output-format json
  aligner check english.md urdu.md --fail-on major --fail-under 80

Exit codes: 0 nothing reaches the fail level; 1 something does; 2 bad use or unreadable input.
""",
)
@click.argument("files", nargs=-1, type=click.Path(), metavar="[ENGLISH] URDU | BILINGUAL")
@click.option(
    "--pairs",
    type=click.Path(),
    metavar="FILE.tsv",
    help="Pairs that are already aligned: English<TAB>Urdu, one a line.",
)
@click.option("--output-format", type=click.Choice(FORMATS), help="What to print (default: text).")
@click.option(
    "-o",
    "--output-file",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Write a report; the suffix chooses the format. May be repeated.",
)
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    metavar="CODES",
    help="Only these rules: codes, beginnings of codes (NUM) or names, comma-separated.",
)
@click.option(
    "--ignore", multiple=True, callback=_codes, metavar="CODES", help="Leave these rules out."
)
@click.option(
    "--profile",
    metavar="NAME",
    help="A named set of settings: news (default), strict, typography-off.",
)
@click.option("--min-confidence", type=float, metavar="0-1", help="Leave out less sure findings.")
@click.option(
    "--fail-on",
    metavar="LEVEL",
    help="Exit 1 from this severity on: minor, major, critical (default), never.",
)
@click.option(
    "--fail-confidence",
    type=float,
    metavar="0-1",
    help="… and only when the finding is at least this sure (default .8).",
)
@click.option(
    "--fail-under", type=float, metavar="SCORE", help="Exit 1 when the quality score is lower."
)
@click.option(
    "--fail-under-alignment",
    type=float,
    metavar="SCORE",
    help="Exit 1 when the document's alignment score is lower.",
)
@click.option(
    "--fail-under-paragraph",
    type=float,
    metavar="SCORE",
    help="Exit 1 when any paragraph's alignment score is lower.",
)
@click.option(
    "--reference",
    type=click.Path(),
    metavar="FILE",
    help="An approved Urdu translation: shows chrF++, BLEU and TER against it.",
)
@click.option(
    "--model",
    metavar="FOLDER_OR_NAME",
    help="A sentence-transformers model instead of the embedded one (extra: neural).",
)
@click.option(
    "--prompt",
    metavar="TEXT",
    help="Text put before each sentence for the model, such as 'query: '.",
)
@click.option(
    "--encoding", metavar="NAME", help="The files' encoding when it is not UTF-8 or UTF-16."
)
@click.option(
    "--lock-paragraphs", is_flag=True, default=None, help="Never align across paragraph breaks."
)
@click.option(
    "--glossary", type=click.Path(), metavar="FILE", help="The house's terms (TSV, CSV or TBX)."
)
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A settings file instead of the nearest aligner.toml or pyproject.toml.",
)
@click.option("--isolated", is_flag=True, help="Use no settings file.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def command(
    ctx: click.Context, /, files: tuple[str, ...], pairs: str | None, **options: Any
) -> None:
    """Check an Urdu translation against its English original.

    Give the English and the Urdu file, or one file that holds both languages (first the English
    and then the Urdu, or paragraph by paragraph). `-` reads standard input. Plain text, Markdown
    and DOCX are read.
    """
    _check_use(ctx, files, pairs)
    for path in options["outputs"]:
        _check_output(path)
    config = make_config(options)
    choose_model(config.model)
    run = _run(files, pairs, config, options)
    for path in options["outputs"]:
        write_report(run, path)
    if not options["quiet"]:
        _print(run, options["output_format"] or "text", explicit=bool(options["output_format"]))
    ctx.exit(1 if any(g.failed for g in run.gates) else 0)


def _check_use(ctx: click.Context, files: tuple[str, ...], pairs: str | None) -> None:
    if pairs and files:
        ctx.fail("give either --pairs FILE.tsv or files to read, not both")
    if not pairs and not 1 <= len(files) <= 2:
        ctx.fail("give ENGLISH and URDU, or one BILINGUAL file; see aligner check --help")
    if files.count("-") > 1:
        ctx.fail("only one of the two files can be standard input (-)")


def _check_output(path: Path) -> None:
    import reports

    if reports.format_of(path) is None:
        known = ", ".join(s for suffixes, _ in reports.FORMATS.values() for s in suffixes)
        raise InputError(f"{path}: no report format for this suffix; use one of {known}")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path}: the folder does not exist; create it first")


def make_config(options: dict[str, Any]) -> Config:
    """Return the configuration of a settings file and of command-line options."""
    from aligner import settings

    layers: list[tuple[str, dict[str, Any]]] = []
    file = options.get("config_file")
    if file is None and not options.get("isolated"):
        file = settings.find_file(Path.cwd())
    if file is not None:
        layers.append((str(file), settings.load_file(file)))
    given = {k: options[k] for k in _SETTINGS if options.get(k) is not None}
    layers.append(("command line", given))
    return settings.build(*layers)


def _run(files: tuple[str, ...], pairs: str | None, config: Config, options: dict[str, Any]) -> Run:
    from aligner.cli.progress import progress
    from aligner.pipeline import check_given_pairs, check_texts, make_run

    with progress(quiet=options["quiet"]) as bar:
        if pairs is not None:
            from aligner.reading import read_pairs

            documents = [
                check_given_pairs(read_pairs(Path(pairs), config.encoding), pairs, config, bar)
            ]
        else:
            from aligner.reading import read_documents

            paths = [Path(f) for f in files]
            texts = read_documents(paths[0], paths[1] if len(paths) == 2 else None, config)
            documents = [check_texts(s, t, config, bar) for s, t in texts]
        if options["reference"]:
            documents = [_compare(d, Path(options["reference"]), config) for d in documents]
    return make_run(documents, config)


def _compare(document: Document, path: Path, config: Config) -> Document:
    from aligner.language.urdu import urdu_share
    from aligner.reading import read_text
    from aligner.reference import compare

    reference = read_text(path, "ur", config.encoding)
    if urdu_share(reference.text) < 0.5:
        raise InputError(f"{path}: the reference must be an Urdu translation, but this is English")
    return replace(document, reference=compare(document, reference, config))


def write_report(run: Run, path: Path) -> None:
    """Write a report so that the file is either whole or not there.

    Raises:
        InputError: the file cannot be written.
    """
    import reports
    from aligner.atomic import write_atomically

    name = reports.format_of(path)
    assert name is not None
    write_atomically(path, reports.render(run, name))


def _print(run: Run, name: str, *, explicit: bool) -> None:
    import reports

    if name == "text" and (sys.stdout.isatty() or not explicit):
        from rich.console import Console

        from reports.text import print_run

        print_run(run, Console(highlight=False))
    else:
        click.echo(reports.render(run, name), nl=False)
