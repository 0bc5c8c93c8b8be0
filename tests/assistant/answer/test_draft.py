"""A draft puts no number and no quote into an answer without its citation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer.drafting.draft import Draft, markers
from assistant.evidence.catalog import Catalog
from corpus.document import Document, Page
from corpus.facts import FigureRow, Measure, Trust
from corpus.programs import Program

TEXT = "彗星観測事業\n要求・要望額 30億円（新規）\n前年度予算額 ２，５００百万円\n"
DOCUMENT = Document(
    "d", "架空の資料", "d.txt", "text/plain", "0" * 64, TEXT, (Page(1, 0, 7), Page(2, 7, len(TEXT)))
)
PROGRAM = Program("comet", "彗星観測事業", "Comet Observation")


@pytest.fixture(params=["ja", "en"])
def draft(request) -> Draft:
    return make_draft(request.param)


def make_draft(language) -> Draft:
    return Draft(language, Catalog((PROGRAM,)), {"d": DOCUMENT})


def make_row(original: str, amount: int, measure: Measure, year: int, **changes) -> FigureRow:
    line = next(line for line in TEXT.split("\n") if original in line)
    start = TEXT.index(line)
    values = {
        "id": original, "document_id": "d", "program_id": "comet", "program": PROGRAM.name,
        "parent": None, "measure": measure, "label": line.split(" ")[0], "fiscal_year": year,
        "amount": amount, "currency": "JPY", "original": original, "scope": None,
        "start": start, "end": start + len(line), "page": 2, "trust": Trust.REVIEWED,
    }  # fmt: skip
    return FigureRow(**{**values, **changes})


REQUEST = make_row("30億円", 3_000_000_000, Measure.REQUEST, 2026, note="新規")
PREVIOUS = make_row("２，５００百万円", 2_500_000_000, Measure.PREVIOUS, 2025)


def test_a_citation_is_the_exact_range_with_its_page_and_lines(draft):
    number = draft.cite("d", REQUEST.start, REQUEST.end)
    (citation,) = draft.citations
    assert (number, citation.number) == (1, 1)
    assert citation.quote == TEXT[REQUEST.start : REQUEST.end]
    assert (citation.page, citation.line_start, citation.line_end) == (2, 2, 2)


def test_one_range_is_one_citation_and_one_row_one_figure(draft):
    assert draft.state(REQUEST) == draft.state(REQUEST)
    draft.cite("d", REQUEST.start, REQUEST.end)
    assert len(draft.citations) == len(draft.figures) == 1
    assert draft.state(PREVIOUS).citation == 2


def test_a_figure_keeps_its_source_s_notation(draft):
    figure = draft.state(PREVIOUS)
    assert figure.original == "２，５００百万円"
    assert figure.amount == 2_500_000_000
    assert figure.fiscal_year_label == "令和7年度"
    assert "2,500百万円" in figure.display


def test_what_is_new_or_was_not_reviewed_is_said_beside_the_amount():
    assert make_draft("ja").value(REQUEST) == "30億円（新規）"
    unread = make_row("30億円", 3_000_000_000, Measure.REQUEST, 2026, trust=Trust.EXTRACTED)
    assert make_draft("ja").value(unread) == "30億円（自動抽出・未確認）"
    assert make_draft("ja").state(unread).reviewed is False


@pytest.mark.parametrize(
    ("row", "language", "label"),
    [
        (REQUEST, "ja", "令和8年度要求・要望額"),
        (PREVIOUS, "ja", "前年度予算額（令和7年度）"),
        (REQUEST, "en", "budget request for FY2026 (“要求・要望額”)"),
    ],
)
def test_a_label_has_the_source_s_words_and_the_year(row, language, label):
    said = make_draft(language).label(row)
    assert said.replace("度の", "度") == label


def test_a_japanese_scope_is_quoted_in_english_and_revenue_is_called_so():
    label = make_draft("en").label
    assert label(replace(REQUEST, scope="歳入")).endswith("(“要求・要望額”, revenue)")
    assert label(replace(REQUEST, scope="国費")).endswith("(“要求・要望額”, “国費”)")
    assert label(replace(REQUEST, label="", scope="JST")).endswith("(JST)")


@pytest.mark.parametrize(
    ("label", "language", "said"),
    [
        ("FY 2026\nRequest", "en", "budget request for FY2026 (FY 2026 Request)"),
        ("要 求 額", "ja", "令和8年度の要求額"),
        ("令和8年度 星空市 当初予算案の概要について", "ja", "令和8年度の要求・要望額"),
        ("The FY 2026 request for the Comet Observation is", "en", "budget request for FY2026"),
    ],
)
def test_a_label_is_a_head_with_its_words_apart_never_a_title_or_a_sentence(label, language, said):
    row = replace(REQUEST, label=label)
    assert make_draft(language).label(row) == said


def test_names_are_in_the_language_of_the_answer():
    assert make_draft("ja").name("comet") == "彗星観測事業"
    assert make_draft("en").name("comet") == "Comet Observation"


def test_a_head_above_is_cited_where_it_stands(draft):
    number = draft.cite_before("d", "彗星観測事業", len(TEXT))
    assert draft.citations[number - 1].quote == "彗星観測事業"
    assert draft.cite_before("d", "どこにもない", len(TEXT)) is None


def test_markers_name_each_citation_once():
    assert markers((2, 1, 2)) == "[2][1]"


@pytest.mark.parametrize(
    ("lines", "quote"),
    [
        (["流星観測  80万円  40万円", "次の行 1円"], "流星観測  80万円  40万円"),
        (["  Meteor watch\t80万円\t40万円"], "Meteor watch\t80万円\t40万円"),
        (["流" * 200 + "80万円"], "80万円"),
    ],
)
def test_a_figure_is_cited_with_the_line_that_says_whose_it_is(lines, quote):
    text = "\n".join(["見出し", *lines])
    document = replace(DOCUMENT, text=text, pages=())
    start = text.index("80万円")
    row = replace(PREVIOUS, original="80万円", amount=800_000, start=start, end=start + 4)
    draft = Draft("ja", Catalog((PROGRAM,)), {"d": document})
    figure = draft.state(row)
    citation = draft.cited(figure.citation)
    assert citation.quote == quote == text[citation.start : citation.end]


def test_what_is_kept_of_an_answer_has_its_own_citations_alone():
    draft = make_draft("ja")
    name, amount = draft.cite("d", 0, 6), draft.cite("d", REQUEST.start, REQUEST.end)
    draft.say("quoted", name, quote="彗星観測事業")
    draft.say("quoted", amount, quote="要求・要望額 30億円")
    draft.keep([amount])
    (citation,) = draft.citations
    assert (citation.number, citation.quote) == (1, TEXT[REQUEST.start : REQUEST.end])
    assert draft.text == "要求・要望額 30億円[1]"
    assert draft.cite("d", 0, 6) == 2


def test_what_is_likelier_stands_above_the_first_quote():
    draft = make_draft("ja")
    draft.say("reason")
    draft.say("quoted", draft.cite("d", 0, 6), quote="彗星観測事業")
    with draft.above():
        draft.say("quoted", draft.cite("d", REQUEST.start, REQUEST.end), quote="30億円")
    assert draft.text.splitlines()[1:] == ["30億円[2]", "彗星観測事業[1]"]


@pytest.mark.parametrize(
    ("said", "all_foreign"),
    [
        (["The comet is watched for 12 months by three stations."], True),
        (["The comet is watched for 12 months by three stations.", "彗星を観測する。"], False),
    ],
)
def test_an_answer_knows_whether_all_of_its_quotes_are_in_another_language(said, all_foreign):
    draft = make_draft("ja")
    for at, quote in enumerate(said):
        draft.say("quoted", draft.cite("d", at, at + 1), quote=quote)
    assert draft.in_another_language is all_foreign
