"""The key by which names are compared: folded, without marks, spelling variants brought to one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.question.words.lexicon import lexicon
from corpus.text import fold, fold_key

# Two spellings of one word in official texts; the left is brought to the right.
SPELLINGS = (
    ("招聘", "招へい"),
    ("招請", "招へい"),
    ("研さん", "研鑽"),
    ("受け入れ", "受入"),
    ("受入れ", "受入"),
    ("取り組み", "取組"),
    ("取組み", "取組"),
    ("打ち切り", "打切"),
    ("子ども", "こども"),
    ("子供", "こども"),
    ("二国間", "2国間"),
    ("ヴ", "ブ"),
)
NOISE = frozenset("・･/／「」『』【】-~\"'’“”,、.:：")
_WITHOUT_NOISE = str.maketrans("", "", "".join(NOISE))
NAMES_KEPT = 65_536  # of which the key is known


@dataclass(frozen=True, slots=True)
class NameKey:
    """A folded text without noise, with the original offset of each character."""

    text: str
    offsets: tuple[int, ...]


def without_ending(key: str) -> str:
    """A name without the ending that says what kind of thing it is, which people leave out."""
    found = next((e for e in _endings() if key.endswith(e)), "")
    return key.removesuffix(found)


@cache
def _endings() -> tuple[str, ...]:
    """All endings, the longest first."""
    endings = (*lexicon().parts["ja"]["ending"], *lexicon().parts["en"]["ending"])
    return tuple(sorted(endings, key=len, reverse=True))


@lru_cache(maxsize=NAMES_KEPT)
def name_key(text: str) -> str:
    """The key that two spellings of one program name have in common.

    It is the text of `key_of`, without its way back: a corpus has names by the hundred thousand.
    """
    key = fold_key(text).translate(_WITHOUT_NOISE)
    for variant, standard in SPELLINGS:
        key = key.replace(variant, standard)
    return key


def key_of(text: str) -> NameKey:
    """The key of a text with its way back to the text's own characters."""
    folded = fold(text)
    places = zip(folded.text, folded.offsets, strict=False)
    kept = [(c, at) for c, at in places if not (c in NOISE or c.isspace())]
    joined = "".join(c for c, _ in kept)
    offsets = [o for _, o in kept]
    for variant, standard in SPELLINGS:
        at = joined.find(variant)
        while at >= 0:
            joined = joined[:at] + standard + joined[at + len(variant) :]
            offsets[at : at + len(variant)] = [offsets[at]] * len(standard)
            at = joined.find(variant, at + len(standard))
    return NameKey(joined, (*offsets, len(text)))


def qualified_names(alias: str) -> list[tuple[str, str]]:
    """The name and the qualifier of 「名前（限定）」, and of 「府省 予算」, which stand apart."""
    found: list[tuple[str, str]] = []
    head, _, tail = alias.rpartition(" ")
    if head and not (head + tail).isascii():
        found.append((name_key(tail), name_key(head)))
    qualified = re.fullmatch(r"(.{3,})\(([^()]{2,})\)", name_key(alias))
    return [*found, (qualified[1], qualified[2])] if qualified else found
