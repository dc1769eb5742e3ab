"""By how much, and to how much: *fell by 80 per cent* told as کم ہو کر 80 فیصد رہ گئے.

Both sides must be plain: the English says *by* or *to* right before the number, after a verb of
change, and the Urdu has what belongs to the one right after it, and nothing of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.checks import num_rules as rules
from aligner.checks.base import Analysis, Check, Flag, Pair
from aligner.checks.num_match import compare
from aligner.language.numerals import Kind, Number
from aligner.language.patterns import word_set

if TYPE_CHECKING:
    from aligner.config import Config

_BY, _TO = "by", "to"
_CHANGES = word_set(
    "rise fall increase decrease decline drop cut reduce grow shrink slash raise lower jump surge"
    " plunge slump climb soar tumble bring go come dip slide push swell expand contract trim drive"
    " widen narrow ease slow accelerate plummet dwindle double halve inch edge up down"
)
_VERB_WITHIN = 9  # words before the number
_ABOUT = word_set(
    "nearly almost about around roughly some over more than at least as much an estimated just only"
    " a up approximately well under below barely close less"
)
_KINDS = (Kind.CARDINAL, Kind.FRACTION)
_UNITS = word_set(
    "فیصد فی صد پرسنٹ روپے روپیہ روپوں ڈالر ڈالرز ارب کروڑ لاکھ ہزار کھرب ملین بلین پوائنٹس پوائنٹ"
    " ڈگری درجے ٹن میٹر کلومیٹر یورو پاؤنڈ سینٹی گریڈ یونٹ یونٹس بیرل میگاواٹ"
)
_LINKS = word_set("کا کی کے مزید ہی بھی تک")
# What follows a number that a change came to, and one that tells how large it was.
_CAME = word_set("رہ")
_REACHED = {
    "تک": word_set("پہنچ پہنچا پہنچی پہنچے آ آگئی آگیا آگئے آئی آیا جا لے"),
    "پر": word_set("آ آگئی آگیا آگئے آئی آیا پہنچ پہنچا پہنچی پہنچے رہ لا"),
}
_BECAME = word_set("ہو ہوئی ہوا ہوئے ہوگئی ہوگیا ہوگئے کر کیا کی کیے")
_MOVING = word_set("بڑھ گھٹ گر بڑھا گھٹا چڑھ اتر")  # with کر: what it did before it came there
_LESS = word_set("کم زیادہ اضافہ")  # with ہو کر or کر کے
_EXTENT = word_set(
    "کمی اضافہ اضافے اضافی کم بڑھ بڑھا بڑھی بڑھے بڑھائی بڑھایا بڑھائے گھٹ گھٹا گھٹی گھٹے گر گرا"
    " گری گرے کٹوتی تنزلی گراوٹ بڑھوتری نمو"
)


class ExtentCheck(Check):
    """Compares how far something rose or fell with where it came to."""

    rules = (rules.EXTENT,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Yield a flag where the one became the other."""
        del config
        for s, t in compare(pair).equal:
            if s.kind not in _KINDS or s.weight < 1:
                continue
            ours = _english(pair.source, s)
            if ours and _urdu(pair.target, t) not in (ours, ""):
                yield _flag(pair, s, t, ours)


def _english(source: Analysis, number: Number) -> str:
    """Return whether an English number tells how far a change went or what it came to."""
    norms, at = source.norms, number.first - 1
    while at > 0 and norms[at] in _ABOUT:
        at -= 1
    if at < 1 or norms[at] not in (_BY, _TO) or norms[at - 1][:1].isdigit():
        return ""
    gap = source.text[source.words[at - 1].end : source.words[at].start]
    before = source.forms[max(0, at - _VERB_WITHIN) : at]
    if gap.strip() or not any(not _CHANGES.isdisjoint(forms) for forms in before):
        return ""
    return norms[at]


def _urdu(target: Analysis, number: Number) -> str:
    """Return the same of an Urdu number."""
    norms = target.norms
    after = [n for n in norms[number.last + 1 : number.last + 7] if n not in _UNITS]
    if not after:
        return ""
    if after[0] in _CAME or (len(after) > 1 and after[1] in _REACHED.get(after[0], ())):
        return _TO
    if after[0] in _BECAME:
        return _TO if _came_there(norms[max(0, number.first - 6) : number.first]) else ""
    linked = 0
    while linked < len(after) and after[linked] in _LINKS:
        linked += 1
    if "تک" in after[:linked]:
        return ""  # by up to so much, or down to it
    return _BY if linked < len(after) and after[linked] in _EXTENT else ""


def _came_there(before: Sequence[str]) -> bool:
    """Whether a participle tells what moved before it came to the number: بڑھ کر, کم ہو کر."""
    for i, norm in enumerate(before):
        rest = list(before[i + 1 : i + 3])
        if norm in _MOVING and rest[:1] == ["کر"]:
            return True
        if norm in _LESS and (rest in (["ہو", "کر"], ["کر", "کے"]) or rest[:1] == ["ہوکر"]):
            return True
    return False


def _flag(pair: Pair, s: Number, t: Number, ours: str) -> Flag:
    said, urdu = pair.source.quote(s.span), pair.target.quote(t.span)
    means = ("how far it went", "where it came to")
    ours_means, theirs_means = means if ours == _BY else means[::-1]
    message = (
        f"In the source “{said}” is {ours_means} (“{ours}”), in the translation “{urdu}” is"
        f" {theirs_means}."
    )
    return Flag(rules.EXTENT, 0.75, message, s.span, t.span)
