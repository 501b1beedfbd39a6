"""Close a day: compare paper, database and portal, and put down on paper what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import uuid4

from yeastar_desk.application.issue_document import take_number
from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.report_ports import CloseRow, ReportDatabase, ReportWork, StoredClose
from yeastar_desk.domain.day_close import DAY_CLOSE_PREFIX, DayClose, Facts, PreviousClose
from yeastar_desk.domain.errors import NotFound, Refused

MOST_UNSENT = 1_000
"""Orders of earlier days that a close names; the oldest ones, when there are more."""


class CloseDay:
    """Day closes of this device. Closing a day again changes nothing unless something else is found."""

    def __init__(
        self,
        database: ReportDatabase,
        preferences: PreferencesStore,
        clock: Clock,
        make_pdf: Callable[[str], object],
        render: Callable[[DayClose], bytes],
    ) -> None:
        """`make_pdf` makes and stores the PDF of a document that nobody has looked at yet (`DocumentFiles.pdf`)."""
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._make_pdf = make_pdf
        self._render = render

    def closer(self) -> str:
        """Who closes unless another name is given: the rep of the settings."""
        return self._preferences.load().event.rep

    def look(self, day: date) -> Facts:
        """What a close of the day would say now.

        Raises:
            Refused: the day has not come yet.
        """
        device = self._preferences.load().device.series
        self._prepare(device, day)
        with self._database.read() as work:
            return _facts(work, device, day)

    def __call__(self, day: date, closed_by: str = "") -> StoredClose:
        """Close a day, or return its close when everything is still as that one says.

        Args:
            closed_by: who closes; empty for the rep of the settings.

        Raises:
            Refused: the day has not come yet.
            NotSaved: nothing was stored.
        """
        preferences = self._preferences.load()
        device = preferences.device.series
        self._prepare(device, day)
        with self._database.work() as work:
            facts = _facts(work, device, day)
            newest = work.day_closes.newest(device)
            if newest is not None and newest.close.facts == facts:
                return newest
            stored = self._store(work, facts, newest, preferences, closed_by.strip() or preferences.event.rep)
            work.commit()
        return stored

    def _store(
        self, work: ReportWork, facts: Facts, newest: StoredClose | None, preferences: Preferences, closed_by: str
    ) -> StoredClose:
        now = self._clock.now()
        series, counter, number = take_number(work, DAY_CLOSE_PREFIX, preferences, self._clock.today())
        audit_rows, audit_hash = work.day_closes.audit_head()
        close = DayClose(
            number=number,
            facts=facts,
            seller=preferences.seller.name,
            device_name=preferences.device.name,
            event=preferences.event.name,
            closed_at=now.astimezone(),
            closed_by=closed_by,
            previous=_previous(newest),
            audit_rows=audit_rows,
            audit_hash=audit_hash,
            paper=preferences.display.paper,
        )
        close_id = str(uuid4())
        stored = work.day_closes.add(close_id, close, series, counter, self._render(close))
        details = {
            "number": number,
            "day": facts.day.isoformat(),
            "orders": facts.stored.count,
            "hash_total": facts.stored.hash_total,
            "differences": len(facts.differences),
            "pdf_sha256": stored.sha256,
        }
        work.audit.record(AuditEntry("day_closed", "close", close_id, details, closed_by, now))
        return stored

    def _prepare(self, device: str, day: date) -> None:
        """A document has a PDF from the first look at it; now somebody looks."""
        if day > self._clock.today():
            raise Refused(f"{day.isoformat()} has not come yet. Choose today or an earlier day.", field="day")
        with self._database.read() as work:
            numbers = work.day_closes.without_pdf(device, day)
        for number in numbers:
            self._make_pdf(number)

    def closes(self, limit: int = 100) -> Sequence[CloseRow]:
        """Every close that is stored, newest first."""
        with self._database.read() as work:
            return work.day_closes.rows(limit)

    def pdf(self, number: str) -> tuple[StoredClose, bytes]:
        """A close and its stored bytes, which are the same every time.

        Raises:
            NotFound: there is no such close.
            Damaged: it does not read back as it was stored.
        """
        with self._database.read() as work:
            stored, pdf = work.day_closes.get(number), work.day_closes.pdf(number)
        if stored is None or pdf is None:
            raise NotFound(f"There is no day close with the number {number}. Check the number.", field="number")
        return stored, pdf


def _facts(work: ReportWork, device: str, day: date) -> Facts:
    closes = work.day_closes
    unsent_count, unsent = closes.unsent_before(device, day, MOST_UNSENT)
    return Facts(
        day=day,
        device=device,
        orders=tuple(closes.orders_of(device, day)),
        documents=tuple(closes.documents_of(device, day)),
        payments=tuple(closes.payments_of(device, day)),
        unsent=tuple(unsent),
        unsent_count=unsent_count,
        demo=closes.has_demo(device, day),
    )


def _previous(newest: StoredClose | None) -> PreviousClose | None:
    if newest is None:
        return None
    close = newest.close
    return PreviousClose(close.number, close.facts.day, close.closed_at, newest.sha256)
