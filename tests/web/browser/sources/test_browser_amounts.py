"""The amount of an answer in its source: marked most of what is cited, and in view."""

from __future__ import annotations

import dataclasses

import pytest
from playwright.sync_api import expect

from corpus.document import Cell, Table

pytestmark = pytest.mark.browser
HEADS = ("事業名", "令和7年度予算額（千円）", "令和8年度要求額（千円）", "担当課", "備考")
ROW = ("水源林を守り育てる事業", "96,400", "120,000", "都市整備課", "継続して実施する")


def sheet(analysis):
    """A document that is one table, whose second row is cited as a whole for its 120,000."""
    text = "\n".join("\t".join(line) for line in (HEADS, ROW))
    cells, at = [], 0
    for row, line in enumerate((HEADS, ROW)):
        for column, word in enumerate(line):
            cells.append(Cell(row, column, at, at + len(word)))
            at += len(word) + 1
    start = text.index(ROW[0])
    rows = tuple(
        dataclasses.replace(figure, start=start, end=len(text), original="120,000")
        for figure in analysis.figures
    )
    tables = (Table(0, len(text), None, tuple(cells)),)
    document = dataclasses.replace(analysis.document, text=text, tables=tables)
    return dataclasses.replace(analysis, document=document, figures=rows)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_of_a_cited_row_the_cell_of_the_amount_is_marked_most_and_in_view(
    open_page, make_world, hostile_analysis, serve, ask, size
):
    with serve(make_world(sheet(hostile_analysis)).app) as url:
        page = open_page(url, size=size)
        ask(page, "太字").locator(".answer-text .marker").click()
        expect(page.locator("#reader .grid-marked")).to_have_count(len(ROW))
        amount = page.locator("#reader .grid-amount")
        expect(amount).to_have_text("120,000")
        expect(amount).to_be_in_viewport(ratio=0.95)
        name = page.locator("#reader td.grid-name")
        expect(name).to_have_text(ROW[0])
        expect(name).to_be_in_viewport(ratio=0.95)
        assert name.bounding_box()["x"] + name.bounding_box()["width"] <= (
            amount.bounding_box()["x"] + 1
        )
        assert name.evaluate("e => e.scrollWidth <= e.clientWidth")
        page.close()


def test_boxes_on_paper_are_as_dark_in_the_dark(open_page, url, ask):
    colours = []
    for scheme in ("light", "dark"):
        page = open_page(url, scheme=scheme)
        ask(page, "いくらですか").locator(".answer-text .marker").click()
        page.locator("#reader mark").wait_for()
        colours.append(
            page.evaluate(
                """() => {
                  const box = document.createElement("div");
                  box.className = "printed-mark";
                  document.querySelector("#reader").append(box);
                  return getComputedStyle(box).outlineColor;
                }"""
            )
        )
        page.close()
    assert colours[0] == colours[1]
