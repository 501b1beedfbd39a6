"""Screens that remember what they were asked to show."""

from __future__ import annotations

from collections.abc import Sequence

from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.presentation.purchase.quantity import QuantityQuestion
from yeastar_desk.presentation.purchase.shown import CompanyShown, OrderShown, PlanShown, SearchShown, ServiceShown
from yeastar_desk.presentation.sale.payment_shown import PaymentShown
from yeastar_desk.presentation.sale.shown import CheckoutShown, Choice, DoneShown


class PlanScreen:
    def __init__(self) -> None:
        self.typed = ""
        self.searching = False
        self.search = SearchShown()
        self.company: CompanyShown | None = None
        self.found: list[CompanyShown] = []
        self.order: OrderShown | None = None
        self.no_prices = ""
        self.assignees: tuple[Choice, ...] = ()
        self.assigned = ""
        self.kept = ("", False)
        self.problem = self.marked = ""
        self.busy = False
        self.focused: list[str] = []
        self.question: QuantityQuestion | None = None
        self.removal: tuple[str, str, tuple[str, ...]] | None = None

    def show_typed(self, text: str) -> None:
        self.typed = text

    def show_searching(self, *, searching: bool) -> None:
        self.searching = searching

    def show_found(self, company: CompanyShown) -> None:
        self.found.append(company)

    def show_search(self, shown: SearchShown) -> None:
        self.search = shown

    def show_company(self, company: CompanyShown | None) -> None:
        self.company = company

    def show_order(self, order: OrderShown | None) -> None:
        self.order = order

    def show_no_prices(self, sentence: str) -> None:
        self.no_prices = sentence

    def show_assignees(self, choices: Sequence[Choice], chosen: str) -> None:
        self.assignees, self.assigned = tuple(choices), chosen

    def show_kept(self, sentence: str, *, wrong: bool) -> None:
        self.kept = (sentence, wrong)

    def show_problem(self, sentence: str, field: str = "") -> None:
        self.problem, self.marked = sentence, field

    def set_busy(self, *, busy: bool) -> None:
        self.busy = busy

    def focus(self, field: str) -> None:
        self.focused.append(field)

    def ask_quantity(self, question: QuantityQuestion) -> None:
        self.question = question

    def ask_to_remove(self, plan: str, plan_name: str, names: Sequence[str]) -> None:
        self.removal = (plan, plan_name, tuple(names))

    def shown(self) -> OrderShown:
        assert self.order is not None
        return self.order

    def service(self, item: str) -> ServiceShown:
        return next(row for row in self.shown().services if row.item == item)

    def plan(self, item: str) -> PlanShown:
        return next(card for card in self.shown().plans if card.item == item)


class CheckoutScreen:
    def __init__(self) -> None:
        self.checkout: CheckoutShown | None = None
        self.problem = ("", "")
        self.warning = ""
        self.placing = False
        self.saved = 0
        self.refused = ("", "")

    def show_checkout(self, shown: CheckoutShown) -> None:
        self.checkout = shown

    def show_problem(self, sentence: str, field: str) -> None:
        self.problem = (sentence, field)

    def show_warning(self, sentence: str) -> None:
        self.warning = sentence

    def set_placing(self, *, placing: bool) -> None:
        self.placing = placing

    def contact_saved(self) -> None:
        self.saved += 1

    def contact_refused(self, sentence: str, field: str) -> None:
        self.refused = (sentence, field)

    def shown(self) -> CheckoutShown:
        assert self.checkout is not None
        return self.checkout


class DoneScreen:
    def __init__(self) -> None:
        self.done: DoneShown | None = None
        self.pdf = b""
        self.no_document = ""
        self.mail: str | None = None
        self.payment: PaymentShown | None = None
        self.code: tuple[tuple[bool, ...], ...] = ()
        self.wake: float | None = None
        self.left = 0

    def show_mail(self, reason: str) -> None:
        self.mail = reason

    def show_payment(self, shown: PaymentShown, code: tuple[tuple[bool, ...], ...]) -> None:
        self.payment, self.code = shown, code

    def wake_in(self, seconds: float | None) -> None:
        self.wake = seconds

    def leave(self) -> None:
        self.left += 1

    def paid(self) -> PaymentShown:
        assert self.payment is not None
        return self.payment

    def show_done(self, shown: DoneShown) -> None:
        self.done = shown

    def show_document(self, pdf: bytes) -> None:
        self.pdf = pdf

    def show_no_document(self, sentence: str) -> None:
        self.no_document = sentence

    def shown(self) -> DoneShown:
        assert self.done is not None
        return self.done


class PanelScreen:
    def __init__(self) -> None:
        self.step = -1
        self.said: list[str] = []
        self.undo = False
        self.left: list[str] = []
        self.abandon = ""
        self.unprintable = ""
        self.documents: list[tuple[DocumentType, str]] = []

    def show_step(self, index: int) -> None:
        self.step = index

    def say(self, text: str, *, undo: bool = False) -> None:
        self.said.append(text)
        self.undo = undo

    def withdraw_undo(self) -> None:
        self.undo = False

    def leave(self, text: str = "") -> None:
        self.left.append(text)

    def ask_to_abandon(self, sentence: str) -> None:
        self.abandon = sentence

    def ask_to_quote(self, sentence: str) -> None:
        self.unprintable = sentence

    def open_document(self, type: DocumentType, number: str) -> None:
        self.documents.append((type, number))
