"""Tables of many rows: twice the rows take twice the work, counted in calls, not seconds."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.counting import counted

# A little over two, for what is sorted or looked up; work by the square is four.
DOUBLE = 2.3
ROWS = 500
WIDE = "事業名,令和8年度要求額（千円）,令和7年度予算額（千円）,増減（千円）\n"
KINDS = ("当初予算額", "決算額")


def one_fact_a_row(count):
    head = "事業名,年度,区分,金額,単位\n"
    rows = (
        f"架空事業{i // 4}号,令和{8 - i % 2}年度,{KINDS[i // 2 % 2]},{i + 100},百万円\n"
        for i in range(count)
    )
    return head + "".join(rows)


def one_fact_a_row_in_english(count):
    head = "Program,Fiscal Year,Measure,Amount,Unit\n"
    kinds = ("Request", "Enacted", "Actual")
    rows = (
        f'Harbor Fund {i // 3},FY {2026 - i % 3},{kinds[i % 3]},"1,{i:03}",$ thousand\n'
        for i in range(count)
    )
    return head + "".join(rows)


def one_program_a_row(count):
    rows = (f"架空{i}整備事業,{1000 + i},900,{100 + i}\n" for i in range(count))
    return WIDE + "".join(rows)


def programs_with_totals(count):
    rows = (
        f"架空{i}整備事業,{1000 + i},900,{100 + i}\n" if i % 5 else "計,5000,4500,500\n"
        for i in range(count)
    )
    return WIDE + "".join(rows)


def programs_in_groups(count):
    rows = (
        f"（{i}）架空{i}整備事業,{1000 + i},900,{100 + i}\n"
        if i % 2
        else f"（{i}）架空部門{i},,,\n"
        for i in range(count)
    )
    return WIDE + "".join(rows)


def programs_below_heads(count):
    rows = (f"架空{i}整備事業,{1000 + i},900,{100 + i}\n" if i % 9 else WIDE for i in range(count))
    return "".join(rows)


TABLES = [
    one_fact_a_row,
    one_fact_a_row_in_english,
    one_program_a_row,
    programs_with_totals,
    programs_in_groups,
    programs_below_heads,
]


def read_and_analyse(path, table, count):
    path.write_text(table(count), "utf-8")
    return analyse(read_document(path))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_twice_the_rows_take_twice_the_work(tmp_path, table):
    path = tmp_path / "table.csv"
    assert read_and_analyse(path, table, 20).figures
    short, long = (
        counted(lambda count=count: read_and_analyse(path, table, count))
        for count in (ROWS, 2 * ROWS)
    )
    assert long < DOUBLE * short, (short, long)


def test_twice_the_tables_take_twice_the_work(tmp_path):
    def sections(count):
        return "# 令和8年度予算\n\n" + "".join(
            f"## 架空{i}部門\n\n（単位：千円）\n\n| 事業名 | 令和8年度予算額 |\n|---|---|\n"
            f"| 架空{i}整備事業 | {1000 + i} |\n| 仮想{i}事業 | {2000 + i} |\n\n"
            for i in range(count)
        )

    path = tmp_path / "sections.md"
    assert len(read_and_analyse(path, sections, 5).figures) == 10
    short, long = (
        counted(lambda count=count: read_and_analyse(path, sections, count)) for count in (60, 120)
    )
    assert long < DOUBLE * short, (short, long)


def test_what_rows_say_of_their_amounts_is_read_in_each_of_them(tmp_path):
    """Rows that say the same are understood once, and rows that differ are not taken for them."""
    found = read_and_analyse(tmp_path / "table.csv", one_fact_a_row, 40).figures
    assert len({(f.program, f.fiscal_year, f.measure) for f in found}) == len(found) == 40
    first = [(f.fiscal_year, f.measure.value, f.amount) for f in found[:4]]
    assert first == [
        (2026, "initial", 100_000_000),
        (2025, "initial", 101_000_000),
        (2026, "executed", 102_000_000),
        (2025, "executed", 103_000_000),
    ]
