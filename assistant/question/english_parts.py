"""Several questions in one English turn, mostly without a question mark.

"when is it shut & where do lessons go" → two; "how much per award, and how many" → the second
asks how many awards; "biggest rise and biggest cut by service?" → one ranking each.
"""

from __future__ import annotations

import re

ASKS = (
    r"(?:(?:by|until|since|from|for|at|in|with|of|to) )?"
    r"(?:what|which|who|whom|whose|when|where|why|how)(?:'?s|'re|'ll|'d)?"
)
WHETHER = (
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have)(?:n't)?"
    r" (?:it|they|i|we|you|he|she|there|this|that|these|those|the|my|our|your|their|any|anyone"
    r"|people)"
)
# A question that stands beside another one: "…, and is it free", "… & where do we sign".
JOINT = re.compile(rf",? (?:and|&|\+|or)(?: also| then)? (?=(?:{ASKS}|{WHETHER})\b)", re.IGNORECASE)
# Of three questions the first two stand before a comma: "who is it for, how much and until when".
LISTED = re.compile(rf"(?<=\w\w), (?=(?:{ASKS})\b)", re.IGNORECASE)
# What it is asked of may stand before a question: "Harbor Fund - how much is there".
BEGINS = re.compile(
    rf"(?:[^?,;:]{{3,90}}(?:[ ][-–—][ ]|[:,][ ]))??"
    rf"(?:(?:and|but|so|or|ok|okay|also|then|hi|hello|hey)[,!]? )*(?:{ASKS}|{WHETHER})\b",
    re.IGNORECASE,
)
# What is asked behind a question mark, without one of its own: "… is overhead in it".
ADDED = re.compile(
    r"(?:(?:and|but|also|or) )?(?:(?:is|are|does|do|can|could|will|would|did|was|were) \w+ \w+"
    r"|(?:vs|versus|compared)\b)",
    re.IGNORECASE,
)
# Another year of the same: "the budget for 2027 and last year?".
YEAR_TOO = re.compile(
    r"(?P<first>.{8,}),? and (?:for )?(?P<then>(?:last|this|next) year|the (?:previous|prior) year"
    r"|the year before)\??",
    re.IGNORECASE,
)
SET_APART = re.compile(r"\b(?:between|compar|differ|chang|versus|vs|than)", re.IGNORECASE)
# Who is named in the question before: "who won, and where is she from" is one.
OF_SOMEBODY = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
COUNTED = re.compile(r"\b(?:per|each|every) (?P<one>[a-z]{3,})", re.IGNORECASE)
HOW_MANY = re.compile(r"how many(?P<rest>(?: (?:are|do|will|would|can)\b.*)?[?\s]*)", re.IGNORECASE)
MOST = r"(?:biggest|largest|highest|greatest|most|smallest|lowest|least|top|bottom|worst|best)"
# Two ends of one ranking: "the biggest rise and the biggest cut by service".
BOTH_ENDS = re.compile(
    rf"(?P<lead>.*?)\b(?P<first>(?:the )?{MOST} [a-z]+) (?:and|&) "
    r"(?:which |who )?(?:has |gets |is )?"
    rf"(?P<second>(?:the )?{MOST} [a-z]+)(?P<of>[^?]*)\??",
    re.IGNORECASE,
)
CONSONANT_Y = re.compile(r"[^aeiou]y$")
# What asks without a word that asks: "Harbor Fund budget for 2027, and how much was spent?".
BY_NOUN = re.compile(
    r"\b(?:budget|deadline|amount|funding|request|costs?|period|eligibility|contact|award|total)\b",
    re.IGNORECASE,
)
GREETED = re.compile(
    r"^(?:(?:ok|okay|so|and|also|then|thanks|hi|hey|hello)[,!.]? )+", re.IGNORECASE
)
# Which of several an amount is of is no question beside how much it is.
OF_WHICH = re.compile(r"(?:from|of|in|out of|under) (?:which|what) \w+\W*", re.IGNORECASE)
FEWEST = 2  # words of a question that another may stand beside: not "when and where"
LONGEST_LEAD = 40  # characters before two ends that are ranked


def english_parts(text: str) -> tuple[str, ...]:
    """The questions of an English turn in order; the turn itself where it is one."""
    whole = text
    if (ends := BOTH_ENDS.fullmatch(text.strip())) and len(ends["lead"]) <= LONGEST_LEAD:
        return tuple(f"{ends['lead']}{ends[end]}{ends['of']}?" for end in ("first", "second"))
    if (two := YEAR_TOO.fullmatch(text.strip())) and not SET_APART.search(text):
        return two["first"], f"{two['then']}?"
    text = GREETED.sub("", text.strip())
    parts = [p.strip() for p in JOINT.split(text)]
    listed = [p.strip() for piece in parts for p in LISTED.split(piece)]
    if len(listed) > 1 and all(map(BEGINS.match, listed)):
        parts = listed
    first = BEGINS.match(parts[0]) or BY_NOUN.search(parts[0])
    beside = len(parts) > 1 and first is not None
    beside = beside and not any(OF_SOMEBODY.search(p) for p in parts[1:])
    tied = any(OF_WHICH.fullmatch(p) for p in parts[1:])
    if not beside or tied or any(len(p.split()) < FEWEST for p in parts):
        return (whole,)
    return (parts[0], *(_told(part, parts[0]) for part in parts[1:]))


def asks_in_english(text: str) -> bool:
    """Whether a few words begin as a question does, whatever marks it has."""
    return any(p.match(text.strip()) for p in (BEGINS, ADDED))


def _told(part: str, before: str) -> str:
    """What "how many" counts is what the question before it had one of: "per award"."""
    many, one = HOW_MANY.fullmatch(part), COUNTED.search(before)
    if many is None or one is None:
        return part
    return f"how many {_plural(one['one'])}{many['rest']}"


def _plural(word: str) -> str:
    if word.endswith("s"):
        return word
    return f"{word[:-1]}ies" if CONSONANT_Y.search(word) else f"{word}s"
