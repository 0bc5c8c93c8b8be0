"""An answer in the shape of a chat completion, whole or in chunks."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final
from urllib.parse import quote

from assistant.model import Answer, Citation
from web.chat.schema import MODEL
from web.events import pieces

# There is no language model, so no tokens of one: a word of Latin letters or one other sign.
_TOKEN: Final = re.compile(r"[A-Za-z0-9]+|\S")
_MARKER: Final = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


@dataclass(frozen=True, slots=True)
class Reply:
    """A completion in the making; `base` is the address that citations link below."""

    base: str
    prompt: str
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, answer: Answer) -> dict[str, Any]:
        """The completion."""
        beside = self._beside(answer)
        message = {"role": "assistant", "content": answer.answer, "refusal": None}
        message |= {"annotations": self._annotations(answer)} | beside
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        return {
            **self._head("chat.completion"),
            "choices": [choice],
            "usage": self._usage(answer),
            **beside,
            "status": answer.status,
            "suggestions": list(answer.suggestions),
            "index_version": answer.index_version,
        }

    def opening(self) -> dict[str, Any]:
        """The first chunk, sent before there is an answer."""
        return self._chunk({"role": "assistant", "content": "", "refusal": None})

    def piece(self, text: str) -> dict[str, Any]:
        """A chunk of text that is sure before the answer is whole."""
        return self._chunk({"content": text})

    def chunks(self, answer: Answer, *, usage: bool, sent: int = 0) -> Iterator[dict[str, Any]]:
        """The chunks that follow: pieces of the answer, its citations, and the usage if asked.

        `sent` characters of the answer have gone out before.
        """
        yield from (self.piece(piece) for piece in pieces(answer.answer[sent:]))
        beside = self._beside(answer)
        delta = {"annotations": self._annotations(answer)} | beside
        last = self._chunk(delta, finish_reason="stop")
        yield last | beside | {"status": answer.status, "index_version": answer.index_version}
        if usage:
            yield {
                **self._head("chat.completion.chunk"),
                "choices": [],
                "usage": self._usage(answer),
            }

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL}

    def _chunk(self, delta: dict[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def _beside(self, answer: Answer) -> dict[str, Any]:
        return {
            "citations": [asdict(citation) for citation in answer.citations],
            "figures": [asdict(figure) for figure in answer.figures],
            "written_by": asdict(answer.model) if answer.model else None,
        }

    def _usage(self, answer: Answer) -> dict[str, int]:
        asked, said = count_tokens(self.prompt), count_tokens(answer.answer)
        return {
            "prompt_tokens": asked,
            "completion_tokens": said,
            "total_tokens": asked + said,
        }

    def _annotations(self, answer: Answer) -> list[dict[str, Any]]:
        """One for each marker in the text: where it stands, and the passage that it means."""
        cited = {citation.number: citation for citation in answer.citations}
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": start,
                    "end_index": end,
                    "title": cited[number].document_title,
                    "url": self._url(cited[number]),
                },
            }
            for start, end, number in _markers(answer.answer)
            if number in cited
        ]

    def _url(self, citation: Citation) -> str:
        # The fragment is that of text/plain (RFC 5147): a range of characters.
        path = f"/api/documents/{quote(citation.document_id, safe='')}/text"
        return f"{self.base}{path}#char={citation.start},{citation.end}"


def _markers(text: str) -> Iterable[tuple[int, int, int]]:
    for match in _MARKER.finditer(text):
        for number in match.group(1).split(","):
            yield match.start(), match.end(), int(number)


def count_tokens(text: str) -> int:
    """Words of Latin letters and digits, and every other sign by itself."""
    return sum(1 for _ in _TOKEN.finditer(text))
