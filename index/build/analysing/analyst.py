"""Asks the analysing process, and ends it where a file takes too long or too much."""

from __future__ import annotations

import atexit
import math
import time
from dataclasses import dataclass, field
from functools import lru_cache
from types import TracebackType

from corpus.analysed import Analysis
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.host import Host, TimedOut
from corpus.readers.isolated.limits import MEBIBYTE
from corpus.readers.isolated.worker import OUT_OF_MEMORY
from index.build.analysing.exchange import decode, encode_request
from index.build.prepared.documents import OutOfTime, PutOff
from index.build.sources.survey import SourceFile

MEMORY_BYTES = 2048 * MEBIBYTE  # 450,000 rows of a CSV took 1.1 GB
MOMENT = 2.0  # seconds: a file that is broken says so sooner, with a process to start
LARGEST_ANSWER = 1024 * MEBIBYTE  # an analysis as JSON, read at once
# Parsers run in a process below this one, which is replaced sooner; to start this one takes as long
# as some thirty documents, and it remembers the lines that it has read.
ANSWERS = 5000


@dataclass(frozen=True, slots=True)
class Patience:
    """How long others wait for new files: for `seconds` in all, and then a moment for each.

    No more than that moment for one that the published build is without: it took too long before,
    or fails at once. A served document that waits is served as it was before.
    """

    seconds: float
    missing: frozenset[str] = frozenset()  # names of files
    since: float = field(default_factory=time.monotonic)  # one clock for all processes

    def for_(self, source: SourceFile) -> float:
        """Seconds that others wait for this file: a new one → 10.0, a known slow one → 2.0."""
        left = self.since + self.seconds - time.monotonic()
        return MOMENT if source.name in self.missing else max(MOMENT, left)


ENDLESS = Patience(math.inf)


def analyse_limited(source: SourceFile, seconds: float, patience: Patience = ENDLESS) -> Analysis:
    """The analysis of a file by the limited process of this one, as `Analyst` does it.

    A function that the workers of a build can import: each keeps one limited process of its own.
    """
    return _analyst(seconds)(source, patience.for_(source))


@lru_cache(maxsize=1)
def _analyst(seconds: float) -> Analyst:
    analyst = Analyst(seconds)
    atexit.register(analyst.end)
    return analyst


class Analyst:
    """Reads and analyses files one after the other; use as a context manager, which ends it.

    `seconds` is what one file may take in all. A build that is ended takes the process with it.
    """

    def __init__(self, seconds: float, memory_bytes: int = MEMORY_BYTES) -> None:
        self._seconds = seconds
        self._memory = memory_bytes
        self._host = Host("index.build.analysing.worker", ANSWERS)

    def __call__(self, source: SourceFile, patience: float = math.inf) -> Analysis:
        """The analysis of a file.

        Raises AssistantError with the reason, OutOfTime where it takes too long, TooLarge where
        it takes too much memory, PutOff where it takes longer than others wait (`patience`, in
        seconds), OSError where the disk fails.
        """
        seconds = min(self._seconds, patience)
        request = encode_request(source, self._memory)
        try:
            answer = self._host.ask(request, seconds=seconds, largest=LARGEST_ANSWER)
            return decode(answer)
        except TimedOut:
            self._host.end()
            if seconds < self._seconds:
                raise PutOff(
                    f"{source.name} takes longer than {seconds:.1f} seconds to read and "
                    "analyse: it follows as soon as that is done."
                ) from None
            raise OutOfTime(
                f"{source.name} took longer than {self._seconds:g} seconds to read and analyse "
                "(ASSISTANT_DOCUMENT_SECONDS); split it into parts. It is tried again only when "
                "a full rebuild is asked for."
            ) from None
        except (EOFError, BrokenPipeError, ValueError) as error:
            raise self._failure(source.name, self._host.end()) from error

    def _failure(self, name: str, status: int | None) -> TooLarge | UnreadableDocument:
        if status == OUT_OF_MEMORY:
            limit = self._memory / MEBIBYTE
            return TooLarge(f"{name} takes more than {limit:.0f} MiB of memory to analyse.")
        return UnreadableDocument(f"{name} made its analysis fail (exit status {status}).")

    def end(self) -> None:
        """End the limited process, if it was started."""
        self._host.end()

    def __enter__(self) -> Analyst:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()
