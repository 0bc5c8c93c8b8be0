"""What a text says, by the words that say it: that things are new, that all are meant.

The words of each sign are data (`words/lexicon.toml`). A question carries the signs that it shows,
so that nothing behind the understanding reads its text again; statements are read by the same
words: "the most applied for" is answered by a sentence that says what is most.
"""

from __future__ import annotations

from enum import StrEnum

from assistant.question.words.lexicon import said_in


class Sign(StrEnum):
    """A thing that a text may say by any of its words, by the name of their group."""

    MONEY = "says.money"
    GIVES = "says.gives"  # a verb for what is paid or granted
    GIVEN_WHAT = "says.given_what"  # asks what is: "what does it pay"
    HOW_MUCH = "says.how_much"  # asked in so many words: 「いくら」
    EXECUTED = "says.executed"  # what was spent or left, not what was budgeted
    WHOLE = "says.whole"
    ALL_OF_IT = "says.all_of_it"  # the document as a whole, whatever was talked of: 「村全体」
    ABOUT_DOCUMENT = "says.about_document"  # what a document as a whole is about
    ALL_OFFICES = "says.all_offices"  # whoever pays it: 「政府全体で」
    SIZE = "says.size"  # how large all of it is: 「予算の規模」
    WHOLE_MEANT = "says.whole_meant"  # in brackets behind an amount: 「（甲と乙の合計）」

    DIFFERENCE = "operations.difference"
    RATIO = "operations.ratio"
    SUM = "operations.sum"
    AVERAGE = "operations.average"
    COMPARE = "operations.compare"
    RANK = "operations.rank"
    LIST = "operations.list"
    TIMELINE = "operations.timeline"
    BREAKDOWN = "operations.breakdown"

    ONLY_NEW = "filters.new"
    ONLY_RAISED = "filters.raised"
    ONLY_CUT = "filters.cut"
    WHICH_ONES = "says.which_ones"
    ONLY_UNCHANGED = "filters.unchanged"
    LIMIT = "says.limit"  # 「以上」, "less than"
    UPPER_LIMIT = "says.upper_limit"
    INCLUSIVE = "says.inclusive"

    REASON = "kinds.reason"
    WHY = "says.why"  # a reason is asked for in so many words
    DEFINITION = "kinds.definition"
    WHICH_PROGRAMS = "says.which_programs"
    ORDER = "says.order"  # an order to the assistant about itself; no question needs one

    NEW = "says.new"
    FULL_NAME = "says.full_name"  # what a short name stands for
    MORE = "says.more"
    LESS = "says.less"
    CHANGE = "says.change"
    NOT_CHANGED = "says.not_changed"  # 「増額なし？」
    IN_ORDER = "says.in_order"
    EACH = "says.each"
    LONGER = "says.longer"  # of how long things last
    WHICH_IS_MORE = "says.which_is_more"
    ALL = "says.all"
    EXPLAINED = "says.explained"  # told in words is asked for: 「どのような制約か説明して」
    SEVERAL = "says.several"  # all of a kind: 「どんなコースがあるか」
    AMONG = "says.among"
    IN_TOTAL = "says.in_total"
    ALL_TOGETHER = "says.all_together"  # all that there are: 「全部で」, "in all"
    FOREMOST = "says.foremost"
    MOST = "says.most"
    LEAST = "says.least"
    TOP = "says.top"
    PIECE = "says.piece"  # of what a thing is made: "the biggest piece of it"
    SPENDING = "says.spending"
    INCOME = "says.income"
    APPLIED = "says.applied"
    SUCCEEDED = "says.succeeded"
    GIVEN_TO = "says.given_to"  # said of those who succeeded beside those who applied
    SUCCESS_RATE = "says.success_rate"
    COMPETITION = "says.competition"  # how many applied for each that succeeded: 「倍率」
    CLASS_OF = "says.class_of"  # a word for classes at all: 「区分」, "strand"
    GOT_THROUGH = "says.got_through"  # that some succeeded, as people ask it: 「何人通ったの」
    PLANNED = "says.planned"  # what is expected: 「予定」, "we expect to"
    TAKES = "says.takes"  # what is done with those who are counted: 「採る」, "took part"
    PAST = "says.past"  # a time before this one: 「前回」, "last time"
    PRICED = "says.priced"  # that an amount is a price: 「税抜」, "the quote is"
    WITH_TAX = "says.with_tax"  # that tax is in it, which is mostly not paid for
    WHOLE_AMOUNT = "says.whole_amount"  # that an amount is for all together: 「予算額」, "budget"
    COUNTS = "says.counts"  # the head of numbers of things: 「件数」, "awards"
    EXISTS = "says.exists"  # whether there is such a thing: "any hotel tax?"
    ATTRIBUTE = "says.attribute"  # what is told in other words than its own: 「制限」, "hours"
    LIMITS = "says.limits"  # a limit on amounts: "is there a cap?"
    BUDGET = "says.budget"  # what all of it costs, not what one gets
    CALLS = "says.calls"  # that one may apply, from when and until when
    BORROWS = "says.borrows"
    REPAYS = "says.repays"
    GAVE = "says.gave"  # of an amount in all
    HANDED_IN = "says.handed_in"  # what is done with any paper, an application or not
    CLOSES = "says.closes"  # that something ends: 「締切」, "due"
    WERE_CHOSEN = "says.were_chosen"
    RATE_OF_CHANGE = "says.rate_of_change"  # 「伸び率」, "in percent"
    SHARE_OF = "says.share_of"
    OF_THE_WHOLE = "says.of_the_whole"
    SHARE_OF_WHOLE = "says.share_of_whole"
    SHARE_OF_COST = "says.share_of_cost"  # that is paid: "what share of the cost does it pay"
    WHOLE_OF = "says.whole_of"  # the program that has another as its part
    TIMES = "says.times"
    PER = "says.per"  # an amount for each project or person
    OWN_SHARE = "says.own_share"  # what the asker pays: 「自腹」, "match funding"
    OF_ONE = "says.of_one"  # the amount of one of them: 「1年いくら」

    LAST_YEAR = "says.last_year"
    THIS_YEAR = "says.this_year"
    PAPER_ITSELF = "says.paper_itself"  # the document, not a paper
    NEXT_YEAR = "says.next_year"
    POINTS_BACK = "says.points_back"  # 「その」, "they"
    BOTH = "says.both"
    GOES_BACK = "says.goes_back"  # to what was talked of before: 「さっきのに戻って」
    RETURNS = "says.returns"  # ... and leaves what is talked of now
    CORRECTS = "says.corrects"  # something else was meant: 「Xの間違いでした」
    SORRY = "says.sorry"
    SLIP = "says.slip"  # what a turn that corrects says besides: "oops, sorry"
    MULTIPLIES = "says.multiplies"  # one number by another that stands beside it
    LEFT_OVER = "says.left_over"  # of a whole, beside a part that was told: 「残りは」
    ADDS_UP = "says.adds_up"  # that parts come to a total, or do not: 「足しても合わない」
    ROUNDED = "says.rounded"  # that amounts were rounded, so that sums may differ
    JOINS = "says.joins"  # one thing and another
    BESIDE = "says.beside"  # together with what was asked of before: 「Yとの合計は」

    ASKING = "says.asking"  # a word that asks: 「何」, "who"
    ASKS = "says.asks"
    ASKS_OPENLY = "says.asks_openly"  # for more than yes or no
    CONFIRMS = "says.confirms"
    WHAT_MONEY = "says.what_money"  # what money is for, not how much it is
    YEAR_AFTER = "says.year_after"  # the one that was talked of: "and the year after"
    RECORDS = "says.records"  # the rows of a list: "awards", 「件数」
    GETS = "says.gets"  # what one gets, not what all of it costs: 「いくらまで」
    REACHED = "says.reached"  # what an office is reached by: 「電話」
    BY_MAIL = "says.by_mail"
    BY_PHONE = "says.by_phone"
    ENQUIRIES = "says.enquiries"
    SOMEONE = "says.someone"  # that there is to speak to
    AT_MOST = "says.at_most"  # what says that an amount is the most that one gets, or each
    ON_TOP = "says.on_top"  # an amount that is added to another
    CHARGED = "says.charged"  # whether one pays or is paid: 「お金かかる？」
    PAYS = "says.pays"  # that somebody pays: 「県が負担する」, "the state pays"
    INCLUDED = "says.included"
    APART = "says.apart"  # that an amount is not part of another: 「別枠」
    DIVIDES = "says.divides"  # among so many: 「10人で割り勘」
    SUPPOSES = "says.supposes"  # what would be: 「2割減らしたら」, "what if"
    NUMBER_OF = "says.number_of"
    IN_ENGLISH = "says.in_english"
    IN_JAPANESE = "says.in_japanese"
    ANSWERED_IN = "says.answered_in"  # a language to answer in, not one that is talked of
    TOLD_IN = "says.told_in"  # a language to tell it in: 「英語で説明して」, not 「英語で応募」
    SUMMARISES = "says.summarises"
    GIST = "says.gist"  # what a paper says in short, whatever it is
    STATES_AIM = "says.states_aim"  # of a sentence: what a paper or a grant is for
    STATES_WHO = "says.states_who"  # of a sentence: who may have what a paper tells of
    MADE_BY = "says.made_by"  # of a line: who made a paper
    SO_FAR = "says.so_far"  # the conversation, not the document
    AS_TABLE = "says.as_table"

    ASKING_ADVERB = "says.asking_adverb"  # stands for the answer itself: 「いつごろから」
    HOW_LARGE = "says.how_large"
    UNTIL = "says.until"
    POLITE_END = "says.polite_end"


_SIGNS = frozenset(Sign)


def signs_in(text: str) -> frozenset[Sign]:
    """The signs that a text shows: 「それぞれ何人？」 → {EACH, …}."""
    return frozenset(Sign(group) for group in said_in(text).places if group in _SIGNS)


def says_only(text: str, sign: Sign) -> bool:
    """Whether a text says nothing but one sign: 「新規事業」 of `NEW`, but not 「新規就農」."""
    said = said_in(text)
    return sign in said and not said.without((sign,)).strip()


def shows(text: str, sign: Sign) -> bool:
    """Whether a text shows one sign."""
    return sign in said_in(text)
