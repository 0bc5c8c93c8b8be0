"""Tables of English documents as text: aligned ones with leaders and sections, run-on ones."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document

STATEMENT = """
------------------------------------------------------------------------------------------
      COMPARATIVE STATEMENT OF BUDGET AUTHORITY FOR FISCAL YEAR 2031
                          [In thousands of dollars]
------------------------------------------------------------------------------------------
                                                               Committee compared with
                         2030          Budget     Committee   -------------------------
      Item           appropriation    estimate  recommendation    2030        Budget
                                                              appropriation   estimate
------------------------------------------------------------------------------------------

        OFFICE OF TIDES

Coasts:
  Dune repair.......     41,000        44,500        43,000       +2,000       -1,500
  Gauge network.....     (9,100)       (9,400)       (9,300)       (+200)       (-100)
  Harbor charts.....     12,250        12,000        12,250   ............       +250
                     --------------------------------------------------------------------
    Subtotal........     53,250        56,500        55,250       +2,000       -1,250

Rivers:
  Ferry landings....      7,700         8,100         7,900         +200         -200
  Levees............     30,000        31,000        31,500       +1,500         +500
                     --------------------------------------------------------------------
    Subtotal........     37,700        39,100        39,400       +1,700         +300
"""

RUN_ON = """LIGHTHOUSE SERVICE
($ in Millions) FY 2030 FY 2031 FY 2032 FY 2033
Lighthouse Service 410.5 415.0 430.2 441.0
Beacons 300.1
Fog Signals 130.1
Grand Total 430.2
The FY 2032 Budget Request includes $430.2 million for the service.
"""


def figures(tmp_path, text, name="table.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = analyse(read_document(path), blind=True).figures
    return {(f.program, str(f.measure), f.fiscal_year, f.scope): f for f in found}


class TestStatement:
    """A comparative statement: heads of several lines, rules, leaders, sections, signs."""

    def test_columns_are_what_all_lines_of_their_heads_say(self, tmp_path):
        found = figures(tmp_path, STATEMENT)
        assert found["Dune repair", "previous", 2030, None].amount == 41_000_000
        assert found["Dune repair", "request", 2031, None].amount == 44_500_000
        assert found["Dune repair", "initial", 2031, "recommended"].amount == 43_000_000

    def test_two_changes_of_a_row_are_told_apart(self, tmp_path):
        found = figures(tmp_path, STATEMENT)
        changes = {
            scope.split()[-1]: f.amount
            for (name, measure, _, scope), f in found.items()
            if (name, measure) == ("Levees", "difference")
        }
        assert changes == {"appropriation": 1_500_000, "estimate": 500_000}

    def test_the_head_holds_for_the_next_section(self, tmp_path):
        found = figures(tmp_path, STATEMENT)
        levees = found["Levees", "previous", 2030, None]
        assert (levees.amount, levees.parent) == (30_000_000, "Rivers")
        assert found["Rivers Subtotal", "request", 2031, None].amount == 39_100_000

    def test_brackets_with_signs_within_are_no_minus(self, tmp_path):
        found = figures(tmp_path, STATEMENT)
        assert found["Gauge network", "request", 2031, "not added"].amount == 9_400_000

    def test_no_amount_is_negative_that_the_statement_adds(self, tmp_path):
        found = figures(tmp_path, STATEMENT)
        assert all(f.amount >= 0 for (_, m, _, _), f in found.items() if m != "difference")


class TestRunOn:
    """Numbers that only single spaces part, under heads that are only years."""

    def test_the_text_says_which_year_is_requested(self, tmp_path):
        found = figures(tmp_path, RUN_ON)
        assert found["Lighthouse Service", "request", 2032, None].amount == 430_200_000
        assert found["Lighthouse Service", "previous", 2031, None].amount == 415_000_000
        assert found["Lighthouse Service", "initial", 2033, "planned"].amount == 441_000_000

    def test_single_numbers_belong_to_the_column_that_their_total_names(self, tmp_path):
        found = figures(tmp_path, RUN_ON)
        assert found["Fog Signals", "request", 2032, None].amount == 130_100_000

    @pytest.mark.parametrize("total", ["430.3", "415.0\nGrand Total 430.2"])
    def test_no_total_or_two_leave_them(self, tmp_path, total):
        text = RUN_ON.replace("Grand Total 430.2", f"Grand Total {total}")
        assert not [key for key in figures(tmp_path, text) if key[0] == "Beacons"]

    def test_a_year_that_no_text_names_has_no_measure(self, tmp_path):
        assert ("Lighthouse Service", "initial", 2030, None) not in figures(tmp_path, RUN_ON)


class TestOtherShapes:
    """Years as rows, programs in columns, marks of a first number, sections, cards, dollars."""

    def test_a_year_is_no_program(self, tmp_path):
        text = (
            '"Budget of the Lakes Agency (USD thousands)",,\n'
            "Fiscal Year,Lake Cleanup Program,Ranger Service\n"
            '2029 Actual,"12,500","8,000"\n2030 Enacted,"13,100","8,250"\n'
            '2031 Request,"14,000","8,400"\n'
        )
        found = figures(tmp_path, text, "years.csv")
        assert found["Ranger Service", "request", 2031, None].amount == 8_400_000
        assert {key[0] for key in found} == {"Lake Cleanup Program", "Ranger Service"}

    @pytest.mark.parametrize(("last", "read"), [("75", True), ("£75", False)])
    def test_the_mark_of_the_first_number_holds_for_its_column(self, tmp_path, last, read):
        text = (
            "# 2031 Adopted Budget\n\n| Department | 2031 Adopted |\n|---|---|\n"
            f"| Libraries | $1,300 |\n| Ferry Wharves | 410 |\n| Town Clock | {last} |\n"
        )
        found = figures(tmp_path, text, "city.md")
        assert (("Ferry Wharves", "initial", 2031, None) in found) is read

    def test_rows_of_one_name_are_told_apart_by_their_sections(self, tmp_path):
        rows = "".join(
            f'<tr><td colspan="3">{name}</td></tr><tr><td>Annual services</td><td>{a}</td>'
            f"<td>{b}</td></tr>"
            for name, a, b in [("Reef Watch", 88, 90), ("Debris Removal", 12, 14)]
        )
        text = (
            "<h1>Portfolio Budget Statements of the Australian Reef Authority</h1><table>"
            "<tr><th>Item</th><th>2030-31 Budget $'000</th><th>2031-32 Forward estimate $'000</th>"
            f"</tr>{rows}</table>"
        )
        found = figures(tmp_path, text, "reef.html")
        watch = found["Reef Watch Annual services", "initial", 2030, None]
        assert (watch.amount, watch.currency) == (88_000, "AUD")
        assert found["Debris Removal Annual services", "initial", 2031, "planned"].amount == 14_000

    def test_a_card_says_whose_its_amount_is(self, tmp_path):
        text = (
            "# Guide\n\n| Fund | Estuary Fund |\n|---|---|\n| Policy | Regions |\n"
            "| 2028-2034 ceiling | €63 399 million |\n"
        )
        found = figures(tmp_path, text, "card.md")
        assert found["Estuary Fund", "total", None, None].amount == 63_399_000_000

    def test_people_are_no_money(self, tmp_path):
        text = (
            "State Budget ($ in thousands)\n\n"
            "Program               2029-30     2030-31\n"
            "                      Actual      Budget\n"
            "Fire Lookouts          12,345      13,650\n"
            "Trail Crews             8,010       7,900\n"
            "Positions (FTE)           310         322\n"
        )
        found = figures(tmp_path, text)
        assert found["Trail Crews", "initial", 2030, None].amount == 7_900_000
        assert "Positions (FTE)" not in {key[0] for key in found}


PRICED = """# Elmwood FY 2027 Proposed Budget

All amounts in thousands of dollars.

| Department | FY 2026 Adopted | FY 2027 Proposed |
| --- | ---: | ---: |
| Parks | 9,875 | 10,460 |
| Library | 6,420 | 6,815 |

### Capital, in thousands of dollars

| Project | FY 2027 Proposed |
| --- | ---: |
| Mill Bridge | 4,800 |
| Library roof | 1,150 |

### Fees

| Fee | Current | FY 2027 Proposed |
| --- | ---: | ---: |
| Adult day pass | $6 | $7 |
| Parking permit | $45 | $48 |
"""


def test_prices_below_tables_that_each_declare_thousands_are_not_in_thousands(tmp_path):
    amounts = {row.amount for row in figures(tmp_path, PRICED, "budget.md").values()}
    assert {10_460_000, 6_815_000, 4_800_000} <= amounts
    assert amounts.isdisjoint({6_000, 7_000, 45_000, 48_000})


def test_marks_do_not_undo_a_unit_that_is_declared_for_all(tmp_path):
    text = PRICED.replace("### Capital, in thousands of dollars", "### Capital")
    amounts = {row.amount for row in figures(tmp_path, text, "budget.md").values()}
    assert 48_000 in amounts
