"""What every embedding model offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """A model that turns sentences of both languages into comparable vectors."""

    @property
    def name(self) -> str:
        """The name people know the model by."""

    @property
    def hash(self) -> str:
        """A hash of the model's content: equal hashes give equal vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a sentence, (n, dimension); a zero row where nothing is known.

        A row depends on its sentence alone, never on the others or their order.
        """
