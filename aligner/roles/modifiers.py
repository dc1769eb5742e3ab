"""Adjectives that tell two like things apart: "the smaller party deserted its larger ally"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from aligner import resources
from aligner.checks.base import Pair
from aligner.language.urdu_forms import fold
from aligner.roles.english_clause import Phrase
from aligner.roles.entities import urdu_keys


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    """Return the folded Urdu words, one by one, for each adjective of ``comparatives.tsv``."""
    return {
        row["english"]: frozenset(
            fold(phrase) for phrase in resources.alternatives(row["urdu"]) if " " not in phrase
        )
        for row in resources.read_tsv("comparatives.tsv")
    }


def told(pair: Pair, phrases: Iterable[Phrase]) -> bool:
    """Whether a place has an adjective of the table."""
    known = _adjectives()
    return any(f in known for p in phrases for i in p.range for f in pair.source.forms[i])


def linked(pair: Pair, phrases: Iterable[Phrase]) -> tuple[int, int] | None:
    """Return the (English, Urdu) adjective of a place, where the Urdu has it once."""
    known = _adjectives()
    for phrase in phrases:
        for i in phrase.range:
            words = frozenset(w for f in pair.source.forms[i] for w in known.get(f, ()))
            if not words:
                continue
            found = [
                j for j, norm in enumerate(pair.target.norms) if words.intersection(urdu_keys(norm))
            ]
            if len(found) == 1:
                return i, found[0]
    return None
