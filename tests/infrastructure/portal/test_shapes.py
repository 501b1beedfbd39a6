"""The portal of the tests answers in the documented shapes; otherwise the tests would prove nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.booth import Booth
from tests.servers.local_http import Reply, Request
from tests.servers.portal import FakePortal
from tests.servers.portal_shapes import RESULTS, misshapen
from yeastar_desk.application.fetch_portal import FetchPortal

DETAILS = "/order/openapi/order/v1/get"


@pytest.fixture
def seen() -> dict[str, list[str]]:
    return {}


@pytest.fixture
def portal(seen: dict[str, list[str]]) -> Iterator[FakePortal]:
    def look(request: Request, reply: Reply) -> Reply:
        path = DETAILS if request.path.startswith(f"{DETAILS}/") else request.path
        seen.setdefault(path, []).extend(misshapen(path, json.loads(reply.body)))
        return reply

    with FakePortal() as made:
        made.after = look
        yield made


def test_every_answer_is_as_documented(portal: FakePortal, seen: dict[str, list[str]], tmp_path: Path) -> None:
    portal.state.users.clear()
    with Booth(tmp_path, portal) as booth:
        portal.state.users.clear()
        booth.sell_assigned()
        portal.names_order = False
        booth.sync_until_quiet()
        portal._save_user(
            Request("POST", "", {}, {"content-type": "application/json"}, json.dumps(
                {"userType": "Customer", "yeastarId": "atlas-telecom@example.com", "company": "A", "country": "France"}
            ).encode())
        )  # fmt: skip
        booth.sell()
        booth.sync_until_quiet()
        FetchPortal(booth.database, booth.portal_client, booth.clock)()
        FetchPortal(booth.database, booth.portal_client, booth.clock)()
    assert {path: wrong for path, wrong in seen.items() if wrong} == {}
    assert set(RESULTS) <= seen.keys(), "every call was made"


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ({"code": "success"}, "envelope has no detailMessage"),
        ([], "envelope is no object"),
        (
            {
                "code": "success",
                "detailMessage": "",
                "requestId": "1",
                "status": 200,
                "result": {"accountBalance": "1"},
            },
            "accountBalance is str",
        ),
    ],
)
def test_another_shape_would_be_noticed(answer: object, wrong: str) -> None:
    assert wrong in " ".join(misshapen("/user/openapi/user/v1/client/account_balance", answer))
