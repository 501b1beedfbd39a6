"""What the Orders page shows beside its list: the sums on top, and one order with everything about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yeastar_desk.application.online_ports import OnlineDatabase, Outgoing
from yeastar_desk.application.order_changes import find_order, surplus_of
from yeastar_desk.application.ports import AuditEntry, Clock, OrderFilter, OrderState
from yeastar_desk.application.preferences import PreferencesStore
from yeastar_desk.application.refund_payment import RefundStanding, refundable, standings
from yeastar_desk.application.sending_book import BILLING_FACT, ENTERED_FACT, PENDING
from yeastar_desk.application.views import DocumentRow, QueueSummary
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import ReceivedPayment
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder


@dataclass(frozen=True, slots=True)
class OrderSums:
    """Orders of one kind: how many, and the total in each currency, the most used currency first."""

    count: int
    totals: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class OrderOverview:
    """The cards, and the events and reps to choose from.

    Attributes:
        event: of the settings; without one `today` is everything placed today.
        today: placed today at this event, without what was cancelled, failed or refunded.
    """

    event: str
    today: OrderSums
    drafts: int
    waiting: QueueSummary
    pending: OrderSums
    events: tuple[str, ...]
    reps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderDetails:
    """One order: documents newest first, payments and history oldest first.

    Attributes:
        billed_at_portal: which billing contact of the portal was used when the order was sent, and why.
        portal_reason: why it waits or is held back, as a sentence, empty when it does not.
        refundable: notes whose money PayPal holds and nobody has asked back; `refunds` are those that were.
    """

    order: PlacedOrder
    state: OrderState
    documents: tuple[DocumentRow, ...]
    payments: tuple[ReceivedPayment, ...]
    history: tuple[AuditEntry, ...]
    billed_at_portal: str = ""
    portal_reason: str = ""
    refundable: tuple[str, ...] = ()
    refunds: tuple[RefundStanding, ...] = ()

    @property
    def due(self) -> Money:
        """What is still to be paid, never negative."""
        total = self.order.priced.total
        return Money(max(0, total.minor - self.state.paid_minor), total.currency)

    @property
    def surplus(self) -> Money:
        """What was paid too much and was not given back."""
        return surplus_of(self.order, self.state, self.documents)

    @property
    def has_invoice(self) -> bool:
        return any(document.type is DocumentType.INVOICE for document in self.documents)


class LookAtOrders:
    def __init__(self, database: OnlineDatabase, preferences: PreferencesStore, clock: Clock) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock

    def overview(self) -> OrderOverview:
        """The sums, as they are now."""
        event, today = self._preferences.load().event.name, self._clock.today()
        with self._database.read() as work:
            now = [
                work.orders.sums(OrderFilter(event=event, placed_from=today, placed_to=today, status=status))
                for status in (OrderStatus.PENDING, OrderStatus.PAID)
            ]
            return OrderOverview(
                event=event,
                today=_added(now),
                drafts=len(work.drafts.rows()),
                waiting=work.orders.waiting(),
                pending=_added([work.orders.sums(OrderFilter(status=OrderStatus.PENDING))]),
                events=tuple(work.orders.events()),
                reps=tuple(work.orders.reps()),
            )

    def details(self, number: str) -> OrderDetails:
        """One order by its number.

        Raises:
            NotFound: there is no such order.
        """
        with self._database.read() as work:
            order, state = find_order(work, number)
            outgoing = work.outgoing.of_subject(order.id)
            documents = tuple(work.documents.rows(order_id=order.id))
            attempts = work.payment_attempts.of_order(order.id)
            return OrderDetails(
                order,
                state,
                documents,
                tuple(work.payments.for_order(order.id)),
                tuple(work.audit.of("order", order.id)),
                _billed(outgoing),
                " ".join(dict.fromkeys(out.item.reason for out in outgoing if out.item.reason)),
                refundable([(document.type, document.number) for document in documents], attempts, outgoing),
                standings(outgoing),
            )


def _billed(items: Sequence[Outgoing]) -> str:
    """The billing contacts that were used, one for each portal order that this order became."""
    sent = [out.facts for out in items if out.item.state != PENDING and ENTERED_FACT not in out.facts]
    return "; ".join(dict.fromkeys(facts[BILLING_FACT] for facts in sent if BILLING_FACT in facts))


def _added(sums: Sequence[Sequence[tuple[int, Money]]]) -> OrderSums:
    totals: dict[str, Money] = {}
    for _, money in (pair for part in sums for pair in part):
        totals[money.currency] = totals.get(money.currency, Money.zero(money.currency)) + money
    return OrderSums(sum(number for part in sums for number, _ in part), tuple(totals.values()))
