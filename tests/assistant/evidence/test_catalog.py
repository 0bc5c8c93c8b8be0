"""The catalog: who is called what."""

from __future__ import annotations

import pytest

from assistant.evidence.catalog import Catalog, bracketed
from corpus.programs import Program

CATALOG = Catalog(
    [
        Program(id="a", name="国際甲事業（KOU）", aliases=("甲",)),
        Program(id="b", name="国際乙事業（OTSU)", aliases=("ＫＯＵ",)),
        Program(id="c", name="国際丙事業（HEI）", aliases=("HEI", "hei")),
    ]
)


@pytest.mark.parametrize(("name", "count"), [("KOU", 2), ("OTSU", 1), ("HEI", 1), ("TEI", 0)])
def test_programs_with_an_acronym_are_counted_once_each(name, count):
    assert CATALOG.called(name) == count


def test_the_programs_and_the_roots_of_some_documents():
    catalog = Catalog(
        [
            Program(id="part", name="甲", parent="whole", document_ids=("x", "y")),
            Program(id="other", name="乙", document_ids=("y",)),
            Program(id="whole", name="丙", document_ids=("x",)),
        ]
    )
    assert list(catalog.of(None)) == ["part", "other", "whole"]
    assert list(catalog.of(["y", "x"])) == ["part", "other", "whole"]
    assert list(catalog.of(["y"])) == ["part", "other"]
    assert list(catalog.of(["elsewhere"])) == []
    assert list(catalog.roots()) == list(catalog.roots(["x"])) == ["whole"]
    assert list(catalog.roots(["y"])) == []


@pytest.mark.parametrize(
    ("name", "acronym"),
    [("国際甲事業（KOU）", "KOU"), ("国際甲事業(甲)", "甲"), ("（甲）事業", None), ("事業", None)],
)
def test_what_stands_in_brackets_at_the_end_of_a_name(name, acronym):
    assert bracketed(name) == acronym
