"""Markers that tell a place by themselves: X کے ہاتھوں acts, X کی جگہ goes."""

from __future__ import annotations

from aligner.roles import urdu
from aligner.roles.event import Event
from aligner.roles.evidence import Linked, Places
from aligner.roles.frames import COMPARABLE
from aligner.roles.urdu_clause import BARE, ERGATIVE, UNKNOWN, Case
from aligner.roles.words import folded_class

_MEANS = frozenset(("کے ذریعے", "کے ذریعہ"))
_AGENTS = urdu.AGENT_PHRASES - _MEANS
_INSTEAD = frozenset(("کی جگہ", "کی بجائے", "کے بجائے", "کے بعد"))
_SUCCESSION = "succeed"
# Markers of who leads or keeps, for the concepts that they render.
_AUSPICES = frozenset(("کی سرپرستی میں", "کی قیادت میں", "کی سربراہی میں", "کی زیر قیادت"))
_SAID = folded_class("ur_speech")
_LEADING = frozenset(("protect", "lead", "supervise", "fund", "support", "defend"))


def told(places: Places, event: Event, linked: Linked) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return who has changed places, the patient first, and the Urdu word that tells it."""
    if found := _moved(places, event, linked):
        return found, found[0][1]
    return _spoken_to(places, event, linked)


def _moved(places: Places, event: Event, linked: Linked) -> tuple[tuple[int, int], ...]:
    """Return the patient whose marker is an agent's and the agent who is elsewhere, or ()."""
    given = event.kind == "transfer" and not event.passive
    if given or not linked["A"] or not linked["P"]:
        return ()  # چار نشستیں آزاد امیدواروں کے ہاتھوں گنوائیں: it is to them that they went
    if _SUCCESSION in event.families:
        return _replaced(places, event, linked)
    if event.kind not in COMPARABLE:
        return ()
    cases = {p: _cases(places, event, linked, p) for p in ("A", "P")}
    telling = _AGENTS if _LEADING.isdisjoint(event.families) else _AGENTS | _AUSPICES
    agents = [link for link, case in cases["P"] if case.marker in telling and case.sure]
    agents = [link for link in agents if places.actor(link[0])]
    if not agents or any(_agentive(c, telling) for _, c in cases["A"]):
        return ()
    if _acts_elsewhere(places, event, agents):
        return ()
    segment = places.text.segments[agents[0][1]]
    patients = [
        link
        for link, case in cases["A"]
        if places.text.segments[link[1]] == segment
        and (case.sure or case.possessor or case.marker == BARE)
        and case.marker != UNKNOWN
    ]
    return (agents[0], patients[0]) if patients else ()


def is_spoken_to(event: Event) -> bool:
    """Whether an English event is a passive of speech that does not say who speaks."""
    return event.kind == "speech" and event.passive and not event.places.get("A")


def _spoken_to(
    places: Places, event: Event, linked: Linked
) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return whom the Urdu has speak where the English has him spoken to, and the word of speech.

    کسانوں نے اعلان کیا for "farmers were told": no verb of speech has its hearer with نے.
    """
    if is_spoken_to(event):
        text = places.text
        said = {text.segments[j]: j for j, key in enumerate(text.keys) if key in _SAID}
        for link, case in _cases(places, event, linked, "P"):
            at = said.get(text.segments[link[1]], -1)
            speaks = case.marker == ERGATIVE and case.sure and not case.possessor
            alone = places.actor(link[0]) and not _acts_elsewhere(places, event, [link])
            if at > link[1] and speaks and alone:
                return (link,), at
    return (), -1


def _agentive(case: Case, telling: frozenset[str]) -> bool:
    """Whether a noun may be who acts, not only the owner of what does."""
    return case.marker in telling or (case.marker == ERGATIVE and not case.possessor)


def _replaced(places: Places, event: Event, linked: Linked) -> tuple[tuple[int, int], ...]:
    """Return who goes where the English has him come: A کی جگہ for "A replaced P"."""
    cases = {p: _cases(places, event, linked, p) for p in ("A", "P")}
    gone = [link for link, case in cases["A"] if case.marker in _INSTEAD and case.sure]
    if not gone or any(case.marker in _INSTEAD for _, case in cases["P"]):
        return ()
    told = (ERGATIVE, BARE, "کو", UNKNOWN)
    come = [link for link, case in cases["P"] if case.marker in told or case.doubt]
    return (come[0], gone[0]) if come else ()


def _cases(
    places: Places, event: Event, linked: Linked, place: str
) -> list[tuple[tuple[int, int], Case]]:
    """Return the links of a place with the case of each Urdu word."""
    own = {p: places.own(event, p, linked) for p in ("A", "P")}
    found = []
    for link in linked[place]:
        segment = places.text.segments[link[1]]
        case = places.text.relative_case(link[1], segment + 1) if place == "P" else None
        found.append((link, case or places.case(event, link, place, own)))
    return found


def _acts_elsewhere(places: Places, event: Event, agents: list[tuple[int, int]]) -> bool:
    """Whether another English event has one of these entities act."""
    targets = {j for _, j in agents}
    return any(
        not targets.isdisjoint(places.links.of(i))
        for other in places.events
        if other is not event
        for i in places.acting(other, "A")
        if not places.pair.source.words[i].text.endswith(("'s", "’s"))
    )
