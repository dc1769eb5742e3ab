"""Exceptions and near-denials: *nobody but her*, *hardly a week without*, *anything but easy*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.checks.base import Pair
from aligner.checks.neg_cues import STRONG, Cue
from aligner.checks.neg_scope import LINKED
from aligner.language.patterns import word_set

_NOBODY = frozenset(["nobody", "none", "nothing", "no", "not", "never", "neither"])
_BUT = frozenset(["but", "except", "save"])
_NEARLY = frozenset(["hardly", "barely", "scarcely", "rarely", "seldom"])
_EXCEPT = frozenset(
    ["سوا", "سوائے", "علاوہ", "بجز", "ماسوا", "ماسوائے", "چھوڑ", "صرف", "محض", "فقط", "ہی"]
)
_ALL = frozenset(["سب", "سبھی", "تمام", "سارے", "ہر"])
_WITH = frozenset(["سمیت", "بشمول"])
_HARDLY = frozenset(["شاید", "بمشکل", "مشکل"])
_TURNED = frozenset([("anything", "but"), ("far", "from")])
_YET = frozenset(["دور", "باقی", "ابھی", "کوسوں", "بجائے", "سوا"])  # far from it in Urdu too
_ONE_ONLY = frozenset([("صرف", "ایک"), ("محض", "ایک"), ("ایک", "ہی"), ("فقط", "ایک")])
_OTHERWISE = word_set("بغیر ورنہ سوا سوائے الا مگر بصورت ماسوا ماسوائے بجز تاوقتیکہ لیکن")
_CONDITION = frozenset(["تو", "اگر", "بشرطیکہ", "جب"])
_REACH = 10  # words between کوئی بھی and its نہیں
_NEAR = 3  # words between nobody and but: "no one else but"
_TOTAL = frozenset(["all", "every", "everyone", "everybody", "everything", "always", "both"])
_URDU_TOTAL = frozenset(
    ["تمام", "سب", "سبھی", "سارے", "ساری", "سارا", "ہر", "ہمیشہ", "دونوں", "کل"]
)
_URDU_ANY = frozenset(["کوئی", "کسی", "کبھی", "کچھ"])


@dataclass(frozen=True, slots=True)
class Missing:
    """English ``words[first:last + 1]`` deny what Urdu word ``at`` does not."""

    first: int
    last: int
    at: int
    added: bool = False


def missing(pair: Pair, stated: Sequence[Cue]) -> Missing | None:
    """Return an exception, or a denial of all but nothing, that the Urdu has lost."""
    strong = any(c.kind == STRONG for c in stated)
    return (
        _but(pair, strong)
        or _without(pair, stated, strong)
        or _turned(pair, strong)
        or _only_one(pair, strong)
        or _unless(pair, strong)
    )


def _unless(pair: Pair, strong: bool) -> Missing | None:
    """Return *unless* of which the Urdu has made *if*: no نہ, no ورنہ, nothing of the kind."""
    norms, urdu = pair.source.norms, pair.target.norms
    if strong or "unless" not in norms or not _OTHERWISE.isdisjoint(urdu):
        return None
    at = next((j for j, w in enumerate(urdu) if w in _CONDITION), None)
    first = norms.index("unless")
    return None if at is None else Missing(first, first, at)


def _only_one(pair: Pair, strong: bool) -> Missing | None:
    """Return *not one* of which the Urdu has made صرف ایک."""
    norms = pair.source.norms
    first = next((i for i, two in enumerate(pairwise(norms)) if two == ("not", "one")), None)
    if first is None or strong:
        return None
    for at, two in enumerate(pairwise(pair.target.norms)):
        if two in _ONE_ONLY:
            return Missing(first, first + 1, at)
    return None


def _but(pair: Pair, strong: bool) -> Missing | None:
    norms, urdu = pair.source.norms, pair.target.norms
    for i, word in enumerate(norms):
        if word not in _NOBODY:
            continue
        last = next(
            (k for k in range(i + 1, i + _NEAR + 1) if norms[k : k + 1] and norms[k] in _BUT), None
        )
        if last is None or (word == "not" and norms[i - 1 : i] != ["if"] and last != i + 2):
            continue
        if not strong and not _ALL.isdisjoint(urdu) and not _EXCEPT.isdisjoint(urdu):
            return Missing(i, last, next(j for j, w in enumerate(urdu) if w in _ALL))
        if strong and not _WITH.isdisjoint(urdu) and _EXCEPT.isdisjoint(urdu):
            return Missing(i, last, next(j for j, w in enumerate(urdu) if w in _WITH), True)
    return None


def _without(pair: Pair, stated: Sequence[Cue], strong: bool) -> Missing | None:
    """Return *hardly … without* of which the Urdu has only the شاید ہی."""
    norms, urdu = pair.source.norms, pair.target.norms
    first = next((i for i, w in enumerate(norms) if w in _NEARLY), None)
    if first is None or "without" not in norms[first:] or strong:
        return None
    others = [c for c in stated if urdu[c.start] not in _HARDLY]
    at = next(
        (j for j, w in enumerate(urdu) if w in _HARDLY and urdu[j + 1 : j + 2] == ["ہی"]), None
    )
    if at is None or others:
        return None
    return Missing(first, norms.index("without", first), at)


def _turned(pair: Pair, strong: bool) -> Missing | None:
    """Return *anything but rare* where the Urdu has the word, undenied."""
    norms, urdu = pair.source.norms, pair.target.norms
    for i in range(len(norms) - 2):
        if (norms[i], norms[i + 1]) not in _TURNED or strong or not _YET.isdisjoint(urdu):
            continue
        for link in pair.links_by_source.get(i + 2, ()):
            if link.probability >= LINKED and not pair.source.words[i + 2].text[:1].isupper():
                return Missing(i, i + 2, link.target)
    return None


def made_none(pair: Pair, denied: Sequence[Cue], target: Sequence[Cue]) -> tuple[Cue, int] | None:
    """Return *not all* and the کوئی of an Urdu that denies all; with other denials, کوئی بھی."""
    norms, urdu = pair.source.norms, pair.target.norms
    all_of = (c for c in denied if norms[c.start] == "not" and c.end < len(norms))
    cue = next((c for c in all_of if norms[c.end] in _TOTAL), None)
    anyone = next((i for i, two in enumerate(pairwise(urdu)) if two == ("کوئی", "بھی")), len(urdu))
    if cue is None or not _URDU_TOTAL.isdisjoint(urdu[:anyone]):
        return None  # after کوئی بھی … نہیں, سب says that all are without
    alone = len(denied) == 1
    for at, word in enumerate(urdu):
        if word in _URDU_ANY and (alone or urdu[at + 1 : at + 2] == ["بھی"]):
            near = [c for c in target if c.kind == STRONG and (alone or 0 < c.start - at <= _REACH)]
            return (cue, at) if near else None
    return None
