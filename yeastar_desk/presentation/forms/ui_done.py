# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'done.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (
    QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from yeastar_desk.presentation.preview.pdf_frame import PdfFrame
from yeastar_desk.presentation.sale.payment_card import PaymentCard
from yeastar_desk.presentation.sale.tick import Tick
from yeastar_desk.presentation.widgets import (ColumnScroll, Divider, Notice, WrapLabel)
class Ui_Done(object):
    def setupUi(self, Done):
        if not Done.objectName():
            Done.setObjectName(u"Done")
        self.columns = QHBoxLayout(Done)
        self.columns.setSpacing(28)
        self.columns.setObjectName(u"columns")
        self.columns.setContentsMargins(32, 20, 24, 20)
        self.left_scroll = ColumnScroll(Done)
        self.left_scroll.setObjectName(u"left_scroll")
        self.left_column = QWidget()
        self.left_column.setObjectName(u"left_column")
        self.left_scroll.setWidget(self.left_column)
        self.left_column_layout = QVBoxLayout(self.left_column)
        self.left_column_layout.setSpacing(8)
        self.left_column_layout.setObjectName(u"left_column_layout")
        self.left_column_layout.setContentsMargins(0, 0, 0, 0)
        self.left_column_layout_spacer_0 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column_layout.addItem(self.left_column_layout_spacer_0)

        self.tick = Tick(self.left_column)
        self.tick.setObjectName(u"tick")

        self.left_column_layout.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)

        self.left_column_layout_spacer_2 = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.left_column_layout.addItem(self.left_column_layout_spacer_2)

        self.done_title = QLabel(self.left_column)
        self.done_title.setObjectName(u"done_title")
        self.done_title.setTextFormat(Qt.TextFormat.PlainText)
        self.done_title.setProperty(u"role", u"hero")

        self.left_column_layout.addWidget(self.done_title)

        self.done_summary_label = WrapLabel(self.left_column)
        self.done_summary_label.setObjectName(u"done_summary_label")
        self.done_summary_label.setProperty(u"role", u"section")

        self.left_column_layout.addWidget(self.done_summary_label)

        self.numbers_grid = QGridLayout()
        self.numbers_grid.setObjectName(u"numbers_grid")
        self.numbers_grid.setHorizontalSpacing(0)
        self.numbers_grid.setVerticalSpacing(4)
        self.numbers_grid.setContentsMargins(0, 0, 0, 0)
        self.order_number_label_caption = QLabel(self.left_column)
        self.order_number_label_caption.setObjectName(u"order_number_label_caption")
        self.order_number_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.order_number_label_caption.setProperty(u"role", u"muted")

        self.numbers_grid.addWidget(self.order_number_label_caption, 0, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.order_number_label = QLabel(self.left_column)
        self.order_number_label.setObjectName(u"order_number_label")
        self.order_number_label.setTextFormat(Qt.TextFormat.PlainText)
        self.order_number_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.numbers_grid.addWidget(self.order_number_label, 0, 1, 1, 1)

        self.document_number_label_caption = QLabel(self.left_column)
        self.document_number_label_caption.setObjectName(u"document_number_label_caption")
        self.document_number_label_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.document_number_label_caption.setProperty(u"role", u"muted")

        self.numbers_grid.addWidget(self.document_number_label_caption, 1, 0, 1, 1, Qt.AlignmentFlag.AlignVCenter)

        self.document_number_label = QLabel(self.left_column)
        self.document_number_label.setObjectName(u"document_number_label")
        self.document_number_label.setTextFormat(Qt.TextFormat.PlainText)
        self.document_number_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.numbers_grid.addWidget(self.document_number_label, 1, 1, 1, 1)

        self.numbers_grid.setColumnStretch(1, 1)
        self.numbers_grid.setColumnMinimumWidth(0, 120)

        self.left_column_layout.addLayout(self.numbers_grid)

        self.left_column_layout_spacer_6 = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.left_column_layout.addItem(self.left_column_layout_spacer_6)

        self.next_notice = Notice(self.left_column)
        self.next_notice.setObjectName(u"next_notice")

        self.left_column_layout.addWidget(self.next_notice)

        self.payment_card = PaymentCard(self.left_column)
        self.payment_card.setObjectName(u"payment_card")

        self.left_column_layout.addWidget(self.payment_card)

        self.left_column_layout_spacer_8 = QSpacerItem(10, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.left_column_layout.addItem(self.left_column_layout_spacer_8)

        self.paper_buttons = QHBoxLayout()
        self.paper_buttons.setSpacing(10)
        self.paper_buttons.setObjectName(u"paper_buttons")
        self.paper_buttons.setContentsMargins(0, 0, 0, 0)
        self.print_button = QPushButton(self.left_column)
        self.print_button.setObjectName(u"print_button")
        self.print_button.setAutoDefault(False)
        self.print_button.setProperty(u"kind", u"primary")

        self.paper_buttons.addWidget(self.print_button)

        self.save_pdf_button = QPushButton(self.left_column)
        self.save_pdf_button.setObjectName(u"save_pdf_button")
        self.save_pdf_button.setAutoDefault(False)

        self.paper_buttons.addWidget(self.save_pdf_button)

        self.link_button = QPushButton(self.left_column)
        self.link_button.setObjectName(u"link_button")
        self.link_button.setAutoDefault(False)

        self.paper_buttons.addWidget(self.link_button)

        self.paper_buttons_spacer_2 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.paper_buttons.addItem(self.paper_buttons_spacer_2)


        self.left_column_layout.addLayout(self.paper_buttons)

        self.mail_row = QHBoxLayout()
        self.mail_row.setSpacing(10)
        self.mail_row.setObjectName(u"mail_row")
        self.mail_row.setContentsMargins(0, 0, 0, 0)
        self.email_button = QPushButton(self.left_column)
        self.email_button.setObjectName(u"email_button")
        self.email_button.setAutoDefault(False)

        self.mail_row.addWidget(self.email_button)

        self.mail_row_spacer_1 = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.mail_row.addItem(self.mail_row_spacer_1)


        self.left_column_layout.addLayout(self.mail_row)

        self.email_reason_row = QHBoxLayout()
        self.email_reason_row.setSpacing(10)
        self.email_reason_row.setObjectName(u"email_reason_row")
        self.email_reason_row.setContentsMargins(0, 0, 0, 0)
        self.email_reason_label = QLabel(self.left_column)
        self.email_reason_label.setObjectName(u"email_reason_label")
        self.email_reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.email_reason_label.setProperty(u"role", u"small")
        self.email_reason_label.setWordWrap(True)

        self.email_reason_row.addWidget(self.email_reason_label)

        self.email_settings_button = QPushButton(self.left_column)
        self.email_settings_button.setObjectName(u"email_settings_button")
        self.email_settings_button.setAutoDefault(False)
        self.email_settings_button.setProperty(u"kind", u"link")

        self.email_reason_row.addWidget(self.email_settings_button)

        self.email_reason_row_spacer_2 = QSpacerItem(0, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.email_reason_row.addItem(self.email_reason_row_spacer_2)


        self.left_column_layout.addLayout(self.email_reason_row)

        self.left_column_layout_spacer_12 = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.left_column_layout.addItem(self.left_column_layout_spacer_12)

        self.done_line = Divider(self.left_column)
        self.done_line.setObjectName(u"done_line")

        self.left_column_layout.addWidget(self.done_line)

        self.left_column_layout_spacer_14 = QSpacerItem(10, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.left_column_layout.addItem(self.left_column_layout_spacer_14)

        self.next_buttons = QWidget(self.left_column)
        self.next_buttons.setObjectName(u"next_buttons")
        self.new_order_button = QPushButton(self.next_buttons)
        self.new_order_button.setObjectName(u"new_order_button")
        self.new_order_button.setAutoDefault(False)
        self.new_order_button.setProperty(u"kind", u"primary")
        self.same_again_button = QPushButton(self.next_buttons)
        self.same_again_button.setObjectName(u"same_again_button")
        self.same_again_button.setAutoDefault(False)
        self.open_in_orders_button = QPushButton(self.next_buttons)
        self.open_in_orders_button.setObjectName(u"open_in_orders_button")
        self.open_in_orders_button.setAutoDefault(False)

        self.left_column_layout.addWidget(self.next_buttons)

        self.left_column_layout_spacer_17 = QSpacerItem(10, 20, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.left_column_layout.addItem(self.left_column_layout_spacer_17)


        self.columns.addWidget(self.left_scroll)

        self.document_frame = PdfFrame(Done)
        self.document_frame.setObjectName(u"document_frame")

        self.columns.addWidget(self.document_frame)

        self.columns.setStretch(0, 5)
        self.columns.setStretch(1, 6)
#if QT_CONFIG(shortcut)
        self.order_number_label_caption.setBuddy(self.order_number_label)
        self.document_number_label_caption.setBuddy(self.document_number_label)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Done)

        QMetaObject.connectSlotsByName(Done)
    # setupUi

    def retranslateUi(self, Done):
        self.done_title.setText(QCoreApplication.translate("Done", u"Order placed", None))
        self.order_number_label_caption.setText(QCoreApplication.translate("Done", u"Order number", None))
        self.document_number_label_caption.setText(QCoreApplication.translate("Done", u"Document", None))
        self.print_button.setText(QCoreApplication.translate("Done", u"Print\u2026", None))
        self.save_pdf_button.setText(QCoreApplication.translate("Done", u"Save PDF\u2026", None))
        self.link_button.setText(QCoreApplication.translate("Done", u"Show link\u2026", None))
#if QT_CONFIG(tooltip)
        self.link_button.setToolTip(QCoreApplication.translate("Done", u"A QR code: the customer fetches the document with a phone", None))
#endif // QT_CONFIG(tooltip)
        self.email_button.setText(QCoreApplication.translate("Done", u"Email", None))
        self.email_settings_button.setText(QCoreApplication.translate("Done", u"Open Settings", None))
#if QT_CONFIG(accessibility)
        self.email_settings_button.setAccessibleName(QCoreApplication.translate("Done", u"Open Settings to set up email", None))
#endif // QT_CONFIG(accessibility)
        self.new_order_button.setText(QCoreApplication.translate("Done", u"New order", None))
        self.same_again_button.setText(QCoreApplication.translate("Done", u"Same plan, next company", None))
        self.open_in_orders_button.setText(QCoreApplication.translate("Done", u"Open in Orders", None))
        pass
    # retranslateUi

