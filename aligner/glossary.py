"""The house's glossary: terms with the Urdu that is required and the Urdu that is forbidden."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from aligner.errors import InputError
from aligner.language.tokens import tokenize
from aligner.language.urdu import urdu_share
from aligner.language.urdu_forms import base_forms, fold
from aligner.resources import alternatives

COLUMNS = ("term", "required", "forbidden", "note")


@dataclass(frozen=True, slots=True)
class Term:
    """An English term (may be empty for a ban), its right and its wrong Urdu renderings."""

    term: str
    required: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str = ""


def load_glossary(path: Path) -> tuple[Term, ...]:
    """Read a glossary: TSV or CSV with columns term, required, forbidden, note; or TBX.

    Alternatives within a cell are separated by ``|``. A header line is optional.

    Raises:
        InputError: it cannot be read, or a row has neither required nor forbidden Urdu.
    """
    from aligner.reading.source import load

    return _load(path, load(path).data)


@lru_cache(maxsize=8)
def _load(path: Path, data: bytes) -> tuple[Term, ...]:
    """Parse a glossary; the same bytes are parsed once."""
    from aligner.reading.raw import Source
    from aligner.reading.source import decode

    if path.suffix.lower() in (".tbx", ".xml"):
        terms = tuple(_tbx(path, data))
    else:
        delimiter = "," if path.suffix.lower() == ".csv" else "\t"
        terms = tuple(_table(path, decode(Source(str(path), data)), delimiter))
    if not terms:
        raise InputError(f"{path}: no terms in the glossary")
    return terms


def _table(path: Path, text: str, delimiter: str) -> Iterator[Term]:
    lines = io.StringIO(text)
    tabbed = (line.rstrip("\r\n").split("\t") for line in lines)
    rows = csv.reader(lines) if delimiter == "," else tabbed
    for number, row in enumerate(rows, 1):
        cells = [c.strip() for c in row] + [""] * 4
        if not any(cells) or cells[0].startswith("#") or cells[0].lower() == COLUMNS[0]:
            continue
        term = Term(cells[0], alternatives(cells[1]), alternatives(cells[2]), cells[3])
        if not term.required and not term.forbidden:
            raise InputError(
                f"{path}, line {number}: no Urdu; the columns are English, required Urdu, "
                "forbidden Urdu, note"
            )
        if urdu_share(term.term) > 0.5:
            raise InputError(f"{path}, line {number}: the English belongs in the first column")
        yield term


def _tbx(path: Path, data: bytes) -> Iterator[Term]:
    """Yield the terms of a TBX file: entries with an English and an Urdu language section."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}: not valid TBX ({error})") from None
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        words: dict[str, list[tuple[str, bool]]] = {"en": [], "ur": []}
        for section in entry.iter("{*}langSet", "{*}langSec"):
            language = section.get("{http://www.w3.org/XML/1998/namespace}lang", "")[:2].lower()
            for group in section.iter("{*}tig", "{*}ntig", "{*}termSec"):
                name = group.find(".//{*}term")
                status = " ".join(n.text or "" for n in group.iter("{*}termNote")).lower()
                banned = any(w in status for w in ("deprecated", "superseded", "forbidden"))
                if language in words and name is not None and name.text:
                    words[language].append((name.text.strip(), banned))
        required = tuple(w for w, banned in words["ur"] if not banned)
        forbidden = tuple(w for w, banned in words["ur"] if banned)
        for english, _ in words["en"]:
            if required or forbidden:
                yield Term(english, required, forbidden)


def spellings(term: str) -> frozenset[str]:
    """Return an Urdu term without its spaces, folded, in the forms of its last word."""
    words = [t.norm for t in tokenize(term) if t.kind != "mark"]
    if not words:
        return frozenset()
    head = "".join(map(fold, words[:-1]))
    return frozenset(head + fold(form) for form in base_forms(words[-1]))


def find_urdu(norms: Sequence[str], wanted: Iterable[frozenset[str]]) -> tuple[int, int] | None:
    """Find a term among words, whatever its inflection and spacing; the first place, or None.

    Args:
        norms: the matching forms of the words.
        wanted: for each rendering what :func:`spellings` gives.
    """
    targets = frozenset().union(*wanted)
    longest = max((len(t) for t in targets), default=0)
    folded = [fold(n) for n in norms]
    for start in range(len(norms)):
        joined = ""
        for end in range(start, len(norms)):
            if len(joined) > longest:
                break
            forms = {joined + fold(form) for form in base_forms(norms[end])}
            if not forms.isdisjoint(targets) or joined + folded[end] in targets:
                return start, end + 1
            joined += folded[end]
    return None
