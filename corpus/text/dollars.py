"""Which dollar a document means by "$": one that it names, or that of the place it is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from corpus.text.currencies import is_shared
from corpus.text.numerals import narrow
from corpus.words import alternation, listed, table

DEFAULT = "USD"
# A place, or a way to write, that is met so rarely says nothing of whose money it is.
LEAST_MENTIONS = 2
# A place that the title names is whose paper it is.
BEGINNING = 400
_US_DOLLARS = re.compile(r"us\$|(?<![a-z])usd(?![a-z])|u\.?s\.? dollars")
_DIGIT = re.compile(r"\d")
# What says of all amounts in which dollar they are: "All amounts are in Canadian dollars".
_OF_ALL = (
    r"(?:\b(?:amounts?|figures?|sums?|values?|numbers|prices|dollars?|currency|budgets?"
    r"|expressed|stated|reported|shown|presented|quoted)\b"
    r"|\$”?\"? (?:=|is|are|means?|refers? to)|金額|ドル|通貨|表示)[^.;。]{0,60}?"
)


@lru_cache(maxsize=8)
def dollar_of(text: str, region: str | None = None) -> str | None:
    """The ISO code of the dollar of a text: "Treasury Board of Canada …" -> "CAD".

    `region` is the country that the file names itself ("CA"). In a text that marks US dollars as
    such, "$" may be either and is left as it was read, unless it says of all amounts in which
    dollar they are. A currency that is named by its name counts for more than a place. None where
    the text is written as people write elsewhere ("per cent", "23 June") and names no country.
    """
    small = " ".join(narrow(text).lower().split())
    declared = {_of_all(match[0]) for match in _declared().finditer(small)}
    if len(declared) == 1:
        return declared.pop()
    if _US_DOLLARS.search(small):
        return DEFAULT
    places: Counter[str] = Counter()
    for match in _pattern().finditer(small):
        places[_places()[match[0]]] += LEAST_MENTIONS if match[0] in _names() else 1
    if region and (own := f"{region}D") in _places().values() and set(places) <= {own}:
        return own  # a currency's code begins with that of its country
    if places:
        (code, count), *others = places.most_common()
        rivals = others[0][1] if others else 0
        early = any(_places()[match[0]] == code for match in _pattern().finditer(small[:BEGINNING]))
        if (count >= LEAST_MENTIONS or early) and 2 * rivals <= count:
            return code
    here = places[DEFAULT] + _signs("here", small)
    away = places.total() - places[DEFAULT] + _signs("elsewhere", small)
    if away <= max(here, LEAST_MENTIONS - 1):
        return DEFAULT
    return next(iter(places)) if len(places) == 1 and DEFAULT not in places else None


def _signs(kind: str, small: str) -> int:
    """How many different words of a text are those of papers of the United States, or elsewhere."""
    found = {match[0] for match in _signs_of(kind).finditer(small)}
    return len({_DIGIT.sub("0", sign) if "/" in sign or "$" in sign else sign for sign in found})


@cache
def _signs_of(kind: str) -> re.Pattern[str]:
    words = alternation(listed("dialects", kind))
    months = alternation(listed("dialects", "months"))
    dated = rf"{months} \d{{1,2}}, \d{{4}}" if kind == "here" else rf"(?<![\d:])\d{{1,2}} {months}"
    forms = r"|(?<!fy )(?<![\d/])20\d\d/\d\d(?![\d/])|\$\s?['’]000\b|\$000\b"
    return re.compile(rf"{words}|{dated}{'' if kind == 'here' else forms}")


@cache
def _known() -> dict[str, dict[str, list[str]]]:
    """The currencies that "$" may mark."""
    codes = {k: v for k, v in table("currencies").items() if isinstance(v, dict)}
    return {code: words for code, words in codes.items() if "places" in words}


@cache
def _names() -> dict[str, str]:
    """The names and marks that no two of them share: {"canadian dollars": "CAD"}."""
    own = {m: c for c, words in _known().items() for m in (*words["before"], *words["names"])}
    return {mark: code for mark, code in own.items() if not is_shared(mark)}


def placed_dollar(text: str) -> str | None:
    """The dollar of the one country that a text names a place of: "Alder County, Ohio" -> "USD"."""
    small = " ".join(narrow(text).lower().split())
    codes = {_places()[match[0]] for match in _pattern().finditer(small)}
    return codes.pop() if len(codes) == 1 else None


def marks_us_dollars(text: str) -> bool:
    """Whether a text names the dollars of the United States: "US$1.6 million"."""
    return bool(_US_DOLLARS.search(narrow(text).lower()))


def _of_all(said: str) -> str:
    """The dollar that a sentence about all amounts ends with."""
    return next(code for name, code in _spoken().items() if said.endswith(name))


@cache
def _spoken() -> dict[str, str]:
    """The names of dollars, the longest first, and of what dollars are: "dollars are Canadian"."""
    named = {name: code for code, words in _known().items() for name in words["names"]}
    own = {n: c for n, c in named.items() if not is_shared(n) and not n.endswith("$")}
    are = {
        f"{what} are {name.removesuffix(' dollars')}": code
        for name, code in own.items()
        for what in ("dollars", "dollar figures", "dollar amounts")
        if name.endswith(" dollars")
    }
    return dict(sorted({**own, **are}.items(), key=lambda item: -len(item[0])))


@cache
def _declared() -> re.Pattern[str]:
    are = [name for name in _spoken() if name.startswith("dollar")]
    names = [name for name in _spoken() if name not in are]
    return re.compile(rf"{_OF_ALL}{alternation(names)}|{alternation(are)}")


@cache
def _places() -> dict[str, str]:
    """The names with the places where a dollar is used."""
    places = {place: code for code, words in _known().items() for place in words["places"]}
    return {**_names(), **places}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternation(_places()))
