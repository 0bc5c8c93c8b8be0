"""The whole analysis of a document: reviewed data first, nothing that is not in the text."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analysis import analyse
from corpus.document import Document, Page
from corpus.facts.row import Measure, Trust

TEXT = """緑化推進支援事業（GREEN）
令和8年度要求・要望額 12億円
（前年度予算額 9億円）
【事業期間】
３年間
支援規模 最大2百万円程度 / 年・件
"""


def document(text: str, pages: tuple[Page, ...] = ()) -> Document:
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return Document("d", "d", "d.txt", "text/plain", checksum, text, pages=pages)


def test_a_document_that_nobody_reviewed():
    found = analyse(document(TEXT, (Page(1, 0, len(TEXT)),)))
    (program,) = found.programs
    assert (program.name, program.document_ids) == ("緑化推進支援事業（GREEN）", ("d",))
    amounts = {(f.measure, f.fiscal_year): f.amount for f in found.figures}
    assert amounts[Measure.REQUEST, 2026] == 1_200_000_000
    assert amounts[Measure.PREVIOUS, 2025] == 900_000_000
    assert all(f.trust is not Trust.REVIEWED for f in found.figures)
    assert {(v.program_id, v.label): v.value for v in found.values} == {
        (program.id, "事業期間"): "３年間",
        (program.id, "支援規模"): "最大2百万円程度 / 年・件",
    }
    assert {i for s in found.sections for i in s.program_ids} == {program.id}


def test_reviewed_data_beside_the_file_wins(tmp_path):
    path = tmp_path / "d.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.toml").write_text('title = "緑の資料"\nfiscal_year = 2026\n', encoding="utf-8")
    (tmp_path / "d.programs.toml").write_text(
        '[[programs]]\nid = "green"\nname = "緑化"\naliases = ["GREEN"]\n', encoding="utf-8"
    )
    (tmp_path / "d.budget.csv").write_text(
        "program_id,program,parent,measure,label,fiscal_year,amount,currency,original,scope,"
        "approximate,note,quote,line\n"
        "green,緑化,,request,要求額,2026,1200000000,JPY,12億円,,,,令和8年度要求・要望額 12億円,2\n",
        encoding="utf-8",
    )
    found = analyse(document(TEXT), path)
    assert found.document.title == "緑の資料"
    assert [(f.program_id, f.trust) for f in found.figures] == [("green", Trust.REVIEWED)]
    assert [p.id for p in found.programs] == ["green"]
    blind = analyse(document(TEXT), path, blind=True)
    assert blind.document.title == "d"
    assert all(f.trust is not Trust.REVIEWED for f in blind.figures)


def test_a_table_kept_elsewhere_wins_over_the_one_beside_the_file(tmp_path):
    table = tmp_path / "reviewed.csv"
    table.write_text(
        "program_id,program,parent,measure,label,fiscal_year,amount,currency,original,scope,"
        "approximate,note,quote,line\n"
        "new,苗木,,previous,前年度予算額,2025,900000000,JPY,9億円,,,,前年度予算額 9億円,3\n",
        encoding="utf-8",
    )
    found = analyse(document(TEXT), table=table)
    assert [f.program for f in found.figures] == ["苗木"]
    assert "苗木" in [p.name for p in found.programs]
    assert analyse(document(TEXT), table=tmp_path / "none.csv").figures != found.figures


PIECES = st.one_of(
    st.sampled_from(
        ["緑化推進支援事業", "（GREEN）", "令和8年度", "要求・要望額", "12億円", "3百万円"]
    ),
    st.sampled_from(
        ["【目的】", "１．森", "①", "：", "支援期間", "最大5年", "\n", "\n\n", "●", "・"]
    ),
    st.sampled_from(
        ["、", "。", "うち", "（", "）", "新規", "計", "「", "」", "～", "10:30", "A年", " "]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_is_found_that_is_not_in_the_text(text):
    half = len(text) // 2
    pages = (Page(1, 0, half), Page(2, half, len(text))) if half else ()
    found = analyse(document(text, pages))
    known = {p.id for p in found.programs}
    for part in (*found.sections, *found.values, *found.figures):
        assert 0 <= part.start < part.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(found.sections))
    assert {i for s in found.sections for i in s.program_ids} <= known
    assert {v.program_id for v in found.values} <= known | {None}
    assert {f.program_id for f in found.figures} <= known
