"""Writing a value as the translation writes its numbers: its digits, scale words, grouping."""

from __future__ import annotations

from functools import cache

from aligner.language.numerals_words import number_words

_SCALES = ((1e11, "کھرب"), (1e9, "ارب"), (1e7, "کروڑ"), (1e5, "لاکھ"), (1e3, "ہزار"))
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@cache
def _names() -> dict[int, str]:
    names: dict[int, str] = {}
    for form, word in number_words("ur").items():
        if word.kind == "unit" and word.value.is_integer():
            names.setdefault(int(word.value), form)
    return names


def urdu_number(value: float, like: str, *, scale: float = 1.0) -> str:
    """Write ``value`` in the manner of ``like``, a number as it stands in the Urdu text.

    Digits stay digits of the same script and grouping, words stay words where they can; ``scale``
    is the scale word of ``like`` and is kept when the value is a fair multiple of it.
    """
    digits = [c for c in like if c.isdigit()]
    if not digits:
        words = _in_words(value)
        if words:
            return words
    text = _in_digits(value, scale, grouped="," in like or "،" in like or value >= 10_000)
    if digits and "۰" <= digits[0] <= "۹":
        return text.translate(_PERSIAN)
    if digits and "٠" <= digits[0] <= "٩":
        return text.translate(_ARABIC)
    return text


def _in_digits(value: float, scale: float, *, grouped: bool) -> str:
    if scale > 1 and value >= 100_000:
        for size, name in _SCALES:
            # All the digits that a float holds: 12,499,999,995 is not 1250 کروڑ.
            if value >= size and len(count := f"{value / size:.15g}") <= 6:
                return f"{count} {name}"
    if value.is_integer():
        year = 1000 <= value <= 2100 and not grouped
        return f"{int(value)}" if year or not grouped else f"{int(value):,}"
    return f"{value:.10g}"


def _in_words(value: float) -> str:
    """Return the words of a whole number below 10^13 that need few of them, else ''."""
    if not value.is_integer() or value < 0 or value >= 1e13:
        return ""
    rest, parts = int(value), []
    for size, name in ((100_000_000_000, "کھرب"), (10**9, "ارب"), (10**7, "کروڑ"), (10**5, "لاکھ"),
                       (1000, "ہزار"), (100, "سو")):  # fmt: skip
        count, rest = divmod(rest, size)
        if count > 99:
            return ""
        if count:
            parts.append(f"{_names()[count]} {name}")
    if rest or not parts:
        parts.append(_names()[rest])
    return " ".join(parts) if len(parts) <= 3 else ""
