"""Papers that tell of one thing after the other: each turn is answered from the item it is of."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

GUIDE = """令和9年度 葉月町 くらしの補助ガイド

Ⅰ 雨水タンク設置補助金
【対象者】町内に住宅がある方
【補助率】購入費の2分の1以内
【上限額】3万円
【申請期間】令和9年5月1日から10月31日まで
【必要書類】領収書、設置した写真
【申請先】水道課（役場2階）
【問合せ】水道課　0799-20-1101

Ⅱ 結婚新生活補助金
【対象者】夫婦とも39歳以下の世帯
【補助率】家賃の3分の1以内、引越費の2分の1以内
【上限額】家賃 月額2万円、引越費20万円
【申請期間】令和9年4月1日から令和10年2月28日まで
【必要書類】婚姻届受理証明書、賃貸借契約書の写し
【申請先】企画課
【問合せ】企画課　0799-20-1140

Ⅲ 資格取得補助金
【対象者】町内の事業所に勤める方
【補助額】受講者1人につき2万円（1事業所につき4人まで）
【申請期間】通年
【問合せ】産業課　0799-20-1155

予算額　雨水タンク設置補助金 120万円、結婚新生活補助金 600万円、資格取得補助金 90万円
"""
LEAFLET = """みなと町 子育てのしおり

生まれる
● 出産祝金
  第1子 3万円、第2子 6万円、第3子以降 12万円を支給します。
  出生の日から3か月以内に申請してください。
● 産後ケア
  1日 2,500円（非課税世帯は無料）。定員4人。

預ける
● 病児保育
  1日 1,800円。定員5人。みなと病院内。

問い合わせ
こども課 電話 0899-00-1234
"""
FAQ = """灯油代支援給付金 よくある質問

Q1 給付金はいくらもらえますか。
A1 1世帯当たり2万円です。

Q2 いつ振り込まれますか。
A2 申請書を受理してから約2週間後です。

Q3 申請の期限はいつですか。
A3 令和9年2月26日です。

Q4 生活保護を受けている世帯も対象になりますか。
A4 対象になります。

Q5 施設に入所している場合はどうなりますか。
A5 住民票が町内にあれば対象です。
"""
HELP = """# Help for Shops 2027
Ashdown Council

## Window Sign Grant
**Who can apply:** shops in the town centre.
**How much:** 40% of the cost, up to £2,000.
**Deadline:** 31 May 2027.
**Contact:** Joan Field, 01632 960 221

## Trainee Subsidy
**Who can apply:** employers who take on a trainee.
**How much:** £900 for each trainee, up to three trainees a year.
**Deadline:** open all year.
**Contact:** Skills Desk, 01632 960 245

## Warm Shop Loan
**Who can apply:** any business that has traded for a year.
**How much:** £2,000 to £9,000, without interest.

| Staff | Maximum loan |
| --- | ---: |
| 1 to 4 | £3,000 |
| 5 to 19 | £6,000 |
| 20 or more | £9,000 |

**Deadline:** 15 January 2028.
**Contact:** Climate Desk, 01632 960 277
"""
NEWS = """# Vale Newsletter

## Free skating for under-12s
Children under 12 skate free on Sundays from 1 pm. Bring proof of address.

## Garden bins
The charge rises from £30 to £34 on 1 April. Sign up at vale.example/bins or ring 01632 960 301.

## Warm Homes Fund
Owners can claim up to £1,500 for insulation. Applications close on 31 July.
"""
PAPERS = {
    "guide.txt": GUIDE,
    "leaflet.txt": LEAFLET,
    "faq.txt": FAQ,
    "help.md": HELP,
    "news.md": NEWS,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    return conversations_about(tmp_path_factory.mktemp("items"), PAPERS)


@pytest.mark.parametrize(
    ("paper", "turns", "told", "none"),
    [
        ("guide.txt", ("雨水タンクつけたい、いくら出る？", "いつまで"), "10月31日", "2月28日"),
        ("guide.txt", ("結婚したらいくらもらえる？", "どこに出すの"), "企画課", "水道課"),
        ("guide.txt", ("結婚したらいくらもらえる？", "必要なものは"), "婚姻届", "領収書"),
        ("guide.txt", ("雨水タンクの補助はいくら", "電話番号"), "0799-20-1101", "1140"),
        ("leaflet.txt", ("出産したらいくらもらえる",), "12万円", "2,500円"),
        ("leaflet.txt", ("出産したらいくらもらえる", "3人目なんだけど"), "第3子", "1,800"),
        ("leaflet.txt", ("出産したらいくらもらえる", "いつまでに出すの"), "3か月以内", "1日"),
        ("leaflet.txt", ("病児保育はいくら", "何人まで"), "定員5人", "定員4人"),
        ("leaflet.txt", ("産後ケアはいくら", "電話どこ"), "0899-00-1234", "2,500"),
        ("faq.txt", ("給付金いくら", "いつまで"), "2月26日", "2週間"),
        ("faq.txt", ("生活保護でももらえる？",), "対象になります", "住民票"),
        ("faq.txt", ("老人ホームに入所してるんだけど対象？",), "住民票", "2週間"),
        ("help.md", ("how much for a new sign?", "until when"), "31 May 2027", "2028"),
        ("help.md", ("taking on trainees, how much?", "who do I call"), "245", "221"),
        ("help.md", ("tell me about the warm shop loan", "who can get it"), "traded", "centre"),
        ("help.md", ("we have 12 staff, what's the cap on the loan",), "£6,000", "£3,000"),
        ("news.md", ("how much are garden bins", "how do I sign up"), "vale.example", "claim"),
        ("news.md", ("can I get insulation money", "deadline?"), "31 July", "1 April"),
    ],
)
def test_a_turn_is_answered_from_its_item_and_no_other(ask, paper, turns, told, none):
    said = ask((paper,), *turns)
    assert said.status == "answered"
    assert told in said.answer and none not in said.answer


@pytest.mark.parametrize(
    ("paper", "turns", "amount"),
    [
        (
            "guide.txt",
            ("雨水タンクつけたい、いくら出る？", "4万円くらいかかるけどいくら出る"),
            20_000,
        ),
        ("guide.txt", ("雨水タンクつけたい、いくら出る？", "10万なら"), 30_000),
        ("guide.txt", ("結婚新生活の補助って？", "家賃9万円ならいくら？"), 20_000),
        ("guide.txt", ("結婚新生活の補助って？", "引越費30万円だといくら？"), 150_000),
        ("guide.txt", ("資格取得補助金はいくら", "6人だと？"), 80_000),
        ("help.md", ("how much for a new sign?", "if it costs £3,000 what do I get"), 1_200),
        ("help.md", ("how much for a new sign?", "if the sign costs 10000 what do I get"), 2_000),
        ("help.md", ("how much for a trainee?", "and 5?"), 2_700),
    ],
)
def test_what_comes_of_a_number_is_by_the_lines_of_its_item(ask, paper, turns, amount):
    said = ask((paper,), *turns)
    assert [f.amount for f in said.figures if f.derived][-1:] == [amount]


@pytest.mark.parametrize("turn", ["3万円の方もっと詳しく", "20万円のってどれだっけ"])
def test_an_amount_that_only_names_a_thing_is_computed_with_nothing(ask, turn):
    said = ask(("guide.txt",), "雨水タンクつけたい、いくら出る？", turn)
    assert not any(f.derived for f in said.figures)


def test_the_budget_of_an_item_is_told_by_the_line_that_names_all_of_them(ask):
    said = ask(("guide.txt",), "結婚したらいくらもらえる？", "予算いくら")
    assert said.status == "answered" and "結婚新生活補助金 600万円" in said.answer
