"""Alignment, through its public functions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.alignment import align, align_documents, align_paragraphs
from aligner.alignment.evaluate import Counts, evaluate_alignment, render
from aligner.alignment.formats import FORMATS
from aligner.alignment.model import WEIGHTS
from aligner.alignment.prepare import prepare
from aligner.alignment.score import document_score, paragraph_scores
from aligner.alignment.sentences import align_texts
from aligner.alignment.skeleton import english_skeletons, urdu_skeleton
from aligner.document import Bead, Paragraph, Sentence, Text
from aligner.errors import InputError

SHARED = Path(__file__).parents[2] / "shared" / "data" / "dev" / "ntrex-dev"

EN = [
    "The finance minister presented the budget on Friday.",
    "Opposition members walked out of the assembly.",
    "Petrol will cost 12 rupees more.",
    "Teachers in Lahore welcomed the higher salaries.",
    "Farmers said the price of wheat was too low.",
    "The court will hear the case next month.",
    "Heavy rain flooded several villages in Sindh.",
    "Doctors ended their strike after talks with the government.",
    "The cricket team lost the final match against Australia.",
    "Two soldiers were killed near the Afghan border.",
    "The university opened a new library for women.",
    "China promised to build a railway and two dams.",
]
UR = [
    "وزیر خزانہ نے جمعہ کو بجٹ پیش کیا۔",
    "حزب اختلاف کے ارکان اسمبلی سے واک آؤٹ کر گئے۔",
    "پیٹرول 12 روپے مہنگا ہو جائے گا۔",
    "لاہور کے اساتذہ نے تنخواہوں میں اضافے کا خیر مقدم کیا۔",
    "کسانوں نے کہا کہ گندم کی قیمت بہت کم ہے۔",
    "عدالت اگلے مہینے مقدمے کی سماعت کرے گی۔",
    "شدید بارش سے سندھ کے کئی دیہات زیر آب آ گئے۔",
    "حکومت سے مذاکرات کے بعد ڈاکٹروں نے ہڑتال ختم کر دی۔",
    "کرکٹ ٹیم آسٹریلیا کے خلاف فائنل میچ ہار گئی۔",
    "افغان سرحد کے قریب دو فوجی مارے گئے۔",
    "یونیورسٹی نے خواتین کے لیے نئی لائبریری کھول دی۔",
    "چین نے ریلوے لائن اور دو ڈیم تعمیر کرنے کا وعدہ کیا۔",
]


def groups(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(b.source, b.target) for b in beads]


def document(paragraphs: Sequence[Sequence[str]], language: str, continues: int = -1) -> Text:
    text, parts, sentences, owners = "", [], [], []
    for number, rows in enumerate(paragraphs):
        start = len(text)
        for row in rows:
            sentences.append(Sentence(row, len(text), len(text) + len(row)))
            owners.append(number)
            text += row + " "
        parts.append(Paragraph(start, len(text) - 1, continues=number == continues))
        text += "\n\n"
    return Text("test", language, text, tuple(parts), tuple(sentences), tuple(owners))


class Toy:
    """An embedder that knows nothing."""

    name, hash, dimension = "toy", "0", 3

    def embed(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(sentences), 3), np.float32)


def test_one_to_one() -> None:
    beads = align(EN, UR)
    assert groups(beads) == [((i,), (i,)) for i in range(len(EN))]
    assert all(b.score > 0.9 and not b.moved for b in beads)


def test_dropped_and_added_sentences_are_beads_of_their_own() -> None:
    source, target = EN[:4] + EN[5:], UR[:8] + UR[9:]
    beads = groups(align(source, target))
    assert ((), (4,)) in beads
    assert ((7,), ()) in beads
    assert ((3,), (3,)) in beads
    assert ((8,), (8,)) in beads


def test_merged_and_split_sentences() -> None:
    target = [*UR[:3], UR[3] + " " + UR[4], *UR[5:]]
    assert ((3, 4), (3,)) in groups(align(EN, target))
    source = [*EN[:6], EN[6] + " " + EN[7] + " " + EN[8], *EN[9:]]
    assert ((6,), (6, 7, 8)) in groups(align(source, UR))


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5)])
def test_any_side_may_be_short_or_empty(n: int, m: int) -> None:
    beads = align(EN[:n], UR[:m])
    assert [i for b in beads for i in b.source] == list(range(n))
    assert [j for b in beads for j in b.target] == list(range(m))


def test_empty_sentences() -> None:
    beads = align(["", EN[0], " ", EN[1]], [UR[0], "", UR[1], ""])
    assert ((1,), (0,)) in groups(beads) or any(1 in b.source and 0 in b.target for b in beads)
    assert [i for b in beads for i in b.source] == [0, 1, 2, 3]
    assert [j for b in beads for j in b.target] == [0, 1, 2, 3]


sentences = st.lists(
    st.one_of(st.sampled_from(EN + UR), st.text(max_size=30)), max_size=12
)  # fmt: skip


@given(sentences, sentences)
@settings(max_examples=60, deadline=None)
def test_every_index_in_one_bead_and_in_order(source: list[str], target: list[str]) -> None:
    beads = align(source, target)
    assert [i for b in beads for i in b.source] == list(range(len(source)))
    assert [j for b in beads for j in b.target] == list(range(len(target)))
    assert all(0 <= b.score <= 1 and (b.source or b.target) for b in beads)
    assert beads == align(source, target)


@given(st.lists(st.integers(0, 11), max_size=14), st.lists(st.integers(0, 11), max_size=14))
@example([2, 1], [1, 1, 2])
@settings(max_examples=60, deadline=None)
def test_documents_lose_nothing_however_they_are_shuffled(
    left: list[int], right: list[int]
) -> None:
    source = document([[EN[k] for k in left[i : i + 3]] for i in range(0, len(left), 3)], "en")
    target = document([[UR[k] for k in right[i : i + 2]] for i in range(0, len(right), 2)], "ur")
    beads = align_documents(source, target)
    assert [i for b in beads for i in b.source] == list(range(len(left)))
    assert sorted(j for b in beads for j in b.target) == list(range(len(right)))
    assert [j for b in beads if not b.moved for j in b.target] == sorted(
        j for b in beads if not b.moved for j in b.target
    )
    paragraphs = align_paragraphs(source, target, beads)
    assert sorted(p for b in paragraphs for p in b.source) == sorted(set(source.owners))
    assert sorted(q for b in paragraphs for q in b.target) == sorted(set(target.owners))
    assert all(0 <= s.score <= 100 for s in paragraph_scores(source, target, beads))


def test_words_alone_suffice() -> None:
    assert groups(align(EN, UR, embedder=Toy())) == [((i,), (i,)) for i in range(len(EN))]


def test_pieces_of_a_long_text_give_the_same_path() -> None:
    rng = np.random.default_rng(3)
    towns, counts = ["Quetta", "Multan", "Sukkur", "Gilgit"], rng.integers(100, 99_999, 700)
    urdu = ["کوئٹہ", "ملتان", "سکھر", "گلگت"]
    source = [f"{EN[k % 12]} {towns[k % 4]} counted {n}." for k, n in enumerate(counts)]
    target = [f"{UR[k % 12]} {urdu[k % 4]} میں {n} شمار ہوئے۔" for k, n in enumerate(counts)]
    del target[200:320]  # a chapter is missing, far wider than any band
    texts = prepare(source, target)
    whole = align_texts(texts, exact=10**9)
    for exact in (20_000, 60_000):
        assert [(s.i, s.i2, s.j, s.j2) for s in align_texts(texts, exact=exact)] == [
            (s.i, s.i2, s.j, s.j2) for s in whole
        ]
    dropped = [s.i for s in whole if s.j == s.j2]
    assert len(set(dropped) & set(range(200, 320))) >= 118


def test_a_text_that_repeats_itself_needs_no_anchors() -> None:
    source, target = EN * 60, UR * 60
    steps = align_texts(prepare(source, target), exact=10_000)
    assert sum(s.i == s.j and s.i2 == s.i + 1 and s.j2 == s.j + 1 for s in steps) > 700


def test_documents_with_merged_and_split_paragraphs() -> None:
    source = document([EN[:3], EN[3:6], EN[6:9], EN[9:]], "en")
    target = document([UR[:6], UR[6:8], UR[8:9], UR[9:]], "ur")
    beads = align_documents(source, target)
    assert groups(beads) == [((i,), (i,)) for i in range(12)]
    assert groups(align_paragraphs(source, target, beads)) == [
        ((0, 1), (0,)), ((2,), (1, 2)), ((3,), (3,)),
    ]  # fmt: skip


def test_a_moved_sentence_is_reported_as_moved() -> None:
    source = document([EN[:4], EN[4:8], EN[8:]], "en")
    target = document([[UR[0], *UR[2:4]], UR[4:8], [*UR[8:], UR[1]]], "ur")
    beads = align_documents(source, target)
    assert [(b.source, b.target) for b in beads if b.moved] == [((1,), (11,))]
    assert not [b for b in beads if not b.source or not b.target]
    assert [b.source for b in beads] == [(i,) for i in range(12)]
    monotone = align_documents(source, target, moved=False)
    assert ((1,), ()) in groups(monotone)
    assert ((), (11,)) in groups(monotone)


def test_a_repeated_pull_quote_and_a_byline() -> None:
    source = document([EN[:4], [EN[5]], EN[4:8], EN[8:]], "en")
    target = document([["خصوصی تحریر"], UR[:4], [UR[5]], UR[4:8], UR[8:]], "ur")
    beads = groups(align_documents(source, target))
    assert beads[0] == ((), (0,))
    assert beads[1:] == [((i,), (i + 1,)) for i in range(13)]


def test_locked_paragraphs_are_never_crossed() -> None:
    source = document([EN[:2], EN[2:4], EN[4:8], EN[8:]], "en")
    target = document([UR[:2], [*UR[2:5]], UR[5:8], UR[8:]], "ur")
    beads = align_documents(source, target, lock_paragraphs=True)
    for bead in beads:
        assert len({source.owners[i] for i in bead.source}) <= 1
        assert len({target.owners[j] for j in bead.target}) <= 1
    assert [i for b in beads for i in b.source] == list(range(12))
    assert [j for b in beads for j in b.target] == list(range(12))
    assert ((), (4,)) in groups(beads)  # it stands in another paragraph than its English
    assert ((4,), ()) in groups(beads)


def test_a_sentence_broken_over_two_paragraphs_may_be_one_bead() -> None:
    first, rest = "Doctors ended their strike after", "talks with the government."
    source = document([EN[5:7], [first], [rest, *EN[8:]]], "en", continues=2)
    target = document([UR[5:8], UR[8:]], "ur")
    beads = align_documents(source, target)
    assert ((2, 3), (2,)) in groups(beads)
    broken = [UR[5:7], ["حکومت سے مذاکرات کے بعد"], ["ڈاکٹروں نے ہڑتال ختم کر دی۔", *UR[8:]]]
    beads = align_documents(source, document(broken, "ur", continues=2))
    assert ((2, 3), (2, 3)) in groups(beads)


def test_scores_of_paragraphs() -> None:
    parts = [range(0, 3), range(3, 6), range(6, 9), range(9, 12)]
    source = document([[EN[i] for i in p] for p in parts], "en")
    faithful = document([[UR[i] for i in p] for p in parts], "ur")
    beads = align_documents(source, faithful)
    scores = paragraph_scores(source, faithful, beads)
    assert [(s.source, s.target) for s in scores] == [((i,), (i,)) for i in range(4)]
    assert document_score(scores) >= 90
    words = [sum(len(EN[i].split()) for i in part) for part in parts]
    assert [s.words for s in scores] == words
    strange = ["پرندے سردیوں میں گرم علاقوں کی طرف ہجرت کرتے ہیں۔", "سمندر کا پانی نمکین ہوتا ہے۔"]
    replaced = document([UR[:3], strange, UR[6:9], UR[9:]], "ur")
    scores = paragraph_scores(source, replaced, align_documents(source, replaced))
    assert max(s.score for s in scores if 1 in s.source) <= 30
    assert min(s.score for s in scores if {0, 2, 3} & set(s.source)) >= 90
    dropped = document([UR[:3], UR[6:9], UR[9:]], "ur")
    scores = paragraph_scores(source, dropped, align_documents(source, dropped))
    assert document_score(scores) <= 95
    nothing = document([], "ur")
    scores = paragraph_scores(source, nothing, align_documents(source, nothing))
    assert document_score(scores) == 0


def test_skeletons_of_names() -> None:
    for english, urdu in (
        ("kavanaugh", "کیوانو"), ("washington", "واشنگٹن"), ("zelensky", "زیلنسکی"),
        ("george", "جارج"), ("philippines", "فلپائنس"),
    ):  # fmt: skip
        assert urdu_skeleton(urdu) in english_skeletons(english)
    assert english_skeletons("12th") == ()
    assert urdu_skeleton("Lahore") == ""


def test_weights_are_few() -> None:
    assert len(WEIGHTS.evidence()) + 3 <= 15


def test_counts_follow_vecalign() -> None:
    gold = [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2,))]
    beads = [
        Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.4), Bead((2,), (), 0.4),
        Bead((3,), (), 0.6), Bead((4,), (2,), 0.95),
    ]  # fmt: skip
    counts = Counts()
    counts.add(beads, gold)
    assert (counts.guessed, counts.right, counts.near) == (5, 3, 4)
    assert (counts.gold, counts.found, counts.touched) == (3, 2, 3)
    assert counts.kinds["2-1"] == (0, 1)


def test_formats(tmp_path: Path) -> None:
    source, target = ["Tom & Jerry\x07 <b>", "left out"], ["ٹام اور جیری", "\ufeffالگ"]
    beads = [Bead((0,), (0,), 0.987), Bead((1,), (), 0.5), Bead((), (1,), 0.5)]
    rows = FORMATS["tsv"](beads, source, target).splitlines()
    assert rows[0].split("\t")[:2] == ["english", "urdu"]
    assert rows[2].split("\t") == ["left out", "", "1-0", "0.5000", ""]
    assert FORMATS["ladder"](beads, source, target).splitlines()[1] == "[1]:[]:0.500000"
    parsed = json.loads(FORMATS["json"](beads, source, target))
    assert parsed["beads"][0]["urdu"] == ["ٹام اور جیری"]
    tree = ElementTree.fromstring(FORMATS["tmx"](beads, source, target))
    header = tree.find("header")
    assert tree.tag == "tmx"
    assert header is not None
    assert header.get("srclang") == "en"
    units = tree.findall("body/tu")
    assert len(units) == 1
    assert [seg.text for seg in units[0].iter("seg")] == ["Tom & Jerry <b>", "ٹام اور جیری"]
    languages = [
        tuv.get("{http://www.w3.org/XML/1998/namespace}lang") for tuv in units[0].iter("tuv")
    ]
    assert languages == ["en", "ur"]


def test_a_set_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text('[{"en": []}]')
    with pytest.raises(InputError, match="not an alignment set"):
        evaluate_alignment(path)
    with pytest.raises(InputError):
        evaluate_alignment(tmp_path / "none.json")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
@pytest.mark.parametrize(
    ("name", "strict"),
    [
        ("align_easy", 0.998),
        ("align_hard", 0.985),
        ("align_hard_book", 0.98),
        ("align_hard_gap", 0.97),
    ],
)
def test_figures(name: str, strict: float) -> None:
    report = evaluate_alignment(SHARED / f"{name}.json")
    assert report.strict.f1 >= strict
    assert report.recall("1-0", "0-1") >= 0.92
    assert report.recall("1-2", "2-1") >= 0.96
    assert "strict" in render(report, reliability=True)
