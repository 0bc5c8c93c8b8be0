"""What is read of short texts is kept, and of the latest few pages; of books only the latest."""

from __future__ import annotations

import pytest

from corpus.text.remembered import KEPT, LONG, LONG_KEPT, SHORT, of_latest, remembered


def counted():
    read = []

    @remembered
    def length(text: str) -> int:
        """How long a text is."""
        read.append(text)
        return len(text)

    return length, read


def test_a_short_text_is_read_once():
    length, read = counted()
    assert [length("予算額"), length("予算額"), length("要求額")] == [3, 3, 3]
    assert read == ["予算額", "要求額"]


def test_a_page_is_read_once_by_all_who_look_at_it_together():
    length, read = counted()
    page = "億" * (SHORT + 1)
    assert length(page) == length(page) == SHORT + 1
    assert len(read) == 1
    for number in range(LONG_KEPT):
        length(page + str(number))
    length(page)
    assert read.count(page) == 2


def test_a_book_is_not_held():
    length, read = counted()
    book = "億" * (LONG + 1)
    assert length(book) == length(book) == LONG + 1
    assert len(read) == 2


def test_when_too_much_is_kept_all_is_forgotten_and_read_again():
    length, read = counted()
    texts = [str(number) for number in range(KEPT + 1)]
    assert [length(text) for text in texts] == [len(text) for text in texts]
    assert length(texts[-1]) == len(texts[-1]) and len(read) == KEPT + 1
    assert length(texts[0]) == 1 and read[-1] == "0"


def test_what_cannot_be_read_is_tried_again():
    tried = []

    @remembered
    def number(text: str) -> int:
        tried.append(text)
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError):
            number("なし")
    assert tried == ["なし", "なし"]


def test_of_the_latest_book_what_all_ask_is_read_once():
    read = []

    @of_latest
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    first, second = "億" * (LONG + 1), "兆" * (LONG + 2)
    assert [length(first), length(first), length(second), length(second)] == [
        LONG + 1, LONG + 1, LONG + 2, LONG + 2,
    ]  # fmt: skip
    assert read == [first, second]
    assert length(first) == LONG + 1 and len(read) == 3  # another one is held no more
