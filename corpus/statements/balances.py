"""What is there at the end of a year: 「財政調整基金の残高は、令和9年度末で214億円」.

A balance is no budget and no spending of its year: its scope says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.programs.names import clean_name
from corpus.statements.pieces import TextPiece
from corpus.text.amounts import find_amounts
from corpus.text.numerals import narrow
from corpus.text.years import find_years

# As the tables of such balances have it.
BALANCE = "残高"
_NAME = r"(?P<name>[^\s、。はがⒶⓎ()（）:]{2,20}?)"
_WORD = r"(?:残高|現在高)(?:見込み?)?額?"
_END = r"(?P<year>Ⓨ+)末(?:時点|現在)?の?(?:見込み?)?"
_LINK = r"[はがもでに、:\s約]*(?P<amount>Ⓐ+)(?!Ⓐ|\s?(?:を|の?[増減]|程度[増減]))"
# 残高は、〇年度末で…; 〇年度末の残高は…, of what the sentence may have named at its beginning.
_STATED = re.compile(
    rf"{_NAME}の?{_WORD}[はが、:\s]*{_END}{_LINK}"
    rf"|{_NAME.replace('name', 'owner')}(?:の|は[^。ⒶⓎ]*(?:Ⓐ+[^。ⒶⓎ]*)?、)"
    rf"{_END.replace('year', 'at')}{_WORD}{_LINK.replace('amount', 'sum')}"
)
_GROUPS = (("name", "owner"), ("year", "at"), ("amount", "sum"))
# The year before, in the brackets behind: 「（令和8年度末見込み 249億円）」.
_BEFORE = re.compile(rf"[^。ⒶⓎ()（）]{{0,12}}[(（]{_END}(?:{_WORD})?{_LINK}[)）]")
# The years after: 「…、令和9年度末70億円」, 「…から令和9年度末…へ減る」.
_MORE = re.compile(
    rf"(?:\s?[(（]見込み?[)）])?(?:から|、)\s?{_END}(?:{_WORD})?(?:には)?{_LINK.replace('を|', '')}"
)


def read_balances(document: Document, piece: TextPiece) -> Iterator[FigureReading]:
    """The balances that a piece of Japanese text states, each with its year."""
    text = document.text[piece.start : piece.end]
    if not any(word in text for word in ("残高", "現在高")):
        return
    amounts = {a.start: a for a in find_amounts(text) if a.low is None and a.per is None}
    years = {y.start: y for y in find_years(text) if y.is_fiscal}
    masked = list(narrow(text))
    for mark, found in (("Ⓐ", amounts.values()), ("Ⓨ", years.values())):
        for item in found:
            masked[item.start : item.end] = mark * (item.end - item.start)
    plain = "".join(masked)
    for match in _STATED.finditer(plain):
        name, year, amount = (next(k for k in keys if match[k]) for keys in _GROUPS)
        first, last = clean_name(text[match.start(name) : match.end(name)])
        program = text[match.start(name) : match.end(name)][first:last]
        places = [(match.start(year), match.start(amount))]
        end = match.end()
        while more := _MORE.match(plain, end):
            places.append((more.start("year"), more.start("amount")))
            end = more.end()
        if before := _BEFORE.match(plain, match.end()):
            places.append((before.start("year"), before.start("amount")))
        for at, place in places:
            label = text[match.start() : match.start(amount)]
            yield reading_of(
                amounts[place],
                piece.start,
                program=program,
                measure=Measure.TOTAL,
                year=years[at].year,
                label=" ".join(label.split()),
                scope=BALANCE,
            )
