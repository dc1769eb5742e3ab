"""The summary for a terminal, by rich. Urdu is isolated by FSI and PDI; nothing is shaped."""

from __future__ import annotations

import io
from collections import Counter

from rich.console import Console
from rich.text import Text as RichText

from aligner.document import Document, Finding, Run, Severity, Span, Text
from aligner.pipeline import absolute, extent
from reports.terminal import FSI, PDI, isolate, shorten, visible

_STYLE = {Severity.CRITICAL: "bold red", Severity.MAJOR: "yellow", Severity.MINOR: "cyan"}
_CONTEXT = 110  # code points of context shown round a marked place
_MARKED = 240  # code points of a marked place shown; its middle is left out


def render(run: Run) -> str:
    """Return the summary without colours."""
    out = io.StringIO()
    print_run(run, Console(file=out, width=100, color_system=None, highlight=False))
    return out.getvalue()


def print_run(run: Run, console: Console) -> None:
    """Print the summary of a run: scores, findings by severity, gates, signature."""
    for document in run.documents:
        _print_document(document, console)
    for gate in run.gates:
        verdict = "FAILED" if gate.failed else "passed"
        line = f"gate {gate.name}: {gate.limit}; {gate.measured}: "
        console.print(
            RichText(line).append(verdict, "bold red" if gate.failed else "green"), soft_wrap=True
        )
    console.print(RichText(str(run.signature), style="dim"), soft_wrap=True)


def _print_document(doc: Document, console: Console) -> None:
    names = dict.fromkeys((doc.source.name, doc.target.name))
    console.print(RichText(" ↔ ".join(visible(n) for n in names), style="bold"), soft_wrap=True)
    lowest = min((p.score for p in doc.paragraph_scores), default=0.0)
    console.print(
        f"  alignment {doc.alignment_score:.1f} of 100 (lowest paragraph {lowest:.1f})   "
        f"quality {doc.quality_score:.1f} of 100 (flags, not confirmed errors; "
        f"{doc.source_words} source words)",
        soft_wrap=True,
    )
    if doc.reference is not None:
        r = doc.reference
        console.print(
            f"  against {visible(r.name)}: chrF++ {r.chrf:.1f}  BLEU {r.bleu:.1f}  TER {r.ter:.1f}",
            soft_wrap=True,
        )
    counts = Counter(f.severity for f in doc.findings)
    summary = ", ".join(f"{counts[s]} {s.value}" for s in reversed(Severity)) or "none"
    silenced = f" ({doc.silenced} silenced)" if doc.silenced else ""
    console.print(f"  findings: {summary}{silenced}\n", soft_wrap=True)
    for finding in sorted(doc.findings, key=lambda f: (-f.severity.rank, -f.confidence, f.bead)):
        _print_finding(finding, doc, console)


def _print_finding(f: Finding, doc: Document, console: Console) -> None:
    head = RichText(f"{f.severity.value:>8} ", style=_STYLE[f.severity])
    head.append(f"{f.rule} {f.name}", "bold")
    head.append(f"  segment {f.bead + 1}, confidence {f.confidence:.2f}", "dim")
    console.print(head, soft_wrap=True)
    console.print(RichText(f"         {isolate(f.message)}"), soft_wrap=True)
    bead = doc.beads[f.bead]
    sides = (
        ("en", doc.source, bead.source, absolute(f.source_span, f.source_location, doc.source)),
        ("ur", doc.target, bead.target, absolute(f.target_span, f.target_location, doc.target)),
    )
    for label, text, sentences, span in sides:
        if sentences:
            console.print(_excerpt(label, text, extent(text, sentences), span), soft_wrap=True)
    if f.suggestion:
        console.print(
            RichText(f"         → {isolate(f.suggestion)}", style="green"), soft_wrap=True
        )
    console.print()


def _excerpt(label: str, text: Text, bead: Span, span: Span | None) -> RichText:
    body = text.text[bead.start : bead.end]
    start, end = (span.start - bead.start, span.end - bead.start) if span else (0, 0)
    start, end = max(0, min(start, len(body))), max(0, min(end, len(body)))
    before, marked, after = shorten(body, start, end, _CONTEXT + end - start)
    line = RichText(f"      {label} {FSI}")
    line.append(visible_part(before))
    if len(marked) > _MARKED:
        marked = f"{marked[: _MARKED // 2]} … {marked[-_MARKED // 2 :]}"
    if marked:
        line.append("[" + visible_part(marked) + "]", "reverse")
    return line.append(visible_part(after)).append(PDI)


def visible_part(text: str) -> str:
    """Return a part of a line made visible, keeping a single space at either end."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + visible(text) + tail
