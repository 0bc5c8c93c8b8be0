"""Which documents a turn is about: those that it names, else those of the turns before.

A turn that names none stays with the documents of the conversation while they have its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Act
from assistant.evidence.catalog import Catalog
from assistant.evidence.documents.called import is_name
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.homes import homes_of, is_acronym, said_elsewhere
from assistant.question.echo import words_as_names
from assistant.question.grammars.slots import place_of
from assistant.question.model import Intent, ProgramMention, Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.generic import home
from assistant.question.words.lexicon import selects
from corpus.text import fold_key
from index.lexical import morphemes

SEVERAL = 2  # words that no document at home has, which together lead away from it
AT_HOME = 0.5  # of the words of a turn: so many said at home keep it there


class Focus:
    """Decides which documents a turn is about."""

    def __init__(
        self,
        names: DocumentNames,
        catalog: Catalog,
        reviewed: Sequence[str] = (),
    ) -> None:
        """`reviewed` are the documents that a person has reviewed."""
        self._names = names
        self._catalog = catalog
        self._reviewed = tuple(reviewed)
        self.documents = tuple(names.ids)  # all that there are

    def of(
        self, question: Question, own: Question, before: Sequence[str]
    ) -> tuple[tuple[str, ...] | None, bool]:
        """The documents of the conversation, or those that a turn names; whether no other will do.

        `own` is what the turn says by itself, `before` the documents of the conversation. None
        where all are meant. A turn that says only what the documents of the conversation have, or
        that leans on the turn before, is about them.
        """
        if before and (self._is_partly_named(own, before) or self._is_plain_at_home(own, before)):
            return tuple(before), False
        if own.programs and not own.inherited:
            homes = homes_of(own, self._catalog)
            kept = tuple(d for d in before if d in homes)
            # 「A市の繰入金」 is not that of B, though both have a program of that name.
            kept = kept or tuple(d for d in self._names.named(own.terms) if d in homes)
            # 「B市の市税」 is of B too where only A has a program of that name.
            kept = kept or self._names.surely(own.terms, by_name=True)
            return (kept, False) if kept else (None, True)
        having = bool(before) and self._names.have(before, own.terms)
        named = () if having else self._named(own, before)
        if named:
            return named, False
        carried = any(t.carried for t in question.terms)
        leans = bool(question.inherited) or own.slots.elliptic or carried
        return (tuple(before), having or leans) if before else (None, True)

    def _is_partly_named(self, own: Question, before: Sequence[str]) -> bool:
        """Whether all that may name a program elsewhere is a part of its name: 「派遣さん」.

        Such a word leaves no conversation; a whole name does, and a proper one: 「防衛省」.
        """
        partly = bool(own.programs) and not own.inherited
        words = (Term(m.surface, (fold_key(m.surface),)) for m in own.programs)
        partly = partly and not any(m.exact for m in own.programs) and not any(map(is_name, words))
        return partly and homes_of(own, self._catalog).isdisjoint(before)

    def _is_plain_at_home(self, own: Question, before: Sequence[str]) -> bool:
        """Whether plain words of the conversation's documents happen to name rows of others.

        「個人と比べると？」 of taxes by 法人 and 個人 goes on with them, though another paper
        has a row called 個人: one word of the dictionary, and no proper name.
        """
        if not own.programs or own.inherited or self._names.surely(own.terms, by_name=True):
            return False
        words = [Term(m.surface, (fold_key(m.surface),)) for m in own.programs if m.surface]
        plain = all(len([*morphemes(t.surface)]) == 1 and not is_name(t) for t in words)
        away = homes_of(own, self._catalog).isdisjoint(before)
        return bool(words) and plain and away and self._names.have(before, (*words, *own.terms))

    def _named(self, own: Question, before: Sequence[str]) -> tuple[str, ...]:
        """The documents that a turn names, surely if it can be; by a name in a conversation.

        There a plain word of a title leads nowhere: 「赤字だったの？」, "when does the money come".
        Nor does one that the documents talked of have too, whatever else the turn says.
        """
        on = bool(before)
        terms = tuple(t for t in _naming(own) if not (on and self._is_had(t, before)))
        terms = tuple(t for t in terms if not (on and selects(t.surface)))  # "the new station"
        worded = tuple(t for t in terms if not (on and t.surface.isdigit()))
        named = self._names.surely(worded, by_name=on)
        names = tuple(t for t in terms if is_name(t)) if on else terms
        named = named or self._names.named(names, titles=on)
        return self._names.of_years(named, own.said_years) or named

    def _is_had(self, term: Term, home: Sequence[str]) -> bool:
        """Whether a word of content stands in the documents talked of."""
        content = not (term.light or term.concept or term.verbal)
        return content and self._names.have(home, (term,))

    def is_elsewhere(self, question: Question, documents: Sequence[str]) -> bool:
        """Whether what a question is about is in other documents as well."""
        return not homes_of(question, self._catalog) <= set(documents)

    def named_in(
        self, question: Question, documents: Sequence[str] | None
    ) -> tuple[ProgramMention, ...] | None:
        """The programs of a turn that the documents asked have; None where that is all of them.

        Without documents asked all are meant: they are not looked through.

        A word that names one by half, elsewhere, is a word: 「中小だと」 of the leaflet asked of
        names no other grant for 中小企業. Where none of them is there, acronyms are names still.
        """
        if question.inherited or not question.programs:
            return None
        homes = [(mention, self._homes((mention,))) for mention in question.programs]
        here = tuple(m for m, own in homes if own and not (documents and own.isdisjoint(documents)))
        if here:
            others = [m for m in question.programs if m not in here]
            return here if others and not any(m.exact for m in others) else None
        named = any(not is_acronym(m.surface) for m in question.programs)
        return () if named else None

    def _homes(self, mentions: Sequence[ProgramMention]) -> frozenset[str]:
        """The documents that some programs are from."""
        programs = (self._catalog.programs.get(i) for m in mentions for i in m.program_ids)
        return frozenset(d for p in programs if p for d in p.document_ids)

    def is_said_elsewhere(self, own: Question, home: Sequence[str]) -> bool:
        """Whether another document has all words of a turn, and those at home not half of them.

        Several words or a name: the plain 「赤字」 alone leads nowhere. What is written in another
        language than the turn has none of its words, and tells nothing.
        """
        content = [t for t in own.terms if not (t.light or t.concept or t.verbal)]
        content = [t for t in content if not shows(t.surface, Sign.CALLS)]  # 「申請の締切」
        away = [t for t in content if not self._names.have(home, (t,))]
        language = "ja" if own.japanese else "en"
        if len(content) - len(away) >= AT_HOME * len(content):
            return False
        if self._names.in_language(home, language) != tuple(home):
            return False
        told = len(away) >= SEVERAL or any(map(is_name, away))
        saying = tuple(self._names.saying_all(own.terms)) if told else ()
        return bool(self._names.in_language(saying, language))

    def foremost(self, own: Question) -> tuple[str, ...] | None:
        """The one document that a person has reviewed, for an amount that names nothing.

        "The total request", 「一番大きい事業」: others have such amounts too, none as surely.
        """
        named = own.programs or any(not (t.light or t.concept) for t in own.terms)
        asks = own.money and (own.whole or own.intent is Intent.RANK)
        one = len(self._reviewed) == 1 < len(self.documents)
        return self._reviewed if one and asks and not named else None

    def of_a_whole(self, own: Question) -> tuple[str, ...]:
        """The documents that a turn on a whole one may mean, where it names none.

        Those that call themselves as it does: 「この公募」, "this speech". Who asks in Japanese
        means a Japanese document, where there is one; in English any is asked of.
        """
        meant = self._names.headed(_naming(own)) or self.documents
        return (own.japanese and self._names.in_language(meant, "ja")) or meant

    def picked(self, own: Question, offered: Sequence[str]) -> tuple[str, ...] | None:
        """The document that a turn picks of those offered, by its name or its place in them.

        Only where it asks nothing of its own: 「文科省のやつ」, "the second one"; or by its whole
        title, which is the choice that was offered.
        """
        titled = [d for d in offered if own.says(self._names.title(d))]
        if len(titled) == 1:
            return (titled[0],)
        asks = own.money or own.value_type is not None or any(t.concept for t in own.terms)
        if not offered or asks:
            return None
        place = place_of(own.slots.ordinal, len(offered)) if own.slots.ordinal is not None else None
        if place is not None:
            return (offered[place],)
        words = words_as_names(own)
        told = [self._names.surely(words), *(self._names.headed((w,)) for w in words)]
        meant = [set(documents) & set(offered) for documents in told]
        named = {d for some in meant if len(some) == 1 for d in some}
        return tuple(named) if len(named) == 1 else None

    def in_its_language(self, home: Sequence[str]) -> tuple[str, ...] | None:
        """The documents that may tell more where those of a conversation do not; None for all.

        Who talks of an English document means none in Japanese that has a word of the turn.
        """
        languages = {self._names.language(d) for d in home}
        if len(languages) != 1:
            return None
        found = self._names.in_language(self.documents, languages.pop())
        return found if len(found) < len(self.documents) else None

    def names_surely(self, own: Question, documents: Sequence[str]) -> bool:
        """Whether a turn surely names the documents that it is asked of.

        The only one that there is by a name: a plain word of its title tells it from no other.
        """
        named = self._names.surely(own.terms, by_name=len(self.documents) == 1)
        return bool(documents) and set(documents) in (set(named), set(self._home_of(own)))

    def _home_of(self, own: Question) -> tuple[str, ...]:
        """The one document that has the names of the programs that a turn calls by them."""
        called = len(self.documents) > 1 and bool(own.programs) and not own.inherited
        called = called and all(m.exact for m in own.programs)
        homes = homes_of(own, self._catalog) if called else frozenset[str]()
        alone = len(homes) == 1 and not said_elsewhere(own, homes, self._names)
        return tuple(homes) if alone else ()


def _naming(own: Question) -> tuple[Term, ...]:
    """The words of a turn that may name a document: of what is new the word "new" names none.

    Nor does the country whose papers all are: 「日本も払ってる？」 of a guide to another's budget.
    """
    words = (t for t in own.terms if fold_key(t.surface) not in home())
    return tuple(t for t in words if own.act is not Act.NEW or not shows(t.surface, Sign.NEW))
