"""Headings of items in text without layout: marks, questions of a FAQ, bills, what stands over."""

from __future__ import annotations

import pytest

from corpus.layout.titles.headings import find_headings
from tests.corpus.layout.test_sections import paths, plain

LEAFLET = """町のしおり

生まれる
● 出産祝金
  第1子 5万円を支給します。
● 一時預かり
  1時間 300円です。

住まい
● 住宅取得補助
  費用の10分の1を補助します。

問い合わせ
こども課 電話 0987-00-2345
"""
ROMAN = """補助金のご案内

Ⅰ 省エネ設備導入補助金
【対象者】中小企業者

Ⅱ 展示会出展補助金
【対象者】製造業者
"""
FAQ = """よくある質問

Q1 いくらもらえますか。
A1 3万円です。

問2　問い合わせ先を教えてください。
答　こども課です。
"""
COUNCIL = """会議録

議案第31号 一般会計補正予算（第2号）
8,240万円を追加します。
賛成多数で可決。

議案第32号 町営バス条例の一部改正
運賃を250円に改める。

一般質問
田中議員：待機児童は何人か。
"""


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            LEAFLET,
            [
                ("生まれる",),
                ("生まれる", "出産祝金"),
                ("生まれる", "一時預かり"),
                ("住まい",),
                ("住まい", "住宅取得補助"),
                ("問い合わせ",),
            ],
        ),
        (ROMAN, [("Ⅰ 省エネ設備導入補助金",), ("Ⅱ 展示会出展補助金",)]),
        (FAQ, [("Q1 いくらもらえますか。",), ("問2 問い合わせ先を教えてください。",)]),
        (
            COUNCIL,
            [
                ("議案第31号 一般会計補正予算（第2号）",),
                ("議案第32号 町営バス条例の一部改正",),
                ("一般質問",),
            ],
        ),
    ],
)
def test_each_item_has_a_section_of_its_own(text, heads):
    assert [path for path, _ in paths(plain(text), ()) if path] == heads


@pytest.mark.parametrize(
    "text",
    [
        "● これまでの取組により多くの\n  成果が出た。\n● 今後は人材の\n  育成を進める。\n",
        "● 4月1日 受付開始、\n● 5月1日 締切\n● 6月1日 決定\n",
        "● ひとつだけの項目\n  説明です。\n",
    ],
)
def test_a_list_of_sentences_has_no_headings(text):
    assert find_headings(plain(text)) == ()
