# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_mail.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, ColumnScroll, ComboBox, Notice)
class Ui_SettingsMail(object):
    def setupUi(self, SettingsMail):
        if not SettingsMail.objectName():
            SettingsMail.setObjectName(u"SettingsMail")
        self.mail_section_layout = QVBoxLayout(SettingsMail)
        self.mail_section_layout.setObjectName(u"mail_section_layout")
        self.mail_section_layout.setContentsMargins(0, 0, 0, 0)
        self.mail_section_scroll = ColumnScroll(SettingsMail)
        self.mail_section_scroll.setObjectName(u"mail_section_scroll")
        self.mail_section_column = QWidget()
        self.mail_section_column.setObjectName(u"mail_section_column")
        self.mail_section_scroll.setWidget(self.mail_section_column)
        self.mail_section_column_layout = QVBoxLayout(self.mail_section_column)
        self.mail_section_column_layout.setSpacing(16)
        self.mail_section_column_layout.setObjectName(u"mail_section_column_layout")
        self.mail_section_column_layout.setContentsMargins(4, 24, 24, 24)
        self.mail_card = Card(self.mail_section_column)
        self.mail_card.setObjectName(u"mail_card")
        self.mail_card_layout = QVBoxLayout(self.mail_card)
        self.mail_card_layout.setSpacing(12)
        self.mail_card_layout.setObjectName(u"mail_card_layout")
        self.mail_card_layout.setContentsMargins(18, 16, 18, 18)
        self.mail_card_title = QLabel(self.mail_card)
        self.mail_card_title.setObjectName(u"mail_card_title")
        self.mail_card_title.setProperty(u"role", u"section")
        self.mail_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.mail_card_layout.addWidget(self.mail_card_title)

        self.mail_card_hint = QLabel(self.mail_card)
        self.mail_card_hint.setObjectName(u"mail_card_hint")
        self.mail_card_hint.setProperty(u"role", u"small")
        self.mail_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.mail_card_hint.setWordWrap(True)

        self.mail_card_layout.addWidget(self.mail_card_hint)

        self.mail_grid = QGridLayout()
        self.mail_grid.setObjectName(u"mail_grid")
        self.mail_grid.setHorizontalSpacing(12)
        self.mail_grid.setVerticalSpacing(12)
        self.mail_host_edit_field = QVBoxLayout()
        self.mail_host_edit_field.setSpacing(4)
        self.mail_host_edit_field.setObjectName(u"mail_host_edit_field")
        self.mail_host_edit_caption = QLabel(self.mail_card)
        self.mail_host_edit_caption.setObjectName(u"mail_host_edit_caption")
        self.mail_host_edit_caption.setProperty(u"role", u"small")
        self.mail_host_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.mail_host_edit_field.addWidget(self.mail_host_edit_caption)

        self.mail_host_edit = QLineEdit(self.mail_card)
        self.mail_host_edit.setObjectName(u"mail_host_edit")

        self.mail_host_edit_field.addWidget(self.mail_host_edit)


        self.mail_grid.addLayout(self.mail_host_edit_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mail_port_edit_field = QVBoxLayout()
        self.mail_port_edit_field.setSpacing(4)
        self.mail_port_edit_field.setObjectName(u"mail_port_edit_field")
        self.mail_port_edit_caption = QLabel(self.mail_card)
        self.mail_port_edit_caption.setObjectName(u"mail_port_edit_caption")
        self.mail_port_edit_caption.setProperty(u"role", u"small")
        self.mail_port_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.mail_port_edit_field.addWidget(self.mail_port_edit_caption)

        self.mail_port_edit = QLineEdit(self.mail_card)
        self.mail_port_edit.setObjectName(u"mail_port_edit")

        self.mail_port_edit_field.addWidget(self.mail_port_edit)


        self.mail_grid.addLayout(self.mail_port_edit_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mail_security_combo_field = QVBoxLayout()
        self.mail_security_combo_field.setSpacing(4)
        self.mail_security_combo_field.setObjectName(u"mail_security_combo_field")
        self.mail_security_combo_caption = QLabel(self.mail_card)
        self.mail_security_combo_caption.setObjectName(u"mail_security_combo_caption")
        self.mail_security_combo_caption.setProperty(u"role", u"small")
        self.mail_security_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.mail_security_combo_field.addWidget(self.mail_security_combo_caption)

        self.mail_security_combo = ComboBox(self.mail_card)
        self.mail_security_combo.setObjectName(u"mail_security_combo")

        self.mail_security_combo_field.addWidget(self.mail_security_combo)


        self.mail_grid.addLayout(self.mail_security_combo_field, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mail_user_edit_field = QVBoxLayout()
        self.mail_user_edit_field.setSpacing(4)
        self.mail_user_edit_field.setObjectName(u"mail_user_edit_field")
        self.mail_user_edit_caption = QLabel(self.mail_card)
        self.mail_user_edit_caption.setObjectName(u"mail_user_edit_caption")
        self.mail_user_edit_caption.setProperty(u"role", u"small")
        self.mail_user_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.mail_user_edit_field.addWidget(self.mail_user_edit_caption)

        self.mail_user_edit = QLineEdit(self.mail_card)
        self.mail_user_edit.setObjectName(u"mail_user_edit")

        self.mail_user_edit_field.addWidget(self.mail_user_edit)


        self.mail_grid.addLayout(self.mail_user_edit_field, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.secret_mail_edit_field = QVBoxLayout()
        self.secret_mail_edit_field.setSpacing(4)
        self.secret_mail_edit_field.setObjectName(u"secret_mail_edit_field")
        self.secret_mail_edit_caption = QLabel(self.mail_card)
        self.secret_mail_edit_caption.setObjectName(u"secret_mail_edit_caption")
        self.secret_mail_edit_caption.setProperty(u"role", u"small")
        self.secret_mail_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.secret_mail_edit_field.addWidget(self.secret_mail_edit_caption)

        self.secret_mail_edit = QLineEdit(self.mail_card)
        self.secret_mail_edit.setObjectName(u"secret_mail_edit")
        self.secret_mail_edit.setEchoMode(QLineEdit.EchoMode.Password)

        self.secret_mail_edit_field.addWidget(self.secret_mail_edit)


        self.mail_grid.addLayout(self.secret_mail_edit_field, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mail_sender_edit_field = QVBoxLayout()
        self.mail_sender_edit_field.setSpacing(4)
        self.mail_sender_edit_field.setObjectName(u"mail_sender_edit_field")
        self.mail_sender_edit_caption = QLabel(self.mail_card)
        self.mail_sender_edit_caption.setObjectName(u"mail_sender_edit_caption")
        self.mail_sender_edit_caption.setProperty(u"role", u"small")
        self.mail_sender_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.mail_sender_edit_field.addWidget(self.mail_sender_edit_caption)

        self.mail_sender_edit = QLineEdit(self.mail_card)
        self.mail_sender_edit.setObjectName(u"mail_sender_edit")

        self.mail_sender_edit_field.addWidget(self.mail_sender_edit)


        self.mail_grid.addLayout(self.mail_sender_edit_field, 2, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mail_grid.setColumnStretch(0, 1)
        self.mail_grid.setColumnStretch(1, 1)
        self.mail_grid.setColumnMinimumWidth(0, 1)
        self.mail_grid.setColumnMinimumWidth(1, 1)

        self.mail_card_layout.addLayout(self.mail_grid)

        self.mail_test_row = QHBoxLayout()
        self.mail_test_row.setSpacing(12)
        self.mail_test_row.setObjectName(u"mail_test_row")
        self.mail_test_button = QPushButton(self.mail_card)
        self.mail_test_button.setObjectName(u"mail_test_button")

        self.mail_test_row.addWidget(self.mail_test_button)

        self.mail_forget_button = QPushButton(self.mail_card)
        self.mail_forget_button.setObjectName(u"mail_forget_button")
        self.mail_forget_button.setProperty(u"kind", u"danger")

        self.mail_test_row.addWidget(self.mail_forget_button)

        self.mail_test_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.mail_test_row.addItem(self.mail_test_space)


        self.mail_card_layout.addLayout(self.mail_test_row)

        self.mail_notice = Notice(self.mail_card)
        self.mail_notice.setObjectName(u"mail_notice")

        self.mail_card_layout.addWidget(self.mail_notice)


        self.mail_section_column_layout.addWidget(self.mail_card)

        self.mail_section_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.mail_section_column_layout.addItem(self.mail_section_rest)


        self.mail_section_layout.addWidget(self.mail_section_scroll)

#if QT_CONFIG(shortcut)
        self.mail_host_edit_caption.setBuddy(self.mail_host_edit)
        self.mail_port_edit_caption.setBuddy(self.mail_port_edit)
        self.mail_security_combo_caption.setBuddy(self.mail_security_combo)
        self.mail_user_edit_caption.setBuddy(self.mail_user_edit)
        self.secret_mail_edit_caption.setBuddy(self.secret_mail_edit)
        self.mail_sender_edit_caption.setBuddy(self.mail_sender_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsMail)

        QMetaObject.connectSlotsByName(SettingsMail)
    # setupUi

    def retranslateUi(self, SettingsMail):
        self.mail_card_title.setText(QCoreApplication.translate("SettingsMail", u"Mail server", None))
        self.mail_card_hint.setText(QCoreApplication.translate("SettingsMail", u"Letters with quotes, proformas, invoices and order summaries leave through your own mail server, as soon as there is a connection.", None))
        self.mail_host_edit_caption.setText(QCoreApplication.translate("SettingsMail", u"Server", None))
#if QT_CONFIG(accessibility)
        self.mail_host_edit.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Server", None))
#endif // QT_CONFIG(accessibility)
        self.mail_host_edit.setPlaceholderText(QCoreApplication.translate("SettingsMail", u"mail.example.com", None))
        self.mail_port_edit_caption.setText(QCoreApplication.translate("SettingsMail", u"Port", None))
#if QT_CONFIG(accessibility)
        self.mail_port_edit.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Port", None))
#endif // QT_CONFIG(accessibility)
        self.mail_security_combo_caption.setText(QCoreApplication.translate("SettingsMail", u"Security", None))
#if QT_CONFIG(accessibility)
        self.mail_security_combo.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Security", None))
#endif // QT_CONFIG(accessibility)
        self.mail_user_edit_caption.setText(QCoreApplication.translate("SettingsMail", u"User", None))
#if QT_CONFIG(accessibility)
        self.mail_user_edit.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Mail user", None))
#endif // QT_CONFIG(accessibility)
        self.secret_mail_edit_caption.setText(QCoreApplication.translate("SettingsMail", u"Password", None))
#if QT_CONFIG(accessibility)
        self.secret_mail_edit.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Mail password", None))
#endif // QT_CONFIG(accessibility)
        self.mail_sender_edit_caption.setText(QCoreApplication.translate("SettingsMail", u"From", None))
#if QT_CONFIG(accessibility)
        self.mail_sender_edit.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Sender address", None))
#endif // QT_CONFIG(accessibility)
        self.mail_sender_edit.setPlaceholderText(QCoreApplication.translate("SettingsMail", u"The user, or the seller's email", None))
        self.mail_test_button.setText(QCoreApplication.translate("SettingsMail", u"Test", None))
#if QT_CONFIG(accessibility)
        self.mail_test_button.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Test the log-in of the mail server", None))
#endif // QT_CONFIG(accessibility)
        self.mail_forget_button.setText(QCoreApplication.translate("SettingsMail", u"Remove the secret", None))
#if QT_CONFIG(accessibility)
        self.mail_forget_button.setAccessibleName(QCoreApplication.translate("SettingsMail", u"Remove the secret of the mail server", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

