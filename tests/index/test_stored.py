"""Passages that stay in their file: found by position, read when they are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from index.build.builds.stored import LineFile, StoredPassages
from index.owners import Owners
from index.passage import Passage

COUNTS = {"甲": 2, "乙": 0, "丙": 3}


def passage(document: str, number: int) -> Passage:
    text = f"{document}{number}"
    return Passage(text, document, number, number + 2, None, (), (f"p{number}",), text, text)


@pytest.fixture
def stored(tmp_path):
    read = []

    def parse(document_id: str, line: bytes) -> list[Passage]:
        read.append(document_id)
        return [passage(document_id, n) for n in range(int(line))]

    path = tmp_path / "passages.jsonl"
    LineFile.write(path, (str(count).encode() for count in COUNTS.values()))
    return StoredPassages(LineFile(path), COUNTS, parse), read


def test_passages_are_those_of_all_documents_in_order(stored):
    passages, _ = stored
    assert [p.id for p in passages] == ["甲0", "甲1", "丙0", "丙1", "丙2"]
    assert passages[-1].id == passages[np.int64(4)].id == "丙2"
    assert [p.id for p in passages[1:3]] == ["甲1", "丙0"]
    with pytest.raises(IndexError):
        passages[5]


def test_one_document_is_read_and_read_once(stored):
    passages, read = stored
    assert len(passages) == 5 and not read
    assert passages[3].id == "丙1" and passages[4].id == "丙2"
    assert read == ["丙"]


def test_no_documents_have_no_passages(tmp_path):
    path = tmp_path / "passages.jsonl"
    LineFile.write(path, ())
    assert len(StoredPassages(LineFile(path), {}, lambda _id, _line: ())) == 0


def test_lines_end_where_the_file_beside_them_says(tmp_path):
    path = tmp_path / "some.jsonl"
    LineFile.write(path, (b"[]", b"", b"[1]"))
    assert [LineFile(path)[n].rstrip() for n in range(len(LineFile(path)))] == [
        b"[]",
        b"",
        b"[1]",
    ]


def test_owners_of_passages():
    owners = Owners.of([passage("甲", 0), passage("甲", 1), passage("丙", 0)])
    assert owners.programs == {"p0": [0, 2], "p1": [1]}
    assert owners.documents == {"甲": (0, 2), "丙": (2, 3)}
