"""After everything was used and went wrong: no secret and no card number anywhere on disk, in logs, in errors."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.infrastructure.test_credentials import MemoryStore
from tests.servers import paypal as paypal_server
from tests.servers import portal_data, smtp
from tests.servers.booth import Booth
from tests.servers.paypal import FakePayPal
from tests.servers.portal import FakePortal
from tests.servers.smtp import FakeMailServer
from tests.servers.till import Till
from yeastar_desk.application.check_records import unwatched
from yeastar_desk.application.deliver_mail import DeliverMail, QueueMail
from yeastar_desk.application.enter_in_portal import EnterInPortal
from yeastar_desk.application.fetch_portal import FetchPortal
from yeastar_desk.application.preferences import Links, MailServer
from yeastar_desk.application.refund_payment import RefundPayment, SendRefunds
from yeastar_desk.application.share_document import PublicLinks, ShareDocument
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.infrastructure import log
from yeastar_desk.infrastructure.clock import SystemClock
from yeastar_desk.infrastructure.credentials import Keychain, Secret
from yeastar_desk.infrastructure.db.second import SecondCopiesOf
from yeastar_desk.infrastructure.email_addresses import is_email
from yeastar_desk.infrastructure.log import LogFile
from yeastar_desk.infrastructure.mail.letters import write_letter
from yeastar_desk.infrastructure.mail.smtp import SmtpMailer
from yeastar_desk.infrastructure.paypal.client import PayPalClient
from yeastar_desk.infrastructure.portal.client import PortalClient

SECRETS = (portal_data.SECRET, paypal_server.SECRET, smtp.PASSWORD, "access-token-", "refresh-token-", "A21-token")


def passes_luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if position % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


# Visa, Mastercard, American Express, Discover and their like; the portal's own ids are none of these. A hash has
# figures between its letters that would pass now and then.
CARD = re.compile(
    r"(?<![0-9A-Za-z.])(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15,18})(?![0-9A-Za-z])"
)


def found_in(text: str, secrets: tuple[str, ...] = SECRETS) -> list[str]:
    """The secrets and card numbers in a text."""
    return [secret for secret in secrets if secret in text] + [n for n in CARD.findall(text) if passes_luhn(n)]


@dataclass
class Evidence:
    """Everything that a day leaves behind."""

    texts: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def attempt(self, call: Callable[[], object]) -> None:
        """Whatever is returned or raised goes into the evidence, with the whole chain of causes."""
        try:
            self.texts.append(repr(call()))
        except Exception as error:
            self.texts.append("".join(traceback.format_exception(error)))
            self.texts.append(repr(vars(error)))

    def files(self, folder: Path) -> None:
        for file in folder.rglob("*"):
            if file.is_file():
                self.texts.append(file.read_bytes().decode("latin-1"))


@pytest.fixture
def evidence(caplog: pytest.LogCaptureFixture) -> Evidence:
    caplog.set_level(logging.DEBUG)
    return Evidence()


def a_day_with_the_portal(evidence: Evidence, folder: Path) -> None:
    with FakePortal() as portal, Booth(folder, portal) as booth:
        booth.sell()
        booth.sell_assigned()
        by_hand = booth.sell_workplace()
        evidence.attempt(booth.sync)
        sheets = EnterInPortal(booth.database, booth.preferences, booth.clock, str)
        evidence.attempt(lambda: sheets.entered(by_hand.number, "PO20260001"))
        evidence.attempt(FetchPortal(booth.database, booth.portal_client, booth.clock))
        portal.tokens.clear()
        portal.captive = True
        booth.sell()
        evidence.attempt(booth.sync)
        evidence.attempt(booth.portal_client.observe)
        evidence.attempt(booth.portal_client.balance)
        portal.captive = False
        wrong = PortalClient(portal.url, portal_data.CLIENT_ID, lambda: portal_data.SECRET + "x", booth.clock)
        evidence.attempt(wrong.balance)
        evidence.attempt(wrong.observe)
        wrong.close()
        portal.refuse = lambda request: portal.failure(400, "no", "no") if request.path.endswith("save") else None
        evidence.attempt(booth.sync)
        centre = SyncCentre(booth.database, booth.clock)
        for row in centre.view().rows:
            evidence.texts.append(centre.export(row.id))
    evidence.attempt(booth.portal_client.balance)


def a_day_with_paypal(evidence: Evidence, folder: Path) -> None:
    with FakePayPal() as paypal, Till(folder, paypal) as till:
        order = till.sell()
        till.take_payment.begin(order.number)
        till.work_on()
        till.check(order)
        note = till.credit_invoice(order.number, "The customer came back.").number
        RefundPayment(till.database, till.preferences, till.clock)(note)
        paypal.refuse_refunds.append("INSUFFICIENT_FUNDS")
        evidence.attempt(SendRefunds(till.database, till.client, till.clock))
        centre = SyncCentre(till.database, till.clock)
        evidence.texts += [centre.export(row.id) for row in centre.view().rows if row.kind == "refund"]
        assert "INSUFFICIENT_FUNDS" in evidence.texts[-1]
        wrong = PayPalClient("live", paypal.url, paypal_server.CLIENT_ID, lambda: paypal_server.SECRET + "x")
        evidence.attempt(wrong.check)
        wrong.close()
        paypal.refuse = lambda _: paypal._error(500, "INTERNAL")
        evidence.attempt(lambda: till.client.get("x"))


def a_day_with_mail(evidence: Evidence, folder: Path) -> None:
    certificates = folder.parent / "certificates"
    certificates.mkdir()
    with FakeMailServer(certificates) as server, FakePayPal() as paypal, Till(folder, paypal) as till:
        settings = MailServer("127.0.0.1", server.port, "starttls", smtp.USER, smtp.USER)
        till.preferences.value = replace(
            till.preferences.value, mail=settings, links=Links("https://links.hanse.example")
        )
        share = ShareDocument(till.database, till.clock, till.document_files)
        links = PublicLinks(share, till.preferences)

        def link(number: str) -> str:
            address = links(number)
            evidence.tokens.append(address.rsplit("/", 1)[1])
            return address

        common = (till.database, till.preferences, till.clock)
        QueueMail(*common, write_letter, till.document_files, is_email)(till.sell().number)
        mailer = SmtpMailer(settings, lambda: smtp.PASSWORD, till.clock, context=server.trusting())
        wrong = SmtpMailer(settings, lambda: smtp.PASSWORD + "x", till.clock, context=server.trusting())
        evidence.attempt(wrong.check)
        for sender in (wrong, mailer):
            deliver = DeliverMail(till.database, sender, till.clock, write_letter, till.document_files, link)
            till.clock.sleep(timedelta(minutes=10))
            evidence.attempt(deliver)
        assert len(server.letters) == 1


@contextmanager
def log_file(home: Path) -> Iterator[None]:
    """Everything that is logged goes into the log file, too, down to the details."""
    file = LogFile(home)
    logging.getLogger("yeastar_desk").setLevel(logging.DEBUG)
    try:
        yield
    finally:
        file.close()


def copy_to_stick(home: Path, stick: Path) -> None:
    """A second backup of the day's database."""
    stick.mkdir()
    SecondCopiesOf(home / "desk.sqlite3", SystemClock()).make(stick, unwatched)


def test_no_secret_is_left_anywhere(evidence: Evidence, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name, day in (
        ("portal", a_day_with_the_portal),
        ("paypal", a_day_with_paypal),
        ("mail", a_day_with_mail),
    ):
        (tmp_path / name).mkdir()
        with log_file(tmp_path / name):
            day(evidence, tmp_path / name)
            logging.getLogger("yeastar_desk").error("So ended %s for ap@nordlicht.example", evidence.texts[-1])
        copy_to_stick(tmp_path / name, tmp_path / f"stick of {name}")
        evidence.files(tmp_path / name)
        evidence.files(tmp_path / f"stick of {name}")
        written = (tmp_path / name / "desk.log").read_text(encoding="utf-8")
        assert "So ended" in written
        assert "@" not in written, "nobody's mail address is needed there"
    own = [r.getMessage() for r in caplog.records if r.name.startswith(("yeastar", "urllib3", "requests"))]
    evidence.texts += own
    assert own, "the log has to have something in it"
    assert len(evidence.tokens) >= 1
    secrets = (*SECRETS, *evidence.tokens)
    for text in evidence.texts:
        assert found_in(text, secrets) == []
    everything = "".join(evidence.texts)
    assert "ORD-B3-2026-00001" in everything  # what must be there is there: the search works


@pytest.mark.parametrize(
    "text", [f"secret={portal_data.SECRET}", "Bearer access-token-7", "card 4111111111111111.", "5500005555555559"]
)
def test_a_secret_or_a_card_number_would_be_found(text: str) -> None:
    assert found_in(text)


def test_what_a_careless_client_tells_stays_out_of_the_log_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its secret stands in no form that gives it away: it is known because it was kept. If not, it would be found."""
    monkeypatch.setattr(log, "_hidden", set())
    careless = f"cannot log in with {portal_data.SECRET} and card 4111111111111111"
    for hidden in (False, True):
        home = tmp_path / str(hidden)
        home.mkdir()
        if hidden:
            Keychain(MemoryStore()).write(Secret.PORTAL, portal_data.SECRET)
        with log_file(home):
            logging.getLogger("yeastar_desk").error("%s", careless)
        assert found_in((home / "desk.log").read_text(encoding="utf-8")) == ([] if hidden else [portal_data.SECRET])


def test_a_client_that_tells_its_secret_would_be_found(evidence: Evidence) -> None:
    def careless() -> None:
        raise RuntimeError(f"cannot log in with {portal_data.SECRET}")

    evidence.attempt(careless)
    assert found_in("".join(evidence.texts))
