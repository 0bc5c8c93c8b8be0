"""Which program a name means where several share it, and which names only say where one belongs.

「X（Y）」 is meant where X and Y both stand in the question, the part of X after 「Xのうち」, else
the program that is listed under the very name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.question.model import ProgramMention
from assistant.question.named import KeyKind, NameStore
from assistant.question.words.lexicon import lexicon
from assistant.question.words.names import key_of, name_key, without_ending
from corpus.programs import Program


class Homonyms:
    """Settles the mentions of a text."""

    def __init__(self, programs: Sequence[Program], names: NameStore) -> None:
        """`names` are those of the programs."""
        self._in_order = programs
        self._programs = {p.id: p for p in programs}
        self._names = names

    def settle(self, mentions: Sequence[ProgramMention], text: str) -> tuple[ProgramMention, ...]:
        """The mentions in their order, each with what it means, without mere frames."""
        key = key_of(text).text
        ordered = [self._qualify(m, key) for m in self._placed(mentions, text)]
        qualifiers = self._qualifiers(ordered, key)
        frames = {m: inner for m in ordered if (inner := self._framed(m, ordered, text))}
        return tuple(
            _spanning(m, [f for f, inner in frames.items() if inner is m], text)
            for m in ordered
            if name_key(m.surface) not in qualifiers and m not in frames
        )

    def rank(self, program_id: str) -> tuple[int, str]:
        """Programs before their parts: fewer ancestors first."""
        return len(self._ancestors(program_id)), program_id

    def _qualifiers(self, mentions: Sequence[ProgramMention], key: str) -> set[str]:
        """Names that only tell which of two homonyms another name means."""
        names = {name_key(m.surface) for m in mentions}
        return {
            extra
            for base, extra, number in self._names.qualified(names)
            if extra in names
            and extra in key
            and base in names - {extra}
            and any(self._in_order[number].id in m.program_ids for m in mentions)
        }

    def _placed(self, mentions: Sequence[ProgramMention], text: str) -> list[ProgramMention]:
        """Of homonyms after 「Xのうち」 the one that is part of X."""
        placed: list[ProgramMention] = []
        for mention in mentions:
            before = placed[-1] if placed else None
            if before and _between(text[before.end : mention.start], "inside", "ja"):
                whole = set(before.program_ids)
                inner = [i for i in mention.program_ids if whole & set(self._ancestors(i))]
                placed.append(replace(mention, program_ids=tuple(inner)) if inner else mention)
            else:
                placed.append(mention)
        return placed

    def _framed(
        self, mention: ProgramMention, mentions: Sequence[ProgramMention], text: str
    ) -> ProgramMention | None:
        """The mention of which this one only says where it belongs: 「Xのうち、その中のY」."""
        for other in mentions:
            inside = (
                _between(text[mention.end : other.start], "inside", "ja")
                if other.start >= mention.end
                else _between(text[other.end : mention.start], "part_of", "en")
            )
            if inside and self._holds(mention, other):
                return other
        return None

    def _holds(self, whole: ProgramMention, part: ProgramMention) -> bool:
        """Whether a program is part of another, or of no other and told in the same document."""
        inner = self._programs[part.program_ids[0]]
        if set(whole.program_ids) & set(self._ancestors(inner.id)):
            return True
        outer = self._programs[whole.program_ids[0]]
        beside = set(inner.document_ids) & set(outer.document_ids)
        return bool(beside) and inner.parent is None and inner.id not in self._ancestors(outer.id)

    def _qualify(self, mention: ProgramMention, key: str) -> ProgramMention:
        """Order homonyms by how well they fit, the one that is meant first.

        「X（Y）」 is meant where X and Y both stand in the question; else the program listed under
        the very name, before those that share it only without their brackets.
        """
        name = name_key(mention.surface)
        rest = key.replace(name, "", 1)
        stem = without_ending(name)
        qualified = self._names.qualified((name, stem))
        named = [self._in_order[n].id for _, extra, n in qualified if extra in rest]
        if len(mention.program_ids) < 2 and not named:
            return mention
        listed = {self._in_order[n].id for n in self._names.get(KeyKind.OWN, name)}
        own = [i for i in mention.program_ids if i in listed]
        ids = tuple(dict.fromkeys([*named, *own])) or mention.program_ids
        others = tuple(i for i in mention.program_ids if i not in ids)
        return replace(mention, program_ids=ids, homonyms=others)

    def _ancestors(self, program_id: str) -> list[str]:
        found: list[str] = []
        at = self._programs[program_id].parent
        while at in self._programs and at not in found:
            found.append(at)
            at = self._programs[at].parent
        return found


def _between(text: str, part: str, language: str) -> bool:
    """Whether what stands between two names says that one is inside the other."""
    return text.strip(" \n\u3000、,").lower() in lexicon().parts[language][part]


def _spanning(
    mention: ProgramMention, frames: Sequence[ProgramMention], text: str
) -> ProgramMention:
    """A mention together with the names that only say where it belongs."""
    start = min([mention.start, *(f.start for f in frames)])
    end = max([mention.end, *(f.end for f in frames)])
    return replace(mention, start=start, end=end, surface=text[start:end]) if frames else mention
