"""The thing that a turn asks of, told by where its noun stands: 「破ったら罰則とかある？」 → 罰則.

In Japanese it stands before は, or before a word for being there or being needed, at the end; in
English behind "any", "is there a", "what's the" and the like, up to the first word that goes on.
What other words a turn says tells of what: a document that has those and not the noun does not
say what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.acts import Act
from assistant.question.model import Intent, Question, Term
from assistant.question.signs import Sign, shows

# A run of kanji, katakana or letters: a noun with what it is compounded of; 「AとBは」 is two.
RUN = r"(?<![とや・a-z0-9一-龥々〆ァ-ヺー])(?P<noun>[一-龥々〆ァ-ヺーa-z0-9]+)"
ABOUT = r"(?:とか|なんか|なんて|など)?"
ASKED_JA = re.compile(
    rf"{RUN}{ABOUT}(?:"
    r"(?:って|は)(?:どこ|誰|だれ|何|なに|なん|どんな|どう)?"
    r"(?:です|でしょう|なの|だっけ|でしたっけ)?[かの]?"
    r"|(?:って|は|も|が)?(?:ある|あり|ない|いる|いります|必要|要る|要り|ござい)[ぁ-んー]*"
    r")[\s。、!！?？…]*$"
)
DETERMINER = r"(?: (?:the|my|our|your|its|their|an?|any|some))?"
BEFORE_EN = (
    r"^(?:and |so |ok |also |but )?any",
    r"\b(?:is|are|was|were) there(?: an?| any| some)?",
    r"\b(?:get|have|need|offer|require|charge|include) (?:an?|any)",
    rf"\b(?:do|does|must|should) (?:we|i|you|they|it) (?:need|get|have|want|charge){DETERMINER}",
    r"\b(?:what|who|where)(?:'s|s| is| are| was| were| would| will)(?: be)?"
    r" (?:the|my|our|your|its|their)",
    r"\b(?:what|which)",
    r"\bwhere (?:do|can) (?:we|i|you) (?:find|get|see|download) (?:the|an?)",
)
WORDS = r"(?P<noun>[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,3})"
ASKED_EN = tuple(re.compile(rf"{before} (?={WORDS})") for before in BEFORE_EN)
GOES_ON = re.compile(
    r"\b(?:for|of|in|at|on|to|with|if|by|from|about|that|who|which|when|where|do|does|did|is|are"
    r"|was|were|be|will|would|can|could|should|they|we|i|you|it|this|there|here|please|yet|then"
    r"|and|or|has|have|had|than|as|so|not|usually|exactly|required|needed|involved)\b.*$"
)
OF_A_THING = frozenset({Intent.FACT, Intent.FIGURE, Intent.DEFINITION})
FOR_WHAT_FITS = frozenset({Act.FIT, Act.FILTER, Act.TREND, Act.RANK})
OF_SEVERAL = frozenset({Sign.MOST, Sign.LEAST, Sign.FOREMOST})
OF_LIMITS = frozenset({Sign.LIMITS})  # told in many words: "is there a cap?" by "up to"


def asked_thing(own: Question) -> tuple[Term, ...]:
    """The words of the thing that a turn asks of; none where what fits or is most is asked.

    Nor where its noun is an attribute, told in other words: 「年齢制限は」 by 「40歳未満」.
    "is there an appeal process?" → appeal, process; 「温泉の定休日は」 → 定休日.
    """
    fits = own.intent not in OF_A_THING or own.act in FOR_WHAT_FITS
    other = own.years or own.measures or own.supposes or own.ordinals
    told_otherwise = not (OF_SEVERAL | OF_LIMITS).isdisjoint(own.signs)
    if fits or other or told_otherwise or Sign.ASKS not in own.signs:
        return ()
    text = own.text.casefold()
    low, high = _place(text, japanese=own.japanese)
    if shows(text[low:high], Sign.ATTRIBUTE):
        return ()
    return tuple(t for t in own.terms if _is_named(t) and _inside(t, text, low, high))


def _is_named(term: Term) -> bool:
    return not (term.light or term.concept or term.verbal or term.carried)


def _inside(term: Term, text: str, low: int, high: int) -> bool:
    at = text.find(term.surface.casefold(), low)
    return low <= at and at + len(term.surface) <= high


def _place(text: str, *, japanese: bool) -> tuple[int, int]:
    """Where the noun begins and ends in a folded text."""
    if japanese:
        found = ASKED_JA.search(text)
        return found.span("noun") if found else (0, 0)
    return next(_english(text), (0, 0))


def _english(text: str) -> Iterator[tuple[int, int]]:
    for pattern in ASKED_EN:
        for found in pattern.finditer(text):
            noun = GOES_ON.sub("", found["noun"]).rstrip()
            if noun:
                yield found.start("noun"), found.start("noun") + len(noun)
