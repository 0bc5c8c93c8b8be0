"""What a build's directory says of vectors that an engine elsewhere holds, and what indexes over
such vectors have in common."""

from __future__ import annotations

import json
import math
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import IncompatibleBuild
from index.lexical import Vocabulary

_FILE = "held.json"
# As for FAISS (`index.vectors.lists`): lists find more than graphs in the same time.
_LISTS_PER_ROOT, _LEAST_IN_A_LIST = 4, 64
# One list in so many is read; FAISS found 98 % of the ten nearest by fewer.
_LISTS_TO_READ, _FEWEST_LISTS = 16, 8


@dataclass(frozen=True, slots=True)
class Held:
    """The vectors of one build: under which name, what the sparse dimensions stand for (a term's
    number), and into how many lists the dense ones are cut (0: a search compares all)."""

    name: str
    words: Vocabulary
    bigrams: Vocabulary
    lists: int

    @property
    def lists_to_read(self) -> int:
        """How many lists a search over all passages reads."""
        return max(self.lists // _LISTS_TO_READ, min(self.lists, _FEWEST_LISTS))

    def write(self, directory: Path) -> None:
        """Write this below `directory`, which is made."""
        told = {"name": self.name, "size": self.words.size, "lists": self.lists}
        for leg, of in (("words", self.words), ("bigrams", self.bigrams)):
            told[leg] = dict(zip(of.numbers, of.frequencies.tolist(), strict=True))
        directory.mkdir(parents=True, exist_ok=True)
        (directory / _FILE).write_text(json.dumps(told, ensure_ascii=False), "utf-8")

    @classmethod
    def read(cls, directory: Path) -> Held:
        """Read what `write` wrote; raises IncompatibleBuild where it is missing or damaged."""
        try:
            told = json.loads((directory / _FILE).read_bytes())
            words, bigrams = (_vocabulary(told[leg], told["size"]) for leg in ("words", "bigrams"))
            return cls(str(told["name"]), words, bigrams, int(told["lists"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IncompatibleBuild(
                f"{directory / _FILE} cannot be read ({error}): run `assistant build --force`."
            ) from error

    @staticmethod
    def is_in(directory: Path) -> bool:
        """Whether there is something to read: a build made with another engine has none."""
        return (directory / _FILE).exists()


class HeldIndex:
    """The vectors of one build that an engine elsewhere holds and never changes."""

    def __init__(self, held: Held) -> None:
        self._held = held

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the passages."""
        return self._held.words

    @property
    def size(self) -> int:
        """How many passages it holds."""
        return self.vocabulary.size


def held_in(directories: Iterable[Path]) -> set[str]:
    """The names of the vectors of the builds in these directories; raises IncompatibleBuild."""
    return {Held.read(directory).name for directory in directories if Held.is_in(directory)}


def new_name(corpus: str) -> str:
    """A name for the vectors of a new build of a corpus."""
    return f"{corpus}_{uuid.uuid4().hex}"


def is_of(name: str, corpus: str) -> bool:
    """Whether `new_name` gave a name to a build of this corpus."""
    return re.fullmatch(re.escape(corpus) + "_[0-9a-f]{32}", name) is not None


def lists_for(count: int, exact_up_to: int) -> int:
    """Into how many lists so many dense vectors are cut."""
    if count <= exact_up_to:
        return 0
    return max(1, min(int(_LISTS_PER_ROOT * math.sqrt(count)), count // _LEAST_IN_A_LIST))


def _vocabulary(frequencies: dict[str, int], size: int) -> Vocabulary:
    numbers = {term: number for number, term in enumerate(frequencies)}
    return Vocabulary(numbers, np.fromiter(frequencies.values(), np.int64), size)
