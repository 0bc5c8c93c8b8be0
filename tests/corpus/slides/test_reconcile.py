"""Overview against detail: amounts and names of one page, paired by what other pages prove."""

from corpus.document import Document, Page
from corpus.extraction import extract_figures
from corpus.facts.reading import adds_up, agree
from corpus.facts.row import Trust
from corpus.slides import reconcile
from corpus.slides.reconcile import settle


def pages(*texts: str) -> Document:
    text = "".join(texts)
    starts = [sum(len(t) for t in texts[:i]) for i in range(len(texts))]
    return Document(
        id="d",
        title="d",
        filename="d.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        pages=tuple(
            Page(i, s, s + len(t)) for i, (s, t) in enumerate(zip(starts, texts, strict=True), 1)
        ),
        fiscal_year=2026,
    )


OVERVIEW = (
    "令和８年度要求額： 42億円（前年度予算額：34億円）\n説明が続く。\n"
    "海外研究員派遣事業\n研究者招へい事業\n説明が続く。\n"
    "令和８年度要求額： 28億円（前年度予算額：28億円）\n"
)
DETAILS = (
    "研究者招へい事業\n令和8年度要求額 42億円\n（前年度予算額 34億円）\n",
    "海外研究員派遣事業\n令和8年度要求額 2,754百万円（前年度予算額 2,754百万円）\n",
)


def test_an_overview_is_settled_by_the_details_within_rounding() -> None:
    rows = extract_figures(pages(OVERVIEW, *DETAILS)).rows
    first = {(r.program, r.measure.value, r.amount): r.trust for r in rows if r.page == 1}
    assert first[("海外研究員派遣事業", "request", 2_800_000_000)] is Trust.CONFIRMED
    assert first[("海外研究員派遣事業", "previous", 2_800_000_000)] is Trust.CONFIRMED
    assert ("研究者招へい事業", "request", 2_800_000_000) not in first


def test_an_overview_without_details_goes_to_review_with_candidates() -> None:
    extraction = extract_figures(pages(OVERVIEW, "参考資料\n"))
    assert extraction.rows == ()
    assert {c.program for item in extraction.review for c in item.candidates} == {
        "海外研究員派遣事業",
        "研究者招へい事業",
    }


def test_details_that_leave_two_ways_settle_nothing() -> None:
    same = OVERVIEW.replace("28億円", "42億円").replace("34億円", "42億円")
    details = [d.replace("34億円", "42億円").replace("2,754百万円", "42億円") for d in DETAILS]
    rows = extract_figures(pages(same, *details)).rows
    assert {r.page for r in rows} == {2, 3}


def test_the_assignment_must_be_the_only_best_one() -> None:
    assert settle([[1, 0], [0, 1]]) == {0: 0, 1: 1}
    assert settle([[1, 1], [1, 1]]) == {}
    assert settle([[1, 1], [0, 2]]) == {0: 0, 1: 1}
    assert settle([[0, 0], [0, 1]]) == {1: 1}
    assert settle([]) == {}


def test_where_no_pair_is_allowed_nothing_is_computed(monkeypatch) -> None:
    monkeypatch.setattr(reconcile, "_best", None)
    assert settle([[0, 0], [0, 0]]) == {}


def test_amounts_agree_within_half_a_step_of_the_coarser() -> None:
    assert agree(2_754_000_000, 10**6, 2_800_000_000, 10**8)
    assert not agree(2_740_000_000, 10**6, 2_800_000_000, 10**8)
    assert not agree(3_000_000_000, 10**8, 3_200_000_000, 10**8)


def test_parts_make_a_whole_within_their_rounding() -> None:
    assert adds_up((42, 1), [(38, 1), (3, 1)])
    assert not adds_up((20, 1), [(5, 1), (7, 1)])
