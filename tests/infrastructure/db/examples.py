"""Orders and documents to store, priced by the domain; everything here is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from yeastar_desk.application.ports import AuditEntry, IssuedDocument, OrderState, OutboxItem, UnitOfWork
from yeastar_desk.application.report_ports import ReportDatabase, ReportWork
from yeastar_desk.domain.catalogue import Kind, Price, PriceList, PricingModel, Product, offers_from
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.contacts import BillingContact, Seller
from yeastar_desk.domain.day_close import DAY_CLOSE_PREFIX, DayClose, Facts
from yeastar_desk.domain.documents import (
    ORDER_PREFIX,
    PREFIXES,
    DocumentContent,
    DocumentLine,
    DocumentType,
    number_in,
    series_name,
)
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.order_life import PaymentMeans, ReceivedPayment
from yeastar_desk.domain.orders import OrderRequest, Payment, PlacedOrder
from yeastar_desk.domain.pricing import purchase_lines, total_order
from yeastar_desk.domain.records import canonical, digest
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment
from yeastar_desk.domain.terms import Cycle, Proration, Term

TODAY = date(2027, 2, 3)
SELLER = Seller(name="Hanse Distribution GmbH", street="Am Kai 4", city="Hamburg", country="DE")
BUYER = BillingContact(company="Nordlicht Hotels GmbH", email="ap@nordlicht.example", city="Hamburg", country="DE")


@dataclass
class TickingClock:
    """A clock that goes on by a second whenever it is asked."""

    moment: datetime = field(default_factory=lambda: datetime(2027, 2, 3, 9, tzinfo=UTC))

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def today(self) -> date:
        return TODAY


def price_list(currency: str = "EUR", key: int = 1) -> PriceList:
    """Two plans and four services, with a volume tier."""
    prices = [
        Price(Product.WORKPLACE, item, kind, PricingModel.QUANTITY, Cycle.ANNUALLY, UnitPrice(micros, currency))
        for item, kind, micros in (
            ("basic", Kind.PLAN, 240_000_000),
            ("standard", Kind.PLAN, 480_000_000),
            ("meeting_room", Kind.SERVICE, 12_000_000),
            ("location", Kind.SERVICE, 30_000_000),
            ("desk", Kind.SERVICE, 6_500_000),
        )
    ]
    tier = Price(
        *(Product.WORKPLACE, "desk", Kind.SERVICE, PricingModel.QUANTITY, Cycle.ANNUALLY),
        UnitPrice(5_333_333, currency),
        from_quantity=50,
        plans=("standard", "pro"),
    )
    offers = offers_from([*prices, tier])
    return PriceList(key, f"Retail {currency}", currency, date(2027, 1, 1), None, Proration.DAILY, offers)


def placed_order(n: int, number: str, placed_at: datetime, *, company: str = "Nordlicht Hotels GmbH") -> PlacedOrder:
    """The n-th example: quantities, discount and words depend on n."""
    request = OrderRequest(
        subject_id=f"W-{204000 + n}",
        subject_name=company,
        plan="standard",
        years=1 + n % 3,
        services={"meeting_room": 1 + n % 12, "desk": 40 + n % 20},
        discount_percent="5" if n % 2 else "",
        billing_contact=BUYER,
        payment=Payment(pi_number=f"PI-2027-{n:05d}"),
        po_number=f"45{n:06d}",
        event="ISE 2027",
        rep="Ana" if n % 3 else "Ben",
    )
    term = Term.of(Cycle.ANNUALLY, request.years, TODAY)
    lines = purchase_lines(price_list(), Product.WORKPLACE, request.plan, 1, request.services, term)
    treatment = TaxTreatment(TaxCategory.STANDARD, Decimal(19), "DE")
    priced = total_order(price_list(), term, lines, treatment, discount_percent=request.discount_percent)
    return PlacedOrder(str(UUID(int=n)), number, placed_at, "B3", request, priced, company)


def document_of(
    order: PlacedOrder, type: DocumentType, series: str, counter: int, issued_at: datetime
) -> IssuedDocument:
    """A document that prints an order."""
    priced = order.priced
    number = number_in(series, counter)
    content = DocumentContent(
        type=type,
        number=number,
        issued_on=TODAY,
        language="de",
        seller=SELLER,
        buyer=BUYER,
        product=order.request.product,
        operation=order.request.operation,
        subject_id=order.request.subject_id,
        subject_name=order.company_name,
        term=priced.term,
        currency=priced.currency,
        lines=tuple(
            DocumentLine(
                *(line.item, line.name, line.quantity, line.unit, line.unit_price),
                *(priced.term.cycle, line.factor, line.amount, line.current),
            )
            for line in priced.lines
        ),
        subtotal=priced.subtotal,
        discount=priced.discount,
        discount_percent=priced.discount_percent,
        tax_lines=priced.tax_lines,
        net=priced.net,
        tax=priced.tax,
        total=priced.total,
        order_number=order.number,
        due_on=TODAY + timedelta(days=30),
    )
    key = str(UUID(digest(f"{order.id} {number}")[:32]))
    return IssuedDocument(key, type, series, counter, number, issued_at, content, order_id=order.id)


def take(work: UnitOfWork, prefix: str, device: str = "B3") -> tuple[str, int]:
    """The next number of a series of this year."""
    series = series_name(prefix, work.numbers.series_for(device), TODAY)
    return series, work.numbers.take(series)


def place(work: UnitOfWork, n: int, now: datetime, *, company: str = "Nordlicht Hotels GmbH") -> PlacedOrder:
    """Store the n-th order with its proforma, outbox row and audit rows, as the use case does."""
    series, counter = take(work, ORDER_PREFIX)
    order = placed_order(n, number_in(series, counter), now, company=company)
    work.orders.add(order, series, counter, OrderState(order.id, portal_state="pending"))
    document = document_of(order, DocumentType.PROFORMA, *take(work, PREFIXES[DocumentType.PROFORMA]), now)
    work.documents.add(document)
    item = OutboxItem(str(UUID(digest(order.id)[:32])), "order", order.id, canonical(order), now)
    work.outbox.add(item)
    work.audit.record(AuditEntry("order_placed", "order", order.id, {"number": order.number}, "Ana", now))
    work.audit.record(AuditEntry("document_issued", "document", document.id, {"number": document.number}, "Ana", now))
    return order


def pay(work: UnitOfWork, order: PlacedOrder, now: datetime) -> ReceivedPayment:
    """Record half of what an order costs."""
    half = order.priced.total.minor // 2
    amount = type(order.priced.total)(half, order.priced.currency)
    key = str(UUID(digest(f"{order.id} paid")[:32]))
    payment = ReceivedPayment(key, order.id, PaymentMeans.BANK_TRANSFER, "RF18", TODAY, amount, now, "Ana")
    work.payments.add(payment)
    state = work.orders.state(order.id)
    work.orders.change_state(OrderState(order.id, state.status, state.paid_minor + half, state.portal_state))
    return payment


def place_example_orders(database: ReportDatabase, count: int = 3) -> list[PlacedOrder]:
    """Some orders with companies, a price list, a PDF, a payment and a spoiled number, for tests that look at all."""
    clock = TickingClock()
    with database.work() as work:
        work.companies.save(Company("W-204417", "Café Größe & Söhne", country="DE"))
        work.companies.save(Company("W-204418", "شركة النور", country="AE"))
        work.companies.save(Company("W-204419", "北京科技有限公司", country="CN"))
        work.price_lists.add(price_list(), "prices.csv", clock.now())
        work.commit()
    orders = []
    for n in range(1, count + 1):
        with database.work() as work:
            orders.append(place(work, n, clock.now()))
            work.commit()
    with database.work() as work:
        document = work.documents.get(orders[0].number)
        assert document is not None
        work.documents.store_file(document.id, b"%PDF-1.7 an example")
        work.documents.store_logo(b"\x89PNG an example")
        pay(work, orders[0], clock.now())
        work.numbers.void(series_name("PF", "B3", TODAY), "the printer ate it", "Ana")
        work.commit()
    with database.work() as work:
        close_day(work, TODAY, clock.now())
        work.commit()
    return orders


def close_day(work: ReportWork, day: date, now: datetime) -> None:
    """Store a day close with nothing in it."""
    series, counter = take(work, DAY_CLOSE_PREFIX)
    number = number_in(series, counter)
    close = DayClose(number, Facts(day, "B3"), SELLER.name, "Booth 3B", "ISE 2027", now, "Ana", None, 0, "")
    work.day_closes.add(str(UUID(digest(number)[:32])), close, series, counter, b"%PDF-1.7 a day close")
