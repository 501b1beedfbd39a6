"""Print and Save PDF, for whatever page shows a document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.pages import PageFacts, read_pages
from yeastar_desk.presentation.preview.printing import prepare, print_pdf
from yeastar_desk.presentation.preview.saving import file_name, save_pdf
from yeastar_desk.presentation.sentences import sentence_of

_NOT_PRINTED = "The document was not printed: the program failed in a way it should not. Try again or use Save PDF."
_NOT_SAVED = "The document was not saved: the program failed in a way it should not. Try again."


class PaperActions(QObject):
    """Opens the system's dialogs and does the work on a lane, so that the window stays alive.

    While one wish is under way further ones are ignored; the buttons stay enabled, because a button that is disabled
    under the rep's hands loses the focus to some other one. `native_dialogs` off uses Qt's own file dialog, which
    tests can drive.
    """

    said = Signal(str)
    """What was done: "Sent to HP LaserJet."."""
    failed = Signal(str)
    """What was not done and what to do."""

    def __init__(self, page: QWidget, lane: Lane, *, native_dialogs: bool = True) -> None:
        super().__init__(page)
        self._page = page
        self._lane = lane
        self._native = native_dialogs
        self._busy = False
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    # printing

    def print(self, pdf: bytes, name: str) -> None:
        """Ask for the printer, then print these bytes."""
        if self._busy:
            return
        self._busy = True
        self._lane.submit(
            lambda: read_pages(pdf)[0],
            lambda page: self._ask_for_printer(pdf, name, page),
            self._not_printed,
            owner=self,
        )

    def _ask_for_printer(self, pdf: bytes, name: str, page: PageFacts) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, page, name)
        dialog = QPrintDialog(printer, self._page.window())
        dialog.setObjectName("print_dialog")
        dialog.setWindowTitle(f"Print {name}")
        dialog.finished.connect(lambda result: self._printer_chosen(result, dialog, printer, pdf))
        QDialog.open(dialog)  # QPrintDialog has an open() of its own that wants a slot by name

    def _printer_chosen(self, result: int, dialog: QDialog, printer: QPrinter, pdf: bytes) -> None:
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self.print_on(printer, pdf)
        else:
            self._busy = False

    def print_on(self, printer: QPrinter, pdf: bytes) -> None:
        """Print on a printer that has been chosen."""
        where = printer.outputFileName() or printer.printerName() or "the printer"
        self._busy = True
        self._lane.submit(
            lambda: print_pdf(pdf, printer),
            lambda _sent: self._done(f"Sent to {where}."),
            self._not_printed,
            owner=self,
        )

    # saving

    def save(self, pdf: bytes, number: str, customer: str) -> None:
        """Ask for a place, then save these bytes there."""
        if self._busy:
            return
        self._busy = True
        dialog = QFileDialog(self._page.window(), "Save PDF", self._folder, "PDF documents (*.pdf)")
        dialog.setObjectName("save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        dialog.selectFile(file_name(number, customer))
        dialog.fileSelected.connect(lambda path: self._save_to(Path(path), pdf))
        dialog.rejected.connect(self._saved_nothing)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _saved_nothing(self) -> None:
        self._busy = False

    def _save_to(self, path: Path, pdf: bytes) -> None:
        self._busy = True
        self._folder = str(path.parent)
        self._lane.submit(
            lambda: save_pdf(path, pdf),
            lambda saved: self._done(f"Saved as {saved.name}."),
            self._not_saved,
            owner=self,
        )

    # outcomes

    def _done(self, sentence: str) -> None:
        self._busy = False
        self.said.emit(sentence)

    def _not_printed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(sentence_of(error, _NOT_PRINTED))

    def _not_saved(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(sentence_of(error, _NOT_SAVED))
