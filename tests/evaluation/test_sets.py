"""The evaluation sets are data that others measure by, so they are tested themselves.

Every expected number has to stand in the lines that the case names, or follow from
amounts that do: a slip of the author would otherwise count as one of the system.
"""

import json
import re
import unicodedata
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DECK = HERE.parents[1] / "corpus" / "documents" / "mext_r8_international_strategy.txt"
Case = dict[str, Any]
DECK_FIELDS = {
    "id": str,
    "lang": str,
    "type": str,
    "question": str,
    "history": list,
    "contains": list,
    "figures": list,
    "forbid": list,
    "lines": list,
    "abstain": bool,
}
TYPES = {
    "figure",
    "fact",
    "passage",
    "compute",
    "compare",
    "list",
    "followup",
    "unanswerable",
    "trap",
}
TRICKY = {"unanswerable", "trap"}
UNITS = {"億円": 10**8, "百万円": 10**6, "万円": 10**4}
MOST_TERMS = 3  # the longest sum that a question asks for


def load(name: str) -> list[Case]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def fold(text: str) -> str:
    """As the scorer compares: NFKC, lower case, no spaces or commas."""
    folded = re.sub(r"[\s,，、]", "", unicodedata.normalize("NFKC", text).lower())
    return folded.replace("〜", "~")


DECK_LINES = DECK.read_text(encoding="utf-8").split("\n")
DECK_CASES = load("deck.jsonl")
ANSWERED = [case for case in DECK_CASES if case["lines"]]
QUERIES = load("retrieval_deck.jsonl")
DOCUMENTS = load("documents.jsonl")
BUDGET = load("documents_budget.jsonl")


def ranges(case: Case) -> list[list[int]]:
    return [span for group in case["lines"] for span in group]


def quoted(case: Case) -> str:
    """The folded text of all the lines that a case names."""
    return fold("\n".join("\n".join(DECK_LINES[a - 1 : b]) for a, b in ranges(case)))


def amounts(folded: str) -> list[int]:
    """The yen amounts written in a folded text."""
    found = re.findall(r"(\d+(?:\.\d+)?)(億円|百万円|万円)", folded)
    return [round(float(number) * UNITS[unit]) for number, unit in found]


def follows(amount: int, given: list[int]) -> bool:
    """Whether an amount is a sum or difference of two or three of the given ones."""
    return any(
        abs(sum(sign * term for sign, term in zip(signs, terms, strict=True))) == amount
        for size in range(2, MOST_TERMS + 1)
        for terms in combinations(set(given), size)
        for signs in product((1, -1), repeat=size)
    )


def by_id(case: Case) -> str:
    return str(case["id"])


@pytest.mark.parametrize("cases", [DECK_CASES, QUERIES, DOCUMENTS], ids=["deck", "queries", "docs"])
def test_ids_and_questions_are_unique(cases: list[Case]) -> None:
    ids = [case["id"] for case in cases]
    asked = [(case["question"], *case.get("history", [])) for case in cases]
    assert len(set(ids)) == len(ids)
    assert len(set(asked)) == len(asked)
    assert {case["lang"] for case in cases} == {"ja", "en"}


@pytest.mark.parametrize("case", DECK_CASES, ids=by_id)
def test_deck_case_has_the_fields_of_its_type(case: Case) -> None:
    assert set(case) == set(DECK_FIELDS)
    assert all(isinstance(case[name], kind) for name, kind in DECK_FIELDS.items())
    assert case["type"] in TYPES
    assert case["abstain"] == (case["type"] == "unanswerable")
    assert not (case["abstain"] and (case["contains"] or case["figures"] or case["lines"]))
    assert case["type"] in TRICKY or case["lines"]
    assert all(group and all(alternative for alternative in group) for group in case["contains"])


@pytest.mark.parametrize("case", ANSWERED + QUERIES, ids=by_id)
def test_line_ranges_lie_in_the_deck_and_hold_text(case: Case) -> None:
    for first, last in ranges(case):
        assert 1 <= first <= last <= len(DECK_LINES)
        assert "".join(DECK_LINES[first - 1 : last]).strip()


@pytest.mark.parametrize("case", [case for case in ANSWERED if case["figures"]], ids=by_id)
def test_expected_amounts_stand_in_the_lines_or_follow_from_them(case: Case) -> None:
    given = amounts(quoted(case))
    assert all(amount in given or follows(amount, given) for amount in case["figures"])


@pytest.mark.parametrize(
    "case", [case for case in ANSWERED if case["type"] not in {"compute", "trap"}], ids=by_id
)
def test_expected_numbers_stand_in_the_lines(case: Case) -> None:
    text = quoted(case)
    derived = any(amount not in amounts(text) for amount in case["figures"])
    for group in case["contains"]:
        if not derived and all(re.search(r"\d", alternative) for alternative in group):
            assert any(fold(alternative) in text for alternative in group), group


def test_a_third_of_the_planned_set_is_tricky_and_over_a_quarter_english() -> None:
    """The sets by other hands, `a-…` to `f-…`, ask as they came; what was planned is `deck-…`."""
    planned = [case for case in DECK_CASES if case["id"].startswith("deck-")]
    assert sum(case["type"] in TRICKY for case in planned) >= len(planned) / 3
    assert sum(case["lang"] == "en" for case in planned) >= len(planned) / 4
    assert {case["type"] for case in planned} == TYPES


@pytest.mark.parametrize("case", DOCUMENTS, ids=by_id)
def test_document_case_is_complete(case: Case) -> None:
    assert Path(case["doc"]).name == case["doc"]
    assert case["answer"]
    assert case["answerable"] == bool(case["evidence_quote"])
    assert case["answerable"] == (case["type"] != "unanswerable")


def test_budget_rows_are_unique_and_written_as_numbers() -> None:
    keys = [(row["doc"], row["program"], row["fiscal_year"], row["kind"]) for row in BUDGET]
    assert len(set(keys)) == len(keys)
    for row in BUDGET:
        assert row["kind"] in {"initial", "previous", "supplementary", "request"}
        assert isinstance(row["amount_yen"], int)
        assert re.search(r"\d", row["quote"])
