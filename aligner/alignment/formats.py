"""An alignment as text: TSV, JSON, Vecalign's ladder, TMX 1.4b."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import aligner
from aligner.document import Bead

# What XML 1.0 cannot hold, and the invisible controls that CAT tools stumble over.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def _join(sentences: Sequence[str], indices: tuple[int, ...]) -> str:
    return " ".join(" ".join(sentences[i].split()) for i in indices)


def to_tsv(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> str:
    """Return a line per bead: English, Urdu, kind, score, ``moved`` or nothing.

    Sentences of one bead are joined by a space; tabs and line breaks in them become spaces.
    """
    lines = ["english\turdu\tkind\tscore\tmoved"]
    for bead in beads:
        cells = [_join(source, bead.source), _join(target, bead.target), bead.kind]
        cells += [f"{bead.score:.4f}", "moved" if bead.moved else ""]
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def to_json(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> str:
    """Return ``{"beads": [{source, target, kind, score, moved, english, urdu}, …]}``."""
    rows = [
        {
            "source": list(bead.source),
            "target": list(bead.target),
            "kind": bead.kind,
            "score": round(bead.score, 4),
            "moved": bead.moved,
            "english": [source[i] for i in bead.source],
            "urdu": [target[j] for j in bead.target],
        }
        for bead in beads
    ]
    return json.dumps({"beads": rows}, ensure_ascii=False, indent=1) + "\n"


def to_ladder(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> str:
    """Return ``[i, …]:[j, …]:score`` lines as Vecalign prints them, but higher is better."""
    del source, target
    return "".join(f"{list(b.source)}:{list(b.target)}:{b.score:.6f}\n" for b in beads)


def to_tmx(beads: Sequence[Bead], source: Sequence[str], target: Sequence[str]) -> str:
    """Return a TMX 1.4b translation memory of the beads that have both sides.

    The score of a bead is in its ``prop`` of type ``x-score``. Characters that XML forbids are
    left out.
    """
    units = "".join(
        _unit(number, bead, _join(source, bead.source), _join(target, bead.target))
        for number, bead in enumerate(beads, 1)
        if bead.source and bead.target
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="aligner" creationtoolversion="{aligner.__version__}"'
        ' segtype="block" o-tmf="aligner" adminlang="en" srclang="en" datatype="plaintext"/>\n'
        f"<body>\n{units}</body>\n</tmx>\n"
    )


def _unit(number: int, bead: Bead, english: str, urdu: str) -> str:
    moved = '<prop type="x-moved">true</prop>' if bead.moved else ""
    return (
        f'<tu tuid="{number}"><prop type="x-score">{bead.score:.4f}</prop>{moved}'
        f'<tuv xml:lang="en"><seg>{_clean(english)}</seg></tuv>'
        f'<tuv xml:lang="ur"><seg>{_clean(urdu)}</seg></tuv></tu>\n'
    )


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


FORMATS: dict[str, Callable[[Sequence[Bead], Sequence[str], Sequence[str]], str]] = {
    "tsv": to_tsv,
    "json": to_json,
    "ladder": to_ladder,
    "tmx": to_tmx,
}
