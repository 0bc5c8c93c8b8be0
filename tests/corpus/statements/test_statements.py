"""Figures that sentences and label lines state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document


def rows(tmp_path, text, name="note.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = analyse(read_document(path)).figures
    return {(f.program, f.fiscal_year, str(f.measure), f.amount, f.currency) for f in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "河川と森\n\n里山再生推進事業\n里山を手入れする人を支える。\n"
            "令和８年度要求額：12億円（前年度予算額：10億円）\n",
            {
                ("里山再生推進事業", 2026, "request", 1_200_000_000, "JPY"),
                ("里山再生推進事業", 2025, "previous", 1_000_000_000, "JPY"),
            },
        ),
        (
            "令和９年度一般会計当初予算は、6,730,000千円です。\n",
            {("一般会計", 2027, "initial", 6_730_000_000, "JPY")},
        ),
        (
            "Harbor notes\n\nThe FY 2026 request for the Harbor Renewal Program is $48.5 million, "
            "up from $45.0 million in FY 2025.\n",
            {
                ("Harbor Renewal Program", 2026, "request", 48_500_000, "USD"),
                ("Harbor Renewal Program", 2025, "previous", 45_000_000, "USD"),
            },
        ),
        ("洋上風車事業\n令和８年度要求額：12億円を超える額\n", set()),
        (
            "小川発電事業\n令和８年度要求額：調整中（前年度予算額：8億円）\n",
            {("小川発電事業", 2025, "previous", 800_000_000, "JPY")},
        ),
    ],
)
def test_what_a_sentence_states_is_a_figure(tmp_path, text, expected):
    assert rows(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text", ["一般会計からの補助は、14,260千円とする。\n", "里山事業に12億円を使った年もある。\n"]
)
def test_an_amount_without_measure_or_year_is_none(tmp_path, text):
    assert rows(tmp_path, text) == set()


def test_what_was_read_from_a_picture_is_never_proven(tmp_path):
    path = tmp_path / "scan.txt"
    path.write_text(
        "事業名　令和８年度要求額（千円）　令和７年度予算額（千円）　増減（千円）\n"
        "里山再生事業　1,200　1,000　200\n河川清掃事業　2,500　2,000　500\n\f",
        encoding="utf-8",
    )
    document = read_document(path)
    scanned = tuple(replace(page, machine_read=True) for page in document.pages)
    found = analyse(replace(document, pages=scanned)).figures
    assert found
    assert {str(f.trust) for f in found} == {"extracted"}
    assert "confirmed" in {str(f.trust) for f in analyse(document).figures}
