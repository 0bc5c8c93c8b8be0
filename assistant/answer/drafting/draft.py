"""A draft: text, figures and citations of an answer while it is being composed.

Every way to put a number or a quote into an answer goes through here, so that none comes without
its citation, and one range of a document is one citation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from assistant.answer.drafting.citing import Citing
from assistant.answer.drafting.labels import as_exact_as_written, label_of, own_label_of
from assistant.answer.drafting.wording import say
from assistant.answer.figures.money import show
from assistant.answer.text.glosses.gloss import is_english, is_japanese
from assistant.answer.text.glosses.told_in_english import as_quote, with_stated
from assistant.answer.text.glosses.told_in_japanese import in_japanese
from assistant.conversation.item import Item
from assistant.evidence.catalog import Catalog
from assistant.model import Figure, Language
from corpus.document import Document
from corpus.facts import FigureRow, Trust
from corpus.text.years import japanese_year

QUOTED = {"en": re.compile(r"- (?:“|[^“”]+ \(“[^”]*”\)(?:\[|$))"), "ja": re.compile("要点：")}
MARKS = re.compile(r"\[(\d+)\]")


class Draft(Citing):
    """Collects the parts of one answer."""

    def __init__(
        self, language: Language, catalog: Catalog, documents: Mapping[str, Document]
    ) -> None:
        super().__init__(documents)
        self.language: Language = language
        self._catalog = catalog
        self._lines: list[str] = []
        self._lead = ""  # how near what is quoted is, where nothing surely answers
        self.figures: list[Figure] = []
        self.items: list[Item] = []
        self.rows_used: list[FigureRow] = []
        self.states_figures = True  # an answer that the documents do not say states none
        self.about = ""  # the program that what is only near is about
        self.meant: Item | None = None  # of what is only near that which surely is meant
        self.beside: frozenset[int] = frozenset()  # citations that are of another than that

    @property
    def text(self) -> str:
        """The answer so far; one that only quotes another language says so first."""
        quotes = QUOTED[self.language].match("".join(self._lines[:1]))
        name = "quotes_japanese" if self.language == "en" else "quotes_english"
        frame = [say(name, self.language)] if quotes else []
        lines = (with_stated(line, self.figures) for line in self._lines)
        return "\n".join([*frame, *lines])

    @property
    def empty(self) -> bool:
        """Whether nothing has been said yet."""
        return not self._lines

    def add(self, line: str, about: str = "", *, quoted: bool = True) -> None:
        """Add a line of text, once; in English a Japanese line is a quote.

        `about` stands before it as it is: the name of a program whose words the line quotes. Not
        `quoted` is a line of the answer's own, whatever names it has.
        """
        own = not quoted or line.startswith("|")
        if self.language == "en" and is_japanese(line) and not own:
            line = as_quote(line).removeprefix("- " if about else "")
        elif self.language == "ja" and is_english(line) and not own:
            line = in_japanese(line)
        line = f"{about}{line}"
        if line not in self._lines:
            self._lines.append(line)

    def say(self, name: str, *numbers: int, **values: str) -> None:
        """Add a sentence of the wording, with its citation markers."""
        self.add(say(name, self.language, **values) + markers(numbers))

    def say_own(self, name: str, *numbers: int, **values: str) -> None:
        """Add a sentence of the wording that has names in it and quotes nothing."""
        self.add(say(name, self.language, **values) + markers(numbers), quoted=False)

    def lead(self, name: str, **values: str) -> None:
        """Say first how near what is quoted is to the turn, in place of what was said of it."""
        near = {self._lead, say("nearest_places", self.language)}
        quoted = [line for line in self._lines if line not in near]
        self._lead = say(name, self.language, **values)
        self._lines = [self._lead, *quoted]

    @property
    def leads(self) -> bool:
        """Whether it says first how near what is quoted is."""
        return bool(self._lead)

    @property
    def is_near(self) -> bool:
        """Whether what is quoted is said to be only near, by its lead or by its head."""
        return self.leads or self._lines[:1] == [say("nearest_places", self.language)]

    def begins(self, text: str) -> bool:
        """Whether an answer begins with a text, and does not say that it only is near."""
        return not self._lead and text in "".join(self._lines[:1])

    def answer_first(self, name: str, *numbers: int, **values: str) -> None:
        """Say the answer itself before what is quoted, which then is no longer only near."""
        quoted = [line for line in self._lines if line != self._lead]
        self._lines, self._lead, self.states_figures = [], "", True
        self.say(name, *numbers, **values)
        self._lines += [line for line in quoted if line not in self._lines]

    @property
    def in_another_language(self) -> bool:
        """Whether all that is quoted is in another language than the answer."""
        cited = [line for line in self._lines if MARKS.search(line)]
        quotes = [line for line in cited if QUOTED[self.language].match(line)]
        own = self.language == "en" or any(map(is_japanese, set(cited) - set(quotes)))
        return bool(quotes) and (len(quotes) == len(cited) or not own)

    @contextmanager
    def above(self) -> Iterator[None]:
        """What is said inside stands above the first line that has a citation."""
        before, self._lines = self._lines, []
        yield
        at = next((i for i, line in enumerate(before) if MARKS.search(line)), 0)
        self._lines = [*before[:at], *self._lines, *before[at:]]

    @contextmanager
    def below(self, number: int) -> Iterator[None]:
        """What is said inside stands below the last line that has a citation."""
        before, self._lines = self._lines, []
        yield
        having = (i for i, line in enumerate(before) if f"[{number}]" in line)
        at = max(having, default=len(before) - 1) + 1
        added = [line for line in self._lines if line not in before]
        self._lines = [*before[:at], *added, *before[at:]]

    def keep(self, numbers: Collection[int]) -> None:
        """Keep of the lines with citations those with one of some, and what they cite."""
        cited = [(line, {int(n) for n in MARKS.findall(line)}) for line in self._lines]
        said = [(line, of) for line, of in cited if not of or not of.isdisjoint(numbers)]
        kept = sorted(frozenset[int]().union(*(of for _, of in said)))
        new = {n: replace(self.cited(n), number=at) for at, n in enumerate(kept, 1)}
        self.citations = list(new.values())
        self._numbers = {key: new[n].number for key, n in self._numbers.items() if n in new}
        self.beside = frozenset(new[n].number for n in self.beside if n in new)
        self._lines = [MARKS.sub(lambda m: f"[{new[int(m[1])].number}]", line) for line, _ in said]
        of_items = ((i, i.citation) for i in self.items)
        self.items = [
            replace(i, citation=new[c.number]) for i, c in of_items if c and c.number in new
        ]

    def head(self, name: str, **values: str) -> None:
        """Put a sentence of the wording before all others."""
        self._lines.insert(0, say(name, self.language, **values))

    def word(self, name: str, **values: str) -> str:
        """A piece of the wording, in the language of the answer."""
        return say(name, self.language, **values)

    def joined(self, sentences: Sequence[str]) -> str:
        """Sentences as one line of text: Japanese ones need no blank between them."""
        gaps = ("" if is_japanese(a[-1:]) and a.endswith("。") else " " for a in sentences)
        return "".join(f"{s}{gap}" for s, gap in zip(sentences, gaps, strict=True)).rstrip()

    def name(self, program_id: str) -> str:
        """The program's name in the language of the answer."""
        program = self._catalog.programs.get(program_id)
        if program is None:
            return program_id
        return (program.name_en or program.name) if self.language == "en" else program.name

    def state(self, row: FigureRow, number: int | None = None) -> Figure:
        """The figure of a row, cited; the same row twice is one figure.

        `number` is a citation that holds the row already, where there is one.
        """
        if number is None:
            number = self.cite_row(row)
        figure = Figure(
            program=row.program,
            label=unicodedata.normalize("NFKC", row.label),
            measure=row.measure.value,
            fiscal_year=row.fiscal_year,
            fiscal_year_label=japanese_year(row.fiscal_year) if row.fiscal_year else None,
            amount=row.amount,
            currency=row.currency,
            original=row.original,
            display=show(row.amount, row.currency, as_exact_as_written(row), self.language),
            scope=row.scope,
            derived=False,
            formula=None,
            reviewed=row.trust is not Trust.EXTRACTED,
            citation=number,
        )
        if figure not in self.figures:
            self.figures.append(figure)
            self.rows_used.append(row)
            self.show(Item(self.name(row.program_id), row.program_id, figure, self.cited(number)))
        return figure

    def forget_after(self, figures: int, citations: int) -> None:
        """Keep only the first figures and citations: what came after them is not said."""
        del self.figures[figures:], self.citations[citations:]
        numbers = self._numbers.items()
        self._numbers = {key: number for key, number in numbers if number <= citations}

    def show(self, item: Item) -> None:
        """Remember what the answer shows, in its order."""
        if item not in self.items:
            self.items.append(item)

    def derive(self, figure: Figure) -> None:
        """Add a figure that was computed from others already stated."""
        self.figures.append(figure)
        self.show(Item(figure.program, None, figure))

    def label(self, row: FigureRow) -> str:
        """What a row is called: its source's own label, its year, and its scope."""
        return label_of(row, self.language)

    def own_label(self, row: FigureRow) -> str:
        """What its source calls a row, with no year but the one that the source puts to it."""
        return own_label_of(row, self.language)

    def value(self, row: FigureRow) -> str:
        """A row's amount with what must be said beside it; states the figure."""
        figure = self.state(row)
        trust = "" if figure.reviewed else say("unreviewed", self.language)
        new = say("new", self.language) if "新規" in (row.note or "") else ""
        return f"{figure.display}{new}{trust}"


def markers(numbers: tuple[int, ...]) -> str:
    """Citation markers: [1][2]."""
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """A text whose markers are numbered anew: {2: 5} makes [2] [5]; others stay as they are."""
    return MARKS.sub(lambda m: f"[{numbers.get(int(m[1]), m[1])}]", text)
