"""How an office is reached: the lines of a document with a telephone number or an address.

There are few of them, and a document seldom says 「連絡先」 beside each. Which one is meant is told
by what stands with it: the name of what is talked of, its section, a heading for contacts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.evidence.finding.valuetypes import CONTACT_FORMS
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import said_in
from corpus.analysed import Analysis
from corpus.layout.section import Section, SectionIndex
from corpus.ondemand import OnDemand
from corpus.text import fold, fold_key

PHONE = re.compile(
    r"(?<![0-9.-])(?:\+?[0-9]{1,3}[ -])?\(?[0-9]{2,5}\)?[-( ][0-9]{1,4}[-) ][0-9]{3,4}(?![0-9-])"
)
FAX = re.compile(r"(?:fax|ファクス|ファックス)\W{0,3}[0-9() -]+", re.I)
BARE = re.compile(r"\W*(?:[0-9０-９]|\S+@)")
DAY = re.compile(r"^\(?[0-9]{1,2}\W[0-9]{1,2}\W(?:19|20)[0-9]{2}$")
ABOVE = 3  # lines above that may name the office, who it is and what they do
NAME = 40  # characters of such a line
# What each sign counts for: all words of what is talked of, its section, a heading for contacts.
SAID, SAME, HEADED = 2.0, 1.0, 0.5
AS_GOOD = 0.2
MOST = 2

Range = tuple[str, int, int]  # a document's id, start and end


@dataclass(frozen=True, slots=True)
class Contact:
    """A range of lines that says how an office is reached, with its name where that is above."""

    document_id: str
    start: int
    end: int
    text: str
    section: Section | None


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """What a contact is asked for: words and programs that tell whose, ranges cited before it.

    `form` is what it has to give, 「電話」 or 「メール」, or None for either.
    """

    words: Collection[str]
    program_ids: Collection[str]
    cited: Sequence[Range]
    form: str | None


class Contacts:
    """The contacts of the documents of a build."""

    def __init__(self, analyses: Mapping[str, Analysis]) -> None:
        self._analyses = analyses
        self._sections = OnDemand(analyses, lambda i: SectionIndex(analyses[i].sections), keep=64)
        self._of = lru_cache(64)(lambda key: tuple(self._read(key)))

    def read_ahead(self, document_id: str) -> None:
        """Read the contacts of a document before a question asks for them."""
        self._of(document_id)

    def find(self, document_id: str, query: ContactQuery) -> list[Contact]:
        """The contacts of a document that are meant most likely, in its order; few of them."""
        form = CONTACT_FORMS.get(query.form or "")
        found = [c for c in self._of(document_id) if form is None or form.search(c.text)]
        found = [c for c in found if not _is_of_another(c, query)]
        scores = {c.start: self._score(c, query) for c in found}
        best = max(scores.values(), default=0.0)
        return [c for c in found if scores[c.start] >= best - AS_GOOD][:MOST]

    def _score(self, contact: Contact, query: ContactQuery) -> float:
        section = contact.section
        heading = " ".join(section.heading) if section else ""
        key = fold_key(f"{heading} {contact.text}")
        words = [fold_key(w) for w in query.words]
        score = SAID * sum(w in key for w in words) / len(words) if words else 0.0
        score += SAME * self._is_beside(contact, query.cited)
        score += HEADED * shows(heading, Sign.ENQUIRIES)
        score += HEADED * _begins(contact.text, Sign.ENQUIRIES)
        return score

    def _is_beside(self, contact: Contact, cited: Sequence[Range]) -> bool:
        """Whether a contact stands in a section that was cited."""
        own = (start for key, start, _ in cited if key == contact.document_id)
        sections = (self._sections[contact.document_id].at(start) for start in own)
        return contact.section is not None and contact.section in sections

    def _read(self, document_id: str) -> Iterator[Contact]:
        document = self._analyses[document_id].document
        sections = self._sections[document_id]
        lines = _lines(document.text)
        for first, last in _runs(document.text, lines):
            above = first
            own = _is_label(document.text[slice(*lines[first])])
            while (
                above
                and first - above < ABOVE
                and own
                and _may_name(document.text, lines[above - 1])
            ):
                above -= 1
            start, end = lines[above][0], lines[last][1]
            section = sections.at(lines[first][0])
            yield Contact(document_id, start, end, document.text[start:end], section)


def _is_of_another(contact: Contact, query: ContactQuery) -> bool:
    """Whether a contact stands in what is about another program than those asked of."""
    own = set(contact.section.program_ids) if contact.section else set()
    return bool(own and query.program_ids) and own.isdisjoint(query.program_ids)


def reaches(line: str) -> bool:
    """Whether a line has a telephone number or an address: 「電話 0985-00-1234」."""
    plain = FAX.sub(" ", fold(line).text)
    if CONTACT_FORMS["メール"].search(plain):
        return True
    numbers = [n for n in PHONE.findall(plain) if not DAY.match(n)]
    joined = any(n.count("-") + n.count("(") + n.count(")") > 1 for n in numbers)
    return bool(numbers) and (joined or shows(plain, Sign.REACHED))


def _lines(text: str) -> list[tuple[int, int]]:
    """Where the lines that say something begin and end."""
    ends = [m.start() for m in re.finditer("\n", text)] + [len(text)]
    lines = zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True)
    return [(start, end) for start, end in lines if text[start:end].strip()]


def _runs(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first and last of lines that belong together: below a number stands its address.

    A line that begins with a name is of another office.
    """
    run: list[int] = []
    for at, (start, end) in enumerate(lines):
        line = text[start:end]
        if not reaches(line):
            continue
        goes_on = run and at == run[-1] + 1 and _is_label(line)
        if run and not goes_on:
            yield run[0], run[-1]
            run = []
        run.append(at)
    if run:
        yield run[0], run[-1]


def _is_label(line: str) -> bool:
    """Whether a line begins with what a number or an address is, or with one: 「TEL：…」."""
    return _begins(line, Sign.REACHED) or bool(BARE.match(line))


def _begins(text: str, sign: Sign) -> bool:
    """Whether a text begins with a word, but for marks before it."""
    spans = said_in(text).of(sign.value)
    return any(not re.search(r"\w", text[:start]) for start, _ in spans)


def _may_name(text: str, line: tuple[int, int]) -> bool:
    """Whether a line may be the name of an office: it is short and no sentence."""
    own = text[slice(*line)].strip()
    return 0 < len(own) <= NAME and not own.endswith(("。", ".", "：", ":"))
