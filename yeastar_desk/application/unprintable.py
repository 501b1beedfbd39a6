"""Which characters of an order's names no shipped font can print: said before a document is numbered with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.issue_document import subject_name
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.orders import OrderRequest


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A text whose `characters` come out as □; `what` says where it was entered."""

    what: str
    text: str
    characters: tuple[str, ...]


class FindUnprintable:
    """Looks at everything on a document that people have typed."""

    def __init__(self, missing: Callable[[str], tuple[str, ...]], preferences: PreferencesStore) -> None:
        """`missing` gives the characters of a text that cannot be printed."""
        self._missing = missing
        self._preferences = preferences

    def __call__(self, request: OrderRequest, context: OrderContext) -> tuple[Unprintable, ...]:
        """What cannot be printed, in the order of the page; a text that stands there twice is named once."""
        found: dict[str, Unprintable] = {}
        for what, text in self._texts(request, context):
            if text in found or text.isascii():  # every font has those: nothing is loaded for the common order
                continue
            characters = self._missing(text)
            if characters:
                found[text] = Unprintable(what, text, characters)
        return tuple(found.values())

    def _texts(self, request: OrderRequest, context: OrderContext) -> list[tuple[str, str]]:
        seller = self._preferences.load().seller
        usual = context.contacts[0].contact if context.contacts else BillingContact()
        buyer = request.billing_contact or usual
        return [
            ("your company, in Settings", seller.name),
            ("your address, in Settings", f"{seller.street} {seller.city}"),
            ("billing contact, company", buyer.company),
            ("billing contact, name", buyer.person),
            ("billing contact, address", f"{buyer.street} {buyer.city} {buyer.state}"),
            ("company", subject_name(request, context)),
            ("PI number", request.payment.pi_number),
            ("purchase order number", request.po_number),
            ("tax reason", request.tax_reason),
            ("event", request.event),
            ("sales rep", request.rep),
        ]
