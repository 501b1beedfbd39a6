"""Close a day, over the page: the three views side by side, what differs by name, and the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.paper_actions import PaperActions
from yeastar_desk.presentation.preview.pdf_frame import PdfFrame
from yeastar_desk.presentation.report.day_close_presenter import ClosePresenter, CloseUses, Look, ViewRow
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import (
    Card,
    ComboBox,
    DateEdit,
    EnterPresses,
    MoneyLabel,
    Notice,
    SidePanel,
    StatePages,
    button,
    field,
    label,
    section_title,
    set_shown,
)

_LEFT_WIDTH, _NARROW_LEFT_WIDTH = 460, 400
_WIDE = 960  # pixels of the whole panel from which there is room for the paper
_DATE_WIDTH = 140
_MOST_NAMED = 20  # sentences on screen: laying out more that wrap stops the window; the paper has them all


class DayClosePanel(SidePanel):
    """Implements `CloseView`.

    Args:
        lane: looks, closes and makes papers; paper_lane: paints and prints them. They may be the same.
    """

    said = Signal(str)

    def __init__(
        self,
        host: QWidget,
        uses: CloseUses,
        lane: Lane,
        paper_lane: Lane,
        clock: Clock,
        formats: Formats,
        *,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(host)
        self.setObjectName("day_close_panel")
        self.close_button.setObjectName("close_day_close_button")
        self.set_title("Close the day")
        self._pdf, self._number = b"", ""
        self._clock = clock
        self._day = DateEdit()
        self._day.setObjectName("day_close_date_edit")
        self._day.setFixedWidth(_DATE_WIDTH)
        self._closes = ComboBox()
        self._closes.setObjectName("day_close_number_combo")
        self._by = QLineEdit()
        self._by.setObjectName("day_close_by_edit")
        self._by.setPlaceholderText("Your name")
        self._do = button("Close this day", "primary", "day_close_confirm_button")
        self._print = button("Print…", "", "day_close_print_button")
        self._print.setIcon(icon("print", "text"))
        self._save = button("Save PDF…", "", "day_close_save_button")
        self._save.setIcon(icon("download", "text"))
        self._verdict = Notice()
        self._verdict.setObjectName("day_close_verdict")
        self._states = StatePages()
        self._states.setObjectName("day_close_states")
        self._frame = PdfFrame()
        self._frame.setObjectName("day_close_frame")
        self._frame.use_lane(paper_lane)
        self._paper = PaperActions(self, paper_lane, native_dialogs=native_dialogs)
        self.presenter = ClosePresenter(uses, lane, self, formats)
        self._lay_out()
        EnterPresses(self)
        self._connect()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setObjectName("day_close_scroll")
        scroll.setAccessibleName("What was found")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        self._scroll = scroll
        self._states.set_content(scroll)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(field("Day", self._day))
        top.addWidget(field("Closed by", self._by), 1)
        top.addWidget(self._do, 0, Qt.AlignmentFlag.AlignBottom)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(top)
        left.addWidget(self._verdict)
        left.addWidget(self._states, 1)
        actions = QHBoxLayout()
        actions.setSpacing(10)
        for each in (self._print, self._save):
            actions.addWidget(each)
        actions.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(field("Papers of closed days", self._closes))
        right.addLayout(actions)
        right.addWidget(self._frame, 1)
        self._too_narrow = label("Make the window wider to see the paper here.", "muted")
        self._too_narrow.setWordWrap(True)
        right.addWidget(self._too_narrow)
        right.addStretch()
        row = QHBoxLayout(self.body())
        row.setContentsMargins(24, 16, 24, 12)
        row.setSpacing(24)
        self._left = QWidget()
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        row.addWidget(self._left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self._day.dateChanged.connect(self._choose_day)
        self._closes.activated.connect(self._choose_close)
        self._do.clicked.connect(self._close_day)
        self._states.error.retry_requested.connect(self._choose_day)
        self._paper.said.connect(self._say_done)
        self._paper.failed.connect(self._say_failed)
        self._print.clicked.connect(self._ask_to_print)
        self._save.clicked.connect(self._ask_to_save)
        for keys, wish, pressed in (
            ("Ctrl+P", self._ask_to_print, self._print),
            ("Ctrl+S", self._ask_to_save, self._save),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)
            pressed.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self.close_requested.connect(self._leave)

    def arrange(self) -> None:
        super().arrange()
        wide = self.width() >= _WIDE
        self._left.setFixedWidth(_LEFT_WIDTH if wide else _NARROW_LEFT_WIDTH)
        set_shown(self._frame, wide)
        set_shown(self._too_narrow, not wide)

    def open(self) -> None:
        """Slide in with today."""
        if not self.isVisible():
            self.slide_in()
        today = self._clock.today()
        self._day.blockSignals(True)
        self._day.set_day(today)
        self._day.blockSignals(False)
        self.presenter.choose_day(today)
        self._do.setFocus(Qt.FocusReason.OtherFocusReason)

    # CloseView

    def show_busy(self, sentence: str) -> None:
        self._verdict.show_message("")
        self._states.show_loading(sentence)

    def show_closer(self, name: str) -> None:
        if not self._by.text().strip():
            self._by.setText(name)

    def show_look(self, look: Look) -> None:
        self._verdict.show_message(look.verdict, "ok" if look.balanced else "warning")
        content = QWidget()
        content.setObjectName("day_close_found")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(_views("Orders: printed = stored = sent", look.orders))
        column.addWidget(_views("Documents: issued = stored", look.documents))
        for title, sentences in (("Differences", look.differences), (look.unsent_title, look.unsent)):
            if sentences:
                column.addWidget(_named(title, sentences))
        if look.demo:
            column.addWidget(label("Contains invented demonstration data.", "small"))
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._states.show_content()

    def show_problem(self, sentence: str) -> None:
        self._states.show_error(sentence)

    def show_closes(self, rows: Sequence[tuple[str, str]], chosen: str) -> None:
        self._closes.clear()
        for number, text in rows:
            self._closes.addItem(text, number)
        self._closes.setEnabled(bool(rows))
        self._closes.setCurrentIndex(self._closes.findData(chosen) if chosen else -1)

    def show_paper(self, number: str, pdf: bytes) -> None:
        self._number, self._pdf = number, pdf
        self._allow_paper(allowed=True)
        self._frame.show_pdf(pdf, number)

    def show_no_paper(self) -> None:
        self._pdf = b""
        self._allow_paper(allowed=False)
        self._frame.states.show_empty(
            "This day has not been closed", "Press Close this day: what was found is put on paper and kept."
        )

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    # wishes

    def _choose_day(self) -> None:
        self.presenter.choose_day(self._day.day())

    def _close_day(self) -> None:
        self.presenter.close_day(self._by.text())

    def _choose_close(self) -> None:
        self.presenter.choose_close(str(self._closes.currentData()))

    def _ask_to_print(self) -> None:
        if self._pdf:
            self._paper.print(self._pdf, self._number)

    def _ask_to_save(self) -> None:
        if self._pdf:
            self._paper.save(self._pdf, self._number, "Day close")

    def _allow_paper(self, *, allowed: bool) -> None:
        for each in (self._print, self._save):
            each.setEnabled(allowed)

    def _say_done(self, sentence: str) -> None:
        self.said.emit(sentence)

    def _say_failed(self, sentence: str) -> None:
        self._verdict.show_message(sentence, "danger")

    def _leave(self) -> None:
        self.presenter.leave()
        self.slide_out()


def _views(title: str, rows: Sequence[ViewRow]) -> Card:
    """The views below each other; one that is not equal says so in words."""
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(8)
    column.addWidget(section_title(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(2, 1)
    for number, row in enumerate(rows):
        grid.addWidget(label(row.name, "strong"), number, 0)
        grid.addWidget(MoneyLabel(None, row.count), number, 1)
        grid.addWidget(MoneyLabel(None, row.total), number, 2)
        grid.addWidget(label(row.hash, "small"), number, 3)
        mark = label("equal" if row.equal else "not equal", "small" if row.equal else "danger")
        grid.addWidget(mark, number, 4)
    column.addLayout(grid)
    return card


def _named(title: str, sentences: Sequence[str]) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(6)
    column.addWidget(section_title(title))
    for sentence in sentences[:_MOST_NAMED]:
        line = label(sentence)
        line.setWordWrap(True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(line)
    more = label(f"And {len(sentences) - _MOST_NAMED} more, named on the paper.", "muted")
    column.addWidget(more)
    set_shown(more, len(sentences) > _MOST_NAMED)
    return card
