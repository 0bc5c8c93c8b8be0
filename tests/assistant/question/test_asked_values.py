"""What kind of value is asked for: in which unit, under which name, and whether all of a kind."""

from __future__ import annotations

import pytest

from assistant.question.grammars.counts import counters_like
from assistant.question.intent import asked_counter, asked_type, classify
from assistant.question.model import Intent, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.concepts import concepts_asked


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        ("望遠鏡を置くのはどの国ですか", "国名"),
        ("望遠鏡を置く国名を教えて", "国名"),
        ("Which country hosts the telescope?", "国名"),
        ("観測するのはどの大学ですか", "大学名"),
        ("観測を担う大学名は", "大学名"),
        ("Which university hosts the telescope?", "大学名"),
        ("問い合わせの電話は", "電話"),
        ("What is the phone number of the office?", "電話"),
        ("担当のメールは", "メール"),
        ("What is the e-mail of the office?", "メール"),
        ("天文台のある町の人口は", "人"),
        ("参加する国の数は", "国"),
        ("望遠鏡を持つ大学の数がいくつか", "大学"),
        ("何か国が観測するか", "か国"),
        ("How many nations observe?", "か国"),
        ("観測の成功率は何％か", "%"),
        ("観測の成功率は何パーセントか", "パーセント"),
        ("望遠鏡は何台か", "台"),
        ("どれだけの分野があるか", "分野"),
        ("望遠鏡の口径は", None),
        ("国内の望遠鏡は", None),
        ("Which universities can apply?", None),  # a kind of university, not its name
    ],
)
def test_the_unit_or_the_name_that_is_asked_for(text, counter):
    assert asked_counter(text) == counter


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("観測の成功率は何％か", ValueType.PERCENT),
        ("参加する国の数は", ValueType.COUNT),
        ("問い合わせの電話は", ValueType.COUNT),
        ("観測は何年間続くか", ValueType.DURATION),
        ("観測は何か月か", ValueType.DURATION),
        ("観測は何年度か", ValueType.DATE),
        ("対象は誰ですか", None),  # whom it is for is no person's name
        ("期間と対象者を教えて", None),  # two attributes have two types
        ("その期間にどのような制約があるか具体的に説明してください", ValueType.TEXT),
        ("explain what happens in that period", ValueType.TEXT),
    ],
)
def test_the_type_of_the_value(text, kind):
    assert asked_type(text, money=False, concepts=concepts_asked(text)) is kind


@pytest.mark.parametrize(
    ("counter", "others"),
    [("人", {"人", "名"}), ("国", {"か国", "カ国", "ヶ国", "箇国", "国"}), ("台", {"台"})],
)
def test_counters_that_documents_use_for_the_same_thing(counter, others):
    assert counters_like(counter) == others


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("どんなコースがありますか", True),
        ("どのような観測を実施しますか", True),
        ("どういった機器が含まれますか", True),
        ("望遠鏡をすべて教えて", True),
        ("What are the steps?", True),
        ("List the telescopes.", True),
        ("どんな望遠鏡ですか", False),
        ("望遠鏡は何ですか", False),
        ("What is the telescope?", False),
    ],
)
def test_whether_all_of_a_kind_are_asked_for(text, several):
    assert shows(text, Sign.SEVERAL) is several


def intent(text, *, programs=1, money=True, typed=False):
    return classify(text, program_count=programs, money=money, typed=typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要求額は前年度比でどれだけの増か", Intent.DIFFERENCE),
        ("要求額は何億円の増になる", Intent.DIFFERENCE),
        ("要求額はいくら", Intent.FIGURE),
    ],
)
def test_how_much_more_than_the_year_before(text, expected):
    assert intent(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("のうち最も額が大きいのは", Intent.RANK),
        ("の中で一番額が小さいのは", Intent.RANK),
        ("Which of the three has the largest budget?", Intent.RANK),
        ("の最も額が大きい年は", Intent.FIGURE),
    ],
)
def test_the_largest_among_the_parts_of_a_program(text, expected):
    assert intent(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("なんで必要か", Intent.REASON),
        ("期間は何年なんですか", Intent.FACT),
        ("担当は誰なんですか", Intent.FACT),
    ],
)
def test_a_polite_ending_is_no_reason(text, expected):
    assert intent(text, money=False) is expected


def test_a_count_that_rose_is_no_difference_of_amounts():
    assert intent("採択数は何件増加か", typed=True) is not Intent.DIFFERENCE
