"""All reading of a question's text happens in `question/`: nothing behind it looks at it again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.question import Understanding
from assistant.question.echo import asked_of, query_of, subject
from assistant.question.grammars.counts import ordinals, top
from assistant.question.programs.clauses import describes
from assistant.question.signs import Sign, signs_in

READER = Understanding((), lambda _words: ())
BEHIND = (
    "conversation",
    "evidence",
    "answer",
    "tools",
    "writer",
    "service.py",
    "respondent.py",
    "parts.py",
)
READS = re.compile(r"\b(?:question|own|asked|earlier|before)\.text\b")


def test_nothing_behind_the_question_reads_its_text() -> None:
    root = Path(__file__).parents[3] / "assistant"
    files = (f for name in BEHIND for f in [root / name, *(root / name).rglob("*.py")])
    read = [f for f in files if f.is_file() and READS.search(f.read_text("utf-8"))]
    assert read == []


@pytest.mark.parametrize(
    ("text", "sign", "shown"),
    [
        ("それぞれ何人ですか", Sign.EACH, True),
        ("一番目のものは？", Sign.MOST, False),
        ("一番多いのは？", Sign.MOST, True),
        ("防災・減災の費用", Sign.LESS, False),
        ("Which is the largest?", Sign.MOST, True),
        ("Is it a newspaper?", Sign.NEW, False),
        ("What does it stand for?", Sign.FULL_NAME, True),
    ],
)
def test_signs_are_shown_by_their_words(text: str, sign: Sign, shown: bool) -> None:
    assert (sign in signs_in(text)) is shown


def test_details_are_read_once() -> None:
    assert ordinals("第2回と第三期") == {("回", "2"), ("期", "3")}
    assert (top("上位3つを教えて"), top("top 5"), top("いくつ？")) == (3, 5, None)
    assert describes("若手を海外に送り出す事業の予算は")
    assert not describes("星空基金の予算は")


def test_a_question_knows_what_it_says_however_written() -> None:
    question = READER.understand("ＡＭＥＤ分はいくら？")
    assert question.says("AMED分")
    assert not question.says("JST分")
    assert not question.wordless


def test_a_question_is_said_again_in_its_own_words() -> None:
    question = READER.understand("要求額を教えてください。")
    assert subject(question) == "要求額"
    assert asked_of(question, "X").startswith("Xの要求額")
    assert query_of(question, ("X", "Y")) == "X Y 要求額を教えてください。"
