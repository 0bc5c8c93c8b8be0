"""Runs of lines that say one thing, in text that has lost the boxes around them."""

from __future__ import annotations

import pytest

from corpus.layout.text_lines import text_lines
from corpus.values.runs import runs


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in runs(text_lines(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "１ 事業の目的\n里山を手入れする人を支え、山村の暮らしを守る。",
            ["１ 事業の目的", "里山を手入れする人を支え、山村の暮らしを守る。"],
            id="the name of a part",
        ),
        pytest.param(
            "区分\n補助額\n補助率\n苗木の購入\n上限20万円\n１/２",
            ["区分", "補助額", "補助率", "苗木の購入", "上限20万円", "１/２"],
            id="cells of a lost table",
        ),
        pytest.param(
            "期間　7月21日から8月27日まで\n利用料　月額9,000円\n申し込み　子育て課へ\n対象　小学生",
            [
                "期間　7月21日から8月27日まで",
                "利用料　月額9,000円",
                "申し込み　子育て課へ\n対象　小学生",
            ],
            id="a span that a particle ends",
        ),
        pytest.param(
            "平成18年度採用\nフランス派遣",
            ["平成18年度採用\nフランス派遣"],
            id="a caption of two lines",
        ),
        pytest.param(
            "代表 森 一郎\n委員 林 二郎\n委員 原 三郎",
            ["代表 森 一郎\n委員 林 二郎\n委員 原 三郎"],
            id="a list of names",
        ),
        pytest.param(
            "苗木事業 850 1,203 353\n間伐事業 512 560 48",
            ["苗木事業 850 1,203 353", "間伐事業 512 560 48"],
            id="rows of numbers",
        ),
        pytest.param(
            "実施主体　　補助率　　基準額\n町　　定額　　１地区あたり 50万円",
            ["実施主体　　補助率　　基準額", "町　　定額　　１地区あたり 50万円"],
            id="columns apart by white space",
        ),
        pytest.param(
            "苗木の配布を全国の学校で行い、育て\n方の手引きを配る",
            ["苗木の配布を全国の学校で行い、育て\n方の手引きを配る"],
            id="a wrapped line",
        ),
        pytest.param(
            "令和８年度概算要求額　48百万円（35百万円）\n全国の里山を対象に調べる。",
            ["令和８年度概算要求額　48百万円（35百万円）", "全国の里山を対象に調べる。"],
            id="an amount and what follows it",
        ),
    ],
)
def test_a_run_says_one_thing(text, expected):
    assert cut(text) == expected
