"""Words in hiragana or narrow kana, written out: 「きょねんのよさん」 → 「去年の予算」."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import jaconv

# Between whole words alone: 「しえん」 is no part of 「〜しえん」 behind a stem in kanji.
BEFORE = r"(?:^|(?<=[^ぁ-ん一-龥々])|(?<=[のはをがにもでとや、]))"
AFTER = (
    r"(?=$|[^ぁ-ん]|[のはをがにもでとや]|って|から|まで|より|くらい|ぐらい|だけ|とか|など|だ|です|する|した"
    r"|して|され|でき|いくら|どれ|どこ|いつ|だれ|どう|なに|なん|おしえ|ください|おねがい|わか|みせ|ある|あり)"
)


def in_kanji(text: str) -> str:
    """A Japanese question with the words that its hiragana mean."""
    return _pattern().sub(lambda found: _word(found[0]), jaconv.h2z(text))


def _word(kana: str) -> str:
    return _part().sub(lambda found: _listed()[found[0]], kana)


@cache
def _listed() -> Mapping[str, str]:
    text = (files(__package__) / "kana.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {line[0]: line[1] for line in lines}


@cache
def _part() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_listed(), key=len, reverse=True)))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"{BEFORE}(?:{_part().pattern})+{AFTER}")
