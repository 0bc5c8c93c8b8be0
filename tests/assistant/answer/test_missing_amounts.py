"""What there is in place of an amount that is missing: each once, with its unit, its head cited."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

JAPANESE = """# 令和8年度 岬庁 概算要求の概要

（単位：{unit}）

| 事業名 | 令和7年度当初予算額 | 令和8年度要求額 |
|---|---|---|
| 潮位観測事業 | 380 | 410 |
| 灯台見学事業 | 20 | 30 |
| 合計 | 400 | 440 |
"""


@pytest.mark.parametrize(("unit", "said"), [("百万円", "410百万円"), ("千円", "410千円")])
@pytest.mark.parametrize("asked", ["令和10年度の要求額", "執行額", "補正予算額"])
def test_what_there_is_instead_has_its_unit_and_its_head_cited(tmp_path, asked, unit, said) -> None:
    ask = conversation_about(tmp_path / "a.md", JAPANESE.format(unit=unit))
    answer = ask(f"潮位観測事業の{asked}は？")
    assert answer.status == "not_found"
    assert said in answer.answer
    assert any(c.quote == "令和8年度要求額" for c in answer.citations)
