"""Labels, statements and names: what stands around an amount on its line."""

import time

import pytest

from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.programs.names import clean_name, is_name, is_program, last_phrase
from corpus.slides.labels import find_labels
from corpus.slides.statements import AmountForm, read_statements
from corpus.text.units import find_units

LABELS = [
    ("令和８年度要求・要望額", Measure.REQUEST, 2026),
    ("令和８年度要求 ・ 要望額", Measure.REQUEST, 2026),
    ("令和8年度概算要求額", Measure.REQUEST, 2026),
    ("Ｒ８要求額", Measure.REQUEST, 2026),
    ("令和７年度当初予算額", Measure.INITIAL, 2025),
    ("R6当初", Measure.INITIAL, 2024),
    ("令和８年度予算（案）", Measure.INITIAL, 2026),
    ("令和５年度補正予算額", Measure.SUPPLEMENTARY, 2023),
    ("令和4年度第2次補正予算", Measure.SUPPLEMENTARY, 2022),
    ("令和5年度補正予算により基金措置", Measure.FUND, 2023),
    ("要求額（令和8年度）", Measure.REQUEST, 2026),
    ("FY2026 budget request", Measure.REQUEST, 2026),
    ("budget request for FY2026", Measure.REQUEST, 2026),
    ("前年度予算額", Measure.PREVIOUS, None),
    ("対前年度増△減額", Measure.DIFFERENCE, None),
    ("総事業費", Measure.TOTAL, None),
    ("支援規模", Measure.UNIT, None),
]


@pytest.mark.parametrize(("text", "measure", "year"), LABELS)
def test_label(text: str, measure: Measure, year: int | None) -> None:
    label = find_labels(text)[0]
    assert (label.measure, label.year) == (measure, year)


def test_a_relative_year_is_counted_from_the_documents_own() -> None:
    assert find_labels("翌年度要求額")[0].shift == 1
    assert find_labels("前年度予算額")[0].shift == -1


def test_every_word_of_the_vocabulary_is_a_label_with_its_own_measure() -> None:
    assert find_labels("歳出予算現額")[0].measure is Measure.REVISED
    assert find_labels("執行額")[0].measure is Measure.EXECUTED
    assert find_labels("事項要求") == ()


def statements(text: str) -> list[tuple[AmountForm, str, str | None, str | None]]:
    line = PlacedLine(0, len(text), text, None)
    return [(s.form, s.amount.original, s.name, s.scope) for s in read_statements(line)]


def test_a_name_before_its_label_and_the_previous_year_in_brackets() -> None:
    assert statements("地域連携推進事業 令和８年度要求額 20億円（前年度予算額 18億円）") == [
        (AmountForm.LABELLED, "20億円", "地域連携推進事業", None),
        (AmountForm.LABELLED, "18億円", None, None),
    ]


def test_parts_in_brackets() -> None:
    assert statements("（ＡＢＣ：20億円 ＸＹＺ：10億円）") == [
        (AmountForm.PART, "20億円", None, "ABC"),
        (AmountForm.PART, "10億円", None, "XYZ"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("○自治体窓口改革支援事業（10.2億円）", "自治体窓口改革支援事業"),
        ("①拠点の形成　1,850百万円", "拠点の形成"),
        ("・携帯電話等エリア整備事業（総務省）３９．２億円の内数", "携帯電話等エリア整備事業"),
        ("３　「海の学校」整備事業　５億円", "「海の学校」整備事業"),
        ("１．防災・減災、国土強靱化の推進　１，２３４億円", "防災・減災、国土強靱化の推進"),
    ],
)
def test_items(text: str, name: str) -> None:
    ((form, _, found, _),) = statements(text)
    assert (form, found) == (AmountForm.ITEM, name)


def test_an_envelope_is_the_scope() -> None:
    assert statements("○通信基盤整備事業 令和５年度補正予算額 ３９．２億円の内数")[0][3] == "内数"


@pytest.mark.parametrize(
    "text",
    [
        "預金残高は1,245兆円に達している",
        "市場規模が40兆円規模に拡大すると見込まれる。",
        "損害賠償として3億円を支払った",
        "予算の範囲内で、上限2,000万円の定額補助",
    ],
)
def test_amounts_in_sentences_state_nothing(text: str) -> None:
    assert {form for form, *_ in statements(text)} == {AmountForm.RUNNING}


@pytest.mark.parametrize(
    "text",
    [
        "事業概要",
        "背景・課題",
        "令和８年度",
        "支援を実施する。",
        "新規",
        "推進事業",
        "本事業",
        "産業局 産業課",
        "医政局看護課（内線41）",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("次世代蓄電池研究開発加速事業", True),
        ("海洋観測プログラム（OCEAN）", True),
        ("国立研究開発法人科学技術振興機構（JST）", False),
        ("日本側研究機関", False),
        ("提案 新規支援事業", False),
    ],
)
def test_certain_names_of_programs(text: str, expected: bool) -> None:
    assert is_program(text) is expected


def test_names_are_cleaned_of_bullets_and_ministries() -> None:
    text = "○（１）地域公共交通維持事業（国土交通省）"
    start, end = clean_name(text)
    assert text[start:end] == "地域公共交通維持事業"
    assert "（例: 甲乙事業"[last_phrase("（例: 甲乙事業") :].strip() == "甲乙事業"


def test_cleaning_stays_fast_on_long_runs_of_spaces() -> None:
    began = time.perf_counter()
    clean_name("施策名" + " " * 4000 + "予算額" + " " * 4000 + "要求額")
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("（単位：百万円）", 10**6),
        ("単位:千円", 10**3),
        ("当初予算額（億円）", 10**8),
        ("(Unit: million yen)", 10**6),
    ],
)
def test_units(text: str, factor: int) -> None:
    (unit,) = find_units(text)
    assert unit.factor == factor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("事業番号 0047 デマンド交通導入支援事業", "デマンド交通導入支援事業"),
        ("予算事業ID：003412 離島航路安定化事業", "離島航路安定化事業"),
        ("2 事業番号 12-3 港湾整備事業", "港湾整備事業"),
        ("事項4 漁船転換支援事業", "漁船転換支援事業"),
        ("事項要求調査事業", "事項要求調査事業"),
        ("事業番号制度調査事業", "事業番号制度調査事業"),
    ],
)
def test_the_number_of_a_program_is_no_part_of_its_name(text: str, name: str) -> None:
    start, end = clean_name(text)
    assert text[start:end] == name
