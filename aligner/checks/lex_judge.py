"""Whether the Urdu renders a listed word, whose sense is known, in another sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from aligner import resources
from aligner.checks.base import Flag, Pair, Rule, Severity
from aligner.checks.lex_senses import LIGHT, STRONG, Sense, Use, accuses
from aligner.checks.lit_rendered import rendered_uses
from aligner.language.patterns import split_words

LEX001 = Rule(
    "LEX001",
    "wrong-sense",
    Severity.MAJOR,
    "A word is rendered in a sense that it does not have here.",
)
LEX002 = Rule(
    "LEX002",
    "name-as-word",
    Severity.MAJOR,
    "A name is rendered as the common word it looks like, or the reverse.",
)
_ECHO = 0.6  # so like a word sounds a borrowing of it
_PLAINLY = 0.2  # so probable is a plain translation
_EXPLAINED = 0.04  # another source word that translates the rendering this probably explains it


def judge(pair: Pair, use: Use) -> Flag | None:
    """Return a flag when the Urdu has a rendering of another sense and none of the right one."""
    right = use.entry.senses[use.sense]
    owners = split_words(pair.source).owners
    first, last = owners[use.at], owners[use.at + len(use.entry.words) - 1]
    own = set(range(first, last + 1))
    own |= {i for i, f in enumerate(pair.source.forms) if use.entry.words[-1] in f}
    shown: list[tuple[int, int]] | None = None
    for place in _wrong_places(pair, use, own):
        if shown is None:
            found = (phrase.find_in(pair.target) for phrase in right.urdu)
            shown = [at for at in found if at is not None]
        if place not in shown:
            excused = _in_figure(pair, own, place) or _excused(pair, right, own, place, shown)
            return None if excused else _flag(pair, use, (first, last), place)
    return None


def _excused(
    pair: Pair,
    right: Sense,
    own: set[int],
    place: tuple[int, int],
    shown: Sequence[tuple[int, int]],
) -> bool:
    """Whether the Urdu has a rendering of the right sense that is no other word's."""
    told = {p.find_in(pair.target) for p in right.telling}
    for found in shown:
        governs = found[0] == place[1] + 1 and found not in told  # جملہ سنایا: not سنانا alone
        if not governs and not _inside(found, place) and not _borrowed(pair, own, found):
            return True
    return False


def _in_figure(pair: Pair, own: set[int], place: tuple[int, int]) -> bool:
    """Whether word and rendering are parts of a figure of speech, rendered as a whole."""
    return any(
        not own.isdisjoint(range(use.first, use.last + 1)) and first <= place[0] <= last
        for use, (first, last) in rendered_uses(pair)
    )


def is_rendered(pair: Pair, use: Use) -> bool:
    """Whether the Urdu has a telling rendering of the sense that a word or term has."""
    return any(phrase.find_in(pair.target) for phrase in use.entry.senses[use.sense].telling)


def _wrong_places(pair: Pair, use: Use, own: set[int]) -> Iterator[tuple[int, int]]:
    """Yield where the Urdu has a telling rendering of another sense only, unexplained."""
    right = use.entry.senses[use.sense]
    allowed, known = _texts(right.renderings)
    for wrong in use.entry.senses:
        for phrase in wrong.telling if wrong is not right else ():
            place = phrase.find_in(pair.target, in_order=True)
            if place is None or phrase.text in allowed or not accuses(phrase):
                continue
            if wrong.label != "-" and _only_adds_light(phrase.text, known):
                continue  # مہم چلانا is a مہم too, but ذہنی دباؤ no دباؤ of the air
            if _explained(pair, own, place):
                continue
            if use.evidence >= STRONG or wrong.label == "-" or not _echoes(pair, own, place):
                yield place


@lru_cache(maxsize=20_000)
def _texts(renderings: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the renderings of a sense, and those of one word."""
    texts = frozenset(resources.alternatives(renderings.replace("~", "")))
    return texts, frozenset(text for text in texts if " " not in text)


def _only_adds_light(phrase: str, known: Set[str]) -> bool:
    """Whether a phrase has a word of the right sense, and beside it none that fixes another."""
    words = phrase.split()
    return not known.isdisjoint(words) and all(w in known or w in LIGHT for w in words)


def _echoes(pair: Pair, own: set[int], place: tuple[int, int]) -> bool:
    """Return whether the Urdu is the English word by sound, as good for one sense as another."""
    from aligner.lexicon import transliteration_score

    urdu = pair.target.norms[place[0]]
    return any(transliteration_score(pair.source.norms[i], urdu) >= _ECHO for i in own)


def _inside(found: tuple[int, int], place: tuple[int, int]) -> bool:
    return found != place and place[0] <= found[0] <= found[1] <= place[1]


def _borrowed(pair: Pair, own: set[int], place: tuple[int, int]) -> bool:
    """Return whether a right rendering plainly translates another English word instead."""
    from aligner.lexicon import load_lexicon

    linked = [{link.source for link in pair.links_by_target.get(j, ())} for j in sorted({*place})]
    if any(linked) and all(own.isdisjoint(sources) for sources in linked):
        return True
    probable, norms = load_lexicon().is_translation, pair.source.norms
    urdu = pair.target.norms[place[0]]
    if place[0] != place[1] or any(probable(norms[i], urdu) >= _EXPLAINED for i in own):
        return False
    return any(probable(w, urdu) >= _PLAINLY for i, w in enumerate(norms) if i not in own)


def _explained(pair: Pair, own: set[int], place: tuple[int, int]) -> bool:
    """Return whether English words other than ``own`` may account for the Urdu words.

    A word does not that has a partner of its own, where ``own`` is linked here and as probable.
    """
    from aligner.lexicon import load_lexicon

    probable = load_lexicon().is_translation
    for at in sorted(set(place)):
        linked = {link.source for link in pair.links_by_target.get(at, ())}
        urdu = pair.target.norms[at]
        least = _EXPLAINED
        if linked and linked <= own:
            least = max(least, *(probable(pair.source.norms[i], urdu) for i in own))
        elif linked - own:
            return True
        for index, word in enumerate(pair.source.norms):
            if index not in own and probable(word, urdu) >= (
                least if pair.links_by_source.get(index) else _EXPLAINED
            ):
                return True
    return False


def _flag(pair: Pair, use: Use, own: tuple[int, int], place: tuple[int, int]) -> Flag:
    sense = use.entry.senses[use.sense]
    source, target = pair.source.span(*own), pair.target.span(*place)
    word, urdu = pair.source.quote(source), pair.target.quote(target)
    name = not {"Cap", "low"}.isdisjoint(sense.marks)
    return Flag(
        LEX002 if name else LEX001,
        0.55 + 0.075 * use.evidence,
        f"The source's “{word}” means {sense.label} here, the translation has “{urdu}”.",
        source,
        target,
        " / ".join(p.text for p in sense.urdu[:3]),
        severity=sense.severity,
    )
