"""One line of data adds a word, and it counts wherever its group is asked for."""

from __future__ import annotations

import pytest

import assistant.question.grammars.counts as counts_module
import assistant.question.words.lexicon as words
from assistant.question import Understanding
from assistant.question.grammars.counts import CountedThing, find_counts
from assistant.question.grammars.slots import read_slots
from assistant.question.intent import asked_counter
from assistant.question.model import Intent
from assistant.question.signs import Sign, shows, signs_in
from assistant.question.words.lexicon import TABLES, cut, said_in
from assistant.question.words.phrases import Finder, phrase, spelt_out
from corpus.facts import Measure

RAW = words.tables()
KINDS = ("asked", "thing")


@pytest.fixture
def adding(monkeypatch):
    """Puts a lexicon with one more word in place: adding("says", "new", ja="出来たて")."""

    def add(table: str, group: str, **more: str) -> None:
        entry = {kind: [*RAW[table][group].get(kind, ()), word] for kind, word in more.items()}
        raw = RAW | {table: RAW[table] | {group: RAW[table][group] | entry}}
        monkeypatch.setattr(words, "tables", lambda: raw)
        forget()

    yield add
    monkeypatch.undo()
    forget()


def forget() -> None:
    words.lexicon.cache_clear()
    said_in.cache_clear()


def forget_counts() -> None:
    for kept in (counts_module.counters, counts_module._counted, counts_module._asked, find_counts):
        kept.cache_clear()


def read(text: str):
    return Understanding((), lambda _words: ()).understand(text)


def test_every_sign_has_words_and_every_group_a_use() -> None:
    groups = {f"{table}.{name}" for table in TABLES for name in RAW[table]}
    entries = [own for table in TABLES for own in RAW[table].values()]
    inner = {other for own in entries for other in own.get("of", ())}
    assert groups >= set(Sign)
    by_name = ("measures", "values", "named", "ordinals", "notations", "wants", "labelled")
    assert {g for g in groups - set(Sign) - inner if g.partition(".")[0] not in by_name} == set()


def test_no_word_stands_twice_in_a_group() -> None:
    for table in (*TABLES, "concepts"):
        for name, own in RAW[table].items():
            for listed in (own.get(kind, []) for kind in ("ja", "asks", "en", "not")):
                assert len(listed) == len(set(listed)), f"{table}.{name}"


def test_a_line_in_each_group_is_found_as_that_group(monkeypatch) -> None:
    raw = {table: dict(own) for table, own in RAW.items()}
    marks = {}
    for table in (*TABLES, "concepts"):
        for name, own in RAW[table].items():
            mark = f"ほげ{len(marks)}げほ"
            marks[mark] = f"{table}.{name}"
            raw[table][name] = own | {"ja": [*own.get("ja", ()), mark]}
    monkeypatch.setattr(words, "tables", lambda: raw)
    forget()
    try:
        assert {m: g for m, g in marks.items() if g not in said_in(f"星の{m}か")} == {}
    finally:
        monkeypatch.undo()
        forget()


def test_a_new_counter_is_one_for_questions_and_turns(monkeypatch) -> None:
    data = counts_module._data()
    more = {kind: [*own, "基"] for kind, own in data["counters"].items() if kind in KINDS}
    changed = data | {"counters": data["counters"] | more}
    monkeypatch.setattr(counts_module, "_data", lambda: changed)
    forget_counts()
    try:
        assert asked_counter("望遠鏡は何基ありますか") == "基"
        assert [(c.number, c.unit) for c in read_slots("5基だと？").counts] == [(5, "基")]
    finally:
        monkeypatch.undo()
        forget_counts()


@pytest.mark.parametrize("group", ["measures.request", "operations.sum", "filters.cut"])
def test_a_new_word_of_any_language_is_found_as_all_others_are(adding, group: str) -> None:
    table, name = group.split(".")
    adding(table, name, ja="ほげほげ", en="hogwash")
    assert group in said_in("予算のほげほげは？")
    assert group in said_in("How much hogwash is there?")
    assert group not in said_in("How many hogwashes?")


def test_a_word_that_is_added_to_a_sign_counts_in_those_that_take_it_over(adding) -> None:
    adding("filters", "new", ja="出来たて")
    assert {Sign.ONLY_NEW, Sign.NEW} <= signs_in("出来たての事業は？")
    assert read("出来たての事業は？").new_only


def test_a_new_word_for_a_measure_is_one_for_questions_and_labels(adding) -> None:
    adding("measures", "fund", ja="つみたて")
    assert read("つみたてはいくら？").measures == (Measure.FUND,)
    assert words.says_measure("つみたて分", Measure.FUND)
    assert read("つみたてはいくら？").terms == ()  # and no content to look for


def test_a_new_word_for_an_attribute_asks_for_it(adding) -> None:
    adding("concepts", "in_charge", asks="受け持ち")
    assert "in_charge" in {t.concept for t in read("受け持ちは？").terms}


def test_a_new_word_inside_phrases_counts_in_each_of_them(adding) -> None:
    adding("parts", "kind", ja="とりくみ")
    assert shows("どのとりくみ", Sign.WHICH_PROGRAMS)
    assert shows("とりくみを全て挙げ", Sign.WHICH_PROGRAMS)


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("増", "予算の増減", [(3, 4)]),
        ("何…ありま", "何が甲にありますか", [(0, 7)]),
        ("何…ありま", "何。甲にありますか", []),
        ("何…ありま", "何が甲乙丙丁戊己庚辛壬癸子丑寅にありますか", []),
        ("は$", "目的は", [(2, 3)]),
        ("は$", "目的は？期間", []),
        ("^何", "何が何", [(0, 1)]),
    ],
)
def test_japanese_phrases(word: str, text: str, found: list[tuple[int, int]]) -> None:
    assert Finder([phrase("g", word)], "ja").find(text).get("g", []) == found


def test_english_words_are_whole_and_begin_sentences() -> None:
    pairs = {"new": "new", "is": "^is", "which": "which…item"}
    finder = Finder([phrase(*pair) for pair in pairs.items()], "en")
    assert finder.find("renewed news") == {}
    assert set(finder.find("so. is it new?")) == {"is", "new"}
    assert finder.find("which big item") == {"which": [(0, 14)]}


def test_what_overlaps_a_word_that_is_not_meant_does_not_count() -> None:
    finder = Finder([phrase("g", "表に"), phrase("g", "発表", but=True)], "ja")
    assert finder.find("発表に") == {}
    assert finder.find("表にして、発表に") == {"g": [(0, 2)]}


def test_parts_are_spelt_out() -> None:
    parts = {"which": ["which", "what"], "is": ["", "は"]}
    assert spelt_out("{which} country", parts) == ("which country", "what country")
    assert spelt_out("事業{is}何", parts) == ("事業何", "事業は何")


def test_places_are_those_of_the_text_itself() -> None:
    text = "ＡＢＣの　新 規 事業"
    (place,) = said_in(text).of(Sign.ONLY_NEW)
    assert text[slice(*place)] == "新 規 事業"
    assert cut("0123456789", [(2, 5), (4, 6), (8, 9)]) == "01 67 9"


def test_the_longer_word_of_another_group_wins() -> None:
    assert said_in("補正後の額は").outermost("measures") == ("revised",)
    both = said_in("補正後の額と補正予算は").outermost("measures")
    assert both == ("revised", "supplementary")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("30人に576万円", [(30, "人", "")]),
        ("令和8年に第３回", [(3, "回", "第")]),
        ("上位三つ", [(3, "つ", "上位")]),
        ("for two years and 1,200 people", [(2, "years", ""), (1200, "people", "")]),
        ("2025年度の3年前", [(2025, "年度", ""), (3, "年前", "")]),
        ("トップ10%", [(10, "%", "トップ")]),
        ("3.5人", []),
    ],
)
def test_counted_things(text: str, counts: list[tuple[int, str, str]]) -> None:
    found = [(c.number, c.unit, c.lead) for c in find_counts(text)]
    assert found == counts


def test_what_looks_like_a_counter_and_a_share_at_the_top_are_none() -> None:
    (year, ago) = find_counts("2025年度の3年前")
    assert not any(c.has("thing", "time") for c in (year, ago))
    (share,) = find_counts("トップ10%")
    assert not share.ranks
    assert CountedThing(3, "つ", "上位", 0, 4).ranks


ODD = ["", "？", "\ud800", "どの" * 900, "^$…{kind}", "第" * 2000, "1" * 2000]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_say_nothing_and_take_no_time(text: str) -> None:
    assert said_in(text).text == text
    assert isinstance(find_counts(text), tuple)
    assert read(text or "？").intent in set(Intent)
