"""The exact things that a turn says about what was shown: an order, a unit, a number of things.

These are grammars, not lists of phrases: what the turn *does* with them is told by its act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer.model import Language
from corpus.text import fold
from corpus.text.numerals import parse_numeral

MIDDLE = 0  # the ordinal of 「真ん中の」


class Notation(StrEnum):
    """How an amount is to be written."""

    YEN = "円"
    THOUSAND = "千円"
    MAN = "万円"
    MILLION_YEN = "百万円"
    OKU = "億円"
    CHO = "兆円"
    MILLION = "million"
    BILLION = "billion"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things to multiply by or divide by: 「30人」, "5 years", "100 PIs"."""

    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class Slots:
    """What a turn says exactly. `ordinal` counts from 1, -1 is the last, 0 the middle."""

    ordinal: int | None = None
    notation: Notation | None = None
    counts: tuple[Count, ...] = ()
    lines: int | None = None
    share_of_whole: bool = False
    times: bool = False
    number: int | None = None  # a bare number: 「全部足すと191になる？」
    language: Language | None = None  # the language to answer in: 「英語で」
    scaled: tuple[int, ...] = ()  # numbers with a scale and no currency: 「576万だと」
    table: bool = False  # 「表で」, "as a table"
    each: bool = False  # one of a thing: 「1課題いくら」, "per project"
    elliptic: bool = False  # says only of what: 「大企業だと？」, "and Orion?"


_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_WORDS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "former": 1,
    "latter": -1,
    "last": -1,
}
_ORDINAL = re.compile(
    r"(?P<n>[0-9]{1,2}|[一二三四五六七八九])(?:つ目|番目|個目|件目|行目|番(?=[はの]))"
    r"|(?P<middle>真ん中|中間の|\bmiddle one)"
    r"|(?P<former>前者|(?<!一番)最初の?(?!から)(?:方|やつ|もの|事業|の))"
    r"|(?P<latter>後者|最後の(?:方|やつ|もの|事業|の)?|もう一方|もうひとつの方)"
    r"|\b(?:the |number )?(?P<en>first|second|third|fourth|fifth|former|latter|last)"
    r"(?: one| program(?:me)?)?\b(?! year| fiscal| month| week)"
)
_NOTATION = re.compile(
    r"(?<![0-9一-九])(?P<ja>兆円?|億円?|百万円?|千万円?|万円?|千円|円)(?:単位|換算|表記|ベース)?(?:で|に|だと|なら|では|$)"
    r"|\bin (?:terms of )?(?P<en>yen|jpy|millions?|billions?|thousands?|oku)\b"
    r"(?: of)?(?: yen| jpy)?"
    r"|(?P<digits>桁|ゼロを?(?:全部|省)|数字(?:だけ)?で|フルで"
    r"|plain digits|full digits|exact (?:number|digits)|in digits)"
)
_JA_UNITS = {
    "円": Notation.YEN,
    "千円": Notation.THOUSAND,
    "万": Notation.MAN,
    "百万": Notation.MILLION_YEN,
    "千万": Notation.MAN,
    "億": Notation.OKU,
    "兆": Notation.CHO,
}
_EN_UNITS = {
    "yen": Notation.YEN,
    "jpy": Notation.YEN,
    "million": Notation.MILLION,
    "oku": Notation.OKU,
    "billion": Notation.BILLION,
    "thousand": Notation.THOUSAND,
}
_COUNT = re.compile(
    r"(?<![0-9.,第和成])(?P<n>[0-9][0-9,]*)\s*(?P<unit>人|名|件|課題|校|社|団体|機関|か国|世帯|年間|年分|年(?![度以前後])|[かヶカ]月(?![前後以])|週間(?![前後以])|日間(?![前後以])"
    r"|years?|months?|people|persons?|researchers?|students?|projects?|pis?\b|fellows?"
    r"|households?|of (?:them|those))"
)
_LINES = re.compile(
    r"(?P<n>[0-9]{1,2}|[一二三四五六七八九])\s*(?:行|文|点|ポイント|箇条)(?!目)"
    r"|\b(?P<en>[0-9]|one|two|three|four|five) (?:lines?|sentences?|points?|bullets?)"
)
_EN_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_WHOLE = re.compile(r"全体|総額|全部のうち|占め|\b(?:whole|overall|total|entire)\b")
_TIMES = re.compile(r"倍|\btimes\b|\bfold\b")
_NUMBER = re.compile(
    r"(?<![0-9.,])([0-9][0-9,]*)(?:億|百万|千|万)?(?:に|と)?(?:なる|なり|合う|一致)"
)


_LANGUAGE = re.compile(r"(?P<en>英語|英文|english)|(?P<ja>日本語|和文|japanese)")
_SCALED = re.compile(r"(?<![0-9.,])[0-9][0-9,.]*\s?[千百十]?[万億兆](?![円0-9一-九])")
_TABLE = re.compile(r"(?<![発代])表(?:形式)?(?:で|に(?!は|出|記))|テーブルで|\b(?:as|in) a table\b")
_ONE = re.compile(
    r"(?<![0-9一-九])[1一](?:人|名|課題|件|社|校|世帯|機関|プロジェクト)(?!目|つ)"
    r"|[1一]年間?(?:あたり|当たり|につき|で|だと|に)?、?(?:いくら|何円|何万|どれ|どの|なんぼ)"
    r"|\bhow much (?:money |funding )?(?:per|a|each) year\b"
    r"|(?:いくら|何円|どれくらい|どのくらい)(?:まで|ほど)?(?:もらえ|貰え|支給|助成して|補助して|受け取れ)"
    r"|\b(?:would|do|can|will) (?:i|we|fellows|students|researchers|they) (?:get|receive|be paid)\b"
    r"|\b(?:per|each|a single|one) (?:project|person|researcher|student|fellow|case|company"
    r"|applicant|household|head)\b"
)
_ELLIPTIC = re.compile(
    r"(?:じゃあ?|では|それで|それと|あと|なら)?[、\s]*[^\s、。?]{1,14}?"
    r"(?:だと|だったら|(?:の)?場合は?|の(?:方|ほう)だ?と?は?|の(?:分|ぶん)は?|は)[?。\s]*"
    r"|(?:and|what about|how about|and what about|same for)\s(?:for\s|the\s)?[\w' -]{2,30}\??"
)


def place_of(ordinal: int, count: int) -> int | None:
    """The place, from 0, that an ordinal means among so many things; None where there is none."""
    place = count // 2 if ordinal == MIDDLE else ordinal - 1 if ordinal > 0 else count + ordinal
    return place if 0 <= place < count else None


def read_slots(text: str) -> Slots:
    """The exact things that a turn says."""
    words = fold(text).text
    lines = _LINES.search(words)
    number = _NUMBER.search(words)
    return Slots(
        ordinal=_ordinal(words),
        notation=_notation(words),
        counts=tuple(
            Count(int(m["n"].replace(",", "")), m["unit"]) for m in _COUNT.finditer(words)
        ),
        lines=_small(lines["n"] or lines["en"]) if lines else None,
        share_of_whole=bool(_WHOLE.search(words)),
        times=bool(_TIMES.search(words)),
        number=int(number[1].replace(",", "")) if number else None,
        language=_language(words),
        scaled=tuple(int(n) for m in _SCALED.findall(words) if (n := parse_numeral(m))),
        table=bool(_TABLE.search(words)),
        each=bool(_ONE.search(words)),
        elliptic=bool(_ELLIPTIC.fullmatch(words.strip())),
    )


def _small(word: str) -> int:
    return _DIGITS.get(word) or _EN_NUMBERS.get(word) or int(word)


def _ordinal(words: str) -> int | None:
    match = _ORDINAL.search(words)
    if match is None:
        return None
    if match["n"]:
        return _small(match["n"])
    if match["en"]:
        return _WORDS[match["en"]]
    if match["middle"]:
        return MIDDLE
    return 1 if match["former"] else -1


def _notation(words: str) -> Notation | None:
    match = _NOTATION.search(words)
    if match is None:
        return None
    if match["ja"]:
        unit = match["ja"] if match["ja"] in _JA_UNITS else match["ja"].removesuffix("円")
        return _JA_UNITS[unit]
    return _EN_UNITS[match["en"].removesuffix("s")] if match["en"] else Notation.DIGITS


def _language(words: str) -> Language | None:
    match = _LANGUAGE.search(words)
    if match is None:
        return None
    return "en" if match["en"] else "ja"
