"""Names of the parts that every document of this kind has: 背景・課題, 事業の目的, お問合せ先.

Such a name is a heading wherever it stands on a line of its own, and is never that of a program.
"""

from __future__ import annotations

import re

from corpus.text.remembered import remembered

_PART = (
    "背景|現状|課題|趣旨|目的|概要|内容|スキーム|イメージ|対象|期間|実施体制|実施方針|成果|成果例|効果|インパクト|アウトプット|ポイント"
    "|要件|方向性|取組|予定|スケジュール|留意事項|注意事項|お?問い?合わ?せ先?|政策文書|参考|参考資料|はじめに|おわりに|まとめ|目次"
)
_LEAD = "(?:本?事業|施策|支援|主な|これまで|期待される|具体的な?|今後|関連)の?"
_PARTS = re.compile(rf"(?:{_LEAD}){{0,2}}(?:{_PART})(?:[・と](?:{_PART}))*")
# Behind a number more words are surely the name of a part: 「３ 実施主体等」「４．成果目標」.
_COUNTED = (
    rf"{_PART}|必要性|実施主体|主体|事業実績|実績|成果目標|目標|指標|流れ|経費|予算額|実施期間"
)
_COUNTED_LEAD = "(?:補助|委託|交付|助成|事業|施策|支援|主な|実施|政策|本)の?"
_NUMBERED = re.compile(
    r"(?:[0-9０-９]{1,2}[.．]?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.．]?)[\s　]*"
    rf"(?:{_COUNTED_LEAD}){{0,2}}(?:{_COUNTED})(?:[・、及びと]{{1,2}}(?:{_COUNTED_LEAD})?(?:{_COUNTED}))*等?"
)
# The number of a page, alone on its line.
PAGE_NUMBER = re.compile(r"[-–—－―\s]*[0-9０-９]{1,3}[-–—－―\s]*")


@remembered
def is_part(text: str) -> bool:
    """Whether a text is the name of a part: 「背景・課題」."""
    return _PARTS.fullmatch(text) is not None


def is_numbered_part(text: str) -> bool:
    """Whether a text is a number and the name of a part: 「１．事業目的」「２ 補助の内容」."""
    return _NUMBERED.fullmatch(text) is not None
