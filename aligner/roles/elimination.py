"""Who is who by elimination: the one English noun and the one Urdu noun without a partner."""

from __future__ import annotations

from aligner.checks.base import Pair
from aligner.language.urdu_forms import verb_forms
from aligner.lexicon.function_words import is_function_word
from aligner.roles.english_clause import Phrase
from aligner.roles.entities import Links, is_person
from aligner.roles.urdu_clause import ERGATIVE, GENITIVES, UrduText

# A longer text has more than one noun that nothing links.
_LONGEST = 22
_MARKERS = GENITIVES | frozenset((ERGATIVE, "کو", "پر", "سے"))


def linked(pair: Pair, text: UrduText, links: Links, phrase: Phrase) -> tuple[int, int] | None:
    """Return the head of an English phrase and the Urdu noun that must render it, or None."""
    head = phrase.last
    person = any(map(is_person, pair.source.forms[head])) or pair.source.words[head].text.istitle()
    if not person or text.size > _LONGEST or links.of(head) or pair.links_by_source.get(head):
        return None
    free = [j for j in range(text.size - 1) if _is_free(pair, text, j)]
    return (head, free[0]) if len(free) == 1 else None


def _is_free(pair: Pair, text: UrduText, j: int) -> bool:
    """Whether a word before a marker is a noun without a partner."""
    norm = pair.target.norms[j]
    return (
        text.keys[j + 1] in _MARKERS
        and text.keys[j] not in _MARKERS
        and j not in text.predicates
        and pair.target.words[j].kind == "urdu"
        and not pair.links_by_target.get(j)
        and not is_function_word(norm, "ur")
        and norm not in verb_forms()
    )


def unshared(table: dict[str, list[tuple[int, int]]], shared: frozenset[int]) -> frozenset[int]:
    """Return the Urdu words that two places still share, after one has left them to the other.

    "Doctors" may be ڈاکٹر or حکیم; beside "healers", which are حکیم, they are ڈاکٹر. ``table`` is
    changed in place.
    """
    left = [p for p, found in table.items() if any(j not in shared for _, j in found)]
    if len(left) != 1:
        return shared
    table[left[0]] = [(i, j) for i, j in table[left[0]] if j not in shared]
    return frozenset()
