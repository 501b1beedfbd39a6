# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.widgets import (Card, CheckBox, ComboBox)
class Ui_Settings(object):
    def setupUi(self, Settings):
        if not Settings.objectName():
            Settings.setObjectName(u"Settings")
        self.settings_layout = QVBoxLayout(Settings)
        self.settings_layout.setObjectName(u"settings_layout")
        self.settings_layout.setContentsMargins(0, 0, 0, 0)
        self.settings_scroll = QScrollArea(Settings)
        self.settings_scroll.setObjectName(u"settings_scroll")
        self.settings_scroll.setWidgetResizable(True)
        self.settings_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.settings_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.settings_body = QWidget()
        self.settings_body.setObjectName(u"settings_body")
        self.settings_columns = QHBoxLayout(self.settings_body)
        self.settings_columns.setSpacing(20)
        self.settings_columns.setObjectName(u"settings_columns")
        self.settings_columns.setContentsMargins(24, 24, 24, 24)
        self.left_column = QVBoxLayout()
        self.left_column.setSpacing(16)
        self.left_column.setObjectName(u"left_column")
        self.seller_card = Card(self.settings_body)
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


        self.left_column.addWidget(self.seller_card)

        self.bank_card = Card(self.settings_body)
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


        self.left_column.addWidget(self.bank_card)

        self.logo_card = Card(self.settings_body)
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


        self.left_column.addWidget(self.logo_card)

        self.left_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column.addItem(self.left_space)


        self.settings_columns.addLayout(self.left_column)

        self.right_column = QVBoxLayout()
        self.right_column.setSpacing(16)
        self.right_column.setObjectName(u"right_column")
        self.event_card = Card(self.settings_body)
        self.event_card.setObjectName(u"event_card")
        self.event_card_layout = QVBoxLayout(self.event_card)
        self.event_card_layout.setSpacing(12)
        self.event_card_layout.setObjectName(u"event_card_layout")
        self.event_card_layout.setContentsMargins(18, 16, 18, 18)
        self.event_card_title = QLabel(self.event_card)
        self.event_card_title.setObjectName(u"event_card_title")
        self.event_card_title.setProperty(u"role", u"section")
        self.event_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.event_card_layout.addWidget(self.event_card_title)

        self.event_card_hint = QLabel(self.event_card)
        self.event_card_hint.setObjectName(u"event_card_hint")
        self.event_card_hint.setProperty(u"role", u"small")
        self.event_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.event_card_hint.setWordWrap(True)

        self.event_card_layout.addWidget(self.event_card_hint)

        self.event_card_grid = QGridLayout()
        self.event_card_grid.setObjectName(u"event_card_grid")
        self.event_card_grid.setHorizontalSpacing(12)
        self.event_card_grid.setVerticalSpacing(12)
        self.event_name_edit_field = QVBoxLayout()
        self.event_name_edit_field.setSpacing(4)
        self.event_name_edit_field.setObjectName(u"event_name_edit_field")
        self.event_name_edit_caption = QLabel(self.event_card)
        self.event_name_edit_caption.setObjectName(u"event_name_edit_caption")
        self.event_name_edit_caption.setProperty(u"role", u"small")
        self.event_name_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.event_name_edit_field.addWidget(self.event_name_edit_caption)

        self.event_name_edit = QLineEdit(self.event_card)
        self.event_name_edit.setObjectName(u"event_name_edit")

        self.event_name_edit_field.addWidget(self.event_name_edit)


        self.event_card_grid.addLayout(self.event_name_edit_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.event_rep_edit_field = QVBoxLayout()
        self.event_rep_edit_field.setSpacing(4)
        self.event_rep_edit_field.setObjectName(u"event_rep_edit_field")
        self.event_rep_edit_caption = QLabel(self.event_card)
        self.event_rep_edit_caption.setObjectName(u"event_rep_edit_caption")
        self.event_rep_edit_caption.setProperty(u"role", u"small")
        self.event_rep_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.event_rep_edit_field.addWidget(self.event_rep_edit_caption)

        self.event_rep_edit = QLineEdit(self.event_card)
        self.event_rep_edit.setObjectName(u"event_rep_edit")

        self.event_rep_edit_field.addWidget(self.event_rep_edit)


        self.event_card_grid.addLayout(self.event_rep_edit_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.device_name_edit_field = QVBoxLayout()
        self.device_name_edit_field.setSpacing(4)
        self.device_name_edit_field.setObjectName(u"device_name_edit_field")
        self.device_name_edit_caption = QLabel(self.event_card)
        self.device_name_edit_caption.setObjectName(u"device_name_edit_caption")
        self.device_name_edit_caption.setProperty(u"role", u"small")
        self.device_name_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.device_name_edit_field.addWidget(self.device_name_edit_caption)

        self.device_name_edit = QLineEdit(self.event_card)
        self.device_name_edit.setObjectName(u"device_name_edit")

        self.device_name_edit_field.addWidget(self.device_name_edit)


        self.event_card_grid.addLayout(self.device_name_edit_field, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.device_series_edit_field = QVBoxLayout()
        self.device_series_edit_field.setSpacing(4)
        self.device_series_edit_field.setObjectName(u"device_series_edit_field")
        self.device_series_edit_caption = QLabel(self.event_card)
        self.device_series_edit_caption.setObjectName(u"device_series_edit_caption")
        self.device_series_edit_caption.setProperty(u"role", u"small")
        self.device_series_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.device_series_edit_field.addWidget(self.device_series_edit_caption)

        self.device_series_edit = QLineEdit(self.event_card)
        self.device_series_edit.setObjectName(u"device_series_edit")

        self.device_series_edit_field.addWidget(self.device_series_edit)


        self.event_card_grid.addLayout(self.device_series_edit_field, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.event_card_grid.setColumnStretch(0, 1)
        self.event_card_grid.setColumnStretch(1, 1)
        self.event_card_grid.setColumnMinimumWidth(0, 1)
        self.event_card_grid.setColumnMinimumWidth(1, 1)

        self.event_card_layout.addLayout(self.event_card_grid)


        self.right_column.addWidget(self.event_card)

        self.sales_card = Card(self.settings_body)
        self.sales_card.setObjectName(u"sales_card")
        self.sales_card_layout = QVBoxLayout(self.sales_card)
        self.sales_card_layout.setSpacing(12)
        self.sales_card_layout.setObjectName(u"sales_card_layout")
        self.sales_card_layout.setContentsMargins(18, 16, 18, 18)
        self.sales_card_title = QLabel(self.sales_card)
        self.sales_card_title.setObjectName(u"sales_card_title")
        self.sales_card_title.setProperty(u"role", u"section")
        self.sales_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_card_layout.addWidget(self.sales_card_title)

        self.sales_card_grid = QGridLayout()
        self.sales_card_grid.setObjectName(u"sales_card_grid")
        self.sales_card_grid.setHorizontalSpacing(12)
        self.sales_card_grid.setVerticalSpacing(12)
        self.sales_currency_edit_field = QVBoxLayout()
        self.sales_currency_edit_field.setSpacing(4)
        self.sales_currency_edit_field.setObjectName(u"sales_currency_edit_field")
        self.sales_currency_edit_caption = QLabel(self.sales_card)
        self.sales_currency_edit_caption.setObjectName(u"sales_currency_edit_caption")
        self.sales_currency_edit_caption.setProperty(u"role", u"small")
        self.sales_currency_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_currency_edit_field.addWidget(self.sales_currency_edit_caption)

        self.sales_currency_edit = QLineEdit(self.sales_card)
        self.sales_currency_edit.setObjectName(u"sales_currency_edit")

        self.sales_currency_edit_field.addWidget(self.sales_currency_edit)


        self.sales_card_grid.addLayout(self.sales_currency_edit_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sales_discount_limit_edit_field = QVBoxLayout()
        self.sales_discount_limit_edit_field.setSpacing(4)
        self.sales_discount_limit_edit_field.setObjectName(u"sales_discount_limit_edit_field")
        self.sales_discount_limit_edit_caption = QLabel(self.sales_card)
        self.sales_discount_limit_edit_caption.setObjectName(u"sales_discount_limit_edit_caption")
        self.sales_discount_limit_edit_caption.setProperty(u"role", u"small")
        self.sales_discount_limit_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_discount_limit_edit_field.addWidget(self.sales_discount_limit_edit_caption)

        self.sales_discount_limit_edit = QLineEdit(self.sales_card)
        self.sales_discount_limit_edit.setObjectName(u"sales_discount_limit_edit")

        self.sales_discount_limit_edit_field.addWidget(self.sales_discount_limit_edit)


        self.sales_card_grid.addLayout(self.sales_discount_limit_edit_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sales_quote_days_edit_field = QVBoxLayout()
        self.sales_quote_days_edit_field.setSpacing(4)
        self.sales_quote_days_edit_field.setObjectName(u"sales_quote_days_edit_field")
        self.sales_quote_days_edit_caption = QLabel(self.sales_card)
        self.sales_quote_days_edit_caption.setObjectName(u"sales_quote_days_edit_caption")
        self.sales_quote_days_edit_caption.setProperty(u"role", u"small")
        self.sales_quote_days_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_quote_days_edit_field.addWidget(self.sales_quote_days_edit_caption)

        self.sales_quote_days_edit = QLineEdit(self.sales_card)
        self.sales_quote_days_edit.setObjectName(u"sales_quote_days_edit")

        self.sales_quote_days_edit_field.addWidget(self.sales_quote_days_edit)


        self.sales_card_grid.addLayout(self.sales_quote_days_edit_field, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sales_language_combo_field = QVBoxLayout()
        self.sales_language_combo_field.setSpacing(4)
        self.sales_language_combo_field.setObjectName(u"sales_language_combo_field")
        self.sales_language_combo_caption = QLabel(self.sales_card)
        self.sales_language_combo_caption.setObjectName(u"sales_language_combo_caption")
        self.sales_language_combo_caption.setProperty(u"role", u"small")
        self.sales_language_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_language_combo_field.addWidget(self.sales_language_combo_caption)

        self.sales_language_combo = ComboBox(self.sales_card)
        self.sales_language_combo.setObjectName(u"sales_language_combo")

        self.sales_language_combo_field.addWidget(self.sales_language_combo)


        self.sales_card_grid.addLayout(self.sales_language_combo_field, 1, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sales_upgrade_rule_combo_field = QVBoxLayout()
        self.sales_upgrade_rule_combo_field.setSpacing(4)
        self.sales_upgrade_rule_combo_field.setObjectName(u"sales_upgrade_rule_combo_field")
        self.sales_upgrade_rule_combo_caption = QLabel(self.sales_card)
        self.sales_upgrade_rule_combo_caption.setObjectName(u"sales_upgrade_rule_combo_caption")
        self.sales_upgrade_rule_combo_caption.setProperty(u"role", u"small")
        self.sales_upgrade_rule_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_upgrade_rule_combo_field.addWidget(self.sales_upgrade_rule_combo_caption)

        self.sales_upgrade_rule_combo = ComboBox(self.sales_card)
        self.sales_upgrade_rule_combo.setObjectName(u"sales_upgrade_rule_combo")

        self.sales_upgrade_rule_combo_field.addWidget(self.sales_upgrade_rule_combo)


        self.sales_card_grid.addLayout(self.sales_upgrade_rule_combo_field, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sales_term_start_combo_field = QVBoxLayout()
        self.sales_term_start_combo_field.setSpacing(4)
        self.sales_term_start_combo_field.setObjectName(u"sales_term_start_combo_field")
        self.sales_term_start_combo_caption = QLabel(self.sales_card)
        self.sales_term_start_combo_caption.setObjectName(u"sales_term_start_combo_caption")
        self.sales_term_start_combo_caption.setProperty(u"role", u"small")
        self.sales_term_start_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.sales_term_start_combo_field.addWidget(self.sales_term_start_combo_caption)

        self.sales_term_start_combo = ComboBox(self.sales_card)
        self.sales_term_start_combo.setObjectName(u"sales_term_start_combo")

        self.sales_term_start_combo_field.addWidget(self.sales_term_start_combo)


        self.sales_card_grid.addLayout(self.sales_term_start_combo_field, 2, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.sales_card_grid.setColumnStretch(0, 1)
        self.sales_card_grid.setColumnStretch(1, 1)
        self.sales_card_grid.setColumnMinimumWidth(0, 1)
        self.sales_card_grid.setColumnMinimumWidth(1, 1)

        self.sales_card_layout.addLayout(self.sales_card_grid)


        self.right_column.addWidget(self.sales_card)

        self.taxes_card = Card(self.settings_body)
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

        self.tax_rate_edit = QLineEdit(self.taxes_card)
        self.tax_rate_edit.setObjectName(u"tax_rate_edit")
        self.tax_rate_edit.setMaximumSize(QSize(90, 16777215))

        self.taxes_add_row.addWidget(self.tax_rate_edit)

        self.tax_add_button = QPushButton(self.taxes_card)
        self.tax_add_button.setObjectName(u"tax_add_button")

        self.taxes_add_row.addWidget(self.tax_add_button)

        self.taxes_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.taxes_add_row.addItem(self.taxes_space)


        self.taxes_card_layout.addLayout(self.taxes_add_row)


        self.right_column.addWidget(self.taxes_card)

        self.display_card = Card(self.settings_body)
        self.display_card.setObjectName(u"display_card")
        self.display_card_layout = QVBoxLayout(self.display_card)
        self.display_card_layout.setSpacing(12)
        self.display_card_layout.setObjectName(u"display_card_layout")
        self.display_card_layout.setContentsMargins(18, 16, 18, 18)
        self.display_card_title = QLabel(self.display_card)
        self.display_card_title.setObjectName(u"display_card_title")
        self.display_card_title.setProperty(u"role", u"section")
        self.display_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.display_card_layout.addWidget(self.display_card_title)

        self.display_card_grid = QGridLayout()
        self.display_card_grid.setObjectName(u"display_card_grid")
        self.display_card_grid.setHorizontalSpacing(12)
        self.display_card_grid.setVerticalSpacing(12)
        self.display_theme_combo_field = QVBoxLayout()
        self.display_theme_combo_field.setSpacing(4)
        self.display_theme_combo_field.setObjectName(u"display_theme_combo_field")
        self.display_theme_combo_caption = QLabel(self.display_card)
        self.display_theme_combo_caption.setObjectName(u"display_theme_combo_caption")
        self.display_theme_combo_caption.setProperty(u"role", u"small")
        self.display_theme_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.display_theme_combo_field.addWidget(self.display_theme_combo_caption)

        self.display_theme_combo = ComboBox(self.display_card)
        self.display_theme_combo.setObjectName(u"display_theme_combo")

        self.display_theme_combo_field.addWidget(self.display_theme_combo)


        self.display_card_grid.addLayout(self.display_theme_combo_field, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.display_paper_combo_field = QVBoxLayout()
        self.display_paper_combo_field.setSpacing(4)
        self.display_paper_combo_field.setObjectName(u"display_paper_combo_field")
        self.display_paper_combo_caption = QLabel(self.display_card)
        self.display_paper_combo_caption.setObjectName(u"display_paper_combo_caption")
        self.display_paper_combo_caption.setProperty(u"role", u"small")
        self.display_paper_combo_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.display_paper_combo_field.addWidget(self.display_paper_combo_caption)

        self.display_paper_combo = ComboBox(self.display_card)
        self.display_paper_combo.setObjectName(u"display_paper_combo")

        self.display_paper_combo_field.addWidget(self.display_paper_combo)


        self.display_card_grid.addLayout(self.display_paper_combo_field, 0, 1, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.display_card_grid.setColumnStretch(0, 1)
        self.display_card_grid.setColumnStretch(1, 1)
        self.display_card_grid.setColumnMinimumWidth(0, 1)
        self.display_card_grid.setColumnMinimumWidth(1, 1)

        self.display_card_layout.addLayout(self.display_card_grid)

        self.display_reduced_motion_check = CheckBox(self.display_card)
        self.display_reduced_motion_check.setObjectName(u"display_reduced_motion_check")

        self.display_card_layout.addWidget(self.display_reduced_motion_check)


        self.right_column.addWidget(self.display_card)

        self.right_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right_column.addItem(self.right_space)


        self.settings_columns.addLayout(self.right_column)

        self.settings_scroll.setWidget(self.settings_body)

        self.settings_layout.addWidget(self.settings_scroll)

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
        self.event_name_edit_caption.setBuddy(self.event_name_edit)
        self.event_rep_edit_caption.setBuddy(self.event_rep_edit)
        self.device_name_edit_caption.setBuddy(self.device_name_edit)
        self.device_series_edit_caption.setBuddy(self.device_series_edit)
        self.sales_currency_edit_caption.setBuddy(self.sales_currency_edit)
        self.sales_discount_limit_edit_caption.setBuddy(self.sales_discount_limit_edit)
        self.sales_quote_days_edit_caption.setBuddy(self.sales_quote_days_edit)
        self.sales_language_combo_caption.setBuddy(self.sales_language_combo)
        self.sales_upgrade_rule_combo_caption.setBuddy(self.sales_upgrade_rule_combo)
        self.sales_term_start_combo_caption.setBuddy(self.sales_term_start_combo)
        self.display_theme_combo_caption.setBuddy(self.display_theme_combo)
        self.display_paper_combo_caption.setBuddy(self.display_paper_combo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Settings)

        QMetaObject.connectSlotsByName(Settings)
    # setupUi

    def retranslateUi(self, Settings):
        self.seller_card_title.setText(QCoreApplication.translate("Settings", u"Seller", None))
        self.seller_card_hint.setText(QCoreApplication.translate("Settings", u"Your company, as it stands on every quote, proforma and invoice.", None))
        self.seller_name_edit_caption.setText(QCoreApplication.translate("Settings", u"Company name", None))
#if QT_CONFIG(accessibility)
        self.seller_name_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Company name", None))
#endif // QT_CONFIG(accessibility)
        self.seller_street_edit_caption.setText(QCoreApplication.translate("Settings", u"Street", None))
#if QT_CONFIG(accessibility)
        self.seller_street_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Street", None))
#endif // QT_CONFIG(accessibility)
        self.seller_postal_code_edit_caption.setText(QCoreApplication.translate("Settings", u"Postal code", None))
#if QT_CONFIG(accessibility)
        self.seller_postal_code_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Postal code", None))
#endif // QT_CONFIG(accessibility)
        self.seller_city_edit_caption.setText(QCoreApplication.translate("Settings", u"City", None))
#if QT_CONFIG(accessibility)
        self.seller_city_edit.setAccessibleName(QCoreApplication.translate("Settings", u"City", None))
#endif // QT_CONFIG(accessibility)
        self.seller_state_edit_caption.setText(QCoreApplication.translate("Settings", u"State or province", None))
#if QT_CONFIG(accessibility)
        self.seller_state_edit.setAccessibleName(QCoreApplication.translate("Settings", u"State or province", None))
#endif // QT_CONFIG(accessibility)
        self.seller_country_combo_caption.setText(QCoreApplication.translate("Settings", u"Country", None))
#if QT_CONFIG(accessibility)
        self.seller_country_combo.setAccessibleName(QCoreApplication.translate("Settings", u"Country", None))
#endif // QT_CONFIG(accessibility)
        self.seller_email_edit_caption.setText(QCoreApplication.translate("Settings", u"E-mail", None))
#if QT_CONFIG(accessibility)
        self.seller_email_edit.setAccessibleName(QCoreApplication.translate("Settings", u"E-mail", None))
#endif // QT_CONFIG(accessibility)
        self.seller_phone_edit_caption.setText(QCoreApplication.translate("Settings", u"Phone", None))
#if QT_CONFIG(accessibility)
        self.seller_phone_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Phone", None))
#endif // QT_CONFIG(accessibility)
        self.seller_website_edit_caption.setText(QCoreApplication.translate("Settings", u"Website", None))
#if QT_CONFIG(accessibility)
        self.seller_website_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Website", None))
#endif // QT_CONFIG(accessibility)
        self.seller_registration_edit_caption.setText(QCoreApplication.translate("Settings", u"Company registration", None))
#if QT_CONFIG(accessibility)
        self.seller_registration_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Company registration", None))
#endif // QT_CONFIG(accessibility)
        self.bank_card_title.setText(QCoreApplication.translate("Settings", u"Tax and bank", None))
        self.seller_tax_number_edit_caption.setText(QCoreApplication.translate("Settings", u"Tax number", None))
#if QT_CONFIG(accessibility)
        self.seller_tax_number_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Tax number", None))
#endif // QT_CONFIG(accessibility)
        self.seller_bank_edit_caption.setText(QCoreApplication.translate("Settings", u"Bank", None))
#if QT_CONFIG(accessibility)
        self.seller_bank_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Bank", None))
#endif // QT_CONFIG(accessibility)
        self.seller_iban_edit_caption.setText(QCoreApplication.translate("Settings", u"IBAN", None))
#if QT_CONFIG(accessibility)
        self.seller_iban_edit.setAccessibleName(QCoreApplication.translate("Settings", u"IBAN", None))
#endif // QT_CONFIG(accessibility)
        self.seller_bic_edit_caption.setText(QCoreApplication.translate("Settings", u"BIC", None))
#if QT_CONFIG(accessibility)
        self.seller_bic_edit.setAccessibleName(QCoreApplication.translate("Settings", u"BIC", None))
#endif // QT_CONFIG(accessibility)
        self.seller_payment_days_edit_caption.setText(QCoreApplication.translate("Settings", u"Days to pay", None))
#if QT_CONFIG(accessibility)
        self.seller_payment_days_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Days to pay", None))
#endif // QT_CONFIG(accessibility)
        self.logo_card_title.setText(QCoreApplication.translate("Settings", u"Logo", None))
        self.logo_card_hint.setText(QCoreApplication.translate("Settings", u"PNG or JPEG of at most 2 MB, printed at the top of every document.", None))
#if QT_CONFIG(accessibility)
        self.logo_picture.setAccessibleName(QCoreApplication.translate("Settings", u"Logo", None))
#endif // QT_CONFIG(accessibility)
        self.logo_remove_button.setText(QCoreApplication.translate("Settings", u"Remove", None))
#if QT_CONFIG(accessibility)
        self.logo_remove_button.setAccessibleName(QCoreApplication.translate("Settings", u"Remove the logo", None))
#endif // QT_CONFIG(accessibility)
        self.logo_choose_button.setText(QCoreApplication.translate("Settings", u"Choose a picture", None))
#if QT_CONFIG(accessibility)
        self.logo_choose_button.setAccessibleName(QCoreApplication.translate("Settings", u"Choose a logo", None))
#endif // QT_CONFIG(accessibility)
        self.event_card_title.setText(QCoreApplication.translate("Settings", u"Event and this laptop", None))
        self.event_card_hint.setText(QCoreApplication.translate("Settings", u"The document series is part of every number this laptop issues. Give each laptop its own.", None))
        self.event_name_edit_caption.setText(QCoreApplication.translate("Settings", u"Event", None))
#if QT_CONFIG(accessibility)
        self.event_name_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Event", None))
#endif // QT_CONFIG(accessibility)
        self.event_rep_edit_caption.setText(QCoreApplication.translate("Settings", u"Sales rep", None))
#if QT_CONFIG(accessibility)
        self.event_rep_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Sales rep", None))
#endif // QT_CONFIG(accessibility)
        self.device_name_edit_caption.setText(QCoreApplication.translate("Settings", u"Laptop", None))
#if QT_CONFIG(accessibility)
        self.device_name_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Laptop", None))
#endif // QT_CONFIG(accessibility)
        self.device_series_edit_caption.setText(QCoreApplication.translate("Settings", u"Document series", None))
#if QT_CONFIG(accessibility)
        self.device_series_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Document series", None))
#endif // QT_CONFIG(accessibility)
        self.sales_card_title.setText(QCoreApplication.translate("Settings", u"Selling", None))
        self.sales_currency_edit_caption.setText(QCoreApplication.translate("Settings", u"Default currency", None))
#if QT_CONFIG(accessibility)
        self.sales_currency_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Default currency", None))
#endif // QT_CONFIG(accessibility)
        self.sales_currency_edit.setPlaceholderText(QCoreApplication.translate("Settings", u"Of your country", None))
        self.sales_discount_limit_edit_caption.setText(QCoreApplication.translate("Settings", u"Largest discount (%)", None))
#if QT_CONFIG(accessibility)
        self.sales_discount_limit_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Largest discount (%)", None))
#endif // QT_CONFIG(accessibility)
        self.sales_quote_days_edit_caption.setText(QCoreApplication.translate("Settings", u"Quotes are valid for (days)", None))
#if QT_CONFIG(accessibility)
        self.sales_quote_days_edit.setAccessibleName(QCoreApplication.translate("Settings", u"Quotes are valid for (days)", None))
#endif // QT_CONFIG(accessibility)
        self.sales_language_combo_caption.setText(QCoreApplication.translate("Settings", u"Language of documents", None))
#if QT_CONFIG(accessibility)
        self.sales_language_combo.setAccessibleName(QCoreApplication.translate("Settings", u"Language of documents", None))
#endif // QT_CONFIG(accessibility)
        self.sales_upgrade_rule_combo_caption.setText(QCoreApplication.translate("Settings", u"A plan upgrade in mid-term costs", None))
#if QT_CONFIG(accessibility)
        self.sales_upgrade_rule_combo.setAccessibleName(QCoreApplication.translate("Settings", u"A plan upgrade in mid-term costs", None))
#endif // QT_CONFIG(accessibility)
        self.sales_term_start_combo_caption.setText(QCoreApplication.translate("Settings", u"A new term begins with", None))
#if QT_CONFIG(accessibility)
        self.sales_term_start_combo.setAccessibleName(QCoreApplication.translate("Settings", u"A new term begins with", None))
#endif // QT_CONFIG(accessibility)
        self.taxes_card_title.setText(QCoreApplication.translate("Settings", u"Tax rates", None))
        self.taxes_card_hint.setText(QCoreApplication.translate("Settings", u"Standard rate of each country you charge tax for. Without a rate an order is outside the scope of tax.", None))
#if QT_CONFIG(accessibility)
        self.tax_country_combo.setAccessibleName(QCoreApplication.translate("Settings", u"Country of a new tax rate", None))
#endif // QT_CONFIG(accessibility)
        self.tax_rate_edit.setPlaceholderText(QCoreApplication.translate("Settings", u"Rate %", None))
#if QT_CONFIG(accessibility)
        self.tax_rate_edit.setAccessibleName(QCoreApplication.translate("Settings", u"New tax rate in percent", None))
#endif // QT_CONFIG(accessibility)
        self.tax_add_button.setText(QCoreApplication.translate("Settings", u"Add", None))
#if QT_CONFIG(accessibility)
        self.tax_add_button.setAccessibleName(QCoreApplication.translate("Settings", u"Add the tax rate", None))
#endif // QT_CONFIG(accessibility)
        self.display_card_title.setText(QCoreApplication.translate("Settings", u"Window and paper", None))
        self.display_theme_combo_caption.setText(QCoreApplication.translate("Settings", u"Theme", None))
#if QT_CONFIG(accessibility)
        self.display_theme_combo.setAccessibleName(QCoreApplication.translate("Settings", u"Theme", None))
#endif // QT_CONFIG(accessibility)
        self.display_paper_combo_caption.setText(QCoreApplication.translate("Settings", u"Paper", None))
#if QT_CONFIG(accessibility)
        self.display_paper_combo.setAccessibleName(QCoreApplication.translate("Settings", u"Paper", None))
#endif // QT_CONFIG(accessibility)
        self.display_reduced_motion_check.setText(QCoreApplication.translate("Settings", u"Less motion", None))
#if QT_CONFIG(accessibility)
        self.display_reduced_motion_check.setAccessibleName(QCoreApplication.translate("Settings", u"Less motion", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

