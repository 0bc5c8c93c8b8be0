"""The bundled deck: every reviewed figure, program and section against its text."""

from __future__ import annotations

import csv
import hashlib

import pytest

from corpus.analysis import analyse
from corpus.document import Document
from corpus.facts.row import Measure
from corpus.layout.written.companions import PACKAGE, bundled_companions
from corpus.layout.written.line_numbers import Lines
from corpus.text.folding import fold_key

DECK = PACKAGE / "documents" / "mext_r8_international_strategy.txt"
HUNDRED_MILLION = 100_000_000


@pytest.fixture(scope="module")
def deck():
    data = DECK.read_bytes()
    checksum = hashlib.sha256(data).hexdigest()
    return Document(DECK.stem, DECK.stem, DECK.name, "text/plain", checksum, data.decode())


@pytest.fixture(scope="module")
def analysis(deck):
    return analyse(deck)


@pytest.fixture(scope="module")
def lines(deck):
    return Lines(deck.text)


def rows(analysis, program, measure, scope=None):
    return [
        f
        for f in analysis.figures
        if (f.program_id, f.measure, f.scope) == (program, measure, scope)
    ]


def test_the_deck_is_told_by_its_checksum(deck):
    companions = bundled_companions()[deck.sha256]
    assert None not in (companions.metadata, companions.programs, companions.table)


def test_every_row_of_the_table_is_verified_and_belongs_to_a_program(analysis):
    table = PACKAGE / "budget" / f"{DECK.stem}.csv"
    with table.open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    assert len(analysis.figures) == len(records) > 60
    programs = {p.id: p for p in analysis.programs}
    for record in records:
        program = programs[record["program_id"]]
        parent = programs[program.parent].name if program.parent else ""
        assert (record["program"], record["parent"]) == (program.name, parent)


def test_no_two_rows_say_the_same(analysis):
    keys = [
        (f.program_id, f.measure, f.fiscal_year, f.scope, f.label, f.amount)
        for f in analysis.figures
    ]
    assert len(keys) == len(set(keys))


def test_every_amount_of_money_in_the_deck_is_a_row_or_a_range(analysis, deck, lines):
    """Amounts that are no row are the ranges of project sizes, and repetitions of a row."""
    from corpus.text.amounts import find_amounts

    quoted = {
        n for f in analysis.figures for n in range(lines.number(f.start), lines.number(f.end) + 1)
    }
    left = {lines.number(a.start) for a in find_amounts(deck.text) if a.low is None} - quoted
    # 63, 65, 81: the overview repeats a detail slide; 129: another slide repeats EXPERT-J's
    assert left == {63, 65, 81, 129}


@pytest.mark.parametrize(
    ("program", "overview"),
    [
        ("aspire", 20),
        ("sicorp", 11),
        ("satreps", 21),
        ("youth-science-exchange", 20),
        ("foreign-researcher-invitation", 42),
        ("overseas-research-fellowship", 28),
        ("overseas-researcher-acceptance", 17),
    ],
)
def test_the_overview_agrees_with_the_detail_slides_within_rounding(analysis, program, overview):
    scopes = ("JST",) if program == "aspire" else (None,)
    details = [f.amount for s in scopes for f in rows(analysis, program, Measure.REQUEST, s)]
    assert any(round(amount / HUNDRED_MILLION) == overview for amount in details)


@pytest.mark.parametrize("measure", [Measure.REQUEST, Measure.FUND])
def test_the_parts_of_aspire_add_up(analysis, measure):
    total, jst, amed = (
        rows(analysis, "aspire", measure, scope)[0].amount for scope in (None, "JST", "AMED")
    )
    assert total == jst + amed


@pytest.mark.parametrize("measure", [Measure.REQUEST, Measure.PREVIOUS])
def test_the_parts_of_a_slide_add_up(analysis, measure):
    def amount(program):
        return rows(analysis, program, measure)[0].amount

    assert amount("young-researchers-overseas") == amount("overseas-research-fellowship") + amount(
        "young-researcher-symposium"
    )
    invitation = amount("postdoctoral-fellowship-japan") + amount("invitational-fellowship-japan")
    assert abs(amount("foreign-researcher-invitation") - invitation) <= HUNDRED_MILLION


def test_a_dash_and_a_new_program_have_no_previous_year(analysis):
    assert not [f for f in analysis.figures if f.amount == 0]
    previous = {f.program_id for f in analysis.figures if f.measure is Measure.PREVIOUS}
    assert previous.isdisjoint({"aspire", "amed-aspire", "overseas-researcher-acceptance"})
    new = rows(analysis, "overseas-researcher-acceptance", Measure.REQUEST)
    assert [f.note for f in new] == ["新規"]


def test_euro_is_not_yen(analysis):
    assert {f.program_id for f in analysis.figures if f.currency == "EUR"} == {
        "horizon-europe",
        "horizon-europe-pillar-1",
        "horizon-europe-pillar-2",
        "horizon-europe-pillar-3",
    }


def test_the_deck_has_sixteen_slides_covered_by_sections(analysis):
    document = analysis.document
    assert len(document.pages) == 16
    assert document.page_at(document.text.index("優秀な海外研究者の受入強化 ※その他")) == 4
    covered = sum(s.end - s.start + 1 for s in analysis.sections)
    assert covered >= len(document.text)
    assert all(s.page == document.page_at(s.end - 1) for s in analysis.sections)


def test_sections_name_known_programs(analysis):
    known = {p.id for p in analysis.programs}
    assert {i for s in analysis.sections for i in s.program_ids} <= known


@pytest.mark.parametrize(
    ("program", "label", "qualifier", "value", "line"),
    [
        ("aspire", "支援規模", None, "最大1億円程度 / 年・課題", 228),
        ("aspire", "支援期間", None, "最大5年", 229),
        ("aspire", "支援件数", "AMED", "18件", 230),
        ("lotus", "支援期間", "本格支援", "最大3年間", 364),
        ("lotus", "支援規模", "導入支援", "300万円/人・年", 366),
        ("nexus", "事業実施期間", None, "5年程度", 427),
        ("nexus", "担当", None, "科学技術・学術政策局参事官（国際戦略担当）付", 429),
        ("expert-j", "公募期間", None, "7月18日～8月18日", 126),
        ("overseas-researcher-acceptance", "事業期間", None, "３年間", 140),
        ("overseas-researcher-acceptance", "単価", "博士研究員", "1,500万円／年", 179),
        ("postdoctoral-fellowship-japan", "要件", "一般", "博士取得後６年未満", 515),
        ("postdoctoral-fellowship-japan", "採用期間", "短期", "1～12か月", 517),
        ("postdoctoral-fellowship-japan", "令和8年度新規採用人数", "サマー", "111名（111名）", 524),
        ("overseas-research-fellowship", "新規採用人数（見込み）", None, "176人", 641),
        ("hope-meeting", "対象者", None, "博士後期課程学生、ポスドク", 605),
        ("lindau-meeting", "経費", None, "往復航空賃、会議参加費等", 616),
        ("sicorp", "支援規模", "国際協力加速タイプ", "5百万円~10百万円", 792),
        ("sicorp", "期間", "コンソーシアム共同研究タイプ", "3～5年", 823),
        ("satreps", "対象機関", None, "大学、国公立研究機関等の公的研究機関、民間企業等", 962),
        ("satreps", "支援期間", None, "原則3～5年間", 969),
        ("interstellar-initiative", "開始年度", None, "平成30年度", 1228),
    ],
)
def test_facts_of_the_deck_are_labelled_values(
    analysis, lines, program, label, qualifier, value, line
):
    found = [
        v
        for v in analysis.values
        if (v.program_id, v.label, v.qualifier) == (program, label, qualifier)
    ]
    assert [v.value for v in found] == [value]
    assert lines.number(found[0].start) == line


def test_values_cite_their_label_and_value(analysis):
    for value in analysis.values:
        quote = fold_key(analysis.document.text[value.start : value.end])
        assert fold_key(value.value.split(" ・")[0].split(" ※")[0]) in quote


def test_no_value_repeats_a_budget_figure(analysis):
    budgets = [f for f in analysis.figures if f.measure is not Measure.UNIT]
    for value in analysis.values:
        inside = [f for f in budgets if f.start < value.end and value.start < f.end]
        assert not [f for f in inside if f.original == value.value]


def test_read_blind_the_deck_shows_its_programs(deck):
    names = {fold_key(n) for p in analyse(deck, blind=True).programs for n in (p.name, *p.aliases)}
    for name in (
        "ASPIRE",
        "SICORP",
        "SATREPS",
        "NEXUS",
        "LOTUS",
        "EXPERT-J",
        "さくらサイエンスプログラム",
    ):
        assert fold_key(name) in names
