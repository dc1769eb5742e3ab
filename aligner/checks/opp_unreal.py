"""What would have been, told as what was: "Had the assembly been heard", بات سنی گئی تھی."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.checks.base import Check, Flag, Pair
from aligner.checks.opp_mood import CERTAINTY
from aligner.config import Config
from aligner.language.patterns import word_set

_INVERTED = word_set("had were")
_WOULD = word_set("would could might wouldn't couldn't")
_SUBJECT = 8  # words of the subject between an inverted "had" and its participle
_PLAIN = word_set("not no never to than as")  # of "had to", "had no time", "had more than"
_PRESENT = word_set("ہے ہیں ہوں تھا تھی تھے تھیں رہا رہی رہے ہوئے ہوئی ہوا گیا گئی گئے ہی بھی")
# What makes an Urdu clause a supposition.
_SUPPOSED = word_set("اگر گر کاش ورنہ بشرطیکہ صورت تو وگرنہ ہوتا ہوتے ہوتی ہوتیں")
_HABITUAL = ("تا", "تے", "تی", "تیں")


class UnrealCheck(Check):
    """Flags an unreal condition of which the Urdu makes a plain fact."""

    rules = (CERTAINTY,)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:
        """Flag at most one condition of a pair."""
        del config
        norms = pair.source.norms
        if _WOULD.isdisjoint(norms) or _INVERTED.isdisjoint(norms):
            return
        at = _condition(pair)
        target = pair.target.norms
        if at < 0 or not _SUPPOSED.isdisjoint(target) or _irrealis(target):
            return
        would = next(i for i in range(len(norms) - 1, -1, -1) if norms[i] in _WOULD)
        first, last = sorted((at, would))
        span = pair.target.span(len(target) - 1)
        message = (
            f"Source supposes what was not so (“{pair.source.words[at].text} … "
            f"{pair.source.words[would].text}”), the translation tells it as a fact."
        )
        yield Flag(CERTAINTY, 0.8, message, pair.source.span(first, last), span)


def _condition(pair: Pair) -> int:
    """Return the word that opens an unreal condition: an inverted "had", or "if … had"; or -1."""
    norms = pair.source.norms
    for i, norm in enumerate(norms):
        if norm == "if" and "had" in norms[i + 1 : i + 1 + _SUBJECT] and _would_have(norms):
            return i
        if norm in _INVERTED and _opens(pair, i) and _participle(norms, i):
            return i
    return -1


def _opens(pair: Pair, i: int) -> bool:
    """Whether a word opens a sentence or a clause behind a mark."""
    if not i:
        return True
    between = pair.source.text[pair.source.words[i - 1].end : pair.source.words[i].start]
    return any(mark in between for mark in '.,;:–—“"')


def _participle(norms: Sequence[str], i: int) -> bool:
    """Whether a subject follows at ``i`` and then a participle: had | the government | kept."""
    behind = norms[i + 1 : i + 2]
    if not behind or behind[0] in _PLAIN or behind[0].endswith(("ed", "ing")):
        return False
    if norms[i] == "were":
        return "to" in norms[i + 2 : i + 2 + _SUBJECT]
    return _would_have(norms[i + 2 :])


def _would_have(norms: Sequence[str]) -> bool:
    """Whether the words say what would have been, not what one would have to do."""
    for i, norm in enumerate(norms):
        if norm in _WOULD and "have" in norms[i + 1 : i + 3]:
            behind = norms.index("have", i) + 1
            return norms[behind : behind + 1] != ["to"]
    return False


def _irrealis(norms: Sequence[str]) -> bool:
    """Whether a verb in -تا stands without ہے or تھا: کرتا, نہ جاتی."""
    return any(
        norm.endswith(_HABITUAL) and (j + 1 == len(norms) or norms[j + 1] not in _PRESENT)
        for j, norm in enumerate(norms)
        if len(norm) > 2
    )


CHECKS = (UnrealCheck(),)
