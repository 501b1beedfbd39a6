# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_portal.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, CheckBox, ColumnScroll, ComboBox,
    Notice)
class Ui_SettingsPortal(object):
    def setupUi(self, SettingsPortal):
        if not SettingsPortal.objectName():
            SettingsPortal.setObjectName(u"SettingsPortal")
        self.portal_section_layout = QVBoxLayout(SettingsPortal)
        self.portal_section_layout.setObjectName(u"portal_section_layout")
        self.portal_section_layout.setContentsMargins(0, 0, 0, 0)
        self.portal_section_scroll = ColumnScroll(SettingsPortal)
        self.portal_section_scroll.setObjectName(u"portal_section_scroll")
        self.portal_section_column = QWidget()
        self.portal_section_column.setObjectName(u"portal_section_column")
        self.portal_section_scroll.setWidget(self.portal_section_column)
        self.portal_section_column_layout = QVBoxLayout(self.portal_section_column)
        self.portal_section_column_layout.setSpacing(16)
        self.portal_section_column_layout.setObjectName(u"portal_section_column_layout")
        self.portal_section_column_layout.setContentsMargins(4, 24, 24, 24)
        self.portal_card = Card(self.portal_section_column)
        self.portal_card.setObjectName(u"portal_card")
        self.portal_card_layout = QVBoxLayout(self.portal_card)
        self.portal_card_layout.setSpacing(12)
        self.portal_card_layout.setObjectName(u"portal_card_layout")
        self.portal_card_layout.setContentsMargins(18, 16, 18, 18)
        self.portal_card_title = QLabel(self.portal_card)
        self.portal_card_title.setObjectName(u"portal_card_title")
        self.portal_card_title.setProperty(u"role", u"section")
        self.portal_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.portal_card_layout.addWidget(self.portal_card_title)

        self.portal_card_hint = QLabel(self.portal_card)
        self.portal_card_hint.setObjectName(u"portal_card_hint")
        self.portal_card_hint.setProperty(u"role", u"small")
        self.portal_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.portal_card_hint.setWordWrap(True)

        self.portal_card_layout.addWidget(self.portal_card_hint)

        self.portal_grid = QGridLayout()
        self.portal_grid.setObjectName(u"portal_grid")
        self.portal_grid.setHorizontalSpacing(12)
        self.portal_grid.setVerticalSpacing(12)
        self.portal_client_id_edit_field = QVBoxLayout()
        self.portal_client_id_edit_field.setSpacing(4)
        self.portal_client_id_edit_field.setObjectName(u"portal_client_id_edit_field")
        self.portal_client_id_edit_caption = QLabel(self.portal_card)
        self.portal_client_id_edit_caption.setObjectName(u"portal_client_id_edit_caption")
        self.portal_client_id_edit_caption.setProperty(u"role", u"small")
        self.portal_client_id_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.portal_client_id_edit_field.addWidget(self.portal_client_id_edit_caption)

        self.portal_client_id_edit = QLineEdit(self.portal_card)
        self.portal_client_id_edit.setObjectName(u"portal_client_id_edit")

        self.portal_client_id_edit_field.addWidget(self.portal_client_id_edit)


        self.portal_grid.addLayout(self.portal_client_id_edit_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.secret_portal_edit_field = QVBoxLayout()
        self.secret_portal_edit_field.setSpacing(4)
        self.secret_portal_edit_field.setObjectName(u"secret_portal_edit_field")
        self.secret_portal_edit_caption = QLabel(self.portal_card)
        self.secret_portal_edit_caption.setObjectName(u"secret_portal_edit_caption")
        self.secret_portal_edit_caption.setProperty(u"role", u"small")
        self.secret_portal_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.secret_portal_edit_field.addWidget(self.secret_portal_edit_caption)

        self.secret_portal_edit = QLineEdit(self.portal_card)
        self.secret_portal_edit.setObjectName(u"secret_portal_edit")
        self.secret_portal_edit.setEchoMode(QLineEdit.EchoMode.Password)

        self.secret_portal_edit_field.addWidget(self.secret_portal_edit)


        self.portal_grid.addLayout(self.secret_portal_edit_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.portal_base_url_edit_field = QVBoxLayout()
        self.portal_base_url_edit_field.setSpacing(4)
        self.portal_base_url_edit_field.setObjectName(u"portal_base_url_edit_field")
        self.portal_base_url_edit_caption = QLabel(self.portal_card)
        self.portal_base_url_edit_caption.setObjectName(u"portal_base_url_edit_caption")
        self.portal_base_url_edit_caption.setProperty(u"role", u"small")
        self.portal_base_url_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.portal_base_url_edit_field.addWidget(self.portal_base_url_edit_caption)

        self.portal_base_url_edit = QLineEdit(self.portal_card)
        self.portal_base_url_edit.setObjectName(u"portal_base_url_edit")

        self.portal_base_url_edit_field.addWidget(self.portal_base_url_edit)


        self.portal_grid.addLayout(self.portal_base_url_edit_field, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.portal_grid.setColumnStretch(0, 1)
        self.portal_grid.setColumnStretch(1, 1)
        self.portal_grid.setColumnMinimumWidth(0, 1)
        self.portal_grid.setColumnMinimumWidth(1, 1)

        self.portal_card_layout.addLayout(self.portal_grid)

        self.portal_test_row = QHBoxLayout()
        self.portal_test_row.setSpacing(12)
        self.portal_test_row.setObjectName(u"portal_test_row")
        self.portal_test_button = QPushButton(self.portal_card)
        self.portal_test_button.setObjectName(u"portal_test_button")

        self.portal_test_row.addWidget(self.portal_test_button)

        self.portal_forget_button = QPushButton(self.portal_card)
        self.portal_forget_button.setObjectName(u"portal_forget_button")
        self.portal_forget_button.setProperty(u"kind", u"danger")

        self.portal_test_row.addWidget(self.portal_forget_button)

        self.portal_test_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.portal_test_row.addItem(self.portal_test_space)


        self.portal_card_layout.addLayout(self.portal_test_row)

        self.portal_notice = Notice(self.portal_card)
        self.portal_notice.setObjectName(u"portal_notice")

        self.portal_card_layout.addWidget(self.portal_notice)


        self.portal_section_column_layout.addWidget(self.portal_card)

        self.portal_orders_card = Card(self.portal_section_column)
        self.portal_orders_card.setObjectName(u"portal_orders_card")
        self.portal_orders_card_layout = QVBoxLayout(self.portal_orders_card)
        self.portal_orders_card_layout.setSpacing(12)
        self.portal_orders_card_layout.setObjectName(u"portal_orders_card_layout")
        self.portal_orders_card_layout.setContentsMargins(18, 16, 18, 18)
        self.portal_orders_card_title = QLabel(self.portal_orders_card)
        self.portal_orders_card_title.setObjectName(u"portal_orders_card_title")
        self.portal_orders_card_title.setProperty(u"role", u"section")
        self.portal_orders_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.portal_orders_card_layout.addWidget(self.portal_orders_card_title)

        self.portal_orders_card_hint = QLabel(self.portal_orders_card)
        self.portal_orders_card_hint.setObjectName(u"portal_orders_card_hint")
        self.portal_orders_card_hint.setProperty(u"role", u"small")
        self.portal_orders_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.portal_orders_card_hint.setWordWrap(True)

        self.portal_orders_card_layout.addWidget(self.portal_orders_card_hint)

        self.portal_orders_grid = QGridLayout()
        self.portal_orders_grid.setObjectName(u"portal_orders_grid")
        self.portal_orders_grid.setHorizontalSpacing(12)
        self.portal_orders_grid.setVerticalSpacing(12)
        self.portal_billing_contact_id_combo_field = QVBoxLayout()
        self.portal_billing_contact_id_combo_field.setSpacing(4)
        self.portal_billing_contact_id_combo_field.setObjectName(u"portal_billing_contact_id_combo_field")
        self.portal_billing_contact_id_combo_caption = QLabel(self.portal_orders_card)
        self.portal_billing_contact_id_combo_caption.setObjectName(u"portal_billing_contact_id_combo_caption")
        self.portal_billing_contact_id_combo_caption.setProperty(u"role", u"small")
        self.portal_billing_contact_id_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.portal_billing_contact_id_combo_field.addWidget(self.portal_billing_contact_id_combo_caption)

        self.portal_billing_contact_id_combo = ComboBox(self.portal_orders_card)
        self.portal_billing_contact_id_combo.setObjectName(u"portal_billing_contact_id_combo")

        self.portal_billing_contact_id_combo_field.addWidget(self.portal_billing_contact_id_combo)


        self.portal_orders_grid.addLayout(self.portal_billing_contact_id_combo_field, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.portal_orders_grid.setColumnStretch(0, 1)
        self.portal_orders_grid.setColumnStretch(1, 1)
        self.portal_orders_grid.setColumnMinimumWidth(0, 1)
        self.portal_orders_grid.setColumnMinimumWidth(1, 1)

        self.portal_orders_card_layout.addLayout(self.portal_orders_grid)

        self.portal_workplace_by_api_check = CheckBox(self.portal_orders_card)
        self.portal_workplace_by_api_check.setObjectName(u"portal_workplace_by_api_check")

        self.portal_orders_card_layout.addWidget(self.portal_workplace_by_api_check)

        self.portal_workplace_hint = QLabel(self.portal_orders_card)
        self.portal_workplace_hint.setObjectName(u"portal_workplace_hint")
        self.portal_workplace_hint.setProperty(u"role", u"small")
        self.portal_workplace_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.portal_workplace_hint.setWordWrap(True)

        self.portal_orders_card_layout.addWidget(self.portal_workplace_hint)


        self.portal_section_column_layout.addWidget(self.portal_orders_card)

        self.portal_section_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.portal_section_column_layout.addItem(self.portal_section_rest)


        self.portal_section_layout.addWidget(self.portal_section_scroll)

#if QT_CONFIG(shortcut)
        self.portal_client_id_edit_caption.setBuddy(self.portal_client_id_edit)
        self.secret_portal_edit_caption.setBuddy(self.secret_portal_edit)
        self.portal_base_url_edit_caption.setBuddy(self.portal_base_url_edit)
        self.portal_billing_contact_id_combo_caption.setBuddy(self.portal_billing_contact_id_combo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsPortal)

        QMetaObject.connectSlotsByName(SettingsPortal)
    # setupUi

    def retranslateUi(self, SettingsPortal):
        self.portal_card_title.setText(QCoreApplication.translate("SettingsPortal", u"Partner Portal", None))
        self.portal_card_hint.setText(QCoreApplication.translate("SettingsPortal", u"In the portal open System \u203a API, switch it on, copy the client ID, and press Reset for a client secret. Your account manager has to grant the API first. Leave the IP restriction off: a hall's network has an address of its own.", None))
        self.portal_client_id_edit_caption.setText(QCoreApplication.translate("SettingsPortal", u"Client ID", None))
#if QT_CONFIG(accessibility)
        self.portal_client_id_edit.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Client ID", None))
#endif // QT_CONFIG(accessibility)
        self.secret_portal_edit_caption.setText(QCoreApplication.translate("SettingsPortal", u"Client secret", None))
#if QT_CONFIG(accessibility)
        self.secret_portal_edit.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Client secret", None))
#endif // QT_CONFIG(accessibility)
        self.portal_base_url_edit_caption.setText(QCoreApplication.translate("SettingsPortal", u"Address", None))
#if QT_CONFIG(accessibility)
        self.portal_base_url_edit.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Address", None))
#endif // QT_CONFIG(accessibility)
        self.portal_base_url_edit.setPlaceholderText(QCoreApplication.translate("SettingsPortal", u"https://openapi.partner.yeastar.com", None))
        self.portal_test_button.setText(QCoreApplication.translate("SettingsPortal", u"Test the connection", None))
#if QT_CONFIG(accessibility)
        self.portal_test_button.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Test the connection of the Partner Portal", None))
#endif // QT_CONFIG(accessibility)
        self.portal_forget_button.setText(QCoreApplication.translate("SettingsPortal", u"Remove the secret", None))
#if QT_CONFIG(accessibility)
        self.portal_forget_button.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Remove the secret of the Partner Portal", None))
#endif // QT_CONFIG(accessibility)
        self.portal_orders_card_title.setText(QCoreApplication.translate("SettingsPortal", u"Orders in the portal", None))
        self.portal_orders_card_hint.setText(QCoreApplication.translate("SettingsPortal", u"The API cannot create billing contacts. An order is billed to the portal's contact with the same email address, otherwise to this one.", None))
        self.portal_billing_contact_id_combo_caption.setText(QCoreApplication.translate("SettingsPortal", u"Default billing contact", None))
#if QT_CONFIG(accessibility)
        self.portal_billing_contact_id_combo.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Default billing contact", None))
#endif // QT_CONFIG(accessibility)
        self.portal_workplace_by_api_check.setText(QCoreApplication.translate("SettingsPortal", u"Send Workplace orders by API", None))
#if QT_CONFIG(accessibility)
        self.portal_workplace_by_api_check.setAccessibleName(QCoreApplication.translate("SettingsPortal", u"Send Workplace orders by API", None))
#endif // QT_CONFIG(accessibility)
        self.portal_workplace_hint.setText(QCoreApplication.translate("SettingsPortal", u"Without it a Workplace order becomes a hand-over sheet that a person enters in the portal. Switch it on only after your account manager has confirmed the mapping: product ID of \u201cWorkplace SaaS\u201d, the company ID as product number (productNo), our order number as PO number, plan and services by their names in the portal's catalogue.", None))
        pass
    # retranslateUi

