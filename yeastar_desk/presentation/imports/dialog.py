"""The look before an import: counts, notes, and the rows that matter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from yeastar_desk.presentation.imports.presenter import PreviewView
from yeastar_desk.presentation.widgets import Badge, Dialog, Notice, label

_HIGHEST = 320


class ImportDialog(Dialog):
    """Accepted means: import it."""

    def __init__(self, parent: QWidget, preview: PreviewView) -> None:
        super().__init__(parent, preview.title, width=640)
        self.setObjectName("import_dialog")
        counts = QHBoxLayout()
        counts.setSpacing(8)
        for words, tone in preview.counts:
            badge = Badge(self)
            badge.show_status(words, tone)
            counts.addWidget(badge)
        counts.addStretch(1)
        self.body.addLayout(counts)
        if preview.problem:
            notice = Notice(self)
            notice.show_message(preview.problem, "danger")
            self.body.addWidget(notice)
        for note in preview.notes[:4]:
            words_label = label(note, "muted", self)
            words_label.setWordWrap(True)
            self.body.addWidget(words_label)
        if preview.rows:
            # Without a reference here PySide deletes the area when it is given the focus.
            self._rows = _rows(preview, self)
            self.body.addWidget(self._rows)
        decline = preview.decline if preview.can_import else "Close"
        self.add_action(decline, name="import_cancel_button").clicked.connect(self.reject)
        if preview.can_import:
            self._confirm = self.add_action(preview.agree, "primary", "import_confirm_button")
            self._confirm.clicked.connect(self.accept)
        self._can_import = preview.can_import

    def open(self) -> None:
        super().open()
        if self._can_import:
            self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)


def _rows(preview: PreviewView, parent: QWidget) -> QScrollArea:
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 4, 12, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    grid.setColumnMinimumWidth(0, 170)
    grid.setColumnStretch(1, 1)
    for number, (what, happens) in enumerate(preview.rows):
        for column, words in enumerate((label(what, "strong"), label(happens))):
            words.setWordWrap(True)
            grid.addWidget(words, number, column, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(preview.rows), 1)
    area = QScrollArea(parent)
    area.setObjectName("import_rows")
    area.setAccessibleName("What the import changes")
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(body)
    body.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setFixedHeight(min(_HIGHEST, body.sizeHint().height() + 8))
    return area
