"""The second backup: there as soon as orders wait, whole or not there at all, whatever happens to the stick."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.infrastructure.db.examples import TickingClock
from tests.infrastructure.db.test_backup import numbers_in, place_next
from yeastar_desk.application.check_records import CheckStopped, unwatched
from yeastar_desk.application.preferences import Device, Preferences
from yeastar_desk.application.second_backup import KeepSecondBackup, SecondBackup, SecondCopy
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.infrastructure.db import SqlDatabase, open_database, restore, second
from yeastar_desk.infrastructure.db.engine import driver_of
from yeastar_desk.infrastructure.db.second import KEPT, SecondCopiesOf
from yeastar_desk.infrastructure.preferences_file import PreferencesFile

ROOT = Path(__file__).parents[3]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are Linux'")


class Laptop:
    """A home, its settings, and a stick."""

    def __init__(self, folder: Path) -> None:
        self.home, self.stick = folder / "home", folder / "stick"
        self.home.mkdir()
        self.stick.mkdir()
        self.database = open_database(self.home / "desk.sqlite3", clock=TickingClock())
        self.preferences = PreferencesFile(self.home / "settings.toml")
        self.choose(str(self.stick))
        self.copies = SecondCopiesOf(self.home / "desk.sqlite3", TickingClock())
        self.keep = KeepSecondBackup(lambda: self.database, self.preferences, lambda: self.copies)
        self.numbers: list[str] = []

    def choose(self, folder: str) -> None:
        self.preferences.save(replace(Preferences(), device=Device("Booth", "B3", folder)))

    def sell(self, count: int = 1) -> None:
        for _ in range(count):
            self.numbers.append(place_next(self.database, len(self.numbers) + 1))

    def sent(self) -> None:
        """Everything that waited was sent."""
        driver_of(self.database._writer).execute("UPDATE outbox SET state = 'acknowledged'")

    def files(self) -> list[Path]:
        """What lies on the stick, the newest last."""
        return sorted(self.stick.iterdir())

    def left_behind(self) -> list[Path]:
        """Whatever of a copy is left where none belongs."""
        return [*self.home.rglob("*staged*"), *self.home.rglob("*unfinished*"), *self.stick.rglob("*unfinished*")]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(tmp_path)
    yield made
    made.database.close()


def assert_up_to_date(laptop: Laptop, state: SecondBackup) -> None:
    """The newest copy is a whole database with every order."""
    assert (state.problem, state.unsent) == ("", len(laptop.numbers))
    assert state.copy is not None
    assert state.copy.file == laptop.files()[-1]
    assert numbers_in(state.copy.file) == laptop.numbers
    assert laptop.left_behind() == []


def test_what_waits_to_be_sent_is_copied(laptop: Laptop) -> None:
    assert laptop.keep() == SecondBackup(str(laptop.stick), 0)
    assert laptop.files() == [], "nothing waits"
    laptop.sell(2)
    assert_up_to_date(laptop, laptop.keep())
    assert laptop.keep().copy is not None
    assert len(laptop.files()) == 1, "what is in a copy is not copied again"
    laptop.sell()
    assert_up_to_date(laptop, laptop.keep())
    laptop.sent()
    assert len(laptop.files()) == 2
    assert laptop.keep().unsent == 0


def test_without_a_folder_nothing_is_copied(laptop: Laptop) -> None:
    laptop.choose("")
    laptop.sell()
    assert laptop.keep() == SecondBackup()
    assert laptop.files() == []


def test_a_copy_that_lacks_an_order_would_be_noticed(laptop: Laptop) -> None:
    """The positive control: a keeper that takes any copy for good leaves an order out, and the check above sees it."""

    class Lazy(SecondCopiesOf):
        def make(self, folder: Path, progress: Callable[[int, int], bool]) -> SecondCopy:
            found = self.find(folder)
            return found[0] if found else super().make(folder, progress)

    laptop.copies = Lazy(laptop.home / "desk.sqlite3", TickingClock())
    laptop.sell()
    assert_up_to_date(laptop, laptop.keep())
    laptop.sell()
    with pytest.raises(AssertionError):
        assert_up_to_date(laptop, laptop.keep())


def test_the_newest_few_are_kept_and_nobody_elses_file_is_touched(laptop: Laptop) -> None:
    others = {
        "desk-second-0badf00d-20270203-090000.sqlite3": "another laptop's",
        "desk-20270101-090000.sqlite3": "made by hand",
        "letter.txt": "private",
    }
    for name, text in others.items():
        (laptop.stick / name).write_text(text)
    for n in range(1, KEPT + 4):
        laptop.sell()
        state = laptop.keep()
        own = [file for file in laptop.files() if file.name not in others]
        assert len(own) == min(n, KEPT)
        assert state.copy is not None
        assert numbers_in(state.copy.file) == laptop.numbers
    assert {name: (laptop.stick / name).read_text() for name in others} == others


def test_a_stick_that_is_pulled_and_comes_back(laptop: Laptop) -> None:
    laptop.sell()
    first = laptop.keep()
    laptop.stick.rename(laptop.stick.with_name("pocket"))
    laptop.sell(2)
    away = laptop.keep()
    assert away.problem.startswith(f"The second backup folder {laptop.stick} is not there: put the stick back in")
    assert away.problem.endswith("Orders are saved here as before.")
    assert (away.unsent, away.copy) == (3, first.copy)
    assert not laptop.stick.exists(), "a copy on this laptop would look like one on the stick"
    laptop.stick.with_name("pocket").rename(laptop.stick)
    assert_up_to_date(laptop, laptop.keep())


def test_another_stick_gets_a_copy_of_its_own(laptop: Laptop, tmp_path: Path) -> None:
    laptop.sell()
    laptop.keep()
    laptop.stick.rename(tmp_path / "first stick")
    laptop.stick.mkdir()
    assert_up_to_date(laptop, laptop.keep())


@pytest.mark.parametrize("stage", ["on the laptop", "on the stick"])
def test_a_stick_that_vanishes_during_the_copy(laptop: Laptop, stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yeastar_desk.infrastructure.db.backup.PAGES_AT_ONCE", 20)
    laptop.sell()
    laptop.keep()
    laptop.sell()
    pulled = laptop.stick.with_name("pulled")

    def pull(_done: int, _total: int) -> bool:
        begun = list(laptop.stick.glob("*.unfinished")) if laptop.stick.exists() else []
        if (begun or stage == "on the laptop") and not pulled.exists():
            laptop.stick.rename(pulled)
        return True

    state = laptop.keep(pull)
    assert pulled.exists()
    assert "is not there: put the stick back in" in state.problem
    assert not laptop.stick.exists()
    laptop.sell()
    pulled.rename(laptop.stick)
    assert_up_to_date(laptop, laptop.keep())


def test_a_copy_can_be_stopped(laptop: Laptop) -> None:
    laptop.sell()
    with pytest.raises(CheckStopped):
        laptop.keep(lambda _done, _total: False)
    assert laptop.files() == []
    assert laptop.left_behind() == []
    assert_up_to_date(laptop, laptop.keep())


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 300])
def test_a_copy_that_went_bad_on_the_stick_does_not_count(laptop: Laptop, damage: bytes) -> None:
    laptop.sell()
    state = laptop.keep()
    assert state.copy is not None
    state.copy.file.write_bytes(damage)
    assert_up_to_date(laptop, laptop.keep())


def test_a_clock_that_was_set_back_copies_no_more_than_needed(laptop: Laptop) -> None:
    """The newest file by its time may be an older copy."""
    laptop.sell()
    first = laptop.keep().copy
    assert first is not None
    os.utime(first.file, (4_000_000_000, 4_000_000_000))
    laptop.sell()
    second_copy = laptop.keep().copy
    assert second_copy is not None
    assert second_copy.file != first.file
    assert laptop.keep().copy == second_copy
    assert len(laptop.files()) == 2


# two programs at once: the window, and a command


def both_at_once(laptop: Laptop) -> tuple[list[SecondBackup], bool]:
    """While a copy is made another program, with a database of its own, wants one too: how it stands for both then,
    and whether the other one has begun to copy in the middle of the first copy.
    """
    laptop.sell()
    copying, asked = threading.Event(), threading.Event()
    states: list[SecondBackup] = []
    overlapped: list[bool] = []

    def hold(_done: int, _total: int) -> bool:
        copying.set()
        asked.wait()
        return True

    def ask(_done: int, pages: int) -> bool:
        if not asked.is_set():
            overlapped.append(pages > 1)  # who waits has nothing to count
            asked.set()
        return not overlapped[0]

    def keep(keeper: KeepSecondBackup, progress: Callable[[int, int], bool]) -> None:
        with suppress(CheckStopped, OSError):  # without the lock anything may happen
            states.append(keeper(progress))

    file = laptop.home / "desk.sqlite3"
    with closing(open_database(file, clock=TickingClock())) as other:
        command = KeepSecondBackup(lambda: other, laptop.preferences, lambda: SecondCopiesOf(file, TickingClock()))
        window = threading.Thread(target=keep, args=(laptop.keep, hold))
        window.start()
        copying.wait()
        keep(command, ask)
        asked.set()
        window.join()
    return states, overlapped[0]


def test_two_programs_make_one_copy(laptop: Laptop) -> None:
    states, overlapped = both_at_once(laptop)
    assert not overlapped
    assert len(states) == 2
    for state in states:
        assert_up_to_date(laptop, state)
    assert len(laptop.files()) == 1, "the second one has waited, and found what was due"


def test_two_programs_that_do_not_wait_for_each_other_are_caught(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(SecondCopiesOf, "alone", lambda _self, _progress: nullcontext())
    assert both_at_once(laptop)[1]


def test_waiting_for_another_program_can_be_stopped(laptop: Laptop) -> None:
    laptop.sell()
    other = SecondCopiesOf(laptop.home / "desk.sqlite3", TickingClock())
    with other.alone(unwatched), pytest.raises(CheckStopped):
        laptop.keep(lambda _done, _total: False)
    assert laptop.files() == []
    assert_up_to_date(laptop, laptop.keep())


# full and read-only


@contextmanager
def small_disk(folder: Path, *, kilobytes: int) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@LINUX
def test_a_full_stick(laptop: Laptop) -> None:
    """A small disk of its own, which only root can mount."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    laptop.sell()
    size = (laptop.home / "desk.sqlite3").stat().st_size
    with small_disk(laptop.stick, kilobytes=int(size * 1.5) // 1024):
        state = laptop.keep()
        assert_up_to_date(laptop, state)
        assert state.copy is not None
        assert state.copy.is_apart
        laptop.sell()
        full = laptop.keep()
        assert full.problem.startswith(f"The second backup was not made: {laptop.stick} has 0 MB free, and ")
        assert full.copy == state.copy, "the copy that is there stays"
        assert laptop.files() == [state.copy.file]
        assert laptop.left_behind() == []
        assert numbers_in_copy(state.copy.file, laptop.home) == laptop.numbers[:1]
    with small_disk(laptop.stick, kilobytes=int(size * 2.5) // 1024):
        for _ in range(4):  # there is room for two: the older one gives way
            laptop.sell()
            state = laptop.keep()
            assert state.problem == ""
            assert state.copy is not None
            assert numbers_in_copy(state.copy.file, laptop.home) == laptop.numbers
        assert len(laptop.files()) == 2


def numbers_in_copy(file: Path, home: Path) -> list[str]:
    """Looked at on this laptop: a full stick has no room for SQLite's own files."""
    copied = Path(shutil.copy(file, home / "looked-at.sqlite3"))
    try:
        return numbers_in(copied)
    finally:
        copied.unlink()


@LINUX
def test_the_system_gives_no_more_room(laptop: Laptop) -> None:
    """As on a full disk of the laptop itself, for everybody: no file may grow."""
    laptop.sell(3)
    said = keeping(laptop, "--largest-file", str((laptop.home / "desk.sqlite3").stat().st_size - 20_000))
    assert "The second backup was not made on the disk of this laptop: the disk " in said
    assert "Traceback" not in said
    assert laptop.files() == []
    assert laptop.left_behind() == []
    assert_up_to_date(laptop, laptop.keep())


@LINUX
def test_a_stick_that_cannot_be_written(laptop: Laptop) -> None:
    laptop.sell()
    laptop.stick.chmod(0o555)
    for parent in (laptop.home, *laptop.stick.parents):
        if parent.stat().st_uid == os.getuid() and parent.is_relative_to(laptop.stick.parents[3]):
            parent.chmod(0o755)
    for file in (laptop.home, *laptop.home.iterdir()):
        file.chmod(0o777)
    said = keeping(laptop, *(["--as-nobody"] if os.geteuid() == 0 else []))
    assert f"you may not write to {laptop.stick}. Change its permissions" in said
    laptop.stick.chmod(0o755)
    assert_up_to_date(laptop, laptop.keep())


def test_a_folder_beside_the_database_is_no_second_place(laptop: Laptop) -> None:
    (laptop.home / "copies").mkdir()
    for folder in (laptop.home, laptop.home / "copies"):
        laptop.choose(str(folder))
        laptop.sell()
        assert "lies beside the database itself: choose a USB stick" in laptop.keep().problem


def test_a_full_laptop_says_so(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.sell()
    monkeypatch.setattr(second, "LEAST_FREE", 1 << 62)  # as if less were free
    assert "free on the disk of this laptop" in laptop.keep().problem
    assert laptop.files() == []


def test_a_database_server_has_no_copies(laptop: Laptop) -> None:
    laptop.copies = SecondCopiesOf(None, TickingClock())
    assert "database server" in laptop.keep().problem
    with pytest.raises(Refused):
        laptop.copies.make(laptop.stick, unwatched)


# killed


PROGRAM = """
import os, resource, signal, sys
from pathlib import Path
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.bootstrap import Services
import yeastar_desk.infrastructure.db.backup as backup

home, *words = sys.argv[1:]
services = Services(Path(home))
services.database
keep = services.second_backup
import yeastar_desk.infrastructure.db.second, yeastar_desk.infrastructure.db.database
backup.PAGES_AT_ONCE = 5
if "--as-nobody" in words:
    os.setresuid(65534, 65534, 65534)
if "--largest-file" in words:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = int(words[words.index("--largest-file") + 1])
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
calls = 0

def told(done, total):
    global calls
    calls += 1
    if "--killed-at" in words and calls == int(words[words.index("--killed-at") + 1]):
        os.kill(os.getpid(), signal.SIGKILL)
    return True

state = keep(told)
print(calls, state.problem or f"made {state.copy.file}")
"""


def run(laptop: Laptop, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, str(laptop.home), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def keeping(laptop: Laptop, *words: str) -> str:
    done = run(laptop, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


@LINUX
@pytest.mark.parametrize("part", [0.1, 0.4, 0.6, 0.9])
def test_killed_during_the_copy(laptop: Laptop, part: float, tmp_path: Path) -> None:
    """On the laptop's disk or on the stick: no half of a copy ever has the name of one, and the next look cleans up."""
    laptop.sell(2)
    whole = tmp_path / "whole"
    whole.mkdir()
    laptop.choose(str(whole))
    calls = int(keeping(laptop).split()[0])
    laptop.choose(str(laptop.stick))
    assert calls > 10
    killed = run(laptop, "--killed-at", str(int(calls * part)))
    assert killed.returncode == -signal.SIGKILL, killed
    assert laptop.left_behind(), "it was in the middle"
    assert list(laptop.stick.glob("*.sqlite3")) == []
    laptop.sell()
    assert_up_to_date(laptop, laptop.keep())


# bringing it back


def test_it_is_restored_like_any_backup(laptop: Laptop, tmp_path: Path) -> None:
    laptop.sell(3)
    state = laptop.keep()
    assert state.copy is not None
    new = tmp_path / "new laptop" / "desk.sqlite3"
    restore(state.copy.file, new)
    assert numbers_in(new) == laptop.numbers
    database: SqlDatabase = open_database(new, clock=TickingClock())
    assert place_next(database, 9) not in laptop.numbers
    database.close()


def test_after_a_restore_the_stick_gets_a_new_copy(laptop: Laptop) -> None:
    laptop.sell(2)
    older = laptop.database.backup(laptop.home / "older")
    laptop.sell()
    laptop.keep()
    laptop.database.close()
    restore(older, laptop.home / "desk.sqlite3")
    laptop.database = open_database(laptop.home / "desk.sqlite3", clock=TickingClock())
    laptop.numbers.pop()
    state = laptop.keep()
    assert state.copy is not None
    assert numbers_in(state.copy.file) == laptop.numbers
    assert len(laptop.files()) == 2, "what the damaged database had is still there"


def test_a_path_has_to_be_whole(laptop: Laptop) -> None:
    with pytest.raises(Refused, match=r"device\.second_backup.*Write the whole path"):
        laptop.choose("stick/backups")
    with pytest.raises(NotSaved, match="is not there"):
        laptop.copies.find(Path("/nowhere/at/all"))
