# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'expansion.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.sale.commitment_card import CommitmentCard
from yeastar_desk.presentation.sale.summary_card import SummaryCard
from yeastar_desk.presentation.widgets import (Badge, BarLegend, Card, ColumnScroll,
    ComboBox, Notice, PlanCard, Segmented,
    StackedBar, WrapLabel)
class Ui_Expansion(object):
    def setupUi(self, Expansion):
        if not Expansion.objectName():
            Expansion.setObjectName(u"Expansion")
        self.columns = QHBoxLayout(Expansion)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.left_scroll = ColumnScroll(Expansion)
        self.left_scroll.setObjectName(u"left_scroll")
        self.left_column = QWidget()
        self.left_column.setObjectName(u"left_column")
        self.left_scroll.setWidget(self.left_column)
        self.left_column_layout = QVBoxLayout(self.left_column)
        self.left_column_layout.setSpacing(12)
        self.left_column_layout.setObjectName(u"left_column_layout")
        self.left_column_layout.setContentsMargins(24, 20, 10, 20)
        self.failure_notice = Notice(self.left_column)
        self.failure_notice.setObjectName(u"failure_notice")

        self.left_column_layout.addWidget(self.failure_notice)

        self.package_card = Card(self.left_column)
        self.package_card.setObjectName(u"package_card")
        self.package_card_layout = QVBoxLayout(self.package_card)
        self.package_card_layout.setSpacing(6)
        self.package_card_layout.setObjectName(u"package_card_layout")
        self.package_card_layout.setContentsMargins(18, 14, 18, 16)
        self.package_title = QLabel(self.package_card)
        self.package_title.setObjectName(u"package_title")
        self.package_title.setTextFormat(Qt.TextFormat.PlainText)
        self.package_title.setProperty(u"role", u"section")

        self.package_card_layout.addWidget(self.package_title)

        self.yeastar_id_caption = QLabel(self.package_card)
        self.yeastar_id_caption.setObjectName(u"yeastar_id_caption")
        self.yeastar_id_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.yeastar_id_caption.setProperty(u"role", u"small")

        self.package_card_layout.addWidget(self.yeastar_id_caption)

        self.yeastar_id_edit = QLineEdit(self.package_card)
        self.yeastar_id_edit.setObjectName(u"yeastar_id_edit")

        self.package_card_layout.addWidget(self.yeastar_id_edit)

        self.package_company_caption = QLabel(self.package_card)
        self.package_company_caption.setObjectName(u"package_company_caption")
        self.package_company_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.package_company_caption.setProperty(u"role", u"small")

        self.package_card_layout.addWidget(self.package_company_caption)

        self.package_company_edit = QLineEdit(self.package_card)
        self.package_company_edit.setObjectName(u"package_company_edit")

        self.package_card_layout.addWidget(self.package_company_edit)


        self.left_column_layout.addWidget(self.package_card)

        self.holder_card = Card(self.left_column)
        self.holder_card.setObjectName(u"holder_card")
        self.holder_card_layout = QVBoxLayout(self.holder_card)
        self.holder_card_layout.setSpacing(8)
        self.holder_card_layout.setObjectName(u"holder_card_layout")
        self.holder_card_layout.setContentsMargins(18, 14, 18, 16)
        self.holder_head = QHBoxLayout()
        self.holder_head.setSpacing(10)
        self.holder_head.setObjectName(u"holder_head")
        self.holder_head.setContentsMargins(0, 0, 0, 0)
        self.holder_name_label = WrapLabel(self.holder_card)
        self.holder_name_label.setObjectName(u"holder_name_label")
        self.holder_name_label.setProperty(u"role", u"section")

        self.holder_head.addWidget(self.holder_name_label)

        self.holder_badge = Badge(self.holder_card)
        self.holder_badge.setObjectName(u"holder_badge")

        self.holder_head.addWidget(self.holder_badge)

        self.holder_head.setStretch(0, 1)

        self.holder_card_layout.addLayout(self.holder_head)

        self.holder_row = QHBoxLayout()
        self.holder_row.setSpacing(14)
        self.holder_row.setObjectName(u"holder_row")
        self.holder_row.setContentsMargins(0, 0, 0, 0)
        self.holder_details_label = WrapLabel(self.holder_card)
        self.holder_details_label.setObjectName(u"holder_details_label")
        self.holder_details_label.setProperty(u"role", u"small")

        self.holder_row.addWidget(self.holder_details_label)

        self.operation_switch = Segmented(self.holder_card)
        self.operation_switch.setObjectName(u"operation_switch")

        self.holder_row.addWidget(self.operation_switch)

        self.holder_row.setStretch(0, 1)

        self.holder_card_layout.addLayout(self.holder_row)

        self.pending_notice = Notice(self.holder_card)
        self.pending_notice.setObjectName(u"pending_notice")

        self.holder_card_layout.addWidget(self.pending_notice)

        self.allocation_place = QWidget(self.holder_card)
        self.allocation_place.setObjectName(u"allocation_place")
        self.allocation_layout = QGridLayout(self.allocation_place)
        self.allocation_layout.setObjectName(u"allocation_layout")
        self.allocation_layout.setHorizontalSpacing(16)
        self.allocation_layout.setVerticalSpacing(8)
        self.allocation_layout.setContentsMargins(0, 0, 0, 0)
        self.allocation_label = QLabel(self.allocation_place)
        self.allocation_label.setObjectName(u"allocation_label")
        self.allocation_label.setTextFormat(Qt.TextFormat.PlainText)
        self.allocation_label.setProperty(u"role", u"strong")
        self.allocation_label.setWordWrap(True)

        self.allocation_layout.addWidget(self.allocation_label, 0, 0, 1, 1)

        self.allocation_legend = BarLegend(self.allocation_place)
        self.allocation_legend.setObjectName(u"allocation_legend")

        self.allocation_layout.addWidget(self.allocation_legend, 0, 1, 1, 1, Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.allocation_bar = StackedBar(self.allocation_place)
        self.allocation_bar.setObjectName(u"allocation_bar")

        self.allocation_layout.addWidget(self.allocation_bar, 1, 0, 1, 2)

        self.allocation_layout.setColumnStretch(0, 1)

        self.holder_card_layout.addWidget(self.allocation_place)


        self.left_column_layout.addWidget(self.holder_card)

        self.plans_place = QWidget(self.left_column)
        self.plans_place.setObjectName(u"plans_place")
        self.plans_layout = QVBoxLayout(self.plans_place)
        self.plans_layout.setSpacing(12)
        self.plans_layout.setObjectName(u"plans_layout")
        self.plans_layout.setContentsMargins(0, 0, 0, 0)
        self.basic_choice = PlanCard(self.plans_place)
        self.basic_choice.setObjectName(u"basic_choice")

        self.plans_layout.addWidget(self.basic_choice)

        self.standard_choice = PlanCard(self.plans_place)
        self.standard_choice.setObjectName(u"standard_choice")

        self.plans_layout.addWidget(self.standard_choice)

        self.pro_choice = PlanCard(self.plans_place)
        self.pro_choice.setObjectName(u"pro_choice")

        self.plans_layout.addWidget(self.pro_choice)


        self.left_column_layout.addWidget(self.plans_place)

        self.rows_card = Card(self.left_column)
        self.rows_card.setObjectName(u"rows_card")
        self.rows_card_layout = QVBoxLayout(self.rows_card)
        self.rows_card_layout.setSpacing(10)
        self.rows_card_layout.setObjectName(u"rows_card_layout")
        self.rows_card_layout.setContentsMargins(18, 8, 18, 8)
        self.rows_layout = QVBoxLayout()
        self.rows_layout.setSpacing(0)
        self.rows_layout.setObjectName(u"rows_layout")
        self.rows_layout.setContentsMargins(0, 0, 0, 0)

        self.rows_card_layout.addLayout(self.rows_layout)


        self.left_column_layout.addWidget(self.rows_card)

        self.left_column_spacer = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column_layout.addItem(self.left_column_spacer)


        self.columns.addWidget(self.left_scroll)

        self.right_scroll = ColumnScroll(Expansion)
        self.right_scroll.setObjectName(u"right_scroll")
        self.right_scroll.setMinimumSize(QSize(414, 0))
        self.right_scroll.setMaximumSize(QSize(414, 16777215))
        self.right_column = QWidget()
        self.right_column.setObjectName(u"right_column")
        self.right_scroll.setWidget(self.right_column)
        self.right_column_layout = QVBoxLayout(self.right_column)
        self.right_column_layout.setSpacing(12)
        self.right_column_layout.setObjectName(u"right_column_layout")
        self.right_column_layout.setContentsMargins(10, 20, 24, 20)
        self.cycle_switch = Segmented(self.right_column)
        self.cycle_switch.setObjectName(u"cycle_switch")

        self.right_column_layout.addWidget(self.cycle_switch)

        self.term_card = Card(self.right_column)
        self.term_card.setObjectName(u"term_card")
        self.term_card_layout = QVBoxLayout(self.term_card)
        self.term_card_layout.setSpacing(6)
        self.term_card_layout.setObjectName(u"term_card_layout")
        self.term_card_layout.setContentsMargins(18, 10, 18, 12)
        self.term_row = QHBoxLayout()
        self.term_row.setSpacing(12)
        self.term_row.setObjectName(u"term_row")
        self.term_row.setContentsMargins(0, 0, 0, 0)
        self.term_caption = QLabel(self.term_card)
        self.term_caption.setObjectName(u"term_caption")
        self.term_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.term_caption.setProperty(u"role", u"muted")

        self.term_row.addWidget(self.term_caption)

        self.term_combo = ComboBox(self.term_card)
        self.term_combo.setObjectName(u"term_combo")
        self.term_combo.setProperty(u"compact", True)

        self.term_row.addWidget(self.term_combo)

        self.term_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.term_row.addItem(self.term_spacer)


        self.term_card_layout.addLayout(self.term_row)

        self.term_days = QHBoxLayout()
        self.term_days.setSpacing(0)
        self.term_days.setObjectName(u"term_days")
        self.term_days.setContentsMargins(0, 0, 0, 0)
        self.term_days_caption = QLabel(self.term_card)
        self.term_days_caption.setObjectName(u"term_days_caption")
        self.term_days_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.term_days_caption.setProperty(u"role", u"muted")

        self.term_days.addWidget(self.term_days_caption)

        self.term_days_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.term_days.addItem(self.term_days_spacer)

        self.term_label = QLabel(self.term_card)
        self.term_label.setObjectName(u"term_label")
        self.term_label.setTextFormat(Qt.TextFormat.PlainText)

        self.term_days.addWidget(self.term_label)


        self.term_card_layout.addLayout(self.term_days)

        self.expiration_row = QHBoxLayout()
        self.expiration_row.setSpacing(0)
        self.expiration_row.setObjectName(u"expiration_row")
        self.expiration_row.setContentsMargins(0, 0, 0, 0)
        self.expiration_caption = QLabel(self.term_card)
        self.expiration_caption.setObjectName(u"expiration_caption")
        self.expiration_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.expiration_caption.setProperty(u"role", u"muted")

        self.expiration_row.addWidget(self.expiration_caption)

        self.expiration_spacer = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.expiration_row.addItem(self.expiration_spacer)

        self.expiration_label = QLabel(self.term_card)
        self.expiration_label.setObjectName(u"expiration_label")
        self.expiration_label.setTextFormat(Qt.TextFormat.PlainText)

        self.expiration_row.addWidget(self.expiration_label)


        self.term_card_layout.addLayout(self.expiration_row)


        self.right_column_layout.addWidget(self.term_card)

        self.summary_card = SummaryCard(self.right_column)
        self.summary_card.setObjectName(u"summary_card")

        self.right_column_layout.addWidget(self.summary_card)

        self.commitment_card = CommitmentCard(self.right_column)
        self.commitment_card.setObjectName(u"commitment_card")

        self.right_column_layout.addWidget(self.commitment_card)

        self.rule_notice = Notice(self.right_column)
        self.rule_notice.setObjectName(u"rule_notice")

        self.right_column_layout.addWidget(self.rule_notice)

        self.right_column_spacer = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right_column_layout.addItem(self.right_column_spacer)


        self.columns.addWidget(self.right_scroll)

        self.columns.setStretch(0, 1)

        self.retranslateUi(Expansion)

        QMetaObject.connectSlotsByName(Expansion)
    # setupUi

    def retranslateUi(self, Expansion):
        self.package_title.setText(QCoreApplication.translate("Expansion", u"Who the package is for", None))
        self.yeastar_id_caption.setText(QCoreApplication.translate("Expansion", u"Yeastar ID (the customer's portal account)", None))
#if QT_CONFIG(accessibility)
        self.yeastar_id_edit.setAccessibleName(QCoreApplication.translate("Expansion", u"Yeastar ID", None))
#endif // QT_CONFIG(accessibility)
        self.yeastar_id_edit.setPlaceholderText(QCoreApplication.translate("Expansion", u"name@company.com", None))
        self.package_company_caption.setText(QCoreApplication.translate("Expansion", u"Company", None))
#if QT_CONFIG(accessibility)
        self.package_company_edit.setAccessibleName(QCoreApplication.translate("Expansion", u"Company of the new package", None))
#endif // QT_CONFIG(accessibility)
        self.term_caption.setText(QCoreApplication.translate("Expansion", u"Billing cycle", None))
#if QT_CONFIG(accessibility)
        self.term_combo.setAccessibleName(QCoreApplication.translate("Expansion", u"Billing cycle", None))
#endif // QT_CONFIG(accessibility)
        self.term_days_caption.setText(QCoreApplication.translate("Expansion", u"Term", None))
        self.expiration_caption.setText(QCoreApplication.translate("Expansion", u"Expiration date", None))
        pass
    # retranslateUi

