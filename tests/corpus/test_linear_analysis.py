"""Documents made to cost: twice the text may take twice the work, counted in calls, not seconds."""

from __future__ import annotations

import hashlib

import pytest

from corpus.analysis import analyse
from corpus.document import Document
from tests.counting import counted

# A little over two, for what is sorted or looked up; work by the square is four.
DOUBLE = 3.0
# So long a text is read as a long one: what short lines are spared costs from here on.
CHARACTERS = 1200
UNITS = [
    "予算額：",
    "予算額：1億円\n",
    "補助率：1/2\n",
    "　" * 20,
    "a: b\n",
    "1,234\t",
    "（単位：百万円）\n",
    "令和8年度と",
    "・架空事業\n",
    "| a | 1 |\n",
    "The budget is 5 million yen. ",
    "（あ（",
    "「架空」の",
]


def calls(text):
    """Python and C functions called while a text is analysed."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("d", "d", "d.txt", "text/plain", digest, text, ())
    return counted(lambda: analyse(document))


@pytest.mark.parametrize("unit", UNITS)
def test_analysis_takes_work_in_proportion_to_the_text(unit):
    calls(f"題\n{unit}")
    times = CHARACTERS // len(unit)
    short, long = (calls("題\n" + unit * n) for n in (times, 2 * times))
    assert long < DOUBLE * short, (short, long)
