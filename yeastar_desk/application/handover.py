"""The hand-over sheet: an order as the portal's own screens ask for it, to be entered there by a person.

How a Workplace order is created through the API is not documented. Until the distributor has confirmed it with the
vendor, a person enters it in the portal, screen by screen, and types the portal's order number back here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Kind, Product, item_name
from yeastar_desk.domain.contacts import BillingContact, NewPartner
from yeastar_desk.domain.orders import Operation, PaymentMethod, PlacedOrder
from yeastar_desk.domain.terms import Cycle


@dataclass(frozen=True, slots=True)
class HandoverValue:
    """What is entered in one field of the portal. `note` is shown beside it and not copied."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandoverScreen:
    """One screen of the portal: where it is, what to do there, and the values to copy in their order."""

    title: str
    action: str
    values: tuple[HandoverValue, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """All screens of one order."""

    order_number: str
    product: str
    screens: tuple[HandoverScreen, ...]


def handover_sheet(order: PlacedOrder, country_name: Callable[[str], str] = lambda code: code) -> HandoverSheet:
    """The portal's screens in their order, each with its values.

    Args:
        country_name: the English name of an ISO code, as the portal's list of countries has it.
    """
    request = order.request
    screens = [_product_page(order), _plan_and_services(order)]
    if request.assignment is not None:
        screens.append(_assignment(order))
    screens.append(_billing(request.billing_contact or BillingContact(), country_name))
    screens.append(_checkout(order))
    screens.append(
        HandoverScreen(
            "Orders and Billing › Orders",
            "When the order is complete, click its remarks icon and enter our number, so that the two are found "
            "together. Then type the portal's order number into the field below.",
            (HandoverValue("Custom reference number", order.number),),
        )
    )
    return HandoverSheet(order.number, PRODUCT_NAMES[request.product], tuple(screens))


def _product_page(order: PlacedOrder) -> HandoverScreen:
    request = order.request
    product = PRODUCT_NAMES[request.product]
    if request.product is Product.WORKPLACE:
        return HandoverScreen(
            "Products & Purchase",
            f"Click Purchase on {product}. Enter the company ID and click Search.",
            (
                HandoverValue("Company ID", request.subject_id),
                HandoverValue("Company", order.company_name, "to compare with the portal"),
            ),
        )
    action = {
        Operation.PURCHASE: f"Click Purchase on {product}.",
        Operation.RENEW: f"Click {product}, then Renew on the right of the package.",
        Operation.SWITCH: f"Click {product}, then More › Switch on the right of the package.",
        Operation.EXPAND: f"Click {product}, then More › Expansion on the right of the package.",
    }[request.operation]
    return HandoverScreen("Products & Purchase", action, (HandoverValue("Yeastar ID", request.subject_id),))


def _plan_and_services(order: PlacedOrder) -> HandoverScreen:
    term = order.priced.term
    values: list[HandoverValue] = []
    if order.request.operation is not Operation.EXPAND:
        values.append(HandoverValue("Billing cycle", "Annually" if term.cycle is Cycle.ANNUALLY else "Monthly"))
    for line in order.priced.lines:
        if line.kind is Kind.PLAN:
            values.append(HandoverValue("Plan", item_name(line.item)))
            if line.quantity > 1:
                values.append(HandoverValue("Extensions", str(line.quantity)))
    if order.request.operation is not Operation.EXPAND:
        years = f"{term.years} year" + ("s" if term.years > 1 else "") if term.years else "1 month"
        values.append(HandoverValue("Subscription term", years))
        values.append(HandoverValue("Expiration date", term.expires_on.isoformat(), "as it was sold, to compare"))
    for line in order.priced.lines:
        if line.kind is Kind.SERVICE:
            now = f"to add: now {line.current:,}, then {line.current + line.quantity:,}" if line.current else ""
            values.append(HandoverValue(item_name(line.item), str(line.quantity), now))
    action = {
        Operation.PURCHASE: "Choose billing cycle and plan, then click the icon beside each service and Confirm.",
        Operation.EXPAND: "Add each service with its quantity and Confirm.",
        Operation.RENEW: "Check plan and services; the portal may insist on the current quantities.",
        Operation.SWITCH: "Choose the new plan and the term.",
    }[order.request.operation]
    return HandoverScreen("Plan and services", action, tuple(values))


def _assignment(order: PlacedOrder) -> HandoverScreen:
    assignment = order.request.assignment
    assert assignment is not None  # asked by the caller
    partner = assignment.new_partner
    if partner is None:
        return HandoverScreen(
            "Assignment",
            "Select the existing user from the drop-down list.",
            (HandoverValue("User", assignment.yeastar_id, assignment.name),),
        )
    return HandoverScreen(
        "Assignment",
        "The account is created by this program first. Select it; do not click Add Partner a second time.",
        (HandoverValue("User", partner.yeastar_id, f"{partner.company}; {_mail(partner)}"),),
    )


def _mail(partner: NewPartner) -> str:
    return "the activation mail is sent" if partner.send_activation_email else "no activation mail is sent"


def _billing(contact: BillingContact, country_name: Callable[[str], str]) -> HandoverScreen:
    values = (
        ("First Name", contact.first_name),
        ("Last Name", contact.last_name),
        ("Company", contact.company),
        ("Email", contact.email),
        ("Phone Number", contact.phone),
        ("Country", country_name(contact.country) or contact.country),
        ("State/Province", contact.state),
        ("City", contact.city),
        ("Street", contact.street),
        ("ZIP/Postal Code", contact.postal_code),
        ("Tax number", contact.tax_number),
    )
    return HandoverScreen(
        "Checkout › Billing Information",
        "Choose the contact with this email address from the drop-down list, or click Add New.",
        tuple(HandoverValue(label, value) for label, value in values if value),
    )


def _checkout(order: PlacedOrder) -> HandoverScreen:
    request = order.request
    values = []
    if request.payment.method is PaymentMethod.OFFLINE and request.payment.pi_number:
        values.append(HandoverValue("PI Number", request.payment.pi_number, "with Offline only"))
    if request.po_number:
        values.append(HandoverValue("Customer's PO number", request.po_number))
    values.append(
        HandoverValue(
            "Our total",
            order.priced.total.decimal(),
            f"{order.priced.currency}, what the customer pays you, to compare",
        )
    )
    action = "Compare plan and services once more. Choose how you pay the vendor, and complete the order."
    if request.payment.auto_renew:
        action += " The customer agreed to automatic renewal: tick Auto Renew."
    return HandoverScreen("Checkout › Payment Method", action, tuple(values))
