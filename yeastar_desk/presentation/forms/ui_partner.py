# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'partner.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QLabel, QLineEdit, QVBoxLayout)

from yeastar_desk.presentation.widgets import (CheckBox, Notice)
from yeastar_desk.presentation.widgets.country_combo import CountryCombo
class Ui_Partner(object):
    def setupUi(self, Partner):
        if not Partner.objectName():
            Partner.setObjectName(u"Partner")
        self.Partner_layout = QVBoxLayout(Partner)
        self.Partner_layout.setSpacing(12)
        self.Partner_layout.setObjectName(u"Partner_layout")
        self.Partner_layout.setContentsMargins(0, 0, 0, 0)
        self.partner_warning = Notice(Partner)
        self.partner_warning.setObjectName(u"partner_warning")

        self.Partner_layout.addWidget(self.partner_warning)

        self.partner_grid = QGridLayout()
        self.partner_grid.setObjectName(u"partner_grid")
        self.partner_grid.setHorizontalSpacing(14)
        self.partner_grid.setVerticalSpacing(10)
        self.partner_grid.setContentsMargins(0, 0, 0, 0)
        self.yeastar_id_field = QVBoxLayout()
        self.yeastar_id_field.setSpacing(5)
        self.yeastar_id_field.setObjectName(u"yeastar_id_field")
        self.yeastar_id_field.setContentsMargins(0, 0, 0, 0)
        self.yeastar_id_caption = QLabel(Partner)
        self.yeastar_id_caption.setObjectName(u"yeastar_id_caption")
        self.yeastar_id_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.yeastar_id_caption.setProperty(u"role", u"small")

        self.yeastar_id_field.addWidget(self.yeastar_id_caption)

        self.partner_yeastar_id_edit = QLineEdit(Partner)
        self.partner_yeastar_id_edit.setObjectName(u"partner_yeastar_id_edit")
        self.partner_yeastar_id_edit.setMaxLength(120)

        self.yeastar_id_field.addWidget(self.partner_yeastar_id_edit)


        self.partner_grid.addLayout(self.yeastar_id_field, 0, 0, 1, 2)

        self.country_field = QVBoxLayout()
        self.country_field.setSpacing(5)
        self.country_field.setObjectName(u"country_field")
        self.country_field.setContentsMargins(0, 0, 0, 0)
        self.country_caption = QLabel(Partner)
        self.country_caption.setObjectName(u"country_caption")
        self.country_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.country_caption.setProperty(u"role", u"small")

        self.country_field.addWidget(self.country_caption)

        self.partner_country_combo = CountryCombo(Partner)
        self.partner_country_combo.setObjectName(u"partner_country_combo")

        self.country_field.addWidget(self.partner_country_combo)


        self.partner_grid.addLayout(self.country_field, 0, 2, 1, 1)

        self.first_name_field = QVBoxLayout()
        self.first_name_field.setSpacing(5)
        self.first_name_field.setObjectName(u"first_name_field")
        self.first_name_field.setContentsMargins(0, 0, 0, 0)
        self.first_name_caption = QLabel(Partner)
        self.first_name_caption.setObjectName(u"first_name_caption")
        self.first_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.first_name_caption.setProperty(u"role", u"small")

        self.first_name_field.addWidget(self.first_name_caption)

        self.partner_first_name_edit = QLineEdit(Partner)
        self.partner_first_name_edit.setObjectName(u"partner_first_name_edit")
        self.partner_first_name_edit.setMaxLength(120)

        self.first_name_field.addWidget(self.partner_first_name_edit)


        self.partner_grid.addLayout(self.first_name_field, 1, 0, 1, 1)

        self.last_name_field = QVBoxLayout()
        self.last_name_field.setSpacing(5)
        self.last_name_field.setObjectName(u"last_name_field")
        self.last_name_field.setContentsMargins(0, 0, 0, 0)
        self.last_name_caption = QLabel(Partner)
        self.last_name_caption.setObjectName(u"last_name_caption")
        self.last_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.last_name_caption.setProperty(u"role", u"small")

        self.last_name_field.addWidget(self.last_name_caption)

        self.partner_last_name_edit = QLineEdit(Partner)
        self.partner_last_name_edit.setObjectName(u"partner_last_name_edit")
        self.partner_last_name_edit.setMaxLength(120)

        self.last_name_field.addWidget(self.partner_last_name_edit)


        self.partner_grid.addLayout(self.last_name_field, 1, 1, 1, 1)

        self.phone_field = QVBoxLayout()
        self.phone_field.setSpacing(5)
        self.phone_field.setObjectName(u"phone_field")
        self.phone_field.setContentsMargins(0, 0, 0, 0)
        self.phone_caption = QLabel(Partner)
        self.phone_caption.setObjectName(u"phone_caption")
        self.phone_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.phone_caption.setProperty(u"role", u"small")

        self.phone_field.addWidget(self.phone_caption)

        self.partner_phone_edit = QLineEdit(Partner)
        self.partner_phone_edit.setObjectName(u"partner_phone_edit")
        self.partner_phone_edit.setMaxLength(120)

        self.phone_field.addWidget(self.partner_phone_edit)


        self.partner_grid.addLayout(self.phone_field, 1, 2, 1, 1)

        self.company_field = QVBoxLayout()
        self.company_field.setSpacing(5)
        self.company_field.setObjectName(u"company_field")
        self.company_field.setContentsMargins(0, 0, 0, 0)
        self.company_caption = QLabel(Partner)
        self.company_caption.setObjectName(u"company_caption")
        self.company_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.company_caption.setProperty(u"role", u"small")

        self.company_field.addWidget(self.company_caption)

        self.partner_company_edit = QLineEdit(Partner)
        self.partner_company_edit.setObjectName(u"partner_company_edit")
        self.partner_company_edit.setMaxLength(200)

        self.company_field.addWidget(self.partner_company_edit)


        self.partner_grid.addLayout(self.company_field, 2, 0, 1, 2)

        self.tax_number_field = QVBoxLayout()
        self.tax_number_field.setSpacing(5)
        self.tax_number_field.setObjectName(u"tax_number_field")
        self.tax_number_field.setContentsMargins(0, 0, 0, 0)
        self.tax_number_caption = QLabel(Partner)
        self.tax_number_caption.setObjectName(u"tax_number_caption")
        self.tax_number_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tax_number_caption.setProperty(u"role", u"small")

        self.tax_number_field.addWidget(self.tax_number_caption)

        self.partner_tax_number_edit = QLineEdit(Partner)
        self.partner_tax_number_edit.setObjectName(u"partner_tax_number_edit")
        self.partner_tax_number_edit.setMaxLength(120)

        self.tax_number_field.addWidget(self.partner_tax_number_edit)


        self.partner_grid.addLayout(self.tax_number_field, 2, 2, 1, 1)

        self.street_field = QVBoxLayout()
        self.street_field.setSpacing(5)
        self.street_field.setObjectName(u"street_field")
        self.street_field.setContentsMargins(0, 0, 0, 0)
        self.street_caption = QLabel(Partner)
        self.street_caption.setObjectName(u"street_caption")
        self.street_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.street_caption.setProperty(u"role", u"small")

        self.street_field.addWidget(self.street_caption)

        self.partner_street_edit = QLineEdit(Partner)
        self.partner_street_edit.setObjectName(u"partner_street_edit")
        self.partner_street_edit.setMaxLength(120)

        self.street_field.addWidget(self.partner_street_edit)


        self.partner_grid.addLayout(self.street_field, 3, 0, 1, 2)

        self.postal_code_field = QVBoxLayout()
        self.postal_code_field.setSpacing(5)
        self.postal_code_field.setObjectName(u"postal_code_field")
        self.postal_code_field.setContentsMargins(0, 0, 0, 0)
        self.postal_code_caption = QLabel(Partner)
        self.postal_code_caption.setObjectName(u"postal_code_caption")
        self.postal_code_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.postal_code_caption.setProperty(u"role", u"small")

        self.postal_code_field.addWidget(self.postal_code_caption)

        self.partner_postal_code_edit = QLineEdit(Partner)
        self.partner_postal_code_edit.setObjectName(u"partner_postal_code_edit")
        self.partner_postal_code_edit.setMaxLength(120)

        self.postal_code_field.addWidget(self.partner_postal_code_edit)


        self.partner_grid.addLayout(self.postal_code_field, 3, 2, 1, 1)

        self.city_field = QVBoxLayout()
        self.city_field.setSpacing(5)
        self.city_field.setObjectName(u"city_field")
        self.city_field.setContentsMargins(0, 0, 0, 0)
        self.city_caption = QLabel(Partner)
        self.city_caption.setObjectName(u"city_caption")
        self.city_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.city_caption.setProperty(u"role", u"small")

        self.city_field.addWidget(self.city_caption)

        self.partner_city_edit = QLineEdit(Partner)
        self.partner_city_edit.setObjectName(u"partner_city_edit")
        self.partner_city_edit.setMaxLength(120)

        self.city_field.addWidget(self.partner_city_edit)


        self.partner_grid.addLayout(self.city_field, 4, 0, 1, 1)

        self.state_field = QVBoxLayout()
        self.state_field.setSpacing(5)
        self.state_field.setObjectName(u"state_field")
        self.state_field.setContentsMargins(0, 0, 0, 0)
        self.state_caption = QLabel(Partner)
        self.state_caption.setObjectName(u"state_caption")
        self.state_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.state_caption.setProperty(u"role", u"small")

        self.state_field.addWidget(self.state_caption)

        self.partner_state_edit = QLineEdit(Partner)
        self.partner_state_edit.setObjectName(u"partner_state_edit")
        self.partner_state_edit.setMaxLength(120)

        self.state_field.addWidget(self.partner_state_edit)


        self.partner_grid.addLayout(self.state_field, 4, 1, 1, 1)

        self.remark_field = QVBoxLayout()
        self.remark_field.setSpacing(5)
        self.remark_field.setObjectName(u"remark_field")
        self.remark_field.setContentsMargins(0, 0, 0, 0)
        self.remark_caption = QLabel(Partner)
        self.remark_caption.setObjectName(u"remark_caption")
        self.remark_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.remark_caption.setProperty(u"role", u"small")

        self.remark_field.addWidget(self.remark_caption)

        self.partner_remark_edit = QLineEdit(Partner)
        self.partner_remark_edit.setObjectName(u"partner_remark_edit")
        self.partner_remark_edit.setMaxLength(120)

        self.remark_field.addWidget(self.partner_remark_edit)


        self.partner_grid.addLayout(self.remark_field, 4, 2, 1, 1)

        self.partner_grid.setColumnStretch(0, 1)
        self.partner_grid.setColumnStretch(1, 1)
        self.partner_grid.setColumnStretch(2, 1)

        self.Partner_layout.addLayout(self.partner_grid)

        self.partner_mail_check = CheckBox(Partner)
        self.partner_mail_check.setObjectName(u"partner_mail_check")
        self.partner_mail_check.setChecked(True)

        self.Partner_layout.addWidget(self.partner_mail_check)

        self.partner_problem_label = QLabel(Partner)
        self.partner_problem_label.setObjectName(u"partner_problem_label")
        self.partner_problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.partner_problem_label.setProperty(u"role", u"danger")
        self.partner_problem_label.setWordWrap(True)

        self.Partner_layout.addWidget(self.partner_problem_label)

#if QT_CONFIG(shortcut)
        self.yeastar_id_caption.setBuddy(self.partner_yeastar_id_edit)
        self.country_caption.setBuddy(self.partner_country_combo)
        self.first_name_caption.setBuddy(self.partner_first_name_edit)
        self.last_name_caption.setBuddy(self.partner_last_name_edit)
        self.phone_caption.setBuddy(self.partner_phone_edit)
        self.company_caption.setBuddy(self.partner_company_edit)
        self.tax_number_caption.setBuddy(self.partner_tax_number_edit)
        self.street_caption.setBuddy(self.partner_street_edit)
        self.postal_code_caption.setBuddy(self.partner_postal_code_edit)
        self.city_caption.setBuddy(self.partner_city_edit)
        self.state_caption.setBuddy(self.partner_state_edit)
        self.remark_caption.setBuddy(self.partner_remark_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Partner)

        QMetaObject.connectSlotsByName(Partner)
    # setupUi

    def retranslateUi(self, Partner):
        self.yeastar_id_caption.setText(QCoreApplication.translate("Partner", u"Yeastar ID (an email address)", None))
#if QT_CONFIG(accessibility)
        self.partner_yeastar_id_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Yeastar ID (an email address)", None))
#endif // QT_CONFIG(accessibility)
        self.country_caption.setText(QCoreApplication.translate("Partner", u"Country", None))
#if QT_CONFIG(accessibility)
        self.partner_country_combo.setAccessibleName(QCoreApplication.translate("Partner", u"Country", None))
#endif // QT_CONFIG(accessibility)
        self.first_name_caption.setText(QCoreApplication.translate("Partner", u"First name", None))
#if QT_CONFIG(accessibility)
        self.partner_first_name_edit.setAccessibleName(QCoreApplication.translate("Partner", u"First name", None))
#endif // QT_CONFIG(accessibility)
        self.last_name_caption.setText(QCoreApplication.translate("Partner", u"Last name", None))
#if QT_CONFIG(accessibility)
        self.partner_last_name_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Last name", None))
#endif // QT_CONFIG(accessibility)
        self.phone_caption.setText(QCoreApplication.translate("Partner", u"Phone (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_phone_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Phone (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.company_caption.setText(QCoreApplication.translate("Partner", u"Company", None))
#if QT_CONFIG(accessibility)
        self.partner_company_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Company", None))
#endif // QT_CONFIG(accessibility)
        self.tax_number_caption.setText(QCoreApplication.translate("Partner", u"Tax number (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_tax_number_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Tax number (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.street_caption.setText(QCoreApplication.translate("Partner", u"Street (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_street_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Street (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.postal_code_caption.setText(QCoreApplication.translate("Partner", u"Postal code (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_postal_code_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Postal code (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.city_caption.setText(QCoreApplication.translate("Partner", u"City (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_city_edit.setAccessibleName(QCoreApplication.translate("Partner", u"City (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.state_caption.setText(QCoreApplication.translate("Partner", u"State (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_state_edit.setAccessibleName(QCoreApplication.translate("Partner", u"State (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.remark_caption.setText(QCoreApplication.translate("Partner", u"Remark (optional)", None))
#if QT_CONFIG(accessibility)
        self.partner_remark_edit.setAccessibleName(QCoreApplication.translate("Partner", u"Remark (optional)", None))
#endif // QT_CONFIG(accessibility)
        self.partner_mail_check.setText(QCoreApplication.translate("Partner", u"Send the activation email when the order is processed", None))
#if QT_CONFIG(accessibility)
        self.partner_mail_check.setAccessibleName(QCoreApplication.translate("Partner", u"Send the activation email when the order is processed", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

