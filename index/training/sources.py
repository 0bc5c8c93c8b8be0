"""Read the open data that the encoder learns from, in the shapes it is published in.

JaQuAD (CC BY-SA 3.0), JSQuAD (CC BY-SA 4.0), sentence pairs of Tatoeba (CC BY 2.0 FR),
JMdict (EDRDG, CC BY-SA 4.0) and SudachiDict's synonyms (Apache 2.0), each xz-compressed.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_NOTE = re.compile(r"\([^)]*\)")
_SYNONYM_WORD_COLUMN = 8


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions on paragraphs: `gold[i]` is the paragraph that answers `questions[i]`."""

    paragraphs: tuple[str, ...]
    questions: tuple[str, ...]
    gold: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One dictionary entry: its Japanese spellings and its English glosses."""

    words: tuple[str, ...]
    glosses: tuple[str, ...]
    common: bool


def read_questions(path: Path) -> QuestionSet:
    """A set in SQuAD's shape; every paragraph is a candidate of every question."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    paragraphs: list[str] = []
    questions: list[str] = []
    gold: list[int] = []
    for paragraph in (p for article in articles for p in article["paragraphs"]):
        for item in paragraph["qas"]:
            questions.append(item["question"])
            gold.append(len(paragraphs))
        paragraphs.append(paragraph["context"])
    return QuestionSet(tuple(paragraphs), tuple(questions), tuple(gold))


def read_sentence_pairs(path: Path) -> list[tuple[str, str]]:
    """English and Japanese sentences; the file spaces English punctuation apart."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        pairs = (line.rstrip("\n").split("\t") for line in file)
        return [(re.sub(r" (?=['.,?!])", "", en), ja) for en, ja in pairs]


def read_dictionary(path: Path) -> list[Entry]:
    """Entries of JMdict without the notes in brackets that stand inside glosses."""
    entries: list[Entry] = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            words, glosses, common = line.rstrip("\n").split("\t")
            cleaned = (_NOTE.sub("", gloss).strip() for gloss in glosses.split(";"))
            kept = tuple(gloss for gloss in cleaned if gloss)
            entries.append(Entry(tuple(words.split("|")), kept, common == "1"))
    return entries


def read_synonyms(path: Path) -> list[tuple[str, ...]]:
    """Groups of words of one meaning, of two words at least."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split(",")
            if len(columns) > _SYNONYM_WORD_COLUMN:
                groups[columns[0]].append(columns[_SYNONYM_WORD_COLUMN])
    return [tuple(dict.fromkeys(words)) for words in groups.values() if len(set(words)) > 1]
