"""Review & checkout in words. Pure: no Qt, no database."""

from __future__ import annotations

from collections.abc import Sequence

from yeastar_desk.application.auto_renew import consent_text
from yeastar_desk.application.billing_contacts import SELLER_OWN
from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.ports import StoredContact
from yeastar_desk.domain.catalogue import Kind, Product, item_name
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.domain.pricing import PricedLine
from yeastar_desk.domain.terms import ONE_OFF, Cycle
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.reckoning import Reckoning
from yeastar_desk.presentation.sale.shown import CheckoutShown, Choice, ContactShown, MethodShown, ServiceLineShown
from yeastar_desk.presentation.sale.words import PER_CYCLE, term_text, totals

METHODS = (PaymentMethod.PAYPAL, PaymentMethod.CARD, PaymentMethod.OFFLINE)
_TITLES = {
    PaymentMethod.PAYPAL: "PayPal",
    PaymentMethod.CARD: "Debit or Credit Card",
    PaymentMethod.OFFLINE: "Offline",
}
_READY = {
    PaymentMethod.PAYPAL: "The customer approves the payment in PayPal.",
    PaymentMethod.CARD: "The customer enters the card on PayPal's page, never here.",
    PaymentMethod.OFFLINE: "Bank transfer. Your account manager or local distributor follows up.",
}
_NOT_READY = {
    PaymentMethod.PAYPAL: "Not available: PayPal is not set up here.",
    PaymentMethod.CARD: "Not available: cards are not set up here.",
}
_NO_CONNECTION = "Needs a connection. You are offline."
_NOT_BY_ITSELF = "PayPal cannot repeat a payment by itself: you are reminded, and the customer pays again."
_EDIT_OWN = "This is your own company: change it in Settings, Seller."
NO_CONTACT = "Nobody to bill yet: press Add new, or enter your company in Settings."


def show_checkout(
    request: OrderRequest,
    context: OrderContext,
    reckoning: Reckoning,
    contacts: Sequence[StoredContact],
    chosen: int,
    ready: frozenset[PaymentMethod],
    formats: Formats,
    *,
    offline: bool = False,
) -> CheckoutShown:
    """Everything on the second step."""
    priced = reckoning.priced
    contact = contacts[chosen].contact if chosen >= 0 else None
    own = contact is not None and contacts[chosen].id == SELLER_OWN and contacts[chosen] in context.contacts
    method = request.payment.method
    return CheckoutShown(
        plan=plan_rows(request, context, reckoning, formats),
        services=tuple(_service(line, priced.term.cycle, formats) for line in priced.lines if line.kind is Kind.SERVICE)
        if priced is not None
        else (),
        contacts=tuple(Choice(index, contact_text(each)) for index, each in enumerate(contacts)),
        contact_index=chosen,
        contact=show_contact(contact, context, formats) if contact is not None else None,
        edit_reason=_EDIT_OWN if own else "" if contact is not None else NO_CONTACT,
        methods=tuple(show_method(each, ready, offline=offline) for each in METHODS),
        method=METHODS.index(method),
        pi_number=request.payment.pi_number,
        po_number=request.po_number,
        offline=method is PaymentMethod.OFFLINE,
        renew=_may_renew(request),
        auto_renew=request.payment.auto_renew,
        totals=totals(priced, formats),
        tax_reason=f"Tax changed: {request.tax_reason}" if request.tax_category is not None else "",
        problem=_problem(contact, reckoning),
        about=_about(request, context, reckoning, formats),
        consent=f"{consent_text(priced)} {_NOT_BY_ITSELF}" if priced is not None and _may_renew(request) else "",
    )


def _may_renew(request: OrderRequest) -> bool:
    """Auto Renew is for annual terms paid by PayPal or card; additions and plan switches do not ask."""
    online = request.payment.method is not PaymentMethod.OFFLINE
    whole_term = request.operation in (Operation.PURCHASE, Operation.RENEW)
    return online and whole_term and request.cycle is Cycle.ANNUALLY


def _holder(request: OrderRequest, context: OrderContext) -> str:
    """`Nordlicht Hotels GmbH · W-204417`, marked when the ID is not verified."""
    name = context.holder or request.subject_name
    company = f"{name} · {request.subject_id}" if name and name != request.subject_id else request.subject_id
    return company if request.verified else f"{company} · not verified yet"


def _about(request: OrderRequest, context: OrderContext, reckoning: Reckoning, formats: Formats) -> str:
    """Whom services only are for, and until when they are paid; other orders have Plan Information."""
    if request.operation is not Operation.EXPAND or reckoning.priced is None:
        return ""
    return f"{_holder(request, context)}. Paid until {formats.date(reckoning.priced.term.expires_on)}."


def plan_rows(
    request: OrderRequest, context: OrderContext, reckoning: Reckoning, formats: Formats
) -> tuple[tuple[str, str], ...]:
    """The rows of Plan Information; none for services only."""
    if request.operation is Operation.EXPAND:
        return ()
    term = reckoning.priced.term if reckoning.priced is not None else None
    rows = [
        ("Company", _holder(request, context)),
        ("Plan", _plan(request, context, reckoning, formats)),
        ("Term", formats.term(term.starts_on, term.expires_on) if term is not None else ""),
    ]
    if request.operation is Operation.PURCHASE:
        rows.append(("Assigned to", _assigned(request)))
    return tuple(rows)


def _plan(request: OrderRequest, context: OrderContext, reckoning: Reckoning, formats: Formats) -> str:
    """`Standard Plan, annual, 2 years`; of a package its extensions; of a switch from when on and its price."""
    lines = reckoning.priced.lines if reckoning.priced is not None else ()
    line = next((line for line in lines if line.kind is Kind.PLAN), None)
    if request.operation is Operation.SWITCH and line is not None:
        begins = "from now on" if line.factor.value else f"from {formats.date(context.today)}"
        if not line.factor.value and reckoning.priced is not None:
            begins = f"from {formats.date(reckoning.priced.term.expires_on)}"
        return f"{line.name} instead of {item_name(line.replaces)} {begins}, {formats.money(line.amount)}"
    name = line.name if line is not None else item_name(request.plan)
    if request.product is Product.PCE_PACKAGE and line is not None:
        name += f" for {formats.number(line.quantity)} extensions"
    cycle = "annual" if request.cycle is Cycle.ANNUALLY else "monthly"
    return f"{name}, {cycle}, {term_text(request, formats)}"


def _assigned(request: OrderRequest) -> str:
    assignment = request.assignment
    if assignment is None:
        return "Only me"
    assigned = f"{assignment.name} · {assignment.yeastar_id}" if assignment.name else assignment.yeastar_id
    if assignment.new_partner is not None:
        assigned += " · new account, created when the order is processed"
    return assigned


def _service(line: PricedLine, cycle: Cycle, formats: Formats) -> ServiceLineShown:
    cycle = Cycle.ONCE if line.factor == ONE_OFF else cycle
    return ServiceLineShown(
        name=f"{line.name}, now {formats.number(line.current)}" if line.current else line.name,
        quantity=f"+ {formats.number(line.quantity)}" if line.current else formats.number(line.quantity),
        unit_price=f"{formats.unit_price(line.unit_price)} / {PER_CYCLE[cycle]}",
        amount=formats.money(line.amount),
    )


def contact_text(stored: StoredContact) -> str:
    """An entry of the list of billing contacts: `Nordlicht Hotels GmbH — Jonas Petersen`."""
    contact = stored.contact
    detail = contact.person if contact.company else ""
    return f"{contact.name} — {detail or contact.email}"


def address_text(contact: BillingContact, formats: Formats) -> str:
    """`Speicherstr. 8, 20457 Hamburg, Germany`."""
    city = f"{contact.postal_code} {contact.city}".strip()
    country = formats.country(contact.country) if contact.country else ""
    return ", ".join(part for part in (contact.street, city, contact.state, country) if part.strip())


def show_contact(contact: BillingContact, context: OrderContext, formats: Formats) -> ContactShown:
    """The chosen contact in words."""
    badge, tone = "", "neutral"
    if contact.tax_number:
        valid = context.tax_numbers.is_valid(contact.country, contact.tax_number)
        badge, tone = ("format valid", "ok") if valid else ("format not valid", "warning")
    return ContactShown(
        person=contact.person or contact.name,
        email=contact.email or "—",
        address=address_text(contact, formats) or "—",
        tax_number=contact.tax_number or "none given",
        tax_badge=badge,
        tone=tone,
    )


def show_method(method: PaymentMethod, ready: frozenset[PaymentMethod], *, offline: bool) -> MethodShown:
    """A payment method with what it means, or why it cannot be used now."""
    if method is PaymentMethod.OFFLINE:
        return MethodShown(_TITLES[method], _READY[method], enabled=True)
    if method not in ready:
        return MethodShown(_TITLES[method], _NOT_READY[method], enabled=False)
    return MethodShown(_TITLES[method], _NO_CONNECTION if offline else _READY[method], enabled=not offline)


def _problem(contact: BillingContact | None, reckoning: Reckoning) -> str:
    if reckoning.problem is not None:
        return reckoning.problem.sentence
    if contact is None:
        return NO_CONTACT
    try:
        contact.check()
    except DeskError as missing:
        return missing.sentence
    return ""
