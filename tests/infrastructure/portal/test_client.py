"""The portal client against a real server on 127.0.0.1 that behaves as documented."""

from __future__ import annotations

import contextlib
import gc
import json
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests

from tests.servers.clocks import TestClock
from tests.servers.fault_proxy import REPLY, REQUEST, FaultProxy
from tests.servers.local_http import Reply, Request, reserved_port
from tests.servers.portal import FakePortal
from tests.servers.portal_data import ADD_ON_IDS, CLIENT_ID, CONTACTS, PLAN_ID, SECRET, SERVICE_IDS
from yeastar_desk.application.connection import Connection
from yeastar_desk.application.online_ports import LineToSend, NotSent, OrderToSend, Rejected, Unclear
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure import https
from yeastar_desk.infrastructure.portal.client import PortalClient

LINE = LineToSend(
    "service", str(SERVICE_IDS["Transcription"]), 60, "purchase", "recurring", "annually", 0, str(PLAN_ID)
)
ORDER = OrderToSend("purchase_service", "14", CONTACTS[0]["billingContactId"], "ORD-B3-2027-00001 / 4500017", (LINE,))
PARTNER = NewPartner("new@atlas.example", "Atlas", "DE", first_name="Ida", send_activation_email=False)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def portal(clock: TestClock) -> Iterator[FakePortal]:
    with FakePortal(clock.now) as server:
        yield server
    assert not server.complaints


@pytest.fixture
def client(portal: FakePortal, clock: TestClock) -> Iterator[PortalClient]:
    found = PortalClient(portal.url, CLIENT_ID, lambda: SECRET, clock, clock.monotonic)
    yield found
    found.close()


def token_requests(portal: FakePortal) -> list[str]:
    return [request.body.decode() for request in portal.requests if request.path.endswith("/oauth/token")]


def test_a_token_is_asked_for_once_and_every_call_names_the_user_agent(
    client: PortalClient, portal: FakePortal
) -> None:
    client.balance()
    assert client.balance() == "1000.5"

    assert len(token_requests(portal)) == 1
    assert "grant_type=pp_credentials" in token_requests(portal)[0]
    assert {request.headers["user-agent"] for request in portal.requests} == {"OpenAPI"}


@pytest.mark.parametrize("refresh_works", [True, False])
def test_the_token_is_renewed_before_it_ends(
    client: PortalClient, portal: FakePortal, clock: TestClock, refresh_works: bool
) -> None:
    portal.refresh_works = refresh_works
    client.balance()
    clock.go_on(1799 - 100)
    client.balance()
    clock.go_on(1799 - 100)
    client.balance()

    assert portal.tokens == {f"access-token-{n}" for n in range(1, 4)}
    refreshes = [body for body in token_requests(portal) if "grant_type=refresh_token" in body]
    # What does not work is tried once, and from then on a new token is asked for.
    assert len(refreshes) == (2 if refresh_works else 1)


def test_a_token_that_the_portal_has_forgotten_is_replaced_at_once(client: PortalClient, portal: FakePortal) -> None:
    client.balance()
    portal.tokens.clear()

    assert client.save_order(ORDER).order_number
    assert len(portal.state.orders) == 1


@pytest.mark.parametrize("flat", [True, False])
def test_plans_and_services_are_found_wherever_they_stand(client: PortalClient, portal: FakePortal, flat: bool) -> None:
    portal.flat_catalogue = flat
    entries = client.catalogue("14")

    expected = {("plan", "Enterprise Plan", str(PLAN_ID))} | {("service", n, str(i)) for n, i in SERVICE_IDS.items()}
    assert {(entry.kind, entry.name, entry.id) for entry in entries} == expected
    assert {entry.name for entry in client.catalogue("19")} == set(ADD_ON_IDS)
    if flat:
        assert all(int(entry.pricing_id) == int(entry.id) + 7 for entry in entries)


def test_an_order_arrives_with_its_ids_digit_for_digit(client: PortalClient, portal: FakePortal) -> None:
    answer = client.save_order(ORDER)

    assert portal.state.orders[0]["body"] == {
        "operationType": "purchase_service",
        "productId": 14,
        "billingId": 3148571730026938361,
        "poNumber": "ORD-B3-2027-00001 / 4500017",
        "serviceList": [
            {
                "serviceType": "service",
                "serviceId": 3048573935752720385,
                "connectionPlanId": 3048571730026938368,
                "quantity": 60,
                "purchaseType": "purchase",
                "billingModel": "recurring",
                "billingCycle": "annually",
                "multiCycle": 0,
            }
        ],
    }
    assert answer.order_number == portal.state.orders[0]["orderNo"]
    assert answer.order_id == "3500000000000000001"
    assert "requestId" in answer.raw


def test_an_answer_without_a_number_is_a_success_too(client: PortalClient, portal: FakePortal) -> None:
    portal.names_order = False
    answer = client.save_order(ORDER)
    assert (answer.order_id, answer.order_number) == ("", "")


@pytest.mark.parametrize("sort_works", [True, False])
@pytest.mark.parametrize("count", [0, 1, 25, 26, 77])
def test_every_page_of_the_orders_is_read(
    client: PortalClient, portal: FakePortal, clock: TestClock, sort_works: bool, count: int
) -> None:
    portal.sort_works = sort_works
    for n in range(count):
        clock.go_on(60)
        portal.add_order({"poNumber": f"PO-{n}", "serviceList": []})

    read = client.orders()
    assert read.complete
    assert {order.id for order in read.orders} == {order["id"] for order in portal.state.orders}
    assert len(read.orders) == count


def test_orders_since_a_time_need_not_read_the_old_ones(
    client: PortalClient, portal: FakePortal, clock: TestClock
) -> None:
    for _ in range(100):
        clock.go_on(3600)
        portal.add_order({"serviceList": []})
    since = clock.now() - timedelta(hours=9, minutes=30)

    read = client.orders(since)

    assert read.complete
    assert len(read.orders) == 10
    assert sum(request.path.endswith("/order/v1/page") for request in portal.requests) == 1


def test_a_list_that_lacks_an_order_is_not_called_complete(client: PortalClient, portal: FakePortal) -> None:
    portal.add_order({"serviceList": []})

    def hide(request: Request, reply: Reply) -> Reply:
        if not request.path.endswith("/order/v1/page"):
            return reply
        envelope = json.loads(reply.body)
        envelope["result"]["total"] = 2
        return Reply(200, json.dumps(envelope).encode())

    portal.after = hide
    assert not client.orders().complete


def test_unknown_statuses_and_fields_are_kept(client: PortalClient, portal: FakePortal) -> None:
    portal.add_order({"serviceList": []})["orderStatus"] = "con_something_new"
    (order,) = client.orders().orders
    assert order.status == "con_something_new"
    assert json.loads(order.raw)["orderNo"] == order.number
    assert client.purchased("14")[0].fields["newField"] == "7"


def test_an_account_is_created_in_the_portals_spelling(client: PortalClient, portal: FakePortal) -> None:
    client.save_user(PARTNER, "Germany")
    (user,) = client.users()
    assert (user.email, user.company, user.country, user.name) == ("new@atlas.example", "Atlas", "Germany", "Ida")
    assert user.id.isdigit()
    assert portal.state.mails == []


def test_a_no_of_the_portal_names_the_field_and_keeps_its_words(client: PortalClient) -> None:
    with pytest.raises(Rejected) as refusal:
        client.save_user(PARTNER, "Atlantis")
    assert refusal.value.field == "country"
    assert refusal.value.code == "parameter_validation_failed"
    assert "country is not in the list" in refusal.value.sentence
    assert "requestId" in refusal.value.raw


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(500, b'{"code":"error","detailMessage":"","requestId":"1","result":null,"status":500}'), Unclear),
        (Reply(502, b"<html>Bad gateway</html>"), Unclear),
        (Reply(200, b'{"code":"succ'), Unclear),
        (Reply(200, b"", drop=True), Unclear),
        (Reply(302, b"", {"Location": "http://elsewhere.example/"}), Unclear),
        (Reply(200, b"[]"), Unclear),
        (Reply(429, b"slow down"), NotSent),
    ],
)
def test_whatever_is_not_an_answer_to_an_order_is_unclear(
    client: PortalClient, portal: FakePortal, reply: Reply, kind: type[Exception]
) -> None:
    client.balance()
    portal.broken = [reply]
    with pytest.raises(kind):
        client.save_order(ORDER)


def test_an_unreachable_portal_means_that_nothing_was_sent(clock: TestClock) -> None:
    with reserved_port() as nobody:
        client = PortalClient(f"http://127.0.0.1:{nobody.getsockname()[1]}", CLIENT_ID, lambda: SECRET, clock)
        with pytest.raises(NotSent) as failure:
            client.save_order(ORDER)
    assert failure.value.connection is Connection.OFFLINE
    client.close()


def test_the_four_states_of_the_connection(client: PortalClient, portal: FakePortal, clock: TestClock) -> None:
    assert client.observe().connection is Connection.ONLINE

    portal.captive = True
    assert client.observe().connection is Connection.CAPTIVE
    portal.captive = False

    wrong = PortalClient(portal.url, CLIENT_ID, lambda: "wrong", clock)
    refused = wrong.observe()
    wrong.close()
    assert refused.connection is Connection.REFUSED
    assert "Settings" in refused.sentence
    assert "wrong" not in refused.raw

    nobody = PortalClient(portal.url, "", lambda: "", clock)
    assert nobody.observe().connection is Connection.NOT_SET_UP
    nobody.close()

    portal.broken = [portal.failure(403, "forbidden", "API access is not granted")]
    assert client.observe().connection is Connection.REFUSED

    portal.broken = [Reply(503, b"maintenance")]
    assert client.observe().connection is Connection.OFFLINE


def test_a_redirect_is_not_followed(client: PortalClient, portal: FakePortal, clock: TestClock) -> None:
    with FakePortal(clock.now) as elsewhere:
        client.balance()
        portal.broken = [Reply(307, b"", {"Location": f"{elsewhere.url}/user/openapi/user/v1/client/account_balance"})]
        with pytest.raises(NotSent):
            client.balance()
        assert elsewhere.requests == []


def test_time_is_the_portals(portal: FakePortal, client: PortalClient, clock: TestClock) -> None:
    portal.now = lambda: clock.now() + timedelta(days=2)
    client.balance()
    assert client.now() == clock.now() + timedelta(days=2)


@pytest.mark.parametrize("url", ["http://portal.example", "http://localhost:8080", "ftp://127.0.0.1", "portal.example"])
def test_an_address_that_is_not_safe_is_refused(url: str, clock: TestClock) -> None:
    with pytest.raises(Refused):
        PortalClient(url, CLIENT_ID, lambda: SECRET, clock)


# --- closing --------------------------------------------------------------------------------------------------------


def open_to(port: int) -> int:
    """How many connections to a port on 127.0.0.1 are open in this process."""
    found = 0
    for each in gc.get_objects():
        if isinstance(each, socket.socket) and each.fileno() >= 0:
            with contextlib.suppress(OSError):  # one that only listens
                found += each.getpeername()[1] == port
    return found


def cut_and_close(portal: FakePortal, clock: TestClock, cut: tuple[str, int]) -> tuple[int, int]:
    """The open connections before and after closing a client that lost an answer and then went on."""
    with FaultProxy(portal.port, b"GET ") as proxy:
        client = PortalClient(proxy.url, CLIENT_ID, lambda: SECRET, clock, clock.monotonic)
        proxy.plan([cut])
        with pytest.raises(NotSent) as failure:
            client.balance()
        assert client.balance() == "1000.5"
        before = open_to(proxy.port)
        client.close()
        after = open_to(proxy.port)
        assert failure.value.sentence, "whoever still looks at the failure keeps nothing open"
    return before, after


@pytest.mark.parametrize("cut", [(REQUEST, 1), (REQUEST, 60), (REPLY, 0), (REPLY, 1), (REPLY, 40), (REPLY, 200)])
def test_closing_leaves_no_connection_after_a_lost_answer(
    portal: FakePortal, clock: TestClock, cut: tuple[str, int]
) -> None:
    assert cut_and_close(portal, clock, cut) == (1, 0)
    portal.complaints.clear()  # of a request that is cut it heard a part only


def test_leaving_the_closing_to_the_garbage_collection_is_caught(
    portal: FakePortal, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: requests' own way keeps the connection open as long as somebody looks at the failure."""
    monkeypatch.setattr(https._Adapter, "close", requests.adapters.HTTPAdapter.close)
    assert cut_and_close(portal, clock, (REQUEST, 1)) == (1, 1)
    portal.complaints.clear()
    gc.collect()
