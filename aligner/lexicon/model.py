"""The lexicon: which word translates which and how surely; the word links of a pair."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from aligner import resources
from aligner.language.tokens import Token
from aligner.lexicon import store
from aligner.lexicon.keys import english_parts, find_key
from aligner.lexicon.names import transliteration_score

NAME_THRESHOLD = 0.4
_SHARES = tuple(n / 255 for n in range(256))


class Link(NamedTuple):
    """Source word ``source`` is translated by target word ``target``, with the pair's probability.

    The probability is the lexicon's for the two words, whatever else is in the text. Where both are
    there, the link is right far more often: nine times in ten from .02 (see resources/lexicon).
    """

    source: int
    target: int
    probability: float


class Lexicon:
    """Word-translation probabilities in both directions, learnt from the training pairs."""

    def __init__(self, tables: store.Tables) -> None:
        self.tables = tables
        self.english_ids = {key: i for i, key in enumerate(tables.english)}
        self.urdu_ids = {key: i for i, key in enumerate(tables.urdu)}
        self._most = {
            "en": max(tables.english_information, default=0),
            "ur": max(tables.urdu_information, default=0),
        }
        self._entries: dict[str, dict[int, float]] = {}
        self._urdu_id: dict[str, int] = {}
        self._packed: bytes | None = None  # the targets, two bytes each, to be searched

    def entries(self, english: str) -> dict[int, float]:
        """Return the Urdu key numbers that translate an English matching form, with probabilities.

        A hyphenated word has the translations of its parts too.
        """
        found = self._entries.get(english)
        if found is None:
            word = english.replace("’", "'").removesuffix("'s")
            found = self._key_entries(word)
            if not word.isalpha():
                for part in english_parts(word):
                    for target, probability in self._key_entries(part).items():
                        found[target] = max(found.get(target, 0.0), probability)
            self._entries[english] = found
        return found

    def _key_entries(self, word: str) -> dict[int, float]:
        key = find_key(word, "en", self.english_ids)
        if key is None:
            return {}
        start, end = self._row(self.english_ids[key])
        shares = map(_SHARES.__getitem__, self.tables.link[start:end])
        return dict(zip(self.tables.targets[start:end], shares, strict=True))

    def _row(self, key: int) -> tuple[int, int]:
        ends = self.tables.ends
        return (ends[key - 1] if key else 0), ends[key]

    def urdu_id(self, urdu: str) -> int:
        """Return the key number of an Urdu matching form, or -1."""
        number = self._urdu_id.get(urdu)
        if number is None:
            key = find_key(urdu, "ur", self.urdu_ids)
            number = self._urdu_id[urdu] = -1 if key is None else self.urdu_ids[key]
        return number

    def translations(self, word: str, language: str = "en") -> list[tuple[str, float]]:
        """Return the translations of a word as base forms with probabilities, likeliest first.

        ``language`` is the word's own: ``en`` or ``ur``. The probability is that of the pair of
        words, whichever is asked for; an Urdu word's list is in the order of its commonest sources.
        """
        if language == "en":
            pairs = [(self.citation(i), p) for i, p in self.entries(word.lower()).items()]
            return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
        tables = self.tables
        rows = self._sources(self.urdu_id(word))
        rows = sorted(rows, key=lambda row: (-tables.backward[row[1]], -tables.link[row[1]], row))
        return [(tables.english[key], tables.link[i] / 255) for key, i in rows]

    def citation(self, number: int) -> str:
        """Return the usual spelling of an Urdu key."""
        return self.tables.citations[number] or self.tables.urdu[number]

    def _sources(self, urdu: int) -> list[tuple[int, int]]:
        """Return the English keys that an Urdu key translates, each with its entry's place."""
        if urdu < 0:
            return []
        if self._packed is None:
            self._packed = array("H", self.tables.targets).tobytes()
        wanted = array("H", (urdu,)).tobytes()
        rows: list[tuple[int, int]] = []
        at = self._packed.find(wanted)
        while at >= 0:
            if at % 2 == 0:
                rows.append((bisect_right(self.tables.ends, at // 2), at // 2))
            at = self._packed.find(wanted, at + 1)
        return rows

    def is_translation(self, english: str, urdu: str) -> float:
        """Return how probable it is, 0 to 1, that the one word translates the other.

        By the lexicon through base forms, by equality of numbers and Latin words, and by sound
        when the English word is capitalised or unknown.
        """
        norm = english.lower()
        if norm == urdu.lower() or _digits(norm) == _digits(urdu) != "":
            return 1.0
        entries = self.entries(norm)
        best = entries.get(self.urdu_id(urdu), 0.0)
        if best < 0.5 and (english[:1].isupper() or not entries):
            score = transliteration_score(norm, urdu)
            if score >= NAME_THRESHOLD:
                best = max(best, score)
        return best

    def information(self, norm: str, language: str) -> float:
        """Return how many bits it tells that a sentence holds this word: rare words tell more.

        From the share of training sentences with the word's key; unknown words have the most.
        """
        if language == "en":
            key = find_key(norm.replace("’", "'").removesuffix("'s"), "en", self.english_ids)
            number, table = self.english_ids.get(key or "", -1), self.tables.english_information
        else:
            number, table = self.urdu_id(norm), self.tables.urdu_information
        return (table[number] if number >= 0 else self._most[language]) * store.INFORMATION_STEP

    def align_words(self, source: Sequence[Token], target: Sequence[Token]) -> list[Link]:
        """Return the word links of a pair; a word in no link has no partner (the null state)."""
        from aligner.lexicon.linking import link_words

        return link_words(self, source, target)


def _digits(norm: str) -> str:
    return "".join(c for c in norm if c.isdigit()) if norm[:1].isdigit() else ""


_EMBEDDED = "lexicon/lexicon.bin"
_chosen: list[Path] = []


def use_lexicon(path: Path) -> None:
    """Let an adapted lexicon take the place of the embedded one, for this whole process.

    To be called before anything is checked: what was learnt of words so far is kept in caches.

    Raises:
        aligner.lexicon.store.LexiconError: the file is no lexicon of this version.
    """
    store.read(path)
    _chosen[:] = [path]
    load_lexicon.cache_clear()


def lexicon_path() -> Path:
    """Return the file of the lexicon in use."""
    return _chosen[0] if _chosen else resources.path(_EMBEDDED)


@cache
def load_lexicon(path: Path | None = None) -> Lexicon:
    """Return the lexicon in use, or the one in a file.

    Raises:
        aligner.lexicon.store.LexiconError: the file is no lexicon of this version.
    """
    return Lexicon(store.read(path or lexicon_path()))
