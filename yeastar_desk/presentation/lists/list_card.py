"""A card with a search, one button to add, and a list below them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.presentation.lists.column_memory import remember_columns
from yeastar_desk.presentation.lists.paged_model import PagedModel
from yeastar_desk.presentation.widgets import Card, SearchEdit, StatePages, Table, button, label


class ListCard(Card):
    """Names its parts after the list: `KEY_table`, `KEY_search_edit`, `KEY_count_label`, `add_ONE_button`."""

    def __init__(
        self, key: str, title: str, search: str, add: str, add_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self.search = SearchEdit()
        self.search.setObjectName(f"{key}_search_edit")
        self.search.setAccessibleName(search)
        self.search.setPlaceholderText(f"{search}…")
        self.search.setMinimumWidth(260)
        self.search.setMaximumWidth(420)
        self.count = label("", "small")
        self.count.setObjectName(f"{key}_count_label")
        self.add_button = button(add, "primary", add_name)
        self.states = StatePages()
        self.states.setObjectName(f"{key}_states")
        self.table = Table()
        self.table.setObjectName(f"{key}_table")
        self.table.setAccessibleName(title)
        self.states.set_content(self.table)
        self.search.lead_to(self.table)
        bar = QHBoxLayout()
        bar.setContentsMargins(18, 14, 18, 12)
        bar.setSpacing(12)
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
        bar.addWidget(self.count)
        bar.addWidget(self.add_button)
        self._bar = bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.states, 1)

    def add_beside(self, text: str, name: str) -> QPushButton:
        """One more button, to the left of the one that adds."""
        made = button(text, "", name)
        self._bar.insertWidget(self._bar.count() - 1, made)
        made.stackUnder(self.add_button)  # Tab comes to it first, too
        return made

    def show_list(self, model: PagedModel[Any], remembered: QSettings) -> None:
        """Show the rows of a model."""
        self.table.show_rows(model)
        remember_columns(self.table, self._key, model.columns, remembered)
        self.table.horizontalHeader().setMinimumSectionSize(80)
