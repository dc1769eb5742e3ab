"""ENT005: a personal name rendered as another that sounds like it: Naseer as ناصر for نصیر."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner import resources
from aligner.checks.base import Check, Flag, Pair
from aligner.checks.ent import GARBLED
from aligner.checks.ent_spelling import begins_alike
from aligner.checks.ent_words import bare, in_title_case, may_spell
from aligner.config import Config
from aligner.document import Severity
from aligner.language.patterns import word_set
from aligner.language.urdu_forms import fold
from aligner.resources.kept import kept

_TITLES = word_set(
    "mr mrs ms miss dr prof professor justice general gen maj major col colonel captain capt"
    " lieutenant brigadier judge senator minister mufti maulana sheikh imam haji syed malik"
    " chaudhry sardar nawab mir"
)
_LINKED = 0.25  # probability from which an Urdu word renders another English word
_APART = 3  # words that may lie between where a name is and where it should be


@dataclass(frozen=True, slots=True)
class Names:
    """The table: the Urdu of each Latin spelling, and every Urdu spelling."""

    urdu: dict[str, frozenset[str]]
    known: frozenset[str]
    shown: dict[str, str]  # the first Urdu spelling, as printed


@kept
def names() -> Names:
    """Return the compiled table; the keys are in lower case, the Urdu is folded."""
    urdu: dict[str, frozenset[str]] = {}
    shown: dict[str, str] = {}
    for row in resources.read_tsv("given_names.tsv"):
        written = resources.alternatives(row["urdu"])
        for english in resources.alternatives(row["english"]):
            urdu[english.lower()] = frozenset(map(fold, written))
            shown[english.lower()] = written[0]
    return Names(urdu, frozenset().union(*urdu.values()), shown)


class GivenNameCheck(Check):
    """Flags a listed name in whose place the Urdu has another listed name much like it."""

    rules = (GARBLED,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag each part of a person's name that is another name in the Urdu."""
        del config
        table = names()
        parts = list(_parts(pair, table))
        if not parts or in_title_case(pair.source):
            return
        folded = [fold(norm) for norm in pair.target.norms]
        explained = frozenset().union(*(table.urdu[key] for _, key in parts))
        taken: set[int] = set()
        for i, key in parts:
            if not table.urdu[key].isdisjoint(folded):
                continue
            found = [
                j
                for j, written in enumerate(folded)
                if written in table.known
                and written not in explained
                and j not in taken
                and _beside(pair, i, j)
                and _is_free(pair, i, j)
                and _much_like(key, pair.target.norms[j])
            ]
            if len(found) == 1:
                taken.add(found[0])
                yield _flag(pair, i, found[0], key, table)


def _parts(pair: Pair, table: Names) -> Iterator[tuple[int, str]]:
    """Yield the listed names beside another capital or a title; Atta of Atta-ur-Rahman too."""
    words = pair.source.words
    for i, word in enumerate(words):
        if not word.text[:1].isupper() or word.text.isupper():
            continue
        keys = [key for key in bare(word.norm).split("-") if key in table.urdu]
        around = [words[k] for k in (i - 1, i + 1) if 0 <= k < len(words) and _touches(pair, i, k)]
        joined = "-" in word.norm or any(w.text[:1].isupper() for w in around)
        if keys and (joined or (i > 0 and words[i - 1].norm in _TITLES)):
            yield from ((i, key) for key in keys)


def _touches(pair: Pair, i: int, k: int) -> bool:
    """Whether nothing but a space or a full stop of an initial parts two words."""
    first, second = sorted((i, k))
    words = pair.source.words
    between = pair.source.text[words[first].end : words[second].start]
    return not between.strip(". ") and bare(words[first].norm) == words[first].norm


def _beside(pair: Pair, i: int, j: int) -> bool:
    """Whether an Urdu word stands near the Urdu of the English word's neighbours."""
    links = pair.links_by_source
    near = [x.target for k in (i - 1, i + 1, i - 2, i + 2) for x in links.get(k, ())]
    return any(0 < abs(j - at) <= _APART for at in near) if near else True


def _is_free(pair: Pair, i: int, j: int) -> bool:
    """Whether an Urdu word renders no other English word."""
    links = pair.links_by_target.get(j, ())
    return all(link.source == i or link.probability < _LINKED for link in links)


def _much_like(english: str, urdu: str) -> bool:
    return may_spell(english, urdu) or begins_alike(english, urdu)


def _flag(pair: Pair, i: int, j: int, key: str, table: Names) -> Flag:
    word, urdu = pair.source.words[i].text, pair.target.words[j].text
    right = table.shown[key]
    name = key.capitalize() if "-" in word else word
    return Flag(
        GARBLED,
        0.7,
        f"“{name}” is “{right}”; the translation has “{urdu}”, another name.",
        pair.source.span(i),
        pair.target.span(j),
        suggestion=right,
        severity=Severity.MAJOR,
    )


CHECKS = (GivenNameCheck(),)
