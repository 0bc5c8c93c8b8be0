"""Lines that lead through a paper or name other papers say nothing of what it is about."""

from __future__ import annotations

import pytest

from corpus.document import Page
from corpus.layout.furniture import furniture

JAPANESE = """港の灯台に関する調査

目次
１ はじめに ........................ 1
２ 灯台の数はどのように変わりましたか。また、灯台守の
数はどうですか。 ____________________ 2
３ おわりに ........................ 9

灯台の数は10年で三割減った。3 灯台新聞 (2019)では減ったという。
4 灯台新聞 (2019)

- 3 -

参考文献
港湾太郎 (2018) 「灯台の現状と
課題」 https://example.jp/a.pdf （2020年1月5日閲覧）。
海事研究所「灯台の一覧」 https://example.jp/b （2020年1月5日閲覧）。

おわりに、灯台を守ることが求められる。
"""
ENGLISH = """A Study of Lighthouses

Contents
Introduction ........................ 1
How did the number of lighthouses change, and who
keeps them? ......................... 2
Conclusion .......................... 9

Their number fell by a third. Smith (2019) says that it rose.
p. 3

References
Smith, J. (2019) Lighthouses of the
North. https://example.org/a
Harbour Office. All lighthouses. https://example.org/b (accessed 5 January 2020)

Lighthouses should be kept.
"""


def said(text: str, pages: tuple[Page, ...] = ()) -> str:
    """A text without its furniture, in one line."""
    ranges, kept, at = furniture(text, pages), "", 0
    for start, end in ranges:
        kept, at = kept + text[at:start], end
    return " ".join((kept + text[at:]).split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            JAPANESE,
            "港の灯台に関する調査 灯台の数は10年で三割減った。3 灯台新聞 (2019)では減ったという。 "
            "おわりに、灯台を守ることが求められる。",
        ),
        (
            ENGLISH,
            "A Study of Lighthouses Their number fell by a third. Smith (2019) says that it rose. "
            "Lighthouses should be kept.",
        ),
    ],
)
def test_contents_bibliographies_and_numbers_of_pages_are_left_out(text, left):
    assert said(text) == left


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("灯台研究所 レポート第7号", False),
        ("Lighthouse Office report no. 7", False),
        ("（単位：千円）灯台の予算の内訳", True),  # says in what the table below is
        ("令和7年度予算額 3億円（灯台）", True),
        ("灯台庁", True),  # whose page it is
    ],
)
def test_a_head_that_pages_share_is_left_out_unless_it_says_something(head: str, kept: bool):
    text, pages = "", []
    for number, body in enumerate(("一つ目の話。", "二つ目の話。", "三つ目の話。"), 1):
        start = len(text)
        text += f"{head}\n{body}\n続きの話。\n終わりの話。\n{number}\n"
        pages.append(Page(number, start, len(text)))
    left = said(text, tuple(pages))
    assert (head in left) is kept
    assert "三つ目の話。 続きの話。 終わりの話。" in left
    assert not left.endswith("3")


@pytest.mark.parametrize(
    "line",
    [
        "詳しくは https://example.jp/apply をご覧ください。",
        "Apply at https://example.org/apply by 5 January 2020.",
        "12",  # a value of a table that was laid out in lines
        "実アクセス結果: https://example.jp/api を試した。",
    ],
)
def test_what_says_something_stays(line):
    assert said(f"前の文。\n{line}\n次の文。") == f"前の文。 {line} 次の文。"
