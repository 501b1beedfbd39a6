"""A laptop with a real database and a real connection to a portal on 127.0.0.1."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from tests.office import ORDER, Office
from tests.sales import package, price_list
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, SECRET
from yeastar_desk.application.online_ports import OnlineDatabase, Outgoing
from yeastar_desk.application.ports import OrderState
from yeastar_desk.application.send_orders import SendOrders, SendReport
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.contacts import Assignment, BillingContact, NewPartner
from yeastar_desk.domain.orders import Operation, OrderRequest, Payment, PlacedOrder
from yeastar_desk.infrastructure.portal.client import PortalClient

HOLDER = "atlas-telecom@example.com"
EXPANSION = OrderRequest(
    product=Product.PCE_PACKAGE,
    operation=Operation.EXPAND,
    subject_id=HOLDER,
    services={"ultimate_plan": 60, "extension_expansion": 60},
    billing_contact=BillingContact(company="Nordlicht Hotels GmbH", email="ap@nordlicht.example", country="DE"),
    payment=Payment(),
    po_number="4500017",
)
PARTNER = NewPartner("ida@atlas.example", "Atlas", "FR", first_name="Ida", send_activation_email=True)


class Booth(Office):
    """One laptop that sells hosting packages and Workplace plans and sends what it sold."""

    def __init__(self, folder: Path, portal: FakePortal, series: str = "B3", url: str = "", seed: int = 1) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(folder, price_list(flat=frozenset()))
        portal.now = self.clock.now
        if not portal.state.users:
            portal.state.users.append({"partnerId": "3700000000000000001", "email": HOLDER, "company": "Atlas"})
        value = self.preferences.value
        self.preferences.value = replace(value, device=replace(value.device, series=series))
        with self.database.work() as work:
            work.subscriptions.save(replace(package(1_000_000), expires_on=self.clock.today() + timedelta(days=200)))
            work.commit()
        self.portal_client = PortalClient(url or portal.url, CLIENT_ID, lambda: SECRET, self.clock)
        self.seed = seed
        self.send_orders = self.sender(self.database)

    def sender(self, database: OnlineDatabase, price_question: str = "") -> SendOrders:
        """What sends, as a program that has just started makes it. `price_question`: asked about every order."""
        names = {"DE": "Germany", "FR": "France"}
        return SendOrders(
            database,
            self.portal_client,
            self.clock,
            self.preferences,
            lambda code: names.get(code, ""),
            Random(self.seed),
            price_question=lambda _: price_question,
        )

    def sell(self, request: OrderRequest = EXPANSION) -> PlacedOrder:
        return self.place_order(request).order

    def sell_workplace(self) -> PlacedOrder:
        return self.sell(ORDER)

    def sell_assigned(self, partner: NewPartner = PARTNER) -> PlacedOrder:
        """An order for a customer whose account is created with it."""
        return self.sell(replace(EXPANSION, assignment=Assignment(partner.yeastar_id, new_partner=partner)))

    def sync(self) -> SendReport:
        return self.send_orders()

    def sync_until_quiet(self, minutes: int = 10) -> list[SendReport]:
        """Pass after pass with time between them, until nothing waits."""
        reports = []
        for _ in range(minutes * 6):
            reports.append(self.sync())
            with self.database.read() as work:
                if not work.outgoing.listed(["pending", "sending"]):
                    break
            self.clock.sleep(timedelta(seconds=10))
        return reports

    def items(self, order: PlacedOrder | None = None) -> list[Outgoing]:
        with self.database.read() as work:
            return list(work.outgoing.of_subject(order.id) if order is not None else work.outgoing.listed())

    def state(self, order: PlacedOrder) -> OrderState:
        with self.database.read() as work:
            return work.orders.state(order.id)

    def close(self) -> None:
        self.portal_client.close()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
