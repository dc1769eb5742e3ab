"""The negative words and phrases of a text, in either language, for NEG and whoever asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner import resources
from aligner.checks.base import Analysis
from aligner.language.english import lemmas
from aligner.language.phrases import PhraseIndex
from aligner.lexicon import load_lexicon

STRONG, IMPLICIT, WEAK, SOFT, NEUTRAL = "strong", "implicit", "weak", "soft", "neutral"
DENIES = (STRONG, IMPLICIT)
_WITHOUT = 6  # words between hardly and without in *hardly a week passes without*
_BAD = frozenset(["wrong", "bad", "rare", "difficult", "hard"])
_PLACES = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "my", "our", "your", "any", "home", "here",
     "there", "where", "one")
)  # fmt: skip
_BEFORE_NUMBERS = frozenset(["no", "to"])  # no 7, declined to 280
_TOO_PLAIN = [["often"], ["much"], ["many"], ["little"], ["few"]]  # "too often invoked to"
_BEGINNINGS = ("un", "in", "im", "il", "ir", "dis", "mis", "non")
# Beyond the words of negative_words.tsv: most begin in un-, but of those in in- and im- only the
# ones in -able are surely negative (income, impact).
_PREFIX = re.compile(
    r"(?:un|non-?)(?P<base>[a-z]{4,})$|(?:un|in|im|il|ir)[a-z]{3,}[ai]b(?:le|ly|ility)$"
)
_LOOKALIKE = re.compile(
    r"un(?:it|ion|iq|if|ivers|icef|ilever|til|veil|cover|earth|der|cle$|cles$|load|lock|fold)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A negative word or phrase, ``words[start:end]``, and what it asks of the other side."""

    start: int
    end: int
    kind: str


@cache
def _index(language: str, exact: bool) -> PhraseIndex[str]:
    """Phrases matched as they stand (negators: *noted* is no *not*), or in any word form."""
    return PhraseIndex(
        (row["phrase"].split(), row["kind"])
        for row in resources.read_tsv(f"negation_{language}.tsv")
        if exact == (row["kind"] == STRONG)
    )


def cues(analysis: Analysis) -> list[Cue]:
    """Return the negative cues of a text, the longest at each place, not overlapping."""
    if "negation" not in analysis.memo:
        found = found_cues(analysis)
        english = analysis.language == "en"
        analysis.memo["negation"] = _resolve_doubles(found, analysis) if english else found
    resolved: list[Cue] = analysis.memo["negation"]
    return resolved


def found_cues(analysis: Analysis) -> list[Cue]:
    """Return the same, with denials that stand side by side as strong as each is."""
    if "negation found" not in analysis.memo:
        analysis.memo["negation found"] = _find(analysis)
    found: list[Cue] = analysis.memo["negation found"]
    return found


def _find(analysis: Analysis) -> list[Cue]:
    source = analysis.language == "en"
    matches = (
        *_index(analysis.language, exact=True).find(analysis.norms),
        *_index(analysis.language, exact=False).find(analysis.forms),
    )
    found = [Cue(m.start, m.end, m.value) for m in matches]
    if source:
        for i, norm in enumerate(analysis.norms):
            if norm.endswith(("n't", "n’t")):
                found.append(Cue(i, i + 1, STRONG))
            elif size := _unreached(analysis, i):
                found.insert(0, Cue(i, i + size, WEAK))  # before the milder row of the table
            elif is_prefixed(norm) or norm.startswith(("no-", "non-")):
                found.append(Cue(i, i + 1, SOFT))
    found.sort(key=lambda c: (c.start - c.end, c.start))
    kept: list[Cue] = []
    for cue in found:
        if not any(cue.start < k.end and k.start < cue.end for k in kept):
            kept.append(cue)
    kept.sort(key=lambda c: c.start)
    return [c for c in kept if c.kind != NEUTRAL and not _named(analysis, c)]


def _named(analysis: Analysis, cue: Cue) -> bool:
    """Whether a word that denies begins a name inside an English sentence: the Forbidden City."""
    words = analysis.words[cue.start : cue.end + 1]
    return (
        cue.kind == IMPLICIT
        and cue.start > 0
        and len(words) > 1
        and all(word.text[:1].isupper() and not word.text.isupper() for word in words)
    )


def _unreached(analysis: Analysis, at: int) -> int:
    """Return the words of *too* (weak to bear) or *far from* (surprising) that begin there."""
    norms = analysis.norms
    if norms[at] == "too":
        end, after = analysis.words[at].end, analysis.words[at + 1 : at + 2]
        joined = bool(after) and not analysis.text[end : after[0].start].strip()
        plain = norms[at + 1 : at + 2] in _TOO_PLAIN
        return int(joined and not plain and "to" in norms[at + 2 : at + 5])
    if norms[at] != "far" or norms[at + 1 : at + 2] != ["from"] or at + 2 >= len(norms):
        return 0
    word = analysis.words[at + 2]
    return 2 if word.text.islower() and word.norm not in _PLACES else 0


def _resolve_doubles(found: list[Cue], analysis: Analysis) -> list[Cue]:
    """Weaken two denials side by side (not uncommon, not wrong): they may cancel out."""
    result = []
    for i, cue in enumerate(found):
        others = (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])
        doubled = any(_cancels(cue, o, analysis) for o in others)
        before_numbers = cue.kind in DENIES and analysis.norms[cue.end - 1] in _BEFORE_NUMBERS
        numbered = before_numbers and _number_follows(analysis, cue)
        weak = cue.kind in DENIES and (doubled or numbered)
        result.append(Cue(cue.start, cue.end, SOFT) if weak else cue)
    return result


def _cancels(cue: Cue, other: Cue, analysis: Analysis) -> bool:
    gap = max(other.start - cue.end, cue.start - other.end)
    if "without" in (analysis.norms[cue.start], analysis.norms[other.start]):
        return gap <= _WITHOUT and (cue.kind in DENIES and other.kind in DENIES)
    if other.kind in DENIES or is_prefixed(analysis.norms[other.start]):
        return gap <= 1
    return gap == 0 and analysis.norms[other.start] in _BAD


def _number_follows(analysis: Analysis, cue: Cue) -> bool:
    return cue.end < len(analysis.words) and analysis.words[cue.end].kind == "number"


@lru_cache(maxsize=20_000)
def is_prefixed(norm: str) -> bool:
    """Whether a word is a known word with a negative prefix, or ends in -less."""
    if norm.endswith("less") and len(norm) > 6:
        return True
    if not norm.startswith(_BEGINNINGS) or _LOOKALIKE.match(norm):
        return False
    if any(form in negative_words() for form in lemmas(norm)):
        return True
    match = _PREFIX.match(norm)
    if match is None:
        return False
    return match["base"] is None or bool(load_lexicon().translations(match["base"]))


@cache
def negative_words() -> dict[str, tuple[str, frozenset[tuple[str, ...]]]]:
    """Return by negative word its base, and the base's Urdu renderings as words."""
    return {
        row["word"]: (
            row["base"],
            frozenset(tuple(u.split()) for u in resources.alternatives(row["urdu"])),
        )
        for row in resources.read_tsv("negative_words.tsv")
    }
