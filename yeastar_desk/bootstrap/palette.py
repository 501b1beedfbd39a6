"""What the palette field (Ctrl+K) answers: actions at once, then companies, hosting packages and orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from yeastar_desk.application.company_views import CompanyHit
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.application.subscription_views import SubscriptionFilter, SubscriptionRow
from yeastar_desk.application.views import OrderRow
from yeastar_desk.bootstrap.services import Services
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import search_text
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.shell.command_palette import PaletteRow

_COMPANIES = 6
_PACKAGES = 4
_ORDERS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Companies, hosting packages and orders that match a text."""

    companies: Sequence[CompanyHit] = ()
    packages: Sequence[SubscriptionRow] = ()
    orders: Sequence[OrderRow] = ()


class Palette:
    """A provider for `Shell.set_palette_provider`."""

    def __init__(
        self,
        services: Services,
        lane: Lane,
        formats: Formats,
        actions: Sequence[PaletteRow],
        buy: Callable[[str], None],
        open_order: Callable[[str], None],
        open_package: Callable[[SubscriptionRow], None],
    ) -> None:
        """`buy` begins an order for a company ID, the others show an order by its number and a hosting package."""
        self._services = services
        self._lane = lane
        self._formats = formats
        self._actions = actions
        self._buy = buy
        self._open_order = open_order
        self._open_package = open_package

    def __call__(self, text: str, show: Callable[[Sequence[PaletteRow]], None]) -> None:
        wanted = search_text(text.strip())
        actions = [row for row in self._actions if wanted in search_text(row.title)]
        if not wanted:
            show(actions)
            return

        def done(found: Found) -> None:
            rows = [*map(self._company, found.companies), *map(self._package, found.packages)]
            rows += [*map(self._order, found.orders), *actions]
            show(
                rows
                or [PaletteRow("Nothing found", "Try a part of the name, or an ID or number", _do_nothing, "search")]
            )

        def failed(_: Exception) -> None:
            show(actions)

        self._lane.submit(partial(self._find, text.strip()), done, failed)

    def _find(self, text: str) -> Found:
        with self._services.database.read() as work:
            company = work.companies.get(text)
            exact = [CompanyHit(company.company_id, company.name, company.city, company.country, "")] if company else []
            named = [hit for hit in work.companies.named(text, _COMPANIES) if hit not in exact]
            orders = work.orders.page(OrderFilter(text=text), 0, _ORDERS)
        wanted = SubscriptionFilter(text=text, product=Product.PCE_PACKAGE)
        packages = self._services.list_subscriptions.page(wanted, 0, _PACKAGES)
        return Found((*exact, *named)[:_COMPANIES], packages, orders)

    def _company(self, hit: CompanyHit) -> PaletteRow:
        place = ", ".join(
            part for part in (hit.city, self._formats.country(hit.country) if hit.country else "") if part
        )
        detail = " · ".join(part for part in (hit.company_id, place) if part)
        return PaletteRow(hit.name or hit.company_id, detail, partial(self._buy, hit.company_id), "people")

    def _package(self, row: SubscriptionRow) -> PaletteRow:
        return PaletteRow(
            row.holder_name, f"Hosting package · {row.subject_id}", partial(self._open_package, row), "box"
        )

    def _order(self, row: OrderRow) -> PaletteRow:
        detail = f"{row.company_name} · {self._formats.money(row.total)}"
        return PaletteRow(row.number, detail, partial(self._open_order, row.number), "document")


def _do_nothing() -> None:
    """What is not there cannot be opened."""
