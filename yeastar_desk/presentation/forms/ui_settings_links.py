# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_links.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QLabel, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, CheckBox, ColumnScroll)
class Ui_SettingsLinks(object):
    def setupUi(self, SettingsLinks):
        if not SettingsLinks.objectName():
            SettingsLinks.setObjectName(u"SettingsLinks")
        self.links_section_layout = QVBoxLayout(SettingsLinks)
        self.links_section_layout.setObjectName(u"links_section_layout")
        self.links_section_layout.setContentsMargins(0, 0, 0, 0)
        self.links_section_scroll = ColumnScroll(SettingsLinks)
        self.links_section_scroll.setObjectName(u"links_section_scroll")
        self.links_section_column = QWidget()
        self.links_section_column.setObjectName(u"links_section_column")
        self.links_section_scroll.setWidget(self.links_section_column)
        self.links_section_column_layout = QVBoxLayout(self.links_section_column)
        self.links_section_column_layout.setSpacing(16)
        self.links_section_column_layout.setObjectName(u"links_section_column_layout")
        self.links_section_column_layout.setContentsMargins(4, 24, 24, 24)
        self.links_card = Card(self.links_section_column)
        self.links_card.setObjectName(u"links_card")
        self.links_card_layout = QVBoxLayout(self.links_card)
        self.links_card_layout.setSpacing(12)
        self.links_card_layout.setObjectName(u"links_card_layout")
        self.links_card_layout.setContentsMargins(18, 16, 18, 18)
        self.links_card_title = QLabel(self.links_card)
        self.links_card_title.setObjectName(u"links_card_title")
        self.links_card_title.setProperty(u"role", u"section")
        self.links_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.links_card_layout.addWidget(self.links_card_title)

        self.links_card_hint = QLabel(self.links_card)
        self.links_card_hint.setObjectName(u"links_card_hint")
        self.links_card_hint.setProperty(u"role", u"small")
        self.links_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.links_card_hint.setWordWrap(True)

        self.links_card_layout.addWidget(self.links_card_hint)

        self.links_grid = QGridLayout()
        self.links_grid.setObjectName(u"links_grid")
        self.links_grid.setHorizontalSpacing(12)
        self.links_grid.setVerticalSpacing(12)
        self.links_public_url_edit_field = QVBoxLayout()
        self.links_public_url_edit_field.setSpacing(4)
        self.links_public_url_edit_field.setObjectName(u"links_public_url_edit_field")
        self.links_public_url_edit_caption = QLabel(self.links_card)
        self.links_public_url_edit_caption.setObjectName(u"links_public_url_edit_caption")
        self.links_public_url_edit_caption.setProperty(u"role", u"small")
        self.links_public_url_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.links_public_url_edit_field.addWidget(self.links_public_url_edit_caption)

        self.links_public_url_edit = QLineEdit(self.links_card)
        self.links_public_url_edit.setObjectName(u"links_public_url_edit")

        self.links_public_url_edit_field.addWidget(self.links_public_url_edit)


        self.links_grid.addLayout(self.links_public_url_edit_field, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.links_grid.setColumnStretch(0, 1)
        self.links_grid.setColumnStretch(1, 1)
        self.links_grid.setColumnMinimumWidth(0, 1)
        self.links_grid.setColumnMinimumWidth(1, 1)

        self.links_card_layout.addLayout(self.links_grid)


        self.links_section_column_layout.addWidget(self.links_card)

        self.booth_card = Card(self.links_section_column)
        self.booth_card.setObjectName(u"booth_card")
        self.booth_card_layout = QVBoxLayout(self.booth_card)
        self.booth_card_layout.setSpacing(12)
        self.booth_card_layout.setObjectName(u"booth_card_layout")
        self.booth_card_layout.setContentsMargins(18, 16, 18, 18)
        self.booth_card_title = QLabel(self.booth_card)
        self.booth_card_title.setObjectName(u"booth_card_title")
        self.booth_card_title.setProperty(u"role", u"section")
        self.booth_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.booth_card_layout.addWidget(self.booth_card_title)

        self.links_booth_check = CheckBox(self.booth_card)
        self.links_booth_check.setObjectName(u"links_booth_check")

        self.booth_card_layout.addWidget(self.links_booth_check)

        self.booth_hint = QLabel(self.booth_card)
        self.booth_hint.setObjectName(u"booth_hint")
        self.booth_hint.setProperty(u"role", u"small")
        self.booth_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.booth_hint.setWordWrap(True)

        self.booth_card_layout.addWidget(self.booth_hint)


        self.links_section_column_layout.addWidget(self.booth_card)

        self.links_section_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.links_section_column_layout.addItem(self.links_section_rest)


        self.links_section_layout.addWidget(self.links_section_scroll)

#if QT_CONFIG(shortcut)
        self.links_public_url_edit_caption.setBuddy(self.links_public_url_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsLinks)

        QMetaObject.connectSlotsByName(SettingsLinks)
    # setupUi

    def retranslateUi(self, SettingsLinks):
        self.links_card_title.setText(QCoreApplication.translate("SettingsLinks", u"Links that work once", None))
        self.links_card_hint.setText(QCoreApplication.translate("SettingsLinks", u"A letter can carry a link to its document instead of the PDF. A link is valid for 24 hours and works once. It needs the office's server (yeastar-desk serve) behind HTTPS; without an address the letter carries the PDF itself.", None))
        self.links_public_url_edit_caption.setText(QCoreApplication.translate("SettingsLinks", u"Public address of the office's server", None))
#if QT_CONFIG(accessibility)
        self.links_public_url_edit.setAccessibleName(QCoreApplication.translate("SettingsLinks", u"Public address of the office's server", None))
#endif // QT_CONFIG(accessibility)
        self.links_public_url_edit.setPlaceholderText(QCoreApplication.translate("SettingsLinks", u"https://documents.example.com", None))
        self.booth_card_title.setText(QCoreApplication.translate("SettingsLinks", u"At the booth", None))
        self.links_booth_check.setText(QCoreApplication.translate("SettingsLinks", u"Let customers fetch their document with their phone on the local network", None))
#if QT_CONFIG(accessibility)
        self.links_booth_check.setAccessibleName(QCoreApplication.translate("SettingsLinks", u"Let customers fetch their document with their phone on the local network", None))
#endif // QT_CONFIG(accessibility)
        self.booth_hint.setText(QCoreApplication.translate("SettingsLinks", u"While the Done page shows its QR code, this laptop serves that one document, once, to phones in the same Wi-Fi. The connection is not encrypted: use a Wi-Fi of your own. Off unless you switch it on.", None))
        pass
    # retranslateUi

