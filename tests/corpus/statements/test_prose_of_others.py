"""Amounts beside a program that are none of its budget."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

NEIGHBOURS = """# Frequently asked questions: River Guardians Fund 2027/28

The Council has allocated £240,000 for 2027/28.

A nearby borough set aside £900,000 in 2026/27. The Environment Trust, a partner, gave
£35,000 in 2026/27 for new signs.
The parks budget was £1.2 million in 2026/27. Ticket income was £44,000 in 2026/27.
Volunteers raised £12,000 in 2026/27. The footbridge cost £310,000 in 2025/26.
Our insurance budget is £50,000. The county's libraries received £2 million in 2026/27.
A typical household pays £1,800 a year. Flood damage reached £4 million in 2024.
"""
COSTS = """CITY OF LARKSPUR - MINUTES, May 12, 2026

Mr. Shah said that his company had spent $40,000 in 2025 on legal advice. The developer
offered $2 million for the land.
Councilmember Ortiz asked about the Tree Canopy Program. Director Lee said that a mature
tree costs $1,200 and that storm damage was estimated at $3.4 million in 2025.
A resident said the fine of $500 was unfair. The bonds of $14,000,000 mature in 2031. The
pension fund lost $8 million in 2025.
The low bid for paving was $1,187,000. The contract for $212,000 was awarded to Baker Paving
in 2026.
Sales tax revenue was $18.4 million in FY 2025. The reserve stands at $6.2 million.
"""
GLANCE = """# Budget 2028 at a glance

- The average tax bill is $3,210 in 2028.
- Inflation adds $1.2 million to costs in 2028.
- Retirees paid $400 each in 2027.
- Residents spend $12 million at downtown shops.
- We saved $240,000 in 2027 by changing suppliers.
- The Governor cut $3.4 million in state aid in 2027.
- A grant of $600,000 from the Harper Foundation will pay for the bandstand.
- Debt service is $2.2 million.
"""
COUNCIL = """令和8年第1回定例会　会議録

○議員（佐藤一郎君）　子ども食堂応援事業について伺います。隣の市では3億円をかけたと聞いています。

○市長（鈴木花子君）　隣の市の事業費は3億円ですが、うち国の補助が2億円です。
　民間企業からは、500万円の寄附をいただきました。
　市内の空き家は1,200戸、1戸当たりの解体費は180万円です。
　市税収入は42億円で、前年度より1億円の増です。
　市債の残高は210億円となる見込みです。
　商店街の売上げは8億円でした。
　入札の結果、契約額は1億2,000万円でした。
　不用額は300万円です。
"""
BULLETIN = """# 令和8年度 町政だより

## 町の家計簿

- 町民1人当たりの支出は62万円です。
- 町の借金は84億円です。
- 基金の残高は31億円です。
- 水道料金は月額2,400円です。
- 昨年の台風による被害額は4億3,000万円でした。
- 特産品の出荷額は12億円に達しました。
- 固定資産税は3億8,000万円を見込んでいます。
- ふるさと納税は2億4,000万円の寄附がありました。
- 庁舎の建設には総額40億円かかる見込みです。
"""
GUIDE = """令和8年度　港湾環境改善補助金　公募要領

１　補助対象者
　資本金3億円以下で、売上高が10億円以下の者。
２　補助対象経費
　単価50万円以上の機械装置。交付決定前に支出した経費は対象外とする。
３　例
　例えば、事業費が400万円の場合、補助金は200万円となる。
４　自己負担
　自己負担額は事業費から補助金を差し引いた200万円である。
５　罰則
　不正に受給した場合、100万円以下の罰金を科す。
"""
TRUST = """Annual Report 2027 of the Coastal Trust

In 2027 the Trust received $4.2 million from donors and spent $3.9 million.
The Lighthouse Museum had 42,000 visitors and earned $210,000 from tickets in 2027.
The Trust has $12 million in its endowment. Staff costs were $1.4 million.
The Harbour Fund gave $300,000 to the Trust in 2027.
"""
PAPERS = [
    pytest.param(
        NEIGHBOURS,
        "md",
        {
            ("River Guardians Fund", "initial", 2027, 240_000),
        },
        id="neighbours and partners",
    ),
    pytest.param(COSTS, "txt", set(), id="costs, fines and bonds"),
    pytest.param(GLANCE, "md", set(), id="a page of numbers"),
    pytest.param(COUNCIL, "txt", set(), id="会議録"),
    pytest.param(BULLETIN, "md", set(), id="広報"),
    pytest.param(GUIDE, "txt", set(), id="要領"),
    pytest.param(TRUST, "txt", set(), id="a charity"),
]


@pytest.mark.parametrize(("text", "form", "facts"), PAPERS)
def test_what_is_no_budget_is_no_row(tmp_path, text, form, facts):
    path = tmp_path / f"paper.{form}"
    path.write_text(text, encoding="utf-8")
    assert facts_of(path) == facts
