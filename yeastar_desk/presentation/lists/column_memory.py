"""Widths, order and visibility of columns, kept between starts; a menu on the header shows and hides them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from yeastar_desk.presentation.lists.column import Column


def remember_columns(
    table: QTableView, name: str, columns: Sequence[Column[Any]], settings: QSettings
) -> Callable[[QPoint], None]:
    """Give a table the widths of its columns, or those that the rep left it with; remember later changes.

    Returns:
        what opens the choice of columns at a place on the screen, for a button beside the list.
    """
    return _Memory(table, name, columns, settings).offer


class _Memory(QObject):
    """Lives as long as its table."""

    def __init__(self, table: QTableView, name: str, columns: Sequence[Column[Any]], settings: QSettings) -> None:
        super().__init__(table)
        self._header = table.horizontalHeader()
        self._columns = columns
        self._settings = settings
        # Remembered widths of other columns (an older version's) must not be applied to these.
        self._key = f"columns/{name}/{'-'.join(column.key for column in columns)}"
        state = settings.value(self._key)
        if not (isinstance(state, QByteArray) and self._header.restoreState(state)):
            self._give_own_widths()
        self._header.sectionResized.connect(self._save)
        self._header.sectionMoved.connect(self._save)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._offer)

    def offer(self, place: QPoint) -> None:
        """Open the choice of columns at a place on the screen."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self._columns):
            if not column.title:
                continue  # the three dots of a row's menu
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(number))
            action.setData(number)
            menu.addAction(action)
        menu.triggered.connect(self._show_or_hide)
        menu.popup(place)

    def _give_own_widths(self) -> None:
        for number, column in enumerate(self._columns):
            if column.width:
                self._header.resizeSection(number, column.width)
            else:
                self._header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            self._header.setSectionHidden(number, column.hidden)
        self._header.setStretchLastSection(all(column.width for column in self._columns))

    def _save(self) -> None:
        if not shiboken6.isValid(self._header):  # a stretched column is resized once more while its table goes
            return
        self._settings.setValue(self._key, self._header.saveState())

    def _offer(self, place: QPoint) -> None:
        self.offer(self._header.mapToGlobal(place))

    def _show_or_hide(self, action: QAction) -> None:
        visible = self._header.count() - self._header.hiddenSectionCount()
        if action.isChecked() or visible > 1:
            self._header.setSectionHidden(action.data(), not action.isChecked())
            self._save()
