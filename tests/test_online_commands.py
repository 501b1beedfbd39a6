"""`yeastar-desk sync` and `serve` as processes of their own, against real local servers."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from tests.servers.portal import FakePortal
from tests.servers.portal_data import CLIENT_ID, SECRET

HOLDER = "atlas-telecom@example.com"
ORDER_LIST = "/order/openapi/order/v1/page"
ROOT = Path(__file__).parents[1]
SETTINGS = """
[seller]
name = "Hanse Distribution GmbH"
country = "DE"
email = "orders@hanse.example"
[device]
series = "B3"
[portal]
base_url = "{url}"
client_id = "{client_id}"
"""


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    with FakePortal() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, portal: FakePortal) -> Path:
    settings = tmp_path / "office.toml"
    settings.write_text(SETTINGS.format(url=portal.url, client_id=CLIENT_ID), encoding="utf-8")
    assert desk(tmp_path, "settings", "import", str(settings)).returncode == 0
    assert desk(tmp_path, "demo").returncode == 0
    assert desk(tmp_path, "settings", "import", str(settings)).returncode == 0
    return tmp_path


def desk(home: Path, *arguments: str, secret: str = SECRET) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "yeastar_desk", "--home", str(home), *arguments],
        cwd=ROOT,
        env=os.environ | {"YEASTAR_DESK_PORTAL_SECRET": secret},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )


def order_file(home: Path) -> str:
    file = home / "order.json"
    file.write_text(
        json.dumps(
            {
                "product": "workplace",
                "company_id": "W-204417",
                "plan": "standard",
                "cycle": "annually",
                "years": 1,
                "services": {"meeting_room": 12},
                "payment": {"method": "offline"},
            }
        ),
        encoding="utf-8",
    )
    return str(file)


def test_sync_prints_what_was_sent_fetched_and_parked(home: Path, portal: FakePortal) -> None:
    assert desk(home, "order", "place", order_file(home)).returncode == 0
    done = desk(home, "sync", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["connection"] == "online"
    assert report["orders"]["handed_over"] == 1
    assert report["fetch"]["fetched"]["billing contacts"] == 2
    assert report["parked"] == 1
    assert "Parked, for you to look at: 1" in desk(home, "sync").stdout
    assert portal.requests


def test_sync_makes_the_whole_daily_round(home: Path, portal: FakePortal) -> None:
    """The next sync may be tomorrow: 17 pages, of which the window reads ten with each fetch."""
    portal.largest_page = 5
    portal.state.users.append({"partnerId": "3700000000000000001", "email": HOLDER, "company": "Atlas"})
    for number in range(80):
        portal.add_order({"productId": 14, "serviceList": [], "poNumber": f"ORD-Z9-2027-{number:05d}"})
    expansion = {
        "product": "pce_package", "yeastar_id": HOLDER, "operation": "expand", "services": {"extension_expansion": 60},
        "payment": {"method": "offline"},
    }  # fmt: skip
    file = home / "expansion.json"
    file.write_text(json.dumps(expansion), encoding="utf-8")
    assert desk(home, "order", "place", str(file)).returncode == 0
    first = json.loads(desk(home, "sync", "--json").stdout)
    assert (first["orders"]["sent"], first["fetch"]["fetched"]["orders"]) == (1, 1)
    with closing(sqlite3.connect(home / "desk.sqlite3")) as database, database:
        database.execute(
            "UPDATE portal_cache SET data = json_replace(data, '$.ended_at', '2020-01-01T00:00:00+00:00') "
            "WHERE key = 'orders_watched'"
        )
    portal.requests.clear()
    assert desk(home, "sync").returncode == 0
    pages = [int(request.query["pageNo"]) for request in portal.requests if request.path == ORDER_LIST]
    assert pages[-17:] == list(range(1, 18))


def test_sync_says_what_is_wrong_and_still_ends_well(home: Path) -> None:
    done = desk(home, "sync", secret="wrong")
    assert done.returncode == 0
    assert "does not accept this client ID and secret" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_unsafe_address_gets_no_secret(home: Path) -> None:
    settings = home / "unsafe.toml"
    settings.write_text('[portal]\nbase_url = "http://portal.example"\n', encoding="utf-8")
    imported = desk(home, "settings", "import", str(settings))
    done = imported if imported.returncode else desk(home, "sync")
    assert done.returncode == 1
    assert "https" in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_answers_links(home: Path) -> None:
    command = [sys.executable, "-m", "yeastar_desk", "--home", str(home), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            line = server.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:[1-9]\d*", line)
            assert found, line
            reply = requests.post(f"{found.group()}/d/{'x' * 43}", timeout=250)
            assert reply.status_code == 404
        finally:
            server.terminate()
            server.wait(timeout=250)
