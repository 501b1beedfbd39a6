"""The computer's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """Implements `ports.Clock`."""

    def now(self) -> datetime:
        """The current time, UTC, time zone aware."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date on the user's wall: documents and terms are dated by it."""
        return datetime.now().astimezone().date()
