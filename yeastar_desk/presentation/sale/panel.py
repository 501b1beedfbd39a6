"""The panel of a sale: it slides in over the page and holds three steps. Subclasses bring the first one."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.handing_over import HandingOver
from yeastar_desk.presentation.sale.checkout_step import CheckoutStep
from yeastar_desk.presentation.sale.done_step import DoneStep
from yeastar_desk.presentation.sale.flow import CHECKOUT, DONE, FIRST, SaleFlow
from yeastar_desk.presentation.sale.steps import SaleSteps
from yeastar_desk.presentation.widgets import EnterPresses, SidePanel, Toast, ask

STEPS = ("Plan & services", "Review & checkout", "Done")


class SalePanel(SidePanel):
    """Implements `views.PanelView`. One panel serves all sales of a window, one after the other.

    A subclass makes its first step in `stack`, gets the others from `hold_steps`, makes its presenter and calls
    `follow`: all of it in a generator for `build_from`, because at once it takes longer than a pause may be.
    """

    said = Signal(str)
    """What became of the order when the panel closed, for the page behind."""
    document_requested = Signal(str)
    """Show an issued document by its number."""
    orders_requested = Signal(str)
    """Show the order with this number in Orders."""
    settings_requested = Signal()

    def __init__(self, host: QWidget, name: str) -> None:
        """`host` is what it covers (`Shell.content`)."""
        super().__init__(host)
        self.setObjectName(name)
        self.steps.set_steps(STEPS)
        # The stack gets its place first: whatever moves to another parent is styled once more.
        self.stack = QStackedWidget()
        self.set_body(self.stack)

    # making

    def build_from(self, pieces: Iterator[None], *, at_once: bool) -> None:
        """Build the panel, either now or with `build_more`."""
        self._pieces = pieces
        if at_once:
            self.complete()

    def build_more(self) -> bool:
        """Build one more piece; False when the panel is complete."""
        return next(self._pieces, "complete") is None

    def complete(self) -> None:
        """Build what is missing; before this the panel cannot be used."""
        while self.build_more():
            pass

    def hold_steps(
        self, first: QWidget, paper_lane: Lane, handing_over: HandingOver, *, native_dialogs: bool
    ) -> Generator[None, None, tuple[CheckoutStep, DoneStep]]:
        """Make the other two steps, in pieces, and take all three."""
        checkout = CheckoutStep(self.stack)
        yield
        done = DoneStep(paper_lane, self.stack, native_dialogs=native_dialogs)
        yield
        done.hand_over_with(handing_over)
        self._checkout, self._done = checkout, done
        for step in (first, checkout, done):
            self.stack.addWidget(step)
        self._toast = Toast(self.stack)
        EnterPresses(self)
        return checkout, done

    def follow(self, presenter: SaleSteps, flow: SaleFlow) -> None:
        """Let wishes of the rep reach the sale."""
        self._flow = flow
        self._checkout.bind(presenter)
        self._done.bind(presenter)
        self._checkout.settings_requested.connect(self.settings_requested)
        self._done.settings_requested.connect(self.settings_requested)
        self._done.orders_requested.connect(self._open_orders)
        self._done.said.connect(self._toast.show_message)
        self._toast.action_requested.connect(flow.undo)
        self.steps.step_requested.connect(self._to_step)
        self.close_requested.connect(flow.close)

    # views.PanelView

    def show_step(self, index: int) -> None:
        self.steps.set_current(len(STEPS) if index == DONE else index)
        self.stack.setCurrentIndex(index)
        if index == CHECKOUT:
            self._checkout.begin()
        elif index == DONE:
            self._done.begin()
        self._toast.dismiss()

    def say(self, text: str, *, undo: bool = False) -> None:
        self._toast.show_message(text, "Undo" if undo else "")

    def withdraw_undo(self) -> None:
        if self._toast.button.text():
            self._toast.dismiss()

    def leave(self, text: str = "") -> None:
        self._toast.dismiss()
        self.slide_out()
        if text:
            self.said.emit(text)

    def ask_to_abandon(self, sentence: str) -> None:
        dialog = ask(
            self,
            "Close without keeping this order?",
            f"{sentence} Stay to try again, or close and lose what is on screen.",
            "Close and lose it",
            kind="danger",
            cancel="Stay",
            name="abandon_dialog",
        )
        dialog.accepted.connect(self._flow.abandon)
        stay = dialog.findChild(QPushButton, "abandon_dialog_cancel_button")
        assert stay is not None
        stay.setDefault(True)
        stay.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter in a hurry loses nothing

    def ask_to_quote(self, sentence: str) -> None:
        dialog = ask(
            self,
            "Make the quote all the same?",
            sentence,
            "Quote anyway",
            cancel="Go back",
            name="unprintable_dialog",
        )
        dialog.accepted.connect(self._flow.quote_anyway)

    def open_document(self, type: DocumentType, number: str) -> None:  # noqa: ARG002
        self.document_requested.emit(number)

    # wishes

    def _to_step(self, index: int) -> None:
        if index == FIRST:
            self._flow.back()

    def _open_orders(self, number: str) -> None:
        self._flow.close()
        self.orders_requested.emit(number)
