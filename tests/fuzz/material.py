"""Small files of every format, and how they are spoiled; how long fuzzing goes on.

The suite tries a few examples, always the same. `make fuzz` (FUZZ_EXAMPLES) tries thousands, always
others, and leaves the smallest file that fails below `cases/`, where the suite tries it ever after.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

LONG = int(os.environ.get("FUZZ_EXAMPLES", "0"))
CASES = Path(__file__).parent / "cases"

settings.register_profile(
    "fuzz",
    max_examples=LONG or 10,
    derandomize=not LONG,
    database=None,
    deadline=None,
    print_blob=bool(LONG),
    suppress_health_check=list(HealthCheck),
)
FUZZ = settings.get_profile("fuzz")

# What the grammars are made of, in all the scripts and signs that documents mix.
TOKENS = [
    *("令和8年度", "令和７年度", "R8", "2026", "FY2026", "平成", "昭和99年", "元年", "年度"),
    *("要求額", "予算額", "補正", "要求・要望額", "前年度", "増減", "合計", "うち", "内数", "小計"),
    *("架空交流事業", "国際", "（新規）", "事業", "Imaginary Program", "Total", "Request"),
    *("億円", "百万円", "千円", "円", "兆", "万", "ドル", "€", "$", "¥", "US$", "billion yen", "%"),
    *("（単位：百万円）", "(in thousands)", "1人当たり", "課題", "件", "人", "月", "日", "から"),
    *("0", "1", "12,345", "１２，３４５", "3.5", "▲", "△", "-", "−", "+", "約", "千三百", "億"),
    *("1,2,3", "99999999999999999999", "1e9", "NaN", "½", "①", "Ⅷ", "٣", "²", "０", "〇", "一"),
    *(
        " ",
        "　",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "・",
        "、",
        "。",
        "：",
        ":",
        "|",
        "｜",
        "/",
        "=",
        "〜",
    ),
    *("(", ")", "（", "）", "「", "」", "[", "]", "<", ">", "&amp;", "**", "#", "- ", "* ", "1. "),
    *("<td>", "</td>", "<tr>", "<table>", "| --- |", '"', "'", ";", ",", "---", "\ufeff", "\u202e"),
    *(
        "゙",
        "か゛",
        "㎡",
        "㈱",
        "\u200d",
        "\x0b",
        "\x0c",
        "\x85",
        "\xa0",
        "\x00",
        "ſ",
        "İ",
        "ﬀ",
        "𠮷",
    ),
    *("は", "の", "いくら", "ですか", "？", "what", "how much", "and", "違い", "一つ目", "他の"),
]
texts = st.lists(st.sampled_from(TOKENS) | st.text(max_size=3), max_size=60).map("".join)

PDF = """%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length 191 >> stream
BT /F1 12 Tf 72 700 Td (Imaginary Exchange Program) Tj
0 -20 Td (FY2026 request 1,234 million yen) Tj
0 -20 Td (FY2025 1,000) Tj ET 72 600 200 40 re S 72 620 m 272 620 l S
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Size 6 /Root 1 0 R >>
%%EOF
"""
ROWS = [["事業名", "令和8年度要求額", "前年度"], ["架空交流事業", "1,234", "1,000"], ["合計", 2, 1]]


def docx() -> bytes:
    from docx import Document

    made, out = Document(), io.BytesIO()
    made.add_heading("架空交流事業", 1)
    made.add_paragraph("令和８年度要求額 23億円（単位：百万円）")
    table = made.add_table(3, 3)
    for row, texts_of in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts_of, strict=True):
            cell.text = str(text)
    made.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    from openpyxl import Workbook

    made, out = Workbook(), io.BytesIO()
    for row in ROWS:
        made.active.append(row)
    made.active.merge_cells("A4:C4")
    made.save(out)
    return out.getvalue()


def pptx() -> bytes:
    from pptx import Presentation

    made, out = Presentation(), io.BytesIO()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "架空交流事業"
    slide.placeholders[1].text = "令和８年度要求額 23億円"
    table = slide.shapes.add_table(3, 3, 0, 0, 5000000, 2000000).table
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = str(text)
    made.save(out)
    return out.getvalue()


ODD = [b"\x00", b"\xff\xfe", b"<", b"&#0;", b"-1", b"99999999999", b"\xe5\x84", b'"', b"/>", b"NaN"]
spoilings = st.lists(
    st.tuples(
        st.floats(0, 1),  # where
        st.sampled_from(["put", "cut", "twice"]),
        st.sampled_from(ODD) | st.binary(min_size=1, max_size=6),
        st.integers(1, 400),  # how much is cut or comes twice
    ),
    min_size=1,
    max_size=6,
)


def spoiled(data: bytes, spoiling: list[tuple[float, str, bytes, int]]) -> bytes:
    """A file with some places damaged."""
    for share, what, odd, length in spoiling:
        at = int(share * len(data))
        if what == "put":
            data = data[:at] + odd + data[at + len(odd) :]
        elif what == "cut":
            data = data[:at] + data[at + length :]
        else:
            data = data[: at + length] + data[at:]
    return data


def spoiled_archive(data: bytes, part: float, spoiling: list) -> bytes:
    """An office file with one part damaged inside, so that its parser meets the damage."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = names[min(int(part * len(names)), len(names) - 1)]
        for name in names:
            content = old.read(name)
            new.writestr(name, spoiled(content, spoiling) if name == chosen else content)
    return out.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    "pdf": PDF.encode,
    "docx": cache(docx),
    "xlsx": cache(xlsx),
    "pptx": cache(pptx),
}
