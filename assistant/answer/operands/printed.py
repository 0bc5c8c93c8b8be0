"""A change that a sentence states itself: "a decrease of $85 million", 「前年度比2,700万円の増」.

Where the document says by how much an amount changed, that is told, and nothing is subtracted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.operands.in_sentences import ReadSentence, sentences_in_view
from assistant.answer.operands.rows.located import says, words_of
from assistant.evidence.finding.statements import clean
from assistant.evidence.quantities import TextQuantity
from corpus.facts import Measure
from corpus.text import fold, fold_key

NOUNS_UP = r"(?:increase|rise|gain|raise)s?|growth"
NOUNS_DOWN = r"(?:decrease|reduction|decline|cut|fall|drop)s?"
VERBS_UP, VERBS_DOWN = (
    r"up|increased|rose|grew|rises|grows",
    r"down|decreased|fell|falls|reduced|cut",
)
ABOUT = r"(?:about |around |some |nearly |roughly )?$"
AHEAD_UP = re.compile(rf"\b(?:(?:{NOUNS_UP}) of|(?:{VERBS_UP})(?: by)?) {ABOUT}")
AHEAD_DOWN = re.compile(rf"\b(?:(?:{NOUNS_DOWN}) of|(?:{VERBS_DOWN})(?: by)?) {ABOUT}")
BEHIND_UP = re.compile(
    r"\s?(?:の?増(?![額や])|を上回)|\s(?:more|higher) than\b|\s(?:increase|rise)\b"
)
BEHIND_DOWN = re.compile(
    r"\s?(?:の?減(?![額ら])|を下回)|\s(?:less|lower) than\b|\s(?:decrease|cut)\b"
)
LEAD = 40  # characters before an amount that may say that it is a change
SURE = 0.9


def change_printed(context: Context) -> Composed | None:
    """The one change of money that the sentence told last states, else one that a turn names."""
    words = words_of(context)
    for sentence in sentences_in_view(context, near=bool(words)):
        if not any(part.quantity.is_money for part in sentence.parts):
            continue
        told = [s for s in sentence.singles() if all(says(fold_key(s.text), w) for w in words)]
        changes = [(one, at, way) for one in told for at, way in _changes(one)]
        if len(changes) == 1:
            return _told(context, *changes[0])
    return None


def _changes(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    for at, part in enumerate(sentence.parts):
        if part.quantity.is_money and (way := _way(sentence.text, part.quantity)):
            yield at, way


def _way(text: str, quantity: TextQuantity) -> int:
    """+1 or -1 of an amount that is a change, 0 of any other."""
    ahead = fold(text[max(0, quantity.start - LEAD) : quantity.start]).text
    behind = fold(text[quantity.end : quantity.end + LEAD]).text
    up = AHEAD_UP.search(ahead) or BEHIND_UP.match(behind)
    down = AHEAD_DOWN.search(ahead) or BEHIND_DOWN.match(behind)
    return bool(up) - bool(down)


def _told(context: Context, sentence: ReadSentence, at: int, way: int) -> Composed | None:
    change = sentence.measured(at, context)
    if change is None:
        return None
    draft = context.draft()
    change = replace(change, figure=replace(change.figure, measure=Measure.DIFFERENCE.value))
    value = change.state(draft).display
    draft.say("printed_up" if way > 0 else "printed_down", value=value)
    draft.add(f"{clean(sentence.text)}{markers(change.numbers(draft))}")
    return Composed("answered", draft, SURE)
