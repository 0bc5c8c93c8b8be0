"""What a Japanese quote says, roughly, in English: its phrases, and all that is exact in it.

It is no translation: words in the order of English where particles tell it, "A of B" for 「BのA」,
the verb before its object, "not" where a verb is denied; days, years, amounts and numbers with
their bounds. 「期間は12か月以上24か月以内」 → "period: at least 12 months, up to 24 months".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from assistant.answer.drafting.wording import say
from assistant.answer.text.glosses.exact_phrases import BOUNDS, exact_phrases
from assistant.answer.text.glosses.gloss import CONTENT, MARKS, gloss, term_at
from assistant.model import Figure
from corpus.text import fold

# The amounts of a quote that are said in English behind it.
IN_ENGLISH = re.compile(r" \((?P<all>[^()]*[¥$€£][^()]*)\)$")
MOST = 28  # phrases; a longer telling is no help
BOUNDED = "|".join(dict.fromkeys(BOUNDS.values()))
BOUND = re.compile("|".join(BOUNDS))
BEFORE = frozenset({"最大", "最長", "上限", "約", "およそ", "おおむね"})
ASIDE = re.compile(r" \([a-z ]+\)")  # "dispatch (send)"
NOT = re.compile(
    r"(?:に|は|と)?(?:なりま|なら|ありま|でき|できま|しま|し|され|されま|られま|れま|られ|せ|ま|い)?"
    r"(?:せん|ない|ず(?=[、。に]|$))"
)
OF = re.compile(r"における|に関する|に対する|のための|のうち|からの|への|での|との|の")
JOINTS = {
    "における": "in", "に関する": "on", "に対する": "to", "のための": "for", "からの": "from",
    "への": "to", "での": "in", "との": "with",
}  # fmt: skip
AND = re.compile(
    r"及び|並びに|かつ|または|又は|や|と(?=[\u30a1-\u30fa\u3400-\u9fff])(?!比較|連携|協力|同|異)|・"
)
TOPIC = re.compile(r"については|においては|には|では|は|:")
OBJECT = re.compile(r"を")
KANA = re.compile(r"[\u3041-\u3096]+")
LATIN = re.compile(r"[a-z][a-z0-9'’&./-]*[a-z0-9]")
AND_THEN = "and"
COUNTED = re.compile(r"(?:[a-z ]+ )?[0-9]")  # stands before what it counts, is not of it
CIRCLED = re.compile("[\u2460-\u24ff\u2776-\u2793]")  # ①: an item, no number of anything
NUMBERING = re.compile(r"^[(]?[0-9]{1,2}[).]* (?=[^0-9])")  # of a heading
FOR = {"eligible": "for"}  # what joins a word to what it is of
BREAKS = frozenset("、,。;/()「」『』[]【】〈〉\n")


@dataclass(slots=True)
class _Telling:
    """Phrases told so far; `nouns` are those joined by の that no particle has ended yet."""

    said: list[str]
    nouns: list[str]
    joints: list[str] = field(default_factory=list)  # what joins each noun to the one before
    object: str = ""
    joins: str = ""  # what joins the next noun to those before
    beside: bool = False  # whether the next word stands right behind the last
    bound: str = ""
    written: str = ""  # the text as it is written, with its capitals

    def add(self, word: str) -> None:
        """A noun or a verb, joined to what stands right before it."""
        word = f"{self.bound} {word}" if self.bound else word
        self.bound = ""
        if self.joins == AND_THEN:
            self.nouns[-1] = f"{self.nouns[-1]} and {word}"
        elif self.beside and self.nouns and not self.joins:
            self.nouns[-1] = f"{self.nouns[-1]} {word}"
        else:
            joint = self.joins
            if not joint or COUNTED.match(self.nouns[-1]):
                self.end()
                joint = ""
            self.nouns.append(word)
            self.joints.append(joint)
        self.joins, self.beside = "", True

    def end(self, mark: str = "") -> None:
        """The phrase is whole: its nouns from the last to the first, behind a verb its object."""
        phrase = self.nouns[-1] if self.nouns else ""
        for noun, joint in zip(self.nouns[-2::-1], self.joints[:0:-1], strict=True):
            of = FOR.get(phrase.rsplit(" ", 1)[-1], joint)
            phrase = f"{phrase} {of} {noun}"
        if self.object and phrase:
            phrase = f"{phrase} {self.object}"
            self.object = ""
        self.nouns, self.joints, self.joins, self.beside = [], [], "", False
        if phrase:
            self.said.append(phrase + mark)
        elif mark and self.said and not self.said[-1].endswith((":", ";")):
            self.said[-1] += mark

    def take(self) -> None:
        """The phrase is the object of the verb that follows."""
        self.end()
        self.object = self.said.pop() if self.said and not self.said[-1].endswith(":") else ""

    def deny(self) -> None:
        """The verb, or what something is, is denied."""
        if self.nouns:
            self.nouns[-1] = f"not {self.nouns[-1]}"
        elif self.said:
            self.said[-1] = f"not {self.said[-1]}"

    @property
    def text(self) -> str:
        """All phrases, one sentence behind the other."""
        self.end()
        kept = list(dict.fromkeys([*self.said, *filter(None, [self.object])]))[:MOST]
        text = ", ".join(kept)
        return re.sub(r"([:;]),", r"\1", text).rstrip(":; ")


def as_quote(line: str) -> str:
    """A Japanese line as a quote: behind its terms in English where they say all, before them else.

    「共同研究[1]」 → "- joint research (“共同研究”)[1]"; of a sentence it is said that it is told
    roughly. The amounts that an answer states stand behind what it quotes, in English.
    """
    marks = MARKS.search(line)
    body = (line[: marks.start()] if marks else line).lstrip("・- ")
    cited = marks[0] if marks else ""
    whole = gloss(body)
    if whole.whole and whole.terms:
        return f"- {in_english_phrases(body) or whole.terms} (“{body}”){cited}"
    stated = IN_ENGLISH.search(body)
    body = body[: stated.start()] if stated else body
    amounts = tuple(stated["all"].split("; ")) if stated else ()
    told = in_english_phrases(body, amounts)
    told = "; ".join(filter(None, [told, *(a for a in amounts if a not in told)]))
    beside = say("told_roughly", "en", told=told) if told else ""
    return f"- “{body}” {beside}".rstrip() + cited


def with_stated(line: str, figures: Iterable[Figure]) -> str:
    """What is told of a quote with the amounts that the answer states in English.

    "“上限25万円” – roughly: up to 25万円[1]" → "… – roughly: up to ¥250,000[1]".
    """
    quoted, told, said = line.partition(say("told_roughly", "en", told=""))
    for figure in figures if told else ():
        if figure.original and f"[{figure.citation}]" in said:
            written = re.escape(fold(figure.original).text)
            bounded = re.compile(rf"(?:(?:{BOUNDED}) )?(?<![0-9.,]){written}")
            said = bounded.sub(figure.display.replace("\\", ""), said)
    return f"{quoted}{told}{said}"


def in_english_phrases(text: str, stated: Collection[str] = ()) -> str:
    """What a Japanese text says in phrases; empty where none of its words is listed.

    Of its amounts those that are `stated` are told in English, others as they are written.
    """
    plain = NUMBERING.sub("", fold(CIRCLED.sub(" ", text)).text)
    exact = {start: (end, said) for start, end, said in exact_phrases(plain, stated)}
    telling, at = _Telling([], [], written=unicodedata.normalize("NFKC", text)), 0
    while at < len(plain):
        at = _step(plain, at, exact, telling)
    return telling.text


def _step(plain: str, at: int, exact: dict[int, tuple[int, str]], telling: _Telling) -> int:
    """Tell what stands at a place, and where it ends."""
    if at in exact:
        end, said = exact[at]
        bound = BOUND.match(plain, end)
        if bound and bound[0] not in BEFORE and not said.startswith(tuple(BOUNDS.values())):
            said, end = f"{BOUNDS[bound[0]]} {said}", bound.end()
        elif bound:
            end = bound.end() if bound[0] not in BEFORE else end
        telling.beside = False
        telling.add(said)
        telling.beside = False
        return end
    if (bound := BOUND.match(plain, at)) and bound[0] in BEFORE and bound.end() in exact:
        if not exact[bound.end()][1].startswith(BOUNDS[bound[0]]):
            telling.bound = BOUNDS[bound[0]]
        return bound.end()
    if latin := LATIN.match(plain, at):
        telling.add(_as_written(latin[0], telling.written))
        return latin.end()
    size, word = term_at(plain, at)
    if word and len(word) > 1:
        telling.add(ASIDE.sub("", word))
        return at + size
    return _particle(plain, at, telling)


def _as_written(word: str, text: str) -> str:
    """A folded Latin word with the capitals that the text gives it."""
    found = re.search(rf"(?<![A-Za-z]){re.escape(word)}", text, re.IGNORECASE)
    return found[0] if found else word


def _particle(plain: str, at: int, telling: _Telling) -> int:
    """What joins or ends phrases at a place; what is not known stands between two."""
    if (found := NOT.match(plain, at)) and (telling.nouns or telling.said):
        telling.deny()
        return found.end()
    if (found := OF.match(plain, at)) and telling.nouns:
        telling.joins, telling.beside = JOINTS.get(found[0], "of"), False
        return found.end()
    if (found := AND.match(plain, at)) and telling.nouns:
        telling.joins, telling.beside = AND_THEN, False
        return found.end()
    if found := TOPIC.match(plain, at):
        telling.end(":")
        return found.end()
    if found := OBJECT.match(plain, at):
        telling.take()
        return found.end()
    if plain[at] in BREAKS:
        telling.end(";" if plain[at] == "。" else "")
        return at + 1
    if CONTENT.match(plain, at):
        telling.end()  # what is joined to a word that is not known is not told
    elif KANA.match(plain, at) and not plain.startswith("な", at):
        telling.beside, telling.joins = False, ""
    return at + 1
