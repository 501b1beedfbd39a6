"""Numbers and integrity: the gap report, the check of everything stored, and a backup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from yeastar_desk.application.check_records import Checked
from yeastar_desk.application.views import NumberSeries
from yeastar_desk.presentation.orders.records import (
    RecordsPresenter,
    RecordUses,
    missing_words,
    verdict,
    void_words,
)
from yeastar_desk.presentation.ports import Changed, Lane, Subject
from yeastar_desk.presentation.widgets import (
    EnterPresses,
    LoadingState,
    Notice,
    SidePanel,
    button,
    label,
    set_shown,
    titled_card,
)

_TITLES = ("Series", "Last number", "Missing", "Void")


class RecordsPanel(SidePanel):
    """Implements `RecordsView`. It may be closed while a check runs; the outcome is there when it is opened again."""

    def __init__(self, host: QWidget, lane: Lane, long_lane: Lane, uses: RecordUses) -> None:
        super().__init__(host)
        self.setObjectName("records_panel")
        self.close_button.setObjectName("close_records_button")
        self.set_title("Numbers and integrity")
        self._presenter = RecordsPresenter(self, lane, long_lane, uses)
        self._verify = button("Check everything", "primary", "verify_button")
        self._verify.setToolTip("Recomputes hashes, amounts and numbers of everything stored, on a copy")
        self._verify.clicked.connect(self._presenter.verify)
        self._backup = button("Back up…", "", "backup_button")
        self._backup.setToolTip("A verified copy of the database in a folder, for example on a USB stick")
        self._backup.clicked.connect(self._ask_for_folder)
        self._second = Notice()
        self._second.setObjectName("second_backup_state")
        self._outcome = Notice()
        self._busy = LoadingState()
        self._busy.setObjectName("records_busy")
        self._busy.setMinimumHeight(150)
        self._busy.cancel_button.setObjectName("records_stop_button")
        self._busy.cancel_requested.connect(self._presenter.stop)
        self._found = QVBoxLayout()
        self._found.setSpacing(6)
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(10)
        self._build()
        set_shown(self._busy, False)
        EnterPresses(self)
        self.close_requested.connect(self.slide_out)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        checks, inner = titled_card("Is everything as it was stored?", spacing=10)
        about = label(
            "The check recomputes the hash chain, every amount, every number and every document, and names what is "
            "not as it was written. It works on a copy: orders can be placed meanwhile.",
            "small",
        )
        about.setWordWrap(True)
        inner.addWidget(about)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._verify)
        row.addWidget(self._backup)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addWidget(self._second)
        inner.addWidget(self._busy)
        inner.addWidget(self._outcome)
        inner.addLayout(self._found)
        column.addWidget(checks)
        numbers, inner = titled_card("Number series", spacing=10)
        inner.addLayout(self._numbers)
        column.addWidget(numbers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("records_scroll")
        scroll.setAccessibleName("Numbers and integrity")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.viewport().setAutoFillBackground(False)
        content.setObjectName("records_content")
        scroll.setWidget(content)
        self.set_body(scroll)

    def open_records(self) -> None:
        """Slide in with the numbers as they are now."""
        self._presenter.load()
        if not self.isVisible():
            self.slide_in()

    def heard(self, change: Changed) -> None:
        """Show what is new while it is open."""
        if change.subject is Subject.SECOND_BACKUP and self.isVisible():
            self._presenter.look_at_second_backup()

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, "Back up to a folder")
        dialog.setObjectName("backup_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self._presenter.back_up(Path(folder)))
        dialog.open()

    # RecordsView

    def show_numbers(self, series: Sequence[NumberSeries]) -> None:
        _clear(self._numbers)
        notice = Notice()
        notice.show_message(*verdict(series))
        self._numbers.addWidget(notice)
        table = QWidget()
        table.setObjectName("number_series")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 2)
        for column, title in enumerate(_TITLES):
            grid.addWidget(label(title, "muted"), 0, column)
        for row, each in enumerate(series, start=1):
            lacking = "danger" if each.missing or each.beyond else ""
            cells = (
                label(each.series, "strong"),
                label(f"{each.last:,}"),
                label(missing_words(each), lacking),
                label(void_words(each)),
            )
            for column, cell in enumerate(cells):
                cell.setWordWrap(column > 1)
                cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        if series:
            self._numbers.addWidget(table)

    def show_second_backup(self, sentence: str, tone: str) -> None:
        self._second.show_message(sentence, tone)

    def show_busy(self, sentence: str) -> None:
        _clear(self._found)
        self._outcome.show_message("")
        for each in (self._verify, self._backup):
            each.setEnabled(False)
        set_shown(self._busy, True)
        self._busy.start(sentence, can_cancel=True)
        self._busy.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        self._busy.show_progress(done, total)

    def show_checked(self, checked: Checked) -> None:
        head = f"Audit trail: entry {checked.audit_row:,}, {checked.audit_hash}"
        if not checked.deviations:
            self.show_outcome(f"Everything stored is as it was written. {head}", "ok")
            return
        count = len(checked.deviations)
        self.show_outcome(
            f"{count:,} {'deviation' if count == 1 else 'deviations'} found. Keep this database as it is and restore "
            "the last good backup.",
            "danger",
        )
        for sentence in checked.deviations[:200]:
            line = label(sentence)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._found.addWidget(line)
        if count > 200:
            self._found.addWidget(label(f"and {count - 200:,} more; yeastar-desk verify lists all of them", "muted"))

    def show_outcome(self, sentence: str, tone: str) -> None:
        had_focus = self._busy.cancel_button.hasFocus()
        self._busy.stop()
        set_shown(self._busy, False)
        for each in (self._verify, self._backup):
            each.setEnabled(True)
        self._outcome.show_message(sentence, tone)
        if had_focus:
            self._verify.setFocus(Qt.FocusReason.OtherFocusReason)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
