"""Plays recorded conversations: what a model called and wrote, with the references of this run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.model import Answer, Turn
from tests.assistant.writer.conftest import returned

RECORDED = Path(__file__).with_name("replayed")
ROW = re.compile(r"(.+?) (request|previous|initial|difference|unit|fund|total)(?: (.+))?")
SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass
class Played:
    """A turn as it was recorded, and what came of it."""

    conversation: str
    turn: dict[str, Any]
    answer: Answer

    @property
    def wrong(self) -> list[float]:
        """Amounts that the answer states and must not."""
        return [f.amount for f in self.answer.figures if f.amount not in self.turn["figures"]]

    @property
    def is_good(self) -> bool:
        """Whether the model's text stands, says what it has to, and nothing wrong."""
        use, text = self.answer.model, self.answer.answer
        written = use is not None and use.outcome == "written"
        return written and not self.wrong and all(words in text for words in self.turn["has"])


def conversations(name: str) -> list[dict[str, Any]]:
    """The recorded conversations of a file."""
    return tomllib.loads((RECORDED / name).read_text(encoding="utf-8"))["conversation"]


def play(
    recorded: Sequence[dict[str, Any]], assistant_over: Callable[[str], Any], script: Any
) -> Iterator[Played]:
    """Ask each turn with those before it, the recorded model at the other end of HTTP.

    `assistant_over` gives the assistant over a document, "" for the deck.
    """
    for conversation in recorded:
        assistant = assistant_over(conversation.get("document", ""))
        history: list[Turn] = []
        for turn in conversation["turn"]:
            script.say(*answers_to(turn))
            answer = assistant.answer(turn["user"], history=history)
            history += [Turn("user", turn["user"]), Turn("assistant", answer.answer)]
            yield Played(conversation["id"], turn, answer)


def answers_to(turn: dict[str, Any]) -> Iterator[Callable[[Any], Any]]:
    """What the model replies in a turn: its calls, its text, and that text after it is told."""
    yield from (_calls(calls) for calls in turn["calls"])
    yield _says(turn["says"])
    yield _says(turn.get("again", turn["says"]))


def _calls(calls: Sequence[Any]) -> Callable[[Any], Any]:
    def reply(messages: Sequence[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
        made = []
        for name, arguments in calls:
            given = dict(arguments)
            if name == "compute":
                given["figures"] = [figure(messages, f) for f in given["figures"]]
            made.append((name, given))
        return made

    return reply


def _says(text: str) -> Callable[[Any], str]:
    def reply(messages: Sequence[dict[str, Any]]) -> str:
        return SLOT.sub(lambda m: f"[[{_reference(messages, m[1])}]]", text)

    return reply


def _reference(messages: Sequence[dict[str, Any]], slot: str) -> str:
    if slot == "=":
        return [shown["ref"] for shown in returned(messages) if "ref" in shown][-1]
    if slot.startswith('"'):
        return str(quote(messages, slot.strip('"').replace("\\n", "\n")))
    name, _, unit = slot.partition("|")
    return figure(messages, name) + (f"|{unit}" if unit else "")


def figure(messages: Sequence[dict[str, Any]], name: str) -> str:
    """The handle of a row: "aspire request JST" is its program (id or name), measure and scope."""
    parts = ROW.fullmatch(name)
    assert parts, name
    program, *wanted = parts.groups()
    for shown in returned(messages):
        for row in shown.get("rows", shown.get("found", {}).get("figures", [])):
            named = program in {row["program"], row["name"]}
            if named and [row["measure"], row.get("scope")] == wanted:
                return row["ref"]
    raise AssertionError(f"no tool has returned {name}")


def quote(messages: Sequence[dict[str, Any]], words: str) -> int:
    """The number of the first passage that has some words; what was searched for comes first."""
    for found in (_searched, _found):
        for passage in (p for shown in returned(messages) for p in found(shown)):
            if words in passage["text"]:
                return passage["quote"]
    raise AssertionError(f"no tool has returned {words!r}")


def _searched(shown: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return shown.get("passages", [])


def _found(shown: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return shown.get("found", {}).get("quotes", [])
