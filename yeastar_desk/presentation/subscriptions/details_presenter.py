"""Everything about one subscription, in words, and the two deeds that need no order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from yeastar_desk.application.assign import AssociateUser, ListPortalUsers
from yeastar_desk.application.auto_renew import SwitchOffAutoRenew
from yeastar_desk.application.list_subscriptions import ListSubscriptions, SubscriptionDetails
from yeastar_desk.application.ports import PortalUser
from yeastar_desk.application.subscription_views import SubscriptionChange, SubscriptionRow
from yeastar_desk.application.views import OrderRow
from yeastar_desk.domain.catalogue import SERVICES, Product, item_name
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription, capacity_name
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import sentence_of
from yeastar_desk.presentation.subscriptions.presenter import Deed, badge, days_words, plan_words, refusal

_UNREADABLE = "The subscription could not be read: the program failed in a way it should not. Close this and try again."
_NOT_STORED = "This was not stored: the program failed in a way it should not. Try again."
_CYCLES = {Cycle.ANNUALLY: "Annually", Cycle.MONTHLY: "Monthly", Cycle.ONCE: ""}
_ORDER_WORDS = {
    OrderStatus.PENDING: ("Pending", "warning"),
    OrderStatus.PAID: ("Paid", "ok"),
    OrderStatus.CANCELLED: ("Cancelled", "neutral"),
    OrderStatus.FAILED: ("Failed", "danger"),
    OrderStatus.REFUNDED: ("Refunded", "neutral"),
    OrderStatus.INVALID: ("Invalid", "danger"),
}
_KINDS = {
    "purchase": "Purchased",
    "expand": "Expanded",
    "renew": "Renewed",
    "switch": "Plan switched",
    "taken_back": "Order taken back",
    "associated": "Associated user changed",
    "auto_renew_off": "Automatic renewal switched off",
    "synchronised": "Fetched from the portal",
    "moved": "Moved to the verified company ID",
    "dropped": "Ended: the verified company ID has its own",
}


class DetailUses(Protocol):
    """Looked up inside jobs only, so that they may be made on the database lane."""

    @property
    def list_subscriptions(self) -> ListSubscriptions: ...

    @property
    def portal_users(self) -> ListPortalUsers: ...

    @property
    def associate_user(self) -> AssociateUser: ...

    @property
    def switch_off_auto_renew(self) -> SwitchOffAutoRenew: ...


@dataclass(frozen=True, slots=True)
class OrderShown:
    """An order of the subscription."""

    number: str
    what: str
    placed: str
    total: str
    status: str
    tone: str
    document_number: str


@dataclass(frozen=True, slots=True)
class DetailsShown:
    """The page of a subscription.

    Attributes:
        facts: rows of Information as (caption, value).
        capacities: rows of Existing Services as (name, quantity).
        ahead: what is paid for the time after the running term, as sentences.
        auto_renew: whether it renews automatically and can be switched off.
        deeds: why each deed is not possible, empty when it is.
    """

    title: str
    badge: str
    tone: str
    pending: str
    facts: tuple[tuple[str, str], ...]
    capacities: tuple[tuple[str, str], ...]
    ahead: tuple[str, ...]
    auto_renew: bool
    auto_renew_text: str
    assigned: str
    orders: tuple[OrderShown, ...]
    history: tuple[tuple[str, str], ...]
    deeds: dict[Deed, str]


class DetailsView(Protocol):
    def show_details(self, shown: DetailsShown) -> None: ...

    def show_failure(self, sentence: str) -> None: ...

    def ask_user(self, users: Sequence[PortalUser], chosen: str) -> None:
        """Ask who else may see the subscription."""

    def user_refused(self, sentence: str) -> None: ...

    def user_taken(self) -> None: ...

    def say(self, sentence: str) -> None: ...


class DetailsPresenter:
    """Shows one subscription at a time."""

    def __init__(self, uses: DetailUses, lane: Lane, announce: Announce, formats: Formats, view: DetailsView) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._formats = formats
        self._view = view
        self._key: tuple[Product, str] | None = None
        self.row: SubscriptionRow | None = None

    def open(self, product: Product, subject_id: str) -> None:
        """Read a subscription and show it."""
        self._key = (product, subject_id)
        self.row = None
        self.reload()

    def reload(self) -> None:
        if self._key is None:
            return
        product, subject_id = self._key
        self._lane.submit(
            lambda: self._uses.list_subscriptions.details(product, subject_id), self._arrived, self._failed
        )

    def heard(self, change: Changed) -> None:
        """Something that the page shows was changed elsewhere."""
        if change.subject in (Subject.ORDERS, Subject.PACKAGES, Subject.COMPANIES):
            self.reload()

    # automatic renewal and association

    def switch_off_auto_renew(self) -> None:
        """The second click: the rep has confirmed."""
        if self._key is not None:
            product, subject_id = self._key
            self._lane.submit(
                lambda: self._uses.switch_off_auto_renew(product, subject_id), self._switched_off, self._not_stored
            )

    def begin_to_associate(self) -> None:
        """Fetch the users to choose from."""
        self._lane.submit(lambda: tuple(self._uses.portal_users()), self._users_arrived, self._not_stored)

    def associate(self, yeastar_id: str) -> None:
        """Let a user see the subscription; an empty ID means nobody else."""
        if self._key is not None:
            product, subject_id = self._key
            self._lane.submit(
                lambda: self._uses.associate_user(product, subject_id, yeastar_id), self._associated, self._refused
            )

    def _users_arrived(self, users: Sequence[PortalUser]) -> None:
        ordered = sorted(users, key=lambda user: (not user.activated, (user.name or user.company).casefold()))
        self._view.ask_user(ordered, self.row.assigned_to if self.row is not None else "")

    def _associated(self, subscription: Subscription) -> None:
        self._view.user_taken()
        who = subscription.assigned_to or "Nobody else"
        self._view.say(
            f"{who} is noted with this subscription. The portal has to be told by hand: see the sync centre."
        )
        self._changed()

    def _refused(self, error: Exception) -> None:
        self._view.user_refused(sentence_of(error, _NOT_STORED))

    def _switched_off(self, _subscription: Subscription) -> None:
        self._view.say("Automatic renewal is off here. Switch it off in the portal too: the sync centre says how.")
        self._changed()

    def _not_stored(self, error: Exception) -> None:
        self._view.say(sentence_of(error, _NOT_STORED))

    def _changed(self) -> None:
        self.reload()
        self._announce(Changed(Subject.PACKAGES))
        self._announce(Changed(Subject.OUTBOX))

    def _arrived(self, details: SubscriptionDetails) -> None:
        self.row = details.row
        self._view.show_details(show_details(details, self._formats))

    def _failed(self, error: Exception) -> None:
        self._view.show_failure(sentence_of(error, _UNREADABLE))


def show_details(details: SubscriptionDetails, formats: Formats) -> DetailsShown:
    """The page in words."""
    row, subscription = details.row, details.subscription
    word, tone = badge(row)
    return DetailsShown(
        title=row.holder_name or row.subject_id,
        badge=word,
        tone=tone,
        pending=_pending(details),
        facts=_facts(details, formats),
        capacities=_capacities(row, formats),
        ahead=_ahead(subscription, formats),
        auto_renew=row.auto_renew,
        auto_renew_text=_auto_renew(details, formats),
        assigned=row.assigned_to or "Only me",
        orders=tuple(_order(order, formats) for order in details.orders),
        history=tuple(_change(change, formats) for change in reversed(details.history)),
        deeds={deed: refusal(deed, row) for deed in Deed},
    )


def _pending(details: SubscriptionDetails) -> str:
    """What is not paid, and what is another way at the portal."""
    sentences = []
    if details.row.pending:
        sentences.append(f"Not paid yet: {', '.join(details.row.pending)}. Nothing of it has taken effect.")
    known = details.at_portal[0] if details.at_portal is not None else None
    if known is not None and known.differs:
        there = ", ".join(f"{each.what} {each.there} (here {each.here})" for each in known.differs)
        orders = ", ".join(known.waits_for)
        then = f"It is taken over when {orders} is settled." if orders else "Set it right in the portal."
        sentences.append(f"The portal says: {there}. {then}")
    return " ".join(sentences)


def _facts(details: SubscriptionDetails, formats: Formats) -> tuple[tuple[str, str], ...]:
    row = details.row
    caption = "Company ID" if row.product is Product.WORKPLACE else "Yeastar ID"
    facts = [
        (caption, row.subject_id),
        ("Plan", f"{plan_words(row)}, {_CYCLES[row.cycle].lower()}"),
        ("Term", formats.term(row.starts_on, row.expires_on)),
        ("Expiration date", f"{formats.date(row.expires_on)} ({days_words(row, formats)})"),
    ]
    if details.at_portal is not None:
        known, seen_at = details.at_portal
        facts.append(("At the portal", f"{known.status or 'Listed'}, seen {formats.moment(seen_at.astimezone())}"))
    if not row.ordered:
        facts.append(("Portal reminders", ", ".join(formats.date(day) for day in row.reminders)))
    company = details.company
    if company is not None:
        place = ", ".join(
            part for part in (company.city, formats.country(company.country) if company.country else "") if part
        )
        reached = " · ".join(filter(None, (company.email, company.phone)))
        facts.append(("Company", "\n".join(filter(None, (reached, place))) or "—"))
    elif details.subscription is not None and details.subscription.email:
        facts.append(("Contact", details.subscription.email))
    return tuple(facts)


def _capacities(row: SubscriptionRow, formats: Formats) -> tuple[tuple[str, str], ...]:
    """Each capacity; of a package how its extensions divide."""
    rows = []
    for capacity in (EXTENSIONS, *SERVICES[row.product]):
        quantity = row.capacities.get(capacity, 0)
        if capacity == EXTENSIONS and row.product is Product.PCE_PACKAGE:
            ultimate = row.capacities.get("ultimate_plan", 0)
            split = f" ({formats.number(quantity - ultimate)} Enterprise, {formats.number(ultimate)} Ultimate)"
            rows.append((capacity_name(capacity), f"{formats.number(quantity)}{split}"))
        elif quantity:
            rows.append((capacity_name(capacity), formats.number(quantity)))
    return tuple(rows)


def _ahead(subscription: Subscription | None, formats: Formats) -> tuple[str, ...]:
    if subscription is None:
        return ()
    return tuple(
        f"From {formats.date(term.starts_on)} until {formats.date(term.expires_on)}: {item_name(term.plan)}, "
        + ", ".join(f"{capacity_name(item)} {formats.number(n)}" for item, n in term.capacities.items() if n)
        for term in subscription.coming
    )


def _auto_renew(details: SubscriptionDetails, formats: Formats) -> str:
    if not details.row.auto_renew:
        return "Off"
    given = [consent for consent in details.consents if consent.kind == "auto_renew_on"]
    if not given:
        return "On"
    return f"On, agreed by {given[-1].actor} on {formats.date(given[-1].at.astimezone().date())}"


def _order(order: OrderRow, formats: Formats) -> OrderShown:
    word, tone = _ORDER_WORDS[order.status]
    placed = formats.date(order.placed_at.astimezone().date())
    total = formats.money(order.total)
    return OrderShown(order.number, order.what, placed, total, word, tone, order.document_number)


def _change(change: SubscriptionChange, formats: Formats) -> tuple[str, str]:
    return formats.moment(change.at.astimezone()), _KINDS.get(change.kind, "Imported")
