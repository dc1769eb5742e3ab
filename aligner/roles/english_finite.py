"""Which English words are verbs, told by what the clause lacks or has already.

Every clause has a finite verb and, with the verbs of this reader, hardly ever two without a word
between them that joins or subordinates. So a clause without verb has it in the noun-like word
behind a plural ("villagers trust healers"), and a participle before the noun of a clause that has
a verb of its own is an adjective ("masked men abducted tourists").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.language.patterns import word_set
from aligner.roles.frames import table
from aligner.roles.words import word_class

if TYPE_CHECKING:
    from aligner.roles.english_words import Words

_AUXILIARIES = word_class("be") | word_class("have") | word_class("modal")
_SAYING = word_class("saying")
_PLURALS = word_class("plural")
_OPENERS = word_class("opener") - word_set("and or nor than as")
_SUBJECTS = word_set("they we you i")
_LONGEST_SUBJECT = 6
_ROUGHLY = word_set("about nearly almost around roughly over")
_SHARES = word_set("half third quarter fifth thirds quarters fifths dozen hundred thousand million")


def supply(words: Words) -> None:
    """Mark the verb of each clause that has none, and unmark participles before a noun."""
    for first, last in _clauses(words):
        at = _first_verb(words, first, last)
        while at and _unmarked(words, first, at - 1, last):
            at = _first_verb(words, at, last)
        if not at and not _has_verb(words, first, last):
            _mark(words, _verb(words, first, last))


def _first_verb(words: Words, first: int, last: int) -> int:
    """Return the index behind the first verb, or 0."""
    return next((i + 1 for i in range(first, last) if words.verbs[i]), 0)


def _unmarked(words: Words, first: int, at: int, last: int) -> bool:
    """Unmark a participle that stands before its noun where the clause has another verb."""
    if not _qualifies(words, at, last):
        return False
    verb = _verb(words, first, at + 1)
    if not verb or verb != at - 1:
        opens = at == first + (words.norms[first] in _OPENERS)
        verb = opens and (_later_verb(words, at + 2, last) or _verb(words, at + 1, last))
    if verb:
        words.verbs[at] = ""
        _mark(words, verb)
    return bool(verb)


def _mark(words: Words, at: int) -> None:
    if at and words.norms[at] not in _AUXILIARIES:
        known, forms = table().english, words.forms[at]
        base = next((f for f in forms[1:] if f in known), words.norms[at])
        words.verbs[at] = words.verbs[at] or (words.norms[at] if len(forms) == 1 else base)


def _clauses(words: Words) -> Iterator[tuple[int, int]]:
    """Yield where clauses start and end: at marks, at what opens one, behind a verb of saying."""
    start = 0
    for i in range(1, words.size + 1):
        if i == words.size or i in words.breaks or words.norms[i] in _OPENERS:
            if i - start > 2:
                yield start, i
            start = i
        elif words.verbs[i - 1] and not _SAYING.isdisjoint(words.forms[i - 1]):
            start = i


def _has_verb(words: Words, first: int, last: int) -> bool:
    """Whether a clause has an auxiliary or a past form that may be its verb."""
    return any(
        words.norms[i] in _AUXILIARIES or words.norms[i].endswith("ed") or words.past(i)
        for i in range(first, last)
    )


def _verb(words: Words, first: int, last: int) -> int:
    """Return the only word of a clause that may be its verb, behind a plural, or 0."""
    known = table().english
    for i in range(first + 1, last - 1):
        before = words.norms[i - 1]
        if words.norms[i].endswith("s") and rough_amount(words, i + 1):
            return i if any(f in known for f in words.forms[i][1:]) else 0
        plural = before in _PLURALS or before in _SUBJECTS or is_plural(words, i - 1)
        if not plural or i - first > _LONGEST_SUBJECT or len(words.forms[i]) > 1:
            continue
        word = words.norms[i]
        if word in known and word not in _AUXILIARIES and not words.capital(i):
            return i if words.is_content(i + 1) else 0
    return 0


def rough_amount(words: Words, i: int) -> bool:
    """Whether a word only says that the amount behind it is rough: "about | a third of"."""
    behind = words.norms[i + 1 : i + 3]
    if i >= words.size or words.norms[i] not in _ROUGHLY or not behind:
        return False
    return behind[0][:1].isdigit() or not _SHARES.isdisjoint(behind)


def is_plural(words: Words, i: int) -> bool:
    """Whether a word is a plural by its ending."""
    word, forms = words.norms[i], words.forms[i]
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return (ends or word.endswith("men")) and len(forms) > 1 and not words.owner(i)


def _qualifies(words: Words, at: int, last: int) -> bool:
    """Whether a participle may stand before its noun: "armed men", "wounded soldiers"."""
    if at + 1 >= last or not words.norms[at].endswith("ed") or words.verbs[at + 1]:
        return False
    return words.is_content(at + 1) and not words.opens_object(at + 1)


def _later_verb(words: Words, first: int, last: int) -> int:
    """Return where a verb or auxiliary follows, or 0."""
    found = range(first, last)
    return next((i for i in found if words.verbs[i] or words.norms[i] in _AUXILIARIES), 0)
