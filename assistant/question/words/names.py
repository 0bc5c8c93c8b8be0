"""The key by which names are compared: folded, without marks, spelling variants brought to one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.question.words.lexicon import lexicon
from corpus.text import fold

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


@dataclass(frozen=True, slots=True)
class NameKey:
    """A folded text without noise, with the original offset of each character."""

    text: str
    offsets: tuple[int, ...]


def without_ending(key: str) -> str:
    """A name without the ending that says what kind of thing it is, which people leave out."""
    endings = (*lexicon().parts["ja"]["ending"], *lexicon().parts["en"]["ending"])
    found = max((e for e in endings if key.endswith(e)), key=len, default="")
    return key.removesuffix(found)


@lru_cache(maxsize=16384)
def name_key(text: str) -> str:
    """The key that two spellings of one program name have in common."""
    return key_of(text).text


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
