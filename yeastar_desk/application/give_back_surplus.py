"""Give back what was paid too much for an order (docs/decisions/overpayment.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from yeastar_desk.application.issue_document import issue_following
from yeastar_desk.application.order_changes import find_order, overpaid, received_amounts, record_change, surplus_of
from yeastar_desk.application.ports import Clock, Database, IssuedDocument, Locales
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.refund_order import refund_content
from yeastar_desk.domain.documents import OVERPAYMENT, DocumentContent, DocumentLine
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.records import to_plain
from yeastar_desk.domain.terms import Cycle, Factor


class GiveBackSurplus:
    """A refund note over the surplus alone: the order stays paid, its invoice and subscription stay as they are."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        locales: Locales,
        read_logo: Callable[[Preferences], bytes | None],
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._locales = locales
        self._read_logo = read_logo

    def __call__(self, number: str) -> IssuedDocument:
        """Record that the surplus was given back; returns the refund note.

        Raises:
            NotFound: no such order.
            Refused: nothing was paid too much, or it was given back already.
            NotSaved: nothing was stored.
        """
        preferences = self._preferences.load()
        logo = self._read_logo(preferences)
        now = self._clock.now()
        with self._database.work() as work:
            order, state = find_order(work, number)
            documents = work.documents.rows(order_id=order.id)
            surplus = surplus_of(order, state, documents)
            if not surplus:
                raise Refused(f"Nothing that was paid too much for {order.number} is left to give back.")
            payment = replace(overpaid(received_amounts(work, order)), amount=surplus)
            today = self._clock.today()
            content = refund_content(order, documents, (payment,), today, preferences, self._locales)
            note = issue_following(work, order, documents, _of_surplus(content, surplus), preferences, now, logo)
            record_change(
                work,
                "surplus_given_back",
                order,
                preferences.event.rep,
                now,
                document=note.number,
                total=to_plain(surplus),
            )
            work.commit()
        return note


def _of_surplus(content: DocumentContent, surplus: Money) -> DocumentContent:
    """The order's refund note with the surplus as its one line: it was no price of anything, so it bears no tax."""
    nothing = Money.zero(surplus.currency)
    line = DocumentLine(
        item=OVERPAYMENT,
        description="Overpayment",
        quantity=1,
        unit="",
        unit_price=UnitPrice.parse(surplus.decimal(), surplus.currency),
        cycle=Cycle.ONCE,
        factor=Factor(((1, 1, "once"),)),
        amount=surplus,
    )
    return replace(
        content,
        lines=(line,),
        subtotal=surplus,
        discount=nothing,
        discount_percent="",
        tax_lines=(),
        net=surplus,
        tax=nothing,
        total=surplus,
    )
