"""A team points several laptops at one PostgreSQL server: the same commands, the same rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.rep import Rep
from yeastar_desk import cli

ORDER = {"company_id": "W-204417", "plan": "standard", "years": 2, "services": {"meeting_room": 12, "desk": 40}}


class Laptop:
    """One home on the shared database."""

    def __init__(self, home: Path, series: str, capsys: pytest.CaptureFixture[str]) -> None:
        self._home = home
        self._capsys = capsys
        home.mkdir()
        settings = home / "series.toml"
        settings.write_text(f'[device]\nseries = "{series}"\n', "utf-8")
        self.run("settings", "import", str(settings))

    def run(self, *words: str) -> dict[str, Any]:
        status = cli.run(["--home", str(self._home), "--json", *words])
        printed = self._capsys.readouterr()
        assert status == 0, printed.err
        answer: dict[str, Any] = json.loads(printed.out)
        return answer

    def place(self) -> dict[str, Any]:
        file = self._home / "order.json"
        file.write_text(json.dumps(ORDER), "utf-8")
        return self.run("order", "place", str(file))


def test_a_new_laptop_of_the_team_is_not_asked_how_to_begin(
    tmp_path: Path,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    start: Callable[[Path], Rep],
) -> None:
    monkeypatch.setenv("YEASTAR_DESK_DATABASE_URL", postgres_url)
    Laptop(tmp_path / "first", "B1", capsys).run("demo")
    rep = start(tmp_path / "new")
    assert rep.focused() == "purchase_workplace_button"
    assert not rep.is_shown("welcome_demo_button")


def test_what_is_no_address_makes_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YEASTAR_DESK_DATABASE_URL", "team-server")
    assert cli.run(["--home", str(tmp_path / "home"), "order", "list"]) == 1
    assert "“team-server” is not the address of a database." in capsys.readouterr().err
    assert not (tmp_path / "team-server").exists()


def test_two_laptops_sell_from_one_server(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YEASTAR_DESK_DATABASE_URL", postgres_url)
    first, second = Laptop(tmp_path / "first", "B1", capsys), Laptop(tmp_path / "second", "B2", capsys)
    first.run("demo")
    second.run("demo")
    placed = [first.place(), second.place(), first.place()]
    assert [p["order_number"].rsplit("-", 2)[0] for p in placed] == ["ORD-B1", "ORD-B2", "ORD-B1"]
    assert [p["order_number"][-5:] for p in placed] == ["00001", "00001", "00002"]
    assert {p["total"] for p in placed} == {"4602.92"}
    listed = second.run("order", "list")
    assert listed["count"] == 3
    paid = second.run("order", "pay", placed[0]["order_number"], "--method", "cash")
    assert paid["document_type"] == "invoice"
    pdf = tmp_path / "invoice.pdf"
    second.run("document", placed[0]["order_number"], "--out", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert first.run("verify") == {"ok": True, "deviations": []}
    assert not list(tmp_path.rglob("desk.sqlite3"))
