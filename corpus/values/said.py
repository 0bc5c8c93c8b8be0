"""Values that the form of a clause proves: shares, rates by item, offices, what a day was.

「一般会計41億円 65.8%」「補助（（１）2/3、（２）1/2）」「里山課（内線1234）」「２月14日提出」
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.values.lines import FoundValue

RATE, SHARE = "補助率", "割合"
OFFICE, PHONE = "担当", "電話"

RATE_FORM = (
    r"(?:[0-9０-９]{1,3}\s?[/／]\s?[0-9０-９]{1,3}|[0-9０-９]{1,3}分の[0-9０-９]{1,3}|定額"
    r"|[0-9０-９.．]{1,5}\s?[%％割])"
)
# A name, its amount and the share that it is of the whole, written without a space between them.
_SHARE = re.compile(
    r"(?P<name>[一-龥ァ-ヶー々]{2,12})[0-9０-９][0-9０-９,，.．]*[兆億千百万]{0,3}円[\s　]{0,2}"
    r"(?P<share>[0-9０-９]{1,3}(?:[.．][0-9０-９]+)?\s?[%％])(?:[(（][^()（）]{1,12}[)）])?"
)
_OF_ITEM = re.compile(
    rf"(?P<item>[(（][0-9０-９]{{1,2}}[)）])\s?(?:補助率)?(?P<rate>(?:原則)?{RATE_FORM})"
)
# An office with its telephone in brackets needs no label: 「森林局里山課（内線1234）」.
_CONTACT = re.compile(
    r"(?P<office>[^\s（）()。、：:［］【】]{2,30}(?:課|室|局|班|係|センター|グループ|事務局))"
    r"[（(](?P<phone>(?:内線|代表|直通|電話|TEL)?[：:\s]?0?[0-9０-９]{1,5}(?:[-－][0-9０-９]{2,5}){0,2})"
)
_DATED = re.compile(
    r"(?P<date>(?:(?:令和|平成)\s?[0-9０-９元]{1,2}|[12][0-9]{3})年[0-9０-９]{1,2}月[0-9０-９]{1,2}日)"
    r"\s?(?P<done>提出|公表|公布|施行|改正|制定|作成|更新|発表|閣議決定|議決|承認)"
)


def find_said(text: str, start: int, end: int) -> Iterator[FoundValue]:
    """The values of one clause."""
    said = text[start:end]
    for share in _SHARE.finditer(text, start, end) if "円" in said else ():
        yield FoundValue(SHARE, share["name"], *share.span(), *share.span("share"))
    if "(" in said or "（" in said:
        rates = list(_OF_ITEM.finditer(text, start, end))
        for rate in rates if len(rates) > 1 else ():
            yield FoundValue(RATE, rate["item"], start, end, *rate.span("rate"))
        for contact in _CONTACT.finditer(text, start, end):
            yield FoundValue(OFFICE, None, *contact.span(), *contact.span("office"))
            yield FoundValue(PHONE, None, *contact.span(), *contact.span("phone"))
    dated = _DATED.fullmatch(text, start, end)
    if dated:
        yield FoundValue(dated["done"], None, start, end, *dated.span("date"))


__all__ = ["RATE_FORM", "find_said"]
