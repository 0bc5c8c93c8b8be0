"""Slips of the finger in English questions: mended where no English and no paper has the word."""

import pytest

from assistant.question.words.spelling import Spelling

NAMES = {"nordlys", "velden", "biochar"}


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(NAMES.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how mcuh is teh bdget", "how much is teh budget"),  # three letters are left alone
        ("is my univrsity eligble", "is my university eligible"),
        ("waht does the programm do?", "what does the program do?"),
        ("which cuntries can taek part", "which countries can take part"),
        ("Wihch one is in a tabel pls", "Which one is in a table pls"),
        ("deadlinne?", "deadline?"),
        ("does it cover staff tme, trvel", "does it cover staff tme, travel"),
    ],
)
def test_a_slip_is_mended(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "how much is the budget of the nordlys fellowships",  # a document has it
        "what does velden pay for biochar",
        "how much did NOSTROMA get",  # in capitals: a name
        "mail to jrrise@velden.example or see velden.exmple/calll",
        "the Wrelding scheme",
        "stipend per grantee, in tranches",  # English, if rare
        "what is it for admin",  # the beginning of a word of the field
        "how is it in 20270101x",
        "予算は mcuh ですか",
        "",
    ],
)
def test_what_may_be_a_name_is_left(spelling: Spelling, typed: str) -> None:
    assert spelling.mended(typed) == typed


@pytest.mark.parametrize(
    ("typed", "said_more_often", "in_a_document"),
    [("mnor", "nor", "minor"), ("cuve", "cute", "cove")],
)
def test_what_a_document_has_is_meant_before_what_is_said_more_often(
    typed: str, said_more_often: str, in_a_document: str
) -> None:
    assert Spelling(frozenset[str]().__contains__).mended(typed) == said_more_often
    assert Spelling(frozenset({in_a_document}).__contains__).mended(typed) == in_a_document


def test_a_long_text_is_read_once_for_each_word(spelling: Spelling) -> None:
    asked: list[str] = []
    counting = Spelling(lambda word: bool(asked.append(word)))
    counting.mended("budgt " * 5000)
    assert asked.count("budgt") == 1
