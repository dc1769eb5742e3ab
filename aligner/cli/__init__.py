"""The command line. One small module per command, imported only when the command is used."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

import aligner

# One line a command: its name, its module, and its help line in the list of commands.
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("check", "Check an Urdu translation against its English; write a report."),
    "split": ("split", "Split a text into sentences, one a line."),
    "align": ("align", "Pair the sentences of an English and an Urdu text."),
    "fix": ("fix", "Repair the Urdu typing of a file where it is safe."),
    "rules": ("rules", "List the rules."),
    "explain": ("explain", "Explain a rule, with an example."),
    "evaluate": (
        "evaluate",
        "Measure alignment, embedding, splitting or checks on files with a key.",
    ),
    "train": ("train", "Adapt the model and lexicon to your own translations."),
}

# A text is small work: threads that wait for more of it cost a sixth of a run. The user may say
# otherwise by the same names. Read by numpy and tokenizers when they are imported.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


class _Lazy(click.Group):
    """A group whose commands are imported on use, so that help and errors come at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"aligner.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from aligner.settings import suggest

            ctx.fail(f"unknown command {args[0]!r}{suggest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; the reader of its output may go away (`| head`), which is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and exit: 0, 1, or 2 with one line that says what was wrong."""
        from aligner.errors import InputError

        # The tables of words are many small objects that live on: looking through them for
        # cycles again and again would be a fifth of a run.
        gc.disable()
        for name, value in _ONE_THREAD.items():
            os.environ.setdefault(name, value)
        extra["standalone_mode"] = False
        try:
            result = super().main(*args, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            sys.exit(0)
        except click.UsageError as error:
            message = " ".join(error.format_message().split())
            where = error.ctx.command_path if error.ctx else "aligner"
            hint = "" if "--help" in message else f" (see {where} --help)"
            click.echo(f"aligner: {message}{hint}", err=True)
            sys.exit(2)
        except (InputError, click.ClickException) as error:
            click.echo(f"aligner: {error}", err=True)
            sys.exit(2)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(130)
        sys.exit(result if isinstance(result, int) else 0)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(aligner.__version__, prog_name="aligner")
def main() -> None:
    """Find out whether an Urdu text says what its English original says.

    \b
    Check a translation and open the report:
      aligner check english.docx urdu.docx -o report.html
    Check a file that holds both, the English and then the Urdu:
      aligner check op-ed.txt
    Say why a rule flags what it flags:
      aligner explain NUM001
    """
