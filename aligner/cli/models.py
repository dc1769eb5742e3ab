"""Choosing the model of a command: an adapted folder brings its lexicon with it."""

from __future__ import annotations

from pathlib import Path

LEXICON = "lexicon.bin"


def choose_model(name: str | None) -> None:
    """Use the lexicon of an adapted model's folder for the rest of the process, if it has one.

    Raises:
        InputError: the lexicon in the folder cannot be read.
    """
    if name is None or not (path := Path(name).expanduser() / LEXICON).is_file():
        return
    from aligner.errors import InputError
    from aligner.lexicon import store, use_lexicon

    try:
        use_lexicon(path)
    except store.LexiconError as error:
        raise InputError(str(error)) from None
