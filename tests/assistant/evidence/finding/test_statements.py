"""Statements: what can be quoted, exact ranges that leave out no word of the document."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.finding.sentences import LONGEST
from assistant.evidence.finding.statements import clean, split_statements
from corpus.analysed import Analysis
from corpus.document import Cell, Document, Page, Table


def analysis_of(text: str, *, pages: tuple[Page, ...] = ()) -> Analysis:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("d", "題", "d.txt", "text/plain", digest, text, pages)
    return Analysis(document, (), (), (), (), ())


def texts(text: str) -> list[str]:
    return [s.text for s in split_statements(analysis_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一つ目の文。二つ目の文。", ["一つ目の文。", "二つ目の文。"]),
        ("途中で\n折り返す文。", ["途中で\n折り返す文。"]),
        ("・一つ目の点\n・二つ目の点", ["・一つ目の点", "・二つ目の点"]),
        ("見出し\n\n本文です。", ["見出し", "本文です。"]),
        ("「引用の中。」は切らない。", ["「引用の中。」は切らない。"]),
        ("It ends here. Another begins.", ["It ends here.", "Another begins."]),
        ("Award size. Each gets £900.", ["Award size. Each gets £900."]),
        (
            "It costs £21,400. Others pay 25%. Ask.",
            ["It costs £21,400.", "Others pay 25%.", "Ask."],
        ),
        ("  \n\n", []),
        (  # a short line of such a page ends in a particle
            "採用終了から5年で93.4％、10年経過後も\n\n88.7％が常勤の研究職に就いており、役割を果たす。",
            [
                "採用終了から5年で93.4％、10年経過後も\n\n88.7％が常勤の研究職に就いており、役割を果たす。"
            ],
        ),
        (  # a page set in double spacing
            "港の貨物量はこの十年の間に大きく増えており、特に冷凍した水産物の取扱いが\n\n"
            "増えたことによるものと港湾局の報告書では説明されている。",
            [
                "港の貨物量はこの十年の間に大きく増えており、特に冷凍した水産物の取扱いが\n\n"
                "増えたことによるものと港湾局の報告書では説明されている。"
            ],
        ),
        (  # a heading, however long, is no beginning of the paragraph below
            "冷凍水産物の取扱量が港の貨物量に与える影響に関する調査研究の結果について\n\n"
            "貨物量はこの十年の間に大きく増えており、その理由を調べた。\n船会社にも尋ねた。",
            [
                "冷凍水産物の取扱量が港の貨物量に与える影響に関する調査研究の結果について",
                "貨物量はこの十年の間に大きく増えており、その理由を調べた。",
                "船会社にも尋ねた。",
            ],
        ),
        (  # the number of a page, and an item, go on from nothing
            "港の貨物量はこの十年の間に大きく増えており、特に冷凍した水産物の取扱いが\n\n12",
            ["港の貨物量はこの十年の間に大きく増えており、特に冷凍した水産物の取扱いが", "12"],
        ),
    ],
)
def test_sentences_bullets_and_blocks_are_statements(text, expected):
    assert texts(text) == expected


@given(st.text(st.sampled_from("あ漢ア a1.。\n\n・①「」　()（※"), max_size=400))
def test_statements_cover_the_text_but_for_white_space_and_overlap_nowhere(text):
    found = split_statements(analysis_of(text))
    assert all(s.text == text[s.start : s.end] and s.text == s.text.strip() for s in found)
    gaps = zip([0, *(s.end for s in found)], [*(s.start for s in found), len(text)], strict=True)
    assert all(low <= high and not text[low:high].strip() for low, high in gaps)


@given(st.integers(1, 2000))
def test_no_statement_is_longer_than_a_quote_may_be(length):
    assert all(len(t) <= LONGEST for t in texts("あ" * length))


def test_statements_of_the_deck_cover_it_exactly(deck):
    position = 0
    for statement in split_statements(deck.analysis):
        assert deck.text[statement.start : statement.end] == statement.text
        assert not deck.text[position : statement.start].strip()
        position = statement.end
        assert statement.page == deck.analysis.document.page_at(statement.start)
    assert not deck.text[position:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("途中で\n折り返す文。", "途中で折り返す文。"),
        ("● 点である", "点である"),
        ("two\nwords", "two words"),
        ("広い　　間", "広い 間"),
        ("\ue000記号", "記号"),
        ("6.2 Home Repair Assistance", "Home Repair Assistance"),
        ("3. Who may apply", "Who may apply"),
        ("（４）対象となる方", "対象となる方"),
        ("２．１ 補助率", "補助率"),
        ("2.5 億円の増", "2.5 億円の増"),
        ("1.5 million people", "1.5 million people"),
        ("3 schools were built", "3 schools were built"),
        ("2026 Budget", "2026 Budget"),
    ],
)
def test_a_quote_is_shown_as_prose(text, expected):
    assert clean(text) == expected


def test_a_row_is_a_statement_and_the_heads_of_columns_are_none():
    text = "区分\t対象者\t上限額\n個人枠\t学生\t80万円\n"
    words = [(0, c, w) for c, w in enumerate(("区分", "対象者", "上限額"))]
    words += [(1, c, w) for c, w in enumerate(("個人枠", "学生", "80万円"))]
    cells = tuple(Cell(r, c, text.index(w), text.index(w) + len(w)) for r, c, w in words)
    analysis = analysis_of(text)
    table = Table(0, len(text), None, cells)
    analysis = replace(analysis, document=replace(analysis.document, tables=(table,)))
    assert [s.text for s in split_statements(analysis)] == ["個人枠\t学生\t80万円"]


def test_the_row_under_a_merged_cell_is_a_statement_of_its_own():
    text = "林務部\t苗木\n間伐\n"
    cells = (Cell(0, 0, 0, 3), Cell(0, 1, 4, 6), Cell(1, 0, 0, 3), Cell(1, 1, 7, 9))
    analysis = analysis_of(text)
    table = Table(0, len(text), None, cells, header_rows=0)
    analysis = replace(analysis, document=replace(analysis.document, tables=(table,)))
    assert [s.text for s in split_statements(analysis)] == ["林務部\t苗木", "間伐"]


@pytest.mark.parametrize(
    ("told", "is_said"),
    [
        (
            "灯台の設置に要する費用を対象とします。土地の購入と、維持に要する費用は対象外です。",
            True,
        ),
        ("Costs of building lighthouses count. Land does not count, nor does its upkeep.", True),
        ("対象となる費用の区分", False),
        ("What counts", False),
    ],
)
def test_a_first_row_of_sentences_is_no_head_of_columns(told, is_said):
    rows = (("設備", told, "5月"), ("機械", "灯器", "6月"))
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    places = ((r, c, word) for r, row in enumerate(rows) for c, word in enumerate(row))
    cells = tuple(Cell(r, c, text.index(w), text.index(w) + len(w)) for r, c, w in places)
    analysis = analysis_of(text)
    table = Table(0, len(text), None, cells)
    analysis = replace(analysis, document=replace(analysis.document, tables=(table,)))
    said = "".join(s.text for s in split_statements(analysis))
    assert (told.replace(" ", "") in said.replace(" ", "")) == is_said
    assert "機械\t灯器\t6月" in said
