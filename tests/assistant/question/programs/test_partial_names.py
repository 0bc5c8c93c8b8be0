"""Programs that some words of their names mean, in an order that every process tells."""

from __future__ import annotations

import pytest

from assistant.question.model import Term
from assistant.question.programs.partial import PartialNames
from corpus.programs import Program

PLACES = {
    "藻場": ("藻場造成調査事業", "藻場保全支援事業", "藻場回復推進事業"),
    "灯台": ("灯台修繕補助金", "灯台見学補助金"),
    "mooring": ("Mooring repair grant", "Mooring survey grant"),
}


@pytest.mark.parametrize("word", PLACES)
@pytest.mark.parametrize("ids", ["abc", "cba", "bca", "xmd", "dxm"])
def test_names_of_equal_length_come_by_their_ids(word, ids):
    names = PartialNames(
        Program(key, name, None) for key, name in zip(ids, PLACES[word], strict=False)
    )
    meant = names.meant((Term(word, (word,), ((word,),)),), ())
    told = [m.program_ids[0] for m in meant]
    assert told == sorted(ids[: len(PLACES[word])])


def test_the_longer_name_comes_first():
    names = PartialNames(
        [Program("a", "藻場保全事業", None), Program("b", "藻場回復推進事業", None)]
    )
    told = names.meant((Term("藻場", ("藻場",), (("藻場",),)),), ())
    assert [m.program_ids[0] for m in told] == ["b", "a"]


@pytest.mark.parametrize("word", ["補助", "支援", "事業", "全体", "program", "total"])
def test_a_word_for_any_program_or_the_whole_names_none(word):
    names = PartialNames([Program("a", "茶畑補助支援事業全体 program total", None)])
    assert names.meant((Term(word, (word,), ((word,),)),), ()) == ()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("council", "otters", "wild", "herons"), ["a"]),  # in any order, another word beside
        (("wild", "otters"), []),  # half of it
        (("council", "meetings", "otters", "wild", "river"), []),  # much else is said
        (("council", "otters"), []),  # one word of it
    ],
)
def test_an_english_name_is_meant_by_most_of_its_words(words, ids):
    names = PartialNames(
        [
            Program("a", "Wild otter and heron protection", None),
            Program("b", "Wild river protection grants scheme", None),
        ]
    )
    told = names.meant([Term(w, (w,)) for w in words], ())
    assert [m.program_ids[0] for m in told] == ids


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("図書館", ["a"]),
        ("固定資産税", ["b"]),
        ("消防", ["c"]),
        ("運河", []),  # in no name
    ],
)
def test_a_japanese_word_means_an_english_name_that_says_it(word, ids):
    names = PartialNames(
        [
            Program("a", "Libraries", None),
            Program("b", "Real property tax", None),
            Program("c", "Fire and rescue", None),
        ]
    )
    told = names.meant((Term(word, (word,), ((word,),)),), ())
    assert [m.program_ids[0] for m in told] == ids


def test_an_english_word_means_no_name_by_way_of_another_language():
    names = PartialNames([Program("a", "Tribal shoreline", None)])
    assert names.meant((Term("people", ("people", "部族"), (("people",),)),), ()) == ()
