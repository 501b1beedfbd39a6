"""The Event report page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from yeastar_desk.application.ports import Clock
from yeastar_desk.domain.event_report import WHAT_COUNTS
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_report import Ui_Report
from yeastar_desk.presentation.ports import Changed, Lane
from yeastar_desk.presentation.report.bar_chart import Bar, BarChart, Legend
from yeastar_desk.presentation.report.presenter import ORDERS, Days, ReportPresenter, ReportUses, Shown
from yeastar_desk.presentation.widgets import Card, EnterPresses, Segmented, button, label, section_title, set_shown

_KEYS = ("day", "hour", "product", "plan", "rep", "laptop")
_DATE_WIDTH = 140
# Which charts stand below each other in the two columns.
_COLUMNS = (("day", "plan", "rep"), ("hour", "product", "laptop"))


class ReportPage(QWidget):
    """Implements `ReportView`. `clock` is asked on the window's thread.

    Args:
        native_dialogs: off in tests, which drive Qt's own file dialog.
    """

    said = Signal(str)
    day_close_requested = Signal()

    def __init__(
        self,
        lane: Lane,
        uses: ReportUses,
        clock: Clock,
        formats: Formats,
        parent: QWidget | None = None,
        *,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(parent)
        self._form = Ui_Report()
        self._form.setupUi(self)
        self._native = native_dialogs
        self._folder = QDir.homePath()
        self._measures: tuple[str, ...] = ()
        self.presenter = ReportPresenter(uses, lane, clock, self, formats)
        self._charts = {key: BarChart(f"report_{key}_chart") for key in _KEYS}
        self._titles = {key: section_title("") for key in _KEYS}
        self._chart_cards: dict[str, Card] = {}
        self._export = button("Export table", "", "export_report_button")
        self._export.setToolTip("The figures as CSV, XLSX or JSON")
        self._save_pdf = button("Save PDF…", "", "save_report_button")
        self._save_pdf.setToolTip("The report as a PDF, for the office")
        self._switch_place = QHBoxLayout()
        self._switch: Segmented | None = None
        self._legend = Legend("paid", "payment pending")
        form = self._form
        self._cards = (
            (form.report_orders_caption_label, form.report_orders_amount_label, form.report_orders_detail_label),
            (form.report_revenue_caption_label, form.report_revenue_amount_label, form.report_revenue_detail_label),
            (form.report_paid_caption_label, form.report_paid_amount_label, form.report_paid_detail_label),
            (form.report_quotes_caption_label, form.report_quotes_amount_label, form.report_quotes_detail_label),
        )
        form.report_states.set_content(self._content())
        self._fill(clock)
        EnterPresses(self)
        self._connect()

    def _fill(self, clock: Clock) -> None:
        form, today = self._form, clock.today()
        form.report_event_combo.addItem("All events", "")
        for days in Days:
            form.report_days_combo.addItem(days.value, days)
        for each in (form.report_from_edit, form.report_to_edit):
            each.setFixedWidth(_DATE_WIDTH)
        form.report_from_edit.set_day(today - timedelta(days=6))
        form.report_to_edit.set_day(today)
        form.report_invented_badge.show_status("")
        self._show_days(Days.ANY)

    def _connect(self) -> None:
        form = self._form
        form.report_event_combo.currentIndexChanged.connect(self._choose_event)
        form.report_days_combo.currentIndexChanged.connect(self._choose_days)
        form.report_from_edit.dateChanged.connect(self._choose_days)
        form.report_to_edit.dateChanged.connect(self._choose_days)
        form.report_states.error.retry_requested.connect(self.presenter.load)
        self._save_pdf.clicked.connect(partial(self._ask_for_file, "PDF documents (*.pdf)", ".pdf"))
        self._export.clicked.connect(partial(self._ask_for_file, "CSV (*.csv);;Excel (*.xlsx);;JSON (*.json)", ".csv"))
        form.day_close_button.clicked.connect(self.day_close_requested)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setObjectName("report_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(12)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addLayout(self._switch_place)
        bar.addSpacing(6)
        bar.addWidget(self._legend)
        bar.addStretch(1)
        bar.addWidget(self._export)
        bar.addWidget(self._save_pdf)
        column.addLayout(bar)
        grid = QGridLayout()
        grid.setSpacing(16)
        for number, keys in enumerate(_COLUMNS):
            part = QVBoxLayout()
            part.setSpacing(16)
            for key in keys:
                self._chart_cards[key] = self._chart_card(key)
                part.addWidget(self._chart_cards[key])
            part.addStretch(1)
            grid.addLayout(part, 0, number)
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        note = label(WHAT_COUNTS, "small")
        note.setObjectName("report_note_label")
        note.setWordWrap(True)
        column.addWidget(note)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("report_scroll")
        scroll.setAccessibleName("The report")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(content)
        return scroll

    def _chart_card(self, key: str) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(self._titles[key])
        column.addWidget(self._charts[key])
        return card

    # ReportView

    def show_events(self, events: Sequence[str], chosen: str) -> None:
        combo = self._form.report_event_combo
        combo.blockSignals(True)
        combo.clear()
        combo.addItem("All events", "")
        for event in events:
            combo.addItem(event, event)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)

    def show_busy(self) -> None:
        self._form.report_states.show_loading("Adding up…")

    def show_report(self, shown: Shown) -> None:
        form = self._form
        for card, labels in zip((shown.orders, shown.revenue, shown.paid, shown.quotes), self._cards, strict=True):
            for text, shown_in in zip((card.caption, card.amount, card.detail), labels, strict=True):
                shown_in.setText(text)
        form.report_invented_badge.show_status("Invented data" if shown.demo else "", "warning")
        if shown.is_empty:
            form.report_states.show_empty(
                "Nothing was sold here", "Choose other days or all events, or place the first order."
            )
            return
        self._show_measures(shown)
        what = "Orders" if shown.measure == ORDERS else f"Revenue in {shown.measure}, net"
        set_shown(self._legend, shown.measure != ORDERS)
        for chart in shown.charts:
            bars = [Bar(row.label, row.full, row.hatched, row.value, row.note) for row in chart.rows]
            self._titles[chart.key].setText(chart.title)
            self._charts[chart.key].show_bars(f"{what}, {chart.title.lower()}", bars)
            set_shown(self._chart_cards[chart.key], bool(bars))
        form.report_states.show_content()

    def show_problem(self, sentence: str, field: str) -> None:
        self._form.report_states.show_error(sentence, "" if field else "Try again. Nothing was changed.")

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.load()

    # wishes

    def _show_measures(self, shown: Shown) -> None:
        """The switch between currencies and orders; made anew when other currencies were sold in."""
        if shown.measures != self._measures or self._switch is None:
            self._measures = shown.measures
            if self._switch is not None:
                self._switch.hide()
                self._switch.deleteLater()
            self._switch = Segmented()
            for measure in shown.measures:
                name = (measure or "orders").lower()
                text = f"{measure} net" if measure else "Orders"
                part = self._switch.add_button(text, f"report_measure_{name}_button")
                part.setAccessibleName("Show orders" if measure == ORDERS else f"Show revenue in {measure}")
            self._switch.chosen.connect(self._choose_measure)
            self._switch_place.addWidget(self._switch)
            self._switch.stackUnder(self._legend)  # Tab comes to it before the charts
        self._switch.set_current(shown.measures.index(shown.measure))

    def _choose_measure(self, index: int) -> None:
        self.presenter.choose_measure(self._measures[index])

    def _choose_event(self) -> None:
        self.presenter.choose_event(str(self._form.report_event_combo.currentData() or ""))

    def _choose_days(self) -> None:
        form = self._form
        days = Days(form.report_days_combo.currentData())
        self._show_days(days)
        if days is Days.CHOSEN:
            self.presenter.choose_days(days, form.report_from_edit.day(), form.report_to_edit.day())
        else:
            self.presenter.choose_days(days)

    def _show_days(self, days: Days) -> None:
        form = self._form
        for each in (form.report_from_edit, form.report_to_label, form.report_to_edit):
            set_shown(each, days is Days.CHOSEN)

    def _ask_for_file(self, kinds: str, suffix: str) -> None:
        dialog = QFileDialog(self.window(), "Save the report", self._folder, kinds)
        dialog.setObjectName("save_report_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        dialog.setDefaultSuffix(suffix)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix(kind)))
        dialog.selectFile(f"{self.presenter.file_name()}{suffix}")
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, chosen: str) -> None:
        path = Path(chosen)
        self._folder = str(path.parent)
        self.presenter.save(path)


def _suffix(kind: str) -> str:
    """`csv` of `CSV (*.csv)`."""
    return kind.partition("*.")[2].partition(")")[0]
