"""Passages ranked for a turn of a conversation: by its words, those before, and where it stands.

「いつから？」 has no word of its own. What it is about is said in the turns before, and most often
stands beside what was quoted last: in the same passage, under the same heading, or next to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.places import Places
from assistant.evidence.finding.statements import Statement
from assistant.evidence.turns.neighbourhood import Neighbourhood, Range
from assistant.question.words.language import detect_language
from index.encoding.bundled import bundled_encoder
from index.passage import Passage
from index.retrieval import Retriever
from index.retrieval.expansion import expand
from index.retrieval.glossary import load_glossary
from index.retrieval.late import LateIndex

LONGEST = 300  # characters of a passage that are told: of a longer one what comes nearest
FEW = 3  # passages that an answer may tell
AS_GOOD = 0.6  # of the best: what suits a turn less tells nothing beside it
MOST = 200  # passages that a search tells of
TEXTS_KEPT = 4096  # statements whose words are known: those beside what is talked of come again
TOGETHER = 0.5  # what the last turns say as one counts of what the turn says itself
STANDS = 0.25  # and so much, that a passage was cited in the turn before

SENTENCE = re.compile(r"[。.!?]\s*$")


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage that suits a turn, and what it says, in its order.

    `statements` are those of a long one that come nearest to the turn, `whole` all of them.
    """

    passage: Passage
    statements: tuple[Statement, ...]
    whole: tuple[Statement, ...]
    program_id: str | None  # the one that all of it is about


class ConversationalRetriever:
    """Ranks the passages of documents for the last turn of a conversation."""

    def __init__(self, retriever: Retriever, ledger: Ledger, places: Places) -> None:
        self._retriever = retriever
        self._ledger = ledger
        self._places = places
        self._neighbourhood = Neighbourhood(retriever.passages, places)

    def rank(
        self,
        turns: Sequence[str],
        cited: Sequence[Sequence[Range]],
        documents: Sequence[str] | None,
        language: str,
    ) -> tuple[RankedPassage, ...]:
        """The few passages of `documents` that suit the last of `turns` best, best first.

        `turns` are the user's, oldest first; `cited` what each answer to those before cited.
        """
        scores = self._said(turns, documents, language)
        for at, near in self._neighbourhood.of(cited).items():
            if at in scores:
                scores[at] += STANDS * near
        ordered = sorted(scores, key=lambda at: (-scores[at], at))
        best = [*islice(filter(self._says, ordered), FEW)]
        told = (at for at in best if scores[at] >= AS_GOOD * scores[best[0]])
        return tuple(self._ranked(self._retriever.passages[at], turns) for at in told)

    def _says(self, at: int) -> bool:
        """Whether a passage has anything to quote: a bibliography has not."""
        passage = self._retriever.passages[at]
        starts = self._ledger.page(passage.document_id).starts
        low, high = np.searchsorted(starts, (passage.start, passage.end)).tolist()
        return bool(low < high)

    def _said(
        self, turns: Sequence[str], documents: Sequence[str] | None, language: str
    ) -> dict[int, float]:
        """What is found for the last turn alone, and for all of them as one."""
        scores = self._found(turns[-1], documents, language)
        if len(turns) > 1:
            for at, score in self._found(" ".join(turns), documents, language).items():
                scores[at] = scores.get(at, 0.0) + TOGETHER * score
        return scores

    def _found(self, text: str, documents: Sequence[str] | None, language: str) -> dict[int, float]:
        within = self._places.in_documents(documents)
        return self._retriever.scores(text, top_k=MOST, language=language, allowed=within)

    def _ranked(self, passage: Passage, turns: Sequence[str]) -> RankedPassage:
        page = self._ledger.page(passage.document_id)
        inside = range(*np.searchsorted(page.starts, (passage.start, passage.end)).tolist())
        said: list[int] = []
        for i in inside:
            statement = page.statements[i]
            if not said or statement.start >= page.statements[said[-1]].end:
                said.append(i)
        whole = tuple(page.statements[i] for i in said)
        said = _window(said, page, turns)
        programs = frozenset[str]().union(*(page.program_ids[i] for i in said))
        about = next(iter(programs)) if len(programs) == 1 else None
        return RankedPassage(passage, tuple(page.statements[i] for i in said), whole, about)


def _window(said: list[int], page: StatementPage, turns: Sequence[str]) -> list[int]:
    """Of a long passage the statement that comes nearest to the turn, and those around it."""
    lengths = [len(page.statements[i].text) for i in said]
    if sum(lengths) <= LONGEST:
        return said
    near = nearness([page.statements[i].text for i in said], turns)
    low = high = int(np.argmax(near))
    room = LONGEST - lengths[low]
    while room > 0:
        after = high + 1 < len(said) and (low == 0 or near[high + 1] >= near[low - 1])
        step = high + 1 if after else low - 1
        if step < 0 or lengths[step] > room:
            break
        room -= lengths[step]
        low, high = min(low, step), max(high, step)
    titled = low > 0 and not SENTENCE.search(page.statements[said[0]].text)
    return [*said[: int(titled)], *said[low : high + 1]]


def nearness(texts: Sequence[str], turns: Sequence[str]) -> NDArray[np.float32]:
    """How near each text comes to the last of the turns, and less to all of them together.

    What an English turn may be called in Japanese counts with its words, where a text has it.
    """
    encoder = bundled_encoder()
    ids = [_words(text) for text in texts]
    words, vectors = LateIndex.of_words(ids, encoder), encoder.encode_words(ids)

    def near(turn: str) -> NDArray[np.float32]:
        if detect_language(turn) == "en":
            turn = expand(turn, words, encoder, load_glossary()).text
        late = words.scores(words.query(turn), np.arange(len(texts)))
        return np.asarray(late + vectors @ encoder.encode_queries([turn])[0], np.float32)

    alone = near(turns[-1])
    return alone + TOGETHER * near(" ".join(turns)) if len(turns) > 1 else alone


@lru_cache(TEXTS_KEPT)
def _words(text: str) -> tuple[int, ...]:
    """The words of a text by their place in the table of the encoder."""
    return tuple(bundled_encoder().token_ids([text])[0])
