"""Budget books (予算書) as plain text made from PDFs: 款 and 項, sides, last year's amounts."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.tables.propose.accounts.titles import special_accounts

TITLE = "            令和８年度若葉市一般会計予算\n\n"
# The name above the number and the amount; a 款 goes on behind a page and the head again.
ABOVE = """\
          第１表　　歳入歳出予算
            歳　　出
             款                       項                           金　　　　　額
                                                                                千円
            総務費
          1                                                              2,835,000
                   1 総務管理費                                               2,533,000
                   2 徴税費                                                   302,000
            農林水産業費
          2                                                                345,000
                   1 農業費                                                   300,000
                                            - 5 -
             款                       項                           金　　　　　額
                                                                                千円
                   2 水産業費                                                   45,000
            予備費
          3                                                                 50,000
                   1 予備費                                                    50,000
                          歳　　出　　合　　計
                                                                         3,230,000
                                            - 6 -
"""
BESIDE = """\
          歳　　　入
            款               項                                               金　額
                                                                              千円
        １ 市　税                                                         １３，３６３，５００
                １ 市　民　税                                                ６，１２３，４００
                ２ 固定資産税                                                ７，２４０，１００
                                        － 2 －
          歳　　　入
            款               項                                               金　額
                                                                              千円
        ２ 諸　収　入                                                          ３１０，４４７
                １ 延滞金加算金及び過料                                               ９，００２
                ２ 雑　入                                                    ３０１，４４５
                      歳　　入　　合　　計                                    １３，６７３，９４７
                                        － 3 －
"""
SUMMARY = """\
                              歳入歳出予算事項別明細書
        １　総　　括
        （歳　　入）
                      款                        本年度予算額    前年度予算額    比　　　　較
                                                      千円            千円            千円
        1 市税                                  13,765,800      12,955,048         810,752
        2 交通安全対策特別交付金                 200,000         186,236          13,764
        3 諸収入                                   310,447         322,708        △12,261
                歳　　入　　合　　計
                                                14,276,247      13,463,992         812,255
                                        - 9 -
"""
SOURCES = """\
        （歳　　出）
                                                                                      本　年　度　予　算　額　の　財　源　内　訳
                      款                        本年度予算額    前年度予算額    比　　　　較          特　　　定　　　財　　　源
                                                                                                                                                        一　般　財　源
                                                                                                  国県支出金        地　方　債        そ　の　他
                                                      千円            千円            千円              千円              千円              千円                千円
        1 議会費                                   240,113         224,989          15,124            48,022            26,679            18,470             146,942
        2 総務費                                 2,888,992       2,717,052         171,940           577,798                             222,230           2,088,964
                歳　　出　　合　　計
                                                 3,129,105       2,942,041         187,064           625,820            26,679           240,700           2,235,906
"""  # noqa: E501
LIMITS = """\
          第２表　　債務負担行為
                                                        （単位　千円）
                事　　　項         期　　間         限　度　額
          庁舎清掃業務委託        令和８年度から       124,500
                                  令和10年度まで
          学校給食調理業務        令和９年度            88,400

          第３表　　地方債
                                                                            （単位　千円）
            起債の目的            限　度　額      起債の方法    利　率    償還の方法
          道路整備事業               812,300      証書借入      4.0％以内  政府資金に
          学校施設整備事業         1,187,010      又は証券      （利率見直し  ついては
            計                     1,999,310

          第５表　　継続費
                                                                                      （単位　千円）
            款          項              事　業　名          総　額      年　度      年　割　額
          10 教育費   2 小学校費      架空小学校改築事業   900,000      令和８年度     300,000
                                                                        令和９年度     600,000
                                        - 8 -
"""
MINOR = """\
        令和８年度若葉市介護保険特別会計予算
        歳　　出
            款               項                                               金　額
                                                                              千円
        1 総務費                                                              88,000
                1 総務管理費                                                  88,000
        2 保険給付費                                                         912,000
                1 介護サービス等諸費                                         912,000
                      歳　　出　　合　　計                                   1,000,000
"""


def read(tmp_path, text):
    path = tmp_path / "book.txt"
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path), blind=True)


def rows_of(found):
    return {(f.program, f.measure.value, f.fiscal_year): f for f in found.figures}


def test_an_account_named_above_its_number_and_cut_by_a_page_is_read_with_its_parts(tmp_path):
    found = read(tmp_path, TITLE + ABOVE)
    rows = rows_of(found)
    amounts = {name: row.amount // 1000 for (name, *_), row in rows.items()}
    assert amounts == {
        "総務費": 2_835_000,
        "総務管理費": 2_533_000,
        "徴税費": 302_000,
        "農林水産業費": 345_000,
        "農業費": 300_000,
        "水産業費": 45_000,
        "予備費": 50_000,
        "若葉市一般会計 歳出合計": 3_230_000,
    }
    assert rows["水産業費", "initial", 2026].parent == "農林水産業費"
    assert {row.trust.value for row in rows.values()} == {"confirmed"}
    assert not found.review


def test_letters_and_digits_may_be_wide_and_the_title_stand_on_each_page(tmp_path):
    rows = rows_of(read(tmp_path, TITLE + BESIDE))
    assert rows["市民税", "initial", 2026].parent == "市税"
    assert rows["雑入", "initial", 2026].parent == "諸収入"
    assert rows["諸収入", "initial", 2026].amount == 310_447_000
    assert all(row.is_revenue for row in rows.values())


def test_the_summary_gives_last_year_and_the_change(tmp_path):
    rows = rows_of(read(tmp_path, TITLE + "\n" * 30 + SUMMARY + SOURCES))
    assert rows["市税", "previous", 2025].amount == 12_955_048_000
    assert rows["諸収入", "difference", 2026].amount == -12_261_000
    assert rows["総務費", "previous", 2025].amount == 2_717_052_000
    assert rows["若葉市一般会計 歳入合計", "previous", 2025].amount == 13_463_992_000
    assert rows["若葉市一般会計 歳出合計", "initial", 2026].amount == 3_129_105_000
    assert {row.program for row in rows.values() if not row.is_revenue} == {
        "議会費",
        "総務費",
        "若葉市一般会計 歳出合計",
    }


def test_a_head_that_is_cut_spoils_no_other(tmp_path):
    rows = rows_of(read(tmp_path, TITLE + SUMMARY.replace("比　　　　較", "比　　　　")))
    assert rows["市税", "initial", 2026].amount == 13_765_800_000
    assert rows["市税", "previous", 2025].amount == 12_955_048_000
    assert not any(measure == "difference" for _, measure, _ in rows)


UNFINISHED = ABOVE.partition("                          歳　　出　　合　　計")[0]


@pytest.mark.parametrize("above", ["", ABOVE, UNFINISHED])
def test_limits_are_no_budgets(above, tmp_path):
    found = read(tmp_path, TITLE + above + LIMITS)
    limits = {124_500, 88_400, 812_300, 1_187_010, 1_999_310, 900_000, 300_000, 600_000}
    budgets = {f.amount // 1000 for f in found.figures if f.fiscal_year or not f.scope}
    assert budgets.isdisjoint(limits - {300_000})
    assert not any("事業" in f.program for f in found.figures if f.fiscal_year)


def test_the_rows_of_another_account_say_so(tmp_path):
    rows = read(tmp_path, TITLE + ABOVE + MINOR).figures
    named = {(f.scope, f.program): f.amount // 1000 for f in rows}
    assert named[None, "総務費"] == 2_835_000
    assert named["介護保険特別会計", "総務費"] == 88_000
    assert named[None, "若葉市介護保険特別会計 歳出合計"] == 1_000_000


def test_the_parts_of_an_account_are_parts_of_its_program(tmp_path):
    programs = {p.id: p for p in read(tmp_path, TITLE + ABOVE + MINOR).programs}
    wholes = {p.name: programs[p.parent].name for p in programs.values() if p.parent}
    assert wholes == {
        "総務管理費": "総務費",
        "徴税費": "総務費",
        "農業費": "農林水産業費",
        "水産業費": "農林水産業費",
    }


def test_accounts_are_called_without_their_office():
    names = ["若葉市一般会計", "若葉市介護保険特別会計", "介護保険特別会計"]
    special = "介護保険特別会計"
    assert special_accounts(names) == {special: special, f"若葉市{special}": special}
    assert special_accounts(["若葉市介護保険特別会計", special]) == {}


def test_a_part_called_as_its_account_is_told_apart(tmp_path):
    text = """\
          歳　入
            款               項                              金　額
                                                             千円
        1 地方特例交付金                                    312,000
                1 地方特例交付金                            286,000
                  感染症対策地方税減収補填
                2                                            26,000
                  特別交付金
        2 市債                                              500,000
                1 市債                                      500,000
"""
    rows = rows_of(read(tmp_path, TITLE + text))
    assert rows["地方特例交付金", "initial", 2026].amount == 312_000_000
    assert rows["地方特例交付金（項）", "initial", 2026].amount == 286_000_000
    assert rows["感染症対策地方税減収補填特別交付金", "initial", 2026].amount == 26_000_000


def test_yen_are_no_thousands(tmp_path):
    rows = rows_of(read(tmp_path, TITLE + ABOVE.replace("千円", "　円")))
    assert rows["総務費", "initial", 2026].amount == 2_835_000
