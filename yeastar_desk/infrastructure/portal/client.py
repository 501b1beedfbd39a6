"""The calls of the Partner Portal API that are used, and its paged lists."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from yeastar_desk.application.connection import Connection, Observation
from yeastar_desk.application.online_ports import (
    CatalogueEntry,
    ListMark,
    NotSent,
    OrdersBetween,
    OrderToSend,
    PortalAccountUser,
    PortalAnswer,
    PortalContact,
    PortalCountry,
    PortalOrders,
    PortalPrice,
    PortalProduct,
    PurchasedProduct,
    Rejected,
)
from yeastar_desk.application.ports import Clock
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.infrastructure.portal import bought, errors, payloads
from yeastar_desk.infrastructure.portal.order_list import MOST_PAGES, PAGE_SIZE, OrderList
from yeastar_desk.infrastructure.portal.session import PortalSession


class PortalClient:
    """Implements `online_ports.Portal`. For one thread at a time."""

    def __init__(
        self,
        base_url: str,
        client_id: str,
        secret: Callable[[], str],
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """See `PortalSession`; an empty `base_url` is the vendor's own."""
        self._session = PortalSession(base_url, client_id, secret, clock, monotonic)
        self._order_list = OrderList(self._session.get)

    def close(self) -> None:
        """Close kept connections."""
        self._session.close()

    def now(self) -> datetime:
        """See `online_ports.Portal.now`."""
        return self._session.now()

    def observe(self) -> Observation:
        """Ask for the account balance: a small call that needs address, network and credentials to be right."""
        if not self._session.has_credentials:
            return Observation(
                Connection.NOT_SET_UP, "The Partner Portal is not set up. Enter client ID and secret in Settings."
            )
        try:
            self._session.get("/user/openapi/user/v1/client/account_balance")
        except NotSent as error:
            return Observation(error.connection, error.sentence, error.raw)
        except Rejected as error:
            connection = Connection.REFUSED if error.forbidden else Connection.ONLINE
            return Observation(connection, error.sentence, error.raw)
        return Observation(Connection.ONLINE, "Connected to the Partner Portal.")

    # --- reading -----------------------------------------------------------------------------------------------

    def products(self) -> Sequence[PortalProduct]:
        """Products this account may buy."""
        return payloads.products(self._session.get("/pricing/openapi/purchase/v1/product_list"))

    def catalogue(self, product_id: str) -> Sequence[CatalogueEntry]:
        """Plans and services of a product."""
        path = "/pricing/openapi/purchase/v1/purchase_product_info"
        return payloads.catalogue(product_id, self._session.get(path, {"productId": product_id}))

    def prices(self, product_id: str, cycle: str) -> Sequence[PortalPrice]:
        """List prices of a product in a billing cycle."""
        path = "/pricing/openapi/purchase/v1/my_price_info"
        return payloads.prices(
            product_id, cycle, self._session.get(path, {"productId": product_id, "billingCycle": cycle})
        )

    def billing_contacts(self) -> Sequence[PortalContact]:
        """The portal's billing contacts."""
        return payloads.contacts(self._session.get("/user/openapi/user/v1/client/billing_contact_list"))

    def users(self) -> Sequence[PortalAccountUser]:
        """Subordinate users."""
        return payloads.users(self._session.get("/user/openapi/user/v1/client/partner_list"))

    def countries(self) -> Sequence[PortalCountry]:
        """Countries in the portal's spelling."""
        rows = [row for page in self._pages("/user/openapi/area/v1/page", {}) for row in page[0]]
        return payloads.countries(rows)

    def balance(self) -> str:
        """The account balance as a decimal string; the portal names no currency."""
        result = self._session.get("/user/openapi/user/v1/client/account_balance")
        return payloads.text_of(result.get("accountBalance")) if isinstance(result, dict) else ""

    def purchased(self, product_id: str) -> Sequence[PurchasedProduct]:
        """What was bought of a product."""
        path = "/product/openapi/instance_product/v1/client/instance_product_list"
        rows = [row for page in self._pages(path, {"productId": product_id}) for row in page[0]]
        return bought.purchased(product_id, rows)

    def product_details(self, product_id: str, product_number: str) -> PurchasedProduct | None:
        """Everything the portal tells about something that was bought, None when it tells nothing."""
        path = "/product/openapi/instance_product/v1/detail"
        result = self._session.get(path, {"productNo": product_number, "productId": product_id})
        return next(iter(bought.purchased(product_id, result)), None)

    def auto_renew(self, product_id: str, product_number: str) -> bool:
        """Whether a product renews by itself."""
        path = "/order/openapi/order/v1/check/existed_auto_renew"
        result = self._session.get(path, {"productNo": product_number, "productId": product_id})
        return isinstance(result, dict) and result.get("autoRenew") is True

    def order_details(self, order_id: str) -> str:
        """Everything the portal tells about an order, as JSON text."""
        return payloads.dump(self._session.get(f"/order/openapi/order/v1/get/{quote(order_id, safe='')}"))

    def orders(
        self, since: datetime | None = None, mark: ListMark | None = None, fresh: datetime | None = None
    ) -> PortalOrders:
        """See `OrderList.since`."""
        return self._order_list.since(since, mark, fresh)

    def orders_between(self, times: Sequence[tuple[datetime, datetime]], most_pages: int) -> OrdersBetween:
        """See `OrderList.between`."""
        return self._order_list.between(times, most_pages)

    def order_pages(self, first: int, count: int) -> PortalOrders:
        """See `OrderList.slice`."""
        return self._order_list.slice(first, count)

    def _pages(
        self, path: str, query: Mapping[str, str]
    ) -> Iterator[tuple[Sequence[dict[str, Any]], int | None, bool]]:
        """Every page of a list: its rows, the portal's total, and whether it is the last page."""
        for number in range(1, MOST_PAGES + 1):
            result = self._session.get(path, {**query, "pageNo": str(number), "pageSize": str(PAGE_SIZE)})
            rows, total, pages = payloads.page_rows(result)
            last = not rows or (number >= pages if pages is not None else len(rows) < PAGE_SIZE)
            yield rows, total, last
            if last:
                return

    # --- changing ----------------------------------------------------------------------------------------------

    def save_user(self, partner: NewPartner, country_name: str) -> None:
        """See `online_ports.Portal.save_user`."""
        answer, result = self._session.post(
            "/user/openapi/user/v1/client/save_user", payloads.user_body(partner, country_name)
        )
        if result is False:
            raise Rejected("The portal did not create the account and gave no reason.", raw=answer.text)

    def save_order(self, order: OrderToSend) -> PortalAnswer:
        """See `online_ports.Portal.save_order`."""
        answer, result = self._session.post("/order/openapi/order/v1/save", payloads.order_body(order))
        if result is False:
            raise Rejected("The portal did not take the order and gave no reason.", raw=answer.text)
        return payloads.accepted(result, answer.text[: errors.RAW_LIMIT])
