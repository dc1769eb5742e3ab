"""Where Urdu sentences end."""

from __future__ import annotations

import re

from aligner.language.urdu import is_urdu_letter
from aligner.splitting import english
from aligner.splitting.abbreviations import kind_of, words
from aligner.splitting.scan import INVISIBLE, Candidate

_SPEECH = re.compile(
    r"[^۔؟!.،:کہ]?[^۔؟!.،:]{0,40}?(?:نے|کا|وہ)\s(?:[^\s۔؟!.،:]+\s){0,3}?"
    r"(?:کہا|پوچھا|بتایا|لکھا|بولا|بولے|بولی|پکارا|جواب دیا|سوال کیا|اعلان کیا|کہنا (?:ہے|تھا))"
    r"(?:\s(?:تھا|ہے))?\s?[۔.!]"
)
_LETTER_KINDS = frozenset({"letter", "word-letter"})
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_CLOSING_QUOTES = frozenset("\"'”’“‘»")


def runs_on(text: str, at: int) -> bool:
    """Whether the sentence goes on after a quotation that closes at ``at``."""
    rest = text[at : at + 60].lstrip()
    return bool(rest) and (rest[0] in "،؛,;:—–-" or _goes_on(rest))


def is_end(c: Candidate) -> bool:
    """Whether a sentence ends at the candidate."""
    before, after = _clean(c.before), _clean(c.after)
    if english.marks_item(c) or (c.next_char in tuple("،؛,;:)]}۔؟!.") and not c.opener.strip()):
        return False
    latin_before = before[-1:].isascii() and before[-1:].isalpha()
    if not set(c.mark) & set("۔؟") and latin_before and not _urdu_follows(c):
        return english.is_end(c)
    if c.closers and _CLOSING_QUOTES & set(c.closers):
        return _after_quote(c)
    return _after_mark(c, before, after, latin_before)


def _after_mark(c: Candidate, before: str, after: str, latin_before: bool) -> bool:
    if c.mark == "-":
        return before in words("ur", "finite")
    goes_on = after in words("ur", "postposition") and not c.opener and not _spelt(c, after)
    if ")" in c.closers or "]" in c.closers:
        return not c.in_bracket and not goes_on
    if set(c.mark) & set("?؟!"):
        return not goes_on
    if _is_ellipsis(c.mark):
        return before in words("ur", "finite") and (
            c.mark == ".." or after in words("ur", "opener")
        )
    return not before or (not goes_on and _after_stop(c, before, after, latin_before))


def _spelt(c: Candidate, after: str) -> bool:
    """``کے ایس ای``: the letter K, not the postposition."""
    following = _first_word(c.text[c.next_at + len(after) : min(c.end, c.next_at + 24)])
    return after == "کے" and (
        kind_of(following, "ur") in _LETTER_KINDS or following in {"الیکٹرک", "ٹو", "فور", "پی"}
    )


def _goes_on(rest: str) -> bool:
    """Whether what follows a closed quotation belongs to the sentence before.

    «اور» does only with a short rest that has no subject of its own: ``اور چل دیے۔``
    """
    word = _first_word(rest)
    if word != "اور":
        return word in words("ur", "carry") or word in words("ur", "postposition")
    clause = re.split("[۔؟!.]", rest, maxsplit=1)
    own = {"وہ", "نے", "یہ", "پھر"} & set(clause[0].split())
    return len(clause) > 1 and len(clause[0].split()) <= 6 and not own


def _clean(word: str) -> str:
    return _HIDDEN.sub("", word) if not word.isascii() else word


def _first_word(text: str) -> str:
    words = text.split(maxsplit=1)
    return _clean(words[0]).rstrip("،؛,;:۔.") if words else ""


def _urdu_follows(c: Candidate) -> bool:
    return is_urdu_letter(c.next_char) if c.next_char else False


def _is_ellipsis(mark: str) -> bool:
    marks = mark.count("۔") + mark.count(".")
    return "…" in mark or marks > 2 or (marks == 2 and ".." in mark)


def _after_quote(c: Candidate) -> bool:
    """After a closed quotation: a clause such as ``وزیر نے کہا۔`` still belongs to it."""
    if c.opener:
        return True
    if _goes_on(c.text[c.next_at : min(c.end, c.next_at + 60)]):
        return False
    if not c.quote_first:
        return True
    rest = c.text[c.next_at : min(c.end, c.next_at + 80)]
    clause = _SPEECH.match(rest)
    return not clause or bool(words("ur", "anaphora") & set(clause.group().split()[2:]))


def _after_stop(c: Candidate, before: str, after: str, latin_before: bool) -> bool:
    if not c.gap and (_joins_digits(c) or _is_code(c, latin_before)):
        return False
    if latin_before:
        return not english.ACRONYM.fullmatch(before) and not kind_of(before, "en")
    return not _abbreviated(c, before, after)


def _joins_digits(c: Candidate) -> bool:
    return c.before[-1:].isdigit() and c.next_char.isdigit()


def _is_code(c: Candidate, latin_before: bool) -> bool:
    """Latin on both sides without a space: an address, or U.S."""
    return c.mark == "." and (latin_before or c.before[-1:].isdigit()) and c.next_char.isascii()


def _abbreviated(c: Candidate, before: str, after: str) -> bool:
    """Whether the mark belongs to an initial or an abbreviation and ends nothing."""
    last = re.split("[.۔]", before)[-1]
    dotted = last != before  # پی۔ٹی۔آئی
    kind = kind_of(last, "ur")
    if _is_letter(last, kind):
        return _initial(c, last, kind, after, dotted)
    if kind == "marker":
        return c.text[c.start : c.at].strip() == last
    if kind == "title":
        return bool(c.gap) and after not in words("ur", "opener")
    if kind == "number":
        return c.next_char.isdigit() or (len(last) == 1 and after not in words("ur", "opener"))
    return kind == "inner" and (after not in words("ur", "opener") or len(last) == 1)


def _is_letter(word: str, kind: str) -> bool:
    return kind in _LETTER_KINDS or (len(word) == 1 and is_urdu_letter(word) and word not in "وءآ")


def _initial(c: Candidate, last: str, kind: str, after: str, dotted: bool) -> bool:
    """Whether a letter's mark is an initial's: ``ایم۔ اے۔ جناح``, ``ن۔ لیگ``."""
    head = re.split("[.۔]", after)[0]
    if _is_letter(head, kind_of(head, "ur")):
        follower = c.next_at + len(head)
        if not c.gap or c.text[follower : follower + 1] in {".", "۔"}:
            return True
    if _opens(c, after):
        return False
    return dotted or len(last) == 1 or _chain_before(c) or _single_initial(c, kind)


def _opens(c: Candidate, after: str) -> bool:
    """Whether the next word opens a sentence; «میں» does only as "I", before «نے»."""
    if after == "میں":
        return _first_word(c.text[c.next_at + 3 : min(c.end, c.next_at + 12)]) == "نے"
    return after in words("ur", "opener")


def _single_initial(c: Candidate, kind: str) -> bool:
    """An initial by itself: after a title, or a letter that is no Urdu word."""
    before = c.text[max(c.start, c.at - 40) : c.at].split()
    previous = _clean(before[-2]).rstrip(".۔") if len(before) > 1 else ""
    previous_kind = kind_of(previous, "ur")
    if previous_kind == "title":
        return True
    # آئی ایس پی آر۔ is an acronym written without marks: its mark ends the sentence.
    return kind == "letter" and not _is_letter(previous, previous_kind)


def _chain_before(c: Candidate) -> bool:
    """Whether the word before this initial is an initial with its mark: ایم۔ اے۔"""
    words = c.text[max(c.start, c.at - 24) : c.at].split()
    if len(words) < 2 or words[-2][-1] not in ".۔":
        return False
    previous = _clean(words[-2]).rstrip(".۔")
    previous = re.split("[.۔]", previous)[-1]
    return _is_letter(previous, kind_of(previous, "ur"))
