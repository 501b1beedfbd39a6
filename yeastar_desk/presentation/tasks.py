"""Where work runs that would freeze the window: one lane for the database, one for the network.

Each lane is one worker thread, so its jobs are serial by construction. Results wait in a queue that belongs to
the lane, and one signal owned by the lane wakes its slot on the GUI thread to hand them out in order: a result
can be late, it cannot be lost.
"""

from __future__ import annotations

import gc
import threading
from collections import deque
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from yeastar_desk.presentation.ports import Cancelled, Progress

T = TypeVar("T")

COLLECT_EVERY_MS = 1000
COLLECT_FIRST_MS = 30_000
"""Until then everything that was loaded is young: looking through it takes longer than a pause may be."""
NETWORK_WAIT_SECONDS = 3.0
"""How long closing waits for a network job. One that goes on then (a server that does not answer) ends with the
program; whatever it had sent is looked for at the next start."""


class _Job:
    """One submitted job with everything needed to deliver its outcome; also its ticket and its progress."""

    def __init__(
        self,
        lane: Lane,
        number: int,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._lane = lane
        self.number = number
        self.work = work
        self.done = done
        self.failed = failed
        self.progressed: Callable[[int, int], None] | None = None
        self.owner: QObject | None = None
        self.cancelled = threading.Event()
        self._told = -1

    def cancel(self) -> None:
        self.cancelled.set()

    def check(self) -> None:
        if self.cancelled.is_set():
            raise Cancelled

    def report(self, done: int, total: int) -> None:
        self.check()
        percent = done * 100 // total if total else done
        if percent != self._told:  # a hundred updates are enough for any bar
            self._told = percent
            self._lane.arrived(self.number, lambda: self._progress(done, total))

    def _progress(self, done: int, total: int) -> None:
        if self.progressed is not None and self.is_awaited():
            self.progressed(done, total)

    def run(self) -> tuple[bool, Any]:
        """Do the work: True and its result, or False and what it raised."""
        try:
            self.check()
            return True, self.work()
        except Exception as error:
            return False, error

    def deliver(self, succeeded: bool, outcome: Any) -> None:
        """Tell whoever waits, on the GUI thread."""
        if not self.is_awaited():
            return
        if succeeded:
            self.done(outcome)
        elif not isinstance(outcome, Cancelled):
            self.failed(outcome)

    def is_awaited(self) -> bool:
        """Whether the receiver of the outcome is still there and still wants it."""
        return not self.cancelled.is_set() and (self.owner is None or shiboken6.isValid(self.owner))


class Lane(QObject):
    """One worker thread. Make it, submit to it and close it on the GUI thread."""

    busy_changed = Signal(bool)
    """Whether anything is submitted that has not been delivered yet."""
    _woken = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._waiting: SimpleQueue[int | None] = SimpleQueue()
        self._arrived: deque[tuple[int, Callable[[], None] | tuple[bool, Any]]] = deque()
        self._open: dict[int, _Job] = {}
        self._closed = False
        self._left = False
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        owner: object | None = None,
    ) -> _Job:
        """Run `job` on this lane, then call `done` or `failed` on the GUI thread (`presentation.ports.Lane`)."""
        return self._enqueue(_Job(self, next(self._numbers), job, done, failed), owner)  # type: ignore[arg-type]

    def submit_long(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None] | None = None,
        *,
        owner: object | None = None,
    ) -> _Job:
        """Like `submit`; the job is given a `Progress`, and `progressed(done, total)` is called as it goes on."""
        made = _Job(self, next(self._numbers), lambda: job(made), done, failed)  # type: ignore[arg-type]
        made.progressed = progressed
        return self._enqueue(made, owner)

    def is_busy(self) -> bool:
        """Whether anything is waiting, running or not delivered yet."""
        return bool(self._open)

    def close(self, *, cancel: bool = False, wait_seconds: float | None = None) -> bool:
        """Finish (or cancel) what was submitted, deliver it, and end the thread. What is submitted later is not run.

        Returns:
            False when a job was still running after `wait_seconds`; its outcome is then not delivered.
        """
        if not self._closed:
            self._closed = True
            if cancel:
                for job in self._open.values():
                    job.cancel()
            self._waiting.put(None)
        self._thread.join(wait_seconds)
        self._left = self._thread.is_alive()
        self._deliver()
        return not self._left

    def _enqueue(self, job: _Job, owner: object | None) -> _Job:
        if self._closed:
            job.cancel()
            return job
        receiver = owner if owner is not None else getattr(job.done, "__self__", None)
        job.owner = receiver if isinstance(receiver, QObject) else None
        self._open[job.number] = job
        if len(self._open) == 1:
            self.busy_changed.emit(True)
        self._waiting.put(job.number)
        return job

    def _work(self) -> None:
        # The worker only knows numbers: a job, and with it a page, must never be let go of on this thread.
        while (number := self._waiting.get()) is not None:
            self.arrived(number, self._open[number].run())

    def arrived(self, number: int, what: Callable[[], None] | tuple[bool, Any]) -> None:
        """Take an outcome, or a call that tells of progress, to the GUI thread; called on the worker thread."""
        if not self._left:  # then nobody waits any more, and this object may be gone
            self._arrived.append((number, what))
            self._woken.emit()

    @Slot()
    def _deliver(self) -> None:
        while self._arrived:
            number, what = self._arrived.popleft()
            if callable(what):
                what()
                continue
            try:
                self._open[number].deliver(*what)
            finally:
                del self._open[number]
                if not self._open:
                    self.busy_changed.emit(False)


class Lanes(QObject):
    """The two lanes of the program.

    While they run, Python's cyclic garbage is collected on the GUI thread only: a forgotten widget that happens to
    be collected on a worker thread takes the program down.
    """

    busy_changed = Signal(bool)
    """Whether the database lane has work; pages show their loading state by it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database = Lane("database-lane", self)
        self.network = Lane("network-lane", self)
        self.database.busy_changed.connect(self.busy_changed)
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._collector = QTimer(self)
        self._collector.timeout.connect(self._collect)
        self._collector.start(COLLECT_FIRST_MS)

    @Slot()
    def _collect(self) -> None:
        self._collector.setInterval(COLLECT_EVERY_MS)
        _collect_garbage()

    def close(self) -> bool:
        """Cancel network work, finish database work, deliver outcomes, end both threads."""
        network = self.network.close(cancel=True, wait_seconds=NETWORK_WAIT_SECONDS)
        database = self.database.close()
        self._collector.stop()
        if self._was_automatic:
            gc.enable()
        return database and network


def _collect_garbage() -> None:
    """Do what the automatic collection would have done by now."""
    for generation, (waiting, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if waiting <= threshold:
            break
        gc.collect(generation)
