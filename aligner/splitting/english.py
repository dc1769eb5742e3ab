"""Where English sentences end."""

from __future__ import annotations

import re

from aligner.splitting.abbreviations import kind_of, words
from aligner.splitting.lists import is_marker
from aligner.splitting.scan import Candidate

_SPEECH = (
    r"(?:said|says|asked|asks|told|tells|added|adds|replied|replies|wrote|writes|tweeted|"
    r"shouted|cried|declared|explained|explains|warned|insisted|quipped|recalled|remarked|noted|"
    r"wondered|exclaimed|argued|argues|remembers|laughed|muttered|whispered|thundered)"
)
# After a quotation that ends in a mark: "Khan said.", "the mayor told reporters on Monday".
_ATTRIBUTION = re.compile(
    rf"(?:He|She|They|The|An?|[A-Z][\w.’'-]*)"
    rf"(?:\s(?!to\b|was\b|were\b|is\b|has\b|had\b|not\b|who\b|which\b|that\b)[\w.’'-]+){{0,4}}?"
    rf"\s{_SPEECH}(?:\s(?:him|her|them|me|us|reporters|(?:the\s)?[A-Z]\w+))?"
    r"(?:[.;]|,\s(?![\"'“‘])|\s(?:in|on|at|after|during|as|when|while|from|with|by|last|later)\b)"
)
ACRONYM = re.compile(r"(?:[A-Za-z]{1,3}\.)+[A-Za-z]{1,4}")
_CLOCK = re.compile(r"\d*[ap]\.?m", re.IGNORECASE)
_CLOCK_TAIL = re.compile(
    r"[A-Z]{2,4}T\b|GMT|UTC|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:[A-Z]\w+ ){1,3}[Tt]ime\b"
)
_TIME_PHRASE = re.compile(r"(?:At|By|On|Around|About|From|Until|Before|After|Since|Shortly)\b")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]|(?:al|el|ul|ur|de|van|von|bin|ibn)[- ][A-Z]")
_NUMERAL = re.compile(r"[\d٠-٩۰-۹]|[IVXLC]+\b")
_WEB = re.compile(r"[/@]|www\.|\.(?:com|org|net|pk)\b", re.IGNORECASE)


def runs_on(text: str, at: int) -> bool:
    """Whether the sentence goes on after a quotation that closes at ``at``."""
    rest = text[at : at + 12].lstrip(" \xa0\t\r\n")
    return bool(rest) and (rest[0].islower() or rest[0] in ",;:—–-")


def is_end(c: Candidate) -> bool:
    """Whether a sentence ends at the candidate."""
    if not c.gap:
        return _unspaced(c)
    if marks_item(c) or _left_out(c) or c.mark == "-":
        return False
    if not c.next_char.isalnum():
        return c.next_char not in ",;:)]}%&=+<>|/\\" and not any(d in c.opener for d in "—–-")
    return _before_lower(c) if c.next_char.islower() else _before_capital(c)


def _before_capital(c: Candidate) -> bool:
    if set(c.mark) & set("!?؟۔"):
        return not (c.quote_first and c.closers and _attributed(c)) and not _brand(c)
    if "…" in c.mark or c.mark.count(".") > 1:
        return _after_ellipsis(c)
    return _after_closed(c) if c.closers else _after_dot(c)


def _unspaced(c: Candidate) -> bool:
    """A missing space: the marks end a sentence between a small letter and a capitalised word."""
    after = c.after
    if not c.next_char.isupper():
        return c.next_char.isalpha() and not c.next_char.islower() and not c.next_char.isascii()
    if c.closers and (c.closers[-1] in "'’" or not c.in_quote):
        return False
    if _WEB.search(c.before + c.mark + after):
        return False
    if c.before.isdigit():
        return len(c.before) == 4 and len(after) > 1
    if len(c.before) < 3 or not c.before.islower():
        return False
    return (after == "I" or len(after) > 1 or after == "A") and "." not in after[:-1]


def _before_lower(c: Candidate) -> bool:
    """A small letter after a full stop: only names like iPhone or al-Qaeda open a sentence so."""
    if c.closers or c.mark != "." or kind_of(c.before, "en") or "." in c.before:
        return False
    return bool(_CAMEL.match(c.text, c.next_at)) and len(c.before) > 2


def _attributed(c: Candidate) -> bool:
    return not c.opener and _ATTRIBUTION.match(c.text, c.next_at, c.next_at + 90) is not None


def _brand(c: Candidate) -> bool:
    return kind_of(c.before + c.mark, "en") == "brand" and c.after not in words("en", "opener")


def _after_ellipsis(c: Candidate) -> bool:
    dots = c.mark.count(".")
    if " " in c.mark or "\xa0" in c.mark:
        return dots > 3 or bool(c.closers)
    if c.spaced and not c.closers:
        return dots > 3
    return dots > 3 or dots == 2 or c.after in words("en", "opener") or len(c.after) > 1


def _after_closed(c: Candidate) -> bool:
    if ")" in c.closers or "]" in c.closers:
        # "(formerly of the U.S.) Marines": the dot is the abbreviation's.
        short = len(c.before) == 1 or ACRONYM.fullmatch(c.before) or kind_of(c.before, "en")
        return not (c.in_bracket and short)
    return not (c.quote_first and _attributed(c))


def _after_dot(c: Candidate) -> bool:
    word, kind = c.before, kind_of(c.before, "en")
    if len(word) == 1 and word.isalpha() and (word.isupper() or c.next_char.isdigit()):
        return _labels(c) or (_settled(c) and c.after not in {"A", "I"})
    if _CLOCK.fullmatch(word) and _after_number(c):
        return _after_clock(c)
    if kind:
        return _after_abbreviation(c, kind)
    if ACRONYM.fullmatch(word):
        return word == "D.C" or _settled(c)
    last = word.rsplit("-", 1)[-1]
    return not (last != word and last[:1].isupper() and kind_of(last, "en") == "title")


def _after_abbreviation(c: Candidate, kind: str) -> bool:
    if kind == "title":
        return False
    if kind in {"number", "month"}:
        return not _NUMERAL.match(c.text, c.next_at) and _settled(c)
    if kind == "inner":
        return len(c.before) > 3 and _settled(c)
    listed = c.before.lower() in {"etc", "al"} and "(" not in c.opener
    return listed or _settled(c)


def _labels(c: Candidate) -> bool:
    """``vitamin D.``, ``Plan B.``, ``so did I.``: the letter is no initial."""
    role = "before I" if c.before == "I" and len(c.after) > 1 else "label"
    return _previous(c).lower() in words("en", role)


def _after_number(c: Candidate) -> bool:
    return c.before[:1].isdigit() or _previous(c)[-1:].isdigit()


def _previous(c: Candidate) -> str:
    """The word before the one that the mark follows, or ""."""
    head = c.text[max(c.start, c.at - 24) : c.at].split()
    return head[-2] if len(head) > 1 else ""


def _settled(c: Candidate) -> bool:
    """Whether the next word shows that a new sentence begins after an abbreviation."""
    return c.after in words("en", "opener") and not c.next_char.isdigit()


def marks_item(c: Candidate) -> bool:
    """Whether the mark only follows an item's number: ``1. Release``, ``demands: 1. Release``."""
    if c.mark not in {".", "۔"} or len(c.before) > 6 or (c.closers and c.closers != ")"):
        return False
    if c.at - c.start <= 10 and is_marker(c.text[c.start : c.at].strip()):
        return True
    head = c.text[max(c.start, c.at - 8) : c.at - len(c.before)].rstrip(" (\xa0\t\r\n")
    return len(c.before) <= 2 and c.before.isalnum() and head.endswith((":", ";"))


def _left_out(c: Candidate) -> bool:
    """``[...]``: words left out of a quotation."""
    return c.at > 0 and c.text[c.at - 1] in "[(" and c.closers[:1] in {"]", ")"}


def _after_clock(c: Candidate) -> bool:
    if _CLOCK_TAIL.match(c.text, c.next_at):
        return False
    head = c.text[c.start : min(c.at, c.start + 48)]
    at_start = c.at - c.start < 48 and _TIME_PHRASE.match(head) and len(head.split()) <= 5
    return not at_start
