"""Create a portal account for a new partner: the Add Partner button, carried out.

A Yeastar ID exists once at the portal, so an account is looked up before it is created, and again after an unclear
answer: here trying twice is safe, also for the activation mail.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from yeastar_desk.application.online_ports import (
    Cause,
    NotSent,
    Outgoing,
    Portal,
    PortalCountry,
    Rejected,
    Unclear,
)
from yeastar_desk.application.portal_order import same_name
from yeastar_desk.application.sending_book import ACKNOWLEDGED, PARKED, SENDING, SendingBook
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.records import from_plain


def partner_in(outgoing: Outgoing) -> NewPartner:
    """The account to create: as it was placed, or as a person has corrected it since."""
    return outgoing.decisions.partner or from_plain(NewPartner, json.loads(outgoing.item.payload))


@dataclass(frozen=True, slots=True)
class PartnerSender:
    """Sends one item of kind `partner`. `country_name` gives the English name of an ISO country code."""

    portal: Portal
    book: SendingBook
    country_name: Callable[[str], str]

    def __call__(self, outgoing: Outgoing, countries: Sequence[PortalCountry]) -> str:
        """Create the account unless it is there; returns its state: acknowledged, sending or parked.

        Raises:
            NotSent: the connection is gone; the item waits.
        """
        partner = partner_in(outgoing)
        try:
            partner.check()
            country = self._country(partner, countries)
            if self._exists(partner):
                self.book.acknowledge(outgoing, outgoing.item.reply, {}, "the account exists")
                return ACKNOWLEDGED
        except Refused as error:
            self.book.park(outgoing, Cause.NEEDS_INPUT, error.sentence, field=error.field)
            return PARKED
        begun = self.book.begin(outgoing, self.portal.now(), {})
        return self._create(begun, partner, country)

    def _create(self, begun: Outgoing, partner: NewPartner, country: str) -> str:
        try:
            self.portal.save_user(partner, country)
        except NotSent as error:
            self.book.wait(
                begun, error.sentence, seconds=self.book.backoff(begun.item.attempts) if error.answered else None
            )
            raise
        except Unclear as error:
            self.book.wait_unclear(begun, error.sentence, seconds=self.book.backoff(begun.item.attempts))
            return SENDING
        except Rejected as error:
            if self._exists(partner):
                self.book.acknowledge(begun, error.raw, {}, "the account exists")
                return ACKNOWLEDGED
            self.book.park(begun, Cause.REJECTED, error.sentence, field=error.field, reply=error.raw)
            return PARKED
        self.book.acknowledge(begun, "", {}, "the portal created the account")
        return ACKNOWLEDGED

    def _exists(self, partner: NewPartner) -> bool:
        wanted = partner.yeastar_id.strip().casefold()
        return any(user.email.strip().casefold() == wanted for user in self.portal.users())

    def _country(self, partner: NewPartner, countries: Sequence[PortalCountry]) -> str:
        """The country in the portal's spelling, by its code or its English name."""
        name = self.country_name(partner.country)
        for country in countries:
            if country.code.casefold() == partner.country.casefold() or same_name(country.name, name):
                return country.name
        raise Refused(
            f"The portal has no country “{name or partner.country}”. Choose the country it uses instead.",
            field="country",
        )


def corrected(outgoing: Outgoing, partner: NewPartner) -> Outgoing:
    """The item with corrected fields of the account."""
    return replace(outgoing, decisions=replace(outgoing.decisions, partner=partner))
