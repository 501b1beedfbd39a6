"""A show of eight hours in a few minutes: thousands of orders, a link that is mostly down, a kill every five minutes.

.venv/bin/python -m tests.soak [--hours 8] [--orders 2000] [--link-up 0.3] [--seed 1] [--careless]

Prints what came of it and ends with status 1 when an order was lost or doubled, when the queue was not empty a minute
after the link returned, or when the memory grew by more than 50 MB. The clock is simulated, the database, the portal
on 127.0.0.1 and the connections to it are real.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.application.test_many_laptops import Killed, Mortal
from tests.sales import package
from tests.servers.booth import EXPANSION, Booth
from tests.servers.local_http import Reply, Request
from tests.servers.memory import memory_folder
from tests.servers.portal import FakePortal
from yeastar_desk.application.fetch_orders import STATUS_FACT, FetchOrders
from yeastar_desk.application.find_sent_order import OrderSearch, Seen
from yeastar_desk.application.online_ports import NotSent, Outgoing
from yeastar_desk.application.portal_order import our_references
from yeastar_desk.application.send_order import OrderSender
from yeastar_desk.application.sending_book import ORDER_NUMBER_FACT

SAVE = "/order/openapi/order/v1/save"
CUSTOMERS = 200
PASS_EVERY = timedelta(seconds=10)
FETCH_EVERY = timedelta(minutes=10)
KILL_EVERY = timedelta(minutes=5)
DRAINED_WITHIN = timedelta(seconds=60)
MOST_GROWTH_MB = 50.0


@dataclass
class Link:
    """The hall's Wi-Fi: up for some minutes, then down in one of the ways that Wi-Fi is down."""

    portal: FakePortal
    chance: Random
    share_up: float
    left: int = 0
    is_up: bool = False

    def minute(self) -> None:
        """A minute passes."""
        self.left -= 1
        if self.left > 0:
            return
        self.left = self.chance.randint(2, 20)
        self.turn(up=self.chance.random() < self.share_up)

    def turn(self, *, up: bool) -> None:
        self.is_up = up
        way = "" if up else self.chance.choice(["captive", "gone", "loses answers", "overloaded"])
        self.portal.captive = way == "captive"
        self.portal.refuse = {"gone": _gone, "overloaded": _overloaded}.get(way, lambda _: None)
        self.portal.after = _loses if way == "loses answers" else lambda _, reply: reply


def _gone(_: Request) -> Reply:
    return Reply(200, b"", drop=True)


def _overloaded(_: Request) -> Reply:
    return Reply(503, b"busy")


def _loses(request: Request, reply: Reply) -> Reply:
    return replace(reply, drop=request.path == SAVE)


def memory_mb() -> float:
    """What the process holds now."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def size_mb(value: object) -> float:
    """What plain data holds: the portal of the tests lives in this process and never forgets an order."""
    seen: set[int] = set()
    left, size = [value], 0
    while left:
        found = left.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        size += sys.getsizeof(found)
        if isinstance(found, dict):
            left += [*found.keys(), *found.values()]
        elif isinstance(found, list):
            left += found
    return size / 2**20


@dataclass
class Show:
    """One booth during the show."""

    booth: Booth
    link: Link
    chance: Random
    kills: int = 0
    changed: int = 0
    passes: list[list[float]] = field(default_factory=list)  # what each that sent took in seconds, by hour
    sent: list[int] = field(default_factory=list)

    def run(self, hours: int, orders: int) -> None:
        minutes = hours * 60
        since_kill = timedelta(0)
        for minute in range(minutes):
            if minute % 60 == 0:
                self.passes.append([])
                self.sent.append(0)
            if timedelta(minutes=minute) % FETCH_EVERY == timedelta(0):
                self.fetch()
            self.link.portal.requests.clear()
            self.link.minute()
            for _ in range(orders * (minute + 1) // minutes - orders * minute // minutes):
                self.sell()
            for _ in range(timedelta(minutes=1) // PASS_EVERY):
                self.booth.clock.sleep(PASS_EVERY)
                since_kill += PASS_EVERY
                if since_kill >= KILL_EVERY:
                    since_kill = timedelta(0)
                    self.die()
                else:
                    began = time.perf_counter()
                    report = self.booth.sync()
                    if report.sent or report.found:
                        self.passes[-1].append(time.perf_counter() - began)
                        self.sent[-1] += report.sent + report.found

    def welcome(self, customers: int) -> None:
        """As many customers with a package each, whom the portal knows."""
        for number in range(customers):
            address = f"customer-{number}@example.com"
            self.link.portal.state.users.append(
                {"partnerId": str(3700000000000001000 + number), "email": address, "company": address}
            )
            until = self.booth.clock.today() + timedelta(days=200)
            with self.booth.database.work() as work:
                work.subscriptions.save(
                    replace(package(1_000_000), subject_id=address, email=address, expires_on=until)
                )
                work.commit()

    def sell(self) -> None:
        services = self.chance.choice([{"transcription": 60}, {"transcription": 5, "ycm_white_label": 1}])
        customer = f"customer-{self.chance.randrange(CUSTOMERS)}@example.com"
        self.booth.sell(replace(EXPANSION, subject_id=customer, services=services))

    def fetch(self) -> None:
        """The portal has gone on with half of what was pending; its statuses are fetched."""
        for order in self.link.portal.state.orders:
            if order["orderStatus"] == "pending" and self.chance.random() < 0.5:
                order["orderStatus"] = "succeed"
        with suppress(NotSent):
            self.changed += FetchOrders(self.booth.database, self.booth.portal_client, self.booth.clock)()[0]

    def die(self) -> None:
        """The program is killed at some transaction of a pass that has something to send, and started again."""
        for _ in range(3):
            self.sell()
        try:
            self.booth.sender(Mortal(self.booth.database, self.chance.randint(1, 14)))()
        except Killed:
            self.kills += 1
        self.booth.clock.sleep(timedelta(minutes=2))  # until the lease of the dead one has ended
        self.booth.seed = self.chance.randrange(1_000_000)
        self.booth.send_orders = self.booth.sender(self.booth.database)

    def drain(self) -> timedelta:
        """The link is back: how long until nothing waits."""
        self.link.turn(up=True)
        began = self.booth.clock.now()
        while self.booth.clock.now() - began < timedelta(minutes=30):
            self.booth.sync()
            with self.booth.database.read() as work:
                if not work.outgoing.listed(["pending", "sending"]):
                    break
            self.booth.clock.sleep(PASS_EVERY)
        return self.booth.clock.now() - began


def everything(booth: Booth) -> Sequence[Outgoing]:
    with booth.database.read() as work:
        return work.outgoing.listed(limit=1_000_000)


def be_careless() -> None:
    """Make the sender one that the soak must catch: whatever was lost is simply sent again."""
    OrderSender._look = lambda self, out, *_: self._book.wait(out, "once more")  # type: ignore[method-assign]
    OrderSearch.since = lambda *_, **__: Seen({}, (), complete=False)  # type: ignore[method-assign]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=8)
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--link-up", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--careless", action="store_true", help="a control: send again without looking; must fail")
    wanted = parser.parse_args()
    if wanted.careless:
        be_careless()
    with memory_folder() as folder, FakePortal() as portal, Booth(folder, portal) as booth:
        portal.largest_page = 100
        chance = Random(wanted.seed)
        show = Show(booth, Link(portal, chance, wanted.link_up), chance)
        show.welcome(CUSTOMERS)
        show.run(1, max(1, wanted.orders // wanted.hours))  # warm
        portal.requests.clear()
        gc.collect()
        before = memory_mb() - size_mb(portal.state.orders)
        show.run(wanted.hours - 1, wanted.orders - wanted.orders // wanted.hours)
        portal.requests.clear()
        with booth.database.read() as work:
            waiting = work.outbox.summary().waiting
        took = show.drain()
        show.fetch()
        portal.requests.clear()
        gc.collect()
        portals = size_mb(portal.state.orders)
        grown = memory_mb() - portals - before
        arrived = Counter(number for po in portal.po_numbers() for number in our_references(po))
        statuses = {order["orderNo"]: order["orderStatus"] for order in portal.state.orders}
        items = everything(booth)
        doubled = sum(count > 1 for count in arrived.values())
        parked = [out for out in items if out.item.state == "parked"]
        stale = sum(out.facts.get(STATUS_FACT) != statuses.get(out.facts.get(ORDER_NUMBER_FACT, "")) for out in items)
        numbers = {out.item.subject_id for out in items}
        with booth.database.read() as work:
            sold = [order.number for order_id in numbers if (order := work.orders.get(order_id)) is not None]
        lost = sum(arrived[number] == 0 for number in sold)
    print(f"{len(sold)} orders in {wanted.hours} hours, link up {wanted.link_up:.0%}, {show.kills} kills")
    print(f"lost {lost}, doubled {doubled}, waiting for a person {len(parked)}")
    print(f"{waiting} waited at the end; drained {took.total_seconds():.0f} s after the link returned")
    print(f"{show.changed} changes of status fetched, {stale} of {len(items)} not as the portal has it")
    print(f"memory grew by {grown:.1f} MB, without the {portals:.1f} MB of orders that the portal here holds")
    for hour, seconds in enumerate(show.passes, start=1):
        count = max(1, show.sent[hour - 1])
        print(
            f"hour {hour}: {count} orders sent in {len(seconds)} passes, {sum(seconds) / count * 1000:.0f} ms an order"
        )
    return int(bool(lost or doubled or parked or stale) or took > DRAINED_WITHIN or grown > MOST_GROWTH_MB)


if __name__ == "__main__":
    sys.exit(main())
