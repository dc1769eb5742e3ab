"""OMI and ADD: content left out or added inside a bead, by word links with a null state."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache

from aligner import resources
from aligner.checks import omi_joined, omi_phrase, omi_source
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.checks.lit import find_idioms
from aligner.checks.lit_rendered import has_free_idiom, rendered_idioms
from aligner.checks.presence import Evidence, Run, SideEvidence, evidence
from aligner.config import Config
from aligner.document import Severity, Span
from aligner.lexicon import load_lexicon
from aligner.lexicon.function_words import is_function_word

OMITTED = Rule("OMI001", "content-omitted", Severity.MAJOR, "Words of the English have no Urdu.")
CUT_OFF = Rule("OMI002", "cut-off", Severity.MAJOR, "The Urdu ends in the middle of a clause.")
ADDED = Rule("ADD001", "content-added", Severity.MAJOR, "Words of the Urdu have no English.")

_SOURCE_LOST = 0.85  # the confidence that who says so is left out
_SHORT, _SHORT_MARGIN = 9, 0.75  # words; added to the limit of major
_ADDED_MARGIN = 0.2  # more for additions: free renderings look like them
_SHORT_TEXT = 5  # words of a text in which no phrase is but a part
_LONG_WORD = 9  # letters
_ROUND = 3  # words round the rendering of an idiom that belong to it
_FEWEST, _FEWEST_SHORT = 2, 4  # unlinked words of a run that is major; in the shortest texts
_THAT_IS = "یعنی"
_CONJUNCTIONS = frozenset(["اور", "جو", "جس", "جن", "کہ", "لیکن", "مگر", "جبکہ", "بلکہ"])
_MARKS = "۔؟!.?…:؛،"
_CLOSERS = "”“\"’‘')]»› \n\t"


@cache
def _models() -> dict[str, tuple[tuple[float, ...], float, float, float]]:
    """Return by rule: weights, bias, and the scores from which it is minor and may be major."""
    table = tomllib.loads(resources.path("omission_model.toml").read_text(encoding="utf-8"))
    return {
        code: (tuple(row["weights"]), row["bias"], row["minor"], row["major"])
        for code, row in table.items()
    }


def features(pair: Pair, found: Evidence, *, added: bool) -> list[float]:
    """Return what speaks for an omission, or, seen from the other side, for an addition.

    Eighteen numbers: the worst run's value on the suspect side and on the other, how much
    shorter the other text is than usual (standard deviations), shares of unlinked words and
    their difference, log length, combinations of these, how the run stands out (the share of
    unlinked words outside it, its share of the text, whether it begins and ends as a clause),
    and the run's value where the other side has no unlinked word, or one, that it may render.
    """
    here, there = (found.target, found.source) if added else (found.source, found.target)
    analysis = pair.target if added else pair.source
    size, spread, excess = _size(pair), _spread(pair), _excess(pair)
    short = excess / spread if added else -excess / spread
    missing, spare = _value(here), _value(there)
    extent = _length(analysis, here.run)
    left = abs(abs(excess) - 0.99 * extent if short > 0 else abs(excess) + extent) / spread
    outside, within = _standing_out(here)
    return [
        missing, spare, short, _share(here), _share(there), _share(here) - _share(there),
        math.log(size), missing * (short > 0.5), min(left, 4.0), missing - spare,
        outside, missing * (1 - outside), within, _clause(analysis, here.run),
        missing * (there.unlinked == 0), missing * (there.unlinked <= 1),
        float(min(there.unlinked, 6)), math.sqrt(here.run.unlinked if here.run else 0),
    ]  # fmt: skip


def _size(pair: Pair) -> int:
    return max(20, len(pair.source.text))


def _spread(pair: Pair) -> float:
    """Return by how many characters the lengths of good pairs vary."""
    return 0.15 * _size(pair) + 6


def _excess(pair: Pair) -> float:
    """Return how many characters the Urdu is longer than usual."""
    return len(pair.target.text) - 0.99 * len(pair.source.text)


def _standing_out(side: SideEvidence) -> tuple[float, float]:
    """Return the share of unlinked words outside the worst run, and the run's share of words."""
    if side.run is None:
        return _share(side), 0.0
    rest = side.words - side.run.words
    return (side.unlinked - side.run.unlinked) / max(1, rest), side.run.words / side.words


def _clause(analysis: Analysis, run: Run | None) -> float:
    """Return 1 when a run begins and ends where a clause or phrase does, ½ for one of them."""
    if run is None:
        return 0.0
    words, text = analysis.words, analysis.text
    first, last = run.first, run.last
    while first > 0 and _opens(words[first - 1].norm, analysis.language):
        first -= 1
    before = text[words[first - 1].end : words[first].start] if first else "."
    opens = first < run.first or bool(before.strip())
    after = text[words[last].end : words[last + 1].start] if last + 1 < len(words) else "."
    closes = bool(after.strip()) or is_function_word(words[last + 1].norm, analysis.language)
    return (opens + closes) / 2


def _value(side: SideEvidence) -> float:
    return side.run.value if side.run else 0.0


def _share(side: SideEvidence) -> float:
    return side.unlinked / max(1, side.words)


def _length(analysis: Analysis, run: Run | None) -> int:
    if run is None:
        return 0
    span = analysis.span(run.first, run.last)
    return span.end - span.start


class OmissionCheck(Check):
    """Scores the worst run of unlinked words on each side together with the lengths."""

    rules = (OMITTED, CUT_OFF, ADDED)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag at most one omission and one addition, and a text that stops in mid-clause."""
        del config
        if _cut_off(pair):
            last = len(pair.target.words) - 1
            span = pair.target.span(last)
            word = pair.target.quote(span)
            message = f"The translation stops in the middle of a clause, after “{word}”."
            yield Flag(CUT_OFF, 0.85, message, target_span=span)
        if not pair.source.words or not pair.target.words:
            return
        found = evidence(pair)
        for rule, side, added in ((OMITTED, found.source, False), (ADDED, found.target, True)):
            flag = _flag(pair, found, rule, side, added)
            if flag is None or flag.severity is Severity.MINOR:
                flag = _phrase_flag(pair, added) or flag
            if flag is not None:
                yield flag


def _phrase_flag(pair: Pair, added: bool) -> Flag | None:
    """Return a flag for a whole phrase without counterpart, or None."""
    if len(pair.source.words) < _SHORT_TEXT:
        return None
    if not added and (source := omi_source.lost(pair, omi_phrase.linked_words(pair, pair.source))):
        span = pair.source.span(source[0], source[1] - 1)
        return _make(pair, OMITTED, span, Severity.MAJOR, _SOURCE_LOST)
    excess = _excess(pair) / _spread(pair)
    if find_idioms(pair.source):  # whose renderings look like phrases, but not like clauses
        told = not added or has_free_idiom(pair)
        lost = None if told else omi_phrase.added_clause(pair, excess)
    else:
        lost = omi_phrase.added(pair, excess) if added else omi_phrase.omitted(pair, excess)
        if added and lost and lost.confidence < omi_phrase.SURE and _has_long_word(pair):
            lost = None
        lost = lost or _joined(pair, added)
    if lost is None:
        return None
    span = (pair.target if added else pair.source).span(lost.first, lost.end - 1)
    return _make(pair, ADDED if added else OMITTED, span, Severity.MAJOR, lost.confidence)


def _joined(pair: Pair, added: bool) -> omi_phrase.Lost | None:
    """Return a phrase that only one side joins to another."""
    if added and _has_open_word(pair):
        return None  # Urdu may spell it out
    here, there = (pair.target, pair.source) if added else (pair.source, pair.target)
    linked, spare = omi_phrase.linked_words(pair, here), omi_phrase.partnerless(pair, there)
    found = omi_joined.unmatched(pair, linked, spare, added=added)
    return omi_phrase.Lost(*found, omi_phrase.SURE) if found else None


def _flag(pair: Pair, found: Evidence, rule: Rule, side: SideEvidence, added: bool) -> Flag | None:
    weights, bias, minor, major = _models()[rule.code]
    if side.run is None or side.words < 3:
        return None
    values = features(pair, found, added=added)
    score = bias + sum(w * v for w, v in zip(weights, values, strict=True))
    # In a short text a free rendering of one phrase is a large share of the whole.
    margin = _SHORT_MARGIN if len(pair.source.words) < _SHORT else 0.0
    margin += _ADDED_MARGIN if added else 0.0
    # Urdu may spell out an acronym, and a figure of speech, in many words.
    spelt_out = added and (_has_open_word(pair) or bool(find_idioms(pair.source)))
    free = spelt_out or _freely(side.run, found.source if added else found.target, added)
    fewest = _FEWEST_SHORT if len(pair.source.words) <= _SHORT_TEXT else _FEWEST
    sure = score >= major + margin and not free and side.run.unlinked >= fewest
    # An addition that is not sure is one in twenty times real: read on published translations.
    if not sure and (added or score < minor):
        return None
    if added and (_figurative(pair, side.run) or _glosses(pair, side.run)):
        return None
    span = _widened(pair.target if added else pair.source, side.run)
    severity = Severity.MAJOR if sure else Severity.MINOR
    # Of equally suspect words, added ones are oftener a free rendering: read on dev pairs.
    confidence = 1 / (1 + math.exp(-0.6 * (score - major) + (0.2 if added else -0.6)))
    return _make(pair, rule, span, severity, confidence)


def _glosses(pair: Pair, run: Run) -> bool:
    """Whether a run of Urdu words explains the word before it: پلیٹو یعنی اونچا میدان."""
    return _THAT_IS in pair.target.norms[max(0, run.first - 3) : run.first + 1]


def _figurative(pair: Pair, run: Run) -> bool:
    """Whether a run of Urdu words is the good rendering of an idiom, with what belongs to it."""
    return any(
        first - _ROUND <= run.first and run.last <= last + _ROUND
        for first, last in rendered_idioms(pair)
    )


def _make(pair: Pair, rule: Rule, span: Span, severity: Severity, confidence: float) -> Flag:
    added = rule is ADDED
    quoted = (pair.target if added else pair.source).quote(span)
    said = "The source has nothing for" if added else "The translation has nothing for"
    return Flag(
        rule,
        confidence,
        f"{said} “{quoted}”.",
        source_span=None if added else span,
        target_span=span if added else None,
        severity=severity,
    )


def _freely(run: Run, other: SideEvidence, added: bool) -> bool:
    """Whether the other side has words without partner too, which this run may render freely."""
    spare = other.unlinked
    if added and spare:
        return run.unlinked - spare < 2 or (spare > 2 and 3 * spare > run.unlinked)
    return spare > 1 and spare >= run.unlinked and not added


def _has_long_word(pair: Pair) -> bool:
    """Whether a long English word has no partner, for which Urdu may need a phrase: xenophobia."""
    linked = omi_phrase.linked_words(pair, pair.source)
    return any(
        i not in linked and len(t.text) >= _LONG_WORD and t.text.isalpha()
        for i, t in enumerate(pair.source.words)
    )


def _has_open_word(pair: Pair) -> bool:
    """Whether an English acronym or long unknown word has no partner; Urdu may need many words."""
    return any(
        i not in pair.links_by_source
        and (name := t.text.removesuffix("'s").removesuffix("’s")).isalpha()
        and (
            (len(name) > 2 and name.isupper())
            or (len(t.text) >= _LONG_WORD and not load_lexicon().entries(t.norm))
        )
        for i, t in enumerate(pair.source.words)
    )


def _widened(analysis: Analysis, run: Run) -> Span:
    """Return the run's span with what opens it: English function words, an Urdu conjunction.

    Urdu's function words follow their phrase, so those before a run belong to another one.
    """
    first = run.first
    while first > 0 and _opens(analysis.norms[first - 1], analysis.language):
        gap = analysis.text[analysis.words[first - 1].end : analysis.words[first].start]
        if gap.strip():
            break
        first -= 1
    return analysis.span(first, run.last)


def _opens(norm: str, language: str) -> bool:
    return norm in _CONJUNCTIONS if language == "ur" else is_function_word(norm, language)


@cache
def _never_last() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.read_tsv("never_last.tsv"))


def _cut_off(pair: Pair) -> bool:
    """Whether the Urdu has no end mark and ends in a word that needs another after it."""
    text = pair.target.text.rstrip(_CLOSERS)
    english = pair.source.text.rstrip(_CLOSERS)
    if not text or text[-1] in _MARKS or not english or english[-1] not in ".!?":
        return False
    return pair.target.norms[-1] in _never_last() if pair.target.norms else False


CHECKS = (OmissionCheck(),)
