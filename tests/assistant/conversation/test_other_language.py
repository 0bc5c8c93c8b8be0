"""Questions in Japanese on an English document: what is quoted is short, and said to be English."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

GUIDE = """# Marsh Keeper Grants

Wetland Office of Heron County

## 1. Purpose

Marsh Keeper Grants help local groups to look after a marsh. Grants run for a period of 24 months.

## 2. Who may apply

Schools, clubs and farms may apply. Private companies may not apply. Groups outside the county may
not apply either.

## 3. What is paid

The grant pays for up to 60 percent of the cost. Boats and vehicles are not paid for. Volunteer time
counts as a contribution of the group. Receipts are kept for 5 years.
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "guide.md", GUIDE)


def test_a_quote_in_english_is_said_to_be_one_with_what_it_measures(ask) -> None:
    answer = ask("Marsh Keeper Grantsの期間は？")
    assert answer.answer.startswith("資料は英語です。")
    assert "24か月" in answer.answer


def test_what_only_comes_near_is_few_sentences(ask) -> None:
    ask("Marsh Keeper Grantsの期間は？")
    answer = ask("うちは株式会社ですが、だめでしょうか")
    assert answer.uncertain
    said = [line for line in answer.answer.splitlines() if line.isascii() or "要点" in line]
    assert 1 <= len(said) <= 2
    assert all(line.count(". ") == 0 for line in said)


def test_a_japanese_answer_leads_with_what_the_quote_says(ask) -> None:
    ask("Marsh Keeper Grantsの期間は？")
    answer = ask("補助率は何パーセントまで？")
    quotes = [line for line in answer.answer.splitlines() if "[" in line]
    assert 1 <= len(quotes) <= 2
    assert all(line.startswith("要点：") for line in quotes)
    assert "60％" in answer.answer
    assert all(f"[{c.number}]" in answer.answer for c in answer.citations)
