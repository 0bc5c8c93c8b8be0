"""Whether a turn has no word in it: a number, a mark, a single kana."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NUMERALS: Final = re.compile(r"[〇一二三四五六七八九十百千万億兆]|分の")
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヶｦ-ﾝ]")
# Marks that are letters to Unicode: the long sound, the voiced mark.
_MARKS: Final = "Lm"
_PICTURE: Final = "So"  # an emoji says something


def is_bare(text: str) -> bool:
    """「12」, 「三分の一」, 「！」, 「ﾊﾟ」 -> True; 「3年」, 「国」, "a4", "👍" -> False."""
    rest = _NUMERALS.sub("", text)
    kinds = [unicodedata.category(character) for character in rest]
    letters = [c for c, kind in zip(rest, kinds, strict=True) if kind[0] == "L" and kind != _MARKS]
    alone = len(letters) == 1 and bool(_KANA.fullmatch(letters[0]))
    return _PICTURE not in kinds and (not letters or alone)
