# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'billing_contact.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.widgets import Badge
from yeastar_desk.presentation.widgets.country_combo import CountryCombo
class Ui_BillingContact(object):
    def setupUi(self, BillingContact):
        if not BillingContact.objectName():
            BillingContact.setObjectName(u"BillingContact")
        self.BillingContact_layout = QGridLayout(BillingContact)
        self.BillingContact_layout.setObjectName(u"BillingContact_layout")
        self.BillingContact_layout.setHorizontalSpacing(14)
        self.BillingContact_layout.setVerticalSpacing(10)
        self.BillingContact_layout.setContentsMargins(0, 0, 0, 0)
        self.company_field = QVBoxLayout()
        self.company_field.setSpacing(5)
        self.company_field.setObjectName(u"company_field")
        self.company_field.setContentsMargins(0, 0, 0, 0)
        self.company_caption = QLabel(BillingContact)
        self.company_caption.setObjectName(u"company_caption")
        self.company_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.company_caption.setProperty(u"role", u"small")

        self.company_field.addWidget(self.company_caption)

        self.contact_company_edit = QLineEdit(BillingContact)
        self.contact_company_edit.setObjectName(u"contact_company_edit")
        self.contact_company_edit.setMaxLength(200)

        self.company_field.addWidget(self.contact_company_edit)


        self.BillingContact_layout.addLayout(self.company_field, 0, 0, 1, 3)

        self.first_name_field = QVBoxLayout()
        self.first_name_field.setSpacing(5)
        self.first_name_field.setObjectName(u"first_name_field")
        self.first_name_field.setContentsMargins(0, 0, 0, 0)
        self.first_name_caption = QLabel(BillingContact)
        self.first_name_caption.setObjectName(u"first_name_caption")
        self.first_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.first_name_caption.setProperty(u"role", u"small")

        self.first_name_field.addWidget(self.first_name_caption)

        self.contact_first_name_edit = QLineEdit(BillingContact)
        self.contact_first_name_edit.setObjectName(u"contact_first_name_edit")
        self.contact_first_name_edit.setMaxLength(120)

        self.first_name_field.addWidget(self.contact_first_name_edit)


        self.BillingContact_layout.addLayout(self.first_name_field, 1, 0, 1, 1)

        self.last_name_field = QVBoxLayout()
        self.last_name_field.setSpacing(5)
        self.last_name_field.setObjectName(u"last_name_field")
        self.last_name_field.setContentsMargins(0, 0, 0, 0)
        self.last_name_caption = QLabel(BillingContact)
        self.last_name_caption.setObjectName(u"last_name_caption")
        self.last_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.last_name_caption.setProperty(u"role", u"small")

        self.last_name_field.addWidget(self.last_name_caption)

        self.contact_last_name_edit = QLineEdit(BillingContact)
        self.contact_last_name_edit.setObjectName(u"contact_last_name_edit")
        self.contact_last_name_edit.setMaxLength(120)

        self.last_name_field.addWidget(self.contact_last_name_edit)


        self.BillingContact_layout.addLayout(self.last_name_field, 1, 1, 1, 2)

        self.email_field = QVBoxLayout()
        self.email_field.setSpacing(5)
        self.email_field.setObjectName(u"email_field")
        self.email_field.setContentsMargins(0, 0, 0, 0)
        self.email_caption = QLabel(BillingContact)
        self.email_caption.setObjectName(u"email_caption")
        self.email_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.email_caption.setProperty(u"role", u"small")

        self.email_field.addWidget(self.email_caption)

        self.contact_email_edit = QLineEdit(BillingContact)
        self.contact_email_edit.setObjectName(u"contact_email_edit")
        self.contact_email_edit.setMaxLength(120)

        self.email_field.addWidget(self.contact_email_edit)


        self.BillingContact_layout.addLayout(self.email_field, 2, 0, 1, 2)

        self.phone_field = QVBoxLayout()
        self.phone_field.setSpacing(5)
        self.phone_field.setObjectName(u"phone_field")
        self.phone_field.setContentsMargins(0, 0, 0, 0)
        self.phone_caption = QLabel(BillingContact)
        self.phone_caption.setObjectName(u"phone_caption")
        self.phone_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.phone_caption.setProperty(u"role", u"small")

        self.phone_field.addWidget(self.phone_caption)

        self.contact_phone_edit = QLineEdit(BillingContact)
        self.contact_phone_edit.setObjectName(u"contact_phone_edit")
        self.contact_phone_edit.setMaxLength(120)

        self.phone_field.addWidget(self.contact_phone_edit)


        self.BillingContact_layout.addLayout(self.phone_field, 2, 2, 1, 1)

        self.street_field = QVBoxLayout()
        self.street_field.setSpacing(5)
        self.street_field.setObjectName(u"street_field")
        self.street_field.setContentsMargins(0, 0, 0, 0)
        self.street_caption = QLabel(BillingContact)
        self.street_caption.setObjectName(u"street_caption")
        self.street_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.street_caption.setProperty(u"role", u"small")

        self.street_field.addWidget(self.street_caption)

        self.contact_street_edit = QLineEdit(BillingContact)
        self.contact_street_edit.setObjectName(u"contact_street_edit")
        self.contact_street_edit.setMaxLength(120)

        self.street_field.addWidget(self.contact_street_edit)


        self.BillingContact_layout.addLayout(self.street_field, 3, 0, 1, 2)

        self.postal_code_field = QVBoxLayout()
        self.postal_code_field.setSpacing(5)
        self.postal_code_field.setObjectName(u"postal_code_field")
        self.postal_code_field.setContentsMargins(0, 0, 0, 0)
        self.postal_code_caption = QLabel(BillingContact)
        self.postal_code_caption.setObjectName(u"postal_code_caption")
        self.postal_code_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.postal_code_caption.setProperty(u"role", u"small")

        self.postal_code_field.addWidget(self.postal_code_caption)

        self.contact_postal_code_edit = QLineEdit(BillingContact)
        self.contact_postal_code_edit.setObjectName(u"contact_postal_code_edit")
        self.contact_postal_code_edit.setMaxLength(120)

        self.postal_code_field.addWidget(self.contact_postal_code_edit)


        self.BillingContact_layout.addLayout(self.postal_code_field, 3, 2, 1, 1)

        self.city_field = QVBoxLayout()
        self.city_field.setSpacing(5)
        self.city_field.setObjectName(u"city_field")
        self.city_field.setContentsMargins(0, 0, 0, 0)
        self.city_caption = QLabel(BillingContact)
        self.city_caption.setObjectName(u"city_caption")
        self.city_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.city_caption.setProperty(u"role", u"small")

        self.city_field.addWidget(self.city_caption)

        self.contact_city_edit = QLineEdit(BillingContact)
        self.contact_city_edit.setObjectName(u"contact_city_edit")
        self.contact_city_edit.setMaxLength(120)

        self.city_field.addWidget(self.contact_city_edit)


        self.BillingContact_layout.addLayout(self.city_field, 4, 0, 1, 1)

        self.state_field = QVBoxLayout()
        self.state_field.setSpacing(5)
        self.state_field.setObjectName(u"state_field")
        self.state_field.setContentsMargins(0, 0, 0, 0)
        self.state_caption = QLabel(BillingContact)
        self.state_caption.setObjectName(u"state_caption")
        self.state_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.state_caption.setProperty(u"role", u"small")

        self.state_field.addWidget(self.state_caption)

        self.contact_state_edit = QLineEdit(BillingContact)
        self.contact_state_edit.setObjectName(u"contact_state_edit")
        self.contact_state_edit.setMaxLength(120)

        self.state_field.addWidget(self.contact_state_edit)


        self.BillingContact_layout.addLayout(self.state_field, 4, 1, 1, 1)

        self.country_field = QVBoxLayout()
        self.country_field.setSpacing(5)
        self.country_field.setObjectName(u"country_field")
        self.country_field.setContentsMargins(0, 0, 0, 0)
        self.country_caption = QLabel(BillingContact)
        self.country_caption.setObjectName(u"country_caption")
        self.country_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.country_caption.setProperty(u"role", u"small")

        self.country_field.addWidget(self.country_caption)

        self.contact_country_combo = CountryCombo(BillingContact)
        self.contact_country_combo.setObjectName(u"contact_country_combo")

        self.country_field.addWidget(self.contact_country_combo)


        self.BillingContact_layout.addLayout(self.country_field, 4, 2, 1, 1)

        self.tax_number_field = QVBoxLayout()
        self.tax_number_field.setSpacing(5)
        self.tax_number_field.setObjectName(u"tax_number_field")
        self.tax_number_field.setContentsMargins(0, 0, 0, 0)
        self.tax_number_caption = QLabel(BillingContact)
        self.tax_number_caption.setObjectName(u"tax_number_caption")
        self.tax_number_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tax_number_caption.setProperty(u"role", u"small")

        self.tax_number_field.addWidget(self.tax_number_caption)

        self.contact_tax_number_edit = QLineEdit(BillingContact)
        self.contact_tax_number_edit.setObjectName(u"contact_tax_number_edit")
        self.contact_tax_number_edit.setMaxLength(120)

        self.tax_number_field.addWidget(self.contact_tax_number_edit)


        self.BillingContact_layout.addLayout(self.tax_number_field, 5, 0, 1, 1)

        self.contact_badge_column = QVBoxLayout()
        self.contact_badge_column.setObjectName(u"contact_badge_column")
        self.contact_badge_column.setContentsMargins(0, 0, 0, 0)
        self.contact_badge_column_spacer_0 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.contact_badge_column.addItem(self.contact_badge_column_spacer_0)

        self.contact_badge_row = QHBoxLayout()
        self.contact_badge_row.setObjectName(u"contact_badge_row")
        self.contact_badge_row.setContentsMargins(0, 0, 0, 0)
        self.contact_form_badge = Badge(BillingContact)
        self.contact_form_badge.setObjectName(u"contact_form_badge")

        self.contact_badge_row.addWidget(self.contact_form_badge)

        self.contact_badge_row_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.contact_badge_row.addItem(self.contact_badge_row_spacer_1)


        self.contact_badge_column.addLayout(self.contact_badge_row)

        self.contact_badge_column_spacer_2 = QSpacerItem(10, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.contact_badge_column.addItem(self.contact_badge_column_spacer_2)


        self.BillingContact_layout.addLayout(self.contact_badge_column, 5, 1, 1, 2)

        self.contact_problem_label = QLabel(BillingContact)
        self.contact_problem_label.setObjectName(u"contact_problem_label")
        self.contact_problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_problem_label.setProperty(u"role", u"danger")
        self.contact_problem_label.setWordWrap(True)

        self.BillingContact_layout.addWidget(self.contact_problem_label, 6, 0, 1, 3)

        self.BillingContact_layout.setColumnStretch(0, 1)
        self.BillingContact_layout.setColumnStretch(1, 1)
        self.BillingContact_layout.setColumnStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.company_caption.setBuddy(self.contact_company_edit)
        self.first_name_caption.setBuddy(self.contact_first_name_edit)
        self.last_name_caption.setBuddy(self.contact_last_name_edit)
        self.email_caption.setBuddy(self.contact_email_edit)
        self.phone_caption.setBuddy(self.contact_phone_edit)
        self.street_caption.setBuddy(self.contact_street_edit)
        self.postal_code_caption.setBuddy(self.contact_postal_code_edit)
        self.city_caption.setBuddy(self.contact_city_edit)
        self.state_caption.setBuddy(self.contact_state_edit)
        self.country_caption.setBuddy(self.contact_country_combo)
        self.tax_number_caption.setBuddy(self.contact_tax_number_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(BillingContact)

        QMetaObject.connectSlotsByName(BillingContact)
    # setupUi

    def retranslateUi(self, BillingContact):
        self.company_caption.setText(QCoreApplication.translate("BillingContact", u"Company", None))
#if QT_CONFIG(accessibility)
        self.contact_company_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"Company", None))
#endif // QT_CONFIG(accessibility)
        self.first_name_caption.setText(QCoreApplication.translate("BillingContact", u"First name", None))
#if QT_CONFIG(accessibility)
        self.contact_first_name_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"First name", None))
#endif // QT_CONFIG(accessibility)
        self.last_name_caption.setText(QCoreApplication.translate("BillingContact", u"Last name", None))
#if QT_CONFIG(accessibility)
        self.contact_last_name_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"Last name", None))
#endif // QT_CONFIG(accessibility)
        self.email_caption.setText(QCoreApplication.translate("BillingContact", u"Email", None))
#if QT_CONFIG(accessibility)
        self.contact_email_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"Email", None))
#endif // QT_CONFIG(accessibility)
        self.phone_caption.setText(QCoreApplication.translate("BillingContact", u"Phone", None))
#if QT_CONFIG(accessibility)
        self.contact_phone_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"Phone", None))
#endif // QT_CONFIG(accessibility)
        self.street_caption.setText(QCoreApplication.translate("BillingContact", u"Street", None))
#if QT_CONFIG(accessibility)
        self.contact_street_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"Street", None))
#endif // QT_CONFIG(accessibility)
        self.postal_code_caption.setText(QCoreApplication.translate("BillingContact", u"Postal code", None))
#if QT_CONFIG(accessibility)
        self.contact_postal_code_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"Postal code", None))
#endif // QT_CONFIG(accessibility)
        self.city_caption.setText(QCoreApplication.translate("BillingContact", u"City", None))
#if QT_CONFIG(accessibility)
        self.contact_city_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"City", None))
#endif // QT_CONFIG(accessibility)
        self.state_caption.setText(QCoreApplication.translate("BillingContact", u"State or province", None))
#if QT_CONFIG(accessibility)
        self.contact_state_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"State or province", None))
#endif // QT_CONFIG(accessibility)
        self.country_caption.setText(QCoreApplication.translate("BillingContact", u"Country", None))
#if QT_CONFIG(accessibility)
        self.contact_country_combo.setAccessibleName(QCoreApplication.translate("BillingContact", u"Country", None))
#endif // QT_CONFIG(accessibility)
        self.tax_number_caption.setText(QCoreApplication.translate("BillingContact", u"VAT or tax number", None))
#if QT_CONFIG(accessibility)
        self.contact_tax_number_edit.setAccessibleName(QCoreApplication.translate("BillingContact", u"VAT or tax number", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

