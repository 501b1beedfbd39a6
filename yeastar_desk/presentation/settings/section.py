"""One section of Settings: a form whose fields save themselves when they are left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLayout, QLineEdit, QWidget

from yeastar_desk.presentation.settings.presenter import SettingsPresenter, Value
from yeastar_desk.presentation.widgets import label, set_look

_KINDS: Mapping[str, type[QWidget]] = {"edit": QLineEdit, "combo": QComboBox, "check": QCheckBox}
_WIDEST = 920


class Section(QWidget):
    """Fields are found by their object names: `seller_name_edit` is the setting `seller.name`."""

    tables: ClassVar[tuple[str, ...]] = ()
    """Tables of the settings file whose fields are here."""
    choices: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """Words by value, for the combo box of a setting."""

    def __init__(self, form: Any, presenter: SettingsPresenter) -> None:
        """`form` is the compiled form of the section."""
        super().__init__()
        form.setupUi(self)
        column = next(widget for name, widget in vars(form).items() if name.endswith("_column"))
        column.setMaximumWidth(_WIDEST)
        self.form = form
        self.presenter = presenter
        self._problems: dict[str, QLabel] = {}
        self.fields = self._find_fields()
        for name, words in self.choices.items():
            for value, text in words.items():
                self.combo(name).addItem(text, value)
        for name, widget in self.fields.items():
            if isinstance(widget, QLineEdit):
                widget.editingFinished.connect(partial(self._edited, name))
            elif isinstance(widget, QComboBox):
                widget.activated.connect(partial(self._chosen, name))
            elif isinstance(widget, QCheckBox):
                widget.toggled.connect(partial(presenter.change, name))

    def _find_fields(self) -> dict[str, QWidget]:
        fields: dict[str, QWidget] = {}
        for name, widget in vars(self.form).items():
            table, _, rest = name.partition("_")
            key, _, kind = rest.rpartition("_")
            if table in self.tables and key and kind in _KINDS and isinstance(widget, _KINDS[kind]):
                fields[f"{table}.{key}"] = widget
        return fields

    def combo(self, name: str) -> QComboBox:
        """The combo box of a setting."""
        widget = self.fields[name]
        assert isinstance(widget, QComboBox)
        return widget

    def typed(self, name: str, text: str) -> str:
        """What was typed into a field, as the setting wants it."""
        del name
        return text

    def _edited(self, name: str) -> None:
        widget = self.fields[name]
        assert isinstance(widget, QLineEdit)
        self.presenter.change(name, self.typed(name, widget.text()))

    def _chosen(self, name: str, index: int) -> None:
        self.presenter.change(name, str(self.combo(name).itemData(index)))

    # what is stored

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Fill the fields; a wrong value that is being corrected stays."""
        for name, widget in self.fields.items():
            value = values[name]
            blocked = widget.blockSignals(True)
            if isinstance(widget, QLineEdit):
                if not (widget.hasFocus() and widget.property("invalid")):
                    widget.setText(str(value))
            elif isinstance(widget, QComboBox):
                widget.setCurrentIndex(widget.findData(value))
            elif isinstance(widget, QCheckBox):
                widget.setChecked(bool(value))
            widget.blockSignals(blocked)

    # what is wrong

    def shows(self, name: str) -> bool:
        """Whether a setting (`table.key`, or the name of a whole table) is shown here."""
        return name in self.fields

    def place_of(self, name: str) -> QLayout:
        """Where the problem of a setting is said: below its field, or at the end of its card."""
        below = f"{self.fields[name].objectName()}_field"
        layout = getattr(self.form, below, None) or getattr(self.form, f"{name.partition('.')[0]}_card_layout")
        assert isinstance(layout, QLayout)
        return layout

    def show_problem(self, name: str, sentence: str) -> None:
        """Say why a value was not taken; what was typed stays."""
        widget = self.fields.get(name)
        if widget is not None:
            sentence = sentence.replace(f"“{name}”", widget.accessibleName())
            set_look(widget, "invalid", True)
        problem = self._problems.get(name)
        if problem is None:
            problem = label("", "danger")
            problem.setWordWrap(True)
            self._problems[name] = problem
            self.place_of(name).addWidget(problem)
        problem.setText(sentence)
        problem.show()

    def clear_problems(self) -> None:
        """Take back everything that was said."""
        for name, problem in self._problems.items():
            problem.hide()
            if name in self.fields:
                set_look(self.fields[name], "invalid", False)
