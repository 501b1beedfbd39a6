"""A report in words. No Qt."""

from __future__ import annotations

from datetime import date

from yeastar_desk.application.report_ports import CloseRow
from yeastar_desk.domain.day_close import Column
from yeastar_desk.domain.event_report import Conversion, EventReport, Turnover
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.formats import Formats

_BACK = {
    OrderStatus.CANCELLED: "cancelled",
    OrderStatus.FAILED: "failed",
    OrderStatus.REFUNDED: "refunded",
    OrderStatus.INVALID: "invalid",
}


def counted(count: int, noun: str, formats: Formats) -> str:
    """`1 order`, `17 orders`."""
    return f"{formats.number(count)} {noun if count == 1 else f'{noun}s'}"


def taken_back(report: EventReport, formats: Formats) -> str:
    """Orders that do not count, and those of which a part was credited."""
    parts = [
        f"{formats.number(report.taken_back.get(status, 0))} {word}"
        for status, word in _BACK.items()
        if report.taken_back.get(status)
    ]
    if report.credited_in_part:
        parts.append(f"{formats.number(report.credited_in_part)} credited in part")
    return " · ".join(parts) or "none taken back"


def others(report: EventReport, currency: str, formats: Formats) -> str:
    """The revenue in the other currencies, which is never added: `and $ 120.00`."""
    amounts = [
        formats.money(turnover.revenue) for turnover in report.total.turnovers if turnover.revenue.currency != currency
    ]
    return f"and {', '.join(amounts)}" if amounts else "without tax"


def paid(turnover: Turnover, formats: Formats) -> str:
    """What is not paid yet: `€ 51,334.00 pending`."""
    return f"{formats.money(turnover.pending)} pending" if turnover.pending else "nothing pending"


def conversion(quotes: Conversion, formats: Formats) -> tuple[str, str]:
    """`5 of 12`, and what became of the rest."""
    if not quotes.quoted:
        return "—", "no quotes in this time"
    parts = [formats.percent(quotes.percent or 0)]
    if quotes.held:
        parts.append(f"{formats.number(quotes.held)} still held")
    if quotes.given_up:
        parts.append(f"{formats.number(quotes.given_up)} given up")
    return f"{formats.number(quotes.ordered)} of {formats.number(quotes.quoted)}", " · ".join(parts)


def month(key: str, formats: Formats) -> str:
    """`2026-11` as `Nov 2026`."""
    from babel.dates import format_skeleton

    year, number = key.split("-")
    return str(format_skeleton("yMMM", date(int(year), int(number), 1), locale=formats.locale))


def hour(key: str) -> str:
    """`09` as `09:00 – 10:00`."""
    return f"{key}:00 – {int(key) + 1:02d}:00"


def totals(column: Column, formats: Formats) -> str:
    """The totals of one view of a day, a line for each currency."""
    return "\n".join(map(formats.money, column.totals)) or "—"


def short_hash(sha256: str) -> str:
    """The beginning of a hash, enough to compare by eye."""
    return f"{sha256[:4]} {sha256[4:8]} …"


def close_words(row: CloseRow, formats: Formats) -> str:
    """`DC-B3-2026-00001 · 22 Nov 2026, 18:05 · Ana`."""
    closed = formats.moment(row.closed_at.astimezone())
    return " · ".join(part for part in (row.number, closed, row.actor) if part)
