"""How people type English in a hurry, written out: "how many ppl n by when" → "… people and …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.text.dates import MONTHS
from corpus.text.folding import is_japanese

WORD = re.compile(r"(?<![^\s(,;])[A-Za-z][A-Za-z']*(?:/[a-z]?)?(?=[\s),;?!.]|$)")
FOR_ONE = re.compile(r"(?<=\s)4(?= (?:me|us|my|our|him|her|them|you|your)\b)")
# A fiscal year without its century is no part of a whole, nor a night between two days.
SHORT_YEAR = re.compile(
    r"(?<![\w.,/£$€-])(?P<fy>FY ?)?(?P<year>\d\d)/(?P<next>\d\d)(?![\w/%-]|[.,]\d)"
    rf"(?! (?:of\b|{'|'.join(m[:3] for m in MONTHS)}))",
    re.IGNORECASE,
)
# "this yr vs last" leaves out the year, and means no last one of several.
LAST_OF_YEARS = re.compile(
    r"\b(?P<than>vs\.?|versus|than|up on|down on) last(?=[\s?.!,]*$)", re.IGNORECASE
)
LAST_MONTH = 12  # up to which the first number may be one: "09/10"


def typed_out(text: str) -> str:
    """An English text with the words that its shorthand stands for; a Japanese one as it is.

    A word in capitals is a name: "R" of "R programme" is not "are"; "26/27" → "2026/27".
    """
    if any(map(is_japanese, text)):
        return text
    written = WORD.sub(lambda m: _written(m[0], first=not m.start()), text)
    written = LAST_OF_YEARS.sub(r"\g<than> last year", FOR_ONE.sub("for", written))
    return SHORT_YEAR.sub(_with_century, written)


def _with_century(match: re.Match[str]) -> str:
    year = int(match["year"])
    follows = int(match["next"]) == year + 1 and year > LAST_MONTH
    return f"{match['fy'] or ''}20{match['year']}/{match['next']}" if follows else match[0]


def _written(word: str, *, first: bool) -> str:
    typed = word.lower() if first and word[1:].islower() else word
    return _listed().get(typed, word)


@cache
def _listed() -> Mapping[str, str]:
    text = (files(__package__) / "shorthand.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {line[0]: line[1] for line in lines}
