"""Revenue is what comes in: no program spends it, and no catalog lists it."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.facts.sums import sums_of
from corpus.readers import read_document
from corpus.tables.around.revenue import names_revenue
from tests.corpus.papers import FORMS, write_paper

RECEIVED = [
    ["款", "本年度予算額", "前年度予算額"],
    ["市税", "6,200", "6,100"],
    ["国庫支出金", "3,100", "3,000"],
    ["歳入合計", "9,300", "9,100"],
]
SPENT = [
    ["款", "本年度予算額", "前年度予算額"],
    ["総務費", "5,300", "5,200"],
    ["公債費", "4,000", "3,900"],
    ["歳出合計", "9,300", "9,100"],
]
ENGLISH = [
    ["Source", "FY 2026 Adopted", "FY 2027 Proposed"],
    ["Property Tax", "41,200", "42,900"],
    ["Harbor Fees", "3,100", "3,000"],
]
USES = [
    ["Program", "FY 2026 Adopted", "FY 2027 Proposed"],
    ["Harbor Patrol Program", "21,200", "22,900"],
    ["Revenue Service Modernization", "3,100", "3,000"],
]


@pytest.mark.parametrize(
    ("text", "revenue"),
    [
        ("歳入", True),
        ("１ 歳入", True),
        ("資本的収入", True),
        ("歳入予算事項別明細書", True),
        ("営業収益", True),
        ("特別利益", True),
        ("（3）過年度損益修正益", True),
        ("歳入合計", True),
        ("Revenues by Source", True),
        ("Table 3: General Fund Revenues", True),
        ("Total Receipts", True),
        ("歳入歳出予算", False),
        ("収益的収入及び支出", False),
        ("収入保険事業", False),
        ("Internal Revenue Service", False),
        ("General Fund Revenue Budget 2026/27", False),
        ("Tax Revenue by Source", True),
        ("Low Income Housing Program", False),
        ("Revenues and Expenditures", False),
        ("歳出", False),
    ],
)
def test_what_is_named_revenue(text, revenue):
    assert names_revenue(text) is revenue


def marked(path):
    rows = analyse(read_document(path), blind=True).figures
    return {row.program for row in rows if row.is_revenue}, rows


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("titles", [("歳入", "歳出"), ("2 収入の部", "3 支出の部"), ("", "")])
def test_rows_of_revenue_say_so_and_rank_among_no_programs(titles, form, tmp_path):
    first, second = titles
    paper = ["令和8年度 若葉町 当初予算", f"{first}（単位：千円）", RECEIVED]
    found, rows = marked(write_paper(tmp_path, form, [*paper, f"{second}（単位：千円）", SPENT]))
    assert {"市税", "国庫支出金"} <= found
    assert not found & {"総務費", "公債費"}
    left_out = sums_of(rows, "", "").totals
    ids = {row.program: row.program_id for row in rows}
    assert ids["市税"] in left_out
    assert ids["総務費"] not in left_out


@pytest.mark.parametrize("form", FORMS)
def test_english_sources_are_revenue_and_uses_are_programs(form, tmp_path):
    paper = [
        "City of Wharfton Proposed Budget FY 2027", "Revenues by Source (dollars in thousands)",
        ENGLISH, "Expenditures by Program (dollars in thousands)", USES,
    ]  # fmt: skip
    found, rows = marked(write_paper(tmp_path, form, paper))
    assert found == {"Property Tax", "Harbor Fees"}
    assert {"Harbor Patrol Program", "Revenue Service Modernization"} <= {r.program for r in rows}


def test_lines_of_an_account_say_their_side_and_lose_their_numbers(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text(
        "令和８年度　白鷺市水道事業会計予算\n\n"
        "第３条　収益的収入及び支出の予定額は、次のとおりと定める。\n"
        "　　収　　入\n　第１款　水道事業収益　　　１，２３４，５００千円\n"
        "　　第１項　営業外収益　　　　１３２，１００千円\n"
        "　　第２項　他会計補助金　　　１１，０００千円\n"
        "　　支　　出\n　第１款　水道事業費用　　　１，１８９，０００千円\n"
        "　　⑴　職員給与費　　　　　　１８７，６００千円\n",
        encoding="utf-8",
    )
    found = {(f.program, f.scope) for f in analyse(read_document(path), blind=True).figures}
    assert found == {
        ("水道事業収益", "歳入"),
        ("営業外収益", "歳入"),
        ("他会計補助金", "歳入"),
        ("水道事業費用", None),
        ("職員給与費", None),
    }
