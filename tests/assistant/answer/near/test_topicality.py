"""How likely documents tell of a turn, whatever words it asks in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer.near.topicality import topicality
from assistant.conversation.state import State
from tests.assistant.conftest import load_sky

GUIDE = """# 風浜市 商店の手引き

## 店舗改装支援事業

空き店舗を借りて店を開く人に、改装費の3分の2を補助します。上限は150万円です。
看板や照明も対象になります。家賃は対象になりません。

## 見本市出展支援事業

市外の見本市に出る事業者に、小間の料金の半分を補助します。

## 祭り運営支援事業

商店街が開く祭りの警備と清掃の費用を補助します。

## 宅配支援事業

高齢者の家に品物を届ける店に、車の燃料代を補助します。
"""


@pytest.fixture
def likely(tmp_path):
    (tmp_path / "shops.md").write_text(GUIDE, encoding="utf-8")
    assistant = load_sky(tmp_path / "shops.md").assistant

    def of(text):
        reading = assistant.parts.reader.read(text, State(), None)
        context = assistant._context(reading.question, None, State())
        context = replace(context, question=context.resolve(reading.question))
        return topicality(context, reading.guesses)

    return of


@pytest.mark.parametrize(
    ("told", "foreign"),
    [
        ("空き店舗の改装に何か補助はありますか", "醤油の色度と全窒素分の規格を説明してください"),
        ("看板を新しくしたいんだけど使えるものある？", "脆弱性の登録件数の推移を教えてください"),
        ("Can a shop get help to renovate?", "What is the standard for soy sauce colour?"),
    ],
)
def test_what_is_told_of_is_likelier_than_what_is_not(likely, told, foreign) -> None:
    assert likely(told) > likely(foreign) + 0.2


def test_a_need_is_met_where_a_statement_of_the_same_words_is_only_read(likely) -> None:
    assert likely("店を開きたいのですが、使えるものはありますか") > likely("店が開かれたこと")


def test_it_is_a_likelihood(likely) -> None:
    for text in ("a", "？", "補助" * 300, "祭り"):
        assert 0 <= likely(text) <= 1
