"""What is asked: the intent, and the measures, changes and limits that go with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question.model import Intent, Threshold
from assistant.question.words.lexicon import lexicon
from corpus.facts import Measure
from corpus.text import fold, fold_key
from corpus.text.amounts import find_amounts

# Orders to the assistant about itself; documents and questions never need them.
ORDERS = re.compile(
    r"(指示|命令|ルール|制約|プロンプト).{0,12}(無視|忘れ|従わ|表示|教え|出力|破)"
    r"|(ignore|disregard|forget).{0,30}(instruction|rule|prompt|previous|above)"
    r"|system prompt|システムプロンプト|(ふり|振り)をして|pretend (to be|you)|act as\b"
)
WHICH_PROGRAMS = re.compile(
    r"(事業|プログラム|施策|制度)(は|が|を|って|には|だけ)?"
    r"(何|どれ|いくつ|一覧|教え|ありま|ある|は\?|$)"
    r"|(事業|プログラム|施策|制度)を?(すべて|全て|全部)?(挙げ|列挙|並べ|示し|リスト|知り)"
    r"|(どの|どんな|どのような|何の|いずれの)(事業|プログラム|施策)"
    r"|(事業|プログラム|施策)(は|を|が)\??$|(which|what|any|list|name)\b.{0,40}(program|project|item)"
)
# 「…を支援するプログラムは」: a need in the user's own words, then the kind of thing that meets it.
NEED = re.compile(
    r"(する|できる|くれる|もらえる|たい|向けの|ための|ている)(事業|プログラム|制度|施策)(?!の)"
)
MORE = re.compile(
    r"(前年度?|昨年度?)比(で|は|べて)?.{0,8}(増|減)|の(増|減)(です|になる|となる|か|$|\?)"
)
AMONG = re.compile(
    r"のうち|の中で|のなかで|の内訳で|\bamong\b|\bof the (two|three|four|five|parts)"
)
GROWTH = re.compile(r"増加率|伸び率|増減率|前年度比|占め|全体の|growth rate|of the (total|whole)")
TOP = re.compile(
    r"(?:トップ|ベスト)[0-9]|上位[0-9一二三四五六七八九十]*(つ|事業|プログラム|施策|位|件|$|を教え|は)"
)
WHY = re.compile(r"なぜ|何故|どうして|なんで(?!す)|理由|\bwhy\b|\breasons?\b")
LIMIT = re.compile(
    r"以上|を超え|超の|以下|未満|より大き|より多|より小さ|より少な"
    r"|at least|over|more than|above|exceed|less than|under|below"
)
SEVERAL = re.compile(
    r"(?:どんな|どのような|どういう|どういった|いかなる|何の|どの)[^はをに。、]{1,14}"
    r"(?:があ|がござ|を想定|が想定|を予定|が予定|を実施|が実施|を行|が行われ|が挙|を挙|が含ま|を含|が入|から構成|が並)"
    r"|すべて|全て|一覧|列挙|\blist\b|\bwhat are\b|\bwhich ones\b"
)
UPPER = ("以下", "未満", "より小さ", "より少な", "less than", "under", "below")
INCLUSIVE = ("以上", "以下", "at least")
SMALLEST = re.compile(r"最小|最少|少ない|小さい|低い|smallest|lowest|least")


def classify(text: str, *, program_count: int, money: bool, typed: bool) -> Intent:
    """The intent of a question that names `program_count` programs."""
    key, words = fold_key(text).replace("なんです", "です"), fold(text).text  # no なんで
    if ORDERS.search(key) or ORDERS.search(words):
        return Intent.SMALLTALK
    for applies, intent in _rules(key, words, program_count, money, typed):
        if applies():
            return intent
    return Intent.FIGURE if money else Intent.FACT


def _rules(
    key: str, words: str, count: int, money: bool, typed: bool
) -> tuple[tuple[Callable[[], bool], Intent], ...]:
    """Rules in the order in which they win over each other."""
    ops, kinds = lexicon().operations, lexicon().kinds
    growth = bool(GROWTH.search(key) or GROWTH.search(words))
    top = bool(TOP.search(key))
    more = bool(MORE.search(key))
    among = bool(AMONG.search(key) or AMONG.search(words))
    which = bool(WHICH_PROGRAMS.search(key) or WHICH_PROGRAMS.search(words))

    def op(name: str) -> bool:
        return ops[name].found_in(key, words)

    def kind(name: str) -> bool:
        return kinds[name].found_in(key, words)

    # "Which program is new?" asks for a filter, "which program can I use?" for advice.
    fits = kind("fit") and not (key.isascii() and filter_asked(key, words))
    needs = bool(NEED.search(key)) and not filter_asked(key, words)

    return (
        (lambda: op("timeline"), Intent.TIMELINE),
        (lambda: not count and (fits or needs) and not money, Intent.FIT),
        (
            lambda: (count != 1 or among) and (op("rank") or top) and (money or which),
            Intent.RANK,
        ),
        (lambda: count < 2 and which and filter_asked(text=key, words=words), Intent.FILTER),
        (lambda: count >= 2 and op("sum"), Intent.SUM),
        (lambda: count >= 2 and op("compare"), Intent.COMPARE),
        (lambda: count < 2 and money and bool(WHY.search(key) or WHY.search(words)), Intent.REASON),
        (lambda: op("ratio") and (money or (count > 0 and growth)), Intent.RATIO),
        (lambda: (op("difference") or more) and money and not typed, Intent.DIFFERENCE),
        (lambda: (count == 1 or bool(find_amounts(words))) and op("breakdown"), Intent.SUM),
        (lambda: count <= 1 and op("list"), Intent.LIST),
        (lambda: kind("reason"), Intent.REASON),
        (lambda: kind("definition") and not (money or typed), Intent.DEFINITION),
    )


def filter_asked(text: str, words: str) -> bool:
    """Whether the question keeps only some programs: new ones, raised ones, above an amount."""
    if LIMIT.search(text) and find_amounts(text):
        return True
    return any(group.found_in(text, words) for group in lexicon().filters.values())


def asked_measures(text: str) -> tuple[Measure, ...]:
    """Measures that the question names; 「補正後」 names no 補正."""
    key, words = fold_key(text), fold(text).text
    measures = lexicon().measures
    revised = measures[Measure.REVISED.value]
    found = [Measure.REVISED] if revised.found_in(key, words) else []
    for word in revised.ja:
        key = key.replace(word, " ")
    others = {n: g for n, g in measures.items() if n != Measure.REVISED.value}
    return (*found, *(Measure(n) for n, group in others.items() if group.found_in(key, words)))


def asked_change(text: str) -> int | None:
    """+1 where raised programs are asked for, -1 for cut ones, 0 for unchanged ones."""
    key, words = fold_key(text), fold(text).text
    filters = lexicon().filters
    for name, change in (("unchanged", 0), ("cut", -1), ("raised", 1)):
        if filters[name].found_in(key, words):
            return change
    return None


def asked_threshold(text: str) -> Threshold | None:
    """The amount that a filter compares with, or None."""
    folded = fold(text).text
    limit = LIMIT.search(folded)
    amounts = find_amounts(folded)
    if not limit or not amounts:
        return None
    return Threshold(
        amounts[0].value, at_least=limit[0] not in UPPER, inclusive=limit[0] in INCLUSIVE
    )


def asks_new(text: str) -> bool:
    """Whether only programs that are new this year are asked for."""
    return lexicon().filters["new"].found_in(fold_key(text), fold(text).text)


def asks_smallest(text: str) -> bool:
    """Whether a ranking starts from the smallest."""
    return bool(SMALLEST.search(fold_key(text)) or SMALLEST.search(fold(text).text))


def asks_several(text: str) -> bool:
    """Whether all of a kind are asked for: 「どんなコースがあるか」, "what are the steps"."""
    return bool(SEVERAL.search(fold_key(text)) or SEVERAL.search(fold(text).text))
