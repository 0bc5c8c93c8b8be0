"""Whether a text has a value of the kind that is asked for."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.valuetypes import holds_value
from assistant.question import Understanding

READER = Understanding((), lambda _words: ())


@pytest.mark.parametrize(
    ("asked", "text", "holds"),
    [
        ("how many drivers are there", "The drivers cost £171,000.", False),
        ("how many drivers are there", "62% of the drivers call 01632 960 455 by 7pm.", False),
        ("how many drivers are there", "Drivers: 14", True),
        ("図書館は何時まで？", "図書館費 18,900千円", False),
        ("図書館は何時まで？", "図書館は19時に閉まります。", True),
        ("図書館は何時まで？", "入館は3時間までです。", False),
        ("what time does it open", "It opens at 9.30am.", True),
        ("what time does it open", "It opens on 3 May.", False),
        ("本は何冊ある？", "蔵書は4万冊です。", True),
        ("本は何冊ある？", "図書館費 18,900千円", False),
        ("when is the market", "The market is on the first Saturday.", True),
        ("when is the market", "The market has 40 stalls.", False),
        ("結果はいつ？", "申請から約1か月で郵送します。", True),
        ("講座はいつ？", "毎週水曜日に開きます。", True),
        ("講座はいつ？", "講座は無料です。", False),
    ],
)
def test_a_value_is_of_the_kind_that_is_asked_for(asked, text, holds):
    assert holds_value(text, READER.understand(asked)) is holds
