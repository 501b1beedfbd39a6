"""What the event report shows, and the files that can be made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Protocol

from yeastar_desk.application.event_report import MakeEventReport
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.report_ports import ReportFilter
from yeastar_desk.domain.event_report import EventReport, Group, grouped, plan_name, product_name
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Lane, Subject, Ticket
from yeastar_desk.presentation.report import words
from yeastar_desk.presentation.sentences import field_of, sentence_of

MOST_DAYS = 31
"""More days than these are shown as months; the table that can be exported always has the days."""
ORDERS = ""
"""The measure that counts orders; every other one is a currency."""
_UNREADABLE = "The report could not be made: the program failed in a way it should not. Nothing was changed."
_NOT_SAVED = "The file was not made: the program failed in a way it should not. Try again."
_RELOAD_FOR = frozenset([Subject.ORDERS, Subject.DOCUMENTS, Subject.DRAFTS])


class Days(Enum):
    """The days of a report; the value is the words of the choice."""

    ANY = "All days"
    TODAY = "Today"
    YESTERDAY = "Yesterday"
    WEEK = "Last 7 days"
    MONTH = "Last 30 days"
    YEAR = "This year"
    CHOSEN = "Choose days…"

    def range(self, today: date) -> tuple[date | None, date | None]:
        """First and last day; None where there is no limit."""
        back = {Days.TODAY: 0, Days.WEEK: 6, Days.MONTH: 29}
        if self in back:
            return today - timedelta(days=back[self]), today
        if self is Days.YESTERDAY:
            return today - timedelta(days=1), today - timedelta(days=1)
        return (date(today.year, 1, 1), today) if self is Days.YEAR else (None, None)


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its full and its hatched part in one unit, and its value in words."""

    label: str
    full: int
    hatched: int
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `key` is day, hour, product, plan, rep or laptop."""

    key: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card above the charts."""

    caption: str
    amount: str
    detail: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on screen. `measures` are the currencies and `ORDERS`."""

    orders: Card
    revenue: Card
    paid: Card
    quotes: Card
    measures: tuple[str, ...]
    measure: str
    charts: tuple[Chart, ...]
    is_empty: bool
    demo: bool


class ReportUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def event_report(self) -> MakeEventReport: ...

    @property
    def preferences(self) -> PreferencesStore: ...


class ReportView(Protocol):
    def show_events(self, events: Sequence[str], chosen: str) -> None:
        """Offer these events, in the order given."""

    def show_busy(self) -> None: ...

    def show_report(self, shown: Shown) -> None: ...

    def show_problem(self, sentence: str, field: str) -> None:
        """`field` is `last` when the days are wrong, else empty."""

    def say(self, sentence: str) -> None: ...


class ReportPresenter:
    """Asks for reports and says what is on them."""

    def __init__(self, uses: ReportUses, lane: Lane, clock: Clock, view: ReportView, formats: Formats) -> None:
        """`clock` is asked on the window's thread."""
        self._uses = uses
        self._lane = lane
        self._clock = clock
        self._view = view
        self._formats = formats
        self._events: tuple[str, ...] | None = None
        self._event = ""
        self._days = Days.ANY
        self._range: tuple[date | None, date | None] = (None, None)
        self._measure: str | None = None
        self._report: EventReport | None = None
        self._under_way: Ticket | None = None

    def load(self) -> None:
        """Make the report anew; the first time for the event of the settings, if something was sold there."""
        if self._report is None:
            self._view.show_busy()
        if self._under_way is not None:
            self._under_way.cancel()
        first_time = self._events is None
        wanted = ReportFilter(self._event, *self._asked())

        def job() -> tuple[tuple[str, ...], EventReport]:
            made = self._uses.event_report
            events, asked = made.events(), wanted
            own = self._uses.preferences.load().event.name if first_time else ""
            if own in events:
                asked = ReportFilter(own, wanted.first, wanted.last)
            return events, made(asked)

        self._under_way = self._lane.submit(job, self._made, self._failed)

    def choose_event(self, event: str) -> None:
        if event != self._event:
            self._event = event
            self.load()

    def choose_days(self, days: Days, first: date | None = None, last: date | None = None) -> None:
        """`first` and `last` go with `Days.CHOSEN`."""
        wanted = (days, (first, last))
        if wanted != (self._days, self._range):
            self._days, self._range = wanted
            self.load()

    def choose_measure(self, measure: str) -> None:
        """Show orders, or the revenue in one currency."""
        self._measure = measure
        if self._report is not None:
            self._show(self._report)

    def save(self, path: Path) -> None:
        """Write the report on screen to a file."""
        report = self._report
        if report is not None:
            self._lane.submit(
                lambda: self._uses.event_report.save(report, path),
                lambda _: self._view.say(f"Saved as {path.name}."),
                lambda error: self._view.say(sentence_of(error, _NOT_SAVED)),
            )

    def file_name(self) -> str:
        """What a file of this report is called, without its ending."""
        first, last = self._asked()
        days = [day.isoformat() for day in dict.fromkeys((first, last)) if day is not None]
        return " ".join(("Event report", self._event, *days)).replace("/", "-").strip()

    def heard(self, change: Changed) -> None:
        """Something that the report adds up was changed elsewhere."""
        if change.subject in _RELOAD_FOR:
            self.load()

    def _asked(self) -> tuple[date | None, date | None]:
        return self._range if self._days is Days.CHOSEN else self._days.range(self._clock.today())

    def _made(self, made: tuple[tuple[str, ...], EventReport]) -> None:
        self._under_way = None
        events, self._report = made
        if events != self._events:
            self._events = events
            self._event = self._report.event
            self._view.show_events(events, self._event)
        self._show(self._report)

    def _failed(self, error: Exception) -> None:
        self._under_way = None
        self._view.show_problem(sentence_of(error, _UNREADABLE), field_of(error))

    def _show(self, report: EventReport) -> None:
        measures = (*report.currencies, ORDERS)
        if self._measure not in measures:
            self._measure = measures[0]
        self._view.show_report(shown(report, self._measure, self._formats))


def shown(report: EventReport, measure: str, formats: Formats) -> Shown:
    """A report as it is on screen, its bars in one measure."""
    currency = measure or (report.currencies[0] if report.currencies else "")
    total = report.total.in_currency(currency) if currency else None
    quoted, became = words.conversion(report.quotes, formats)
    return Shown(
        orders=Card("Orders", formats.number(report.total.orders), words.taken_back(report, formats)),
        revenue=Card(
            "Revenue, net",
            formats.money(total.revenue) if total is not None else "—",
            words.others(report, currency, formats),
        ),
        paid=Card(
            f"Paid in {currency}" if len(report.currencies) > 1 else "Paid",
            formats.money(total.paid) if total is not None else "—",
            words.paid(total, formats) if total is not None else "nothing pending",
        ),
        quotes=Card("Quotes that became orders", quoted, became),
        measures=(*report.currencies, ORDERS),
        measure=measure,
        charts=_charts(report, measure, formats),
        is_empty=report.is_empty,
        demo=report.demo,
    )


def _charts(report: EventReport, measure: str, formats: Formats) -> tuple[Chart, ...]:
    def day(key: str) -> str:
        return formats.date(date.fromisoformat(key))

    by_month = len(report.by_day) > MOST_DAYS
    days = _months(report.by_day) if by_month else report.by_day
    days_words: Callable[[str], str] = (lambda key: words.month(key, formats)) if by_month else day
    parts = (
        ("day", "By month" if by_month else "By day", days, days_words),
        ("hour", "By hour of the day", report.by_hour, words.hour),
        ("product", "By product", _sorted(report.by_product, measure), product_name),
        ("plan", "By plan", _sorted(report.by_plan, measure), plan_name),
        ("rep", "By sales rep", _sorted(report.by_rep, measure), lambda key: key or "Not named"),
        ("laptop", "Other laptops, not in the sums", _sorted(report.by_laptop, measure), lambda key: f"Laptop {key}"),
    )
    return tuple(
        Chart(key, title, tuple(_row(name(group.key), group, measure, formats) for group in groups))
        for key, title, groups, name in parts
    )


def _row(label: str, group: Group, measure: str, formats: Formats) -> Row:
    if measure == ORDERS:
        return Row(label, group.orders, 0, formats.number(group.orders), "")
    turnover = group.in_currency(measure)
    note = words.counted(turnover.orders, "order", formats)
    value = formats.money(turnover.revenue)
    return Row(label, turnover.paid.minor, turnover.pending.minor, value, note)


def _sorted(groups: Sequence[Group], measure: str) -> Sequence[Group]:
    """The largest first; of a currency only those that sold in it."""
    if measure == ORDERS:
        return sorted(groups, key=lambda group: -group.orders)
    there = [group for group in groups if group.in_currency(measure).orders]
    return sorted(there, key=lambda group: -group.in_currency(measure).revenue.minor)


def _months(days: Sequence[Group]) -> Sequence[Group]:
    found = grouped((group.key[:7], turnover) for group in days for turnover in group.turnovers)
    known = {group.key: group for group in found}
    return [known.get(key) or Group(key) for key in dict.fromkeys(group.key[:7] for group in days)]
