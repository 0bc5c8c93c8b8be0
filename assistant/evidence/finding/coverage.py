"""Coverage: how much of what a question says a piece of evidence says too.

A term is covered by a statement that has one of its spellings, by the heading above it, or, less
the farther away it stands, by the lines around it: slides put a name beside what is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.deadline import check
from assistant.evidence.finding.weights import Weights
from assistant.evidence.finding.words import WordIndex
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.text import fold_key
from index.retrieval.others import other_words

HEADING_CREDIT = 0.9  # a heading says what the statement is about, though not in its words
NEARBY_CREDIT = 0.75  # a word on the next line
NEARBY_DECAY = 0.94  # per line of distance
NEARBY_LINES = 16  # beyond this, another thing is being talked of
PART_INSIDE = 2  # characters of a part that is found inside a word: 国 is everywhere
MEASURES = {"率", "数", "額", "費", "料"}
HEADLESS = 0.6  # share left of a compound whose head is not there: 採用 of 採用率
FIRST = frozenset({0})
PARTS_CREDIT = 0.9  # all parts of a compound occur, but not as one word
KIND_CREDIT = 0.85  # a value of the right kind under a label of its own: 「一般コース（1～3年）」
SAID_CREDIT = 0.6  # a value of the right kind somewhere in a sentence: 「14日～10か月までの間」
IDENTITY_CREDIT = 0.85  # what the document is about as a whole need not be said again inside it
OTHER_CREDIT = 0.85  # said in another language, or in another English word
ABOUT_ALL = 0.6  # from here on a term is what the whole document is about
SYNONYM_CREDIT = 0.95  # another word for the same attribute; the asked one wins a tie


@dataclass(frozen=True, slots=True)
class View:
    """Evidence as coverage sees it: folded key and normalised tokens, and its line."""

    key: str
    tokens: frozenset[str]
    heading_key: str
    heading_tokens: frozenset[str]
    line: int
    title: str = ""  # the innermost heading as it stands
    title_key: str = ""
    kinds: frozenset[str] = frozenset()  # of the value, where the statement is a labelled one
    said: frozenset[str] = frozenset()  # of the values that a sentence holds


NAMELESS = View("", frozenset(), "", frozenset(), 0)


class ViewIndex:
    """The views of a document with the words of their texts and of the headings above them."""

    def __init__(self, views: Sequence[View], identity: View = NAMELESS) -> None:
        """`identity` is what the document says of itself as a whole: its title, its opening."""
        self.views = views
        self.identity = WordIndex([(identity.key, identity.tokens)])
        self.texts = WordIndex([(v.key, v.tokens) for v in views])
        self.headings = WordIndex([(v.heading_key, v.heading_tokens) for v in views])

    def frequency(self, word: str) -> int:
        """How many views have a word, in their text or in the heading above it."""
        return len(self.texts.having(word) | self.headings.having(word))


@dataclass(frozen=True, slots=True)
class Covered:
    """Weighted mean coverage of all terms, that of each, and that of each without neighbours.

    `stated` is the mean by the text alone, without its heading.
    """

    mean: float
    each: tuple[float, ...]
    direct: tuple[float, ...]
    stated: float = 1.0


def coverage(terms: Sequence[Term], views: Sequence[View], weights: Weights) -> list[Covered]:
    """How far each view covers the terms.

    The views are neighbours in one document, in order: what one says is nearby for the next.
    Without terms everything is covered.
    """
    return coverage_at(terms, ViewIndex(views), range(len(views)), weights)


def coverage_at(
    terms: Sequence[Term],
    index: ViewIndex,
    places: Sequence[int],
    weights: Weights,
    *,
    alone: bool = False,
) -> list[Covered]:
    """The same for some places of a document whose views are indexed once for all questions.

    `alone` says that the views are no neighbours: cells of tables.
    """
    mass = [weights.of(t) for t in terms]
    columns = [_column(t, index, places, weights, alone=alone) for t in terms]
    if not columns:
        return [Covered(1.0, (), ())] * len(places)
    rows, direct, said = (zip(*(c[i] for c in columns), strict=True) for i in range(3))
    return [
        Covered(_mean(row, mass), row, own, _mean(text, mass))
        for row, own, text in zip(rows, direct, said, strict=True)
    ]


def identity_of(terms: Sequence[Term], index: ViewIndex, weights: Weights) -> tuple[float, ...]:
    """How far the document itself, by its title and opening, is about each term."""
    return tuple(IDENTITY_CREDIT * _identity(t, index.identity, weights) for t in terms)


def _identity(term: Term, words: WordIndex, weights: Weights) -> float:
    """As words, or as names in Latin letters: a file's name writes 高松 as "takamatsu"."""
    read = normalised_tokens(term.surface)
    latin = any(t.isascii() and t.isalpha() and len(t) > 2 and words.having(t) for t in read)
    return max(float(latin), _strengths(term, words, FIRST, weights).get(0, 0.0))


def told(terms: Sequence[Term]) -> tuple[int, ...]:
    """The places of the terms that say what is asked about: verbs only where there is no other."""
    return tuple(i for i, t in enumerate(terms) if not t.light) or tuple(range(len(terms)))


def coverage_together(
    terms: Sequence[Term],
    direct: Sequence[Sequence[float]],
    identity: Sequence[float],
    weights: Weights,
) -> float:
    """How far several views together, and what they are from, cover the terms.

    `direct` holds for each view how far it covers each term.
    """
    best = [max([identity[i], *(row[i] for row in direct)]) for i in told(terms)]
    return _mean(best, [weights.of(terms[i]) for i in told(terms)])


def whole_coverage(
    terms: Sequence[Term], covered: Covered, identity: Sequence[float], weights: Weights
) -> float:
    """How far one view alone, and what it is from, cover the terms."""
    return coverage_together(terms, (covered.direct,), identity, weights)


def own_coverages(
    terms: Sequence[Term],
    covered: Sequence[Covered],
    identity: Sequence[float],
    weights: Weights,
) -> list[float]:
    """How far each statement covers what the document does not say of itself as a whole.

    「南国市水道事業の給水戸数」 asks a document of that name for 給水戸数.
    """
    asked = told(terms)
    left = [i for i in asked if identity[i] < ABOUT_ALL] or asked
    mass = [weights.of(terms[i]) for i in left]
    return [_mean([one.direct[i] for i in left], mass) for one in covered]


def own_coverage(
    terms: Sequence[Term], covered: Covered, identity: Sequence[float], weights: Weights
) -> float:
    """The same for one statement."""
    (own,) = own_coverages(terms, (covered,), identity, weights)
    return own


def _mean(row: Sequence[float], mass: Sequence[float]) -> float:
    return sum(c * m for c, m in zip(row, mass, strict=True)) / sum(mass) if mass else 1.0


def _column(
    term: Term, index: ViewIndex, places: Sequence[int], weights: Weights, *, alone: bool
) -> tuple[list[float], list[float], list[float]]:
    """Coverage of one term by each view with its neighbours, without them, and by its text."""
    wanted = frozenset(places)
    said = _strengths(term, index.texts, wanted, weights)
    above = _strengths(term, index.headings, wanted, weights)
    views = [index.views[place] for place in places]
    here = [
        max(said.get(place, 0.0), _of_kind(term, view))
        for place, view in zip(places, views, strict=True)
    ]
    own = [
        max(h, HEADING_CREDIT * above.get(place, 0.0))
        for h, place in zip(here, places, strict=True)
    ]
    best = list(own)
    check()
    for source, strength in enumerate(here):
        # A label on another line is that line's: it lends nothing.
        if strength > 0 and not term.concept and not alone:
            _lend(best, views, source, strength)
    (whole,) = identity_of((term,), index, weights)
    return [max(b, whole) for b in best], own, here


def _lend(best: list[float], views: Sequence[View], source: int, strength: float) -> None:
    """Give the neighbours of `source` credit for what it says, both ways."""
    line = views[source].line
    for step in (-1, 1):
        at = source + step
        while 0 <= at < len(views) and abs(views[at].line - line) <= NEARBY_LINES:
            credit = strength * NEARBY_CREDIT * NEARBY_DECAY ** abs(views[at].line - line)
            best[at] = max(best[at], credit)
            at += step


def _of_kind(term: Term, view: View) -> float:
    """Credit for a value of the kind that the term's attribute has."""
    if term.kind is None:
        return 0.0
    compound = len(term.parts) > 1  # 応募件数 is no 採択数: a label has to say all of it
    if term.kind in view.kinds and not compound:
        return KIND_CREDIT
    return SAID_CREDIT if term.kind in view.said else 0.0


def _strengths(
    term: Term, words: WordIndex, wanted: frozenset[int], weights: Weights
) -> dict[int, float]:
    """By place: full for the word itself, less for a synonym, the share of its parts else."""
    word, others = term.alternatives[0], term.alternatives[1:]
    found = _of_parts(term, words, wanted, weights)
    same = ((other, SYNONYM_CREDIT) for other in others)
    said = fold_key(term.surface)
    elsewhere = [] if said == word else [(said, SYNONYM_CREDIT)]  # a phrase for an attribute
    elsewhere += [(o, OTHER_CREDIT) for w in (word, said, *others[:3]) for o in other_words(w)]
    for other, credit in (*same, *elsewhere):
        for place in words.having(other) & wanted:
            found[place] = max(found.get(place, 0.0), credit)
    found.update(dict.fromkeys(words.having(word) & wanted, 1.0))
    return found


def _of_parts(
    term: Term, words: WordIndex, wanted: frozenset[int], weights: Weights
) -> dict[int, float]:
    found: dict[int, float] = {}
    headed: dict[int, float] = {}
    total = 0.0
    for part in term.parts:
        weight = weights.part(part)
        total += weight
        headed = _of_part(part, words, wanted, weights)
        for place, strength in headed.items():
            found[place] = found.get(place, 0.0) + weight * strength
    if not total:
        return {}
    suffix = len(term.parts) > 1 and term.parts[-1][0] in MEASURES  # 採用率 is a 率 before all
    return {
        place: PARTS_CREDIT * mass / total * (HEADLESS if suffix and place not in headed else 1.0)
        for place, mass in found.items()
    }


def _of_part(
    part: Sequence[str], words: WordIndex, wanted: frozenset[int], weights: Weights
) -> dict[int, float]:
    """Full for any spelling of a part, the similarity for a word that means about the same."""
    found: dict[int, float] = {}
    for near, similarity in weights.near(part[0]).items():
        for place in words.having(near, shortest=PART_INSIDE) & wanted:
            found[place] = max(found.get(place, 0.0), similarity)
    for other in other_words(part[0]):
        for place in words.having(other, shortest=PART_INSIDE) & wanted:
            found[place] = max(found.get(place, 0.0), OTHER_CREDIT)
    for spelling in part:
        found.update(dict.fromkeys(words.having(spelling, shortest=PART_INSIDE) & wanted, 1.0))
    return found
