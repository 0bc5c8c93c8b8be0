"""Whether words describe a program or name it: the grammar of clauses before a noun."""

from __future__ import annotations

import re
from functools import cache

from assistant.model import Language
from assistant.question.words.lexicon import alternatives
from corpus.text import fold

CALLED = re.compile(
    r"\b([A-Z][A-Z0-9]{2,}) (?:[Pp]rogram|[Ss]cheme|[Pp]roject|[Ff]und|[Ii]nitiative)"
)


@cache
def _description() -> re.Pattern[str]:
    """A clause or a particle before the kind of thing: what is left bare is a name."""
    thing, kind = alternatives("thing", "ja"), alternatives("kind", "ja")
    return re.compile(
        rf"(?:[うくぐすつぬぶむるただい]|{alternatives('for', 'ja')})\s?(?:[^はがをに、。]{{0,8}})?"
        rf"(?:{thing})|(?:{alternatives('doing', 'ja')})[^。]{{1,12}}の(?:{kind})"
        rf"|(?:{alternatives('thing', 'en')}) (?:that|which|to|for|with|of|in)\b"
        r"|\b(?:support|fund(?:ing)?|money|budget) for [a-z]+ "
    )


@cache
def _clause() -> re.Pattern[str]:
    """What ends with a relative clause: 「…をまとめた」, 「…する機関などの」."""
    return re.compile(
        rf"[一-龥ぁ-んァ-ヶー](?:{alternatives('clause', 'ja')})$"
        rf"|(?:{alternatives('doing', 'ja')})[^、。]{{1,12}}(?:などの|等の)$"
    )


def describes(text: str) -> bool:
    """Whether a program is described instead of named: 「若手を海外に送り出す事業」."""
    return bool(_description().search(fold(text).text))


def describes_name(before: str, language: Language) -> bool:
    """Whether the words before a program's name describe it and do not narrow what is asked.

    A relative clause does (「…をまとめたX」), and so does an English rendering of the name that
    follows in brackets; 「復興庁のX」 and 「Yにおける X」 ask for a part.
    """
    text = before.rstrip()
    if text.endswith(("(", "（")):
        return language == "en"
    text = text.rstrip("「『\"“'‘ ")
    narrows = re.search(rf"(?:{alternatives('narrowing', 'ja')})$", text)
    return bool(_clause().search(text)) and not narrows


def acronyms(text: str) -> frozenset[str]:
    """Acronyms that programs are called by: "the XYZ program" → {"XYZ"}."""
    return frozenset(CALLED.findall(text))
