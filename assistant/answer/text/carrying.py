"""The sentences that carry a paper: what it is for, for whom, how much and by when.

They stand under its own summary, say what it is for, or state the most that one gets; a question
that it asks, a note and a thanks carry nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement, clean
from assistant.question.signs import Sign, shows
from corpus.text import fold
from corpus.text.amounts import find_amounts

SENTENCE = 30  # characters of a sentence that tells something
ENDS = re.compile(r"(?:。|[a-z)\d]\.)\s*$")
ASKS = re.compile(r"[?？]|(?:ですか|ますか|でしょうか|ください|下さい)。?\s*$")
NOTE = re.compile(r"\s*(?:[※＊*]|[（(]?注|\d{1,2}\s|note\b|なお|ただし)", re.IGNORECASE)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATED = re.compile(
    rf"[0-9]{{1,2}} ?月|(?<![0-9/])[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])"
    rf"|\b(?:{MONTHS})[a-z]*\.? [0-9]|[0-9]{{4}}[-/.][0-9]{{1,2}}"
)
DISCLAIMS = re.compile(
    r"見解|感謝|筆者に帰する|not (?:necessarily )?(?:reflect|represent)|thank|acknowledg"
)
SUMMED = re.compile(
    r"概要|要旨|要約|ポイント|サマリー|(?:事業の?|施策の)?目的|趣旨|背景(?:と|・|及び)目的|はじめに"
    r"|(?:executive )?summary|abstract|overview|purpose|objectives?|at a glance|introduction"
    r"|key (?:facts|points)|about (?:this|the) (?:program|programme|fund|grant|paper|guide)"
)
LABELLED = re.compile(rf"[\[(〔【<\s]*(?:{SUMMED.pattern})[\])〕】>:\s]")
NUMBER = re.compile(r"^[\d.()第章節\s]+")
BARE, LABEL = 16, 24  # characters of a value that stands alone, and of the label above it
FRONT = 0.5  # of a paper, in which it says what it is for
TOLD = 2  # sentences of its own summary that are told first


def carrying(page: StatementPage, most: int) -> list[Statement]:
    """The sentences of a paper that tell most of it, the most telling first."""
    texts = [clean(s.text) for s in page.statements]
    able = [at for at, s in enumerate(page.statements) if s.value is None and _tells(texts[at])]
    front = [at for at in able if page.statements[at].start <= FRONT * page.statements[-1].end]

    def that(places: Iterable[int], *signs: Sign) -> list[int]:
        return [at for at in places if all(shows(texts[at], sign) for sign in signs)]

    priced = [at for at, text in enumerate(texts) if find_amounts(text) and _may_tell(text)]
    dated = [at for at, text in enumerate(texts) if _is_dated(text) and _may_tell(text)]
    summed = [at for at in able if _is_summary(page.views[at].title, texts[at])][:TOLD]
    aims = that(front, Sign.STATES_AIM)
    first = summed or aims[:1] or front[:1]
    told = [
        *first[:1],
        *that(able, Sign.STATES_WHO)[:1],
        *[at for at in priced if shows(_labelled(texts, at), Sign.AT_MOST)][:1],
        *that(dated, Sign.CALLS)[:1],
        *first[1:],
        *aims[:1],
        *(at for at in able if first and at > first[-1]),
    ]
    return [_with_label(page, texts, at) for at in dict.fromkeys(told)][:most]


def _labelled(texts: Sequence[str], at: int) -> str:
    """A text, with the label above it where it is no more than a value: 「限度額」, 「80万円」."""
    bare = at > 0 and len(texts[at]) <= BARE and len(texts[at - 1]) <= LABEL
    return f"{texts[at - 1]} {texts[at]}" if bare else texts[at]


def _with_label(page: StatementPage, texts: Sequence[str], at: int) -> Statement:
    """A statement, with the label above it as one where it is no more than a value."""
    one = page.statements[at]
    said = _labelled(texts, at)
    return (
        one if said == texts[at] else replace(one, start=page.statements[at - 1].start, text=said)
    )


def _tells(text: str) -> bool:
    """Whether a text is a whole sentence that may carry something."""
    return len(text) >= SENTENCE and bool(ENDS.search(text)) and _may_tell(text)


def _may_tell(text: str) -> bool:
    """Whether a text asks nothing, and is no note, thanks or disclaimer."""
    return not (ASKS.search(text) or NOTE.match(text) or DISCLAIMS.search(text))


def _is_summary(title: str, text: str) -> bool:
    """Whether a sentence stands under the paper's own summary, or begins with that word."""
    title = NUMBER.sub("", fold(title).text.lower()).strip(" :()[]<>【】〔〕")
    return bool(SUMMED.fullmatch(title) or LABELLED.match(fold(text).text.lower()))


def _is_dated(text: str) -> bool:
    return bool(DATED.search(fold(text).text.lower()))
