"""Settings of the accounts at other services: Partner Portal, PayPal, mail; and of one-time links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QLineEdit

from yeastar_desk.application.accounts import SecretPlace, Service
from yeastar_desk.application.online_ports import PortalContact
from yeastar_desk.presentation.forms.ui_settings_links import Ui_SettingsLinks
from yeastar_desk.presentation.forms.ui_settings_mail import Ui_SettingsMail
from yeastar_desk.presentation.forms.ui_settings_paypal import Ui_SettingsPaypal
from yeastar_desk.presentation.forms.ui_settings_portal import Ui_SettingsPortal
from yeastar_desk.presentation.settings.accounts_presenter import AccountsPresenter
from yeastar_desk.presentation.settings.presenter import SettingsPresenter, Value
from yeastar_desk.presentation.settings.section import Section
from yeastar_desk.presentation.widgets import set_look, set_shown

_PLACEHOLDERS = {
    SecretPlace.MISSING: "Not entered yet",
    SecretPlace.KEPT: "Kept in the key store",
    SecretPlace.ENVIRONMENT: "Set outside of the program",
    SecretPlace.NO_STORE: "Cannot be kept on this computer",
}
_FIRST_CONTACT = "The first of the portal's list"
_ENVIRONMENTS = ("sandbox", "live")
_ENVIRONMENT_WORDS = {
    "sandbox": ("Sandbox: no money moves, and a test payment never makes an order paid.", "warning"),
    "live": ("Live: customers are really charged.", "info"),
}


class AccountSection(Section):
    """An account with a secret that is kept in the system's key store only, and a test."""

    service: ClassVar[Service]

    def __init__(self, form: Any, presenter: SettingsPresenter, accounts: AccountsPresenter) -> None:
        super().__init__(form, presenter)
        self.accounts = accounts
        key = self.service.value
        self._secret: QLineEdit = getattr(form, f"secret_{key}_edit")
        self._test = getattr(form, f"{key}_test_button")
        self._forget = getattr(form, f"{key}_forget_button")
        self._notice = getattr(form, f"{key}_notice")
        self._notice.show_message("")
        set_shown(self._forget, False)
        self._secret.editingFinished.connect(self._keep)
        self._test.clicked.connect(self._try)
        self._forget.clicked.connect(self._remove)
        accounts.look(self.service, self.environment)

    @property
    def environment(self) -> str:
        """Whose secret is entered here, where a service has several environments."""
        return ""

    @Slot()
    def _keep(self) -> None:
        if self._secret.text().strip():
            self.accounts.keep(self.service, self._secret.text().strip(), self.environment)

    @Slot()
    def _remove(self) -> None:
        self.accounts.keep(self.service, "", self.environment)

    @Slot()
    def _try(self) -> None:
        self.accounts.test(self.service)

    # what the presenter shows

    def show_secret(self, place: SecretPlace, sentence: str) -> None:
        """Say where the secret is; it is never shown."""
        self.clear_problems()
        set_look(self._secret, "invalid", False)
        self._secret.clear()
        self._secret.setPlaceholderText(_PLACEHOLDERS[place])
        self._secret.setEnabled(place in (SecretPlace.MISSING, SecretPlace.KEPT))
        set_shown(self._forget, place is SecretPlace.KEPT)
        if sentence:
            self._notice.show_message(sentence, "warning" if place is SecretPlace.NO_STORE else "info")

    def show_secret_problem(self, sentence: str) -> None:
        """Say why a secret was not kept; what was typed stays."""
        set_look(self._secret, "invalid", True)
        self.show_problem(f"{self.service.value}.secret", sentence)

    def show_testing(self) -> None:
        """A test is under way."""
        self._test.setEnabled(False)
        self._notice.show_message("One moment, asking…", "info")

    def show_tested(self, sentence: str, *, works: bool) -> None:
        """What came of the test."""
        self._test.setEnabled(True)
        self._notice.show_message(sentence, "ok" if works else "danger")

    def place_of(self, name: str) -> QLayout:
        if name == f"{self.service.value}.secret":
            layout = getattr(self.form, f"secret_{self.service.value}_edit_field")
            assert isinstance(layout, QLayout)
            return layout
        return super().place_of(name)


class PortalSection(AccountSection):
    """The account at the Partner Portal, and how orders go there."""

    service = Service.PORTAL
    tables: ClassVar = ("portal",)
    choices: ClassVar = {"portal.billing_contact_id": {"": _FIRST_CONTACT}}

    def __init__(self, presenter: SettingsPresenter, accounts: AccountsPresenter) -> None:
        self._contact_id = ""
        super().__init__(Ui_SettingsPortal(), presenter, accounts)
        accounts.read_contacts()

    def show_values(self, values: Mapping[str, Value]) -> None:
        self._contact_id = str(values["portal.billing_contact_id"])
        self._offer_chosen()
        super().show_values(values)

    def show_contacts(self, contacts: Sequence[PortalContact]) -> None:
        """Offer the portal's billing contacts as they were fetched last."""
        combo = self.combo("portal.billing_contact_id")
        combo.clear()
        combo.addItem(_FIRST_CONTACT, "")
        for contact in contacts:
            combo.addItem(contact.label, contact.id)
        self._offer_chosen()
        combo.setCurrentIndex(combo.findData(self._contact_id))

    def _offer_chosen(self) -> None:
        """The chosen contact stays to be seen when the portal's list does not have it (yet)."""
        combo = self.combo("portal.billing_contact_id")
        if combo.findData(self._contact_id) < 0:
            combo.addItem(f"Contact {self._contact_id}", self._contact_id)


class PayPalSection(AccountSection):
    """The PayPal account: sandbox or live, clearly apart. Each has its own client ID and secret."""

    service = Service.PAYPAL
    tables: ClassVar = ("paypal",)

    def __init__(self, presenter: SettingsPresenter, accounts: AccountsPresenter) -> None:
        self._environment = _ENVIRONMENTS[0]
        super().__init__(Ui_SettingsPaypal(), presenter, accounts)
        environment = self.form.paypal_environment_segmented
        environment.add_button("Sandbox (test money)", "paypal_sandbox_button")
        environment.add_button("Live (real money)", "paypal_live_button")
        environment.chosen.connect(self._choose)

    def _choose(self, index: int) -> None:
        name = _ENVIRONMENTS[index]
        self._secret.clear()  # what was typed for one environment must not be kept for the other
        self._show_environment(name)
        self.presenter.change("paypal.environment", name)
        self._notice.show_message(f"Client ID and secret are now those of {name}. The others are kept.", "info")

    @property
    def environment(self) -> str:
        return self._environment

    def show_values(self, values: Mapping[str, Value]) -> None:
        super().show_values(values)
        self._show_environment(str(values["paypal.environment"]))

    def _show_environment(self, environment: str) -> None:
        form = self.form
        form.paypal_environment_segmented.set_current(_ENVIRONMENTS.index(environment))
        form.paypal_environment_notice.show_message(*_ENVIRONMENT_WORDS[environment])
        if environment != self._environment:
            self._environment = environment
            form.paypal_client_id_edit_caption.setText(f"Client ID ({environment})")
            form.secret_paypal_edit_caption.setText(f"Secret ({environment})")
            self.accounts.look(self.service, environment)


class MailSection(AccountSection):
    """The mail server."""

    service = Service.MAIL
    tables: ClassVar = ("mail",)
    choices: ClassVar = {
        "mail.security": {"starttls": "STARTTLS", "tls": "TLS", "none": "None (this computer only)"},
    }

    def __init__(self, presenter: SettingsPresenter, accounts: AccountsPresenter) -> None:
        super().__init__(Ui_SettingsMail(), presenter, accounts)


class LinksSection(Section):
    """Links that work once."""

    tables: ClassVar = ("links",)

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(Ui_SettingsLinks(), presenter)
