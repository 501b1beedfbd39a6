"""Step 2 of a sale: review, whom to bill, how to pay, and placing the order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from yeastar_desk.application.billing_contacts import CUSTOMER_OWN, SELLER_OWN
from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.place_order import Placed
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.orders import OrderRequest, PaymentMethod
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject, Ticket
from yeastar_desk.presentation.sale.autosave import Autosave
from yeastar_desk.presentation.sale.review import METHODS, show_checkout
from yeastar_desk.presentation.sale.sale import Sale
from yeastar_desk.presentation.sale.tax_words import TaxShown, show_tax
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.sale.views import CheckoutStepView
from yeastar_desk.presentation.sale.words import not_printed
from yeastar_desk.presentation.sentences import field_of, sentence_of

_NOT_PLACED = (
    "The order was not placed: the program failed in a way it should not. Everything is still here. "
    "Try again, or restart the program and go on with the draft."
)
_CHANGED_BEHIND_OUR_BACK = frozenset(["total", "price_list"])
_NOT_STORED = "The contact was not stored: the program failed in a way it should not. Try again."


class CheckoutPresenter:
    """Decides on everything of the second step.

    Args:
        placed: called with what was stored, only after the commit.
        said: says what was changed, with a way back that leads to `undo`.
        payments_ready: payment methods besides Offline that are set up.
        is_offline: whether nothing can be reached just now.
    """

    def __init__(
        self,
        uses: SaleUses,
        lane: Lane,
        announce: Announce,
        formats: Formats,
        sale: Sale,
        autosave: Autosave,
        view: CheckoutStepView,
        placed: Callable[[Placed], None],
        said: Callable[[str], None],
        payments_ready: Callable[[], frozenset[PaymentMethod]],
        is_offline: Callable[[], bool],
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._formats = formats
        self._sale = sale
        self._autosave = autosave
        self._view = view
        self._placed = placed
        self._said = said
        self._looked_at: tuple[OrderRequest, Company | None] | None = None
        self._looking: Ticket | None = None
        self._tax_before: tuple[TaxCategory | None, str] | None = None
        self._payments_ready = payments_ready
        self._is_offline = is_offline
        self._placing = False
        self._refusal: tuple[OrderRequest, str, str] | None = None

    # showing

    def show(self) -> None:
        """Put the order on screen as it would be placed; a refusal stays said until the rep changes something."""
        if self._sale.context is not None and self._sale.reckoning.priced is not None:
            refused, sentence, field = self._refusal or (None, "", "")
            still = refused == self._sale.request
            self._view.show_problem(sentence if still else "", field if still else "")
            self._look_for_unprintable(self._sale.request, self._sale.context)
            self._view.show_checkout(
                show_checkout(
                    self._sale.request,
                    self._sale.context,
                    self._sale.reckoning,
                    self.contacts(),
                    self.contact_index(),
                    self._payments_ready(),
                    self._formats,
                    offline=self._is_offline(),
                )
            )

    def point_out(self, sentence: str, field: str) -> None:
        """Say what was wrong with this order before, until the rep changes something."""
        self._refusal = (self._sale.request, sentence, field)
        self.show()

    def _look_for_unprintable(self, request: OrderRequest, context: OrderContext) -> None:
        """Say which characters of which name cannot be printed; asked again only when something changed."""
        if (request, context.company) == self._looked_at:
            return
        self._looked_at = (request, context.company)
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._lane.submit(
            lambda: not_printed(self._uses.unprintable(request, context)), self._view.show_warning, self._not_looked
        )

    def _not_looked(self, error: Exception) -> None:
        self._view.show_warning(sentence_of(error, ""))

    # billing contact

    def contacts(self) -> tuple[StoredContact, ...]:
        """The contacts to choose from; the one in the order is among them even when it is not stored (any more)."""
        known = self._sale.context.contacts if self._sale.context is not None else ()
        chosen = self._sale.request.billing_contact
        if chosen is None or any(each.contact == chosen for each in known):
            return known
        return (*known, StoredContact(SELLER_OWN, chosen))

    def contact_index(self) -> int:
        """Which of `contacts` is billed; -1 when there is none."""
        chosen = self._sale.request.billing_contact
        contacts = self.contacts()
        if chosen is None:
            return 0 if contacts else -1
        return next(index for index, each in enumerate(contacts) if each.contact == chosen)

    def choose_contact(self, index: int) -> None:
        contacts = self.contacts()
        if 0 <= index < len(contacts) and index != self.contact_index():
            self._sale.change(replace(self._sale.request, billing_contact=contacts[index].contact), undoable=False)

    def present_contact(self) -> BillingContact:
        """The contact to start editing from."""
        index = self.contact_index()
        return self.contacts()[index].contact if index >= 0 else BillingContact()

    def new_contact(self) -> BillingContact:
        """What Add New begins with: the customer's company and country, for they are mostly the same."""
        company = self._sale.context.company if self._sale.context is not None else None
        if company is None:
            return BillingContact(company=self._sale.request.subject_name)
        return BillingContact(company=company.name, country=company.country)

    def save_contact(self, contact: BillingContact, *, new: bool) -> None:
        """Store what the dialog holds; the dialog stays open until it is stored."""
        index = self.contact_index()
        before = self.contacts()[index] if index >= 0 and not new else StoredContact(CUSTOMER_OWN, contact)
        if before.id > 0:
            stored = replace(before, contact=contact)
        else:
            stored = StoredContact(CUSTOMER_OWN, contact, self._sale.request.subject_id)
        self._lane.submit(lambda: self._uses.save_contact(stored), self._contact_saved, self._contact_refused)

    def tax_number(self, country: str, number: str) -> tuple[str, str]:
        """What is known about a tax number, as (words, tone)."""
        if not number.strip() or self._sale.context is None:
            return "", "neutral"
        if self._sale.context.tax_numbers.is_valid(country, number):
            return "format valid", "ok"
        return "format not valid", "warning"

    def _contact_saved(self, stored: StoredContact) -> None:
        context = self._sale.context
        if context is not None:
            others = tuple(each for each in context.contacts if each.id != stored.id)
            self._sale.context = replace(context, contacts=(stored, *others))
        self._view.contact_saved()
        self._sale.change(replace(self._sale.request, billing_contact=stored.contact), undoable=False)
        self.show()
        self._announce(Changed(Subject.BILLING_CONTACTS))

    def _contact_refused(self, error: Exception) -> None:
        self._view.contact_refused(sentence_of(error, _NOT_STORED), field_of(error))

    # tax

    @property
    def request(self) -> OrderRequest:
        """The order as it is on screen."""
        return self._sale.request

    def tax(self, category: TaxCategory | None, reason: str) -> TaxShown | None:
        """What the order would come to with another tax category; None before there is a price."""
        if self._sale.context is None:
            return None
        return show_tax(self._sale.request, self._sale.context, category, reason, self._formats)

    def change_tax(self, category: TaxCategory | None, reason: str) -> None:
        """Take another tax category, or None for the one that seller and buyer decide."""
        request = self._sale.request
        reason = " ".join(reason.split()) if category is not None else ""
        if (category, reason) == (request.tax_category, request.tax_reason):
            return
        self._tax_before = (request.tax_category, request.tax_reason)
        self._sale.change(replace(request, tax_category=category, tax_reason=reason), undoable=False)
        self._said("The tax is changed." if category is not None else "The tax is as seller and buyer decide.")

    def undo(self) -> None:
        """Take the last change of the tax back."""
        if self._tax_before is not None and not self._placing:
            (category, reason), self._tax_before = self._tax_before, None
            self._sale.change(replace(self._sale.request, tax_category=category, tax_reason=reason), undoable=False)

    # payment

    def choose_method(self, index: int) -> None:
        method = METHODS[index]
        payment = self._sale.request.payment
        if method is payment.method:
            return
        offline = method is PaymentMethod.OFFLINE
        renew = payment.auto_renew and not offline and self._sale.request.cycle is Cycle.ANNUALLY
        changed = replace(payment, method=method, pi_number=payment.pi_number if offline else "", auto_renew=renew)
        self._sale.change(replace(self._sale.request, payment=changed), undoable=False)

    def set_pi_number(self, text: str) -> None:
        payment = replace(self._sale.request.payment, pi_number=text.strip())
        self._sale.change(replace(self._sale.request, payment=payment), undoable=False)

    def set_po_number(self, text: str) -> None:
        self._sale.change(replace(self._sale.request, po_number=text.strip()), undoable=False)

    def set_auto_renew(self, *, renew: bool) -> None:
        payment = replace(self._sale.request.payment, auto_renew=renew)
        self._sale.change(replace(self._sale.request, payment=payment), undoable=False)

    # placing

    def place(self) -> None:
        """Place the order. Pressing twice places once: the order carries the id of the sale."""
        context, priced = self._sale.context, self._sale.reckoning.priced
        if self._placing or context is None or priced is None:
            return
        self._placing = True
        self._refusal = None
        self._view.show_problem("", "")
        self._view.set_placing(placing=True)
        # With the price list on screen: one that has been replaced meanwhile is refused, not exchanged.
        request = replace(self._sale.request, price_list_id=context.price_list.id)
        sale_id = self._sale.id

        def submit(_stored: bool) -> None:
            self._lane.submit(
                lambda: self._uses.place_order(request, order_id=sale_id, draft_id=sale_id, seen=priced.total),
                self._stored,
                self._refused,
            )

        self._autosave.settle(submit)

    def is_placing(self) -> bool:
        return self._placing

    def _stored(self, placed: Placed) -> None:
        self._placing = False
        self._autosave.drop()
        self._view.set_placing(placing=False)
        self._placed(placed)
        for subject in (Subject.ORDERS, Subject.DOCUMENTS, Subject.DRAFTS, Subject.OUTBOX, Subject.COMPANIES):
            self._announce(Changed(subject))

    def _refused(self, error: Exception) -> None:
        self._placing = False
        self._view.set_placing(placing=False)
        sentence, field = sentence_of(error, _NOT_PLACED), field_of(error)
        self._refusal = (self._sale.request, sentence, field)
        self._view.show_problem(sentence, field)
        if field in _CHANGED_BEHIND_OUR_BACK:
            self._announce(Changed(Subject.PRICE_LISTS))  # this order, too, is read again
