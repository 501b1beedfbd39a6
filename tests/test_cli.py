"""Every command without a window: exit status, what it prints, what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from PIL import Image

from tests import contract
from yeastar_desk import cli

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Said:
    """What one command said."""

    status: int
    out: str
    err: str

    def json(self) -> dict[str, Any]:
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer


def run_process(home: Path, *words: str | Path) -> Said:
    """The command as a script starts it."""
    command = [sys.executable, "-m", "yeastar_desk", "--home", str(home), *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=250)
    return Said(done.returncode, done.stdout, done.stderr)


class Terminal:
    """The commands in this process: the same code behind `__main__`, without starting Python each time."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Said:
        self._capsys.readouterr()
        try:
            status = cli.run(["--home", str(self.home), *map(str, words)])
        except SystemExit as wrong_usage:
            status = int(wrong_usage.code or 0)
        captured = self._capsys.readouterr()
        return Said(status, captured.out, captured.err)

    def done(self, *words: str | Path) -> Said:
        said = self(*words)
        assert (said.status, said.err) == (0, "")
        return said

    def refused(self, *words: str | Path) -> str:
        """The one sentence of a refusal."""
        said = self(*words)
        assert said.status == 1
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
        return said.err.strip()

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """What is in the database, read without the program."""
        with closing(sqlite3.connect(self.home / "desk.sqlite3")) as database:
            return database.execute(question).fetchall()

    def order(self, tmp: Path, text: str = contract.ORDER, **changes: Any) -> Said:
        file = tmp / "order.json"
        file.write_text(json.dumps({**json.loads(text), **changes}), encoding="utf-8")
        return self("--json", "order", "place", file)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "home", capsys)


@pytest.fixture
def shop(desk: Terminal, tmp_path: Path) -> Terminal:
    """With demonstration data and the settings of the contract."""
    desk.done("demo")
    (tmp_path / "desk.toml").write_text(contract.SETTINGS, encoding="utf-8")
    desk.done("settings", "import", tmp_path / "desk.toml")
    return desk


# the contract's order, in processes of their own as a script does it


def test_the_contracts_order_comes_out_to_the_cent(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "desk.toml").write_text(contract.SETTINGS, encoding="utf-8")
    (tmp_path / "order.json").write_text(contract.ORDER, encoding="utf-8")
    assert run_process(home, "demo").status == 0
    assert run_process(home, "settings", "import", tmp_path / "desk.toml").status == 0
    placed = run_process(home, "order", "place", tmp_path / "order.json", "--json")
    assert (placed.status, placed.err) == (0, "")
    answer = placed.json()
    assert tuple(answer) == contract.ANSWER
    assert answer["total"] == "4372.77"
    assert (answer["subtotal"], answer["discount"], answer["tax"]) == ("3868.00", "193.40", "698.17")
    assert (answer["currency"], answer["status"]) == ("EUR", "pending")
    year = datetime.now().astimezone().year
    assert answer["order_number"] == f"ORD-B3-{year}-00001"
    assert answer["document_number"] == f"PF-B3-{year}-00001"
    assert answer["expires_on"].startswith(str(year + 2))
    saved = run_process(home, "document", answer["order_number"], "--out", tmp_path / "proforma.pdf")
    assert saved.status == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "proforma.pdf").pages)
    assert answer["document_number"] in text
    assert run_process(home, "verify").status == 0


def test_environment_names_the_home(tmp_path: Path) -> None:
    environment = {**os.environ, "YEASTAR_DESK_HOME": str(tmp_path / "elsewhere")}
    command = [sys.executable, "-m", "yeastar_desk", "demo"]
    assert subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=250).returncode == 0
    assert (tmp_path / "elsewhere" / "desk.sqlite3").exists()


# demo


def test_demo_says_that_it_is_invented_and_may_be_repeated(desk: Terminal) -> None:
    first = desk.done("demo")
    assert "invented" in first.out
    listed = desk.done("--json", "demo").json()
    assert isinstance(listed, dict)
    assert desk.rows("SELECT count(*) FROM companies") == [(20,)]


# settings


def test_settings_are_shown_as_they_were_imported(shop: Terminal) -> None:
    shown = shop.done("settings", "show", "--json").json()
    assert shown["seller"]["name"] == "Hanse Distribution GmbH"
    assert shown["device"] == {**shown["device"], "name": "Booth 3B", "series": "B3"}
    assert shown["taxes"] == {"DE": "19", "FR": "20"}
    assert 'name = "Booth 3B"' in shop.done("settings", "show").out


def test_an_unknown_setting_is_named_and_nothing_is_taken(shop: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text('[seller]\nname = "Other"\nstreeet = "Am Kai 5"\n', encoding="utf-8")
    assert "streeet" in shop.refused("settings", "import", file)
    assert shop.done("settings", "show", "--json").json()["seller"]["name"] == "Hanse Distribution GmbH"


@pytest.mark.parametrize(
    ("text", "named"), [("[seller\n", "wrong.toml"), ('[taxes]\nDE = "a lot"\n', "DE"), ("[nowhere]\n", "nowhere")]
)
def test_broken_settings_are_refused_in_words(shop: Terminal, tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "wrong.toml").write_text(text, encoding="utf-8")
    assert named in shop.refused("settings", "import", tmp_path / "wrong.toml")


def test_a_missing_file_is_refused_in_words(shop: Terminal, tmp_path: Path) -> None:
    for words in (("settings", "import"), ("order", "place"), ("import", "prices"), ("restore",)):
        assert "nowhere" in shop.refused(*words, tmp_path / "nowhere.any")


# imports


def test_imports_look_first_and_store_all_or_nothing(desk: Terminal, tmp_path: Path) -> None:
    prices = tmp_path / "prices.csv"
    prices.write_text(contract.PRICES, encoding="utf-8")
    assert desk.done("import", "prices", prices, "--dry-run", "--json").json()["imported"] is False
    refusal = desk.order(tmp_path, unverified=True)
    assert refusal.status == 1
    assert desk.done("import", "prices", prices).out
    companies = tmp_path / "companies.csv"
    companies.write_text(f"{contract.COMPANIES}W-1,Ann,ann@a.example,,DE{',' * 14}\n", encoding="utf-8-sig")
    desk.done("import", "companies", companies)
    packages = tmp_path / "packages.csv"
    packages.write_text(contract.PACKAGES, encoding="utf-8")
    desk.done("import", "packages", packages)
    assert desk.rows("SELECT name FROM companies") == [("Ann",)]


def test_a_refused_row_is_named_by_line_and_nothing_is_stored(desk: Terminal, tmp_path: Path) -> None:
    wrong = contract.PRICES + "Spring,EUR,2020-01-01,,full,workplace,desk,service,quantity,annually,-4,desk,,,,,\n"
    (tmp_path / "prices.csv").write_text(wrong, encoding="utf-8")
    preview = desk("import", "prices", tmp_path / "prices.csv", "--dry-run")
    assert preview.status == 1
    assert "5" in preview.out
    said = desk("import", "prices", tmp_path / "prices.csv")
    assert said.status == 1
    assert "5" in said.err
    assert desk.rows("SELECT count(*) FROM price_lists") == [(0,)]


# orders


def test_orders_are_listed_shown_paid_and_cancelled(shop: Terminal, tmp_path: Path) -> None:
    assert "no orders" in shop.done("order", "list").out
    first = shop.order(tmp_path).json()["order_number"]
    second = shop.order(tmp_path, services={}).json()["order_number"]
    listed = shop.done("order", "list", "--json").json()
    assert [row["order_number"] for row in listed["orders"]] == [second, first]
    assert listed["count"] == 2
    shown = shop.done("order", "show", first, "--json").json()
    assert shown["total"] == "4372.77"
    assert [line["item"] for line in shown["lines"]] == ["standard", "meeting_room", "desk"]
    assert first in shop.done("order", "show", first).out
    paid = shop.done("order", "pay", first, "--method", "bank_transfer", "--reference", "T-1", "--json").json()
    assert paid["document_number"].startswith("INV-")
    assert paid["surplus"] == "0.00"
    assert "Nothing that was paid too much" in shop.refused("order", "refund", first, "--surplus")
    third = shop.order(tmp_path).json()["order_number"]
    pay = ("order", "pay", third, "--method", "cash", "--amount", "5000", "--accept-overpayment", "--json")
    assert shop.done(*pay).json()["surplus"] == "627.23"
    assert "leave --reason out" in shop.refused("order", "refund", third, "--surplus", "--reason", "x")
    back = shop.done("order", "refund", third, "--surplus", "--json").json()
    assert (back["document_number"][:3], back["total"]) == ("RF-", "627.23")
    assert shop.done("order", "cancel", second, "--json").json()["status"] == "cancelled"
    states = {row["order_number"]: row["status"] for row in shop.done("order", "list", "--json").json()["orders"]}
    assert states[second] == "cancelled"
    assert shop.refused("order", "cancel", first)
    assert "ORD-X" in shop.refused("order", "show", "ORD-X")


def copied_orders(stick: Path) -> list[list[str]]:
    """The order numbers in each second backup, the oldest copy first."""
    found = []
    for file in sorted(stick.glob("desk-second-*.sqlite3"), key=lambda file: file.stat().st_mtime_ns):
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            found.append([number for (number,) in copy.execute("SELECT number FROM orders ORDER BY number")])
    return found


def test_what_a_command_has_stored_is_in_the_second_backup(shop: Terminal, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings = tmp_path / "stick.toml"
    settings.write_text(f"[device]\nsecond_backup = {json.dumps(str(stick))}\n", encoding="utf-8")
    shop.done("settings", "import", settings)
    assert shop.done("sync").out
    assert copied_orders(stick) == [], "nothing waits"
    first = shop.order(tmp_path).json()["order_number"]
    assert copied_orders(stick) == [[first]]
    shop.done("sync")  # nothing can be sent: it becomes an order to be entered by hand
    copies = copied_orders(stick)
    shop.done("sync")
    shop.done("order", "list")
    shop.order(tmp_path, years=6)
    assert copied_orders(stick) == copies, "what is in a copy is not copied again, and nothing was stored"
    second = shop.order(tmp_path).json()["order_number"]
    assert copied_orders(stick)[-1] == [first, second]
    files = set(stick.iterdir())
    shop.done("order", "pay", first, "--method", "cash")
    assert set(stick.iterdir()) != files, "the payment is in a copy too"


def test_a_stick_that_is_away_is_said_and_the_order_is_placed_all_the_same(shop: Terminal, tmp_path: Path) -> None:
    settings = tmp_path / "stick.toml"
    settings.write_text(f"[device]\nsecond_backup = {json.dumps(str(tmp_path / 'away'))}\n", encoding="utf-8")
    shop.done("settings", "import", settings)
    said = shop.order(tmp_path)
    assert (said.status, said.json()["status"]) == (0, "pending")
    assert said.err == (
        f"The second backup folder {tmp_path / 'away'} is not there: put the stick back in. Orders are saved here as "
        "before.\n"
    )
    assert shop.rows("SELECT count(*) FROM orders") == [(1,)]
    assert not (tmp_path / "away").exists()


def test_an_expansion_of_a_hosting_package(shop: Terminal, tmp_path: Path) -> None:
    answer = shop.order(tmp_path, contract.EXPANSION)
    assert (answer.status, answer.err) == (0, "")
    assert tuple(answer.json()) == contract.ANSWER


@pytest.mark.parametrize(
    "changes",
    [
        {"company_id": "W-204418"},
        {"plan": "golden"},
        {"years": 6},
        {"services": {"desk": 41}},
        {"services": {"sofa": 1}},
        {"discount_percent": "101"},
        {"discont_percent": "5"},
        {"plan": "basic"},
    ],
    ids=str,
)
def test_a_wrong_order_is_refused_in_words_and_takes_no_number(
    shop: Terminal, tmp_path: Path, changes: dict[str, Any]
) -> None:
    said = shop.order(tmp_path, **changes)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert said.err.strip().endswith((".", "?"))
    assert shop.order(tmp_path).json()["order_number"].endswith("-00001")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"product": 5}', "null", "\ud800"], ids=ascii)
def test_what_is_no_order_is_refused_in_words(shop: Terminal, tmp_path: Path, text: str) -> None:
    (tmp_path / "order.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    shop.refused("order", "place", tmp_path / "order.json")


def test_no_seller_no_document(desk: Terminal, tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text(contract.PRICES, encoding="utf-8")
    desk.done("import", "prices", tmp_path / "prices.csv")
    said = desk.order(tmp_path, unverified=True, services={})
    assert said.status == 1
    assert "Settings" in said.err


# documents


def test_a_document_by_its_number_or_its_orders(shop: Terminal, tmp_path: Path) -> None:
    answer = shop.order(tmp_path).json()
    shop.done("document", answer["order_number"], "--out", tmp_path / "a.pdf")
    shop.done("document", answer["document_number"], "--out", tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert "PF-9" in shop.refused("document", "PF-9", "--out", tmp_path / "c.pdf")
    assert not (tmp_path / "c.pdf").exists()
    assert shop.refused("document", answer["order_number"], "--out", tmp_path / "no" / "such" / "d.pdf")


# the database as a whole


def test_orders_and_documents_are_exported(shop: Terminal, tmp_path: Path) -> None:
    number = shop.order(tmp_path).json()["order_number"]
    for ending in ("csv", "xlsx", "json"):
        file = tmp_path / f"orders.{ending}"
        assert shop("--json", "export", "orders", file).json()["count"] == 1
        assert file.stat().st_size > 0
    assert number in (tmp_path / "orders.csv").read_text("utf-8-sig")
    assert shop("--json", "export", "orders", tmp_path / "none.csv", "--search", "nobody").json()["count"] == 0
    assert shop("--json", "export", "documents", tmp_path / "documents.zip").json()["count"] == 1
    with ZipFile(tmp_path / "documents.zip") as archive:
        assert archive.namelist()[-1] == "manifest.csv"
    refused = shop("export", "orders", tmp_path / "orders.pdf")
    assert refused.status == 1
    assert "Use .csv, .xlsx or .json" in refused.err


def test_a_backup_brings_the_orders_back(shop: Terminal, tmp_path: Path) -> None:
    number = shop.order(tmp_path).json()["order_number"]
    backup = Path(shop.done("backup", tmp_path / "stick", "--json").json()["backup"])
    later = shop.order(tmp_path).json()["order_number"]
    restored = shop.done("restore", backup, "--json").json()
    assert Path(restored["replaced_kept_as"]).exists()
    rows = shop.done("order", "list", "--json").json()["orders"]
    assert [row["order_number"] for row in rows] == [number]
    again = shop.order(tmp_path).json()["order_number"]
    assert again not in (number, later), "a number that was given out is never given out again"
    assert shop.done("verify", "--json").json() == {"ok": True, "deviations": []}


def test_verify_names_what_was_changed_behind_its_back(shop: Terminal, tmp_path: Path) -> None:
    number = shop.order(tmp_path).json()["order_number"]
    names = shop.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    with closing(sqlite3.connect(shop.home / "desk.sqlite3", isolation_level=None)) as database:
        for (name,) in names:
            database.execute(f"DROP TRIGGER {name}")
        assert database.execute("UPDATE documents SET issued_on = '2020-01-01'").rowcount == 1
    said = shop("verify", "--json")
    assert said.status == 1
    assert said.err.count("\n") == 1
    found = said.json()
    assert found["ok"] is False
    assert any(number.removeprefix("ORD") in line for line in found["deviations"])


def test_orders_are_chosen_like_on_the_page(shop: Terminal, tmp_path: Path) -> None:
    first, second = (shop.order(tmp_path).json()["order_number"] for _ in range(2))
    assert shop("order", "cancel", first).status == 0

    def found(*words: str) -> list[str]:
        return [order["order_number"] for order in shop("order", "list", *words, "--json").json()["orders"]]

    assert found() == [second, first]
    assert found("--status", "cancelled") == [first]
    assert found("--event", "ISE 2027", "--rep", "Ana", "--product", "workplace") == [second, first]
    assert found("--rep", "Ben") == []
    assert found("--to", "2000-01-01") == []
    assert found("--from", "2000-01-01", "--status", "pending") == [second]
    exported = tmp_path / "cancelled.json"
    assert shop("export", "orders", str(exported), "--status", "cancelled").status == 0
    assert first in exported.read_text("utf-8")
    assert second not in exported.read_text("utf-8")


def test_the_gap_report_and_orders_that_end(shop: Terminal, tmp_path: Path) -> None:
    first, second = (shop.order(tmp_path).json()["order_number"] for _ in range(2))
    refused = shop("order", "cancel", first, "--as", "failed")
    assert (refused.status, "Say why" in refused.err) == (1, True)
    assert (
        shop("order", "cancel", first, "--as", "failed", "--reason", "Declined", "--json").json()["status"] == "failed"
    )
    assert "Nothing was received" in shop("order", "refund", second, "--reason", "x").err
    assert shop("order", "pay", second, "--method", "cash", "--amount", "10").status == 0
    given_back = shop("order", "refund", second, "--reason", "Changed plans", "--json").json()
    assert (given_back["status"], given_back["total"]) == ("cancelled", "10.00")
    assert given_back["document_number"].startswith("RF-")
    report = shop("numbers", "--json").json()
    assert report["ok"] is True
    assert [row["last"] for row in report["series"] if row["series"].startswith("ORD")] == [2]
    with closing(sqlite3.connect(shop.home / "desk.sqlite3", isolation_level=None)) as database:
        database.execute("UPDATE counters SET last = last + 1 WHERE series LIKE 'ORD%'")
    said = shop("numbers")
    assert said.status == 1
    assert "MISSING 3" in said.out


def test_the_report_names_only_what_there_is(shop: Terminal, tmp_path: Path) -> None:
    shop.order(tmp_path)
    said = shop("report").out
    assert "1 order; taken back: none" in said
    assert "By plan" in said
    assert "Other laptops" not in said


# usage


@pytest.mark.parametrize(
    "words",
    [["sell"], ["order"], ["order", "place"], ["document", "PF-1"], ["order", "pay", "X"], ["import", "wine", "f"]],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(desk: Terminal, words: Sequence[str]) -> None:
    said = desk(*words)
    assert said.status == 2
    assert "usage:" in said.err
    assert not (desk.home / "desk.sqlite3").exists()


def test_a_day_that_is_none_is_named(desk: Terminal) -> None:
    for words in (["order", "list", "--from", "31.01.2027"], ["report", "--to", "31.01.2027"]):
        assert "“31.01.2027” is not a day. Write it like 2026-01-31." in desk(*words).err


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["order", "place", "--help"]], ids=" ".join)
def test_help_needs_no_data(desk: Terminal, words: Sequence[str]) -> None:
    assert desk(*words).status == 0
    assert not desk.home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent another way there")
def test_ctrl_c_stops_with_a_sentence_and_stores_nothing(desk: Terminal, tmp_path: Path) -> None:
    waiting = tmp_path / "settings.toml"
    os.mkfifo(waiting)  # the command waits for the end of the file until it is stopped
    command = [sys.executable, "-m", "yeastar_desk", "--home", str(desk.home), "settings", "import", str(waiting)]
    # What a shell runs in the background ignores Ctrl+C, and so does all that it starts: these tests, and this program.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as program:
        with waiting.open("w") as rows:  # which waits until the other side has opened it
            rows.write('[seller]\nname = "Half"\n')
            rows.flush()
            program.send_signal(signal.SIGINT)
        # A signal just before the program reads is noticed after that only: with the end of the file, which comes now.
        assert program.stderr is not None
        assert program.stderr.read() == "Stopped. Nothing that was not complete was stored.\n"
        assert program.wait(250) == 1
    assert desk.done("settings", "show", "--json").json()["seller"]["name"] == ""


def test_who_has_read_enough_may_leave(desk: Terminal) -> None:
    desk.done("demo")
    command = [sys.executable, "-m", "yeastar_desk", "--home", str(desk.home), "settings", "show"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(250) == 0


# the tour


def test_the_tour_takes_a_picture_of_every_step(tmp_path: Path) -> None:
    said = run_process(tmp_path / "home", "tour", "--out", tmp_path / "tour", "--json")
    assert (said.status, said.err) == (0, "")
    saved = [Path(name) for name in said.json()["pictures"]]
    assert not (tmp_path / "home").exists(), "the tour has a home of its own"
    pictures = [path for path in saved if path.suffix == ".png"]
    steps = "\n".join(path.name for path in pictures)
    for step in ("welcome", "company-found", "quantity", "order-summary", "checkout", "order-placed", "quote"):
        assert step in steps
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (1440, 900), path.name
            colours = picture.convert("RGB").getcolors(1440 * 900)
        assert colours is not None
        assert len(colours) > 50, f"{path.name} is blank"
    assert len({path.read_bytes() for path in pictures}) == len(pictures), "two steps look the same"
    (pdf,) = [path for path in saved if path.suffix == ".pdf"]
    assert "4.372,77" in pypdf.PdfReader(pdf).pages[0].extract_text(), "the buyer's language is German"


def test_contacts_are_imported(desk: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text("company;email;country\nAlster GmbH;ap@alster.example;Germany\n;b@c.example;DE\n", encoding="utf-8")
    assert "Line 3: company, first_name and last_name are empty." in desk("import", "contacts", file).err
    file.write_text("company;email;country\nAlster GmbH;ap@alster.example;Germany\n", encoding="utf-8")
    preview = json.loads(desk.done("--json", "import", "contacts", file, "--dry-run").out)
    assert (preview["new"], preview["imported"]) == (1, False)
    assert "1 new" in desk.done("import", "contacts", file).out
    assert desk.rows("SELECT company, country FROM billing_contacts") == [("Alster GmbH", "DE")]


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_an_export_of_orders_goes_to_another_home_and_comes_out_the_same(
    shop: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    for number in ("W-204417", "=1+1"):
        assert shop.order(tmp_path, company_id=number, unverified=True).status == 0
    file, again = tmp_path / f"orders.{ending}", tmp_path / f"again.{ending}"
    shop.done("export", "orders", file)
    office = Terminal(tmp_path / "office", capsys)
    assert "2 new" in office.done("import", "orders", file, "--dry-run").out
    assert "2 new" in office.done("import", "orders", file).out
    office.done("export", "orders", again)
    assert file.read_bytes() == again.read_bytes()
    assert "2 of them were placed on this laptop" in shop.done("import", "orders", again).out
    assert office.done("verify").out.strip() == "Everything stored is as it was written."


def test_an_unverified_company_is_merged_with_the_verified_one(shop: Terminal, tmp_path: Path) -> None:
    placed = json.loads(shop.order(tmp_path, company_id="W-994417", unverified=True).out)
    assert "not known here" in shop.refused("company", "merge", "W-994417", "W-1")
    assert "W-994417 is W-204417" in shop.done("company", "merge", "W-994417", "W-204417").out
    ((found,),) = shop.rows("SELECT count(*) FROM companies WHERE company_id = 'W-994417'")
    assert found == 0
    shown = json.loads(shop.done("--json", "order", "show", placed["order_number"]).out)
    assert (shown["subject_id"], shown["verified"]) == ("W-994417", False)
    assert json.loads(shop.done("--json", "order", "list", "--search", "W-204417").out)["count"] == 1
