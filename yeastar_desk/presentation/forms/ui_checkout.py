# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'checkout.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, QSize, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.sale.line_table import LineTable
from yeastar_desk.presentation.widgets import (Badge, Card, CheckBox, ChoiceCard,
    ColumnScroll, ComboBox, Divider, KeyValues,
    MoneyLabel, Notice, WrapLabel)
class Ui_Checkout(object):
    def setupUi(self, Checkout):
        if not Checkout.objectName():
            Checkout.setObjectName(u"Checkout")
        self.columns = QHBoxLayout(Checkout)
        self.columns.setSpacing(0)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.left_scroll = ColumnScroll(Checkout)
        self.left_scroll.setObjectName(u"left_scroll")
        self.left_column = QWidget()
        self.left_column.setObjectName(u"left_column")
        self.left_scroll.setWidget(self.left_column)
        self.left_column_layout = QVBoxLayout(self.left_column)
        self.left_column_layout.setSpacing(14)
        self.left_column_layout.setObjectName(u"left_column_layout")
        self.left_column_layout.setContentsMargins(24, 20, 10, 20)
        self.plan_card = Card(self.left_column)
        self.plan_card.setObjectName(u"plan_card")
        self.plan_card_layout = QVBoxLayout(self.plan_card)
        self.plan_card_layout.setSpacing(8)
        self.plan_card_layout.setObjectName(u"plan_card_layout")
        self.plan_card_layout.setContentsMargins(18, 12, 11, 16)
        self.plan_head = QHBoxLayout()
        self.plan_head.setSpacing(8)
        self.plan_head.setObjectName(u"plan_head")
        self.plan_head.setContentsMargins(0, 0, 0, 0)
        self.plan_title = QLabel(self.plan_card)
        self.plan_title.setObjectName(u"plan_title")
        self.plan_title.setTextFormat(Qt.TextFormat.PlainText)
        self.plan_title.setProperty(u"role", u"section")

        self.plan_head.addWidget(self.plan_title)

        self.plan_head_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.plan_head.addItem(self.plan_head_spacer_1)

        self.edit_plan_button = QPushButton(self.plan_card)
        self.edit_plan_button.setObjectName(u"edit_plan_button")
        self.edit_plan_button.setAutoDefault(False)
        self.edit_plan_button.setProperty(u"kind", u"link")

        self.plan_head.addWidget(self.edit_plan_button)


        self.plan_card_layout.addLayout(self.plan_head)

        self.plan_inset = QVBoxLayout()
        self.plan_inset.setSpacing(10)
        self.plan_inset.setObjectName(u"plan_inset")
        self.plan_inset.setContentsMargins(0, 0, 7, 0)
        self.plan_facts = KeyValues(self.plan_card)
        self.plan_facts.setObjectName(u"plan_facts")

        self.plan_inset.addWidget(self.plan_facts)


        self.plan_card_layout.addLayout(self.plan_inset)


        self.left_column_layout.addWidget(self.plan_card)

        self.services_card = Card(self.left_column)
        self.services_card.setObjectName(u"services_card")
        self.services_card_layout = QVBoxLayout(self.services_card)
        self.services_card_layout.setSpacing(8)
        self.services_card_layout.setObjectName(u"services_card_layout")
        self.services_card_layout.setContentsMargins(18, 12, 11, 12)
        self.services_head = QHBoxLayout()
        self.services_head.setSpacing(8)
        self.services_head.setObjectName(u"services_head")
        self.services_head.setContentsMargins(0, 0, 0, 0)
        self.services_title = QLabel(self.services_card)
        self.services_title.setObjectName(u"services_title")
        self.services_title.setTextFormat(Qt.TextFormat.PlainText)
        self.services_title.setProperty(u"role", u"section")

        self.services_head.addWidget(self.services_title)

        self.services_head_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.services_head.addItem(self.services_head_spacer_1)

        self.edit_services_button = QPushButton(self.services_card)
        self.edit_services_button.setObjectName(u"edit_services_button")
        self.edit_services_button.setAutoDefault(False)
        self.edit_services_button.setProperty(u"kind", u"link")

        self.services_head.addWidget(self.edit_services_button)


        self.services_card_layout.addLayout(self.services_head)

        self.services_about_label = QLabel(self.services_card)
        self.services_about_label.setObjectName(u"services_about_label")
        self.services_about_label.setTextFormat(Qt.TextFormat.PlainText)
        self.services_about_label.setProperty(u"role", u"small")
        self.services_about_label.setWordWrap(True)

        self.services_card_layout.addWidget(self.services_about_label)

        self.services_inset = QVBoxLayout()
        self.services_inset.setSpacing(0)
        self.services_inset.setObjectName(u"services_inset")
        self.services_inset.setContentsMargins(0, 0, 7, 0)
        self.services_table = LineTable(self.services_card)
        self.services_table.setObjectName(u"services_table")

        self.services_inset.addWidget(self.services_table)

        self.no_services_label = QLabel(self.services_card)
        self.no_services_label.setObjectName(u"no_services_label")
        self.no_services_label.setTextFormat(Qt.TextFormat.PlainText)
        self.no_services_label.setProperty(u"role", u"muted")

        self.services_inset.addWidget(self.no_services_label)


        self.services_card_layout.addLayout(self.services_inset)


        self.left_column_layout.addWidget(self.services_card)

        self.billing_card = Card(self.left_column)
        self.billing_card.setObjectName(u"billing_card")
        self.billing_card_layout = QVBoxLayout(self.billing_card)
        self.billing_card_layout.setSpacing(12)
        self.billing_card_layout.setObjectName(u"billing_card_layout")
        self.billing_card_layout.setContentsMargins(18, 12, 11, 16)
        self.billing_head = QHBoxLayout()
        self.billing_head.setSpacing(8)
        self.billing_head.setObjectName(u"billing_head")
        self.billing_head.setContentsMargins(0, 0, 0, 0)
        self.billing_title = QLabel(self.billing_card)
        self.billing_title.setObjectName(u"billing_title")
        self.billing_title.setTextFormat(Qt.TextFormat.PlainText)
        self.billing_title.setProperty(u"role", u"section")

        self.billing_head.addWidget(self.billing_title)

        self.billing_head_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.billing_head.addItem(self.billing_head_spacer_1)

        self.add_billing_contact_button = QPushButton(self.billing_card)
        self.add_billing_contact_button.setObjectName(u"add_billing_contact_button")
        self.add_billing_contact_button.setAutoDefault(False)
        self.add_billing_contact_button.setProperty(u"kind", u"link")

        self.billing_head.addWidget(self.add_billing_contact_button)


        self.billing_card_layout.addLayout(self.billing_head)

        self.billing_inset = QVBoxLayout()
        self.billing_inset.setSpacing(12)
        self.billing_inset.setObjectName(u"billing_inset")
        self.billing_inset.setContentsMargins(0, 0, 7, 0)
        self.billing_row = QHBoxLayout()
        self.billing_row.setSpacing(10)
        self.billing_row.setObjectName(u"billing_row")
        self.billing_row.setContentsMargins(0, 0, 0, 0)
        self.billing_contact_combo = ComboBox(self.billing_card)
        self.billing_contact_combo.setObjectName(u"billing_contact_combo")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.billing_contact_combo.sizePolicy().hasHeightForWidth())
        self.billing_contact_combo.setSizePolicy(sizePolicy)

        self.billing_row.addWidget(self.billing_contact_combo)

        self.edit_billing_contact_button = QPushButton(self.billing_card)
        self.edit_billing_contact_button.setObjectName(u"edit_billing_contact_button")
        self.edit_billing_contact_button.setAutoDefault(False)

        self.billing_row.addWidget(self.edit_billing_contact_button)

        self.billing_row.setStretch(0, 1)

        self.billing_inset.addLayout(self.billing_row)

        self.contact_grid = QGridLayout()
        self.contact_grid.setObjectName(u"contact_grid")
        self.contact_grid.setHorizontalSpacing(0)
        self.contact_grid.setVerticalSpacing(8)
        self.contact_grid.setContentsMargins(0, 0, 0, 0)
        self.contact_person_label_caption = QLabel(self.billing_card)
        self.contact_person_label_caption.setObjectName(u"contact_person_label_caption")
        self.contact_person_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_person_label_caption.setProperty(u"role", u"muted")

        self.contact_grid.addWidget(self.contact_person_label_caption, 0, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.contact_person_label = WrapLabel(self.billing_card)
        self.contact_person_label.setObjectName(u"contact_person_label")

        self.contact_grid.addWidget(self.contact_person_label, 0, 1, 1, 1)

        self.contact_email_label_caption = QLabel(self.billing_card)
        self.contact_email_label_caption.setObjectName(u"contact_email_label_caption")
        self.contact_email_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_email_label_caption.setProperty(u"role", u"muted")

        self.contact_grid.addWidget(self.contact_email_label_caption, 1, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.contact_email_label = WrapLabel(self.billing_card)
        self.contact_email_label.setObjectName(u"contact_email_label")

        self.contact_grid.addWidget(self.contact_email_label, 1, 1, 1, 1)

        self.contact_address_label_caption = QLabel(self.billing_card)
        self.contact_address_label_caption.setObjectName(u"contact_address_label_caption")
        self.contact_address_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_address_label_caption.setProperty(u"role", u"muted")

        self.contact_grid.addWidget(self.contact_address_label_caption, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.contact_address_label = WrapLabel(self.billing_card)
        self.contact_address_label.setObjectName(u"contact_address_label")

        self.contact_grid.addWidget(self.contact_address_label, 2, 1, 1, 1)

        self.contact_tax_caption_label = QLabel(self.billing_card)
        self.contact_tax_caption_label.setObjectName(u"contact_tax_caption_label")
        self.contact_tax_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_tax_caption_label.setProperty(u"role", u"muted")

        self.contact_grid.addWidget(self.contact_tax_caption_label, 3, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.contact_tax_row = QHBoxLayout()
        self.contact_tax_row.setSpacing(8)
        self.contact_tax_row.setObjectName(u"contact_tax_row")
        self.contact_tax_row.setContentsMargins(0, 0, 0, 0)
        self.contact_tax_label = QLabel(self.billing_card)
        self.contact_tax_label.setObjectName(u"contact_tax_label")
        self.contact_tax_label.setTextFormat(Qt.TextFormat.PlainText)

        self.contact_tax_row.addWidget(self.contact_tax_label)

        self.contact_tax_badge = Badge(self.billing_card)
        self.contact_tax_badge.setObjectName(u"contact_tax_badge")

        self.contact_tax_row.addWidget(self.contact_tax_badge)

        self.contact_tax_row_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.contact_tax_row.addItem(self.contact_tax_row_spacer_2)


        self.contact_grid.addLayout(self.contact_tax_row, 3, 1, 1, 1)

        self.contact_grid.setColumnStretch(1, 1)
        self.contact_grid.setColumnMinimumWidth(0, 150)

        self.billing_inset.addLayout(self.contact_grid)

        self.billing_notice = Notice(self.billing_card)
        self.billing_notice.setObjectName(u"billing_notice")

        self.billing_inset.addWidget(self.billing_notice)


        self.billing_card_layout.addLayout(self.billing_inset)


        self.left_column_layout.addWidget(self.billing_card)

        self.left_column_layout_spacer_3 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column_layout.addItem(self.left_column_layout_spacer_3)

        self.left_column_layout.setStretch(3, 1)

        self.columns.addWidget(self.left_scroll)

        self.right_scroll = ColumnScroll(Checkout)
        self.right_scroll.setObjectName(u"right_scroll")
        self.right_scroll.setMinimumSize(QSize(434, 0))
        self.right_scroll.setMaximumSize(QSize(434, 16777215))
        self.right_column = QWidget()
        self.right_column.setObjectName(u"right_column")
        self.right_scroll.setWidget(self.right_column)
        self.right_column_layout = QVBoxLayout(self.right_column)
        self.right_column_layout.setSpacing(14)
        self.right_column_layout.setObjectName(u"right_column_layout")
        self.right_column_layout.setContentsMargins(10, 20, 24, 20)
        self.payment_card = Card(self.right_column)
        self.payment_card.setObjectName(u"payment_card")
        self.payment_card_layout = QVBoxLayout(self.payment_card)
        self.payment_card_layout.setSpacing(10)
        self.payment_card_layout.setObjectName(u"payment_card_layout")
        self.payment_card_layout.setContentsMargins(18, 14, 18, 16)
        self.payment_title = QLabel(self.payment_card)
        self.payment_title.setObjectName(u"payment_title")
        self.payment_title.setTextFormat(Qt.TextFormat.PlainText)
        self.payment_title.setProperty(u"role", u"section")

        self.payment_card_layout.addWidget(self.payment_title)

        self.pay_paypal_button = ChoiceCard(self.payment_card)
        self.pay_paypal_button.setObjectName(u"pay_paypal_button")

        self.payment_card_layout.addWidget(self.pay_paypal_button)

        self.pay_card_button = ChoiceCard(self.payment_card)
        self.pay_card_button.setObjectName(u"pay_card_button")

        self.payment_card_layout.addWidget(self.pay_card_button)

        self.pay_offline_button = ChoiceCard(self.payment_card)
        self.pay_offline_button.setObjectName(u"pay_offline_button")

        self.payment_card_layout.addWidget(self.pay_offline_button)

        self.numbers_row = QHBoxLayout()
        self.numbers_row.setSpacing(10)
        self.numbers_row.setObjectName(u"numbers_row")
        self.numbers_row.setContentsMargins(0, 0, 0, 0)
        self.offline_fields = QWidget(self.payment_card)
        self.offline_fields.setObjectName(u"offline_fields")
        self.offline_fields_layout = QVBoxLayout(self.offline_fields)
        self.offline_fields_layout.setSpacing(5)
        self.offline_fields_layout.setObjectName(u"offline_fields_layout")
        self.offline_fields_layout.setContentsMargins(0, 0, 0, 0)
        self.pi_number_caption = QLabel(self.offline_fields)
        self.pi_number_caption.setObjectName(u"pi_number_caption")
        self.pi_number_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.pi_number_caption.setProperty(u"role", u"small")

        self.offline_fields_layout.addWidget(self.pi_number_caption)

        self.pi_number_edit = QLineEdit(self.offline_fields)
        self.pi_number_edit.setObjectName(u"pi_number_edit")
        self.pi_number_edit.setProperty(u"takesScans", True)
        self.pi_number_edit.setMaxLength(64)

        self.offline_fields_layout.addWidget(self.pi_number_edit)


        self.numbers_row.addWidget(self.offline_fields)

        self.po_fields = QVBoxLayout()
        self.po_fields.setSpacing(5)
        self.po_fields.setObjectName(u"po_fields")
        self.po_fields.setContentsMargins(0, 0, 0, 0)
        self.po_number_caption = QLabel(self.payment_card)
        self.po_number_caption.setObjectName(u"po_number_caption")
        self.po_number_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.po_number_caption.setProperty(u"role", u"small")

        self.po_fields.addWidget(self.po_number_caption)

        self.po_number_edit = QLineEdit(self.payment_card)
        self.po_number_edit.setObjectName(u"po_number_edit")
        self.po_number_edit.setProperty(u"takesScans", True)
        self.po_number_edit.setMaxLength(64)

        self.po_fields.addWidget(self.po_number_edit)


        self.numbers_row.addLayout(self.po_fields)

        self.numbers_row.setStretch(0, 1)
        self.numbers_row.setStretch(1, 1)

        self.payment_card_layout.addLayout(self.numbers_row)

        self.auto_renew_check = CheckBox(self.payment_card)
        self.auto_renew_check.setObjectName(u"auto_renew_check")

        self.payment_card_layout.addWidget(self.auto_renew_check)

        self.auto_renew_consent_label = QLabel(self.payment_card)
        self.auto_renew_consent_label.setObjectName(u"auto_renew_consent_label")
        self.auto_renew_consent_label.setTextFormat(Qt.TextFormat.PlainText)
        self.auto_renew_consent_label.setProperty(u"role", u"small")
        self.auto_renew_consent_label.setWordWrap(True)

        self.payment_card_layout.addWidget(self.auto_renew_consent_label)


        self.right_column_layout.addWidget(self.payment_card)

        self.total_card = Card(self.right_column)
        self.total_card.setObjectName(u"total_card")
        self.total_card_layout = QVBoxLayout(self.total_card)
        self.total_card_layout.setSpacing(10)
        self.total_card_layout.setObjectName(u"total_card_layout")
        self.total_card_layout.setContentsMargins(18, 14, 11, 14)
        self.total_head = QHBoxLayout()
        self.total_head.setObjectName(u"total_head")
        self.total_head.setContentsMargins(0, 0, 0, 0)
        self.total_title = QLabel(self.total_card)
        self.total_title.setObjectName(u"total_title")
        self.total_title.setTextFormat(Qt.TextFormat.PlainText)
        self.total_title.setProperty(u"role", u"section")

        self.total_head.addWidget(self.total_title)

        self.total_head_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.total_head.addItem(self.total_head_spacer_1)

        self.change_tax_button = QPushButton(self.total_card)
        self.change_tax_button.setObjectName(u"change_tax_button")
        self.change_tax_button.setAutoDefault(False)
        self.change_tax_button.setProperty(u"kind", u"link")

        self.total_head.addWidget(self.change_tax_button)


        self.total_card_layout.addLayout(self.total_head)

        self.total_inset = QVBoxLayout()
        self.total_inset.setSpacing(10)
        self.total_inset.setObjectName(u"total_inset")
        self.total_inset.setContentsMargins(0, 0, 7, 0)
        self.checkout_grid = QGridLayout()
        self.checkout_grid.setObjectName(u"checkout_grid")
        self.checkout_grid.setHorizontalSpacing(10)
        self.checkout_grid.setVerticalSpacing(9)
        self.checkout_grid.setContentsMargins(0, 0, 0, 0)
        self.checkout_subtotal_caption_label = QLabel(self.total_card)
        self.checkout_subtotal_caption_label.setObjectName(u"checkout_subtotal_caption_label")
        self.checkout_subtotal_caption_label.setTextFormat(Qt.TextFormat.PlainText)

        self.checkout_grid.addWidget(self.checkout_subtotal_caption_label, 0, 0, 1, 1)

        self.checkout_subtotal_label = MoneyLabel(self.total_card)
        self.checkout_subtotal_label.setObjectName(u"checkout_subtotal_label")
        self.checkout_subtotal_label.setTextFormat(Qt.TextFormat.PlainText)

        self.checkout_grid.addWidget(self.checkout_subtotal_label, 0, 1, 1, 1)

        self.checkout_discount_caption_label = QLabel(self.total_card)
        self.checkout_discount_caption_label.setObjectName(u"checkout_discount_caption_label")
        self.checkout_discount_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.checkout_discount_caption_label.setProperty(u"role", u"muted")

        self.checkout_grid.addWidget(self.checkout_discount_caption_label, 1, 0, 1, 1)

        self.checkout_discount_label = MoneyLabel(self.total_card)
        self.checkout_discount_label.setObjectName(u"checkout_discount_label")
        self.checkout_discount_label.setTextFormat(Qt.TextFormat.PlainText)
        self.checkout_discount_label.setProperty(u"role", u"muted")

        self.checkout_grid.addWidget(self.checkout_discount_label, 1, 1, 1, 1)

        self.checkout_tax_caption_label = QLabel(self.total_card)
        self.checkout_tax_caption_label.setObjectName(u"checkout_tax_caption_label")
        self.checkout_tax_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.checkout_tax_caption_label.setProperty(u"role", u"muted")
        self.checkout_tax_caption_label.setWordWrap(True)

        self.checkout_grid.addWidget(self.checkout_tax_caption_label, 2, 0, 1, 1)

        self.checkout_tax_label = MoneyLabel(self.total_card)
        self.checkout_tax_label.setObjectName(u"checkout_tax_label")
        self.checkout_tax_label.setTextFormat(Qt.TextFormat.PlainText)
        self.checkout_tax_label.setProperty(u"role", u"muted")

        self.checkout_grid.addWidget(self.checkout_tax_label, 2, 1, 1, 1)

        self.checkout_grid.setColumnStretch(0, 1)

        self.total_inset.addLayout(self.checkout_grid)

        self.tax_reason_label = QLabel(self.total_card)
        self.tax_reason_label.setObjectName(u"tax_reason_label")
        self.tax_reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.tax_reason_label.setProperty(u"role", u"small")
        self.tax_reason_label.setWordWrap(True)

        self.total_inset.addWidget(self.tax_reason_label)

        self.checkout_line = Divider(self.total_card)
        self.checkout_line.setObjectName(u"checkout_line")

        self.total_inset.addWidget(self.checkout_line)

        self.checkout_total_row = QHBoxLayout()
        self.checkout_total_row.setObjectName(u"checkout_total_row")
        self.checkout_total_row.setContentsMargins(0, 0, 0, 0)
        self.checkout_total_caption_label = QLabel(self.total_card)
        self.checkout_total_caption_label.setObjectName(u"checkout_total_caption_label")
        self.checkout_total_caption_label.setTextFormat(Qt.TextFormat.PlainText)
        self.checkout_total_caption_label.setProperty(u"role", u"total")

        self.checkout_total_row.addWidget(self.checkout_total_caption_label)

        self.checkout_total_row_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.checkout_total_row.addItem(self.checkout_total_row_spacer_1)

        self.checkout_total_label = MoneyLabel(self.total_card)
        self.checkout_total_label.setObjectName(u"checkout_total_label")
        self.checkout_total_label.setTextFormat(Qt.TextFormat.PlainText)
        self.checkout_total_label.setProperty(u"role", u"total")

        self.checkout_total_row.addWidget(self.checkout_total_label)


        self.total_inset.addLayout(self.checkout_total_row)

        self.paper_notice = Notice(self.total_card)
        self.paper_notice.setObjectName(u"paper_notice")

        self.total_inset.addWidget(self.paper_notice)

        self.checkout_notice = Notice(self.total_card)
        self.checkout_notice.setObjectName(u"checkout_notice")

        self.total_inset.addWidget(self.checkout_notice)

        self.place_order_button = QPushButton(self.total_card)
        self.place_order_button.setObjectName(u"place_order_button")
        self.place_order_button.setAutoDefault(False)
        self.place_order_button.setProperty(u"kind", u"primary")
        self.place_order_button.setProperty(u"large", True)

        self.total_inset.addWidget(self.place_order_button)

        self.place_note_label = QLabel(self.total_card)
        self.place_note_label.setObjectName(u"place_note_label")
        self.place_note_label.setTextFormat(Qt.TextFormat.PlainText)
        self.place_note_label.setProperty(u"role", u"small")
        self.place_note_label.setWordWrap(True)
        self.place_note_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.total_inset.addWidget(self.place_note_label)


        self.total_card_layout.addLayout(self.total_inset)


        self.right_column_layout.addWidget(self.total_card)

        self.right_column_layout_spacer_2 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.right_column_layout.addItem(self.right_column_layout_spacer_2)

        self.right_column_layout.setStretch(2, 1)

        self.columns.addWidget(self.right_scroll)

        self.columns.setStretch(0, 1)
#if QT_CONFIG(shortcut)
        self.contact_person_label_caption.setBuddy(self.contact_person_label)
        self.contact_email_label_caption.setBuddy(self.contact_email_label)
        self.contact_address_label_caption.setBuddy(self.contact_address_label)
        self.pi_number_caption.setBuddy(self.pi_number_edit)
        self.po_number_caption.setBuddy(self.po_number_edit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Checkout)

        QMetaObject.connectSlotsByName(Checkout)
    # setupUi

    def retranslateUi(self, Checkout):
        self.plan_title.setText(QCoreApplication.translate("Checkout", u"Plan information", None))
        self.edit_plan_button.setText(QCoreApplication.translate("Checkout", u"Edit", None))
#if QT_CONFIG(accessibility)
        self.edit_plan_button.setAccessibleName(QCoreApplication.translate("Checkout", u"Edit the plan", None))
#endif // QT_CONFIG(accessibility)
        self.services_title.setText(QCoreApplication.translate("Checkout", u"Service information", None))
        self.edit_services_button.setText(QCoreApplication.translate("Checkout", u"Edit", None))
#if QT_CONFIG(accessibility)
        self.edit_services_button.setAccessibleName(QCoreApplication.translate("Checkout", u"Edit the services", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.services_table.setAccessibleName(QCoreApplication.translate("Checkout", u"Service information", None))
#endif // QT_CONFIG(accessibility)
        self.no_services_label.setText(QCoreApplication.translate("Checkout", u"No services.", None))
        self.billing_title.setText(QCoreApplication.translate("Checkout", u"Billing information", None))
        self.add_billing_contact_button.setText(QCoreApplication.translate("Checkout", u"Add new", None))
#if QT_CONFIG(accessibility)
        self.add_billing_contact_button.setAccessibleName(QCoreApplication.translate("Checkout", u"Add a new billing contact", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.billing_contact_combo.setAccessibleName(QCoreApplication.translate("Checkout", u"Billing contact", None))
#endif // QT_CONFIG(accessibility)
        self.edit_billing_contact_button.setText(QCoreApplication.translate("Checkout", u"Edit\u2026", None))
#if QT_CONFIG(accessibility)
        self.edit_billing_contact_button.setAccessibleName(QCoreApplication.translate("Checkout", u"Edit the billing contact", None))
#endif // QT_CONFIG(accessibility)
        self.contact_person_label_caption.setText(QCoreApplication.translate("Checkout", u"Contact", None))
        self.contact_email_label_caption.setText(QCoreApplication.translate("Checkout", u"Email", None))
        self.contact_address_label_caption.setText(QCoreApplication.translate("Checkout", u"Address", None))
        self.contact_tax_caption_label.setText(QCoreApplication.translate("Checkout", u"VAT ID", None))
        self.payment_title.setText(QCoreApplication.translate("Checkout", u"Payment method", None))
#if QT_CONFIG(accessibility)
        self.pay_paypal_button.setAccessibleName(QCoreApplication.translate("Checkout", u"PayPal", None))
#endif // QT_CONFIG(accessibility)
        self.pay_paypal_button.setText(QCoreApplication.translate("Checkout", u"PayPal", None))
#if QT_CONFIG(accessibility)
        self.pay_card_button.setAccessibleName(QCoreApplication.translate("Checkout", u"Debit or Credit Card", None))
#endif // QT_CONFIG(accessibility)
        self.pay_card_button.setText(QCoreApplication.translate("Checkout", u"Debit or Credit Card", None))
#if QT_CONFIG(accessibility)
        self.pay_offline_button.setAccessibleName(QCoreApplication.translate("Checkout", u"Offline", None))
#endif // QT_CONFIG(accessibility)
        self.pay_offline_button.setText(QCoreApplication.translate("Checkout", u"Offline", None))
        self.pi_number_caption.setText(QCoreApplication.translate("Checkout", u"PI number (optional)", None))
#if QT_CONFIG(tooltip)
        self.pi_number_caption.setToolTip(QCoreApplication.translate("Checkout", u"Given by Yeastar Sales", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.pi_number_edit.setAccessibleName(QCoreApplication.translate("Checkout", u"PI number from Yeastar Sales, optional", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.pi_number_edit.setToolTip(QCoreApplication.translate("Checkout", u"Given by Yeastar Sales", None))
#endif // QT_CONFIG(tooltip)
        self.po_number_caption.setText(QCoreApplication.translate("Checkout", u"PO number (optional)", None))
#if QT_CONFIG(accessibility)
        self.po_number_edit.setAccessibleName(QCoreApplication.translate("Checkout", u"Purchase order number, optional", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.po_number_edit.setToolTip(QCoreApplication.translate("Checkout", u"The customer's purchase order", None))
#endif // QT_CONFIG(tooltip)
        self.auto_renew_check.setText(QCoreApplication.translate("Checkout", u"Auto Renew", None))
#if QT_CONFIG(accessibility)
        self.auto_renew_check.setAccessibleName(QCoreApplication.translate("Checkout", u"Auto Renew", None))
#endif // QT_CONFIG(accessibility)
        self.total_title.setText(QCoreApplication.translate("Checkout", u"Checkout", None))
        self.change_tax_button.setText(QCoreApplication.translate("Checkout", u"Change tax", None))
#if QT_CONFIG(tooltip)
        self.change_tax_button.setToolTip(QCoreApplication.translate("Checkout", u"Another tax category than seller and buyer decide, with a reason", None))
#endif // QT_CONFIG(tooltip)
        self.checkout_subtotal_caption_label.setText(QCoreApplication.translate("Checkout", u"Subtotal", None))
        self.checkout_discount_caption_label.setText(QCoreApplication.translate("Checkout", u"Discount", None))
        self.checkout_tax_caption_label.setText(QCoreApplication.translate("Checkout", u"VAT", None))
        self.checkout_total_caption_label.setText(QCoreApplication.translate("Checkout", u"Total due", None))
        self.place_order_button.setText(QCoreApplication.translate("Checkout", u"Place order", None))
        self.place_note_label.setText(QCoreApplication.translate("Checkout", u"Saved on this laptop at once, also without a network.", None))
        pass
    # retranslateUi

