"""What is told together: a list with what announces it, and the rows under one label of a table.

「次の措置を講じること。」 → ("次の措置を…", "① 契約に規定を設ける", "② 定期的に調査する")
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.evidence.finding.statements import Statement, clean
from corpus.layout.titles.parts import PAGE_NUMBER

MOST_ITEMS = 12
REACH = 900  # characters behind an announcement that its list may take
TITLE = 60  # characters; a shorter line without a full stop may stand above a list
TITLES = 2  # such lines above a list: 「⑦ 連携が困難」, 「【費用の面】」
ANNOUNCES = re.compile(
    r"(?:次|以下|下記|以上)の(?:とおり|通り|もの|事項|要件|[^。]{0,12}(?:いずれ|全て|すべて))"
    r"|次に(?:掲げ|該当|示)|以下に|[:：]\s*$|とおり(?:です|とする|である)?[。:：]?\s*$"
    r"|具体的には[、,]?\s*$|(?:following|as follows|these|include)\b[^.]{0,40}[:：]?\s*$"
)
PAGE = re.compile(rf"(?:p\.\s*)?{PAGE_NUMBER.pattern}")
REACHES = 8  # characters that a mark takes at most
_BULLET = r"[\ue000-\uf8ff•●■◆◇○◯▪➢✓・※⇒→⚫]|[①-⑳⑴-⒇㋐-㋾]"
_NUMBER = r"[(（]?[0-9０-９ア-ンa-z]{1,2}[)）.．]"
ITEM = re.compile(
    rf"\s*(?:{_BULLET}|[-*–—] |{_NUMBER}|[ァ-ン一二三四五六七八九十][　 、]|[(（]※|様式|別紙)"
)
NUMBER = re.compile(rf"\s*(?:{_NUMBER}|[①-⑳⑴-⒇㋐-㋾一二三四五六七八九十イロハニホヘト])")
BARE = re.compile(rf"(?:\s*(?:{_BULLET}|{_NUMBER}|[イロハニホヘト一二三四五六七八九十]))+\s*")


@dataclass(slots=True)
class Together:
    """Statements that are told together, in order, and what stands above them and says of what.

    `announcing` is a sentence that says that they follow.
    """

    above: str
    announcing: Statement | None = None
    items: list[Statement] = field(default_factory=list)

    @property
    def whole(self) -> tuple[Statement, ...]:
        """All of them as far as an answer may take, behind what announces them."""
        start = self.items[0].start
        near = [s for s in self.items[:MOST_ITEMS] if s.end - start <= REACH]
        return (self.announcing, *near) if self.announcing else tuple(near)


def told_together(statements: Sequence[Statement]) -> list[Together]:
    """All lists and labelled rows of a document of which it says what they are."""
    said = [s for s in statements if s.value is None]
    found = (*_lists(said), *_rows(said))
    return [one for one in found if one.above and len(one.items) > 1]


def _lists(said: Sequence[Statement]) -> Iterator[Together]:
    """Each list: its items, with the sentences that go on from them.

    A number ends a list of bullets; bullets below a number are parts of it.
    """
    current, numbers = Together(""), False
    mark, before = "", list[Statement]()
    for statement in said:
        text = statement.text
        if PAGE.fullmatch(text):
            continue
        if BARE.fullmatch(text):
            mark = mark or text
            continue
        begins = "" if statement.cells else mark or _mark(text)
        higher = bool(current.items) and not numbers and bool(NUMBER.match(begins))
        if higher or not (begins or _goes_on(current, statement)):
            yield current
            current = Together("")
        if begins and not current.items:
            current, numbers = _headed(before), bool(NUMBER.match(begins))
        if begins or current.items:
            current.items.append(statement)
        mark = ""
        before.append(statement)
    yield current


def _mark(text: str) -> str:
    """What an item begins with: "(2) Fees" → "(2) F"."""
    return text[:REACHES] if ITEM.match(text) else ""


def _headed(before: Sequence[Statement]) -> Together:
    """A list under a sentence that announces it, or under its titles."""
    if before and ANNOUNCES.search(clean(before[-1].text)):
        return Together(before[-1].text, before[-1])
    lines = (s for s in before[-TITLES:] if not s.cells)
    titles = [s for s in lines if len(s.text) < TITLE and "。" not in s.text]
    stands = bool(titles) and titles[-1] == before[-1] and not before[-1].cells
    return Together("\n".join(s.text for s in titles) if stands else "")


def _goes_on(current: Together, following: Statement) -> bool:
    """Whether a sentence stands in the paragraph of the last item of a list."""
    if not current.items or following.cells:
        return False
    return following.start - current.items[-1].end <= 1


def _rows(said: Sequence[Statement]) -> Iterator[Together]:
    """Rows that one cell of a table spans: 「人為的な脅威」 beside four causes."""
    spanned: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    for statement in said:
        for cell in statement.beside:
            spanned[cell.start, cell.text].append(statement)
    yield from (Together(text, items=rows) for (_, text), rows in spanned.items())
