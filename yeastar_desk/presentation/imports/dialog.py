"""The look before an import: counts, notes, and the rows that matter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from yeastar_desk.presentation.imports.presenter import PreviewView
from yeastar_desk.presentation.widgets import Badge, ColumnScroll, Dialog, Notice, label

_WIDTH = 640
_INNER = _WIDTH - 2 * 24
_HIGHEST = 380
_NAME_WIDTH = 290  # the longest item with its cycle; longer words become lines


class ImportDialog(Dialog):
    """Accepted means: import it."""

    def __init__(self, parent: QWidget, preview: PreviewView) -> None:
        super().__init__(parent, preview.title, width=_WIDTH)
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


def _rows(preview: PreviewView, parent: QWidget) -> ColumnScroll:
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    grid.setColumnMinimumWidth(0, 170)
    grid.setColumnStretch(1, 1)
    for number, (what, happens) in enumerate(preview.rows):
        name, change = label(what, "strong"), label(happens)
        change.setWordWrap(True)
        if name.sizeHint().width() > _NAME_WIDTH:
            name.setWordWrap(True)
            name.setFixedWidth(_NAME_WIDTH)
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(change, number, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(preview.rows), 1)
    area = ColumnScroll(parent)
    area.setObjectName("import_rows")
    area.setAccessibleName("What the import changes")
    area.setWidget(body)
    body.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    height = grid.heightForWidth(_INNER)
    area.setFixedHeight(min(_HIGHEST, height))
    if height > _HIGHEST:  # then the keyboard must reach it too
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setProperty("focusRing", "inside")
    return area
