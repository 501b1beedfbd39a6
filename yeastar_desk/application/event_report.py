"""The event report: made of sums that the database adds up, and written as a table or as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from yeastar_desk.application.exporting import Cell, Record, WriteRecords, number
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.report_ports import LaptopTally, MomentTally, OrderTally, ReportDatabase, ReportFilter
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.event_report import COUNTED, Conversion, EventReport, Group, Turnover, grouped
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderStatus

COLUMNS = ("group", "key", "currency", "orders", "revenue_net", "paid_net", "pending_net", "invented")


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """Everything on the report's PDF, which is a pure function of it. `made_at` has the offset of the place."""

    report: EventReport
    seller: str
    made_at: datetime
    made_by: str
    paper: str


class MakeEventReport:
    """Reports on orders and quotes."""

    def __init__(
        self,
        database: ReportDatabase,
        preferences: PreferencesStore,
        clock: Clock,
        write_records: WriteRecords,
        write: Callable[[Path, bytes], None],
        render: Callable[[ReportPaper], bytes],
    ) -> None:
        """`write` stores a file whole or not at all; `render` draws the PDF."""
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._write_records = write_records
        self._write = write
        self._render = render

    def __call__(self, wanted: ReportFilter) -> EventReport:
        """Add up what the filter asks for.

        Raises:
            Refused: the last day comes before the first.
        """
        if wanted.first is not None and wanted.last is not None and wanted.last < wanted.first:
            raise Refused("The last day is before the first. Change one of them.", field="last")
        with self._database.read() as work:
            tallies = work.reports.tallies(wanted)
            moments = work.reports.moments(wanted)
            quotes = work.reports.quotes(wanted)
            laptops = [tally for tally in work.reports.laptops(wanted) if tally.status in COUNTED]
        counted = [tally for tally in tallies if tally.status in COUNTED]
        by = _grouped_by(counted)
        return EventReport(
            event=wanted.event,
            first=wanted.first,
            last=wanted.last,
            total=next(iter(by(lambda _: "")), Group("")),
            taken_back=_taken_back(tallies),
            credited_in_part=sum(tally.credited for tally in counted),
            by_product=by(lambda tally: tally.product.value),
            by_plan=by(lambda tally: f"{tally.product.value} {tally.plan}".strip()),
            by_rep=by(lambda tally: tally.rep),
            by_day=_filled(grouped((_local(one).date().isoformat(), _turnover(one)) for one in moments), _next_day),
            by_hour=_filled(grouped((f"{_local(one).hour:02d}", _turnover(one)) for one in moments), _next_hour),
            quotes=Conversion(quotes.quoted, quotes.ordered, quotes.held),
            by_laptop=grouped((tally.laptop, _turnover(tally)) for tally in laptops),
            demo=any(tally.demo for tally in tallies),
        )

    def events(self) -> tuple[str, ...]:
        """The events to choose from."""
        with self._database.read() as work:
            return tuple(work.reports.events())

    def save(self, report: EventReport, path: Path) -> None:
        """Write a report as a PDF, or as a table (.csv, .xlsx, .json).

        Raises:
            Refused: another ending.
            NotSaved: the file could not be written; one that was there is untouched.
        """
        if path.suffix.lower() != ".pdf":
            self._write_records(path, COLUMNS, (Record(cells) for cells in table(report)))
            return
        preferences = self._preferences.load()
        made_at = self._clock.now().astimezone()
        paper = ReportPaper(report, preferences.seller.name, made_at, preferences.event.rep, preferences.display.paper)
        self._write(path, self._render(paper))


def table(report: EventReport) -> Iterator[tuple[Cell, ...]]:
    """The report as rows of `COLUMNS`, one for each group and currency; amounts are empty where there are none."""
    groups: Sequence[tuple[str, Iterable[Group]]] = (
        ("total", [report.total]),
        ("product", report.by_product),
        ("plan", report.by_plan),
        ("rep", report.by_rep),
        ("day", report.by_day),
        ("hour", report.by_hour),
        ("other laptop", report.by_laptop),
    )
    for name, members in groups:
        for group in members:
            for turnover in group.turnovers:
                amounts = (turnover.revenue, turnover.paid, turnover.pending)
                numbers = (number(amount) for amount in amounts)
                yield (name, group.key, turnover.revenue.currency, turnover.orders, *numbers, report.demo)
    for status, count in report.taken_back.items():
        yield ("taken back", status.value, "", count, "", "", "", report.demo)
    yield ("credited in part", "", "", report.credited_in_part, "", "", "", report.demo)
    quotes = report.quotes
    for key, count in (("quoted", quotes.quoted), ("ordered", quotes.ordered), ("held", quotes.held)):
        yield ("quotes", key, "", count, "", "", "", report.demo)


def _grouped_by(tallies: Sequence[OrderTally]) -> Callable[[Callable[[OrderTally], str]], tuple[Group, ...]]:
    return lambda key: grouped((key(tally), _turnover(tally)) for tally in tallies)


def _turnover(tally: OrderTally | MomentTally | LaptopTally) -> Turnover:
    credited = 0 if isinstance(tally, LaptopTally) else tally.credited_minor  # an export does not tell
    revenue = Money(tally.net_minor - credited, tally.currency)
    paid = revenue if tally.status is OrderStatus.PAID else Money.zero(tally.currency)
    return Turnover(tally.count, revenue, paid)


def _taken_back(tallies: Sequence[OrderTally]) -> dict[OrderStatus, int]:
    counts = {status: 0 for status in OrderStatus if status not in COUNTED}
    for tally in tallies:
        if tally.status in counts:
            counts[tally.status] += tally.count
    return counts


def _local(tally: MomentTally) -> datetime:
    return tally.at.astimezone()


def _filled(groups: Sequence[Group], following: Callable[[str], str]) -> tuple[Group, ...]:
    """Days or hours without gaps, from the first to the last that has an order."""
    known = {group.key: group for group in groups}
    filled: list[Group] = []
    key = groups[0].key if groups else ""
    while groups and key <= groups[-1].key:
        filled.append(known.get(key) or Group(key))
        key = following(key)
    return tuple(filled)


def _next_day(key: str) -> str:
    return (date.fromisoformat(key) + timedelta(days=1)).isoformat()


def _next_hour(key: str) -> str:
    return f"{int(key) + 1:02d}"
