"""Items that the titles above them say the budget of: 「橋灯更新事業　3,860万円」.

Where titles name no budget, only the name of a cost (「建設費」) says enough: then it is a total of
no one budget.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.facts.row import Measure
from corpus.programs.accounts import is_account, is_total
from corpus.programs.names import clean_name, is_name
from corpus.slides.contexts import ListContext
from corpus.slides.groups import AmountGroup
from corpus.slides.labels import YEARLY, BudgetLabel
from corpus.slides.page import SlideView
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import titles_of
from corpus.tables.around.titled import Titled
from corpus.tables.limits.words import each, limit_word
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import listed, meanings

_SMALL = frozenset({"at", "by", "for", "from", "in", "is", "of", "on", "over", "than", "to", "was"})
# What says of the amount behind it that it is not exact.
ABOUT = re.compile(r"(?:約|およそ|おおむね|概ね)\s?$")
_GAP = re.compile(r"[\s:・.…(\[]$")
# Behind an amount stands no more than brackets.
_NOTHING = re.compile(
    r"(?:程度|余り?|[強弱])?\s*[)\]】〕>》]?\s*(?:[(\[【<][^()【】\[\]]*[)\]】>])?\s*"
)
LONGEST_YEAR = 8  # characters of a year before a name
LEAST_YEN, LEAST_OTHER = 100_000, 1_000  # what is less is a price


def title_context(view: SlideView, group: AmountGroup) -> ListContext | None:
    """What the titles above an item say that its amount is; None where they do not."""
    whole = _NOTHING.fullmatch(narrow(group.statements[-1].trailing))
    own = sum(s.line is group.head.line for s in group.statements)
    alone = own == len(find_amounts(group.head.line.text))  # else it is a row of columns
    if view.frame.document is None or not (whole and alone) or not _is_item(group):
        return None
    place = group.head.line.start
    above = list(titles_of(view.frame.document, place))
    if view.frame.lists:
        above = view.frame.lists.without_aside(above, place)
    of_items = {s.line.text.strip() for g in view.groups if g.name for s in g.statements[1:]}
    if any(_is_figure(line) for line in above if line.strip() not in of_items):
        return None
    if view.frame.lists and (view.frame.lists.are_none(place) or is_small(group.head.amount)):
        return None
    titled = read_titles(line for line in above if not find_amounts(line))
    if titled.measure and titled.year and _names_one_budget(titled):
        label = BudgetLabel(0, 0, Measure(titled.measure), titled.year, titled.label)
        return ListContext(label, titled.year, None, brackets=view.frame.brackets)
    return None


def is_small(amount: Amount) -> bool:
    """Whether an amount is a price, and no budget."""
    return abs(amount.value) < (LEAST_YEN if amount.currency == "JPY" else LEAST_OTHER)


def is_cost(group: AmountGroup) -> bool:
    """Whether an item is a cost by its name, whatever is above it: 「建設費」."""
    return _is_item(group) and bool(_cost().search(narrow(group.name or "")))


def stands_apart(group: AmountGroup) -> bool:
    """Whether a colon, dots, blanks or a bracket part the name of an item and its amount."""
    head = group.head
    return bool(_GAP.search(ABOUT.sub("", narrow(head.line.text[: head.amount.start]))))


def _is_item(group: AmountGroup) -> bool:
    """Whether a line says no more than a name and what it costs."""
    head, name = group.head, group.name or ""
    before = ABOUT.sub("", head.line.text[: head.amount.start])
    first, last = clean_name(before)
    return (
        (is_name(name) or is_account(name))
        and before[first:last].endswith(name)
        and len(before[first:last]) - len(name) <= (LONGEST_YEAR if head.dated else 0)
        and stands_apart(group)
        and not is_total(name)
        and _is_label(name)
        and not (each(before) or limit_word(name))
        and fold_key(name) not in _measures()  # 「当初予算 12億円」 names no program
    )


def _is_label(text: str) -> bool:
    """Whether words before an amount are no clause that goes on: "Bursaries of up to" is one."""
    words = [word for word in text.split() if word.isascii() and word.isalpha()]
    return not words or (text[0].isupper() and words[-1].lower() not in _SMALL)


def _is_figure(line: str) -> bool:
    """Whether a line states a budget itself: what stands below it is no list of budgets."""
    amounts = find_amounts(line)
    if amounts and narrow(line).lstrip().startswith("(前年度"):
        return True
    titled = read_titles([line[: amounts[0].start]]) if amounts else None
    return titled is not None and titled.year is not None and titled.measure in YEARLY


def _names_one_budget(titled: Titled) -> bool:
    """Whether titles name the budget of one year or what was spent of it, and head no columns."""
    if not (titled.measure in YEARLY or (titled.is_dated and "決算" in titled.label)):
        return False
    years = {year.year for year in find_years(titled.label)} - {titled.year}
    return titled.year is not None and not years and "前年度" not in titled.label


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(fold_key, meanings()))


@cache
def _cost() -> re.Pattern[str]:
    return re.compile(rf".(?:{'|'.join(sorted(listed('names', 'costs'), key=len, reverse=True))})$")
