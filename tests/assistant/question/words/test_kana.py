"""Words typed in hiragana are written out where they are whole words."""

import pytest

from assistant.question.words.kana import in_kanji


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("よさんはいくら", "予算はいくら"),
        ("きょねんのよさんは？", "去年の予算は？"),
        ("SATREPSのしめきりいつ", "SATREPSの締切いつ"),
        ("じゃあ、たいしょうは", "じゃあ、対象は"),
        ("5ねんかんだとごうけいいくら", "5年間だと合計いくら"),
        ("前者のしえん額は", "前者の支援額は"),
        ("といあわせさきわかりますか", "問い合わせ先わかりますか"),
        ("えいごで教えて", "英語で教えて"),
        ("ひとりいくら出るの", "一人いくら出るの"),
        ("ｾﾐﾅｰのﾖｻﾝ", "セミナーのヨサン"),
    ],
)
def test_a_word_in_hiragana_is_written_out(typed: str, meant: str) -> None:
    assert in_kanji(typed) == meant


@pytest.mark.parametrize(
    "said",
    [
        "誰も知らないように",
        "ひとり親家庭の支援は",
        "いくらまで出せますか",
        "こうしえんさいくる",
        "終わったあとちゃんと就職できてるの",
        "how much is the budget",
        "",
    ],
)
def test_other_words_stay(said: str) -> None:
    assert in_kanji(said) == said
