"""What Japanese prose says of amounts, by the words around each and what went before.

「今回の補正は、500万円を追加し、総額を3億円とするものです。」, and 「5,200万円でございます。」 as
the answer to 「灯台改修事業ですが、当初は幾らでしたか。」 Each amount has a word for it, a year and
an owner: in its own clause, or from the sentences before. Without one it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.facts.withheld import is_withheld
from corpus.statements.japanese.ceilings import ceiling, is_ceiling, rate
from corpus.statements.japanese.changes import before_change
from corpus.statements.japanese.names import named_in, parts_of
from corpus.statements.japanese.phrase import YEARLY, AmountPhrase, JapaneseSentence
from corpus.statements.japanese.revenue import revenue
from corpus.statements.japanese.revised import (
    against,
    change,
    compared,
    is_change,
    of_other_year,
    raised,
    revised,
)
from corpus.statements.japanese.words import (
    ABOUT,
    asked_measure,
    given,
    measures,
    nouns,
    others,
    put,
    verbs,
)
from corpus.statements.spoken import is_early
from corpus.statements.told import Told
from corpus.tables.around.titled import Titled
from corpus.text.amounts import PER_ONE, Amount
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import meanings, table

_BOUNDS = frozenset({"超", "未満", "以下"})
_PART = re.compile(
    r"\s?(?:を|が|は)?(?:含|除|内数|差し引|上回|下回|超)|\s?の(?:場合|とき|方(?![向法針])|事業者|世帯|経費)"
)
_EXAMPLE = re.compile(r"例えば|たとえば|仮に|の例[:：]|(?:計算|算定|試算|記載|交付)例")
LONGEST = 160
_IS = re.compile(r"\s?(?:(?:程度|余り?))?(?:とあり|で(?:す|した|ござい|あ)|と(?:な|い)|[(。]|$)")
_WAS = re.compile(r"\s?(?:で(?:した|あり)|となりました|に(?:上|のぼ)り)")
# The verb of an amount stands behind a later one: 「Aには3億円を、Bには2億円を計上し」.
_LATER = re.compile(
    rf"\s?{ABOUT}(?:を、|、\w{{2,15}}会計は|、(?=[^、。Ⓐ]{{3,40}}[にへ]は?[、\s]?(?:約|新たに)?Ⓐ))"
)
_AMOUNT = re.compile(r"Ⓐ+")
# What is done with each of several amounts: 「Aに460万円、Bに980万円をそれぞれ計上」.
_EACH_PUT = re.compile(r"Ⓐ(?P<by>を(?:それぞれ|各々))")
# What an amount is said to be for right before it: 「給食費の無償化には約1億円を充て」.
_TO = re.compile(r"(?:[にへ]は?|として)[、\s]*(?:新たに|総額|約|およそ|合わせて|あわせて)?$")
# What a word for an amount is of: 「令和6年度決算の投資的経費」, 「補正後の予算規模」.
_OF = {"決算": Measure.EXECUTED, "補正後": Measure.REVISED}
_EACH = re.compile(r"(?:会計|事業|費|補助金|プログラム)(?:予算案?)?[をに](?:約)?$")
_EACH_IS = re.compile(r"\s?(?:、[^、。]{3,30}[をに]$|と(?:し|いた|致|な|する))")
# The budget that the brackets behind an amount name: 「1億円（令和7年度補正予算）」.
_OF_BUDGET = re.compile(rf"{ABOUT}\s?[(]\s?Ⓨ+の?(?P<said>[^()Ⓐ]*)[)]")
# What one has of it: 「市民1人当たりに使われるお金」.
_OF_ONE = re.compile(rf"{PER_ONE}[^、。\nⒶ]*\Z")
_BY_DAY = re.compile(r"(?:1|一)\s?(?:日|時間|回)(?:当たり|あたり|につき)?(?:最大|上限)?\s?$")
_SUM = re.compile(r"(?:の|を)合計(?:した)?(?:額)?(?:は|で|が)?\s?$")
# What has a part in one year is the whole of several: 「12億円で、うち令和9年度分は3億円」.
_OF_MANY = re.compile(
    r"で?、\s?(?:この|その)?うち、?(?:Ⓨ+|本年度|今年度|来年度|新年度|当該?年度)(?:分|は|に|、)"
)
_MANY_YEARS = re.compile(r"(?:\d|[一二三四五六七八九十])+\s?[かヶカ箇]?年(?:間|計画)?で")


class Phrases:
    """The amounts of one Japanese sentence that nothing else has read, put in the text at `offset`.

    `titled` is the budget that the titles name, `told` what the text before the sentence says.
    """

    def __init__(
        self,
        source: str,
        offset: int,
        amounts: Iterable[Amount],
        told: Told,
        titled: Titled,
        *,
        spoken: int | None = None,
    ) -> None:
        self._amounts = [a for a in amounts if a.low is None]
        years = {y.start: y for y in find_years(source) if y.is_fiscal}
        masked = list(narrow(source))
        for mark, spans in (("Ⓐ", self._amounts), ("Ⓨ", years.values())):
            for span in spans:
                masked[span.start : span.end] = mark * (span.end - span.start)
        self._sentence = JapaneseSentence(
            source, "".join(masked), offset, years, told, titled, spoken
        )

    def of_supplement(self, reading: FigureReading) -> FigureReading:
        """A reading of the year's budget as what a supplement adds, where that is spoken of."""
        put = verbs().match(self._sentence.masked, reading.end - self._sentence.offset)
        if reading.measure is Measure.INITIAL and put and self._sentence.adds:
            return replace(reading, measure=Measure.SUPPLEMENTARY)
        return reading

    def read(self, found: Mapping[int, FigureReading]) -> Iterator[FigureReading]:
        """The readings of what is not among `found`, each by its place in the sentence."""
        known, masked = dict(found), self._sentence.masked
        starts = [a.start for a in self._amounts]
        for i, amount in enumerate(self._amounts):
            first = self._amounts[i - 1].end if i else 0
            last = starts[i + 1] if i + 1 < len(starts) else len(masked)
            if amount.start in found or amount.approximate in _BOUNDS:
                continue
            until = max(first, before_change(masked.replace("Ⓐ", "A"), amount.start, LONGEST))
            if reading := _read(AmountPhrase(self._sentence, known, amount, first, last, until)):
                known[amount.start] = reading
                yield reading


def _read(phrase: AmountPhrase) -> FigureReading | None:
    """What an amount is, by the surest of the words around it; None where none says it."""
    before, behind = phrase.before, phrase.behind
    if is_withheld(behind) or _PART.match(behind) or _EXAMPLE.search(phrase.masked):
        return None
    summed = _SUM.search(before) and not phrase.account_told
    if summed or _BY_DAY.search(before):
        return None
    if is_ceiling(phrase):
        return ceiling(phrase)
    if found := revenue(phrase) or rate(phrase):
        return found
    of_one = _OF_ONE.search(phrase.masked, 0, phrase.amount.start)
    if phrase.amount.per or of_one or others().search(_nameless(before)):
        return None
    if is_change(phrase):
        return change(phrase)
    readers = (revised, compared, raised, against, of_other_year, _by_word)
    return next(filter(None, (read(phrase) for read in readers)), None)


def _by_word(phrase: AmountPhrase) -> FigureReading | None:
    """What the word beside an amount says that it is, else that it answers what was asked."""
    before = phrase.before
    measure, word = _measure(phrase)
    if measure and _OF_MANY.match(phrase.behind) and not phrase.sentence.at(0, phrase.amount.start):
        measure = Measure.TOTAL
    if _MANY_YEARS.search(before) and measure is not Measure.TOTAL:
        return None
    year = phrase.year
    given = _is_put(phrase) or measure is Measure.TOTAL
    owner = phrase.account_told or phrase.owner(before, word, given=given)
    if owner and word.startswith("歳入") and owner.endswith("会計"):
        owner = f"{owner} 歳入"
    if before.lstrip().startswith("(") and phrase.known:  # 「3億円（補正後 5億円）」
        owner = phrase.known[max(phrase.known)].program
    if measure is None:
        return _answer(phrase)
    if measure is Measure.TOTAL:
        year = None
    if owner is None or (measure in YEARLY and year is None):
        return None
    if is_early(measure, year, phrase.titled, phrase.sentence.spoken):
        return None
    if word == "総額" and "会計" not in owner:
        return None
    said = meanings().get(word)
    made = phrase.made(owner, measure, year, before)
    return replace(made, scope=said.scope if said else None)


def _measure(phrase: AmountPhrase) -> tuple[Measure | None, str]:
    """What the word before an amount, or the verb behind it, says that it is."""
    before, behind = phrase.before, phrase.behind
    if match := nouns().search(before):
        word, filled = match["word"], before[match.end("word") :]
        weak = word in table("phrases")["words"]["weak"]
        settled, side = "決算" in phrase.masked, word.startswith(("歳出", "歳入"))
        sure = before[: match.start("word")].endswith(("(", "Ⓨ")) or (settled and side)
        if (settled or not side) and (not weak or sure or re.search(r"[はがも：:]", filled)):
            clause = re.split(r"[、。]", before[: match.start("word")])[-1]
            named = next((m for said, m in _OF.items() if said in clause), None)
            return named or Measure(measures("nouns")[word]), word
    if phrase.account_told and phrase.titled.measure and "決算" not in phrase.masked:
        return Measure(phrase.titled.measure), ""
    if phrase.of_next and phrase.titled.measure == Measure.INITIAL and _IS.match(behind):
        return Measure.INITIAL, ""
    if _EACH.search(before) and _EACH_IS.match(behind) and phrase.titled.measure:
        return Measure(phrase.titled.measure), ""
    if (match := given().search(before)) and phrase.sentence.years and _WAS.match(behind):
        return Measure.EXECUTED, match["word"]
    if match := _verb_of(phrase):
        measure = Measure(measures("verbs")[match["word"]])
        if measure is Measure.INITIAL and phrase.titled.measure == Measure.TOTAL:
            return None, ""  # below 「総額」 of whatever budget
        adds = measure is Measure.INITIAL and (phrase.sentence.adds or phrase.supplements)
        return (Measure.SUPPLEMENTARY if adds else measure), ""
    return None, ""


def _verb_of(phrase: AmountPhrase) -> re.Match[str] | None:
    """What is done with an amount, perhaps with a later one of the sentence, too."""
    ends = [phrase.amount.end]
    if each := _EACH_PUT.search(phrase.masked, phrase.amount.end):
        ends.append(each.start("by"))
    if _LATER.match(phrase.masked, phrase.amount.end):
        ends += [m.end() for m in _AMOUNT.finditer(phrase.masked, phrase.amount.end)]
    return next(filter(None, (verbs().match(phrase.masked, end) for end in ends)), None)


def _is_put(phrase: AmountPhrase) -> bool:
    """Whether an amount is put into a budget, so that it is of whatever is spoken of."""
    verb = _verb_of(phrase)
    beside = _TO.search(phrase.before) is not None
    return bool(verb and put(beside=beside).fullmatch(verb["word"]))


def _nameless(before: str) -> str:
    """The words before an amount without names, whose words say nothing of it.

    >>> _nameless("商工費では、水害被害防止柵整備事業に")
    '商工費では、に'
    """
    names = [n for part in parts_of(before) if (n := named_in(part)) and "の" not in n]
    return reduce(lambda text, name: text.replace(name, ""), names, before.replace("歳入歳出", ""))


def _answer(phrase: AmountPhrase) -> FigureReading | None:
    """An amount alone that answers what was asked: 「令和7年度は6,850万円でした」."""
    before = phrase.before
    asked, topic = phrase.told.asked or phrase.told.measure, phrase.told.topic
    alone = re.fullmatch(
        r"\W*(?:(?:Ⓨ+|前年度|昨年度)(?:は|には|では|で、)?)?[、\s]*(?:約)?", before
    )
    if not (alone and topic and asked in YEARLY) or asked is None:
        return None
    if not _IS.match(phrase.behind):
        return None
    year = phrase.year
    if bracket := _OF_BUDGET.match(phrase.masked, phrase.amount.end):
        budget = asked_measure(bracket["said"], whole=True)
        year = next(iter(phrase.sentence.at(bracket.start(), bracket.end())), None)
        asked = budget or asked if budget or not bracket["said"] else None
    return phrase.made(topic, asked, year, before) if year and asked in YEARLY and asked else None
