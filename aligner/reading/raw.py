"""What the readers of the formats take and give."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.document import Paragraph


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, the name to call it in messages, and the encoding asked for."""

    name: str
    data: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class RawText:
    """A file's text and its paragraphs, in order, before languages are told apart."""

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
