"""What Japanese prose says of amounts, by the words around each and what went before.

「今回の補正は、500万円を追加し、総額を3億円とするものです。」, and 「5,200万円でございます。」 as
the answer to 「灯台改修事業ですが、当初は幾らでしたか。」 Each amount has a word for it, a year and
an owner: in its own clause, or from the sentences before. Without one it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.facts.withheld import is_withheld
from corpus.statements.changes import before_change
from corpus.statements.items import name_of
from corpus.statements.phrase_names import account_in, named_in, parts_of, plain_theme
from corpus.statements.phrase_words import asked_measure, given, measures, nouns, others, verbs
from corpus.statements.told import Told
from corpus.tables.around.titled import Titled
from corpus.text.amounts import Amount
from corpus.text.numerals import narrow
from corpus.text.years import YearMention, find_years
from corpus.words import table

_YEARLY = frozenset(
    {Measure.INITIAL, Measure.REQUEST, Measure.EXECUTED, Measure.REVISED, Measure.SUPPLEMENTARY}
)
_BOUNDS = frozenset({"超", "未満", "以下"})
_ADDED = re.compile(
    r"(?:円)?\s?(?:を|の)?(?P<how>追加|増額|減額|増|減)(?:補正)?(?:し|を|する|で|と|、|。|$|いた|すべ|する)"
)
_TOTAL = re.compile(
    r"(?:予算の?)?総額[をはが、]*(?:歳入歳出)?(?:それぞれ|各々)?$|(?:追加|増額|減額)(?:し|して|を行い)[、,]?(?:補正後の?)?(?:予算)?(?:総額|額)?[をはが]?$"
)
_BECOMES = re.compile(
    r"\s?(?:と(?:する|し|な[るりっ]|いたし|致し)|に(?:な[るりっ]|する|し|いたし)|で(?:す|ござい|ある))"
)
_BEFORE = re.compile(
    r"(?:前年度?|昨年度?|Ⓨ+)(?:当初)?(?:予算)?(?:額)?(?:の|は|が|：|:|、|\s)*(?:当初予算(?:額)?|予算(?:額)?)?(?:の|は|で|が|、)*$"
)
_COMPARED = re.compile(
    r"\s?(?:に比べ|と比べ|に比較|と比較|に対し|から|より|[)）]|で、|です|でした|であ)"
)
_MOST = re.compile(
    r"(?:上限|限度)(?:額)?(?:は|が|を|、|：|:|\s)*(?:最大)?(?:[0-9一１]\S{1,6}(?:当たり|あたり|につき))?(?:最大)?\s?$"
)
_AS_MOST = re.compile(r"\s?(?:を|が|まで(?:を)?)?(?:上限|限度)(?:と|に|額|です|とし|として)")
_PART = re.compile(r"\s?(?:を|が|は)?(?:含|除|内数|差し引|上回|下回|超)")
_EXAMPLE = re.compile(r"例えば|たとえば|仮に|の例[:：]")
_ANSWERS = re.compile(r"\s?(?:まで)?(?:です|、|でござい|となり|$)")
# So many characters before an amount tell how it has changed.
LONGEST = 160
_IS = re.compile(r"\s?(?:(?:程度|余り?))?(?:で(?:す|した|ござい|あ)|と(?:な|い)|[(。]|$)")
_EACH = re.compile(r"(?:会計|事業|費|補助金|プログラム)(?:予算案?)?[をに](?:約)?$")
_EACH_IS = re.compile(r"\s?(?:、[^、。]{3,30}[をに]$|と(?:し|いた|致|な|する))")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]+)[」』][(]\S{0,4}$")
_BY_DAY = re.compile(r"(?:1|一)\s?(?:日|時間|回)(?:当たり|あたり|につき)?(?:最大|上限)?\s?$")
_BOTH_WAYS = re.compile(r"\s?の(?:減|増)(?:額)?と約?Ⓐ")
_SUM = re.compile(r"(?:の|を)合計(?:した)?(?:額)?(?:は|で|が)?\s?$")
_MANY_YEARS = re.compile(r"(?:\d|[一二三四五六七八九十])+\s?[かヶカ箇]?年(?:間|計画)?で")
_THEME = re.compile(
    r"(?:^|[、。ⒶⓎ])\W*(?:(?:また|なお|さらに|次に|まず|そして|このほか|一方)、)?(?P<name>[^、。ⒶⓎ]{3,40}?)(?:につきましては|については|に関しては|では|は|ですが)"
)
_PUT = re.compile(r"[^Ⓐ。]{0,30}Ⓐ+を?(?:、|\s?(?:計上|措置|盛り込|予算化|配分|上限|限度))")
_WAS = re.compile(r"\s?(?:で(?:した|あり)|となりました|に(?:上|のぼ)り)")
# The verb of an amount stands behind a later one: 「Aには3億円を、Bには2億円を計上し」.
_LATER = re.compile(r"\s?(?:を、|、\w{2,15}会計は)")
_GOES_ON = re.compile(r"\s?(?:で、|で|に対し|のうち|、うち)")
_LAST = re.compile(r"(?:前年度?|昨年度?)(?![比並])")
_NEXT = re.compile(r"(?:来年度|翌年度|次年度)")
_WHOLE = re.compile(r"歳[入出]歳[入出].*それぞれ|^\W*(?:今回の)?補正(?:額|予算)?(?:は|が)")


# What a word for an amount is of: 「令和6年度決算の投資的経費」, 「補正後の予算規模」.
_OF = {"決算": Measure.EXECUTED, "補正後": Measure.REVISED}
# What says that a budget is that of a whole year: no supplementary one.
_ANEW = re.compile(r"当初|新年度|来年度|翌年度|次年度")


def revises(told: Told, titled: Titled) -> bool:
    """Whether what stands before a sentence, or above it, is about a supplementary budget."""
    before = told.measure in {Measure.SUPPLEMENTARY, Measure.REVISED}
    return titled.measure == Measure.SUPPLEMENTARY or (before and titled.measure is None)


def _nameless(before: str) -> str:
    """The words before an amount without names, whose words say nothing of it.

    >>> _nameless("商工費では、水害被害防止柵整備事業に")
    '商工費では、に'
    """
    names = [n for part in parts_of(before) if (n := named_in(part)) and "の" not in n]
    return reduce(lambda text, name: text.replace(name, ""), names, before.replace("歳入歳出", ""))


@dataclass(frozen=True, slots=True)
class _Place:
    """An amount between those before and after it, in a masked sentence."""

    amount: Amount
    first: int
    last: int
    until: int  # where the words before it end, less those that tell how it has changed


class Phrases:
    """The amounts of one Japanese sentence that nothing else has read, put in the text at `offset`.

    `titled` is the budget that the titles name, `above` what the paragraph is about.
    """

    def __init__(
        self, source: str, offset: int, amounts: Iterable[Amount], told: Told, titled: Titled
    ) -> None:
        self._source = source
        self._offset = offset
        self._amounts = [a for a in amounts if a.low is None]
        self._told = told
        self._titled = titled
        self._years: dict[int, YearMention] = {
            y.start: y for y in find_years(source) if y.is_fiscal
        }
        masked = list(narrow(source))
        for mark, spans in (("Ⓐ", self._amounts), ("Ⓨ", self._years.values())):
            for span in spans:
                masked[span.start : span.end] = mark * (span.end - span.start)
        self._masked = "".join(masked)
        self._known: dict[int, FigureReading] = {}
        self._at = 0  # where the words before the amount in hand end

    def read(self, found: Mapping[int, FigureReading]) -> Iterator[FigureReading]:
        """The readings of what is not among `found`, each by its place in the sentence."""
        self._known = dict(found)
        starts = [a.start for a in self._amounts]
        for i, amount in enumerate(self._amounts):
            first = self._amounts[i - 1].end if i else 0
            last = starts[i + 1] if i + 1 < len(starts) else len(self._masked)
            if amount.start in found or amount.approximate in _BOUNDS:
                continue
            until = max(first, before_change(self._masked.replace("Ⓐ", "A"), amount.start, LONGEST))
            if reading := self._read(_Place(amount, first, last, until)):
                self._known[amount.start] = reading
                yield reading

    def of_supplement(self, reading: FigureReading) -> FigureReading:
        """A reading of the year's budget as what a supplement adds, where that is spoken of."""
        put = verbs().match(self._masked, reading.end - self._offset)
        if reading.measure is Measure.INITIAL and put and self._adds():
            return replace(reading, measure=Measure.SUPPLEMENTARY)
        return reading

    def _read(self, place: _Place) -> FigureReading | None:
        self._at = place.until
        before = self._masked[place.first : place.until]
        behind = self._masked[place.amount.end : place.last]
        if (
            is_withheld(behind)
            or _PART.match(behind)
            or _EXAMPLE.search(self._masked)
            or _SUM.search(before)
        ):
            return None
        if _BY_DAY.search(before):
            return None
        if _MOST.search(before) or _AS_MOST.match(behind):
            return self._ceiling(place)
        budget = asked_measure(re.split(r"[、。]", before)[-1])
        if self._told.asked is Measure.UNIT and _ANSWERS.match(behind) and not budget:
            return self._ceiling(place)
        if place.amount.per or others().search(_nameless(before)):
            return None
        if change := _ADDED.match(behind):
            if _BOTH_WAYS.match(self._masked, place.amount.end):
                return None
            down = change["how"].startswith("減")
            return self._change(place, before, down) if self._revises() else None
        if _TOTAL.search(before) and _BECOMES.match(behind) and (changed := self._changes()):
            return self._made(place, changed.program, Measure.REVISED, changed.year, before)
        if reading := self._compared(place, before, behind):
            return reading
        return self._by_word(place, before, behind)

    def _by_word(self, place: _Place, before: str, behind: str) -> FigureReading | None:
        measure, word = self._measure(place, before, behind)
        if _MANY_YEARS.search(before) and measure is not Measure.TOTAL:
            return None
        year = self._year(place)
        owner = self._owner(before, word)
        if before.lstrip().startswith("(") and self._known:  # 「3億円（補正後 5億円）」
            owner = self._known[max(self._known)].program
        if measure is None:
            return self._answer(place, before, behind)
        if measure is Measure.TOTAL:
            year = None
        if owner is None or (measure in _YEARLY and year is None):
            return None
        if word == "総額" and not owner.endswith("会計"):
            return None
        return self._made(place, owner, measure, year, before)

    def _measure(self, place: _Place, before: str, behind: str) -> tuple[Measure | None, str]:
        """What the word before an amount, or the verb behind it, says that it is."""
        if match := nouns().search(before):
            word, filled = match["word"], before[match.end("word") :]
            weak = word in table("phrases")["words"]["weak"]
            told = "決算" in self._masked or not word.startswith("歳出")
            bracket = before[: match.start("word")].endswith("(")
            if told and (not weak or bracket or re.search(r"[はがも：:]", filled)):
                clause = re.split(r"[、。]", before[: match.start("word")])[-1]
                named = next((m for said, m in _OF.items() if said in clause), None)
                return named or Measure(measures("nouns")[word]), word
        if _EACH.search(before) and _EACH_IS.match(behind) and self._titled.measure:
            return Measure(self._titled.measure), ""
        if (match := given().search(before)) and self._years and _WAS.match(behind):
            return Measure.EXECUTED, match["word"]
        if match := self._verb_of(place):
            measure = Measure(measures("verbs")[match["word"]])
            adds = measure is Measure.INITIAL and self._adds()
            return (Measure.SUPPLEMENTARY if adds else measure), ""
        return None, ""

    def _verb_of(self, place: _Place) -> re.Match[str] | None:
        """What is done with an amount, perhaps with a later one of the sentence, too."""
        ends = [place.amount.end]
        if _LATER.match(self._masked, place.amount.end):
            ends += [a.end for a in self._amounts if a.start > place.amount.start]
        return next(filter(None, (verbs().match(self._masked, end) for end in ends)), None)

    def _owner(self, before: str, word: str, *, given: bool = False) -> str | None:
        """The nearest name before an amount, else what the text is about.

        With `given` any phrase is one: 「観光施設の改修は、1,200万円を減額し」.
        """
        lead = before[: before.rfind(word)] if word else before
        apart = not word and lead[-1:] in " 　:："
        parts = parts_of(lead)
        for i, part in enumerate(reversed(parts)):
            if part.startswith("の"):  # 「X（…）の設計費」 is some of X
                return None
            if name := named_in(part, bare=apart and i == 0, given=given):
                return name
        theme = self._theme()
        if theme and (name := named_in(theme[0], given=given or self._puts(theme))):
            return name
        if theme and not plain_theme().fullmatch(theme["name"].strip()):
            return None
        if word in table("phrases")["words"]["wholes"]:
            return self._account() or (None if "補正" in word else self._told.main)
        return self._told.topic

    def _theme(self) -> re.Match[str] | None:
        """What the sentence speaks of where the amount stands: the last 「…は」 before it."""
        return max(_THEME.finditer(self._masked, 0, self._at), key=re.Match.end, default=None)

    def _puts(self, theme: re.Match[str]) -> bool:
        """Whether an amount is put to what the sentence speaks of: 「改修には、Ⓐを計上」."""
        return theme[0].endswith("には") and bool(_PUT.match(self._masked, self._at))

    def _account(self) -> str | None:
        """The account whose budget the sentence, the titles or the text before it speak of."""
        return (
            account_in(self._masked) or account_in(self._titled.subject or "") or self._told.account
        )

    def _answer(self, place: _Place, before: str, behind: str) -> FigureReading | None:
        """An amount alone that answers what was asked: 「令和7年度は6,850万円でした」."""
        asked, topic = self._told.asked or self._told.measure, self._told.topic
        alone = re.fullmatch(
            r"\W*(?:(?:Ⓨ+|前年度|昨年度)(?:は|には|では|で、)?)?[、\s]*(?:約)?", before
        )
        if not (alone and topic and asked in _YEARLY) or asked is None:
            return None
        year = self._year(place)
        if year is None or not _IS.match(behind):
            return None
        return self._made(place, topic, asked, year, before)

    def _compared(self, place: _Place, before: str, behind: str) -> FigureReading | None:
        """Last year's budget: 「前年度の4億円に比べ」, 「（令和8年度：2億円）」."""
        if not (_BEFORE.search(before) and _COMPARED.match(behind)):
            return None
        told = [r for r in self._known.values() if r.measure in {Measure.INITIAL, Measure.REQUEST}]
        owner = told[-1].program if told else self._owner(before, "")
        base = told[-1].year if told else self._titled.year or self._told.year
        year = self._year(place)
        if owner is None or base is None or year != base - 1:
            return None
        return self._made(place, owner, Measure.PREVIOUS, year, before)

    def _change(self, place: _Place, before: str, down: bool) -> FigureReading | None:
        owner = self._owner(before, "", given=True)
        if _WHOLE.search(before) or (owner is None and "会計" in before):
            owner = self._account() or owner
        year = self._year(place) or self._titled.year
        if owner is None or year is None:
            return None
        reading = self._made(place, owner, Measure.SUPPLEMENTARY, year, before)
        return replace(reading, amount=-abs(reading.amount) if down else reading.amount)

    def _changes(self) -> FigureReading | None:
        found = [r for r in self._known.values() if r.measure is Measure.SUPPLEMENTARY]
        return found[-1] if found else None

    def _revises(self) -> bool:
        """Whether the paper or the sentence is about a supplementary budget."""
        told = self._told.measure in {Measure.SUPPLEMENTARY, Measure.REVISED}
        return told or self._adds() or "補正" in self._masked

    def _adds(self) -> bool:
        """Whether what is said before is about a supplementary budget, and this about no other."""
        told = revises(self._told, self._titled)
        return told and not _ANEW.search(self._masked)

    def _ceiling(self, place: _Place) -> FigureReading | None:
        lead = self._masked[place.first : place.amount.start]
        quoted = _QUOTED.search(lead)
        topic = name_of(quoted["name"]) if quoted else self._owner(lead, "") or self._of_paper()
        if topic is None or topic.endswith("会計"):
            return None
        year = self._told.year or self._titled.year
        who = re.split(r"[、。]", lead.rstrip("、 　"))[-1]
        match = re.match(r"(?P<who>[^ⒶⓎ]{2,20}?)(?:の方)?(?:は|の場合は|の場合、?)(?=.|$)", who)
        case = (
            match["who"] if match and not re.search(r"上限|限度|補助|助成", match["who"]) else None
        )
        case = case.strip(" 　※*") if case else None
        return replace(self._made(place, topic, Measure.UNIT, year, lead), scope=case)

    def _of_paper(self) -> str | None:
        """What a ceiling of some is of: what was asked about, or the one program of the paper."""
        return self._told.topic if self._told.asked is Measure.UNIT else self._told.main

    def _year(self, place: _Place) -> int | None:
        """The year of an amount: in its clause, before it in the sentence, else of the titles."""
        start = place.amount.start
        base = self._told.asked_year or self._titled.year or self._told.year
        own = [y for p, y in sorted(self._years.items()) if place.first <= p < start]
        clause = self._masked[place.first : place.until]
        if own:
            return own[-1].year
        if _LAST.search(clause):
            base = self._titled.year or self._told.year
            return base - 1 if base else None
        if _NEXT.search(clause):
            return None
        goes_on = _GOES_ON.match(clause) and place.first
        if goes_on and (last := [r for p, r in self._known.items() if p < start]):
            return last[-1].year
        before = {y.year for p, y in self._years.items() if p < start}
        if len(before) == 1:
            return before.pop()
        return None if before else base

    def _made(
        self, place: _Place, owner: str, measure: Measure, year: int | None, lead: str
    ) -> FigureReading:
        label = self._source[place.amount.start - len(lead) : place.amount.start]
        return reading_of(
            place.amount,
            self._offset,
            program=owner,
            measure=measure,
            year=year,
            label=" ".join(label.split())[-30:],
        )
