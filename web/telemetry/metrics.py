"""Prometheus metrics, in a registry of the application's own, so that two can live in a process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from assistant.model import Answer, ModelUse

# An answer takes milliseconds; with a language model behind it, seconds.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.04, 0.1, 0.25, 1.0, 5.0, 20.0)


class Metrics:
    """Counts answers, requests and builds."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._age: _IndexAge | None = None
        self._stages = self._histogram(
            "assistant_answer_seconds", "Time to answer, by stage", ["stage"]
        )
        self._answers = Counter(
            "assistant_answers_total",
            "Answers by status and language",
            ["status", "language"],
            registry=self._registry,
        )
        self._requests = self._histogram(
            "assistant_http_request_seconds", "HTTP requests", ["method", "route", "status"]
        )
        self._model_answers = Counter(
            "assistant_model_answers_total",
            "Answers that a language model had to do with, by outcome",
            ["outcome"],
            registry=self._registry,
        )
        self._model_work = Counter(
            "assistant_model_work_total",
            "Requests to the language model, its tokens, and sentences cut",
            ["kind"],
            registry=self._registry,
        )
        self._model_seconds = self._histogram(
            "assistant_model_seconds", "Time that an answer waited for the model", ["outcome"]
        )
        self._builds = Counter(
            "assistant_builds_total", "Builds by outcome", ["outcome"], registry=self._registry
        )

    def _histogram(self, name: str, meaning: str, labels: list[str]) -> Histogram:
        return Histogram(name, meaning, labels, buckets=BUCKETS, registry=self._registry)

    def watch_index_age(self, built_at: Callable[[], str | None]) -> None:
        """Report the age of the build in service, in seconds; NaN where there is none."""
        self._age = _IndexAge(built_at)
        self._registry.register(self._age)

    def answer(self, answer: Answer) -> None:
        """Count an answer and the time of its stages."""
        self._answers.labels(answer.status, answer.language).inc()
        timings = answer.timings_ms
        for stage in ("understand", "retrieve", "compose", "total"):
            self._stages.labels(stage).observe(getattr(timings, stage) / 1000)
        if answer.model is not None:
            self._model(answer.model)

    def _model(self, use: ModelUse) -> None:
        self._model_answers.labels(use.outcome).inc()
        self._model_seconds.labels(use.outcome).observe(use.milliseconds / 1000)
        for kind in ("rounds", "prompt_tokens", "completion_tokens", "cut"):
            self._model_work.labels(kind).inc(getattr(use, kind))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an HTTP request."""
        known = method if method in {"GET", "POST", "DELETE", "HEAD", "OPTIONS"} else "other"
        self._requests.labels(known, route, str(status)).observe(seconds)

    def build(self, outcome: str) -> None:
        """Count a finished build."""
        self._builds.labels(outcome).inc()

    def text(self) -> bytes:
        """All metrics in Prometheus' text format, of all workers where they share a folder."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        if self._age is not None:
            registry.register(self._age)
        return generate_latest(registry)


class _IndexAge(Collector):
    """Worked out when asked for, which also serves where several workers share their counts."""

    def __init__(self, built_at: Callable[[], str | None]) -> None:
        self._built_at = built_at

    def collect(self) -> Iterable[GaugeMetricFamily]:
        built = self._built_at()
        age = time.time() - datetime.fromisoformat(built).timestamp() if built else float("nan")
        yield GaugeMetricFamily("assistant_index_age_seconds", "Age of the build in service", age)
