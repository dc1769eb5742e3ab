"""Files in, texts out: plain text, Markdown and DOCX, one file per format.

``read`` gives a file's text and paragraphs; ``read_text``, ``read_bilingual`` and
``read_documents`` give texts of one language, split into sentences; ``read_pairs`` reads TSV.
All raise :class:`aligner.errors.InputError` with one line for whoever gave the file.
"""

from __future__ import annotations

from aligner.reading.formats import read
from aligner.reading.lines import read_lines, read_memory
from aligner.reading.pairs import read_pairs
from aligner.reading.raw import RawText
from aligner.reading.source import MAX_BYTES
from aligner.reading.texts import other_language, read_bilingual, read_documents, read_text

__all__ = [
    "MAX_BYTES", "RawText", "other_language", "read", "read_bilingual", "read_documents",
    "read_lines", "read_memory", "read_pairs", "read_text",
]  # fmt: skip
