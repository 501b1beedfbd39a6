"""Column types that SQLite's STRICT tables and PostgreSQL store alike: INTEGER, TEXT and BLOB only.

SQLite would keep a Numeric as a REAL and refuses DATETIME or BOOLEAN in STRICT tables, so that dates and flags
have their own text and number form here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import Dialect

# A whole number of up to 64 bits: money in minor units, counts, keys.
WHOLE = sa.BigInteger().with_variant(sa.INTEGER(), "sqlite")
TEXT = sa.TEXT()
BYTES = sa.LargeBinary()


class Day(sa.types.TypeDecorator[date]):
    """A date as ISO text, which sorts by time."""

    impl = sa.TEXT
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


@lru_cache(64)  # whatever one transaction writes has the same few moments
def moment_text(moment: datetime) -> str:
    """A point in time as text of fixed width in UTC, which sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class Moment(sa.types.TypeDecorator[datetime]):
    """A point in time in UTC as ISO text."""

    impl = sa.TEXT
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class Flag(sa.types.TypeDecorator[bool]):
    """True or False as 1 or 0."""

    impl = sa.INTEGER
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        return None if value is None else bool(value)


class Choice(sa.types.TypeDecorator[StrEnum]):
    """A value of an enumeration as its text."""

    impl = sa.TEXT
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self.kind(value)
