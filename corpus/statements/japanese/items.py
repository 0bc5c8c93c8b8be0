"""Names with an amount in sentences, where what the amount is stands before, or in a title.

「令和8年度予算案では、海洋調査事業に3億円、灯台改修事業に2億円を計上した」 names the budget
once. Lines of a name and an amount below a title are read by `corpus.slides.titled`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from corpus.facts.row import Measure
from corpus.facts.withheld import is_withheld
from corpus.programs.names import clean_name, is_measure, is_phrase, is_program
from corpus.statements.japanese.words import ABOUT, its_cost, put
from corpus.tables.around.budgets.named import BUDGETS, NamedBudget, budgets_in
from corpus.tables.around.titled import Titled
from corpus.text.amounts import Amount, find_amounts
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import alternation, listed

# What stands beside a name under a title may be what one person gets, where it is as small as this.
LEAST = 1_000_000
# What stands in brackets behind a name is the budget of all where no one gets as much.
LEAST_BUDGET = 100_000_000
_NAMED = re.compile(
    r"^(?P<name>.{3,60}?)\s?(?P<link>につ(?:いて|きまして)(?:は)?|に(?:は|対し)?|へ|として|は|が)"
    r"[、,]?\s?(?:新たに|総額|合わせて|あわせて|約|おおむね)?\s?$",
    re.DOTALL,
)
# 「灯台改修事業（3億円）では、」
_IN_BRACKETS = re.compile(r"^(?P<name>.{3,60}?)[（(](?P<link>)$", re.DOTALL)
# What a budget is put to by these words, and what is none of its items.
_FOR = frozenset({"に", "には", "として", "へ"})
_PUT = re.compile(
    rf"{ABOUT}(?:を?、[^、。]{{3,40}}?[にへ]は?(?:約)?[\d,.億万千百]+円{ABOUT})*を?\s?"
    rf"(?:それぞれ|各々|合わせて|あわせて|新たに)?\s?(?:{put(beside=True).pattern})"
)
# A line of a list that says what an amount is for, and no more: 「・町道の舗装に1億円」.
_BULLET = re.compile(r"[\s　]*[・●○■◆◇□▪‣-][\s　]*(?=\S)")
_LINE_ENDS = re.compile(rf"{ABOUT}[\s　]*(?:[(（][^()（）\n]*[)）])?[\s　]*(?:\n|$)")
_NO_ITEM = re.compile(
    r"予算|会計|年度|補正|財源|では|には|不用額|繰越|同じ|同様の|基金$|[市町村県区地方]債$|繰入金$|総額|全体|合計|歳[入出]|^(?:この|その|これ|それ|次|下記|以下)|もの$|こと$|ため$|とき$"
)
_IS = frozenset({"は", "が", "については", "につきましては"})
# What stands between a name and its amount and says nothing of either.
_FILLED = re.compile(
    r"(?:[、,]\s?\S{0,6}?\d{1,4}(?:ページ|頁)(?:の)?)?[、,]\s?(新たに|総額|合わせて|あわせて|約|おおむね)?\s?$"
)
# A line of a sentence goes on in the next behind a particle, or a mark.
_WRAP = re.compile(r"(?<=[ぁ-ん、])\n")
# 「…として令和7年度12月補正予算案に」, 「…として、令和7年度は」: the name stands before the year.
_YEAR_BEHIND = re.compile(r"(?:として|につ(?:いて|きまして)は|には?|は)[、,]?\s?$")
_OF_YEAR = re.compile(r"\s?(?:に|は|には|で|では)[、,]?\s?(?:新たに|約|おおむね)?\s?$")
_BUDGETED = re.compile(r"^[^。]*?(?:計上|要求|要望|措置|盛り込|充て|配分|予算化|予算を付け|確保)")
_SAID = re.compile(
    r"\s?(?:円)?(?:[(（][^()（）]*[)）])?(?:で(?:す|あ[るり]|、(?:対?前年度?|昨年度?)(?:と|に|より|から|比))"
    r"|とな[るりっ]|と[すし]|、|。|$)"
)
_OTHER = re.compile(
    r"上限|下限|単価|限度|当たり|あたり|累計|月額|年額|総事業費|全体事業費|残高|補助額|年間|歳入|寄附|収入|基金から"
)
_AFTER_BUDGET = re.compile(
    r"^(?:額|案|\(案\)|（案）|政府案)?(?:における|において|では|で|として|には|に|の|は|うち|、|\s)*"
)
_LAST = re.compile(r"(?:昨|前)年度?(?:は|には|に|から)")
# 「本年度は3校分の工事費として…」: the name is what follows, and a number begins none.
_TIME = re.compile(r"^\s*(?:(?:この|その)?うち、?)?(?:本|今|来|当|次)年度(?:は|には|に|の)、?")
_JOINED = re.compile(r"^\s*(?:また|なお|さらに|このほか|そのほか|次に|続いて)(?=[一-龥ァ-ヶ])")
_ITSELF = re.compile(
    r"(?:本|同|当該?|この)(?:事業|制度|補助金|助成金|交付金|プログラム|基金)|(?:この|その)うち、?(?:新|本|来|当)年度分?"
)
# What a clause names ends with it, in quotation marks; what stands behind a name in brackets.
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』]{3,60})[」』]$")
# How many years it takes is no name: 「三か年で総事業費6億円」.
_YEARS = re.compile(r"[\d一二三四五六七八九十数]{1,3}[かヵヶカケ箇]?年(?:度|間|計画)?")
_ASIDE = re.compile(r"\([^()]*\)$")
_WHOLE = re.compile(r"の?(?:総額|合計額?)$")
# What changes is named, not that it does: 「電算業務委託の増で」.
_CHANGE = re.compile(r"の(?:増額?|減額?|皆増|皆減|増加|減少)$")


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A name in a budget; `label` is the words that name the budget."""

    name: str
    measure: str
    year: int
    label: str


def read_item(
    before: tuple[str, int], behind: str, amount: Amount, titled: Titled, title: str | None
) -> ListedItem | None:
    """The item whose amount stands in a sentence or line, between the words before and behind it.

    `before` has where the words of this amount begin. `title` is what the paragraph is about, which
    its sentences call 「本事業」.
    """
    source, start = before
    behind = narrow(behind)
    if (item := _before_budget(_WRAP.sub("", source), behind)) and not is_withheld(behind):
        return item
    budget = next(budgets_in(source), None)
    lead = _WRAP.sub("", source[max(start, budget.end if budget else 0) :])
    bracketed = behind[:1] == ")" and amount.value >= LEAST_BUDGET
    form = _IN_BRACKETS if bracketed else _NAMED
    match = form.match(_clause(lead, budget is not None and budget.end > start))
    alone = _BULLET.match(source, source.rfind("\n") + 1) and _LINE_ENDS.match(behind)
    given = bool(match and match["link"] in _FOR and (alone or _PUT.match(behind)))
    name = name_of(match["name"], given=given) if match else None
    if match and title and _ITSELF.fullmatch(match["name"].strip()):
        name = title
    if match is None or name is None or _OTHER.search(lead) or is_withheld(behind):
        return None
    if not (bracketed or (alone and given) or _is_given(match["link"], behind)):
        return None
    if budget:
        return ListedItem(name, budget.measure, budget.year, budget.label)
    if any(y.year != titled.year for y in find_years(source) if y.is_fiscal) or _LAST.search(lead):
        return None
    if titled.measure in {None, "initial"} and titled.year and _BUDGETED.match(behind):
        titled = replace(titled, measure=titled.measure or "initial")  # 計上: the year's budget
    elif name.endswith("基金") or not _heads_items(titled, spent=bool(alone)):
        return None  # a fund that is so much, and is given nothing, has that
    if amount.value < LEAST:
        return None
    return ListedItem(name, titled.measure or "", titled.year or 0, titled.label)


def _heads_items(titled: Titled, *, spent: bool) -> bool:
    """Whether a title names one budget of one year, without an amount: what follows is in it.

    With `spent` it may be what was spent of one.
    """
    known = titled.measure in BUDGETS or (spent and titled.measure == Measure.EXECUTED)
    years = {year.year for year in find_years(titled.label)}
    one = titled.year is not None and years == {titled.year} and "前年度" not in titled.label
    return one and known and not find_amounts(titled.label)


def _clause(lead: str, behind_budget: bool) -> str:
    """The last clause before an amount, without the particles that follow a budget."""
    if behind_budget:
        lead = _AFTER_BUDGET.sub("", lead)
    filled = _FILLED.search(lead)
    end = filled.start() if filled else len(lead)
    return re.split(r"[、。\n]", lead[:end].strip("、。\n"))[-1] + (filled[0] if filled else "")


def name_of(text: str, *, given: bool = False) -> str | None:
    """The name of an item, None where the words are none; `given` where a budget is put to it.

    「保育料の第2子無償化に1億円を計上」 names what needs not end like a program.
    """
    if quoted := _QUOTED.search(text):  # 「漁業の振興のための「漁港強化事業」」
        return quoted["name"] if is_phrase(quoted["name"]) else None
    text = _JOINED.sub("", _TIME.sub("", text))
    if (bare := _WHOLE.sub("", text.strip())) in listed("names", "natures"):
        return bare  # 「義務的経費の総額は」
    text = _CHANGE.sub("", text.rstrip())
    if _manner().search(text):
        return None
    first, last = clean_name(text)
    name = text[first:last]
    phrase = is_phrase(name) and not its_cost().match(name)
    phrase = phrase and (_names_cost(name) or (given and not _NO_ITEM.search(name)))
    named = is_program(name) or is_measure(name) or phrase
    if not named or name[:1].isdigit() or name[0] in ")）」』" or _YEARS.fullmatch(narrow(name)):
        return None
    return name


@cache
def _manner() -> re.Pattern[str]:
    """How a budget is made, which names nothing in it: 「物価対策を柱」 before 「に、総額…」."""
    return re.compile(rf"を{alternation(listed('names', 'manners'))}$")


def _names_cost(name: str) -> bool:
    """Whether a name says by its end that it costs something: 「有害鳥獣駆除費」, 「入学祝金」."""
    bare = _ASIDE.sub("", narrow(name))
    return bare.endswith(("費", *listed("names", "costs"), *listed("names", "paid_out")))


def _is_given(link: str, behind: str) -> bool:
    """Whether the words behind an amount say that it is budgeted for the name, or is its own."""
    return bool(_BUDGETED.match(behind) or (link in _IS and _SAID.match(behind)))


def _before_budget(source: str, behind: str) -> ListedItem | None:
    """The item that stands before the year or the budget that takes it up, right before an amount.

    「灯台改修事業として令和7年度12月補正予算案に（3億円を計上）」
    """
    budget = next(budgets_in(source), None)
    if budget is None:
        years = [y for y in find_years(source) if y.is_fiscal]
        last = years[-1] if years else None
        budget = (
            NamedBudget("initial", last.year, last.original, last.start, last.end) if last else None
        )
    if budget is None or not _BUDGETED.match(behind):
        return None
    link = _YEAR_BEHIND.search(source, 0, budget.start)
    rest = _AFTER_BUDGET.sub("", source[budget.end :]) if link else "-"
    if link is None or not (_OF_YEAR.fullmatch(source[budget.end :]) or not rest.strip("、 ")):
        return None
    clause = re.split(r"[、。\n　]", source[: link.start()])[-1]
    name = name_of(clause)
    return ListedItem(name, budget.measure, budget.year, budget.label) if name else None
