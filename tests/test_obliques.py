"""The table of verbs with two places beside their subject."""

from __future__ import annotations

import pytest

from aligner import resources
from aligner.checks.base import Pair
from aligner.roles.obliques import reversed_obliques

ROWS = list(resources.read_tsv("obliques.tsv"))
SLOTS = {"object", "agent"}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['verbs'][:20]} {r['second']}")
def test_a_row_has_verbs_and_slots_that_can_be_read(row: dict[str, str]) -> None:
    verbs = resources.alternatives(row["verbs"])
    assert verbs == ("*",) or all(v.isalpha() and v == v.lower() for v in verbs)
    for slot in (*resources.alternatives(row["first"]), *resources.alternatives(row["second"])):
        assert slot in SLOTS or slot.isalpha()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['verbs'][:20]} {r['second']}")
def test_each_side_has_a_marker_of_its_own(row: dict[str, str]) -> None:
    first, second = (set(resources.alternatives(row[c])) for c in ("ur_first", "ur_second"))
    assert first - second and second - first


@pytest.mark.parametrize(
    ("english", "urdu", "turned"),
    [
        ("Qatar sent the child to her uncle.", "قطر نے بچی کو اس کے چچا کے پاس بھیج دیا۔", False),
        ("Qatar sent the child to her uncle.", "قطر نے چچا کو بچی کے پاس بھیج دیا۔", True),
        # a marker that either may have decides nothing
        ("The guide asked the farmer about the king.", "رہبر نے کسان سے بادشاہ کا پوچھا۔", False),
        # another verb's places
        ("The guide met the farmer to see the king.", "رہبر نے بادشاہ کو کسان کے پاس پایا۔", False),
        ("The smuggler was extradited to Turkey.", "اسمگلر کو ترکی کے حوالے کر دیا گیا۔", False),
        ("The smuggler was extradited to Turkey.", "ترکی کو اسمگلر کے حوالے کر دیا گیا۔", True),
    ],
)
def test_only_the_other_place_s_marker_tells(english: str, urdu: str, turned: bool) -> None:
    assert bool(list(reversed_obliques(Pair(english, urdu)))) == turned
