"""What is read of a short text is kept; long texts are read each time and not held."""

from __future__ import annotations

import pytest

from corpus.text.remembered import KEPT, SHORT, remembered


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


def test_a_long_text_is_not_held():
    length, read = counted()
    text = "億" * (SHORT + 1)
    assert length(text) == length(text) == SHORT + 1
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
