"""The start of the program beside a bare window.

.venv/bin/python -m benchmarks.startup [--companies 100000] [--runs 9] [--home DIR]

Every start is a process of its own, timed inside it from its first line, with Python's bytecode in place. A bare
window is PySide6 with one label. Compared are medians; the runs take turns, so that a busy moment of the machine
meets all of them. Beside the time on the clock stands processor time, which other programs change less.
"""

from __future__ import annotations

import time

BEGAN = time.perf_counter(), time.process_time()  # before anything else is imported

import argparse  # noqa: E402
import os  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable, Iterator, Sequence  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402
from statistics import median  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

if TYPE_CHECKING:
    from yeastar_desk.bootstrap.window import Desk

LIMIT_PAINT = 1.5
LIMIT_READY = 1.2
COMPANY_ID = "W-204417"

Times = tuple[float, float]
"""Seconds on the clock and of the processor."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--companies", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--home", type=Path, help="a home that is kept, and used again when it is there")
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.part:
        print(*PARTS[options.part](options.home))
        return
    with filled_home(options.home, options.companies) as home:
        _compare(home, options.runs)


@contextmanager
def filled_home(kept: Path | None, companies: int) -> Iterator[Path]:
    """A home with demonstration data and this many more companies, for a while or in a folder that is kept."""
    with tempfile.TemporaryDirectory() as folder:
        home = kept or Path(folder) / "home"
        if not home.exists():
            _fill(home, companies)
        yield home


def _fill(home: Path, companies: int) -> None:
    from benchmarks.imports import write_file
    from yeastar_desk import cli

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "companies.csv"
        write_file(file, companies)
        for words in (["demo"], ["import", "companies", str(file)]):
            if cli.run(["--home", str(home), *words]):
                sys.exit("the home could not be filled")


def _compare(home: Path, runs: int) -> None:
    seconds: dict[str, list[Times]] = {name: [] for name in PARTS}
    for name in PARTS:
        _run(name, home)  # compiles what it imports
    for _ in range(runs):
        for name in PARTS:
            seconds[name].append(_run(name, home))
    print(f"{'':<34} {'clock':>10} {'at best':>10} {'processor':>10}")
    for name, each in seconds.items():
        numbers = (median(clock for clock, _ in each), min(each)[0], median(processor for _, processor in each))
        print(f"{name:<34} " + " ".join(f"{number * 1000:>7.0f} ms" for number in numbers))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{runs} runs each, load of the machine {load:.1f} on {os.cpu_count()} processors")
    _show("first paint / bare window", seconds["first paint"], seconds["bare window"], LIMIT_PAINT)
    _tell("the same with content", seconds["first paint with content"], seconds["bare window"])
    _show("ready / bare window + SQLAlchemy", seconds["ready"], seconds["bare window + SQLAlchemy"], LIMIT_READY)


def _show(what: str, ours: Sequence[Times], bare: Sequence[Times], limit: float) -> None:
    clock = _tell(what, ours, bare)
    print(f"{'':<34} at most {limit}: {'ok' if clock <= limit else 'MISSED'}")


def _tell(what: str, ours: Sequence[Times], bare: Sequence[Times]) -> float:
    clock, processor = (median(t[n] for t in ours) / median(t[n] for t in bare) for n in (0, 1))
    print(f"{what:<34} {clock:>7.2f} by the clock, {processor:.2f} by the processor")
    return clock


def _run(part: str, home: Path) -> Times:
    clock, processor = run_part("benchmarks.startup", part, home)[-1].split()
    return float(clock), float(processor)


def run_part(script: str, part: str, home: Path) -> list[str]:
    """Run a part of a script in a process of its own, as an installed program runs; the lines that it prints."""
    command = [sys.executable, "-m", script, "--part", part, "--home", str(home)]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(home.with_name("bytecode"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{part}: {done.stderr}")
    sys.stderr.write(done.stderr)
    return done.stdout.splitlines()


def _now() -> Times:
    return time.perf_counter() - BEGAN[0], time.process_time() - BEGAN[1]


def until_painted(window: object) -> Times:
    """Show a window; the time from the start until it has been painted."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(window, QWidget)
    seen: list[bool] = []

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.append(True)
            return False

    watch = Watch()
    window.installEventFilter(watch)
    window.show()
    while not seen:
        QApplication.processEvents()
    painted = _now()
    window.removeEventFilter(watch)
    return painted


def _bare(_: Path) -> Times:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.setCentralWidget(QLabel("Yeastar Desk"))
    painted = until_painted(window)
    del application
    return painted


def _bare_with_sqlalchemy(home: Path) -> Times:
    import sqlalchemy  # noqa: F401

    return _bare(home)


def _first_paint(home: Path) -> Times:
    """The window in its place and colours, still empty: this is what the program shows first."""
    from yeastar_desk.bootstrap.opening import Opening
    from yeastar_desk.presentation.start import make_application

    application = make_application("yeastar-desk")
    opening = Opening(home)
    painted = until_painted(opening.shell)
    opening.unlock()
    del application
    return painted


def _furnished(home: Path) -> tuple[Times, Desk, object]:
    """Start as the program does; the time until navigation and first page have been painted.

    The QApplication comes with it, because it must be kept as long as the window.
    """
    from yeastar_desk.bootstrap.opening import Opening
    from yeastar_desk.presentation.start import make_application

    application = make_application("yeastar-desk")
    opening = Opening(home)
    until_painted(opening.shell)
    from yeastar_desk.bootstrap.window import Desk

    desk = Desk(opening)
    painted = until_painted(desk.window)
    return painted, desk, application


def _whole_window(home: Path) -> Times:
    painted, desk, _application = _furnished(home)
    desk.close()
    return painted


def _ready(home: Path) -> Times:
    _, desk, _application = _furnished(home)
    answers: list[Times] = []

    def answered(found: object) -> None:
        assert getattr(found, "card", None) is not None
        answers.append(_now())

    def failed(error: Exception) -> None:
        raise error

    desk.lanes.database.submit(lambda: desk.services.find_company(COMPANY_ID), answered, failed)
    work_until(lambda: bool(answers))
    desk.close()
    return answers[0]


def work_until(condition: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start(1)
    loop.exec()


PARTS: dict[str, Callable[[Path], Times]] = {
    "bare window": _bare,
    "bare window + SQLAlchemy": _bare_with_sqlalchemy,
    "first paint": _first_paint,
    "first paint with content": _whole_window,
    "ready": _ready,
}

if __name__ == "__main__":
    main()
