"""Issue quotes and the documents of orders: number, frozen content, and the PDF made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from yeastar_desk.application.commitment import ruler
from yeastar_desk.application.edit_order import OpenOrder, OrderContext, price
from yeastar_desk.application.ports import (
    AuditEntry,
    Clock,
    Database,
    IssuedDocument,
    Locales,
    Renderer,
    UnitOfWork,
)
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.views import DocumentRow
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.documents import (
    PREFIXES,
    DocumentContent,
    DocumentLine,
    DocumentType,
    ReceivedAmount,
    number_in,
    series_name,
)
from yeastar_desk.domain.errors import NotFound, NotSaved, Refused
from yeastar_desk.domain.orders import OrderRequest, PlacedOrder
from yeastar_desk.domain.pricing import PricedOrder
from yeastar_desk.domain.records import to_plain


def check_seller(preferences: Preferences) -> None:
    """Without a seller name no document can be made.

    Raises:
        Refused: with the way to Settings.
    """
    if not preferences.seller.name.strip():
        raise Refused("Your company's name is missing: enter it in Settings, Seller. Nothing was lost.", field="seller")
    if not preferences.seller.country.strip():
        raise Refused("Your company's country is missing: choose it in Settings, Seller.", field="seller")


def content_of(
    type: DocumentType,
    number: str,
    issued_on: date,
    request: OrderRequest,
    priced: PricedOrder,
    subject_name: str,
    buyer: BillingContact,
    preferences: Preferences,
    locales: Locales,
) -> DocumentContent:
    """Everything that a document of an order prints."""
    lines = tuple(
        DocumentLine(
            item=line.item,
            description=line.name,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price,
            cycle=priced.term.cycle,
            factor=line.factor,
            amount=line.amount,
            current=line.current,
            replaces=line.replaces,
            credited=line.credited,
        )
        for line in priced.lines
    )
    quote = type is DocumentType.QUOTE
    return DocumentContent(
        type=type,
        number=number,
        issued_on=issued_on,
        language=preferences.sales.language or locales.language_of(buyer.country),
        seller=preferences.seller,
        buyer=buyer,
        product=request.product.value,
        operation=request.operation.value,
        subject_id=request.subject_id,
        subject_name=subject_name,
        term=priced.term,
        currency=priced.currency,
        lines=lines,
        subtotal=priced.subtotal,
        discount=priced.discount,
        discount_percent=priced.discount_percent,
        tax_lines=priced.tax_lines,
        net=priced.net,
        tax=priced.tax,
        total=priced.total,
        pi_number=request.payment.pi_number,
        po_number=request.po_number,
        due_on=None if quote else issued_on + timedelta(days=preferences.seller.payment_days),
        valid_until=issued_on + timedelta(days=preferences.sales.quote_days) if quote else None,
        payment_method=request.payment.method.value,
        rep=request.rep,
        event=request.event,
        paper=preferences.display.paper,
        demo=priced.demo,
        unverified=not request.verified,
    )


def take_number(work: UnitOfWork, prefix: str, preferences: Preferences, day: date) -> tuple[str, int, str]:
    """The next number of this device's series: (series, counter, number), taken in this transaction."""
    series = series_name(prefix, work.numbers.series_for(preferences.device.series), day)
    counter = work.numbers.take(series)
    return series, counter, number_in(series, counter)


def issue(
    work: UnitOfWork,
    content: DocumentContent,
    preferences: Preferences,
    now: datetime,
    *,
    order_id: str = "",
    draft_id: str = "",
    preceding_id: str = "",
    logo: bytes | None = None,
) -> IssuedDocument:
    """Number and store a document in the caller's transaction; `content.number` is filled in here."""
    series, counter, number = take_number(work, PREFIXES[content.type], preferences, content.issued_on)
    sha256 = work.documents.store_logo(logo) if logo else ""
    document = IssuedDocument(
        id=str(uuid4()),
        type=content.type,
        series=series,
        counter=counter,
        number=number,
        issued_at=now,
        content=replace(content, number=number, logo_sha256=sha256),
        order_id=order_id,
        draft_id=draft_id,
        preceding_id=preceding_id,
    )
    work.documents.add(document)
    return document


class DocumentFiles:
    """The PDF bytes of issued documents: rendered once from the frozen content, then stored and never changed."""

    def __init__(self, database: Database, render: Renderer) -> None:
        self._database = database
        self._render = render

    def pdf(self, number: str) -> tuple[IssuedDocument, bytes]:
        """The document and its bytes, by document number, or by order number for the order's newest document.

        Raises:
            NotFound: there is no such document.
            NotSaved: the PDF could not be stored; the document itself is safe, and asking again is.
            Damaged: the stored bytes do not match their hash.
        """
        with self._database.read() as work:
            document = work.documents.get(number)
            if document is None:
                raise NotFound(f"There is no document or order with the number {number}. Check the number.")
            stored = work.documents.file(document.id)
            logo = work.documents.logo(document.content.logo_sha256) if document.content.logo_sha256 else None
        if stored is not None:
            return document, stored
        pdf = self._render(document.content, logo)
        try:
            with self._database.work() as work:
                work.documents.store_file(document.id, pdf)
                work.commit()
        except NotSaved as error:
            reason = error.sentence.removeprefix("This was not saved: ")
            raise NotSaved(
                f"{document.number} is issued and stays; only its PDF could not be stored: {reason}"
            ) from error
        return document, pdf

    def copy(self, number: str) -> bytes:
        """The same document marked as a copy; not stored."""
        with self._database.read() as work:
            document = work.documents.get(number)
            if document is None:
                raise NotFound(f"There is no document with the number {number}. Check the number.")
            logo = work.documents.logo(document.content.logo_sha256) if document.content.logo_sha256 else None
        return self._render(document.content, logo, copy=True)


class IssueQuote:
    """Make a numbered quote of a held order. The draft stays, so that it can become an order later."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        locales: Locales,
        open_order: OpenOrder,
        read_logo: Callable[[Preferences], bytes | None],
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._locales = locales
        self._open_order = open_order
        self._read_logo = read_logo

    def __call__(self, draft_id: str, request: OrderRequest) -> IssuedDocument:
        """Issue the quote.

        Raises:
            Refused, NotFound: the order cannot be priced or the seller is missing.
            NotSaved: nothing was stored.
        """
        preferences = self._preferences.load()
        check_seller(preferences)
        event, rep = request.event or preferences.event.name, request.rep or preferences.event.rep
        request = replace(request, event=event, rep=rep)
        logo = self._read_logo(preferences)
        now, today = self._clock.now(), self._clock.today()
        with self._database.work() as work:
            context = self._open_order.in_work(work, request, preferences)
            priced = price(request, context)
            content = content_of(
                DocumentType.QUOTE,
                "",
                today,
                request,
                priced,
                subject_name(request, context),
                buyer_of(request, context),
                preferences,
                self._locales,
            )
            content = replace(content, commitment=ruler(request, context, priced).commitment())
            document = issue(work, content, preferences, now, draft_id=draft_id, logo=logo)
            work.audit.record(document_audit(document, preferences, now))
            work.commit()
        return document


def document_audit(document: IssuedDocument, preferences: Preferences, now: datetime) -> AuditEntry:
    """The audit row of an issued document."""
    content = document.content
    return AuditEntry(
        action="document_issued",
        subject_type="document",
        subject_id=document.id,
        details={
            "number": document.number,
            "type": document.type.value,
            "order_id": document.order_id,
            "total": to_plain(content.total),
        },
        actor=preferences.event.rep,
        at=now,
    )


def content_following(
    type: DocumentType,
    order: PlacedOrder,
    referred: Iterable[DocumentRow],
    received: Sequence[ReceivedAmount],
    today: date,
    preferences: Preferences,
    locales: Locales,
) -> DocumentContent:
    """What a document prints that follows others of a placed order, refers to some of them and names payments."""
    content = content_of(
        type,
        "",
        today,
        order.request,
        order.priced,
        order.company_name,
        order.request.billing_contact or BillingContact(),
        preferences,
        locales,
    )
    return replace(
        content,
        order_number=order.number,
        references=tuple((row.type.value, row.number) for row in referred),
        received=tuple(received),
        due_on=None,
    )


def issue_following(
    work: UnitOfWork,
    order: PlacedOrder,
    documents: Sequence[DocumentRow],
    content: DocumentContent,
    preferences: Preferences,
    now: datetime,
    logo: bytes | None,
) -> IssuedDocument:
    """Issue and record a document that follows the newest of those of its order."""
    preceding_id = documents[0].id if documents else ""
    document = issue(work, content, preferences, now, order_id=order.id, preceding_id=preceding_id, logo=logo)
    work.audit.record(document_audit(document, preferences, now))
    return document


def buyer_of(request: OrderRequest, context: OrderContext) -> BillingContact:
    """The chosen billing contact, else the default one, checked for what a document needs.

    Raises:
        Refused: the contact lacks a name, an email address or a country.
    """
    if request.billing_contact is not None:
        contact = request.billing_contact
    elif context.contacts:
        contact = context.contacts[0].contact
    else:
        raise Refused("Add a billing contact: a document needs someone to be billed.", field="billing_contact")
    contact.check()
    return contact


def subject_name(request: OrderRequest, context: OrderContext) -> str:
    """The customer's name on documents and lists; the ID itself when no name is known."""
    return context.holder or request.subject_name or request.subject_id


def subject_exists(request: OrderRequest, context: OrderContext) -> bool:
    """Whether the company ID or the hosting package is known here."""
    return context.company is not None if request.product is Product.WORKPLACE else context.subscription is not None
