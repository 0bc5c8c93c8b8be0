"""What the words of a turn say of the one document that it is asked of: its name, or all of it.

「霧島県で増えた事業は？」 of the budget of that prefecture names no thing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.acts import Act
from assistant.evidence.catalog import Catalog
from assistant.evidence.documents.names import DocumentNames
from assistant.question.echo import said_beside
from assistant.question.model import Intent, Question, Term
from assistant.question.programs.partial import is_generic
from assistant.question.signs import Sign, shows
from assistant.question.summing_up import names_for_gist
from corpus.text import fold_key

OF_ALL = frozenset({Intent.RANK, Intent.FILTER, Intent.LIST})
OF_WHOLE = frozenset({Act.OVERVIEW, Act.SUMMARY, Act.ABOUT_DOCUMENT})

# What may be asked of the amount of a whole: how much it is, how it changed, and why.
OF_ONE_AMOUNT = frozenset(
    {Intent.FIGURE, Intent.DIFFERENCE, Intent.RATIO, Intent.REASON, Intent.TIMELINE}
)
# What asks how large the whole is, and not what it is about: 「ざっくりどんな感じ」.
SIZES = frozenset({Sign.HOW_MUCH, Sign.HOW_LARGE, Sign.SIZE, Sign.WHOLE, Sign.SUM, Sign.IN_TOTAL})
MOSTLY = 0.5  # of the words of a turn that wants the gist of what they name
# What somebody gets or pays is no amount of the whole.
OF_EACH = frozenset({Sign.GETS, Sign.AT_MOST, Sign.PER, Sign.OF_ONE, Sign.OWN_SHARE})


class WholeDocument:
    """Tells the words of a turn that name its one document from those for things in it."""

    def __init__(
        self, names: DocumentNames, catalog: Catalog, calls: Callable[[str, Term], bool]
    ) -> None:
        """`calls` tells whether a document is about a word, by its title and its opening."""
        self._names = names
        self._catalog = catalog
        self._calls = calls

    def unnamed(
        self, own: Question, question: Question, documents: Sequence[str]
    ) -> tuple[Question, Question]:
        """A turn on the whole of one document, whose words for that ask for nothing in it.

        「霧島県で増えた事業は？」 of the budget of that prefecture is asked of all of it. Asked how
        much the whole is, a turn keeps its own words: it wants no overview. An amount that is asked
        of nothing but the document is that of the whole: 「霧島市の予算はどのくらい？」.
        """
        if len(documents) != 1:
            return own, question
        if not own.whole and self._is_of_all(own, documents[0]):
            own, question = _of_whole(own), _of_whole(question)
        told = own.act in OF_WHOLE and Sign.SUM not in own.signs
        wide = own.intent in OF_ALL or told
        unnamed = self._lightened(question, documents[0]) if wide or own.whole else question
        return self._lightened(own, documents[0]) if wide and not own.whole else own, unnamed

    def _is_of_all(self, own: Question, document: str) -> bool:
        """Whether an amount is asked of the document by its name, and of nothing in it."""
        told = [t for t in own.terms if not t.light and not shows(t.surface, Sign.SIZE)]
        asks = own.money and own.intent in OF_ONE_AMOUNT and not own.programs
        asks = asks and not (own.act in OF_WHOLE and SIZES.isdisjoint(own.signs))
        if not asks or own.signs & OF_EACH or not told:
            return False
        return all(self._is_called(document, t) for t in told) and not self._names_a_row(
            told, document
        )

    def wants_gist(self, own: Question, documents: Sequence[str]) -> bool:
        """Whether a turn wants the gist of its one document, and asks for nothing in it.

        「高松市の市税の決算、ざっくり教えて」: most of its words are what the document is called.
        """
        named = [t for t in names_for_gist(own) if not is_generic(t)]
        if len(documents) != 1 or not named:
            return False
        called = [t for t in named if self._names.calls_itself(documents[0], t)]
        return len(called) > MOSTLY * len(named)

    def _names_a_row(self, told: Sequence[Term], document: str) -> bool:
        """Whether a word is the whole name of something in a document: "Research" of an agency."""
        inside = map(self._catalog.name, self._catalog.of((document,)))
        rows = {fold_key(name) for name in inside}
        return any(a in rows for t in told for a in t.alternatives)

    def within(self, question: Question, documents: Sequence[str] | None) -> str:
        """What a turn says beside the name of its one document, which tells no passage apart.

        None are all that there are.

        「汐見台市で店を継ぐときの補助」 of the budget of that city -> 「で店を継ぐときの補助」.
        """
        asked = documents or tuple(self._names.ids)
        one = asked[0] if len(asked) == 1 else None
        return said_beside(question, (t for t in question.terms if one and self._is_called(one, t)))

    def _is_called(self, document: str, term: Term) -> bool:
        """Whether a word says which document is meant: by what it is about, or as its name."""
        return self._calls(document, term) or self._names.told_by(term) == (document,)

    def lightened(self, question: Question, documents: Sequence[str]) -> Question:
        """A question whose words for its one document are no things that are looked for in it."""
        return self._lightened(question, documents[0]) if len(documents) == 1 else question

    def _lightened(self, question: Question, document: str) -> Question:
        terms = (
            replace(t, light=True) if self._is_called(document, t) else t for t in question.terms
        )
        return replace(question, terms=tuple(terms))


def _of_whole(question: Question) -> Question:
    """The question asked of a document as a whole, whose size says nothing more."""
    terms = (replace(t, light=t.light or shows(t.surface, Sign.SIZE)) for t in question.terms)
    return replace(question, whole=True, terms=tuple(terms))
