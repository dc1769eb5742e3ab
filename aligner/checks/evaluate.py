"""Measuring the checks: contrast sets, good pairs, and documents with a key to their errors."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.checks.runner import check_pairs
from aligner.document import Document, Finding, Severity, Span, Text
from aligner.errors import InputError
from aligner.pipeline import absolute, extent

_CONTRAST = ("type", "english", "faithful_urdu", "wrong_urdu")
_FORM = ("TYP", "GRM", "CON")  # families about form: counted apart on good pairs
_ALARM_RATES = (0.01, 0.02, 0.05, 0.1)


@dataclass(frozen=True, slots=True)
class Contrast:
    """An English sentence, a faithful Urdu rendering and one with a single error of a type."""

    type: str
    english: str
    faithful: str
    wrong: str


@dataclass(frozen=True, slots=True)
class KeyedError:
    """One error of a document, as its key says it."""

    family: str
    severity: Severity
    source_span: Span | None
    target_span: Span | None


def serious(findings: Sequence[Finding]) -> list[Finding]:
    """Return the major and critical findings."""
    return [f for f in findings if f.severity is not Severity.MINOR]


def evaluate_file(path: Path, *, misses: bool = False) -> str:
    """Measure the checks on a file and return the numbers as text.

    Raises:
        InputError: the file is none of the kinds that ``aligner evaluate checks`` names.
    """
    if path.suffix == ".json":
        return evaluate_key(path, misses=misses)
    rows = _rows(path)
    if rows and len(rows[0]) >= 4:
        found = [Contrast(*row[:4]) for row in rows if tuple(row[:4]) != _CONTRAST]
        return f"{path.name}\n" + evaluate_contrast(found, misses=misses)
    pairs = [(r[0], r[1]) for r in rows if [c.lower() for c in r[:2]] != ["english", "urdu"]]
    return f"{path.name}\n" + evaluate_good(pairs, misses=misses)


def _rows(path: Path) -> list[list[str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read ({error})") from None
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    short = next((i for i, r in enumerate(rows, 1) if len(r) < 2), None)
    if short is not None or not rows:
        raise InputError(f"{path}: row {short or 1} has no tab-separated pair of texts")
    return rows


def solved(contrast: Sequence[Contrast]) -> list[bool]:
    """Return for each: a serious finding on the wrong rendering and none on the faithful one."""
    wrong = check_pairs([(c.english, c.wrong) for c in contrast])
    good = check_pairs([(c.english, c.faithful) for c in contrast])
    return [bool(serious(w)) and not serious(g) for w, g in zip(wrong, good, strict=True)]


def evaluate_contrast(contrast: Sequence[Contrast], *, misses: bool = False) -> str:
    """Return the share solved by type, the share found, and the false alarms."""
    wrong = [serious(f) for f in check_pairs([(c.english, c.wrong) for c in contrast])]
    good = [serious(f) for f in check_pairs([(c.english, c.faithful) for c in contrast])]
    table: dict[str, Counter[str]] = {}
    for c, w, g in zip(contrast, wrong, good, strict=True):
        for key in (c.type, "all"):
            counts = table.setdefault(key, Counter())
            counts.update(total=1, found=int(bool(w)), alarms=int(bool(g)))
            counts["solved"] += bool(w) and not g
    table["all"] = table.pop("all", Counter())
    lines = [
        f"  {name:<14} solved {n['solved']}/{n['total']} {_share(n['solved'], n['total'])}"
        f"   found {n['found']}   false alarms {n['alarms']}"
        for name, n in table.items()
    ]
    if misses:
        lines += [_miss(*row) for row in zip(contrast, wrong, good, strict=True) if _bad(*row[1:])]
    return "\n".join(lines)


def _bad(wrong: Sequence[Finding], good: Sequence[Finding]) -> bool:
    return not wrong or bool(good)


def _miss(c: Contrast, wrong: Sequence[Finding], good: Sequence[Finding]) -> str:
    said = "; ".join(f"{f.rule} {f.message}" for f in good) if good else "nothing found"
    head = "false alarm" if good else "missed"
    return f"  {head} [{c.type}] {c.english}\n    + {c.faithful}\n    - {c.wrong}\n    {said}" + (
        f" (found: {', '.join(f.rule for f in wrong)})" if wrong and good else ""
    )


def evaluate_good(pairs: Sequence[tuple[str, str]], *, misses: bool = False) -> str:
    """Return the share of good pairs that are flagged, all and by rule."""
    results = check_pairs(pairs)
    total = len(pairs)
    meaning = sum(any(f.rule[:3] not in _FORM for f in r) for r in results)
    grave = sum(bool(serious(r)) for r in results)
    lines = [
        f"  {total} pairs",
        f"  with any finding outside {', '.join(_FORM)}: {_percent(meaning, total)}",
        f"  with a major or critical finding: {_percent(grave, total)}",
    ]
    any_by = Counter(code for r in results for code in {f.rule for f in r})
    grave_by = Counter(code for r in results for code in {f.rule for f in serious(r)})
    families = Counter(fam for r in results for fam in {f.rule[:-3] for f in serious(r)})
    lines += [
        f"    {code:<8} {_percent(n, total)}   serious {_percent(grave_by[code], total)}"
        for code, n in sorted(any_by.items())
    ]
    lines += [f"    {f:<8} serious {_percent(n, total)}" for f, n in sorted(families.items())]
    if misses:
        for (english, urdu), result in zip(pairs, results, strict=True):
            lines += [
                f"  {f.severity.value} {f.rule} {f.confidence} {f.message}"
                f"\n    {english}\n    {urdu}"
                for f in serious(result)
            ]
    return "\n".join(lines)


def read_key(path: Path) -> tuple[Path, Path | None, list[dict[str, Any]]]:
    """Read the key of a document: ``{"english", "urdu"?, "errors": [{family, severity, …}]}``.

    Each error has the exact ``english`` and/or ``urdu`` words it stands in. File names are
    relative to the key.

    Raises:
        InputError: it is no such file.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        urdu = path.parent / data["urdu"] if data.get("urdu") else None
        return path.parent / data["english"], urdu, list(data["errors"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: no key of a document: {error}") from None


def evaluate_key(path: Path, *, misses: bool = False) -> str:
    """Check the document of a key and compare the findings with its errors."""
    from aligner.pipeline import check

    source, target, entries = read_key(path)
    (document,) = check(source, target).documents
    errors = [_keyed(entry, document, path) for entry in entries]
    findings = [f for f in document.findings if f.rule[:3] not in _FORM]
    lines = [f"{path.name}: {len(errors)} errors, {len(findings)} findings outside form"]
    for severity in reversed(Severity):
        keyed = [e for e in errors if e.severity is severity]
        found = sum(any(_hits(f, e, document) for f in findings) for e in keyed)
        raised = [f for f in findings if f.severity is severity]
        right = sum(any(_hits(f, e, document) for e in errors) for f in raised)
        lines.append(
            f"  {severity.value:<9} recall {found}/{len(keyed)} {_share(found, len(keyed))}"
            f"   precision {right}/{len(raised)} {_share(right, len(raised))}"
        )
    lines += _bead_lines(document, errors, serious(findings))
    if misses:
        lines += [
            f"  missed {e.family} {e.severity.value}: {_quote(document.source, e.source_span)} | "
            f"{_quote(document.target, e.target_span)}"
            for e in errors
            if not any(_hits(f, e, document) for f in findings)
        ]
        lines += [
            f"  wrong {f.rule} {f.severity.value} {f.confidence}: {f.message}"
            for f in findings
            if not any(_hits(f, e, document) for e in errors)
        ]
    return "\n".join(lines)


def _keyed(entry: dict[str, Any], document: Document, path: Path) -> KeyedError:
    spans = []
    for side, text in (("english", document.source), ("urdu", document.target)):
        words = entry.get(side)
        at = text.text.find(words) if words else -1
        if words and at < 0:
            raise InputError(f"{path}: the {side} text does not hold {words!r}")
        spans.append(Span(at, at + len(words)) if words else None)
    return KeyedError(entry["family"], Severity(entry["severity"]), spans[0], spans[1])


def _hits(finding: Finding, error: KeyedError, document: Document) -> bool:
    """Whether a finding points at an error: their spans meet on a side that both name."""
    target = absolute(finding.target_span, finding.target_location, document.target)
    source = absolute(finding.source_span, finding.source_location, document.source)
    return _meet(target, error.target_span) or _meet(source, error.source_span)


def _meet(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)


def _bead_lines(
    document: Document, errors: Sequence[KeyedError], findings: Sequence[Finding]
) -> list[str]:
    """MCC of beads with a serious error against beads with a serious flag, and recall by alarms."""
    grave = [e for e in errors if e.severity is not Severity.MINOR]
    wrong = [
        any(
            _meet(e.source_span, extent(document.source, b.source))
            or _meet(e.target_span, extent(document.target, b.target))
            for e in grave
        )
        for b in document.beads
    ]
    best = [0.0] * len(document.beads)
    for f in findings:
        best[f.bead] = max(best[f.bead], f.confidence)
    flagged = [c > 0 for c in best]
    mcc = _mcc(wrong, flagged)
    clean = sorted((c for c, w in zip(best, wrong, strict=True) if not w), reverse=True)
    parts = []
    for rate in _ALARM_RATES:
        allowed = math.floor(rate * len(clean))
        limit = clean[allowed] if allowed < len(clean) else 0.0
        hit = sum(w and c > limit for c, w in zip(best, wrong, strict=True))
        parts.append(f"{rate:.0%}: {_share(hit, sum(wrong))}")
    return [f"  beads: MCC {mcc:.3f}; recall at false-alarm rates " + ", ".join(parts)]


def _mcc(truth: Sequence[bool], guess: Sequence[bool]) -> float:
    """Matthews' correlation; 0.0 where a row or column of the table is empty."""
    cells = Counter(zip(truth, guess, strict=True))
    tp, tn, fp, fn = (
        cells[c] for c in ((True, True), (False, False), (False, True), (True, False))
    )
    below = math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / below if below else 0.0


def _quote(text: Text, span: Span | None) -> str:
    return " ".join(text.text[span.start : span.end].split()) if span else "–"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _percent(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.2%})" if whole else "0"
