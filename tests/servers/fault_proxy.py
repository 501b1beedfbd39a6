"""A proxy that forwards bytes and cuts the connection after any number of them."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import deque
from collections.abc import Iterable
from types import TracebackType
from typing import Self

REQUEST, REPLY = "request", "reply"


class FaultProxy:
    """Forwards to a port on 127.0.0.1.

    Each request that begins with `watch` takes the next entry of `plan`: None lets it and its reply pass; a
    direction and an offset cut the connection after so many bytes of that direction. The bytes before the offset
    arrive, the others never do. A client whose request is cut hears of it only when the server has done what it will
    with its part: whichever thread is quicker, a look at the server afterwards finds what came of it.
    """

    def __init__(self, target: int, watch: bytes = b"") -> None:
        self._target = target
        self._watch = watch
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._lock = threading.Lock()
        self._plan: deque[tuple[str, int] | None] = deque()
        self._cut: tuple[str, int] | None = None
        self.counted = {REQUEST: 0, REPLY: 0}  # bytes of the last watched exchange
        self.cuts = 0
        self._threads: list[threading.Thread] = []
        self._exchanges: list[_Exchange] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)

    def plan(self, cuts: Iterable[tuple[str, int] | None]) -> None:
        """What happens to the next watched requests; after the last entry everything passes."""
        with self._lock:
            self._plan = deque(cuts)
            self._cut = None

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
        for exchange in self._exchanges:
            exchange.hang_up()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                client.close()
                continue
            exchange = _Exchange(self, client, server)
            self._exchanges.append(exchange)
            self._threads = [t for t in self._threads if t.is_alive()]
            for work in (exchange.requests, exchange.replies):
                thread = threading.Thread(target=work, daemon=True)
                self._threads.append(thread)
                thread.start()

    def begins(self, data: bytes) -> bool:
        """A request begins: whether it is watched."""
        watched = data.startswith(self._watch)
        if watched:
            with self._lock:
                self._cut = self._plan.popleft() if self._plan else None
                self.counted = {REQUEST: 0, REPLY: 0}
        return watched

    def allowed(self, direction: str, data: bytes) -> tuple[int, bool]:
        """How many bytes of a watched exchange pass, and whether the connection is cut after them."""
        with self._lock:
            before = self.counted[direction]
            self.counted[direction] += len(data)
            if self._cut is None or self._cut[0] != direction or before + len(data) < self._cut[1]:
                return len(data), False
            passing = self._cut[1] - before
            self._cut = None
            self.cuts += 1
            return passing, True


class _Exchange:
    """One connection of a client."""

    def __init__(self, proxy: FaultProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._client = client
        self._server = server
        self._watched = False
        self._silenced = False

    def requests(self) -> None:
        self._pump(self._client, self._server, REQUEST)

    def replies(self) -> None:
        self._pump(self._server, self._client, REPLY)

    def hang_up(self) -> None:
        """Break both connections; what pumps between them ends."""
        for end in (self._client, self._server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _pump(self, source: socket.socket, sink: socket.socket, direction: str) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if direction == REQUEST and data[:5] in (b"POST ", b"GET /"):
                    self._watched = self._proxy.begins(data)
                if self._silenced:
                    continue
                passing, cut = self._proxy.allowed(direction, data) if self._watched else (len(data), False)
                if cut and direction == REQUEST:
                    self._silenced = True  # whatever is answered goes nowhere, and at its end all is closed
                    sink.sendall(data[:passing])
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(data[:passing])
                if cut:
                    break
        self.hang_up()
        if direction == REPLY:
            self._client.close()
            self._server.close()
