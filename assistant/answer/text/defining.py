"""What a thing is, by the sentence that defines it: 「Xとは」, "X means", a row of a glossary.

A text says the name of what it is about in every other sentence; one of them says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.answer.context import Composed, Context
from assistant.answer.near.window import quote_window
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.turns.windows import Window
from assistant.question.defined import names_to_define
from assistant.question.model import Intent, ValueType
from corpus.text import fold, fold_key

Form = Callable[[StatementPage, int], bool]
DEFINED = frozenset({Intent.DEFINITION, Intent.FACT, Intent.FIGURE})
SURE = 0.9
MOST_READ = 3  # documents that are looked into for a definition
SHORTEST_TOLD = 15  # characters of what stands below a note's name
ASKS = re.compile(r"[?？]|(?:ですか|ますか|か)。?\s*$")
ASIDE = re.compile(r"\([^()]*\)")
CALLED = r"(?:の?(?:原則|制度|特例|方式|考え方))?[」』]?(?:\([^()]*\))?"
KINDS = "制度|仕組み|措置|事業|補助金|助成金|サービス|方式|機関|組織|略称|取組|手法|考え方|計画"
ENDS = (
    rf"(?:(?:{KINDS})(?:です|である|のこと)?|(?:もの|こと)(?:です|である)|を(?:いう|いいます|指す|指します)"
    r"|の略(?:です|である)?)。?$"
)


def answer_definition(context: Context) -> Composed | None:
    """The sentence that defines the one thing that is asked for, of the documents read for it."""
    question = context.question
    english = question.language == "en" and question.money
    valued = english or question.value_type not in {None, ValueType.TEXT, ValueType.MONEY}
    if valued or question.how_much or question.years or question.intent not in DEFINED:
        return None
    for name in names_to_define(question):
        for document in _read(context):
            page = context.page_of(document)
            at = _defining(page, name) if page else None
            if page and at is not None:
                draft, one = context.draft(), page.statements[at]
                program = next(iter(page.program_ids[at]), None)
                quote_window(draft, Window(one, (one,), program, SURE, 1.0), context)
                return Composed("answered", draft, SURE, complete=True)
    return None


def _read(context: Context) -> list[str]:
    """The documents that a definition is looked for in: those asked of, else the nearest."""
    read = (r.passage.document_id for r in context.evidence.readings)
    found = context.documents or tuple(dict.fromkeys(read))
    return [*found[:MOST_READ]]


def _defining(page: StatementPage, name: str) -> int | None:
    """The place of the statement that defines a name: of the surest form, and there the shortest.

    A long sentence that defines a thing on its way tells of something else.
    """
    key, said = fold_key(name), fold(name).text.strip()
    named = [at for at, view in enumerate(page.views) if key in view.key]
    having = sorted({*named, *(at + 1 for at in named if at + 1 < len(page.views))})
    having = [at for at in having if not ASKS.search(page.statements[at].text)]
    for form in _forms(re.escape(key), re.escape(said)):
        found = [at for at in having if form(page, at)]
        if found:
            return min(found, key=lambda at: len(page.statements[at].text))
    return None


def _forms(key: str, said: str) -> Iterator[Form]:
    """The forms of a definition, by the surest."""
    means = re.compile(
        rf"(?:^|[「『。、・(はのがを]){key}{CALLED}(?:とは(?!い)|[、,]?すなわち|というのは)"
    )
    short = re.compile(rf"以下[、,]?「{key}」")
    isa = re.compile(rf"(?:^|[「『。、・)]){key}{CALLED}は、?[^。]{{6,}}{ENDS}")
    english = re.compile(
        rf"(?:^|[.;:] |the |\ban? ){said}s?(?: \([^)]*\))?,? "
        r"(?:means?|refers? to|stands? for|is defined as|is an?|are (?:for|grants|an?)|is the) "
    )
    called = re.compile(rf"(?:{KINDS}|機構|会議|協定)\({key}\)")
    full = re.compile(rf"[a-z][a-z]+(?: [a-z/-]+){{1,8}} ?\({said}\)")
    yield lambda page, at: _is_entry(page, at, key)
    yield lambda page, at: _is_note(page, at, key)
    yield lambda page, at: bool(means.search(page.views[at].key))
    yield lambda page, at: bool(english.search(_folded(page, at)))
    yield lambda page, at: bool(short.search(page.views[at].key))
    yield lambda page, at: bool(isa.search(ASIDE.sub("", page.views[at].key)))
    yield lambda page, at: bool(called.search(page.views[at].key))
    yield lambda page, at: said.isascii() and bool(full.search(_folded(page, at)))


def _folded(page: StatementPage, at: int) -> str:
    return " ".join(fold(page.statements[at].text).text.lower().split())


def _is_entry(page: StatementPage, at: int, key: str) -> bool:
    """Whether a statement is an entry of a glossary: a name in its first cell, and what it is."""
    cells = page.statements[at].cells
    named = len(cells) > 1 and re.fullmatch(rf"{key}(?:\([^()]*\))?", fold_key(cells[0].text))
    return bool(named) and "。" in cells[1].text


def _is_note(page: StatementPage, at: int, key: str) -> bool:
    """Whether a statement is what stands below a note's name: 「※二割特例」 and what that is."""
    name = re.compile(rf"[※*](?:注)?\d?[「『]?{key}[」』:]*")
    first, _, rest = page.statements[at].text.partition("\n")
    above = page.views[at - 1].key if at else ""
    below = bool(name.fullmatch(above)) and len(page.views[at].key) > SHORTEST_TOLD
    return below or bool(rest and name.fullmatch(fold_key(first)))
