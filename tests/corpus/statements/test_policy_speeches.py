"""Speeches of mayors and lists of changes: clause by clause, what each amount is put to."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of

SPEECH = "令和8年度　施政方針\n湯ノ沢市長　大野 誠一郎\n\n{}\n"
CHANGES = """令和7年度 白浜台市一般会計補正予算（第4号）の概要

１　補正予算の規模
　　補正額　　　　　　12億3,456万円
　　補正前の額　　　389億1,200万円
　　補正後の額　　　401億4,656万円

２　主な内容
{}
"""


def said(tmp_path: Path, form: str, text: str) -> set[tuple[str, str, int | None, int]]:
    path = tmp_path / "paper.txt"
    path.write_text(form.format(text), encoding="utf-8")
    return facts_of(path)


@pytest.mark.parametrize(
    ("sentence", "put"),
    [
        (
            "橋りょうの長寿命化には2億8,500万円、除雪車の更新には7,200万円を計上しております。",
            {"橋りょうの長寿命化": 285_000_000, "除雪車の更新": 72_000_000},
        ),
        (
            "給食費の無償化には１億円余りを、保育料の軽減には８千４百万円を充ててまいります。",
            {"給食費の無償化": 100_000_000, "保育料の軽減": 84_000_000},
        ),
        ("公園の遊具の更新に3千万円程度を計上しました。", {"公園の遊具の更新": 30_000_000}),
        ("空き家の改修には800万円弱を確保いたしました。", {"空き家の改修": 8_000_000}),
        (
            "中小企業振興資金の貸付金として前年度より3千万円増の2億円を確保しました。",
            {"中小企業振興資金の貸付金": 200_000_000},
        ),
        (
            "備蓄倉庫を増設することとし、その経費として4,950万円を予算化したところであります。",
            {"備蓄倉庫を増設": 49_500_000},
        ),
        (
            "令和8年度一般会計の総額は、前年度当初予算に比べ6億円、2.1パーセント増の291億円としました。",
            {"一般会計": 29_100_000_000},
        ),
    ],
)
def test_each_clause_says_what_its_amount_is_put_to(
    tmp_path: Path, sentence: str, put: dict[str, int]
) -> None:
    found = said(tmp_path, SPEECH, sentence)
    assert found == {(name, "initial", 2026, amount) for name, amount in put.items()}


@pytest.mark.parametrize(
    "sentence",
    [
        "備蓄倉庫の整備を進め、その費用に4,950万円を計上しました。",  # what it is for is no name
        "給食費の無償化には、ふるさと応援基金5,000万円を充てます。",  # what pays
        "不足する財源には財政調整基金8億円を充てることとしました。",
        "隣の市では同じ趣旨の補助に3,000万円を投じています。",
        "ふるさと納税は昨年度5億円のご寄附をいただき、本年度は6億円を見込んでおります。",
    ],
)
def test_what_a_clause_does_not_name_is_left(tmp_path: Path, sentence: str) -> None:
    assert said(tmp_path, SPEECH, sentence) == set()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "　・ふるさと納税推進事業　　1億5,000万円の増額\n"
            "　・庁舎改修事業　　△6,300万円（入札差金による減額）",
            {("ふるさと納税推進事業", 150_000_000), ("庁舎改修事業", -63_000_000)},
        ),
        (
            "　・渡し船運航事業　　約4,100万円\n　・灯台改修事業　　2,300万円余",
            {("渡し船運航事業", 41_000_000), ("灯台改修事業", 23_000_000)},
        ),
    ],
)
def test_lines_of_a_supplement_rise_fall_and_are_rounded(
    tmp_path: Path, lines: str, found: set[tuple[str, int]]
) -> None:
    facts = said(tmp_path, CHANGES, lines)
    assert {(n, "supplementary", 2025, a) for n, a in found} <= facts
    assert ("一般会計", "revised", 2025, 38_912_000_000) in facts


def test_what_was_before_and_what_is_expected_say_so(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    said_of = "令和7年度の図書館運営事業の決算見込額は8,400万円です。"
    path.write_text(CHANGES.format(said_of), encoding="utf-8")
    scopes = {f.amount: f.scope for f in analyse(read_document(path), blind=True).figures}
    assert scopes[38_912_000_000] == "補正前"
    assert scopes[40_146_560_000] is None
    assert scopes[84_000_000] == "estimated"
