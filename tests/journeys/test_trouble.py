"""Full disks, read-only folders, locks, second windows, newer databases, broken settings: a sentence, nothing lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests import contract
from tests.journeys.rep import CTRL, Rep, load_demo
from tests.test_cli import ROOT, Said, run_process
from yeastar_desk.application.ports import OrderFilter
from yeastar_desk.bootstrap import Services
from yeastar_desk.bootstrap.run import refusal
from yeastar_desk.infrastructure.db.engine import driver_of

Key = Qt.Key
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are Linux'")


def limited(*words: str | Path) -> Said:
    command = [sys.executable, "-m", "tests.journeys.limited", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=250)
    return Said(done.returncode, done.stdout, done.stderr)


def assert_refused(said: Said, *parts: str) -> None:
    """One clear sentence on standard error, nothing on standard output, status 1."""
    assert (said.status, said.out) == (1, ""), said
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1
    for part in parts:
        assert part in said.err


def order_file(folder: Path) -> Path:
    file = folder / "order.json"
    file.write_text(contract.ORDER, encoding="utf-8")
    return file


def numbers(home: Path) -> list[str]:
    """The orders of a home, which must be sound."""
    services = Services(home)
    try:
        assert services.database.verify() == []
        with services.database.read() as work:
            return [row.number for row in work.orders.page(OrderFilter(), 0, 1000)][::-1]
    finally:
        services.close()


def contents(folder: Path) -> dict[str, str]:
    """What is in a folder, to the byte."""
    files = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in ("window.lock", "window.ini")
    ]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def to_checkout(rep: Rep, *, begun: bool = False) -> None:
    if not begun:
        rep.press(Key.Key_Return)
    rep.type("W-204417")
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return)
    rep.press(Key.Key_Return, CTRL)
    assert rep.is_shown("place_order_button")


def notice(rep: Rep) -> str:
    """The words of the notice on Review & checkout."""
    (frame,) = [w for w in rep.window.findChildren(QLabel) if w.isVisible() and "not saved" in w.text()]
    return frame.text()


# a full disk


@LINUX
def test_a_full_disk(tmp_path: Path) -> None:
    """A small disk of its own, which only root can mount; the tests below starve the program in other ways."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    with small_disk(tmp_path / "disk", kilobytes=1_500) as disk:
        assert run_process(disk, "demo").status == 0
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 40_000))
        placed: list[str] = []
        for _ in range(40):
            said = run_process(disk, "order", "place", order_file(tmp_path), "--json")
            if said.status != 0:
                break
            placed.append(said.json()["order_number"])
        assert_refused(said, "This was not saved: the disk", "Delete or move some files")
        (disk / "filler").unlink()
        assert numbers(disk) == placed
        assert run_process(disk, "order", "place", order_file(tmp_path)).status == 0, "there is room again"


@contextmanager
def small_disk(folder: Path, *, kilobytes: int) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@LINUX
def test_no_room_for_the_order_or_the_paper(home: Path, tmp_path: Path) -> None:
    placing = ("--home", str(home), "order", "place", str(order_file(tmp_path)))
    assert_refused(limited("--largest-file", "4096", *placing), "not saved", "disk")
    assert numbers(home) == []
    (number,) = [run_process(home, *placing[2:], "--json").json()["order_number"]]
    assert run_process(home, "document", number, "--out", tmp_path / "whole.pdf").status == 0
    saving = ("--home", str(home), "document", number, "--out", str(tmp_path / "half.pdf"))
    assert_refused(limited("--largest-file", "1000", *saving), "half.pdf")
    assert not (tmp_path / "half.pdf").exists(), "half a document is worse than none"
    assert numbers(home) == [number]


def test_a_full_disk_at_the_window_keeps_the_order_on_screen(rep: Rep, home: Path) -> None:
    to_checkout(rep)
    driver = driver_of(rep.desk.services.database._writer)
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count = {pages}")
    placed = []
    for _ in range(8):  # until the pages that are there are full
        rep.press(Key.Key_Return, CTRL)
        if rep.is_shown("place_order_button"):
            break
        placed.append(rep.text("order_number_label"))
        rep.press(Key.Key_N, CTRL)
        to_checkout(rep, begun=True)
    assert "the disk is full" in notice(rep)
    assert rep.is_shown("place_order_button")
    assert not rep.is_shown("done_page")
    driver.execute("PRAGMA max_page_count = 1000000")  # files were deleted
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    placed.append(rep.text("order_number_label"))
    rep.leave()
    assert numbers(home) == placed


@LINUX
def test_a_window_on_a_full_disk_says_so_and_not_that_another_one_is_open(home: Path) -> None:
    assert_refused(limited("--largest-file", "0", "--home", home), "the disk is full", "start again")


# no right to write


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that everybody may look into; those of pytest are the user's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@LINUX
def test_a_read_only_home(public_folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("giving up rights needs some")
    home, warm = public_folder / "home", public_folder / "warm"
    warm.mkdir()
    order = order_file(warm)
    load_demo(home)
    number = run_process(home, "order", "place", order, "--json").json()["order_number"]
    for file in home.rglob("*"):
        file.chmod(0o555 if file.is_dir() else 0o444)
    home.chmod(0o555)
    before = contents(home)
    nobody = ("--as-nobody", warm, "--home")
    assert_refused(limited(*nobody, home, "order", "place", order), "written", "you may write")
    assert_refused(limited(*nobody, home), "cannot be written", "--home")  # the window
    assert_refused(limited(*nobody, home / "new"), "cannot be made", "--home")
    assert contents(home) == before
    assert numbers(home) == [number]


# another program


@contextmanager
def held_by_another_program(database: Path, how: str) -> Iterator[None]:
    """Another process keeps the database for itself."""
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
        f"c.execute('BEGIN {how}'); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield
        program.stdin.close()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_database_that_another_program_holds(home: Path, tmp_path: Path, how: str) -> None:
    with held_by_another_program(home / "desk.sqlite3", how):
        said = run_process(home, "order", "place", order_file(tmp_path))
    assert_refused(said, "another program is using the database", "try again")
    assert numbers(home) == []


def test_a_held_database_at_the_window_keeps_the_order_on_screen(rep: Rep, home: Path) -> None:
    to_checkout(rep)
    with held_by_another_program(home / "desk.sqlite3", "IMMEDIATE"):
        rep.press(Key.Key_Return, CTRL)
        assert "another program is using the database" in notice(rep)
        assert not rep.is_shown("done_page")
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    number = rep.text("order_number_label")
    rep.leave()
    assert numbers(home) == [number]


def test_a_second_window_on_the_same_home(rep: Rep, home: Path, tmp_path: Path) -> None:
    assert_refused(run_process(home), "already open")
    placed = run_process(home, "order", "place", order_file(tmp_path), "--json")
    assert placed.status == 0, "a command beside the window takes its turn"
    backup = run_process(home, "backup", tmp_path / "backups", "--json").json()["backup"]
    assert_refused(run_process(home, "restore", backup), "is open for this data", "Close its window")
    rep.leave()
    assert run_process(home, "restore", backup).status == 0
    assert numbers(home) == [placed.json()["order_number"]]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return, Key.Key_Space])
def test_the_window_that_says_so_is_closed_by_keyboard(qtbot: QtBot, key: Key) -> None:
    window = refusal("Yeastar Desk is already open for this data.")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.focusWidget().hasFocus())
    QTest.keyClick(window.focusWidget(), key)
    assert not window.isVisible()


# files of another kind


def test_a_newer_database_is_left_to_the_byte(home: Path, tmp_path: Path, start: Callable[[Path], Rep]) -> None:
    with closing(sqlite3.connect(home / "desk.sqlite3", isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = contents(home)
    for words in (("order", "list"), ("order", "place", order_file(tmp_path)), ("demo",), ("verify",)):
        assert_refused(run_process(home, *words), "newer version", "was left as it is")
    assert contents(home) == before
    rep = start(home)
    assert "newer version" in "\n".join(label.text() for label in rep.window.findChildren(QLabel) if label.isVisible())
    rep.leave()
    assert contents(home) == before


def test_a_database_that_is_none(home: Path, start: Callable[[Path], Rep]) -> None:
    (home / "desk.sqlite3").write_bytes(b"This is not a database. " * 500)
    before = contents(home)
    assert_refused(run_process(home, "order", "list"), "damaged", "restore")
    rep = start(home)
    assert "damaged" in "\n".join(label.text() for label in rep.window.findChildren(QLabel) if label.isVisible())
    rep.leave()
    assert contents(home) == before


@pytest.mark.parametrize(
    "text", ["[seller\n", "\x00\x01", 'version = 99\n[seller]\nname = "A"\n', '[seler]\nname = "A"\n']
)
def test_a_broken_settings_file_is_named_and_left(home: Path, tmp_path: Path, text: str) -> None:
    (home / "settings.toml").write_text(text, encoding="utf-8")
    before = contents(home)
    assert_refused(run_process(home, "order", "place", order_file(tmp_path)), "settings.toml")
    assert_refused(run_process(home), "settings.toml")  # the window
    assert contents(home) == before
