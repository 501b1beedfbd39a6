"""The PayPal client against a real server on 127.0.0.1 that behaves as documented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.servers.clocks import TestClock
from tests.servers.local_http import Reply
from tests.servers.paypal import CLIENT_ID, MERCHANT, SECRET, FakePayPal
from yeastar_desk.application.connection import Connection
from yeastar_desk.application.online_ports import NotSent, Rejected, Unclear
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.paypal.client import BASE_URLS, PayPalClient
from yeastar_desk.infrastructure.paypal.payloads import create_body, issue_of, order_of

ATTEMPT = PaymentAttempt(
    "a1", "o1", "live", AttemptState.CREATING, "ORD-B3-2027-00042", Money(174210, "EUR"), False,
    datetime(2027, 2, 2, tzinfo=UTC), "request-1", capture_request_id="request-2",
)  # fmt: skip


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server
    assert not server.complaints


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def client(paypal: FakePayPal, clock: TestClock) -> Iterator[PayPalClient]:
    found = PayPalClient("live", paypal.url, CLIENT_ID, lambda: SECRET, clock.monotonic)
    yield found
    found.close()


def test_an_order_is_created_approved_and_captured(client: PayPalClient, paypal: FakePayPal) -> None:
    created = client.create(ATTEMPT)
    assert (created.amount, created.currency, created.invoice_id) == ("1742.10", "EUR", "ORD-B3-2027-00042")
    assert (created.payee, created.capture) == (MERCHANT, None)
    paypal.approve(created.id)
    assert client.get(created.id).status == "APPROVED"
    captured = client.capture(replace(ATTEMPT, paypal_order_id=created.id))
    assert captured.capture is not None
    assert (captured.status, captured.capture.status, captured.capture.amount) == ("COMPLETED", "COMPLETED", "1742.10")


def test_the_same_request_id_makes_one_order(client: PayPalClient, paypal: FakePayPal) -> None:
    assert client.create(ATTEMPT).id == client.create(ATTEMPT).id
    assert len(paypal.orders) == 1


@pytest.mark.parametrize(("card", "page"), [(False, "LOGIN"), (True, "GUEST_CHECKOUT")])
def test_the_body_depends_on_the_attempt_alone(card: bool, page: str) -> None:
    attempt = replace(ATTEMPT, card=card, return_url="https://links.hanse.example/paid")
    assert create_body(attempt) == create_body(replace(attempt, tries=7, state=AttemptState.UNKNOWN, reason="x"))
    context = json.loads(create_body(attempt))["payment_source"]["paypal"]["experience_context"]
    assert (context["landing_page"], context["return_url"]) == (page, "https://links.hanse.example/paid")


@pytest.mark.parametrize(("money", "text"), [(Money(500, "JPY"), "500"), (Money(7, "EUR"), "0.07")])
def test_amounts_have_the_digits_of_their_currency(money: Money, text: str) -> None:
    unit = json.loads(create_body(replace(ATTEMPT, amount=money)))["purchase_units"][0]
    assert unit["amount"] == {"currency_code": money.currency, "value": text}


def test_a_token_is_kept_and_renewed_ahead(client: PayPalClient, paypal: FakePayPal, clock: TestClock) -> None:
    client.create(ATTEMPT)
    client.create(ATTEMPT)
    assert len(paypal.tokens) == 1
    clock.go_on(32400 - 30)
    client.create(ATTEMPT)
    assert len(paypal.tokens) == 2
    paypal.tokens.clear()
    client.create(ATTEMPT)  # taken back by PayPal
    assert len(paypal.orders) == 1


def test_wrong_credentials_are_told_from_no_connection(paypal: FakePayPal) -> None:
    wrong = PayPalClient("live", paypal.url, CLIENT_ID, lambda: "wrong")
    with pytest.raises(NotSent) as failure:
        wrong.check()
    wrong.close()
    assert failure.value.connection is Connection.REFUSED
    assert "sandbox" in failure.value.sentence
    with FakePayPal() as gone:
        url = gone.url
    offline = PayPalClient("live", url, CLIENT_ID, lambda: SECRET)
    with pytest.raises(NotSent) as failure:
        offline.check()
    offline.close()
    assert failure.value.connection is Connection.OFFLINE


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(500, b"{}"), Unclear),
        (Reply(409, b'{"name":"CONFLICT","details":[{"issue":"PREVIOUS_REQUEST_IN_PROGRESS"}]}'), Unclear),
        (Reply(200, b'{"id":'), Unclear),
        (Reply(201, b"[]"), Unclear),
        (Reply(200, b"", drop=True), Unclear),
        (Reply(403, b"<html>no</html>"), Unclear),
        (Reply(429, b"{}"), NotSent),
        (Reply(422, b'{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"ORDER_NOT_APPROVED"}]}'), Rejected),
    ],
)
def test_doubt_is_not_taken_for_a_no(
    client: PayPalClient, paypal: FakePayPal, reply: Reply, kind: type[Exception]
) -> None:
    client.check()
    paypal.refuse = lambda _: reply
    with pytest.raises(kind):
        client.create(ATTEMPT)


def test_the_two_worlds_have_their_own_addresses() -> None:
    assert BASE_URLS["live"] != BASE_URLS["sandbox"]
    assert PayPalClient("sandbox", "", "x", lambda: "y").environment == "sandbox"
    assert PayPalClient("anything else", "", "x", lambda: "y").environment == "sandbox"
    with pytest.raises(Refused):
        PayPalClient("live", "http://api-m.paypal.com", "x", lambda: "y")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "status", "links", "purchase_units", "payments", "captures", "amount", "details"]),
            inner,
        )
    ),
    max_leaves=15,
)


@given(JSON)
def test_no_answer_breaks_the_reading(data: Any) -> None:
    issue_of(data)
    if isinstance(data, dict):
        order_of(data, "")
