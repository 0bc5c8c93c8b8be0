"""What is spoken of in a question, beside its years, its numbers and the words that only rank."""

from __future__ import annotations

from assistant.question.grammars.counts import asked_counts, find_counts
from assistant.question.grammars.slots import notations
from assistant.question.signs import Sign, shows
from assistant.question.words.characters import bracketed
from assistant.question.words.lexicon import cut, said_in
from assistant.question.words.terms import PER
from corpus.text.amounts import find_amounts
from corpus.text.years import find_years

NOT_SPOKEN = (Sign.LAST_YEAR, Sign.NEXT_YEAR, Sign.TOP, Sign.EACH)


def spoken_text(text: str, *, framed: bool) -> str:
    """The text without years, and without amounts where they select rows."""
    said = said_in(text)
    signs = [s for sign in NOT_SPOKEN for s in said.of(sign)]
    counts = find_counts(text)
    signs += [(c.start, c.end) for c in counts if c.ranks or (c.has("top") and Sign.RANK in said)]
    years = [(y.start, y.end) for y in find_years(text)]
    if not framed:
        return cut(text, [*signs, *years, *asked_counts(text)])
    amounts = [(a.start, a.end) for a in find_amounts(text)]
    meant = [(b.start, b.end) for b in bracketed(text) if shows(b.inner, Sign.WHOLE_MEANT)]
    units = [span for _, span in notations(said) if not text[slice(*span)].isascii()]
    return PER.sub(" ", cut(text, [*signs, *years, *amounts, *meant, *units]))
