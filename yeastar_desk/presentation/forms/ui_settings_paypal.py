# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_paypal.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, ColumnScroll, Notice, Segmented)
class Ui_SettingsPaypal(object):
    def setupUi(self, SettingsPaypal):
        if not SettingsPaypal.objectName():
            SettingsPaypal.setObjectName(u"SettingsPaypal")
        self.paypal_section_layout = QVBoxLayout(SettingsPaypal)
        self.paypal_section_layout.setObjectName(u"paypal_section_layout")
        self.paypal_section_layout.setContentsMargins(0, 0, 0, 0)
        self.paypal_section_scroll = ColumnScroll(SettingsPaypal)
        self.paypal_section_scroll.setObjectName(u"paypal_section_scroll")
        self.paypal_section_column = QWidget()
        self.paypal_section_column.setObjectName(u"paypal_section_column")
        self.paypal_section_scroll.setWidget(self.paypal_section_column)
        self.paypal_section_column_layout = QVBoxLayout(self.paypal_section_column)
        self.paypal_section_column_layout.setSpacing(16)
        self.paypal_section_column_layout.setObjectName(u"paypal_section_column_layout")
        self.paypal_section_column_layout.setContentsMargins(4, 24, 24, 24)
        self.paypal_card = Card(self.paypal_section_column)
        self.paypal_card.setObjectName(u"paypal_card")
        self.paypal_card_layout = QVBoxLayout(self.paypal_card)
        self.paypal_card_layout.setSpacing(12)
        self.paypal_card_layout.setObjectName(u"paypal_card_layout")
        self.paypal_card_layout.setContentsMargins(18, 16, 18, 18)
        self.paypal_card_title = QLabel(self.paypal_card)
        self.paypal_card_title.setObjectName(u"paypal_card_title")
        self.paypal_card_title.setProperty(u"role", u"section")
        self.paypal_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.paypal_card_layout.addWidget(self.paypal_card_title)

        self.paypal_card_hint = QLabel(self.paypal_card)
        self.paypal_card_hint.setObjectName(u"paypal_card_hint")
        self.paypal_card_hint.setProperty(u"role", u"small")
        self.paypal_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.paypal_card_hint.setWordWrap(True)

        self.paypal_card_layout.addWidget(self.paypal_card_hint)

        self.paypal_environment_segmented = Segmented(self.paypal_card)
        self.paypal_environment_segmented.setObjectName(u"paypal_environment_segmented")

        self.paypal_card_layout.addWidget(self.paypal_environment_segmented)

        self.paypal_environment_notice = Notice(self.paypal_card)
        self.paypal_environment_notice.setObjectName(u"paypal_environment_notice")

        self.paypal_card_layout.addWidget(self.paypal_environment_notice)

        self.paypal_grid = QGridLayout()
        self.paypal_grid.setObjectName(u"paypal_grid")
        self.paypal_grid.setHorizontalSpacing(12)
        self.paypal_grid.setVerticalSpacing(12)
        self.paypal_client_id_edit_field = QVBoxLayout()
        self.paypal_client_id_edit_field.setSpacing(4)
        self.paypal_client_id_edit_field.setObjectName(u"paypal_client_id_edit_field")
        self.paypal_client_id_edit_caption = QLabel(self.paypal_card)
        self.paypal_client_id_edit_caption.setObjectName(u"paypal_client_id_edit_caption")
        self.paypal_client_id_edit_caption.setProperty(u"role", u"small")
        self.paypal_client_id_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.paypal_client_id_edit_field.addWidget(self.paypal_client_id_edit_caption)

        self.paypal_client_id_edit = QLineEdit(self.paypal_card)
        self.paypal_client_id_edit.setObjectName(u"paypal_client_id_edit")

        self.paypal_client_id_edit_field.addWidget(self.paypal_client_id_edit)


        self.paypal_grid.addLayout(self.paypal_client_id_edit_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.secret_paypal_edit_field = QVBoxLayout()
        self.secret_paypal_edit_field.setSpacing(4)
        self.secret_paypal_edit_field.setObjectName(u"secret_paypal_edit_field")
        self.secret_paypal_edit_caption = QLabel(self.paypal_card)
        self.secret_paypal_edit_caption.setObjectName(u"secret_paypal_edit_caption")
        self.secret_paypal_edit_caption.setProperty(u"role", u"small")
        self.secret_paypal_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.secret_paypal_edit_field.addWidget(self.secret_paypal_edit_caption)

        self.secret_paypal_edit = QLineEdit(self.paypal_card)
        self.secret_paypal_edit.setObjectName(u"secret_paypal_edit")
        self.secret_paypal_edit.setEchoMode(QLineEdit.EchoMode.Password)

        self.secret_paypal_edit_field.addWidget(self.secret_paypal_edit)


        self.paypal_grid.addLayout(self.secret_paypal_edit_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.paypal_base_url_edit_field = QVBoxLayout()
        self.paypal_base_url_edit_field.setSpacing(4)
        self.paypal_base_url_edit_field.setObjectName(u"paypal_base_url_edit_field")
        self.paypal_base_url_edit_caption = QLabel(self.paypal_card)
        self.paypal_base_url_edit_caption.setObjectName(u"paypal_base_url_edit_caption")
        self.paypal_base_url_edit_caption.setProperty(u"role", u"small")
        self.paypal_base_url_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.paypal_base_url_edit_field.addWidget(self.paypal_base_url_edit_caption)

        self.paypal_base_url_edit = QLineEdit(self.paypal_card)
        self.paypal_base_url_edit.setObjectName(u"paypal_base_url_edit")

        self.paypal_base_url_edit_field.addWidget(self.paypal_base_url_edit)


        self.paypal_grid.addLayout(self.paypal_base_url_edit_field, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.paypal_grid.setColumnStretch(0, 1)
        self.paypal_grid.setColumnStretch(1, 1)
        self.paypal_grid.setColumnMinimumWidth(0, 1)
        self.paypal_grid.setColumnMinimumWidth(1, 1)

        self.paypal_card_layout.addLayout(self.paypal_grid)

        self.paypal_test_row = QHBoxLayout()
        self.paypal_test_row.setSpacing(12)
        self.paypal_test_row.setObjectName(u"paypal_test_row")
        self.paypal_test_button = QPushButton(self.paypal_card)
        self.paypal_test_button.setObjectName(u"paypal_test_button")

        self.paypal_test_row.addWidget(self.paypal_test_button)

        self.paypal_forget_button = QPushButton(self.paypal_card)
        self.paypal_forget_button.setObjectName(u"paypal_forget_button")
        self.paypal_forget_button.setProperty(u"kind", u"danger")

        self.paypal_test_row.addWidget(self.paypal_forget_button)

        self.paypal_test_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.paypal_test_row.addItem(self.paypal_test_space)


        self.paypal_card_layout.addLayout(self.paypal_test_row)

        self.paypal_notice = Notice(self.paypal_card)
        self.paypal_notice.setObjectName(u"paypal_notice")

        self.paypal_card_layout.addWidget(self.paypal_notice)

        self.paypal_renewal_hint = QLabel(self.paypal_card)
        self.paypal_renewal_hint.setObjectName(u"paypal_renewal_hint")
        self.paypal_renewal_hint.setProperty(u"role", u"small")
        self.paypal_renewal_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.paypal_renewal_hint.setWordWrap(True)

        self.paypal_card_layout.addWidget(self.paypal_renewal_hint)


        self.paypal_section_column_layout.addWidget(self.paypal_card)

        self.paypal_section_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.paypal_section_column_layout.addItem(self.paypal_section_rest)


        self.paypal_section_layout.addWidget(self.paypal_section_scroll)

#if QT_CONFIG(shortcut)
        self.paypal_client_id_edit_caption.setBuddy(self.paypal_client_id_edit)
        self.secret_paypal_edit_caption.setBuddy(self.secret_paypal_edit)
        self.paypal_base_url_edit_caption.setBuddy(self.paypal_base_url_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsPaypal)

        QMetaObject.connectSlotsByName(SettingsPaypal)
    # setupUi

    def retranslateUi(self, SettingsPaypal):
        self.paypal_card_title.setText(QCoreApplication.translate("SettingsPaypal", u"PayPal and cards", None))
        self.paypal_card_hint.setText(QCoreApplication.translate("SettingsPaypal", u"For orders paid by PayPal or by card on PayPal's own page. Make a REST app in PayPal's developer dashboard, and block duplicate invoice IDs in the account's payment preferences.", None))
        self.paypal_client_id_edit_caption.setText(QCoreApplication.translate("SettingsPaypal", u"Client ID", None))
#if QT_CONFIG(accessibility)
        self.paypal_client_id_edit.setAccessibleName(QCoreApplication.translate("SettingsPaypal", u"Client ID", None))
#endif // QT_CONFIG(accessibility)
        self.secret_paypal_edit_caption.setText(QCoreApplication.translate("SettingsPaypal", u"Secret", None))
#if QT_CONFIG(accessibility)
        self.secret_paypal_edit.setAccessibleName(QCoreApplication.translate("SettingsPaypal", u"Secret", None))
#endif // QT_CONFIG(accessibility)
        self.paypal_base_url_edit_caption.setText(QCoreApplication.translate("SettingsPaypal", u"Address (only for an address of your own)", None))
#if QT_CONFIG(accessibility)
        self.paypal_base_url_edit.setAccessibleName(QCoreApplication.translate("SettingsPaypal", u"PayPal address", None))
#endif // QT_CONFIG(accessibility)
        self.paypal_base_url_edit.setPlaceholderText(QCoreApplication.translate("SettingsPaypal", u"PayPal's own", None))
        self.paypal_test_button.setText(QCoreApplication.translate("SettingsPaypal", u"Test", None))
#if QT_CONFIG(accessibility)
        self.paypal_test_button.setAccessibleName(QCoreApplication.translate("SettingsPaypal", u"Test the account of PayPal", None))
#endif // QT_CONFIG(accessibility)
        self.paypal_forget_button.setText(QCoreApplication.translate("SettingsPaypal", u"Remove the secret", None))
#if QT_CONFIG(accessibility)
        self.paypal_forget_button.setAccessibleName(QCoreApplication.translate("SettingsPaypal", u"Remove the secret of PayPal", None))
#endif // QT_CONFIG(accessibility)
        self.paypal_renewal_hint.setText(QCoreApplication.translate("SettingsPaypal", u"PayPal cannot renew by itself: with Auto Renew the customer's consent is stored, and the renewal is paid again from the Renewals page. Card numbers never reach this program.", None))
        pass
    # retranslateUi

