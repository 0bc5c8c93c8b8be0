"""What a document is called and is said to be: id, language, fiscal year, page labels."""

from __future__ import annotations

import pytest

from corpus.readers.identity import (
    document_id,
    guess_fiscal_year,
    guess_language,
    organisation,
    safe_name,
)
from corpus.readers.isolated.exchange import decode_reading, encode_error, encode_reading
from corpus.readers.pdf.labels import consistent
from corpus.readers.reading import TextBuilder


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Budget R8 (final).txt", "budget_r8_final"),
        ("budget.pdf", "budget.pdf"),
        ("budget.csv", "budget.csv"),
        ("令和８年度　予算案.pdf", "令和8年度_予算案.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\evil\n.md", "evil.md"),
    ],
)
def test_ids_are_readable_and_safe(name, expected):
    assert document_id(name) == expected


@pytest.mark.parametrize(
    ("author", "publisher"),
    [
        ("文部科学省", "文部科学省"),
        ("Ministry of Finance", "Ministry of Finance"),
        ("山田 花子", None),
        ("openpyxl", None),
        ("", None),
        (None, None),
    ],
)
def test_only_organisations_are_publishers(author, publisher):
    assert organisation(author) == publisher


def test_ids_of_odd_names_stay_apart():
    names = ["！？.txt", "＃＃.txt", "海" * 200 + "甲.txt", "海" * 200 + "乙.txt"]
    ids = [document_id(name) for name in names]
    assert len(set(ids)) == 4
    assert all(ids)
    assert max(map(len, ids)) <= 80


def test_file_names_keep_no_folders():
    assert "/" not in safe_name("../a/b.txt")
    assert safe_name("a\x00\n.txt") == "a_.txt"
    assert safe_name("..") == "document"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("海の事業の概要", "ja"),
        ("The programme 海 runs in FY2026 with partners abroad and at home.", "en"),
        ("JST・AMED・NEDOのASPIRE事業を行う", "ja"),
        ("12,345", "ja"),
    ],
)
def test_language(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        ("令和８年度概算要求の概要", "令和７年度予算 令和７年度予算", 2026),
        ("海の予算", "令和８年度要求額 12億円（前年度予算額 10億円） 令和7年度", 2026),
        ("Ocean budget", "FY2026 request and FY2025 budget", 2026),
        ("海の話", "とくに年はない。" * 100 + "平成13年度に始まった。", None),
        ("海の話", "年の話はない", None),
        ("Sea budget", "($ in millions) FY 2024 FY 2025 FY 2026 FY 2027 FY 2028", None),
        ("Sea budget", "FY 2025 request\nFY 2023 FY 2024 FY 2025 FY 2026 FY 2027", 2025),
    ],
)
def test_fiscal_year(title, text, year):
    assert guess_fiscal_year(title, text) == year


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("Sea budget", "sea_fy2025_request.txt", 2025),
        ("FY2026 Sea budget", "sea_fy2025_request.txt", 2026),
        ("海の予算", "海_令和7年度.txt", 2025),
        ("Sea budget", "sea.txt", 2028),
    ],
)
def test_the_file_tells_the_year_where_the_title_does_not(title, name, year):
    assert guess_fiscal_year(title, "FY2028 plan", name) == year


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (["80", "81", None, "83"], ["80", "81", None, "83"]),
        (["1", "2026", "3"], ["1", None, "3"]),
        (["i", "ii", "1", "2"], ["i", "ii", "1", "2"]),
        (["5"], ["5"]),
        ([None, None], [None, None]),
    ],
)
def test_labels_count_on(found, kept):
    assert consistent(found) == kept


def test_a_reading_crosses_the_border_whole():
    from corpus.readers.isolated.limits import DEFAULT_LIMITS
    from corpus.readers.source import Source
    from corpus.readers.text.delimited import DelimitedReader

    source = Source("a.csv", "事業,金額\n海,1\n".encode())
    reading = DelimitedReader().read(source, DEFAULT_LIMITS)
    assert decode_reading(encode_reading(reading)) == reading


def test_errors_cross_the_border():
    from corpus.errors import InvalidInput, TooLarge

    with pytest.raises(TooLarge, match="too long"):
        decode_reading(encode_error(TooLarge("too long")))
    with pytest.raises(ValueError, match="InvalidInput"):
        decode_reading(encode_error(InvalidInput("x")))
    with pytest.raises(ValueError, match="not a reading"):
        decode_reading(b'{"text": "x"}')


def test_a_text_builder_says_where_things_lie():
    builder = TextBuilder()
    assert builder.add("海") == (0, 1)
    builder.break_line()
    builder.break_line()
    builder.break_block()
    builder.break_block()
    assert builder.add("空") == (3, 4)
    assert builder.text() == "海\n\n空"
