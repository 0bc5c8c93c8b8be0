"""A sentence of a model as a claim: what it refers to, whom it names, and which years it says.

References are blanked in `plain`, so that their digits are not taken for numbers; offsets stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.model import Language
from assistant.writer.exhibits import Exhibits
from assistant.writer.reading.focus import Translate
from assistant.writer.reading.references import REFERENCE, Reference, find_references
from assistant.writer.reading.vocabulary import pattern
from corpus.facts import FigureRow
from corpus.programs import Program
from corpus.text import find_years

BLANK = "\ufffc"
CLAUSE = re.compile(r"[、，,;；。]|\.\s|\b(?:and|while|but|whereas)\b")
ATTACHED = re.compile(r"\s*(?:の|[（(]|(?:for|to|of|in|by|under)\s(?:the\s)?)")
JOINT = re.compile(r"\s*(?:と|、|,|，|・|and|及び|、\s*)+\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named at `text[start:end]`: a program's ids, or a year."""

    values: frozenset[str]
    start: int
    end: int


@dataclass(slots=True)
class Established:
    """What the question and the sentences before have made clear: the next need not repeat it."""

    programs: frozenset[str] = frozenset()
    row: FigureRow | None = None

    def restore(self, before: Established) -> None:
        """Go back to what was clear before a sentence that is not shown."""
        self.programs, self.row = before.programs, before.row


@dataclass(frozen=True)
class Known:
    """All that a claim is held against."""

    exhibits: Exhibits
    question: str
    asked: str  # all that the user has said, this question included
    language: Language
    translate: Translate | None = None
    established: Established = field(default_factory=Established)
    subjects: frozenset[str] = frozenset()  # programs that may be spoken of; none: any


@dataclass(frozen=True)
class Claim:
    """One sentence, or one row of a table with the heads of its columns."""

    text: str
    known: Known
    shared: tuple[int, ...] = ()  # quotes that another sentence of its line cites
    heads: tuple[str, ...] = ()  # of the columns, where it is a row of a table

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All references, in order."""
        return tuple(find_references(self.text))

    @cached_property
    def figures(self) -> tuple[Reference, ...]:
        """References to rows and results that exist."""
        rows = self.known.exhibits.rows
        return tuple(r for r in self.references if r.kind == "figure" and rows(r.handle))

    @cached_property
    def quotes(self) -> tuple[int, ...]:
        """Numbers of the stretches that it cites, its own or those of its line."""
        own = tuple(int(r.handle) for r in self.references if r.kind == "quote")
        there = self.known.exhibits.stretches
        return tuple(n for n in dict.fromkeys(own or self.shared) if n in there)

    @cached_property
    def plain(self) -> str:
        """The text with blanks for references, in narrow characters where offsets allow."""
        text = REFERENCE.sub(lambda m: BLANK * len(m[0]), self.text)
        return "".join(_narrow(c) for c in text)

    @cached_property
    def low(self) -> str:
        """`plain` in lower case."""
        lower = self.plain.lower()
        return lower if len(lower) == len(self.plain) else self.plain

    @cached_property
    def worded(self) -> str:
        """`low` without the names of programs, whose words say nothing of the claim."""
        chars = list(self.low)
        for mention in self.programs:
            chars[mention.start : mention.end] = BLANK * (mention.end - mention.start)
        return "".join(chars)

    @cached_property
    def is_wordless(self) -> bool:
        """Whether there is nothing in it but references to quotes."""
        return not self.figures and not any(c.isalnum() for c in self.plain) and bool(self.quotes)

    @cached_property
    def programs(self) -> tuple[Mention, ...]:
        """The programs that it names, by handle or by name."""
        exhibits = self.known.exhibits
        by_handle = [
            Mention(frozenset({exhibits.programs[r.handle].id}), r.start, r.end)
            for r in self.references
            if r.kind == "program" and r.handle in exhibits.programs
        ]
        by_name = find_programs(self.low, exhibits.sources.programs)
        return tuple(sorted((*by_handle, *by_name), key=lambda m: m.start))

    @cached_property
    def years(self) -> tuple[Mention, ...]:
        """The years that it says, western, as strings."""
        return tuple(
            Mention(frozenset({str(y.year)}), y.start, y.end) for y in find_years(self.plain)
        )

    def bound(self, reference: Reference) -> Mention | None:
        """The program that a figure is said to be of: behind it where attached, else before it."""
        pair = self._respectively(reference)
        if pair is not None:
            return pair
        attached = self.attached(reference, self.programs)
        if attached is not None:
            return attached
        before = [m for m in self.programs if m.end <= reference.start]
        if before and not self.plain[before[-1].end : reference.start].strip(" （(:："):
            return before[-1]
        taken = [self.attached(r, self.programs) for r in self.figures if r != reference]
        free = [m for m in before if not self.is_contrast(m) and m not in taken]
        left = free or [m for m in before if m not in taken]
        return left[-1] if left else None

    def attached(self, reference: Reference, mentions: Sequence[Mention]) -> Mention | None:
        """The mention that stands right behind a figure: "[[F1]] for X", "[[F1]]のX"."""
        link = ATTACHED.match(self.plain, reference.end)
        if link is None or self.heads:
            return None
        return next((m for m in mentions if 0 <= m.start - link.end() <= 1), None)

    def is_contrast(self, mention: Mention) -> bool:
        """Whether a mention is only what something else is set against: "Xより", "than X"."""
        behind = pattern("contrast", "behind").match(self.low, mention.end)
        lead = self.low[max(0, mention.start - 16) : mention.start].rstrip().removesuffix(" the")
        before = [m for m in pattern("contrast", "before").finditer(lead) if m.end() == len(lead)]
        return bool(behind or before)

    def segment(self, reference: Reference) -> tuple[int, int]:
        """The part of the sentence that says what a figure is: back to the figure before it."""
        starts = [r.end for r in self.figures if r.end <= reference.start]
        start = max(starts, default=0)
        end = reference.end
        attached = ATTACHED.match(self.plain, end)
        if attached:
            closing = CLAUSE.search(self.plain, attached.end())
            following = [r.start for r in self.figures if r.start >= end]
            limits = [closing.start() if closing else len(self.plain), *following]
            end = min(limits)
        return start, end

    def _respectively(self, reference: Reference) -> Mention | None:
        """The k-th program for the k-th figure, where the sentence says that it lists both."""
        rows = self.figures
        listed = [m for m in self.programs if m.end <= rows[0].start] if rows else []
        if len(rows) < 2 or len(listed) < len(rows) or len(listed) != len(self.programs):
            return None
        if not pattern("respectively").search(self.low) and not self._is_list(listed, rows):
            return None
        return listed[-len(rows) :][rows.index(reference)]

    def _is_list(self, mentions: Sequence[Mention], rows: Sequence[Reference]) -> bool:
        """Whether names, and figures, follow each other with nothing but "and" between them."""
        spans = [(a.end, b.start) for a, b in pairwise(mentions)]
        spans += [(a.end, b.start) for a, b in pairwise(rows)]
        return all(JOINT.fullmatch(self.plain, a, b) for a, b in spans)


def find_programs(low: str, programs: Iterable[Program]) -> list[Mention]:
    """Programs that a text in lower case names, the longest name first."""
    names, finder = _names(tuple(programs))
    if finder is None:
        return []
    return [Mention(names[m[0]], *m.span()) for m in finder.finditer(low)]


@lru_cache(maxsize=4)
def _names(
    programs: tuple[Program, ...],
) -> tuple[dict[str, frozenset[str]], re.Pattern[str] | None]:
    names: dict[str, set[str]] = {}
    for program in programs:
        for name in (program.name, program.name_en or "", *program.aliases, program.id):
            key = "".join(_narrow(c) for c in name).lower().strip()
            if len(key) > 1:
                names.setdefault(key, set()).add(program.id)
    if not names:
        return {}, None
    ordered = sorted(names, key=len, reverse=True)
    finder = re.compile("|".join(_bounded(name) for name in ordered))
    return {k: frozenset(v) for k, v in names.items()}, finder


def _bounded(name: str) -> str:
    """A pattern of a name; Latin letters at its ends belong to no longer word."""
    start = r"(?<![a-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    end = r"(?![a-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return start + re.escape(name) + end


@lru_cache(maxsize=65536)
def _narrow(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
