"""Reading Urdu numbers: words with ساڑھے, ڈیڑھ and لاکھ, digits of three scripts, dates, times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligner.language.numerals import Kind, Reading, spans
from aligner.language.numerals_calendar import is_month
from aligner.language.numerals_clock import urdu_clock
from aligner.language.numerals_dates import urdu_day
from aligner.language.numerals_line import Line, Sum
from aligner.language.numerals_scan import VULGAR, digit_values
from aligner.language.numerals_words import Unit, Word

_SUFFIXES = {"ویں", "واں", "وین", "وان", "وں", "ہویں", "ھویں", "st", "nd", "rd", "th"}
_FOLD = {"گنا", "گنی", "گنے"}
DECADES = {"دہائی", "دہائیوں", "عشرے", "عشرہ", "دھائی", "عشروں"}
_SKIPPED = {
    "امریکی", "پاکستانی", "بھارتی", "کینیڈین", "آسٹریلوی", "برطانوی", "سعودی", "کویتی", "مربع",
    "مکعب", "میٹرک", "مزید", "پورے", "مسلسل", "لگاتار", "ہندوستانی", "انڈین", "اماراتی", "بحری",
    "-",
}  # fmt: skip
_NAMES = {
    "کووڈ", "کوویڈ", "کوپ", "کاپ", "ایف", "جی", "ایم", "بی", "ڈی", "اے", "ٹی", "بوئنگ", "ایئربس",
    "مگ", "جے", "یو", "این", "ایس", "پی", "آئی", "وی", "ایچ", "ایل", "آر", "زیڈ", "کورونا",
}  # fmt: skip
_HALVES = {"نصف", "آدھا", "آدھے", "آدھی"}
_CURRENCY_SIGNS = {"$", "£", "€", "¥", "₹"}
_SINGLE = {"vague": Kind.VAGUE, "hint": Kind.HINT, "times": Kind.TIMES}
_SHADDA = "\u0651"


def read(line: Line) -> list[Reading]:
    """Return the numbers of an Urdu text, in order."""
    return list(_read(line))


def _read(line: Line) -> Iterator[Reading]:
    done, lengths = 0, spans()
    for i in line.starts():
        if i < done:
            continue
        reading = None
        if (unit := lengths.get(line.norm(i))) is not None:
            reading = Reading((1.0,), Kind.HINT, i, i + 1, False, unit)
        elif line.is_number(i) or line.norm(i) in VULGAR or line.word(i) is not None:
            reading = _number_at(line, i)
        if reading is not None:
            done = reading.end
            yield reading


def _number_at(line: Line, i: int) -> Reading | None:
    word = line.word(i)
    if word is not None and word.kind in _SINGLE:
        return _single(line, i, word)
    if (slashed := line.slashed(i)) is not None:
        return slashed
    if word is not None and word.kind == "prefix" and not _may_follow(line, i + 1):
        return _bare_prefix(line, i, word)
    reading = _cardinal(line, i)
    return _finish(line, reading) if reading is not None else None


def _single(line: Line, i: int, word: Word) -> Reading:
    """Read ہزاروں, دونوں, دگنا; and دسیوں ہزار, سینکڑوں ہزاروں as one."""
    end, values = i + 1, word.values
    while word.kind == "vague" and (more := line.word(end)) is not None:
        if more.kind not in ("scale", "vague") or more.value < 1000 or more.value == values[0]:
            break
        product, end = values[0] * more.value, end + 1
        values = (product, *values, more.value) if more.kind == "vague" else (product,)
    doubtful = word.doubtful and end == i + 1
    return Reading(values, _SINGLE[word.kind], i, end, False, doubtful=doubtful)


def _may_follow(line: Line, i: int) -> bool:
    """Whether a number stands at atom ``i`` that ساڑھے, سوا or پونے can change."""
    return line.is_number(i) or line.is_kind(i, "unit", "scale")


def _bare_prefix(line: Line, i: int, word: Word) -> Reading | None:
    """Read سوا گھنٹہ (1¼ hours) and سوا روپیہ (Rs1.25); elsewhere no number."""
    unit, end = _unit_after(line, i + 1)
    if unit is None:
        return None
    return Reading((1 + word.value,), Kind.CARDINAL, i, end, False, unit, doubtful=True)


def _cardinal(line: Line, i: int) -> Reading | None:
    """Read digits and words up to the last scale: ``تین کروڑ 50 لاکھ``, ``ساڑھے تین سو``."""
    number, j, extra = Sum(), i, 0.0
    values: tuple[float, ...] = ()
    if (word := line.word(i)) is not None and word.kind == "prefix":
        extra, j = word.value, i + 1
        number.current = 1.0 + extra if line.is_kind(j, "scale") else None
    ordinal = digits = False
    while j < len(line) and not ordinal:
        if line.is_number(j) or line.norm(j) in VULGAR:
            step, values = _digits(line, j, number, extra, values)
            digits = digits or step > 0
        else:
            step = _joint(line, j, number, digits)
            values = () if step == 2 else values
        if not step:
            word = line.word(j)
            if word is not None and word.kind == "fraction":
                return _fraction(line, i, j, number, word)
            step = _add_word(number, word, extra)
            ordinal = step > 0 and word is not None and word.kind == "ordinal"
        if not step:
            break
        j += step
    if number.current is None and not number.total:
        return None
    alone = line.word(i) if j == i + 1 else None
    doubtful = alone is not None and alone.doubtful and _SHADDA not in _raw(line, i)
    weak = alone is not None and alone.weak
    kind = Kind.ORDINAL if ordinal else Kind.CARDINAL
    readings = values if number.scale == 1 and len(values) > 1 else (number.value,)
    bare = number.bare and alone is not None
    return Reading(readings, kind, i, j, digits, None, number.scale, doubtful, weak, bare)


def _raw(line: Line, i: int) -> str:
    """Return atom ``i`` as typed; اسّی with the doubling sign is 80, اسی usually "this very"."""
    return line.text[line.atom(i).start : line.atom(i).end]


def _digits(
    line: Line, j: int, number: Sum, extra: float, values: tuple[float, ...]
) -> tuple[int, tuple[float, ...]]:
    """Add digits where they may stand: first, or small ones after a scale (2 ہزار 500)."""
    if number.current is not None:
        return 0, values
    if line.norm(j) in VULGAR:
        number.current = VULGAR[line.norm(j)]
        return 1, values
    read = digit_values(line.norm(j))
    if number.total and (
        read[0] >= number.last or not read[0].is_integer() or len(line.norm(j)) > 3
    ):
        return 0, values
    number.current = read[0] + extra
    if line.norm(j + 1) in VULGAR and line.touches(j + 1):
        number.current += VULGAR[line.norm(j + 1)]
        return 2, (number.current,)
    return 1, read


def _joint(line: Line, j: int, number: Sum, digits: bool) -> int:
    """Step over a currency sign before a scale word, and over اور نصف."""
    if digits and not number.total and line.norm(j) in _CURRENCY_SIGNS:
        return 1 if line.is_kind(j + 1, "scale") else 0
    if line.norm(j) == "اور" and number.current is not None and line.norm(j + 1) in _HALVES:
        number.current += 0.5
        return 2
    return 0


def _add_word(number: Sum, word: Word | None, extra: float) -> int:
    """Add a number word; return 1 where it belongs to the number, else 0."""
    if word is None:
        return 0
    if word.kind == "scale":
        return int(number.add_scale(word.value))
    if word.kind == "unit":
        value = word.value + (extra if number.current is None else 0.0)
        return int(number.add_unit(value, after_tens=False))
    if word.kind == "ordinal" and (number.current is None or number.is_hundreds):
        number.current = (number.current or 0.0) + word.value
        return 1
    return 0


def _fraction(line: Line, i: int, j: int, number: Sum, word: Word) -> Reading | None:
    """Finish at تہائی, چوتھائی, نصف: of the number before, or of the scale after (نصف ملین)."""
    if number.scale > 1 or (number.current is None and j > i):
        return None
    value = (1.0 if number.current is None else number.current) * word.value
    scale = line.word(j + 1)
    if scale is not None and scale.kind == "scale" and scale.value != 100:
        value *= scale.value
        return Reading((value,), Kind.CARDINAL, i, j + 2, False, scale=scale.value)
    plain = number.current is None and word.doubtful
    return Reading((value,), Kind.FRACTION, i, j + 1, False, doubtful=plain)


def _unit_after(line: Line, j: int) -> tuple[Unit | None, int]:
    """Find the unit at atom ``j``, over one adjective; return it and its end."""
    unit, end = line.unit_at(j)
    if unit is None and line.norm(j) in _SKIPPED:
        unit, end = line.unit_at(j + 1)
    return (unit, end) if unit is not None else (None, j)


def _finish(line: Line, r: Reading) -> Reading:
    """Add what stands round the number: clock, rank, decade, name, unit, year, day."""
    clock = urdu_clock(line, r)
    if clock is not None:
        return clock
    special = _special(line, r)
    if special is not None:
        return special
    end = r.end + (line.norm(r.end) in ("ء", "ع") and r.digits)
    unit, start = line.unit_before(r.start)
    if unit is None:
        unit, end = _unit_after(line, end)
    if unit is None and r.kind is Kind.CARDINAL and r.scale == 1 and line.is_year(r):
        return replace(r, kind=Kind.YEAR, start=start, end=end)
    shown = unit is not None and r.kind is not Kind.ORDINAL
    if shown and r.values[0] == 80 and unit is not None:  # اسی سال, اسی رات: this very
        shown = unit.dimension not in ("time", "night")
    if unit is not None or end != r.end:
        r = replace(r, start=start, end=end, unit=unit, doubtful=r.doubtful and not shown)
    return urdu_day(line, r)


def _special(line: Line, r: Reading) -> Reading | None:
    """Read what makes a cardinal something else: 21ویں, نوے کی دہائی, تین گنا, ایف 16."""
    norm, end = line.norm(r.end), r.end
    if (decade := _decade_end(line, r)) is not None:
        return replace(r, kind=Kind.DECADE, end=decade, doubtful=False)
    if norm in _FOLD:
        unit, end = line.unit_at(end)
        return replace(r, kind=Kind.TIMES, end=end, unit=unit, doubtful=False)
    if r.bare and norm == "ہا":
        return replace(r, kind=Kind.VAGUE, end=end + 1)
    if r.kind is not Kind.CARDINAL:
        return None
    if norm in _SUFFIXES and r.scale in (1, 100):
        return urdu_day(line, replace(r, kind=Kind.ORDINAL, end=end + 1, doubtful=False))
    return replace(r, kind=Kind.CODE) if r.digits and _in_name(line, r.start) else None


def _decade_end(line: Line, r: Reading) -> int | None:
    """Return where ``1990 کی دہائی``, ``1990ء کے عشرے`` or ``1990s`` ends, or None."""
    end = r.end + (r.digits and line.norm(r.end) in ("ء", "ع"))
    if line.norm(end) in ("کی", "کے") and line.norm(end + 1) in DECADES:
        return end + 2
    latin = r.digits and line.norm(r.end) == "s" and line.touches(r.end)
    return r.end + 1 if latin else None


def _in_name(line: Line, i: int) -> bool:
    """Whether digits are part of a name: کووڈ 19, ایف 16, COVID-19; not of پی آئی اے 300."""
    if line.norm(i + 1) in ("انڈیکس", "انڈکس"):
        return True
    if line.norm(i - 1) in _NAMES:
        return line.norm(i - 2) not in _NAMES
    if not line.touches(i):
        return False
    if line.norm(i - 1) == "-" and line.touches(i - 1):
        return line.atom(i - 2).kind in ("latin", "urdu") and not is_month(line.norm(i - 2), "ur")
    latin = line.atom(i - 1).kind in ("latin", "urdu") and line.norm(i - 1).isascii()
    return latin and line.unit_before(i)[0] is None
