"""What is said of the nearest places: that something is not there only where that is known."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

TOWN = """# 霧原町 子育て応援のしおり

## 絵本の贈りもの

1歳の誕生日を迎えた子どもの家庭に、絵本3冊と2,500円の図書券を配ります。
受け取りは町立図書館の窓口です。

## 一時預かり

保護者が病気のとき、町立の保育所が子どもを預かります。持ち物は着替えと昼食です。

## 通学の見守り

地域の方が朝の通学路に立ちます。腕章と笛を町がお貸しします。
"""
LIBRARY = """# Millbrook Library: Using the Rooms

## Reading room

The library lends tablets for two hours. Bring your card. Staff help with printing.

## Fines

Late items are charged 20 cents a day. Children are never charged.

## Study rooms

Groups of up to six people may reserve a study room for one afternoon each week.
"""


@pytest.fixture
def ask(tmp_path):
    """The answer to the last of some turns about one document."""

    def of(text, *turns):
        path = tmp_path / "guide.md"
        path.write_text(text, encoding="utf-8")
        history = [Turn("user", turn) for turn in turns[:-1]]
        return load_sky(path).assistant.answer(turns[-1], history=history)

    return of


@pytest.mark.parametrize(
    ("text", "turns", "told"),
    [
        (TOWN, ("子どもを預かってもらえる？", "持っていくものは"), "着替えと昼食"),
        (LIBRARY, ("図書館でタブレットは借りられますか", "職員は手伝ってくれる？"), "Staff help"),
        (LIBRARY, ("学生です。部屋は予約できますか", "何人まで？"), "six people"),
    ],
)
def test_what_stands_there_in_any_language_is_not_denied(ask, text, turns, told) -> None:
    answer = ask(text, *turns).answer
    assert told in answer
    assert "見当たりません" not in answer


@pytest.mark.parametrize(
    ("turns", "word"),
    [
        (("子どもを預かってもらえる？", "送迎バスは出ますか"), "見当たりません"),
        (("Can someone look after my child?", "Is there a swimming lesson?"), "do not"),
    ],
)
def test_a_word_that_stands_nowhere_is_said_to_be_missing(ask, turns, word) -> None:
    text = TOWN if word.startswith("見") else LIBRARY
    assert word in ask(text, *turns).answer


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (TOWN, ("子どもを預かってもらえる？", "保育所に預ける日の荷物は")),  # one of them is there
        (TOWN, ("子どもを預かってもらえる？", "ちなみにだめなのは？")),  # none names a thing
        (TOWN, ("子どもの誕生日に何かもらえる？", "3人なら？")),
        (LIBRARY, ("Can a child be charged?", "is that 20 for everyone or what")),
    ],
)
def test_nothing_is_denied_where_no_thing_is_named_that_is_nowhere(ask, text, turns) -> None:
    answer = ask(text, *turns).answer
    assert "見当たりません" not in answer
    assert "do not" not in answer


def test_an_amount_in_other_words_is_told_at_once(ask) -> None:
    reply = ask(TOWN, "子どもの誕生日に配る商品券みたいなの、いくら分？")
    assert reply.status == "answered"
    assert "2,500円" in reply.answer.splitlines()[0]
    assert [f.amount for f in reply.figures] == [2500]


@pytest.mark.parametrize("asked", ["水族館の入場料はいくら？", "How much is the ferry?"])
def test_an_amount_of_a_thing_that_is_not_there_is_denied(ask, asked) -> None:
    assert ask(TOWN, asked).status == "not_found"


def test_the_whole_is_no_amount_of_what_was_only_near(ask) -> None:
    turns = ("子どもの誕生日に配る商品券みたいなの、いくら分？", "それ全部で予算いくら？")
    assert "予算額" not in ask(TOWN, *turns).answer
    assert not ask(TOWN, *turns).figures
