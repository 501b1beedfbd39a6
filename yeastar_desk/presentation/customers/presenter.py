"""The list of customers, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from yeastar_desk.application.customers import Customer, Customers
from yeastar_desk.application.import_companies import ImportCompanies
from yeastar_desk.application.merge_customers import CustomerMerge, Keep, MergeCustomers, Suggestion
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

    @property
    def merge_customers(self) -> MergeCustomers: ...

    @property
    def import_companies(self) -> ImportCompanies: ...


class CustomersView(Protocol):
    def reload(self) -> None: ...

    def show_customer(self, customer: Customer) -> None: ...

    def stored(self, company: Company) -> None:
        """Close the dialog."""

    def refuse(self, sentence: str, field: str) -> None:
        """Say what is wrong, in the dialog when there is one."""

    def suggest(self, sentence: str) -> None:
        """Say which customers are probably one; empty for none."""

    def ask_merge(self, company: Company, suggestion: Suggestion | None) -> None:
        """Ask with whom a customer is to be merged; the answers come as `look` and `merge`."""

    def show_merge(self, merge: CustomerMerge) -> None: ...

    def merged(self, company: Company, sentence: str) -> None:
        """Close the question and show the customer that is left."""


class CustomersPresenter:
    """`rows` and `count` are called on the database lane."""

    def __init__(self, view: CustomersView, lane: Lane, uses: CustomerUses, announce: Announce) -> None:
        self._view = view
        self._lane = lane
        self._uses = uses
        self._announce = announce
        self._text = ""
        self._suggestions: Sequence[Suggestion] = ()

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

    # merging

    def read_suggestions(self) -> None:
        """Look whether a customer that is not verified is probably a verified one."""

        def done(found: Sequence[Suggestion]) -> None:
            self._suggestions = found
            more = f" There are {len(found) - 1} more." if len(found) > 1 else ""
            self._view.suggest(f"{found[0].sentence}{more}" if found else "")

        self._lane.submit(
            lambda: self._uses.merge_customers.suggestions(), done, lambda _: self._view.suggest(""), owner=self._view
        )

    def take_suggestion(self) -> None:
        """Ask about the first of them."""
        if self._suggestions:
            self._view.ask_merge(self._suggestions[0].unverified, self._suggestions[0])

    def ask_merge(self, company: Company) -> None:
        """Ask with whom a customer is to be merged."""

        def done(found: Sequence[Suggestion]) -> None:
            self._view.ask_merge(company, found[0] if found else None)

        self._submit(lambda: self._uses.merge_customers.suggestions(company.company_id), done)

    def look(self, company: Company, into_id: str) -> None:
        """Show what merging does."""
        self._submit(lambda: self._uses.merge_customers.look(company.company_id, into_id), self._view.show_merge)

    def merge(self, company: Company, into_id: str, keep: Keep | None) -> None:
        """Make one customer of the two."""

        def done(left: Company) -> None:
            for subject in (Subject.COMPANIES, Subject.BILLING_CONTACTS, Subject.DRAFTS, Subject.ORDERS):
                self._announce(Changed(subject))
            self._view.merged(left, f"{company.company_id} is {left.company_id} {left.name} from now on.")

        self._submit(lambda: self._uses.merge_customers(company.company_id, into_id, keep), done)

    def heard(self, change: Changed) -> None:
        """Customers were imported, fetched or changed elsewhere."""
        if change.subject is Subject.COMPANIES:
            self._view.reload()

    def _submit(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def failed(error: Exception) -> None:
            self._view.refuse(sentence_of(error, _UNEXPECTED), field_of(error))

        self._lane.submit(work, done, failed, owner=self._view)
