"""Three laptops, one portal, and everything that goes wrong between them: what was sold is there once.

Laptops lose answers, are killed at any commit, are set to another day, restored from a backup and copied; the portal
loses requests, is rolled back to an earlier state, and has orders of other people. In the end the network is well,
a person answers what is asked, looking into the portal, and the books are compared.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.application.careless import believe, forget
from tests.office import MovableClock
from tests.servers.booth import EXPANSION, Booth
from tests.servers.local_http import Reply, Request
from tests.servers.memory import memory_folder
from tests.servers.portal import FakePortal, State
from yeastar_desk.application.fetch_orders import STATUS_FACT, FetchOrders
from yeastar_desk.application.fetch_portal import FetchPortal
from yeastar_desk.application.find_sent_order import OrderSearch, Seen
from yeastar_desk.application.online_ports import Cause, OnlineDatabase, OnlineWork, Outgoing
from yeastar_desk.application.portal_order import our_references, reference_of
from yeastar_desk.application.send_order import OrderSender, order_in
from yeastar_desk.application.sending_book import ORDER_NUMBER_FACT
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.infrastructure.db.restoring import restore

SAVE = "/order/openapi/order/v1/save"


# Each example takes a second or more: a failure is shown as it was found, not made smaller. For a long run set
# LAPTOP_DAYS=300 (and LAPTOP_STEPS=50): it takes an hour.
SETTINGS = settings(
    max_examples=int(os.environ.get("LAPTOP_DAYS", "12")),
    stateful_step_count=int(os.environ.get("LAPTOP_STEPS", "30")),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


class Killed(BaseException):
    """The program ends here, as by kill -9."""


class Mortal:
    """A database whose n-th transaction is never begun, nor any after it."""

    def __init__(self, database: OnlineDatabase, nth: int) -> None:
        self._database = database
        self._left = nth

    @contextmanager
    def work(self) -> Iterator[OnlineWork]:
        self._left -= 1
        if self._left <= 0:
            raise Killed
        with self._database.work() as work:
            yield work

    @contextmanager
    def read(self) -> Iterator[OnlineWork]:
        with self._database.read() as work:
            yield work


class Laptops(RuleBasedStateMachine):
    """The world as hypothesis moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.memory = memory_folder()
        self.folder = self.memory.__enter__()
        self.world = MovableClock()
        self.portal = FakePortal(self.world.now)
        self.portal.__enter__()
        self.laptops: list[Booth] = []
        self.backups: dict[int, Path] = {}
        self.yesterday: State | None = None
        self.sold: set[str] = set()
        self.copies = 0

    @initialize(echo=st.sampled_from(["details", "list"]), page=st.sampled_from([2, 5, 25]), sorts=st.booleans())
    def begin(self, echo: str, page: int = 25, sorts: bool = True) -> None:
        self.portal.echo, self.portal.largest_page, self.portal.sort_works = echo, page, sorts
        for name in ("B1", "B2", "B3"):
            self._add(self.folder / name, name)

    def _add(self, folder: Path, series: str) -> Booth:
        laptop = Booth(folder, self.portal, series=series, seed=len(self.laptops))
        self.portal.now = self.world.now
        laptop.clock.at = self.world.at
        self.laptops.append(laptop)
        return laptop

    def _reopen(self, index: int) -> None:
        old = self.laptops[index]
        offset = old.clock.at - self.world.at
        folder = old.database.path.parent if old.database.path is not None else self.folder
        laptop = Booth(folder, self.portal, series=old.preferences.value.device.series, seed=index)
        self.portal.now = self.world.now
        laptop.clock.at = self.world.at + offset
        self.laptops[index] = laptop

    def teardown(self) -> None:
        try:
            if self.laptops:
                self.heal()
        finally:
            for laptop in self.laptops:
                laptop.close()
            self.portal.__exit__(None, None, None)
            self.memory.__exit__(None, None, None)

    which = st.runner().flatmap(lambda world: st.integers(0, len(world.laptops) - 1))

    # --- what happens ------------------------------------------------------------------------------------------

    @rule(which=which, services=st.sampled_from([{"transcription": 60}, {"transcription": 5, "ycm_white_label": 1}]))
    def sell(self, which: int, services: dict[str, int]) -> None:
        order = self.laptops[which].sell(replace(EXPANSION, services=services))
        self.sold.add(order.number)

    @rule(which=which)
    def sync(self, which: int) -> None:
        self.laptops[which].sync()

    @rule(which=which, nth=st.integers(1, 12))
    def sync_and_die(self, which: int, nth: int) -> None:
        laptop = self.laptops[which]
        try:
            laptop.sender(Mortal(laptop.database, nth))()
        except Killed:
            laptop.send_orders = laptop.sender(laptop.database)  # the next program

    @rule(which=which, lost=st.integers(1, 3), arrives=st.booleans())
    def sync_with_lost_answers(self, which: int, lost: int, arrives: bool) -> None:
        left = [lost]

        def lose(request: Request, reply: Reply) -> Reply:
            if request.path == SAVE and left[0]:
                left[0] -= 1
                return replace(reply, drop=True)
            return reply

        def refuse(request: Request) -> Reply | None:
            if request.path == SAVE and left[0]:
                left[0] -= 1
                return Reply(503, b"")
            return None

        if arrives:
            self.portal.after = lose
        else:
            self.portal.refuse = refuse
        self.laptops[which].sync()
        self.portal.after, self.portal.refuse = lambda _, reply: reply, lambda _: None

    @rule(which=which)
    def sync_behind_a_captive_portal(self, which: int) -> None:
        self.portal.captive = True
        self.laptops[which].sync()
        self.portal.captive = False

    @rule(seconds=st.sampled_from([5, 30, 90, 600, 7200]))
    def time_passes(self, seconds: int) -> None:
        self.world.sleep(timedelta(seconds=seconds))
        for laptop in self.laptops:
            laptop.clock.sleep(timedelta(seconds=seconds))

    @rule(which=which, hours=st.sampled_from([-48, -7, 7, 48]))
    def somebody_sets_the_clock(self, which: int, hours: int) -> None:
        laptop = self.laptops[which]
        if abs((laptop.clock.at - self.world.at) + timedelta(hours=hours)) <= timedelta(days=2):
            laptop.clock.sleep(timedelta(hours=hours))

    @rule(which=which, whole_round=st.booleans())
    def fetch(self, which: int, whole_round: bool) -> None:
        """A fetch of a program that was just started."""
        laptop = self.laptops[which]
        FetchOrders(laptop.database, laptop.portal_client, laptop.clock)(whole_round=whole_round)

    @rule(which=which)
    def somebody_holds_back_what_waits(self, which: int) -> None:
        laptop = self.laptops[which]
        for out in laptop.items():
            if out.item.state == "pending":
                SyncCentre(laptop.database, laptop.clock).park(out.item.id)

    @rule(which=which)
    def somebody_lets_it_go_on(self, which: int) -> None:
        self._let_go(self.laptops[which])

    @rule(share=st.sampled_from([1, 2, 3]))
    def the_portal_goes_on_with_its_orders(self, share: int) -> None:
        for order in self.portal.state.orders[::share]:
            order["orderStatus"] = "succeed"

    @precondition(lambda self: len(self.portal.state.orders) > 2)
    @rule(place=st.integers(0, 30))
    def the_portal_loses_an_order(self, place: int) -> None:
        """One in the middle, as no restored backup would."""
        del self.portal.state.orders[place % len(self.portal.state.orders)]

    @rule()
    def somebody_else_orders(self) -> None:
        self.portal.add_order({"productId": 14, "serviceList": [], "poNumber": "ORD-Z9-2026-00007"})

    @rule(which=which)
    def back_up(self, which: int) -> None:
        self.backups[which] = self.laptops[which].database.backup(self.folder / f"usb{which}")
        self.laptops[which].clock.sleep(timedelta(seconds=1))  # the next backup has another name

    @precondition(lambda self: bool(self.backups))
    @rule(which=which)
    def restore(self, which: int) -> None:
        if which not in self.backups:
            return
        laptop = self.laptops[which]
        laptop.close()
        assert laptop.database.path is not None
        restore(self.backups[which], laptop.database.path, clock=laptop.clock)
        self._reopen(which)

    @precondition(lambda self: self.copies < 2)
    @rule(which=which)
    def copy_the_folder_to_another_laptop(self, which: int) -> None:
        """The one it was copied from is put away, as people do who change laptops."""
        laptop = self.laptops[which]
        laptop.close()
        assert laptop.database.path is not None
        self.copies += 1
        folder = self.folder / f"copy{self.copies}"
        shutil.copytree(laptop.database.path.parent, folder)
        replaced = Booth(folder, self.portal, series=laptop.preferences.value.device.series, seed=which)
        self.portal.now = self.world.now
        replaced.clock.at = laptop.clock.at
        self.laptops[which] = replaced

    @precondition(lambda self: len(self.laptops) == 3)
    @rule(which=which)
    def go_on_with_a_copy_beside_the_original(self, which: int) -> None:
        """Both sell and send from now on; what waited in the original waits in both."""
        laptop = self.laptops[which]
        laptop.close()
        assert laptop.database.path is not None
        folder = self.folder / "beside"
        shutil.copytree(laptop.database.path.parent, folder)
        self._reopen(which)
        self._add(folder, laptop.preferences.value.device.series).clock.at = self.laptops[which].clock.at

    @rule()
    def the_portal_is_backed_up(self) -> None:
        self.yesterday = self.portal.backup()

    @precondition(lambda self: self.yesterday is not None)
    @rule()
    def the_portal_is_rolled_back(self) -> None:
        assert self.yesterday is not None
        self.portal.restore(self.yesterday)
        self.yesterday = None

    # --- the end -----------------------------------------------------------------------------------------------

    def heal(self) -> None:
        """The network is well, a person answers, and everything ends."""
        for _ in range(4):
            for laptop in self.laptops:
                self._let_go(laptop)
                laptop.sync_until_quiet(3)
                self.time_passes(90)
                FetchPortal(laptop.database, laptop.portal_client, laptop.clock)()
                self._answer(laptop)
        for laptop in self.laptops:
            laptop.sync_until_quiet(3)
        arrived = Counter(reference for po in self.portal.po_numbers() for reference in our_references(po))
        twice = {reference: count for reference, count in arrived.items() if count > 1 and "ORD-Z9" not in reference}
        assert not twice, f"arrived more than once: {twice}"
        for laptop in self.laptops:
            for out in laptop.items():
                reference = reference_of(order_in(out), out.decisions)
                assert out.item.state == "acknowledged", (reference, out.item.state, out.item.reason)
                assert arrived[reference] == 1, f"{reference} is lost"
        statuses = {order["orderNo"]: order["orderStatus"] for order in self.portal.state.orders}
        for laptop in self.laptops:
            FetchOrders(laptop.database, laptop.portal_client, laptop.clock)()
            for out in laptop.items():
                number, status = out.facts.get(ORDER_NUMBER_FACT, ""), out.facts.get(STATUS_FACT, "")
                assert status == statuses[number], f"{number} is shown as {status}"

    def _let_go(self, laptop: Booth) -> None:
        """Whatever was held back by hand is sent."""
        for out in laptop.items():
            if out.item.state == "parked" and out.cause is Cause.BY_HAND:
                SyncCentre(laptop.database, laptop.clock).retry(out.item.id)

    def _answer(self, laptop: Booth) -> None:
        """The person looks into the portal and says what is there."""
        centre = SyncCentre(laptop.database, laptop.clock)
        for out in laptop.items():
            if out.item.state == "parked" and out.cause is Cause.UNCONFIRMED:
                reference = reference_of(order_in(out), out.decisions)
                there = [
                    order["orderNo"]
                    for order in self.portal.state.orders
                    if reference in our_references(order["body"].get("poNumber", ""))
                ]
                if there:
                    centre.it_is_there(out.item.id, there[0])
                else:
                    centre.it_is_not_there(out.item.id)


def test_what_was_sold_is_there_once() -> None:
    run_state_machine_as_test(Laptops, settings=SETTINGS)


def test_a_sender_that_does_not_look_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: whatever was lost is simply sent again."""

    def careless(self: OrderSender, outgoing: Outgoing, reference: str, _: Seen | None = None) -> Outgoing:
        del reference
        return self._book.wait(outgoing, "once more")

    monkeypatch.setattr(OrderSender, "_look", careless)
    monkeypatch.setattr(OrderSearch, "since", lambda *_, **__: Seen({}, (), complete=False))
    world = Laptops()
    world.begin(echo="details")
    world.sell(which=0, services={"transcription": 60})
    world.sync_with_lost_answers(which=0, lost=1, arrives=True)
    with pytest.raises(AssertionError, match="arrived more than once"):
        world.teardown()


def test_a_portal_that_loses_orders_is_caught() -> None:
    """Another control: nobody asks the person about an order that the portal has lost."""
    world = Laptops()
    world.begin(echo="details")
    world.the_portal_is_backed_up()
    world.sell(which=0, services={"transcription": 60})
    world.sync(which=0)
    world.the_portal_is_rolled_back()
    world._answer = lambda laptop: None  # type: ignore[method-assign]  # noqa: ARG005
    with pytest.raises(AssertionError):
        world.teardown()


def test_a_reader_that_believes_its_mark_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control: what is below the newest known order is taken to be as it was, without counting."""
    believe(monkeypatch)
    world = Laptops()
    world.begin(echo="details")
    for _ in range(3):
        world.sell(which=0, services={"transcription": 60})
    world.sync(which=0)
    world.the_portal_goes_on_with_its_orders(share=1)
    world.fetch(which=0, whole_round=False)
    world.the_portal_loses_an_order(place=1)
    with pytest.raises(AssertionError, match="is lost"):
        world.teardown()


def test_a_sender_that_forgets_what_it_came_past_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A control: an order that was held back here while a copy of this laptop sent it."""
    forget(monkeypatch)
    world = Laptops()
    world.begin(echo="details")
    world.somebody_else_orders()
    world.sell(which=0, services={"transcription": 60})
    world.sync(which=0)
    world.sell(which=0, services={"transcription": 60})
    world.go_on_with_a_copy_beside_the_original(which=0)
    world.somebody_holds_back_what_waits(which=0)
    world.sync(which=3)
    world.sell(which=0, services={"transcription": 60})
    world.sync(which=0)
    with pytest.raises(AssertionError, match="arrived more than once"):
        world.teardown()
