"""The words of the two texts as numbers, and which of them may translate each other.

A text becomes a list of word types and, for each sentence, the ids of its types. Two types are
linked when the lexicon translates one by the other, when they are the same (numbers, Latin words),
or when their consonants agree as in a transliterated name. All of it is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.skeleton import english_skeletons, urdu_skeleton
from aligner.language.urdu import normalise_word
from aligner.lexicon import Lexicon

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
Flags: TypeAlias = NDArray[np.bool_]

# Digits with separators; or letters, with the marks and joiners that Urdu keyboards put inside.
_WORD = re.compile(
    r"\d+(?:[.,٫٬،/:]\d+)*|[^\W\d_][^\W\d_\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]*"
    r"(?:[\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]+[^\W\d_]*)*(?:['’][a-z]+)?"
)
_SEPARATORS = str.maketrans("", "", ",٬،")
_SURE = 0.25  # a translation at least this probable counts as a full link


@dataclass(frozen=True)
class Side:
    """One text: ``ids[offsets[i]:offsets[i + 1]]`` are the word types of sentence ``i``."""

    types: list[str]
    ids: Ints
    offsets: Ints
    length: Floats  # characters of each sentence, without spaces at its ends

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def frequency(self) -> Ints:
        """Return for each type the number of sentences that hold it."""
        return np.bincount(self.ids, minlength=len(self.types))


@dataclass(frozen=True)
class Links:
    """Which target types may translate a source type: CSR by source type."""

    offsets: Ints
    target: Ints
    strength: Floats

    def flip(self, targets: int) -> Links:
        """Return the same links by target type."""
        source = np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))
        order = np.argsort(self.target, kind="stable")
        offsets = np.searchsorted(self.target[order], np.arange(targets + 1))
        return Links(offsets, source[order], self.strength[order])


def _form(word: str) -> str:
    if word[0].isdigit():
        return normalise_word(word).translate(_SEPARATORS)
    return normalise_word(word).replace("’", "'")


def read_side(sentences: Sequence[str]) -> Side:
    """Return the words of the sentences. A sentence counts each of its types once."""
    known: dict[str, int] = {}
    forms: dict[str, int] = {}
    ids: list[int] = []
    offsets = [0]
    for sentence in sentences:
        here = set()
        for word in _WORD.findall(sentence):
            number = known.get(word)
            if number is None:
                number = known[word] = forms.setdefault(_form(word), len(forms))
            here.add(number)
        ids.extend(sorted(here))
        offsets.append(len(ids))
    length = np.array([len(s.strip()) for s in sentences], dtype=np.float32)
    return Side(list(forms), np.array(ids, np.int64), np.array(offsets, np.int64), length)


def link_types(source: Side, target: Side, lexicon: Lexicon) -> tuple[Links, Flags, Flags]:
    """Return the links between the types of two texts, and which types of each are known at all.

    A known type is one whose translation, if it stood there, would be recognised.
    """
    same = {word: number for number, word in enumerate(target.types)}
    by_key: dict[int, list[int]] = {}
    by_skeleton: dict[str, list[int]] = {}
    target_keys = [lexicon.urdu_id(word) for word in target.types]
    for number, word in enumerate(target.types):
        by_key.setdefault(target_keys[number], []).append(number)
        if len(skeleton := urdu_skeleton(word)) >= 2:
            by_skeleton.setdefault(skeleton, []).append(number)
    offsets, known = [0], []
    targets: list[int] = []
    strengths: list[float] = []
    for word in source.types:
        found = {same[word]: 1.0} if word in same else {}
        entries = lexicon.entries(word)
        for key, probability in entries.items():
            for number in by_key.get(key, ()):
                found[number] = max(found.get(number, 0.0), min(1.0, probability / _SURE))
        for skeleton in english_skeletons(word):
            for number in by_skeleton.get(skeleton, ()):
                likely = min(1.0, 0.25 * len(skeleton) - 0.15)
                found[number] = max(found.get(number, 0.0), likely)
        known.append(bool(entries or found))
        targets.extend(found)
        strengths.extend(found.values())
        offsets.append(len(targets))
    links = Links(
        np.array(offsets, np.int64), np.array(targets, np.int64), np.array(strengths, np.float32)
    )
    linked = np.bincount(links.target, minlength=len(target.types)) > 0
    return links, np.array(known, bool), (np.array(target_keys) >= 0) | linked
