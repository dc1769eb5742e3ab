"""Tables of English phrases with whatever may render each in Urdu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner import resources
from aligner.language.lazy import lazy
from aligner.language.patterns import UrduPhrase, urdu_phrase
from aligner.language.phrases import Match, PhraseIndex


class RenderedPhrases:
    """A resource with the columns ``english`` and ``urdu``, read when first asked."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._compiled: dict[int, tuple[UrduPhrase, ...]] = {}

    @lazy
    def _rows(self) -> tuple[dict[str, str], ...]:
        return tuple(resources.read_tsv(self._name))

    @lazy
    def _index(self) -> PhraseIndex[int]:
        return PhraseIndex(
            (phrase.split(), number)
            for number, row in enumerate(self._rows)
            for phrase in resources.alternatives(row["english"])
        )

    def find(self, words: Sequence[str] | Sequence[Sequence[str]]) -> Iterator[Match[int]]:
        """Yield where the English phrases stand, with the numbers of their rows."""
        return self._index.find(words)

    def renderings(self, row: int) -> tuple[UrduPhrase, ...]:
        """Return what may render the phrases of a row."""
        if row not in self._compiled:
            cell = self._rows[row]["urdu"]
            self._compiled[row] = tuple(map(urdu_phrase, resources.alternatives(cell)))
        return self._compiled[row]
