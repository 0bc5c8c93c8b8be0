"""How near passages are to what was cited, and that each document is read for it once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence.finding.places import Places
from assistant.evidence.folded import FoldedTexts
from assistant.evidence.turns.neighbourhood import AGO, BESIDE, SAME_HEADING, Neighbourhood

HEADINGS = [("港",), (), (), ("港",), ("森",), ("森",)]


class Read(list):
    """Passages that count how often one is read."""

    reads = 0

    def __getitem__(self, place):
        self.reads += 1
        return super().__getitem__(place)


@pytest.fixture
def passages(deck):
    """Six passages of ten characters, of which the last two are another document."""
    plain = deck.assistant.build.passages[0]
    made = [
        replace(plain, document_id="乙" if at > 3 else "甲", heading=heading, program_ids=(),
                start=at % 4 * 10, end=at % 4 * 10 + 10, text="本文")
        for at, heading in enumerate(HEADINGS)
    ]  # fmt: skip
    return Read(made)


@pytest.fixture
def near(passages):
    return Neighbourhood(passages, Places(passages, FoldedTexts({"甲": "", "乙": ""}))).of


@pytest.mark.parametrize(
    ("cited", "nearness"),
    [
        (("甲", 0, 5), {0: 1.0, 1: BESIDE, 3: SAME_HEADING}),
        (("甲", 12, 15), {1: 1.0, 0: BESIDE, 2: BESIDE}),
        (("甲", 5, 15), {0: 1.0, 1: 1.0, 2: BESIDE, 3: SAME_HEADING}),
        (("甲", 10, 10), {}),
        (("乙", 0, 5), {4: 1.0, 5: SAME_HEADING}),
        (("丙", 0, 5), {}),
    ],
)
def test_what_was_cited_is_nearest_then_its_heading_then_what_is_beside_it(near, cited, nearness):
    assert near([[cited]]) == nearness


def test_what_was_cited_longer_ago_is_less_near(near):
    found = near([[("乙", 0, 5)], [("甲", 12, 15)]])
    assert found[4] == AGO
    assert found[1] == 1.0


def test_the_passages_of_a_document_are_read_once_however_much_of_it_is_cited(near, passages):
    near([[("甲", 0, 5)]])
    read = passages.reads
    near([[("甲", start, start + 5) for start in range(35)] for _ in range(3)])
    assert passages.reads == read
