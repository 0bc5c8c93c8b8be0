"""Questions with the passages that answer them: public sets, and those on our documents."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import NotFound
from index.passage import Passage

# File of each public set in SQuAD's shape, in the order that reports show them.
PUBLIC_SETS = {
    "JSQuAD valid": "jsquad_valid.json.xz",
    "JSQuAD test": "jsquad_test.json.xz",
    "JaQuAD dev": "jaquad_dev.json.xz",
}


@dataclass(frozen=True, slots=True)
class RetrievalCase:
    """A question and the positions of the passages that answer it."""

    question: str
    language: str
    relevant: frozenset[int]


def read_public_set(path: Path) -> tuple[tuple[Passage, ...], list[RetrievalCase]]:
    """Paragraphs as passages, and questions on them; raises NotFound for no such file."""
    if not path.is_file():
        raise NotFound(f"There is no {path}: name the folder that holds the public sets.")
    with lzma.open(path, "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    passages: list[Passage] = []
    cases: list[RetrievalCase] = []
    for paragraph in (p for article in articles for p in article["paragraphs"]):
        relevant = frozenset([len(passages)])
        cases += [RetrievalCase(q["question"], "ja", relevant) for q in paragraph["qas"]]
        passages.append(_passage(len(passages), paragraph["context"]))
    return tuple(passages), cases


def read_line_set(
    path: Path, passages: Sequence[Passage], document_id: str, text: str
) -> list[RetrievalCase]:
    """Questions whose answers are given as lines of one document's `text`, from 1.

    A passage is right where it overlaps one of the ranges of a group. A question none of whose
    ranges lies in any passage counts as one that is never found.
    """
    if not path.is_file():
        raise NotFound(
            f"There is no {path}: the questions on the documents are in tests/evaluation."
        )
    lines = [
        (position, text.count("\n", 0, p.start) + 1, text.count("\n", 0, p.end) + 1)
        for position, p in enumerate(passages)
        if p.document_id == document_id
    ]
    cases: list[RetrievalCase] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(row)
        ranges = [(low, high) for group in case["lines"] for low, high in group]
        relevant = frozenset(
            position
            for position, first, last in lines
            if any(first <= high and low <= last for low, high in ranges)
        )
        cases.append(RetrievalCase(case["question"], case["lang"], relevant))
    return cases


def _passage(position: int, text: str) -> Passage:
    return Passage(str(position), "", 0, len(text), None, (), (), text, text)
