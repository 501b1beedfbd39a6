"""Whether a tax invoice may be issued, and whether its content is complete.

A developer's reading of article 226 of the EU VAT directive and of EN 16931; not legal advice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import DOCUMENT_NAMES, DocumentContent
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.domain.wording import listed

_YOURS = "your company's"
_BUYERS = "the buyer's"


@dataclass(frozen=True, slots=True)
class CountryRule:
    """A country where issuing tax invoices is restricted: `never`, or `not_for_cash`; `reason` is a sentence."""

    invoices: str
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something an invoice needs: where it is entered (`seller.street`), what it is and whose, if anybody's."""

    field: str
    what: str
    whose: str = ""

    @property
    def name(self) -> str:
        """What is missing, in words such as ``"your company's street"``."""
        return f"{self.whose} {self.what}".strip()

    @property
    def caption(self) -> str:
        """The name as it stands above an input: ``"Your company's street"``."""
        return f"{self.name[:1].upper()}{self.name[1:]}"


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
    categories = {line.treatment.category for line in content.tax_lines}
    in_scope = bool(categories - {TaxCategory.OUTSIDE_SCOPE})
    taxed_by_state = seller.country == buyer.country == "US"
    taxed_by_buyer = bool(categories & {TaxCategory.REVERSE_CHARGE, TaxCategory.INTRA_COMMUNITY})
    number_of_buyer = buyer.tax_number.strip() and tax_number_valid(buyer.country, buyer.tax_number)
    untaxed = [line.treatment for line in content.tax_lines if line.treatment.category is not TaxCategory.STANDARD]
    wanted = (
        (seller.name.strip(), Missing("seller.name", "name", _YOURS)),
        (seller.street.strip(), Missing("seller.street", "street", _YOURS)),
        (seller.city.strip(), Missing("seller.city", "city", _YOURS)),
        (seller.country.strip(), Missing("seller.country", "country", _YOURS)),
        (not in_scope or seller.tax_number.strip(), Missing("seller.tax_number", "tax number", _YOURS)),
        (buyer.name.strip(), Missing("buyer.company", "name", _BUYERS)),
        (buyer.street.strip(), Missing("buyer.street", "street", _BUYERS)),
        (buyer.city.strip(), Missing("buyer.city", "city", _BUYERS)),
        (not taxed_by_state or buyer.state.strip(), Missing("buyer.state", "state", _BUYERS)),
        (buyer.country.strip(), Missing("buyer.country", "country", _BUYERS)),
        (not taxed_by_buyer or number_of_buyer, Missing("buyer.tax_number", "valid tax number", _BUYERS)),
        (content.subject_id.strip(), Missing("subject_id", "the company ID")),
        (
            TaxCategory.INTRA_COMMUNITY not in categories or content.term is not None,
            Missing("term", "the delivery date of a supply within the EU"),
        ),
        (
            all(treatment.reason.strip() for treatment in untaxed),
            Missing("tax_reason", "the reason why no tax is charged"),
        ),
        (content.lines, Missing("lines", "a line with what was sold")),
    )
    return tuple(missing for there, missing in wanted if not there)


class Incomplete(Refused):
    """An invoice or credit note cannot be issued. `missing` is everything that it lacks, `field` the first of it."""

    def __init__(self, document: str, missing: tuple[Missing, ...]) -> None:
        it = "it" if len(missing) == 1 else "them"
        super().__init__(f"The {document} lacks {_in_words(missing)}. Add {it} and try again.", field=missing[0].field)
        self.missing = missing


def _in_words(missing: Iterable[Missing]) -> str:
    """``"your company's street and city, and the buyer's state"``: whose it is, is said once."""
    parts = []
    for whose, of_one in groupby(missing, key=lambda each: each.whose):
        if whose:
            parts.append(f"{whose} {listed([each.what for each in of_one])}")
        else:
            parts.extend(each.what for each in of_one)
    return listed(parts)


def check_complete(content: DocumentContent, tax_number_valid: Callable[[str, str], bool]) -> None:
    """Raise Incomplete when an invoice or credit note lacks something."""
    missing = missing_content(content, tax_number_valid)
    if missing:
        raise Incomplete(DOCUMENT_NAMES[content.type].lower(), missing)


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
