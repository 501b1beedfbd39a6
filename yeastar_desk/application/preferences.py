"""The user's settings: one versioned file per home, read and written as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from yeastar_desk.domain.contacts import Seller


@dataclass(frozen=True, slots=True)
class Device:
    """This laptop.

    Attributes:
        series: is part of every number it issues; empty until the first start has made one.
        second_backup: folder for a second backup while orders wait to be sent, such as a USB stick; empty for none.
    """

    name: str = ""
    series: str = ""
    second_backup: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """The trade show and the sales rep that orders are booked under."""

    name: str = ""
    rep: str = ""


@dataclass(frozen=True, slots=True)
class Sales:
    """Rules of this distributor.

    Attributes:
        currency: default currency, empty for the currency of the seller's country.
        discount_limit: largest order discount in percent; 100 is no limit.
        quote_days: how long a quote is valid.
        upgrade_rule: what a plan upgrade in mid-term costs: difference (of the two plans) or new_plan.
        term_start: when the term of a new subscription begins: payment or order.
    """

    currency: str = ""
    discount_limit: Decimal = Decimal(100)
    quote_days: int = 30
    language: str = ""
    upgrade_rule: str = "difference"
    term_start: str = "payment"


@dataclass(frozen=True, slots=True)
class Display:
    """How the window and the paper look. `theme` is light, dark or system; `paper` is A4 or Letter."""

    theme: str = "system"
    paper: str = "A4"
    reduced_motion: bool = False


@dataclass(frozen=True, slots=True)
class PortalAccount:
    """The account at the Partner Portal.

    Attributes:
        billing_contact_id: the portal's billing contact for orders whose email address is not among them; empty
            for the first of the portal's list.
        workplace_by_api: send Workplace orders through the API instead of as a hand-over sheet (docs/portal.md).
    """

    base_url: str = ""
    client_id: str = ""
    billing_contact_id: str = ""
    workplace_by_api: bool = False


@dataclass(frozen=True, slots=True)
class PayPalAccount:
    """The account in one of PayPal's two environments; `other_...` is kept for the environment that is not in use."""

    environment: str = "sandbox"
    base_url: str = ""
    client_id: str = ""
    other_base_url: str = ""
    other_client_id: str = ""

    def switched_to(self, environment: str) -> PayPalAccount:
        """The account as it is in an environment, with what was entered for that one."""
        if environment == self.environment:
            return self
        return PayPalAccount(environment, self.other_base_url, self.other_client_id, self.base_url, self.client_id)


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """One-time links: the office's public address, and whether this laptop may serve them on the local network."""

    public_url: str = ""
    booth: bool = False


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything in Settings.

    Attributes:
        taxes: standard rates in percent by ISO country code.
        tax_texts: the other tax categories that a country has, as `domain.tax.text_key` names them, with what
            documents print for them; an empty text prints the program's own.
    """

    seller: Seller = field(default_factory=Seller)
    logo_file: str = ""
    device: Device = Device()
    event: Event = Event()
    taxes: Mapping[str, Decimal] = field(default_factory=dict)
    tax_texts: Mapping[str, str] = field(default_factory=dict)
    sales: Sales = Sales()
    display: Display = Display()
    portal: PortalAccount = PortalAccount()
    paypal: PayPalAccount = PayPalAccount()
    mail: MailServer = MailServer()
    links: Links = Links()
    database_url: str = ""


class PreferencesStore(Protocol):
    """Where the settings live."""

    def load(self) -> Preferences: ...

    def save(self, preferences: Preferences) -> None:
        """Replace the settings durably.

        Raises:
            NotSaved: the file could not be written; the old settings are still there.
        """
        ...
