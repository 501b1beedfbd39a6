"""What a page shows when there is nothing, not yet anything, or something went wrong."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon, duration
from yeastar_desk.presentation.widgets.surfaces import button, label

LOADING_AFTER_MS = 200
_WORDS_WIDTH = 440


class _Emblem(QWidget):
    """An icon in a soft circle."""

    def __init__(self, name: str, words: str, ground: str) -> None:
        super().__init__()
        self._name, self._words, self._ground = name, words, ground
        self.setFixedSize(56, 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._ground))
        painter.drawEllipse(self.rect())
        draw_icon(painter, QRectF(15, 15, 26, 26), self._name, colour(self._words).name())


class EmptyState(QWidget):
    """Nothing here yet: an icon, a sentence, what to do next."""

    action_requested = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        icon_name: str = "box",
        sentence: str = "",
        detail: str = "",
        action: str = "",
    ) -> None:
        super().__init__(parent)
        self.sentence = label(sentence, "section")
        self.detail = label(detail, "muted")
        self.button = button(action, "primary", "empty_action_button")
        self.button.clicked.connect(self._act)
        _centred(self, _Emblem(icon_name, "accent_on_soft", "accent_soft"), [self.sentence, self.detail], [self.button])
        self.show_words(sentence, detail, action)

    def show_words(self, sentence: str, detail: str = "", action: str = "") -> None:
        """Say why it is empty, what to do, and offer to do it."""
        self.sentence.setText(sentence)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def _act(self) -> None:
        self.action_requested.emit()


class _Spinner(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(36, 36)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(33)
        self._timer.timeout.connect(self.update)

    def showEvent(self, _event: QShowEvent) -> None:
        self._clock.start()
        if duration(1):
            self._timer.start()

    def hideEvent(self, _event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(3, 3, 30, 30)
        pen = QPen(colour("line"), 3)
        painter.setPen(pen)
        painter.drawEllipse(rect)
        pen.setColor(colour("accent"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        turned = self._clock.elapsed() * 360 // 1000 if self._clock.isValid() and duration(1) else 0
        painter.drawArc(rect, -turned * 16, 90 * 16)


class LoadingState(QWidget):
    """Something takes a while: appears only after 200 ms; can show progress and offer to cancel."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setFixedWidth(280)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.bar.hide()
        self.cancel_button = button("Cancel", "", "loading_cancel_button")
        self.cancel_button.clicked.connect(self._cancel)
        self.cancel_button.hide()
        self._content = QWidget()
        _centred(self._content, _Spinner(), [self.sentence, self.bar], [self.cancel_button])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        self._content.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOADING_AFTER_MS)
        self._later.timeout.connect(self._content.show)

    def start(self, sentence: str = "One moment…", *, can_cancel: bool = False) -> None:
        """Begin: nothing is seen for the first 200 ms."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.bar.hide()
        self.cancel_button.setVisible(can_cancel)
        self._later.start()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; an unknown total (0) shows a moving bar."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()

    def stop(self) -> None:
        """Done: nothing is seen any more."""
        self._later.stop()
        self._content.hide()

    def _cancel(self) -> None:
        self.cancel_requested.emit()


class ErrorState(QWidget):
    """Something went wrong: what, what to do, and details to copy for the people who can mend it."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("focusRing", "none")  # a stack of pages gives it the focus when nothing in it takes it
        self.what = label("", "section")
        self.what_to_do = label("", "muted")
        self.retry_button = button("Try again", "primary", "error_retry_button")
        self.retry_button.clicked.connect(self._retry)
        self.copy_button = button("Copy details", "", "error_copy_button")
        self.copy_button.clicked.connect(self._copy)
        self._details = ""
        _centred(
            self,
            _Emblem("danger", "danger", "danger_soft"),
            [self.what, self.what_to_do],
            [self.retry_button, self.copy_button],
        )

    def show_error(self, what: str, what_to_do: str = "", details: str = "", *, can_retry: bool = True) -> None:
        """Say what happened and what to do; `details` go to the clipboard only when asked for."""
        self.what.setText(what)
        self.what_to_do.setText(what_to_do)
        self.what_to_do.setVisible(bool(what_to_do))
        self._details = details
        self.copy_button.setVisible(bool(details))
        self.copy_button.setText("Copy details")
        self.retry_button.setVisible(can_retry)
        self.setAccessibleName(f"{what} {what_to_do}".strip())

    def _retry(self) -> None:
        self.retry_requested.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy_button.setText("Copied")


class StatePages(QStackedWidget):
    """The content of a page or card, or instead of it: empty, loading, error."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content: QWidget = QWidget()
        self.empty = EmptyState()
        self.loading = LoadingState()
        self.error = ErrorState()
        for page in (self.content, self.empty, self.loading, self.error):
            self.addWidget(page)

    def set_content(self, widget: QWidget) -> None:
        """Use this widget as the content."""
        self.removeWidget(self.content)
        self.content.deleteLater()
        self.content = widget
        self.insertWidget(0, widget)
        self.setCurrentWidget(widget)

    def show_content(self) -> None:
        """Show the content."""
        self.loading.stop()
        self.setCurrentWidget(self.content)

    def show_empty(self, sentence: str, detail: str = "", action: str = "") -> None:
        """Show that there is nothing, and what to do next."""
        self.loading.stop()
        self.empty.show_words(sentence, detail, action)
        self.setCurrentWidget(self.empty)

    def show_loading(self, sentence: str = "One moment…", *, can_cancel: bool = False) -> None:
        """Show that something takes a while (seen after 200 ms)."""
        self.loading.start(sentence, can_cancel=can_cancel)
        self.setCurrentWidget(self.loading)

    def show_error(self, what: str, what_to_do: str = "", details: str = "") -> None:
        """Show what went wrong and what to do."""
        self.loading.stop()
        self.error.show_error(what, what_to_do, details)
        self.setCurrentWidget(self.error)


def _centred(page: QWidget, emblem: QWidget, words: list[QWidget], buttons: list[QWidget]) -> None:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(24, 32, 24, 32)
    layout.setSpacing(8)
    layout.addStretch(1)
    layout.addWidget(emblem, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addSpacing(4)
    for word in words:
        if hasattr(word, "setAlignment"):
            word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if hasattr(word, "setWordWrap"):
            word.setWordWrap(True)
            word.setMaximumWidth(_WORDS_WIDTH)
        # Between two stretches, not aligned: an aligned label gets the height of one line, whatever it wraps to.
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(word, _WORDS_WIDTH)  # as much of it as the page has
        line.addStretch(1)
        layout.addLayout(line)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    layout.addSpacing(8)
    layout.addLayout(row)
    layout.addStretch(1)
    page.setMinimumSize(QSize(0, 0))
