"""Fingerprints: what makes two findings the same one, in another run or after an edit elsewhere.

Frozen: decisions and baselines are keyed by these hashes. Any change here breaks them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from aligner.document import Finding, Span
from aligner.language.tokens import tokenize

_LENGTH = 16  # hexadecimal digits: 64 bits


def digest(*parts: str) -> str:
    """Return a short stable hash of some strings, told apart by position."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_LENGTH]


def normalised(text: str) -> str:
    """Return the matching forms of a text's words, joined by spaces; marks are left out."""
    return " ".join(t.norm for t in tokenize(text) if t.kind != "mark")


def text_hash(source: str, target: str) -> str:
    """Return the hash of a bead's two texts: it changes when either is edited."""
    return digest(normalised(source), normalised(target))


def _words(text: str, span: Span | None) -> str:
    return normalised(text[span.start : span.end]) if span else ""


def stamp(
    findings: Sequence[Finding],
    texts: Sequence[tuple[str, str]],
    offsets: Sequence[tuple[int, int]],
    *,
    neighbours: bool,
) -> list[Finding]:
    """Return the findings with fingerprint and text hash set.

    ``texts[i]`` are the two texts of bead ``i`` and ``offsets[i]`` where they start in the texts
    that the spans refer to. Equal fingerprints are told apart by the previous bead's source when
    ``neighbours``, then by their order within the bead.
    """
    sources = [normalised(s) for s, _ in texts]
    hashes = [text_hash(s, t) for s, t in texts]
    basic = [_basic(f, sources[f.bead], texts[f.bead], offsets[f.bead]) for f in findings]
    shared = Counter(basic)
    seen: Counter[str] = Counter()
    stamped = []
    for finding, first in zip(findings, basic, strict=True):
        mark = first
        if neighbours and shared[first] > 1:
            mark = digest(first, sources[finding.bead - 1] if finding.bead else "")
        seen[mark] += 1
        unique = mark if seen[mark] == 1 else digest(mark, str(seen[mark]))
        stamped.append(replace(finding, fingerprint=unique, text_hash=hashes[finding.bead]))
    return stamped


def _basic(finding: Finding, source: str, texts: tuple[str, str], offsets: tuple[int, int]) -> str:
    family = finding.rule.rstrip("0123456789")
    if finding.target_span is not None:
        words = _words(texts[1], finding.target_span.shift(-offsets[1]))
    elif finding.source_span is not None:
        words = _words(texts[0], finding.source_span.shift(-offsets[0]))
    else:
        words = ""
    return digest(family, source, words)
