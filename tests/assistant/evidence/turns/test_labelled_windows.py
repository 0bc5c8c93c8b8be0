"""Windows over lines with labels: each line is a statement, and its value another."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evidence.turns.likely import Likely
from assistant.evidence.turns.windows import windows
from tests.assistant.conftest import load_sky

GUIDE = """# 若葉市 事業者支援のまとめ

## 店舗の家賃の支援

- 対象者：協力の求めに応じて休業した店舗の方
- 助成内容：賃料の8割で上限45万円
- 対象期間：令和7年4月7日から同年5月6日まで

## 宿泊の支援

- 対象者：旅館や民宿を営む方
- 支給額：対象経費の5分の4、1施設あたり最大50万円
"""


@pytest.mark.parametrize("begins", ["対象者：協力", "助成内容", "対象期間"])
def test_a_window_around_a_labelled_line_has_all_lines_of_its_heading(
    tmp_path: Path, begins: str
) -> None:
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    deck = load_sky(tmp_path / "guide.md")
    ledger = deck.assistant.parts.ledger
    page = ledger.page(deck.analysis.document.id)
    one = next(s for s in page.statements if s.text.lstrip("•-・ ").startswith(begins))
    (window,) = windows([Likely(one, 1.0, 1.0)], ledger, 1)
    text = "".join(s.text for s in window.statements)
    assert "休業した店舗" in text and "上限45万円" in text and "5月6日まで" in text
    assert "旅館" not in text
