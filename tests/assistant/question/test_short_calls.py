"""A short document says on its first page what it pays for: that names no row of its budget."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.model import Turn
from corpus.layout.opening import opening
from tests.assistant.conftest import load_sky

CALL = """# 令和8年度 みなと市 商店街にぎわい創出補助金 募集案内

みなと市 産業経済部 商業振興課

## 1 補助内容

| 区分 | 補助率 | 補助上限額 | 予定件数 |
|---|---|---|---|
| イベント枠 | 1/2 | 50万円 | 20件 |
| デジタル化枠 | 3/4 | 80万円 | 10件 |

## 2 予算額（単位：千円）

| 事業名 | 令和8年度予算額 | 令和7年度予算額 | 増減 |
|---|---|---|---|
| 商店街にぎわい創出補助金 | 27,000 | 24,500 | 2,500 |
| 商店街アドバイザー派遣事業 | 3,200 | 3,200 | 0 |
"""


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    path = tmp_path_factory.mktemp("call") / "call.md"
    path.write_text(CALL, "utf-8")
    return load_sky(path).assistant


def test_an_amount_of_a_part_is_not_that_of_the_whole_program(call):
    answer = call.answer("商店街にぎわい創出補助金のイベント枠は最大いくらですか")
    assert "50万円" in answer.answer
    assert {f.amount for f in answer.figures} <= {500_000}


def test_nothing_is_computed_where_a_turn_names_a_thing_of_its_own(call):
    asked = ["商店街にぎわい創出補助金の予算はいくら", "去年より増えた？"]
    history = [Turn("user", text) for text in asked]
    answer = call.answer("イベントだと最大いくら出る？", history=history)
    assert "50万円" in answer.answer
    assert "250万円" not in answer.answer


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("みなと市 予算の概要\n令和8年度\n市を支援します。", "みなと市 予算の概要\n令和8年度\n"),
        ("Port City Budget\nThe city funds parks. More", "Port City Budget\n"),
        ("みなと市 要求 30億円", "みなと市 "),
        ("", ""),
    ],
)
def test_the_opening_ends_where_a_document_begins_to_tell(text, head):
    assert opening(SimpleNamespace(text=text, tables=())) == head


def test_the_opening_ends_before_the_first_table(call):
    (analysis,) = call.build.analyses.values()
    assert opening(analysis.document).rstrip().endswith("1 補助内容")
