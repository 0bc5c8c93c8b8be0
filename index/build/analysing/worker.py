"""The process that analyses untrusted files: `python -m index.build.analysing.worker`.

It speaks as the reading process does (`corpus.readers.isolated`),
which it starts for reading.
"""

from __future__ import annotations

import os
import sys

from corpus.errors import AssistantError, UnreadableDocument
from corpus.readers.isolated.worker import limit_process, read_message, write_message
from index.build.analysing.exchange import decode_request, encode, encode_error
from index.build.prepared.documents import analyse_file
from index.build.sources.survey import SourceFile

OPEN_FILES = 256


def main() -> None:
    """Serve requests until the input closes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    limited = False
    while (request := read_message(sys.stdin.buffer)) is not None:
        source, memory_bytes = decode_request(request)
        if not limited:
            limit_process(memory_bytes, OPEN_FILES)
            limited = True
        write_message(answers, _answer(source))


def _answer(source: SourceFile) -> bytes:
    try:
        return encode(analyse_file(source))
    except (AssistantError, OSError) as error:
        return encode_error(error)
    except MemoryError:
        return encode_error(UnreadableDocument(f"{source.name} takes too much memory."))


if __name__ == "__main__":
    main()
