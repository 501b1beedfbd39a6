"""What the purchase panel asks of the application."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from yeastar_desk.application.assign import ListPortalUsers
from yeastar_desk.application.billing_contacts import SaveBillingContact
from yeastar_desk.application.complete_invoice import CompleteInvoice
from yeastar_desk.application.drafts import Drafts
from yeastar_desk.application.edit_order import OpenOrder
from yeastar_desk.application.find_company import CompanySearch
from yeastar_desk.application.issue_document import DocumentFiles, IssueQuote
from yeastar_desk.application.place_order import PlaceOrder
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.since_we_met import LookBack
from yeastar_desk.application.unprintable import FindUnprintable
from yeastar_desk.presentation.preview.link_presenter import LinkOnline
from yeastar_desk.presentation.preview.mail_presenter import MailOnline
from yeastar_desk.presentation.sale.payment_presenter import PaymentOnline


class SaleOnline(PaymentOnline, MailOnline, LinkOnline, Protocol):
    """What of the network side a sale needs after it was placed."""


class SaleUses(Protocol):
    """Use cases of a sale. They are looked up inside jobs only, so that they may be made on the database lane."""

    @property
    def preferences(self) -> PreferencesStore: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def online(self) -> SaleOnline: ...

    @property
    def find_company(self) -> Callable[[str], CompanySearch]: ...

    @property
    def open_order(self) -> OpenOrder: ...

    @property
    def look_back(self) -> LookBack: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def issue_quote(self) -> IssueQuote: ...

    @property
    def place_order(self) -> PlaceOrder: ...

    @property
    def document_files(self) -> DocumentFiles: ...

    @property
    def complete_invoice(self) -> CompleteInvoice: ...

    @property
    def unprintable(self) -> FindUnprintable: ...

    @property
    def portal_users(self) -> ListPortalUsers: ...

    @property
    def save_contact(self) -> SaveBillingContact: ...
