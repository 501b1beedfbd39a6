"""Readers of the portal's list that are broken on purpose, for the tests to catch."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from yeastar_desk.application import looked_through
from yeastar_desk.application.online_ports import ListMark, OnlineWork, PortalOrders
from yeastar_desk.infrastructure.portal.order_list import OrderList


def believe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the newest known order stands, the rest is taken to be as it was."""
    real = OrderList._since

    def careless(self: OrderList, start: datetime | None, mark: ListMark | None, _: datetime | None) -> PortalOrders:
        read = real(self, start, None, None)
        places = [place for place, order in enumerate(read.orders) if mark is not None and order.id == mark.newest]
        return replace(read, orders=read.orders[: places[0]], after_mark=True) if places else read

    monkeypatch.setattr(OrderList, "_since", careless)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a pass came past is not remembered, only how far it came."""
    remembered = looked_through._remembered

    def forgetful(work: OnlineWork) -> looked_through.LookedThrough | None:
        before = remembered(work)
        return None if before is None else replace(before, there={})

    monkeypatch.setattr(looked_through, "_remembered", forgetful)
