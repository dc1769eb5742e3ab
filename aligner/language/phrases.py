"""Finding many multi-word phrases in a token list in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found at ``tokens[start:end]``, with what was stored under it."""

    start: int
    end: int
    value: T


class PhraseIndex(Generic[T]):
    """A trie over word forms. ``*`` in a phrase matches exactly one word, whatever it is."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], T]]) -> None:
        self._root: dict[str, object] = {}
        for words, value in phrases:
            node = self._root
            for word in words:
                node = node.setdefault(word, {})  # type: ignore[assignment]
            node.setdefault("", []).append(value)  # type: ignore[attr-defined]

    def find(self, words: Sequence[str] | Sequence[Sequence[str]]) -> Iterator[Match[T]]:
        """Yield every match, by start, shortest first.

        ``words`` holds one matching form per token, or several alternatives (word and lemmas).
        """
        root = self._root
        firsts = root.keys()
        for start, forms in enumerate(words):
            # Hardly any word begins a phrase, so this test is what the search costs.
            if type(forms) is str:
                if forms not in root and "*" not in root:
                    continue
            elif firsts.isdisjoint(forms) and "*" not in root:
                continue
            nodes = [root]
            for end in range(start, len(words)):
                nodes = _step(nodes, words[end])
                if not nodes:
                    break
                for node in nodes:
                    for value in node.get("", ()):  # type: ignore[attr-defined]
                        yield Match(start, end + 1, value)


def _step(nodes: list[dict[str, object]], forms: str | Sequence[str]) -> list[dict[str, object]]:
    """Return the nodes that a word, in any of its forms, leads to."""
    alternatives = (forms,) if isinstance(forms, str) else forms
    if len(nodes) == 1 and nodes[0].keys().isdisjoint(alternatives) and "*" not in nodes[0]:
        return []
    children = (
        node.get(form) for node in nodes for form in (*dict.fromkeys(alternatives), "*") if form
    )
    return [child for child in children if child is not None]  # type: ignore[misc]
