"""An event of an English text: a predicate with its people."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.roles.english_clause import Phrase
from aligner.roles.frames import Frame


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate with the phrases in its places.

    ``concept`` is "" for a verb that the table does not know. ``nominal`` is the index of the
    event noun (``attacks`` in "suffered 90 attacks"), or -1.
    """

    concept: str
    kind: str
    frame: Frame
    places: dict[str, tuple[Phrase, ...]] = field(hash=False)
    first: int
    last: int
    passive: bool
    nominal: int = -1
    families: frozenset[str] = frozenset()  # of its concept, and of others that read it alike

    def indices(self, place: str) -> tuple[int, ...]:
        """Return the word indices of the phrases in a place."""
        phrases = self.places.get(place)
        return tuple(i for p in phrases for i in p.range) if phrases else ()
