"""Programs by their names in the other language, in a question that gives one or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.model import ProgramMention
from assistant.question.programs.linking import ProgramLinker
from assistant.question.words.characters import Bracketed, bracketed, is_kanji, is_katakana
from assistant.question.words.lexicon import unframed
from assistant.question.words.vocabulary import is_vocabulary
from corpus.text import fold_key
from index.retrieval.glossary import load_glossary, translate

SHORTEST_RENDERING = 5  # characters in brackets behind a name that render it in English
SHORTEST_JAPANESE = 8  # and in Japanese behind an English name
WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")


def translated(text: str, linker: ProgramLinker) -> tuple[ProgramMention, ...]:
    """The programs whose Japanese names a text gives in English: "the Ministry of Defense".

    As listed in the glossary, of several words: one alone is said of anything.
    """
    words = list(WORD.finditer(text))
    found: list[ProgramMention] = []
    at = 0
    for item in translate([w[0].lower() for w in words], load_glossary()):
        first, last = words[at], words[at + len(item.english) - 1]
        at += len(item.english)
        named = (_whole(name, linker) for name in item.japanese if len(item.english) > 1)
        if mention := next(filter(None, named), None):
            start, end = first.start(), last.end()
            surface = text[start:end]
            found.append(ProgramMention(mention.program_ids, surface, start, end, exact=True))
    return tuple(found)


def _whole(name: str, linker: ProgramLinker) -> ProgramMention | None:
    """The program that a Japanese word is the whole name of."""
    mentions = () if is_vocabulary(name) else linker.link(name)
    return next((m for m in mentions if m.exact and m.surface == name), None)


def without(text: str, mentions: Sequence[ProgramMention]) -> str:
    """The text with each program name replaced by a mark that no word contains."""
    out, position = [], 0
    for mention in mentions:
        out += [text[position : max(position, _named_from(text, mention))], " "]
        rendering = next((b for b in bracketed(text) if b.start == mention.end), None)
        position = rendering.end if rendering and _renders(rendering, mention) else mention.end
    return "".join(out) + text[position:]


def _named_from(text: str, mention: ProgramMention) -> int:
    """Where a program is named: in 「沿岸庁（NOCR）」 before the brackets.

    「要求額（NOCR）」 names nothing there.
    """
    start = mention.start - 1
    if start < 1 or text[start] not in "(（":
        return mention.start
    while start and (is_kanji(text[start - 1]) or is_katakana(text[start - 1])):
        start -= 1
    said = unframed(fold_key(text[start : mention.start - 1]))
    return start if len(said) > 1 else mention.start


def _renders(rendering: Bracketed, mention: ProgramMention) -> bool:
    """Whether what stands in brackets behind a name is the name in the other language."""
    if mention.surface.isascii():
        return len(rendering.inner) >= SHORTEST_JAPANESE
    return rendering.latin and len(rendering.inner) >= SHORTEST_RENDERING
