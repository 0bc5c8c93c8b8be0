"""Which documents a turn is about, where there are several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence.catalog import Catalog
from assistant.evidence.documents.focus import Focus
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.documents.whole import WholeDocument
from assistant.evidence.folded import FoldedTexts
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.words.terms import japanese_terms
from corpus.analysed import Analysis
from corpus.document import Document
from corpus.programs import Program
from index.head import head_of
from tests.counting import counted

TITLES = {
    "star": "星空市 令和8年度 国民健康保険 予算書",
    "moon": "月影市 令和8年度 水道事業会計 予算書",
    "sun": "太陽庁 令和8年度 概算要求",
    "sky": "National Sky Agency FY2026 request",
}


def document(key: str) -> Document:
    text = f"{TITLES[key]}\n\n保険料の収入は3億円である。" if key == "star" else TITLES[key]
    return Document(key, TITLES[key], f"{key}.txt", "text/plain", "0", text)


SOURCES = {key: document(key) for key in TITLES}


def nothing(_document, _term):
    return False


def names_of(sources: dict[str, Document]) -> DocumentNames:
    heads = {i: head_of(Analysis(d, (), (), (), (), ())) for i, d in sources.items()}
    texts = {i: d.text for i, d in sources.items()}
    return DocumentNames(heads, FoldedTexts(texts), texts)


NAMES = names_of(SOURCES)


def term(word: str, *, light: bool = False) -> Term:
    return Term(word, (word.lower(),), light=light)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("星空市", "国民健康保険"), ("star",)),
        (("月影市",), ("moon",)),
        (("sky",), ("sky",)),
        (("令和8年度",), ()),  # most have it: it tells none apart
        (("人口",), ()),
    ],
)
def test_a_document_is_named_by_words_of_its_head_that_few_have(words, ids):
    assert NAMES.named(map(term, words)) == ids


def test_a_word_that_is_no_content_names_nothing():
    assert NAMES.named([term("星空市", light=True)]) == ()


def test_a_turn_may_be_about_documents_that_have_its_words():
    assert NAMES.have(("star",), [term("保険料")])
    assert not NAMES.have(("moon",), [term("保険料")])
    assert NAMES.have(("moon",), [])


def test_a_named_document_keeps_a_program_of_several_to_itself():
    homes = ("star", "moon")
    catalog = Catalog([Program("p", "繰入金", document_ids=homes)])
    mention = ProgramMention(("p",), "繰入金", 0, 3, exact=True)
    own = Question(
        "月影市の繰入金はいくら", "ja", Intent.FIGURE, (mention,), terms=(term("月影市"),)
    )
    assert Focus(NAMES, catalog).of(own, own, ()) == (("moon",), False)
    assert Focus(NAMES, catalog).of(own, own, ("star",)) == (("star",), False)


def test_a_word_for_the_one_document_asks_for_nothing_in_it():
    whole = WholeDocument(NAMES, Catalog([]), lambda _document, word: word.surface == "星空市")
    terms = (term("星空市"), term("保険料"))
    wide = Question("星空市で増えた保険料は", "ja", Intent.FILTER, terms=terms)
    narrow = replace(wide, intent=Intent.FACT)
    for question in whole.unnamed(wide, wide, ("star",)):
        assert [t.light for t in question.terms] == [True, False]
    assert whole.unnamed(wide, wide, ("star", "moon")) == (wide, wide)
    assert whole.unnamed(narrow, narrow, ("star",)) == (narrow, narrow)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("星空市", "窓口", "時間", "駐車場", "地図"), ("star",)),  # a place, whatever else is said
        (("予算書", "加入", "手続", "郵送", "窓口", "駐車場"), ()),  # one word of many
        (("国保", "手続"), ("star",)),  # it shortens 国民健康保険
        (("国険",), ()),  # no part of it begins so
        (("水道事業", "料金"), ("moon",)),
        (("星空市", "水道"), ("star",)),  # of a place, not of what another has
        (("星空市", "月影市"), ()),  # each name tells another
        (("星空市", "水道事業", "予算書", "保険料"), ("star",)),  # however many plain words
        (("sky", "rockets"), ("sky",)),
        (("宇宙", "海", "山", "川", "予算書"), ()),
    ],
)
def test_a_document_is_surely_named_by_a_name_or_much_of_what_is_said(words, ids):
    read = [t for w in words for t in japanese_terms(w, framed=False) or [term(w)]]
    assert NAMES.surely([replace(t, light=False) for t in read]) == ids


def many(count: int) -> DocumentNames:
    """The names of so many documents beside those above."""
    others = {f"d{n}": replace(SOURCES["sun"], id=f"d{n}", title=f"第{n}庁") for n in range(count)}
    return names_of(SOURCES | others)


def test_what_a_name_costs_does_not_grow_with_the_documents():
    """A denial asks of every word which documents are called by it and which have it."""
    terms = [term(word) for word in ("星空市", "国民健康保険", "雪男")]

    def asked(names: DocumentNames) -> int:
        names.have(tuple(names.ids), terms)  # the texts are folded once
        other = [term(word) for word in ("月影市", "水道事業", "海底")]
        return counted(
            lambda: (
                names.named(other),
                names.named(other, titles=True),
                [names.calls(t) for t in other],
                names.have(tuple(names.ids), other),
            )
        )

    assert asked(many(2_000)) < 1.5 * asked(many(20))


def test_many_documents_have_a_word_where_one_of_them_has_it():
    names = many(50)
    assert names.have(tuple(names.ids), [term("保険料")])
    assert not names.have([i for i in names.ids if i != "star"], [term("保険料")])
    assert names.have(("star",), [term("保険料")])
