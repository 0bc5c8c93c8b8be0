"""Which documents a turn is about, where there are several."""

from __future__ import annotations

import pytest

from assistant.evidence.catalog import Catalog
from assistant.evidence.document_names import DocumentNames
from assistant.evidence.focus import Focus
from assistant.evidence.folded import FoldedTexts
from assistant.question.model import Intent, ProgramMention, Question, Term
from corpus.document import Document
from corpus.programs import Program

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
NAMES = DocumentNames(SOURCES, FoldedTexts({i: d.text for i, d in SOURCES.items()}))


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
