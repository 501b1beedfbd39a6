"""The servers that one-time links lead to: the booth's, for a while, and the office's, for good."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.share.app import LinkApplication

THREADS = 4
_LIMITS: dict[str, Any] = {
    "threads": THREADS,
    "max_request_body_size": 4096,
    "max_request_header_size": 16384,
    "connection_limit": 200,
    "channel_timeout": 30,
    "ident": "",
}


def local_address() -> str:
    """This computer's address on the local network. Nothing is sent to find it.

    Raises:
        Refused: there is no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation, which leads nowhere
            address = str(probe.getsockname()[0])
        except OSError:
            address = ""
    if not address or address.startswith(("127.", "0.")):
        raise Refused("This laptop is in no network that the customer's phone could reach. Send an email instead.")
    return address


class BoothServer:
    """Serves links on the local network while the Done page shows them. Off until it is started."""

    def __init__(self, application: LinkApplication, host: str = "") -> None:
        """`host` is the address to listen on, by default this computer's on the local network."""
        self._application = application
        self._host = host
        self._server: Any = None
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._waking = threading.Lock()

    @property
    def url(self) -> str:
        """The address that links begin with, empty while it is off."""
        return f"http://{self._server.effective_host}:{self._server.effective_port}" if self._server else ""

    def start(self) -> str:
        """Listen on a free port and return the address; a second start does nothing.

        Raises:
            Refused: there is no network, or listening is not allowed.
        """
        if self._server is None:
            host = self._host or local_address()
            try:
                listening = socket.create_server((host, 0))  # by hand: a server that cannot listen leaves threads
            except OSError as error:
                raise Refused(
                    f"The document cannot be served on this network: {error.strerror or error}. Send an email instead."
                ) from error
            self._server = create_server(self._application, sockets=[listening], **_LIMITS)
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, args=(self._server,), name="booth links", daemon=True)
            self._thread.start()
        return self.url

    def stop(self) -> None:
        """Stop listening, break off what is open, and wait until it has ended."""
        server, thread = self._server, self._thread
        self._server = self._thread = None
        if server is None or thread is None:
            return
        with self._waking:  # the loop may wake by itself: it must not close the trigger that is being pulled
            self._stopping.set()
            server.pull_trigger()
        thread.join()

    def _run(self, server: Any) -> None:
        """Waitress's own loop has no end but that of the process."""
        while not self._stopping.is_set():
            wasyncore.loop(timeout=0.5, map=server._map, count=1)
        with self._waking:
            server.task_dispatcher.shutdown()
        for connection in [*server._map.values()]:
            connection.close()


def serve_office(
    application: LinkApplication,
    host: str,
    port: int,
    started: Callable[[str], None],
    trusted_proxy: str = "127.0.0.1",
) -> None:
    """Serve links until the process is ended, behind a web server that adds HTTPS.

    Args:
        started: told the address once it is listened on.
        trusted_proxy: the web server's address, whose X-Forwarded-For is believed for the rate limit.

    Raises:
        Refused: the address cannot be listened on.
    """
    try:
        server = create_server(
            application,
            host=host,
            port=port,
            trusted_proxy=trusted_proxy,
            trusted_proxy_headers={"x-forwarded-for"},
            clear_untrusted_proxy_headers=True,
            **_LIMITS,
        )
    except OSError as error:
        raise Refused(
            f"{host}:{port} cannot be listened on: {error.strerror or error}. Choose another port."
        ) from error
    started(f"http://{server.effective_host}:{server.effective_port}")
    server.run()
