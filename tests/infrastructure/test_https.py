"""What may and may not be known after a connection failed, and who is trusted."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.certificates import self_signed
from tests.servers.local_http import LocalServer, Reply, Request, reserved_port
from yeastar_desk.infrastructure.https import Answer, Https, NoAnswer, NotConnected


class Hello(LocalServer):
    def respond(self, request: Request) -> Reply:
        return Reply(200, b"hello " + request.body)


def send(url: str) -> Answer:
    https = Https(url, "the test", "OpenAPI")
    try:
        return https.send("POST", "/order", body=b"{}")
    finally:
        https.close()


@contextmanager
def socket_server(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that treats each connection by hand."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                answer(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def test_an_answer_is_read_whole() -> None:
    with Hello() as server:
        assert send(server.url).text == "hello {}"


def test_no_listener_means_nothing_was_sent() -> None:
    with reserved_port() as nobody, pytest.raises(NotConnected) as failure:
        send(f"http://127.0.0.1:{nobody.getsockname()[1]}")
    assert not failure.value.untrusted


def test_a_name_that_nobody_knows_means_nothing_was_sent() -> None:
    with pytest.raises(NotConnected) as failure:
        send("https://portal.invalid")
    assert not failure.value.untrusted


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"SSH-2.0-OpenSSH\r\n",
    ],
)
def test_a_broken_answer_leaves_open_what_happened(answer: bytes) -> None:
    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(answer)

    with socket_server(serve) as port, pytest.raises(NoAnswer):
        send(f"http://127.0.0.1:{port}")


def test_a_connection_that_breaks_in_the_handshake_sent_nothing() -> None:
    with socket_server(lambda _: None) as port, pytest.raises(NotConnected) as failure:
        send(f"https://127.0.0.1:{port}")
    assert not failure.value.untrusted


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    server = Hello()
    server.use_tls(certificate, key)
    with server, pytest.raises(NotConnected) as failure:
        send(server.url)
    assert failure.value.untrusted
    assert server.requests == []


def test_an_answer_without_tls_on_a_tls_port_is_not_trusted() -> None:
    with Hello() as server, pytest.raises(NotConnected) as failure:
        send(server.url.replace("http://", "https://"))
    assert failure.value.untrusted


def test_a_netrc_password_does_not_replace_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login eve password stolen\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with Hello() as server:
        https = Https(server.url, "the test", "OpenAPI")
        https.send("GET", "/", authorization="Bearer mine")
        https.send("GET", "/")
        https.close()
        assert [request.headers.get("authorization") for request in server.requests] == ["Bearer mine", None]
