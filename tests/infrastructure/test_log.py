"""The log file: small, private, without secrets, and never the reason why anything fails."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from yeastar_desk import cli
from yeastar_desk.bootstrap.log import Log
from yeastar_desk.infrastructure import log as log_module
from yeastar_desk.infrastructure.log import FILE, LogFile, hide, redacted

ROOT = Path(__file__).parents[2]
LOGGER = logging.getLogger("yeastar_desk.somewhere")


@contextmanager
def logging_to(home: Path) -> Iterator[None]:
    file = LogFile(home)
    try:
        yield
    finally:
        file.close()


def text(home: Path) -> str:
    return (home / FILE).read_text(encoding="utf-8")


def test_what_is_logged_is_in_the_file_with_the_version(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        LOGGER.info("Connection: %s", "Größe")
        assert (tmp_path / FILE).exists()
        logging.getLogger("urllib3").warning("another program's warning")
        logging.getLogger("urllib3").info("another program's chatter")
    LOGGER.error("after the end")
    first, second, third = text(tmp_path).splitlines()
    assert "Yeastar Desk " in first
    assert second.endswith("INFO yeastar_desk.somewhere: Connection: Größe")
    assert third.endswith("another program's warning")


def test_nothing_is_written_before_there_is_something_to_write(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_files_stay_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "MOST_BYTES", 4_000)
    with logging_to(tmp_path):
        for n in range(500):
            LOGGER.info("line %d", n)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [FILE, f"{FILE}.1", f"{FILE}.2"]
    assert all(file.stat().st_size <= 4_000 for file in files)
    assert "line 499" in text(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    with logging_to(tmp_path):
        LOGGER.info("private")
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("obstacle", ["no home", "a folder in its place", "a full disk"])
def test_what_cannot_be_written_stops_nothing(
    tmp_path: Path, obstacle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path
    if obstacle == "no home":
        home = tmp_path / "nowhere"
    elif obstacle == "a folder in its place":
        (home / FILE).mkdir()
    else:
        if not Path("/dev/full").exists():
            pytest.skip("there is no /dev/full")
        (home / FILE).symlink_to("/dev/full")
    with logging_to(home):
        LOGGER.error("password=hunter2hunter2 failed")
        LOGGER.info("a detail")
    said = capsys.readouterr().err
    assert "password=[secret] failed" in said, "it is said where it would be without a file"
    assert "Traceback" not in said
    assert "hunter2" not in said
    assert obstacle != "no home" or not home.exists()


def test_two_programs_write_into_one_file(tmp_path: Path) -> None:
    program = (
        "import logging, sys; from pathlib import Path; from yeastar_desk.infrastructure.log import LogFile\n"
        "file = LogFile(Path(sys.argv[1]))\n"
        "for n in range(200): logging.getLogger('yeastar_desk').info('%s %d', sys.argv[2], n)\n"
        "file.close()"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name], cwd=ROOT) for name in ("a", "b")]
    assert [each.wait() for each in both] == [0, 0]
    lines = text(tmp_path).splitlines()
    for name in ("a", "b"):
        assert [line for line in lines if line.endswith(f" {name} 199")]
    assert len(lines) == 402


# secrets


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Authorization: Bearer abc.DEF-123", "Authorization"),
        ('{"client_secret": "s3cret-value", "grant": 1}', '"grant": 1'),
        ("client_secret=s3cret-value&x=1", "x=1"),
        ("GET /api?access_token=s3cret-value&page=2 failed", "page=2"),
        ("{'refresh_token': 's3cret-value'}", "refresh_token"),
        ("password: s3cret-value", "password"),
        ("postgresql://desk:s3cret-value@db.hanse.example/desk", "db.hanse.example/desk"),
        ("http://127.0.0.1:8000/back?code=s3cret-value&state=s3cret-value", "127.0.0.1:8000"),
        ("https://links.hanse.example/d/Zk3-s3cret-valueAAAAbbbb1111CCCCdddd2222_-x", "links.hanse.example"),
        ("Basic c2VjcmV0OnMzY3JldC12YWx1ZQ== refused", "refused"),
    ],
)
def test_secrets_are_taken_out_by_their_form(written: str, kept: str) -> None:
    clean = redacted(written)
    assert "s3cret" not in clean
    assert "abc.DEF" not in clean
    assert "c2VjcmV0" not in clean
    assert kept in clean


def test_a_secret_that_was_read_is_taken_out_wherever_it_stands() -> None:
    careless = "cannot log in with plain words only"
    assert redacted(careless) == careless, "the positive control: nothing in its form tells that it is one"
    hide("plain words only")
    try:
        assert redacted(careless) == "cannot log in with [secret]"
    finally:
        log_module._hidden.discard("plain words only")
    hide("a")
    assert redacted("a b") == "a b", "too short to be one"


@pytest.mark.parametrize(
    "number", ["4111111111111111", "4111 1111 1111 1111", "5500-0055-5555-5559", "371449635398431"]
)
def test_card_numbers_are_taken_out(number: str) -> None:
    assert redacted(f"card {number} refused") == "card [card] refused"


def test_mail_addresses_are_taken_out() -> None:
    assert redacted("550 <ap.rechnung+x@nordlicht.example>: no such user") == "550 <[address]>: no such user"


@pytest.mark.parametrize(
    "harmless",
    [
        "ORD-B3-2026-00001 waits since 2026-11-22 12:30:11",
        "order bd8a69dd-05af-4c63-a321-eba6021a1a02 code 60001 state pending",
        'File "/usr/lib/python3.11/site-packages/yeastar_desk/presentation/purchase/presenter.py", line 12, in x',
        "HTTP 400: the portal said code: 40013",
        "PI-2026-1187 4111111111111112",
    ],
)
def test_what_helps_is_kept(harmless: str) -> None:
    assert redacted(harmless) == harmless


# what nobody catches


@pytest.fixture
def quiet_hooks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hooks that were there before, which go on being called."""
    called: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: called.append("main"))
    monkeypatch.setattr(threading, "excepthook", lambda *_: called.append("thread"))
    return called


def test_what_nobody_catches_is_written_with_its_traceback(tmp_path: Path, quiet_hooks: list[str]) -> None:
    def fail() -> None:
        raise RuntimeError("defect of ap@nordlicht.example")

    before = sys.excepthook, threading.excepthook
    with Log(tmp_path):
        try:
            fail()
        except RuntimeError as failure:
            sys.excepthook(type(failure), failure, failure.__traceback__)
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (sys.excepthook, threading.excepthook) == before
    assert quiet_hooks == ["main", "thread", "main"]
    written = text(tmp_path)
    assert written.count("RuntimeError: defect of [address]") == 2
    assert written.count("in fail") == 2
    assert "KeyboardInterrupt" not in written


def test_without_a_log_nothing_of_it_would_be_there(tmp_path: Path, quiet_hooks: list[str]) -> None:
    """The positive control of the test above."""
    sys.excepthook(RuntimeError, RuntimeError("defect"), None)
    assert quiet_hooks == ["main"]
    assert list(tmp_path.iterdir()) == []


# the whole program

SLOT_THAT_FAILS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from yeastar_desk.bootstrap.run import run
from yeastar_desk.bootstrap.window import Desk

made = Desk.__init__

def fail(desk):
    for _ in range(3):
        qWarning("a warning of Qt")
    QTimer.singleShot(0, desk.shell.close)
    raise RuntimeError("in a slot")

def make(desk, *arguments):
    made(desk, *arguments)
    QTimer.singleShot(0, desk, lambda: fail(desk))

Desk.__init__ = make
sys.exit(run(Path(sys.argv[1])))
"""


def test_the_window_writes_what_failed_in_a_slot_and_what_qt_says(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLOT_THAT_FAILS, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    written = text(tmp_path)
    assert written.count("RuntimeError: in a slot") == 1
    assert written.count("WARNING qt: default: a warning of Qt") == 1, "the same once"


def test_a_command_writes_its_defects_and_refuses_without_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_services: object, _options: object) -> dict[str, object]:
        raise RuntimeError("a defect")

    assert cli.run(["--home", str(tmp_path), "order", "show", "ORD-NONE-1"]) == 1
    assert "ORD-NONE-1" in capsys.readouterr().err
    assert not (tmp_path / FILE).exists(), "a refusal is no defect"
    monkeypatch.setattr(cli, "_settings_show", broken)
    with pytest.raises(RuntimeError, match="a defect"):
        cli.run(["--home", str(tmp_path), "settings", "show"])
    assert "RuntimeError: a defect" in text(tmp_path)
    assert not [each for each in logging.getLogger().handlers if isinstance(each, LogFile)]
