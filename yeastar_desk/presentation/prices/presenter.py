"""What the Price lists page says of a list. No Qt."""

from __future__ import annotations

from datetime import date

from yeastar_desk.application.views import PriceListRow
from yeastar_desk.presentation.formats import Formats


def validity(row: PriceListRow, formats: Formats) -> str:
    """When a list is valid: `1 Jan 2026 – 31 Dec 2026`, `from 1 Jan 2026`."""
    if row.valid_to is None:
        return f"from {formats.date(row.valid_from)}"
    return formats.term(row.valid_from, row.valid_to)


def status(row: PriceListRow, today: date) -> tuple[str, str]:
    """In a word and a tone: valid today, not yet, no longer."""
    if row.valid_from > today:
        return "Not yet valid", "neutral"
    if row.valid_to is not None and row.valid_to < today:
        return "Out of date", "warning"
    return "Valid today", "ok"
