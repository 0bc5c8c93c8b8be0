"""What is said of one thing answers no question about another, however alike the rest is."""

from __future__ import annotations

import pytest

WATER = """# 月影市上水道の案内

月影市の上水道は、昭和42年に通水を始めた。

## 水質検査

検査は毎月一回、浄水場の職員が行い、結果を広報紙に載せる。

配水池では、濁度の検査を毎日行う。
"""
CALL = """# Notice of Funding: Rural Reading Rooms (RRR) Program

Opportunity name: Rural Reading Rooms (RRR) Program

## Eligible applicants

Only public libraries in towns of fewer than 5,000 people may apply.
"""


def test_a_name_that_the_document_lacks_is_not_answered_by_another(ask_document):
    asked = "{}の検査は、誰が毎月行い、結果をどこに載せますか。"
    assert "広報紙" in ask_document("a.md", WATER, asked.format("浄水場")).answer
    other = ask_document("a.md", WATER, asked.format("ごみ焼却場"))
    assert "見当たりません" in other.answer  # and what is quoted is no answer to that


@pytest.mark.parametrize(
    "question",
    ["Who is eligible to apply for the RRR program?", "Who may apply for Rural Reading Rooms?"],
)
def test_what_a_document_says_is_of_the_program_that_it_opens_with(ask_document, question):
    answer = ask_document("call.md", CALL, question)
    assert "public libraries" in answer.answer
