"""What each of several classes gets, how many there are, and what comes of what one supposes."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

BUREAU = """令和９年度　里海づくり推進局　主要事業

１．磯の担い手研修　920百万円（810百万円）

漁村で働き始める者に、研修中の手当を支給する。

・対象：漁業学校等で学ぶ40歳未満の者
・手当額：基礎課程　120万円／人・年
　　　　　実地課程　96万円／人・年
　　　　　世話役　36万円／人・年
・採択人数：基礎課程 140名（120名）、実地課程 210名（190名）、世話役 30名（30名）
※（　）内は前年度の数。

２．港の電化支援　640百万円（新規）

・上限額：漁協型　900万円／件、広域型　2,400万円／件
・採択予定件数：漁協型 45件、広域型 12件
・令和７年度の実績：応募 96件、採択 40件
"""

TOWN = """# 霧島台町 住まいの省エネ補助 募集要領（令和9年度）

## 補助の内容

| 区分 | 補助率 | 上限額 | 予定件数 |
|---|---|---|---|
| 断熱窓 | 補助対象経費の1/2 | 30万円 | 60件 |
| 床暖房 | 補助対象経費の1/3 | 24万円 | 20件 |
| 雨水タンク | 1基当たり 2万円 | 5万円 | 35件 |
| 屋上緑化 | 1平方メートル当たり 1万円 | 12万円 | 8件 |

補助対象経費は税抜きで計算します。千円未満は切り捨てます。

## 講習

住まいの講習を受けた職員1人につき 6,000円を補助します。1社 8人までです。

## 会議室

会議室は、1日 2,500円です。
"""

GRANTS = """# Fenmoor Riverbank Grants 2027

Fenmoor Council, 12 January 2027.

## What we pay

| Measure | Rate | Maximum |
|---|---|---|
| Willow fencing | 75% of the cost | £4,000 |
| Culvert repairs | 60% of the cost | £9,000 |
| Reed beds | £20 per square metre | £500 |

## Groups

Farm groups receive £800 for each pond that they restore, up to £6,000 per scheme. Angling clubs
receive £300 for each pond, up to £1,500 per scheme.

## Numbers

| Stream | Applications 2026/27 | Awards 2026/27 | Awards expected 2027/28 |
|---|---|---|---|
| Fences | 240 | 80 | 95 |
| Culverts | 60 | 24 | 30 |

We expect to make about 125 awards. In 2026/27, 37 groups took part.
"""


@pytest.fixture
def bureau(tmp_path):
    return conversation_about(tmp_path / "bureau.txt", BUREAU)


@pytest.fixture
def town(tmp_path):
    return conversation_about(tmp_path / "town.md", TOWN)


@pytest.fixture
def grants(tmp_path):
    return conversation_about(tmp_path / "grants.md", GRANTS)


def last(ask, *turns):
    return [ask(turn) for turn in turns][-1]


def test_what_one_gets_is_of_each_class_and_no_budget(bureau):
    told = last(bureau, "磯の担い手研修ってなに", "いくらもらえるの").answer
    assert all(said in told for said in ("120万円", "96万円", "36万円"))
    assert "920百万円" not in told


def test_a_class_alone_is_asked_what_was_asked_before(bureau):
    told = last(bureau, "磯の担い手研修ってなに", "いくらもらえるの", "世話役は").answer
    assert "36万円" in told
    assert "120万円" not in told


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("何人くらい採るんですか", ("140名", "210名", "30名")),
        ("基礎課程は何人から何人になるの", ("140名 − 120名 = 20名",)),
        ("全部で何人？", ("140名 + 210名 + 30名 = 380名",)),
    ],
)
def test_numbers_by_class(bureau, turn, said):
    told = last(bureau, "磯の担い手研修ってなに", turn).answer
    assert all(part in told for part in said)


def test_one_class_is_added_to_what_was_told_or_to_all(bureau):
    told = last(bureau, "磯の担い手研修ってなに", "何人採るの", "世話役も合わせて全部で何人").answer
    assert "380名" in told


def test_which_class_gets_more_needs_no_program(bureau):
    told = bureau("漁協型と広域型って1件の上限どっちが高い？").answer
    assert told.startswith("上限額は、広域型の方が1,500万円大きい")
    assert "900万円" in told


def test_who_got_through_is_of_the_time_before(bureau):
    turns = ("漁協型と広域型って1件の上限どっちが高い？", "去年は何人通ったの")
    told = last(bureau, *turns).answer
    assert "40件" in told
    assert "45件" not in told


def test_how_many_applied_for_each(bureau):
    turns = ("漁協型と広域型って1件の上限どっちが高い？", "倍率どれくらい")
    told = last(bureau, *turns).answer
    assert "96件 ÷ 40件 = 2.4" in told
    assert "45件 ÷" not in told


def test_a_table_of_classes_has_what_is_asked_for(town):
    told = town("霧島台町の省エネ補助、区分ごとに上限と件数を表で").answer
    assert "| 断熱窓" in told
    assert all(said in told for said in ("30万円", "24万円", "5万円", "60件", "8件"))


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("税抜40万の断熱窓だと？", "40万円 × 1/2 = 20万円"),
        ("床暖房に90万かかる。いくら出る？", "24万円までです"),
        ("雨水タンク2基なら", "2万円 × 2基 = 4万円"),
        ("雨水タンク3基だと？", "5万円までです"),
        ("屋上緑化9平米なら", "1万円 × 9平米 = 9万円"),
        ("断熱窓31万9000円だといくら", "15万9,000円です"),
        (
            "断熱窓40万円と雨水タンク2基ならいくらになる",
            "合計は24万円です（20万円 + 4万円 = 24万円）",
        ),
    ],
)
def test_what_one_supposes_comes_to_what_its_class_gives(town, turn, said):
    assert said in last(town, "霧島台町の省エネ補助ってどんなの", turn).answer


def test_so_many_are_paid_at_most(town):
    turns = ("講習を受けさせたら補助出ますか", "5人だと", "12人なら？")
    few, many = [town(turn).answer for turn in turns][1:]
    assert "3万円" in few
    assert "6,000円 × 8 = 4万8,000円" in many
    assert "7万2,000円" not in many


def test_what_is_cut_off_holds_only_where_it_is_said(town):
    told = last(town, "会議室は1日いくら", "3日借りると").answer
    assert "7,500円" in told
    assert "7,000円" not in told


def test_with_tax_nothing_is_computed(town):
    told = last(town, "霧島台町の省エネ補助ってどんなの", "税込40万円の断熱窓だといくら出る")
    assert not [f for f in told.figures if f.derived]


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("what do you pay for willow fencing?", "if it costs 3k?"), "£2,250"),
        (("what do you pay for willow fencing?", "and if it's 8 thousand"), "no more than that"),
        (("what do you pay for willow fencing?", "culvert quote is £5,000 before vat"), "£3,000"),
        (("what do you pay for reed beds?", "a reed bed of 18 sq m"), "£360"),
        (("what do farm groups get per pond?", "we have 5 ponds"), "£800 × 5 ponds = £4,000"),
        (("what do angling clubs get per pond?", "we have 9 ponds"), "£1,500"),
    ],
)
def test_in_english_too(grants, turns, said):
    assert said in last(grants, *turns).answer


def test_nothing_of_another_class_is_multiplied(grants):
    told = last(grants, "what do farm groups get per pond?", "we have 5 ponds").answer
    assert "£30,000" not in told
    assert "£1,500" not in told


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("how many groups took part last time", "37 groups"),
        ("how many awards do they expect", "125 awards"),
        ("table of applications and awards by stream pls", "| 240 | 80 | 95 |"),
    ],
)
def test_numbers_of_things_in_english(grants, turn, said):
    assert said in last(grants, "what are the Fenmoor riverbank grants for?", turn).answer


def test_an_english_document_is_counted_in_japanese(grants):
    told = last(grants, "Fenmoorの補助金って何", "今回は何件の予定").answer
    assert "約125件" in told


def test_a_class_told_in_other_words_shows_all_of_them(grants):
    told = last(grants, "what are the Fenmoor riverbank grants for?", "how much max, just me")
    assert not [f for f in told.figures if f.derived]


def test_of_what_was_denied_nothing_is_computed(town):
    turns = ("断熱窓の補助率は", "外壁は？", "30万なら")
    assert not [f for f in last(town, *turns).figures if f.derived]


@pytest.mark.parametrize("turn", ["太陽光パネル40万だと？", "床暖房2基なら", "断熱窓5枚だと"])
def test_what_its_class_does_not_give_is_not_computed(town, turn):
    told = last(town, "霧島台町の省エネ補助ってどんなの", turn)
    assert not [f for f in told.figures if f.derived]
