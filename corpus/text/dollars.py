"""Which dollar a document means by "$": one that it names, or that of the place it is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from corpus.text.currencies import is_shared
from corpus.text.numerals import narrow
from corpus.words import alternation, table

DEFAULT = "USD"
# A place named so rarely says nothing of whose money it is.
LEAST_MENTIONS = 2
# A place that the title names is whose paper it is.
BEGINNING = 400
_US_DOLLARS = re.compile(r"us\$|(?<![a-z])usd(?![a-z])|u\.?s\.? dollars")


@lru_cache(maxsize=8)
def dollar_of(text: str) -> str:
    """The ISO code of the dollar of a text: "Treasury Board of Canada …" -> "CAD".

    In a text that marks US dollars as such, "$" may be either and is left as it was read.
    """
    small = narrow(text).lower()
    if _US_DOLLARS.search(small):
        return DEFAULT
    places = Counter(_places()[match[0]] for match in _pattern().finditer(small))
    if not places:
        return DEFAULT
    (code, count), *others = places.most_common()
    rivals = others[0][1] if others else 0
    early = any(_places()[match[0]] == code for match in _pattern().finditer(small[:BEGINNING]))
    known = count >= LEAST_MENTIONS or early
    return code if known and 2 * rivals <= count else DEFAULT


@cache
def _places() -> dict[str, str]:
    codes = {k: v for k, v in table("currencies").items() if isinstance(v, dict)}
    known = {code: words for code, words in codes.items() if "places" in words}
    own = {m: code for code, words in known.items() for m in (*words["before"], *words["names"])}
    places = {place: code for code, words in known.items() for place in words["places"]}
    return {**{m: code for m, code in own.items() if not is_shared(m)}, **places}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternation(_places()))
