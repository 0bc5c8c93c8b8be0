"""What stands under a question, a label or a sentence that announces a list is told as of that."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

QUESTIONS = """<html lang="ja"><body><h1>生垣づくり補助 よくある質問</h1>
<p>更新日：2026年4月3日</p>
<p>潮見町では、ブロック塀を生垣に替える費用の一部を補助します。</p>
<dl>
<dt>問1 補助額はいくらですか。</dt><dd>植栽費の3分の2で、1世帯につき7万円が上限です。</dd>
<dt>問2 いつまでに申し込めばよいですか。</dt><dd>令和8年5月11日から12月18日までです。</dd>
<dt>問3 借家でも使えますか。</dt><dd>使えません。持ち家に限ります。</dd>
<dt>問4 自分で植えてもよいですか。</dt><dd>町内の造園業者に頼んだものに限ります。</dd>
<dt>問5 何が要りますか。</dt><dd>申込書、見積書の写し、施工前の写真です。</dd>
</dl>
<h2>予算</h2><p>予算額は840万円です。令和7年度は96世帯に補助しました。</p>
</body></html>"""

PAGE = """# Alder Residencies

The Alder Trust for the Crafts

**About the programme:**
The residencies give makers time in a working studio. They began in 2011.

**Who may apply:**
Makers who finished their training at least two years ago. Groups of up to three may
apply together.

**Who may not apply:**
Full-time students, and anyone who has held a residency before.

**What we pay for:**

* A stipend of GBP 1,900 a month
* Materials up to GBP 2,400
* Travel to the studio once

**Deadlines:**
The call closes on 6 March 2026. Results are sent by 24 April 2026.

**How to apply:**
Send the form through the portal. Late forms are not read, whatever the deadline of your school.

**May I bring my family?**
No. The studio houses have one bed.

**Success rate:**
In the last round 150 applications were received and 12 residencies awarded.
"""

COSTS = """# 令和8年度 里山再生補助金 手引き

## 対象となる経費

- 苗木の購入費
- 道具の借上料

次の経費は対象になりません。

- 食事代
- 土地の取得費

## 実績

| 年度 | 申込 | 採択 |
|---|---|---|
| 令和6年度 | 20 | 9 |
| 令和7年度 | 25 | 8 |
"""


@pytest.fixture
def ask(tmp_path):
    """The answer to the last of some turns about one document."""

    def of(name, text, *turns):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        history = [Turn("user", turn) for turn in turns[:-1]]
        return load_sky(path).assistant.answer(turns[-1], history=history)

    return of


def said(answer, lines=1):
    """What an answer says first, without how near it is."""
    told = [line for line in answer.answer.splitlines() if "[" in line]
    return "\n".join(told[:lines])


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        (("締切は",), "12月18日", ("更新日", "7万円")),
        (("いつまで？",), "12月18日", ("更新日",)),
        (("借家でもいい？",), "使えません", ("12月18日",)),
        (("いくらもらえる？",), "7万円", ("12月18日", "見積書")),
        (("予算額は？",), "840万円", ("12月18日",)),
        (("締切は", "自分で植えたらだめ？"), "造園業者", ("7万円",)),
    ],
)
def test_the_answer_to_a_question_of_the_document_is_told_alone(ask, turns, told, untold):
    answer = ask("faq.html", QUESTIONS, *turns)
    assert answer.status == "answered"
    assert told in said(answer)
    assert not any(other in said(answer) for other in untold)


@pytest.mark.parametrize(
    ("turns", "told", "untold"),
    [
        (("who can apply?",), "two years ago", ("stipend",)),
        (("who may apply?",), "two years ago", ("stipend",)),
        (("can full-time students apply?",), "Who may not apply", ()),
        (("when is the deadline",), "6 March 2026", ("portal",)),
        (("who may apply?", "can I bring my family?"), "one bed", ("stipend",)),
    ],
)
def test_what_stands_under_a_label_is_told_with_it(ask, turns, told, untold):
    answer = ask("page.md", PAGE, *turns)
    assert answer.status == "answered"
    first = said(answer, 2)
    assert told in first
    assert not any(other in first for other in untold)


def test_items_of_a_list_are_told_apart_under_what_announces_it(ask):
    answer = ask("costs.md", COSTS, "対象となる経費は", "食事代は出る？")
    line = next(line for line in answer.answer.splitlines() if "食事代" in line)
    assert "次の経費は対象になりません" in answer.answer.split("食事代")[0]
    assert "土地の取得費食事代" not in line
    assert "食事代土地の取得費" not in line


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("採択率は",), "32%"),
        (("去年の採択率は",), "32%"),
        (("採択率は", "令和6年度は？"), "45%"),
    ],
)
def test_how_many_succeed_is_told_of_the_year_of_a_table(ask, turns, told):
    answer = ask("costs.md", COSTS, *turns)
    assert told in said(answer)


def test_how_many_succeed_is_told_of_the_one_sentence(ask):
    assert "8%" in said(ask("page.md", PAGE, "what's the success rate?"))


@pytest.mark.parametrize("question", ["令和3年度の採択率は", "食事代の採択率は"])
def test_no_rate_is_told_of_what_the_table_does_not_count(ask, question):
    answer = ask("costs.md", COSTS, question)
    assert not answer.figures


def test_people_are_no_amount(ask):
    answer = ask("page.md", PAGE, "who may apply?", "we are a town of 12,000 people, ok?")
    assert not any(figure.derived for figure in answer.figures)


def test_a_thing_that_is_asked_about_is_no_office(ask):
    text = f"{PAGE}\n**Contact:**\nAlder office, 020 7946 0112\n"
    assert "7946" in said(ask("page.md", text, "who do I contact?"))
    assert "one bed" in said(ask("page.md", text, "is there a bed for my family?"), 2)


@pytest.mark.parametrize("question", ["対象となる経費は？", "対象経費は", "対象となる経費を教えて"])
def test_the_list_under_the_label_that_is_asked_for_is_told_and_no_other(ask, question):
    answer = ask("costs.md", COSTS, question)
    assert "苗木の購入費" in said(answer)
    assert "食事代" not in answer.answer


RIVER = """# 白瀬川 水辺再生プロジェクト

白瀬市では、川の水辺を歩ける空間に整備します。総事業費は約6億4,000万円で、このうち国の交付金が3億2,000万円、
市債が2億円です。

## 工事中の通行止め

令和8年10月から令和9年3月まで、右岸は通れません。
"""


@pytest.mark.parametrize(
    ("question", "amount"),
    [("国はいくら出す？", 320_000_000), ("市債はいくら？", 200_000_000)],
)
def test_a_part_of_an_amount_is_told_and_not_the_whole(ask, question, amount):
    answer = ask("river.md", RIVER, question)
    assert {figure.amount for figure in answer.figures} == {amount}


def test_of_a_document_about_one_thing_a_total_is_asked_of_that(ask):
    answer = ask("river.md", RIVER, "全部でいくら？")
    assert answer.status == "answered"
    assert "6億4,000万円" in said(answer)


def test_a_sentence_is_no_title_of_what_follows(ask):
    more = "Nothing is paid for lawyers.\n\nFrequent questions\n\nHow big are the rooms?\n\nBig.\n"
    text = f"{PAGE}\n{more}"
    answer = ask("page.md", text, "who may apply?", "can I pay lawyers?")
    assert "Nothing is paid for lawyers" in said(answer)
    assert "Frequent questions" not in answer.answer
