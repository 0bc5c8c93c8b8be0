"""Lists whose items begin with their amount, announced by a line that says what they are."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.statements import lists
from corpus.statements.lists import lead_of


def figures(tmp_path, text, name="paper.md"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = analyse(read_document(path), blind=True).figures
    return [(f.program, str(f.measure), f.fiscal_year, f.amount, f.currency) for f in found]


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", ""])
@pytest.mark.parametrize(
    "lead", ["For 2031, the budget amounts to:", "The 2031 budget is as follows:"]
)
def test_a_lead_says_what_the_items_of_a_list_are(tmp_path, bullet, lead):
    text = (
        f"THE HARBOUR UNION BUDGET\n\n{lead}\n\n"
        f"{bullet}€1 200 million in commitment appropriations;\n"
        f"{bullet}€1 150 million in payment appropriations (less than before);\n"
        f"{bullet}€1 150 million in revenue.\n"
    )
    assert figures(tmp_path, text, "paper.txt") == [
        ("HARBOUR UNION BUDGET commitment appropriations", "initial", 2031, 1_200_000_000, "EUR"),
        ("HARBOUR UNION BUDGET payment appropriations", "initial", 2031, 1_150_000_000, "EUR"),
    ]


def test_an_item_that_goes_on_below_is_one(tmp_path):
    text = (
        "THE HARBOUR UNION BUDGET\n\nFor 2031, the budget amounts to:\n\n•\n•\n\n"
        "€1 200 million in commitment appropriations;\n€1 150 million\n\n"
        "in payment appropriations\n"
    )
    assert [f[0] for f in figures(tmp_path, text, "paper.txt")] == [
        "HARBOUR UNION BUDGET commitment appropriations",
        "HARBOUR UNION BUDGET payment appropriations",
    ]


def test_items_for_programs_are_theirs(tmp_path):
    text = (
        "# Plan\n\nThe FY 2031 budget provides:\n\n- $12 million for the Reef Restoration Program\n"
        "- $3 million for the Lighthouse Fund\n"
    )
    assert figures(tmp_path, text) == [
        ("Reef Restoration Program", "initial", 2031, 12_000_000, "USD"),
        ("Lighthouse Fund", "initial", 2031, 3_000_000, "USD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "THE HARBOUR UNION BUDGET\n\nWe paid for 2031 these fees:\n\n- €5 million\n- €6 million\n",
        "HARBOUR POLICE\n\nFor 2031, the budget amounts to:\n\n- €5 million in commitment "
        "appropriations;\n",
        "THE HARBOUR UNION BUDGET\n\nHARBOUR POLICE OF ANN\n\nFor 2031, the budget amounts to:\n\n"
        "- €5 million in commitment appropriations;\n",
    ],
)
def test_a_lead_that_leaves_open_whose_or_what_gives_no_figure(tmp_path, text):
    assert figures(tmp_path, text, "paper.txt") == []


def test_a_lead_with_an_amount_announces_something_else():
    assert lead_of("Of the €40 million, the parts are:") == ""
    assert lead_of("The 2031 budget is as follows:") == "The 2031 budget is "


def test_only_a_line_that_ends_in_a_colon_is_looked_at(monkeypatch):
    """The search for a lead tries every beginning of a line, of which a document has thousands."""
    assert lead_of("In 2031, the budget amounts to:")
    monkeypatch.setattr(lists, "_LEAD", None)
    assert lead_of("The harbour is repaired. " * 40) == ""
