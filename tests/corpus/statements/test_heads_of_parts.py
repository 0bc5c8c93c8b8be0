"""What the head of a part asks for, its amount answers, below a blank line as right below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import facts_of

NAME = "地域脱炭素先行モデル創出事業"
CALL = f"# 令和8年度 {NAME} 公募要領\n\n## 1 目的\n\n設備の導入を後押しします。\n\n{{}}\n\n{{}}\n"


def read(path: Path, head: str, text: str) -> set[tuple[str, str, int | None, int]]:
    path = path / "call.md"
    path.write_text(CALL.format(head, text), encoding="utf-8")
    return facts_of(path)


@pytest.mark.parametrize(
    "head", ["## 2 予算額", "２　予算規模", "予算額", "【予算額】", "## 予算総額"]
)
@pytest.mark.parametrize("text", ["1億8,000万円", "1億8,000万円程度", "1億8,000万円（6件程度）"])
def test_the_head_of_a_part_says_what_its_amount_is(tmp_path: Path, head: str, text: str) -> None:
    assert read(tmp_path, head, text) == {(NAME, "initial", 2026, 180_000_000)}


@pytest.mark.parametrize(
    ("brackets", "said"),
    [
        ("（令和8年度当初予算）", ("initial", 2026)),
        ("（令和7年度補正予算）", ("supplementary", 2025)),
        ("（令和7年度から繰越）", None),
    ],
)
def test_the_brackets_behind_name_its_budget(
    tmp_path: Path, brackets: str, said: tuple[str, int] | None
) -> None:
    found = read(tmp_path, "## 2 予算額", f"1億8,000万円{brackets}")
    assert found == ({(NAME, *said, 180_000_000)} if said else set())


@pytest.mark.parametrize("head", ["## 3 対象経費", "## 3 補助の対象"])
def test_what_another_head_asks_for_is_no_budget(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, f"## 2 予算額\n\n未定です。\n\n{head}", "50万円の機械") == set()
