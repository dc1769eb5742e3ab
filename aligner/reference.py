"""Comparing a translation with an approved one, by sacrebleu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aligner.config import Config
from aligner.document import Bead, Document, ReferenceScores, SegmentReference, Text


def compare(document: Document, reference: Text, config: Config) -> ReferenceScores:
    """Score a document's Urdu against a reference of the same English, whole and by segment.

    The reference is aligned to the English; segments are the smallest groups of beads that both
    alignments agree on, each named by its first bead. Source sentences that neither side
    translates do not count. Metrics: chrF++ (word order 2), BLEU with the ``intl`` tokeniser
    (it splits off ۔ and ،, which ``13a`` leaves on the word), TER.
    """
    from sacrebleu.metrics import BLEU, CHRF, TER

    from aligner.alignment import align_documents
    from aligner.embedding import load_embedder

    embedder = load_embedder(config.model, config.prompt)
    other = align_documents(document.source, reference, embedder=embedder)
    pairs = list(_segments(document, reference, other))
    metrics: dict[str, Any] = {
        "chrF++": CHRF(word_order=2),
        "BLEU": BLEU(tokenize="intl", effective_order=True),
        "TER": TER(),
    }
    hypotheses, references = [p[1] for p in pairs], [p[2] for p in pairs]
    corpus = {n: m.corpus_score(hypotheses, [references]).score for n, m in metrics.items()}
    segments = [
        SegmentReference(
            bead,
            expected,
            *(round(m.sentence_score(given, [expected]).score, 1) for m in metrics.values()),
        )
        for bead, given, expected in pairs
    ]
    return ReferenceScores(
        name=reference.name,
        chrf=round(corpus["chrF++"], 1),
        bleu=round(corpus["BLEU"], 1),
        ter=round(corpus["TER"], 1),
        signatures={n: str(m.get_signature()) for n, m in metrics.items()},
        segments=tuple(segments),
    )


def _segments(
    document: Document, reference: Text, other: Sequence[Bead]
) -> Iterator[tuple[int, str, str]]:
    """Yield each segment's first bead, its Urdu and the reference's, unless both are empty."""
    for first, mine, theirs in _groups(document.beads, other):
        given = _join(document.target, (t for b in mine for t in document.beads[b].target))
        expected = _join(reference, (t for b in theirs for t in other[b].target))
        if given or expected:
            yield first, given, expected


def _join(text: Text, sentences: Iterable[int]) -> str:
    return " ".join(" ".join(text.sentences[i].text.split()) for i in sorted(set(sentences)))


def _groups(mine: Sequence[Bead], theirs: Sequence[Bead]) -> list[tuple[int, list[int], list[int]]]:
    """Group beads of two alignments of one source that share source sentences.

    Returns ``(first bead of mine, beads of mine, beads of theirs)`` in source order. A bead
    without source sentences goes with the one before it, so that an addition counts.
    """
    root: dict[int, int] = {}
    for bead in sorted((*mine, *theirs), key=lambda b: b.source):
        for sentence in bead.source:
            first = min(root.get(s, s) for s in bead.source)
            old = root.get(sentence, sentence)
            root[sentence] = first
            root.update({s: first for s, r in root.items() if r == old})
    members: dict[int, tuple[list[int], list[int]]] = {}
    for which, beads in enumerate((mine, theirs)):
        last = 0
        for index, bead in enumerate(beads):
            last = root[bead.source[0]] if bead.source else last
            members.setdefault(last, ([], []))[which].append(index)
    return [(a[0], a, b) for _, (a, b) in sorted(members.items()) if a]
