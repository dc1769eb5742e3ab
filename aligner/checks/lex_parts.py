"""Which part of speech the neighbours of an English word allow it."""

from __future__ import annotations

from aligner.checks.base import Analysis
from aligner.language.english import lemmas
from aligner.language.patterns import split_words, word_set

PARTS = word_set(":n :v :a")
NOUN, VERB, _ADJECTIVE, NOMINAL = map(word_set, (":n", ":v", ":a", ":n :a"))
_ARTICLES = word_set("a an the this that these those his her its their our my your no every each")
_AUXILIARIES = word_set(
    "will would can could may might must should shall cannot not doesn't don't didn't won't let"
)
# Past tenses that are no noun or adjective.
_PASTS = word_set(
    "struck held blew drew drove fought sought taught bought brought caught threw wrote broke spoke"
    " sank swept led ran won withdrew stole tore wore shook took gave went came became began swung"
    " stuck hung dealt kept stood told sold paid bore swore grew knew flew rode chose froze fled"
    " built bound bred clung crept dug fed flung hid knelt lent lost made met rang rung sang sent"
    " shone shrank slid slung spun sprang strove stung swam wove beat bit fell"
)
_RELATIVES = word_set("who which")
_PRONOUNS = word_set("i you he she we they who it everyone else")
_OBJECTS = _ARTICLES | word_set("that whether how what them him us me")
_PERSONS = word_set("him them us me")
_BE = word_set("is are was were be been very too so")
_AFTER_NOUN = _AUXILIARIES | word_set(
    "is are was were be has have had of in on at for from with by to but who that which"
    " as after before since during over under into against about did does said says because if when"
    " while where until than will would it he she they not whose between among through"
)


def parts_of_speech(source: Analysis, at: int) -> frozenset[str]:
    """Return which of ``:n``, ``:v``, ``:a`` the neighbours allow; nothing if they do not tell."""
    split = split_words(source)
    word, before = split.forms[at], split.forms[at - 1][0] if at else ""
    end = source.words[split.owners[at]].end
    closed = not source.text[end:].lstrip()[:1].isalnum()
    after = "" if closed or at + 1 == len(split.forms) else split.forms[at + 1][0]
    # "shares a border", "a nation that shares a river"; but "measures that cost"
    objects = (_ARTICLES | _PERSONS) - {"that"}
    after_that = split.forms[at + 2][0] if at + 2 < len(split.forms) else ""
    forced = (after, after_that) == ("you", "to")  # it forces you to go; not: measures you take
    acting = word[0].endswith("s") and len(word) > 1 and (after in objects or forced)
    governed = before in _AUXILIARIES or before in _PRONOUNS or before in _RELATIVES
    past = word[0] in _PASTS and before not in _ARTICLES
    if (
        governed
        or past
        or (acting and (before == "that" or before not in _ARTICLES))
        or (before == "to" and after in _OBJECTS)
    ):
        return VERB
    if before == "that":
        return frozenset()  # of a noun, of a clause, or its subject
    if word[0].endswith(("ed", "ing")):
        plain = before in _ARTICLES
        return VERB if len(word) > 1 and not plain else frozenset()
    if before in _BE:
        return _ADJECTIVE if closed else frozenset()
    if before in _ARTICLES or before.endswith(("'s", "’s")):
        verbal = len(lemmas(after)) > 1 and not after.endswith(("s", "ing"))
        plural = len(word) > 1 and word[0].endswith("s")
        return NOUN if not after or verbal or plural or after in _AFTER_NOUN else NOMINAL
    return frozenset()
