"""Alignment: which sentences of the Urdu translate which of the English."""

from __future__ import annotations

from aligner.alignment.documents import align_documents, align_paragraphs
from aligner.alignment.score import document_score, paragraph_scores
from aligner.alignment.sentences import align

__all__ = ["align", "align_documents", "align_paragraphs", "document_score", "paragraph_scores"]
