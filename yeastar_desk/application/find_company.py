"""Find a customer by company ID or name, and suggest what may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yeastar_desk.application.company_views import CompanyCard, CompanyHit
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import MAX_ID_LENGTH, clean_id
from yeastar_desk.domain.errors import Refused

if TYPE_CHECKING:
    from yeastar_desk.application.ports import Database


@dataclass(frozen=True, slots=True)
class CompanySearch:
    """The answer to what was typed: a card, or nothing and what is near.

    Attributes:
        company_id: what was searched, cleaned of white space and invisible characters.
        near: IDs with one wrong, missing, extra or transposed character, then names that contain the text.
    """

    company_id: str
    card: CompanyCard | None
    near: Sequence[CompanyHit] = ()


class FindCompany:
    """Look a company up by what was typed, pasted or scanned into the search field."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, typed: str) -> CompanySearch:
        """Search by ID first, then by similar IDs and by name.

        Raises:
            Refused: nothing was typed, or more than an ID can hold.
        """
        company_id = clean_id(typed)
        if not company_id:
            raise Refused("Enter a company ID or a part of the company's name.", field="company_id")
        if len(company_id) > MAX_ID_LENGTH:
            raise Refused(
                f"“{company_id[:24]}…” is too long for a company ID. Enter the ID or a part of the name.",
                field="company_id",
            )
        with self._database.read() as work:
            company = work.companies.get(company_id)
            if company is not None:
                subscription = work.subscriptions.get(Product.WORKPLACE, company.company_id)
                return CompanySearch(company.company_id, CompanyCard(company, subscription))
            near = list(work.companies.near(company_id))
            seen = {hit.company_id for hit in near}
            near += [hit for hit in work.companies.named(typed.strip()) if hit.company_id not in seen]
        return CompanySearch(company_id, None, near)


class FindWhileOpening:
    """Finds companies while the database is being opened: an ID that is stored is answered without waiting for that.

    Args:
        look: the card of a stored ID; None when that cannot be said yet.
        database: waits until the database is open.
    """

    def __init__(self, look: Callable[[str], CompanyCard | None], database: Callable[[], Database]) -> None:
        self._look = look
        self._database = database

    def __call__(self, typed: str) -> CompanySearch:
        """Like `FindCompany`."""
        card = self._look(clean_id(typed))
        if card is not None:
            return CompanySearch(card.company.company_id, card)
        return FindCompany(self._database())(typed)
