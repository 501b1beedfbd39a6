"""Whether a tax invoice may be issued, and whether its content is complete.

A developer's reading of article 226 of the EU VAT directive and of EN 16931; not legal advice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import DocumentContent
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.tax import TaxCategory


@dataclass(frozen=True, slots=True)
class CountryRule:
    """A country where issuing tax invoices is restricted: `never`, or `not_for_cash`; `reason` is a sentence."""

    invoices: str
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something an invoice needs: where it is entered (`seller.street`, `buyer.tax_number`) and a sentence."""

    field: str
    sentence: str


def refusal_in(rules: Mapping[str, CountryRule], country: str, means: Collection[PaymentMeans]) -> str:
    """Why the seller's country does not let this program issue a tax invoice; empty when it does.

    Args:
        means: of every payment for the order.
    """
    rule = rules.get(country)
    if rule is None or (rule.invoices == "not_for_cash" and PaymentMeans.CASH not in means):
        return ""
    return f"No tax invoice is issued from here: {rule.reason} The order and its proforma stay valid."


def missing_content(content: DocumentContent, tax_number_valid: Callable[[str, str], bool]) -> tuple[Missing, ...]:
    """What an invoice or credit note lacks; empty when it is complete.

    Args:
        tax_number_valid: whether (country, number) has the valid form.
    """
    seller, buyer = content.seller, content.buyer
    wanted = [
        (seller.name, "seller.name", "your company's name"),
        (seller.street, "seller.street", "your company's street"),
        (seller.city, "seller.city", "your company's city"),
        (seller.country, "seller.country", "your company's country"),
        (buyer.name, "buyer.company", "the buyer's name"),
        (buyer.street, "buyer.street", "the buyer's street"),
        (buyer.city, "buyer.city", "the buyer's city"),
        (buyer.country, "buyer.country", "the buyer's country"),
        (content.subject_id, "subject_id", "the company ID"),
    ]
    categories = {line.treatment.category for line in content.tax_lines}
    if categories - {TaxCategory.OUTSIDE_SCOPE}:
        wanted.append((seller.tax_number, "seller.tax_number", "your company's tax number"))
    if seller.country == buyer.country == "US":
        wanted.append((buyer.state, "buyer.state", "the state of the buyer, whose sales tax it is"))
    missing = [Missing(field, f"The invoice lacks {what}.") for value, field, what in wanted if not value.strip()]
    if categories & {TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY} and not (
        buyer.tax_number.strip() and tax_number_valid(buyer.country, buyer.tax_number)
    ):
        missing.append(Missing("buyer.tax_number", "Reverse charge needs a valid tax number of the buyer."))
    if TaxCategory.INTRA_COMMUNITY in categories and content.term is None:
        missing.append(Missing("term", "An intra-community supply needs its delivery date."))
    for line in content.tax_lines:
        if line.treatment.category is not TaxCategory.STANDARD and not line.treatment.reason.strip():
            missing.append(Missing("tax_reason", "The invoice lacks the reason why no tax is charged."))
    if not content.lines:
        missing.append(Missing("lines", "The invoice has no lines."))
    return tuple(missing)


class Incomplete(Refused):
    """An invoice cannot be issued. `missing` is everything that it lacks, `field` the first of it."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        what = "it" if len(missing) == 1 else "them"
        super().__init__(f"{' '.join(m.sentence for m in missing)} Add {what} and try again.", field=missing[0].field)
        self.missing = missing


def check_complete(content: DocumentContent, tax_number_valid: Callable[[str, str], bool]) -> None:
    """Raise Incomplete when an invoice lacks something."""
    missing = missing_content(content, tax_number_valid)
    if missing:
        raise Incomplete(missing)


# What an invoice may take from the stored billing contact when the order came without it. Name, email address,
# country and tax number are not among it: they say who is billed, and decide the tax.
COMPLETED_LATER = ("street", "postal_code", "city", "state")


def same_buyer(one: BillingContact, other: BillingContact) -> bool:
    """Whether two billing contacts are of one buyer: name, email address and country are the same."""
    return _who(one) == _who(other)


def _who(contact: BillingContact) -> tuple[str, ...]:
    return tuple(" ".join(text.casefold().split()) for text in (contact.name, contact.email, contact.country))


def completed(buyer: BillingContact, stored: Iterable[BillingContact]) -> BillingContact:
    """The buyer of an order, with the parts of the address that are empty taken from a stored contact of theirs."""
    for other in stored:
        if same_buyer(buyer, other):
            empty = {name: getattr(other, name) for name in COMPLETED_LATER if not getattr(buyer, name).strip()}
            buyer = replace(buyer, **empty)
    return buyer
