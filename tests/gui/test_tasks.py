from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation import tasks
from yeastar_desk.presentation.ports import Cancelled, Progress
from yeastar_desk.presentation.tasks import Lane, Lanes

RESULTS = 1500


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("test-lane")
    yield made
    assert made.close()


def refuse(error: Exception) -> None:
    raise AssertionError from error


def submit_many(lane: Lane, results: list[int]) -> None:
    for number in range(RESULTS):
        lane.submit(lambda number=number: number, results.append, refuse)  # type: ignore[misc]


def test_no_result_is_lost_and_all_come_in_order(lane: Lane, qtbot: QtBot) -> None:
    results: list[int] = []
    submit_many(lane, results)
    qtbot.waitUntil(lambda: not lane.is_busy())
    assert results == list(range(RESULTS))


def test_the_check_for_lost_results_catches_a_lane_that_loses_one(qtbot: QtBot) -> None:
    class Forgetful(Lane):
        def _deliver(self) -> None:
            if len(self._arrived) > 1:
                number, _outcome = self._arrived[0]
                self._arrived[0] = (number, (False, Cancelled()))
            super()._deliver()

    lane = Forgetful("forgetful-lane")
    results: list[int] = []
    submit_many(lane, results)
    qtbot.waitUntil(lambda: not lane.is_busy())
    lane.close()
    assert results != list(range(RESULTS))


def test_results_arrive_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    threads: list[int] = []
    lane.submit(threading.get_ident, lambda worker: threads.extend([worker, threading.get_ident()]), refuse)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_a_failure_is_delivered_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    results: list[str] = []
    lane.submit(lambda: 1 / 0, refuse_result, failures.append)
    lane.submit(lambda: "next", results.append, refuse)
    qtbot.waitUntil(lambda: bool(results))
    assert [type(failure) for failure in failures] == [ZeroDivisionError]


def refuse_result(result: object) -> None:
    raise AssertionError(f"unexpected {result!r}")


def test_nothing_is_delivered_to_a_deleted_receiver(lane: Lane, qtbot: QtBot) -> None:
    class Page(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.shown: list[str] = []

        def show_result(self, result: str) -> None:
            self.shown.append(result)

    gate = threading.Event()
    gone, there = Page(), Page()
    heard = gone.shown
    lane.submit(gate.wait, lambda _opened: None, refuse)
    lane.submit(lambda: "a", gone.show_result, refuse)
    lane.submit(lambda: "b", heard.append, refuse, owner=gone)
    lane.submit(lambda: "c", there.show_result, refuse)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: there.shown == ["c"])
    assert heard == []


def test_a_cancelled_job_neither_runs_nor_answers(lane: Lane, qtbot: QtBot) -> None:
    gate = threading.Event()
    ran: list[str] = []
    lane.submit(gate.wait, lambda _opened: None, refuse)
    ticket = lane.submit(lambda: ran.append("ran"), refuse_result, refuse)
    ticket.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy())
    assert ran == []


def test_a_long_job_reports_and_stops_when_cancelled(lane: Lane, qtbot: QtBot) -> None:
    was_cancelled = threading.Event()
    stopped: list[int] = []
    seen: list[tuple[int, int]] = []

    def count(progress: Progress) -> None:
        try:
            for row in range(1000):
                progress.report(row, 1000)
                if row == 500:
                    was_cancelled.wait()
        finally:
            stopped.append(row)

    ticket = lane.submit_long(count, refuse_result, refuse, lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: bool(seen))
    ticket.cancel()
    was_cancelled.set()
    qtbot.waitUntil(lambda: not lane.is_busy())
    assert seen[0] == (0, 1000)
    assert stopped[0] <= 501


def test_busy_is_announced_once_for_a_burst(lane: Lane, qtbot: QtBot) -> None:
    told: list[bool] = []
    lane.busy_changed.connect(told.append)
    gate = threading.Event()
    for _again in range(3):
        lane.submit(gate.wait, lambda _opened: None, refuse)
    gate.set()
    qtbot.waitUntil(lambda: not lane.is_busy())
    assert told == [True, False]


@pytest.mark.usefixtures("qapp")
def test_closing_finishes_what_was_submitted_and_delivers_it() -> None:
    lanes = Lanes()
    results: list[int] = []
    for number in range(20):
        lanes.database.submit(lambda number=number: number, results.append, refuse)  # type: ignore[misc]
    assert lanes.close()
    assert results == list(range(20))
    lanes.database.submit(lambda: 99, results.append, refuse)
    assert 99 not in results
    assert not lanes.database.is_busy()


def test_a_page_is_never_let_go_of_on_a_worker_thread(lane: Lane, qtbot: QtBot) -> None:
    class Page:
        def __init__(self) -> None:
            weakref.finalize(self, lambda: freed_on.append(threading.get_ident()))

        def show(self, _result: int) -> None:
            pass

    freed_on: list[int] = []
    for number in range(300):
        lane.submit(lambda number=number: number, Page().show, refuse)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(freed_on) == 300)
    assert set(freed_on) == {threading.get_ident()}


def test_garbage_is_collected_on_the_gui_thread_while_lanes_run(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Knot:
        def __init__(self) -> None:
            self.me = self
            weakref.finalize(self, lambda: freed_on.append(threading.get_ident()))

    def all_are_freed() -> bool:
        kept.extend([] for _number in range(1000))  # a program at work goes on making objects: their age counts
        return len(freed_on) == 2000

    freed_on: list[int] = []
    kept: list[list[int]] = []
    monkeypatch.setattr(tasks, "COLLECT_FIRST_MS", 40)
    monkeypatch.setattr(tasks, "COLLECT_EVERY_MS", 20)
    gc.enable()
    lanes = Lanes()
    assert not gc.isenabled()
    lanes.database.submit(lambda: [Knot() for _number in range(2000)], lambda _knots: None, refuse)
    qtbot.waitUntil(all_are_freed)
    assert set(freed_on) == {threading.get_ident()}
    lanes.close()
    assert gc.isenabled()
    gc.disable()


def test_a_receiver_that_fails_does_not_stop_the_others(lane: Lane, qtbot: QtBot) -> None:
    results: list[str] = []
    with qtbot.captureExceptions() as caught:
        lane.submit(lambda: "a", refuse_result, refuse)
        lane.submit(lambda: "b", results.append, refuse)
        qtbot.waitUntil(lambda: not lane.is_busy())
    assert results == ["b"]
    assert len(caught) == 1
