"""HTTPS for the services this program talks to, strict where a desktop program in a trade hall must be strict.

Certificates are checked against the operating system's own trust store and cannot be ignored. Redirects are not
followed, so that no credential travels to another host. Every failure is one of three kinds, because what may be
done next differs: nothing was sent, no trustworthy answer came, or an answer came.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError
from urllib3.util.response import assert_header_parsing

from yeastar_desk.domain.errors import Refused

CONNECT_SECONDS = 8
SILENCE_SECONDS = 30  # the longest pause between two pieces of an answer
ANSWER_SECONDS = 120  # the longest time for a whole answer
ANSWER_BYTES = 20_000_000


class NotConnected(Exception):
    """No connection was made, so nothing was sent. `untrusted`: something answered, without a valid certificate."""

    def __init__(self, reason: str, *, untrusted: bool = False) -> None:
        super().__init__(reason)
        self.untrusted = untrusted


class NoAnswer(Exception):
    """Something was sent, and no whole answer came back."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str


def checked_url(url: str, service: str) -> str:
    """The address of a service without a trailing slash.

    Raises:
        Refused: not https. Plain http is for 127.0.0.1 only.
    """
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return url.rstrip("/")
    if parts.scheme == "http" and parts.hostname == "127.0.0.1":
        return url.rstrip("/")
    raise Refused(f"The address of {service} must begin with https://. Correct “{url}” in Settings.", field="base_url")


def system_trust() -> ssl.SSLContext:
    """TLS 1.2 or newer, with the certificates that the operating system trusts."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class _Own:
    """A connection that tells a failure to connect from every later failure."""

    def connect(self) -> None:
        try:
            super().connect()  # type: ignore[misc]
        except (OSError, HTTPError) as error:
            # The only failure after which the request surely did not leave.
            raise NewConnectionError(self, str(error)) from error  # type: ignore[arg-type]


class _PlainConnection(_Own, HTTPConnection):
    pass


class _SafeConnection(_Own, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _SafePool(HTTPSConnectionPool):
    ConnectionCls = _SafeConnection


class _Adapter(HTTPAdapter):
    """TLS with the operating system's trust store."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options, ssl_context=system_trust())
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SafePool}

    def close(self) -> None:
        """Close kept connections now.

        urllib3 does so when their pool is collected as garbage; a failure that is still looked at, or that waits in a
        reference cycle, holds the pool.
        """
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for key in manager.pools.keys():  # noqa: SIM118  # it is no dictionary: it cannot be iterated
                manager.pools[key].close()
        super().close()


class _Bearer(requests.auth.AuthBase):
    """Sets exactly the header it was given; with it requests does not look for passwords in ~/.netrc."""

    def __init__(self, header: str) -> None:
        self._header = header

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._header:
            request.headers["Authorization"] = self._header
        return request


class Https:
    """One service's address. Not for use from several threads at once."""

    def __init__(self, base_url: str, service: str, user_agent: str) -> None:
        """`service` names it in sentences: "the Partner Portal".

        Raises:
            Refused: the address is not acceptable.
        """
        self.base_url = checked_url(base_url, service)
        self._session = requests.Session()
        adapter = _Adapter(max_retries=0)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)
        self._session.headers["User-Agent"] = user_agent
        self._session.headers["Accept"] = "application/json"

    def close(self) -> None:
        """Close kept connections."""
        self._session.close()

    def send(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
        content_type: str = "application/json",
        authorization: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request and read its whole answer, whatever its status.

        Raises:
            NotConnected: nothing was sent.
            NoAnswer: it was sent, and the answer was lost, too slow, or too long.
        """
        all_headers = dict(headers or {})
        if body is not None:
            all_headers["Content-Type"] = content_type
        try:
            with self._session.request(
                method,
                self.base_url + path,
                params=dict(query or {}),
                data=body,
                headers=all_headers,
                auth=_Bearer(authorization),
                timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as reply:
                _check_head(reply)
                text = _whole_body(reply)
                return Answer(reply.status_code, {k.lower(): v for k, v in reply.headers.items()}, text)
        except requests.RequestException as error:
            connecting = _failure_to_connect(error)
            if connecting is not None:
                raise NotConnected(str(connecting), untrusted=_is_untrusted(connecting.__cause__)) from error
            raise NoAnswer(str(error)) from error
        except (HTTPError, OSError) as error:
            raise NoAnswer(str(error)) from error


def _check_head(reply: requests.Response) -> None:
    """Refuse a head that broke off: http.client takes what came for all there is, and the body for empty.

    Raises:
        HTTPError: a line of the head is no header, and no other header says how long the body is.
    """
    says_length = "Content-Length" in reply.headers or "Transfer-Encoding" in reply.headers
    original = getattr(reply.raw, "_original_response", None)
    if original is not None and not says_length:
        assert_header_parsing(original.msg)


def _whole_body(reply: requests.Response) -> str:
    """The body as text, with a limit on its size and on the time it may take."""
    deadline = time.monotonic() + ANSWER_SECONDS
    data = bytearray()
    for piece in reply.iter_content(65536):
        data += piece
        if len(data) > ANSWER_BYTES:
            raise NoAnswer("the answer is too long")
        if time.monotonic() > deadline:
            raise NoAnswer("the answer took too long")
    return data.decode("utf-8", errors="replace")


def _is_untrusted(cause: BaseException | None) -> bool:
    """Whether somebody answered who is not the service: a wrong certificate, or no TLS at all."""
    text = str(cause).upper()
    return "SSL" in text and "EOF" not in text and "TIMED OUT" not in text


def _failure_to_connect(error: BaseException) -> NewConnectionError | None:
    """The `NewConnectionError` inside what requests made of it."""
    inner: Any = error
    while inner is not None:
        if isinstance(inner, NewConnectionError):
            return inner
        reason = getattr(inner, "reason", None)
        inner = reason if isinstance(reason, BaseException) else inner.args[0] if inner.args else None
        if not isinstance(inner, BaseException):
            return None
    return None
