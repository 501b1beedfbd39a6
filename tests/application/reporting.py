"""An office that also makes reports and closes days, and an order that goes through it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.office import ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.day_close import CloseDay
from yeastar_desk.application.event_report import MakeEventReport
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.infrastructure.files import write_records
from yeastar_desk.infrastructure.files.write import write_whole
from yeastar_desk.infrastructure.pdf import render_day_close, render_report


class ReportingOffice(SubscriptionOffice):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        common = (self.database, self.preferences, self.clock)
        self.event_report = MakeEventReport(*common, write_records, write_whole, render_report)
        self.close_day = CloseDay(*common, self.document_files.pdf, render_day_close)


def order(number: int, **changes: object) -> OrderRequest:
    """A purchase by a company of its own; invented."""
    request = replace(ORDER, subject_id=f"W-9{number:05d}", subject_name=f"Customer {number}", verified=False)
    return replace(request, **changes)  # type: ignore[arg-type]
