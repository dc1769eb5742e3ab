"""What documents show that given pairs do not: splitting, aligning and the style of digits.

    python benchmarks/documents.py PAIRS.tsv [DOCIDS.txt]

PAIRS has English, a tab and Urdu on a line, DOCIDS the document of each line. Prints the major and
critical findings per 100 pairs, of the pairs as given and of each document run through the whole of
``aligner check`` in paragraphs of three sentences, and how many pairs have other findings when all
digits of the Urdu are ۰-۹. Without DOCIDS the documents are left out.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import aligner
from aligner.document import Finding, Severity

URDU_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
FORM = ("TYP", "GRM", "CON")


def read(path: Path) -> list[tuple[str, str]]:
    """Read the pairs of a TSV file; further columns are left out."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) > 1 and not row[0].startswith("#")]


def serious(findings: Iterable[Finding]) -> int:
    """Count the major and critical findings outside form."""
    return sum(f.severity is not Severity.MINOR and not f.rule.startswith(FORM) for f in findings)


def as_paragraphs(sentences: Sequence[str]) -> str:
    """Join sentences to running text, three in a paragraph."""
    return "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))


def in_documents(pairs: list[tuple[str, str]], names: list[str]) -> int:
    """Count the serious findings of the documents, each split and aligned from running text."""
    documents: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, pair in zip(names, pairs, strict=True):
        documents[name].append(pair)
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        english, urdu = Path(folder, "en.txt"), Path(folder, "ur.txt")
        for rows in documents.values():
            for path, sentences in zip((english, urdu), zip(*rows, strict=True), strict=True):
                path.write_text(as_paragraphs(sentences), "utf-8")
            run = aligner.check(english, urdu)
            found += sum(serious(document.findings) for document in run.documents)
    return found


def changed(pairs: list[tuple[str, str]]) -> int:
    """Count the pairs of which the findings change, TYP and CON aside, with the style of digits."""
    told = []
    for table in ({}, URDU_DIGITS):
        findings = aligner.check_pairs([(e, u.translate(table)) for e, u in pairs])
        told.append(
            [[f.rule for f in of if not f.rule.startswith(("TYP", "CON"))] for of in findings]
        )
    return sum(a != b for a, b in zip(*told, strict=True))


def main(pairs: list[tuple[str, str]], names: list[str]) -> None:
    per_100 = 100 / len(pairs)
    given = sum(map(serious, aligner.check_pairs(pairs)))
    print(f"serious findings per 100 pairs, as given: {per_100 * given:.1f}")
    if names:
        print(f"in documents: {per_100 * in_documents(pairs, names):.1f}")
    print(f"pairs with other findings when digits are ۰-۹: {changed(pairs)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("docids", type=Path, nargs="?")
    args = parser.parse_args()
    main(read(args.pairs), args.docids.read_text("utf-8").splitlines() if args.docids else [])
