"""What parts paragraphs in plain text: blank lines, lines, and never the wrapping of a line."""

from __future__ import annotations

import io
import random
import textwrap

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aligner.document import Text
from aligner.reading import read
from aligner.reading.texts import make_text

WORDS = {
    "en": ["the", "river", "rose", "town", "bridge", "night", "water", "school", "long", "old"],
    "ur": ["دریا", "پل", "شہر", "رات", "پانی", "اسکول", "لمبی", "پہلے", "نیچے", "پرانی"],
}
MARK = {"en": ".", "ur": "۔"}
LANGUAGES = st.sampled_from(["en", "ur"])
SEEDS = st.randoms(use_true_random=False)


def sentence(language: str, words: int, dice: random.Random) -> str:
    text = " ".join(dice.choice(WORDS[language]) for _ in range(words))
    return text[0].upper() + text[1:] + MARK[language]


def parse(content: str, language: str) -> Text:
    raw = read("-", stdin=io.BytesIO(content.encode()))
    return make_text(raw, raw.paragraphs, language)


def paragraphs(content: str, language: str) -> list[str]:
    text = parse(content, language)
    return [text.text[p.start : p.end] for p in text.paragraphs]


def sentences(content: str, language: str) -> list[str]:
    return [" ".join(s.text.split()) for s in parse(content, language).sentences]


@settings(max_examples=100, deadline=None)
@given(LANGUAGES, SEEDS, st.integers(2, 30), st.integers(3, 40))
def test_without_blank_lines_each_line_is_a_paragraph(
    language: str, dice: random.Random, count: int, words: int
) -> None:
    """Whatever the lines' lengths are, and however much alike."""
    lines = [sentence(language, words + dice.randint(0, 2), dice) for _ in range(count)]
    assert paragraphs("\n".join(lines), language) == lines
    assert sentences("\n".join(lines), language) == lines


@settings(max_examples=100, deadline=None)
@given(LANGUAGES, SEEDS, st.lists(st.integers(1, 14), min_size=3, max_size=6))
def test_blank_lines_part_paragraphs_of_short_lines(
    language: str, dice: random.Random, sizes: list[int]
) -> None:
    assume(max(sizes) * 3 < sum(sizes) * 2)  # or the longest stretch is nearly the whole text
    stretches = [
        "\n".join(sentence(language, dice.randint(7, 11), dice) for _ in range(size))
        for size in sizes
    ]
    content = "\n\n".join(stretches)
    assert paragraphs(content, language) == stretches
    assert sentences(content, language) == [line for line in content.split("\n") if line]


@settings(max_examples=50, deadline=None)
@given(LANGUAGES, SEEDS, st.lists(st.integers(1, 5), min_size=2, max_size=5))
def test_long_lines_are_paragraphs_between_blank_lines_too(
    language: str, dice: random.Random, sizes: list[int]
) -> None:
    stretches = [[sentence(language, 40, dice) for _ in range(size)] for size in sizes]
    content = "\n\n".join("\n".join(lines) for lines in stretches)
    assert paragraphs(content, language) == [line for lines in stretches for line in lines]


@settings(max_examples=100, deadline=None)
@given(LANGUAGES, SEEDS, st.integers(50, 100), st.integers(2, 5))
def test_hard_wrapped_paragraphs_stay_whole(
    language: str, dice: random.Random, width: int, count: int
) -> None:
    said = [
        [sentence(language, dice.randint(8, 25), dice) for _ in range(dice.randint(2, 8))]
        for _ in range(count)
    ]
    wrapped = [textwrap.fill(" ".join(paragraph), width) for paragraph in said]
    content = "\n\n".join(wrapped)
    assert paragraphs(content, language) == wrapped
    assert sentences(content, language) == [s for paragraph in said for s in paragraph]


@settings(max_examples=100, deadline=None)
@given(LANGUAGES, SEEDS, st.integers(50, 100))
def test_a_hard_wrapped_text_of_one_paragraph(
    language: str, dice: random.Random, width: int
) -> None:
    said = [sentence(language, dice.randint(8, 25), dice) for _ in range(dice.randint(5, 9))]
    wrapped = textwrap.fill(" ".join(said), width)
    closed = sum(line.endswith(MARK[language]) for line in wrapped.split("\n"))
    assume(closed < 0.5 * wrapped.count("\n"))  # else nobody can tell that it was wrapped
    assert paragraphs(wrapped, language) == [wrapped]
    assert sentences(wrapped, language) == said


@settings(max_examples=50, deadline=None)
@given(LANGUAGES, SEEDS, st.integers(60, 90))
def test_lines_wrapped_by_eye_part_no_paragraph(
    language: str, dice: random.Random, width: int
) -> None:
    """Pasted from a page set in a proportional font, lines differ in length."""
    said = [[sentence(language, dice.randint(8, 25), dice) for _ in range(8)] for _ in range(3)]
    wrapped = ["\n".join(_by_eye(" ".join(p), width, dice)) for p in said]
    assert paragraphs("\n\n".join(wrapped), language) == wrapped
    assert sentences("\n\n".join(wrapped), language) == [s for p in said for s in p]


def _by_eye(text: str, width: int, dice: random.Random) -> list[str]:
    lines: list[str] = []
    while text:
        line = (textwrap.wrap(text, round(width * dice.uniform(0.93, 1))) or [""])[0]
        lines.append(line)
        text = text[len(line) :].lstrip()
    return lines


@pytest.mark.parametrize("count", [3, 12, 13, 20])
def test_both_languages_in_one_file_read_as_they_do_apart(count: int) -> None:
    dice = random.Random(1)
    english, urdu = (
        "\n".join(sentence(language, 9, dice) for _ in range(count)) for language in ("en", "ur")
    )
    together = paragraphs(f"{english}\n\n{urdu}", "en")
    assert together == paragraphs(english, "en") + paragraphs(urdu, "ur")
    assert len(together) == 2 * count


def test_a_headline_above_lines_does_not_make_them_one_paragraph() -> None:
    lines = ["The river rose on Monday.", "Two villages were cut off.", "Nobody had warned them."]
    assert paragraphs("A river out of hand\n\n" + "\n".join(lines), "en")[1:] == lines
    whole = "\n".join(lines)
    assert paragraphs(f"{whole}\n\n{whole}", "en") == [whole, whole]


def test_a_short_form_at_a_line_s_end_does_not_end_a_sentence() -> None:
    wrapped = (
        "The officials in the capital said that the plan had the support of the U.S.\n"
        "Army and of nobody else who had been asked about it in the last ten years."
    )
    assert sentences(wrapped, "en") == [" ".join(wrapped.split())]
