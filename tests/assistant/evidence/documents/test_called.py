"""A turn names few documents by what they are called, in either language, or none."""

from __future__ import annotations

import pytest

from assistant.evidence.documents.called import CalledDocuments
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.folded import FoldedTexts
from assistant.question.model import Term
from assistant.question.understand import Understanding
from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.document import Document
from corpus.readers import read_document
from index.head import head_of

PAPERS = {
    "kokuho.md": "# 令和8年度 汐音市国民健康保険事業会計予算\n\n保険料は次のとおりです。\n",
    "kaigo.md": "# 令和8年度 汐音市介護保険事業会計予算\n\n保険料は次のとおりです。\n",
    "gesui.md": "# 令和8年度 汐音市下水道事業会計予算\n\n使用料は次のとおりです。\n",
    "byoin.md": "# 令和8年度 汐音市病院事業会計予算\n\n診療費は次のとおりです。\n",
    "shimofuri_bus.md": "# 霜降町バス路線の案内\n\n霜降町 時計台係\n\n運賃は次のとおりです。\n",
    "hedges.md": "# Larkmoor Hedge Fund: a guide\n\nThe fund pays for each hedge.\n",
    "oakmere_plan.md": "# Seawalls and Oakmere\n\nOakmere has seawalls: www.oakmere.example.\n",
    "ponds.md": "# Larkmoor Pond Fund: a guide\n\nThe fund pays for each walrus.\n",
}


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    """The files of the documents that a turn names."""
    sources = {}
    for name, text in PAPERS.items():
        path = tmp_path_factory.mktemp("papers") / name
        path.write_text(text, encoding="utf-8")
        sources[name] = analyse(read_document(path), path)
    heads = {name: head_of(analysis) for name, analysis in sources.items()}
    documents = CalledDocuments(
        heads, {name: a.document.text for name, a in sources.items()}, lambda _: 1.0
    )
    reader = Understanding((), lambda _words: ())

    def of(turn: str, *, by_name: bool = False) -> set[str]:
        return set(documents.of(tuple(reader.understand(turn).terms), by_name))

    return of


@pytest.mark.parametrize(
    ("turn", "named"),
    [
        ("汐音市の国保の保険料は", {"kokuho.md"}),  # what 国民健康保険 is shortened to
        ("国険は", set()),  # and what it is not
        ("汐保は", {"kokuho.md", "kaigo.md"}),  # a name that two documents share
        ("汐音市の保険料は", set()),  # of four documents none is told
        ("下水道の使用料は", {"gesui.md"}),  # a plain word, the half of what is said
        ("案内はどこ、時刻も停留所も割引も乗り場も知りたい", set()),  # of much else that is said
        ("汐音市と霜降町", set()),  # two names of different documents
        ("病院とバスの違いは", set()),
        ("霜降町と介護保険", set()),
        ("時計台の紙は", {"shimofuri_bus.md"}),  # as it opens
        ("walrus", set()),  # which a sentence tells of: no name
        ("Larkmoor", {"hedges.md", "ponds.md"}),  # which both write with a capital
        ("Shimofuriの運賃は", {"shimofuri_bus.md"}),  # as its file is called
        ("What does the hedge fund pay?", {"hedges.md"}),
        ("生け垣の補助は", {"hedges.md"}),  # in the other language
        ("How about ponds", {"ponds.md"}),
        ("令和8年度の事業", set()),
    ],
)
def test_a_turn_names_the_few_documents_that_are_called_so(called, turn, named) -> None:
    assert called(turn) == named


@pytest.mark.parametrize(
    ("turn", "named"),
    [
        ("下水道の使用料は", set()),
        ("hedge", set()),
        ("霜降町の案内を見たい", {"shimofuri_bus.md"}),
        ("汐音市の介護保険は", {"kaigo.md"}),
        ("Larkmoor hedge", {"hedges.md"}),
        ("how much does oakmere give", {"oakmere_plan.md"}),  # always written with a capital
        ("how much for the seawalls", set()),  # which its text also has as a plain word
        ("Shimofuri fares, what do they charge", {"shimofuri_bus.md"}),  # as its file sounds
        ("and the bus? it got slower", set()),  # of that file's name, but English
    ],
)
def test_by_name_no_single_plain_word_tells_a_document(called, turn, named) -> None:
    assert called(turn, by_name=True) == named


@pytest.mark.parametrize(("word", "calls"), [("Larkmoor町", True), ("Larkspur町", False)])
def test_a_foreign_name_in_a_japanese_word_is_of_what_a_document_is_called(word, calls):
    text = "The fund pays for each hedge."
    source = Document("hedges", "A guide", "larkmoor_hedges.md", "text/markdown", "0" * 64, text)
    heads, texts = {"hedges": head_of(Analysis(source, (), (), (), (), ()))}, {"hedges": text}
    names = DocumentNames(heads, FoldedTexts(texts), texts)
    assert names.calls(Term(word, (word.lower(),))) is calls
