"""A mail server on 127.0.0.1 with encryption, log-in, and letters that it keeps."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.servers.certificates import self_signed

USER, PASSWORD = "orders@hanse.example", "mail-password-4c1d"


class _Handler:
    def __init__(self, server: FakeMailServer) -> None:
        self._server = server

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: ARG002
        refusal = self._server.refused.get(address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002
        self._server.raw.append(envelope.content)
        if self._server.lose_answers:
            self._server.lose_answers -= 1
            server.transport.abort()
        return self._server.answer


class _Controller(Controller):
    """Serves on a socket that listens already: a port that was only looked up may be somebody else's by now."""

    def __init__(self, handler: _Handler, listening: socket.socket, **options: Any) -> None:
        host, port = listening.getsockname()
        super().__init__(handler, hostname=host, port=port, ready_timeout=60, **options)
        self._listening = listening

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        made: Awaitable[asyncio.AbstractServer] = self.loop.create_server(
            self._factory_invoker, sock=self._listening, ssl=self.ssl_context
        )
        return made


class FakeMailServer:
    """Keeps what it is sent. Use as a context manager."""

    def __init__(self, folder: Path, *, tls: str = "starttls", log_in: bool = True) -> None:
        self.raw: list[bytes] = []
        self.refused: dict[str, str] = {}
        self.answer = "250 kept"
        self.lose_answers = 0
        self.logins: list[str] = []
        self.certificate, key = self_signed(folder)
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(self.certificate, key)
        options: dict[str, Any] = {"enable_SMTPUTF8": True}
        if tls == "starttls":
            options |= {"tls_context": server, "require_starttls": True}
        if log_in:
            options |= {"authenticator": self._log_in, "auth_required": True, "auth_require_tls": tls == "starttls"}
        if tls == "tls":
            options["ssl_context"] = server
        self._controller = _Controller(_Handler(self), socket.create_server(("127.0.0.1", 0)), **options)
        self.port: int = self._controller.port

    def trusting(self) -> ssl.SSLContext:
        """What a computer that trusts this server's certificate uses."""
        return ssl.create_default_context(cafile=self.certificate)

    @property
    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=default) for raw in self.raw]

    def _log_in(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:  # noqa: ARG002
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        right = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=right)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()
