"""Finding many multi-word phrases in a token list in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Match(NamedTuple, Generic[T]):
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
        firsts, free = root.keys(), "*" in root
        for start, forms in enumerate(words):
            # Hardly any word begins a phrase, so this test is what the search costs.
            if type(forms) is str:
                if forms not in root and not free:
                    continue
            elif firsts.isdisjoint(forms) and not free:
                continue
            nodes, end = _step([root], forms), start + 1
            while nodes:
                for node in nodes:
                    for value in node.get("", ()):  # type: ignore[attr-defined]
                        yield Match(start, end, value)
                if end == len(words):
                    break
                nodes, end = _step(nodes, words[end]), end + 1


def _step(nodes: list[dict[str, object]], forms: str | Sequence[str]) -> list[dict[str, object]]:
    """Return the nodes that a word, in any of its forms, leads to."""
    alternatives = (forms,) if isinstance(forms, str) else forms
    found: list[dict[str, object]] = []
    for node in nodes:
        if node.keys().isdisjoint(alternatives) and "*" not in node:
            continue
        for form in (*dict.fromkeys(alternatives), "*"):
            if form and (child := node.get(form)) is not None:
                found.append(child)  # type: ignore[arg-type]
    return found
