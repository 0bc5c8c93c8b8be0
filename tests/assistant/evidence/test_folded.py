"""Which texts have a run of characters: the same as looking into each, whatever their number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.folded import FoldedTexts
from corpus.text import fold_key
from tests.counting import counted

LETTERS = st.text(st.sampled_from("甲乙丙 \n"), max_size=12)


@given(st.lists(LETTERS, max_size=9), st.text(st.sampled_from("甲乙丙丁"), max_size=4))
def test_a_run_is_where_looking_into_each_text_finds_it(texts, run):
    folded = FoldedTexts({str(i): text for i, text in enumerate(texts)})
    assert list(folded.having(run)) == [
        str(i) for i, text in enumerate(texts) if run in fold_key(text)
    ]


def test_a_name_is_found_over_a_line_and_half_a_pair_of_surrogates_does_no_harm():
    texts = {"a": "架空交流\n事業", "b": "架空の事業", "c": "\ud800架空"}
    assert FoldedTexts(texts).having("架空交流事業") == ("a",)
    assert FoldedTexts(texts).having("\ud800架") == ("c",)


def test_other_texts_cost_next_to_nothing():
    def work(others: int) -> int:
        texts = {str(i): f"第{i}次河川再生計画の概要" for i in range(others)}
        folded = FoldedTexts(texts | {"own": "架空交流事業"})
        folded.having("河川")  # the pairs are counted out once
        return counted(lambda: folded.having("架空交流事業"))

    assert work(500) <= work(5) + 20


def test_a_word_that_all_texts_have_is_looked_for_in_keys_that_are_kept():
    """A corpus has more texts than would be folded again for every common word."""
    texts = {str(number): f"第{number}号の予算額" for number in range(5000)}
    folded = FoldedTexts(texts)
    assert len(folded.having("予算")) == 5000
    texts.clear()
    assert len(folded.having("算額")) == 5000
