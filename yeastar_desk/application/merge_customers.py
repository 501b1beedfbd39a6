"""A company ID that was not verified turns out to be a customer's who is known: make one customer of the two.

Orders and documents keep the ID that they were placed with; they are found under both IDs from then on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum

from yeastar_desk.application.ports import AuditEntry, Clock, Database, UnitOfWork
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.subscription_life import DROPPED, MOVED
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company, lookup_key, search_text
from yeastar_desk.domain.duplicates import email_key, tax_key
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.subscriptions import Subscription

# What a customer is told by; only what the verified one does not have is taken over.
_TAKEN_OVER = ("email", "phone", "country", "street", "city", "state", "postal_code", "tax_number")


class Keep(Enum):
    """Which subscription is right when both customers have one."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two customers who are probably one. `why` ends the sentence "They have …"."""

    unverified: Company
    verified: Company
    why: str

    @property
    def sentence(self) -> str:
        """The suggestion in words."""
        one, other = self.unverified, self.verified
        first = f"{one.company_id} {one.name}".rstrip()
        return f"{first}, not verified, is probably {other.company_id} {other.name}."


@dataclass(frozen=True, slots=True)
class CustomerMerge:
    """What merging two customers does.

    Attributes:
        subscriptions: of the unverified and of the verified customer.
        filled: fields that only the unverified customer has, as (name, value): the verified one gets them.
    """

    unverified: Company
    verified: Company
    subscriptions: tuple[Subscription | None, Subscription | None]
    orders: int
    documents: int
    drafts: int
    notes: int
    contacts: int
    filled: tuple[tuple[str, str], ...]

    @property
    def asks_for_subscription(self) -> bool:
        """Whether both have a subscription, and not the same one."""
        old, new = self.subscriptions
        return old is not None and new is not None and not _same(old, new)


class MergeCustomers:
    """Suggest, look, merge."""

    def __init__(self, database: Database, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def suggestions(self, company_id: str = "") -> Sequence[Suggestion]:
        """For each customer that is not verified the verified one that it probably is.

        Args:
            company_id: only for this customer.
        """
        with self._database.read() as work:
            if not company_id:
                return suggestions_in(work)
            company = work.companies.get(company_id)
            found = _suggestion(work, company) if company is not None and not company.verified else None
            return [found] if found is not None else []

    def look(self, company_id: str, into_id: str) -> CustomerMerge:
        """What merging a customer into another one does.

        Raises:
            NotFound, Refused: it is not possible, with the reason.
        """
        with self._database.read() as work:
            return self._look(work, company_id, into_id)

    def __call__(self, company_id: str, into_id: str, keep: Keep | None = None) -> Company:
        """Merge an unverified customer into a verified one; returns the one that is left.

        Held orders, notes, billing contacts and the subscription move. Orders and documents stay as they are.

        Args:
            keep: which subscription is right; needed only when both have one.

        Raises:
            NotFound, Refused: it is not possible, with the reason; nothing was stored.
            NotSaved: nothing was stored.
        """
        with self._database.work() as work:
            merge = self._look(work, company_id, into_id)
            old, new = merge.unverified, merge.verified
            if merge.asks_for_subscription and keep is None:
                raise Refused(
                    f"{old.company_id} and {new.company_id} both have a subscription. Say which one is right.",
                    field="subscription",
                )
            left = replace(new, **dict(merge.filled))  # type: ignore[arg-type] # all are texts
            if merge.filled:
                work.companies.save(left)
            self._move_subscription(work, merge, left, keep)
            work.notes.move(old.company_id, left.company_id)
            work.contacts.move(old.company_id, left.company_id)
            self._move_drafts(work, old, left)
            orders = work.orders.of_subscription(Product.WORKPLACE, old.company_id, limit=100_000)
            work.companies.merge(old, left)
            for order in orders:  # the search finds them by the verified ID too
                work.orders.change_state(work.orders.state(order.id))
            self._record(work, merge, left, keep)
            work.commit()
        return left

    def _look(self, work: UnitOfWork, company_id: str, into_id: str) -> CustomerMerge:
        old, new = _known(work, company_id), _known(work, into_id)
        if lookup_key(old.company_id) == lookup_key(new.company_id):
            raise Refused(f"{old.company_id} cannot be merged with itself. Choose another customer.", field="into")
        if old.verified and new.verified:
            raise Refused(
                f"{old.company_id} and {new.company_id} are both verified: the portal knows them as two customers.",
                field="into",
            )
        if old.verified:
            raise Refused(
                f"{new.company_id} is not verified itself. Open {new.company_id} and merge it into {old.company_id}.",
                field="into",
            )
        if not new.verified:
            raise Refused(
                f"{new.company_id} is not verified either. Import or fetch the customer from the portal first.",
                field="into",
            )
        drafts = [draft for draft in work.drafts.all() if _is_of(draft.request.product, draft.request.subject_id, old)]
        own = [c for c in work.contacts.for_company(old.company_id) if c.company_id]
        return CustomerMerge(
            unverified=old,
            verified=new,
            subscriptions=(
                work.subscriptions.get(Product.WORKPLACE, old.company_id),
                work.subscriptions.get(Product.WORKPLACE, new.company_id),
            ),
            orders=len(work.orders.of_subscription(Product.WORKPLACE, old.company_id)),
            documents=len(work.documents.of_subject(old.company_id)),
            drafts=len(drafts),
            notes=len(work.notes.of(old.company_id)),
            contacts=len(own),
            filled=tuple(
                (name, getattr(old, name)) for name in _TAKEN_OVER if getattr(old, name) and not getattr(new, name)
            ),
        )

    def _move_subscription(self, work: UnitOfWork, merge: CustomerMerge, left: Company, keep: Keep | None) -> None:
        old, new = merge.subscriptions
        if old is None:
            return
        if new is not None and keep is not Keep.UNVERIFIED:
            work.subscriptions.remove(old, kind=DROPPED, order_id="")
            return
        work.subscriptions.remove(old, kind=MOVED, order_id="")
        holder = {"subject_id": left.company_id, "holder_name": left.name, "email": left.email, "country": left.country}
        work.subscriptions.save(replace(old, **holder), kind=MOVED)  # type: ignore[arg-type] # all are texts

    def _move_drafts(self, work: UnitOfWork, old: Company, left: Company) -> None:
        for draft in work.drafts.all():
            if _is_of(draft.request.product, draft.request.subject_id, old):
                request = replace(draft.request, subject_id=left.company_id, subject_name=left.name, verified=True)
                work.drafts.save(replace(draft, request=request))

    def _record(self, work: UnitOfWork, merge: CustomerMerge, left: Company, keep: Keep | None) -> None:
        details = {
            "merged": merge.unverified.company_id,
            "name": merge.unverified.name,
            "orders": merge.orders,
            "drafts": merge.drafts,
            "notes": merge.notes,
            "contacts": merge.contacts,
            "subscription": keep.value if keep is not None else "",
            "filled": [name for name, _ in merge.filled],
        }
        actor = self._preferences.load().event.rep
        work.audit.record(AuditEntry("customers_merged", "company", left.company_id, details, actor, self._clock.now()))


def suggestions_in(work: UnitOfWork) -> Sequence[Suggestion]:
    """For each customer that is not verified the verified one that it probably is."""
    found = (_suggestion(work, company) for company in work.companies.unverified())
    return [suggestion for suggestion in found if suggestion is not None]


def _known(work: UnitOfWork, company_id: str) -> Company:
    company = work.companies.get(company_id)
    if company is None:
        raise NotFound(f"Company ID {company_id} is not known here. Check it.", field="into")
    return company


def _is_of(product: Product, subject_id: str, company: Company) -> bool:
    return product is Product.WORKPLACE and lookup_key(subject_id) == lookup_key(company.company_id)


def _same(one: Subscription, other: Subscription) -> bool:
    """Whether two subscriptions say the same but for who holds them."""
    ignored = ("subject_id", "holder_name", "email", "country", "demo")
    names = [field.name for field in fields(Subscription) if field.name not in ignored]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _suggestion(work: UnitOfWork, unverified: Company) -> Suggestion | None:
    """The verified customer that one probably is: a near ID first, then the same name."""
    near = [work.companies.get(hit.company_id) for hit in work.companies.near(unverified.company_id)]
    named = [work.companies.get(hit.company_id) for hit in work.companies.named(unverified.name, limit=8)]
    for why, found in (("IDs that are nearly the same", near), ("the same name", named)):
        likely = [company for company in found if company is not None and company.verified]
        if why == "the same name":
            likely = [company for company in likely if search_text(company.name) == search_text(unverified.name)]
        if likely:
            best = max(likely, key=lambda company: _agreement(unverified, company))
            return Suggestion(unverified, best, why)
    return None


def _agreement(one: Company, other: Company) -> int:
    """How much two customers have in common beside their IDs."""
    pairs = (
        (search_text(one.name), search_text(other.name)),
        (email_key(one.email), email_key(other.email)),
        (tax_key(one.tax_number), tax_key(other.tax_number)),
        (one.country, other.country),
    )
    return sum(bool(mine) and mine == theirs for mine, theirs in pairs)
