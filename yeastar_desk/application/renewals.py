"""What expires soon: groups, the portal's reminder dates, the start of a renewal order, calendar file and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from yeastar_desk.application.ports import Clock, Database
from yeastar_desk.application.subscription_views import SubscriptionFilter, SubscriptionRow, capacity_words, row_of
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, item_name
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.orders import Operation, OrderRequest

_CHUNK = 2_000  # rows in memory at a time when exporting
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class DueGroup(StrEnum):
    """How soon a subscription expires."""

    WEEK = "7"
    MONTH = "30"
    QUARTER = "90"
    EXPIRED = "expired"


def days_of(group: DueGroup, today: date) -> tuple[date | None, date]:
    """First and last expiry date of a group: 1 to 7, 8 to 30, 31 to 90 days ahead, or not after today."""
    match group:
        case DueGroup.EXPIRED:
            return None, today
        case DueGroup.WEEK:
            first, last = 1, 7
        case DueGroup.MONTH:
            first, last = 8, 30
        case DueGroup.QUARTER:
            first, last = 31, 90
    return today + timedelta(days=first), today + timedelta(days=last)


def group_of(row: SubscriptionRow) -> DueGroup | None:
    """The group of a row, None when it does not expire within 90 days."""
    for group, most in ((DueGroup.EXPIRED, 0), (DueGroup.WEEK, 7), (DueGroup.MONTH, 30), (DueGroup.QUARTER, 90)):
        if row.days_left <= most:
            return group
    return None


def renewal_request(row: SubscriptionRow) -> OrderRequest:
    """The renewal order that one key starts: plan and services together, as they are now."""
    return OrderRequest(
        product=row.product,
        operation=Operation.RENEW,
        subject_id=row.subject_id,
        subject_name=row.holder_name,
        cycle=row.cycle,
    )


class ListRenewals:
    """Subscriptions that expire within 90 days or have expired."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def page(self, group: DueGroup, offset: int, limit: int, text: str = "") -> Sequence[SubscriptionRow]:
        """Some rows of a group: the next to expire first, of the expired ones the latest first."""
        today = self._clock.today()
        with self._database.read() as work:
            wanted = _filter(group, today, text)
            stored = work.subscriptions.page(
                wanted, today, offset, limit, "expires_on", descending=group is DueGroup.EXPIRED
            )
            pending = work.orders.unpaid_numbers([(one.product, one.subject_id) for one in stored])
        return [row_of(one, today, pending.get((one.product, lookup_key(one.subject_id)), ())) for one in stored]

    def counts(self, text: str = "") -> dict[DueGroup, int]:
        today = self._clock.today()
        with self._database.read() as work:
            return {group: work.subscriptions.count(_filter(group, today, text), today) for group in DueGroup}

    def due_soon(self) -> int:
        """How many subscriptions expire within 30 days."""
        counts = self.counts()
        return counts[DueGroup.WEEK] + counts[DueGroup.MONTH]

    def rows(self, groups: Sequence[DueGroup], text: str = "") -> Iterator[SubscriptionRow]:
        """All rows of some groups, read a part at a time."""
        for group in groups:
            offset = 0
            while part := self.page(group, offset, _CHUNK, text):
                yield from part
                offset += len(part)


def _filter(group: DueGroup, today: date, text: str) -> SubscriptionFilter:
    first, last = days_of(group, today)
    return SubscriptionFilter(text=text, expires_from=first, expires_to=last)


def csv_text(rows: Iterable[SubscriptionRow]) -> Iterator[str]:
    """The list as CSV, line by line; texts that a spreadsheet would take for a formula are made plain."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    head = ("product", "id", "company", "plan", "cycle", "capacity", "expires_on", "days_left")
    writer.writerow((*head, "first_reminder", "last_reminder", "auto_renew", "unpaid_orders"))
    for row in rows:
        yield _taken(buffer)
        due = [day.isoformat() for day in row.reminders]
        texts = (PRODUCT_NAMES[row.product], row.subject_id, row.holder_name, item_name(row.plan), row.cycle.value)
        writer.writerow(
            (
                *map(_plain, texts),
                _plain(capacity_words(row)),
                row.expires_on.isoformat(),
                row.days_left,
                due[0],
                due[-1],
                "yes" if row.auto_renew else "no",
                _plain(" ".join(row.pending)),
            )
        )
    yield _taken(buffer)


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def calendar_text(rows: Iterable[SubscriptionRow], now: datetime) -> Iterator[str]:
    """The expiries and the portal's reminders as an iCalendar file (RFC 5545), event by event.

    Importing it again replaces the events: each has an identifier of its own that stays the same.
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yeastar Desk//Renewals//EN", "CALSCALE:GREGORIAN")
    for row in rows:
        who = row.holder_name or row.subject_id
        what = f"{PRODUCT_NAMES[row.product]} {item_name(row.plan)}".strip()
        about = f"{what}, {row.subject_id}. {capacity_words(row)}"
        yield _event(row, "expiry", row.expires_on, f"{who}: {what} expires", about, stamp)
        for due in row.reminders:
            days = (row.expires_on - due).days
            title = f"{who}: renew {what}, {days} days left"
            yield _event(row, f"reminder-{days}", due, title, about, stamp)
    yield _lines("END:VCALENDAR")


def _event(row: SubscriptionRow, kind: str, day: date, title: str, about: str, stamp: str) -> str:
    identifier = f"{kind}-{row.product.value}-{lookup_key(row.subject_id)}-{row.expires_on.isoformat()}@yeastar-desk"
    return _lines(
        "BEGIN:VEVENT",
        f"UID:{_escaped(identifier)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _escaped(text: str) -> str:
    """Text as RFC 5545 wants it; other control characters are left out."""
    for char, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(char, written)
    return text if text.isprintable() else "".join(char for char in text if char.isprintable())


def _lines(*lines: str) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Lines of at most 75 octets, continued after a space; no character is cut apart."""
    if len(line.encode()) <= 75:
        return line
    parts, part, octets = [], "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > 75:
            parts.append(part)
            part, octets = " ", 1
        part += char
        octets += size
    return "\r\n".join([*parts, part])
