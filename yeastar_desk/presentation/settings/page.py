"""The Settings page: its sections on the left, one of them in front. Every field saves itself when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from yeastar_desk.application.accounts import SecretPlace, Service
from yeastar_desk.application.online_ports import PortalContact
from yeastar_desk.presentation.forms.ui_settings import Ui_Settings
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.settings.accounts import (
    AccountSection,
    LinksSection,
    MailSection,
    PayPalSection,
    PortalSection,
)
from yeastar_desk.presentation.settings.accounts_presenter import AccountsPresenter, AccountUses
from yeastar_desk.presentation.settings.company import LOGO, CompanySection
from yeastar_desk.presentation.settings.presenter import SettingsPresenter, SettingsUses, Value
from yeastar_desk.presentation.settings.section import Section
from yeastar_desk.presentation.settings.selling import DisplaySection, SellingSection
from yeastar_desk.presentation.settings.taxes import TaxesSection
from yeastar_desk.presentation.widgets import ArrowKeys, EnterPresses, button


class SettingsPageUses(SettingsUses, AccountUses, Protocol):
    """Everything that the page asks of the program."""


@dataclass(slots=True)
class _Entry:
    """A section: its title, the tables whose settings it has, and how it is made on the first visit."""

    title: str
    tables: tuple[str, ...]
    make: Callable[[], Section]
    button: QPushButton = field(init=False)
    section: Section | None = None


class SettingsPage(QWidget):
    """Implements `SettingsView` and `AccountsView`. Sections are built on their first visit."""

    said = Signal(str)
    """A sentence for the rep that belongs to no field."""

    def __init__(
        self,
        lane: Lane,
        network_lane: Lane,
        uses: SettingsPageUses,
        announce: Announce,
        countries: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`countries` are names by ISO code, sorted as they are shown."""
        super().__init__(parent)
        self._form = Ui_Settings()
        self._form.setupUi(self)
        self._values: Mapping[str, Value] = {}
        self._taxes: Mapping[str, str] = {}
        self._logo: Path | None = None
        presenter = self._presenter = SettingsPresenter(self, lane, uses, announce)
        accounts = self._accounts = AccountsPresenter(uses, lane, network_lane, announce, self)
        self._entries = {
            "company": _Entry("Company", ("seller", LOGO), lambda: CompanySection(presenter, countries)),
            "selling": _Entry("Booth and sales", SellingSection.tables, lambda: SellingSection(presenter)),
            "taxes": _Entry("Taxes", ("taxes",), lambda: TaxesSection(presenter, countries)),
            "display": _Entry("Window and paper", DisplaySection.tables, lambda: DisplaySection(presenter)),
            "portal": _Entry("Partner Portal", PortalSection.tables, lambda: PortalSection(presenter, accounts)),
            "paypal": _Entry("PayPal", PayPalSection.tables, lambda: PayPalSection(presenter, accounts)),
            "mail": _Entry("Mail", MailSection.tables, lambda: MailSection(presenter, accounts)),
            "links": _Entry("Links", LinksSection.tables, lambda: LinksSection(presenter)),
        }
        self._group = QButtonGroup(self)
        for key, entry in self._entries.items():
            if key == "portal":
                self._form.settings_sections_layout.addSpacing(16)
            self._add_button(key, entry)
        self._form.settings_sections_layout.addStretch(1)
        EnterPresses(self)
        ArrowKeys([entry.button for entry in self._entries.values()], self)
        self.show_section("company")
        presenter.load()

    def _add_button(self, key: str, entry: _Entry) -> None:
        entry.button = button(entry.title, "section", f"settings_{key}_button")
        entry.button.setCheckable(True)
        entry.button.clicked.connect(partial(self._go, key))
        self._group.addButton(entry.button)
        self._form.settings_sections_layout.addWidget(entry.button)

    def _go(self, key: str, _checked: bool = False) -> None:
        self.show_section(key)

    def show_section(self, key: str) -> None:
        """Bring a section to the front: company, selling, taxes, display, portal, paypal, mail, links."""
        section = self._section(key)
        chosen = self._entries[key].button
        chosen.setChecked(True)
        self.setFocusProxy(chosen)
        if self.isVisible():
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form.settings_stack.setCurrentWidget(section)

    def _section(self, key: str) -> Section:
        entry = self._entries[key]
        if entry.section is None:
            entry.section = entry.make()
            entry.section.setProperty("takesScans", key != "company")  # what is scanned over an account belongs to it
            self._form.settings_stack.addWidget(entry.section)
            self._fill(entry.section)
        return entry.section

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if change.subject is Subject.BILLING_CONTACTS and self._entries["portal"].section is not None:
            self._accounts.read_contacts()
        elif change.subject is Subject.SECOND_BACKUP and self._entries["selling"].section is not None:
            self._presenter.look_at_second_backup()

    # what the presenters show

    def show_values(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self._fill_built()

    def show_taxes(self, taxes: Mapping[str, str]) -> None:
        self._taxes = taxes
        self._fill_built(TaxesSection)

    def show_logo(self, file: Path | None) -> None:
        self._logo = file
        self._fill_built(CompanySection)

    def _fill_built(self, kind: type[Section] = Section) -> None:
        for entry in self._entries.values():
            if isinstance(entry.section, kind):
                self._fill(entry.section)

    def _fill(self, section: Section) -> None:
        if not self._values:
            return  # they are still being read
        section.show_values(self._values)
        if isinstance(section, TaxesSection):
            section.show_taxes(self._taxes)
        if isinstance(section, CompanySection):
            section.show_logo(self._logo)

    def show_second_backup(self, sentence: str, tone: str) -> None:
        section = self._section("selling")
        assert isinstance(section, SellingSection)
        section.show_second_backup(sentence, tone)

    def show_problem(self, name: str, sentence: str) -> None:
        table = name.partition(".")[0]
        key = next((key for key, entry in self._entries.items() if table in entry.tables), "")
        if key and self._section(key).shows(name):
            self._section(key).show_problem(name, sentence)
        else:
            self.said.emit(sentence)

    def clear_problems(self) -> None:
        for entry in self._entries.values():
            if entry.section is not None:
                entry.section.clear_problems()

    def say(self, sentence: str) -> None:
        self.said.emit(sentence)

    # AccountsView

    def _account(self, service: Service) -> AccountSection:
        section = self._section(service.value)
        assert isinstance(section, AccountSection)
        return section

    def show_secret(self, service: Service, place: SecretPlace, sentence: str) -> None:
        self._account(service).show_secret(place, sentence)

    def show_secret_problem(self, service: Service, sentence: str) -> None:
        self._account(service).show_secret_problem(sentence)

    def show_testing(self, service: Service) -> None:
        self._account(service).show_testing()

    def show_tested(self, service: Service, sentence: str, *, works: bool) -> None:
        self._account(service).show_tested(sentence, works=works)

    def show_contacts(self, contacts: Sequence[PortalContact]) -> None:
        section = self._account(Service.PORTAL)
        assert isinstance(section, PortalSection)
        section.show_contacts(contacts)
