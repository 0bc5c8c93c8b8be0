"""Words of one meaning: what people say beside what documents write (呼ぶ, 招へい).

General vocabulary of public programs, kept as data. The word vectors know that 待遇 is 処遇; that
呼ぶ is 招へい in this kind of text they do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from corpus.text import fold_key
from index.lexical import tokenize

_LONGEST = 5  # tokens of a word that is looked for in a question


class Synonyms:
    """Groups of words, looked up by a folded word or in the tokens of a question."""

    def __init__(self, others: Mapping[str, tuple[str, ...]]) -> None:
        self._others = others
        self.longest = max(map(len, others), default=0)  # characters of the longest word
        self._by_tokens: dict[tuple[str, ...], tuple[str, ...]] = {}
        for word, same in others.items():
            self._by_tokens.setdefault(tuple(tokenize(word)[0]), same)

    def __len__(self) -> int:
        return len(self._others)

    def __contains__(self, word: str) -> bool:
        return word in self._others

    def get(self, word: str) -> tuple[str, ...]:
        """The other words of the groups that a folded word stands in."""
        return self._others.get(word, ())

    def of(self, tokens: Sequence[str]) -> Iterator[tuple[Sequence[str], tuple[str, ...]]]:
        """Each word in `tokens` that has synonyms, with them, the longest word at each place."""
        start = 0
        while start < len(tokens):
            sizes = range(min(_LONGEST, len(tokens) - start), 0, -1)
            size = next(
                (n for n in sizes if tuple(tokens[start : start + n]) in self._by_tokens), 0
            )
            if size:
                word = tokens[start : start + size]
                yield word, self._by_tokens[tuple(word)]
            start += max(size, 1)


@cache
def load_synonyms() -> Synonyms:
    """The synonyms that come with the package."""
    text = (files(__package__) / "synonyms.tsv").read_text(encoding="utf-8")
    return parse_synonyms(text)


def parse_synonyms(text: str) -> Synonyms:
    """Lines of `word|word|word`; lines that begin with # are comments."""
    found: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        group = [fold_key(word) for word in line.split("|")]
        for word in group:
            others = {other: None for other in group if other != word}
            found.setdefault(word, {}).update(others)
    return Synonyms({word: tuple(others) for word, others in found.items()})
