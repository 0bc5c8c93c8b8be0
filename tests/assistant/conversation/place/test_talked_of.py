"""What a turn without a name is asked of: the program talked of, or one that it names in part."""

from __future__ import annotations

import pytest

from assistant.acts import Act
from assistant.conversation.item import Item
from assistant.conversation.reading import TurnReader
from assistant.conversation.state import BEGINNING, Exchange
from assistant.question import Understanding
from assistant.question.model import ProgramMention
from corpus.programs import Program
from tests.assistant.conftest import REPLY, conversation_about

TOWN = """# 令和8年度 岬市 くらしの補助

岬市 暮らし課

（単位：千円）

| 事業名 | 令和8年度予算額 |
|---|---|
| 灯台耐震改修補助 | 8,600 |
| 生け垣設置補助 | 1,260 |
| 空き店舗改装補助 | 5,000 |
| 小計 | 14,860 |

### 灯台耐震改修補助

古い木の灯台の改修費の5分の4を補助します。

### 空き店舗改装補助

空き店舗を改装する費用を補助します。

上限額：90万円

補助率：2分の1
"""
PROGRAMS = (Program("lamp", "灯台耐震改修補助", None), Program("hedge", "生け垣設置補助", None))


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "town.md", TOWN)


@pytest.mark.parametrize("turn", ["上限はおいくらですか", "上限額はいくら？"])
def test_an_attribute_that_a_program_lacks_is_not_that_of_another(ask, turn) -> None:
    ask("昭和50年に建った木造の灯台なんですが補助は使えますか")
    assert not ask(turn).figures


def test_an_attribute_alone_is_not_asked_of_any_program(ask) -> None:
    ask("生け垣設置補助の予算は？")
    assert not ask("補助率はどのくらいですか").answer.startswith("空き店舗改装補助の補助率")


@pytest.mark.parametrize("turn", ["応募の締切はいつですか", "申請の期限は", "締切は"])
def test_a_deadline_that_a_program_lacks_is_not_that_of_another(tmp_path, turn) -> None:
    dated = f"{TOWN}\n公募期間：7月18日～8月18日\n"
    ask = conversation_about(tmp_path / "dated.md", dated)
    ask("灯台耐震改修補助はどんな補助ですか")
    answer = ask(turn)
    assert "8月18日" not in answer.answer
    ask("空き店舗改装補助はどんな補助ですか")
    assert "8月18日" in ask(turn).answer


def asked_of(text, question, *, near=None):
    """The programs that a turn is asked of, after an exchange about `question`'s."""
    understanding = Understanding(PROGRAMS, lambda _phrase: ())
    reader = TurnReader(understanding, lambda _program: ())
    before = reader.read(question, BEGINNING)
    state = BEGINNING.after(Exchange(before.act, before.question, REPLY, near=near))
    return reader.read(text, state).question.program_ids


@pytest.mark.parametrize("turn", ["生け垣の締切は", "生け垣っていつまでに出せばいい？"])
def test_an_attribute_is_asked_of_the_program_that_a_word_names(turn) -> None:
    assert asked_of(turn, "灯台耐震改修補助の予算は？") == ("hedge",)


@pytest.mark.parametrize("turn", ["いくらですか", "締切は", "上限はいくらですか"])
def test_what_names_nothing_is_asked_of_what_came_nearest(turn) -> None:
    assert asked_of(turn, "古い木の塔で地震が心配です", near="lamp") == ("lamp",)


def test_another_kind_of_value_is_not_its_amount() -> None:
    near = asked_of("What share of the cost does it pay?", "for old towers", near="lamp")
    assert near == ()


def test_what_is_quoted_below_the_answer_is_not_what_is_talked_of() -> None:
    understanding = Understanding(PROGRAMS, lambda _phrase: ())
    question = understanding.understand("古い木の塔で地震が心配です")
    quotes = (Item("", None), Item("生け垣設置補助", "hedge"))
    assert Exchange(Act.FACT, question, REPLY, quotes).programs == ()
    (mention,) = Exchange(Act.FACT, question, REPLY, quotes[::-1]).programs
    assert mention == ProgramMention(("hedge",), "", 0, 0, exact=False)


@pytest.mark.parametrize("turn", ["水道料金の収入はいくら", "駐車場の利用料の収入はいくら"])
def test_a_program_is_not_named_by_what_is_left_beside_an_attribute(turn) -> None:
    understanding = Understanding((Program("in", "資本的収入", None),), lambda _phrase: ())
    reading = TurnReader(understanding, lambda _program: ()).read(turn, BEGINNING)
    assert reading.question.program_ids == ()
