"""Times answers over HTTP, with one and with many clients, by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit

from assistant.benchmark.load import Load, load
from assistant.benchmark.questions import TABLE, TEXT, Asked
from assistant.benchmark.report import Cell, Report, largest, percentile
from assistant.benchmark.serving import Served, served
from corpus.errors import InvalidInput

_BUSY = 0.7  # from here on more clients get no more answers
_STAGES = ("understand", "retrieve", "compose")
_COLUMNS = ("clients", "answers/s", "p50 ms", "p95 ms", "p99 ms", TABLE, TEXT, *_STAGES, "errors")


def time_answers(
    data_dir: Path,
    questions: Sequence[Asked],
    *,
    clients: Sequence[int],
    seconds: float,
    workers: int,
    url: str | None = None,
) -> Report:
    """Start a server (or use the one at `url`) and let so many clients ask for so many seconds.

    The columns by kind of question and by stage are p50, in milliseconds.
    """
    where: AbstractContextManager[Served] = (
        nullcontext(_server(url)) if url else served(data_dir, workers=workers)
    )
    texts = [asked.text for asked in questions]
    with where as server:
        load(server.host, server.port, texts, clients=1, seconds=min(seconds, 5))  # to warm up
        loads = {
            count: load(server.host, server.port, texts, clients=count, seconds=seconds)
            for count in clients
        }
    measured: dict[str, Cell] = {"questions": len(texts), "seconds each": seconds}
    measured |= {"service": url} if url else {"workers": workers}
    rows = [_row(count, found, questions) for count, found in loads.items()]
    return Report("answers", _COLUMNS, rows, _limit(loads, 0 if url else workers), measured)


def _row(clients: int, found: Load, questions: Sequence[Asked]) -> list[Cell]:
    times = [exchange.milliseconds for exchange in found.exchanges]
    kinds = (
        [e.milliseconds for e in found.exchanges if questions[e.question].kind == kind]
        for kind in (TABLE, TEXT)
    )
    stages = ([e.stages.get(stage, 0.0) for e in found.exchanges] for stage in _STAGES)
    return [
        clients,
        round(_rate(found), 1),
        *(_at(times, share) for share in (0.5, 0.95, 0.99)),
        *(_at(values, 0.5) for values in (*kinds, *stages)),
        found.errors + found.broken,
    ]


def _at(values: Sequence[float], share: float) -> float | None:
    return round(percentile(values, share), 1) if values else None


def _limit(loads: Mapping[int, Load], workers: int) -> str:
    """Which stage takes most, and how busy computing keeps the workers.

    Busy is answers a second times the seconds that one takes where fewest ask at once: under load
    a stage also waits for the others, which is not work.
    """
    calmest, busiest = loads[min(loads)], max(loads.values(), key=_rate)
    spent = {s: sum(e.stages.get(s, 0.0) for e in calmest.exchanges) for s in _STAGES}
    told = f"computing, most of it in {largest(spent)}"
    if not workers:
        return told
    each = sum(spent.values()) / 1000 / (len(calmest.exchanges) or 1)
    busy = _rate(busiest) * each / workers
    if busy > _BUSY:
        return f"{told}; it keeps {workers} workers busy {min(busy, 1):.0%} of the time"
    return f"HTTP, clients and cores: computing keeps {workers} workers busy {busy:.0%} of the time"


def _rate(found: Load) -> float:
    return len(found.exchanges) / found.seconds


def _server(url: str) -> Served:
    """The server at an address; raises InvalidInput for what is none."""
    address = urlsplit(url)
    if address.scheme != "http" or not address.hostname:
        raise InvalidInput(f"{url} is no address of a service; write it like http://127.0.0.1:8000")
    return Served(address.hostname, address.port or 80, 0.0)
