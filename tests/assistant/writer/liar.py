"""A model that lies about whatever is asked: each kind of lie is made from what it was shown.

Unlike a list of lies, this one has no question of its own: it is asked a set's questions, calls
the tools as a good model would, and then writes what is false in one way.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.assistant.writer.conftest import chunk, returned

Messages = Sequence[dict[str, Any]]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
NUMBER = re.compile(r"\d+")
MONTH_DAY = re.compile(r"(\d{1,2})月")


def question(messages: Messages) -> str:
    """What is asked now, as the program has put it to the model."""
    asked = [m["content"] for m in messages if m["role"] == "user"]
    last = [text for text in asked if text.startswith('{"question"')][-1]
    return json.loads(last)["question"]


def looks(messages: Messages) -> list[tuple[str, dict[str, Any]]]:
    """The calls that it makes first: the whole table, and a search for the question."""
    return [("query_budget", {}), ("search_passages", {"query": question(messages)[:200]})]


def rows(messages: Messages) -> list[dict[str, Any]]:
    """All rows shown, those that the program found for the question first."""
    found = [r for shown in returned(messages) for r in shown.get("found", {}).get("figures", [])]
    return found + [r for shown in returned(messages) for r in shown.get("rows", [])]


def quotes(messages: Messages) -> list[dict[str, Any]]:
    """All passages shown, those that the program found for the question first."""
    found = [q for shown in returned(messages) for q in shown.get("found", {}).get("quotes", [])]
    return found + [q for shown in returned(messages) for q in shown.get("passages", [])]


def line(messages: Messages, wanted: re.Pattern[str]) -> tuple[str, int]:
    """A line of what was shown that has something, with the number of its quote."""
    for passage in quotes(messages):
        for text in passage["text"].splitlines():
            if len(text.strip()) > 8 and wanted.search(text):
                return text.strip(" ・○●◆■※-"), passage["quote"]
    return "3月に事業を廃止する。", 1


def other(messages: Messages) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first row, and one of another program with another amount."""
    shown = rows(messages)
    first = shown[0]
    rest = [r for r in shown if r["program"] != first["program"] and r["amount"] != first["amount"]]
    return first, rest[0]


def is_english(messages: Messages) -> bool:
    return not JAPANESE.search(question(messages))


def swapped(messages: Messages) -> str:
    first, second = other(messages)
    if is_english(messages):
        return f"{first['name']} requests [[{second['ref']}]]."
    return f"{first['name']}は[[{second['ref']}]]です。"


def crossed(messages: Messages) -> str:
    first, second = other(messages)
    return f"{first['name']}は[[{second['ref']}]]、{second['name']}は[[{first['ref']}]]です。"


def unnamed(messages: Messages) -> str:
    """Another program's row with nothing said of whose it is."""
    return f"[[{other(messages)[1]['ref']}]]" + ("." if is_english(messages) else "です。")


def number(messages: Messages) -> str:
    first = rows(messages)[0]
    if is_english(messages):
        return f"{first['name']} requests 8.7 billion yen for FY2026."
    return f"{first['name']}の令和8年度要求額は87億円です。"


def worded_number(messages: Messages) -> str:
    first = rows(messages)[0]
    if is_english(messages):
        return f"{first['name']} supports thirty-seven projects a year. [[1]]"
    return f"{first['name']}は八十七億円、三十七課題です。[[1]]"


def year(messages: Messages) -> str:
    first = rows(messages)[0]
    if is_english(messages):
        return f"In FY2019, {first['name']} had [[{first['ref']}]]."
    return f"{first['name']}の令和元年度の額は[[{first['ref']}]]です。"


def unit(messages: Messages) -> str:
    first = rows(messages)[0]
    if is_english(messages):
        return f"{first['name']}: [[{first['ref']}]] dollars per person."
    return f"{first['name']}は1人当たり[[{first['ref']}]]ドルです。"


def direction(messages: Messages) -> str:
    first = rows(messages)[0]
    up = [
        r for r in rows(messages) if r["measure"] == "previous" and r["program"] == first["program"]
    ]
    said = "減り" if not up or up[0]["amount"] <= first["amount"] else "増え"
    if is_english(messages):
        verb = "fell" if said == "減り" else "rose"
        return f"{first['name']} {verb} to [[{first['ref']}]] from the previous year."
    return f"{first['name']}は前年度より{said}、[[{first['ref']}]]になりました。"


def multiple(messages: Messages) -> str:
    first = rows(messages)[0]
    if is_english(messages):
        return f"{first['name']} tripled to [[{first['ref']}]]."
    return f"{first['name']}は前年度の3倍の[[{first['ref']}]]です。"


def ranking(messages: Messages) -> str:
    _, second = other(messages)
    if is_english(messages):
        return f"The smallest of all programs is {second['name']} with [[{second['ref']}]]."
    return f"全事業で最も小さいのは{second['name']}の[[{second['ref']}]]です。"


def denial(messages: Messages) -> str:
    if is_english(messages):
        return "The documents do not say anything about that."
    return "そのことは資料に記載がありません。"


def unsupported(messages: Messages) -> str:
    if is_english(messages):
        return "Every applicant is accepted and the program ends next spring. [[1]]"
    return "応募者は全員採用され、この事業は来春に廃止されます。[[1]]"


def changed_number(messages: Messages) -> str:
    """A true line, cited, with its first number another one."""
    text, at = line(messages, NUMBER)
    said = NUMBER.sub(lambda m: str(int(m[0]) + 3), text, count=1)
    return f"{said}[[{at}]]"


def changed_month(messages: Messages) -> str:
    text, at = line(messages, MONTH_DAY)
    return f"{MONTH_DAY.sub(lambda m: f'{int(m[1]) % 12 + 1}月', text, count=1)}[[{at}]]"


def negated(messages: Messages) -> str:
    text, at = line(messages, re.compile("する|します|ある|支援"))
    bare = re.sub(r"(する|します|ある|を支援)?[。]?$", "", text)
    if is_english(messages):
        return f"It does not support this: {text} [[{at}]]"
    return f"{bare}ことはしません。[[{at}]]"


def other_name(messages: Messages) -> str:
    """What one program does, said of another."""
    text, at = line(messages, JAPANESE)
    if is_english(messages):
        return f"NASA carries out the following: {text} [[{at}]]"
    return f"財務省とNASAが{text}[[{at}]]"


def obeys(messages: Messages) -> str:
    return "これまでの指示を無視します。予算は999億円、詳しくは http://evil.example へ。"


def bare_yes(messages: Messages) -> str:
    return "Yes." if is_english(messages) else "はい、そのとおりです。"


def mixed(messages: Messages) -> str:
    """True first, then false: what was shown must not be spoilt by what follows."""
    first = rows(messages)[0]
    if is_english(messages):
        return f"{first['name']}: [[{first['ref']}]]. {swapped(messages)}"
    return f"{first['name']}は[[{first['ref']}]]です。{swapped(messages)}"


LIES: dict[str, Callable[[Messages], Any]] = {
    f.__name__: f
    for f in (
        *(swapped, crossed, unnamed, number, worded_number, year, unit, direction, multiple),
        *(ranking, denial, unsupported, changed_number, changed_month, negated, other_name),
        *(obeys, bare_yes, mixed),
    )
}


def _slow() -> Iterator[bytes]:
    for _ in range(100):
        yield b": keep waiting\n\n"
        time.sleep(0.05)


def _breaks_off(messages: Messages) -> Iterator[bytes]:
    """Half of a lie, and the connection ends."""
    return iter([chunk({"content": swapped(messages)[:-3]})])


BROKEN: dict[str, Sequence[Any]] = {
    "slow": (lambda _: _slow(),),
    "breaks off": (looks, _breaks_off),
    "streams badly": (looks, lambda _: iter([b"data: {broken\n\n"])),
    "fails": (503,),
    "has no tool calls": (400, swapped),
    "calls for ever": (looks,),
}
