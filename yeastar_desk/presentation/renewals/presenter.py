"""What expires soon, in groups, and the files that can be made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Protocol

from yeastar_desk.application.ports import Clock
from yeastar_desk.application.renewals import DueGroup, ListRenewals, calendar_text, csv_text, renewal_request
from yeastar_desk.application.subscription_views import SubscriptionRow
from yeastar_desk.domain.catalogue import Product, item_name
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of

GROUPS = (DueGroup.WEEK, DueGroup.MONTH, DueGroup.QUARTER, DueGroup.EXPIRED)
_GROUP_WORDS = {
    DueGroup.WEEK: "7 days",
    DueGroup.MONTH: "30 days",
    DueGroup.QUARTER: "90 days",
    DueGroup.EXPIRED: "Expired",
}
EMPTY_WORDS = {
    DueGroup.WEEK: "Nothing expires in the next 7 days",
    DueGroup.MONTH: "Nothing expires in 8 to 30 days",
    DueGroup.QUARTER: "Nothing expires in 31 to 90 days",
    DueGroup.EXPIRED: "Nothing has expired",
}
NOTE = (
    "The portal reminds the billing contact 30 and 7 days before an annual subscription expires, 7 days before a "
    "monthly one. Enter turns a row into a renewal order."
)
_SHORT_NAMES = {Product.WORKPLACE: "Workplace SaaS", Product.PCE_PACKAGE: "PCE Package"}
_NOT_EXPORTED = "The file was not made: the program failed in a way it should not. Try again."
_RELOAD_FOR = frozenset([Subject.ORDERS, Subject.PACKAGES, Subject.COMPANIES])


class ExportKind(Enum):
    """What the list can be saved as: words, default file name, file type."""

    CALENDAR = ("calendar", "renewals.ics", "Calendar files (*.ics)")
    CSV = ("CSV", "renewals.csv", "Spreadsheets (*.csv)")

    @property
    def file_name(self) -> str:
        return self.value[1]

    @property
    def file_type(self) -> str:
        return self.value[2]


class RenewalUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def list_renewals(self) -> ListRenewals: ...


class RenewalsView(Protocol):
    def reload(self) -> None:
        """Read the list again."""

    def show_group(self, index: int) -> None:
        """Choose a group on screen."""

    def show_counts(self, texts: Sequence[str]) -> None:
        """The words of the groups with their numbers."""

    def begin_order(self, request: OrderRequest) -> None:
        """Open a renewal order."""

    def say(self, sentence: str) -> None: ...


class RenewalsPresenter:
    """Decides what the list shows. `rows` and `count` are called on the database lane."""

    def __init__(
        self,
        uses: RenewalUses,
        lane: Lane,
        clock: Clock,
        write: Callable[[Path, bytes], None],
        view: RenewalsView,
        formats: Formats,
    ) -> None:
        """`write` stores a file whole or not at all."""
        self._uses = uses
        self._lane = lane
        self._clock = clock
        self._write = write
        self._view = view
        self._formats = formats
        self._text = ""
        self._chosen: int | None = None
        self.group = GROUPS[0]

    def load(self) -> None:
        """Count the groups; the first time show the first that has anything in it."""
        text = self._text
        self._lane.submit(lambda: self._uses.list_renewals.counts(text), self._counted, self._not_counted)

    def search(self, text: str) -> None:
        if text.strip() != self._text:
            self._text = text.strip()
            self.load()
            self._view.reload()

    def choose_group(self, index: int) -> None:
        self._chosen = index
        self.group = GROUPS[index]
        self._view.reload()

    def is_filtered(self) -> bool:
        return bool(self._text)

    def rows(self, offset: int, limit: int) -> Sequence[SubscriptionRow]:
        return self._uses.list_renewals.page(self.group, offset, limit, self._text)

    def count(self) -> int:
        return self._uses.list_renewals.counts(self._text)[self.group]

    def renew(self, row: SubscriptionRow) -> None:
        """One key turns a row into a renewal order."""
        self._view.begin_order(renewal_request(row))

    def export(self, kind: ExportKind, path: Path) -> None:
        """Write all groups, as the search narrows them, to a file."""
        text, now = self._text, self._clock.now()

        def job() -> int:
            count = 0

            def rows() -> list[SubscriptionRow]:
                nonlocal count
                found = list(self._uses.list_renewals.rows(GROUPS, text))
                count = len(found)
                return found

            parts = calendar_text(rows(), now) if kind is ExportKind.CALENDAR else csv_text(rows())
            encoding = "utf-8" if kind is ExportKind.CALENDAR else "utf-8-sig"
            self._write(path, "".join(parts).encode(encoding))
            return count

        self._lane.submit(job, lambda count: self._exported(path, count), self._not_exported)

    def heard(self, change: Changed) -> None:
        """Something that the list shows was changed elsewhere."""
        if change.subject in _RELOAD_FOR:
            self.load()
            self._view.reload()

    def _counted(self, counts: dict[DueGroup, int]) -> None:
        self._view.show_counts([self._group_text(group, counts[group]) for group in GROUPS])
        if self._chosen is None:
            index = next((n for n, group in enumerate(GROUPS) if counts[group]), 0)
            self._view.show_group(index)
            self.choose_group(index)

    def _group_text(self, group: DueGroup, count: int) -> str:
        return f"{_GROUP_WORDS[group]}  {self._formats.number(count)}"

    def _not_counted(self, error: Exception) -> None:
        self._view.say(sentence_of(error, "The renewals could not be counted."))

    def _exported(self, path: Path, count: int) -> None:
        rows = "1 subscription" if count == 1 else f"{self._formats.number(count)} subscriptions"
        self._view.say(f"{path.name} has {rows}.")

    def _not_exported(self, error: Exception) -> None:
        self._view.say(sentence_of(error, _NOT_EXPORTED))


def what_words(row: SubscriptionRow) -> str:
    """`Standard Plan`; a plan that is chosen for the next term is what will be renewed."""
    return item_name(row.next_plan or row.plan)


def product_words(row: SubscriptionRow) -> str:
    return _SHORT_NAMES[row.product]


def due_words(row: SubscriptionRow, formats: Formats) -> str:
    """`in 10 days`, `tomorrow`, `today`, `12 days ago`."""
    days = row.days_left
    if days in (0, 1, -1):
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[days]
    counted = f"{formats.number(abs(days))} days"
    return f"in {counted}" if days > 0 else f"{counted} ago"


def reminder(row: SubscriptionRow, today: date, formats: Formats) -> tuple[str, str]:
    """The next reminder of the portal, or the last one when all have passed, with what it is."""
    if row.days_left <= 0:
        return "—", ""
    coming = [day for day in row.reminders if day >= today]
    if not coming:
        return formats.date(row.reminders[-1]), "the last one"
    return formats.date(coming[0]), f"{(row.expires_on - coming[0]).days} days before"


def state(row: SubscriptionRow) -> tuple[str, str]:
    """Whether it renews by itself or an order waits, as (words, tone)."""
    if row.pending:
        return "Order not paid", "warning"
    return ("Auto Renew", "ok") if row.auto_renew else ("", "neutral")
