"""What is paid once is not multiplied by years; what is paid for each year is."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

PORT = """# 湊浜市 港の再整備 議案の説明（令和8年度）

湊浜市 港湾課

- 設備の譲渡に係る市の負担金：78,210,000円（見込み）
- 奨学金の支給額：年24万円
"""
PIER = """# Old Pier Trust 2027: what members pay

- Joining fee: £120
- Mooring fee: £300 a year
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    (folder / "port.md").write_text(PORT, encoding="utf-8")
    (folder / "pier.md").write_text(PIER, encoding="utf-8")
    known = {n: load_sky(folder / n).assistant for n in ("port.md", "pier.md")}

    def answer(name: str, *turns: str):
        history = [Turn("user", turn) for turn in turns[:-1]]
        return known[name].answer(turns[-1], history=history).answer

    return answer


@pytest.mark.parametrize(
    ("paper", "turns", "products"),
    [
        (
            "port.md",
            ("設備の譲渡で市が7800万払うの", "これまで10年間の収支は"),
            ("7億8", "240万"),
        ),
        ("port.md", ("市の負担金はいくら", "10年間だと合計いくら"), ("7億8", "240万")),
        ("port.md", ("設備の譲渡に係る市の負担金は？", "10年分だといくら"), ("7億8", "240万")),
        ("pier.md", ("how much is the joining fee?", "and for 3 years?"), ("£360", "£900")),
    ],
)
def test_a_sum_paid_once_is_multiplied_by_no_years(ask, paper, turns, products) -> None:
    assert not any(product in ask(paper, *turns) for product in products)


@pytest.mark.parametrize(
    ("paper", "turns", "product"),
    [
        ("port.md", ("奨学金の支給額は？", "4年だと？"), "96万円"),
        ("pier.md", ("how much is the mooring fee?", "and for 3 years?"), "£900"),
    ],
)
def test_a_yearly_sum_is(ask, paper, turns, product) -> None:
    assert product in ask(paper, *turns)
