"""A small HTTP/1.1 server on 127.0.0.1 that the fake services are built on."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Request:
    """One whole request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What to answer. `drop` closes the connection without an answer."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Broken connections are what the tests make."""


def reserved_port() -> socket.socket:
    """A port where nobody listens, and that nobody else is given meanwhile; a server may be made on it later."""
    reserved = socket.socket()
    reserved.bind(("127.0.0.1", 0))
    return reserved


class LocalServer:
    """Answers requests with `respond`, one at a time. Use as a context manager."""

    def __init__(
        self, now: Callable[[], datetime] = lambda: datetime.now(UTC), reserved: socket.socket | None = None
    ) -> None:
        self.now = now
        self.requests: list[Request] = []
        self.lock = threading.RLock()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one write per answer
            timeout = 120  # of an idle connection: on a loaded computer a test may take its time between two requests

            def do_GET(self) -> None:
                self._answer()

            def do_POST(self) -> None:
                self._answer()

            def do_HEAD(self) -> None:
                self._answer()

            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                if len(body) < length:  # the request was cut: nobody may act on it
                    self.close_connection = True
                    return
                parts = urlsplit(self.path)
                headers = {name.lower(): value for name, value in self.headers.items()}
                query = dict(parse_qsl(parts.query, keep_blank_values=True))
                request = Request(self.command, parts.path, query, headers, body)
                with owner.lock:
                    owner.requests.append(request)
                    reply = owner.respond(request)
                if reply.drop:
                    self.close_connection = True
                    return
                self.send_response_only(reply.status)
                self.send_header("Date", format_datetime(owner.now().replace(microsecond=0), usegmt=True))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(reply.body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = _Server(("127.0.0.1", 0), Handler, bind_and_activate=False)
        self._server.socket.close()
        self._server.socket = reserved or reserved_port()
        self._server.server_activate()
        self.port: int = self._server.socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def respond(self, request: Request) -> Reply:
        """What to answer to a request; called with the lock held."""
        raise NotImplementedError

    def use_tls(self, certificate: str, key: str) -> None:
        """Speak TLS with a certificate; before the server is entered."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
