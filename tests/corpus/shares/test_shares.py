"""Lists of what makes up a whole, each part with its amount and its share."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

SPENT = [
    ("民生費", "60億円", 6_000_000_000, 40.0),
    ("教育費", "45億円", 4_500_000_000, 30.0),
    ("土木費", "30億円", 3_000_000_000, 20.0),
    ("公債費", "15億円", 1_500_000_000, 10.0),
]
GOES = [
    ("Public safety", "$60.0 million", 60_000_000, 40.0),
    ("Streets", "$45.0 million", 45_000_000, 30.0),
    ("Parks", "$30.0 million", 30_000_000, 20.0),
    ("Debt service", "$15.0 million", 15_000_000, 10.0),
]


def facts(tmp_path, text, name="paper.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return facts_of(tmp_path / name)


@pytest.mark.parametrize(
    "line", ["{}　　{}（{}％）", "・{} {} ({}%)", "● {}：{}（構成比{}％）", "{} … {} {}%　道路など"]
)
@pytest.mark.parametrize("title", ["歳出の内訳", "■ 歳出 150億円", "歳出予算150億円の使いみち"])
def test_parts_are_read_of_the_budget_that_they_share(tmp_path, line, title):
    head = "広報みなと 令和8年5月号\n令和8年度一般会計当初予算は150億円です。\n\n"
    parts = "".join(line.format(name, amount, share) + "\n" for name, amount, _, share in SPENT)
    found = facts(tmp_path, f"{head}{title}\n{parts}")
    assert {(name, "initial", 2026, value) for name, _, value, _ in SPENT} <= found


@pytest.mark.parametrize("line", ["- {}: {} ({}%)", "{}    {}    {}%", "* {} – {} ({} percent)"])
def test_parts_of_a_newsletter_in_english(tmp_path, line):
    head = "City of Alder\nBudget in Brief, fiscal year 2026-27\n\n"
    head += "Where the money goes: $150.0 million\n"
    parts = "".join(line.format(name, amount, share) + "\n" for name, amount, _, share in GOES)
    found = facts(tmp_path, head + parts)
    assert {(name, "initial", 2026, value) for name, _, value, _ in GOES} <= found


def test_both_sides_have_parts_of_one_name(tmp_path):
    text = "令和8年度当初予算の概要\n\n歳入 100億円\n"
    text += "市税 60億円（60％）\n市債 15億円（15％）\nその他 25億円（25％）\n\n"
    text += "歳出 100億円\n民生費 50億円（50％）\n教育費 40億円（40％）\nその他 10億円（10％）\n"
    found = facts(tmp_path, text)
    assert ("その他", "initial", 2026, 2_500_000_000) in found
    assert ("その他", "initial", 2026, 1_000_000_000) in found


@pytest.mark.parametrize("year", ["令和6年度", "令和7年度"])
def test_parts_of_what_was_spent_are_no_budget(tmp_path, year):
    parts = "".join(f"{name} {amount}（{share}％）\n" for name, amount, _, share in SPENT)
    found = facts(
        tmp_path, f"{year} 一般会計歳出決算額は150億円でした。\n\n歳出決算の内訳\n{parts}"
    )
    assert {measure for _, measure, _, _ in found} <= {"executed"}


@pytest.mark.parametrize(
    ("title", "rates"),
    [
        ("主な手当の額", ["4.2", "1.0", "3.3", "0.5"]),
        ("利用料金（割引率）", ["40", "30", "20", "10"]),
    ],
)
def test_rates_and_prices_are_no_shares(tmp_path, title, rates):
    amounts = ["6,000円", "4,500円", "3,000円", "1,500円"]
    names = ["温水プール", "体育館", "野球場", "会議室"]
    lines = "".join(f"{n} {a}（{r}％）\n" for n, a, r in zip(names, amounts, rates, strict=True))
    assert not facts(tmp_path, f"令和8年度当初予算について\n\n{title}\n{lines}")


def test_growth_beside_amounts_leaves_a_list_to_others(tmp_path):
    lines = "".join(
        f"・{n} {a}（前年度比 {r}％）\n" for (n, a, _, _), r in zip(SPENT, "2134", strict=True)
    )
    found = facts(tmp_path, f"令和8年度当初予算の主な事業\n\n{lines}")
    assert all(measure == "initial" for _, measure, _, _ in found)
