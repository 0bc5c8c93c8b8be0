"""What an answer shows, thing by thing: what a later turn may add up, put in order or pick from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.model import Citation, Figure

BRACKETED = re.compile(r"[【＜<]([^】＞>]{1,20})[】＞>]")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an answer showed, in its order: a figure, a quote, or a name.

    `name` is what the person saw it called; `program_id` the program that it is about, if one;
    `parts` are the variants that it tells of: 「【導入支援】300万円、【本格支援】576万円」 has two.
    """

    name: str
    program_id: str | None = None
    figure: Figure | None = None
    citation: Citation | None = None
    parts: tuple[str, ...] = ()


def parts_in(text: str) -> tuple[str, ...]:
    """The variants that a text names in brackets, where it names several."""
    named = tuple(dict.fromkeys(BRACKETED.findall(text)))
    return named if len(named) > 1 else ()


class Showing(Protocol):
    """What has items and citations: a draft."""

    items: list[Item]
    citations: list[Citation]

    def name(self, program_id: str) -> str:
        """The name of a program in the language of the answer."""
        ...


def shown_items(draft: Showing, subject_of: Callable[[Citation], str | None]) -> tuple[Item, ...]:
    """What a draft shows, the quotes that were cited without more included, in their order.

    `subject_of` tells the program that a cited range is about, if it is about one.
    """
    known = {i.citation for i in draft.items}
    quotes = []
    for citation in draft.citations:
        if citation not in known:
            about = subject_of(citation)
            quotes.append(Item(draft.name(about) if about else "", about, None, citation))
    return (*draft.items, *quotes)
