"""Where an answer was looked for: all of a few documents, of many no more than one can send."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.answer.finishing.trail import MOST_LISTED, searched


def looked(count: int, unread=None, asked=None):
    sources = {f"d{i}": SimpleNamespace(title=f"資料{i}") for i in range(count)}
    context = SimpleNamespace(
        documents=asked,
        sources=sources,
        question=SimpleNamespace(terms=()),
        evidence=SimpleNamespace(hits=()),
    )
    return searched(context, unread or {}, lambda _word: False)


def test_a_few_documents_are_all_listed_in_their_order():
    found = looked(3, {"d2": (4, 5)})
    assert found.count == 3
    told = [(d.id, d.title, d.unread) for d in found.documents]
    assert told == [("d0", "資料0", ()), ("d1", "資料1", ()), ("d2", "資料2", (4, 5))]


@pytest.mark.parametrize("asked", [None, tuple(f"d{i}" for i in range(MOST_LISTED + 50))])
def test_of_many_those_come_first_that_were_not_read_as_a_whole(asked):
    found = looked(MOST_LISTED + 200, {"d120": (7,), "d140": (1,)}, asked)
    assert found.count == (len(asked) if asked else MOST_LISTED + 200)
    assert len(found.documents) == MOST_LISTED
    assert [(d.id, d.unread) for d in found.documents[:3]] == [
        ("d120", (7,)),
        ("d140", (1,)),
        ("d0", ()),
    ]


def test_documents_that_were_not_asked_are_not_listed():
    found = looked(MOST_LISTED * 3, {"d250": (1,)}, ("d1", "d2"))
    assert [d.id for d in found.documents] == ["d1", "d2"] and found.count == 2
