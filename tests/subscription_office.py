"""An office that also records payments, credits invoices, and looks after subscriptions."""

from __future__ import annotations

from pathlib import Path

from tests.network_side import NetworkSide
from tests.office import CONTACT, MovableClock, Office
from tests.sales import package, workplace
from yeastar_desk.application.assign import AssociateUser, ListPortalUsers
from yeastar_desk.application.auto_renew import SwitchOffAutoRenew
from yeastar_desk.application.billing_contacts import SaveBillingContact
from yeastar_desk.application.complete_invoice import CompleteInvoice
from yeastar_desk.application.credit_invoice import CreditInvoice
from yeastar_desk.application.give_back_surplus import GiveBackSurplus
from yeastar_desk.application.list_subscriptions import ListSubscriptions
from yeastar_desk.application.place_order import Placed, PlaceOrder
from yeastar_desk.application.record_payment import PaymentToRecord, RecordPayment
from yeastar_desk.application.refund_order import RefundOrder
from yeastar_desk.application.renewals import ListRenewals
from yeastar_desk.application.since_we_met import LookBack
from yeastar_desk.application.subscription_life import SubscriptionLife
from yeastar_desk.domain.catalogue import PriceList, Product
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import Operation, OrderRequest, PaymentMethod
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.infrastructure.country_rules import country_rules

NORDLICHT_NOW = workplace(meeting_room=12, desk=20)
ATLAS_NOW = package(500, ultimate_plan=60)


class SubscriptionOffice(Office):
    """Customers with a running Workplace subscription (until 14 Mar 2027) and a hosting package (2 Dec 2026)."""

    def __init__(self, folder: Path, prices: PriceList | None = None, clock: MovableClock | None = None) -> None:
        super().__init__(folder, prices, clock)
        self.online = NetworkSide(self)
        self.complete_invoice = CompleteInvoice(self.database, self.preferences)
        life = SubscriptionLife(self.preferences)
        common = (self.database, self.preferences, self.clock)
        self.place_order = PlaceOrder(
            *common, self.locales, self.open_order, lambda _: None, lambda _: frozenset([PaymentMethod.PAYPAL])
        )
        self.record_payment = RecordPayment(
            *common, self.locales, self.tax_numbers, country_rules, lambda _: None, life.activate
        )
        self.credit_invoice = CreditInvoice(*common, lambda _: None, life.take_back)
        self.refund_order = RefundOrder(*common, self.locales, lambda _: None, life.take_back)
        self.give_back_surplus = GiveBackSurplus(*common, self.locales, lambda _: None)
        self.list_subscriptions = ListSubscriptions(self.database, self.clock)
        self.list_renewals = ListRenewals(self.database, self.clock)
        self.look_back = LookBack(*common, self.open_order)
        self.switch_off_auto_renew = SwitchOffAutoRenew(*common)
        self.associate_user = AssociateUser(*common)
        self.portal_users = ListPortalUsers(self.database)
        self.save_contact = SaveBillingContact(self.database, lambda address: "@" in address.strip("@"))
        self.store(NORDLICHT_NOW, ATLAS_NOW)

    def store(self, *subscriptions: Subscription) -> None:
        with self.database.work() as work:
            for subscription in subscriptions:
                work.subscriptions.save(subscription)
            work.commit()

    def now(self, product: Product, subject_id: str) -> Subscription | None:
        with self.database.read() as work:
            return work.subscriptions.get(product, subject_id)

    def place(self, request: OrderRequest) -> Placed:
        return self.place_order(request)

    def pay(self, number: str) -> None:
        self.record_payment(number, PaymentToRecord(PaymentMeans.BANK_TRANSFER, "statement 7"))

    def place_and_pay(self, request: OrderRequest) -> Placed:
        placed = self.place(request)
        self.pay(placed.order.number)
        return placed


def workplace_order(operation: Operation, **changes: object) -> OrderRequest:
    values: dict[str, object] = {"operation": operation, "subject_id": "W-204417", "billing_contact": CONTACT}
    return OrderRequest(**(values | changes))  # type: ignore[arg-type]


def package_order(operation: Operation, **changes: object) -> OrderRequest:
    values: dict[str, object] = {
        "product": Product.PCE_PACKAGE,
        "operation": operation,
        "subject_id": ATLAS_NOW.subject_id,
        "billing_contact": CONTACT,
    }
    return OrderRequest(**(values | changes))  # type: ignore[arg-type]
