"""The list of customers, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from yeastar_desk.application.customers import Customer, Customers
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import field_of, sentence_of

_UNEXPECTED = "This did not work: the program failed in a way it should not. Nothing was stored."
STATUS = {
    OrderStatus.PENDING: ("Pending", "warning"),
    OrderStatus.PAID: ("Paid", "ok"),
    OrderStatus.CANCELLED: ("Cancelled", "neutral"),
    OrderStatus.FAILED: ("Failed", "danger"),
    OrderStatus.REFUNDED: ("Refunded", "neutral"),
    OrderStatus.INVALID: ("Invalid", "danger"),
}


class CustomerUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def customers(self) -> Customers: ...


class CustomersView(Protocol):
    def reload(self) -> None: ...

    def show_customer(self, customer: Customer) -> None: ...

    def stored(self, company: Company) -> None:
        """Close the dialog."""

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is wrong, in the dialog when there is one."""


class CustomersPresenter:
    """`rows` and `count` are called on the database lane."""

    def __init__(self, view: CustomersView, lane: Lane, uses: CustomerUses, announce: Announce) -> None:
        self._view = view
        self._lane = lane
        self._uses = uses
        self._announce = announce
        self._text = ""

    def search(self, text: str) -> None:
        """Show customers whose ID begins with a text or whose name contains it."""
        if text != self._text:
            self._text = text
            self._view.reload()

    def is_filtered(self) -> bool:
        return bool(self._text)

    def rows(self, offset: int, limit: int, sort: str, *, descending: bool) -> Sequence[Company]:
        return self._uses.customers.page(self._text, offset, limit, sort or "name", descending)

    def count(self) -> int:
        return self._uses.customers.count(self._text)

    def open(self, company_id: str) -> None:
        """Show everything about a customer."""
        self._submit(lambda: self._uses.customers.open(company_id), self._view.show_customer)

    def save(self, company: Company, *, new: bool) -> None:
        """Store what the dialog holds."""

        def done(saved: Company) -> None:
            self._announce(Changed(Subject.COMPANIES, frozenset([saved.company_id])))
            self._view.stored(saved)

        self._submit(lambda: self._uses.customers.save(company, new=new), done)

    def note(self, company_id: str, text: str) -> None:
        """Keep a note; the customer is shown again with it."""

        def work() -> Customer:
            self._uses.customers.note(company_id, text)
            return self._uses.customers.open(company_id)

        self._submit(work, self._view.show_customer)

    def heard(self, change: Changed) -> None:
        """Customers were imported, fetched or changed elsewhere."""
        if change.subject is Subject.COMPANIES:
            self._view.reload()

    def _submit(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def failed(error: Exception) -> None:
            self._view.refuse(sentence_of(error, _UNEXPECTED), field_of(error))

        self._lane.submit(work, done, failed, owner=self._view)
