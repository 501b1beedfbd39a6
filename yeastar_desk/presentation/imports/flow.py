"""The dialogs of an import over the page that it was started on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.imports.dialog import ImportDialog
from yeastar_desk.presentation.imports.presenter import ImportKind, ImportPresenter, PreviewView, Uses
from yeastar_desk.presentation.ports import Announce, Lane
from yeastar_desk.presentation.widgets import Dialog, LoadingState

_FILES = {ImportKind.ORDERS: "Exports of orders (*.csv *.xlsx *.json);;All files (*)"}
_SPREADSHEETS = "Spreadsheets (*.csv *.xlsx);;All files (*)"


class ImportFlow(QObject):
    """Implements `ImportView` for one page."""

    said = Signal(str)
    imported = Signal()
    """Something was stored."""

    def __init__(self, page: QWidget, lane: Lane, uses: Uses, announce: Announce, formats: Formats) -> None:
        super().__init__(page)
        self._page = page
        self.presenter = ImportPresenter(self, lane, uses, announce, formats)
        self._reading: Dialog | None = None
        self._progress: LoadingState | None = None

    def choose_file(self, kind: ImportKind) -> None:
        """Ask for a file, then look at it."""
        dialog = QFileDialog(self._page, f"Import {kind.value}", "", _FILES.get(kind, _SPREADSHEETS))
        dialog.setObjectName("import_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.look_at, kind))
        dialog.open()

    def look_at(self, kind: ImportKind, file: str) -> None:
        """Read a file and show what importing it would do."""
        self.presenter.look(kind, Path(file))

    # ImportView

    def show_reading(self, sentence: str) -> None:
        self.hide_reading()
        dialog = Dialog(self._page, sentence, width=420)
        dialog.setObjectName("import_progress_dialog")
        progress = LoadingState(dialog)
        progress.setMinimumHeight(130)  # what it shows after 200 ms has its place from the beginning
        dialog.body.addWidget(progress)
        dialog.add_action("Cancel", name="import_stop_button").clicked.connect(dialog.reject)
        dialog.rejected.connect(self.presenter.cancel)
        progress.start("")
        self._reading, self._progress = dialog, progress
        dialog.open()

    def show_progress(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.show_progress(done, total)

    def hide_reading(self) -> None:
        if self._reading is not None:
            dialog, self._reading, self._progress = self._reading, None, None
            dialog.rejected.disconnect(self.presenter.cancel)
            dialog.accept()

    def ask_to_import(self, preview: PreviewView) -> None:
        dialog = ImportDialog(self._page, preview)
        dialog.accepted.connect(self.presenter.agree)
        dialog.rejected.connect(self.presenter.forget)
        dialog.open()

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    def show_problem(self, sentence: str) -> None:
        dialog = Dialog(self._page, "The file was not imported", sentence)
        dialog.setObjectName("import_problem_dialog")
        dialog.add_action("Close", "primary", "import_problem_close_button").clicked.connect(dialog.accept)
        dialog.open()

    def reload(self) -> None:
        self.imported.emit()
