"""Half of a person's name exchanged: Naseem Shah become شاہین شاہ, Imran Khan عمران اشرف."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.checks.base import Span
from aligner.checks.ent_gaps import Gap, Gaps, resembles
from aligner.checks.ent_words import bare, may_spell, name_parts
from aligner.language.names import Name, find_names, names_match

_LINKED = 0.5


def replaced_by(gaps: Gaps, gap: Gap) -> Gap | None:
    """Return the Urdu name that stands where the missing part of a person's name should be.

    The other part is in the Urdu; on the side of it where the missing one belongs stands a word
    that is part of another person's name, and nothing like the missing one.
    """
    words = gaps.source.words
    for beside, step in ((gap.start - 1, 1), (gap.end, -1)):
        if not 0 <= beside < len(words) or not words[beside].text[0].isupper():
            continue
        for at in _places(gaps, beside):
            other = at + step
            if (name := _person(gaps, other)) is not None and _is_other(gaps, gap, beside, other):
                token = gaps.target.words[other]
                return Gap(other, other + 1, Span(token.start, token.end), token.text, name)
    return None


def namesakes(gaps: Gaps, added: Sequence[Gap]) -> Iterator[tuple[Gap, Gap]]:
    """Yield each lost person with the added one who shares a part of the name: two Sharifs."""
    for name in find_names(gaps.source):
        if name.kinds != {"person"} or not name.inner_keys or names_match(name, gaps.target):
            continue
        for other in added:
            known = other.name is not None and other.kinds == {"person"}
            if known and other.name and name.inner_keys & other.name.inner_keys:
                gap = Gap(name.start, name.end, name.span, name.text, name)
                if not _same_person(name, other):
                    yield gap, other


def _same_person(name: Name, other: Gap) -> bool:
    """Whether each part of one name may spell a word of the other's Urdu."""
    words = other.text.split()
    return all(any(may_spell(part, word) for word in words) for part in name_parts(name.text))


def _places(gaps: Gaps, index: int) -> list[int]:
    """Return where the Urdu has the part of the name that is there: by the gazetteer, or a link."""
    key = f"person:{bare(gaps.source.norms[index])}"
    named = [
        n.start
        for name in find_names(gaps.target)
        for n in (name, *name.inner)
        if n.end - n.start == 1 and key in n.keys
    ]
    if named:
        return named
    links = gaps.pair.links_by_source.get(index, ())
    return [link.target for link in links if link.probability >= _LINKED]


def _person(gaps: Gaps, index: int) -> Name | None:
    """Return the person's name that an Urdu word belongs to, be it an ordinary word too."""
    for name in find_names(gaps.target):
        if name.start <= index < name.end and name.kinds == {"person"}:
            return name
    return None


def _is_other(gaps: Gaps, gap: Gap, beside: int, index: int) -> bool:
    """Whether an Urdu word neither spells the missing part nor translates another word."""
    if resembles(gap, gaps.target.norms[index]):
        return False
    links = gaps.pair.links_by_target.get(index, ())
    return all(link.source == beside or link.probability < _LINKED / 2 for link in links)
