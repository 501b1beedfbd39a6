"""Another tax category for an order, in words. Pure: no Qt, no database."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.reckoning import TAX_FIELDS, reckon
from yeastar_desk.presentation.sale.words import totals

CHOICES: tuple[tuple[TaxCategory | None, str], ...] = (
    (None, "As seller and buyer decide"),
    (TaxCategory.STANDARD, "S · Standard rate"),
    (TaxCategory.ZERO, "Z · Zero rate"),
    (TaxCategory.EXEMPT, "E · Exempt from tax"),
    (TaxCategory.REVERSE_CHARGE, "AE · Reverse charge"),
    (TaxCategory.INTRA_COMMUNITY, "K · Intra-Community supply"),
    (TaxCategory.EXPORT, "G · Export"),
    (TaxCategory.OUTSIDE_SCOPE, "O · Outside the scope of tax"),
)
_LEGAL = "Its legal text is printed; your reason is kept with the order."
_PRINTED = "Your reason is printed on the document and kept with the order."
_PRINTS: dict[TaxCategory, str] = {
    TaxCategory.STANDARD: "The rate comes from Settings, Taxes; your reason is kept with the order.",
    TaxCategory.ZERO: _PRINTED,
    TaxCategory.EXEMPT: _PRINTED,
    TaxCategory.REVERSE_CHARGE: _LEGAL,
    TaxCategory.INTRA_COMMUNITY: _LEGAL,
    TaxCategory.EXPORT: _LEGAL,
    TaxCategory.OUTSIDE_SCOPE: _PRINTED,
}
_IN_AMERICA = (
    "No sales tax rate is known to this program. S takes the rate that you set for the US in Settings, Taxes. "
    "For an exempt buyer choose E with number and expiry of the certificate as the reason."
)


@dataclass(frozen=True, slots=True)
class TaxShown:
    """What a choice would mean.

    Attributes:
        tax: caption and amount of the tax; `total` is what the order then comes to.
        about: what is printed and kept.
        place: the ship-to state of a buyer in the United States, and what to know about it; else empty.
        problem: why this choice cannot be taken, about the input `field`; two empty texts when it can.
    """

    tax: tuple[tuple[str, str], ...]
    total: str
    about: str
    place: str
    problem: str
    field: str


def show_tax(
    request: OrderRequest, context: OrderContext, category: TaxCategory | None, reason: str, formats: Formats
) -> TaxShown:
    """What the order would come to with a category; nothing is changed."""
    wanted = replace(request, tax_category=category, tax_reason=reason if category is not None else "")
    reckoning = reckon(wanted, context)
    problem = reckoning.problem
    if problem is not None and problem.field not in TAX_FIELDS:
        problem = None  # the discount, say: it has a place of its own
    shown = totals(reckoning.priced, formats)
    refused = problem is not None and problem.field != "tax_reason"
    return TaxShown(
        tax=() if refused else shown.tax,
        total="" if refused else shown.total,
        about=_PRINTS[category] if category is not None else "",
        place=_place(request.billing_contact or _usual(context), context),
        problem=problem.sentence if problem is not None else "",
        field=problem.field if problem is not None else "",
    )


def _usual(context: OrderContext) -> BillingContact:
    return context.contacts[0].contact if context.contacts else BillingContact()


def _place(buyer: BillingContact, context: OrderContext) -> str:
    if not buyer.country == context.seller_country == "US":
        return ""
    state = buyer.state.strip()
    where = f"Ship-to state: {state}." if state else "The ship-to state is missing: enter it in the billing contact."
    return f"{where} {_IN_AMERICA}"
