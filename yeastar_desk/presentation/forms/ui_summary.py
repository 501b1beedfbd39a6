# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'summary.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

from yeastar_desk.presentation.sale.line_table import LineTable
from yeastar_desk.presentation.widgets import (ComboBox, Divider, MoneyLabel)
class Ui_Summary(object):
    def setupUi(self, Summary):
        if not Summary.objectName():
            Summary.setObjectName(u"Summary")
        self.summary_card_layout = QVBoxLayout(Summary)
        self.summary_card_layout.setSpacing(8)
        self.summary_card_layout.setObjectName(u"summary_card_layout")
        self.summary_card_layout.setContentsMargins(18, 14, 18, 12)
        self.summary_head = QHBoxLayout()
        self.summary_head.setSpacing(8)
        self.summary_head.setObjectName(u"summary_head")
        self.summary_head.setContentsMargins(0, 0, 0, 0)
        self.summary_title = QLabel(Summary)
        self.summary_title.setObjectName(u"summary_title")
        self.summary_title.setTextFormat(Qt.TextFormat.PlainText)
        self.summary_title.setProperty(u"role", u"section")

        self.summary_head.addWidget(self.summary_title)

        self.summary_head_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.summary_head.addItem(self.summary_head_spacer_1)

        self.price_list_combo = ComboBox(Summary)
        self.price_list_combo.setObjectName(u"price_list_combo")
        self.price_list_combo.setProperty(u"compact", True)

        self.summary_head.addWidget(self.price_list_combo)

        self.price_list_label = QLabel(Summary)
        self.price_list_label.setObjectName(u"price_list_label")
        self.price_list_label.setTextFormat(Qt.TextFormat.PlainText)
        self.price_list_label.setProperty(u"role", u"small")
        self.price_list_label.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.summary_head.addWidget(self.price_list_label)


        self.summary_card_layout.addLayout(self.summary_head)

        self.summary_table = LineTable(Summary)
        self.summary_table.setObjectName(u"summary_table")

        self.summary_card_layout.addWidget(self.summary_table)

        self.summary_empty_label = QLabel(Summary)
        self.summary_empty_label.setObjectName(u"summary_empty_label")
        self.summary_empty_label.setTextFormat(Qt.TextFormat.PlainText)
        self.summary_empty_label.setProperty(u"role", u"muted")
        self.summary_empty_label.setWordWrap(True)

        self.summary_card_layout.addWidget(self.summary_empty_label)

        self.summary_line = Divider(Summary)
        self.summary_line.setObjectName(u"summary_line")

        self.summary_card_layout.addWidget(self.summary_line)

        self.totals_grid = QGridLayout()
        self.totals_grid.setObjectName(u"totals_grid")
        self.totals_grid.setHorizontalSpacing(10)
        self.totals_grid.setVerticalSpacing(6)
        self.totals_grid.setContentsMargins(0, 0, 0, 0)
        self.subtotal_caption_label = QLabel(Summary)
        self.subtotal_caption_label.setObjectName(u"subtotal_caption_label")
        self.subtotal_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.subtotal_caption_label.setProperty(u"role", u"muted")

        self.totals_grid.addWidget(self.subtotal_caption_label, 0, 0, 1, 2)

        self.subtotal_label = MoneyLabel(Summary)
        self.subtotal_label.setObjectName(u"subtotal_label")
        self.subtotal_label.setTextFormat(Qt.TextFormat.PlainText)

        self.totals_grid.addWidget(self.subtotal_label, 0, 2, 1, 1)

        self.discount_caption_label = QLabel(Summary)
        self.discount_caption_label.setObjectName(u"discount_caption_label")
        self.discount_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.discount_caption_label.setProperty(u"role", u"muted")

        self.totals_grid.addWidget(self.discount_caption_label, 1, 0, 1, 1)

        self.discount_edit = QLineEdit(Summary)
        self.discount_edit.setObjectName(u"discount_edit")
        self.discount_edit.setProperty(u"compact", True)
        self.discount_edit.setMaxLength(24)
        self.discount_edit.setMinimumSize(QSize(124, 0))
        self.discount_edit.setMaximumSize(QSize(124, 16777215))
        self.discount_edit.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.totals_grid.addWidget(self.discount_edit, 1, 1, 1, 1, Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)

        self.discount_label = MoneyLabel(Summary)
        self.discount_label.setObjectName(u"discount_label")
        self.discount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.discount_label.setProperty(u"role", u"muted")

        self.totals_grid.addWidget(self.discount_label, 1, 2, 1, 1)

        self.discount_problem_label = QLabel(Summary)
        self.discount_problem_label.setObjectName(u"discount_problem_label")
        self.discount_problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.discount_problem_label.setProperty(u"role", u"danger")
        self.discount_problem_label.setWordWrap(True)

        self.totals_grid.addWidget(self.discount_problem_label, 2, 0, 1, 3)

        self.tax_caption_label = QLabel(Summary)
        self.tax_caption_label.setObjectName(u"tax_caption_label")
        self.tax_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.tax_caption_label.setProperty(u"role", u"muted")
        self.tax_caption_label.setWordWrap(True)

        self.totals_grid.addWidget(self.tax_caption_label, 3, 0, 1, 2)

        self.tax_label = MoneyLabel(Summary)
        self.tax_label.setObjectName(u"tax_label")
        self.tax_label.setTextFormat(Qt.TextFormat.PlainText)
        self.tax_label.setProperty(u"role", u"muted")

        self.totals_grid.addWidget(self.tax_label, 3, 2, 1, 1)

        self.totals_grid.setColumnStretch(1, 1)

        self.summary_card_layout.addLayout(self.totals_grid)

        self.total_line = Divider(Summary)
        self.total_line.setObjectName(u"total_line")

        self.summary_card_layout.addWidget(self.total_line)

        self.total_row = QHBoxLayout()
        self.total_row.setObjectName(u"total_row")
        self.total_row.setContentsMargins(0, 0, 0, 0)
        self.total_caption_label = QLabel(Summary)
        self.total_caption_label.setObjectName(u"total_caption_label")
        self.total_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.total_caption_label.setProperty(u"role", u"total")

        self.total_row.addWidget(self.total_caption_label)

        self.total_row_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.total_row.addItem(self.total_row_spacer_1)

        self.total_label = MoneyLabel(Summary)
        self.total_label.setObjectName(u"total_label")
        self.total_label.setTextFormat(Qt.TextFormat.PlainText)
        self.total_label.setProperty(u"role", u"total")

        self.total_row.addWidget(self.total_label)


        self.summary_card_layout.addLayout(self.total_row)

        self.order_problem_label = QLabel(Summary)
        self.order_problem_label.setObjectName(u"order_problem_label")
        self.order_problem_label.setTextFormat(Qt.TextFormat.PlainText)
        self.order_problem_label.setProperty(u"role", u"danger")
        self.order_problem_label.setWordWrap(True)

        self.summary_card_layout.addWidget(self.order_problem_label)

        self.order_buttons = QHBoxLayout()
        self.order_buttons.setSpacing(10)
        self.order_buttons.setObjectName(u"order_buttons")
        self.order_buttons.setContentsMargins(0, 0, 0, 0)
        self.hold_button = QPushButton(Summary)
        self.hold_button.setObjectName(u"hold_button")
        self.hold_button.setAutoDefault(False)

        self.order_buttons.addWidget(self.hold_button)

        self.quote_button = QPushButton(Summary)
        self.quote_button.setObjectName(u"quote_button")
        self.quote_button.setAutoDefault(False)

        self.order_buttons.addWidget(self.quote_button)

        self.checkout_button = QPushButton(Summary)
        self.checkout_button.setObjectName(u"checkout_button")
        self.checkout_button.setAutoDefault(False)
        self.checkout_button.setProperty(u"kind", u"primary")
        self.checkout_button.setProperty(u"large", True)

        self.order_buttons.addWidget(self.checkout_button)

        self.order_buttons.setStretch(2, 1)

        self.summary_card_layout.addLayout(self.order_buttons)

        self.draft_state_label = QLabel(Summary)
        self.draft_state_label.setObjectName(u"draft_state_label")
        self.draft_state_label.setTextFormat(Qt.TextFormat.PlainText)
        self.draft_state_label.setProperty(u"role", u"small")
        self.draft_state_label.setWordWrap(True)
        self.draft_state_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.summary_card_layout.addWidget(self.draft_state_label)

#if QT_CONFIG(shortcut)
        self.discount_caption_label.setBuddy(self.discount_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Summary)

        QMetaObject.connectSlotsByName(Summary)
    # setupUi

    def retranslateUi(self, Summary):
        self.summary_title.setText(QCoreApplication.translate("Summary", u"Order summary", None))
#if QT_CONFIG(accessibility)
        self.price_list_combo.setAccessibleName(QCoreApplication.translate("Summary", u"Price list", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.summary_table.setAccessibleName(QCoreApplication.translate("Summary", u"Order summary", None))
#endif // QT_CONFIG(accessibility)
        self.summary_empty_label.setText(QCoreApplication.translate("Summary", u"Choose a plan to see what it costs.", None))
        self.subtotal_caption_label.setText(QCoreApplication.translate("Summary", u"Subtotal", None))
        self.discount_caption_label.setText(QCoreApplication.translate("Summary", u"Discount", None))
#if QT_CONFIG(accessibility)
        self.discount_edit.setAccessibleName(QCoreApplication.translate("Summary", u"Order discount, in percent or as an amount", None))
#endif // QT_CONFIG(accessibility)
        self.discount_edit.setPlaceholderText(QCoreApplication.translate("Summary", u"5 % or 100.00", None))
        self.tax_caption_label.setText(QCoreApplication.translate("Summary", u"VAT", None))
        self.total_caption_label.setText(QCoreApplication.translate("Summary", u"Total", None))
        self.hold_button.setText(QCoreApplication.translate("Summary", u"Hold", None))
        self.quote_button.setText(QCoreApplication.translate("Summary", u"Quote", None))
        self.checkout_button.setText(QCoreApplication.translate("Summary", u"Checkout", None))
        pass
    # retranslateUi

