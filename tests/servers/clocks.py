"""A clock that tests turn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


class TestClock:
    """Implements `ports.Clock`; also a monotonic clock in seconds."""

    __test__ = False

    def __init__(self, now: datetime = datetime(2027, 2, 2, 9, 0, tzinfo=UTC)) -> None:
        self.time = now
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()

    def monotonic(self) -> float:
        return self.seconds

    def go_on(self, seconds: float) -> None:
        """Time passes."""
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds

    def jump(self, seconds: float) -> None:
        """Somebody sets the wall clock."""
        self.time += timedelta(seconds=seconds)
