"""Who or what is meant by a name in a table stands behind its mark below the rows."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

HARBOUR = """# 霧浜市 港の修繕助成（令和9年度）

霧浜市は、港の施設を直す事業者に助成します。

| 区分 | 優先施設 ★ | その他 |
|---|---|---|
| 岸壁 | 80万円 | 40万円 |
| 灯浮標 | 30万円 | 15万円 |

★ 築40年を超え、かつ定期便が使う施設をいいます。

※ 申請は一事業者につき一つです。

※ 千円未満は切り捨てます。
"""
WEIRS = """# Larkmoor Weir Repairs 2027

Larkmoor Council helps owners repair weirs.

| Work | Priority weirs † | Other weirs |
|---|---|---|
| Sluice gates | £900 | £450 |
| Fish passes | £600 | £300 |

† Weirs that hold back more than one mill pond and were listed before 1950.
"""
PAPERS = {"harbour.md": HARBOUR, "weirs.md": WEIRS}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    return conversations_about(tmp_path_factory.mktemp("marked"), PAPERS)


@pytest.mark.parametrize(
    ("paper", "turns", "note"),
    [
        ("harbour.md", ("岸壁はいくら助成される？", "優先施設って何"), "築40年"),
        ("harbour.md", ("優先施設とは",), "築40年"),
        ("weirs.md", ("what do they pay for sluice gates", "what are priority weirs?"), "1950"),
    ],
)
def test_the_note_behind_the_mark_says_what_is_meant(ask, paper, turns, note):
    answer = ask((paper,), *turns)
    assert note in answer.answer.splitlines()[0] and answer.status == "answered"


@pytest.mark.parametrize("turn", ["優先施設だといくら", "優先施設は何件"])
def test_a_number_of_what_carries_the_mark_is_not_its_note(ask, turn):
    answer = ask(("harbour.md",), "岸壁はいくら助成される？", turn)
    assert "築40年" not in answer.answer.splitlines()[0]
