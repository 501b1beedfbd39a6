"""Billing contacts (the portal's Billing Receiver), the seller, and portal users."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from yeastar_desk.domain.errors import Refused

# Coarse on purpose: what is entered in the window and imported is checked by the full rules of email addresses.
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_COUNTRY = re.compile("[A-Z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class BillingContact:
    """Who is billed. `country` is an ISO 3166 alpha-2 code. A snapshot of it is stored with each order."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    tax_number: str = ""
    remark: str = ""

    @property
    def person(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def name(self) -> str:
        """What a list shows: the company, or the person when there is no company."""
        return self.company or self.person

    def check(self) -> None:
        """A document needs a name, an email address and a country.

        Raises:
            Refused: with the missing or malformed field in `field`.
        """
        for value, field, what in (
            (self.name, "company", "a company or a name"),
            (self.email, "email", "an email address"),
            (self.country, "country", "a country"),
        ):
            if not value.strip():
                raise Refused(f"The billing contact has no {what.split(' ', 1)[1]}: add {what}.", field=field)
        if not _EMAIL.fullmatch(self.email.strip()):
            raise Refused(
                f"“{self.email.strip()[:60]}” is not an email address. Write it like name@company.com.", field="email"
            )
        if not _COUNTRY.fullmatch(self.country):
            raise Refused(f"The country “{self.country[:60]}” is not a code of two letters, like DE.", field="country")


CONTACT_FIELDS = frozenset(each.name for each in fields(BillingContact))
"""What a refusal may name of a billing contact (`DeskError.field`)."""


@dataclass(frozen=True, slots=True)
class Seller:
    """The distributor whose letterhead is on the documents."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    tax_number: str = ""
    registration: str = ""
    bank: str = ""
    iban: str = ""
    bic: str = ""
    payment_days: int = 30


@dataclass(frozen=True, slots=True)
class NewPartner:
    """What the portal's Add Partner form asks for. `yeastar_id` is the email address of the new account."""

    yeastar_id: str
    company: str
    country: str
    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    state: str = ""
    city: str = ""
    street: str = ""
    postal_code: str = ""
    tax_number: str = ""
    remark: str = ""
    user_type: str = "Customer"
    send_activation_email: bool = True

    def check(self) -> None:
        """The fields that the portal requires.

        Raises:
            Refused: with the missing field in `field`.
        """
        if "@" not in self.yeastar_id:
            raise Refused("A Yeastar ID is an email address: enter the new user's address.", field="yeastar_id")
        if not self.company.strip():
            raise Refused("Enter the new user's company.", field="company")
        if not self.country.strip():
            raise Refused("Choose the new user's country.", field="country")
        if not (self.first_name.strip() or self.last_name.strip()):
            raise Refused("Enter the new user's first or last name.", field="first_name")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Another Yeastar ID that may view the subscription; `new_partner` when its account is yet to be created."""

    yeastar_id: str
    name: str = ""
    new_partner: NewPartner | None = None
