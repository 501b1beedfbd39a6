"""A side panel about one thing: what can be done with it, and two columns of cards that tell about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from yeastar_desk.presentation.widgets.badge import Badge
from yeastar_desk.presentation.widgets.enter_presses import EnterPresses
from yeastar_desk.presentation.widgets.notice import Notice
from yeastar_desk.presentation.widgets.side_panel import SidePanel
from yeastar_desk.presentation.widgets.surfaces import Card, label, section_title

_BESIDE_BAR = 8  # between the cards and their scroll bar


class CardPanel(SidePanel):
    """`name` begins the object names of its parts; `contents` names the cards for a screen reader."""

    def __init__(self, host: QWidget, name: str, contents: str) -> None:
        super().__init__(host)
        self.setObjectName(name)
        self._notice = Notice()
        buttons = QWidget()  # a widget, so that Tab comes to its buttons before it comes to the cards
        self._row = QHBoxLayout(buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, _BESIDE_BAR, 0)
        above.setSpacing(12)
        above.addWidget(buttons)
        above.addWidget(self._notice)
        self._scroll = QScrollArea()
        self._scroll.setObjectName(f"{name}_scroll")
        self._scroll.setAccessibleName(contents)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self.body())
        column.setContentsMargins(24, 16, 24 - _BESIDE_BAR, 16)
        column.setSpacing(12)
        column.addLayout(above)
        column.addWidget(self._scroll, 1)
        EnterPresses(self)
        self.close_requested.connect(self.slide_out)

    def add_buttons(self, buttons: Iterable[QPushButton]) -> None:
        """Put what can be done above the cards."""
        for each in buttons:
            self._row.insertWidget(self._row.count() - 1, each)

    def say(self, sentence: str, tone: str = "danger") -> None:
        """Say above the cards what came of an action, or what is wrong; nothing takes it away."""
        self._notice.show_message(sentence, tone)

    def show_cards(self, columns: Iterable[Sequence[Card]], shares: Sequence[int] = (1, 1)) -> None:
        """Show these cards instead of those before; `shares` are the widths of the columns to each other."""
        content = QWidget()
        content.setObjectName(f"{self.objectName()}_content")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, _BESIDE_BAR, 0)
        row.setSpacing(16)
        for share, cards in zip(shares, columns, strict=True):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, share)
        self._scroll.setWidget(content)


def titled_card(title: str, status: tuple[str, str] = ("", ""), *, spacing: int = 8) -> tuple[Card, QVBoxLayout]:
    """A card with its title, a badge (text, tone) at the right of it, and the column for what follows below."""
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(18, 14, 18, 16)
    column.setSpacing(spacing)
    head = QHBoxLayout()
    head.addWidget(section_title(title), 1)
    if status[0]:
        head.addWidget(Badge(None, *status))
    column.addLayout(head)
    return card, column


def tell(column: QVBoxLayout, what: str, when: str, who: str) -> None:
    """Add to a card what happened or was noted, and below it when and by whom, as far as it is known."""
    words = label(what)
    words.setWordWrap(True)
    column.addWidget(words)
    column.addWidget(label(" · ".join(filter(None, (when, who))), "small"))
