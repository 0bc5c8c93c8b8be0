"""Paragraphs of a list of projects that begin with the name and say the amount in a sentence.

"Rural Clinic Vans. $2.4 million buys three vans." and "Home Loans. … The program has $1.8 million,
up from $1.2 million." are projects of their list; what a fare or a loan is, is no budget.
"""

from __future__ import annotations

import re

from corpus.layout.lines import PlacedLine
from corpus.projects.asides import before_behind, masked
from corpus.projects.head import ProjectHead, is_whole, placed
from corpus.projects.states import state_of
from corpus.projects.titles import can_be_project
from corpus.text.amounts import find_amounts
from corpus.text.folding import is_japanese
from corpus.words import alternation, listed

_CAPITAL = r"(?:[A-Z0-9][\w'’&/-]*|and|for|of|the|on|to|in|&)"
_RUN_IN = re.compile(
    rf"[\s•*▪●·–-]*(?P<name>[A-Z][\w'’&/-]*(?:[ ]+{_CAPITAL}){{1,9}})"
    r"(?P<state>[ ]*[(\[][^()\[\]$£€\d]*[)\]])?"
    r"(?:[.:]|[ ]+[–—-])[ ]+(?=\S)"
)
_LEAD = r"(?:(?:after|during|in|this|over|through|next)\b[^.;:Ⓐ]*\s)?"
# An amount that a sentence begins with does something, or is for something.
_DOES = re.compile(
    rf"(?:^|(?<=[.;]\s)){_LEAD}(?P<amount>Ⓐ+)\s+(?:(?!was|has|comes|remains|goes|stays|is\s|less|cents)[a-z]+s|will\s+[a-z]+|for|to)\s",
)
_HAS = re.compile(
    r"\b(?:the|this|its|our)\s+(?:new\s+)?(?:program(?:me)?|project|scheme|service|fund|initiative|pilot|work|budget)\s+"
    r"(?:now\s+)?(?:has|gets|receives|is\s+(?:given|funded\s+at|budgeted\s+at|allocated)|(?<=budget\s)is)\s+(?:about\s+)?(?P<amount>Ⓐ+)"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[.;]\s))(?:{alternation(listed('projects', 'labels'))})\s*:\s*(?P<amount>Ⓐ+)"
)


def read_run_in(line: PlacedLine) -> ProjectHead | None:
    """The project that a paragraph begins with, with the one amount that it says to be its budget.

    >>> read_run_in(PlacedLine(0, 40, "Sidewalk Plows. $310,000 buys two plows.", None)).name
    'Sidewalk Plows'
    """
    match = _RUN_IN.match(line.text) if not any(map(is_japanese, line.text)) else None
    amounts = find_amounts(line.text) if match else ()
    if match is None or not amounts or not can_be_project(match["name"]):
        return None
    words = {word.lower() for word in match["name"].split()}
    if words & listed("said", "parts"):
        return None
    small = masked(line.text, amounts)
    said = small[match.end() :]
    found = {
        m.start("amount") + match.end() for p in (_LABEL, _HAS, _DOES) for m in p.finditer(said)
    }
    of_project = [a for a in amounts if a.start in found]
    if len(of_project) != 1 or not is_whole(of_project[0]):
        return None
    amount = of_project[0]
    before = before_behind(small, amount.end, amounts)
    return ProjectHead(
        name=match["name"],
        start=line.start + match.start("name"),
        end=line.start + amount.end,
        amount=placed(amount, line.start),
        behind=line.start + match.end(),
        line=line,
        before=placed(before, line.start) if before else None,
        state=state_of(match["state"] or ""),
        marked=True,
    )
