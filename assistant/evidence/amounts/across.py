"""Whether an amount of a text in another language says all that a question in this one names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.evidence.finding.covering.words import WordIndex
from assistant.question.model import Question, Term
from assistant.question.programs.partial import is_generic
from assistant.question.words.runs import normalised_tokens
from assistant.question.words.terms import is_proper
from corpus.text import fold_key
from corpus.text.folding import is_japanese
from index.lexical import morphemes
from index.lexical.readings import english_stem
from index.retrieval.others import other_words


def is_across(question: Question, text: str) -> bool:
    """Whether a question and a text are in two languages: 「柵の補助は」 of "up to £900"."""
    return question.japanese is not _is_japanese(text)


def says_each(terms: Iterable[Term], text: str) -> bool:
    """Whether a text in another language surely says every word of content.

    「ウェールズの慈善団体」 is said by "Charities in Wales", not by "Charities in Kent"; whether a
    word that nothing translates is said nobody knows.
    """
    words = WordIndex([(fold_key(text), frozenset(normalised_tokens(text)))])
    named = (t for t in terms if not (t.light or t.verbal or t.concept or is_generic(t)))
    return all(_says(t, words) for t in named)


def _says(term: Term, text: WordIndex) -> bool:
    """Whether a text says a word whole, or each of its parts that is translated."""
    if _is_said(term.alternatives, text):
        return True
    known = [said for part in term.parts if (said := _is_said(part, text)) is not None]
    names = any(is_proper(m) for m in morphemes(term.surface))
    return bool(known) and all(known) and (len(known) == len(term.parts) or not names)


def _is_said(words: Sequence[str], text: WordIndex) -> bool | None:
    """Whether a text has one of the spellings of a word, None where only its own is known."""
    others = [*words, *(o for w in words for o in other_words(w))]
    translated = any(_is_japanese(o) is not _is_japanese(words[0]) for o in others)
    said = any(text.having(form) for o in others for form in (o, english_stem(o)))
    return said or (False if translated else None)


def _is_japanese(text: str) -> bool:
    return any(map(is_japanese, text))
