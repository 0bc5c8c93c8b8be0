"""Who asks for a number that is not given is told so, and which office is in charge."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

PLAN = """# 令和9年度 帆待県 海岸保全計画の概要

## 灯台公園整備事業

令和9年度予算額 4,820万円（前年度予算額 3,150万円）

灯台のまわりに遊歩道をつくります。

（担当：土木部 海岸課）
"""


@pytest.mark.parametrize("asked", ["電話番号ある？", "is there a phone number?"])
def test_the_office_is_told_where_no_number_is_given(tmp_path, asked) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    assistant = load_sky(tmp_path / "plan.md").assistant
    answer = assistant.answer(asked, history=[Turn("user", "灯台公園整備事業の予算は？")])
    assert any("海岸課" in c.quote for c in answer.citations)
    assert "電話番号" in answer.answer or "phone number" in answer.answer
