"""Reading and cleaning the training data: sources, near-duplicates, overlap with the dev sets."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from aligner import resources
from aligner.language.urdu import normalise_word, urdu_share

# Group of a source, by the start of its path: what kind of text it is, for weighting and batches.
GROUPS = (
    ("written/", "news"),
    ("permissive/ms-coop-docs/", "docs"),
    ("permissive/cncf-glossary/", "docs"),
    ("permissive/reactive-manifesto/", "docs"),
    ("permissive/aosp/", "strings"),
    ("permissive/kolibri/", "strings"),
    ("permissive/govuk/", "strings"),
    ("permissive/us-vaccine-record/", "strings"),
    ("permissive/nhs-covid19-app/", "strings"),
    ("permissive/global-storybooks/", "wiki"),
    ("share-alike/indian-parallel-corpora/dict", "words"),
    ("share-alike/indian-parallel-corpora/wiki-titles", "words"),
    ("share-alike/indian-parallel-corpora/", "wiki"),
    ("permissive/cldr/emoji", "words"),
    ("permissive/cldr/", "names"),
    ("share-alike/mledoze-countries/", "names"),
    ("permissive/multilingual-words/", "words"),
    ("permissive/tico19-terms/", "words"),
    ("share-alike/dakshina-translit/train", "translit"),
)
# The package's own lists, and which columns hold the English and the Urdu alternatives.
RESOURCES = {
    "names.tsv": (["english"], ["urdu"]),
    "people_nouns.tsv": (["english"], ["urdu"]),
    "calendar_words.tsv": (["english"], ["urdu"]),
    "units.tsv": (["english"], ["urdu"]),
    "acronyms.tsv": (["acronym", "expansion"], ["urdu", "letters"]),
    "lexicon_supplement.tsv": (["english"], ["urdu"]),
}
MOST_ALTERNATIVES = 4
_NOISE = re.compile(r"https?://\S+|%\d*\$?[sd]|\{[^{}]*\}|<[^<>]*>|`")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One training pair, its source's group and file."""

    english: str
    urdu: str
    group: str
    source: str


def key(text: str) -> str:
    """Return a text's letters only, normalised: equal for near-duplicates."""
    words = _LETTERS.findall(unicodedata.normalize("NFKC", text))
    return "".join(normalise_word(w) for w in words)


def shingles(text: str, size: int = 7) -> Iterator[str]:
    """Yield the runs of ``size`` normalised words of a text."""
    words = [normalise_word(w) for w in _LETTERS.findall(text)]
    for i in range(len(words) - size + 1):
        yield " ".join(words[i : i + size])


class Forbidden:
    """The dev sentences: no training pair may share a text, or seven words in a row, with them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._keys: set[str] = set()
        self._shingles: set[str] = set()
        for text in texts:
            if len(text.split()) > 2:
                self._keys.add(key(text))
                self._shingles.update(shingles(text))

    def __contains__(self, text: str) -> bool:
        return key(text) in self._keys or any(s in self._shingles for s in shingles(text))


def dev_texts(folder: Path) -> Iterator[str]:
    """Yield every English and Urdu text of the dev sets' TSV files."""
    for path in sorted(folder.glob("*/pairs.tsv")) + sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from line.split("\t")


def group_of(relative: str) -> str | None:
    """Return the group of a file by its path below the training folder, None to leave it out."""
    return next((group for start, group in GROUPS if relative.startswith(start)), None)


def clean(text: str) -> str:
    """Return a text without markup, placeholders and addresses, spaces evened."""
    return " ".join(_NOISE.sub(" ", text).split())


def rows(folder: Path, extra: Iterable[Path] = ()) -> Iterator[tuple[str, str, str, str]]:
    """Yield (english, urdu, group, file) of every usable file, in a fixed order."""
    for path in sorted(folder.rglob("*.tsv")):
        relative = path.relative_to(folder).as_posix()
        group = group_of(relative)
        if group is None:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) >= 2:
                yield cells[0], cells[1], group, relative
    for path in extra:
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 2 and not line.startswith("#"):
                group = "news" if len(cells[0].split()) > 4 else "names"
                yield cells[0], cells[1], group, path.name


def resource_rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the English and Urdu alternatives of the package's own word lists."""
    for name, columns in RESOURCES.items():
        for row in resources.read_tsv(name):
            english, urdu = (
                [a for column in side for a in resources.alternatives(row[column])]
                for side in columns
            )
            for one in english[:MOST_ALTERNATIVES]:
                for other in urdu[:MOST_ALTERNATIVES]:
                    yield one, other, "names", name


def load(
    folder: Path, forbidden: Forbidden, extra: Iterable[Path] = ()
) -> tuple[list[Pair], Counter[str]]:
    """Return the cleaned pairs and how many rows were left out, by reason.

    A pair is left out when either text occurs in a dev set or shares seven words in a row with
    one, when it repeats another but for digits and punctuation, when a side is empty or the Urdu
    side is not Urdu, or when the lengths cannot be those of a translation.
    """
    pairs: list[Pair] = []
    dropped: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for english, urdu, group, source in chain(rows(folder, extra), resource_rows()):
        pair = Pair(clean(english), clean(urdu), group, source)
        reason = _fault(pair, forbidden)
        if reason is None:
            signature = (key(pair.english), key(pair.urdu))
            reason = "duplicate" if signature in seen else None
            seen.add(signature)
        if reason is None:
            pairs.append(pair)
        else:
            dropped[reason] += 1
    return pairs, dropped


def _fault(pair: Pair, forbidden: Forbidden) -> str | None:
    if not key(pair.english) or not key(pair.urdu):
        return "empty"
    if pair.english in forbidden or pair.urdu in forbidden:
        return "in a dev set"
    if urdu_share(pair.urdu) < 0.4 or urdu_share(pair.english) > 0.2:
        return "language"
    if len(pair.english) > 60 and not 0.4 < len(pair.urdu) / len(pair.english) < 2.2:
        return "length"
    return None
