"""Made corpora: the same number, the same document; nothing of the original's names and amounts."""

from __future__ import annotations

import re

import pytest

from assistant.benchmark.made import Template, make_document, write_corpus
from corpus.programs.program import Program

TEXT = """国際架空交流推進事業（KAKUU）
令和８年度要求・要望額 1,205百万円（前年度予算額 ２０億円）
国際架空交流推進事業は、最大5年、10名を派遣する。KAKUUの対象は若手である。
"""
PROGRAM = Program(id="kakuu", name="国際架空交流推進事業（KAKUU）", aliases=("架空交流",))


@pytest.fixture
def template():
    return Template.of(TEXT, [PROGRAM])


def test_a_number_makes_one_document(template):
    assert make_document(template, 3) == make_document(template, 3)
    assert make_document(template, 3) != make_document(template, 4)


def test_names_are_replaced_in_each_of_their_parts(template):
    made = make_document(template, 1)
    assert "国際架空交流推進事業" not in made.text and "KAKUU" not in made.text
    assert all(name in made.text for name in made.programs if name in made.text)
    used = [name for name in made.programs if name in made.text]
    assert len(used) >= 2 and made.text.count(used[-1]) >= 1


def test_amounts_keep_their_form_and_other_numbers_their_value(template):
    text = make_document(template, 1).text
    assert "1,205百万円" not in text
    assert re.search(r"[1-9],\d{3}百万円（前年度予算額 [１-９][０-９]億円）", text)
    assert "最大5年、10名" in text and "令和８年度" in text


def test_a_text_without_programs_is_made_too():
    assert make_document(Template.of("予算は3億円。", []), 0).programs == ()


def test_a_corpus_grows_without_writing_again(template, tmp_path):
    write_corpus(tmp_path, template, range(2))
    first = (tmp_path / "made-000000.txt").stat().st_mtime_ns
    write_corpus(tmp_path, template, range(3))
    assert len(list(tmp_path.glob("*.txt"))) == 3
    assert (tmp_path / "made-000000.txt").stat().st_mtime_ns == first
