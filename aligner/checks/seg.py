"""SEG: segments without a partner, broken sentences, moved and unchecked segments."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.checks.base import Check, DocumentCheck, DocumentView, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import MAX_SEGMENT, Severity, Span, Text

UNTRANSLATED = Rule(
    "SEG001", "untranslated-segment", Severity.MAJOR, "An English sentence that has no Urdu."
)
ADDED = Rule("SEG002", "added-segment", Severity.MAJOR, "An Urdu sentence that has no English.")
BROKEN = Rule(
    "SEG003", "broken-sentence", Severity.MAJOR, "A sentence that a paragraph break cuts in two."
)
UNCHECKED = Rule("SEG004", "unchecked-segment", Severity.MINOR, "A segment too long to be checked.")
MOVED = Rule("SEG005", "moved-segment", Severity.MINOR, "A passage translated in another place.")

_WORDS_FOR_CERTAINTY = 4  # a shorter unit without partner may be a caption or a label


class SegmentCheck(Check):
    """What can be said of a pair by its being empty or huge."""

    rules = (UNTRANSLATED, ADDED, UNCHECKED)
    needs_both = False

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag a pair with one empty side, or a side too long to be checked."""
        del config
        source, target = pair.source.text, pair.target.text
        if max(len(source), len(target)) > MAX_SEGMENT:
            longest = max(len(source), len(target))
            message = f"Not checked: {longest:,} characters in one segment; cut it into sentences."
            yield Flag(UNCHECKED, 1.0, message)
        elif source.strip() and not target.strip():
            words = len(pair.source.words)
            message = f"This English has no Urdu ({words} word{'s' * (words != 1)})."
            yield Flag(UNTRANSLATED, _certainty(words), message, source_span=_whole(source))
        elif target.strip() and not source.strip():
            words = len(pair.target.words)
            message = f"This Urdu has no English ({words} word{'s' * (words != 1)})."
            yield Flag(ADDED, _certainty(words), message, target_span=_whole(target))


def _certainty(words: int) -> float:
    return 0.9 if words >= _WORDS_FOR_CERTAINTY else 0.6


def _whole(text: str) -> Span:
    bare = text.strip()
    start = text.index(bare)
    return Span(start, start + len(bare))


class BrokenCheck(DocumentCheck):
    """Sentences that run on over a paragraph break, and passages found elsewhere."""

    rules = (BROKEN, MOVED)

    def check(self, view: DocumentView, config: Config) -> Iterator[tuple[int, Flag]]:
        """Flag each broken sentence on the bead of its first half, and each moved bead."""
        del config
        breaks: dict[int, dict[str, Span]] = {}
        for side, text in enumerate((view.source, view.target)):
            for sentence in _broken(text):
                bead = next(
                    (i for i, b in enumerate(view.beads) if sentence in (b.source, b.target)[side]),
                    None,
                )
                if bead is not None:
                    unit = text.sentences[sentence]
                    span = Span(unit.start, unit.end).shift(-view.offsets[bead][side])
                    breaks.setdefault(bead, {})["target" if side else "source"] = span
        for bead, spans in sorted(breaks.items()):
            yield bead, _broken_flag(spans.get("source"), spans.get("target"))
        for index, bead_ in enumerate(view.beads):
            if bead_.moved:
                message = "This passage stands in another place than its English."
                yield index, Flag(MOVED, 0.8, message)


def _broken(text: Text) -> Iterator[int]:
    """Yield the last sentence of each paragraph that the next paragraph continues."""
    last: dict[int, int] = {}
    for index, owner in enumerate(text.owners):
        last[owner] = index
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.continues and number - 1 in last:
            yield last[number - 1]


def _broken_flag(source: Span | None, target: Span | None) -> Flag:
    if target is None:
        message = "The English sentence is cut in two by a paragraph break."
        return Flag(BROKEN, 0.8, message, source, None, severity=Severity.MINOR)
    where = "Both texts cut this sentence" if source else "The Urdu cuts this sentence"
    message = f"{where} in two by a paragraph break; join the halves and translate them as one."
    return Flag(BROKEN, 0.8, message, source, target)


CHECKS = (SegmentCheck(), BrokenCheck())
