"""Corpora of any size, made from a template: its programs renamed, its amounts changed.

Made from a document, they are twins: they say of another program what it says of its own, the
hardest company that it can have. Made from `strangers`, a composed text on other matters, they are
what any other office publishes. The same number makes the same document everywhere.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from corpus.programs.program import Program

SEED = 20260401
_AMOUNT = re.compile(r"[0-9０-９][0-9０-９,，.．]*(?=\s*(?:兆|億|千万|百万|万|千)?円)")
_DIGIT = re.compile(r"[0-9０-９]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .&\-]*")
_SHORTEST = 3  # shorter names stand inside other words
_WORDS = Path(__file__).parent / "made_words.txt"
_STRANGERS = Path(__file__).parent / "made_strangers.txt"
_SLOT = re.compile(r"〔(\d)〕")  # a word of that part of a name: 〔0〕 → 河川
_STRANGE = ("甲野原〔1〕事業", "乙川〔0〕事業", "丙谷〔2〕事業")  # the programs of that text


@dataclass(frozen=True, slots=True)
class Template:
    """A text, and the names in it that are replaced, longest first."""

    text: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, text: str, programs: Sequence[Program]) -> Template:
        """The text with those names of `programs` that stand in it."""
        spelled = chain.from_iterable((p.name, p.name_en or "", *p.aliases) for p in programs)
        # A name is often written as 名称（略称）, of which each part is used alone as well.
        parts = chain.from_iterable((n, *re.split(r"[（()）]", n)) for n in spelled)
        used = {n.strip() for n in parts if len(n.strip()) >= _SHORTEST and n.strip() in text}
        return cls(text, tuple(sorted(used, key=lambda n: (-len(n), n))))

    @classmethod
    def strangers(cls) -> Template:
        """A budget document of another office, with a few programs and a table."""
        return cls(_STRANGERS.read_text("utf-8"), _STRANGE)


@dataclass(frozen=True, slots=True)
class Made:
    """A made document and the names of the programs in it."""

    text: str
    programs: tuple[str, ...]


def make_document(template: Template, number: int) -> Made:
    """The template with other programs and other amounts, its own for each `number`."""
    chance = random.Random(SEED + number)  # noqa: S311 - reproducible, not secret
    renamed = {name: _name_like(name, number, chance) for name in template.names}
    text = template.text
    if renamed:
        pattern = re.compile("|".join(map(re.escape, template.names)))
        text = pattern.sub(lambda found: renamed[found[0]], text)
    text = _SLOT.sub(lambda found: chance.choice(_words()[int(found[1])]), text)
    text = _AMOUNT.sub(lambda found: _other_amount(found[0], chance), text)
    return Made(f"資料 {number}\n\n{text}", tuple(renamed.values()))


def write_corpus(folder: Path, template: Template, numbers: Sequence[int]) -> list[Made]:
    """Write made documents as files that are not there yet; returns them all."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [make_document(template, number) for number in numbers]
    for number, document in zip(numbers, made, strict=True):
        path = folder / f"made-{number:06}.txt"
        if not path.exists():
            path.write_text(document.text, "utf-8")
    return made


def name_of(number: int) -> str:
    """An invented name of a program, its own for each number."""
    chance = random.Random(SEED + number)  # noqa: S311 - reproducible, not secret
    return f"{''.join(chance.choice(words) for words in _words())}第{number + 1}号"


def _name_like(name: str, number: int, chance: random.Random) -> str:
    """An invented name: letters for letters, else a field, an act and a kind of program."""
    if _LATIN.fullmatch(name):
        return "".join(chance.choice(string.ascii_uppercase) for _ in range(5)) + str(number)
    return "".join(chance.choice(words) for words in _words())


def _other_amount(written: str, chance: random.Random) -> str:
    """Other digits for the same number of digits, no leading zero: "1,205" → "7,391"."""

    def digit(found: re.Match[str]) -> str:
        other = chance.randrange(0 if found.start() else 1, 10)
        return chr(other + (ord("０") if found[0] >= "０" else ord("0")))

    return _DIGIT.sub(digit, written)


@cache
def _words() -> tuple[tuple[str, ...], ...]:
    """The parts of a name, one part a line, its words apart by spaces."""
    lines = _WORDS.read_text("utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))
