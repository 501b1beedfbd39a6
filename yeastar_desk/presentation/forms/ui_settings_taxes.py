# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_taxes.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, ColumnScroll, ComboBox)
class Ui_SettingsTaxes(object):
    def setupUi(self, SettingsTaxes):
        if not SettingsTaxes.objectName():
            SettingsTaxes.setObjectName(u"SettingsTaxes")
        self.taxes_layout = QVBoxLayout(SettingsTaxes)
        self.taxes_layout.setObjectName(u"taxes_layout")
        self.taxes_layout.setContentsMargins(0, 0, 0, 0)
        self.taxes_scroll = ColumnScroll(SettingsTaxes)
        self.taxes_scroll.setObjectName(u"taxes_scroll")
        self.taxes_column = QWidget()
        self.taxes_column.setObjectName(u"taxes_column")
        self.taxes_scroll.setWidget(self.taxes_column)
        self.taxes_column_layout = QVBoxLayout(self.taxes_column)
        self.taxes_column_layout.setSpacing(16)
        self.taxes_column_layout.setObjectName(u"taxes_column_layout")
        self.taxes_column_layout.setContentsMargins(4, 24, 24, 24)
        self.taxes_card = Card(self.taxes_column)
        self.taxes_card.setObjectName(u"taxes_card")
        self.taxes_card_layout = QVBoxLayout(self.taxes_card)
        self.taxes_card_layout.setSpacing(12)
        self.taxes_card_layout.setObjectName(u"taxes_card_layout")
        self.taxes_card_layout.setContentsMargins(18, 16, 18, 18)
        self.taxes_card_title = QLabel(self.taxes_card)
        self.taxes_card_title.setObjectName(u"taxes_card_title")
        self.taxes_card_title.setProperty(u"role", u"section")
        self.taxes_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.taxes_card_layout.addWidget(self.taxes_card_title)

        self.taxes_card_hint = QLabel(self.taxes_card)
        self.taxes_card_hint.setObjectName(u"taxes_card_hint")
        self.taxes_card_hint.setProperty(u"role", u"small")
        self.taxes_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.taxes_card_hint.setWordWrap(True)

        self.taxes_card_layout.addWidget(self.taxes_card_hint)

        self.taxes_rows = QVBoxLayout()
        self.taxes_rows.setSpacing(8)
        self.taxes_rows.setObjectName(u"taxes_rows")

        self.taxes_card_layout.addLayout(self.taxes_rows)

        self.taxes_add_row = QHBoxLayout()
        self.taxes_add_row.setSpacing(8)
        self.taxes_add_row.setObjectName(u"taxes_add_row")
        self.tax_country_combo = ComboBox(self.taxes_card)
        self.tax_country_combo.setObjectName(u"tax_country_combo")

        self.taxes_add_row.addWidget(self.tax_country_combo)

        self.tax_category_combo = ComboBox(self.taxes_card)
        self.tax_category_combo.setObjectName(u"tax_category_combo")

        self.taxes_add_row.addWidget(self.tax_category_combo)

        self.tax_rate_edit = QLineEdit(self.taxes_card)
        self.tax_rate_edit.setObjectName(u"tax_rate_edit")

        self.taxes_add_row.addWidget(self.tax_rate_edit)

        self.tax_add_button = QPushButton(self.taxes_card)
        self.tax_add_button.setObjectName(u"tax_add_button")

        self.taxes_add_row.addWidget(self.tax_add_button)


        self.taxes_card_layout.addLayout(self.taxes_add_row)


        self.taxes_column_layout.addWidget(self.taxes_card)

        self.taxes_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.taxes_column_layout.addItem(self.taxes_rest)


        self.taxes_layout.addWidget(self.taxes_scroll)


        self.retranslateUi(SettingsTaxes)

        QMetaObject.connectSlotsByName(SettingsTaxes)
    # setupUi

    def retranslateUi(self, SettingsTaxes):
        self.taxes_card_title.setText(QCoreApplication.translate("SettingsTaxes", u"Tax rates", None))
        self.taxes_card_hint.setText(QCoreApplication.translate("SettingsTaxes", u"The standard rate of each country you charge tax for. The other categories are 0 by law: add one to print your own legal text for it, or to sell at home without tax. Without a rate and without a category an order is outside the scope of tax.", None))
#if QT_CONFIG(accessibility)
        self.tax_country_combo.setAccessibleName(QCoreApplication.translate("SettingsTaxes", u"Country of a new tax rate", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.tax_category_combo.setAccessibleName(QCoreApplication.translate("SettingsTaxes", u"Tax category", None))
#endif // QT_CONFIG(accessibility)
        self.tax_rate_edit.setPlaceholderText(QCoreApplication.translate("SettingsTaxes", u"Rate %", None))
#if QT_CONFIG(accessibility)
        self.tax_rate_edit.setAccessibleName(QCoreApplication.translate("SettingsTaxes", u"New tax rate in percent, or legal text", None))
#endif // QT_CONFIG(accessibility)
        self.tax_add_button.setText(QCoreApplication.translate("SettingsTaxes", u"Add", None))
#if QT_CONFIG(accessibility)
        self.tax_add_button.setAccessibleName(QCoreApplication.translate("SettingsTaxes", u"Add the tax rate", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

