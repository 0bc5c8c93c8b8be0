"""From the data directory to a finished model: the steps in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from index.training.chive import read_word_vectors
from index.training.export import export
from index.training.fit import Schedule, fit
from index.training.initial import initial_table
from index.training.pairs import (
    Columns,
    gloss_pairs,
    heading_pairs,
    question_pairs,
    sentence_in_passage,
    synonym_pairs,
    translations,
)
from index.training.sources import (
    Entry,
    QuestionSet,
    read_dictionary,
    read_questions,
    read_sentence_pairs,
    read_synonyms,
)
from index.training.vocabulary import (
    VOCABULARY_SIZE,
    choose_words,
    count_english,
    count_words,
    make_tokenizer,
)

DIMENSION = 256


@dataclass(frozen=True, slots=True)
class TrainingSources:
    """Everything that training reads."""

    questions: QuestionSet
    sentences: Sequence[tuple[str, str]]
    dictionary: Sequence[Entry]
    synonyms: Sequence[tuple[str, ...]]
    documents: Sequence[str]  # texts of the field, for their words and headings

    @classmethod
    def read(cls, directory: Path, documents: Sequence[Path]) -> TrainingSources:
        """Read the files of the data directory under their published names."""
        return cls(
            read_questions(directory / "jaquad_train.json.xz"),
            read_sentence_pairs(directory / "tanaka_50k.tsv.xz"),
            read_dictionary(directory / "jmdict_glosses.tsv.xz"),
            read_synonyms(directory / "sudachi_synonyms.txt.xz"),
            [path.read_text(encoding="utf-8") for path in documents],
        )

    def japanese(self) -> chain[str]:
        """Every Japanese text, for counting words."""
        translated = (japanese for _, japanese in self.sentences)
        questions = self.questions
        return chain(questions.paragraphs, questions.questions, translated, self.documents)

    def english(self) -> chain[str]:
        """Every English text, for counting words."""
        glosses = (gloss for entry in self.dictionary for gloss in entry.glosses)
        return chain((english for english, _ in self.sentences), glosses)

    def pairs(self, seed: int) -> dict[str, Columns]:
        """The data sets of the trainer by name; one without pairs is left out."""
        sets = {
            "questions": question_pairs(self.questions, seed=seed),
            "sentences": sentence_in_passage(self.questions.paragraphs, seed=seed),
            "translations": translations(self.sentences),
            "glosses": gloss_pairs(self.dictionary),
            "synonyms": synonym_pairs(self.synonyms, seed=seed),
            "headings": heading_pairs(self.documents),
        }
        return {name: columns for name, columns in sets.items() if columns["anchor"]}


def train(
    sources: TrainingSources,
    wheel: Path,
    output: Path,
    schedule: Schedule,
    *,
    scratch: Path,
    vocabulary_size: int = VOCABULARY_SIZE,
    dimension: int = DIMENSION,
    progress: Callable[[str], None] = lambda _line: None,
) -> dict[str, str]:
    """Train and save a model into `output`; return the checksums of its files.

    The same data, seed, library versions and thread count give the same weights.
    """
    progress("reading word vectors")
    vectors = read_word_vectors(wheel)
    progress("choosing the vocabulary")
    counts, english = count_words(sources.japanese()), count_english(sources.english())
    words = choose_words(counts, english, vectors, vocabulary_size)
    tokenizer = make_tokenizer(words)
    progress(f"starting from {len(words)} words")
    table = initial_table(
        words, vectors, sources.dictionary, dimension=dimension, seed=schedule.seed
    )
    progress("finding near misses")
    data = sources.pairs(schedule.seed)
    progress("training")
    trained = fit(tokenizer, table, data, schedule, scratch)
    return export(tokenizer, trained, output)
