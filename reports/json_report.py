"""The JSON of a run. Its schema is ``reports/schema.json``; ``SCHEMA_VERSION`` names it."""

from __future__ import annotations

import json
from typing import Any

from aligner.document import (
    Bead,
    Document,
    Finding,
    Location,
    Related,
    Run,
    Side,
    Span,
    Text,
)
from aligner.pipeline import absolute, extent

SCHEMA_VERSION = "1.0"


def render(run: Run) -> str:
    """Return the run as JSON, UTF-8 text with sorted findings, one line per value."""
    return json.dumps(to_dict(run), ensure_ascii=False, indent=1) + "\n"


def to_dict(run: Run) -> dict[str, Any]:
    """Return the run as plain data, as the schema describes it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "signature": {
            "version": run.signature.version,
            "model": run.signature.model,
            "resources": run.signature.resources,
            "config": run.signature.config,
        },
        "gates": [
            {"name": g.name, "limit": g.limit, "measured": g.measured, "failed": g.failed}
            for g in run.gates
        ],
        "documents": [_document(d) for d in run.documents],
    }


def _document(doc: Document) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": {"name": doc.source.name, "language": doc.source.language},
        "target": {"name": doc.target.name, "language": doc.target.language},
        "alignment_score": doc.alignment_score,
        "lowest_paragraph": min((p.score for p in doc.paragraph_scores), default=None),
        "quality_score": doc.quality_score,
        "source_words": doc.source_words,
        "silenced": doc.silenced,
        "paragraph_scores": [
            {
                "source": list(p.source),
                "target": list(p.target),
                "score": p.score,
                "words": p.words,
            }
            for p in doc.paragraph_scores
        ],
        "beads": [_bead(b, doc) for b in doc.beads],
        "findings": [_finding(f, doc) for f in doc.findings],
    }
    if doc.reference is not None:
        data["reference"] = _reference(doc)
    return data


def _bead(bead: Bead, doc: Document) -> dict[str, Any]:
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "score": round(bead.score, 4),
        "moved": bead.moved,
        "source_span": _span(extent(doc.source, bead.source) if bead.source else None, doc.source),
        "target_span": _span(extent(doc.target, bead.target) if bead.target else None, doc.target),
    }


def _finding(finding: Finding, doc: Document) -> dict[str, Any]:
    f = finding
    data: dict[str, Any] = {
        "rule": f.rule,
        "name": f.name,
        "severity": f.severity.value,
        "confidence": f.confidence,
        "message": f.message,
        "suggestion": f.suggestion,
        "source_span": _span(f.source_span, doc.source, f.source_location),
        "target_span": _span(f.target_span, doc.target, f.target_location),
        "related": [_related(r, doc) for r in f.related],
        "bead": f.bead,
        "fingerprint": f.fingerprint,
        "text_hash": f.text_hash,
    }
    for side, location in (("source", f.source_location), ("target", f.target_location)):
        if location is not None:
            data[f"{side}_location"] = _location(location)
    return data


def _related(related: Related, doc: Document) -> dict[str, Any]:
    text = doc.source if related.side is Side.SOURCE else doc.target
    data: dict[str, Any] = {
        "side": related.side.value,
        "span": _span(related.span, text, related.location),
        "note": related.note,
    }
    if related.location is not None:
        data["location"] = _location(related.location)
    return data


def _location(location: Location) -> dict[str, Any]:
    return {"part": location.part, "index": location.index}


def _span(span: Span | None, text: Text, location: Location | None = None) -> dict[str, Any] | None:
    if span is None:
        return None
    place = absolute(span, location, text) or span
    return {"start": span.start, "end": span.end, "text": text.text[place.start : place.end]}


def _reference(doc: Document) -> dict[str, Any]:
    reference = doc.reference
    assert reference is not None
    return {
        "name": reference.name,
        "chrF++": reference.chrf,
        "BLEU": reference.bleu,
        "TER": reference.ter,
        "signatures": dict(reference.signatures),
        "segments": [
            {"bead": s.bead, "reference": s.reference, "chrF++": s.chrf, "BLEU": s.bleu,
             "TER": s.ter}
            for s in reference.segments
        ],
    }  # fmt: skip
