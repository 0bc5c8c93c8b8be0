"""One catalog of programs over documents that name them differently."""

from __future__ import annotations

from dataclasses import replace

from corpus.analysed import Analysis
from corpus.document import Document
from corpus.facts.sums import DocumentSums
from corpus.layout.section import Section
from corpus.programs.program import Program
from corpus.values.value import LabelledValue
from index.build.builds.merging import merge_programs, rename_head, rename_programs
from index.head import head_of

ASPIRE = Program("exchange", "国際交流推進事業", "Exchange Program", ("ＥＸＰＯ",), "whole")


def test_the_same_name_in_another_width_is_the_same_program():
    other = Program("x", "国際交流推進事業 ", None, ("EXPO-2",))
    catalog, renaming = merge_programs([("a", [ASPIRE]), ("b", [other])])
    (program,) = catalog
    assert (program.id, program.name, program.name_en) == (
        "exchange", "国際交流推進事業", "Exchange Program",
    )  # fmt: skip
    assert set(program.aliases) == {"ＥＸＰＯ", "EXPO-2"}
    assert program.document_ids == ("a", "b")
    assert renaming == {"b": {"x": "exchange"}}


def test_an_acronym_that_is_the_alias_of_one_and_the_name_of_another_joins_them():
    catalog, _ = merge_programs([("a", [ASPIRE]), ("b", [Program("y", "EXPO")])])
    assert [p.id for p in catalog] == ["exchange"]


def test_programs_that_one_document_tells_apart_stay_apart():
    first, second = (
        Program("p", "交流事業", None, ("共通名",)),
        Program("q", "交流事業（医療）", None, ("共通名",)),
    )
    catalog, renaming = merge_programs([("a", [first, second]), ("b", [Program("r", "共通名")])])
    assert [p.id for p in catalog] == ["p", "q", "r"]
    assert renaming == {}


def test_two_letters_are_not_enough_to_join():
    catalog, _ = merge_programs(
        [
            ("a", [Program("p", "甲事業", None, ("AB",))]),
            ("b", [Program("q", "乙事業", None, ("AB",))]),
        ]
    )
    assert len(catalog) == 2


def test_the_parent_follows_the_catalog():
    whole = Program("w2", "国際展開")
    part = Program("x", "国際交流推進事業", None, (), "w2")
    catalog, renaming = merge_programs(
        [("a", [Program("whole", "国際展開"), Program("other", "別事業")]), ("b", [whole, part])]
    )
    parents = {p.id: p.parent for p in catalog}
    assert parents == {"whole": None, "other": None, "x": "whole"}
    assert renaming["b"] == {"w2": "whole"}


def test_everything_of_an_analysis_gets_the_catalog_s_ids():
    document = Document("b", "題", "b.txt", "text/plain", "0" * 64, "本文")
    analysis = Analysis(
        document,
        (Program("x", "国際交流推進事業"),),
        (Section(0, 2, None, (), ("x", "z")),),
        (LabelledValue("b", "x", "期間", None, "5年", 0, 2, None),),
        (),
        (),
    )
    renamed = rename_programs(analysis, {"x": "exchange"})
    assert renamed.programs[0].id == "exchange"
    assert renamed.sections[0].program_ids == ("exchange", "z")
    assert renamed.values[0].program_id == "exchange"
    assert rename_programs(analysis, {}) is analysis


def test_the_sums_that_a_head_tells_get_the_catalog_s_ids():
    analysis = Analysis(
        Document("d", "題", "d.txt", "text/plain", "0" * 64, ""), (), (), (), (), ()
    )
    head = replace(head_of(analysis), sums=DocumentSums(("x", "z"), ("x",)))
    assert rename_head(head, {"x": "exchange"}).sums == DocumentSums(
        ("exchange", "z"), ("exchange",)
    )
