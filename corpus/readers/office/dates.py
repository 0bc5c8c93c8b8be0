"""Dates of a workbook as it shows them, Japanese eras included: 令和8年度, 2026, R8.4."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

_ERAS = (
    (datetime.date(2019, 5, 1), 2018, "令和", "R"),
    (datetime.date(1989, 1, 8), 1988, "平成", "H"),
    (datetime.date(1926, 12, 25), 1925, "昭和", "S"),
    (datetime.date(1912, 7, 30), 1911, "大正", "T"),
    (datetime.date(1868, 1, 25), 1867, "明治", "M"),
)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|_.|\*.|(?P<part>y{1,4}|g{1,3}|e{1,2}|m{1,4}'
    r"|d{1,4}|a{3,4})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_NUMERIC = re.compile(r"[ymdhs/\-:. ;@\\ampAMP0]*", re.IGNORECASE)
_WEEKDAYS = "月火水木金土日"


def is_date_format(number_format: str) -> bool:
    """Whether a format shows a number as a date: it names parts of dates and no digits.

    Formats with an era alone (`ggge"年度"`) are not known as dates by openpyxl.
    """
    if "General" in number_format:
        return False
    found = [
        m
        for m in _TOKEN.finditer(number_format.split(";", maxsplit=1)[0])
        if m["part"] or m["other"]
    ]
    parts = {m["part"][0].lower() for m in found if m["part"]}
    return bool(parts & set("gey")) and not any(m["other"] in "#0?" for m in found if m["other"])


def display_date(value: datetime.date, number_format: str) -> str:
    """A date in its format; in ISO 8601 where the format is one of digits, with time if any."""
    time = value.time() if isinstance(value, datetime.datetime) else datetime.time()
    shape = re.sub(r"\[[^\]]*\]", "", number_format.split(";", maxsplit=1)[0])
    whole = all(part in shape.lower() for part in "ymd")
    if time != datetime.time():
        return datetime.datetime.combine(value, time).isoformat(" ", "minutes")
    if shape == "General" or (whole and _NUMERIC.fullmatch(shape)) or "h" in shape.lower():
        return value.strftime("%Y-%m-%d")

    def shown(match: re.Match[str]) -> str:
        if match["part"]:
            return _part(value, match["part"].lower())
        return match["quoted"] or match["escaped"] or (match["other"] or "").replace("@", "")

    return _TOKEN.sub(shown, shape).strip()


def _part(value: datetime.date, token: str) -> str:
    day = datetime.date(value.year, value.month, value.day)
    _, before, name, letter = next((era for era in _ERAS if day >= era[0]), _ERAS[-1])
    written: dict[str, Callable[[], str]] = {
        "y": lambda: f"{day.year:04}" if len(token) > 2 else f"{day.year % 100:02}",
        "g": lambda: (letter, name[0], name)[len(token) - 1],
        "e": lambda: f"{day.year - before:0{len(token)}}",
        "m": lambda: day.strftime("%b" if len(token) == 3 else "%B") if len(token) > 2
        else f"{day.month:0{len(token)}}",
        "d": lambda: day.strftime("%a" if len(token) == 3 else "%A") if len(token) > 2
        else f"{day.day:0{len(token)}}",
        "a": lambda: _WEEKDAYS[day.weekday()] + ("曜日" if len(token) > 3 else ""),
    }  # fmt: skip
    return written[token[0]]()
