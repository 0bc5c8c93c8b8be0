"""Content words of a question: what stays of it, how it may be said otherwise, what is one word."""

from __future__ import annotations

import pytest

from assistant.question.words.concepts import concepts_asked
from assistant.question.words.english import english_terms
from assistant.question.words.terms import japanese_terms


def terms(text, *, framed=False):
    return japanese_terms(text, framed=framed)


def surfaces(text, *, framed=False):
    return [t.surface for t in terms(text, framed=framed)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("対象は", ["eligibility"]),
        ("対象国はどこ", ["countries"]),  # the longest word wins: 対象国 is no 対象
        ("対象となる分野は", ["fields"]),
        ("公募期間はいつ", ["call_period"]),
        ("応募期間は", ["call_period"]),
        ("支援期間は", ["period"]),
        ("支援期間と公募期間は", ["period", "call_period"]),
        ("問い合わせ先の電話番号は", ["contact"]),
        ("口径は", []),
    ],
)
def test_the_attributes_that_a_question_asks_for(text, names):
    assert [c.name for c in concepts_asked(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("観測はいつごろ始まるか", ["観測", "始まる"]),
        ("望遠鏡はいくつあるか", ["望遠鏡"]),
        ("望遠鏡はどれくらい重いか", ["望遠鏡", "重い"]),
        ("反射鏡は何という硝子か", ["反射鏡", "硝子"]),
        ("要するに望遠鏡は", ["望遠鏡"]),
        ("彗星のどの柱か", ["彗星", "柱"]),
        (" のどの柱か", ["柱"]),  # behind a name, のど is no throat
        ("彗星がどんな軌道か", ["彗星", "軌道"]),
    ],
)
def test_asking_words_are_no_terms(text, expected):
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("応募の締切はいつ", [("応募締切", "call_period")]),
        ("彗星観測の募集の期間は", [("彗星観測", None), ("募集期間", "call_period")]),
        ("補助の対象者は", [("補助対象者", "eligibility")]),
        ("海外派遣の期間は", [("海外派遣", None), ("期間", "period")]),
        ("彗星の期間は", [("彗星", None), ("期間", "period")]),  # of what it is stays apart
    ],
)
def test_what_asks_for_one_attribute_is_one_word(text, expected):
    assert [(t.surface, t.concept) for t in terms(text)] == expected


@pytest.mark.parametrize(
    ("text", "light"),
    [("彗星のどの柱か", True), ("彗星の柱か", False), ("彗星を観測する", False)],
)
def test_the_noun_of_an_asking_word_only_holds_the_place_of_the_answer(text, light):
    assert terms(text)[1 if "柱" in text else 0].light is light


def test_a_verb_in_two_parts_is_one_term_with_its_synonyms():
    (verb,) = (t for t in terms("若手を海外へ送り出した") if t.light)
    assert verb.surface == "送り出し"
    assert verb.alternatives[0] == "送り出す"
    assert "派遣" in verb.alternatives
    assert verb.parts == (verb.alternatives,)


def test_a_noun_is_what_documents_say_for_it_too():
    (term,) = terms("滞在費は")
    assert "生活費" in term.alternatives


def test_the_parts_of_a_compound_have_synonyms_of_their_own():
    (term,) = terms("採用率は")
    assert term.alternatives == ("採用率",)
    assert [part[0] for part in term.parts] == ["採用", "率"]
    assert "雇用" in term.parts[0]


@pytest.mark.parametrize("text", ["コースやメニューは", "コースもしくはメニューは"])
def test_one_word_or_another_is_one_term(text):
    (term,) = terms(text)
    assert term.alternatives[:2] == ("コース", "メニュー")
    assert {"コース", "メニュー"} <= set(term.parts[0])


@pytest.mark.parametrize("text", ["コースとメニューは", "コース及びメニューは"])
def test_one_word_and_another_are_two(text):
    assert surfaces(text) == ["コース", "メニュー"]


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("コメット（Comet）の口径は", {"コメット", "comet"}),
        ("コメット氏（Comet）の口径は", {"コメット", "comet"}),
        ("結束基金（Cohesion Fund）の口径は", {"結束基金", "cohesionfund"}),
        ("オーノ（Ohno）の口径は", {"オーノ", "ohno", "ono"}),
    ],
)
def test_two_spellings_of_a_name_are_one_term(text, spellings):
    name, aperture = terms(text)
    assert spellings <= set(name.alternatives)
    assert aperture.surface == "口径"


@pytest.mark.parametrize(
    "text",
    [
        "観測者1人当たりの滞在費は",
        "1課題あたりの滞在費は",
        "１校・機関あたり年間の滞在費は",
        "望遠鏡1台につきの滞在費は",
        "一人の年間の滞在費は",
    ],
)
def test_the_thing_that_an_amount_is_for_is_no_term(text):
    assert [t.surface for t in terms(text, framed=True) if not t.concept] == ["滞在費"]


@pytest.mark.parametrize(
    ("text", "surface"), [("山田教授の講演", "山田"), ("山田花子さんの講演", "山田花子")]
)
def test_the_title_of_a_person_is_no_part_of_the_name(text, surface):
    assert terms(text)[0].alternatives[0] == surface


def test_what_is_asked_for_beside_the_amount_is_a_thing_of_its_own():
    (term,) = terms("所管と予算額", framed=True)
    assert (term.surface, term.joined, term.concept) == ("所管", True, "in_charge")


def test_what_is_asked_for_behind_the_amount_is_one_too():
    (term,) = terms("要求額と採択率", framed=True)
    assert (term.surface, term.joined) == ("採択率", True)


def english(text, translate=lambda _word: ()):
    return english_terms(text, translate, framed=True)


@pytest.mark.parametrize(
    ("text", "surface", "stem"),
    [
        ("Who closes the observatory", "closes", "close"),
        ("How are comets observed", "comets", "comet"),
        ("the mirrors of telescopes", "telescopes", "telescop"),
    ],
)
def test_an_english_word_is_covered_by_its_stem(text, surface, stem):
    (term,) = (t for t in english(text) if t.surface == surface)
    assert {surface, stem} <= set(term.alternatives)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How much is one exchange team given", ["exchange"]),
        ("How much is given to each exchange student", ["exchange"]),
        ("the amount for a single research group per year", ["per year", "research"]),
        ("the amount per project", ["per project"]),
        ("How many telescopes", ["telescopes"]),
    ],
)
def test_the_unit_of_an_english_amount_is_no_term(text, expected):
    assert [t.surface for t in english(text)] == expected


def test_a_variant_is_named_by_its_letter():
    (variant,) = (t for t in english("the mirrors of Type C") if t.surface == "type C")
    assert {"c型", "cタイプ", "cコース"} <= set(variant.alternatives)


def test_a_hyphenated_word_that_is_not_listed_is_its_parts():
    assert [t.surface for t in english("the zorgs-telescopes")] == ["zorgs", "telescopes"]


def test_the_longest_english_phrase_names_the_attribute():
    (term,) = english("the application period")
    assert (term.surface, term.concept) == ("application period", "call_period")


def test_a_capitalised_word_that_nothing_translates_is_a_name():
    (name,) = (t for t in english("What did Ohno see") if not t.known)
    assert {"ohno", "ono"} <= set(name.alternatives)


def test_a_word_that_vectors_translate_weighs_little():
    (term,) = (t for t in english("the zorgs", lambda _word: ("星屑",)) if t.surface == "zorgs")
    assert term.light
    assert "星屑" in term.alternatives


@pytest.mark.parametrize("place", ["星ノ原市", "霞ケ浜町", "三ツ石村"])
def test_a_name_of_a_place_with_a_particle_inside_is_one_word(place):
    assert place in surfaces(f"{place}の総額は")


def test_a_particle_that_stands_between_words_is_no_part_of_a_name():
    assert "星原市" in surfaces("星原市の補助")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("収入はなんぼ見込んじゅう？", ["収入"]),
        ("補助金は増えゆう？", ["補助金"]),
        ("出せるごみの日は", ["ごみ"]),  # a noun, with its particle
        ("回収するのはごみ？", ["回収", "ごみ"]),
    ],
)
def test_what_hangs_on_a_verb_in_a_dialect_is_no_word_of_content(text, words):
    assert [t.surface for t in terms(text) if not t.light] == words
