"""Content words: what evidence must cover before it may answer.

Japanese is cut by SudachiPy into short units, whose normalised form brings spelling variants
together (受入れ and 受け入れ); runs of nouns are kept together as one term. English content words
are covered by the Japanese words that the glossary gives for them, or by their own spelling.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.question.model import Term
from assistant.question.signs import Sign
from assistant.question.words.characters import HIRAGANA
from assistant.question.words.concepts import concepts_asked
from assistant.question.words.lexicon import Concept, lexicon, said_in, unframed
from assistant.question.words.runs import VERB, WordRun, noun_runs
from corpus.text import fold_key
from corpus.text.amounts import PER_ONE
from index.lexical.readings import squeezed
from index.retrieval.synonyms import load_synonyms

if TYPE_CHECKING:
    from sudachipy import Morpheme

# What kind of thing answers: it need not be said again beside the answer.
ANSWERS = {
    "機関",
    "組織",
    "団体",
    "法人",
    "省庁",
    "府省",
    "部署",
    "部局",
    "企業",
    "会社",
    "人物",
    "地域",
}
SPELLINGS = 3  # of a verb itself: its surface and its forms
NAME_OF = {"国名", "大学名", "会社名", "企業名"}  # any name of the kind answers
MONTHLY = "月補正"  # a year has one supplementary budget a month at most
YEARLY = {"年間", "毎年", "1年間"}  # of an amount: which amount is for a year is seen from it
TITLES = {"教授", "博士", "先生", "さん", "氏", "代表"}  # said of a person, not part of the name
# 「Xのどの柱」: the tokenizer takes のど for a throat.
BEFORE_ASKING = re.compile(r"(?<=[のはにがをで])(?=ど[のんうれこ])")
# The thing that an amount is for: 「1課題あたり」.
# Possessive (+), since a question may repeat such words a thousand times and end otherwise.
PER = re.compile(
    r"(?:[0-9０-９一]{0,4}+(?:(?!当た?り)[一-龥ァ-ヶーa-zA-Z㎡]){1,6}+[・、/／]?+){1,3}+"
    rf"{PER_ONE}"
    r"(?:、?年間)?|(?:ひとり|一人|[1１]人)の?年間の?"
)
# 「ライン（Rhein）」, 「結束基金（Cohesion Fund）」: two spellings of a word, either will do.
SPELT_TWICE = re.compile(
    r"(?:(?<![一-龥々ァ-ヶー])(?P<word>[一-龥々][一-龥々ァ-ヶー]++)"
    r"|(?<![ァ-ヶー・])(?P<name>[ァ-ヶー・]{2,}+)[^ァ-ヶー・（(]{0,2})"
    r"[（(](?P<latin>[A-Za-z][A-Za-z .'-]+)[)）]"
)


def japanese_terms(text: str, *, framed: bool) -> tuple[Term, ...]:
    """Terms of a Japanese question from which program names and years are already removed.

    `framed` leaves out measures and operations, which the table is asked by.
    """
    concepts = concepts_asked(text)
    asked = said_in(text).without([Sign.ASKING_ADVERB, Sign.TOLD_IN], gap="、")
    plain = SPELT_TWICE.sub(_spelt_first, BEFORE_ASKING.sub("、", PER.sub("、", asked)))
    terms: list[Term] = []
    beside = False  # a measure that the table is asked by stands just before: 「要求額と倍率」
    for run in noun_runs(_compounded(plain, concepts)):
        measure = framed and not unframed(fold_key(run.surface))
        if not measure or _concept(run.surface, concepts):
            term = _japanese_term(run, concepts, framed=framed)
            terms += [replace(term, joined=term.joined or beside)] if term else []
        beside = measure and run.joined
    latin = {fold_key(_spelt_first(m)): m["latin"] for m in SPELT_TWICE.finditer(text)}
    terms = [_respelt(term, latin) for term in _either(terms)]
    return (*terms, *_phrased_concepts(terms, concepts, text))


def _spelt_first(twice: re.Match[str]) -> str:
    """The Japanese of two spellings."""
    return str(twice["word"] or twice["name"])


def _compounded(text: str, concepts: Sequence[Concept]) -> str:
    """The text with what asks for one attribute as one word: 「応募の締切」 → 「応募締切」.

    Of a longer word, 「海外派遣の期間」, it is what that word says.
    """
    said = said_in(text)
    for start, end in sorted(
        {span for c in concepts for span in said.longest(f"concepts.{c.name}")}, reverse=True
    ):
        joined = text[start:end].replace("の", "")
        begins = not start or text[start - 1] in HIRAGANA or not text[start - 1].isalnum()
        if begins and any(fold_key(joined) in c.asked for c in concepts):
            text = text[:start] + joined + text[end:]
    return text


def _either(terms: Sequence[Term]) -> list[Term]:
    """Terms with 「コースやメニュー」 as one: either will do."""
    merged: list[Term] = []
    for term in terms:
        if merged and merged[-1].either:
            before = merged.pop()
            spellings = (*before.alternatives, *term.alternatives)
            words = (*_spellings(before), *_spellings(term), *spellings)
            part = tuple(dict.fromkeys(words))
            merged.append(replace(term, alternatives=spellings, parts=(part,)))
        else:
            merged.append(term)
    return merged


def _spellings(term: Term) -> tuple[str, ...]:
    """The spellings of a word that is no compound."""
    return term.parts[0] if len(term.parts) == 1 else ()


def _respelt(term: Term, latin: Mapping[str, str]) -> Term:
    """A term with the Latin spelling that stands behind it in brackets."""
    spellings = (latin[key] for key in term.alternatives if key in latin)
    keys = tuple(key for spelling in spellings for key in (fold_key(spelling), squeezed(spelling)))
    return replace(term, alternatives=(*term.alternatives, *keys)) if keys else term


def _concept(surface: str, concepts: Sequence[Concept]) -> Concept | None:
    key = fold_key(surface)
    return next((c for c in concepts if key in c.asked), None)


def _japanese_term(run: WordRun, concepts: Sequence[Concept], *, framed: bool) -> Term | None:
    """The term that a run of nouns makes, or None where it only asks or is polite."""
    key = fold_key(run.surface)
    concept = _concept(run.surface, concepts)
    if concept:
        return Term(
            run.surface,
            (key, *concept.labels),
            focus=True,
            joined=run.joined,
            concept=concept.name,
            kind=concept.kind,
        )
    if key in NAME_OF or key in YEARLY or (framed and key.removesuffix(MONTHLY).isdigit()):
        return None
    rest = unframed(key) if framed else key
    stop = lexicon().stop_ja
    kept = [t for t in run.tokens if not {t.normalized_form(), t.surface()} & stop]
    kept = [t for t in kept if fold_key(t.surface()) in rest]
    if kept and kept[-1].surface() in TITLES and any(is_proper(t) for t in kept):
        kept = kept[:-1]
    if not kept or all(t.surface() in "・~-" for t in kept):
        return None
    if kept[0].part_of_speech()[0] == VERB:
        return _verb(run)
    parts = tuple(_parts(kept, concepts))
    unique = tuple(dict.fromkeys(parts))
    focus = run.topic and not run.light
    own = "".join(fold_key(t.surface()) for t in kept)
    light = run.light or _only_counts(key) or (run.verbal and framed)
    head = _concept(kept[-1].surface(), concepts) if len(kept) > 1 else None
    spellings = (own, *load_synonyms().get(own))
    return Term(
        run.surface,
        spellings,
        unique,
        focus=focus,
        light=light or (focus and key in ANSWERS),
        verbal=run.verbal,
        joined=run.joined,
        either=run.either,
        concept=head.name if head else None,
        kind=head.kind if head else None,
    )


def _only_counts(key: str) -> bool:
    """Whether a word is no more than a number of things: 「2つ」 stands in any table."""
    return key.endswith("つ") and key[:-1].isdigit()


def _verb(run: WordRun) -> Term:
    """A verb by its dictionary form, or by what documents say for it: 送り出した is 派遣."""
    *before, last = run.tokens
    stem = "".join(t.surface() for t in before)
    forms = [fold_key(stem + last.dictionary_form()), fold_key(stem + last.normalized_form())]
    forms += [] if before else [fold_key(last.surface())]
    synonyms = (word for form in forms for word in load_synonyms().get(form))
    spellings = tuple(dict.fromkeys([*forms, *synonyms]))
    return Term(run.surface, spellings, (spellings,), light=True)


def verb_at_end(text: str) -> Term | None:
    """The verb that a clause ends with, where documents say it otherwise: 呼ぶ is 招へい."""
    run = next(iter(deque(noun_runs(text), maxlen=1)), None)
    if run is None or run.tokens[0].part_of_speech()[0] != VERB:
        return None
    known = {run.tokens[-1].normalized_form(), run.tokens[-1].surface()} & lexicon().stop_ja
    verb = _verb(run)
    return verb if known and len(verb.alternatives) > SPELLINGS else None


def is_proper(token: Morpheme) -> bool:
    """Whether a token is a proper noun."""
    return bool(token.part_of_speech()[1] == "固有名詞")


def is_place(token: Morpheme) -> bool:
    """Whether a token is the name of a place."""
    return bool(token.part_of_speech()[1:3] == ("固有名詞", "地名"))


def _parts(tokens: Sequence[Morpheme], concepts: Sequence[Concept]) -> Iterator[tuple[str, ...]]:
    """The parts of a compound: words that have synonyms whole, else each token."""
    keys = [fold_key(t.surface()) for t in tokens]
    start = 0
    while start < len(tokens):
        size = _known_tokens(keys, start)
        if size == 0:
            yield _part(tokens[start], concepts)
            start += 1
            continue
        word = "".join(keys[start : start + size])
        yield (word, *load_synonyms().get(word))
        start += size


def _known_tokens(keys: Sequence[str], start: int) -> int:
    """How many tokens from `start` are the longest known word of several tokens; 0 for none.

    Looks no further than the longest known word, so that a long compound takes linear time.
    """
    synonyms = load_synonyms()
    word, found = keys[start], 0
    for end in range(start + 1, len(keys)):
        word += keys[end]
        if len(word) > synonyms.longest:
            break
        if word in synonyms:
            found = end + 1 - start
    return found


def _part(token: Morpheme, concepts: Sequence[Concept]) -> tuple[str, ...]:
    form, key = token.normalized_form().lower(), fold_key(token.surface())
    same = tuple(label for c in concepts if key in c.asked for label in c.labels)
    synonyms = (word for own in (form, key) for word in load_synonyms().get(own))
    return tuple(dict.fromkeys((form, key, *same, *synonyms)))


def _phrased_concepts(
    terms: Sequence[Term], concepts: Sequence[Concept], text: str
) -> tuple[Term, ...]:
    """Concepts asked by a phrase that is no noun: 「どのくらいの間」「始まった」."""
    said = said_in(text)
    known = {t.concept for t in terms}
    covered = "".join(t.alternatives[0] for t in terms)
    extra = []
    for concept in concepts:
        spans = said.longest(f"concepts.{concept.name}")
        phrase = fold_key(text[slice(*spans[0])]) if spans else ""
        if concept.name not in known and phrase not in covered:
            extra.append(
                Term(
                    phrase,
                    (phrase, *concept.labels),
                    focus=True,
                    concept=concept.name,
                    kind=concept.kind,
                )
            )
    return tuple(extra)
