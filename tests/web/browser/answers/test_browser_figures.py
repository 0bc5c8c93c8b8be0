"""Figures of an answer: one chart and one table, from the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("question", "kind", "bars"),
    [
        ("要求額の順", "金額の比較", 5),
        ("推移は", "年度ごとの推移", 4),
    ],
)
@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_chart_tells_what_was_asked(open_page, url, ask, question, kind, bars, size):
    page = open_page(url, size=size)
    turn = ask(page, question)
    expect(turn.locator("figcaption")).to_have_text(kind)
    expect(turn.locator(".chart rect")).to_have_count(bars)
    rows = turn.locator("data-table tbody tr").all_text_contents()
    for text in turn.locator(".chart-value").all_text_contents():
        assert any(text.split(" (")[0] in row for row in rows)
    label = turn.locator(".chart").get_attribute("aria-label")
    assert label.startswith(kind)
    box = turn.locator(".chart").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]


def test_bars_are_as_long_as_their_amounts(open_page, url, ask):
    page = open_page(url)
    bars = ask(page, "推移は").locator(".chart rect")
    expect(bars).to_have_count(4)
    widths = [float(bar.get_attribute("width")) for bar in bars.all()]
    assert widths == pytest.approx([widths[-1] * n / 191 for n in (98, 121, 143, 191)], rel=1e-3)


def test_one_figure_needs_no_chart(open_page, url, ask):
    page = open_page(url)
    expect(ask(page, "いくら").locator(".figures")).to_have_count(0)


def test_the_table_sorts_by_its_headings(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "要求額の順")
    turn.get_by_text("5 件を表で見る").click()
    table = turn.locator("data-table")
    heading = table.get_by_role("columnheader", name="金額")

    def amounts():
        lines = table.evaluate("t => t.asTsv()").split("\n")[1:]
        return [line.split("\t")[1] for line in lines]

    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert amounts() == sorted(amounts(), key=int, reverse=True) and len(set(amounts())) > 3
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert amounts() == sorted(amounts(), key=int)


def test_the_table_copies_into_a_spreadsheet_as_plain_numbers(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "内訳は")
    turn.get_by_role("button", name="表をコピー").click()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].split("\t")[:4] == ["事業", "金額", "区分", "年度"]
    assert [line.split("\t")[1] for line in lines[1:]] == ["3000000000", "2000000000", "1000000000"]


def test_a_cell_that_a_spreadsheet_would_run_is_copied_as_text(open_page, url):
    page = open_page(url)
    page.goto(f"{url}/#/budget")
    page.locator("data-table table").wait_for()
    text = page.evaluate(
        """() => { const table = document.createElement('data-table');
        const columns = [{key: 'a', label: 'a', value: (row) => row.a}];
        table.show({columns, rows: [{a: '=cmd()'}, {a: -5}], caption: 'c'});
        return table.asTsv(); }"""
    )
    assert text.split("\n") == ["a", "'=cmd()", "-5"]


@pytest.mark.parametrize(("kind", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_the_chart_saves_as_a_picture(open_page, url, ask, kind, start, tmp_path):
    page = open_page(url)
    turn = ask(page, "推移は")
    turn.get_by_role("button", name="グラフを保存").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=kind).click()
    path = tmp_path / "chart"
    download.value.save_as(path)
    assert download.value.suggested_filename == f"年度ごとの推移.{kind.lower()}"
    saved = Path(path).read_bytes()
    assert saved.startswith(start) and len(saved) > 1000
    if kind == "SVG":
        assert "191億円" in saved.decode() and "class=" not in saved.decode()


def test_counts_keep_their_unit(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "人数は")
    amounts = turn.locator("data-table tbody .amount")
    expect(amounts).to_have_text(["509名", "26名", "535名"])
    expect(turn.locator(".chart")).to_have_count(0)
