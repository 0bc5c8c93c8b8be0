"""What a reply must be to stand in for the built-in answer.

Every fault is a sentence that the model can act on. The checks need no trust in the model: a
reply that follows an order hidden in a document changes the language, the numbers or the words,
leaves figures out, or links somewhere, and each of these is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.answer.model import Answer
from assistant.question.runs import normalised_tokens
from assistant.writer.languages import LANGUAGES, is_in
from assistant.writer.numbers import missing_figures, unproved_numbers
from assistant.writer.sentences import MARKER, marked, split_reply
from corpus.text import fold_key

LONGEST_SHARE = 1.5  # of the built-in answer's length: wording adds a few words, not content
LONGEST_SHORT = 400  # characters that any answer may have
ACTIVE = re.compile(r"https?://|www\.|\]\(|</?[a-z!]|```|javascript:", re.IGNORECASE)
CONTENT = re.compile(r"[\u30a0-\u30ff\u4e00-\u9fff]{2,}|[a-z]{3,}")
LEAST_SHARED = 0.6  # of a Japanese reply's content words: the rest is wording


def find_faults(reply: str, answer: Answer) -> list[str]:
    """What is wrong with a reply, empty where it may be shown."""
    if not reply.strip():
        return ["The reply is empty."]
    return [fault for check in CHECKS for fault in check(reply, answer)]


def _length(reply: str, answer: Answer) -> Iterator[str]:
    longest = max(LONGEST_SHORT, int(LONGEST_SHARE * len(answer.answer)))
    if len(reply) > longest:
        yield f"It has {len(reply)} characters; at most {longest} are allowed."


def _language(reply: str, answer: Answer) -> Iterator[str]:
    if not is_in(answer.language, MARKER.sub(" ", reply), _evidence(answer)):
        yield f"It is not in {LANGUAGES[answer.language]}."


def _markers(reply: str, answer: Answer) -> Iterator[str]:
    given = {c.number for c in answer.citations}
    unknown = sorted(marked(reply) - given)
    if unknown:
        yield f"There is no citation {', '.join(f'[{n}]' for n in unknown)}."
    if given and not marked(reply):
        yield "It cites nothing; put markers such as [1] behind what they support."


def _numbers(reply: str, answer: Answer) -> Iterator[str]:
    for sentence in split_reply(reply):
        loose = list(dict.fromkeys(unproved_numbers(sentence, answer)))
        if loose:
            cited = "".join(f"[{n}]" for n in sorted(sentence.citations)) or "no quote"
            yield f"{', '.join(loose)} does not stand in what its sentence cites ({cited})."


def _figures(reply: str, answer: Answer) -> Iterator[str]:
    for figure in missing_figures(reply, answer):
        yield f"It leaves out the figure {figure.display} ({figure.label})."


def _active(reply: str, answer: Answer) -> Iterator[str]:
    """Links and mark-up could carry data away or lead somewhere: plain text only."""
    if any(found not in answer.answer for found in ACTIVE.findall(reply)):
        yield "It has a link or mark-up; only plain text is allowed."


def _words(reply: str, answer: Answer) -> Iterator[str]:
    """A Japanese reply says what Japanese evidence says, so most of its words are there."""
    if answer.language != "ja":
        return
    evidence = _evidence(answer)
    key, tokens = fold_key(evidence), set(normalised_tokens(evidence))
    said = {w for w in normalised_tokens(MARKER.sub(" ", reply)) if CONTENT.fullmatch(w)}
    known = {w for w in said if w in tokens or fold_key(w) in key}
    if len(known) < LEAST_SHARED * len(said):
        yield "Too many of its words stand neither in the built-in answer nor in a quote."


def _evidence(answer: Answer) -> str:
    return "\n".join([answer.answer, *(c.quote for c in answer.citations)])


CHECKS: tuple[Callable[[str, Answer], Iterator[str]], ...] = (
    _length,
    _language,
    _markers,
    _numbers,
    _figures,
    _active,
    _words,
)
