# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_selling.ui'
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
class Ui_SettingsSelling(object):
    def setupUi(self, SettingsSelling):
        if not SettingsSelling.objectName():
            SettingsSelling.setObjectName(u"SettingsSelling")
        self.selling_layout = QVBoxLayout(SettingsSelling)
        self.selling_layout.setObjectName(u"selling_layout")
        self.selling_layout.setContentsMargins(0, 0, 0, 0)
        self.selling_scroll = ColumnScroll(SettingsSelling)
        self.selling_scroll.setObjectName(u"selling_scroll")
        self.selling_column = QWidget()
        self.selling_column.setObjectName(u"selling_column")
        self.selling_scroll.setWidget(self.selling_column)
        self.selling_column_layout = QVBoxLayout(self.selling_column)
        self.selling_column_layout.setSpacing(16)
        self.selling_column_layout.setObjectName(u"selling_column_layout")
        self.selling_column_layout.setContentsMargins(4, 24, 24, 24)
        self.event_card = Card(self.selling_column)
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


        self.selling_column_layout.addWidget(self.event_card)

        self.sales_card = Card(self.selling_column)
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


        self.selling_column_layout.addWidget(self.sales_card)

        self.backup_card = Card(self.selling_column)
        self.backup_card.setObjectName(u"backup_card")
        self.backup_card_layout = QVBoxLayout(self.backup_card)
        self.backup_card_layout.setSpacing(12)
        self.backup_card_layout.setObjectName(u"backup_card_layout")
        self.backup_card_layout.setContentsMargins(18, 16, 18, 18)
        self.backup_card_title = QLabel(self.backup_card)
        self.backup_card_title.setObjectName(u"backup_card_title")
        self.backup_card_title.setProperty(u"role", u"section")
        self.backup_card_title.setTextFormat(Qt.TextFormat.PlainText)

        self.backup_card_layout.addWidget(self.backup_card_title)

        self.backup_card_hint = QLabel(self.backup_card)
        self.backup_card_hint.setObjectName(u"backup_card_hint")
        self.backup_card_hint.setProperty(u"role", u"small")
        self.backup_card_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.backup_card_hint.setWordWrap(True)

        self.backup_card_layout.addWidget(self.backup_card_hint)

        self.device_second_backup_edit_field = QVBoxLayout()
        self.device_second_backup_edit_field.setSpacing(4)
        self.device_second_backup_edit_field.setObjectName(u"device_second_backup_edit_field")
        self.device_second_backup_edit_caption = QLabel(self.backup_card)
        self.device_second_backup_edit_caption.setObjectName(u"device_second_backup_edit_caption")
        self.device_second_backup_edit_caption.setProperty(u"role", u"small")
        self.device_second_backup_edit_caption.setTextFormat(Qt.TextFormat.PlainText)

        self.device_second_backup_edit_field.addWidget(self.device_second_backup_edit_caption)

        self.second_backup_row = QHBoxLayout()
        self.second_backup_row.setSpacing(12)
        self.second_backup_row.setObjectName(u"second_backup_row")
        self.device_second_backup_edit = QLineEdit(self.backup_card)
        self.device_second_backup_edit.setObjectName(u"device_second_backup_edit")

        self.second_backup_row.addWidget(self.device_second_backup_edit)

        self.second_backup_choose_button = QPushButton(self.backup_card)
        self.second_backup_choose_button.setObjectName(u"second_backup_choose_button")

        self.second_backup_row.addWidget(self.second_backup_choose_button)


        self.device_second_backup_edit_field.addLayout(self.second_backup_row)


        self.backup_card_layout.addLayout(self.device_second_backup_edit_field)

        self.second_backup_notice = Notice(self.backup_card)
        self.second_backup_notice.setObjectName(u"second_backup_notice")

        self.backup_card_layout.addWidget(self.second_backup_notice)


        self.selling_column_layout.addWidget(self.backup_card)

        self.selling_rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.selling_column_layout.addItem(self.selling_rest)


        self.selling_layout.addWidget(self.selling_scroll)

#if QT_CONFIG(shortcut)
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
        self.device_second_backup_edit_caption.setBuddy(self.device_second_backup_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsSelling)

        QMetaObject.connectSlotsByName(SettingsSelling)
    # setupUi

    def retranslateUi(self, SettingsSelling):
        self.event_card_title.setText(QCoreApplication.translate("SettingsSelling", u"Event and this laptop", None))
        self.event_card_hint.setText(QCoreApplication.translate("SettingsSelling", u"The document series is part of every number this laptop issues. Give each laptop its own.", None))
        self.event_name_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Event", None))
#if QT_CONFIG(accessibility)
        self.event_name_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Event", None))
#endif // QT_CONFIG(accessibility)
        self.event_rep_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Sales rep", None))
#if QT_CONFIG(accessibility)
        self.event_rep_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Sales rep", None))
#endif // QT_CONFIG(accessibility)
        self.device_name_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Laptop", None))
#if QT_CONFIG(accessibility)
        self.device_name_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Laptop", None))
#endif // QT_CONFIG(accessibility)
        self.device_series_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Document series", None))
#if QT_CONFIG(accessibility)
        self.device_series_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Document series", None))
#endif // QT_CONFIG(accessibility)
        self.sales_card_title.setText(QCoreApplication.translate("SettingsSelling", u"Selling", None))
        self.sales_currency_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Default currency", None))
#if QT_CONFIG(accessibility)
        self.sales_currency_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Default currency", None))
#endif // QT_CONFIG(accessibility)
        self.sales_currency_edit.setPlaceholderText(QCoreApplication.translate("SettingsSelling", u"Of your country", None))
        self.sales_discount_limit_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Largest discount (%)", None))
#if QT_CONFIG(accessibility)
        self.sales_discount_limit_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Largest discount (%)", None))
#endif // QT_CONFIG(accessibility)
        self.sales_quote_days_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Quotes are valid for (days)", None))
#if QT_CONFIG(accessibility)
        self.sales_quote_days_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Quotes are valid for (days)", None))
#endif // QT_CONFIG(accessibility)
        self.sales_language_combo_caption.setText(QCoreApplication.translate("SettingsSelling", u"Language of documents", None))
#if QT_CONFIG(accessibility)
        self.sales_language_combo.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Language of documents", None))
#endif // QT_CONFIG(accessibility)
        self.sales_upgrade_rule_combo_caption.setText(QCoreApplication.translate("SettingsSelling", u"A plan upgrade in mid-term costs", None))
#if QT_CONFIG(accessibility)
        self.sales_upgrade_rule_combo.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"A plan upgrade in mid-term costs", None))
#endif // QT_CONFIG(accessibility)
        self.sales_term_start_combo_caption.setText(QCoreApplication.translate("SettingsSelling", u"A new term begins with", None))
#if QT_CONFIG(accessibility)
        self.sales_term_start_combo.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"A new term begins with", None))
#endif // QT_CONFIG(accessibility)
        self.backup_card_title.setText(QCoreApplication.translate("SettingsSelling", u"Second backup", None))
        self.backup_card_hint.setText(QCoreApplication.translate("SettingsSelling", u"While orders wait to be sent, a checked copy of everything is also kept in this folder, for example on a USB stick. It holds customers' data, so use an encrypted stick; secrets are never in it.", None))
        self.device_second_backup_edit_caption.setText(QCoreApplication.translate("SettingsSelling", u"Second backup folder", None))
#if QT_CONFIG(accessibility)
        self.device_second_backup_edit.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Second backup folder", None))
#endif // QT_CONFIG(accessibility)
        self.device_second_backup_edit.setPlaceholderText(QCoreApplication.translate("SettingsSelling", u"None", None))
        self.second_backup_choose_button.setText(QCoreApplication.translate("SettingsSelling", u"Choose a folder", None))
#if QT_CONFIG(accessibility)
        self.second_backup_choose_button.setAccessibleName(QCoreApplication.translate("SettingsSelling", u"Choose the second backup folder", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

