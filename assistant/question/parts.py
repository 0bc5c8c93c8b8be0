"""Several questions in one: 「予算はいくら？所管省庁は？」 is answered part by part.

And sentences around a question that ask nothing: why somebody wants to know is not looked for.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.question.english_parts import asks_in_english, english_parts
from assistant.question.grammars.counts import find_counts
from assistant.question.grammars.grouping import read_grouping
from assistant.question.signs import Sign, shows
from assistant.question.two_asked import two_asked
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.lexicon import alternatives
from assistant.question.words.multiples import read_multiple

PART = re.compile(r"[^?？]+[?？]+")
# What is asked besides: 「いつまで？あと電話番号も」.
BESIDES = re.compile(
    r"(?<=[?？。、か])\s*(?:あと|それと|それから|ついでに)(?=[^、。?？]{2,})|(?<=いくら)(?:で、?|、)(?=[何い誰ど])"
)
# What may be asked for on either side of 「と」: 「予算と期間は？」.
ASKED_FOR = re.compile(
    r"(?P<first>[^のはがを、。\s]{1,10})と、?(?=[一-龥ァ-ヶA-Za-z0-9])(?P<second>[^のはがをとも、。?？\s]{2,10})"
)
# "Harbor Fund budget and period"
ASKED_FOR_EN = re.compile(
    r"(?P<lead>(?:.* )?)(?P<first>[a-z]+) (?:and|&|\+) (?:the |its )?"
    r"(?P<second>[a-z]+(?: [a-z]+)?)\??",
    re.IGNORECASE,
)
HOW_MANY = re.compile(r"何[一-龥]")  # 「何年」, 「何人」
# Two ends of one ranking: 「一番増えた部門と減った部門は」.
BOTH_ENDS = re.compile(
    r"(?P<lead>.*?)(?P<most>一番|いちばん|最も|もっとも)(?P<first>[^、。と]{1,6}?[たい])(?P<of>[^、。と]{0,8})と、?"
    r"(?:一番|いちばん|最も|もっとも)?(?P<second>[^、。]{1,6}?[たい])(?P<also>[^、。は?？]{0,8})は?[?？]?"
)
# A sentence ends with its mark, or with one of chat before a blank: 「お疲れさまです〜 予算は」.
SENTENCE = re.compile(r"(?:[^。！!？?\n〜～♪]|[〜～♪](?!\s))+[。！!？?\n〜～♪]*")
# What is asked, and of what else: 「市債はいくら、去年は？」.
CLAUSE = re.compile(r"(?P<asks>.{5,})(?:、|, and )(?P<then>[^、,]{2,10}?は?[?？]?)")
ENGLISH_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")
TOGETHER = (Sign.COMPARE, Sign.DIFFERENCE, Sign.RATIO, Sign.SUM)
MOST_PARTS = 4  # with more question marks it is one question in an odd hand
LONGEST_COMPUTED = 12  # characters of a sentence that only computes
SHORTEST_PART = 3  # characters besides the mark; less is an exclamation


@cache
def _chatter() -> re.Pattern[str]:
    """Why somebody asks, and what is not meant: neither is looked for."""
    return re.compile(
        rf"^[^、。]{{0,30}}(?:{alternatives('errand', 'ja')})"
        rf"[^、。]{{0,10}}(?:{alternatives('but', 'ja')})[、,]"
        r"|[^、。(（]{1,14}(?:ではなく|じゃなく)て?、?"
    )


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a text in order; the text itself where there is only one."""
    if computed := _computed_after(text):
        return computed
    if joined := _joined(text) or _both_ends(text):
        return joined
    besides = [p.strip(" 、") for p in BESIDES.split(text)]
    if len(besides) > 1 and all(_is_a_part(p) for p in besides):
        return tuple(part for p in besides for part in split_questions(p))[:MOST_PARTS]
    if two := two_asked(text):
        return two
    if not PART.search(text.rstrip(" ?")) and len(beside := english_parts(text)) > 1:
        return beside[:MOST_PARTS]
    parts = [p.strip() for p in PART.findall(text)]
    rest = PART.sub("", text).strip()
    more = rest.endswith("も") and _asks_besides(rest)  # 「一番減ったのは？理由も」
    if more or asks_in_english(rest):
        parts, rest = [*parts, rest], ""
    whole = [p for p in parts if len(p.strip("?？ ")) >= SHORTEST_PART]
    if len(whole) < 2 or len(whole) != len(parts) or len(parts) > MOST_PARTS:
        return (text,)
    if rest:
        whole[-1] = f"{whole[-1]}{rest}"
    return tuple(part for one in whole for part in english_parts(one))[:MOST_PARTS]


def _is_a_part(text: str) -> bool:
    """Whether a piece asks something: it is long enough, or names what is asked: 「件数」."""
    said = text.strip("?？ ")
    short = _attributes(said) or HOW_MANY.fullmatch(said)
    return len(said) >= SHORTEST_PART or bool(short)


def _joined(text: str) -> tuple[str, str] | None:
    """Two things that are asked of one: 「Xの予算と期間は？」 → 「Xの予算は？」, 「期間は？」.

    Not what is set against each other, or side by side: 「予算と決算の差は」, 「上限と件数を表で」.
    """
    found = ASKED_FOR.search(text) or ASKED_FOR_EN.fullmatch(text.strip())
    compares = any(shows(text, s) for s in TOGETHER)
    compares = compares or (shows(text, Sign.AS_TABLE) and read_grouping(text).by is not None)
    if found is None or compares:
        return None
    first, second = (_attributes(found[part]) for part in ("first", "second"))
    apart = first and second and first.isdisjoint(second)
    if not apart:
        return None
    if found.re is ASKED_FOR_EN:
        return f"{found['lead']}{found['first']}?", f"{found['second']}?"
    return f"{text[: found.end('first')]}は？", text[found.start("second") :]


def _both_ends(text: str) -> tuple[str, str] | None:
    """Both ends of a ranking: 「一番高いのと安いのは」 → 「一番高いのは？」, 「一番安いのは？」."""
    found = BOTH_ENDS.fullmatch(text.strip())
    if found is None:
        return None
    of = found["of"] or found["also"]
    first, second = (
        f"{found['lead']}{found['most']}{found[end]}{of}は？" for end in ("first", "second")
    )
    return first, second


def _attributes(text: str) -> set[str]:
    """What a few words ask for, by name: an amount, or attributes."""
    named = {concept.name for concept in concepts_asked(text)}
    if shows(text, Sign.ENQUIRIES):
        return named | {"contact"}
    return named or {sign for sign in (Sign.MONEY, Sign.SIZE) if shows(text, sign)}


def _asks_besides(text: str) -> bool:
    """Whether a few words name what is asked for as well: a reason, an amount, an attribute."""
    return any(shows(text, s) for s in (Sign.REASON, Sign.MONEY)) or bool(concepts_asked(text))


def _computed_after(text: str) -> tuple[str, ...] | None:
    """What is asked, and what is to be told of it then: 「Yはいくら。差は？」 → two parts.

    So is the year before: 「Yはいくら、去年は？」, "How much is Y, and last year?".
    """
    parts = [p.strip() for p in sentences_of(text)]
    if len(parts) == 1 and (clause := CLAUSE.fullmatch(parts[0])):
        parts = [clause["asks"].strip(), clause["then"].strip()]
        if not shows(parts[1], Sign.LAST_YEAR):
            return None
    if len(parts) != 2:
        return None
    first, second = parts
    marks = ("?", "？")
    if first.endswith(marks) and not second.endswith(marks):  # 「Yは5億円？去年は」
        claims = len(second) <= LONGEST_COMPUTED and shows(second, Sign.LAST_YEAR)
        return (first, second) if claims else None
    topic = first.rstrip("。").endswith("は")  # 「総額は。前年度も」
    if first.endswith(marks) or not (topic or shows(first, Sign.ASKS_OPENLY)):
        return None
    computes = read_multiple(second) or shows(second, Sign.DIFFERENCE)
    computes = computes or shows(second, Sign.LAST_YEAR)
    return (first, second) if len(second) <= LONGEST_COMPUTED and computes else None


def without_chatter(text: str) -> str:
    """The text without the clauses that only say why somebody asks."""
    return _chatter().sub("", text).strip() or text


def asking_part(text: str) -> str:
    """The sentences of a text that ask something; the whole text where none or all do."""
    sentences = [
        piece
        for sentence in SENTENCE.findall(without_chatter(text))
        for piece in ENGLISH_SENTENCE.split(sentence)
        if piece.strip()
    ]
    asking = [s for s in sentences if shows(s.strip(), Sign.ASKS)]
    open_ = [s for s in asking if shows(s, Sign.ASKS_OPENLY)]
    asking = open_ or asking  # 「いくらですか。高いですよね？」 asks how much
    if asking:  # 「どこが多い？上から3つ」
        asking += [s for s in sentences if s not in asking and any(c.ranks for c in find_counts(s))]
    return "".join(asking or sentences).strip() or text


def sentences_of(text: str) -> list[str]:
    """The sentences of a text with their marks; none is empty."""
    pieces = (p for s in SENTENCE.findall(text) for p in ENGLISH_SENTENCE.split(s))
    return [p for p in pieces if p.strip()] or [text]
