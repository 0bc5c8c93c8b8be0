"""What kinds of things a question takes for granted: a country, a number of people, an agency.

A false premise is best met by what the document does say of the same kind: 「フランスで開かれる」
by the sentence that names a country, "run by X" by the one that names an agency.
"""

from __future__ import annotations

import re

from assistant.question.model import Question
from assistant.question.values import counters_like
from assistant.question.words.things import NUMBER, UNIVERSITY, countries
from corpus.text import fold
from corpus.text.years import find_years

COUNTED = re.compile(rf"{NUMBER}\s*(か国|カ国|ヶ国|人|名|件|課題|機関|校|社|年間|か月|ヶ月|%|割)")
ACRONYM = re.compile(r"(?<![A-Za-z-])[A-Z]{3,6}(?![A-Za-z-])")
YEAR = re.compile(r"(?:令和|平成|昭和)\s*[0-9元]+\s*年|(?:19|20)[0-9]{2}\s*年")


def claimed_kinds(question: Question) -> tuple[re.Pattern[str], ...]:
    """Patterns that find the same kinds of things in a statement as the question claims."""
    text = question.text
    for mention in question.programs:
        text = text.replace(mention.surface, " ") if mention.surface else text
    folded = fold(text).text
    kinds: list[re.Pattern[str]] = []
    for pattern in (countries(), UNIVERSITY):
        kinds += [pattern] if pattern.search(folded) else []
    for match in COUNTED.finditer(folded):
        units = "|".join(map(re.escape, counters_like(match[1])))
        kinds.append(re.compile(rf"{NUMBER}\s*(?:{units})"))
    kinds += [YEAR] if find_years(folded) else []
    return (*kinds, *([ACRONYM] if ACRONYM.search(text) else []))
