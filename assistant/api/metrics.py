"""Counters for operators in the text format of Prometheus. No label carries anything a reader typed."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Seconds: from an extractive answer to a language model at its limit."""
PREFIX = "transferkompass_"

Labels = tuple[tuple[str, str], ...]


class Metrics:
    """Counts answers, requests and feedback. Safe for several threads."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._answers: Counter[Labels] = Counter()
        self._requests: Counter[Labels] = Counter()
        self._feedback: Counter[Labels] = Counter()
        self._buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(BUCKETS) + 1))
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def answered(self, status: str, composer: str, timings_ms: Mapping[str, float]) -> None:
        with self._counting:
            self._answers[("status", status), ("composer", composer)] += 1
            for step, milliseconds in timings_ms.items():
                self._buckets[step][bisect_left(BUCKETS, milliseconds / 1000)] += 1
                self._seconds[step] += milliseconds / 1000

    def requested(self, method: str, route: str, status: int) -> None:
        with self._counting:
            self._requests[("method", method), ("route", route), ("status", str(status))] += 1

    def rated(self, useful: bool) -> None:
        with self._counting:
            self._feedback[(("useful", str(useful).lower()),)] += 1

    def text(self, gauges: Mapping[str, float]) -> str:
        """All counters, and ``gauges`` as they are now."""
        with self._counting:
            lines = [
                *_counter("answers_total", self._answers),
                *_counter("requests_total", self._requests),
                *_counter("feedback_total", self._feedback),
                *self._histogram("answer_seconds"),
            ]
        for name, value in gauges.items():
            lines += [f"# TYPE {PREFIX}{name} gauge", f"{PREFIX}{name} {value:g}"]
        return "\n".join(lines) + "\n"

    def _histogram(self, name: str) -> Iterator[str]:
        yield f"# TYPE {PREFIX}{name} histogram"
        for step, counts in sorted(self._buckets.items()):
            total = 0
            for limit, count in zip([*map(str, BUCKETS), "+Inf"], counts, strict=True):
                total += count
                yield _line(f"{name}_bucket", (("step", step), ("le", limit)), total)
            yield _line(f"{name}_sum", (("step", step),), self._seconds[step])
            yield _line(f"{name}_count", (("step", step),), total)


def _counter(name: str, counts: Counter[Labels]) -> Iterator[str]:
    yield f"# TYPE {PREFIX}{name} counter"
    for labels, count in sorted(counts.items()):
        yield _line(name, labels, count)


def _line(name: str, labels: Labels, value: float) -> str:
    shown = ",".join(f'{label}="{content}"' for label, content in labels)
    return f"{PREFIX}{name}{{{shown}}} {value:g}"
