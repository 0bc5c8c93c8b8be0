"""A text that has lost its line feeds is cut where its marks begin something new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.discovery import find_programs
from corpus.document import Document
from corpus.layout.long_lines import LONG, in_long_line
from corpus.layout.sections import find_sections
from corpus.layout.text_lines import line_breaks, text_lines
from corpus.values.find import find_values

FILLER = "森を守る人を育てる取組を各地で続け、山村の暮らしを支える。" * 12
LOST = (
    "令和８年度 みどり庁重点施策 1 目次 里山再生支援事業 2 海岸清掃推進費 3 "
    "里山再生支援事業 【令和８年度要求額 120百万円（90百万円）】 里山を手入れする人を支えます。 "
    f"１．事業目的 ・荒れた里山が増えている。 ・{FILLER} "
    "２．事業内容 ①道の整備（10か所程度） ②間伐の支援 "
    "３．事業スキーム ■事業形態 間接補助事業（補助率1/2、上限200万円） ■実施期間 令和５年度～ "
    "※離島は補助率を2/3とする。 お問合せ先： 森林局 里山課 電話：03-0000-1111 2 "
    "海岸清掃推進費 【令和８年度要求額 30百万円（新規）】 海岸の清掃を支えます。 3"
)


def lines(text: str) -> list[str]:
    return [line.text for line in text_lines(text, 0, len(text))]


def document(text: str) -> Document:
    return Document("d", "d", "d.txt", "text/plain", "0" * 64, text)


@pytest.mark.parametrize(
    "line",
    [
        "里山再生支援事業",
        "【令和８年度要求額 120百万円（90百万円）】",
        "里山を手入れする人を支えます。",
        "１．事業目的",
        "・荒れた里山が増えている。",
        "①道の整備（10か所程度）",
        "■事業形態 間接補助事業（補助率1/2、上限200万円）",
        "※離島は補助率を2/3とする。",
        "お問合せ先： 森林局 里山課 電話：03-0000-1111",
        "2",
        "海岸清掃推進費",
    ],
)
def test_what_began_a_line_begins_one_again(line):
    assert line in lines(LOST)


def test_a_line_that_somebody_wrote_stays_whole():
    text = "支援は ①道の整備 ②間伐の支援 の二つから成り、 ※離島は別に定める。"
    assert lines(text) == [text]


def test_rows_of_a_table_are_lines():
    text = f"{FILLER * 2} 計 3 森林局1,205 431 36 1,672 海岸局544 - - 544 計 1,749 431 36 2,216"
    assert lines(text)[-2:] == ["海岸局544 - - 544", "計 1,749 431 36 2,216"]


def test_an_english_paragraph_is_not_cut_at_its_numbers():
    text = "The review described in section 9. A further 12 grants follow in 2027. " * 20
    assert lines(text) == [text.strip()]


def test_a_part_of_a_long_line_is_cut_like_the_whole():
    start = LOST.index("２．事業内容")
    assert in_long_line(LOST, start)
    assert [t.text for t in text_lines(LOST, start, start + 40)][:2] == [
        "２．事業内容",
        "①道の整備（10か所程度）",
    ]


@given(st.text(st.sampled_from("あ漢 ■①（１）【】。事業\n"), max_size=3 * LONG))
def test_lines_are_exact_ranges_in_order(text):
    found = text_lines(text, 0, len(text))
    assert all(text[line.start : line.end] == line.text for line in found)
    edges = [0, *(e for line in found for e in (line.start, line.end)), len(text)]
    assert edges == sorted(edges)
    assert "".join("".join(t.text for t in found).split()) == "".join(text.split())


def test_line_breaks_count_the_lost_ones():
    assert line_breaks("一\n二") == [1, 3]
    assert len(line_breaks(LOST)) == len(lines(LOST))


def test_sections_programs_and_values_are_found_in_one_line():
    whole = document(LOST)
    programs = find_programs(whole)
    sections = find_sections(whole, programs)
    assert "里山再生支援事業" in [p.name for p in programs]
    assert ("里山再生支援事業", "３．事業スキーム") in [s.heading for s in sections]
    assert ("海岸清掃推進費",) in [s.heading for s in sections]
    facts = {(v.label, v.value) for v in find_values(whole, sections)}
    assert ("実施期間", "令和５年度～") in facts
    assert ("電話", "03-0000-1111") in facts
    assert ("補助率", "1/2") in facts


def test_a_list_of_contents_heads_nothing():
    headings = [s.heading for s in find_sections(document(LOST), ())]
    assert headings[0] in {(), ("目次",)}
    assert headings.count(("里山再生支援事業",)) == 1
