"""Amounts, as slides and tables write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.amounts import find_amounts, parse_number

CASES = [
    ("要求・要望額： 20億円（新規）", 20 * 10**8, "JPY", "20億円"),
    ("２，７５４百万円", 2_754_000_000, "JPY", "２，７５４百万円"),
    ("２０５．０億円の内数", 20_500_000_000, "JPY", "２０５．０億円"),
    ("（前年度予算       ８億円）", 800_000_000, "JPY", "８億円"),
    ("総額9兆1,234億円を", 9_123_400_000_000, "JPY", "9兆1,234億円"),
    ("1億2,345万6千円", 123_456_000, "JPY", "1億2,345万6千円"),
    ("金千三百二十七円也", 1327, "JPY", "千三百二十七円"),
    ("百億円規模の基金", 10**10, "JPY", "百億円"),
    ("復興庁 ▲１９億円", -19 * 10**8, "JPY", "▲１９億円"),
    ("△ 3千円", -3000, "JPY", "△ 3千円"),
    ("(-19億円)", -19 * 10**8, "JPY", "-19億円"),
    ("−2.5億円", -250_000_000, "JPY", "−2.5億円"),
    ("柱 1：250億€", 25 * 10**9, "EUR", "250億€"),
    ("185\n億€増", 185 * 10**8, "EUR", "185\n億€"),
    ("2,754\n百万円", 2_754_000_000, "JPY", "2,754\n百万円"),
    ("2,\n754百万円", 2_754_000_000, "JPY", "2,\n754百万円"),
    ("95億ユーロ", 95 * 10**8, "EUR", "95億ユーロ"),
    ("5億米ドル", 5 * 10**8, "USD", "5億米ドル"),
    ("100億元", 10**10, "CNY", "100億元"),
    ("19.1 billion yen", 19_100_000_000, "JPY", "19.1 billion yen"),
    ("JPY 2,754 million", 2_754_000_000, "JPY", "JPY 2,754 million"),
    ("EUR 95.5bn", 95_500_000_000, "EUR", "EUR 95.5bn"),
    ("€3 million", 3_000_000, "EUR", "€3 million"),
    ("US$ 1.5 million", 1_500_000, "USD", "US$ 1.5 million"),
    ("¥1,234", 1234, "JPY", "¥1,234"),
]


@pytest.mark.parametrize(("text", "value", "currency", "original"), CASES)
def test_amount(text: str, value: int, currency: str, original: str) -> None:
    (amount,) = find_amounts(text)
    assert (amount.value, amount.currency, amount.original) == (value, currency, original)
    assert text[amount.start : amount.end] == original


@pytest.mark.parametrize(
    "text",
    [
        "（単位：千円）",
        "（単位：百万円）",
        "(億円)",
        "当初予算額（百万円）",
        "1,600人以上",
        "令和８年度",
        "円滑に",
        "10円滑",
        "20,58455億円",
        "第3回",
        "研究者の7割",
        "0.5円",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert find_amounts(text) == ()


RANGES = [
    ("(10百万円~30百万円)", 10_000_000, 30_000_000, None, None),
    ("数千万～1億円/年・課題程度", 10_000_000, 100_000_000, "年・課題", "程度"),
    ("between £4,000 and £6,000, by cost", 4_000, 6_000, None, None),
    ("約520～800万円）", 5_200_000, 8_000_000, None, "約"),
    ("5百万円～50百万円//課題・年", 5_000_000, 50_000_000, "課題・年", None),
    ("3-5億円以上", 300_000_000, 500_000_000, None, "以上"),
    ("１０〜３０億円", 10**9, 3 * 10**9, None, None),
]


@pytest.mark.parametrize(("text", "low", "high", "per", "approximate"), RANGES)
def test_range(text: str, low: int, high: int, per: str | None, approximate: str | None) -> None:
    (amount,) = find_amounts(text)
    assert (amount.low, amount.high, amount.value) == (low, high, high)
    assert (amount.per, amount.approximate) == (per, approximate)


@pytest.mark.parametrize(
    ("text", "approximate", "per"),
    [
        ("最大1億円程度 / 年・課題", "最大", None),
        ("1億円程度", "程度", None),
        ("約28.4兆円", "約", None),
        ("28兆円超", "超", None),
        ("300万円/人・年、", None, "人・年"),
        ("3,000万円／年", None, "年"),
        ("1課題あたり最大5,000万円", "最大", "課題"),
        ("up to 100 million yen per project per year", "最大", "project per year"),
        ("17億円の強化", None, None),
        ("1戸につき100万円", None, "戸"),
        ("1kWにつき3万円", None, "kw"),
        ("$9,500 per fellow per year", None, "fellow per year"),
        ("£300 per household", None, "household"),
        ("最大1億円程度 / 年・課題", "最大", "年・課題"),
        ("3,500万円程度／年・課題", "程度", "年・課題"),
        ("$2,500 for each student", None, "student"),
    ],
)
def test_what_is_said_of_the_amount(text: str, approximate: str | None, per: str | None) -> None:
    (amount,) = find_amounts(text)
    assert amount.approximate == approximate
    if per:
        assert amount.per == per


def test_several_amounts_in_one_line_stay_apart() -> None:
    line = "令和８年度要求・要望額： 20億円（-※）※令和4年度第2次補正予算により基金措置[440億円]"
    assert [a.original for a in find_amounts(line)] == ["20億円", "440億円"]
    assert [a.original for a in find_amounts("R6当初462.25億円→R7当初473.20億円")] == [
        "462.25億円",
        "473.20億円",
    ]


@given(
    st.integers(1, 10**6),
    st.sampled_from([("円", 1), ("千円", 10**3), ("百万円", 10**6), ("億円", 10**8)]),
    st.booleans(),
    st.booleans(),
)
def test_every_amount_is_exact(number: int, unit: tuple[str, int], wide: bool, minus: bool) -> None:
    written = f"{'▲' if minus else ''}{number:,}{unit[0]}"
    if wide:
        written = written.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    text = f"予算額は{written}である"
    (amount,) = find_amounts(text)
    assert amount.value == (-1 if minus else 1) * number * unit[1]
    assert amount.original == text[amount.start : amount.end] == written
    assert amount.step == unit[1]


@given(st.text(alphabet="0123456789,.０５億万千百兆円€▲△-~～/年約数三十 \n（）EURyen", max_size=40))
def test_any_text_gives_ranges_of_itself(text: str) -> None:
    amounts = find_amounts(text)
    for amount in amounts:
        assert amount.original == text[amount.start : amount.end]
        assert amount.currency
    assert all(a.end <= b.start for a, b in pairwise(amounts))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("▲1,234", "-1234"), ("(2,754)", "2754"), ("955573000.0", "955573000.0"), ("-19", "-19")],
)
def test_number_in_a_cell(cell: str, value: str) -> None:
    assert str(parse_number(cell)) == value


@pytest.mark.parametrize("cell", ["-", "", "－", "新規", "皆増", "12人", "※"])
def test_cell_without_a_number(cell: str) -> None:
    assert parse_number(cell) is None


@pytest.mark.parametrize(
    "text",
    [
        "1,200万円から1,500万円に増えました",
        "補助額を40万円から60万円へ",
        "上限は40万円から60万円程度に縮小ではなく拡大",
        "40億円から60億円（20億円増）に引き上げる",
        "会費が３千円から\n５千円になりました。",
        "限度額を30万円から50万円まで引き上げます",
        "1,200万円から1,500万円に。",
        "rose from £1.2m to £1.5m",
        "an increase from $3 million to $5 million",
        "raised from EUR 40,000 to EUR 60,000",
    ],
)
def test_a_change_from_one_amount_to_another_is_no_range(text):
    found = find_amounts(text)
    assert len(found) >= 2 and all(amount.low is None for amount in found)


@pytest.mark.parametrize(
    "text",
    [
        "100万円から300万円の助成",
        "100万円から300万円まで補助します",
        "40万円から60万円にわたる",
        "3万円から5万円までの減免",
        "3万円から5万円に該当する方",
        "30万円～50万円に拡充",
        "3万円から5万円減額されます",
        "between £1.2m and £1.5m",
    ],
)
def test_a_range_stays_one_amount(text):
    (found,) = find_amounts(text)
    assert found.low is not None and found.low < found.value
