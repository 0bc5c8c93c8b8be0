"""Paragraphs that begin with a program's name are about it, up to the next one or a blank line."""

from __future__ import annotations

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import conversation_about

OUTLINE = """# 令和8年度 岬市 予算案の概要

岬市 財政課

## 暮らしを守る（単位：千円）

| 事業名 | 令和8年度予算額 |
|---|---|
| 灯台耐震改修補助 | 8,600 |
| 生け垣設置補助 | 1,260 |
| 小計 | 9,860 |

**灯台耐震改修補助** 古い灯台の改修費の5分の4を補助します。上限額は120万円です。

**生け垣設置補助** 道路に面した生け垣を設ける費用の3分の2を補助します。上限額は20万円です。

問合せ:建築課
"""


def about(tmp_path, text, words):
    path = tmp_path / "outline.md"
    path.write_text(text, encoding="utf-8")
    analysis = analyse(read_document(path), path)
    names = {p.id: p.name for p in analysis.programs}
    at = analysis.document.text.index(words)
    (section,) = (s for s in analysis.sections if s.start <= at < s.end)
    return [names[i] for i in section.program_ids]


def test_a_paragraph_that_begins_with_a_name_is_about_it(tmp_path) -> None:
    assert about(tmp_path, OUTLINE, "上限額は120万円") == ["灯台耐震改修補助"]
    assert about(tmp_path, OUTLINE, "上限額は20万円") == ["生け垣設置補助"]
    assert about(tmp_path, OUTLINE, "問合せ") == []


def test_a_sentence_that_has_a_name_inside_is_not(tmp_path) -> None:
    text = OUTLINE + "\n昨年度の\n生け垣設置補助 では、30件の申請がありました。\n"
    assert about(tmp_path, text, "30件の申請") == []


def test_the_most_that_one_gets_is_that_of_the_paragraph(tmp_path) -> None:
    ask = conversation_about(tmp_path / "outline.md", OUTLINE)
    ask("灯台耐震改修補助は誰でも使えますか")
    answer = ask("上限はおいくらですか")
    assert "120万円" in answer.answer
    assert "20万円です" not in answer.answer.replace("120万円です", "")
