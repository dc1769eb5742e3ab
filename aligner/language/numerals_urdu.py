"""Reading Urdu numbers: words with ساڑھے, ڈیڑھ and لاکھ, digits of three scripts, dates, times."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.language.numerals import SPANS, Kind, Reading
from aligner.language.numerals_calendar import is_month
from aligner.language.numerals_english import dial
from aligner.language.numerals_scan import VULGAR, Atom, digit_values, touching
from aligner.language.numerals_words import Unit, Word, number_words, unit_forms

_ORDINAL_ENDS = ("ویں", "واں", "وین", "وان", "یں")
_SUFFIXES = {"ویں", "واں", "وین", "وان", "وں", "ہویں", "ھویں", "st", "nd", "rd", "th"}
_FOLD = {"گنا", "گنی", "گنے"}
_DECADE = {"دہائی", "دہائیوں", "عشرے", "عشرہ", "دھائی", "عشروں"}
_SKIPPED = {
    "امریکی", "پاکستانی", "بھارتی", "کینیڈین", "آسٹریلوی", "برطانوی", "سعودی", "کویتی", "مربع",
    "مکعب", "میٹرک", "مزید", "پورے", "مسلسل", "لگاتار", "ہندوستانی", "انڈین", "اماراتی", "بحری",
}  # fmt: skip
_NAMES = {
    "کووڈ", "کوویڈ", "کوپ", "کاپ", "ایف", "جی", "ایم", "بی", "ڈی", "اے", "ٹی", "بوئنگ",
    "ایئربس", "مگ", "جے", "یو", "این", "ایس", "پی", "آئی", "وی", "ایچ", "ایل", "آر", "زیڈ",
    "کورونا",
}  # fmt: skip
_HALVES = {"نصف", "آدھا", "آدھے", "آدھی"}
_CURRENCY_SIGNS = {"$", "£", "€", "¥", "₹"}
_MORNING = {"صبح": "am", "سویرے": "am", "تڑکے": "am", "الصبح": "am", "شام": "pm", "دوپہر": "noon",
            "پہر": "pm", "رات": "night", "شب": "night", "فجر": "am"}  # fmt: skip


def read(atoms: list[Atom], text: str) -> list[Reading]:
    """Return the numbers of an Urdu text, in order."""
    return list(_read(atoms, text))


def _read(atoms: list[Atom], text: str) -> Iterator[Reading]:
    i = 0
    while i < len(atoms):
        reading = _number_at(atoms, i, text) if _may_start(atoms[i]) else None
        if atoms[i].norm in SPANS:
            reading = Reading((1.0,), Kind.HINT, i, i + 1, False, SPANS[atoms[i].norm])
        if reading is None:
            i += 1
        else:
            yield reading
            i = max(reading.end, i + 1)


def _may_start(atom: Atom) -> bool:
    if atom.kind == "number" or atom.norm in number_words("ur") or atom.norm in VULGAR:
        return True
    return atom.norm.endswith(_ORDINAL_ENDS) and ordinal_value(atom.norm) is not None


def ordinal_value(norm: str) -> float | None:
    """Return the rank that a regular ordinal names (پچیسویں is 25), or None."""
    words = number_words("ur")
    for end in ("ویں", "واں", "وین", "وان"):
        if norm.endswith(end):
            stem = norm[: -len(end)]
            for form in (stem, stem.replace("ھ", "ہ"), stem + "ہ", stem[:-1] + "ہ"):
                word = words.get(form)
                if word is not None and word.kind in ("unit", "scale") and word.value > 3:
                    return word.value
    return None


def _word(atoms: list[Atom], i: int) -> Word | None:
    if not 0 <= i < len(atoms):
        return None
    norm = atoms[i].norm
    word = number_words("ur").get(norm)
    if word is None and norm.endswith(_ORDINAL_ENDS):
        rank = ordinal_value(norm)
        if rank is not None:
            return Word("ordinal", (rank,), False)
    return word


def _norm(atoms: list[Atom], i: int) -> str:
    return atoms[i].norm if 0 <= i < len(atoms) else ""


def _number_at(atoms: list[Atom], i: int, text: str) -> Reading | None:
    word = _word(atoms, i)
    if word is not None and word.kind in ("hint", "times", "vague"):
        return _single(atoms, i, word)
    if atoms[i].kind == "number" and _norm(atoms, i + 1) == "/":
        fraction = _slashed(atoms, i)
        if fraction is not None:
            return fraction
    r = _cardinal(atoms, i, text)
    return _finish(atoms, r) if r is not None else None


def _single(atoms: list[Atom], i: int, word: Word) -> Reading:
    kind = {"vague": Kind.VAGUE, "hint": Kind.HINT, "times": Kind.TIMES}[word.kind]
    end, value = i + 1, word.value
    values = word.values
    while kind is Kind.VAGUE and (more := _word(atoms, end)) is not None:
        if more.kind not in ("scale", "vague") or more.value < 1000 or more.value == value:
            break
        value, end = value * more.value, end + 1
        values = (value, *values, more.value) if more.kind == "vague" else (value,)
    return Reading(values, kind, i, end, False, doubtful=word.doubtful and end == i + 1)


def _slashed(atoms: list[Atom], i: int) -> Reading | None:
    if not (touching(atoms, i + 1) and touching(atoms, i + 2)) or touching(atoms, i + 3):
        return None
    if i + 2 >= len(atoms) or atoms[i + 2].kind != "number":
        return None
    upper, lower = (digit_values(atoms[k].norm)[0] for k in (i, i + 2))
    if not 0 < upper < lower <= 20 or (upper, lower) in ((7, 11), (9, 11)):
        return None
    return Reading((upper / lower,), Kind.FRACTION, i, i + 3, True)


def _cardinal(atoms: list[Atom], i: int, text: str) -> Reading | None:
    """Read digits and words up to the last scale: ``تین کروڑ 50 لاکھ``, ``ساڑھے تین سو``."""
    total, current, last, scale, addend = 0.0, None, float("inf"), 1.0, 0.0
    values: tuple[float, ...] = ()
    digits, doubtful, bare, kind = atoms[i].kind == "number", False, False, Kind.CARDINAL
    prefix = 0.0
    j = i
    word = _word(atoms, i)
    if word is not None and word.kind == "prefix":
        after = _word(atoms, i + 1)
        follows = _norm(atoms, i + 1) and atoms[i + 1].kind == "number"
        if not follows and (after is None or after.kind not in ("unit", "scale")):
            return _bare_prefix(atoms, i, word)
        prefix, j = word.value, i + 1
        if after is not None and after.kind == "scale":
            current = 1.0 + prefix
    while j < len(atoms):
        atom = atoms[j]
        if atom.kind == "number":
            if current is not None or (j > i and total and digit_values(atom.norm)[0] >= last):
                break
            if total and (not digit_values(atom.norm)[0].is_integer() or len(atom.norm) > 3):
                break
            values = digit_values(atom.norm)
            current, digits = values[0] + prefix, True
            j += 1
            if _norm(atoms, j) in VULGAR and touching(atoms, j):
                current, j = current + VULGAR[atoms[j].norm], j + 1
                values = (current,)
            continue
        if atom.norm in _CURRENCY_SIGNS and digits and total == 0 and _is_scale(atoms, j + 1):
            j += 1
            continue
        if atom.norm in VULGAR and j == i:
            current, digits, j = VULGAR[atom.norm], True, j + 1
            continue
        if atom.norm == "اور" and current is not None and _norm(atoms, j + 1) in _HALVES:
            current, j = current + 0.5, j + 2  # سات اور نصف
            values = (current,)
            continue
        word = _word(atoms, j)
        if word is None:
            break
        if word.kind == "unit":
            room = current is None or (current >= 100 and current % 100 == 0 and word.value < 100)
            if not room or (current is None and word.value >= last):
                break
            current = (current or 0.0) + word.value + (prefix if current is None else 0.0)
            doubtful = word.doubtful and j == i and not _marked(atom, text)
        elif word.kind == "scale":
            if word.value in (100, 12):
                if current is None and total:
                    break
                bare = current is None
                current = (1.0 if current is None else current) * word.value
                doubtful = bare and word.doubtful
            elif current is None and total and word.value > last:
                total, last = total - addend + addend * word.value, word.value
            elif current is None and total:
                break
            elif word.value < last:
                bare, doubtful = current is None, False
                addend = (1.0 if current is None else current) * word.value
                total, last, current = total + addend, word.value, None
            else:
                break
            scale = word.value
        elif word.kind == "fraction":
            if scale > 1 or (current is None and j > i):
                break
            value = (1.0 if current is None else current) * word.value
            plain = current is None and word.doubtful
            if _is_scale(atoms, j + 1):  # نصف ملین
                value *= number_words("ur")[atoms[j + 1].norm].value
                return Reading((value,), Kind.CARDINAL, i, j + 2, digits, scale=value)
            return Reading((value,), Kind.FRACTION, i, j + 1, digits, doubtful=plain)
        elif word.kind == "ordinal":
            if current is not None and not (current >= 100 and current % 100 == 0):
                break
            current, kind = (current or 0.0) + word.value, Kind.ORDINAL
            doubtful, j = word.doubtful, j + 1
            break
        else:
            break
        j += 1
    if current is None and not total:
        return None
    value = total + (current or 0.0)
    readings = (value,) if scale > 1 or len(values) < 2 else values
    alone = j == i + 1
    return Reading(readings, kind, i, j, digits, None, scale, doubtful and alone, bare and alone)


def _is_scale(atoms: list[Atom], i: int) -> bool:
    word = _word(atoms, i)
    return word is not None and word.kind == "scale" and word.value != 100


def _marked(atom: Atom, text: str) -> bool:
    """Whether the doubling sign shows the number: اسّی is 80, اسی usually "this very"."""
    return "\u0651" in text[atom.start : atom.end]


def _bare_prefix(atoms: list[Atom], i: int, word: Word) -> Reading | None:
    """Read سوا گھنٹہ (1¼ hours) and پونے گھنٹے (¾ of an hour); elsewhere no number."""
    unit, end = unit_after(atoms, i + 1)
    if unit is None or unit.dimension != "time":
        return None
    return Reading((1 + word.value,), Kind.CARDINAL, i, end, False, unit, doubtful=True)


def unit_after(atoms: list[Atom], j: int) -> tuple[Unit | None, int]:
    """Find the unit at atom ``j``, over one adjective; return it and its end."""
    after, _ = unit_forms("ur")
    start = j
    if _norm(atoms, j) in _SKIPPED or _norm(atoms, j) == "-":
        j += 1
    unit = after.get((_norm(atoms, j), _norm(atoms, j + 1)))
    if unit is not None:
        return unit, j + 2
    unit = after.get((_norm(atoms, j),))
    return (unit, j + 1) if unit is not None else (None, start)


def _finish(atoms: list[Atom], r: Reading) -> Reading:
    """Add what stands round the number: unit, year sign, ordinal ending, decade, clock, name."""
    norm, end, kind = _norm(atoms, r.end), r.end, r.kind
    if (clock := _clock(atoms, r)) is not None:
        return clock
    if kind is Kind.CARDINAL and norm in _SUFFIXES and r.scale in (1, 100):
        return _day(atoms, Reading(r.values, Kind.ORDINAL, r.start, end + 1, r.digits))
    if norm in ("ء", "ع") and r.digits:
        end += 1
    if _norm(atoms, end) in ("کی", "کے") and _norm(atoms, end + 1) in _DECADE:
        return Reading(r.values, Kind.DECADE, r.start, end + 2, r.digits)
    if r.bare and norm == "ہا":
        return Reading(r.values, Kind.VAGUE, r.start, end + 1, False)
    if norm in _FOLD:
        fold, end = unit_after(atoms, end)
        return Reading(r.values, Kind.TIMES, r.start, end, r.digits, fold, r.scale)
    if norm in ("s",) and r.digits and touching(atoms, end):
        return Reading(r.values, Kind.DECADE, r.start, end + 1, True)
    if r.digits and kind is Kind.CARDINAL and _in_name(atoms, r.start):
        return Reading(r.values, Kind.CODE, r.start, end, True)
    unit, start = _unit_before(atoms, r.start)
    if unit is None:
        unit, end = unit_after(atoms, end)
    if kind is Kind.CARDINAL and _is_year(atoms, r, unit):
        return Reading(r.values, Kind.YEAR, r.start, end, True)
    sure = unit is not None and (unit.dimension not in ("time", "night") or r.values[0] != 80)
    doubtful = r.doubtful and not sure
    return _day(
        atoms,
        Reading(r.values, kind, start, end, r.digits, unit, r.scale, doubtful, r.bare),
    )


def _unit_before(atoms: list[Atom], i: int) -> tuple[Unit | None, int]:
    _, before = unit_forms("ur")
    unit = before.get(_norm(atoms, i - 1))
    return (unit, i - 1) if unit is not None else (None, i)


def _clock(atoms: list[Atom], r: Reading) -> Reading | None:
    """Read ``شام 3 بجے``, ``ساڑھے تین بجے``, ``3 بج کر 20 منٹ``, ``11:20``."""
    end = r.end
    raw = atoms[r.start].norm if r.digits and end == r.start + 1 else ""
    struck = _norm(atoms, end) in ("بجے", "بج", "بجکر")
    if not struck and ":" not in raw:
        return None
    if raw:
        hour, minute = dial(raw)
    else:
        hour, minute = int(r.values[0]), round(r.values[0] % 1 * 60)
    if hour is None or hour > 24:
        return None
    end += struck
    if struck and _norm(atoms, end - 1) != "بجے":
        extra = end + 1 if _norm(atoms, end) == "کر" else end
        more = _word(atoms, extra)
        if extra < len(atoms) and atoms[extra].kind == "number":
            minute, end = int(digit_values(atoms[extra].norm)[0]), extra + 1
        elif more is not None and more.kind == "unit":
            minute, end = int(more.value), extra + 1
        end += _norm(atoms, end) == "منٹ"
    period = "pm" if hour > 12 else _period(atoms, r.start, hour % 12)
    return Reading(
        (hour % 12 * 60.0 + minute % 60,), Kind.CLOCK, r.start, end, r.digits, period=period
    )  # fmt: skip


def _period(atoms: list[Atom], start: int, hour: int) -> str:
    """Return am or pm by the part of the day named just before the time."""
    for k in range(start - 1, max(start - 4, -1), -1):
        part = _MORNING.get(atoms[k].norm)
        if part == "noon":
            return "am" if hour == 11 else "pm"
        if part == "night":
            return "pm" if 6 <= hour <= 11 else "am"
        if part is not None:
            return part
    return ""


def _in_name(atoms: list[Atom], i: int) -> bool:
    """Whether digits are part of a name: کووڈ 19, ایف 16, COVID-19."""
    if i and atoms[i - 1].norm in _NAMES:
        return i < 2 or atoms[i - 2].norm not in _NAMES  # not: پی آئی اے 300
    if not touching(atoms, i):
        return False
    before = atoms[i - 1]
    if before.norm == "-" and touching(atoms, i - 1) and atoms[i - 2].kind == "word":
        return not is_month(atoms[i - 2].norm, "ur")
    return before.kind == "word" and before.norm.isascii()


def _is_year(atoms: list[Atom], r: Reading, unit: Unit | None) -> bool:
    raw = atoms[r.start].norm
    plain = r.digits and r.end == r.start + 1 and raw.isdecimal() and len(raw) == 4
    return plain and unit is None and r.scale == 1 and 1000 <= int(raw) <= 2100


def _day(atoms: list[Atom], r: Reading) -> Reading:
    if r.unit is not None or not 1 <= r.values[0] <= 31 or r.scale > 1:
        return r
    if is_month(_norm(atoms, r.end), "ur") or is_month(_norm(atoms, r.start - 1), "ur"):
        return Reading(r.values, Kind.DAY, r.start, r.end, r.digits)
    return r
