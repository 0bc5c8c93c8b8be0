"""What guided fuzzing begins with is sound: every seed is read, in each kind of file."""

from __future__ import annotations

from tests.fuzz.guided import ENDINGS, as_file, dictionary, seeds
from tests.fuzz.material import TOKENS
from tests.fuzz.test_files import hold_or_keep


def test_the_first_byte_says_of_which_kind_a_file_is():
    assert as_file(b"\x02a,b") == ("csv", b"a,b")
    assert as_file(b"\x06a,b") == ("csv", b"a,b")
    assert as_file(b"") == ("txt", b"")


def test_seeds_are_of_every_kind_and_are_read():
    files = [as_file(data) for data in seeds()]
    assert {ending for ending, _ in files} == set(ENDINGS)
    for ending, data in files:
        hold_or_keep(ending, data)


def test_each_word_of_the_grammars_is_in_the_dictionary():
    lines = dictionary().splitlines()
    assert len(lines) == len(TOKENS)
    assert '"\\xe5\\x86\\x86"' in lines
