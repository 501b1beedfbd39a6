# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_company.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, ColumnScroll, ComboBox)
class Ui_SettingsCompany(object):
    def setupUi(self, SettingsCompany):
        if not SettingsCompany.objectName():
            SettingsCompany.setObjectName(u"SettingsCompany")
        self.company_layout = QVBoxLayout(SettingsCompany)
        self.company_layout.setObjectName(u"company_layout")
        self.company_layout.setContentsMargins(0, 0, 0, 0)
        self.company_scroll = ColumnScroll(SettingsCompany)
        self.company_scroll.setObjectName(u"company_scroll")
        self.company_column = QWidget()
        self.company_column.setObjectName(u"company_column")
        self.company_scroll.setWidget(self.company_column)
        self.company_column_layout = QVBoxLayout(self.company_column)
        self.company_column_layout.setSpacing(16)
        self.company_column_layout.setObjectName(u"company_column_layout")
        self.company_column_layout.setContentsMargins(4, 24, 24, 24)
        self.seller_card = Card(self.company_column)
        self.seller_card.setObjectName(u"seller_card")
        self.seller_card_layout = QVBoxLayout(self.seller_card)
        self.seller_card_layout.setSpacing(12)
        self.seller_card_layout.setObjectName(u"seller_card_layout")
        self.seller_card_layout.setContentsMargins(18, 16, 18, 18)
        self.seller_card_title = QLabel(self.seller_card)
        self.seller_card_title.setObjectName(u"seller_card_title")
        self.seller_card_title.setProperty(u"role", u"section")
        self.seller_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_card_layout.addWidget(self.seller_card_title)

        self.seller_card_hint = QLabel(self.seller_card)
        self.seller_card_hint.setObjectName(u"seller_card_hint")
        self.seller_card_hint.setProperty(u"role", u"small")
        self.seller_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.seller_card_hint.setWordWrap(True)

        self.seller_card_layout.addWidget(self.seller_card_hint)

        self.seller_card_grid = QGridLayout()
        self.seller_card_grid.setObjectName(u"seller_card_grid")
        self.seller_card_grid.setHorizontalSpacing(12)
        self.seller_card_grid.setVerticalSpacing(12)
        self.seller_name_edit_field = QVBoxLayout()
        self.seller_name_edit_field.setSpacing(4)
        self.seller_name_edit_field.setObjectName(u"seller_name_edit_field")
        self.seller_name_edit_caption = QLabel(self.seller_card)
        self.seller_name_edit_caption.setObjectName(u"seller_name_edit_caption")
        self.seller_name_edit_caption.setProperty(u"role", u"small")
        self.seller_name_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_name_edit_field.addWidget(self.seller_name_edit_caption)

        self.seller_name_edit = QLineEdit(self.seller_card)
        self.seller_name_edit.setObjectName(u"seller_name_edit")

        self.seller_name_edit_field.addWidget(self.seller_name_edit)


        self.seller_card_grid.addLayout(self.seller_name_edit_field, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.seller_street_edit_field = QVBoxLayout()
        self.seller_street_edit_field.setSpacing(4)
        self.seller_street_edit_field.setObjectName(u"seller_street_edit_field")
        self.seller_street_edit_caption = QLabel(self.seller_card)
        self.seller_street_edit_caption.setObjectName(u"seller_street_edit_caption")
        self.seller_street_edit_caption.setProperty(u"role", u"small")
        self.seller_street_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_street_edit_field.addWidget(self.seller_street_edit_caption)

        self.seller_street_edit = QLineEdit(self.seller_card)
        self.seller_street_edit.setObjectName(u"seller_street_edit")

        self.seller_street_edit_field.addWidget(self.seller_street_edit)


        self.seller_card_grid.addLayout(self.seller_street_edit_field, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)

        self.seller_postal_code_edit_field = QVBoxLayout()
        self.seller_postal_code_edit_field.setSpacing(4)
        self.seller_postal_code_edit_field.setObjectName(u"seller_postal_code_edit_field")
        self.seller_postal_code_edit_caption = QLabel(self.seller_card)
        self.seller_postal_code_edit_caption.setObjectName(u"seller_postal_code_edit_caption")
        self.seller_postal_code_edit_caption.setProperty(u"role", u"small")
        self.seller_postal_code_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_postal_code_edit_field.addWidget(self.seller_postal_code_edit_caption)

        self.seller_postal_code_edit = QLineEdit(self.seller_card)
        self.seller_postal_code_edit.setObjectName(u"seller_postal_code_edit")

        self.seller_postal_code_edit_field.addWidget(self.seller_postal_code_edit)


        self.seller_card_grid.addLayout(self.seller_postal_code_edit_field, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_city_edit_field = QVBoxLayout()
        self.seller_city_edit_field.setSpacing(4)
        self.seller_city_edit_field.setObjectName(u"seller_city_edit_field")
        self.seller_city_edit_caption = QLabel(self.seller_card)
        self.seller_city_edit_caption.setObjectName(u"seller_city_edit_caption")
        self.seller_city_edit_caption.setProperty(u"role", u"small")
        self.seller_city_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_city_edit_field.addWidget(self.seller_city_edit_caption)

        self.seller_city_edit = QLineEdit(self.seller_card)
        self.seller_city_edit.setObjectName(u"seller_city_edit")

        self.seller_city_edit_field.addWidget(self.seller_city_edit)


        self.seller_card_grid.addLayout(self.seller_city_edit_field, 2, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_state_edit_field = QVBoxLayout()
        self.seller_state_edit_field.setSpacing(4)
        self.seller_state_edit_field.setObjectName(u"seller_state_edit_field")
        self.seller_state_edit_caption = QLabel(self.seller_card)
        self.seller_state_edit_caption.setObjectName(u"seller_state_edit_caption")
        self.seller_state_edit_caption.setProperty(u"role", u"small")
        self.seller_state_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_state_edit_field.addWidget(self.seller_state_edit_caption)

        self.seller_state_edit = QLineEdit(self.seller_card)
        self.seller_state_edit.setObjectName(u"seller_state_edit")

        self.seller_state_edit_field.addWidget(self.seller_state_edit)


        self.seller_card_grid.addLayout(self.seller_state_edit_field, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_country_combo_field = QVBoxLayout()
        self.seller_country_combo_field.setSpacing(4)
        self.seller_country_combo_field.setObjectName(u"seller_country_combo_field")
        self.seller_country_combo_caption = QLabel(self.seller_card)
        self.seller_country_combo_caption.setObjectName(u"seller_country_combo_caption")
        self.seller_country_combo_caption.setProperty(u"role", u"small")
        self.seller_country_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_country_combo_field.addWidget(self.seller_country_combo_caption)

        self.seller_country_combo = ComboBox(self.seller_card)
        self.seller_country_combo.setObjectName(u"seller_country_combo")

        self.seller_country_combo_field.addWidget(self.seller_country_combo)


        self.seller_card_grid.addLayout(self.seller_country_combo_field, 3, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_email_edit_field = QVBoxLayout()
        self.seller_email_edit_field.setSpacing(4)
        self.seller_email_edit_field.setObjectName(u"seller_email_edit_field")
        self.seller_email_edit_caption = QLabel(self.seller_card)
        self.seller_email_edit_caption.setObjectName(u"seller_email_edit_caption")
        self.seller_email_edit_caption.setProperty(u"role", u"small")
        self.seller_email_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_email_edit_field.addWidget(self.seller_email_edit_caption)

        self.seller_email_edit = QLineEdit(self.seller_card)
        self.seller_email_edit.setObjectName(u"seller_email_edit")

        self.seller_email_edit_field.addWidget(self.seller_email_edit)


        self.seller_card_grid.addLayout(self.seller_email_edit_field, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_phone_edit_field = QVBoxLayout()
        self.seller_phone_edit_field.setSpacing(4)
        self.seller_phone_edit_field.setObjectName(u"seller_phone_edit_field")
        self.seller_phone_edit_caption = QLabel(self.seller_card)
        self.seller_phone_edit_caption.setObjectName(u"seller_phone_edit_caption")
        self.seller_phone_edit_caption.setProperty(u"role", u"small")
        self.seller_phone_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_phone_edit_field.addWidget(self.seller_phone_edit_caption)

        self.seller_phone_edit = QLineEdit(self.seller_card)
        self.seller_phone_edit.setObjectName(u"seller_phone_edit")

        self.seller_phone_edit_field.addWidget(self.seller_phone_edit)


        self.seller_card_grid.addLayout(self.seller_phone_edit_field, 4, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_website_edit_field = QVBoxLayout()
        self.seller_website_edit_field.setSpacing(4)
        self.seller_website_edit_field.setObjectName(u"seller_website_edit_field")
        self.seller_website_edit_caption = QLabel(self.seller_card)
        self.seller_website_edit_caption.setObjectName(u"seller_website_edit_caption")
        self.seller_website_edit_caption.setProperty(u"role", u"small")
        self.seller_website_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_website_edit_field.addWidget(self.seller_website_edit_caption)

        self.seller_website_edit = QLineEdit(self.seller_card)
        self.seller_website_edit.setObjectName(u"seller_website_edit")

        self.seller_website_edit_field.addWidget(self.seller_website_edit)


        self.seller_card_grid.addLayout(self.seller_website_edit_field, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_registration_edit_field = QVBoxLayout()
        self.seller_registration_edit_field.setSpacing(4)
        self.seller_registration_edit_field.setObjectName(u"seller_registration_edit_field")
        self.seller_registration_edit_caption = QLabel(self.seller_card)
        self.seller_registration_edit_caption.setObjectName(u"seller_registration_edit_caption")
        self.seller_registration_edit_caption.setProperty(u"role", u"small")
        self.seller_registration_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_registration_edit_field.addWidget(self.seller_registration_edit_caption)

        self.seller_registration_edit = QLineEdit(self.seller_card)
        self.seller_registration_edit.setObjectName(u"seller_registration_edit")

        self.seller_registration_edit_field.addWidget(self.seller_registration_edit)


        self.seller_card_grid.addLayout(self.seller_registration_edit_field, 5, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_card_grid.setColumnStretch(0, 1)
        self.seller_card_grid.setColumnStretch(1, 1)
        self.seller_card_grid.setColumnMinimumWidth(0, 1)
        self.seller_card_grid.setColumnMinimumWidth(1, 1)

        self.seller_card_layout.addLayout(self.seller_card_grid)


        self.company_column_layout.addWidget(self.seller_card)

        self.bank_card = Card(self.company_column)
        self.bank_card.setObjectName(u"bank_card")
        self.bank_card_layout = QVBoxLayout(self.bank_card)
        self.bank_card_layout.setSpacing(12)
        self.bank_card_layout.setObjectName(u"bank_card_layout")
        self.bank_card_layout.setContentsMargins(18, 16, 18, 18)
        self.bank_card_title = QLabel(self.bank_card)
        self.bank_card_title.setObjectName(u"bank_card_title")
        self.bank_card_title.setProperty(u"role", u"section")
        self.bank_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.bank_card_layout.addWidget(self.bank_card_title)

        self.bank_card_grid = QGridLayout()
        self.bank_card_grid.setObjectName(u"bank_card_grid")
        self.bank_card_grid.setHorizontalSpacing(12)
        self.bank_card_grid.setVerticalSpacing(12)
        self.seller_tax_number_edit_field = QVBoxLayout()
        self.seller_tax_number_edit_field.setSpacing(4)
        self.seller_tax_number_edit_field.setObjectName(u"seller_tax_number_edit_field")
        self.seller_tax_number_edit_caption = QLabel(self.bank_card)
        self.seller_tax_number_edit_caption.setObjectName(u"seller_tax_number_edit_caption")
        self.seller_tax_number_edit_caption.setProperty(u"role", u"small")
        self.seller_tax_number_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_tax_number_edit_field.addWidget(self.seller_tax_number_edit_caption)

        self.seller_tax_number_edit = QLineEdit(self.bank_card)
        self.seller_tax_number_edit.setObjectName(u"seller_tax_number_edit")

        self.seller_tax_number_edit_field.addWidget(self.seller_tax_number_edit)


        self.bank_card_grid.addLayout(self.seller_tax_number_edit_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_bank_edit_field = QVBoxLayout()
        self.seller_bank_edit_field.setSpacing(4)
        self.seller_bank_edit_field.setObjectName(u"seller_bank_edit_field")
        self.seller_bank_edit_caption = QLabel(self.bank_card)
        self.seller_bank_edit_caption.setObjectName(u"seller_bank_edit_caption")
        self.seller_bank_edit_caption.setProperty(u"role", u"small")
        self.seller_bank_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_bank_edit_field.addWidget(self.seller_bank_edit_caption)

        self.seller_bank_edit = QLineEdit(self.bank_card)
        self.seller_bank_edit.setObjectName(u"seller_bank_edit")

        self.seller_bank_edit_field.addWidget(self.seller_bank_edit)


        self.bank_card_grid.addLayout(self.seller_bank_edit_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_iban_edit_field = QVBoxLayout()
        self.seller_iban_edit_field.setSpacing(4)
        self.seller_iban_edit_field.setObjectName(u"seller_iban_edit_field")
        self.seller_iban_edit_caption = QLabel(self.bank_card)
        self.seller_iban_edit_caption.setObjectName(u"seller_iban_edit_caption")
        self.seller_iban_edit_caption.setProperty(u"role", u"small")
        self.seller_iban_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_iban_edit_field.addWidget(self.seller_iban_edit_caption)

        self.seller_iban_edit = QLineEdit(self.bank_card)
        self.seller_iban_edit.setObjectName(u"seller_iban_edit")

        self.seller_iban_edit_field.addWidget(self.seller_iban_edit)


        self.bank_card_grid.addLayout(self.seller_iban_edit_field, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_bic_edit_field = QVBoxLayout()
        self.seller_bic_edit_field.setSpacing(4)
        self.seller_bic_edit_field.setObjectName(u"seller_bic_edit_field")
        self.seller_bic_edit_caption = QLabel(self.bank_card)
        self.seller_bic_edit_caption.setObjectName(u"seller_bic_edit_caption")
        self.seller_bic_edit_caption.setProperty(u"role", u"small")
        self.seller_bic_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_bic_edit_field.addWidget(self.seller_bic_edit_caption)

        self.seller_bic_edit = QLineEdit(self.bank_card)
        self.seller_bic_edit.setObjectName(u"seller_bic_edit")

        self.seller_bic_edit_field.addWidget(self.seller_bic_edit)


        self.bank_card_grid.addLayout(self.seller_bic_edit_field, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.seller_payment_days_edit_field = QVBoxLayout()
        self.seller_payment_days_edit_field.setSpacing(4)
        self.seller_payment_days_edit_field.setObjectName(u"seller_payment_days_edit_field")
        self.seller_payment_days_edit_caption = QLabel(self.bank_card)
        self.seller_payment_days_edit_caption.setObjectName(u"seller_payment_days_edit_caption")
        self.seller_payment_days_edit_caption.setProperty(u"role", u"small")
        self.seller_payment_days_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.seller_payment_days_edit_field.addWidget(self.seller_payment_days_edit_caption)

        self.seller_payment_days_edit = QLineEdit(self.bank_card)
        self.seller_payment_days_edit.setObjectName(u"seller_payment_days_edit")

        self.seller_payment_days_edit_field.addWidget(self.seller_payment_days_edit)


        self.bank_card_grid.addLayout(self.seller_payment_days_edit_field, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.bank_card_grid.setColumnStretch(0, 1)
        self.bank_card_grid.setColumnStretch(1, 1)
        self.bank_card_grid.setColumnMinimumWidth(0, 1)
        self.bank_card_grid.setColumnMinimumWidth(1, 1)

        self.bank_card_layout.addLayout(self.bank_card_grid)


        self.company_column_layout.addWidget(self.bank_card)

        self.logo_card = Card(self.company_column)
        self.logo_card.setObjectName(u"logo_card")
        self.logo_card_layout = QVBoxLayout(self.logo_card)
        self.logo_card_layout.setSpacing(12)
        self.logo_card_layout.setObjectName(u"logo_card_layout")
        self.logo_card_layout.setContentsMargins(18, 16, 18, 18)
        self.logo_card_title = QLabel(self.logo_card)
        self.logo_card_title.setObjectName(u"logo_card_title")
        self.logo_card_title.setProperty(u"role", u"section")
        self.logo_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.logo_card_layout.addWidget(self.logo_card_title)

        self.logo_card_hint = QLabel(self.logo_card)
        self.logo_card_hint.setObjectName(u"logo_card_hint")
        self.logo_card_hint.setProperty(u"role", u"small")
        self.logo_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.logo_card_hint.setWordWrap(True)

        self.logo_card_layout.addWidget(self.logo_card_hint)

        self.logo_row = QHBoxLayout()
        self.logo_row.setSpacing(12)
        self.logo_row.setObjectName(u"logo_row")
        self.logo_picture = QLabel(self.logo_card)
        self.logo_picture.setObjectName(u"logo_picture")
        self.logo_picture.setMinimumSize(QSize(160, 56))

        self.logo_row.addWidget(self.logo_picture)

        self.logo_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.logo_row.addItem(self.logo_space)

        self.logo_remove_button = QPushButton(self.logo_card)
        self.logo_remove_button.setObjectName(u"logo_remove_button")
        self.logo_remove_button.setProperty(u"kind", u"danger")

        self.logo_row.addWidget(self.logo_remove_button)

        self.logo_choose_button = QPushButton(self.logo_card)
        self.logo_choose_button.setObjectName(u"logo_choose_button")

        self.logo_row.addWidget(self.logo_choose_button)


        self.logo_card_layout.addLayout(self.logo_row)


        self.company_column_layout.addWidget(self.logo_card)

        self.company_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.company_column_layout.addItem(self.company_rest)


        self.company_layout.addWidget(self.company_scroll)

#if QT_CONFIG(shortcut)
        self.seller_name_edit_caption.setBuddy(self.seller_name_edit)
        self.seller_street_edit_caption.setBuddy(self.seller_street_edit)
        self.seller_postal_code_edit_caption.setBuddy(self.seller_postal_code_edit)
        self.seller_city_edit_caption.setBuddy(self.seller_city_edit)
        self.seller_state_edit_caption.setBuddy(self.seller_state_edit)
        self.seller_country_combo_caption.setBuddy(self.seller_country_combo)
        self.seller_email_edit_caption.setBuddy(self.seller_email_edit)
        self.seller_phone_edit_caption.setBuddy(self.seller_phone_edit)
        self.seller_website_edit_caption.setBuddy(self.seller_website_edit)
        self.seller_registration_edit_caption.setBuddy(self.seller_registration_edit)
        self.seller_tax_number_edit_caption.setBuddy(self.seller_tax_number_edit)
        self.seller_bank_edit_caption.setBuddy(self.seller_bank_edit)
        self.seller_iban_edit_caption.setBuddy(self.seller_iban_edit)
        self.seller_bic_edit_caption.setBuddy(self.seller_bic_edit)
        self.seller_payment_days_edit_caption.setBuddy(self.seller_payment_days_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsCompany)

        QMetaObject.connectSlotsByName(SettingsCompany)
    # setupUi

    def retranslateUi(self, SettingsCompany):
        self.seller_card_title.setText(QCoreApplication.translate("SettingsCompany", u"Seller", None))
        self.seller_card_hint.setText(QCoreApplication.translate("SettingsCompany", u"Your company, as it stands on every quote, proforma and invoice.", None))
        self.seller_name_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Company name", None))
#if QT_CONFIG(accessibility)
        self.seller_name_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Company name", None))
#endif // QT_CONFIG(accessibility)
        self.seller_street_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Street", None))
#if QT_CONFIG(accessibility)
        self.seller_street_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Street", None))
#endif // QT_CONFIG(accessibility)
        self.seller_postal_code_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Postal code", None))
#if QT_CONFIG(accessibility)
        self.seller_postal_code_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Postal code", None))
#endif // QT_CONFIG(accessibility)
        self.seller_city_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"City", None))
#if QT_CONFIG(accessibility)
        self.seller_city_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"City", None))
#endif // QT_CONFIG(accessibility)
        self.seller_state_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"State or province", None))
#if QT_CONFIG(accessibility)
        self.seller_state_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"State or province", None))
#endif // QT_CONFIG(accessibility)
        self.seller_country_combo_caption.setText(QCoreApplication.translate("SettingsCompany", u"Country", None))
#if QT_CONFIG(accessibility)
        self.seller_country_combo.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Country", None))
#endif // QT_CONFIG(accessibility)
        self.seller_email_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Email", None))
#if QT_CONFIG(accessibility)
        self.seller_email_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Email", None))
#endif // QT_CONFIG(accessibility)
        self.seller_phone_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Phone", None))
#if QT_CONFIG(accessibility)
        self.seller_phone_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Phone", None))
#endif // QT_CONFIG(accessibility)
        self.seller_website_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Website", None))
#if QT_CONFIG(accessibility)
        self.seller_website_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Website", None))
#endif // QT_CONFIG(accessibility)
        self.seller_registration_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Company registration", None))
#if QT_CONFIG(accessibility)
        self.seller_registration_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Company registration", None))
#endif // QT_CONFIG(accessibility)
        self.bank_card_title.setText(QCoreApplication.translate("SettingsCompany", u"Tax and bank", None))
        self.seller_tax_number_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Tax number", None))
#if QT_CONFIG(accessibility)
        self.seller_tax_number_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Tax number", None))
#endif // QT_CONFIG(accessibility)
        self.seller_bank_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Bank", None))
#if QT_CONFIG(accessibility)
        self.seller_bank_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Bank", None))
#endif // QT_CONFIG(accessibility)
        self.seller_iban_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"IBAN", None))
#if QT_CONFIG(accessibility)
        self.seller_iban_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"IBAN", None))
#endif // QT_CONFIG(accessibility)
        self.seller_bic_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"BIC", None))
#if QT_CONFIG(accessibility)
        self.seller_bic_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"BIC", None))
#endif // QT_CONFIG(accessibility)
        self.seller_payment_days_edit_caption.setText(QCoreApplication.translate("SettingsCompany", u"Days to pay", None))
#if QT_CONFIG(accessibility)
        self.seller_payment_days_edit.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Days to pay", None))
#endif // QT_CONFIG(accessibility)
        self.logo_card_title.setText(QCoreApplication.translate("SettingsCompany", u"Logo", None))
        self.logo_card_hint.setText(QCoreApplication.translate("SettingsCompany", u"PNG or JPEG of at most 2 MB, printed at the top of every document.", None))
#if QT_CONFIG(accessibility)
        self.logo_picture.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Logo", None))
#endif // QT_CONFIG(accessibility)
        self.logo_remove_button.setText(QCoreApplication.translate("SettingsCompany", u"Remove", None))
#if QT_CONFIG(accessibility)
        self.logo_remove_button.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Remove the logo", None))
#endif // QT_CONFIG(accessibility)
        self.logo_choose_button.setText(QCoreApplication.translate("SettingsCompany", u"Choose a picture", None))
#if QT_CONFIG(accessibility)
        self.logo_choose_button.setAccessibleName(QCoreApplication.translate("SettingsCompany", u"Choose a logo", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

