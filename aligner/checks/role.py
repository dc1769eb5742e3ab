"""ROLE: who did what to whom.

The events of both texts are read shallowly (``aligner.roles``) and the entities in their places
compared. Passive against active is no error; another person in the agent's place is.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.checks.base import Check, Flag, Pair, Related, Rule, Severity, Span
from aligner.config import Config
from aligner.document import Side
from aligner.roles.compare import Kind, Mismatch, mismatches
from aligner.roles.comparison import reversed_comparisons
from aligner.roles.exchange import FIRST, Placed, exchanges
from aligner.roles.gender import turned_genders
from aligner.roles.hearer import speaking_hearers
from aligner.roles.instead import reversed_choices
from aligner.roles.motion import reversed_motions
from aligner.roles.obliques import reversed_obliques
from aligner.roles.possession import exchanged_owners
from aligner.roles.referent import shifted_referents
from aligner.roles.relatives import turned_relatives
from aligner.roles.slots import slot_name
from aligner.roles.speaker import shifted_speakers

EXCHANGED = Rule(
    "ROLE001", "roles-exchanged", Severity.CRITICAL, "Who acts and who is acted on are exchanged."
)
MADE_AGENT = Rule(
    "ROLE002", "patient-made-agent", Severity.CRITICAL, "Whoever suffers an act is made to do it."
)
MADE_PATIENT = Rule(
    "ROLE003", "agent-made-patient", Severity.CRITICAL, "Whoever acts is made to suffer the act."
)
TRANSFER = Rule(
    "ROLE004", "giver-receiver-exchanged", Severity.CRITICAL, "Giver and receiver are exchanged."
)
COMPARISON = Rule(
    "ROLE005", "comparison-reversed", Severity.CRITICAL, "A comparison is turned round."
)
REFERENT = Rule(
    "ROLE006", "referent-shifted", Severity.MAJOR, "A dropped subject falls to somebody else."
)
_RULES = {
    Kind.EXCHANGED: EXCHANGED,
    Kind.MADE_AGENT: MADE_AGENT,
    Kind.MADE_PATIENT: MADE_PATIENT,
    Kind.REPLACED: EXCHANGED,
}
_SURE_SCORE = 3.5


class RoleCheck(Check):
    """Compares the places of linked entities in the events of a pair."""

    rules = (EXCHANGED, MADE_AGENT, MADE_PATIENT, TRANSFER, COMPARISON, REFERENT)

    def check(self, pair: Pair, config: Config) -> Iterator[Flag]:  # noqa: ARG002
        """Yield one flag for each English event whose places the Urdu exchanges."""
        readers = (_told, _relatives, _hearers, _by_slots, _obliques, _owners)
        yield from next((found for read in readers if (found := list(read(pair)))), ())


def _told(pair: Pair) -> Iterator[Flag]:
    """Yield what the readers of events, comparisons, motions and the like find."""
    yield from _events(pair)
    yield from _comparisons(pair)
    yield from _referents(pair)
    yield from _motions(pair)
    yield from _choices(pair)
    yield from _speakers(pair)
    yield from _genders(pair)


def _events(pair: Pair) -> Iterator[Flag]:
    seen: set[tuple[int, ...]] = set()
    for found in mismatches(pair):
        key = tuple(j for _, j in found.moved)
        if key not in seen:
            seen.add(key)
            yield _flag(pair, found)


def _by_slots(pair: Pair) -> Iterator[Flag]:
    """Yield the people or places in each other's slots, where no reader has found more."""
    for found in exchanges(pair):
        first, second = found.first, found.second
        names = [pair.source.words[p.word].text for p in (first, second)]
        slots = [slot_name(p.filler.slot) for p in (first, second)]
        urdu = [_with_marker(pair, p) for p in (first, second)]
        yield Flag(
            EXCHANGED,
            0.8 if found.score >= _SURE_SCORE else 0.7,
            f"“{names[0]}” ({slots[0]}) and “{names[1]}” ({slots[1]}) seem to have "
            f"changed places: the translation has “{urdu[0]}” and “{urdu[1]}”.",
            _span(pair, first), pair.target.span(first.urdu[0], first.urdu[-1]),
            related=(
                Related(Side.SOURCE, _span(pair, second), "the other"),
                Related(
                    Side.TARGET, pair.target.span(second.urdu[0], second.urdu[-1]), "the other"
                ),
            ),
        )  # fmt: skip


def _with_marker(pair: Pair, place: Placed) -> str:
    word = pair.target.words[place.urdu[-1]].text
    alone = place.marker == FIRST or place.filler.pronoun  # انہیں has its marker in itself
    return word if alone else f"{word} {place.marker}"


def _span(pair: Pair, place: Placed) -> Span:
    return pair.source.span(place.filler.phrase.first, place.filler.phrase.last)


def _comparisons(pair: Pair) -> Iterator[Flag]:
    for found in reversed_comparisons(pair):
        first, second = (pair.source.words[i].text for i in (found.subject[0], found.standard[0]))
        urdu = [pair.target.words[j].text for j in (found.standard[1], found.subject[1])]
        adjective = pair.source.words[found.adjective].text
        message = (
            f"The source says “{adjective}” of “{first}” than of “{second}”; "
            f"the translation says it of “{urdu[0]}” than of “{urdu[1]}”."
        )
        places = (found.adjective, found.urdu_adjective)
        others = (found.subject[0], found.standard[1])
        yield _turned(pair, COMPARISON, message, places, others, label="compared")


def _choices(pair: Pair) -> Iterator[Flag]:
    for found in reversed_choices(pair):
        meant, left = (pair.source.words[i].text for i in (found.meant[0], found.left[0]))
        urdu = [pair.target.words[j].text for j in (found.left[1], found.meant[1])]
        message = (
            f"The source means “{meant}” and not “{left}”; "
            f"the translation has “{urdu[0]}” and not “{urdu[1]}”."
        )
        yield _turned(pair, EXCHANGED, message, found.meant, found.left, label="not meant")


def _obliques(pair: Pair) -> Iterator[Flag]:
    for found in reversed_obliques(pair):
        first, second = (pair.source.words[i].text for i, _ in (found.first, found.second))
        verb = pair.source.words[found.verb].text
        message = (
            f"“{first}” and “{second}” of the source's “{verb}” have each other's place: "
            f"the translation has “{_behind(pair, found.first[1])}” and "
            f"“{_behind(pair, found.second[1])}”."
        )
        yield _turned(pair, TRANSFER, message, found.first, found.second, label="the other")


def _owners(pair: Pair) -> Iterator[Flag]:
    for found in exchanged_owners(pair):
        owner, other, thing = (
            pair.source.words[i].text.removesuffix("'s").removesuffix("’s")
            for i, _ in (found.owner, found.other, found.thing)
        )
        message = (
            f"The source's “{thing}” is that of “{owner}”, not of “{other}”; "
            f"the translation has “{_behind(pair, found.other[1])}” and "
            f"“{_behind(pair, found.owner[1])}”."
        )
        yield _turned(pair, EXCHANGED, message, found.owner, found.other, label="the other")


def _behind(pair: Pair, j: int) -> str:
    """Return an Urdu word with the two behind it, as far as the text goes."""
    return pair.target.quote(pair.target.span(j, min(j + 2, len(pair.target.words) - 1)))


def _speakers(pair: Pair) -> Iterator[Flag]:
    for found in shifted_speakers(pair):
        speaker = pair.source.words[found.speaker[0]].text
        other = pair.target.words[found.other[1]].text
        yield Flag(
            EXCHANGED, 0.75,
            f"In the source it is “{speaker}” who says it; in the translation it is “{other}”.",
            pair.source.span(found.speaker[0], found.verb), pair.target.span(found.other[1]),
            related=(
                Related(Side.SOURCE, pair.source.span(found.other[0]), "speaks in the translation"),
                Related(Side.TARGET, pair.target.span(found.speaker[1]), "speaks in the source"),
            ),
        )  # fmt: skip


def _motions(pair: Pair) -> Iterator[Flag]:
    for found in reversed_motions(pair):
        source, goal = (pair.source.words[i].text for i in (found.source[0], found.goal[0]))
        urdu = [pair.target.words[j].text for j in (found.goal[1], found.source[1])]
        message = (
            f"In the source it goes from “{source}” to “{goal}”; "
            f"in the translation from “{urdu[0]}” to “{urdu[1]}”."
        )
        yield _turned(pair, TRANSFER, message, found.source, found.goal, label="goal in the source")


def _turned(
    pair: Pair,
    rule: Rule,
    message: str,
    places: tuple[int, int],
    others: tuple[int, int],
    *,
    label: str,
) -> Flag:
    """Return a flag at an English and an Urdu word, with the two that they are held against."""
    return Flag(
        rule,
        0.85,
        message,
        pair.source.span(places[0]),
        pair.target.span(places[1]),
        related=(
            Related(Side.SOURCE, pair.source.span(others[0]), label),
            Related(Side.TARGET, pair.target.span(others[1]), label),
        ),
    )


def _referents(pair: Pair) -> Iterator[Flag]:
    for found in shifted_referents(pair):
        pronoun = pair.source.words[found.pronoun].text
        antecedent = pair.source.span(*found.antecedent)
        subject = pair.target.words[found.subject[1]].text
        target = pair.target.span(max(found.infinitive - 1, 0), found.last)
        yield Flag(
            REFERENT, 0.7,
            f"In the source “{pronoun}” means “{pair.source.quote(antecedent)}”; "
            f"in the translation the subject of "
            f"“{pair.target.quote(target)}” is “{subject}”.",
            pair.source.span(found.pronoun), target,
            related=(
                Related(Side.SOURCE, antecedent, "meant"),
                Related(Side.TARGET, pair.target.span(found.subject[1]), "subject"),
            ),
        )  # fmt: skip


def _genders(pair: Pair) -> Iterator[Flag]:
    for found in turned_genders(pair):
        pronoun, verb = pair.source.words[found.english].text, pair.target.words[found.verb].text
        other = "man" if pronoun.lower() == "she" else "woman"
        yield Flag(
            REFERENT, 0.75,
            f"The source's “{pronoun}” is told of a {other} in the translation (“{verb}”).",
            pair.source.span(found.english), pair.target.span(found.pronoun, found.verb),
        )  # fmt: skip


def _hearers(pair: Pair) -> Iterator[Flag]:
    for pronoun, subject, said in speaking_hearers(pair):
        english, urdu = pair.source.words[pronoun].text, pair.target.words[said].text
        yield Flag(
            MADE_AGENT, 0.8,
            f"In the source somebody speaks to “{english}”; in the translation's “{urdu}” "
            f"it is “{english}” who speaks.",
            pair.source.span(pronoun), pair.target.span(subject, said),
        )  # fmt: skip


def _relatives(pair: Pair) -> Iterator[Flag]:
    for found in turned_relatives(pair):
        noun, pronoun = (pair.source.words[i].text for i, _ in (found.head, found.pronoun))
        acts, suffers = (noun, pronoun) if found.acts else (pronoun, noun)
        message = (
            f"In the source's relative clause “{acts}” acts and “{suffers}” is acted on; "
            f"in the translation it is the other way round "
            f"(“{_behind(pair, found.pronoun[1])}”)."
        )
        yield _turned(pair, EXCHANGED, message, found.head, found.pronoun, label="the other")


def _flag(pair: Pair, found: Mismatch) -> Flag:
    rule = TRANSFER if found.source.kind == "transfer" else _RULES[found.kind]
    source = pair.source.span(found.source.first, found.source.last)
    target = pair.target.span(found.first, found.last)
    related = tuple(
        Related(side, analysis.span(index), note)
        for note, moved in zip(_NOTES[found.kind], found.moved, strict=True)
        for side, analysis, index in (
            (Side.SOURCE, pair.source, moved[0]),
            (Side.TARGET, pair.target, moved[1]),
        )
    )
    return Flag(rule, _confidence(found), _message(pair, found), source, target, related=related)


_NOTES = {
    Kind.EXCHANGED: ("acted on in the source", "acts in the source"),
    Kind.MADE_AGENT: ("acted on in the source",),
    Kind.MADE_PATIENT: ("acts in the source",),
    Kind.REPLACED: ("acts in the source", "acts in the translation"),
}


def _confidence(found: Mismatch) -> float:
    """The share of such flags that are real errors, as judged by reading."""
    if found.kind is Kind.REPLACED:
        return 0.7
    if found.kind is Kind.EXCHANGED:
        if not found.generic:
            return 0.92
        return 0.82 if found.supported else 0.65
    return 0.9 if found.supported else 0.8


def _message(pair: Pair, found: Mismatch) -> str:
    predicate = pair.target.quote(pair.target.span(found.first, found.last))
    words = [
        (pair.source.words[i].text.removesuffix("'s").removesuffix("’s"), pair.target.words[j].text)
        for i, j in found.moved
    ]
    acts, suffers = (
        ("gives", "receives") if found.source.kind == "transfer" else ("acts", "is acted on")
    )
    english = pair.source.quote(pair.source.span(found.source.first, found.source.last))
    if found.kind is Kind.EXCHANGED:
        (patient, agent_ur), (agent, patient_ur) = words
        return (
            f"In the source's “{english}” “{agent}” {acts} and “{patient}” {suffers}; "
            f"the translation has “{agent_ur}” in the first place and “{patient_ur}” in the other "
            f"(“{predicate}”)."
        )
    name, urdu = words[0]
    if found.kind is Kind.REPLACED:
        return (
            f"In the source's “{english}” it is “{name}” who {acts}; "
            f"in the translation's “{predicate}” it is “{words[1][1]}”."
        )
    before, after = (suffers, acts) if found.kind is Kind.MADE_AGENT else (acts, suffers)
    return (
        f"In the source's “{english}” it is “{name}” who {before}; "
        f"in the translation's “{predicate}”, “{urdu}” {after}."
    )


CHECKS: tuple[Check, ...] = (RoleCheck(),)
