"""What both languages share: places where a sentence may end, and what surrounds them.

One pass of one regular expression over a block keeps count of quotes and brackets; a language's
rules judge each candidate by a bounded window, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff"
_QUOTES = '"“”„«»'
_SINGLE = "‘’"
# A run of end marks, also spaced (". . ."), then the quotes, brackets and note marks that close it.
_EVENT = re.compile(
    rf"""
    (?P<mark>
        [.!?…۔؟‼⁇⁈⁉]++ (?:[ \xa0][.!?…۔؟]++(?=[\s"'”’“‘»)\]{INVISIBLE}]|\Z))*+
      | (?<=[\u0620-\u06d3])-(?=\s)  # as converters of old InPage files write ۔
    )
    (?P<closers>[{INVISIBLE}]*+(?:["'”’“‘»)\]}}›*_]|''|\[\d{{1,3}}\]|[⁰¹²³⁴-⁹]|[{INVISIBLE}])*+)
  | (?P<quote>[{_QUOTES}])
  | (?P<single>[{_SINGLE}])
  | (?P<open>[(\[])
  | (?P<close>[)\]])
    """,
    re.VERBOSE,
)
_GAP = re.compile(rf"[\s{INVISIBLE}]*+")
_OPENERS = re.compile(rf"[\"'“”‘’«»„(\[{{¿¡*_—–\s{INVISIBLE}-]{{0,12}}")
_WORD = re.compile(r"[^\W_](?:[\w'’.&٫٬-]{0,39}[^\W_])?")
_NOT_WORD = "\"'“”‘’«»„([{¿¡*_—–/-,،;؛:"
BRACKET_REACH = 300  # how far a bracket's end is looked for, in characters
QUOTE_REACH = 150  # a quotation longer than this is cut into its sentences
_WINDOW = 48


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence may end, and what stands around it.

    ``mark`` is the run of end marks at ``at``; ``stop`` is after its closers, the possible end.
    ``before`` is the word before, without brackets and quotes; ``head`` is at most 80 characters
    from the possible sentence's start. ``after`` is the next word and ``opener`` what leads it.
    """

    text: str
    start: int  # of the sentence so far, outer space aside
    at: int
    mark: str
    closers: str
    stop: int
    end: int  # of the block
    before: str
    gap: int  # characters of space after ``stop``
    opener: str
    after: str
    next_char: str  # the first character after the openers, "" at the block's end
    next_at: int
    in_bracket: bool  # a bracket opened inside this sentence is not closed yet before the mark
    in_quote: bool  # the same of a quotation mark
    quote_first: bool  # the sentence begins with a quotation mark

    @property
    def spaced(self) -> bool:
        """Whether a space stands before the mark."""
        return self.at > 0 and self.text[self.at - 1].isspace()


Decide = Callable[[Candidate], bool]
RunsOn = Callable[[str, int], bool]


class _State:
    """Quotes and brackets open at a point of the block."""

    __slots__ = ("brackets", "quote", "single", "single_quotes", "start")

    def __init__(self, start: int, single_quotes: bool) -> None:
        self.start = start
        self.quote = -1
        self.single = -1
        self.brackets: list[int] = []
        self.single_quotes = single_quotes

    def see(self, match: re.Match[str]) -> None:
        kind, at = match.lastgroup, match.start()
        if kind == "quote":
            self.quote = -1 if self.quote >= 0 else at
        elif kind == "single" and self.single_quotes:
            self.single = -1 if self.single >= 0 else at
        elif kind == "open" and len(self.brackets) < 8:
            self.brackets.append(at)
        elif kind == "close" and self.brackets:
            self.brackets.pop()

    def close(self, closers: str) -> None:
        """Take account of the closers that follow an end mark."""
        if any(c in _QUOTES for c in closers):
            self.quote = -1
        if any(c in _SINGLE for c in closers):
            self.single = -1
        for c in closers:
            if c in ")]" and self.brackets:
                self.brackets.pop()

    @property
    def open_quote(self) -> int:
        """Where the outermost open quotation began, or -1."""
        if self.quote < 0 or self.single < 0:
            return max(self.quote, self.single)
        return min(self.quote, self.single)


def boundaries(
    text: str, start: int, end: int, decide: Decide, runs_on: RunsOn, *, single_quotes: bool
) -> Iterator[int]:
    """Yield the ends of the sentences of a block, its own end aside.

    Args:
        text: the whole text.
        start: where the block starts.
        end: where the block ends.
        decide: whether a sentence ends at a candidate.
        runs_on: whether the sentence goes on after a quotation that closes at a position.
        single_quotes: whether ‘ and ’ are quotation marks only, never apostrophes.
    """
    state = _State(_skip(text, start, end), single_quotes)
    for match in _EVENT.finditer(text, start, end):
        if match.lastgroup != "closers":
            state.see(match)
            continue
        candidate = _candidate(text, end, match, state)
        if candidate is None:
            return
        in_quote = state.open_quote
        closes = candidate.closers
        inside = _closing(candidate, state, in_quote, runs_on)
        state.close(closes)
        if not inside and decide(candidate):
            yield candidate.stop
            state.start = _skip(text, candidate.stop, end)
            if not state.brackets or state.brackets[0] < state.start - BRACKET_REACH:
                state.brackets.clear()


def _skip(text: str, at: int, end: int) -> int:
    gap = _GAP.match(text, at, end)
    return gap.end() if gap else at


def _candidate(text: str, end: int, match: re.Match[str], state: _State) -> Candidate | None:
    """Return what surrounds a run of end marks, or None where only space follows it."""
    at, closers, stop = match.start(), match["closers"], match.end()
    closers, stop = _without_openers(text, closers, stop, end, state)
    next_start = _skip(text, stop, end)
    if next_start >= end:
        return None
    if not set(closers) & set(_QUOTES + _SINGLE) and _spaced_closer(text, next_start, end, state):
        closers, stop = closers + text[next_start], next_start + 1
        next_start = _skip(text, stop, end)
    if next_start >= end:
        return None
    lead = _OPENERS.match(text, next_start, end)
    word_at = lead.end() if lead else next_start
    word = _WORD.match(text, word_at, min(end, word_at + 60))
    left = text[max(state.start, at - _WINDOW) : at].split()
    quote = state.open_quote
    return Candidate(
        text=text, start=state.start, at=at, mark=match["mark"], closers=closers, stop=stop,
        end=end, before=left[-1].lstrip(_NOT_WORD) if left else "", gap=next_start - stop,
        opener=text[next_start:word_at], after=word.group() if word else "",
        next_char=text[word_at : min(word_at + 1, end)], next_at=word_at,
        in_bracket=bool(state.brackets) and state.brackets[0] > state.start,
        in_quote=quote >= 0, quote_first=text[state.start] in _QUOTES + _SINGLE + "'",
    )  # fmt: skip


def _without_openers(
    text: str, closers: str, stop: int, end: int, state: _State
) -> tuple[str, int]:
    """Give a quotation mark that opens the next sentence back to it: ``ہے۔”ہم``."""
    if closers and stop < end and text[stop].isalnum() and closers[-1] in _QUOTES + _SINGLE:
        is_open = state.quote >= 0 if closers[-1] in _QUOTES else state.single >= 0
        if not is_open and not (closers[-1] == "’" and not state.single_quotes):
            return closers[:-1], stop - 1
    return closers, stop


def _spaced_closer(text: str, at: int, end: int, state: _State) -> bool:
    """Whether a closing quotation mark stands off by a space: ``ہے۔ “ پھر``."""
    is_open = (text[at] in _QUOTES and state.quote >= 0) or (
        text[at] in _SINGLE and state.single >= 0
    )
    return is_open and (at + 1 >= end or text[at + 1].isspace())


def _closing(candidate: Candidate, state: _State, quote: int, runs_on: RunsOn) -> bool:
    """Whether the mark lies inside a bracket or a short quotation that the sentence outlives."""
    text, stop = candidate.text, candidate.stop
    if candidate.in_bracket and not any(c in ")]" for c in candidate.closers):
        closing = min((p for c in ")]" if (p := text.find(c, stop, stop + BRACKET_REACH)) >= 0),
                      default=-1)  # fmt: skip
        return 0 <= closing < candidate.end
    # English: “Are you coming? We leave,” he said, is cut; Urdu: ”آپ آئیں گے؟ چلیں!“ کہہ کر is not.
    earliest = candidate.start + (not state.single_quotes)
    if quote >= earliest and not any(c in _QUOTES + _SINGLE for c in candidate.closers):
        marks = _QUOTES if state.quote == quote else _SINGLE
        for at in range(stop, min(stop + QUOTE_REACH, candidate.end)):
            if text[at] in marks:
                return runs_on(text, at + 1)
    return False
