"""Price lists. A list that orders were priced by is never deleted, only taken out of use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, update

from yeastar_desk.application.views import PriceListRow
from yeastar_desk.domain.catalogue import Offer, Price, PriceList, offers_from
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.infrastructure.db.tables import price_lists, price_rows
from yeastar_desk.infrastructure.db.transaction import Transaction

_COLUMNS = tuple(
    price_rows.c[name]
    for name in (
        *("price_list_id", "product", "item", "kind", "pricing_model", "cycle", "unit_price_micros"),
        *("unit", "minimum", "maximum", "step", "from_quantity", "plans"),
    )
)
_IN_USE = price_lists.c.removed_at.is_(None)


class SqlPriceLists:
    """Implements `ports.PriceLists`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def all(self) -> Sequence[PriceList]:
        rows = select(*_COLUMNS).join(price_lists).where(_IN_USE).order_by(price_rows.c.price_list_id, price_rows.c.id)
        found = self._connection.execute(rows).mappings()
        prices = {key: list(group) for key, group in groupby(found, lambda row: row["price_list_id"])}
        lists = self._connection.execute(select(price_lists).where(_IN_USE).order_by(price_lists.c.id)).mappings()
        return [_price_list(row, prices.get(row["id"], [])) for row in lists]

    def get(self, price_list_id: int) -> PriceList | None:
        row = self._connection.execute(select(price_lists).where(price_lists.c.id == price_list_id)).mappings().first()
        if row is None:
            return None
        rows = select(*_COLUMNS).where(price_rows.c.price_list_id == price_list_id).order_by(price_rows.c.id)
        return _price_list(row, self._connection.execute(rows).mappings().all())

    def add(self, price_list: PriceList, source: str, imported_at: datetime) -> int:
        """A list of the same name, currency and first day is taken out of use: the new one replaces it."""
        self._take_out_of_use(
            imported_at,
            price_lists.c.name == price_list.name,
            price_lists.c.currency == price_list.currency,
            price_lists.c.valid_from == price_list.valid_from,
        )
        values = {
            "name": price_list.name,
            "currency": price_list.currency,
            "valid_from": price_list.valid_from,
            "valid_to": price_list.valid_to,
            "proration": price_list.proration,
            "source": source,
            "imported_at": imported_at,
            "demo": price_list.demo,
        }
        key: int = self._connection.execute(insert(price_lists).returning(price_lists.c.id), values).scalar_one()
        rows = [row for offer in price_list.offers for row in _rows(key, offer)]
        if rows:
            self._connection.execute(insert(price_rows), rows)
            self._transaction.touch("prices", key)
        return key

    def rows(self) -> Sequence[PriceListRow]:
        lists = price_lists.c
        counted = (
            select(
                *(lists.id, lists.name, lists.currency, lists.valid_from, lists.valid_to),
                func.count(price_rows.c.id),
                *(lists.imported_at, lists.source, lists.demo),
            )
            .outerjoin(price_rows)
            .where(_IN_USE)
            .group_by(lists.id)
            .order_by(lists.currency, lists.valid_from.desc(), lists.id.desc())
        )
        return [PriceListRow(*row) for row in self._connection.execute(counted)]

    def remove(self, price_list_id: int) -> None:
        self._take_out_of_use(self._transaction.clock.now(), price_lists.c.id == price_list_id)

    def _take_out_of_use(self, moment: datetime, *which: Any) -> None:
        self._connection.execute(update(price_lists).where(_IN_USE, *which).values(removed_at=moment))


def _rows(price_list_id: int, offer: Offer) -> Iterator[dict[str, Any]]:
    for from_quantity, unit_price in offer.tiers:
        yield {
            "price_list_id": price_list_id,
            "product": offer.product,
            "item": offer.item,
            "kind": offer.kind,
            "pricing_model": offer.pricing_model,
            "cycle": offer.cycle,
            "unit_price_micros": unit_price.micros,
            "unit": offer.unit,
            "minimum": offer.minimum,
            "maximum": offer.maximum,
            "step": offer.step,
            "from_quantity": from_quantity,
            "plans": "|".join(offer.plans),
        }


def _price_list(row: RowMapping, rows: Sequence[RowMapping]) -> PriceList:
    currency = row["currency"]
    prices = (
        Price(
            product=price["product"],
            item=price["item"],
            kind=price["kind"],
            pricing_model=price["pricing_model"],
            cycle=price["cycle"],
            unit_price=UnitPrice(price["unit_price_micros"], currency),
            unit=price["unit"],
            minimum=price["minimum"],
            maximum=price["maximum"],
            step=price["step"],
            from_quantity=price["from_quantity"],
            plans=tuple(price["plans"].split("|")) if price["plans"] else (),
        )
        for price in rows
    )
    return PriceList(
        id=row["id"],
        name=row["name"],
        currency=currency,
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        proration=row["proration"],
        offers=offers_from(prices),
        demo=row["demo"],
    )
