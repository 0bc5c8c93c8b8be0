"""What a sentence rests on: the lines it cites, and the words of them that it has."""

from __future__ import annotations

import re

from assistant.writer.reading.across import dictionary_words
from assistant.writer.reading.claims import BLANK, Claim
from assistant.writer.reading.focus import ReadingFocus, Translate, content_words, focus
from assistant.writer.reading.numerals import SMALL, TENS, in_digits
from assistant.writer.reading.vocabulary import named, pattern, words
from corpus.text import fold, fold_key
from corpus.text.dates import find_dates, names_of, without_dates

LEAST_SHARED = 0.55  # of a sentence's words stand in what it cites: the rest is wording
LEAST_SHARED_ACROSS = 0.3  # of a sentence's in lines of the other language, by the dictionary
# Words that checks of their own hold to the rows.
HELD_TO_ROWS = (
    "superlatives",
    "direction",
    "multiples",
    "measures",
    "money",
    "currencies",
    "counters",
    "computed",
)
DIGITS = re.compile(r"\d+(?:\.\d+)?")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def foci(claim: Claim) -> tuple[ReadingFocus, ...]:
    """For each stretch that a sentence cites, the lines that it rests on."""
    words_of = dictionary_words if is_foreign(claim) else content_words
    sought = words_of(claim.worded) | set(DIGITS.findall(claim.low.replace(",", "")))
    sought |= set(DIGITS.findall(in_digits(claim.worded)))
    sought |= {name for date in find_dates(claim.low) for name in names_of(date)}
    exhibits = claim.known.exhibits
    return tuple(
        focus(exhibits.stretches[n], exhibits.sources, frozenset(sought), _translate(claim))
        for n in claim.quotes
    )


def focused(claim: Claim) -> list[str]:
    """The texts of those lines."""
    return [claim.known.exhibits.sources.text(f.stretch) for f in foci(claim)]


def whole_stretches(claim: Claim) -> list[str]:
    """The texts of the stretches as they were shown."""
    exhibits = claim.known.exhibits
    return [exhibits.sources.text(exhibits.stretches[n]) for n in claim.quotes]


def forms(claim: Claim, word: str) -> tuple[str, ...]:
    """A word and what the dictionary gives for it."""
    translate = _translate(claim)
    return (word, *(translate(word) if translate else ()))


def evidence_words(claim: Claim, said: frozenset[str]) -> frozenset[str]:
    """Which of the words stand in the cited lines, or in the rows that are referred to."""
    rows = [r for ref in claim.figures for r in claim.known.exhibits.rows(ref.handle)]
    sources = claim.known.exhibits.sources
    told = [*focused(claim), *(" ".join((r.program, r.label, r.scope or "")) for r in rows)]
    told += [sources.documents[r.document_id].text[r.start : r.end] for r in rows]
    told += [sources.documents[r.document_id].title for r in rows]
    kin = {r.program_id for r in rows}  # whose scope is meant is for a check of its own
    told += [r.scope for r in sources.figures if r.scope and r.program_id in kin]
    key = fold_key("\n".join(told))
    return frozenset(w for w in said if any(f in key for f in forms(claim, w)))


def said_words(claim: Claim) -> frozenset[str]:
    """The words of a sentence that need support.

    Where it has figures, words of direction, measure and money are held to the rows by checks of
    their own.
    """
    chars = list(without_dates(claim.worded))
    for year in claim.years:
        chars[year.start : year.end] = " " * (year.end - year.start)
    text = "".join(chars)
    if claim.figures:
        text = pattern("qualifier").sub(" ", without_held(text))
    words_of = dictionary_words if is_foreign(claim) else content_words
    return (
        words_of(text) - SMALL.keys() - TENS.keys()
    )  # numbers are held to the lines by their own check


def without_held(text: str) -> str:
    """A text without the words that checks of their own hold to the rows: 「最も大きい額」."""
    for group in HELD_TO_ROWS:
        for words_of in named(group).values():
            text = words_of.sub(" ", text)
    return text


def across(claim: Claim) -> bool:
    """Whether the sentence and what it cites are in different languages."""
    rows = [r for ref in claim.figures for r in claim.known.exhibits.rows(ref.handle)]
    cited = "".join((*focused(claim), *(r.label for r in rows)))
    return is_foreign(claim) or (
        not JAPANESE.search(claim.worded.replace(BLANK, "")) and bool(JAPANESE.search(cited))
    )


def is_foreign(claim: Claim) -> bool:
    """Whether a Japanese sentence cites lines that have no Japanese."""
    cited = "".join(whole_stretches(claim))
    return bool(cited and JAPANESE.search(claim.worded)) and not JAPANESE.search(cited)


def is_bare(claim: Claim) -> bool:
    """A yes or a no, and nothing else."""
    said = re.sub(r"[\s。．.!！、,]", "", claim.worded.replace(BLANK, ""))
    return said in {w.replace(" ", "") for w in words()["bare"]["words"]}


def says_something(text: str) -> bool:
    """Whether a text has words or numbers that could be wrong: 「事業を行う。」 has none."""
    return bool(content_words(text) or DIGITS.search(text))


def is_claimless(claim: Claim) -> bool:
    """A question, a courtesy, a heading: what states nothing that could be wrong."""
    text = claim.worded.replace(BLANK, " ").strip()
    if is_bare(claim):
        return False
    if not says_something(text) and not pattern("bare").match(text):
        return True
    return text.endswith((*words()["questions"]["ends"], *words()["introductions"]["ends"]))


def all_shown(claim: Claim) -> str:
    """All that the tools have shown and the user has said, for looking names up in."""
    exhibits = claim.known.exhibits
    rows = exhibits.figures.values()
    parts = [exhibits.sources.text(s) for s in exhibits.stretches.values()]
    parts += [d.title for d in exhibits.sources.documents.values()]
    parts += [" ".join((r.program, r.label, r.scope or "", r.original)) for r in rows]
    parts += [" ".join((p.name, p.name_en or "", *p.aliases)) for p in exhibits.sources.programs]
    return "".join(fold_key(fold(p).text) for p in (*parts, claim.known.asked))


def _translate(claim: Claim) -> Translate | None:
    return claim.known.translate if claim.known.language == "en" or is_foreign(claim) else None
