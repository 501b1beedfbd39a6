"""One-time links, asked for as a browser does, over real servers and both databases."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from tests.office import ORDER, Office
from yeastar_desk.application.preferences import Links
from yeastar_desk.application.share_document import LIFE, PublicLinks, ShareDocument
from yeastar_desk.domain.errors import NotFound
from yeastar_desk.domain.records import digest
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.share.app import LinkApplication
from yeastar_desk.infrastructure.share.rate import RateLimit
from yeastar_desk.infrastructure.share.serve import BoothServer


class Sharing:
    """An office whose documents are served on 127.0.0.1."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.share = ShareDocument(office.database, office.clock, office.document_files)
        self.number = office.place_order(ORDER).document.number
        self.server = BoothServer(LinkApplication(self.share.open, RateLimit(burst=100_000)), host="127.0.0.1")
        self.url = self.server.start()

    def link(self) -> str:
        return f"{self.url}/d/{self.share.make(self.number, 'test')}"


@pytest.fixture
def sharing(tmp_path: Path) -> Iterator[Sharing]:
    office = Office(tmp_path)
    found = Sharing(office)
    yield found
    found.server.stop()
    office.database.close()


def answer(reply: requests.Response) -> tuple[int, dict[str, str], bytes]:
    headers = {name: value for name, value in reply.headers.items() if name != "Date"}
    return reply.status_code, headers, reply.content


def test_looking_does_not_use_a_link_up_and_the_button_does(sharing: Sharing) -> None:
    link = sharing.link()
    for _ in range(3):  # a mail scanner, a preview, the customer
        page = requests.get(link, timeout=60)
        assert page.status_code == 200
        assert '<form method="post">' in page.text
    file = requests.post(link, timeout=60)
    _, pdf = sharing.office.document_files.pdf(sharing.number)
    assert file.content == pdf
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"] == f'attachment; filename="{sharing.number}.pdf"'
    assert requests.post(link, timeout=60).status_code == 404


def test_its_own_screen_sees_a_link_used_up_without_using_it(sharing: Sharing) -> None:
    token = sharing.share.make(sharing.number, "booth")
    for _ in range(2):
        before = sharing.share.look(token)
        assert before is not None
        assert before.used_at is None
    assert requests.post(f"{sharing.url}/d/{token}", timeout=60).status_code == 200
    after = sharing.share.look(token)
    assert after is not None
    assert (after.used_at, after.expires_at) == (sharing.office.clock.now(), sharing.office.clock.now() + LIFE)
    assert sharing.share.look("unknown") is None


def test_used_expired_and_unknown_links_are_answered_alike(sharing: Sharing) -> None:
    used, expired = sharing.link(), sharing.link()
    requests.post(used, timeout=60)
    sharing.office.clock.sleep(LIFE)
    unknown = f"{sharing.url}/d/{'x' * 43}"
    odd = f"{sharing.url}/d/..%2F..%2Fetc%2Fpasswd"
    for ask in (requests.post, requests.get, requests.head):
        answers = [answer(ask(link, timeout=60)) for link in (used, expired, unknown, odd)]
        assert answers.count(answers[0]) == len(answers)


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 404)])
def test_a_link_lives_24_hours(sharing: Sharing, seconds: int, status: int) -> None:
    link = sharing.link()
    sharing.office.clock.sleep(LIFE + timedelta(seconds=seconds))
    assert requests.post(link, timeout=60).status_code == status


def test_every_answer_forbids_storing_referring_and_framing(sharing: Sharing) -> None:
    link = sharing.link()
    for reply in (
        requests.get(link, timeout=60),
        requests.post(link, timeout=60),
        requests.get(sharing.url, timeout=60),
    ):
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["Referrer-Policy"] == "no-referrer"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
        assert "Server" not in reply.headers


@pytest.mark.parametrize("path", ["/", "/d", "/d/", "/static/x", "/D/x", "//d/x"])
def test_there_is_nothing_else_to_see(sharing: Sharing, path: str) -> None:
    assert requests.post(sharing.url + path, timeout=60).status_code == 404
    reply = requests.get(sharing.url + path, timeout=60)
    assert sharing.number not in reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_do_nothing(sharing: Sharing, method: str) -> None:
    link = sharing.link()
    assert requests.request(method, link, timeout=60).status_code == 404
    assert requests.post(link, timeout=60).status_code == 200


def test_the_page_speaks_the_browsers_language(sharing: Sharing) -> None:
    link = sharing.link()
    for accepted, words, direction in (
        ("de-DE,de;q=0.9,en;q=0.8", "Dokument abrufen", "ltr"),
        ("ar", "الحصول على المستند", "rtl"),
        ("xx,fr;q=0.5", "Obtenir le document", "ltr"),
        ("", "Get the document", "ltr"),
    ):
        page = requests.get(link, headers={"Accept-Language": accepted}, timeout=60).content.decode()
        assert words in page
        assert f'dir="{direction}"' in page


def test_who_asks_too_often_waits(sharing: Sharing) -> None:
    seconds = [0.0]
    application = LinkApplication(sharing.share.open, RateLimit(3, 2.0, lambda: seconds[0]))
    server = BoothServer(application, host="127.0.0.1")
    url = f"{server.start()}/d/{'x' * 43}"
    try:
        statuses = [requests.post(url, timeout=60).status_code for _ in range(5)]
        assert statuses == [404, 404, 404, 429, 429]
        seconds[0] += 2.0
        assert [requests.post(url, timeout=60).status_code for _ in range(2)] == [404, 429]
    finally:
        server.stop()


def test_addresses_are_limited_apart_and_forgotten() -> None:
    limit = RateLimit(1, 60.0, lambda: 0.0)
    assert limit.allows("a")
    assert not limit.allows("a")
    assert all(limit.allows(f"address {n}") for n in range(10_001))
    assert limit.allows("a")  # pushed out by newer ones


def test_the_booth_can_be_switched_on_and_off(sharing: Sharing) -> None:
    link = sharing.link()
    assert sharing.server.start() == sharing.url
    sharing.server.stop()
    sharing.server.stop()
    assert sharing.server.url == ""
    with pytest.raises(requests.ConnectionError):
        requests.get(link, timeout=60)
    again = sharing.server.start()
    assert requests.get(f"{again}/d/x", timeout=60).status_code == 200
    assert not [t for t in threading.enumerate() if t.name == "booth links" and t is not sharing.server._thread]


def test_the_database_holds_no_usable_token(sharing: Sharing, tmp_path: Path) -> None:
    token = sharing.share.make(sharing.number, "test")
    sharing.server.stop()
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("desk.sqlite3*"))
    assert digest(token).encode() in stored  # the link is there ...
    assert token.encode() not in stored  # ... and its token is not


def test_links_of_letters_are_under_the_public_address(sharing: Sharing) -> None:
    links = PublicLinks(sharing.share, sharing.office.preferences)
    assert links(sharing.number) == ""
    value = sharing.office.preferences.value
    sharing.office.preferences.value = replace(value, links=Links("https://links.hanse.example/"))
    address = links(sharing.number)
    assert address.startswith("https://links.hanse.example/d/")
    assert len(address.rsplit("/", 1)[1]) >= 43
    with pytest.raises(NotFound):
        sharing.share.make("PF-X-1", "test")


def test_of_200_who_press_the_button_at_once_one_gets_the_document(sharing: Sharing) -> None:
    link = sharing.link()
    assert winners(link) == {200: 1, 404: 199}


@pytest.mark.usefixtures("patient_programs")
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_of_200_at_two_servers_on_one_database_one_gets_the_document(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two programs, as the booth's laptop and the office's server on the team's database."""
    address = tmp_path / "desk.sqlite3" if engine == "sqlite" else request.getfixturevalue("postgres_url")
    monkeypatch.setattr("tests.office.open_database", lambda _, clock: open_database(address, clock=clock))
    first, second = Sharing(Office(tmp_path)), Sharing(Office(tmp_path))
    try:
        for _ in range(3):
            path = f"/d/{first.share.make(first.number, 'test')}"
            links = (first.url + path, second.url + path)
            assert winners(*links) == {200: 1, 404: 199}
    finally:
        for each in (first, second):
            each.server.stop()
            each.office.database.close()


def test_a_check_before_the_use_would_be_caught(sharing: Sharing) -> None:
    """The control: look first, use up afterwards, as one would write it without thinking."""
    looked = threading.Barrier(2, timeout=30)
    used: set[str] = set()

    def careless(token: str) -> object:
        free = token not in used
        try:
            looked.wait()
        except threading.BrokenBarrierError:
            return None
        used.add(token)
        return sharing.share.open(sharing.share.make(sharing.number, "test")) if free else None

    server = BoothServer(LinkApplication(careless, RateLimit(burst=1000)), host="127.0.0.1")  # type: ignore[arg-type]
    url = server.start()
    try:
        assert winners(f"{url}/d/token", people=2)[200] > 1
    finally:
        server.stop()


def winners(*links: str, people: int = 200) -> Counter[int]:
    """How many got which answer."""
    start = threading.Barrier(min(people, 40))

    def press(number: int) -> int:
        if number < start.parties:
            start.wait()
        return requests.post(links[number % len(links)], timeout=60).status_code

    with ThreadPoolExecutor(min(people, 40)) as pool:
        return Counter(pool.map(press, range(people)))
