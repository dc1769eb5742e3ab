"""TYP: how the Urdu is written: letters, marks, spaces, quotes, digits, doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from aligner import resources
from aligner.checks.base import Analysis, Check, Flag, Pair, Rule
from aligner.config import Config
from aligner.document import Related, Severity, Side, Span
from aligner.language.typography import Edit, edits

_MINOR = Severity.MINOR
LETTER = Rule("TYP001", "wrong-letter", _MINOR, "Letters of an Arabic keyboard in Urdu words.")
MARK = Rule("TYP002", "latin-punctuation", _MINOR, "Latin punctuation where Urdu has its own.")
SPACE = Rule("TYP003", "spacing", _MINOR, "A space too many or too few around punctuation.")
QUOTES = Rule("TYP004", "quotes", _MINOR, "Quotation marks mixed or not closed.")
BRACKETS = Rule("TYP005", "brackets", _MINOR, "A bracket that is not opened or not closed.")
DOUBLED = Rule("TYP006", "doubled-word", _MINOR, "A word typed twice that Urdu never doubles.")
STRAY = Rule("TYP007", "stray-character", _MINOR, "Tatweel, or an invisible direction control.")
DIGITS = Rule("TYP008", "mixed-digits", _MINOR, "Digits of two scripts in one text.")
END_MARK = Rule("TYP009", "end-mark", _MINOR, "The end mark is missing or another one.")

_BY_KIND = {"letter": LETTER, "mark": MARK, "space": SPACE, "tatweel": STRAY, "control": STRAY}
_SAYS = {
    LETTER: "Letters of an Arabic keyboard are in “{0}”{1}.",
    MARK: "Latin punctuation stands after Urdu: “{0}”{1}.",
    SPACE: "A space is too many or too few at “{0}”{1}.",
    STRAY: "A stray character is in “{0}”{1}.",
}
_QUOTE = re.compile('[“”"«»]')
_BRACKET = re.compile(r"[()\[\]{}]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ENDS = "۔؟!.…:؛"
_CLOSERS = "”“\"’‘')]»› \n\t\u200f\u200e"


class TypographyCheck(Check):
    """Looks at the Urdu alone, but for the end mark."""

    rules = (LETTER, MARK, SPACE, QUOTES, BRACKETS, DOUBLED, STRAY, DIGITS, END_MARK)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield at most one flag per rule: further places are related spans."""
        del config
        text = pair.target.text
        by_rule: dict[Rule, list[Edit]] = {}
        for edit in edits(text):
            by_rule.setdefault(_BY_KIND[edit.kind], []).append(edit)
        for rule, changes in by_rule.items():
            yield _edit_flag(rule, text, changes)
        yield from _quotes(pair.source.text, text)
        yield from _brackets(text)
        yield from _doubled(pair.target)
        yield from _digits(pair.target)
        yield from _end_mark(pair.source.text, text)


def _edit_flag(rule: Rule, text: str, changes: Sequence[Edit]) -> Flag:
    first = changes[0]
    place = first.span if rule is not SPACE else _around(text, first.span)
    shown = text[place.start : place.end] if rule is not STRAY else _visible(text, place)
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    return Flag(
        rule,
        0.95,
        _SAYS[rule].format(shown.strip(), more),
        target_span=place,
        suggestion=first.replacement.strip() or None,
        related=tuple(Related(Side.TARGET, e.span) for e in changes[1:]),
    )


def _around(text: str, span: Span) -> Span:
    return Span(max(0, span.start - 1), min(len(text), span.end + 1))


def _visible(text: str, span: Span) -> str:
    word = text[span.start : span.end]
    return word if any(c.isalpha() for c in word) else f"U+{ord(word[0]):04X}"


def _quotes(source: str, text: str) -> Iterator[Flag]:
    """Flag quotation marks of two styles, or an odd number of them where the English is even.

    A quotation that runs over several segments is open in each of them, in both languages.
    """
    marks = [(m.start(), m.group()) for m in _QUOTE.finditer(text)]
    if not marks:
        return
    kinds = {c for _, c in marks}
    curly, straight = kinds & set("“”"), '"' in kinds
    if curly and straight:
        at = next(i for i, c in marks if c == '"')
        message = "Quotation marks of two styles, curly and straight, stand in one text."
        yield Flag(QUOTES, 0.85, message, target_span=Span(at, at + 1))
    elif len(marks) % 2 and not sum(c in '“”"' for c in source) % 2:
        at = marks[-1][0]
        message = "A quotation mark is opened and not closed, or closed and not opened."
        yield Flag(QUOTES, 0.7, message, target_span=Span(at, at + 1))


def _brackets(text: str) -> Iterator[Flag]:
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match.group()
        if char not in _PAIRS:
            stack.append((char, at))
        elif stack and stack[-1][0] == _PAIRS[char]:
            stack.pop()
        elif not _list_number(text, at):
            yield Flag(BRACKETS, 0.8, f"“{char}” closes nothing.", target_span=Span(at, at + 1))
            return
    if stack:
        char, at = stack[0]
        yield Flag(BRACKETS, 0.8, f"“{char}” is not closed.", target_span=Span(at, at + 1))


def _list_number(text: str, at: int) -> bool:
    return re.search(r"(?:^|\s)[\w.]{1,3}$", text[max(0, at - 5) : at]) is not None


@cache
def _never_doubled() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.read_tsv("doubled_words.tsv"))


def _doubled(target: Analysis) -> Iterator[Flag]:
    words, known = target.words, _never_doubled()
    for i, (one, other) in enumerate(pairwise(target.norms)):
        if one == other and one in known:
            first, second = words[i : i + 2]
            between = target.text[first.end : second.start]
            if not between.strip():
                span = Span(first.start, second.end)
                message = f"A word is typed twice: “{first.text} {second.text}”."
                yield Flag(DOUBLED, 0.8, message, target_span=span, suggestion=first.text)
                return


def _digits(target: Analysis) -> Iterator[Flag]:
    numbers = [t for t in target.words if t.kind == "number"]
    if len(numbers) < 2:
        return
    western, eastern, arabic = (
        [t for t in numbers if any(first <= c <= last for c in t.text)]
        for first, last in ("09", "۰۹", "٠٩")
    )
    styles = [s for s in (western, eastern, arabic) if s]
    if len(styles) > 1:
        odd = min(styles, key=lambda s: (len(s), -s[0].start))[0]
        message = (
            f"Digits of two scripts stand in one text: {styles[0][0].text} and {styles[1][0].text}."
        )
        yield Flag(DIGITS, 0.9, message, target_span=Span(odd.start, odd.end))


def _end_mark(source: str, target: str) -> Iterator[Flag]:
    english, urdu = source.rstrip(_CLOSERS), target.rstrip(_CLOSERS)
    if not english or not urdu or english[-1] not in ".?!":
        return
    last = len(urdu)
    place = Span(last - 1, last)
    if urdu[-1] not in _ENDS and urdu[-1] not in "؟!?":
        if _abbreviated(english):
            return
        end = {"?": "؟", "!": "!"}.get(english[-1], "۔")
        message = f"The Urdu has no end mark where the English has “{english[-1]}”."
        yield Flag(END_MARK, 0.85, message, target_span=place, suggestion=end)
    elif english[-1] == "?" and urdu[-1] in "۔." and not _asks(urdu):
        message = "The English asks; the Urdu ends as a statement."
        yield Flag(END_MARK, 0.6, message, target_span=place, suggestion="؟")


def _abbreviated(english: str) -> bool:
    """Whether the final full stop may belong to an abbreviation, as in a title or a label."""
    last = english.rsplit(maxsplit=1)[-1]
    return english.endswith(".") and (last.count(".") > 1 or len(english.split()) < 3)


def _asks(urdu: str) -> bool:
    return urdu[:-1].rstrip().endswith(("؟", "?"))


CHECKS = (TypographyCheck(),)
