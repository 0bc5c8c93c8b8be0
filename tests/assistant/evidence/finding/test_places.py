"""Positions of passages by program, name and document: the same as reading every passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence.finding.places import Places
from assistant.evidence.folded import FoldedTexts
from corpus.text import fold_key

KAKUU, KASEN = ("架空交流事業",), ("河川再生事業", "rivers")


def places_of(passages):
    texts = {}
    for passage in passages:
        texts[passage.document_id] = texts.get(passage.document_id, "") + passage.text
    return Places(passages, FoldedTexts(texts))


@pytest.fixture
def passages(deck):
    """Passages that are about programs, name them, break a name at a line, or do neither."""
    plain = deck.assistant.build.passages[0]
    told = [
        ("甲", "架空交流事業は若手を派遣する。", ("kakuu",)),
        ("甲", "ＫＡＫＵＵは架空交流\n事業のことである。", ()),
        ("乙", "河川再生事業（Rivers）", ()),
        ("乙", "河川を再生する。", ("kasen",)),
        ("丙", "架空交流事", ()),
        ("丙", "業の担当", ()),
    ]
    return [
        replace(plain, document_id=document, text=text, program_ids=programs)
        for document, text, programs in told
    ]


def test_passages_about_a_program_or_naming_it(passages):
    places = places_of(passages)
    assert places.about({"kakuu"}, {"kakuu": KAKUU}).tolist() == [0, 1]
    assert places.about({"kasen"}, {"kasen": KASEN}).tolist() == [2, 3]
    both = places.about({"kakuu", "kasen"}, {"kakuu": KAKUU, "kasen": KASEN})
    assert both.tolist() == [0, 1, 2, 3]


def test_a_name_is_not_found_across_two_passages(passages):
    assert {4, 5}.isdisjoint(places_of(passages).about((), {"kakuu": KAKUU}).tolist())


def test_unknown_programs_and_documents_have_no_passages(passages):
    places = places_of(passages)
    assert not len(places.about({"unknown"}, {"unknown": ()}))
    assert not len(places.in_documents(["unknown"]))


def test_passages_of_documents(passages):
    places = places_of(passages)
    assert places.in_documents(["乙", "丙"]).tolist() == [2, 3, 4, 5]
    assert places.in_documents(None) is None
    assert places.in_documents([]) is None


def test_the_deck_is_counted_out_as_read(deck):
    passages, programs = deck.assistant.build.passages, deck.assistant.build.programs
    places = places_of(passages)
    for program in programs:
        names = tuple(fold_key(n) for n in (program.name, *program.aliases))
        read = [
            i
            for i, p in enumerate(passages)
            if program.id in p.program_ids or any(n in fold_key(p.text) for n in names)
        ]
        assert places.about({program.id}, {program.id: names}).tolist() == read
