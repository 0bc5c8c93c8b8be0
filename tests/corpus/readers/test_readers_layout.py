"""The layout of a page: whatever is printed comes out once, in an order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Box
from corpus.readers.pdf.boxes import is_value
from corpus.readers.pdf.characters import Character
from corpus.readers.pdf.drawing import Drawing
from corpus.readers.pdf.layout import PageWriter, arrange
from corpus.readers.pdf.runs import Run, build_runs
from corpus.readers.reading import TextBuilder

PAGE = Box(0, 0, 780, 540)


def run_at(x, top, text, size=12.0):
    return Run(text, Box(x, top, x + size * len(text), top + size), size)


def written(runs, drawing=None):
    builder = TextBuilder()
    writer = PageWriter(builder, 1)
    writer.write(arrange(runs, drawing or Drawing((), ()), PAGE))
    return builder.text(), writer


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([40, 45, 200, 210, 400, 600]),
            st.integers(2, 30).map(lambda n: 16 * n),
            st.sampled_from(["海の事業の概要", "12億円", "1,234", "△5", "-", "長い説明の文"]),
        ),
        max_size=40,
    ),
    st.lists(
        st.tuples(
            st.sampled_from([30, 190, 390]), st.integers(1, 20), st.integers(100, 500),
            st.integers(1, 20),
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_every_run_is_written_exactly_once(places, outlines):
    runs = [run_at(x, top, text) for x, top, text in places]
    frames = tuple(Box(x, 16.0 * t, x + w, 16.0 * (t + h)) for x, t, w, h in outlines)
    text, writer = written(runs, Drawing((), frames))
    found = [text[b.start : b.end] for b in writer.blocks]
    assert sorted(found) == sorted(run.text for run in runs)
    assert "".join(text.split()) == "".join(found)


def test_columns_of_numbers_without_rules_are_read_row_by_row():
    rows = (("海の事業", "1,234", "2,345", "△89"), ("空の事業", "10", "-", "新規1"))
    rows += (("陸の事業", "7", "8", "1"),)
    runs = [
        run_at(x, 100 + 16 * index, words)
        for x_index, x in enumerate((40, 200, 300, 400))
        for index, row in enumerate(rows)
        for words in [row[x_index]]
    ]
    text, _ = written(runs)
    for row in rows:
        assert " ".join(row) in text


def test_a_number_that_is_missing_in_one_row_loses_none():
    runs = [run_at(40, 100 + 16 * n, f"第{n}事業") for n in range(3)]
    runs += [run_at(200, 100, "11億円"), run_at(200, 132, "13億円")]
    runs += [run_at(320, 100 + 16 * n, f"2{n}億円") for n in range(3)]
    lines = written(runs)[0].splitlines()
    assert "第0事業 11億円 20億円" in lines
    assert "第1事業 21億円" in lines
    assert "第2事業 13億円 22億円" in lines


def test_lines_part_cells_but_not_running_text():
    letters = [
        Character(c, 40.0 + 12 * n, 30.0, 52.0 + 12 * n, 42.0, 12.0)
        for n, c in enumerate("海の事業")
    ]
    cells = [replace(c, x0=c.x0 + 60, x1=c.x1 + 60) for c in letters]
    for n, cell in enumerate(cells[2:]):
        cells[2 + n] = replace(cell, x0=cell.x0 + 6, x1=cell.x1 + 6)
    through = Box(64, 0, 64, 500)  # through the middle of the first text
    between = Box(127, 0, 127, 500)  # in the gap of the second
    runs = build_runs([*letters, *cells], [through, between])
    assert [run.text for run in runs] == ["海の事業", "海の", "事業"]
    assert [run.text for run in build_runs(cells, [])] == ["海の 事業"]


def test_values():
    for text in ("３９．２億円の内数", "令和５年度補正予算額 3.2億円", "1,234", "△89", "-", "12校"):
        assert is_value(text), text
    for text in (
        "海の事業",
        "令和８年度までに全国の自治体の100か所以上で実装することを目標とする",
        "（注）",
    ):
        assert not is_value(text), text


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("歳出では、義務的経費の総額が145億円となり、扶助費は", "72億円を計上しております。", True),
        (
            "自主財源が9,561千円（構成比37.4％）、交付税が1,598千円（対前",
            "年度比216千円減）です。",
            True,
        ),
        ("一般財源は14,564千円と見込み、財政調整基金からは 650,000", "千円を繰り入れます。", True),
        (
            "The council has agreed a budget of forty million for the",
            "roads of the northern part.",
            True,
        ),
        (
            "令和９年度一般会計当初予算は、255億円となっております。",
            "歳入では市税が増えます。",
            False,
        ),
        (
            "干潟観察拠点づくりと渡り鳥の調査研究の推進（継続事業）",
            "灯台の改修と航路の安全の確保",
            False,
        ),
        ("市税は、", "65億円です。", False),
    ],
)
def test_lines_far_apart_are_one_paragraph_where_the_words_surely_go_on(above, below, one):
    text, _ = written([run_at(20, 100, above, 10), run_at(20, 125, below, 10)])
    assert ("\n\n" not in text.strip()) is one
