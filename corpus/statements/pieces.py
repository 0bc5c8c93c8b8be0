"""Sentences and label lines of a text, each with the title that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.lines import PlacedLine
from corpus.layout.text_lines import is_unfinished, starts_within
from corpus.programs.names import is_measure, is_name, is_program
from corpus.statements.japanese.words import asked_measure
from corpus.text.amounts import find_amounts
from corpus.text.folding import is_japanese
from corpus.text.units import find_units
from corpus.text.years import find_years

LONGEST_TITLE = 60
NARROWEST = 22  # characters: no margin breaks lines that are shorter
SHORT = 0.8  # of the longest line of its paragraph: a shorter one was broken by no margin
_NUMBERING = re.compile(
    r"^[\s　]*(?:[(（]?[0-9０-９①-⑳]{1,2}(?:[.．][0-9０-９]{1,2})*[.．)）]?[\s　]*"
    r"|[■●○◆◇・〇□▼]\s*)(?=\D)"
)
_ABOUT = re.compile(
    r"\s*(?:また、|さらに、|なお、)?(?P<name>[^、。\n（(]{3,60}?)(?:[（(][^（()）\n]{1,20}円[)）])?(?:では|は|について(?:は)?|に関して)、"
)
_LABELLED = re.compile(r"[\s　・●○]*(?P<name>[^\s:：、。]{4,40})[:：][^:：]*。")
# What a name of its own stands behind: 「● 病児保育」.
MARKED = re.compile(r"[\s　]*[■●○◎◆◇〇□▼▶]\s*(?=\S)")
MARKS = "【】［］〔〕＜＞"
# Who speaks, before what is said: 「○財政課長（三宅直子君）　」, 「答　」.
_SPEAKER = re.compile(
    r"[\s　]*(?:(?:[○◎◆◇●〇■□]\s*[^\s　、。（(]{1,16}"
    r"(?:[（(][^（）()\n]{1,16}[）)]|(?![\s　]+[0-9０-９][^\s。]{0,12}円))"
    r"|[^\s　、。（(]{1,12}(?:長|委員|議員|大臣|知事|参事"
    r"|主幹)[（(][^（）()\n]{1,16}[）)])[\s　:：]+"
    r"|(?:問|答|質問|回答)(?:\s?[0-9０-９]{1,2})?[\s　.．:：]+"
    r"|[QAＱＡ](?:\s?[0-9０-９]{1,2})?[.．:：][\s　]*)(?=\S)"
)
_SENTENCE_END = re.compile(
    r"。|(?<=[a-z)\d]\?)(?=\s|$)|(?<=[a-z)])\.(?=\s|$)|(?<=[\d%])\.(?=\s+[A-Z])"
    r"|\n(?=(?:(?!\. )[^\n]){0,40}[:：])|(?<=[)）\d円])\n(?![(（a-z])"
)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A sentence or a line at `start:end`; `title` names what its paragraph is about, if one.

    `topic` is what a sentence before it in the paragraph is about: 「産後ケア事業では、…。」.
    `above` is the last title at all, however many paragraphs ago; `head` is what the paragraph has
    above it that names nothing: 「予算額」.
    """

    start: int
    end: int
    title: str | None
    topic: str | None = None
    above: str | None = None
    head: str | None = None


def read_pieces(text: str, lines: Sequence[PlacedLine]) -> Iterator[TextPiece]:
    """The pieces of the paragraphs that lines make; a title alone titles the next paragraph."""
    before: str | None = None
    above: str | None = None
    headed: str | None = None
    for paragraph in _paragraphs(text, lines):
        title = _title(paragraph[0].text)
        priced = _priced(paragraph[0].text)
        above = priced or above
        rest = paragraph[1:] if title or _heads(paragraph[0].text) else paragraph
        above = title or above
        own = _bare(paragraph[0].text).strip(MARKS) if len(rest) < len(paragraph) else None
        if not rest:
            before, headed = title, own
            continue
        head, headed = own or headed, None
        if priced:
            yield TextPiece(rest[0].start, rest[0].end, None, None, above)
            before, rest = priced, rest[1:]
            if not rest:
                continue
        label = _label(text[rest[0].start : rest[-1].end])
        for start, end, topic in _pieces(text, rest[0].start, rest[-1].end):
            yield TextPiece(start, end, title or before, topic or label, above, head)
        before = None


def _paragraphs(text: str, lines: Sequence[PlacedLine]) -> Iterator[list[PlacedLine]]:
    paragraph: list[PlacedLine] = []
    for line in lines:
        if paragraph and "\n\n" in text[paragraph[-1].end : line.start].replace("\r", ""):
            yield from _parted(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield from _parted(paragraph)


def _parted(paragraph: list[PlacedLine]) -> Iterator[list[PlacedLine]]:
    """The paragraphs of lines without a blank one between: each name behind a mark heads its own.

    「● 病児保育」 above what is said of it; names below each other are a list and head nothing.
    """
    named = [bool(MARKED.match(line.text) and _title(line.text)) for line in paragraph]
    heads = [i for i in range(len(paragraph) - 1) if named[i] and not named[i + 1]]
    for begin, end in pairwise([0, *(i for i in heads if i), len(paragraph)]):
        yield from _without_titles(paragraph[begin:end])


def _without_titles(paragraph: list[PlacedLine]) -> Iterator[list[PlacedLine]]:
    """A paragraph without the titles right above it, each of which is one of its own.

    A title is shorter than what the margin has broken, and states no amount.
    """
    if not any(find_amounts(line.text) for line in paragraph):
        yield paragraph
        return
    broken = max(NARROWEST, SHORT * max(len(line.text) for line in paragraph))
    while len(paragraph) > 1 and _is_title_of(paragraph[0].text, paragraph[1].text, broken):
        yield paragraph[:1]
        paragraph = paragraph[1:]
    yield paragraph


def _is_title_of(line: str, below: str, broken: float) -> bool:
    """Whether a line of Japanese that a year stands in heads the text right below it."""
    ends = is_unfinished(line) or line[-1] in ".、:：?？か" or "。" in line
    ends = ends or bool(_SPEAKER.match(line))
    says = ends or starts_within(below) or find_amounts(line) or not find_years(line)
    return not says and len(line) < broken and any(map(is_japanese, line))


def _title(line: str) -> str | None:
    """The name that a line is, without its number; None for a line that says anything."""
    name = _NUMBERING.sub("", line).strip()
    aside = name[:1] in "(（" and name[-1:] in ")）"  # who speaks: 「（知事）」
    return name if is_name(name) and not (aside or _says(name)) else None


def _priced(line: str) -> str | None:
    """The program that a line names with its amount and no more: 「(1) 給付金の支給 1億円」.

    What stands below is about it.
    """
    amounts = find_amounts(line)
    if len(amounts) != 1 or line[amounts[0].end :].strip(" 　)）"):
        return None
    name = _NUMBERING.sub("", line[: amounts[0].start]).strip(" 　:：…・(（")
    apart = line[: amounts[0].start].endswith((" ", "　", ":", "：", "\t", "…"))
    numbered = _NUMBERING.match(line) is not None
    return name if apart and numbered and is_name(name) and not find_years(name) else None


def _label(paragraph: str) -> str | None:
    """The program that a paragraph begins with before its sentences: 「灯台改修事業：…する。」."""
    match = _LABELLED.match(paragraph)
    return match["name"] if match and is_measure(match["name"]) else None


def _heads(line: str) -> bool:
    """Whether a line is the name of a part that names nothing: 「1 概要」, or 「予算額」 alone."""
    name = _bare(line)
    named = name != line.strip() or asked_measure(name.strip(MARKS), whole=True) is not None
    return named and not _says(name)


def _bare(line: str) -> str:
    """A line without its number."""
    return _NUMBERING.sub("", line).strip()


def _says(name: str) -> bool:
    """Whether a line says more than a title does."""
    said = len(name) > LONGEST_TITLE or find_amounts(name) or find_years(name) or find_units(name)
    return bool(said) or name[-1:] in "。.、:："


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    """Where each sentence stands, with the topic of those before it."""
    topic: str | None = None
    start = _behind_speaker(text, start, end)
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start(), topic
            topic = _topic(text[start : match.start()]) or topic
        topic = None if text.startswith("\n", match.end()) else topic
        start = _behind_speaker(text, match.end(), end)
    if start < end:
        yield start, end, topic


def _behind_speaker(text: str, start: int, end: int) -> int:
    """Where a text begins behind the name of who says it, at the beginning of a line."""
    first = start == 0 or text[start - 1] == "\n" or text.startswith("\n", start)
    speaker = _SPEAKER.match(text, start, end) if first else None
    return speaker.end() if speaker else start


def _topic(sentence: str) -> str | None:
    """The program that a sentence begins with as what it is about."""
    found = _ABOUT.match(sentence)
    name = found["name"].strip() if found else ""
    return name if is_program(name) else None
