"""Items of papers: what stands under which heading, what is of all, and how lines are labelled."""

from __future__ import annotations

import pytest

from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.items import PaperItems, attributes_of, label_of, read_items
from corpus.analysis import analyse
from corpus.readers import read_document

GUIDE = """補助のご案内

住まい
● 雨水タンク補助
  購入費の2分の1を補助します。
● 生け垣補助
  1メートルあたり2,000円です。

予算 雨水タンク補助 90万円、生け垣補助 40万円

問い合わせ
環境課 電話 0799-20-1101
"""
COUNCIL = """# Parish notes

## Road signs

The signs are renewed in May.

## Hall roof

The roof is mended in June.

## Questions

Ring 01632 960 221.
"""
CALL = """# 公募要領

## 1. 応募資格

大学の研究者に限ります。

## 2. 対象経費

旅費と物品費です。

## 3. 審査

書面で審査します。
"""


def items(tmp_path, name: str, text: str) -> PaperItems:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    analysis = analyse(read_document(path))
    page = Ledger({"d": analysis}).page("d")
    return read_items(page, analysis.sections)


def titles(found: PaperItems, of: str) -> list[str]:
    """The headings of what says some words, the innermost first."""
    place = next(p for p, s in enumerate(found.page.statements) if of in s.text)
    return [i.title for i in found.by_place[place].around()]


@pytest.mark.parametrize(
    ("name", "text", "said", "path"),
    [
        ("a.txt", GUIDE, "2分の1", ["雨水タンク補助", "住まい", ""]),
        ("a.txt", GUIDE, "40万円", [""]),  # it names several
        ("a.txt", GUIDE, "0799", ["問い合わせ", ""]),
        ("b.md", COUNCIL, "in June", ["Hall roof", "Parish notes", ""]),
    ],
)
def test_a_statement_is_of_the_items_above_it(tmp_path, name, text, said, path):
    assert titles(items(tmp_path, name, text), said) == path


@pytest.mark.parametrize(
    ("name", "text", "of_one"),
    [("a.txt", GUIDE, False), ("b.md", COUNCIL, False), ("c.md", CALL, True)],
)
def test_a_paper_in_parts_tells_of_one_thing(tmp_path, name, text, of_one):
    found = items(tmp_path, name, text)
    assert found.several and found.of_one is of_one


@pytest.mark.parametrize(
    ("text", "label", "attribute"),
    [
        ("【申請先】水道課（役場2階）", "申請先", "where"),
        ("必要なもの：見積書、住民票", "必要なもの", "needed"),
        ("日時　5月17日（日）午前9時", "日時", "when"),
        ("Apply by: 30 September 2026.", "Apply by", "deadline"),
        ("Who can apply: employers with fewer than 50 staff.", "Who can apply", "who"),
        ("What it covers: signs and paint.", "What it covers", "covers"),
        ("購入費の2分の1を補助します。", "", ""),
        ("The roof is mended in June.", "", ""),
    ],
)
def test_a_line_is_labelled_by_what_it_begins_with(text, label, attribute):
    assert label_of(text) == label
    assert attribute in (attributes_of(label) or {""})


def test_the_name_of_an_item_with_a_word_for_an_attribute_is_none(tmp_path):
    text = "案内\n\n● 補聴器の購入費用助成\n  上限3万円です。\n● 参加費補助\n  半額です。\n"
    found = items(tmp_path, "d.txt", text)
    assert not any(i.attributes for i in found.whole.every() if "補聴器" in i.title)
