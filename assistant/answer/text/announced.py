"""The list that a sentence announces: 「次のとおり」, "the following:"."""

from __future__ import annotations

import re

from assistant.answer.context import Context
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import clean

MOST_ITEMS = 12
REACH = 900  # characters behind an announcement that its list may take
ANNOUNCES = re.compile(
    r"(?:次|以下|下記|以上)の(?:とおり|通り|もの|要件|[^。]{0,12}(?:いずれ|全て|すべて))"
    r"|次に(?:掲げ|該当|示)|以下に|[:：]\s*$|とおり(?:です|とする|である)?[。:：]?\s*$"
    r"|具体的には[、,]?\s*$|(?:following|as follows|these|include)\b[^.]{0,40}[:：]?\s*$"
)
ITEM = re.compile(
    r"\s*(?:[\ue000-\uf8ff•●■◆◇○◯▪➢✓・※⇒→⚫]|[①-⑳⑴-⒇㋐-㋾]|[-*–—] "
    r"|[(（]?[0-9０-９ア-ンa-z]{1,2}[)）.．]|[ァ-ン一二三四五六七八九十][　 、]|様式|別紙)"
)


def announced(found: Found, context: Context) -> list[Found]:
    """The items behind a sentence that announces them, in order; none behind any other."""
    if not ANNOUNCES.search(clean(found.statement.text)):
        return []
    end = found.statement.end
    after = sorted(
        (
            f
            for f in context.evidence.statements
            if f.statement.document_id == found.statement.document_id
            and end <= f.statement.start < end + REACH
            and f.statement.value is None
        ),
        key=lambda f: f.statement.start,
    )
    items: list[Found] = []
    for candidate in after:
        if not ITEM.match(candidate.statement.text) and items:
            break
        items.append(candidate)
    return items[:MOST_ITEMS]
