"""What is asked of a year that no paper names is denied, with what stands near."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import Answer
from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build

LENDING = """# 図書館のあらまし（令和6年度）

## 貸出

令和6年度の貸出冊数の目標値は4万冊で、実績値は3万8千冊でした。分館の利用者数は増えています。

## 移動図書館

令和6年度の巡回地点は12か所です。雨の日は体育館の軒下で開きます。
"""
FERRY = """# Harbour report 2024

## Ferries

In 2024 the average crossing time of the night ferry was 95 minutes. The slip was dredged twice.

## Lamps

In 2024 the harbour office replaced 31 lamps along the quay. Mooring is free on Sundays.
"""


def answer_of(path: Path, text: str, question: str) -> Answer:
    path.write_text(text, encoding="utf-8")
    return Assistant(make_build(analyse(read_document(path), path))).answer(question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (LENDING, "2019年の貸出冊数の目標値と実績値は？"),
        (LENDING, "2019年の分館の利用状況を教えて"),
        (LENDING, "平成30年度の巡回地点はどこだった？"),
        (FERRY, "What was the average crossing time of the night ferry in 2019?"),
        (FERRY, "how many lamps along the quay got replaced in 2017"),
        (FERRY, "when did they replace the lamps in 2018"),
        (FERRY, "In fiscal 2019, what was the average crossing time of the night ferry?"),
    ],
)
def test_what_is_asked_of_a_year_that_stands_nowhere_is_denied(tmp_path, text, question):
    answer = answer_of(tmp_path / "a.md", text, question)
    assert answer.status == "not_found" and not answer.figures, answer.answer


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (LENDING, "令和6年度の貸出冊数の目標値は？"),
        (FERRY, "What was the average crossing time of the night ferry in 2024?"),
        (FERRY, "I berthed here in 2019, is mooring free on Sundays?"),
        (FERRY, "had a berth off you in 2019, does that matter on Sundays"),
    ],
)
def test_a_year_that_is_there_or_not_asked_of_denies_nothing(tmp_path, text, question):
    assert answer_of(tmp_path / "c.md", text, question).status == "answered"
