"""Parts of a program on a slide that became text, and whose budget they are."""

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.facts.row import FigureRow, Trust

HUNDRED_MILLION = 10**8
TITLE = "令和８年度予算概算要求概要\n"


def rows_of(text: str) -> list[FigureRow]:
    return list(extract_figures(Document("d", "d", "d.txt", "text/plain", "0", text)).rows)


def figures_of(text: str) -> set[tuple[str, str, int | None, int]]:
    return {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in rows_of(text)}


SCRAMBLED = f"""{TITLE}５８億円
灯台改修加速計画
要求額
（前年度３２．５億円）
・灯台の改修を少なくとも３割早める。
技術基準の整備と企業の導入を一体で進める。
○点検技術基準整備　２２億円
○中小工事業者機器導入支援　３６億円
（資本金３億円以下の事業者）
航路標識点検事業
"""


def test_a_label_and_an_amount_that_stand_apart_are_proven_by_their_parts() -> None:
    assert figures_of(SCRAMBLED) == {
        ("点検技術基準整備", "request", 2026, 22 * HUNDRED_MILLION),
        ("中小工事業者機器導入支援", "request", 2026, 36 * HUNDRED_MILLION),
    }
    assert {r.trust for r in rows_of(SCRAMBLED)} == {Trust.CONFIRMED}


def test_without_the_sum_nothing_says_what_the_parts_are() -> None:
    assert figures_of(SCRAMBLED.replace("５８億円", "６８億円")) == set()


def test_last_years_budget_alone_is_counted_from_the_year_of_the_document() -> None:
    text = f"{TITLE}航路標識点検事業\n（前年度３２．５億円）\n標識を点検する。\n"
    assert figures_of(text) == {("航路標識点検事業", "previous", 2025, 3_250_000_000)}


def test_a_part_of_a_budget_is_no_limit() -> None:
    text = f"""{TITLE}航路標識点検事業
要求額 ２４５億円（前年度 ２０９億円）
○標識改修計画策定支援（１８億円）
〔補助率〕２／３　〔上限〕１地区当たり５，０００万円
○標識観測実証（３２億円の内数）
"""
    parts = {r.program: (r.amount, r.scope, r.parent is None) for r in rows_of(text)}
    assert parts["標識観測実証"] == (32 * HUNDRED_MILLION, "内数", False)


def test_budgets_below_each_other_are_of_the_name_above_them() -> None:
    text = f"""{TITLE}航路標識点検事業
（令和６年度補正予算額 ５３億円）
要求額 ７６億円
（前年度 ４８億円）
標識を点検する。
"""
    assert figures_of(text) == {
        ("航路標識点検事業", "supplementary", 2024, 53 * HUNDRED_MILLION),
        ("航路標識点検事業", "request", 2026, 76 * HUNDRED_MILLION),
        ("航路標識点検事業", "previous", 2025, 48 * HUNDRED_MILLION),
    }
