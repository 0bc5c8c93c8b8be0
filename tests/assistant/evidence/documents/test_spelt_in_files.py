"""Papers whose files are named in Latin letters, and the one that most words of a turn name."""

from __future__ import annotations

import pytest

from assistant.evidence.documents.place_names import spellings


@pytest.mark.parametrize(
    ("word", "spelt"),
    [("決算", "kessan"), ("補正予算", "hosei"), ("笹原町", "sasahara"), ("笹原町", "ささはら")],
)
def test_a_word_is_found_as_a_file_spells_it(word, spelt):
    assert spelt in spellings(word)


@pytest.mark.parametrize("word", ["税", "pond", "トマト", "けっさん"])
def test_a_short_or_plain_word_has_no_such_spelling(word):
    assert spellings(word) == ()
