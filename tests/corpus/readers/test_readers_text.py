"""Text files: encodings, CSV cells, Markdown, HTML; the text is the file's own characters."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers import Limits, read_document
from corpus.readers.heads import header_rows
from corpus.readers.text.delimited import cut_rows

SENTENCE = "令和８年度の海洋予算は１２億円（前年度10億円）である。\r\nポンプのﾃｽﾄも行う。\n"


def cells_of(document, index=0):
    table = document.tables[index]
    return {(c.row, c.column): document.text[c.start : c.end] for c in table.cells}


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"],
)
def test_text_is_the_files_own_characters(tmp_path, encoding):
    sentence = SENTENCE.replace("ﾃｽﾄ", "テスト") if encoding == "iso2022_jp" else SENTENCE
    path = tmp_path / "note.txt"
    path.write_bytes(sentence.encode(encoding))
    document = read_document(path)
    assert document.text == sentence
    assert document.language == "ja"
    assert document.media_type == "text/plain"


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
@pytest.mark.parametrize(
    "words", ["予算", "事業の概要", "カタカナ", "補正予算額", "文部科学省、経済産業省", "△１億円"]
)
def test_short_japanese_text_is_told_apart(tmp_path, encoding, words):
    path = tmp_path / "short.txt"
    path.write_bytes(words.encode(encoding))
    assert read_document(path).text == words


def test_english_text(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes("The FY2026 budget is ¥1.2 billion – a rise.".encode())
    document = read_document(path)
    assert (document.language, document.fiscal_year) == ("en", 2026)


def test_form_feeds_end_pages(tmp_path):
    path = tmp_path / "pages.txt"
    path.write_text("一頁目\n\f二頁目\n\f三頁目", encoding="utf-8", newline="")
    document = read_document(path)
    assert [document.text[p.start : p.end].strip("\f\n") for p in document.pages] == [
        "一頁目", "二頁目", "三頁目",
    ]  # fmt: skip
    assert document.page_at(document.text.index("二")) == 2


def test_csv_cells_are_ranges(tmp_path):
    path = tmp_path / "table.csv"
    text = '事業名,金額,備考\r\n"海, 空の事業",1234,"二行の\r\n備考 ""注"""\r\n\r\n陸の事業,,-\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    document = read_document(path)
    assert document.text == text
    assert cells_of(document) == {
        (0, 0): "事業名", (0, 1): "金額", (0, 2): "備考",
        (1, 0): "海, 空の事業", (1, 1): "1234", (1, 2): '二行の\r\n備考 ""注""',
        (2, 0): "陸の事業", (2, 1): "", (2, 2): "-",
    }  # fmt: skip
    assert document.tables[0].header_rows == 1


def test_cp932_csv_and_tsv(tmp_path):
    for name, delimiter in (("a.csv", ","), ("a.tsv", "\t"), ("b.csv", "\t")):
        path = tmp_path / name
        path.write_bytes(f"事業名{delimiter}金額\n海の事業{delimiter}10\n".encode("cp932"))
        assert cells_of(read_document(path))[(1, 0)] == "海の事業"


def test_two_header_rows_are_counted(tmp_path):
    path = tmp_path / "heads.csv"
    path.write_text("事業,予算額,\n名称,前年度,要求額\n海の事業,1,2\n", encoding="utf-8")
    assert read_document(path).tables[0].header_rows == 2


_CELL = st.text(alphabet=st.sampled_from('ab",\n\r\t 億円;'), max_size=6)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_agree_with_the_standard_library(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    text = out.getvalue()
    found = [row for row in cut_rows(text, ",", 100, "x.csv") if row]
    assert [[text[a:b].replace('""', '"') for a, b in row] for row in found] == rows


def test_too_many_rows(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("a,b\n" * 30, encoding="utf-8")
    with pytest.raises(TooLarge, match=r"rows\.csv.*20 rows"):
        read_document(path, limits=Limits(rows=20))


def test_markdown_is_read_as_its_page(tmp_path):
    path = tmp_path / "note.md"
    path.write_text(
        "---\ntitle: 海の白書\n年度: 令和８年度\npublisher: 海洋庁\ndate: 2026-04-01\n---\n"
        "# 海の**予算** #\n\n本文の段落\nの[続き](https://example.com)。\n\n## 表\n\n"
        "| 事業 | 金額<br>（百万円） |\n|---|--:|\n| 海 \\| 空 | `1,2` |\n| **陸** | |\n\n* 項目\n",
        encoding="utf-8",
    )
    document = read_document(path)
    assert (document.title, document.fiscal_year) == ("海の白書", 2026)
    assert (document.publisher, document.date) == ("海洋庁", "2026-04-01")
    assert document.text.split("\n\n")[:2] == ["海の予算", "本文の段落\nの続き。"]
    assert [b.heading for b in document.blocks if b.heading] == [1, 2]
    assert "白書" not in document.text
    assert cells_of(document) == {
        (0, 0): "事業", (0, 1): "金額（百万円）", (1, 0): "海 | 空", (1, 1): "1,2",
        (2, 0): "陸", (2, 1): "",
    }  # fmt: skip
    assert [c.head for c in document.tables[0].cells] == [True, True, False, False, False, False]


HTML = """<!DOCTYPE html><html lang="ja"><head>
<meta charset="{charset}"><title>海の予算 | 某省</title>
<style>p {{ color: red }}</style></head><body><nav>品書き</nav><!-- 注釈 --><h1>海の<b>予算</b></h1>
<p>段落は<ruby>続<rt>つづ</rt></ruby>き、<br>改まる。<script>alert("x")</script>終わり。</p>
<ul><li>一つ</li><li>二つ</li></ul>
<table><tr><th rowspan="2">事業</th><th colspan="2">予算額</th></tr>
<tr><th>前年度</th><th>要求額</th></tr><tr><td>海の<br>事業</td><td>10</td><td>△2</td></tr></table>
<table><tr><td><table><tr><td>内</td><td>側</td></tr></table></td></tr></table>後書き</body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "Shift_JIS", "euc-jp"])
def test_html_structure(tmp_path, charset):
    path = tmp_path / "page.html"
    path.write_bytes(HTML.format(charset=charset).encode(charset))
    document = read_document(path)
    assert document.title == "海の予算 | 某省"
    assert document.text.splitlines() == [
        "海の予算", "", "段落は続き、", "改まる。終わり。", "", "• 一つ", "• 二つ", "",
        "事業\t予算額", "前年度\t要求額", "海の事業\t10\t△2", "", "内\t側", "", "後書き",
    ]  # fmt: skip
    assert [b.heading for b in document.blocks][:2] == [1, None]
    cells = cells_of(document)
    assert cells[(0, 0)] == cells[(1, 0)] == "事業"
    assert cells[(0, 1)] == cells[(0, 2)] == "予算額"
    assert (cells[(1, 2)], cells[(2, 2)]) == ("要求額", "△2")
    assert document.tables[0].header_rows == 2


def test_a_page_that_lies_about_its_encoding(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes('<html><meta charset="utf-8"><p>海の予算の概要</p>'.encode("cp932"))
    assert read_document(path).text.strip() == "海の予算の概要"


def test_a_broken_mark_is_an_error(tmp_path):
    path = tmp_path / "note.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "予算".encode("cp932"))
    with pytest.raises(UnreadableDocument, match=r"note\.txt.*utf-8"):
        read_document(path)


def numbered(*numbers: str, body: str = "里山を手入れする人を支える。" * 12) -> str:
    return "".join(f"{body}\n{number}\n\n" for number in numbers)


@pytest.mark.parametrize(
    "numbers", [("1", "2", "3"), ("- 1 -", "- 2 -", "- 3 -"), ("２", "３", "４")]
)
def test_printed_numbers_end_the_pages_of_a_text(tmp_path, numbers):
    path = tmp_path / "pages.txt"
    path.write_text(numbered(*numbers), encoding="utf-8")
    pages = read_document(path).pages
    assert [p.number for p in pages] == [1, 2, 3]
    assert [p.end for p in pages[:-1]] == [p.start for p in pages[1:]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(numbered("1", "2"), id="too few"),
        pytest.param(numbered("1", "2", "3", body="短い"), id="a list"),
        pytest.param(numbered("7", "8", "9"), id="not from the beginning"),
        pytest.param(numbered("1", "2", "3") + "続き。" * 900, id="much text behind them"),
    ],
)
def test_numbers_alone_on_their_lines_are_not_always_pages(tmp_path, text):
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    assert read_document(path).pages == ()


def test_the_head_of_a_table_ends_where_something_is_counted():
    head = ["区分", "対象者", "件数"]
    assert header_rows([head, ["個人枠", "学生", "３０件程度"], ["団体枠", "学校", "８件"]]) == 1
    assert header_rows([["項目", "時期"], ["開始", "令和８年２月20日（金）"]]) == 1
    assert header_rows([["指標", "目標"], ["歩く人", "8,000歩"], ["利用", "45％"]]) == 1
    coded = [["番号", "事業名"], ["0101", "散歩推進事業"], ["0102", "朝食事業"]]
    assert header_rows([*coded, ["0103", "3,000"]]) == 1


class TestRecords:
    """Markdown that is front matter and nothing else is a record, whose values are the text."""

    RECORD = (
        "---\ntitle: Harbor Grants\nobjective: 'Grants pay for piers.'\n"
        'spending: \'[{"year":"2024","actual":12.0},{"year":"2025","actual":13.0}]\'\n'
        "results:\n- year: '2023'\n  description: The program awarded $4 million.\n---\n"
    )

    def test_values_are_lines_and_records_a_table(self, tmp_path):
        path = tmp_path / "record.md"
        path.write_text(self.RECORD, encoding="utf-8")
        document = read_document(path)
        assert document.title == "Harbor Grants"
        assert "Grants pay for piers." in document.text
        assert "The program awarded $4 million." in document.text
        (table,) = document.tables
        assert [document.text[c.start : c.end] for c in table.cells if c.row == 1] == [
            "2024",
            "12.0",
        ]

    def test_a_text_behind_it_leaves_it_metadata(self, tmp_path):
        path = tmp_path / "text.md"
        path.write_text(self.RECORD + "\nA text.\n", encoding="utf-8")
        assert read_document(path).text.strip() == "A text."

    @pytest.mark.parametrize("body", ["a: [", "a: 'b", "a: &x *x\n? {"])
    def test_what_is_no_yaml_is_said(self, tmp_path, body):
        path = tmp_path / "broken.md"
        path.write_text(f"---\nkey: value\n{body}\n---\n", encoding="utf-8")
        with pytest.raises(UnreadableDocument, match="YAML"):
            read_document(path)

    def test_an_alias_is_no_bomb(self, tmp_path):
        letters = "abcdefghij"
        bomb = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise(letters)
        )
        path = tmp_path / "bomb.md"
        path.write_text(f"---\n{bomb}---\n", encoding="utf-8")
        assert len(read_document(path).text) < 200_000
