"""What is read of a short text is kept; long texts are read each time and not held."""

from __future__ import annotations

from corpus.text.remembered import SHORT, remembered


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


def test_the_function_keeps_its_name_and_what_it_says():
    length, _ = counted()
    assert length.__name__ == "length" and length.__doc__ == "How long a text is."
