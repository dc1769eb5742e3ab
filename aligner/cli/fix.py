"""``aligner fix``: repair the typing of an Urdu text where that is safe."""

from __future__ import annotations

import codecs
import difflib
from pathlib import Path

import click

_READABLE = (".txt", ".md", ".markdown", ".tsv", "")
_PASSES = 8  # two are rare


@click.command(
    name="fix",
    epilog="\b\nExamples:\n  aligner fix urdu.txt --diff\n  aligner fix urdu.txt -o clean.txt",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--diff", "only_diff", is_flag=True, help="Only show what would change.")
@click.option("-o", "--output-file", type=click.Path(path_type=Path), help="Write here instead.")
@click.option("--encoding", metavar="NAME", help="The file's encoding if not UTF-8 or UTF-16.")
def command(file: Path, only_diff: bool, output_file: Path | None, encoding: str | None) -> None:
    """Repair the Urdu typing of a plain text or Markdown FILE in place, and show what changed.

    Letters of an Arabic keyboard, Latin punctuation after Urdu words, spaces around punctuation,
    tatweel and stray direction controls. Lines that are not Urdu, and Arabic quotations, are left
    as they are.
    """
    from aligner.atomic import write_atomically
    from aligner.errors import InputError
    from aligner.reading.source import decode, load

    if file.suffix.lower() not in _READABLE:
        raise InputError(f"{file}: fix reads plain text and Markdown; save the text as one of them")
    source = load(file, encoding)
    text = decode(source)
    fixed = repair(text)
    before, after = text.splitlines(keepends=True), fixed.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, str(file), "fixed"):
        click.echo(
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n", nl=False
        )
    if fixed == text:
        click.echo("nothing to repair", err=True)
    if not only_diff and (output_file is not None or fixed != text):
        write_atomically(output_file or file, _encoded(fixed, source.data, encoding))


def repair(text: str) -> str:
    """Return the text with the safe edits made in its Urdu lines."""
    from aligner.language.urdu import urdu_share

    lines = text.splitlines(keepends=True)
    return "".join(_repaired(line) if urdu_share(line) > 0.5 else line for line in lines)


def _repaired(line: str) -> str:
    """Make the safe edits of a line, and those that they lay open (a mark behind a tatweel)."""
    from aligner.language.typography import apply, edits

    for _ in range(_PASSES):
        safe = [e for e in edits(line) if e.safe]
        if not safe:
            break
        line = apply(line, safe)
    return line


def _encoded(text: str, original: bytes, encoding: str | None) -> bytes:
    """Return the text in the encoding that its file had, with its BOM if it had one."""
    if encoding:
        return text.encode(encoding)
    for bom, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if original.startswith(bom):
            return bom + text.encode(codec)
    return text.encode("utf-16-le" if b"\x00" in original[:200] else "utf-8")
