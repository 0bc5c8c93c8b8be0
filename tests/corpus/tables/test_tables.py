"""One way from a table to its facts: the same table gives the same facts in every format."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.facts import Trust
from corpus.facts.proof import Number, is_sum, wholes
from corpus.readers import read_document
from corpus.tables.columns.heads import read_head
from corpus.text.cells import is_empty, parse_cell
from corpus.text.units import find_units
from corpus.words import loader

TABLES = {
    "request": (
        "令和８年度 山村振興関係予算 概算要求",
        "（単位：百万円）",
        [
            ["事業名", "令和８年度要求額", "令和７年度予算額", "対前年度増減額"],
            ["炭焼窯保存事業", "1,310", "1,290", "20"],
            ["山道標識整備事業", "406", "431", "△25"],
            ["計", "1,716", "1,721", "△5"],
        ],
    ),
    "supplement": (
        "令和７年度 岬町一般会計補正予算（第２号）",
        "（単位：千円）",
        [
            ["款", "補正前の額", "補正額", "計"],
            ["議会費", "88,100", "1,150", "89,250"],
            ["教育費", "713,420", "△9,020", "704,400"],
            ["歳出合計", "801,520", "△7,870", "793,650"],
        ],
    ),
    "english": (
        "Bureau of Trails: Resources by Program",
        "(Dollars in Thousands)",
        [
            ["Program", "FY 2025 Actual", "FY 2026 Enacted", "FY 2027 Request"],
            ["Footbridge Renewal Grants", "7,310", "7,455", "8,020"],
            ["Summit Shelter Initiative", "1,204", "1,180", "990"],
            ["Total", "8,514", "8,635", "9,010"],
        ],
    ),
}


def as_csv(title: str, unit: str, rows: list[list[str]], path: Path, mark: str = ",") -> Path:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    writer.writerows([[title], ["", unit], *rows])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def as_markdown(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    lines = [" | ".join(row) for row in rows]
    rule = " | ".join("---" for _ in rows[0])
    table = "\n".join(f"| {line} |" for line in [lines[0], rule, *lines[1:]])
    path.write_text(f"# {title}\n\n{unit}\n\n{table}\n", encoding="utf-8")
    return path


def as_html(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    body = f"<h1>{title}</h1><p>{unit}</p><table>{cells}</table>"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return path


def as_lines(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    cells = "\n".join(cell for row in rows for cell in row)
    path.write_text(f"{title}\n{unit}\n{cells}\n", encoding="utf-8")
    return path


def as_columns(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    def wide(text: str) -> int:
        return sum(1 if ord(c) < 0x2000 else 2 for c in text)

    widths = [max(wide(row[i]) for row in rows) + 3 for i in range(len(rows[0]))]
    lines = [
        row[0] + " " * (widths[0] - wide(row[0]))
        + "".join(" " * (w - wide(c)) + c for c, w in zip(row[1:], widths[1:], strict=True))
        for row in rows
    ]  # fmt: skip
    path.write_text("\n".join([title, unit, "", *lines, ""]), encoding="utf-8")
    return path


def as_docx(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    document = docx.Document()
    document.add_heading(title, 1)
    document.add_paragraph(unit)
    table = document.add_table(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    document.save(str(path))
    return path


def as_xlsx(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [[title], ["", unit], *rows]:
        sheet.append(row)
    book.save(path)
    return path


def as_pptx(title: str, unit: str, rows: list[list[str]], path: Path) -> Path:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    box = slide.shapes.add_textbox(5_000_000, 1_200_000, 3_000_000, 300_000)
    box.text_frame.text = unit
    place = (500_000, 1_800_000, 8_000_000, 3_000_000)
    table = slide.shapes.add_table(len(rows), len(rows[0]), *place).table
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    deck.save(str(path))
    return path


FORMATS = {
    "csv": as_csv,
    "md": as_markdown,
    "html": as_html,
    "lines.txt": as_lines,
    "columns.txt": as_columns,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pptx": as_pptx,
}
Facts = set[tuple[str, str, int | None, int, str, str | None, str | None]]


def read(path: Path) -> Analysis:
    return analyse(read_document(path), path)


def facts_of(path: Path) -> Facts:
    return {
        (f.program, f.measure.value, f.fiscal_year, f.amount, f.currency, f.scope, f.proof)
        for f in read(path).figures
    }


@pytest.mark.parametrize("form", [f for f in FORMATS if f != "csv"])
@pytest.mark.parametrize("table", TABLES)
def test_the_same_table_gives_the_same_facts(table: str, form: str, tmp_path: Path) -> None:
    expected = facts_of(as_csv(*TABLES[table], tmp_path / "t.csv"))
    assert len(expected) >= 6
    assert facts_of(FORMATS[form](*TABLES[table], tmp_path / f"t.{form}")) == expected


def test_what_the_arithmetic_of_a_table_proves(tmp_path: Path) -> None:
    found = read(as_csv(*TABLES["request"], tmp_path / "t.csv"))
    assert {f.trust for f in found.figures} == {Trust.CONFIRMED}
    assert {f.proof for f in found.figures} == {"difference"}
    assert found.coverage.confirmed == len(found.figures) == 9
    assert found.coverage.amounts == 9


@pytest.mark.parametrize(
    ("levels", "kind", "measure", "year"),
    [
        (("令和８年度", "要求額（千円）"), "money", "request", 2026),
        (("Ｒ８年度\n当初\n予算額",), "money", "initial", 2026),
        (("FY 2026 Proposed",), "money", "request", 2026),
        (("2025-26 Outturn (£m)",), "money", "executed", 2025),
        (("補　正　額",), "money", "supplementary", None),
        (("対前年度比",), "ratio", None, None),
        (("Change from FY 2025 Enacted",), "difference", "difference", 2025),
        (("本年度予算額の財源内訳", "国庫支出金"), "part", "initial", None),
        (("前年度からの繰越し",), "none", None, None),
        (("謎の欄",), "unknown", None, None),
    ],
)
def test_heads(levels: tuple[str, ...], kind: str, measure: str | None, year: int | None) -> None:
    head = read_head(levels, None)
    assert (head.kind, head.measure, head.year) == (kind, measure, year)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("△ 1,234", -1234),
        ("1 250 000", 1_250_000),
        ("1’250’000", 1_250_000),
        ("0億円", 0),
        ("310²", 310),
        ("45※1", 45),
        ("($35,000)", -35_000),
        ("€412 605 million", 412_605_000_000),
    ],
)
def test_number_cells(text: str, value: int) -> None:
    number = parse_cell(text)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", ["-", "…", "皆増", ""])
def test_an_empty_cell_is_not_zero(text: str) -> None:
    assert is_empty(text)
    assert parse_cell(text) is None


@pytest.mark.parametrize(
    ("text", "factor", "currency"),
    [
        ("(C$M)", 10**6, "CAD"),
        ("amounts in CAD thousand", 10**3, "CAD"),
        ("$000", 10**3, "USD"),
        ("(in thousands of U.S. dollars)", 10**3, "USD"),
        ("単位：百万円", 10**6, "JPY"),
    ],
)
def test_units(text: str, factor: int, currency: str) -> None:
    assert [(u.factor, u.currency) for u in find_units(text)] == [(factor, currency)]


@pytest.mark.parametrize("text", ["Grants B\t$446,000", "5 million dollars", "Plan M $3"])
def test_what_declares_no_unit(text: str) -> None:
    assert find_units(text) == ()


def test_a_table_without_a_unit_is_a_warning_and_no_row(tmp_path: Path) -> None:
    title, _, rows = TABLES["request"]
    found = read(as_csv(title, "", rows, tmp_path / "t.csv"))
    assert not found.figures
    assert "no unit" in " ".join(found.document.warnings)
    assert any("no unit" in item.reason for item in found.review)


def test_a_mark_does_not_undo_a_declared_unit(tmp_path: Path) -> None:
    title, unit, rows = TABLES["request"]
    marked = [rows[0], *([row[0], f"¥{row[1]}", *row[2:]] for row in rows[1:])]
    assert facts_of(as_csv(title, unit, marked, tmp_path / "a.csv")) == {
        *facts_of(as_csv(title, unit, rows, tmp_path / "b.csv"))
    }


def test_the_numbers_of_a_hierarchy() -> None:
    numbers = [Number(Decimal(n), Decimal(1)) for n in (9, 4, 5, 7, 3, 4)]
    assert wholes(numbers) == {0: (1, 2), 3: (4, 5)}
    assert is_sum(numbers[0], numbers[1:3])


def test_every_word_heads_a_column() -> None:
    kinds = {"money", "amount", "difference", "ratio", "count", "part", "none", "year", "measure"}
    kinds |= {"unit", "name", "level", "office", "payee", "text", "limit", "stage"}
    assert {word.kind for word in loader.meanings().values()} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "事業名,金額（千円）\n令和5年度補正予算 炭窯復旧事業,1000\n山道整備事業,2000\n",
        "事業名,区分,金額,単位\n令和5年度獣道復旧事業,当初予算額,1,百万円\n山道整備事業,当初予算額,2,百万円\n",
        'Program,Amount ($000)\nFY 2019 Budget carryover,"1,000"\nHarbor Fund,"2,000"\n',
    ],
)
def test_the_first_row_of_a_table_titles_no_other(text: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, "utf-8")
    found = analyse(read_document(path))
    assert not found.figures
    assert found.review
