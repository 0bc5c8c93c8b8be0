"""Structured logs, one JSON object a line on standard error, by structlog."""

from __future__ import annotations

import json
import logging
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import structlog

from corpus.text.plain import TURNING

MOST_REPEATS: Final = 10


class Repeats(logging.Filter):
    """Lets a fault of one kind through so many times a minute; the rest is counted.

    A fault that a client can cause (no descriptor left, a torn request) would fill the disk.
    """

    def __init__(self, most: int = MOST_REPEATS) -> None:
        super().__init__()
        self._most = most
        self._minute = 0
        self._counts: Counter[tuple[str, str]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        minute = int(record.created // 60)
        if minute != self._minute:
            self._minute, self._counts = minute, Counter()
        kind = (record.name, str(record.msg)[:80])
        self._counts[kind] += 1
        if self._counts[kind] == self._most:
            record.msg = f"{record.msg} (seen {self._most} times; no more lines this minute)"
        return self._counts[kind] <= self._most


def as_line(event: object, *, default: Callable[[Any], Any] | None = None) -> str:
    """An event as JSON whose line is shown in its order: 「\\u202e」 is escaped, 「国」 is not."""
    line = json.dumps(event, default=default, ensure_ascii=False)
    return TURNING.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def configure_logs() -> None:
    """Send structlog's events, and the warnings of the libraries, to standard error as JSON."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer = structlog.processors.JSONRenderer(serializer=as_line)
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    handler.addFilter(Repeats())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
