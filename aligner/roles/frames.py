"""The table of predicates, compiled: what ``predicates.tsv`` says, ready for matching.

A frame is written as a little sentence in which A is who acts (or gives, or speaks), P who is
acted on (or receives, or is spoken to) and T the thing that passes between them. In an Urdu frame a
place has its marker behind a colon (``P:پر``; several with ``/``; ``_`` for a space) or none (the
subject, with نے where the verb asks for it), then come the words of the predicate and its verb in
the infinitive. An English frame has its subject first, then the verb's base form, particles, an
object without marker, and objects with their prepositions (``P:from``). ``N`` stands for any noun
of the column ``en_nouns`` (in Urdu: any keyword of the row that the noun belongs to).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from aligner import resources
from aligner.language.urdu_forms import fold
from aligner.resources.kept import kept
from aligner.roles.verbs import Aspect, all_forms, noun_forms
from aligner.roles.words import word_class

PLACES = ("A", "P", "T")
GENITIVE = "کا"
_DIRECTIONS = frozenset(("پر", "سے", "میں", "کے خلاف", "کے ساتھ"))
# Kinds whose concepts share one orientation, so that any two of them may be compared.
COMPARABLE = frozenset(("force", "transfer", "speech"))
KINDS = COMPARABLE | {"experience", "symmetric", "order", "support"}


class Frame(NamedTuple):
    """One construction of a concept; a tuple, as thousands are read at every start.

    ``subject`` is the place of the subject ("" when the construction has none), ``object`` that of
    the bare or direct object, ``markers`` the place of each marker or preposition.
    """

    concept: str
    kind: str
    subject: str
    object: str
    markers: tuple[tuple[str, str], ...]
    words: tuple[str, ...]  # English: particles; Urdu: words before the verb
    verb: str
    noun: bool = False  # the construction takes an event noun (N)
    after: tuple[str, ...] = ()  # English: words behind the object ("take P hostage")
    needs: frozenset[str] = frozenset()  # Urdu: folded words of which one must be in the text

    def place(self, marker: str) -> str:
        """Return the place that a marker marks, or ""."""
        found = next((place for m, place in self.markers if m == marker), "")
        if not found and self.words and marker.endswith(f" {self.words[0]}"):
            return self.place(GENITIVE)  # P:کے of نام کرنا, read as the postposition کے نام
        return found

    @property
    def directed(self) -> bool:
        """Whether P has a marker of its own, so that a genitive is A's: P پر A کا حملہ."""
        return any(m in _DIRECTIONS and place == "P" for m, place in self.markers)


@dataclass(frozen=True, slots=True)
class EventNoun:
    """An English noun that names an event: ``attack`` with its patient behind ``on``."""

    concept: str
    kind: str
    prepositions: tuple[str, ...]
    agents: tuple[str, ...] = ()  # prepositions of A, where the possessor is P: "loss:<to"


@lru_cache(maxsize=10_000)
def _place(token: str) -> tuple[str, tuple[str, ...]] | None:
    name, _, markers = token.partition(":")
    if name not in (*PLACES, "N"):
        return None
    names = (m.replace("_", " ") for m in markers.split("/") if m)
    return name, tuple(GENITIVE if m in ("کا", "کی", "کے") else m for m in names)


def parse_urdu(text: str, concept: str = "", kind: str = "") -> Frame:
    """Compile an Urdu frame.

    Raises:
        resources.ResourceError: the frame has no infinitive, or its places are not all before it.
    """
    subject, noun = "", False
    words: list[str] = []
    markers: list[tuple[str, str]] = []
    for token in text.split():
        if (place := _place(token)) is None:
            words.append(token)
        elif place[0] == "N":
            noun = True
            words.extend(("N", *place[1]))
        elif words:
            raise resources.ResourceError(f"{concept}: place after the predicate in {text!r}")
        elif place[1]:
            markers += [(m, place[0]) for m in place[1]]
        else:
            subject = place[0]
    if not words or not words[-1].endswith("نا") or not (subject or markers):
        raise resources.ResourceError(f"{concept}: no place or no infinitive in {text!r}")
    needs = frozenset(fold(m.split()[1]) for m, _ in markers if " " in m)
    if words[:-1] or len(needs) < len(markers):
        needs = frozenset()
    places = tuple(markers)
    return Frame(
        concept, kind, subject, "", places, tuple(words[:-1]), words[-1], noun, needs=needs
    )


def parse_english(text: str, concept: str = "", kind: str = "") -> Frame:
    """Compile an English frame.

    Raises:
        resources.ResourceError: it does not start with its subject's place, or has no verb.
    """
    tokens = text.split()
    first = _place(tokens[0])
    if first is None or first[1] or len(tokens) < 2:
        raise resources.ResourceError(f"{concept}: no subject or no verb in {text!r}")
    verb, *particles = tokens[1].split("_")
    words, direct, noun = list(particles), "", first[0] == "N"
    after: list[str] = []
    markers: list[tuple[str, str]] = []
    for token in tokens[2:]:
        if (place := _place(token)) is None:
            (after if direct else words).extend(token.split("_"))
        elif place[0] == "N":
            noun = True
            markers += [(m, "N") for m in place[1]]
        elif place[1]:
            markers += [(m, place[0]) for m in place[1]]
        else:
            direct = direct or place[0]
    return Frame(
        concept, kind, first[0], direct, tuple(markers), tuple(words), verb, noun, tuple(after)
    )


# The verb of the intransitive partner of each light verb: what happens to P, without A.
_PARTNERS = {
    "کرنا": "ہونا", "دینا": "ملنا", "لگانا": "لگنا", "بنانا": "بننا", "ڈالنا": "پڑنا",
    "پہنچانا": "پہنچنا", "چلانا": "چلنا", "گرانا": "گرنا",
}  # fmt: skip


def partner(frame: Frame) -> Frame | None:
    """Return the intransitive partner of an agentive Urdu frame with keywords, or None.

    ``A P:کو گرفتار کرنا`` gives ``P گرفتار ہونا``, ``A P:پر حملہ کرنا`` gives ``P:پر حملہ ہونا``.
    """
    verb = _PARTNERS.get(frame.verb)
    if verb is None or frame.noun or frame.subject != "A" or not frame.words:
        return None
    if frame.kind not in COMPARABLE or not any(place == "P" for _, place in frame.markers):
        return None
    keeps = verb in ("ملنا", "پہنچنا") or frame.place("کو") != "P"
    markers = frame.markers if keeps else tuple(m for m in frame.markers if m[0] != "کو")
    return frame._replace(subject="" if keeps else "P", markers=markers, verb=verb)


# Infinitives with their aspects, by each folded form that may belong to them.
Forms = dict[str, dict[str, tuple[Aspect, ...]]]


@dataclass(frozen=True, slots=True)
class Table:
    """All frames by what they are found by."""

    english: dict[str, tuple[Frame, ...]]  # by the verb's base form
    nouns: dict[str, EventNoun]  # by the noun's base form
    urdu: dict[str, tuple[Frame, ...]]  # by a folded form of what starts the predicate
    keywords: dict[str, tuple[str, ...]]  # concepts by a folded form of a keyword of کرنا
    forms: Forms  # infinitives and aspects of a folded form
    finite: frozenset[str]  # forms that may end a clause
    inflected: frozenset[str]  # forms that are no bare stem
    stems: frozenset[str]  # bare stems
    starts: dict[str, frozenset[str]]  # what may start a predicate of a family of concepts


def family(concept: str) -> str:
    """Return what concepts that count as one event share: ``attack`` of ``attack-bomb``."""
    return concept.partition("-")[0]


def _add(table: dict[str, list[Frame]], key: str, frame: Frame) -> None:
    entry = table.setdefault(key, [])
    if frame not in entry:
        entry.append(frame)


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Return the rows of ``predicates.tsv``."""
    return tuple(resources.read_tsv("predicates.tsv"))


def row_frames(row: dict[str, str]) -> tuple[list[Frame], list[Frame]]:
    """Return the English and the Urdu frames of a row."""
    concept, kind = row["concept"], row["kind"]
    verbs = resources.alternatives(row["en_verbs"])
    english = [parse_english(f"A {verb} P", concept, kind) for verb in verbs]
    english += [parse_english(f, concept, kind) for f in resources.alternatives(row["en_frames"])]
    urdu = [parse_urdu(f, concept, kind) for f in resources.alternatives(row["ur_frames"])]
    partners = (partner(frame) for frame in urdu)
    return english, urdu + [p for p in dict.fromkeys(partners) if p is not None and p not in urdu]


@kept
def table() -> Table:
    """Return the compiled table."""
    compiled = [(row, *row_frames(row)) for row in rows()]
    forms = all_forms((*(f.verb for _, _, frames in compiled for f in frames), *_COMMON))
    of_verb = _forms_of(forms)
    english: dict[str, list[Frame]] = {}
    urdu: dict[str, list[Frame]] = {}
    keywords: dict[str, dict[str, None]] = {}
    starts: dict[str, set[str]] = {}
    for row, english_frames, urdu_frames in compiled:
        for frame in english_frames:
            _add(english, frame.verb, frame)
        for frame in urdu_frames:
            found = _starts(frame, of_verb)
            for form in found:
                _add(urdu, form, frame)
            starts.setdefault(family(frame.concept), set()).update(found)
            if row["en_nouns"] and frame.verb == "کرنا" and len(frame.words) == 1:
                for form in found:
                    keywords.setdefault(form, {})[frame.concept] = None
    for entries in english.values():
        entries.sort(key=lambda f: (not f.noun, not f.after, not f.markers, not f.words))
    return Table(
        {k: tuple(v) for k, v in english.items()},
        dict(noun for row, _, _ in compiled for noun in _event_nouns(row)),
        {k: tuple(v) for k, v in urdu.items()},
        {k: tuple(v) for k, v in keywords.items()},
        forms,
        _with(forms, (Aspect.PERFECTIVE, Aspect.SUBJUNCTIVE, Aspect.FUTURE)),
        _with(forms, tuple(a for a in Aspect if a is not Aspect.STEM)),
        _with(forms, (Aspect.STEM,)),
        {k: frozenset(v) for k, v in starts.items()},
    )


def _event_nouns(row: dict[str, str]) -> Iterator[tuple[str, EventNoun]]:
    """Yield the event nouns of a row by their base form."""
    for noun in resources.alternatives(row["en_nouns"]):
        name, _, prepositions = noun.partition(":")
        marks = tuple(prepositions.lstrip("<").split(","))
        mine, theirs = ((), marks) if prepositions.startswith("<") else (marks, ())
        yield name, EventNoun(row["concept"], row["kind"], mine, theirs)


def _forms_of(forms: Forms) -> dict[str, list[str]]:
    """Return the folded forms of each infinitive."""
    table: dict[str, list[str]] = {}
    for form, infinitives in forms.items():
        for infinitive in infinitives:
            table.setdefault(infinitive, []).append(form)
    return table


def _starts(frame: Frame, of_verb: dict[str, list[str]]) -> list[str]:
    """Return the folded forms of the word that an Urdu frame's predicate starts with."""
    first = next((w for w in frame.words if w not in ("N", GENITIVE)), "")
    return list(dict.fromkeys(noun_forms(first))) if first else of_verb[frame.verb]


def _with(forms: Forms, aspects: tuple[Aspect, ...]) -> frozenset[str]:
    """Return the forms that may have one of the aspects."""
    return frozenset(
        form
        for form, infinitives in forms.items()
        if any(a in aspects for found in infinitives.values() for a in found)
    )


_COMMON = sorted(word_class("ur_common_verb"))
