"""Rules of a P-Series BYOI hosting package.

Ultimate Plan is a part of the package's extensions, not an addition to them: 100 extensions of which 20 are on the
Ultimate Plan leave 80 on the Enterprise Plan. Flat-rate services are subscribed once. Which service is priced how is
data of the price list: the vendor's guide calls Custom Domain Name flat-rate, its API counts domain names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yeastar_desk.domain.catalogue import Offer, PricingModel
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.subscriptions import EXTENSIONS, added

ULTIMATE = "ultimate_plan"


@dataclass(frozen=True, slots=True)
class Split:
    """How the extensions of a package divide into Enterprise and Ultimate Plan."""

    total: int
    ultimate: int

    @property
    def enterprise(self) -> int:
        return self.total - self.ultimate

    @property
    def fits(self) -> bool:
        return self.ultimate <= self.total

    def refusal(self) -> str:
        """Why this split is impossible, as a sentence, or an empty string."""
        if self.fits:
            return ""
        return (
            f"Ultimate Plan for {self.ultimate:,} extensions is more than the package has ({self.total:,}). "
            f"Take at most {self.total:,}, or add extensions in the same order."
        )

    def check(self) -> None:
        """Raise Refused when there are more Ultimate extensions than extensions."""
        if not self.fits:
            raise Refused(self.refusal(), field=ULTIMATE)


def split_after(capacities: Mapping[str, int], services: Mapping[str, int]) -> Split:
    """The split of a package after services are added to what it has.

    Args:
        capacities: what the package has: `extensions` and its services.
        services: quantities to add by item; extensions added here count.
    """
    after = added(capacities, services)
    return Split(after.get(EXTENSIONS, 0), after.get(ULTIMATE, 0))


def check_split(extensions: int, services: Mapping[str, int]) -> None:
    """Ultimate Plan is a part of the package's extensions, counting those added in the same order.

    Raises:
        Refused: more Ultimate than extensions.
    """
    split_after({EXTENSIONS: extensions}, services).check()


def flat_rate_refusal(offer: Offer, capacities: Mapping[str, int], ordered: Mapping[str, str]) -> str:
    """Why a flat-rate service cannot be subscribed again, or an empty string.

    Args:
        capacities: what the customer has.
        ordered: numbers of unpaid orders by the item that they already contain.
    """
    if offer.pricing_model is not PricingModel.FLAT_RATE:
        return ""
    if capacities.get(offer.item):
        return f"{offer.name} is already subscribed: it cannot be bought twice."
    if offer.item in ordered:
        return f"{offer.name} is already in order {ordered[offer.item]}, which waits for payment."
    return ""
