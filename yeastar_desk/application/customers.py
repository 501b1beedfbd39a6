"""The Customers page: the list, and everything about one customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yeastar_desk.application.customer_history import Happened, history
from yeastar_desk.application.ports import Clock, Database, Note, StoredContact
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.views import DocumentRow, OrderRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import MAX_ID_LENGTH, Company, clean_id
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.subscriptions import Subscription

MAX_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer with what is known: the newest orders, documents and notes first.

    Attributes:
        packages: hosting packages of a holder with the customer's name or email address; their orders and
            documents are among the customer's.
        contacts: the customer's own billing contacts.
    """

    company: Company
    subscription: Subscription | None
    packages: tuple[Subscription, ...]
    contacts: tuple[StoredContact, ...]
    orders: tuple[OrderRow, ...]
    documents: tuple[DocumentRow, ...]
    notes: tuple[Note, ...]
    history: tuple[Happened, ...]


class Customers:
    """List, look at, and edit customers, and note things about them."""

    def __init__(
        self, database: Database, preferences: PreferencesStore, clock: Clock, is_email: Callable[[str], bool]
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._is_email = is_email

    def page(
        self, text: str, offset: int, limit: int, sort: str = "name", descending: bool = False
    ) -> Sequence[Company]:
        """Some customers whose ID begins with a text or whose name contains it."""
        with self._database.read() as work:
            return work.companies.page(text, offset, limit, sort, descending)

    def count(self, text: str = "") -> int:
        with self._database.read() as work:
            return work.companies.count(text)

    def open(self, company_id: str) -> Customer:
        """Everything about one customer.

        Raises:
            NotFound: the ID is not known here.
        """
        with self._database.read() as work:
            company = work.companies.get(company_id)
            if company is None:
                raise NotFound(f"Company ID {company_id} is not known here. Check it, or add the customer.")
            own = company.company_id
            holds = work.subscriptions.of_holder(company.name, company.email, limit=50)
            packages = tuple(held for held in holds if held.product is Product.PCE_PACKAGE)
            subjects = [(Product.WORKPLACE, own), *((held.product, held.subject_id) for held in packages)]
            orders = [order for subject in subjects for order in work.orders.of_subscription(*subject)]
            documents = [document for _, subject_id in subjects for document in work.documents.of_subject(subject_id)]
            orders.sort(key=lambda order: order.placed_at, reverse=True)
            documents.sort(key=lambda document: document.issued_on, reverse=True)
            return Customer(
                company,
                work.subscriptions.get(Product.WORKPLACE, own),
                packages,
                tuple(contact for contact in work.contacts.for_company(own) if contact.company_id),
                tuple(orders),
                tuple(documents),
                tuple(work.notes.of(own)),
                history(work, company, subjects, orders),
            )

    def save(self, company: Company, *, new: bool) -> Company:
        """Add a customer, or change one.

        Raises:
            Refused: a field is missing or malformed, or a new ID is there already; `field` names it.
            NotSaved: nothing was stored.
        """
        own = clean_id(company.company_id)
        if not own or len(own) > MAX_ID_LENGTH:
            raise Refused("Enter the company ID as the portal shows it.", field="company_id")
        if not company.name.strip():
            raise Refused("Enter the customer's name.", field="name")
        if company.email.strip() and not self._is_email(company.email.strip()):
            raise Refused(
                f"“{company.email.strip()[:60]}” is not an email address. Write it like name@company.com.",
                field="email",
            )
        with self._database.work() as work:
            if new and work.companies.get(own) is not None:
                raise Refused(f"Company ID {own} is there already: edit that customer.", field="company_id")
            work.companies.save(company)
            work.commit()
        return company

    def note(self, company_id: str, text: str) -> Note:
        """Keep a note about a customer; it never changes.

        Raises:
            Refused: nothing was written, or too much.
        """
        text = text.strip()
        if not text:
            raise Refused("Write the note first.", field="note")
        if len(text) > MAX_NOTE:
            raise Refused(f"A note may have {MAX_NOTE:,} characters. Make two of it.", field="note")
        note = Note(company_id, text, self._preferences.load().event.rep, self._clock.now())
        with self._database.work() as work:
            work.notes.add(note)
            work.commit()
        return note
